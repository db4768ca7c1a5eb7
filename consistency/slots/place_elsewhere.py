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
from consistency.slots.grammar import PRONOUNS
from consistency.slots.happenings import SAY
from consistency.slots.ladder import compare
from consistency.slots.occasion import Occasion, occasion
from consistency.slots.open_facts import of_one_sort
from consistency.slots.place import PLACE_LEVELS
from consistency.slots.place_kinds import FROM, IN, apart, sites
from consistency.slots.place_reading import MORE
from consistency.types import Slot, SlotComparison, SlotKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from consistency.types import Claim, ClaimPair

KINDS_APART = "another kind of place"
TOWNS_APART = "another town"
#: Content words beside the place that two claims share, at least.
FEW = 2
#: How sure the NLI model must be: of one deed done to one subject, of one deed, and where nobody can tell the deed.
SAME_SUBJECT, SAME_DEED, UNTOLD = 0.5, 0.7, 0.8
#: From here on, one content word less is enough for one deed.
SUREST = 0.9
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
    lefts = list(_wheres(pair.left))
    rights = list(_wheres(pair.right)) if lefts else []
    for left in lefts:
        for right in rights:
            level = _level(pair, left, right)
            if level is None or not of_one_sort(pair, left.slot, right.slot):
                continue
            if (sure := _sure(pair, left, right, contradiction)) is not None:
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
    mine, theirs = _rest(pair.left, left), _rest(pair.right, right)
    subject = _one_subject(left.about, right.about, mine, theirs)
    one_deed = bool(left.deeds & right.deeds)
    if left.limits != right.limits or subject is False or (left.deeds and right.deeds and not one_deed):
        return None
    shared = len(mine & theirs)
    if one_deed and subject and shared >= max(MANY, ALIKE * len(mine | theirs)):
        return max(COPIED, contradiction or 0.0)
    if contradiction is None or contradiction < _least(one_deed=one_deed, subject=bool(subject)):
        return None
    enough = FEW - 1 if one_deed and (subject or contradiction >= SUREST) else FEW
    return contradiction if shared >= enough else None


def _least(*, one_deed: bool, subject: bool) -> float:
    if not one_deed:
        return UNTOLD
    return SAME_SUBJECT if subject else SAME_DEED


def _one_subject(left: str | None, right: str | None, mine: frozenset[str], theirs: frozenset[str]) -> bool | None:
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


def of_two_subjects(pair: ClaimPair, left: Slot, right: Slot) -> bool:
    """Say whether what happens at two places happens to two subjects of which neither claim tells the other's."""
    (mine, told), (theirs, other) = (
        (content(claim.text).stems, _occasion(claim.text, slot.start - claim.start, slot.end - claim.start).about)
        for claim, slot in ((pair.left, left), (pair.right, right))
    )
    return _one_subject(told, other, mine, theirs) is False


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
        slot = _slot(claim, " ".join(site.nouns), site.start, site.end)
        yield from _where(claim, slot, site.start, site.nouns, site.side)
    for match in _TOWN.finditer(claim.text):
        name = match["name"].removesuffix("’s").removesuffix("'s")
        end = match.start("name") + len(name)
        if readings(name) and not _LISTED.match(claim.text, end):
            slot = _slot(claim, _town(name, match["wider"]), match.start("name"), end)
            prep = match["prep"].lower()
            yield from _where(claim, slot, match.start(), (), IN if prep in _INTO else prep)


def _slot(claim: Claim, value: str, start: int, end: int) -> Slot:
    text = claim.text[start:end]
    return Slot(SlotKind.PLACE, value, text, claim.start + start, claim.start + end, statement=f"The place is {text}.")


def _town(name: str, wider: str | None) -> str:
    """Give a town or country in its normal form, with the country that is written behind it."""
    around = MORE + (country_of(wider) or fold_place(wider)) if wider and readings(wider) else ""
    return (country_of(name) or fold_place(name)) + around


#: "In Riga and Vilnius", "in Riga and five other cities": one of several.
_LISTED = re.compile(r"(?:,? and|,? or)(?: (?:in|at|to|from))? (?:[A-Z]|(?:[\w-]+ )?other\b|elsewhere\b)")
_INTO = frozenset({"in", "at", "to", "into", "for"})
_NAME = r"[A-ZÀ-ÞĀ-Ž][\w’'-]*(?:[ ](?:(?:of|de|la|del|the|al|el)[ ])?[A-ZÀ-ÞĀ-Ž][\w’'-]*){0,2}"
_TOWN = re.compile(
    r"\b(?P<prep>[Ii]n|[Aa]t|[Tt]o|[Ff]rom|[Ii]nto|[Nn]ear|[Oo]utside|[Oo]n|[Oo]ff)[ ]"
    r"(?:(?:an?|the|his|her|its|their|[A-Z][\w’'-]*['’]s?)[ ](?:[a-z][\w-]*[ ]){1,4}?(?:in|at|near|outside|of)[ ])?"
    r"(?:the[ ])?(?:(?:an?|the|his|her|its|their|[A-Z][\w’'-]*['’]s?)[ ])?(?:(?:port|city|town|island|state|province|"
    rf"county)[ ]of[ ])?(?P<name>{_NAME})(?:,[ ](?P<wider>{_NAME}))?"
)


def _where(claim: Claim, slot: Slot, start: int, nouns: tuple[str, ...], side: str) -> Iterator[_Where]:
    """Give a place with what happens there, where something does; `start` is where the phrase around it begins."""
    found = _occasion(claim.text, start, slot.end - claim.start)
    name, *limits = (found.event or "").split("; ")
    if name == SAY:
        return  # people speak at many places of one day
    kept = frozenset(limit for limit in limits if not limit.startswith(("what ", "in ")))
    if name == "take" and "what place" in limits:
        name = "take place"
    deeds = _deeds().get(name, frozenset({name}) - _NO_DEEDS)
    # "Recovered from a canal", "dug out of a bed"
    side = IN if side == FROM and "found" in deeds and name != "come" else side
    yield _Where(slot, nouns, side, deeds, kept, found.about)


def _occasion(text: str, start: int, end: int) -> Occasion:
    """Read what happens at a place; of "it was in a loft that two boys found it", behind "that"."""
    cleft = _CLEFT.match(text)
    if cleft is None or not cleft.start("place") <= start < cleft.end("place"):
        return occasion(text, start, end)
    told = text[cleft.end() :].rstrip(" .") + " "
    return occasion(told + text[start:end] + ".", len(told), len(told) + end - start)


_CLEFT = re.compile(r"It (?:was|is) (?P<place>(?:in|at|from|on|to|under|near|outside) [^,;.]{3,80}?),? that ")


#: What says nothing of a deed; "the injured" is read as a verb.
_NO_DEEDS = frozenset({"", "be", "have", "injur"})


@cache
def _deeds() -> dict[str, frozenset[str]]:
    """Read of which deeds a verb may tell where a place stands beside it."""
    table = (files("consistency.slots") / "data" / "whereabouts.tsv").read_text(encoding="utf-8")
    found: dict[str, frozenset[str]] = {}
    for name, verbs in (line.split("\t") for line in table.splitlines() if not line.startswith("#")):
        for verb in verbs.split("|"):
            found[verb] = found.get(verb, frozenset()) | {name}
    return found
