"""Two claims with slots -> the comparisons of the facts that are about one thing."""

import pytest

from consistency.slots import comparisons, with_slots
from consistency.slots.meeting import MEETINGS
from consistency.types import Article, Claim, Fill, Part, SlotKind, Span


def claim(text, outlet="Mercury", fill=None):
    """Give a claim that is its whole article; `fill` is (word, meaning) of its one fill."""
    fills = ()
    if fill:
        at = text.index(fill[0])
        fills = (Fill(at, at + len(fill[0]), *fill, "name"),)
    article = Article(outlet, outlet, text, published="2024-03-06")
    one = Claim(outlet, outlet, outlet, Part.TEXT, text, 0, len(text), Span(0, len(text)), fills=fills)
    return with_slots([one], article)[0]


def met(left, right, kind):
    """Give the rungs of one kind as (left value, right value, agrees)."""
    found = comparisons(left, right)
    return [(one.left.value, one.right.value, one.agrees) for one in found if one.kind is kind]


@pytest.mark.parametrize("kind", SlotKind)
def test_every_kind_has_a_ladder(kind):
    assert MEETINGS[kind].levels[0].name == "missing on one side"


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Ada Brandt, 57, leads the trust.", "Ada Brandt, 75, leads the trust.", [("57", "75", False)]),
        ("Brandt, 57, leads the trust.", "Ada Brandt, 75, leads the trust.", []),  # perhaps a relative
        ("Captain Ada Brandt, 57, leads the trust.", "Ada Brandt, 75, leads the trust.", [("57", "75", False)]),
        ("Ada Brandt, 57, leads the trust.", "Ada Brandt, 57, leads the trust.", [("57", "57", True)]),
        ("Ada Brandt, 57, leads the trust.", "Ada Brandt, 58, leads the trust.", [("57", "58", True)]),
        ("Ada Brandt, 57, leads the trust.", "Leo Fuchs, 75, leads the trust.", []),
        ("Ada Brandt, 57, leads the trust.", "Leo Brandt, 75, leads the trust.", []),
        ("Ada Brandt, 57, leads the trust.", "Ada Brandt leads the trust.", []),
    ],
)
def test_ages_are_bound_by_person(left, right, expected):
    assert met(claim(left), claim(right, "Beacon"), SlotKind.AGE) == expected


@pytest.mark.parametrize(
    ("left", "right", "kind", "expected"),
    [
        (
            "Ada Brandt, 57, rows.",
            "Ada Brandt, 75, rows. Ada Brandt, 57, swims.",
            SlotKind.AGE,
            [("57", "57", True)],
        ),
        (
            "Ada Brandt, 57, rows.",
            "Ada Brandt, 75, rows. Leo Fuchs, 57, swims.",  # the other 57 is of somebody else
            SlotKind.AGE,
            [("57", "75", False)],
        ),
        (
            "Ada Brandt, 57, rows.",
            "Ada Brandt, 75, rows. Ada Brandt, 71, swims.",  # neither agrees, so both are shown
            SlotKind.AGE,
            [("57", "75", False), ("57", "71", False)],
        ),
    ],
)
def test_a_clash_falls_where_another_pair_of_the_fact_agrees(left, right, kind, expected):
    one, other = claim(left), claim(right, "Beacon")
    assert met(one, other, kind) == expected
    assert met(other, one, kind) == [(b, a, agrees) for a, b, agrees in expected]


RUTH = "Ruth Ames, 57, steered the ferry."


@pytest.mark.parametrize(
    ("text", "fill", "expected"),
    [
        ("Anna Ames, 57, steered the ferry.", None, [("anna ames", "ruth ames", False)]),
        ("Ames, 57, steered the ferry.", ("Ames", "Anna Ames"), []),
        ("The captain, 57, steered the ferry.", ("The captain", "Anna Ames"), []),
        ("Ames, 57, steered the ferry.", ("Ames", "Ruth Ames"), [("ruth ames", "ruth ames", True)]),
    ],
)
def test_a_name_that_was_filled_in_never_makes_a_name_clash(text, fill, expected):
    assert met(claim(text, fill=fill), claim(RUTH, "Beacon"), SlotKind.PERSON) == expected


def test_clashes_come_first():
    left = claim("Ada Brandt, 57, spoke on 4 March 2024 when the ferry sank.")
    right = claim("Ada Brandt, 75, spoke on 4 March 2024 when the ferry sank.", "Beacon")
    agrees = [one.agrees for one in comparisons(left, right)]
    assert agrees[0] is False
    assert True in agrees
    assert False not in agrees[agrees.index(True) :]


@pytest.mark.parametrize(("left", "right"), [("", ""), ("Ada Brandt, 57, rows.", ""), ("", "Ada Brandt, 57, rows.")])
def test_no_facts_no_comparisons(left, right):
    assert comparisons(claim(left), claim(right, "Beacon")) == ()
