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
    # a thing that goes on, with its length before it or behind it, under any noun of its group
    ("Aurelia faces a 48-hour walkout by cabin crew.", "48 hour", "last; for", "strike"),
    ("The crew called a two-week strike over sick pay.", "2 week", "last; for", "strike"),
    ("It ended a teachers' strike of eleven days.", "11 day", "last; for", "strike"),
    ("He has put pen to paper on a four-year deal.", "4 year", "last; for", "contract"),
    ("He signed a contract of about five years.", "5 year", "last; for", "contract"),
    ("She was handed a two-year doping ban.", "2 year", "last; for", "ban"),
    ("He declared a 60-day state of emergency.", "60 day", "last; for", "state of emergency"),
    ("The report of an 18-month inquiry is out.", "18 month", "last; for", "inquiry"),
    ("The inquiry into care at Ness, which took three years, is over.", "3 year", "last; in Ness; for", "inquiry"),
    ("Lorries crossed after two and a half years of embargo.", "2.5 year", "last; for", "embargo"),
    ("He bought a two-year-long war bond.", "2 year", None, None),
    # the subject stands far before its verb
    (
        "The eruption of Mount Keli, which geologists had come to watch, lasted for nine hours in all.",
        "9 hour",
        "last; for",
        "eruption",
    ),
    ("The first ceasefire between Damaru's army and the Front lasted eleven days.", "11 day", "last; for", "truce"),
    ("The operation to free the girls took sixteen hours.", "16 hour", "take; for", "operation"),
    # from here on
    ("Rwanda will chair the commission for the next two years.", "2 year", "chair; what commission; for", "Rwanda"),
    ("Envoys decided to keep the measures in force for another six months.", "6 month", None, None),
    # how long a deed took
    ("The breach in the dyke was closed in nine days.", "9 day", None, None),
    ("Kassab shot her drama in eighteen days.", "18 day", None, None),
    # hedges of lengths
    ("For the best part of an hour the car was chased.", "1 hour", "chas; for", None),
    ("After little more than four hours he was freed.", "4 hour", "released; after", "he"),
    ("In barely three years the tower was built.", "3 year", None, None),
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
        "The ship will be sold in nine days.",
        "It kept rising over the next day.",
        "He waited another two hours.",
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
    ("They called a 48-hour walkout.", "They called a four-day strike.", "different length", False),
    ("He signed a four-year deal.", "He signed a two-year contract.", "different length", False),
    ("He signed a four-year deal.", "He took a two-year ban.", None, None),
    ("It took the best part of an hour.", "It took 45 minutes.", None, None),
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
