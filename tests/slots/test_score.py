"""Results and standings, and what looks like one."""

import pytest

from consistency.slots.score import STANDING, UNIT, scores


@pytest.mark.parametrize(
    ("text", "value", "unit", "event"),
    [
        ("Varn beat Harl 4-2 on Sunday.", "4-2", UNIT, "result"),
        ("Harl lost 2-4 in Varn.", "4-2", UNIT, "result"),
        ("The vote was 216-214.", "216-214", UNIT, "result"),
        ("The bill won a 5–4 vote.", "5-4", UNIT, "result"),
        ("Varn won after it had led 13-3 at half-time.", "13-3", UNIT, "on the way"),
        ("Varn led at half-time but lost 28-24 to Harl.", "28-24", UNIT, "result"),
        ("The win moved Varn (10-5) to third.", "10-5", STANDING, "standing"),
        ("Its record stands at 9-14.", "9-14", STANDING, "standing"),
    ],
)
def test_scores(text, value, unit, event):
    (slot,) = scores(text)
    assert (slot.value, slot.unit, slot.event) == (value, unit, event)
    assert text[slot.start : slot.end] == slot.text


@pytest.mark.parametrize(
    "text",
    [
        "He won with 10-15% of the vote.",
        "They won in 2004-05.",
        "The trip takes 3-4 days.",
        "She bought $10-12 tickets and won.",
        "Varn won.",
    ],
)
def test_no_score(text):
    assert not scores(text)
