"""Typed facts: what a claim states of dates, counts, sums, ages, people, offices and places, and how two meet."""

from consistency.slots.meeting import compare_kind, comparisons
from consistency.slots.reading import slots_of, texts_of, with_slots
from consistency.slots.sameness import Opened, compared, opened, settled, weighed
from consistency.slots.told import Told

__all__ = [
    "Opened",
    "Told",
    "compare_kind",
    "compared",
    "comparisons",
    "opened",
    "settled",
    "slots_of",
    "texts_of",
    "weighed",
    "with_slots",
]
