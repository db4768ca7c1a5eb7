"""A second way to see that two facts are about one thing: the words around them are the same.

The readers bind facts by what they understand: the noun and event of a count, the purpose of a sum. Where they
understand too little, two claims that share most of their content words, name nobody else, and hold one fact of
the kind each, still speak of one thing.
"""

from __future__ import annotations

import re
from functools import lru_cache

from consistency.lang.content import STEM, content, overlap, same_names
from consistency.lang.words import words
from consistency.slots.dates import DATE_LEVELS
from consistency.slots.frequency import UNIT as TIMES
from consistency.slots.ladder import compare
from consistency.types import Claim, Slot, SlotKind

#: Share of the shorter claim's content words that the other one must have, by kind: a date or a time is an adjunct
#: that any sentence can carry, so it takes more of the same words than a count does. Ages are never bound this way:
#: two people of one story stand in the same words.
SHARES = {
    SlotKind.QUANTITY: 0.5,
    SlotKind.MONEY: 0.5,
    SlotKind.DURATION: 0.75,
    SlotKind.TIME: 0.6,
    SlotKind.DATE: 0.7,
}
#: A percentage is of something, and what it is of must be among the words.
PERCENT = 0.7
#: And the share of the longer claim's words: a short claim has its few words in common with many.
OF_LONGER = 0.3
#: Fewer shared words than this are a coincidence.
ENOUGH = 4

# Counted again for every player and every match.
_SCORES = frozenset(words("point yard goal game run assist reboun touchd hit catch carry sack save try set"))
#: Words that make a figure a part of something that the other report may tell as a whole.
_PART = re.compile(
    r"\b(?:others?|more(?! than\b)|additional|further|extra|(?<!one )another|remaining|rest|of whom|"
    r"(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|some|many|most|several|half|few|none|"
    r"all|each|both|any) of (?:them|those))\b",
    re.IGNORECASE,
)


def echoes(left: Claim, right: Claim, one: Slot, other: Slot) -> bool:
    """Say whether two facts of a kind stand in the same words, so that they are about one thing."""
    share = PERCENT if one.unit == "percent" else SHARES.get(one.kind)
    if share is None or not (_alone(left, one) and _alone(right, other)) or not _alike(one, other):
        return False
    if any(tells_of_a_part(claim.text) for claim in (left, right)) or days_differ(left, right, one.kind):
        return False
    mine, theirs = content(left.resolved or left.text), content(right.resolved or right.text)
    if not same_names(mine, theirs):
        return False
    if one.kind is SlotKind.MONEY and _far_apart(one, other):
        return False  # many sums stand beside the names of a story
    shared = len(mine.stems & theirs.stems)
    larger = max(len(mine.stems), len(theirs.stems))
    enough = shared >= ENOUGH or 2 <= shared == larger
    return enough and overlap(mine, theirs) >= share and shared >= OF_LONGER * larger


def _far_apart(one: Slot, other: Slot) -> bool:
    """Say whether one sum is so many times the other that no error explains it: a wrong word for a million would."""
    values = sorted(slot.low or slot.high or 0.0 for slot in (one, other))
    digits = [re.sub(r"\D", "", slot.value.partition(".")[0]).rstrip("0") for slot in (one, other)]
    return values[1] > FAR * values[0] and digits[0] != digits[1]


#: Times that one sum may be another where the words alone say that the two are one.
FAR = 20.0


@lru_cache(maxsize=8192)
def tells_of_a_part(text: str) -> bool:
    """Say whether figures of a text may be parts of what another report tells as a whole: "two more died"."""
    return _PART.search(text) is not None


def _alone(claim: Claim, slot: Slot) -> bool:
    """One fact of the kind and unit: with two, nobody knows which is meant."""
    return (
        sum(s.kind is slot.kind and (s.unit == slot.unit or s.kind is not SlotKind.QUANTITY) for s in claim.slots) == 1
    )


def _alike(one: Slot, other: Slot) -> bool:
    """Same unit, and where both name what they count, the same noun."""
    if one.kind is SlotKind.QUANTITY:
        same = one.unit == other.unit and _scope(one) == _scope(other) and _noun(one) == _noun(other)
        if one.unit == TIMES:
            return same and _first(one) == _first(other)
        return same and _noun(one) not in _SCORES and "yard" not in f"{one.value} {other.value}"
    if one.kind is SlotKind.MONEY:
        return one.unit == other.unit and (one.about is None or other.about is None or one.about == other.about)
    return _first(one) == _first(other)


def _noun(slot: Slot) -> str:
    return (slot.about or "").rpartition(" ")[2].lower()[:STEM].rstrip("s")


def _first(slot: Slot) -> str:
    return (slot.event or "").split("; ")[0]


def _scope(slot: Slot) -> frozenset[str]:
    return frozenset(part for part in (slot.event or "").split("; ")[1:] if part.startswith(("per ", "not ")))


def days_differ(left: Claim, right: Claim, kind: SlotKind) -> bool:
    """Say whether the claims speak of different days, where the day is not itself the fact in question."""
    if kind is SlotKind.DATE:
        return False
    days = [{s.value: s for s in claim.slots if s.kind is SlotKind.DATE} for claim in (left, right)]
    if not (days[0] and days[1]) or days[0].keys() & days[1].keys():
        return False
    # "28 October" may be that of 2013; a weekday and a date of which no calendar is known are taken for two days.
    met = (compare(DATE_LEVELS, one, other) for one in days[0].values() for other in days[1].values())
    return not any(one.agrees and one.level in _ONE_DAY for one in met)


_ONE_DAY = frozenset({"same day", "same days", "same day of the month"})
