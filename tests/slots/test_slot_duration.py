"""Durations: reading with units and hedges, what lasts so long, and the rungs on which two meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.slots.duration import DURATION_LEVELS, bound, durations
from consistency.slots.ladder import compare

READ = [
    # sentence, value, event, about
    ("The talks lasted three hours.", "3 hour", "last; for", "talk"),
    ("The siege lasted two hours and 15 minutes.", "2.25 hour", "last; for", "siege"),
    ("The miners were trapped for 69 days.", "69 day", "trap; for", "miner"),
    ("Mara Holt spent four seasons in Tarn.", "4 season", "spend; what tarn; for", "Mara Holt"),
    ("The Mirelle was refloated after six days.", "6 day", "refloated; after", "Mirelle"),
    ("The Mirelle was refloated after nearly a week.", "1 week", "refloated; after", "Mirelle"),
    ("Dorn was sentenced to six years in prison.", "6 year", "sentenced; term", "Dorn"),
    ("The siege lasted half an hour.", "0.5 hour", "last; for", "siege"),
    ("The siege lasted a year and a half.", "1.5 year", "last; for", "siege"),
    ("The siege lasted 10 to 12 hours.", "11 hour", "last; for", "siege"),
    ("The truce will last 72 hours.", "72 hour", "last; for", "truce"),
    ("Hale and Osk opened two days of talks.", "2 day", "meet; length", "Hale and Osk"),
    ("It was a two-hour meeting of Hale with Osk.", "2 hour", "meet; length", "Osk"),
    ("Ann Hale received a prison sentence of 15 years.", "15 year", "sentenced; term", "Ann Hale"),
    ("Hale led the orchestra for 21 years before she left.", "21 year", "lead; what orchestra; for", "Hale"),
    ("The runner was banned for four years after the test.", "4 year", "ban; what test; for", "runner"),
    ("The film is 90 minutes long.", "90 minute", None, None),
]


@pytest.mark.parametrize(("sentence", "value", "event", "about"), READ)
def test_reading(sentence: str, value: str, event: str | None, about: str | None) -> None:
    (slot,) = durations(sentence)
    assert (slot.value, slot.event, slot.about) == (value, event, about)


@pytest.mark.parametrize(
    "text",
    [
        "Three days ago he left.",
        "He served a 4-1 / 2-month term.",
        "He left five days later.",
        "A two-year-old girl slept.",
        "It runs every two hours.",
        "It rained in the past three weeks.",
        "She earns $20 an hour.",
        "He is 57 years old.",
        "It opened a year after the war.",
        "It rose within the last two months.",
        "What a day it was.",
    ],
)
def test_no_duration(text: str) -> None:
    assert not durations(text)


PAIRS = [
    ("The siege lasted three hours.", "The siege lasted three hours.", "same length", True),
    ("The siege lasted three hours.", "The siege lasted six hours.", "different length", False),
    ("The siege lasted three hours.", "The siege lasted three days.", "different length", False),
    (
        "Dorn was sentenced to six years in prison.",
        "Dorn was sentenced to nine years in prison.",
        "different length",
        False,
    ),
    ("The miners were trapped for 69 days.", "The miners were trapped for 96 days.", "different length", False),
    ("The miners were trapped for 69 days.", "The miners were trapped for three weeks.", "different length", False),
    ("The miners were trapped for 69 days.", "The miners were trapped for two months.", "within rounding", True),
    (
        "The miners were trapped for 69 days.",
        "The miners were trapped for more than two months.",
        "within the hedge",
        True,
    ),
    ("The miners were trapped for 69 days.", "The miners were trapped for 70 days.", "one apart", None),
    (
        "The Mirelle was refloated after six days.",
        "The Mirelle was refloated after nearly a week.",
        "within the hedge",
        True,
    ),
    ("The siege lasted 90 minutes.", "The siege lasted an hour and a half.", "within rounding", True),
    ("The siege lasted 48 hours.", "The siege lasted two days.", "within rounding", True),
    ("The siege lasted about three hours.", "The siege lasted 170 minutes.", "within the hedge", True),
    ("The siege lasted ten hours.", "The siege lasted 12 hours.", "nearly the same length", None),
    ("The siege lasted up to 48 hours.", "The siege lasted less than a day.", "within the hedge", True),
    ("The siege lasted three hours.", "The strike lasted six hours.", None, None),
    ("The ship was found after six days.", "The ship was lost for nine days.", None, None),
    ("Dorn was sentenced to six years in prison.", "Brand was sentenced to nine years in prison.", None, None),
    ("They were trapped for six days.", "They were trapped for nine days.", None, None),
    ("Hale spoke for six hours.", "Hale spoke for nine hours.", None, None),
    ("The siege ended after six days.", "The siege lasted nine days.", None, None),
]


@pytest.mark.parametrize(("left", "right", "level", "agrees"), PAIRS)
def test_pair(left: str, right: str, level: str | None, agrees: bool | None) -> None:
    one, other = (durations(sentence)[0] for sentence in (left, right))
    assert bound(one, other) is (level is not None)
    if level is not None:
        found = compare(DURATION_LEVELS, one, other)
        assert (found.level, found.agrees) == (level, agrees)


WORDS = st.lists(
    st.sampled_from(
        [
            "It",
            "lasted",
            "for",
            "three",
            "2",
            "1.5",
            "hours",
            "and",
            "15",
            "minutes",
            "a",
            "half",
            "week",
            "nearly",
            "months",
            "-day",
            "of",
            "talks",
            "after",
            "the",
            ".",
            ",",
            "ago",
        ]
    ),
    max_size=20,
).map(" ".join)


@given(st.text(max_size=80) | WORDS)
def test_never_raises_and_spans_are_exact(text: str) -> None:
    found = durations(text)
    assert all(text[slot.start : slot.end] == slot.text for slot in found)
    for left in found:
        assert compare(DURATION_LEVELS, left, left).agrees
        for right in found:
            assert bound(left, right) == bound(right, left)
            assert compare(DURATION_LEVELS, left, right).level == compare(DURATION_LEVELS, right, left).level
