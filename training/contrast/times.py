# ruff: noqa: ARG001 (every family is called with the text and a source of chance)
"""Days: month and day, weekday, part of the day, clock time."""

import re
from random import Random

from training.contrast.lexicon import MONTHS, SHORT_MONTHS, WEEKDAYS
from training.contrast.text import put

_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)"
)
_DAY = r"(?P<day>[12]\d|3[01]|[1-9])"
_US = re.compile(rf"\b{_MONTH} {_DAY}(?!\d|[-–:.]\d|st\b|nd\b|rd\b|th\b|,\d)")
_UK = re.compile(rf"(?<![\d,.–-])\b{_DAY} {_MONTH}(?=\W|$)")
_MONTH_YEAR = re.compile(rf"\b(?:in|since|until|of) {_MONTH}(?! \d\d?\b(?!\d))(?=\W)")
_WEEKDAY = re.compile(
    rf"(?<!Black )(?<!Good )(?<!Bloody )(?<![A-Z][a-z] )\b(?P<weekday>{'|'.join(WEEKDAYS)})\b(?!s| [A-Z]|['’]s [A-Z])"
)
_CLOCK = re.compile(r"\b(?P<hour>1[0-2]|[1-9])(?P<rest>:[0-5]\d)? ?(?P<half>[ap])\.?m\b")
_PART = re.compile(
    r"\b(?:on|this|the|late|early|yesterday|tomorrow|Monday|Tuesday|Wednesday|Thursday|Friday|"
    r"Saturday|Sunday)(?: the)? (?P<part>morning|afternoon|evening|night)\b"
)
_RELATIVE = re.compile(r"\b(?P<rel>last|next|this) (?P<unit>week|month|year|weekend|summer|winter|spring|fall)\b")


def _month_index(month: str) -> int:
    return next(i for i, name in enumerate(MONTHS) if name[:3] == month[:3])


def change_day(text: str, rng: Random) -> str | None:
    """Change the day or the month of a date: "May 3" becomes "May 5" or "March 3"."""
    match = _US.search(text) or _UK.search(text)
    if not match:
        return None
    if rng.random() < 0.3:
        return put(text, *match.span("month"), _other_month(match["month"], rng))
    day = int(match["day"]) + rng.choice((-10, -7, -3, -2, -1, 1, 1, 2, 3, 7, 10))
    return put(text, *match.span("day"), str(day)) if 1 <= day <= 28 else None


def _other_month(month: str, rng: Random) -> str:
    names = SHORT_MONTHS if month.endswith(".") else MONTHS
    index = _month_index(month)
    return names[(index + rng.choice((-5, -3, -2, -1, 1, 2, 3, 5))) % 12]


def change_month(text: str, rng: Random) -> str | None:
    """Change a month that stands without a day."""
    match = _MONTH_YEAR.search(text)
    return put(text, *match.span("month"), _other_month(match["month"], rng)) if match else None


def change_weekday(text: str, rng: Random) -> str | None:
    """Change a weekday, not one of a name."""
    found = list(_WEEKDAY.finditer(text))
    if len(found) != 1:
        return None
    return put(text, *found[0].span(), rng.choice([d for d in WEEKDAYS if d != found[0]["weekday"]]))


def change_clock(text: str, rng: Random) -> str | None:
    """Change a clock time, a part of the day, or last for next."""
    if match := _CLOCK.search(text):
        if rng.random() < 0.3:
            return put(text, *match.span("half"), "p" if match["half"] == "a" else "a")
        hour = int(match["hour"]) + rng.choice((-3, -2, -1, 1, 2, 3))
        return put(text, *match.span("hour"), str(hour)) if 1 <= hour <= 12 else None
    if match := _PART.search(text):
        others = {"morning": ("evening", "night", "afternoon"), "afternoon": ("morning", "night")}
        return put(text, *match.span("part"), rng.choice(others.get(match["part"], ("morning", "afternoon"))))
    if match := _RELATIVE.search(text):
        return put(text, *match.span("rel"), rng.choice([w for w in ("last", "next") if w != match["rel"]]))
    return None


def date_other_way(text: str, rng: Random) -> str | None:
    """Write a date another way: "30 November" as "Nov. 30", "May 3" as "3 May"."""
    match = _US.search(text) or _UK.search(text)
    if not match or "," in text[match.end() : match.end() + 1]:
        return None
    index = _month_index(match["month"])
    long, short, day = MONTHS[index], SHORT_MONTHS[index], match["day"]
    british = match.re is _UK
    options = (
        [f"{long} {day}", f"{short} {day}", f"the {day}th of {long}"]
        if british
        else [f"{day} {long}", f"{short} {day}"]
    )
    options = [
        o for o in options if o != match[0] and not (o.startswith("the") and int(day) in (1, 2, 3, 21, 22, 23, 31))
    ]
    return put(text, *match.span(), rng.choice(options))


def day_to_month(text: str, rng: Random) -> str | None:
    """Say less about a date: "on May 3" becomes "in May"."""
    match = re.search(rf"\b[Oo]n (?:{_US.pattern}|{_UK.pattern.replace('?P<day>', '').replace('?P<month>', '')})", text)
    if not match or not (month := match["month"]):
        return None
    rest = text[match.end() :]
    if year := re.match(r",? (\d{4})\b,?", rest):
        return put(text, match.start(), match.end() + year.end(), f"in {month} {year[1]}")
    return put(text, *match.span(), f"in {month}")
