"""One family name, two given names: a clash where each report knows one of the two alone and tells the same of him.

Members of a family stand in one story often enough, but then at least one of the reports names both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from consistency.lang.content import content, overlap
from consistency.slots.naming import Relation, genders_differ, relate
from consistency.types import SlotComparison, SlotKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from consistency.slots.told import Told
    from consistency.types import Claim, ClaimPair, Slot

LEVEL = "another given name, and each report has one alone"
#: Share of the shorter claim's content words that the other has too; and how sure such a clash is, as it was read.
SAME_MATTER = 0.35
SURE = 0.85
#: Letters of a given name that may be a short form that no list holds.
SHORT_NAME = 4


def namesakes(pair: ClaimPair, ruled: Sequence[SlotComparison], told: Told) -> Iterator[SlotComparison]:
    """Give the people of one family name who are most likely one, named differently."""
    met = {id(slot) for one in ruled if one.agrees is not None for slot in (one.left, one.right)}
    mine, theirs = (content(claim.resolved or claim.text) for claim in (pair.left, pair.right))
    if overlap(mine, theirs) < SAME_MATTER:
        return
    for left in _printed(pair.left):
        for right in _printed(pair.right):
            if not {id(left), id(right)} & met and _one_in_each(pair, left, right, told):
                yield SlotComparison(SlotKind.PERSON, left, right, LEVEL, agrees=False, sure=SURE)


def _printed(claim: Claim) -> list[Slot]:
    """Give the full names that the outlet itself wrote here, each once; one that we filled in is no evidence."""
    names = (slot for slot in claim.slots if slot.kind is SlotKind.PERSON and len(slot.value.split()) > 1)
    return list({slot.value: slot for slot in names if len(slot.text.split()) > 1}.values())


def _one_in_each(pair: ClaimPair, left: Slot, right: Slot, told: Told) -> bool:
    names = left.value.title(), right.value.title()
    if _speaks(pair.left, left) != _speaks(pair.right, right) or _perhaps_short(*names):
        return False
    # "Kim Jong-un" and "Kim Il-sung" have their family name first.
    if (
        names[0].split()[-1] != names[1].split()[-1]
        or relate(*names) is not Relation.GIVEN
        or genders_differ(left.value, right.value)
    ):
        return False
    return not told.namesakes(pair.left, left) and not told.namesakes(pair.right, right)


def _speaks(claim: Claim, slot: Slot) -> bool:
    """Say whether a name is that of the speaker, outside of the claim: who speaks is nobody that is spoken of."""
    return slot.end <= claim.start or slot.start >= claim.end


def _perhaps_short(name: str, other: str) -> bool:
    """Say whether a short given name may stand for a longer one of the same letter: "Mo" for "Maurice"."""
    one, two = sorted((name.split()[0], other.split()[0]), key=len)
    return one[0] == two[0] and len(one) <= SHORT_NAME
