"""Planted misquotations: one word of a quotation that two outlets carry, replaced by another of its class."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.planting.corpus import WORD, Sentence, Story, stem
from benchmarks.planting.facts import comparable
from benchmarks.planting.lexicon import EXCHANGEABLE
from benchmarks.planting.values import reads_well, written
from benchmarks.planting.wording import Edit, Plant
from consistency.types import ClashType

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

#: Words that two quotations must share in one stretch to be the same words of the same person.
STRETCH = 5
_QUOTED = re.compile(r"[“\"]\s?(?P<words>[^“”\"\n]{20,}?)\s?[”\"]")


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words between two marks, by their offsets in the sentence."""

    sentence: Sentence
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


def quotations(sentence: Sentence) -> Iterator[Quotation]:
    """Give the quotations that begin and end in a sentence; with an odd mark nothing is known."""
    if sentence.text.count('"') % 2 or sentence.text.count("“") != sentence.text.count("”"):
        return
    for m in _QUOTED.finditer(sentence.text):
        found = list(WORD.finditer(sentence.text, m.start("words"), m.end("words")))
        yield Quotation(sentence, tuple(w[0].lower() for w in found), tuple(w.span() for w in found))


def common(left: Quotation, right: Quotation) -> range:
    """Give the places in `left` of the longest stretch of words that both have."""
    best = range(0)
    for i in range(len(left.words)):
        for j in range(len(right.words)):
            n = 0
            while i + n < len(left.words) and j + n < len(right.words) and left.words[i + n] == right.words[j + n]:
                n += 1
            if n > len(best):
                best = range(i, i + n)
    return best


def quote_plants(story: Story, rng: random.Random) -> Iterator[Plant]:
    """Give one plant for each quotation that two outlets share and that has a word to exchange."""
    all_ = [quotation for sentence in story.sentences for quotation in quotations(sentence)]
    seen: set[tuple[str, ...]] = set()
    order = list(all_)
    rng.shuffle(order)
    for left in order:
        for right in all_:
            if not comparable(left.sentence, right.sentence):
                continue
            stretch = common(left, right)
            words = tuple(left.words[i] for i in stretch)
            if len(stretch) < STRETCH or sum(bool(stem(w)) for w in words) < 2 or words[:STRETCH] in seen:
                continue
            plant = misquoted(story, left, right, stretch, rng)
            if plant:
                seen.add(words[:STRETCH])
                yield plant
                break


def misquoted(story: Story, left: Quotation, right: Quotation, stretch: range, rng: random.Random) -> Plant | None:
    """Exchange one word in the stretch, wherever the article has these words."""
    text = left.sentence.text
    # Inside the stretch, so that words which both reports have stand on both sides.
    choices = [
        (i, new)
        for i in stretch[1:-1]
        for row in EXCHANGEABLE
        if left.words[i] in row
        for new in row
        if new not in left.words and reads_well(text[: left.spans[i][0]], left.words[i], new)
    ]
    if not choices:
        return None
    place, new = rng.choice(choices)
    start, end = left.spans[place]
    lead = Edit(
        left.sentence.part, left.sentence.start + start, left.sentence.start + end, written(new, text[start:end])
    )
    same = list(elsewhere(story, left, place, new))
    return Plant.of(ClashType.QUOTE, story.name, left.sentence, right.sentence, [lead, *same], lead)


def elsewhere(story: Story, left: Quotation, place: int, new: str) -> Iterator[Edit]:
    """Give the same change where the article repeats the words beside the changed one."""
    around = [re.escape(left.words[i]) for i in range(place - 1, place + 2)]
    pattern = re.compile(rf"\b{around[0]}\W+(?P<word>{around[1]})\W+{around[2]}\b", re.IGNORECASE)
    for sentence in story.sentences:
        if sentence.article is left.sentence.article:
            for m in pattern.finditer(sentence.text):
                start, end = sentence.start + m.start("word"), sentence.start + m.end("word")
                yield Edit(sentence.part, start, end, written(new, m["word"]))
