"""Typed facts: what a claim states of dates, counts, sums, ages, people, offices and places, and how two meet."""

from consistency.slots.meeting import comparisons
from consistency.slots.reading import slots_of, with_slots

__all__ = ["comparisons", "slots_of", "with_slots"]
