"""One event at two places that shut each other out, and what only looks like it."""

import pytest

from consistency.slots.place_elsewhere import KINDS_APART, TOWNS_APART, told_elsewhere
from consistency.types import Claim, ClaimPair, Part, Slot, SlotKind, Span

SURE, UNSURE = 0.95, 0.2


def pair(left, right):
    sides = [
        Claim(outlet, outlet, outlet, Part.TEXT, text, 0, len(text), Span(0, len(text)), resolved=text)
        for outlet, text in (("Mercury", left), ("Beacon", right))
    ]
    return ClaimPair(*sides, 0.8)


def found(left, right, contradiction):
    return [(one.level, one.left.text, one.right.text) for one in told_elsewhere(pair(left, right), contradiction)]


BARN, CHURCH = "The stolen bell was found in a barn by two boys.", "The stolen bell was found in a church by two boys."


@pytest.mark.parametrize(
    ("left", "right", "contradiction", "level"),
    [
        (BARN, CHURCH, None, KINDS_APART),  # copies need no model
        (BARN, "Two girls came on the stolen bell: it was found in a church.", SURE, KINDS_APART),
        (BARN, "It was in a church that two boys discovered the stolen bell.", SURE, KINDS_APART),
        ("The freed crew was flown to Riga at dawn.", "The freed crew was taken to Oslo at dawn.", SURE, TOWNS_APART),
        ("The freed crew was flown to Riga.", "The freed crew was taken to Oslo and not to Riga.", SURE, TOWNS_APART),
        ("The regatta was held in London.", "The regatta took place in Zurich.", SURE, TOWNS_APART),
        ("The regatta was held in Leeds.", "The regatta took place in Edinburgh.", SURE, TOWNS_APART),
        (BARN, "Two girls came on the stolen bell: it was found in a church.", UNSURE, None),
        (BARN, "The stolen bell was found in the loft by two boys.", SURE, None),  # of the barn
        (BARN, "The stolen bell was found in a church, and not in a barn, by two boys.", SURE, KINDS_APART),
        (BARN, "The stolen bell was found in a church beside the barn by two boys.", SURE, None),  # it tells of both
        (BARN, "The stolen bell was repaired in a church by two boys.", SURE, None),  # another deed
        (BARN, "The second stolen bell was found in a church by two boys.", SURE, None),
        (BARN, "Some of the stolen bells were found in a church by two boys.", SURE, None),
        (BARN, "The missing horse was found in a church.", SURE, None),  # another thing
        ("The freed crew was flown to Riga.", "The freed crew was taken to Latvia.", SURE, None),
        ("The freed crew was flown to Munich.", "The freed crew was taken to Bavaria.", SURE, None),
        ("The freed crew was flown to Riga and Oslo.", "The freed crew was taken to Vienna.", SURE, None),
        ("The freed crew was flown from Riga.", "The freed crew was flown to Oslo.", SURE, None),
        ("Roe said in Riga that the law was good.", "Roe said in Oslo that the law was good.", SURE, None),
        ("", "", SURE, None),
    ],
)  # fmt: skip
def test_places_told_elsewhere(left, right, contradiction, level):
    assert [one[0] for one in found(left, right, contradiction)] == ([] if level is None else [level])
    assert [one[0] for one in found(right, left, contradiction)] == ([] if level is None else [level])


def test_two_days_are_two_events():
    days = [Slot(SlotKind.DATE, f"2024-03-0{day}", f"{day} March", 0, 1, unit="day") for day in (1, 5)]
    both = pair(BARN, CHURCH)
    sides = [
        Claim(side.id, side.article_id, side.outlet, side.part, side.text, side.start, side.end, side.sentence,
              resolved=side.text, slots=(day,))
        for side, day in zip((both.left, both.right), days, strict=True)
    ]  # fmt: skip
    assert not list(told_elsewhere(ClaimPair(*sides, 0.8), SURE))
