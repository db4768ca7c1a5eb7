"""Ages, sums of money and counts, as they are written."""

from __future__ import annotations

import re

from benchmarks.planting.days import dates, times
from benchmarks.planting.spelling import DIGITS, UNIT_OF_TIME, WORDS, Found, number_key
from consistency.types import ClashType

_NUMBER = re.compile(
    rf"(?<![\w.,:/$€£#’'-])(?<!/ )(?:(?P<digits>{DIGITS})|(?P<word>(?i:{WORDS})))(?![\w:/]|[.,]\d|['’]s)"
)
_MONEY = re.compile(
    rf"(?<!\w)(?:US|A|C)?[$€£]\s?(?P<n>{DIGITS})(?P<scale>[\s-]?(?:[mb]n?\b|million|billion|trillion))?", re.IGNORECASE
)
_CURRENCY = re.compile(
    rf"(?<![\w.,$€£-])(?P<n>{DIGITS}) (?:(?P<scale>million|billion|trillion) )?(?:dollars|euros|pounds)\b"
)
_NO_PERSON = r"(?:mark|record|building|company|law|church|house|car|tradition|case|team|ban|rule|regulation)"
_BEHIND_AGE = r"(?:was|is|has|had|of|who|from|and|died|pleaded|told|said|will|faces)"
_AGES = (
    re.compile(rf"(?<![\w.-])(?P<n>\d{{1,2}}|{WORDS})[- ]years?[- ]old\b(?! (?:\w+ ){{0,2}}{_NO_PERSON})"),
    re.compile(r"\bage[d]? (?P<n>\d{1,2})\b"),
    re.compile(rf"(?<=[a-z]), (?P<n>[1-9]\d)(?=,? {_BEHIND_AGE}\b|,(?! \d))"),
)

#: What makes a number the name of a thing, an order or a part of a larger figure.
_NAMING = r"No\.?|[Nn]umber|Room|Highway|Route|Flight|Type|Section|of the|one|a|the|and|or|than|by"
_BEFORE = re.compile(rf"(?:\d|\d of|\b(?:{_NAMING}))\s?[-–]?$")
_STREET = re.compile(
    r"[\s-]*(?:block|[A-Z]\w+ (?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Lane|Way|Court|Place)\b|"
    r"(?:st|nd|rd|th)\b|p\.?m|a\.?m|o'clock|degrees (?:north|south|east|west)|mm\b|-)"
)
_SCORE = re.compile(rf"\s?(?:-|–|—|to|of|out of|for|/|and)\s?(?:\d|(?:{WORDS})\b)")
_OTHER_UNIT = re.compile(rf"\s?[- ](?:time|yard|foot|inch|point|star|caliber|[a-z]+tie|{UNIT_OF_TIME})s?\b")


def ages(text: str) -> Found:
    for pattern in _AGES:
        for m in pattern.finditer(text):
            if 2 < float(number_key(m["n"])) < 100:
                yield ClashType.AGE, "age", number_key(m["n"]), m.start("n"), m.end("n")


def money(text: str) -> Found:
    for pattern in (_MONEY, _CURRENCY):
        for m in pattern.finditer(text):
            scale = {"m": "million", "b": "billion"}.get((m["scale"] or "").strip(" -")[:1], m["scale"] or "").strip()
            if not text[m.end() :].startswith(("-", " to $", "–")):
                yield ClashType.MONEY, "sum", f"{number_key(m['n'])} {scale}".strip(), m.start("n"), m.end("n")


def quantities(text: str) -> Found:
    taken = [(start, end) for reader in (ages, money, dates, times) for *_, start, end in reader(text)]
    for m in _NUMBER.finditer(text):
        if any(start < m.end() and m.start() < end for start, end in taken):
            continue
        if is_countable(text, m):
            percent = " %" if re.match(r"\s?(?:%|percent|per cent)", text[m.end() :]) else ""
            yield ClashType.QUANTITY, "number", number_key(m[0]) + percent, m.start(), m.end()


def is_countable(text: str, m: re.Match[str]) -> bool:
    """Say whether a number counts or measures something, as opposed to naming it."""
    before, after = text[: m.start()].rstrip(), text[m.end() :]
    return (
        number_key(m[0]) not in ("0", "1")
        and not re.fullmatch(r"(?:19|20)\d\d", m[0])
        and bool(re.match(r"\s?(?:%|[a-z])", after))
        and not any(pattern.match(after) for pattern in (_STREET, _SCORE, _OTHER_UNIT))
        and not _BEFORE.search(before)
        and not is_name(before)
    )


def is_name(before: str) -> bool:
    """Say whether the word in front of a number makes it a name ("Apollo 11"), which the first word of all does not."""
    words = before.split()
    return len(words) > 1 and words[-1][0].isupper() and not before.endswith((".", ":", ",", '"', "”"))
