"""A figure that alone differs between two claims of the same words."""

import pytest

from consistency.pipeline import read_claims
from consistency.slots import comparisons
from consistency.types import Article


def met(left: str, right: str) -> list[tuple[str, str, str, bool | None]]:
    """Compare the first claims of two one-sentence articles: kind, both words, and what the rung says."""
    claims = [read_claims([Article(id=name, outlet=name, text=text)])[0] for name, text in (("a", left), ("b", right))]
    found = comparisons(*claims)
    return [
        (str(c.kind), c.left.text, c.right.text, c.agrees) for c in found if c.left and c.right and c.agrees is False
    ]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (
            "Tarn beat Vell with goal 47 of its long season, scored in the last minute of play.",
            "Tarn beat Vell with goal 74 of its long season, scored in the last minute of play.",
            [("quantity", "47", "74", False)],
        ),
        (
            "The keeper of the light logged 1,204 ships in the book that winter.",
            "The keeper of the light logged 1,402 ships in the book that winter.",
            [("quantity", "1,204 ships", "1,402 ships", False)],
        ),
        (  # another figure of its kind is the same
            "The keeper filled 14 crates in row 47 of the long store, two of them with wool.",
            "The keeper filled 14 crates in row 74 of the long store, two of them with wool.",
            [("quantity", "47", "74", False)],
        ),
    ],
)
def test_another_figure_clashes(left, right, expected):
    assert met(left, right) == expected


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # rounding
        (
            "The quake was felt for 12.6 seconds in the old port of Vell.",
            "The quake was felt for 13 seconds in the old port of Vell.",
        ),
        # more than a figure differs
        (
            "Team Tarn scored 14 of its points before the long break.",
            "Team Vell scored 19 of its points before the long break.",
        ),
        (
            "The league table shows Tarn with 14 and Vell with 12 at the end of play.",
            "The league table shows Tarn with 19 and Vell with 11 at the end of play.",
        ),
        # too few words
        ("Tarn won 14 times.", "Tarn won 19 times."),
        # the same figure
        (
            "The keeper of the light logged 1,204 ships in the book.",
            "The keeper of the light logged 1204 ships in the book.",
        ),
        # figures in words are left to the readers
        (
            "The keeper of the light logged many ships in the book.",
            "The keeper of the light logged 12 ships in the book.",
        ),
    ],
)
def test_traps(left, right):
    assert [one for one in met(left, right) if one[0] == "quantity"] == []


@pytest.mark.parametrize(
    ("left", "right", "agrees"),
    [
        ("The keeper slept for 30 minutes a night in the old lamp room.",
         "The keeper slept for more than 20 minutes a night in the old lamp room.", []),
        ("The keeper slept for 30 minutes a night in the old lamp room.",
         "The keeper slept for 50 minutes a night in the old lamp room.", [False]),
        ("The keeper rowed 6 miles to the lamp room in the fog.",
         "The keeper rowed more than 9 miles to the lamp room in the fog.", [False]),
    ],
)  # fmt: skip
def test_a_hedge_is_part_of_the_figure(left, right, agrees):
    assert [one[3] for one in met(left, right)] == agrees
    assert [one[3] for one in met(right, left)] == agrees
