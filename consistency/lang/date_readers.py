"""The patterns of single dates ("30 Nov. 2021", "last month", "the 1990s") and the days that each of them means."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from consistency.lang.intervals import (
    MONTHS,
    WEEKDAYS,
    Days,
    Precision,
    around,
    decade_of,
    make_date,
    month_of,
    moved,
    one_day,
    portion,
    season_of,
    week_of,
    year_of,
)
from consistency.lang.tense import Tense, tense_at
from consistency.lang.words import words


@dataclass(frozen=True, slots=True)
class Scene:
    """A text, and the day on which it was published."""

    text: str
    anchor: date | None


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words of one date say; the fields are those of a mention."""

    days: Days | None
    precision: Precision
    relative: bool = False
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    year: int | None = None
    last_month: int | None = None
    last_day: int | None = None


Reader = Callable[[re.Match[str], Scene], "Reading | None"]

_MONTH = (
    r"Jan(?:uary|\.)?|JAN(?:UARY|\.)?|Feb(?:ruary|\.)?|FEB(?:RUARY|\.)?|Mar(?:ch|\.)?|MAR(?:CH|\.)?|Apr(?:il|\.)?|"
    r"APR(?:IL|\.)?|May|MAY|June?|Jun\.|JUNE?|July?|Jul\.|JULY?|Aug(?:ust|\.)?|AUG(?:UST|\.)?|Sept(?:ember|\.)?|Sep\.?|"
    r"SEPT(?:EMBER|\.)?|Oct(?:ober|\.)?|OCT(?:OBER|\.)?|Nov(?:ember|\.)?|NOV(?:EMBER|\.)?|Dec(?:ember|\.)?|DEC(?:EMBER|\.)?"
)
_FULL_MONTH = "|".join((*MONTHS, *(name.upper() for name in MONTHS)))
_WEEKDAY = "|".join((*WEEKDAYS, *(name.upper() for name in WEEKDAYS)))
_SHORT_WEEKDAY = r"(?:Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)\.?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_NTH = rf"(?:{_DAY}(?:st|nd|rd|th)?)"
_YEAR = r"(?:1\d{3}|20\d\d|2100)"
_DASH = r"\s?[-–—]\s?"
_MONTH_ENDS = r"(?![\w-]|\s+(?:[A-Z]|\d))"
_NO_MORE = r"(?![\w/]|[-–]\w|[.,:]\d)"
_UNITS = r"day|week|month|year|decade"
_COUNT = (
    r"an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    r"eighteen|nineteen|twenty|thirty|forty|fifty|\d{1,3}"
)
_NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        words(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen",
            "sixteen seventeen eighteen nineteen twenty",
        )
    )
} | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50}
_STEP = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}

# Nearest-year reading of "on Nov. 30": beyond this many days last and next year are both likely.
_NEAR_DAYS = 150
# "the Jan. 6 committee" names an event that may lie years back.
_NEAR_DAYS_OF_NAMED_EVENT = 30


def _month_number(word: str) -> int:
    return [name[:3] for name in MONTHS].index(word[:3].title()) + 1


def _weekday_number(word: str | None) -> int | None:
    return None if word is None else [name[:3] for name in WEEKDAYS].index(word[:3].title())


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else _NUMBER_WORDS[word.lower()]


# --- days of a month -------------------------------------------------------------------------------------------------


def _read_day(match: re.Match[str], scene: Scene) -> Reading | None:
    groups = match.groupdict()
    month, day = _month_number(groups["month"]), int(re.sub(r"\D", "", groups["day"]))
    year = int(groups["year"]) if groups.get("year") else None
    weekday = _weekday_number(groups.get("weekday"))
    if make_date(2000, month, day) is None:
        return None
    relative_year = groups.get("step")
    if year is None and relative_year and scene.anchor:
        year = scene.anchor.year + _STEP[relative_year.lower()]
    if year is not None:
        found = make_date(year, month, day)
    else:
        found = None if relative_year else _nearest_day(match, scene, month=month, day=day, weekday=weekday)
    stated = None if relative_year else year
    return Reading(one_day(found), Precision.DAY, stated is None, month, day, weekday, stated)


#: Feasts that fall on one day of each year; "Christmas" alone is a season.
_FEASTS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "boxing day": (12, 26), "new year's eve": (12, 31),
    "new year's day": (1, 1), "epiphany": (1, 6), "valentine's day": (2, 14), "st patrick's day": (3, 17),
    "bastille day": (7, 14), "halloween": (10, 31), "may day": (5, 1), "all saints' day": (11, 1),
    "all souls' day": (11, 2),
    "st stephen's day": (12, 26), "st david's day": (3, 1), "st george's day": (4, 23), "st andrew's day": (11, 30),
    "april fools' day": (4, 1), "midsummer's day": (6, 24), "armistice day": (11, 11), "juneteenth": (6, 19),
    "bonfire night": (11, 5), "burns night": (1, 25), "twelfth night": (1, 5), "hogmanay": (12, 31),
    "leap day": (2, 29),
}  # fmt: skip
_FEAST = "|".join(
    name.title().replace("'S", "'s").replace("'", "['’]").replace("St ", r"(?:St\.?|Saint) ").replace(" ", r"\s+")
    for name in _FEASTS
).replace(r"Leap\s+Day", r"[Ll]eap\s+[Dd]ay")


def _read_feast(match: re.Match[str], scene: Scene) -> Reading | None:
    written = match["feast"].lower().replace("’", "'").replace("saint ", "st ").replace("st.", "st")
    month, day = _FEASTS[" ".join(written.split())]
    year = int(match["year"]) if match["year"] else None
    found = make_date(year, month, day) if year else _nearest_day(match, scene, month=month, day=day, weekday=None)
    return Reading(one_day(found), Precision.DAY, year is None, month, day, None, year)


#: Feasts that move with Easter, in days after it, and the days between which Easter falls.
_EASTER_FEASTS = {
    "shrove tuesday": -47, "ash wednesday": -46, "palm sunday": -7, "maundy thursday": -3, "good friday": -2,
    "easter sunday": 0, "easter day": 0, "easter monday": 1, "ascension day": 39, "whit sunday": 49, "whit monday": 50,
}  # fmt: skip
_EASTER_FEAST = "|".join(name.title().replace(" ", r"\s+") for name in _EASTER_FEASTS)
_EARLIEST, _LATEST = date(2000, 3, 22), date(2000, 4, 25)


def _easter(year: int) -> date:
    """Give Easter Sunday of the western churches (the "anonymous" rule of 1876)."""
    golden, century = year % 19, year // 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    rest = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - epact - year % 100 % 4) % 7
    late = (golden + 11 * epact + 22 * rest) // 451
    month, day = divmod(epact + rest - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _read_easter_feast(match: re.Match[str], scene: Scene) -> Reading:
    shift = timedelta(days=_EASTER_FEASTS[" ".join(match["feast"].lower().split())])
    first, last = _EARLIEST + shift, _LATEST + shift
    year = int(match["year"]) if match["year"] else _year_of_month(match, scene, first.month)
    days = one_day(_easter(year) + shift) if year and year > 1582 else None
    stated = int(match["year"]) if match["year"] else None
    return Reading(days, Precision.DAY, stated is None, first.month, first.day, None, stated, last.month, last.day)


def _year_of_month(match: re.Match[str], scene: Scene, month: int) -> int | None:
    """Give the year in which a month lies of which none is said."""
    found = _month_near(match, scene, month=month, cue="")
    return found.first.year if found else None


_NTHS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}


def _read_nth_day(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "the first Sunday in June", "the last day of May", "the second week of July".

    Without a year they are the days that they may be.
    """
    month, nth = _month_number(match["month"]), _NTHS[match["nth"].lower()]
    weekday, stretch = _weekday_number(match["weekday"]), match["stretch"] is not None
    stated = int(match["year"]) if match["year"] else None
    year = stated or _year_of_month(match, scene, month)
    first, last = _nth_days(month, nth, week=stretch or weekday is not None, longer=stretch)
    days = None
    if year:
        ends = (make_date(year, month, first), make_date(year, month, last) or make_date(year, month, last - 1))
        days = Days(ends[0], ends[1]) if ends[0] and ends[1] else None
        days = days if stretch or days is None else one_day(_nth_in(days, weekday))
    precision = Precision.RANGE if stretch else Precision.DAY
    return Reading(days, precision, stated is None, month, first, weekday, stated, month, last)


def _nth_days(month: int, nth: int, *, week: bool, longer: bool) -> tuple[int, int]:
    """Give the first and the last day of a month that its nth day, weekday or week may be; `longer` for weeks.

    A week may begin on Sunday, and the last weekend end in the next month.
    """
    length = calendar.monthrange(2000, month)[1]
    leap = month == _FEBRUARY and nth < 0 and not longer
    if not week:
        return (length - leap, length) if nth < 0 else (nth + 1, nth + 1)
    if nth < 0:
        return length - 6 - leap - longer, length
    return 7 * nth + 1, min(7 * nth + 7 + longer, length)


def _nth_in(days: Days, weekday: int | None) -> date | None:
    """Give the day of that name among seven, or eight at the end of February; without a name, the last one."""
    if weekday is None:
        return days.last
    return days.last - timedelta(days=(days.last.weekday() - weekday) % 7)


_FEBRUARY = 2


def _nearest_day(match: re.Match[str], scene: Scene, *, month: int, day: int, weekday: int | None) -> date | None:
    if scene.anchor is None:
        return None
    anchor = scene.anchor
    years = [make_date(year, month, day) for year in (anchor.year - 1, anchor.year, anchor.year + 1) if 0 < year < 9999]
    options = [option for option in years if option and (weekday is None or option.weekday() == weekday)]
    if weekday is not None:
        return options[0] if len(options) == 1 else None
    if not options:
        return None
    nearest = min(options, key=lambda option: abs((option - anchor).days))
    away = (nearest - anchor).days
    if _NAMES_EVENT.match(scene.text, match.end()):
        return nearest if abs(away) <= _NEAR_DAYS_OF_NAMED_EVENT else None
    tense = tense_at(scene.text, match.start(), match.end())
    if tense is None:
        return nearest if abs(away) <= _NEAR_DAYS else None
    if (tense is Tense.PAST and away <= 0) or (tense is Tense.FUTURE and away >= 0):
        return nearest
    return None


# "the Sept. 11 attacks", "the Jan. 6 committee": a lower-case word right behind that does not go on with the clause.
_NAMES_EVENT = re.compile(
    r"(?:\s+|-)(?!(?:a|after|ahead|although|an|and|are|as|at|because|before|but|by|during|for|from|had|has|have|he|her|his|if|"
    r"in|including|into|is|it|its|near|of|on|or|over|she|since|so|that|the|their|they|through|to|under|until|was|we|were|"
    r"when|where|which|while|who|whose|will|with|without|would|could|may|might|should|said|says|told|when|against|"
    r"between|amid|following|despite|not|only|just|also|outside|inside|about|around|this|these|those|than|there|then|\w+ing"
    r"|\w+ed|\w+ly)\b)[a-z]"
)


def _read_day_range(match: re.Match[str], scene: Scene) -> Reading | None:
    first_day, last_day = int(re.sub(r"\D", "", match["day"])), int(re.sub(r"\D", "", match["last"]))
    month = _month_number(match["month"])
    if first_day >= last_day or make_date(2000, month, last_day) is None:
        return None
    if (
        match["joint"].strip() in {"and", "&"}
        and last_day != first_day + 1
        and not BETWEEN.search(match.string, 0, match.start())
    ):
        return None
    if match["year"]:
        first, last = make_date(int(match["year"]), month, first_day), make_date(int(match["year"]), month, last_day)
    else:
        first = _nearest_day(match, scene, month=month, day=first_day, weekday=None)
        last = make_date(first.year, month, last_day) if first else None
    days = Days(first, last) if first and last else None
    year = int(match["year"]) if match["year"] else None
    return Reading(days, Precision.RANGE, year is None, month, first_day, None, year, month, last_day)


BETWEEN = re.compile(r"\b[Bb]etween\s+(?:the\s+)?$")


def _read_numeric(match: re.Match[str], _scene: Scene) -> Reading | None:
    left, right, year = int(match["left"]), int(match["right"]), match["year"]
    if not (1 <= left <= 31 and 1 <= right <= 31) or (left > 12 and right > 12):
        return None
    ambiguous = left <= 12 and right <= 12 and left != right
    if ambiguous or len(year) == 2:
        return Reading(None, Precision.DAY)
    month, day = (right, left) if left > 12 else (left, right)
    return Reading(one_day(make_date(int(year), month, day)), Precision.DAY, False, month, day, None, int(year))


def _read_iso(match: re.Match[str], _scene: Scene) -> Reading | None:
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    found = make_date(year, month, day)
    if found is None:
        return None
    return Reading(one_day(found), Precision.DAY, False, month, day, None, year)


# --- months, years and more ------------------------------------------------------------------------------------------


def _portion_of(word: str | None) -> str | None:
    if word is None:
        return None
    head = word.lower().split()[0].rstrip("-")
    return {"beginning": "early", "start": "early", "early": "early", "end": "late", "late": "late"}.get(head, "mid")


def _cut(days: Days | None, part: str | None) -> Days | None:
    return portion(days, part) if part else days


def _read_month_year(match: re.Match[str], scene: Scene) -> Reading | None:
    month, part = _month_number(match["month"]), _portion_of(match["part"])
    year = int(match["year"]) if match["year"] else None
    if year is None and scene.anchor:
        days = month_of(scene.anchor.year + _STEP[match["step"].lower()], month)
    else:
        days = month_of(year, month) if year else None
    precision = Precision.RANGE if part else Precision.MONTH
    return Reading(_cut(days, part), precision, year is None, month, None, None, year)


def _read_listed_month(match: re.Match[str], _scene: Scene) -> Reading:
    """Read "March" of "March to May 2020": the year comes with the last month."""
    return Reading(None, Precision.MONTH, True, _month_number(match["month"]))


def _read_bare_month(match: re.Match[str], scene: Scene) -> Reading | None:
    month, cue = _month_number(match["month"]), (match["cue"] or "").lower()
    part = _portion_of(match.groupdict().get("part"))
    word = match["month"].title()
    if not (cue or part) or (
        cue in {"by", "from", "of", "before", "after", "between"} and word in {"May", "April", "June", "August"}
    ):
        return None
    days = _cut(_month_near(match, scene, month=month, cue=cue), part)
    if part is None or days is not None:
        return Reading(days, Precision.RANGE if part else Precision.MONTH, True, month)
    some = _cut(month_of(2001, month), part)  # "mid-June" of no year is some days of any June
    ends = (some.first.day, some.last.day) if some else (None, None)
    return Reading(None, Precision.RANGE, True, month, ends[0], None, None, month, ends[1])


def _month_near(match: re.Match[str], scene: Scene, *, month: int, cue: str) -> Days | None:
    if scene.anchor is None:
        return None
    year, now = scene.anchor.year, scene.anchor.month
    if cue == "this":
        return month_of(year, month)
    if cue in {"last", "next"}:
        # In November "last March" may be this year's or the one before; only across a new year is one reading left.
        crossed = month >= now if cue == "last" else month <= now
        return month_of(year + _STEP[cue], month) if crossed else None
    if month == now:
        return month_of(year, month)
    tense = Tense.PAST if cue == "since" else tense_at(scene.text, match.start(), match.end())
    if tense is Tense.PAST:
        return month_of(year - (month > now), month)
    if tense is Tense.FUTURE:
        return month_of(year + (month < now), month)
    return None


def _read_year(match: re.Match[str], scene: Scene) -> Reading | None:
    year, part = int(match["year"]), _portion_of(match.groupdict().get("part"))
    if _COUNTED.match(scene.text, match.end()):
        return None
    return Reading(_cut(year_of(year), part), Precision.RANGE if part else Precision.YEAR, year=year)


def _read_part_of_year(match: re.Match[str], scene: Scene) -> Reading | None:
    return _read_year(match, scene) if match["part"] else None


def _read_year_noun(match: re.Match[str], _scene: Scene) -> Reading | None:
    noun = match["noun"]
    one = not noun.endswith("s") or noun.endswith(("ss", "ics"))
    if noun not in _YEARLY and (match["lead"] is None or not one or noun in _PLURALS):
        return None
    return Reading(year_of(int(match["year"])), Precision.YEAR, year=int(match["year"]))


_YEARLY = frozenset(
    words(
        "election elections campaign campaigns season seasons edition census coup invasion referendum referendums",
        "war wars treaty budget draft genocide revolution uprising earthquake tsunami hurricane crash bombing",
        "bombings attack attacks massacre protests riots talks summit accord agreement championship championships",
        "tournament pandemic midterms primaries primary race",
    )
)
_PLURALS = frozenset(words("people men women children police cattle troops percent fish sheep personnel"))
# What follows a number that counts, measures or tells the time: "in 2014 cases", "by 1500 GMT", "in 2000 dollars".
_COUNTED = re.compile(
    r"\s*%|-(?!\d)[a-z]|\s+(?:GMT|UTC|EST|EDT|local|hours|hrs|h\b|[ap]\.?m\b|(?:people|men|women|children|troops|police|percent|per|"
    r"million|billion|thousand|km|meter|metre|foot|feet|mile|pound|dollar|euro|ton|tonne|kg|mph)\b"
    r"|(?!(?:was|is|has|as|his|its|this|plus|across|versus|perhaps|always|unless|says|does|results|elections|Olympics)\b)"
    r"[a-z]+(?<!s)s\b)"
)


def _read_year_range(match: re.Match[str], scene: Scene) -> Reading | None:
    first, tail, cue = int(match["year"]), match["last"], (match["cue"] or "").strip().lower()
    if match["joint"].strip() == "and" and cue != "between":
        return None
    last = int(tail) if len(tail) == 4 else first - first % 100 + int(tail)
    if last <= first or (not cue and last - first > 150) or _COUNTED.match(scene.text, match.end()):
        return None
    if len(tail) == 2 and int(tail) <= 12 and last != first + 1:
        return None  # "2009-10" of a season, but "2009-03" may be a month
    start, end = year_of(first), year_of(last)
    days = Days(start.first, end.last) if start and end else None
    return Reading(days, Precision.RANGE, year=first)


def _read_decade(match: re.Match[str], _scene: Scene) -> Reading | None:
    digits, part = match["decade"], _portion_of(match["part"])
    year = int(digits) if len(digits) == 4 else 1900 + int(digits) + (100 if int(digits) < 30 else 0)
    return Reading(_cut(decade_of(year), part), Precision.RANGE if part else Precision.DECADE, year=year)


def _read_season(match: re.Match[str], scene: Scene) -> Reading | None:
    name, anchor = match["season"].lower(), scene.anchor
    if year := match.groupdict().get("year"):
        return Reading(season_of(name, int(year)), Precision.SEASON, year=int(year))
    if anchor is None or name == "winter":
        return Reading(None, Precision.SEASON, relative=True)
    own = season_of(name, anchor.year)
    step = _STEP[match["step"].lower()]
    if own and ((step < 0 and own.last < anchor) or (step > 0 and own.first > anchor)):
        # "last summer" said in autumn: most often this year's, but not surely.
        own = None
    else:
        own = season_of(name, anchor.year + step)
    return Reading(own, Precision.SEASON, relative=True)


# --- words that depend on the day of writing -------------------------------------------------------------------------


def _read_weekday(match: re.Match[str], scene: Scene) -> Reading | None:
    weekday = _weekday_number(match["weekday"])
    if weekday is None:
        return None
    if _NO_WEEKDAY.search(scene.text[max(0, match.start() - 20) : match.start()]):
        once = _ON_A_DAY.search(scene.text[max(0, match.start() - 60) : match.start()])
        return Reading(None, Precision.DAY, True, weekday=weekday) if once else None
    step = (match["step"] or "").lower()
    if _HABIT.match(scene.text, match.end()):
        return Reading(None, Precision.DAY, True, weekday=weekday)
    found = _weekday_near(match, scene, weekday=weekday, step=" ".join(step.split()))
    return Reading(one_day(found), Precision.DAY, True, weekday=weekday)


# "Black Friday", "every Tuesday", "on a Monday", "a week from Friday", "the Tuesday before".
_NO_WEEKDAY = re.compile(
    r"(?:\b(?:Black|Good|Super|Bloody|Cyber|Ash|Easter|Palm|Giving|Shrove|Holy|Maundy|Fat|(?i:every|each|any|most|some|an?|one|"
    r"the|first|second|third|fourth|consecutive)|that|of)|\b(?:week|weeks|month|months)\s+from)\s+$"
)


# "It was a Tuesday when", "happened on a Sunday": some day of that name, but of one deed.
_ON_A_DAY = re.compile(
    r"\b(?:[Ii]t was|(?:happened|occurred|took place|died|killed|shot|stabbed|struck|began|started|ended|arrested|"
    r"found|born|seized|held|married|came|fell|crashed|sank|vanished|disappeared|buried)\b[^.,;]{0,30} on)\s+a\s+$"
)


# "Sunday services" may be those of any Sunday.
_HABIT = re.compile(
    r"\s+(?!(?:was|is|has|as|his|its|this|across|plus|minus|perhaps|always|sometimes)\b)[a-z]{2,}(?<!s)s\b"
)


def _weekday_near(match: re.Match[str], scene: Scene, *, weekday: int, step: str) -> date | None:
    anchor = scene.anchor
    if anchor is None:
        return None
    back, ahead = (anchor.weekday() - weekday) % 7, (weekday - anchor.weekday()) % 7
    if step in {"last", "next"}:
        # "last Tuesday" on a Thursday may be two or nine days ago; on a Monday it can only be six.
        distance = back or 7 if step == "last" else ahead or 7
        same_week = distance <= anchor.weekday() if step == "last" else distance <= 6 - anchor.weekday()
        return None if same_week else moved(anchor, days=-distance if step == "last" else distance)
    if step in {"this past", "past"}:
        return moved(anchor, days=-(back or 7))
    if step in {"this coming", "coming"}:
        return moved(anchor, days=ahead or 7)
    if back == 0:
        return anchor
    tense = tense_at(scene.text, match.start(), match.end())
    if tense is None:
        return None
    return moved(anchor, days=-back if tense is Tense.PAST else ahead)


_BEGINS = re.compile(r"(?:^|[.!?:;—–“”\"‘(\n-])\s*$")


def _read_deictic(match: re.Match[str], scene: Scene) -> Reading | None:
    if match[0][0].isupper() and not _BEGINS.search(scene.text, 0, match.start()):
        return None  # "World News Tonight", "USA Today"
    word = " ".join(match[0].lower().split())
    shift = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}.get(word, 0)
    if scene.anchor is None:
        return Reading(None, Precision.DAY, relative=True)
    if word == "last night":
        before = moved(scene.anchor, days=-1)
        return Reading(Days(before, scene.anchor) if before else None, Precision.DAY, relative=True)
    return Reading(one_day(moved(scene.anchor, days=shift)), Precision.DAY, relative=True)


def _read_unit(match: re.Match[str], scene: Scene) -> Reading | None:
    unit, step = match["unit"].lower(), _STEP[match["step"].lower()]
    precision = Precision(unit)
    part = (match["part"] or "").lower()
    days = _unit_near(scene.anchor, unit=unit, step=step) if scene.anchor else None
    if days and scene.anchor and part:
        days = _part_of_unit(days, scene.anchor, part=part)
        precision = Precision.RANGE
    return Reading(days, precision, relative=True)


def _unit_near(anchor: date, *, unit: str, step: int) -> Days | None:
    if unit == "week":
        day = moved(anchor, days=7 * step)
        return week_of(day) if day else None
    return month_of(anchor.year, anchor.month + step) if unit == "month" else year_of(anchor.year + step)


def _part_of_unit(days: Days, anchor: date, *, part: str) -> Days | None:
    if not days.first <= anchor <= days.last:
        return portion(days, {"earlier": "early", "later": "late"}.get(part) or _portion_of(part) or "mid")
    if part == "earlier":
        return Days(days.first, anchor)
    if part == "later":
        return Days(anchor, days.last)
    return portion(days, _portion_of(part) or "mid")


def _read_ago(match: re.Match[str], scene: Scene) -> Reading | None:
    count, unit = _number(match["count"]), match["unit"].lower()
    precision = Precision(unit)
    unclear = match["hedge"] or scene.anchor is None or unit == "decade"
    if unclear or scene.anchor is None:
        return Reading(None, precision, relative=True)
    if unit == "day":
        return Reading(one_day(moved(scene.anchor, days=-count)), precision, relative=True)
    length, slack = {"week": (7, 3), "month": (30, 16), "year": (365, 183)}[unit]
    return Reading(around(moved(scene.anchor, days=-length * count), slack=slack), precision, relative=True)


def _read_elsewhen(match: re.Match[str], _scene: Scene) -> Reading | None:
    """Read "two days earlier": counted from another event, so never resolved."""
    return Reading(None, Precision(match["unit"].lower()), relative=True)


# --- the patterns ----------------------------------------------------------------------------------------------------

_PART = (
    r"(?:(?P<part>[Ee]arly|[Ll]ate|[Mm]id-?|[Mm]iddle\s+of|[Ee]nd\s+of|[Bb]eginning\s+of|[Ss]tart\s+of)"
    r"(?:(?<=-)|\s+)(?:in\s+|of\s+)?(?:the\s+)?)?"
)
_STEP_YEAR = r"(?:,?\s+(?:of\s+)?(?P<step>last|this|next)\s+year)"
_WEEKDAY_LEAD = rf"(?:(?P<weekday>{_WEEKDAY}|{_SHORT_WEEKDAY}),?\s+(?:the\s+)?)?"


@dataclass(frozen=True, slots=True)
class DatePattern:
    """A way to write a date, its reader, and what is in every text that it matches: it is not tried elsewhere."""

    pattern: re.Pattern[str]
    read: Reader
    needs: re.Pattern[str]


_ANYTHING, _DIGITS, _MONTH_NAME = (re.compile(cue) for cue in ("", r"\d\d", rf"{_MONTH}|{_FULL_MONTH}"))


_FEAST_NAME = re.compile(r" [Dd]ay\b| Eve\b| Night\b|Epiphany|Halloween|Juneteenth|Hogmanay|Easter|day\b")


def _needed(source: str) -> re.Pattern[str]:
    if _MONTH in source or _FULL_MONTH in source:
        return _MONTH_NAME
    if "(?P<feast>" in source:
        return _FEAST_NAME
    return _DIGITS if "(?P<year>" in source or "(?P<decade>" in source else _ANYTHING


def _compiled(*sources: tuple[str, Reader]) -> tuple[DatePattern, ...]:
    return tuple(DatePattern(re.compile(source), reader, _needed(source)) for source, reader in sources)


PATTERNS = _compiled(
    (rf"(?<![\d/.-])(?P<year>{_YEAR})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\d/-])", _read_iso),
    (
        r"(?<![\w/.-])(?P<left>\d{1,2})(?P<sep>[/.])(?P<right>\d{1,2})(?P=sep)(?P<year>(?:1\d|20)\d\d)(?![\w/-])",
        _read_numeric,
    ),
    (r"(?<![\w/.-])(?P<left>\d{1,2})/(?P<right>\d{1,2})/(?P<year>\d\d)(?![\w/-])", _read_numeric),
    (
        rf"\b(?P<month>{_MONTH})\s+(?P<day>{_NTH})(?P<joint>{_DASH}|\s+(?:to|through|thru|until|till|and|&)\s+)(?P<last>{_NTH})"
        rf"(?:,?\s+(?P<year>{_YEAR}))?{_NO_MORE}",
        _read_day_range,
    ),
    (
        rf"(?<![\d.,$£€:/])\b(?P<day>{_NTH})(?P<joint>{_DASH}|\s+(?:to|through|thru|until|till|and|&)\s+)(?P<last>{_NTH})"
        rf"\s+(?:of\s+)?(?P<month>{_MONTH})(?:,?\s+(?P<year>{_YEAR}))?{_NO_MORE}",
        _read_day_range,
    ),
    (
        rf"\b{_WEEKDAY_LEAD}\b(?P<month>{_MONTH})\s+(?:the\s+)?(?P<day>{_NTH})"
        rf"(?:(?:,?\s+|\s*,\s*)(?P<year>{_YEAR})|{_STEP_YEAR})?(?!\w|[-–]\d|[.,:]\d|\s*%|\s+(?:percent|million|billion))",
        _read_day,
    ),
    (
        rf"(?<![\d.,$£€:/-])\b{_WEEKDAY_LEAD}\b(?P<day>{_NTH})(?:\s+of\s+|\s+|-)(?P<month>{_MONTH})"
        rf"(?:(?:,?\s+|-)(?P<year>{_YEAR})|{_STEP_YEAR})?{_NO_MORE}",
        _read_day,
    ),
    (
        rf"\b(?P<feast>{_FEAST})(?:,?\s+(?P<year>{_YEAR}))?\b"
        r"(?!\s+(?:part(?:y|ies)|lunch|dinner|sales?|mass|concert|special|celebrations?|parade|honou?rs|test|match|swim)\b)",
        _read_feast,
    ),
    (
        rf"\b(?P<feast>{_EASTER_FEAST})(?:,?\s+(?:in\s+|of\s+)?(?P<year>{_YEAR}))?\b(?!\s+(?:[a-z]+s|mass|service|lunch|dinner|"
        r"break|holiday|parade|egg)\b)",
        _read_easter_feast,
    ),
    (
        rf"\b(?:[Tt]he\s+)?(?P<nth>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast)\s+(?:(?P<weekday>{_WEEKDAY})|(?P<stretch>week(?:end)?)|day)\s+"
        rf"(?:in|of)\s+(?P<month>{_MONTH})(?:,?\s+(?:of\s+)?(?P<year>{_YEAR}))?{_NO_MORE}",
        _read_nth_day,
    ),
    (
        rf"\b{_PART}(?P<month>{_MONTH}),?\s+(?:of\s+)?(?:(?P<year>{_YEAR})|(?P<step>last|this|next)\s+year){_NO_MORE}",
        _read_month_year,
    ),
    (
        r"\b(?:(?P<cue>[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Dd]uring|[Bb]y|[Ff]rom|[Bb]efore|[Aa]fter|[Tt]hrough|of|"
        rf"[Bb]etween)\s+)?(?P<date>{_PART}\b(?P<month>{_FULL_MONTH})){_MONTH_ENDS}",
        _read_bare_month,
    ),
    (rf"\b(?P<cue>[Ll]ast|[Tt]his|[Nn]ext)\s+(?P<month>{_FULL_MONTH}){_MONTH_ENDS}", _read_bare_month),
    (
        rf"\b(?P<month>{_FULL_MONTH})(?={_DASH}(?:{_FULL_MONTH})\b|\s+(?:to|and|or|through|until)\s+(?:{_FULL_MONTH}),?\s+{_YEAR}\b)",
        _read_listed_month,
    ),
    (
        rf"\b(?P<cue>(?:[Ff]rom|[Bb]etween)\s+)?(?P<date>(?P<year>{_YEAR})(?P<joint>{_DASH}|/|\s+(?:to|through|until|till|and)\s+)"
        rf"(?P<last>{_YEAR}|(?<!\s)\d\d))"
        rf"{_NO_MORE}",
        _read_year_range,
    ),
    (
        rf"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y|[Dd]uring|[Ff]rom|[Bb]efore|[Aa]fter|[Cc]irca|(?:[Tt]he\s+)?[Yy]ear|[Bb]orn|[Dd]ied)\s+"
        rf"(?P<date>(?P<year>{_YEAR})){_NO_MORE}",
        _read_year,
    ),
    # "gave 1975 as the year of his ordination", "puts its opening at 1975": the year alone is the date.
    (
        rf"\b(?P<date>(?P<year>{_YEAR}))(?=,?\s+(?:as|was|is)\s+(?:the|its|his|her|their)\s+(?:year|date)\b)",
        _read_year,
    ),
    (
        rf"\b(?:year|date)\s+(?:was|as|is|of\s+(?:his|her|its|their|the)\s+[a-z]+\s+(?:was|is|as|at))\s+(?P<date>(?P<year>{_YEAR}))"
        rf"{_NO_MORE}",
        _read_year,
    ),
    (rf"{_PART}(?<=[\s-])(?P<year>{_YEAR}){_NO_MORE}", _read_part_of_year),
    (r"(?<=\()(?P<year>1[89]\d\d|20\d\d)(?=\))", _read_year),
    (
        r"(?:(?P<lead>\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Tt]hat|\w+['’]s|\w+s['’])\s+)|(?<![\w$£€.,-]))"
        r"(?P<date>(?P<year>1[89]\d\d|20\d\d))\s+(?P<noun>[a-z]+)\b",
        _read_year_noun,
    ),
    (
        r"(?<![\w.,$])(?P<date>(?:(?P<part>[Ee]arly|[Ll]ate|[Mm]id)[-\s]+(?:the\s+)?)?(?P<decade>1[5-9]\d0|20\d0)['’]?s)\b",
        _read_decade,
    ),
    (r"(?<![\w])(?:(?P<part>[Ee]arly|[Ll]ate|[Mm]id)[-\s]+(?:the\s+)?)?['’‘](?P<decade>\d0)s\b", _read_decade),
    (
        rf"\b(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter|[Ff]all)\s+(?:of\s+)?(?P<year>1[89]\d\d|20\d\d){_NO_MORE}",
        _read_season,
    ),
    (
        r"\b(?<!the\s)(?P<step>[Ll]ast|[Tt]his|[Nn]ext)\s+(?P<season>spring|summer|autumn|winter|fall)\b(?!-)",
        _read_season,
    ),
    (
        rf"\b(?:(?P<step>[Ll]ast|[Nn]ext|[Tt]his(?:\s+past|\s+coming)?|[Pp]ast|[Cc]oming)\s+)?"
        # "the Monday after Easter" is another one; "resigned on Monday after protests" is not
        rf"(?!(?<=[Tt]he )(?:{_WEEKDAY})\s+(?:before|after|following)\b)(?P<weekday>{_WEEKDAY})"
        r"(?![\w-]|['’]s\s+[A-Z]|\s+(?:of|week)\b|\s+before\s+last\b|\s+(?:Times|Nights?|Mail|Herald|Telegraph|Express|Mirror|Post|Review|Magazine|School|"
        r"Club|Football|Sun|World|Tribune|Mass|Prayers|Massacre|Independent)\b)",
        _read_weekday,
    ),
    (
        r"\b(?:[Tt]he\s+day\s+before\s+yesterday|[Tt]he\s+day\s+after\s+tomorrow|[Yy]esterday|[Tt]omorrow|[Tt]oday|[Tt]onight|"
        r"[Ll]ast\s+night|[Tt]his\s+(?:morning|afternoon|evening))\b(?!-)",
        _read_deictic,
    ),
    (
        r"(?<!the\s)(?<!The\s)\b(?P<date>(?:(?P<part>[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate)\s+)?(?P<step>[Ll]ast|[Tt]his|[Nn]ext)\s+"
        r"(?P<unit>week|month|year))\b(?!-)",
        _read_unit,
    ),
    (
        rf"\b(?P<hedge>(?:[Aa]bout|[Nn]early|[Aa]lmost|[Ss]ome|[Rr]oughly|[Aa]round|[Oo]ver|[Mm]ore\s+than|[Ll]ess\s+than|[Aa]t\s+least)\s+)?"
        rf"(?<![.,\d])(?P<date>(?P<count>{_COUNT})\s+(?P<unit>{_UNITS})s?\s+ago)\b(?!\s+(?:{_WEEKDAY}))",
        _read_ago,
    ),
    (
        rf"(?<![.,\d])\b(?:(?:{_COUNT}|several|a\s+few|some)\s+(?P<unit>{_UNITS})s?\s+(?:earlier|later))\b",
        _read_elsewhen,
    ),
    (r"\b[Tt]he\s+(?:following|next|previous|same|preceding)\s+(?P<unit>day|week|month|year)\b", _read_elsewhen),
)
