"""Totals against parts: "nine shot" is what "three dead and six hurt" add up to, and no clash with either figure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from consistency.slots.counting import lemma
from consistency.types import Claim, Hedge, Slot, SlotComparison, SlotKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LEVEL = "the sum of its parts"
#: Fewer counts add up to nothing.
PARTS = 2


def with_totals(left: Claim, right: Claim, found: Sequence[SlotComparison]) -> list[SlotComparison]:
    """Give the comparisons, and where a count is the sum of the other side's, that in place of its clashes."""
    sums = [*_sums(left, right), *(_turned(one) for one in _sums(right, left))]
    if not sums:
        return list(found)
    met = {id(slot) for one in found if one.agrees for slot in (one.left, one.right)}
    sums = [one for one in sums if not {id(one.left), id(one.right)} & met]
    return [
        *(one for one in found if one.agrees is not False or not any(_explains(total, one) for total in sums)),
        *sums,
    ]


def _explains(total: SlotComparison, clash: SlotComparison) -> bool:
    """Say whether a clash is between the total and one of its parts."""
    return clash.kind is SlotKind.QUANTITY and all(
        one is not None and other is not None and one.start <= other.start and other.end <= one.end
        for one, other in ((total.left, clash.left), (total.right, clash.right))
    )


def _sums(total_side: Claim, part_side: Claim) -> Iterator[SlotComparison]:
    """Give each total with the stretch of the other claim whose counts add up to it."""
    if sum(slot.kind is SlotKind.QUANTITY for slot in part_side.slots) < PARTS:
        return
    for total in _counts(total_side):
        for parts in _parts(part_side, total):
            if len(parts) >= PARTS and sum(float(part.value) for part in parts) == float(total.value):
                whole = _stretch(part_side, parts)
                yield SlotComparison(SlotKind.QUANTITY, total, whole, LEVEL, agrees=True)
                break


def _parts(claim: Claim, total: Slot) -> Iterator[list[Slot]]:
    """Give the counts that may be parts of a total: those of its own event, or all that is said of people."""
    counts = [slot for slot in _counts(claim) if _is_people(slot) == _is_people(total)]
    yield [slot for slot in counts if _event(slot) == _event(total)]
    if _is_people(total) and _event(total) in HARM:
        yield [slot for slot in counts if _event(slot) in HARM]


#: What is done to people in one disaster: the hurt, the dead and the shot add up.
HARM = frozenset({"dead", "injured", "missing", "trapped", "rescued", "hospitalised", "shot", "stabbed", "trampled",
                  "hit", "struck", "hurt", "wounded", "burned", "drowned", "crushed", "attacked"})  # fmt: skip


def _counts(claim: Claim) -> list[Slot]:
    """Give the exact counts of a claim."""
    return [
        slot
        for slot in claim.slots
        if slot.kind is SlotKind.QUANTITY
        and slot.unit is None
        and slot.hedge is Hedge.EXACTLY
        and slot.value.isdigit()
        and slot.event
    ]


def _event(slot: Slot) -> str:
    return (slot.event or "").split("; ")[0]


#: Words for people that tell them apart, where "person" does not.
_PEOPLE = frozenset({"person", "man", "woman", "men", "women", "child", "children", "adult", "boy", "girl", "passenger",
                     "crew", "member", "student", "worker", "officer", "soldier", "civilian", "resident", "victim",
                     "tourist", "teenager", "pupil", "teacher", "fan", "driver", "pedestrian", "miner"})  # fmt: skip


def _is_people(slot: Slot) -> bool:
    return lemma(slot.about or "") in _PEOPLE


def _stretch(claim: Claim, parts: Sequence[Slot]) -> Slot:
    """Give the counts as one slot, from the first to the last."""
    start, end = parts[0].start, max(part.end for part in parts)
    text = claim.text[start - claim.start : end - claim.start]
    value = "+".join(part.value for part in parts)
    return replace(parts[0], value=value, text=text, start=start, end=end, statement="", low=None, high=None)


def _turned(one: SlotComparison) -> SlotComparison:
    return replace(one, left=one.right, right=one.left)
