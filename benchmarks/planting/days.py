"""Dates, times of day and durations, as they are written."""

from __future__ import annotations

import re

from benchmarks.planting.lexicon import MONTHS, SHORT_MONTHS, WEEKDAYS
from benchmarks.planting.spelling import UNIT_OF_TIME, WORDS, Found, number_key
from consistency.types import ClashType

_BARE = {month.rstrip(".") for month in SHORT_MONTHS}
_MONTH = "|".join(re.escape(month) for month in sorted({*MONTHS, *SHORT_MONTHS, *_BARE}, key=lambda m: (-len(m), m)))
_DAY = r"(?P<day>[12]\d|3[01]|[1-9])(?:st|nd|rd|th)?"
_MONTH_DAY = re.compile(rf"\b(?P<month>{_MONTH}) {_DAY}\b(?!:|\d)")
_DAY_MONTH = re.compile(rf"\b{_DAY} (?P<month>{_MONTH})(?!\w)")
_YEAR = re.compile(
    rf"\b(?:(?i:in|since|from|until|by|of|during)|(?:{_MONTH})|\d,) (?P<year>19\d\d|20[0-3]\d)\b(?![-–/]|s\b)"
)
_MONTH_ALONE = re.compile(rf"\b(?i:in|since|last|this|next|late|early|until|by) (?P<month>{'|'.join(MONTHS)})\b(?! \d)")
_WEEKDAY = re.compile(rf"\b(?P<day>{'|'.join(WEEKDAYS)})\b(?!['’]s)")
_SAYING = re.compile(
    r"\b(?:said|says|told|tells|added|adds|saying|reported|wrote|spoke|speaking|statement|release|report|interview)\b"
)
_CLOCK = re.compile(r"\b(?P<h>1[0-2]|[1-9])(?P<m>:[0-5]\d)?(?P<half> ?[ap]\.?m\b\.?)")
_DURATION = re.compile(
    rf"(?<![\w.,:$-])(?<!/ )(?P<n>\d{{1,3}}|(?i:{WORDS}))(?P<gap>[ -])(?:more )?(?P<unit>{UNIT_OF_TIME})\b"
    r"(?![- ]olds?\b)(?! (?:ago|later|earlier|before|after)\b)"
)


def dates(text: str) -> Found:
    for pattern in (_MONTH_DAY, _DAY_MONTH):
        for m in pattern.finditer(text):
            yield ClashType.DATE, "day of month", f"{m['month'][:3].lower()} {m['day']}", m.start("day"), m.end("day")
    for m in _YEAR.finditer(text):
        yield ClashType.DATE, "year", m["year"], m.start("year"), m.end("year")
    for m in _MONTH_ALONE.finditer(text):
        yield ClashType.DATE, "month", m["month"].lower(), m.start("month"), m.end("month")
    for m in _WEEKDAY.finditer(text):
        around = text[max(0, m.start() - 22) : m.start()] + text[m.end() : m.end() + 18]
        if not _SAYING.search(around):  # one may say the same thing on two days
            yield ClashType.DATE, "weekday", m["day"].lower(), m.start("day"), m.end("day")


def times(text: str) -> Found:
    for m in _CLOCK.finditer(text):
        half = m["half"].strip().replace(".", "")
        yield ClashType.TIME, "clock", f"{m['h']}{m['m'] or ':00'} {half}", m.start("h"), m.end("h")
    for m in _DURATION.finditer(text):
        yield ClashType.TIME, "duration", f"{number_key(m['n'])} {m['unit'].rstrip('s')}", m.start("n"), m.end("n")
