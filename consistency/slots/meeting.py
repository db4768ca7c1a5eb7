"""Two claims -> the comparisons of their typed facts; only facts about one thing are compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from consistency.lang.names import plain
from consistency.slots import age, dates, duration, money, person, place, polarity, quantity, quote, role, times
from consistency.slots.echo import echoes
from consistency.slots.intervals import far_beyond, hedged, meets, same_value
from consistency.slots.ladder import MISSING, Level, anything_else, compare
from consistency.slots.same_words import figure_in_same_words, rounded
from consistency.slots.totals import with_totals
from consistency.types import Claim, Slot, SlotComparison, SlotKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Meeting:
    """How two slots of a kind meet: `bound` says whether they are about one thing, the ladder how they compare."""

    bound: Callable[[Slot, Slot], bool]
    levels: Sequence[Level]


MEETINGS: dict[SlotKind, Meeting] = {
    SlotKind.DATE: Meeting(dates.bound, dates.DATE_LEVELS),
    SlotKind.TIME: Meeting(times.bound, times.TIME_LEVELS),
    SlotKind.DURATION: Meeting(duration.bound, duration.DURATION_LEVELS),
    SlotKind.QUANTITY: Meeting(quantity.bound, quantity.QUANTITY_LEVELS),
    SlotKind.MONEY: Meeting(money.bound, money.MONEY_LEVELS),
    SlotKind.AGE: Meeting(age.bound, age.AGE_LEVELS),
    SlotKind.PERSON: Meeting(person.bound, person.PERSON_LEVELS),
    SlotKind.ROLE: Meeting(role.bound, role.ROLE_LEVELS),
    SlotKind.PLACE: Meeting(place.bound, place.PLACE_LEVELS),
    SlotKind.QUOTE: Meeting(quote.bound, quote.QUOTE_LEVELS),
    SlotKind.POLARITY: Meeting(polarity.bound, polarity.POLARITY_LEVELS),
}
_ORDER = {kind: place for place, kind in enumerate(MEETINGS)}


def comparisons(left: Claim, right: Claim) -> tuple[SlotComparison, ...]:
    """Compare the facts of two claims that are about one thing, clashes first, each kind in the order of words."""
    kinds = {slot.kind for slot in left.slots} & {slot.kind for slot in right.slots}
    found: list[SlotComparison] = []
    for kind in sorted(kinds, key=_ORDER.__getitem__):
        if met := list(_of_kind(left, right, kind, MEETINGS[kind])):
            found += _settled(met)
    found += _in_same_words(left, right, found)
    found = with_totals(left, right, found)
    return tuple(sorted(found, key=lambda one: one.agrees is not False))


def compare_kind(left: Slot, right: Slot) -> SlotComparison | None:
    """Compare two facts of one kind; None where the rules do not see that they are about one thing."""
    meeting = MEETINGS[left.kind]
    return compare(meeting.levels, left, right) if meeting.bound(left, right) else None


#: Two figures that no reader understands, in the same words.
BARE_LEVELS = (
    MISSING,
    Level("same value", agrees=True, test=same_value),
    Level("within rounding", agrees=True, test=rounded),
    Level("far beyond the hedge", agrees=None, test=lambda left, right: meets(left, right) and far_beyond(left, right)),
    Level("within the hedge", agrees=True, test=lambda left, right: hedged(left, right) and meets(left, right)),
    anything_else("another figure in the same words"),
)


def _in_same_words(left: Claim, right: Claim, found: Sequence[SlotComparison]) -> Iterator[SlotComparison]:
    """Compare the only figure that differs, unless a fact that holds it was bound already."""
    figures = figure_in_same_words(left, right)
    if figures is None:
        return
    met = [one for one in found if one.agrees is not None]
    if not any(_overlap(figures[0], one.left) or _overlap(figures[1], one.right) for one in met):
        bare = figures[0] not in left.slots
        yield compare(BARE_LEVELS if bare else MEETINGS[figures[0].kind].levels, *figures)


def _overlap(one: Slot, other: Slot | None) -> bool:
    return other is not None and one.start < other.end and other.start < one.end


def _of_kind(left: Claim, right: Claim, kind: SlotKind, meeting: Meeting) -> Iterator[SlotComparison]:
    theirs = [slot for slot in right.slots if slot.kind is kind]
    for slot in (slot for slot in left.slots if slot.kind is kind):
        for other in theirs:
            if kind is SlotKind.PERSON and spoken_of(left, slot) != spoken_of(right, other):
                continue
            if meeting.bound(slot, other) or echoes(left, right, slot, other):
                yield compare(meeting.levels, slot, other)


def spoken_of(claim: Claim, slot: Slot) -> bool:
    """Say whether a claim itself holds a name: that of who says it stands outside, and is nobody that it speaks of."""
    return claim.start <= slot.start and slot.end <= claim.end


def _settled(found: list[SlotComparison]) -> Iterator[SlotComparison]:
    """Drop a clash where either fact agrees with another of the other side: the two reports know both values."""
    found = [one for one in found if one.agrees is not False or _printed(one)]
    if len(found) == 1:
        yield found[0]
        return
    agreed = {id(slot) for one in found if one.agrees for slot in (one.left, one.right)}
    shown: dict[tuple[str | None, str | None, str], SlotComparison] = {}
    for one in found:
        if one.agrees is not False or not {id(one.left), id(one.right)} & agreed:
            shown.setdefault(_shown(one), one)
    yield from shown.values()


def _shown(one: SlotComparison) -> tuple[str | None, str | None, str]:
    """A name that is said three times is compared once."""
    left, right = (None if slot is None else slot.value for slot in (one.left, one.right))
    return left, right, one.level


def _printed(one: SlotComparison) -> bool:
    """Say whether both outlets printed the names that differ: one that we filled in is no evidence against them."""
    slots = [slot for slot in (one.left, one.right) if slot is not None]
    return one.kind is not SlotKind.PERSON or all(slot.value.split()[0] in plain(slot.text) for slot in slots)
