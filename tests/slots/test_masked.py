"""A value is hidden, and what says of what it is stays."""

import pytest

from consistency.slots.masked import REACH, hidden, masked
from consistency.types import Claim, Part, Slot, SlotKind, Span


def claim(text, start=0):
    return Claim("c", "a", "o", Part.TEXT, text, start, start + len(text), Span(start, start + len(text)))


@pytest.mark.parametrize(
    ("kind", "written", "left"),
    [
        ("quantity", "at least 67 people", "at least [MASK] people"),
        ("quantity", "5.4 per cent", "[MASK]"),
        ("quantity", "two dozen others", "[MASK] others"),
        ("age", "57-year-old", "[MASK]-year-old"),
        ("money", "$4.1 million", "[MASK]"),
        ("duration", "three hours", "[MASK] hours"),
        ("date", "30 November 2021", "[MASK]"),
        ("time", "5:15 a.m.", "[MASK]"),
        ("place", "Riga", "[MASK]"),
    ],
)
def test_what_is_hidden(kind, written, left):
    assert hidden(kind, written) == left


def test_the_words_around_stay_and_offsets_are_those_of_the_part():
    slot = Slot(SlotKind.QUANTITY, "67", "67 people", 14, 23)
    assert masked(claim("The 67 people fled.", start=10), slot) == "quantity: The [MASK] people fled."


def test_far_words_are_cut_whole():
    text = "word " * 200 + "67 people " + "fled " * 200
    start = text.index("67")
    shown = masked(claim(text), Slot(SlotKind.QUANTITY, "67", "67 people", start, start + 9))
    assert len(shown) < 2 * REACH + 40
    assert "[MASK] people" in shown
    assert set(shown.split()) == {"quantity:", "word", "[MASK]", "people", "fled"}


def test_a_slot_outside_of_its_claim_hides_nothing():
    assert masked(claim("He was hurt.", start=40), Slot(SlotKind.AGE, "57", "57", 10, 12)) == "age: He was hurt."
