"""One event told to be at two places that shut each other out: by their kinds, or two towns, with no rule that binds.

Two claims tell of one event where the same is done to the same thing, and much else is told alike or the NLI model
sees a contradiction; that model calls all sorts of places contrary, and is believed only of one deed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from consistency.lang.content import STEM, content
from consistency.lang.words import words
from consistency.slots.gazetteer import country_of, fold_place, readings
from consistency.slots.grammar import CALENDAR, PRONOUNS
from consistency.slots.ladder import compare
from consistency.slots.occasion import Occasion, occasion
from consistency.slots.place import PLACE_LEVELS
from consistency.slots.place_kinds import apart, sites
from consistency.slots.place_reading import MORE
from consistency.types import Slot, SlotComparison, SlotKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from consistency.types import Claim, ClaimPair

KINDS_APART = "another kind of place"
TOWNS_APART = "another town"
#: Content words beside the place that two claims share at least, and how sure the NLI model must be.
FEW, SURE = 2, 0.7
#: With the same subject a word less, and the model less sure; where nobody can say what is done, surer.
SAME_SUBJECT, SURER, SUREST = 0.5, 0.8, 0.9
#: Share of all content words of both claims that both have, where no model is asked, and how many these are.
ALIKE, MANY = 0.6, 4
#: How sure such a clash is where no model was asked.
COPIED = 0.85


@dataclass(frozen=True, slots=True)
class _Where:
    """A place as a claim tells it: its nouns or its town, the side it is told from, what happens there and to whom."""

    slot: Slot
    nouns: tuple[str, ...]
    side: str
    deeds: frozenset[str]
    limits: frozenset[str]
    about: str | None


def told_elsewhere(pair: ClaimPair, contradiction: float | None) -> Iterator[SlotComparison]:
    """Give the first two places that one event can't have both; `contradiction` is what the NLI model sees, or None."""
    if pair.differs(SlotKind.DATE) or _turns(pair.left.text) != _turns(pair.right.text):
        return
    for left in _wheres(pair.left):
        for right in _wheres(pair.right):
            level = _level(pair, left, right)
            if level is not None and (sure := _sure(pair, left, right, contradiction)) is not None:
                yield SlotComparison(SlotKind.PLACE, left.slot, right.slot, level, agrees=False, sure=round(sure, 4))
                return


def _level(pair: ClaimPair, left: _Where, right: _Where) -> str | None:
    """Give on which rung two places shut each other out, of which neither claim tells the other's."""
    if bool(left.nouns) != bool(right.nouns) or left.side != right.side:
        return None
    names = (left.nouns[0], right.nouns[0]) if left.nouns and right.nouns else (left.slot.text, right.slot.text)
    if _tells(pair.right.text, names[0]) or _tells(pair.left.text, names[1]):
        return None
    if left.nouns and right.nouns:
        return KINDS_APART if apart(left.nouns, right.nouns) else None
    return TOWNS_APART if compare(PLACE_LEVELS, left.slot, right.slot).agrees is False else None


def _tells(text: str, noun: str) -> bool:
    """Say whether a text tells of a place, by its noun or its name, and does not rule it out."""
    return any(
        not _RULED_OUT.search(text[: match.start()])
        for match in re.finditer(rf"\b{re.escape(noun)}s?\b", text, re.IGNORECASE)
    )


_RULED_OUT = re.compile(r"\b(?:not|never|no|nor|nobody|none|nothing|neither|without)\b[^,;.:]*$", re.IGNORECASE)


def _sure(pair: ClaimPair, left: _Where, right: _Where, contradiction: float | None) -> float | None:
    """Give how sure it is that two places are of one event; None where it is not."""
    if left.limits != right.limits or (left.deeds and right.deeds and not left.deeds & right.deeds):
        return None
    one_deed = bool(left.deeds & right.deeds)
    mine, theirs = _rest(pair.left, left), _rest(pair.right, right)
    subject = _one_subject(left.about, right.about, mine, theirs)
    if subject is False:
        return None
    shared = len(mine & theirs)
    if one_deed and subject and shared >= max(MANY, ALIKE * len(mine | theirs)):
        return max(COPIED, contradiction or 0.0)
    if contradiction is None:
        return None
    if one_deed:
        enough = FEW - (contradiction >= SUREST or bool(subject))
        least = SAME_SUBJECT if subject else SURE
    else:
        least, enough = SURER, FEW
    return contradiction if contradiction >= least and shared >= enough else None


def _one_subject(
    left: str | None, right: str | None, mine: frozenset[str], theirs: frozenset[str]
) -> bool | None:
    """Say whether an event happens to the same in both; None where one is told by a pronoun or was not understood."""
    if left is None or right is None or {left.lower(), right.lower()} & _ANYBODY:
        return None
    one, other = left.lower().split(), right.lower().split()
    if one[-1] == other[-1] or (left[0].isupper() and right[0].isupper() and set(one) & set(other)):
        return True
    # "The families made homeless": what the reader of phrases took for the head need not be it
    told = one[-1][:STEM] in theirs or other[-1][:STEM] in mine
    return None if told else False


#: Who finds and catches is nobody that it happens to.
_ANYBODY = PRONOUNS | frozenset(words("police officer officers detectives gendarme soldiers one helicopter ambulance"))


def _rest(claim: Claim, where: _Where) -> frozenset[str]:
    """Give the stems of a claim without those of the place."""
    return content(claim.resolved or claim.text).stems - content(where.slot.text).stems


#: Words that tell one of several events from another.
_TURN = re.compile(
    r"\b(?:first|second|third|fourth|last|final|another|later|earlier|previous(?:ly)?|ago|initially|both|"
    r"some|most|half|each|began|begun|planned|plans?|was to|were to|no longer)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def _turns(text: str) -> frozenset[str]:
    return frozenset(match[0].lower() for match in _TURN.finditer(text))


def _wheres(claim: Claim) -> Iterator[_Where]:
    """Give the places of a claim of which its words say what happens there."""
    for site in sites(claim.text):
        text = claim.text[site.start : site.end]
        slot = Slot(
            SlotKind.PLACE, " ".join(site.nouns), text, claim.start + site.start, claim.start + site.end,
            statement=f"It was {text}.",
        )  # fmt: skip
        yield _where(claim, slot, site.start, site.end, site.nouns, site.side)
    for match in _TOWN.finditer(claim.text):
        name = re.sub(r"['’]s$", "", match["name"])
        if not readings(name) or name.split()[0] in CALENDAR or _listed(claim.text, match.end("name")):
            continue
        wider = match["wider"]
        value = country_of(name) or fold_place(name)
        if wider and readings(wider):
            value += MORE + (country_of(wider) or fold_place(wider))
        start = match.start("name")
        slot = Slot(
            SlotKind.PLACE, value, name, claim.start + start, claim.start + start + len(name),
            statement=f"It was in {name}.",
        )  # fmt: skip
        prep = match["prep"].lower()
        yield _where(claim, slot, match.start(), match.end("name"), (), "in" if prep in _INTO else prep)


def _listed(text: str, end: int) -> bool:
    """Say whether a place is one of several."""
    return re.match(r"(?: and|, and| or|,)(?: (?:in|at|to|from))? [A-Z]\w+(?! \w+ed\b)", text[end:]) is not None and (
        re.match(r", [A-Z]\w+[,.]", text[end:]) is None
    )


_INTO = frozenset({"in", "at", "to", "into", "for"})
_NAME = r"[A-ZÀ-ÞĀ-Ž][\w’'-]*(?:[ ](?:(?:of|de|la|del|the|al|el)[ ])?[A-ZÀ-ÞĀ-Ž][\w’'-]*){0,2}"
_TOWN = re.compile(
    r"\b(?P<prep>[Ii]n|[Aa]t|[Tt]o|[Ff]rom|[Ii]nto|[Nn]ear|[Oo]utside|[Oo]n|[Oo]ff)[ ]"
    r"(?:(?:an?|the|his|her|its|their|[A-Z][\w’'-]*['’]s?)[ ](?:[a-z][\w-]*[ ]){1,4}?(?:in|at|near|outside|of)[ ])?"
    r"(?:the[ ])?(?:(?:an?|the|his|her|its|their|[A-Z][\w’'-]*['’]s?)[ ])?(?:(?:port|city|town|island|state|province|"
    rf"county)[ ]of[ ])?(?P<name>{_NAME})(?:,[ ](?P<wider>{_NAME}))?"
)


def _where(claim: Claim, slot: Slot, start: int, end: int, nouns: tuple[str, ...], side: str) -> _Where:
    found = _occasion(claim.text, start, end)
    name, *limits = (found.event or "").split("; ")
    kept = frozenset(limit for limit in limits if not limit.startswith(("what ", "in ")))
    if name == "take" and "what place" in limits:
        name = "take place"
    deeds = _deeds().get(name, frozenset({name}) - _NO_DEEDS)
    # "Recovered from a canal", "dug out of a bed"
    side = "in" if side == "from" and "found" in deeds and name != "come" else side
    return _Where(slot, nouns, side, deeds, kept, found.about)


def _occasion(text: str, start: int, end: int) -> Occasion:
    """Read what happens at a place; of "it was in a loft that two boys found it", behind "that"."""
    cleft = _CLEFT.match(text)
    if cleft is None or not cleft.start("place") <= start < cleft.end("place"):
        return occasion(text, start, end)
    told = text[cleft.end() :].rstrip(" .") + " "
    return occasion(told + text[start:end] + ".", len(told), len(told) + end - start)


_CLEFT = re.compile(r"It (?:was|is) (?P<place>(?:in|at|from|on|to|under|near|outside) [^,;.]{3,80}?),? that ")


#: What people do at many places of one day.
_NO_DEEDS = frozenset({"", "be", "say", "have", "injur"})


@cache
def _deeds() -> dict[str, frozenset[str]]:
    """Read of which deeds a verb may tell where a place stands beside it."""
    table = (files("consistency.slots") / "data" / "whereabouts.tsv").read_text(encoding="utf-8")
    found: dict[str, frozenset[str]] = {}
    for name, verbs in (line.split("\t") for line in table.splitlines() if not line.startswith("#")):
        for verb in verbs.split("|"):
            found[verb] = found.get(verb, frozenset()) | {name}
    return found
