"""How often something was done to somebody or by somebody: "was married twice", "shot eleven times"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from consistency.lang.names import family_name, plain
from consistency.lang.numbers import Form, numbers
from consistency.slots.counting import denied, scope_around
from consistency.slots.grammar import FUNCTION
from consistency.slots.happenings import SAY, Verb, verbs_in
from consistency.slots.mentions import mentions
from consistency.slots.predicates import lemma
from consistency.slots.quantity import EVENT_SPLIT
from consistency.types import Hedge, Slot, SlotKind

if TYPE_CHECKING:
    from collections.abc import Iterator

UNIT = "times"
# "three times as many", "ten times the size", "twice a week" say how much or at what rate.
_NO_MORE = (
    r"(?![ -](?:as|more|less|fewer|the|that|what|this|his|her|its|their|our|a|an|per|each|every|over|out|rarer|"
    r"(?!later\b|after\b|over\b|under\b|together\b)[a-z]+er)\b|-|[ ][A-Z])"
)
_TIMES = re.compile(rf"[ ](?:separate[ ]|different[ ])?times\b{_NO_MORE}")
_TWICE = re.compile(rf"(?<![\w-])[Tt]wice\b{_NO_MORE}")
# "At least twice", "once or twice": no number reader has seen its hedge, so nothing is read.
_HEDGED = re.compile(
    r"\b(?:at (?:least|most)|(?:more|less|fewer) than|over|about|around|nearly|almost|up to|not|or)[ ]$", re.IGNORECASE
)
#: "Was struck by two bullets" is "was hit twice".
_BY_BULLETS = re.compile(r"[ ](?:bullets?|shots?|rounds?)\b")
_HIT_BY = re.compile(r"\b(?:hit|struck|wounded|killed)[ ]by[ ](?:only[ ]|just[ ])?$")
_LOWER = re.compile(r"[^\W\d_]+")
_REACH = 90
_BREAK = re.compile(r"[.;:!?](?:\s|$)|[“”\"]|\s[—–-]\s")
#: "Hit eleven times" by bullets, "struck twice", "shot three times".
_SHOT = frozenset({"shot", "shoot", "hit", "hitt", "struck", "strik", "strike"})
_DONE_TO = frozenset({"shot", "stab"})
#: Without a subject of its own: "opened fire, hitting Gray eleven times".
_ING = re.compile(r"\b(?:hitting|shooting|striking|stabbing|beating|kicking|punching|biting)\b")
#: What says little, and what is counted again in every season.
_HOLLOW = frozenset(
    {"be", "hav", "have", "say", "seem", "remain", "win", "los", "scor", "beat", "play", "carri", "run"}
)
_PRONOUNS = re.compile(r"\b(?:he|she|they|him|her|them|it|we|you|i|who)\b", re.IGNORECASE)


def frequencies(text: str) -> tuple[Slot, ...]:
    """Find how often somebody did something; offsets point into `text`."""
    return tuple(_slots(text)) if "times" in text or "wice" in text or _BULLETS.search(text) else ()


_BULLETS = re.compile(r"\b(?:bullets|shots|rounds)\b")


def _slots(text: str) -> Iterator[Slot]:
    for number in numbers(text):
        times = _TIMES.match(text, number.end) or (
            _BY_BULLETS.match(text, number.end) if _HIT_BY.search(text, 0, number.start) else None
        )
        if times and number.form is Form.CARDINAL and not denied(text, number):
            slot = _slot(text, number.start, times.end(), number.low, number.high, number.hedge)
            if slot is not None:
                yield slot
    for match in _TWICE.finditer(text):
        if _HEDGED.search(text, 0, match.start()):
            continue
        slot = _slot(text, match.start(), match.end(), 2.0, 2.0, Hedge.EXACTLY)
        if slot is not None:
            yield slot


def _slot(text: str, start: int, end: int, low: float | None, high: float | None, hedge: Hedge) -> Slot | None:
    floor = max((m.end() for m in _BREAK.finditer(text, max(0, start - _REACH), start)), default=max(0, start - _REACH))
    verb = _verb(text, floor, start)
    if verb is None:
        return None
    event = _deed(text[verb.start : verb.end])
    if event in _HOLLOW:
        return None
    who = _who(text, floor, start, verb, event)
    what = [word for word in _LOWER.findall(text[verb.end : start]) if plain(word) != who and word not in FUNCTION]
    scope = EVENT_SPLIT.join([event, *what, *scope_around(text, start, end)])
    bounds = "-".join(f"{bound:g}" for bound in dict.fromkeys((low, high)) if bound is not None)
    written = text[start:end]
    return Slot(
        SlotKind.QUANTITY, f"{bounds} times", written, start, end, about=who, event=scope, hedge=hedge,
        statement=f"It was done {written}.", low=low, high=high, unit=UNIT,
    )  # fmt: skip


def _verb(text: str, floor: int, start: int) -> Verb | None:
    """Give the last verb before the figure that is no auxiliary and no verb of saying."""
    found = [verb for verb in verbs_in(text, floor, start) if verb.event not in (SAY, "be")]
    if not found and (match := _ING.search(text, floor, start)):
        return Verb(*match.span(), match[0], active=True, known=False)
    return found[-1] if found else None


def _deed(verb: str) -> str:
    stem = lemma(verb.split()[-1].lower())
    return "shot" if stem in _SHOT or verb.lower() in _SHOT else stem


def _who(text: str, floor: int, start: int, verb: Verb, event: str) -> str | None:
    """Give the family name of the only one who is named before the figure; with two, nobody knows whose deed it is.

    Who is shot or stabbed is the one named behind the verb, whoever did it.
    """
    first = verb.end if event in _DONE_TO and verb.end < start else floor
    for low in dict.fromkeys((first, floor)):
        named = {plain(family_name(one.name)) for one in mentions(text) if low <= one.start < start}
        if named:
            return named.pop() if len(named) == 1 and not _PRONOUNS.search(text[low:start]) else None
    return None
