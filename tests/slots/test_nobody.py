"""Counts of nobody, and what only sounds like one."""

import pytest

from consistency.slots.nobody import nobodies


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("No one was hurt in the fire.", [("No one was hurt", "person", "injured")]),
        ("Nobody was killed when the plant exploded.", [("Nobody was killed", "person", "dead")]),
        ("None of the passengers died.", [("None of the passengers died", "passenger", "dead")]),
        ("Police said no soldiers were injured.", [("no soldiers were injured", "soldier", "injured")]),
        ("There were no injuries in the crash.", [("no injuries", "person", "injured")]),
        ("There were no arrests.", [("no arrests", "person", "arrested")]),
        # somebody else was, or nobody knows
        ("No one else was hurt.", []),
        ("No one was seriously hurt.", []),
        ("No injuries were reported.", []),
        ("So far there were no arrests.", []),
        ("No one would be hurt by the tax.", []),
        ("No one saw the injured man.", []),
        ("There were no injuries reported.", []),
    ],
)
def test_what_is_read(text, found):
    assert [(slot.text, slot.about, slot.event) for slot in nobodies(text)] == found
    assert all(slot.value == "0" and slot.low == slot.high == 0.0 for slot in nobodies(text))
