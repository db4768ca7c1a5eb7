"""How often something was done: what is read, whose it is, and when two are of one thing."""

import pytest

from consistency.slots.frequency import frequencies
from consistency.slots.ladder import compare
from consistency.slots.quantity import QUANTITY_LEVELS, bound


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Brandt married twice; the first marriage ended.", [("twice", "2 times", "brandt", "mar")]),
        ("Brandt was married three times but had no children.", [("three times", "3 times", "brandt", "mar")]),
        ("Officers shot Gray 11 times.", [("11 times", "11 times", "gray", "shot")]),
        ("Gray was shot at least seven times on Monday.", [("at least seven times", "7 times", "gray", "shot")]),
        ("They fired, hitting Gray eleven times in the legs.", [("eleven times", "11 times", "gray", "shot")]),
        ("He presided over that ceremony three times.", [("three times", "3 times", None, "presid; ceremony")]),
        ("Brandt was struck twice in 2009.", [("twice", "2 times", "brandt", "shot; in 2009")]),
        ("Kell was struck by two bullets.", [("two bullets", "2 times", "kell", "shot")]),
        ("Kell was hit by four shots in the back.", [("four shots", "4 times", "kell", "shot")]),
        # how much, how often, or no count at all
        ("Two shots were fired at Kell.", []),
        ("Kell, killed by police, had two bullets left.", []),
        ("The new hall holds three times as many guests.", []),
        ("It costs ten times the price.", []),
        ("She called twice a week.", []),
        ("Brandt was fined at least twice.", []),
        ("Brandt was fined once or twice.", []),
        ("The Northern Times wrote of two times.", []),
        ("The bridge is four times longer.", []),
        ("Kell won the cup three times.", []),
    ],
)
def test_what_is_read(text, found):
    assert [(slot.text, slot.value, slot.about, slot.event) for slot in frequencies(text)] == found


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        ("Gray was shot seven times.", "Officers shot Gray 11 times.", "different value"),
        ("Brandt married twice.", "Brandt was married three times.", "different value"),
        ("Gray was shot at least seven times.", "Officers shot Gray 11 times.", "within the hedge"),
        ("Gray was shot seven times.", "Officers shot Hale 11 times.", None),
        ("Kell crossed the strait three times.", "Kell crossed the bay five times.", None),
        ("Kell was fined twice in 2009.", "Kell was fined three times.", None),
    ],
)
def test_two_are_of_one_thing_with_one_verb_and_one_name(left, right, level):
    (one,), (other,) = frequencies(left), frequencies(right)
    assert bound(one, other) == bound(other, one) == (level is not None)
    assert level is None or compare(QUANTITY_LEVELS, one, other).level == level
