"""Numbers: value, hedge, interval; and what is no number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.lang.figures import Form, words_value
from consistency.lang.numbers import numbers
from consistency.lang.words import words
from consistency.types import Hedge

ABOUT, AT_LEAST, AT_MOST = Hedge.ABOUT, Hedge.AT_LEAST, Hedge.AT_MOST


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1,234 people", [1234]),
        ("1 234 567 people", [1234567]),
        ("3.75 litres", [3.75]),
        ("twenty-one men", [21]),
        ("two hundred and five cows", [205]),
        ("twelve hundred sheep", [1200]),
        ("two thousand three hundred and forty pupils", [2340]),
        ("a dozen eggs", [12]),
        ("two dozen eggs", [24]),
        ("half a dozen eggs", [6]),
        ("half a million homes", [500_000]),
        ("a quarter of a million homes", [250_000]),
        ("a hundred cars", [100]),
        ("4.1 billion people", [4.1e9]),
        ("20m people", [2e7]),
        ("40m naira", [4e7]),
        ("3.2bn Swedish kronor", [3.2e9]),
        ("20m deep", [20]),
        ("212mm of rain", [212]),
        ("Rs 3 crore", [3e7]),
        ("two lakh people", [2e5]),
        ("four ambassadors", [4]),
        ("gave the Civic Alliance 98 seats", [98]),
        ("Brummel's 96 employees", [96]),
        ("Boeing's 737 jets", []),
        ("gave Lufthansa 747 freighters", []),
        ("worth 410p a share", [410]),
        ("raised the toll from 12 to 15 crowns", [15]),
        ("up from 12 to 15 crowns", [15]),
        ("prices range from 12 to 15 crowns", []),
        ("3k doses", [3000]),
        ("two and a half million votes", [2.5e6]),
        ("3 1/2 miles", [3.5]),
        ("3½ miles", [3.5]),
        ("one and a half miles", [1.5]),
        ("minus 12 degrees", [-12]),
        ("lows of -5 degrees", [-5]),
        ("seven men and eight women", [7, 8]),
        ("a 7.1-magnitude quake", [7.1]),
    ],
)
def test_values(text: str, values: list[float]) -> None:
    assert [number.value for number in numbers(text)] == values


@pytest.mark.parametrize(
    ("text", "form", "value"),
    [
        ("65% of voters", Form.PERCENT, 65),
        ("65 per cent of voters", Form.PERCENT, 65),
        ("65 percent of voters", Form.PERCENT, 65),
        ("up 5 percentage points", Form.POINTS, 5),
        ("half of the votes", Form.FRACTION, 50),
        ("three quarters of the votes", Form.FRACTION, 75),
        ("one in five adults", Form.FRACTION, 20),
        ("nine out of 10 adults", Form.FRACTION, 90),
        ("one in 500 adults", Form.FRACTION, 0.2),
        ("her third title", Form.ORDINAL, 3),
        ("the 21st victim", Form.ORDINAL, 21),
        ("scores of people", Form.VAGUE, 0),
        ("hundreds of thousands of people", Form.VAGUE, 0),
        ("several people", Form.VAGUE, 0),
    ],
)
def test_forms(text: str, form: Form, value: float) -> None:
    found = numbers(text)
    assert [(number.form, number.value) for number in found] == [(form, value)]


@pytest.mark.parametrize(
    ("text", "hedge", "low", "high"),
    [
        ("12 people", Hedge.EXACTLY, 12, 12),
        ("about 40 people", ABOUT, 36, 44),
        ("some 30 people", ABOUT, 27, 33),
        ("60-odd people", ABOUT, 54, 66),
        ("nearly 50 people", Hedge.NEARLY, 45, 50),
        ("just under 50 people", Hedge.NEARLY, 45, 50),
        ("at least 12 people", AT_LEAST, 12, None),
        ("no fewer than 12 people", AT_LEAST, 12, None),
        ("12 or more people", AT_LEAST, 12, None),
        ("50+ people", AT_LEAST, 50, None),
        ("more than 12 people", Hedge.MORE_THAN, 12, None),
        ("over 12 people", Hedge.MORE_THAN, 12, None),
        ("the toll exceeded 12 people", Hedge.MORE_THAN, 12, None),
        ("sales that topped 12 cars", Hedge.MORE_THAN, 12, None),
        ("gifts have already passed 12 million", Hedge.MORE_THAN, 11.5e6, None),
        ("just over 50 people", Hedge.MORE_THAN, 50, 55),
        ("up to 12 people", AT_MOST, None, 12),
        ("as many as 12 people", AT_MOST, None, 12),
        ("no more than 12 people", AT_MOST, None, 12),
        ("did not ask for more than 12 people", AT_MOST, None, 12),
        ("were at no moment more than 12 people", AT_MOST, None, 12),
        ("never had fewer than 12 people", AT_LEAST, 12, None),
        ("did not say that more than 12 people", Hedge.MORE_THAN, 12, None),
        ("not only did more than 12 people", Hedge.MORE_THAN, 12, None),
        ("fewer than 12 people", Hedge.FEWER_THAN, None, 12),
        ("at least about 20 people", AT_LEAST, 18, None),
        ("10 to 12 people", Hedge.EXACTLY, 10, 12),
        ("10-12 people", Hedge.EXACTLY, 10, 12),
        ("between 10 and 12 people", Hedge.EXACTLY, 10, 12),
        ("two or three people", Hedge.EXACTLY, 2, 3),
        ("10 to 12 million people", Hedge.EXACTLY, 10e6, 12e6),
        ("5 to 10 percent", Hedge.EXACTLY, 5, 10),
        ("90 million people", Hedge.EXACTLY, 89.5e6, 90.5e6),
        ("4.1 billion people", Hedge.EXACTLY, 4.05e9, 4.15e9),
        ("2 million people", Hedge.EXACTLY, 1.8e6, 2.2e6),
        ("20,000 people", Hedge.EXACTLY, 19_500, 20_500),
        ("1,234 people", Hedge.EXACTLY, 1234, 1234),
        ("two-thirds of people", Hedge.EXACTLY, pytest.approx(64.2, abs=0.1), pytest.approx(69.2, abs=0.1)),
    ],
)
def test_hedges_and_rounding(text: str, hedge: Hedge, low: float | None, high: float | None) -> None:
    (number,) = numbers(text)
    assert (number.hedge, number.low, number.high) == (hedge, low, high)


@pytest.mark.parametrize(
    "text",
    [
        "on November 30", "on 30 November", "30 Nov. 2021", "in 2014", "the 1990s", "in his 50s", "the 21st of May",
        "at 5:15 a.m.", "at 3 p.m.", "at six o'clock", "at half past nine", "call 555-1234", "call (202) 555-0100",
        "a Boeing 737 landed", "on Route 66", "an F-16 jet", "under Article 5", "Covid-19 cases", "the G7 summit",
        "since 9/11", "they won 3-1", "a 5-4 vote", "voted 52 to 48", "the 2014-15 season", "lost by 2-0",
        "at 213 Elm Street", "at 1600 Pennsylvania Avenue", "the 200 block of Elm", "one of them fell", "no one came",
        "one another", "the one who left", "one day", "section 12", "Chapter Three", "Apollo Eleven", "the Big Ten",
        "No. 4", "number 10", "top ten", "#7", "nine eleven", "twenty twenty", "1.234 cats", "v2.0.1",
        "from 10 to 12 men", "flight 370", "page 12", "in the first half", "cut it in half", "Windows 10",
        "a mid-20s crowd", "the AK-47",
        "Fantastic Four was released in the United States", "[12]", "a 20m race", "a 5k run", "the May 21st talks",
    ],
)  # fmt: skip
def test_no_numbers(text: str) -> None:
    assert numbers(text) == ()


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("On Tuesday 12 people died", "12"),
        ("In Texas 12 people died", "12"),
        ("Police said 12 were hurt", "12"),
        ("Seven Killed As Bus Overturns", "Seven"),
        ("Bus Crash Kills Ten", "Ten"),
        ("one man died", "one"),
        ("leaving one dead", "one"),
        ("1500 people fled", "1500"),
    ],
)
def test_numbers_that_look_like_traps(text: str, figure: str) -> None:
    assert [text[number.first : number.last] for number in numbers(text)] == [figure]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("ninety-nine", 99),
        ("one hundred", 100),
        ("three hundred thousand", 300_000),
        ("one million two hundred thousand", 1_200_000),
        ("half a billion", 5e8),
        ("two forty", None),
        ("five twelve", None),
        ("one two three", None),
        ("two thousand three million", None),
        ("seven and eight", None),
        ("zero five", None),
    ],
)
def test_words(written: str, value: float | None) -> None:
    assert words_value(written) == value


WORDS = st.sampled_from(
    words(
        "one two twenty hundred million dozen half a and or to between about at least 12 1,234 "
        "3.5 $4bn 65% - of the people third "
        "May 2014 5:15 a.m. Boeing some nearly up few several percent in five"
    )
)
TEXTS = st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=60)


@given(TEXTS)
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    end = 0
    for number in numbers(text):
        assert end <= number.start <= number.first < number.last <= number.end <= len(text)
        assert number.low is None or number.high is None or number.low <= number.high
        end = number.end
