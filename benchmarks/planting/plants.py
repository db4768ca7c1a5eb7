"""Planted conflicts: one fact of one article changed, wherever the article states it."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.planting.facts import Fact, typed_facts
from benchmarks.planting.mentions import Mention, mentions
from benchmarks.planting.polarity import polarity_plants
from benchmarks.planting.quotes import quote_plants
from benchmarks.planting.values import is_free, others, reads_well, written
from benchmarks.planting.wording import Edit, Plant, copied
from consistency.types import ClashType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.planting.corpus import Gold, Sentence, Story

__all__ = ["Edit", "Plant", "plants"]

#: Shapes of which an article means one thing wherever it gives the value; a count is the same only beside the same
#: words ("12 people" is not "12 cars").
EVERYWHERE = frozenset(
    {"age", "sum", "clock", "weekday", "month", "day of month", "year", "given name", "role", "place"}
)


def plants(story: Story, gold: Gold, *, types: Sequence[ClashType], seed: int) -> Iterator[Plant]:
    """Give the fair conflicts that can be planted in a story, one for each fact, in a fixed order."""
    rng = random.Random(f"{seed} {story.name}")
    found = [fact for fact in typed_facts(story, gold) if fact.kind in types]
    for _, facts in sorted(by_fact(found).items()):
        rng.shuffle(facts)
        # Where two outlets say it in their own words, that is the harder and the more useful question.
        facts.sort(key=lambda fact: copied(fact.left.sentence, fact.right.sentence))
        yield from next(([plant] for fact in facts if (plant := typed_plant(fact, story, rng))), [])
    if ClashType.QUOTE in types:
        yield from quote_plants(story, rng)
    if ClashType.POLARITY in types:
        yield from polarity_plants(story, gold, rng)


def by_fact(facts: Sequence[Fact]) -> dict[tuple[str, str], list[Fact]]:
    """Group facts that give one value: a story is asked about each value once."""
    groups: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        groups[fact.kind, fact.left.key].append(fact)
    return groups


def typed_plant(fact: Fact, story: Story, rng: random.Random) -> Plant | None:
    """Change the value of a fact; None where no other value is fair."""
    left, right = fact.left, fact.right
    article = left.sentence.article
    same = occurrences(fact, story)
    # A value that either report gives anyway would make the change a mix-up of two facts.
    taken = (article.title, article.text, right.sentence.text)
    for new in others(left, rng):
        if is_free(new, taken) and all(reads_well(*before_and_old(m), written(new, m.text)) for m in same):
            edits = tuple(edit(m, written(new, m.text)) for m in same)
            return Plant.of(
                fact.kind, story.name, left.sentence, right.sentence, edits, edit(left, written(new, left.text))
            )
    return None


def before_and_old(mention: Mention) -> tuple[str, str]:
    """Give what stands before a value, and the value."""
    return mention.sentence.text[: mention.start], mention.text


def edit(mention: Mention, new: str) -> Edit:
    """Give the change of one mention, by its place in the article."""
    at = mention.sentence.start
    return Edit(mention.sentence.part, at + mention.start, at + mention.end, new)


def occurrences(fact: Fact, story: Story) -> list[Mention]:
    """Give every mention of the fact in its article, so that the changed article speaks with one voice."""
    left = fact.left
    own = [s for s in story.sentences if s.article is left.sentence.article]
    if left.shape in ("place", "given name"):
        return [
            left if m.sentence is left.sentence and m.start == left.start else m for s in own for m in bare(left, s)
        ]
    same = [m for s in own for m in mentions(s) if (m.kind, m.key) == (left.kind, left.key)]
    if left.shape in EVERYWHERE:
        return same
    return [m for m in same if m == left or m.sentence.near(m.start, m.end) & fact.near]


def bare(left: Mention, sentence: Sentence) -> Iterator[Mention]:
    """Give the places where a sentence has a name, whatever stands before it."""
    pattern = rf"(?<![\w-]){re.escape(left.text)}(?![\w-])"
    if left.shape == "given name":
        family = left.key.split(" ", 1)[1]
        pattern += rf"(?=(?: [A-Z]\.)? {re.escape(family)}\b|['’]s\b|[,.]?(?:\s[^A-Z\s]|$|\n))"
    else:
        pattern += r"(?! [A-Z])"
    for m in re.finditer(pattern, sentence.text):
        yield replace(left, sentence=sentence, start=m.start(), end=m.end())
