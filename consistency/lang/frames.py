"""In which frame a sentence tells what it tells: of which moment, of which of several, of how much of a whole.

What holds in one frame need not hold in another: what was not so on Monday may be so on Tuesday.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from consistency.lang.content import content
from consistency.lang.intervals import MONTHS
from consistency.lang.words import words

_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
#: The day on which somebody speaks is none of the deed.
_SAID_ON = re.compile(
    r"\b(?:said|says|told|tells|announced|reported|confirmed|added|wrote)\b(?: [\w’'-]+){0,4}?"
    rf" (?:on |late |early |last )*(?:{_DAYS})\b"
)
_DAY = re.compile(rf"\b(?:{_DAYS})\b")
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b")
_SEASON = re.compile(
    r"\b(?:in|by|since) (?:the )?(?:early |late |mid-?)?(spring|summer|autumn|winter)\b", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
#: "This spring" is no part of "last year"; what is less than last year is so this year.
_RELATIVE = re.compile(
    r"(?<!\bfrom )(?<!\bthan )(?<!\bsince )(?<!\bagainst )(?<!\bon )(?<!\bwith )\b(this|last|next) "
    r"(?:year|month|week|season|term|spring|summer|autumn|fall|winter)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\b(midnight|noon|midday|dawn|dusk|sunrise|sunset|nightfall)\b", re.IGNORECASE)
_CLASSES = (_DAY, _MONTH, _SEASON, _YEAR, _RELATIVE, _CLOCK)

#: Which of several it is: "the first vote", "asked again".
_TURN = re.compile(
    r"\b(?:(?P<rank>first|second|third|fourth|fifth)|(?P<more>again|once more)|(?P<before>earlier|previous))\b"
    r"(?!-| (?:of|time|to have|half|quarter|degree|person|place|class|floor|hand|in|by|for|on|at|as|"
    r"(?:minute|hour|day|week|month|year)s?)\b)"
    rf"(?! (?:{_DAYS}))",
    re.IGNORECASE,
)
_ONE_TURN = {"again": "again", "once more": "again", "earlier": "first", "previous": "first"}

#: What is so by now, and what had been so at some time before.
_NOW = re.compile(r"\b(?:now|nowadays|today|these days|by now)\b", re.IGNORECASE)
_THEN = re.compile(
    r"\bat (?:the|that) time\b|\bin (?:his|her|its|their) (?:lifetime|day|youth)\b|\b(?:years|decades|centuries) ago\b|"
    r"\buntil then\b|\bin those days\b|\bonce\b(?! more)|\bformerly\b|\bused to\b|"
    r"\bat (?:first|the start)\b|\binitially\b|"
    r"\b(?:had|was|were|did)\b[^.;]*\bwhen\b",
    re.IGNORECASE,
)
#: A time counted from the deed that both tell of.
_LATER = re.compile(
    r"\b(?:an?|one|two|three|four|five|six|seven|\d+) (?:hours?|days?|weeks?|months?|years?) (?:after|later)\b|"
    r"\b(?:in|within|by|during) the (?:hours?|days?|weeks?|months?|years?) (?:after|that followed)\b|"
    r"\bby mid(?:-?summer|-?winter|week)\b|\bby then\b",
    re.IGNORECASE,
)
_AT_THE_DEED = re.compile(
    r"\b(?:when|as soon as|the moment|on the (?:day|night|morning|evening)|at first)\b", re.IGNORECASE
)

#: Some of a whole: what two of the judges did, the third need not have done.
_SOME_OF = re.compile(
    r"(?:^|[.;:] |, )(?:about |some |only |just |at least )?"
    r"(?P<some>\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|dozens|half|most|some|several|"
    r"another|the rest|the others?) of (?:the|these|those|its|his|her|their|[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*['’]s?)\b",
    re.IGNORECASE,
)

#: What is not done at once, or not done wholly, is done all the same.
_PARTLY = re.compile(
    r"(?:\b(?:not|never)\b|n['’]t\b)[^,.;]{0,40}?\b(?P<how>at once|at first|immediately|straight away|right away|"
    r"initially|instantly|the whole(?: of)?|in full|fully|wholly|entirely|completely|exclusively|solely|"
    r"unanimously|in person)\b",
    re.IGNORECASE,
)


def frames_apart(left: str, right: str) -> bool:
    """Say whether two sentences tell of two moments, of two of several, or of two parts of a whole."""
    return (
        _moments_apart(left, right)
        or _turns_apart(left, right)
        or _parts_apart(left, right)
        or _whens_apart(left, right)
        or any(_partly(one, other) for one, other in ((left, right), (right, left)))
    )


def _moments_apart(left: str, right: str) -> bool:
    one, other = _moments(left), _moments(right)
    named = any(mine and theirs and not mine & theirs for mine, theirs in zip(one, other, strict=True))
    return named or now_and_then(left, right) or later_apart(left, right)


def now_and_then(left: str, right: str) -> bool:
    """Hold where one text tells what is so now, and the other what had been so before."""
    return any(
        _NOW.search(one) and not _NOW.search(other) and _THEN.search(other)
        for one, other in ((left, right), (right, left))
    )


def later_apart(left: str, right: str) -> bool:
    """Hold where one text counts a time from a deed, and the other another time, or tells of the deed itself."""
    return any(_later_than(one, other) for one, other in ((left, right), (right, left)))


def _later_than(one: str, other: str) -> bool:
    match = _LATER.search(one)
    if match is None:
        return False
    theirs = _LATER.search(other)
    return match[0].lower() != theirs[0].lower() if theirs else _AT_THE_DEED.search(other) is not None


@lru_cache(maxsize=8192)
def _moments(text: str) -> tuple[frozenset[str], ...]:
    told = _SAID_ON.sub(" ", text)
    return tuple(
        frozenset(match[match.lastindex or 0].lower() for match in pattern.finditer(told)) for pattern in _CLASSES
    )


def _turns_apart(left: str, right: str) -> bool:
    one, other = _turns(left), _turns(right)
    return bool(one and other) and not one & other


@lru_cache(maxsize=8192)
def _turns(text: str) -> frozenset[str]:
    found = (match[0].lower() for match in _TURN.finditer(text))
    return frozenset(_ONE_TURN.get(word, word) for word in found)


def _parts_apart(left: str, right: str) -> bool:
    """Hold for "two of the sisters" and "three of the five sisters"; most of a crowd are most of it twice."""
    one, other = (_SOME_OF.search(text) for text in (left, right))
    return one is not None and other is not None and one["some"].lower() != other["some"].lower()


def _whens_apart(left: str, right: str) -> bool:
    """Hold where each says when it was, in a clause of its own, and the two share no word and tell no arrival."""
    one, other = (_WHEN.search(text) for text in (left, right))
    if one is None or other is None or content(one["clause"]).stems & content(other["clause"]).stems:
        return False
    return not all(_ARRIVED.match(match["clause"]) for match in (one, other))


_WHEN = re.compile(r"\bwhen (?P<clause>[^,.;:]+)", re.IGNORECASE)
#: "When she came in" is "when she reached the harbour".
_ARRIVED = re.compile(r"(?:he|she|it|they|we)\b[^,.;]*?\b(?:c[ao]me|arriv\w+|reach\w+|enter\w+|got)\b", re.IGNORECASE)


def _partly(one: str, other: str) -> bool:
    """Hold where one text alone denies that a thing was done at once or wholly."""
    match = _PARTLY.search(one)
    return match is not None and match["how"].lower() not in other.lower()


#: Two sentences of so many of the same words, in order, are versions of one.
COPIED = 0.6
_TOKEN = re.compile(r"[\w'’-]+")
#: What stands before a noun or its adjective.
_LEADS = frozenset(words("the a an of in for with by its his her their on from at this that no any"))
_DENYING = re.compile(
    r"(?:not|never|none|nobody|nothing|neither|without|den(?:y|ied|ies)|refus\w+|fail\w*|reject\w+|declin\w+)$"
)


@lru_cache(maxsize=8192)
def sorts_apart(left: str, right: str) -> tuple[tuple[str, str], ...]:
    """Give the nouns or adjectives that stand in each other's place in two versions of one sentence.

    Where something else is said of them as well, it is said of two: "reached the lower gallery", "never reached the
    upper gallery".
    """
    one, other = (tuple(_TOKEN.findall(text.lower())) for text in (left, right))
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.ratio() < COPIED:
        return ()
    steps = (step[1:] for step in matcher.get_opcodes() if step[0] == "replace")
    single = ((at, place) for at, end, place, stop in steps if end - at == stop - place == 1)
    return tuple((one[at], other[place]) for at, place in single if _is_sort(one, at, other, place))


def _is_sort(one: tuple[str, ...], at: int, other: tuple[str, ...], place: int) -> bool:
    mine, theirs = one[at], other[place]
    if at == 0 or place == 0 or one[at - 1] != other[place - 1] or one[at - 1] not in _LEADS:
        return False
    if any(_DENYING.match(word) or not content(word).stems for word in (mine, theirs)):
        return False
    if any({word.removesuffix("'s").removesuffix("’s") for word in (mine, theirs)} <= kind for kind in _ONE_KIND):
        return False
    ends = at + 1 == len(one), place + 1 == len(other)
    return ends[0] == ends[1] and mine[:SAME_STEM] != theirs[:SAME_STEM]


#: What one outlet calls by its kind and the other one by its sort: a ferry is a ship.
_ONE_KIND = (
    frozenset(["ship", "boat", "vessel", "ferry", "liner", "freighter", "tanker", "trawler"]),
    frozenset(["vehicle", "car", "van", "lorry", "truck", "bus", "coach"]),
    frozenset(["plane", "aircraft", "jet", "airliner"]),
    frozenset(["building", "house", "home", "hall"]),
)
#: Words that begin with the same letters are forms of one: "lock", "locked".
SAME_STEM = 4
