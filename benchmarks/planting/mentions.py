"""The values of a sentence: numbers, sums, ages, dates, times, names, roles and places.

By patterns of our own, narrower than what the package reads: a value that a pattern is unsure of (a score, a street, a
model, a hedge) is no mention, since a change of it need not be a clash.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from benchmarks.planting.days import dates, times
from benchmarks.planting.measures import ages, money, quantities
from benchmarks.planting.naming import names, places, roles
from benchmarks.planting.spelling import Found, is_hedged
from consistency.types import ClashType

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.planting.corpus import Sentence

READERS: tuple[Callable[[str], Found], ...] = (ages, money, dates, times, quantities, names, roles, places)
_TOLL = re.compile(
    r"\b(?:kill|dead|die|death|injur|wound|hurt|missing|arrest|homeless|evacuat|displac|victim|casualt)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One value: `shape` is how it is written, `key` what it comes to, `[start, end)` the words that would change."""

    sentence: Sentence
    kind: ClashType
    shape: str
    key: str
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words that would change."""
        return self.sentence.text[self.start : self.end]


@cache
def mentions(sentence: Sentence) -> tuple[Mention, ...]:
    """Give the values of a sentence, hedged ones left out."""
    found: dict[tuple[int, int], Mention] = {}
    for reader in READERS:
        for kind, shape, key, start, end in reader(sentence.text):
            if not is_hedged(sentence.text, start):
                found.setdefault((start, end), Mention(sentence, kind, shape, key, start, end))
    return tuple(found.values())


def is_toll(mention: Mention) -> bool:
    """Say whether a count is one that grows while a story develops."""
    return mention.kind is ClashType.QUANTITY and bool(_TOLL.search(mention.sentence.text))
