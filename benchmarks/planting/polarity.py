"""Planted denials: a verb that two outlets assert, negated in one report."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.planting.corpus import Gold, Sentence, Story, stem
from benchmarks.planting.facts import comparable
from benchmarks.planting.lexicon import IRREGULAR
from benchmarks.planting.wording import Edit, Plant
from consistency.types import ClashType

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

_AUXILIARY = r"is|are|was|were|has|have|had|will|would|can|could|should"
_WITH_AUXILIARY = re.compile(
    rf"\b(?P<aux>{_AUXILIARY}) (?P<verb>(?:been |be )?[a-z]{{3,}}(?:ed|ing|en|wn|nd|ld|ck)?)\b"
)
_PAST = re.compile(rf"(?<=[\w,] )(?P<verb>{'|'.join(IRREGULAR)}|[a-z]{{3,}}ed)\b")
_NEGATIVE = re.compile(
    r"\b(?:not|no|never|none|nobody|without|denie[sd]|deny|neither|nor|cannot|unless|if|whether)\b|n['’]t\b|\?",
    re.IGNORECASE,
)
_VERBS_OF_SPEECH = frozenset({
    "said", "told", "added", "reported", "announced", "called", "asked", "noted", "claimed", "wrote", "according",
    "used", "based", "named", "supposed", "expected", "scheduled", "alleged", "accused",
})  # fmt: skip
#: What stands right before a past form that is no finite verb of the sentence's subject.
_NO_SUBJECT = re.compile(
    r"\b(?:is|are|was|were|has|have|had|be|been|being|the|a|an|to|and|or|of|by|with|in|who|which|that|when|after|before|"
    r"as|his|her|its|their|not|got|get|more|most|also|then|once|left|for|on|at)\s$|[,\"”“]\s$",
    re.IGNORECASE,
)
#: Shared content words of the two sentences, and their share of the shorter one.
LEAST, SHARE = 4, 0.5


@dataclass(frozen=True, slots=True)
class Assertion:
    """A verb asserted: the stretch to replace, what replaces it, and the stem of the verb."""

    sentence: Sentence
    start: int
    end: int
    new: str
    verb: str


def assertions(sentence: Sentence, vocabulary: frozenset[str]) -> Iterator[Assertion]:
    """Give the first verb of a plain affirmative sentence, with its negation."""
    text = sentence.text
    if _NEGATIVE.search(text):
        return
    found = [a for a in (with_auxiliary(sentence), past(sentence, vocabulary)) if a]
    yield from sorted(found, key=lambda a: a.start)[:1]


def with_auxiliary(sentence: Sentence) -> Assertion | None:
    """Give "was arrested" as "was not arrested"."""
    for m in _WITH_AUXILIARY.finditer(sentence.text):
        verb = m["verb"].split()[-1]
        passive = re.search(r"(?:ed|ing|en|wn|nd|ld|ck|ne|un|ut|pt|lt|de|me|id)$", verb)
        if (passive or m["aux"] in ("will", "would", "can", "could", "should")) and usable(sentence, m.start(), verb):
            return Assertion(sentence, m.start("aux"), m.end("aux"), f"{m['aux']} not", stem(verb))
    return None


def past(sentence: Sentence, vocabulary: frozenset[str]) -> Assertion | None:
    """Give "checked" as "did not check"; only where the text shows the plain form of the verb."""
    for m in _PAST.finditer(sentence.text):
        base = IRREGULAR.get(m["verb"]) or plain(m["verb"], vocabulary)
        if base and not _NO_SUBJECT.search(sentence.text[: m.start()]) and usable(sentence, m.start(), m["verb"]):
            return Assertion(sentence, m.start("verb"), m.end("verb"), f"did not {base}", stem(base))
    return None


def usable(sentence: Sentence, start: int, verb: str) -> bool:
    """Say whether a verb is an event and stands outside of quotations and asides."""
    before = sentence.text[:start]
    return (
        verb not in _VERBS_OF_SPEECH
        and bool(stem(verb))
        and len(before.split()) <= 12
        and not re.search(r"[\"“(—:;]|\b(?:who|which|that|when|after|while|because|as)\b", before)
        and not re.match(r"\s*(?:by the|off)\b", sentence.text[start + len(verb) :])
    )


def plain(past_form: str, vocabulary: frozenset[str]) -> str:
    """Give the plain form of a regular past form, if the news use it."""
    root = past_form[:-2]
    forms = [
        past_form[:-1],
        root,
        f"{root[:-1]}y" if root.endswith("i") else "",
        root[:-1] if root[-1:] == root[-2:-1] else "",
    ]
    return next((form for form in forms if len(form) > 2 and form in vocabulary), "")


def polarity_plants(story: Story, gold: Gold, rng: random.Random) -> Iterator[Plant]:
    """Give one plant for each verb that two outlets assert of much the same words."""
    vocabulary = frozenset(w for s in story.sentences for w in re.findall(r"\bto ([a-z]+)", s.text))
    all_ = [a for sentence in story.sentences for a in assertions(sentence, vocabulary)]
    order = list(all_)
    rng.shuffle(order)
    seen: set[str] = set()
    for left in order:
        met = [
            right
            for right in all_
            if left.verb == right.verb and left.verb not in seen and is_shared(left, right, gold)
        ]
        if met:
            seen.add(left.verb)
            right = max(met, key=lambda other: len(left.sentence.stems & other.sentence.stems))
            yield denied(story, left, right, all_)


def is_shared(left: Assertion, right: Assertion, gold: Gold) -> bool:
    """Say whether two sentences assert one event: shared words on both sides of the verb, and over all."""
    if not comparable(left.sentence, right.sentence) or gold.of(left.sentence, right.sentence) is False:
        return False
    both = left.sentence.outside(left.start, left.end) & right.sentence.outside(right.start, right.end) - {left.verb}
    shorter = min(len(left.sentence.stems), len(right.sentence.stems))
    if len(both) < LEAST or len(both) < SHARE * shorter:
        return False
    return bool(sides(left)[0] & sides(right)[0]) and bool(sides(left)[1] & sides(right)[1])


def sides(assertion: Assertion) -> tuple[frozenset[str], frozenset[str]]:
    """Give the content stems before and after the verb."""
    tokens = [t for t in assertion.sentence.tokens if t.stem and t.stem != assertion.verb]
    before = frozenset(t.stem for t in tokens if t.end <= assertion.start)
    return before, frozenset(t.stem for t in tokens if t.start >= assertion.end)


def denied(story: Story, left: Assertion, right: Assertion, all_: list[Assertion]) -> Plant:
    """Negate the verb in its sentence, and where the article asserts the same of the same words."""
    own = [a for a in all_ if a.sentence.article is left.sentence.article and a.verb == left.verb]
    same = [a for a in own if a == left or len(a.sentence.stems & left.sentence.stems) >= LEAST]
    lead = edit(left)
    return Plant.of(ClashType.POLARITY, story.name, left.sentence, right.sentence, [edit(a) for a in same], lead)


def edit(assertion: Assertion) -> Edit:
    """Give the negation as an edit of the article."""
    at = assertion.sentence.start
    return Edit(assertion.sentence.part, at + assertion.start, at + assertion.end, assertion.new)
