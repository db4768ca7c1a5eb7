"""Stretches of days: the month, year, season or week that a date phrase names."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Precision(StrEnum):
    """How large a stretch of days the words name; a range is any stretch that is no unit of the calendar."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Days:
    """The days from `first` to `last`, both included."""

    first: date
    last: date


def make_date(year: int, month: int, day: int) -> date | None:
    """Give the day, or None where the calendar has none (30 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def one_day(day: date | None) -> Days | None:
    """Give a stretch of one day."""
    return Days(day, day) if day else None


def moved(day: date, *, days: int) -> date | None:
    """Give the day that lies `days` away, or None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def around(day: date | None, *, slack: int) -> Days | None:
    """Give the days within `slack` of `day`."""
    if day is None:
        return None
    first, last = moved(day, days=-slack), moved(day, days=slack)
    return Days(first, last) if first and last else None


def month_of(year: int, month: int) -> Days | None:
    """Give the days of a month; months beyond 1..12 count on into other years."""
    year, index = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not 1 <= year <= 9999:
        return None
    return Days(date(year, index, 1), date(year, index, calendar.monthrange(year, index)[1]))


def year_of(year: int) -> Days | None:
    """Give the days of a year."""
    return Days(date(year, 1, 1), date(year, 12, 31)) if 1 <= year <= 9999 else None


def decade_of(year: int) -> Days | None:
    """Give the days of the decade that begins with `year`."""
    return Days(date(year, 1, 1), date(year + 9, 12, 31)) if 1 <= year <= 9990 else None


def week_of(day: date) -> Days | None:
    """Give Sunday to Sunday around `day`: wide enough for weeks that begin on Sunday and those that begin on Monday."""
    monday = moved(day, days=-day.weekday())
    first, last = (moved(monday, days=-1), moved(monday, days=6)) if monday else (None, None)
    return Days(first, last) if first and last else None


def season_of(name: str, year: int) -> Days | None:
    """Give a season of the northern half of the earth, wide: by the month and by the sun alike.

    "Winter 2021" may be the winter that ends or the one that begins in that year, so it holds both.
    """
    if not 2 <= year <= 9998:
        return None
    return {
        "spring": Days(date(year, 3, 1), date(year, 6, 21)),
        "summer": Days(date(year, 6, 1), date(year, 9, 23)),
        "autumn": Days(date(year, 9, 1), date(year, 12, 21)),
        "fall": Days(date(year, 9, 1), date(year, 12, 21)),
        "winter": Days(date(year - 1, 12, 1), date(year + 1, 3, 21)),
    }[name]


def portion(days: Days | None, which: str) -> Days | None:
    """Give the early, middle or late part of a stretch; the parts overlap, as the words do."""
    if days is None:
        return None
    length = (days.last - days.first).days
    low, high = {"early": (0.0, 0.42), "mid": (0.25, 0.75), "late": (0.58, 1.0)}[which]
    return Days(days.first + timedelta(days=int(length * low)), days.first + timedelta(days=round(length * high)))
