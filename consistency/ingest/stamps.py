"""Dates that a source states of itself: "Published: 30 November 2021 10:15", "May 03, 2013", ISO 8601."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone, tzinfo

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
# Only abbreviations that mean one offset; "IST" is India, Israel and Ireland, "ET" changes with the season.
_OFFSETS = {
    "gmt": 0, "utc": 0, "z": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6,
    "pst": -8, "pdt": -7, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3, "aest": 10, "hkt": 8,
}  # fmt: skip
_ZONE = "|".join((*sorted(_OFFSETS, key=len, reverse=True), "bst", "ist", "akst", "akdt", "et", "ct", "mt", "pt"))
_TOKEN = re.compile(
    rf"""
      (?:(?:first|originally|last|date|story|article)\s+)?
      (?P<label>published|posted|updated?|modified|edited|created|released?|date(?=\s*:))\b (?:\s+(?:time|date))?
        (?:\s+(?:on|at)\b)? \s*:?
    | (?P<iso>(?P<y1>\d{{4}})\s?[-./]\s?(?P<m1>\d{{1,2}})\s?[-./]\s?(?P<d1>\d{{1,2}})) (?:T(?=\d)|\b)
    | (?P<named>(?P<b1>{MONTH})\s*(?P<d2>{_DAY}) (?:\s*,)? \s+(?P<y2>\d{{4}})\b
      | (?P<d3>{_DAY})(?:\s+of)?[\s-]+(?P<b2>{MONTH})(?:,)?[\s-]*(?P<y3>\d{{4}})\b)
    | (?P<slash>(?P<n1>\d{{1,2}})\s?[/.]\s?(?P<n2>\d{{1,2}})\s?[/.]\s?(?P<y4>\d{{4}}|\d{{2}}))\b
    | (?P<yearless>{MONTH}\s+{_DAY}\b|{_DAY}\s+{MONTH})
    | (?P<time>(?P<hour>\d{{1,2}})\s?[:.]\s?(?P<minute>\d{{2}})(?:\s?:\s?(?P<second>\d{{2}}))?(?:\.\d+)?
        \s*(?P<half>[ap](?:\.?\s?m\b\.?|\b))? | (?P<hour2>\d{{1,2}})\s*(?P<half2>[ap]\.?\s?m\b\.?)
        | (?P<hour3>\d\d)(?P<minute3>\d\d)(?=\s*(?:{_ZONE})\b))
    | (?P<zone>(?<![A-Za-z])(?P<abbr>{_ZONE})\b(?P<shift>\s?[+-]\d\d?(?::?\s?\d\d?)?)?|(?P<shift2>[+-]\d\d:?\d\d)\b)
    | (?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)\b\.?
    | (?:at|on|hrs|uk|local\s+time|eastern|pacific)\b
    | [,|•·–—();@-]
    | \s+
    """,
    re.IGNORECASE | re.VERBOSE,
)
_URL_DAY = re.compile(r"/(\d{4})[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?=[/-]|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a line of dates states; `labelled` where it says of what ("Updated ..."), `dated` where it has a day."""

    published: str | None
    modified: str | None
    labelled: bool
    dated: bool


@dataclass(slots=True)
class _Moment:
    days: list[date | None] = field(default_factory=list)
    clocks: list[time | None] = field(default_factory=list)
    zones: list[tzinfo | None] = field(default_factory=list)
    yearless: bool = False

    def iso(self) -> str | None:
        if self.yearless or len(self.days) != 1 or self.days[0] is None:
            return None
        if not self.clocks or self.clocks[0] is None:
            return self.days[0].isoformat()
        zone = self.zones[0] if self.zones else None  # "1052 GMT (1852 HKT)": the first zone is that of the first clock
        return datetime.combine(self.days[0], self.clocks[0], zone).isoformat()


def read_stamp(line: str) -> Stamp | None:
    """Give what a line states if it holds dates, clocks and their labels and nothing else."""
    published, modified = _Moment(), _Moment()
    moment, labelled, position = published, False, 0
    while position < len(line):
        token = _TOKEN.match(line, position)
        if token is None or token.end() == position:
            return None
        if token["label"]:
            moment = modified if token["label"].lower() in {"updated", "update", "modified", "edited"} else published
            labelled = True
        _note(moment, token)
        position = token.end()
    dated = bool(published.days or modified.days)
    partly = any(moment.clocks or moment.yearless for moment in (published, modified))
    if not dated and not (labelled and partly):
        return None
    return Stamp(published.iso(), modified.iso(), labelled, dated)


def _note(moment: _Moment, token: re.Match[str]) -> None:
    if token["iso"] or token["named"] or token["slash"]:
        moment.days.append(_day(token))
    elif token["yearless"]:
        moment.yearless = True
    elif token["time"]:
        moment.clocks.append(_clock(token))
    elif token["zone"]:
        moment.zones.append(_zone(token))


def _day(token: re.Match[str]) -> date | None:
    if token["iso"]:
        return _real(int(token["y1"]), int(token["m1"]), int(token["d1"]))
    if token["named"]:
        year, month = token["y2"] or token["y3"], token["b1"] or token["b2"]
        return _real(int(year), month_number(month), int(re.sub(r"\D", "", token["d2"] or token["d3"])))
    first, second = int(token["n1"]), int(token["n2"])
    if len(token["y4"]) == 2 or (first <= 12 and second <= 12 and first != second):
        return None  # 05/03/2013 is a day of March or of May
    return _real(int(token["y4"]), min(first, second), max(first, second))


def month_number(name: str) -> int:
    """Give 1 to 12 for the name of a month or its short form."""
    return _MONTHS.index(name[:3].lower()) + 1


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1900 <= year <= 2100 else None
    except ValueError:
        return None


def _clock(token: re.Match[str]) -> time | None:
    hour = int(token["hour"] or token["hour2"] or token["hour3"])
    half = (token["half"] or token["half2"] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    minute = int(token["minute"] or token["minute3"] or 0)
    try:
        return time(hour, minute, int(token["second"] or 0))
    except ValueError:
        return None


def _zone(token: re.Match[str]) -> tzinfo | None:
    abbreviation, shift = (token["abbr"] or "").lower(), re.sub(r"[\s:]", "", token["shift"] or token["shift2"] or "")
    if shift:
        hours, minutes = int(shift[1:3]), int(shift[3:] or 0)
        if hours > 14 or minutes > 59:
            return None
        offset = timedelta(hours=hours, minutes=minutes)
        return timezone(-offset if shift[0] == "-" else offset)
    return timezone(timedelta(hours=_OFFSETS[abbreviation])) if abbreviation in _OFFSETS else None


def iso(value: object) -> str | None:
    """Give a stated date or time as ISO 8601, or None where it is missing or not understood."""
    if isinstance(value, datetime):
        return None if value != value else _with_year(value.isoformat(), value.year)  # NaT is not equal to itself
    if isinstance(value, date):
        return _with_year(value.isoformat(), value.year)
    if not isinstance(value, str) or not value.strip():
        return None
    value = value.strip()
    for kind in (date, datetime):
        try:
            return _with_year(kind.fromisoformat(value).isoformat(), kind.fromisoformat(value).year)
        except ValueError:
            continue
    stamp = read_stamp(value)
    return (stamp.published or stamp.modified) if stamp else None


def _with_year(text: str, year: int) -> str | None:
    return text if 1900 <= year <= 2100 else None


def url_day(url: str) -> str | None:
    """Give the day that a news address carries (`/2021/11/30/`), or None."""
    found = _URL_DAY.search(url)
    if not found:
        return None
    year, month, day = found.groups()
    if not month.isdigit() and month.lower() not in _MONTHS:
        return None
    number = int(month) if month.isdigit() else month_number(month)
    real = _real(int(year), number, int(day))
    return real.isoformat() if real else None


def in_year_before(month: int, day: int, limit: str) -> str | None:
    """Give the last such day of the calendar that is not after `limit` (ISO 8601)."""
    last = datetime.fromisoformat(limit).date()
    candidates = (_real(year, month, day) for year in (last.year, last.year - 1))
    return next((found.isoformat() for found in candidates if found and found <= last), None)
