"""Dates in running text: where they are written, and which days they mean.

A mention is resolved only where one reading is left; "Tuesday" without a day of publication, "03/04/2021" or "tomorrow"
inside a quotation stay unresolved, but keep what they do say (month, day, weekday).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from consistency.lang.date_readers import BETWEEN, PATTERNS, Reading, Scene
from consistency.lang.intervals import MONTHS, WEEKDAYS, Days, Precision, make_date, month_of, one_day, year_of
from consistency.lang.quotes import quotations

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

__all__ = ["DateMention", "Precision", "find_dates", "phrase"]

_ANY = re.compile(
    r"\d{3}|['’]\d0s|day|week|month|year|decade|tonight|night|morning|afternoon|evening|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|"
    r"[Ww]inter|tomorrow|DAY|Tomorrow|Tonight|Jan|JAN|Feb|FEB|Mar|MAR|Apr|APR|May|MAY|Jun|JUN|Jul|JUL|Aug|AUG|Sep|SEP|"
    r"Oct|OCT|Nov|NOV|Dec|DEC| Day\b| Eve\b| Night\b|Epiphany|Halloween|Juneteenth|Hogmanay|Easter"
)


@dataclass(frozen=True, slots=True)
class DateMention:
    """Words that name days: `first` to `last`, both included, or both None where they can't be resolved.

    `month`, `day`, `weekday` (0 is Monday) and `year` are what the words themselves state (of a range: its first end;
    `last_month` and `last_day` its other end), so that two reports without a day of publication can be compared.
    `relative` says that the days depend on when the text was written.
    """

    start: int
    end: int
    text: str
    first: date | None
    last: date | None
    precision: Precision
    relative: bool
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    year: int | None = None
    last_month: int | None = None
    last_day: int | None = None


def find_dates(text: str, *, anchor: date | None) -> tuple[DateMention, ...]:
    """Find the dates of `text`, in order and apart; `anchor` is the day on which the text was published."""
    scene = Scene(text, anchor)
    taken: list[DateMention] = []
    for mention in sorted(_candidates(scene), key=lambda found: (found.start, -found.end)):
        if not taken or mention.start >= taken[-1].end:
            taken.append(mention)
    return _joined(_borrow_years(taken, text), text)


def phrase(mention: DateMention) -> str | None:
    """Write the days of a resolved mention in full: "30 November 2021", "Tuesday, 30 November 2021", "October 2021"."""
    first, last = mention.first, mention.last
    if first is None or last is None:
        return None
    if first == last:
        written = f"{first.day} {MONTHS[first.month - 1]} {first.year}"
        return written if mention.weekday is None else f"{WEEKDAYS[first.weekday()]}, {written}"
    if mention.precision is Precision.MONTH and Days(first, last) == month_of(first.year, first.month):
        return f"{MONTHS[first.month - 1]} {first.year}"
    if mention.precision is Precision.YEAR and Days(first, last) == year_of(first.year):
        return str(first.year)
    return f"{first.day} {MONTHS[first.month - 1]} {first.year} to {last.day} {MONTHS[last.month - 1]} {last.year}"


def _candidates(scene: Scene) -> Iterator[DateMention]:
    if not _ANY.search(scene.text):
        return
    quoted = _quoted(scene.text)
    there = {needs for needs in {one.needs for one in PATTERNS} if needs.search(scene.text)}
    for one in PATTERNS:
        pattern = one.pattern
        for match in pattern.finditer(scene.text) if one.needs in there else ():
            reading = one.read(match, scene)
            if reading is None:
                continue
            start, end = match.span("date") if "date" in pattern.groupindex else match.span()
            if reading.relative and any(low <= start < high for low, high in quoted):
                # Who speaks says "tomorrow" of the day of speaking, which need not be the day of publication.
                reading = replace(reading, days=None)
            yield _mention(scene.text, start, end, reading)


def _mention(text: str, start: int, end: int, reading: Reading) -> DateMention:
    days = reading.days
    return DateMention(
        start,
        end,
        text[start:end],
        days.first if days else None,
        days.last if days else None,
        reading.precision,
        reading.relative,
        reading.month,
        reading.day,
        reading.weekday,
        reading.year,
        reading.last_month,
        reading.last_day,
    )


def _quoted(text: str) -> list[tuple[int, int]]:
    """Give what stands in quotation marks; a mark that only closes ends what an earlier sentence opened."""
    spans = [(quote.start, quote.end) for quote in quotations(text)]
    closing = re.search(r"^[^“”]*”", text)
    return [closing.span(), *spans] if closing else spans


# --- joining ---------------------------------------------------------------------------------------------------------

_LIST_GAP = re.compile(r"\s*(?:,|,?\s*(?:and|or|to|until|through|–|-|—))\s*(?:(?:on|in)\s+)?$")
_RANGE_GAP = re.compile(r"\s*(?:to|until|till|through|thru|–|-|—)\s*$")
# "moved from 3 May to 5 June" names two days and no stretch between them.
_MOVING = re.compile(
    r"\b(?:mov|postpon|delay|push|bring|brought|reschedul|shift|chang|extend|correct|defer|advanc)\w*\b[^.;]{0,60}$",
    re.IGNORECASE,
)


def _borrow_years(mentions: list[DateMention], text: str) -> list[DateMention]:
    """Give "3 March" of "3 March and 5 April 2020" the year that stands behind the last one."""
    result = list(mentions)
    for index in range(len(result) - 2, -1, -1):
        here, there = result[index], result[index + 1]
        wanted = here.year is None and here.month is not None and there.year is not None and there.month is not None
        if not wanted or not _LIST_GAP.fullmatch(text, here.end, there.start) or here.month > there.month:  # type: ignore[operator]
            continue
        result[index] = _in_year(here, there.year)
    return result


def _in_year(mention: DateMention, year: int | None) -> DateMention:
    if (
        year is None
        or mention.month is None
        or mention.last_day is not None
        or mention.precision not in {Precision.DAY, Precision.MONTH}
    ):
        return mention
    days = one_day(make_date(year, mention.month, mention.day)) if mention.day else month_of(year, mention.month)
    if days is None:
        return mention
    return replace(mention, first=days.first, last=days.last, year=year, relative=False)


def _joined(mentions: list[DateMention], text: str) -> tuple[DateMention, ...]:
    """Make one range of "30 June to 2 July", "between March and May 2020", "Tuesday to Thursday"."""
    result: list[DateMention] = []
    for mention in mentions:
        if result and _makes_range(result[-1], mention, text):
            result[-1] = _range(result[-1], mention, text)
        else:
            result.append(mention)
    return tuple(result)


def _makes_range(left: DateMention, right: DateMention, text: str) -> bool:
    if left.precision is not right.precision or left.precision not in {Precision.DAY, Precision.MONTH, Precision.YEAR}:
        return False
    if (left.weekday is None or left.day is not None) != (right.weekday is None or right.day is not None):
        return False
    before = text[max(0, left.start - 80) : left.start]
    between = text[left.end : right.start].strip() == "and" and BETWEEN.search(before)
    if not between and (not _RANGE_GAP.fullmatch(text, left.end, right.start) or _MOVING.search(before)):
        return False
    return left.last is None or right.first is None or left.last < right.first


def _range(left: DateMention, right: DateMention, text: str) -> DateMention:
    known = left.first is not None and right.last is not None
    return replace(
        left,
        end=right.end,
        text=text[left.start : right.end],
        first=left.first if known else None,
        last=right.last if known else None,
        precision=Precision.RANGE,
        relative=left.relative or right.relative,
        last_month=right.last_month or right.month,
        last_day=right.last_day or right.day,
    )
