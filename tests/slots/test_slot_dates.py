"""Dates: what they say, what happened on them, when two are of one event, and on which rung they meet."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.slots.dates import DATE_LEVELS, bound, dates, day_written, days_on
from consistency.slots.ladder import compare

ANCHOR = date(2021, 11, 30)  # a Tuesday
UNBOUND = "unbound"

FOUND = [
    # sentence, value, event, about
    ("Minister Hale met Premier Osk in Tarn on Tuesday.", "2021-11-30", "meet; in Tarn", "Hale and Osk"),
    ("Hale and Osk held talks on Tuesday.", "2021-11-30", "meet", "Hale and Osk"),
    ("The talks between Hale and Osk took place on 29 November.", "2021-11-29", "meet", "Hale and Osk"),
    ("Hale's meeting with Osk on Monday was brief.", "2021-11-29", "meet", "Hale and Osk"),
    ("Hale is due to meet Osk on Thursday.", "2021-12-02", "meet", "Hale and Osk"),
    ("On Thursday, Hale and Osk are to talk in Tarn.", "2021-12-02", "meet", "Hale and Osk"),
    ("Mara Quell was born on 3 May 1961 in Tarn.", "1961-05-03", "born", "Mara Quell"),
    ("Quell, born in 1961, won the seat.", "1961", "born", "Quell"),
    ("Founded in 1901, the Tarn Institute has 200 members.", "1901", "founded", "Tarn Institute"),
    ("The Tarn Institute was founded in 1901.", "1901", "founded", "Tarn Institute"),
    ("The museum opened on 4 June 2019.", "2019-06-04", "opened", "museum"),
    ("The bridge, which opened in 1974, fell.", "1974", "opened", "bridge"),
    ("Police arrested Dorn on Friday.", "2021-11-26", "arrested", "Dorn"),
    ("Dorn was arrested on 26 November.", "2021-11-26", "arrested", "Dorn"),
    ("Hale said Tuesday that all was well.", "2021-11-30", "say", "Hale"),
    ("The treaty was signed on 4 March 1999.", "1999-03-04", "signed", "treaty"),
    ("Hale and Osk signed the treaty on 4 March 1999.", "1999-03-04", "signed", "treaty"),
    ("Hale and Osk are to sign the treaty on 4 March 2022.", "2022-03-04", "signed", "treaty"),
    ("Quell was last seen on the evening of 8 October 2021.", "2021-10-08", "missing", "Quell"),
    ("Quell has not been seen since 6 October 2021.", "2021-10-06", "missing", "Quell"),
    ("The new law takes effect on 1 January 2022.", "2022-01-01", "in force", "new law"),
    ("The rocket blasted off on 16 July.", "2021-07-16", "launched", "rocket"),
    ("A quake struck the coast on Monday, killing 12 people.", "2021-11-29", "struck", None),
    ("The collapse of 5 August buried them.", "2021-08-05", "collapsed", None),
    ("Tugs dragged the ship off the sand on Sunday.", "2021-11-28", "refloated", "ship"),
    ("Horns sounded on Monday as tugs pulled the Mirelle free.", "2021-11-29", "refloated", "Mirelle"),
    ("Quell, the mayor who built the bridge, died on Monday.", "2021-11-29", "dead", "Quell"),
    ("Hale resigned in March 2015.", "2015-03", "resigned", "Hale"),
    ("Dorn was sentenced on 11 May 2020.", "2020-05-11", "sentenced", "Dorn"),
    ("The frigate sank a trawler on Sunday.", "2021-11-28", "sank", "trawler"),
    ("The sinking of the Mirelle on 28 November shook the port.", "2021-11-28", "sank", "Mirelle"),
    ("The fire broke out on Sunday.", "2021-11-28", "burned", None),
    ("The dog that strayed in 2011, Hale said, came back.", "2011", "stray", "dog"),
    # who says so, set in commas, says it of no day
    ("The ballot closes on 16 June 2021, the party said.", "2021-06-16", "closed", "ballot"),
    ("The show takes its bow on 8 June 2021, its makers said.", "2021-06-08", None, None),
    ("On 14 June 2021, the board said, the dyke collapsed.", "2021-06-14", "collapsed", "dyke"),
    ("On 14 June 2021, the board said that the dyke broke.", "2021-06-14", "say", "board"),
    ("The minister, on 14 June 2021, announced a ban.", "2021-06-14", "say", "minister"),
    ("Hale said on 14 June 2021, Osk told the court.", "2021-06-14", "say", "Hale"),
    # verbs of saying that are deeds
    ("Voters will be asked on 1 February 2022 whether to stay.", "2022-02-01", "ask", "Voters"),
    ("Dorn was admitted to the Tarn clinic on 11 March 2021.", "2021-03-11", "admit; what tarn", "Dorn"),
    ("Dorn admitted on 11 March 2021 that he lied.", "2021-03-11", "say", "Dorn"),
    ("Hale was told on 11 March 2021 that it rained.", "2021-03-11", "say", "Hale"),
    ("Hale declared on 11 March 2021 that it rained.", "2021-03-11", "say", "Hale"),
    ("Osk recalled on 11 March 2021 that it rained.", "2021-03-11", "say", "Osk"),
    ("The firm recalled 3,000 cars on 11 March 2021.", "2021-03-11", "recall", "firm"),
    # a name that ends like a participle
    ("Brent on Sunday freed the captain.", "2021-11-28", "released", "captain"),
    ("It was on 11 March 2021 that Dorn resigned.", "2021-03-11", "resigned", "Dorn"),
    # no event: the date only qualifies a noun, or two verbs could own it
    ("He quoted a January 2017 report.", "2017-01", None, None),
    ("He agreed to meet Osk on Monday.", "weekday:Monday", None, None),
    ("The vote was postponed to 5 June 2021.", "2021-06-05", None, None),
    ("The fire was still smouldering on Sunday.", "2021-11-28", None, None),
    ("Quell, a star of the 1950s, died.", "1950-01-01/1959-12-31", None, None),
]


@pytest.mark.parametrize(("sentence", "value", "event", "about"), FOUND)
def test_event_of_a_date(sentence: str, value: str, event: str | None, about: str | None) -> None:
    slot = dates(sentence, anchor=ANCHOR)[-1]
    assert (slot.value, slot.event, slot.about) == (value, event, about)


def test_weekday_of_the_saying_is_not_that_of_the_content() -> None:
    said, content = dates("Hale said Tuesday that the bridge collapsed on Sunday.", anchor=ANCHOR)
    assert (said.event, content.event, content.about) == ("say", "collapsed", "bridge")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Hale died on 30 November.", "--11-30"),
        ("Hale died on Tuesday.", "weekday:Tuesday"),
        ("Hale died in November.", "--11"),
        ("Hale died yesterday.", "relative:yesterday"),
    ],
)
def test_without_a_day_of_publication(text: str, value: str) -> None:
    (slot,) = dates(text, anchor=None)
    assert (slot.value, slot.low, slot.high) == (value, None, None)


def test_statement_and_bounds() -> None:
    (slot,) = dates("Dorn was arrested on 2 January 1970.", anchor=ANCHOR)
    assert (slot.statement, slot.low, slot.high) == ("Dorn was arrested on 2 January 1970.", 1.0, 1.0)
    assert day_written(1.0) == "2 January 1970"


def test_dates_set_aside_are_left_out() -> None:
    assert not dates("Dorn died at home, not on Monday.", anchor=ANCHOR)


CLASHES = [
    ("Hale is due to meet Osk on Thursday.", "Osk is to sit down with Hale on Friday, 3 December."),
    ("Hale met Osk in Tarn on Monday.", "Hale and Osk held talks on 25 November."),
    ("Dorn was arrested on 26 November.", "Police arrested Dorn on 20 November."),
    ("Mara Quell was born in 1961.", "Quell, born in 1958, won the seat."),
    ("The Tarn Institute was founded in 1901.", "Founded in 1911, the Tarn Institute has 200 members."),
    ("The treaty was signed on 4 March 1999.", "Hale and Osk signed the treaty on 8 March 1999."),
    ("The rockfall of 8 August buried them.", "They wept after the collapse of 5 August."),
    ("Tugs dragged the ship off the sand on Sunday.", "The Mirelle came unstuck on Monday."),
    ("Dorn died on 3 May 2020.", "Dorn died on 4 May 2020."),
    ("The museum opened on 4 June 2019.", "The museum opened on 14 June 2019."),
    ("Dorn was sentenced on 11 May 2020.", "Dorn was sentenced in June 2020."),
    ("Hale resigned in March 2015.", "Hale stepped down in 2016."),
]


@pytest.mark.parametrize(("left", "right"), CLASHES)
def test_clash(left: str, right: str) -> None:
    one, other = (dates(sentence, anchor=ANCHOR)[-1] for sentence in (left, right))
    assert bound(one, other)
    assert compare(DATE_LEVELS, one, other).agrees is False


TRAPS = [
    # left, right, rung
    ("Dorn was arrested on Friday.", "Dorn was arrested on 26 November.", "same day"),
    ("Dorn was arrested on Friday.", "Dorn was arrested in November.", "one within the other"),
    ("Quell was born on 3 May 1961.", "Quell was born in 1961.", "one within the other"),
    ("Quell was born on 3 May 1961.", "Quell was born in the 1960s.", "one within the other"),
    ("Dorn was arrested on Monday.", "Dorn was arrested yesterday.", "same day"),
    ("Dorn was arrested yesterday.", "Dorn was arrested on 28 November.", "a day apart, relative wording"),
    ("Dorn was arrested on Friday.", "Dorn was arrested on 27 November.", "a day apart, relative wording"),
    ("Hale said on Monday that it rained.", "Hale said on Friday that it rained.", "said on another day"),
    ("Hale met Osk on 3 May 2020.", "Hale met Osk on 3 November 2021.", UNBOUND),
    ("Hale met Osk on Monday.", "Hale met Brand on Friday.", UNBOUND),
    ("Hale visited Tarn on Monday.", "Hale visited Mell on Friday.", UNBOUND),
    ("Dorn was arrested on Friday.", "Brand was arrested on Monday.", UNBOUND),
    ("Dorn was arrested on Friday.", "Dorn was charged on Monday with theft.", UNBOUND),
    ("Dorn died on Friday.", "Hale said on Monday that Dorn was missed.", UNBOUND),
    ("Two people were killed on Friday.", "Two people were killed on Monday.", UNBOUND),
    ("He died on Friday.", "He died on Monday.", UNBOUND),
    ("The talks began on Friday.", "The talks ended on Monday.", UNBOUND),
    ("The shop opened on Friday.", "The shop closed on Monday.", UNBOUND),
    ("The museum has been open since 2004.", "The museum opened in 2001.", UNBOUND),
    ("Hale first met Osk on Friday.", "Hale last met Osk on Monday.", UNBOUND),
    ("Hale did not meet Osk on Friday.", "Hale met Osk on Monday.", UNBOUND),
    ("Hale could meet Osk on Friday.", "Hale met Osk on Monday.", UNBOUND),
    ("Hale met Osk in Tarn on Friday.", "Hale met Osk in Mell on Monday.", UNBOUND),
    ("The vote was postponed to 5 June 2021.", "The vote was postponed to 9 June 2021.", UNBOUND),
    ("The fire of 3 May 1990 gutted the hall.", "The fire of 5 June 2021 gutted the hall.", UNBOUND),
    ("A mother ship sank on Friday.", "The Mirelle sank on Monday.", UNBOUND),
    ("Dorn's brother died on Friday.", "Dorn died on Monday.", UNBOUND),
    ("The wife of Dorn died on Friday.", "Dorn died on Monday.", UNBOUND),
    ("His 2016 rival won.", "His 2012 rival won.", UNBOUND),
    ("Dorn was arrested in mid-November 2021.", "Dorn was arrested on 22 November 2021.", "one within the other"),
    ("Dorn was arrested in early November 2021.", "Dorn was arrested on 16 November 2021.", "close to a vague stretch"),
]


@pytest.mark.parametrize(("left", "right", "level"), TRAPS)
def test_trap(left: str, right: str, level: str) -> None:
    one, other = (dates(sentence, anchor=ANCHOR)[-1] for sentence in (left, right))
    found = compare(DATE_LEVELS, one, other).level if bound(one, other) else UNBOUND
    assert found == level


@pytest.mark.parametrize(
    ("left", "right", "level", "agrees"),
    [
        ("Dorn died on 30 November.", "Dorn died on 30 November.", "same day of the month", True),
        ("Dorn died on 30 November.", "Dorn died on 20 November.", "another day of the month", False),
        ("Dorn died on 30 November.", "Dorn died on 1 December.", "neighbouring day of the month", False),
        ("Dorn died on 30 November.", "Dorn died on 30 November 2021.", "same day of the month", True),
        ("Dorn died on Tuesday.", "Dorn died on 30 November.", "not resolved", None),
        ("Dorn died on Tuesday.", "Dorn died on Wednesday.", "neighbouring weekday", False),
        ("Dorn died yesterday.", "Dorn died on 30 November 2021.", "not resolved", None),
        ("Hale and Osk met on 12 and 13 May.", "Hale and Osk met on 19 and 20 May.", "other days of the month", False),
        ("Hale and Osk met on 12 and 13 May.", "Hale and Osk met on 13 May.", "days of the month meet", True),
        ("Hale and Osk met on 12 and 13 May.", "Hale and Osk met on 14 May.", "not resolved", None),
        ("Dorn died on the first Sunday in June.", "Dorn died on 15 June.", "other days of the month", False),
        ("Dorn died on the first Sunday in June.", "Dorn died on 5 June.", "days of the month meet", True),
        ("Dorn died on the last day of February.", "Dorn died on 12 March.", "other days of the month", False),
        ("Dorn died on the last day of February.", "Dorn died on 28 February.", "days of the month meet", True),
        ("Dorn died on the last day of May.", "Dorn died on 31 May.", "same day of the month", True),
        ("Dorn died on Easter Monday.", "Dorn died on the first Sunday of July.", "other days of the month", False),
        ("Dorn died on Easter Monday.", "Dorn died in April.", "same month", True),
        ("Dorn died in mid-June.", "Dorn died on 3 May.", "other days of the month", False),
        ("Dorn died in mid-June.", "Dorn died on 28 June.", "not resolved", None),
        ("Dorn died in mid-June.", "Dorn died in June.", "same month", True),
        ("Dorn died in late June.", "Dorn died on 3 July.", "not resolved", None),
        ("Dorn died in late December.", "Dorn died on 2 January.", "not resolved", None),
    ],
)
def test_unresolved(left: str, right: str, level: str, agrees: bool | None) -> None:
    one, other = (dates(sentence, anchor=None)[-1] for sentence in (left, right))
    found = compare(DATE_LEVELS, one, other)
    assert bound(one, other)
    assert (found.level, found.agrees) == (level, agrees)


@pytest.mark.parametrize(
    ("left", "right", "order"),
    [
        ("on Sunday", "on Monday", 1),
        ("on Monday", "on Sunday", -1),
        ("on Monday", "on Wednesday", 0),
        ("on 31 December", "on 1 January", 1),
        ("on 1 January", "on 31 December", -1),
        ("on 28 February 2024", "on 29 February 2024", 1),
        ("on 3 May", "in May", 0),
    ],
)
def test_the_day_after(left: str, right: str, order: int) -> None:
    one, other = (dates(f"Dorn died {when}.", anchor=None)[-1] for when in (left, right))
    assert days_on(one, other) == order


WORDS = st.lists(
    st.sampled_from(
        [
            "Hale",
            "Osk",
            "met",
            "said",
            "that",
            "died",
            "on",
            "Tuesday",
            "3",
            "May",
            "1999",
            ",",
            "the",
            "talks",
            ".",
            "who",
            "was",
            "of",
            "in",
            "2020",
            "30",
            "November",
            "'s",
            "and",
            "“",
            "”",
            "early",
            "\n",
        ]
    ),
    max_size=25,
).map(" ".join)


@given(st.text(max_size=80) | WORDS)
def test_never_raises_and_spans_are_exact(text: str) -> None:
    found = dates(text, anchor=ANCHOR)
    assert all(text[slot.start : slot.end] == slot.text for slot in found)
    for left in found:
        same = compare(DATE_LEVELS, left, left)
        assert same.agrees or (same.agrees is None and left.low is None)
        for right in found:
            assert bound(left, right) == bound(right, left)
            assert compare(DATE_LEVELS, left, right).level == compare(DATE_LEVELS, right, left).level
