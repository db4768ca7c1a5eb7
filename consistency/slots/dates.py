"""Dates, and what happened on them: "the talks on 30 November" is the day of the talks.

Days are counted from 1970-01-01. A weekday beside a reporting verb is the day of the saying, not of what is said.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from consistency.lang.dates import DateMention, Precision, phrase
from consistency.lang.intervals import MONTHS, WEEKDAYS, moved
from consistency.slots.binding import SPLIT, same_occasion
from consistency.slots.happenings import BY_NAME, SAY
from consistency.slots.ladder import MISSING, Level, anything_else, either
from consistency.slots.occasion import Occasion, mentions, occasion
from consistency.types import Hedge, Slot, SlotKind

_EPOCH = date(1970, 1, 1)
_DEICTIC = re.compile(
    r"\b(?:yesterday|today|tonight|tomorrow|last night|this (?:morning|afternoon|evening)|ago|earlier|"
    r"later|(?:last|next|this) week)\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(?:early|late|mid|middle|end|beginning|start|ago|weeks?|spring|summer|autumn|winter|fall)\b", re.IGNORECASE
)
_NAMED_DAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_BARE_WEEKDAY = re.compile("|".join(WEEKDAYS))
_MONTH_DAY = re.compile(r"--\d\d-\d\d")
_MONTH = re.compile(r"(?:\d{4}|-)-(?P<month>\d\d)(?P<day>-\d\d(?:/--(?P<end>\d\d)-\d\d)?)?")
_HEDGED = re.compile(r"\b(?:about|around|circa|roughly|some time (?:in|on))\s+(?:the\s+)?$", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:not|rather than|instead of|(?:moved|postponed|brought forward|rescheduled|changed|delayed) "
    r"from)\s+(?:on\s+|in\s+)?$"
)


def dates(text: str, *, anchor: date | None) -> tuple[Slot, ...]:
    """Find the dates of `text`, each with its event; `anchor` is the day of publication."""
    return tuple(
        _slot(text, mention, anchor) for mention in mentions(text, anchor) if not _DENIED.search(text[: mention.start])
    )


def _slot(text: str, mention: DateMention, anchor: date | None) -> Slot:
    found = occasion(text, mention.start, mention.end)
    mention = _settled(text, mention, found, anchor)
    known = mention.first is not None and mention.last is not None
    return Slot(
        SlotKind.DATE, _value(mention), mention.text, mention.start, mention.end,
        about=found.about, event=found.event,
        hedge=Hedge.ABOUT if _HEDGED.search(text[: mention.start]) else Hedge.EXACTLY,
        statement=_statement(mention, found),
        low=float((mention.first - _EPOCH).days) if mention.first and known else None,
        high=float((mention.last - _EPOCH).days) if mention.last and known else None,
        unit=str(mention.precision),
    )  # fmt: skip


def _settled(text: str, mention: DateMention, found: Occasion, anchor: date | None) -> DateMention:
    """Resolve a bare weekday whose own verb looks ahead ("is due to meet on Thursday"), outside of quotations."""
    if (
        not found.ahead
        or anchor is None
        or mention.weekday is None
        or mention.first is not None
        or mention.day is not None
    ):
        return mention
    if not _BARE_WEEKDAY.fullmatch(mention.text) or re.search(r"[“”\"]", text):
        return mention
    day = moved(anchor, days=(mention.weekday - anchor.weekday()) % 7)
    return replace(mention, first=day, last=day)


def _value(mention: DateMention) -> str:
    first, last = mention.first, mention.last
    if first is None or last is None:
        return _partial(mention)
    if first == last:
        return first.isoformat()
    if mention.precision is Precision.MONTH:
        return f"{first:%Y-%m}" if first.year > 999 else f"{first.isoformat()[:7]}"
    if mention.precision is Precision.YEAR:
        return first.isoformat()[:4]
    return f"{first.isoformat()}/{last.isoformat()}"


def _partial(mention: DateMention) -> str:
    if mention.month is not None and mention.day is not None:
        ends = mention.last_day is not None and (mention.last_month, mention.last_day) != (mention.month, mention.day)
        tail = f"/--{mention.last_month or mention.month:02}-{mention.last_day:02}" if ends else ""
        return f"--{mention.month:02}-{mention.day:02}{tail}"
    if mention.month is not None:
        return f"--{mention.month:02}"
    if mention.weekday is not None:
        return f"weekday:{WEEKDAYS[mention.weekday]}"
    return f"relative:{' '.join(mention.text.lower().split())}"


def _statement(mention: DateMention, found: Occasion) -> str:
    """Write "Blinken and Lavrov met on 2 December 2021."; without a class of event, say only that it was then."""
    when = phrase(mention) or mention.text
    joint = "on" if mention.precision is Precision.DAY else "in"
    joint = "from" if " to " in when and mention.first != mention.last else joint
    name = (found.event or "").split(SPLIT)[0]
    plain = found.event == name or all(part.startswith("in ") for part in (found.event or "").split(SPLIT)[1:])
    if name not in BY_NAME or not plain or not found.about:
        return f"This was {joint} {when}."
    who = found.about if found.about[:1].isupper() else f"The {found.about}"
    return f"{who} {BY_NAME[name].said} {joint} {when}."


def bound(left: Slot, right: Slot) -> bool:
    """Say whether two dates are of one event that happens to the same."""
    return same_occasion(left, right)


def _resolved(left: Slot, right: Slot) -> bool:
    return None not in (left.low, left.high, right.low, right.high)


def _gap(left: Slot, right: Slot) -> float:
    """Give the days between two stretches; 0 or less where they meet."""
    return max(left.low or 0, right.low or 0) - min(left.high or 0, right.high or 0)


def _partials(left: Slot, right: Slot) -> tuple[str, str] | None:
    """Give month and day of both, where at least one side lacks its year."""
    found = [slot.value if slot.low is None else f"-{slot.value[4:]}" for slot in (left, right)]
    return (found[0], found[1]) if all(_MONTH_DAY.fullmatch(value) for value in found) else None


def _same_partial(left: Slot, right: Slot) -> bool:
    both = _partials(left, right)
    return both is not None and both[0] == both[1]


def _other_partial(left: Slot, right: Slot) -> bool:
    both = _partials(left, right)
    return both is not None and both[0] != both[1]


def _distance(left: Slot, right: Slot) -> int:
    """Give the days between two month-days, the shorter way round the year."""
    both = _partials(left, right) or ("--01-01", "--01-01")
    days = [date(2000, int(value[2:4]), int(value[5:7])).toordinal() for value in both]
    away = abs(days[0] - days[1])
    return min(away, _LEAP_YEAR - away)


def days_on(left: Slot, right: Slot) -> int:
    """Give 1 where the right day is the one after the left day, -1 where it is the one before, and 0 for all others."""
    if _resolved(left, right):
        single = left.low == left.high and right.low == right.high
        away = (right.low or 0) - (left.low or 0)
        return int(away) if single and abs(away) == 1 else 0
    if _weekdays_apart(left, right) == 1:
        names = [slot.value.removeprefix("weekday:") for slot in (left, right)]
        return 1 if (WEEKDAYS.index(names[1]) - WEEKDAYS.index(names[0])) % 7 == 1 else -1
    both = _partials(left, right)
    if both is None or _distance(left, right) != 1:
        return 0
    one, other = (date(2000, int(value[2:4]), int(value[5:7])).toordinal() for value in both)
    return 1 if other - one in (1, 1 - _LEAP_YEAR) else -1


_LEAP_YEAR = 366


def _months_apart(left: Slot, right: Slot) -> int | None:
    """Give the months between two dates of which one is a month alone, the shorter way round; None for others."""
    found = [_MONTH.fullmatch(slot.value) for slot in (left, right)]
    if None in found or all(match and match["day"] for match in found):
        return None
    ones, others = ({int(match["month"]), int(match["end"] or match["month"])} for match in found if match)
    return min(min(abs(one - other), 12 - abs(one - other)) for one in ones for other in others)


def _spans(left: Slot, right: Slot) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Give the days of two dates as days of a leap year, where one lacks its year and one is more than a day."""
    found = [_SPAN.fullmatch(slot.value) for slot in (left, right)]
    if None in found or not any(match and match["last"] for match in found):
        return None
    one, other = (
        tuple(date(2000, int(match[name][:2]), int(match[name][3:])).toordinal() for name in ("first", "last"))
        if match["last"]
        else (date(2000, int(match["first"][:2]), int(match["first"][3:])).toordinal(),) * 2
        for match in found
        if match
    )
    return (one[0], one[1]), (other[0], other[1])


_SPAN = re.compile(r"(?:\d{4}|-)-(?P<first>\d\d-\d\d)(?:/(?:\d{4}|-)-(?P<last>\d\d-\d\d))?")


def _between(left: Slot, right: Slot) -> int:
    """Give the days between two stretches of any year, the shorter way round; 0 where they meet or are none."""
    spans = _spans(left, right)
    if spans is None:
        return 0
    (low, high), (other_low, other_high) = spans
    shifts = (-_LEAP_YEAR, 0, _LEAP_YEAR)
    return min(max(0, low - other_high - shift, other_low + shift - high) for shift in shifts)


def _other_days(left: Slot, right: Slot) -> bool:
    """Hold for stretches apart: bounds of "mid-June" are soft, and what ends on a Monday may last a day longer."""
    vague = any(_VAGUE.search(slot.text) for slot in (left, right))
    return not _resolved(left, right) and _between(left, right) > (_SOFT if vague else 1)


#: Days that a vague stretch may be longer than it is read.
_SOFT = 7


def _same_days(left: Slot, right: Slot) -> bool:
    spans = _spans(left, right)
    return not _resolved(left, right) and spans is not None and _between(left, right) == 0


def _is_saying(slot: Slot) -> bool:
    return (slot.event or "").split(SPLIT)[0] == SAY


def _relative(slot: Slot) -> bool:
    return bool(_DEICTIC.search(slot.text) or (_NAMED_DAY.search(slot.text) and not re.search(r"\d", slot.text)))


def _a_day_apart(left: Slot, right: Slot) -> bool:
    """Hold for neighbouring days where one is relative; two different weekdays are said outright."""
    if not 0 < _gap(left, right) <= 1 or not (_relative(left) or _relative(right)):
        return False
    return not (_names_weekday(left) and _names_weekday(right))


def _one_wording(left: Slot, right: Slot) -> bool:
    """Hold for "today" in both: that two reports mean two days by it, only the days of their printing say."""
    return left.text.casefold() == right.text.casefold() and _relative(left)


def _names_weekday(slot: Slot) -> bool:
    return _NAMED_DAY.search(slot.text) is not None


def _vague(left: Slot, right: Slot) -> bool:
    if not (_VAGUE.search(left.text) or _VAGUE.search(right.text) or Hedge.ABOUT in (left.hedge, right.hedge)):
        return False
    widest = max((slot.high or 0) - (slot.low or 0) for slot in (left, right))
    return 0 < _gap(left, right) <= max(widest, 1)


def _weekdays_apart(left: Slot, right: Slot) -> int:
    """Give how many days lie between two weekdays of which no calendar is known; 0 where either is something else."""
    names = [slot.value.removeprefix("weekday:") for slot in (left, right)]
    if not all(slot.value.startswith("weekday:") for slot in (left, right)):
        return 0
    away = abs(WEEKDAYS.index(names[0]) - WEEKDAYS.index(names[1]))
    return min(away, 7 - away)


def _within(left: Slot, right: Slot) -> bool:
    return (right.low or 0) <= (left.low or 0) and (left.high or 0) <= (right.high or 0)


DATE_LEVELS = (
    MISSING,
    Level("same day", agrees=True, test=lambda left, right: _resolved(left, right) and left.low == left.high
          and (left.low, left.high) == (right.low, right.high)),
    Level("same days", agrees=True, test=lambda left, right: _resolved(left, right)
          and (left.low, left.high) == (right.low, right.high)),
    Level("said on another day", agrees=None, test=lambda left, right: _is_saying(left) and _is_saying(right)),
    Level("same day of the month", agrees=True, test=lambda left, right: not _resolved(left, right)
          and _same_partial(left, right)),
    Level("neighbouring day of the month", agrees=False, test=lambda left, right: not _resolved(left, right)
          and _other_partial(left, right) and _distance(left, right) <= 1),
    Level("another day of the month", agrees=False, test=lambda left, right: not _resolved(left, right)
          and _other_partial(left, right)),
    Level("same month", agrees=True, test=lambda left, right: not _resolved(left, right)
          and _months_apart(left, right) == 0),
    Level("another month", agrees=False, test=lambda left, right: not _resolved(left, right)
          and (_months_apart(left, right) or 0) > 1),
    Level("days of the month meet", agrees=True, test=_same_days),
    Level("other days of the month", agrees=False, test=_other_days),
    Level("neighbouring weekday", agrees=False, test=lambda left, right: _weekdays_apart(left, right) == 1),
    Level("another weekday", agrees=False, test=lambda left, right: _weekdays_apart(left, right) > 1),
    Level("not resolved", agrees=None, test=lambda left, right: not _resolved(left, right)),
    Level("one within the other", agrees=True, test=either(_within)),
    Level("ranges meet", agrees=True, test=lambda left, right: _gap(left, right) <= 0),
    Level("a day apart, relative wording", agrees=None, test=_a_day_apart),
    Level("close to a vague stretch", agrees=None, test=_vague),
    Level("one wording, read on two days", agrees=None, test=_one_wording),
    anything_else("different date"),
)  # fmt: skip


def day_written(day: float) -> str:
    """Write a day number as words: 0 is "1 January 1970"."""
    found = _EPOCH + timedelta(days=int(day))
    return f"{found.day} {MONTHS[found.month - 1]} {found.year}"
