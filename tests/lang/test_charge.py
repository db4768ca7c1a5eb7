"""Plain and charged words for one thing, and texts that use neither against the other."""

import pytest

from consistency.lang.charge import loaded
from consistency.lang.facing import Wording


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("The minister criticised the plan.", "The minister slammed the plan.", Wording("criticised", "slammed")),
        ("The regime sent envoys.", "The government sent envoys.", Wording("regime", "government")),
        ("Shares fell on Monday.", "Shares plunged on Monday.", Wording("fell", "plunged")),
        ("Protesters filled the square.", "Rioters filled the square.", Wording("Protesters", "Rioters")),
        ("Shares fell, then plunged.", "Shares plunged.", None),  # both words on one side
        ("The minister criticised the plan.", "The minister praised the plan.", None),
        ("The regiment marched.", "The government marched.", None),  # a regime is no regiment
        ("", "The regime fell.", None),
    ],
)
def test_pairs_of_words(left, right, expected):
    assert loaded(left, right) == expected
    turned = None if expected is None else Wording(expected.right, expected.left)
    assert loaded(right, left) == turned
