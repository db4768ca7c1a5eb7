"""Kinds of place, and which of them shut each other out: what was found in a barn was not found in a church."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from consistency.lang.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of place; two of one level shut each other out but for `overlaps`, others only where listed."""

    name: str
    level: str
    overlaps: frozenset[str]
    shuts_out: frozenset[str]


@dataclass(frozen=True, slots=True)
class Site:
    """A place told by its sort at `[start, end)`: the nouns of "in the cellar of an oil press", the nearest first."""

    nouns: tuple[str, ...]
    start: int
    end: int
    side: str


#: How the noun stands to what happened: "in" and "into" it, "from" it, or out of it.
IN, FROM, OUTSIDE = "in", "from", "outside"
_SIDES = {"from": FROM, "out of": FROM, "outside": OUTSIDE}


@cache
def _kinds() -> dict[str, Kind]:
    """Read the kinds by noun."""
    table = (files("consistency.slots") / "data" / "sites.tsv").read_text(encoding="utf-8")
    found: dict[str, Kind] = {}
    for line in table.splitlines()[2:]:
        level, name, nouns, overlaps, shuts_out = line.split("\t")
        kind = Kind(name, level, frozenset(overlaps.split("|")), frozenset(shuts_out.split("|")))
        found |= dict.fromkeys(nouns.split("|"), kind)
    return found


def kind_of(noun: str) -> Kind | None:
    """Give the kind of place that a noun names; None for a noun of the table's none."""
    return _kinds().get(noun)


# A word in front of the noun: no preposition, article or verb may stand there.
_STOPS = (
    r"of|in|on|at|to|from|by|with|for|and|or|but|as|after|before|where|when|while|that|which|who|whose|near|behind|"
    r"beside|above|below|under|over|into|inside|outside|is|was|were|are|has|had|have|been|not|no|than|the|an?"
)
_WORD = rf"(?!(?:{_STOPS})\b)[\w’'-]+[ ]"
_DETERMINER = (
    r"(?:(?:the|an?|his|her|its|their|one|this|that|another|own|(?-i:[A-Z])[\w’'-]*['’]s?)[ ]|(?-i:[A-Z])[\w’'.-]+[ ])"
)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    nouns = "|".join(re.escape(noun) for noun in sorted(_kinds(), key=len, reverse=True))
    phrase = rf"{_DETERMINER}(?:{_WORD}){{0,4}}(?P<noun>{nouns})s?(?![\w’'-])"
    first = rf"\b(?P<prep>in|at|inside|into|to|on to|onto|on board|aboard|on|from|out of|outside|under)[ ]{phrase}"
    at_home = r"\b(?:in (?P<bare>hospital|prison|jail)|at (?P<home>home))\b"
    more = rf",?[ ](?:of|in|at|on|inside|aboard)[ ]{phrase}"
    return re.compile(rf"{first}|{at_home}", re.IGNORECASE), re.compile(more)


#: A noun behind which another noun stands is no place: "in the church choir".
_FOLLOWED = re.compile(r"[ ](?P<word>[a-z]+)")
_MAY_FOLLOW = frozenset(
    words(
        "on in at and after when where with for to from by as that which who was were is are has have had said during "
        "before while since until but or of near off just early late later so then not behind beside above below under "
        "over across outside inside into close next there here again only this last it he she they his her their its "
        "him them on until without because about around between along through today yesterday now"
    )
)
#: "In the House", "at Court": of capitals, only the names of such places are read.
_NAMED = frozenset(
    words("hospital church school airport prison stadium hotel museum station cathedral abbey chapel university")
)


@lru_cache(maxsize=8192)
def sites(text: str) -> tuple[Site, ...]:
    """Find the places of a text that are told by their sort."""
    return tuple(_sites(text))


def _sites(text: str) -> Iterator[Site]:
    first, more = _patterns()
    last = 0
    for match in first.finditer(text):
        if match.start() < last:
            continue
        noun = match["noun"] or match["bare"] or match["home"]
        if not _stands_alone(match, match.end()) or (noun[0].isupper() and noun.lower() not in _NAMED):
            continue
        nouns, end = [_whole(text, match.end(), noun)], match.end()
        while (following := more.match(text, end)) is not None and _stands_alone(following, following.end()):
            nouns.append(_whole(text, following.end("noun"), following["noun"]))
            end = following.end()
        last = end
        prep = (match["prep"] or IN).lower()
        yield Site(tuple(nouns), match.start(), end, _SIDES.get(prep, IN))


def _whole(text: str, end: int, noun: str) -> str:
    """Give the noun with the words before it that belong to it: "car park" of "in a car park"."""
    before = text[:end].lower().removesuffix("s").split()[-_WORDS:]
    longest = (" ".join(before[at:]) for at in range(len(before)))
    return next((form for form in longest if form in _kinds()), noun.lower())


#: Words of the longest noun of the table.
_WORDS = 3


def _stands_alone(match: re.Match[str], end: int) -> bool:
    follows = _FOLLOWED.match(match.string, end)
    return follows is None or follows["word"] in _MAY_FOLLOW or follows["word"].endswith("ed")


def apart(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Say whether nothing can be at both of two sites, each told by its nouns, the nearest first."""
    one, other = ([kind for noun in nouns if (kind := kind_of(noun))] for nouns in (left, right))
    if not one or not other:
        return False
    if _shut_out(one[0], other[0]):
        return True
    shared = {kind.name for kind in one} & {kind.name for kind in other}
    return not shared and any(_shut_out(a, b) for a in one for b in other)


def _shut_out(one: Kind, other: Kind) -> bool:
    if one.name == other.name:
        return False
    if one.level == other.level:
        return one.name not in other.overlaps and other.name not in one.overlaps
    return other.name in one.shuts_out or one.name in other.shuts_out
