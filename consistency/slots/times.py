"""Times of day, and what happened then: clock times, noon and midnight, parts of the day, with their hedges.

Minutes are counted from the midnight that begins the day; a night that runs past midnight ends beyond 1440. Hours
without a.m. or p.m. are kept as written and compared on a clock of twelve hours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from consistency.lang.words import words
from consistency.slots.binding import SPLIT, same_occasion
from consistency.slots.happenings import SAY
from consistency.slots.ladder import MISSING, Level, anything_else, either
from consistency.slots.occasion import mentions, occasion
from consistency.types import Hedge, Slot, SlotKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

DAY = 1440.0
_HALF_DAY = 720.0

_HOUR_WORDS = {
    word: n for n, word in enumerate(words("one two three four five six seven eight nine ten eleven twelve"), start=1)
}
_MINUTE_WORDS = {"quarter": 15, "a quarter": 15, "half": 30} | {
    word: n
    for n, word in enumerate(
        words(
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen",
            "seventeen eighteen nineteen twenty twenty-one twenty-two twenty-three twenty-four twenty-five",
            "twenty-six twenty-seven twenty-eight twenty-nine",
        ),
        start=1,
    )
}
_HOURS = "|".join(_HOUR_WORDS)
_HALF = r"(?P<half>[apAP])(?:\.\s?[mM]\b\.?|[mM]\b)"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
#: "in the morning", "at night", "on Saturday night", "yesterday evening", "that same afternoon".
_OF_PART = (
    rf"\s+(?:in\s+the\s+(?:early\s+|late\s+)?|at\s+(?=night)|(?:on\s+(?:the\s+)?)?(?:{_WEEKDAY}|yesterday|tomorrow|this|"
    r"last(?=\s+night)|that(?:\s+same)?|the\s+same|(?:the\s+)?(?:next|following))\s+)(?P<part>morning|afternoon|"
    r"evening|night)\b"
)
_IN_PART = rf"(?:{_OF_PART})?"
_FIGURE_LEAD = r"(?<![\w.,:$£€/-])"
_NO_CLOCK = r"(?![\d:%]|\.\d|\s?(?:minutes?|hours?|seconds?|km|metres?|finish|min)\b)"
_CLOCK = re.compile(rf"{_FIGURE_LEAD}(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?)?\s?{_HALF}")
_PLAIN_CLOCK = re.compile(
    rf"{_FIGURE_LEAD}(?P<hour>[01]?\d|2[0-4])(?::(?P<minute>[0-5]\d)(?::[0-5]\d)?{_NO_CLOCK}(?P<h>\s?h(?:rs)?\b)?"
    rf"|(?P<clock>\s+o['’]clock)|(?=\s(?:GMT|UTC)\b)){_IN_PART}"
)
_MILITARY = re.compile(
    r"(?<![\w.,:$£€/-])(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?=\s?(?:GMT|UTC|hrs?\b|hours\b|"
    r"local\stime))(?:\s?h(?:ou)?rs?\b)?"
)
_WORD_CLOCK = re.compile(
    rf"\b(?P<hour>{_HOURS})(?:\s?(?P<half>[ap])\.m\b\.?|\s+o['’]clock{_IN_PART})",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    rf"\b(?P<minutes>half|(?:a\s+)?quarter|twenty(?:-five)?|ten|five|(?:\d{{1,2}}|{'|'.join(reversed(_MINUTE_WORDS))})"
    r"\s+minutes?)\s+(?P<way>past|to|before|after)\s+"
    rf"(?P<hour>{_HOURS}|midnight|noon|1[0-2]|[1-9])\b(?!\s*(?:%|percent|people|\d)){_IN_PART}"
    r"(?:\s?(?P<half>[ap])\.m\b\.?)?",
    re.IGNORECASE,
)
_AROUND_HOUR = re.compile(
    rf"\b(?:at|around|about|by|until|(?:shortly )?(?:after|before)|earlier\s+than)\s+(?:about\s+)?(?P<hour>{_HOURS}|"
    rf"1[0-2]|[1-9])\s+in\s+the\s+(?P<part>morning|afternoon|evening)\b",
    re.IGNORECASE,
)
#: "About 7 on Monday morning" may be seven people.
_HOUR_ON_DAY = re.compile(
    rf"\b(?:at(?:\s+(?:about|around|just\s+(?:after|before)))?|until|(?:(?:shortly|just|soon)\s+)?(?:after|before)|earlier\s+than)\s+"
    rf"(?P<hour>{_HOURS}|1[0-2]|[1-9]){_OF_PART}",
    re.IGNORECASE,
)
#: Dots part the hour from its minutes as they part a sum from its pence: "at 7.15 on Monday morning".
_DOTTED = re.compile(rf"{_FIGURE_LEAD}(?P<hour>0?[1-9]|1[0-2])\.(?P<minute>[0-5]\d){_OF_PART}")
_DOTTED_DAY = re.compile(rf"{_FIGURE_LEAD}(?P<hour>[01]?\d|2[0-3])\.(?P<minute>[0-5]\d)(?=\s+on\s+{_WEEKDAY}\b)")
_FIXED = re.compile(
    r"(?<![\w-])(?P<name>noon|midday|midnight)\b(?!\s+(?:deadline|sun|mass|express|oil|blue))", re.IGNORECASE
)
_PARTS = {
    "early morning": (180, 540), "morning": (240, 720), "late morning": (570, 720), "afternoon": (720, 1110),
    "early afternoon": (720, 900), "late afternoon": (900, 1140), "evening": (1020, 1440),
    "early evening": (1020, 1230),
    "late evening": (1200, 1440), "night": (1080, 1800), "early": (0, 600), "late": (1080, 1500),
    "overnight": (1080, 1860),
    "late night": (1260, 1620), "mid-morning": (540, 690), "mid-afternoon": (840, 1020), "dawn": (240, 480),
    "daybreak": (240, 480), "sunrise": (240, 540), "dusk": (960, 1320), "sunset": (960, 1320),
    "small hours": (0, 300), "early hours": (0, 420), "lunchtime": (690, 870), "lunch": (690, 870),
    "breakfast time": (330, 630), "breakfast": (330, 630), "teatime": (900, 1110), "tea-time": (900, 1110),
    "bedtime": (1140, 1440), "supper": (1050, 1320), "supper time": (1050, 1320), "dinner time": (1020, 1320),
}  # fmt: skip
_PART_OF_DAY = re.compile(
    rf"\b(?:(?P<of_day>[Ee]arly|[Ll]ate)(?=\s+(?:on\s+)?(?:{_WEEKDAY}|yesterday)\b(?!\s+(?:morning|"
    rf"afternoon|evening|night)))"
    rf"|(?:[Ii]n\s+(?P<mid>mid-(?:morning|afternoon))|[Aa]t\s+(?P<meal>lunchtime|lunch|breakfast(?:\s+time)?|tea-?time|bedtime|"
    rf"supper(?:\s+time)?|dinner\s+time)|(?:[Oo]ver|[Dd]uring|[Ii]n)\s+(?:the\s+|their\s+|its\s+)?"
    rf"(?P<recess>lunch)\s+(?:break|hour))\b"
    rf"|(?P<small>(?:small|early)\s+hours)\b"
    r"|(?P<over>[Oo]vernight)\b(?!\s+(?:stay|success|flight|train|parking|bag|rate|sensation|visit))"
    rf"|(?:(?:{_WEEKDAY}|[Yy]esterday|[Tt]omorrow|[Tt]his|[Ll]ast|[Oo]n\s+the|[Ii]n\s+the|[Tt]hat|"
    rf"[Tt]he\s+same|[Dd]uring\s+the|[Ee]very|[Bb]y|[Aa]t|[Uu]ntil)\s+)"
    rf"(?P<part>(?:early\s+|late\s+|mid-)?(?:morning|afternoon|evening|night)|dawn|daybreak|dusk|sunset|"
    rf"sunrise)\b(?!\s+(?:News|newspaper|Post|Show|Star|Standard|Times|prayers?))"
    rf"|(?P<led>[Ee]arly|[Ll]ate)\s+(?:on\s+|in\s+)?(?:the\s+)?(?:{_WEEKDAY}\s+)?(?P<led_part>morning|"
    rf"afternoon|evening|night)\b)"
)
#: Dark and light are wide: in one country the sun sets at four, in another at ten.
_LIGHTS = {
    "before_dawn": (0, 480), "dusk": (960, 1320), "dark": (960, 1920), "light": (300, 1290), "opening": (240, 600),
    "closing": (930, 1440),
}  # fmt: skip
_LIGHT = re.compile(
    r"\b(?:(?P<before_dawn>(?:hours?\s+|long\s+|just\s+|shortly\s+|well\s+|minutes\s+)?[Bb]efore\s+(?:dawn|sunrise|daybreak|"
    r"sun-?up|first\s+light|(?:it\s+was|it\s+got|the\s+sun\s+was)\s+(?:light|up))\b(?!\s+(?:on|of)\s+(?!"
    rf"{_WEEKDAY}))"
    r"|pre-?dawn\s+(?=dark|hours))"
    r"|(?P<dusk>[Dd]arkness\s+(?:was\s+falling|fell)|(?:[Aa]t|[Bb]y)\s+(?:nightfall|twilight|sundown)|as\s+(?:darkness|night)\s+"
    r"(?:fell|was\s+falling)|in\s+the\s+(?:dusk|twilight)(?!\s+of\s+(?:his|her|their|its)))"
    r"|(?P<dark>(?:(?:long|well|hours|shortly|soon|just)\s+)?[Aa]fter\s+(?:dark|nightfall|dusk|sunset|sundown)\b|[Dd]arkness\s+had"
    r"\s+(?:long\s+|already\s+)?fallen|[Ii]t\s+was\s+(?:still|already|pitch)\s+dark|in\s+pitch(?:-|\s+)dark(?:ness)?|[Uu]nder\s+cover\s+of"
    r"\s+(?:darkness|night)|by\s+(?:torchlight|moonlight))"
    r"|(?P<light>[Ii]n\s+(?:broad|full|bright)\s+(?:daylight|sunshine|sunlight))"
    r"|(?P<opening>(?:[Bb]efore|[Aa]t)\s+(?:the\s+)?(?:opening\s+bell|(?:stock\s+)?(?:markets?|exchanges?|trading)\s+(?:opened|began|"
    r"started|opens|begins|starts)))"
    r"|(?P<closing>[Aa]fter\s+(?:the\s+)?(?:closing\s+bell|(?:stock\s+)?(?:markets?|exchanges?|trading)\s+(?:closed|ended|had\s+closed"
    r"|had\s+ended|closes|ends))))\b",
)
_ZONE = re.compile(
    r"\s*(?P<zone>local(?:\s+time)?|(?:[A-Z][a-z]+\s+){1,2}time|GMT(?:[+-]\d+)?|UTC(?:[+-]\d+)?|BST|CET|"
    r"CEST|EET|EEST|MSK|IST|JST|"
    r"[ECMP][SD]?T|AEST|AEDT|NZST|Z(?![\w-])|[Ee]astern|[Pp]acific|[Cc]entral)\b(?:\s+(?:[Ss]tandard\s+|"
    r"[Dd]aylight\s+)?[Tt]ime)?"
)
_ZONE_NAMES = {
    "est": "et", "edt": "et", "eastern": "et", "cst": "ct", "cdt": "ct", "central": "ct", "mst": "mt", "mdt": "mt",
    "pst": "pt", "pdt": "pt", "pacific": "pt", "utc": "gmt", "z": "gmt",
}  # fmt: skip
_HEDGE = re.compile(
    r"\b(?:(?P<after>(?:shortly|just|soon|a\s+(?:little|few\s+minutes|bit)|minutes|moments)\s+(?:after|past))"
    r"|(?P<before>(?:shortly|just|a\s+(?:little|few\s+minutes|bit)|minutes|moments)\s+before)"
    r"|(?P<about>about|around|roughly|approximately|some\s+time\s+around|nearly|almost|close\s+to|towards?|circa)"
    r"|(?P<open>after|since|from|past)|(?P<close>before|until|till|by|earlier\s+than))\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s*(?:-|–|—|to|until|till|and)\s*$")
_RELATIONS = {"since": "since", "from": "from", "until": "until", "till": "until", "by": "by"}


@dataclass(frozen=True, slots=True)
class _Time:
    """A time as read: minutes from `low` to `high`; `half` is False where a.m. or p.m. is not said."""

    start: int
    end: int
    low: float
    high: float
    half: bool = True
    part: bool = False
    hedge: Hedge = Hedge.EXACTLY
    zone: str | None = None
    relation: str | None = None


def times(text: str, *, anchor: date | None = None) -> tuple[Slot, ...]:
    """Find the times of day in `text`, each with its event; `anchor` resolves a date beside them."""
    if not _ANY.search(text):
        return ()
    found = _joined(text, [_hedged(text, _zoned(text, time)) for time in _apart(_candidates(text))])
    return tuple(_slot(text, time, anchor) for time in found)


_ANY = re.compile(
    r"\d\s?[ap]\.?m|\d:\d|\d\.\d\d on |[AP]M\b|o['’]clock|noon|midday|[Mm]idnight|morning|evening|night|[Ee]arly|"
    r"[Ll]ate\b|hours|hrs|dawn|daybreak|dusk|sun(?:set|rise)|[ap]\.m|past|GMT|UTC|quarter to|"
    r"(?:five|ten|twenty|minutes?) (?:to|before|after)|[Dd]ark|daylight|sunshine|sunlight|twilight|sun-?(?:down|up)|"
    r"(?:torch|moon)light|first light|bell\b|market|exchange|trading|lunch|breakfast|tea-?time|bedtime|supper|"
    r"dinner time"
)


def _candidates(text: str) -> Iterator[_Time]:
    readers: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], _Time | None]], ...] = (
        (_CLOCK, _clock), (_PLAIN_CLOCK, _plain_clock), (_MILITARY, _military), (_WORD_CLOCK, _word_clock),
        (_SPOKEN, _spoken), (_AROUND_HOUR, _hour_of_part), (_HOUR_ON_DAY, _hour_of_part), (_DOTTED, _dotted),
        (_DOTTED_DAY, _dotted_day),
        (_FIXED, _fixed), (_LIGHT, _light), (_PART_OF_DAY, _part),
    )  # fmt: skip
    for pattern, read in readers:
        for match in pattern.finditer(text):
            if (time := read(match)) is not None:
                yield time


def _clock(match: re.Match[str]) -> _Time | None:
    hour = int(match["hour"])
    return _at(match, _twelve(hour, float(match["minute"] or 0), match["half"].lower())) if 1 <= hour <= 12 else None


def _military(match: re.Match[str]) -> _Time:
    return _at(match, int(match["hour"]) * 60.0 + int(match["minute"]))


def _word_clock(match: re.Match[str]) -> _Time:
    half = (match["half"] or match["part"] or "").lower()
    return _at(match, _twelve(_HOUR_WORDS[match["hour"].lower()], 0, half), half=bool(half))


def _hour_of_part(match: re.Match[str]) -> _Time:
    low = _twelve(_hour(match["hour"]), 0, match["part"].lower())
    return _Time(match.start("hour"), match.end(), low, low)


def _dotted(match: re.Match[str]) -> _Time | None:
    if not _is_dotted_clock(match):
        return None
    return _at(match, _twelve(int(match["hour"]), float(match["minute"]), match["part"].lower()))


def _dotted_day(match: re.Match[str]) -> _Time | None:
    """Read "at 12.15 on Sunday", which leaves open which half of the day is meant."""
    hour = int(match["hour"])
    return _at(match, hour * 60.0 + float(match["minute"]), half=hour > 12) if _is_dotted_clock(match) else None


def _is_dotted_clock(match: re.Match[str]) -> bool:
    lead = match.string[max(0, match.start() - 48) : match.start()]
    return _CLOCK_LEAD.search(lead[-24:]) is not None and not _PRICED.search(lead)


# "The pound stood at 1.15 on Monday morning", "the river peaked at 5.82".
_PRICED = re.compile(
    r"\b(?:stood|stands?|standing|trad\w+|pric\w+|valued|quoted|clos\w+|fixed|peaked|crested|measured|pound|euro|dollar|"
    r"shares?|index|rate|odds|depth|height|level|tide)\b[^.;]{0,24}$",
    re.IGNORECASE,
)


def _light(match: re.Match[str]) -> _Time:
    """Read what the light or the markets tell of the hour: "before dawn", "after dark", "after the closing bell"."""
    low, high = _LIGHTS[match.lastgroup or "dark"]
    return _Time(*match.span(match.lastgroup or 0), float(low), float(high), part=True)


def tells_light(slot: Slot) -> bool:
    """Say whether a time is told by the light or the markets, and of a moment: "after dark", "before dawn"."""
    return _LIGHT.fullmatch(slot.text) is not None


def _fixed(match: re.Match[str]) -> _Time:
    return _at(match, 0.0 if match["name"].lower() == "midnight" else _HALF_DAY)


def _apart(found: Iterator[_Time]) -> list[_Time]:
    """Keep clock times before parts of the day, and of two that overlap the longer."""
    kept: list[_Time] = []
    for time in sorted(found, key=lambda time: (time.part, time.start - time.end, time.start)):
        if all(time.end <= other.start or time.start >= other.end for other in kept):
            kept.append(time)
    return sorted(kept, key=lambda time: time.start)


def _hour(word: str) -> int:
    return _HOUR_WORDS.get(word.lower()) or int(word)


def _twelve(hour: int, minute: float, part: str) -> float:
    """Put an hour of the twelve-hour clock into the half of the day that "a", "p" or a part of the day says."""
    later = part in ("p", "afternoon", "evening") or (part == "night" and hour % 12 >= 6)
    return (hour % 12 + (12 if later else 0)) * 60.0 + minute


def _at(match: re.Match[str], minutes: float, *, half: bool = True) -> _Time:
    return _Time(*match.span(), minutes, minutes, half=half)


def _plain_clock(match: re.Match[str]) -> _Time | None:
    """Read "17:15", "05:15" and "5:15": the last leaves open which half of the day is meant."""
    if not match["clock"] and not _clock_like(match.string, match):
        return None
    hour, minute, part = int(match["hour"]), float(match["minute"] or 0), match["part"]
    if part and 1 <= hour <= 12:
        return _at(match, _twelve(hour, minute, part))
    told = hour > 12 or (match["minute"] is not None and match["hour"].startswith("0")) or match["h"] is not None
    return _at(match, hour % 24 * 60.0 + minute, half=told or _ZONED_24.match(match.string, match.end()) is not None)


_ZONED_24 = re.compile(r"\s*\(?(?:GMT|UTC)\b")
_CLOCK_LEAD = re.compile(
    r"\b(?:at|about|around|after|before|by|until|till|since|from|past|to|between|and|day|night|today|"
    r"yesterday|it\s+was|than)\s+$|[(–-]\s?$",
    re.IGNORECASE,
)


def _clock_like(text: str, match: re.Match[str]) -> bool:
    """Say whether bare digits are a time and not a score, a ratio or a running time."""
    zone = _ZONE.match(text, match.end())
    if zone is not None:
        return True
    lead = text[max(0, match.start() - 24) : match.start()]
    return _CLOCK_LEAD.search(lead) is not None and not re.search(r"\b(?:ratio|score|verse|odds|won|time of)\b", lead)


def _spoken(match: re.Match[str]) -> _Time | None:
    minutes, name = match["minutes"].lower(), match["hour"].lower()
    minutes = re.sub(r"\s+minutes?$", "", " ".join(minutes.split()))
    count = int(minutes) if minutes.isdigit() else _MINUTE_WORDS[minutes]
    back = match["way"].lower() in ("to", "before")
    if (count == 30 and back) or (name.isdigit() and not (match["part"] or match["half"])):
        return None
    fixed = {"midnight": 0.0, "noon": _HALF_DAY}.get(name)
    half = match["part"] or match["half"]
    low = fixed if fixed is not None else _twelve(_hour(name), 0, (half or "a").lower())
    low = (low + (-count if back else count)) % DAY
    return _Time(*match.span(), low, low, half=fixed is not None or half is not None)


def _part(match: re.Match[str]) -> _Time:
    if match["of_day"]:
        name, span = match["of_day"].lower(), match.span("of_day")
    elif match["small"]:
        name, span = match["small"].lower(), match.span("small")
    elif match["over"]:
        name, span = "overnight", match.span("over")
    elif group := next((name for name in ("mid", "meal", "recess") if match[name]), ""):
        name, span = " ".join(match[group].lower().split()), match.span(group)
    elif match["led"]:
        name, span = f"{match['led']} {match['led_part']}".lower(), match.span()
    else:
        name, span = " ".join(match["part"].lower().split()), match.span("part")
    low, high = _PARTS.get(name) or _PARTS[name.split()[-1]]
    return _Time(*span, float(low), float(high), part=True)


# --- what stands around ----------------------------------------------------------------------------------------------


def _zoned(text: str, time: _Time) -> _Time:
    match = None if time.part else _ZONE.match(text, time.end)
    if match is None:
        return time
    zone = " ".join(match["zone"].lower().split()).removesuffix(" time")
    return replace(time, end=match.end(), zone=_ZONE_NAMES.get(zone, zone))


def _hedged(text: str, time: _Time) -> _Time:
    match = _HEDGE.search(text[max(0, time.start - 28) : time.start])
    if match is None:
        return time
    start, word = time.start - len(match[0]), match.lastgroup
    if word == "close" and not time.part and _NOT_EARLIER.search(text, max(0, start - 60), time.start):
        return replace(time, start=start, high=time.low + _HALF_DAY, hedge=Hedge.AT_LEAST)
    if word in ("open", "close"):
        relation = _RELATIONS.get(match[0].split()[0].lower())
        if time.part or relation:
            return replace(time, relation=relation or match[0].split()[0].lower())
        if word == "open":
            return replace(time, start=start, low=time.low, high=time.high + 90, hedge=Hedge.MORE_THAN)
        return replace(time, start=start, low=time.low - 90, high=time.high, hedge=Hedge.FEWER_THAN)
    if time.part:
        return time
    low, high = {"after": (0, 25), "before": (-25, 0), "about": (-20, 20)}[word or "about"]
    return replace(time, start=start, low=time.low + low, high=time.high + high, hedge=Hedge.ABOUT)


#: "Did not begin before six": at six or later; "not until six" is at six.
_NOT_EARLIER = re.compile(
    r"(?:\b(?:not|never)|n['’]t)(?: [\w’'-]+){0,4} (?:before|earlier\s+than)\s+(?:the\s+)?$", re.IGNORECASE
)


def _joined(text: str, found: list[_Time]) -> list[_Time]:
    """Make one stretch of "from 9 a.m. to 5 p.m." and "between 3 and 4 p.m."."""
    joined: list[_Time] = []
    for time in found:
        last = joined[-1] if joined else None
        if (
            last
            and not last.part
            and not time.part
            and _RANGE.fullmatch(text, last.end, time.start)
            and _opens(text, last)
            and last.low <= time.high
        ):
            last = replace(last, low=last.low + _HALF_DAY) if _borrows(last, time) else last
            joined[-1] = replace(
                last, end=time.end, high=time.high, half=time.half, zone=time.zone or last.zone, relation=None
            )
        else:
            joined.append(time)
    return joined


def _borrows(first: _Time, last: _Time) -> bool:
    """Say whether "3" of "between 3 and 4 p.m." takes the half of the day of the end."""
    return not first.half and last.half and first.low + _HALF_DAY <= last.high


def _opens(text: str, time: _Time) -> bool:
    return (
        re.search(r"\b(?:from|between)\s+$", text[max(0, time.start - 10) : time.start]) is not None
        or time.relation == "from"
        or text[time.end : time.end + 2].strip()[:1] in "-–—"
    )


def _slot(text: str, time: _Time, anchor: date | None) -> Slot:
    found = occasion(text, time.start, time.end)
    event = _without_not(found.event) if time.hedge is Hedge.AT_LEAST else found.event
    parts = [event, *([time.relation] if time.relation else []), *_day(text, time, anchor)] if event else []
    return Slot(
        SlotKind.TIME, _value(time), text[time.start : time.end], time.start, time.end,
        about=found.about, event=SPLIT.join(dict.fromkeys(part for part in parts if part)) or None, hedge=time.hedge,
        statement=f"It was {text[time.start : time.end].rstrip('.')}." if not time.part else "",
        low=time.low, high=time.high, unit=time.zone,
    )  # fmt: skip


def _without_not(event: str | None) -> str | None:
    """Give the event of what is "not before six": it takes place."""
    return SPLIT.join(part for part in event.split(SPLIT) if part != "not") if event else None


def _day(text: str, time: _Time, anchor: date | None) -> list[str]:
    """Give the day that stands right beside a time: "at 3 p.m. on Monday"."""
    for mention in mentions(text, anchor):
        gap = text[time.end : mention.start] if mention.start >= time.end else text[mention.end : time.start]
        if len(gap) < 20 and _BESIDE.fullmatch(gap):
            known = mention.first is not None and mention.first == mention.last
            return [f"day {mention.first.isoformat() if mention.first and known else mention.text}"]
    return []


_BESIDE = re.compile(r"\W*(?:(?:on|of|at|the|about|around|in)\W*){0,3}")


def _value(time: _Time) -> str:
    """Write 15:05, 15:05/16:00 for a stretch, and 3:05 without its half of the day as "03:05?"."""
    ends = [f"{int(minutes % DAY) // 60:02}:{int(minutes % 60):02}" for minutes in (time.low, time.high)]
    return ("/".join(ends) if time.low != time.high else ends[0]) + ("" if time.half else "?")


def bound(left: Slot, right: Slot) -> bool:
    """Say whether two times are of one event, on days that are not known to differ."""
    days = [
        next((part for part in (slot.event or "").split(SPLIT) if part.startswith("day ")), None)
        for slot in (left, right)
    ]
    if None not in days and days[0] != days[1]:
        return False
    return same_occasion(_dayless(left), _dayless(right)) and not (left.event or "").startswith(SAY)


def _dayless(slot: Slot) -> Slot:
    parts = [part for part in (slot.event or "").split(SPLIT) if not part.startswith("day ")]
    return replace(slot, event=SPLIT.join(parts) or None)


def _zones_differ(left: Slot, right: Slot) -> bool:
    return (left.unit or "local") != (right.unit or "local")


def _same(left: Slot, right: Slot) -> bool:
    return (left.low, left.high, left.value) == (right.low, right.high, right.value)


def _open_half(left: Slot, right: Slot) -> bool:
    return left.value.endswith("?") or right.value.endswith("?")


def _distance(left: Slot, right: Slot, *, cycle: float) -> float:
    """Give the minutes between two stretches on a clock that begins again after `cycle`."""
    ends = (left.low, left.high, right.low, right.high)
    low, high, other_low, other_high = (0.0 if end is None else end for end in ends)
    shifts = (-2 * cycle, -cycle, 0.0, cycle, 2 * cycle)
    return min(max(0.0, max(low, other_low + shift) - min(high, other_high + shift)) for shift in shifts)


def _meets(left: Slot, right: Slot) -> bool:
    return _distance(left, right, cycle=DAY) == 0


def _is_part(slot: Slot) -> bool:
    return slot.hedge is Hedge.EXACTLY and (slot.high or 0) - (slot.low or 0) >= 60


def _hedged_side(left: Slot, right: Slot) -> bool:
    return left.hedge is not Hedge.EXACTLY or right.hedge is not Hedge.EXACTLY


def _one_part(left: Slot, right: Slot) -> bool:
    return _is_part(left) and _meets(left, right)


def _vague_edge(left: Slot, right: Slot) -> bool:
    """Hold where a time lies just beyond a part of the day, whose bounds are soft."""
    return _is_part(left) and _distance(left, right, cycle=DAY) <= 120


# "at 7:50" and "at about 8" are one moment told by two clocks.
_CLOSE = 15
# Hours of which nobody says in which half of the day they lie are told loosely.
_HOUR_APART = 60

TIME_LEVELS = (
    MISSING,
    Level("zones differ", agrees=None, test=_zones_differ),
    Level("same time", agrees=True, test=_same),
    Level("same on a twelve-hour clock", agrees=True, test=lambda left, right: _open_half(left, right)
          and _distance(left, right, cycle=_HALF_DAY) == 0),
    Level("minutes apart", agrees=True, test=lambda left, right: _open_half(left, right)
          and _distance(left, right, cycle=_HALF_DAY) <= _CLOSE),
    Level("another hour on a twelve-hour clock", agrees=False, test=lambda left, right: _open_half(left, right)
          and _distance(left, right, cycle=_HALF_DAY) >= _HOUR_APART),
    Level("half of the day not said", agrees=None, test=_open_half),
    Level("within the part of the day", agrees=True, test=either(_one_part)),
    Level("within the hedge", agrees=True, test=lambda left, right: _hedged_side(left, right) and _meets(left, right)),
    Level("same time", agrees=True, test=_meets),
    Level("minutes apart", agrees=True, test=lambda left, right: _distance(left, right, cycle=DAY) <= _CLOSE),
    Level("near the part of the day", agrees=None, test=either(_vague_edge)),
    anything_else("different time"),
)  # fmt: skip
