"""The calibre of a gun: what is read, and when two of them clash."""

import pytest

from consistency.slots.calibre import calibres
from consistency.slots.ladder import compare
from consistency.slots.quantity import QUANTITY_LEVELS, bound


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He pointed a .38 caliber revolver at them.", [(".38", ".38 calibre", "handgun")]),
        ("He pointed a. 38 caliber revolver at them.", [(". 38", ".38 calibre", "handgun")]),
        ("She kept a .22-calibre rifle in the barn.", [(".22", ".22 calibre", "rifle")]),
        ("He was shot with a .357 Magnum revolver.", [(".357", ".357 calibre", "handgun")]),
        ("A 45-caliber pistol lay in the car.", [("45", ".45 calibre", "handgun")]),
        ("Police found a 9mm semi-automatic handgun.", [("9", "9 mm calibre", "handgun")]),
        # of a heap of guns, or of what is shot from one, it says little
        ("Police found two .22-calibre rifles.", []),
        ("He bought .38-caliber ammunition.", []),
        ("The 9mm rounds lay in the grass.", []),
        ("The seam is 9mm wide.", []),
    ],
)
def test_what_is_read(text, found):
    assert [(slot.text, slot.value, slot.about) for slot in calibres(text)] == found


@pytest.mark.parametrize(
    ("left", "right", "agrees"),
    [
        ("He had a .38 caliber revolver.", "He drew a .38-calibre handgun.", True),
        ("He had a .38 caliber revolver.", "He drew a .357 caliber revolver.", False),
        ("He had a .45 caliber pistol.", "He drew a 9mm pistol.", False),
    ],
)
def test_two_calibres(left, right, agrees):
    one, other = (calibres(text)[0] for text in (left, right))
    assert compare(QUANTITY_LEVELS, one, other).agrees is agrees


def test_no_rule_binds_two_guns():
    one, other = (calibres(f"He had a .{size} caliber pistol.")[0] for size in (38, 45))
    assert not bound(one, other)
