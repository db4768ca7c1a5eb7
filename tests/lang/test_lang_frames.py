"""What tells of another moment, of another of several, or of another part; and what does not."""

import pytest

from consistency.lang.frames import frames_apart, later_apart, now_and_then, sorts_apart


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        ("The dam held on Monday.", "The dam did not hold on Friday.", True),
        ("The dam held on Monday.", "The dam did not hold on Monday night.", False),
        ("The dam held, the mayor said on Monday.", "The dam did not hold, the mayor said on Friday.", False),
        ("The choir sang in April.", "The choir did not sing in March.", True),
        ("The choir sang in the spring.", "The choir did not sing in the autumn.", True),
        ("The choir sang in 1911.", "The choir did not sing in 1934.", True),
        ("The barn was insured this spring.", "The barn was not insured last year.", True),
        ("Milk is cheaper than last year.", "Milk is not cheaper this year.", False),
        ("The lamps were lit at midnight.", "The lamps were not lit at noon.", True),
        ("The first inquiry cleared Ada Brandt.", "The second inquiry did not clear Ada Brandt.", True),
        ("Asked again, Lind signed.", "Lind did not sign when he was first asked to.", True),
        ("The first of the guests was hurt.", "The second floor was not hurt.", False),
        ("Harl now has three mills.", "Harl had one mill when Lind came.", True),
        ("Harl now has three mills.", "Harl has one mill.", False),
        ("The road is finished now.", "The road was not finished when the ships came.", True),
        ("Lind is now talking.", "At first Lind was silent.", True),
        ("A week after the flood the inn was open.", "The inn was shut when the flood came.", True),
        ("A week after the flood the inn was open.", "The inn was shut after the flood.", False),
        ("Lind was awake when the nurse came.", "Lind was not awake when the ship docked.", True),
        ("The lamp was lit when she came in.", "The lamp was not lit when she reached the quay.", False),
        ("Lind was awake when the nurse came.", "Lind was not awake when the night nurse came.", False),
        ("Two of the lifts worked.", "Three of the five lifts did not work.", True),
        ("Most of the lifts worked.", "Most of the lifts did not work.", False),
        ("Two lifts worked.", "Three of the lifts did not work.", False),
        ("The van did not stop at once.", "The van stopped.", True),
        ("The van did not stop at once.", "The van stopped at once.", False),
        ("Lind was not paid in full.", "Lind was paid.", True),
        ("The van did not stop.", "The van stopped.", False),
    ],
)
def test_frames(left, right, apart):
    assert frames_apart(left, right) is apart
    assert frames_apart(right, left) is apart


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Harl now has three mills.", "At the time Harl had one mill.", True),
        ("Harl now has three mills.", "Harl now has one mill.", False),
        ("", "", False),
    ],
)
def test_now_and_then(left, right, expected):
    assert now_and_then(left, right) is expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Two days later 90 were ill.", "On the day of the feast 40 were ill.", True),
        ("Two days later 90 were ill.", "Two days later 40 were ill.", False),
        ("Two days later 90 were ill.", "Two weeks later 40 were ill.", True),
        ("Ninety were ill.", "Forty were ill.", False),
    ],
)
def test_later(left, right, expected):
    assert later_apart(left, right) is expected


@pytest.mark.parametrize(
    ("left", "right", "sorts"),
    [
        (
            "Divers reached the lower deck on Monday.",
            "Divers never reached the upper deck on Monday.",
            (("lower", "upper"),),
        ),
        (
            "Vets found lice on the geese of Ivo Lind.",
            "Vets found no lice on the pigs of Ivo Lind.",
            (("geese", "pigs"),),
        ),
        ("Divers reached the deck on Monday.", "Divers never reached the deck on Monday.", ()),
        ("The gate was locked at noon.", "The gate was not lock at noon.", ()),  # forms of one word
        ("Divers reached the lower deck.", "Nobody who swam down on Monday saw the upper deck.", ()),  # no versions
        ("The ferry sank in the gale.", "The ship did not sink in the gale.", ()),  # of one kind
        ("Lind took the coat.", "Lind did not take the coat.", ()),
        ("", "", ()),
    ],
)
def test_sorts_of_two_versions(left, right, sorts):
    assert sorts_apart(left, right) == sorts
    assert sorts_apart(right, left) == tuple((other, one) for one, other in sorts)
