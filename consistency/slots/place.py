"""Whether two places are of one event, and the ladder on which they meet."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from consistency.lang.names import plain
from consistency.lang.words import words
from consistency.slots.gazetteer import Place, PlaceKind, country_of, nested, readings
from consistency.slots.ladder import MISSING, Level, anything_else, either
from consistency.slots.naming import may_be_one
from consistency.slots.place_reading import MANY, MORE, PERSONAL, SPLIT, THING, TOLD, places

if TYPE_CHECKING:
    from collections.abc import Iterable

    from consistency.types import Slot

__all__ = ["PLACE_LEVELS", "bound", "places"]

#: Share of the words of two sentences that tell the same of a place.
_ALIKE = 0.75
_ADDRESS = re.compile(r"(?P<number>\d+)(?P<block> block)? (?P<street>.+)")


def bound(left: Slot, right: Slot) -> bool:
    """Say whether two places are of one event: its class, its people and its day agree; people travel."""
    (name, *days), (other, *other_days) = ((slot.event or "").split(SPLIT) for slot in (left, right))
    if name != other:
        return False
    shared_day = _share(days, other_days)
    if shared_day is False:
        return False
    one, two = _ADDRESS.fullmatch(left.value), _ADDRESS.fullmatch(right.value)
    if one and two:
        return _one_street(one, two)
    if left.about is None or right.about is None:
        return False
    if name == THING:
        return left.about == right.about
    if name == TOLD:
        return _tell_alike(left.about, right.about)
    if name == "home":
        return may_be_one(left.about, right.about)
    if name in PERSONAL:
        return _one_thing(left.about, right.about)
    # The same two may meet again elsewhere on another day, and twice in a year.
    return shared_day is True and _by_day(days, other_days) and len(_set(left.about) & _set(right.about)) >= 2


def _share(left: list[str], right: list[str]) -> bool | None:
    """Say whether two lists of days meet; None where one side gives none."""
    if not left or not right:
        return None
    one, two = set(left[0].split(", ")), set(right[0].split(", "))
    return one <= two or two <= one


def _tell_alike(left: str, right: str) -> bool:
    one, two = set(left.split()), set(right.split())
    return len(one & two) >= MANY and len(one & two) / len(one | two) >= _ALIKE


def _by_day(left: list[str], right: list[str]) -> bool:
    shared = set(left[0].split(", ")) & set(right[0].split(", "))
    return any(not day.isdigit() for day in shared)


def _set(about: str) -> frozenset[str]:
    return frozenset(about.split(", "))


def _one_thing(left: str, right: str) -> bool:
    one, two = plain(left).split(), plain(right).split()
    return one == two or (one[-1] == two[-1] and (len(one) == 1 or len(two) == 1))


def _chain(value: str) -> tuple[str, ...]:
    return tuple(value.split(MORE))


def _same_place(left: Slot, right: Slot) -> bool:
    return _chain(left.value)[0] == _chain(right.value)[0] and not _written_apart(left, right)


def _written_apart(left: Slot, right: Slot) -> bool:
    """Paris, Texas and Paris, France: the wider places that are written differ and do not hold each other."""
    one, two = _chain(left.value)[1:], _chain(right.value)[1:]
    return bool(one and two) and one[0] != two[0] and not (_above(one[0]) & {two[0]} or _above(two[0]) & {one[0]})


def _above(name: str) -> frozenset[str]:
    """Give every place that a well-known name may lie in, over all its readings."""
    direct = {wider for place in readings(name) for wider in place.lies_in}
    return frozenset(direct).union(*(_above(wider) for wider in direct - {name}))


def _wider(slot: Slot) -> frozenset[str]:
    first, *rest = _chain(slot.value)
    return frozenset(rest).union(*(_above(name) for name in rest)) if rest else _above(first)


def _lies_in(left: Slot, right: Slot) -> bool:
    return _chain(right.value)[0] in _wider(left)


_SIDES = frozenset(words("n s e w ne nw se sw"))


def _address(slot: Slot) -> re.Match[str] | None:
    return _ADDRESS.fullmatch(slot.value)


def _in_block(left: Slot, right: Slot) -> bool:
    one, two = _address(left), _address(right)
    if not one or not two or not _one_street(one, two) or bool(one["block"]) == bool(two["block"]):
        return False
    return int(one["number"]) // 100 == int(two["number"]) // 100


def _other_address(left: Slot, right: Slot) -> bool:
    one, two = _address(left), _address(right)
    return bool(one and two and _one_street(one, two) and one["number"] != two["number"])


def _one_street(one: re.Match[str], two: re.Match[str]) -> bool:
    """Say whether two addresses name one street; "East" is often left out, but East and West are two."""
    streets = one["street"].split(), two["street"].split()
    bare = [words_[1:] if words_[0] in _SIDES else words_ for words_ in streets]
    sides = {words_[0] for words_ in streets} & _SIDES
    return bare[0] == bare[1] and len(sides) < 2


def _one_reading(slot: Slot) -> Place | None:
    first, *rest = _chain(slot.value)
    found = [
        place for place in readings(first) if not rest or rest[0] in place.lies_in or rest[0] in _above(place.name)
    ]
    if any(place.kind is not PlaceKind.TOWN for place in found):
        found = [place for place in found if place.kind is not PlaceKind.TOWN]
    kinds = {place.kind for place in found}
    if not found or len(kinds) > 1:
        return None
    # A city that lies in a state and in its country is one place; two countries' cities of one name are two.
    return max(found, key=lambda place: len(place.lies_in)) if _one_country(found) else None


def _town_of(slot: Slot) -> Place | None:
    """Give a well-known place, or that of a building which is named after it: Leeds of "Leeds Crown Court"."""
    first, *rest = _chain(slot.value)
    if rest and first.startswith(rest[0] + " ") and not readings(first):
        return _one_reading(replace(slot, value=MORE.join(rest)))
    return _one_reading(slot)


def _one_country(found: list[Place]) -> bool:
    """Say whether all readings of a name lie in one country: London lies in England and in the United Kingdom."""
    return len(found) == 1 or len(_innermost(found)) <= 1


def _innermost(found: Iterable[Place]) -> frozenset[str]:
    """Give the countries that places lie in, without those that hold another of them."""
    above = {wider for place in found for wider in place.lies_in}
    countries = {name for name in above if country_of(name) == name}
    return frozenset(name for name in countries if not any(name in _above(inner) for inner in countries - {name}))


def _apart(left: Slot, right: Slot) -> bool:
    if _written_apart(left, right) and _chain(left.value)[0] == _chain(right.value)[0]:
        return True
    if _in_two_countries(left, right):
        return True
    one, two = _town_of(left), _town_of(right)
    if one is None or two is None or one.name == two.name:
        return False
    if one.kind is two.kind and one.kind is not PlaceKind.TOWN:
        return not nested(one.name, two.name)
    return _countries_apart(one, two)


def _in_two_countries(left: Slot, right: Slot) -> bool:
    """Say whether both reports name a country around the place, however unknown, and these are two."""
    here, there = _chain(left.value)[1:], _chain(right.value)[1:]
    countries = [country_of(wider[0]) if wider else None for wider in (here, there)]
    return None not in countries and countries[0] != countries[1] and not nested(here[0], there[0])


def _countries_apart(one: Place, two: Place) -> bool:
    here, there = ({place.name} if place.kind is PlaceKind.COUNTRY else _innermost([place]) for place in (one, two))
    return bool(here and there) and not here & there and not any(nested(a, b) for a in here for b in there)


# A word that says how wide an unknown place is: one may lie in the other.
_EXTENT = frozenset(
    words(
        "county province region state district island islands valley coast north south east west "
        "northern southern eastern western "
        "central greater area peninsula sea bay gulf ocean river lake mountains mount borough suburb parish"
    )
)


def _unknown_towns(left: Slot, right: Slot) -> bool:
    """A named building stands in one town: two short unknown names for it are two towns."""
    if not all((slot.event or "").startswith("lies in") for slot in (left, right)):
        return False
    heads = [_chain(slot.value)[0] for slot in (left, right)]
    return not any(_is_large(head) or len(head.split()) > 1 or set(head.split()) & _EXTENT for head in heads)


def _is_large(name: str) -> bool:
    """Say whether a name may stand for a place that smaller ones lie in or around."""
    return any(place.kind is not PlaceKind.TOWN for place in readings(name))


def _told_of_two_towns(left: Slot, right: Slot) -> bool:
    """The same is told of two towns, and both reports name one state or country around them: "Malibu, California"."""
    if not all((slot.event or "").split(SPLIT)[0] == TOLD for slot in (left, right)):
        return False
    (head, *wider), (other, *other_wider) = _chain(left.value), _chain(right.value)
    if not wider or wider != other_wider or may_be_one(head, other):
        return False
    return not any(set(name.split()) & _EXTENT for name in (head, other))


def _two_homes(left: Slot, right: Slot) -> bool:
    """One person is said to be of two towns that no gazetteer holds, or of two of one state or country.

    Of a known town and one that nobody knows, the second may be a quarter of the first.
    """
    if not all((slot.event or "").split(SPLIT)[0] == "home" for slot in (left, right)):
        return False
    (head, *wider), (other, *other_wider) = _chain(left.value), _chain(right.value)
    if may_be_one(head, other) or any(set(name.split()) & _EXTENT for name in (head, other)):
        return False
    return not (_is_large(head) or _is_large(other)) or (bool(wider) and wider == other_wider)


PLACE_LEVELS = (
    MISSING,
    Level("same place", agrees=True, test=_same_place),
    Level("one lies in the other", agrees=True, test=either(_lies_in)),
    Level("the number lies in the block", agrees=True, test=_in_block),
    Level("different address", agrees=False, test=_other_address),
    Level("different place", agrees=False, test=_apart),
    Level("different town of one building", agrees=False, test=_unknown_towns),
    Level("another town of one state or country", agrees=False, test=_told_of_two_towns),
    Level("another home town", agrees=False, test=_two_homes),
    anything_else("one may lie in the other", agrees=None),
)
