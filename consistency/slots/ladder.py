"""Two slots meet on the first rung of an ordered list of labelled levels; the name of the rung is the explanation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from consistency.types import Slot, SlotComparison

SlotTest = Callable[[Slot, Slot], bool]


@dataclass(frozen=True, slots=True)
class Level:
    """One rung: its name is what the report prints; `agrees` is None where nothing can be said.

    `test` sees two slots of one kind and must be symmetric.
    """

    name: str
    agrees: bool | None
    test: SlotTest


def _never(_left: Slot, _right: Slot) -> bool:
    return False


def _always(_left: Slot, _right: Slot) -> bool:
    return True


# The first rung of every ladder. `compare` takes it before any test is asked, so tests never see None.
MISSING = Level("missing on one side", agrees=None, test=_never)


def anything_else(name: str, *, agrees: bool | None = False) -> Level:
    """Give the last rung of a ladder: whatever met on none before."""
    return Level(name, agrees=agrees, test=_always)


def either(test: SlotTest) -> SlotTest:
    """Make a directed test symmetric: it holds one way or the other."""
    return lambda left, right: test(left, right) or test(right, left)


def compare(levels: Sequence[Level], left: Slot | None, right: Slot | None) -> SlotComparison:
    """Give the first rung on which two slots of one kind meet; `levels` begins with MISSING.

    ValueError where both sides are missing or the kinds differ: such a pair is a mistake of the caller.
    """
    one = left or right
    if one is None:
        raise ValueError("nothing to compare: both slots are missing")
    return _comparison(_level(levels, left, right), left, right, one)


def _level(levels: Sequence[Level], left: Slot | None, right: Slot | None) -> Level:
    if left is None or right is None:
        return MISSING
    if left.kind is not right.kind:
        raise ValueError(f"a slot of kind {left.kind} is not compared with one of kind {right.kind}")
    return next(level for level in levels if level.test(left, right))


def _comparison(level: Level, left: Slot | None, right: Slot | None, one: Slot) -> SlotComparison:
    return SlotComparison(kind=one.kind, left=left, right=right, level=level.name, agrees=level.agrees)
