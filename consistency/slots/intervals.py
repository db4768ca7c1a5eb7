"""Tests that several ladders share: how two intervals of numbers lie to each other. All are symmetric."""

from __future__ import annotations

import re

from consistency.slots.ladder import either
from consistency.types import Hedge, Slot


def same_value(left: Slot, right: Slot) -> bool:
    """Hold where the same figure is given with the same hedge."""
    return left.value == right.value and left.hedge is right.hedge and (left.low, left.high) == (right.low, right.high)


def is_vague(slot: Slot) -> bool:
    """Say whether a figure has no bounds at all ("scores of")."""
    return slot.low is None and slot.high is None


def meets(left: Slot, right: Slot) -> bool:
    """Hold where the intervals of two figures share a point."""
    lows = [slot.low for slot in (left, right) if slot.low is not None]
    highs = [slot.high for slot in (left, right) if slot.high is not None]
    return not lows or not highs or max(lows) <= min(highs) + 1e-9 * abs(min(highs))


def hedged(left: Slot, right: Slot) -> bool:
    """Hold where one side is hedged."""
    return left.hedge is not Hedge.EXACTLY or right.hedge is not Hedge.EXACTLY


def is_range(slot: Slot) -> bool:
    """Say whether a value is a range ("10-12")."""
    return re.match(r"-?[\d.]+-\d", slot.value) is not None


def _centre_within(left: Slot, right: Slot) -> bool:
    if left.low is None or left.high is None or right.low is None or right.high is None:
        return False
    centre = (left.low + left.high) / 2
    slack = 1e-9 * abs(centre)
    return right.low - slack <= centre <= right.high + slack


rounded = either(_centre_within)


def _far_beyond(left: Slot, right: Slot) -> bool:
    """Hold where an open hedge is met, but so far from its figure that nobody would call it agreement."""
    other = right.low if right.low is not None else right.high
    if other is None or other < 0:
        return False
    if left.high is None and left.low is not None and left.low >= 0:
        return other > 2 * left.low + 2
    return left.low is None and left.high is not None and (right.high or other) < left.high / 2


far_beyond = either(_far_beyond)
