"""The ladder: missing first, the first rung that matches, symmetric for every shipped ladder."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.slots import age, money, quantity
from consistency.slots.ladder import MISSING, Level, anything_else, compare, either
from consistency.types import Slot, SlotKind


def slot(value: str, kind: SlotKind = SlotKind.AGE) -> Slot:
    return Slot(kind, value, value, 0, len(value))


LEVELS = (
    MISSING,
    Level("same", agrees=True, test=lambda left, right: left.value == right.value),
    Level("empty", agrees=None, test=lambda left, right: not left.value or not right.value),
    Level("part", agrees=True, test=either(lambda left, right: left.value in right.value)),
    anything_else("different"),
)


@pytest.mark.parametrize(
    ("left", "right", "level", "agrees"),
    [
        (slot("ab"), None, "missing on one side", None),
        (None, slot("ab"), "missing on one side", None),
        (slot("ab"), slot("ab"), "same", True),
        (slot(""), slot("ab"), "empty", None),
        (slot("a"), slot("ab"), "part", True),
        (slot("ab"), slot("a"), "part", True),
        (slot("ab"), slot("cd"), "different", False),
    ],
)
def test_first_rung_that_matches(left: Slot | None, right: Slot | None, level: str, agrees: bool | None) -> None:
    found = compare(LEVELS, left, right)
    assert (found.level, found.agrees, found.left, found.right) == (level, agrees, left, right)


def test_last_rung_can_abstain() -> None:
    levels = (MISSING, anything_else("not comparable", agrees=None))
    assert compare(levels, slot("a"), slot("b")).agrees is None


@pytest.mark.parametrize(("left", "right"), [(None, None), (slot("a"), slot("a", SlotKind.MONEY))])
def test_nothing_or_two_kinds_is_refused(left: Slot | None, right: Slot | None) -> None:
    with pytest.raises(ValueError, match="compare"):
        compare(LEVELS, left, right)


SHIPPED = {
    SlotKind.QUANTITY: quantity.QUANTITY_LEVELS,
    SlotKind.MONEY: money.MONEY_LEVELS,
    SlotKind.AGE: age.AGE_LEVELS,
}
bounds = st.none() | st.floats(-1e6, 1e6)
values = st.sampled_from(["12", "13", "12 km", "7 mile", "10-12", "vague", "6 months"])


@st.composite
def slots(draw: st.DrawFn, kind: SlotKind) -> Slot:
    low, high = draw(bounds), draw(bounds)
    if low is not None and high is not None and low > high:
        low, high = high, low
    hedge = draw(st.sampled_from(list(quantity.Hedge)))
    unit = draw(st.sampled_from([None, "m", "percent", "USD", "$", "EUR", "CAD", "¥"]))
    return Slot(kind, draw(values), "x", 0, 1, hedge=hedge, low=low, high=high, unit=unit)


@pytest.mark.parametrize("kind", list(SHIPPED))
@given(data=st.data())
def test_shipped_ladders_are_total_and_symmetric(kind: SlotKind, data: st.DataObject) -> None:
    left, right = data.draw(slots(kind)), data.draw(slots(kind))
    there, back = compare(SHIPPED[kind], left, right), compare(SHIPPED[kind], right, left)
    assert (there.level, there.agrees) == (back.level, back.agrees)
    assert compare(SHIPPED[kind], left, left).agrees is True


@pytest.mark.parametrize("kind", list(SHIPPED))
def test_shipped_ladders_begin_with_missing_and_end_with_a_clash(kind: SlotKind) -> None:
    levels = SHIPPED[kind]
    assert levels[0] is MISSING
    assert levels[-1].agrees is False
    assert len({level.name for level in levels}) == len(levels)
