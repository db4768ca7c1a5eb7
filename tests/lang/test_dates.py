from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.lang.dates import Precision, find_dates, phrase
from consistency.lang.words import words

ANCHOR = date(2022, 3, 16)  # a Wednesday


def show(text: str, anchor: date | None = ANCHOR) -> list[tuple[str, str | None, str | None]]:
    return [
        (found.text, found.first and found.first.isoformat(), found.last and found.last.isoformat())
        for found in find_dates(text, anchor=anchor)
    ]


@pytest.mark.parametrize(
    ("text", "shown", "first", "last"),
    [
        ("They met on 30 Nov. 2021 in Tarn.", "30 Nov. 2021", "2021-11-30", "2021-11-30"),
        ("Nov 30th, 2021 was cold.", "Nov 30th, 2021", "2021-11-30", "2021-11-30"),
        ("the 30th of November, 2021", "30th of November, 2021", "2021-11-30", "2021-11-30"),
        ("Filed 2021-11-30 at noon.", "2021-11-30", "2021-11-30", "2021-11-30"),
        ("Filed 30/11/2021.", "30/11/2021", "2021-11-30", "2021-11-30"),
        ("Filed 11/30/2021.", "11/30/2021", "2021-11-30", "2021-11-30"),
        ("Filed 03/04/2021.", "03/04/2021", None, None),
        ("Tuesday, November 30, 2021", "Tuesday, November 30, 2021", "2021-11-30", "2021-11-30"),
        ("It opened in November 2021.", "November 2021", "2021-11-01", "2021-11-30"),
        ("from 2009 to 2013", "2009 to 2013", "2009-01-01", "2013-12-31"),
        ("the 2009-10 season", "2009-10", "2009-01-01", "2010-12-31"),
        ("The vote in 2014 failed.", "2014", "2014-01-01", "2014-12-31"),
        ("the 2014 election", "2014", "2014-01-01", "2014-12-31"),
        ("Ada Moss (born 1950)", "1950", "1950-01-01", "1950-12-31"),
        ("In the 1990s it grew.", "1990s", "1990-01-01", "1999-12-31"),
        ("in the ’80s", "’80s", "1980-01-01", "1989-12-31"),
        ("June 8-12, 2020", "June 8-12, 2020", "2020-06-08", "2020-06-12"),
        ("between 3 and 5 May 2020", "3 and 5 May 2020", "2020-05-03", "2020-05-05"),
        ("from 30 June to 2 July 2020", "30 June to 2 July 2020", "2020-06-30", "2020-07-02"),
        ("between March and May 2020", "March and May 2020", "2020-03-01", "2020-05-31"),
        ("In early 2020 it spread.", "early 2020", "2020-01-01", "2020-06-02"),
        ("in the fall of 2016", "fall of 2016", "2016-09-01", "2016-12-21"),
        ("They met on March 2.", "March 2", "2022-03-02", "2022-03-02"),
        ("The fair opens on April 20.", "April 20", "2022-04-20", "2022-04-20"),
        ("He took office on April 20.", "April 20", None, None),
        ("The Sept. 11 attacks came first.", "Sept. 11", None, None),
        ("He spoke Wednesday.", "Wednesday", "2022-03-16", "2022-03-16"),
        ("He resigned on Friday after protests.", "Friday", "2022-03-11", "2022-03-11"),
        ("He spoke on Friday.", "Friday", "2022-03-11", "2022-03-11"),
        ("He will speak on Friday.", "Friday", "2022-03-18", "2022-03-18"),
        ("On Friday, she flew to Tarn.", "Friday", "2022-03-11", "2022-03-11"),
        ("On Friday, she will fly to Tarn.", "Friday", "2022-03-18", "2022-03-18"),
        ("He said that he would come Friday.", "Friday", None, None),
        ("The talks, due on Friday, were off.", "Friday", None, None),
        ("Envoy Moss to meet mayor Friday", "Friday", "2022-03-18", "2022-03-18"),
        ("He left last Friday.", "last Friday", "2022-03-11", "2022-03-11"),
        ("He left last Monday.", "last Monday", None, None),
        ("She met the mayor last month.", "last month", "2022-02-01", "2022-02-28"),
        ("It starts next year.", "next year", "2023-01-01", "2023-12-31"),
        ("It fell yesterday.", "yesterday", "2022-03-15", "2022-03-15"),
        ("“I go tomorrow,” he said.", "tomorrow", None, None),
        ("He left three weeks ago.", "three weeks ago", "2022-02-20", "2022-02-26"),
        ("He left two days ago.", "two days ago", "2022-03-14", "2022-03-14"),
        ("He left two days earlier.", "two days earlier", None, None),
        ("He was born in January.", "January", "2022-01-01", "2022-01-31"),
        ("Trade has been weak since June.", "June", "2021-06-01", "2021-06-30"),
        ("It opened on Easter Monday 2019.", "Easter Monday 2019", "2019-04-22", "2019-04-22"),
        ("It closed on Good Friday 2024.", "Good Friday 2024", "2024-03-29", "2024-03-29"),
        ("It closed on Ash Wednesday 2000.", "Ash Wednesday 2000", "2000-03-08", "2000-03-08"),
        ("the second Thursday of May 2019", "the second Thursday of May 2019", "2019-05-09", "2019-05-09"),
        ("the last Monday of August 2021", "the last Monday of August 2021", "2021-08-30", "2021-08-30"),
        ("the last day of February 2020", "the last day of February 2020", "2020-02-29", "2020-02-29"),
        ("the first weekend in June 2020", "the first weekend in June 2020", "2020-06-01", "2020-06-08"),
        ("The book gives 1975 as the year of his birth.", "1975", "1975-01-01", "1975-12-31"),
        ("The year was 1975.", "1975", "1975-01-01", "1975-12-31"),
    ],
)
def test_reads_one_date(text: str, shown: str, first: str | None, last: str | None) -> None:
    assert show(text) == [(shown, first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "There were 2,014 cases.",
        "Some 2014 people came.",
        "It cost $2014.",
        "It burned in 2014 homes.",
        "by 1500 GMT",
        "He may march on.",
        "April said no, and May agreed.",
        "She comes every Tuesday.",
        "on a Monday",
        "Black Friday sales rose.",
        "He reads Sunday Herald pages.",
        "Feb 30 and May 32",
        "over the last week",
        "the first Sunday",
        "They sold 1975 as well as 2010 homes.",
        "He ate an Easter egg.",
    ],
)
def test_sees_no_date(text: str) -> None:
    assert show(text) == []


@pytest.mark.parametrize(
    ("text", "month", "day", "weekday"),
    [
        ("on November 30", 11, 30, None),
        ("on Tuesday", None, None, 1),
        ("on Tuesday, 30 November", 11, 30, 1),
        ("in May", 5, None, None),
        ("It was a Tuesday when it sank.", None, None, 1),
        ("She was last seen on Christmas Eve.", 12, 24, None),
        ("He fell on New Year’s Day.", 1, 1, None),
        ("The fire began on a Sunday.", None, None, 6),
        ("She sailed on May Day.", 5, 1, None),
        ("She sailed on a leap day.", 2, 29, None),
        ("He died on St Stephen’s Day.", 12, 26, None),
        ("He died on St. George's Day.", 4, 23, None),
        ("He died on Saint Andrew’s Day.", 11, 30, None),
        ("He died on the first Sunday in June.", 6, 1, 6),
    ],
)
def test_keeps_what_is_stated_without_a_day_of_publication(
    text: str, month: int | None, day: int | None, weekday: int | None
) -> None:
    (found,) = find_dates(text, anchor=None)
    assert (found.first, found.month, found.day, found.weekday) == (None, month, day, weekday)


def test_a_list_shares_its_year_and_a_move_is_no_range() -> None:
    assert show("March 3 and April 5, 2020") == [
        ("March 3", "2020-03-03", "2020-03-03"),
        ("April 5, 2020", "2020-04-05", "2020-04-05"),
    ]
    assert [shown for shown, _, _ in show("The vote was moved from May 3 to June 5, 2020.")] == [
        "May 3",
        "June 5, 2020",
    ]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("He spoke on Friday.", "Friday, 11 March 2022"),
        ("It fell yesterday.", "15 March 2022"),
        ("last month", "February 2022"),
        ("last year", "2021"),
        ("He said that he would come Friday.", None),
    ],
)
def test_writes_a_date_in_full(text: str, written: str | None) -> None:
    assert phrase(find_dates(text, anchor=ANCHOR)[0]) == written


_WORDS = st.sampled_from(
    words(
        "Tuesday Friday, last next this month week year May March Nov. 30 3 5th 2014 1990s the in on from to and",
        "between 12/11/2021 2021-02-30 ’80s “ ” early summer of two three days ago earlier tomorrow - – . he will said",
    )
)


@given(st.one_of(st.text(max_size=80), st.lists(_WORDS, max_size=14).map(" ".join)), st.none() | st.dates())
def test_spans_are_exact_apart_and_in_order(text: str, anchor: date | None) -> None:
    end = 0
    for found in find_dates(text, anchor=anchor):
        assert text[found.start : found.end] == found.text
        assert found.start >= end
        end = found.end
        assert (found.first is None) == (found.last is None)
        if found.first and found.last:
            assert found.first <= found.last
        assert found.precision in Precision
