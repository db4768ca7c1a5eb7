"""Roles: the office, post or relation of a named person, and the ladder on which two of one person meet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from consistency.lang.words import words
from consistency.slots.denied import denials, is_denial, rules_out
from consistency.slots.gazetteer import PlaceKind, country_of, nested, readings
from consistency.slots.ladder import MISSING, Level, anything_else, either
from consistency.slots.mentions import Description, Mention, mentions
from consistency.slots.naming import may_be_one
from consistency.slots.offices import Office, post_named
from consistency.types import Slot, SlotKind

if TYPE_CHECKING:
    from consistency.lang.tagged import TaggedNames


def roles(text: str, names: TaggedNames = None) -> tuple[Slot, ...]:
    """Find the roles that `text` gives to people it names; offsets point into it. `names` is what a tagger found."""
    found = {
        (description.start, description.end, mention.name): _slot(text, mention, description)
        for mention in mentions(text, names)
        for description in mention.descriptions
    } | _denied(text, names)
    return tuple(found[key] for key in sorted(found))


def _denied(text: str, names: TaggedNames) -> dict[tuple[int, int, str], Slot]:
    """Find what `text` says that somebody is not: only of the one person whom it names, so that no other is meant."""
    people = {mention.name: mention for mention in mentions(text, names) if mention.person}
    if len(people) != 1 or not _MAY_DENY.search(text):
        return {}
    (mention,) = people.values()
    return {
        (one.start, one.end, mention.name): _slot(
            text, mention, Description(one.office, one.start, one.end, definite=True)
        )
        for one in denials(text, mention.end)
    }


_MAY_DENY = re.compile(r"\b(?:no|not|never|neither|unmarried|bachelor|unrelated|lay\w+|without)\b|n['’]t\b")


def _slot(text: str, mention: Mention, description: Description) -> Slot:
    written = text[description.start : description.end]
    return Slot(
        SlotKind.ROLE, str(description.office), written, description.start, description.end, about=mention.name,
        statement=f"{mention.name} is {written}.",
    )  # fmt: skip


def bound(left: Slot, right: Slot) -> bool:
    """Say whether two roles are of one person, by the name."""
    return may_be_one(left.about, right.about)


def _offices(left: Slot, right: Slot) -> tuple[Office, Office]:
    return Office.read(left.value), Office.read(right.value)


def _same(left: Slot, right: Slot) -> bool:
    return left.value == right.value


def _denied_and_held(left: Slot, right: Slot) -> bool:
    one, two = _offices(left, right)
    return is_denial(one) and rules_out(one, two)


def _past(left: Slot, right: Slot) -> bool:
    one, two = _offices(left, right)
    if _kin(one) and _kin(two) and one.post != two.post and not {one.post, two.post} <= _UNTIL_PARTED:
        return False  # a former husband is a husband now or never, and no brother
    return one.former or two.former


#: What one person may have been to another, and have become.
_UNTIL_PARTED = frozenset(
    {"kin:husband", "kin:wife", "kin:widow", "kin:spouse", "kin:fiance", "kin:girlfriend", "kin:boyfriend"}
)


def _to_come(left: Slot, right: Slot) -> bool:
    return any(office.rank == "elect" for office in _offices(left, right))


def _ports(post: str) -> frozenset[str]:
    return frozenset(post.partition(":")[2].split("+")) if post.startswith("minister:") else frozenset()


def _same_post(one: Office, two: Office) -> bool:
    return one.post == two.post or bool(_ports(one.post) & _ports(two.post))


def _kin(office: Office) -> bool:
    return office.post.startswith(("kin:", "tie:"))


def _of_one(one: Office, two: Office) -> bool:
    """Say whether two offices may be of one body: one leaves it unsaid, or both name it alike."""
    if _kin(one) != _kin(two):
        return True
    if not one.of or not two.of or one.of == two.of:
        return True
    return set(one.of.split()) <= set(two.of.split()) or set(two.of.split()) <= set(one.of.split())


def _elsewhere(one: Office, two: Office) -> bool:
    """Say whether two offices are surely of two places: two countries, two cities, two states."""
    if not one.of or not two.of or one.of == two.of or nested(one.of, two.of):
        return False
    left, right = readings(one.of), readings(two.of)
    if len(left) != 1 or len(right) != 1:
        return bool(country_of(one.of)) and bool(country_of(two.of)) and country_of(one.of) != country_of(two.of)
    return left[0].kind is right[0].kind and left[0].name != right[0].name


_PLACED = frozenset({"governor", "mayor", "sheriff"})


def _held_in_two_places(left: Slot, right: Slot) -> bool:
    one, two = _offices(left, right)
    placed = _same_post(one, two) and (one.post in _PLACED or one.post.startswith(("head:", "minister:")))
    return placed and _elsewhere(one, two)


def _unsaid_whose(left: Slot, right: Slot) -> bool:
    """Two relations clash only where both are to the same person, named on both sides."""
    one, two = _offices(left, right)
    return _kin(one) and _kin(two) and not (one.of and two.of and may_be_one(one.of, two.of))


def _same_office(left: Slot, right: Slot) -> bool:
    one, two = _offices(left, right)
    return one.post == two.post and one.rank == two.rank and _of_one(one, two)


def _other_body(left: Slot, right: Slot) -> bool:
    return not _of_one(*_offices(left, right))


def _acting(left: Slot, right: Slot) -> bool:
    one, two = _offices(left, right)
    return _same_post(one, two) and {one.rank, two.rank} <= {"", "acting", "joint"}


def _deputy(left: Slot, right: Slot) -> bool:
    one, two = _offices(left, right)
    national = one.post.startswith(("head:", "minister:")) or one.post in ("governor", "mayor")
    return national and _same_post(one, two) and "deputy" in (one.rank, two.rank) and one.rank != two.rank


def _narrower(left: Slot, right: Slot) -> bool:
    one, two = _offices(left, right)
    return two.post in post_named(one.post).wider


# Portfolios that governments often give to one minister: either half may be named alone.
_JOINED = tuple(
    frozenset(pair.split("+"))
    for pair in words(
        "mining+energy energy+environment energy+economy economy+finance economy+trade economy+development",
        "trade+development foreign+trade foreign+development education+culture education+science education+sports",
        "culture+sports culture+tourism culture+information trade+tourism transport+housing transport+planning",
        "housing+planning finance+planning environment+agriculture environment+tourism environment+housing",
        "transport+environment labour+health interior+security transport+tourism economy+planning",
        "transport+information economy+labour economy+energy interior+justice environment+planning",
    )
)


def _joined(left: Slot, right: Slot) -> bool:
    one, two = (_ports(office.post) for office in _offices(left, right))
    return not one & two and any(frozenset((a, b)) in _JOINED for a in one for b in two)


def _not_held_at_once(left: Slot, right: Slot) -> bool:
    one, two = _offices(left, right)
    if _same_post(one, two) or one.rank != two.rank:
        return False
    if one.of == two.of and {one.post, two.post} == _HEADS and _is_state(one.of):
        return True
    first, second = post_named(one.post), post_named(two.post)
    if first.groups & {"head", "portfolio"} and _elsewhere(one, two):
        return False
    return bool(first.groups & second.groups or first.groups & second.against or second.groups & first.against)


#: A state of a federation has a governor and no president; a bank may call its head by either name.
_HEADS = {"president of a body", "governor"}


def _is_state(name: str) -> bool:
    return any(place.kind is PlaceKind.STATE for place in readings(name))


ROLE_LEVELS = (
    MISSING,
    Level("same role", agrees=True, test=_same),
    Level("denied and held", agrees=False, test=either(_denied_and_held)),
    Level("denied", agrees=None, test=lambda left, right: any(map(is_denial, _offices(left, right)))),
    Level("former against current", agrees=None, test=_past),
    Level("in office against to come", agrees=None, test=_to_come),
    Level("office of another place", agrees=False, test=_held_in_two_places),
    Level("of another body, or of one named otherwise", agrees=None, test=_other_body),
    Level("same role", agrees=True, test=_same_office),
    Level("relation to somebody unsaid", agrees=None, test=_unsaid_whose),
    Level("one more specific", agrees=True, test=_acting),
    Level("deputy against the office itself", agrees=False, test=_deputy),
    Level("one more specific", agrees=True, test=either(_narrower)),
    Level("ministries often held as one", agrees=None, test=_joined),
    Level("different office", agrees=False, test=_not_held_at_once),
    anything_else("one person may be both", agrees=None),
)
