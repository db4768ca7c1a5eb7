"""How numbers and hedges are spelled, and what a reader of values gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from benchmarks.planting.lexicon import HEDGES, NUMBER_WORDS
from consistency.types import ClashType

#: The type of a value, how it is written, what it comes to, and the stretch of the words that would change.
Found = Iterator[tuple[ClashType, str, str, int, int]]

DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
WORDS = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
UNIT_OF_TIME = r"(?:second|minute|hour|day|week|month|year|decade)s?"


def is_hedged(text: str, start: int) -> bool:
    """Say whether one of the three words before `start` makes the value an interval."""
    return bool(HEDGES & {word.lower() for word in re.findall(r"[A-Za-z]+", text[:start])[-3:]})


def number_key(text: str) -> str:
    """Give digits and words of one number the same key."""
    plain = text.lower().replace(",", "")
    value = float(NUMBER_WORDS.get(plain, 0) or plain)
    return str(int(value)) if value.is_integer() else str(value)
