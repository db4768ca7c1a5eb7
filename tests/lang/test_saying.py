from __future__ import annotations

import pytest

from consistency.lang.saying import Manner, manner


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("said", Manner.NEUTRAL),
        ("Told", Manner.NEUTRAL),
        ("claimed", Manner.CLAIM),
        ("denied", Manner.DENIAL),
        ("ate", None),
    ],
)
def test_manner_of_a_verb(verb: str, expected: Manner | None) -> None:
    assert manner(verb) is expected
