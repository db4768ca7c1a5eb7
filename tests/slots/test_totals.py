"""A total and the parts that add up to it: compatible, in either order; other sums are no explanation."""

import pytest

from consistency.slots import comparisons, with_slots
from consistency.slots.totals import LEVEL
from consistency.types import Article, Claim, Part, SlotKind, Span


def claim(text, outlet):
    article = Article(outlet, outlet, text, published="2024-03-06")
    one = Claim(outlet, outlet, outlet, Part.TEXT, text, 0, len(text), Span(0, len(text)))
    return with_slots([one], article)[0]


def levels(left, right):
    found = comparisons(claim(left, "Mercury"), claim(right, "Beacon"))
    return [(one.level, one.agrees) for one in found if one.kind is SlotKind.QUANTITY]


@pytest.mark.parametrize(
    ("total", "parts"),
    [
        ("Seven people were hurt at the fair.", "Six people were stabbed and one was trampled at the fair."),
        ("Eight people were shot at the quay.", "Three people were killed and five were wounded at the quay."),
        ("Nine people were shot, three fatally.", "Three people are dead and six hurt after the shooting."),
        ("Police arrested 46 people.", "Police arrested 30 men and 16 women."),
        ("Twelve people died in the flood.", "Ten adults and two children died in the flood."),
    ],
)
def test_a_total_agrees_with_its_parts_in_either_order(total, parts):
    assert (LEVEL, True) in levels(total, parts)
    assert (LEVEL, True) in levels(parts, total)
    assert not any(agrees is False for _, agrees in levels(total, parts))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Seven people were hurt at the fair.", "Six people were stabbed and two were trampled at the fair."),
        ("About seven people were hurt.", "Six people were stabbed and one was trampled."),  # no exact total
        ("Seven boats sank at the quay.", "Six people were hurt and one was drowned at the quay."),  # boats and people
        ("Police arrested 46 people.", "Police arrested 46 people."),
        ("Five people were injured.", "Two people were killed and five injured."),
    ],
)
def test_no_sum_where_it_does_not_add_up(left, right):
    assert LEVEL not in [level for level, _ in levels(left, right)]


def test_the_parts_are_shown_as_one_stretch_of_the_text():
    left, right = claim("Eight people were shot.", "Mercury"), claim("Three people died and five were hurt.", "Beacon")
    (one,) = [one for one in comparisons(left, right) if one.level == LEVEL]
    assert one.right.text == right.text[one.right.start : one.right.end]
    assert one.right.value == "3+5"
