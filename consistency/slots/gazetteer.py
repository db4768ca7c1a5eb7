"""Well-known places: which city lies in which country, whose capital it is, and who is "Latvian"."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from consistency.lang.names import plain


class PlaceKind(StrEnum):
    """How wide a well-known place is; of two cities none is a part of the other, of a town nobody knows that."""

    TOWN = "town"
    CITY = "city"
    STATE = "state"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Place:
    """One reading of a name: "georgia" is a country, and a state of another."""

    name: str
    kind: PlaceKind
    lies_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Gazetteer:
    places: dict[str, tuple[Place, ...]]
    countries: dict[str, str]  # by name and by adjective
    capitals: dict[str, str]


def fold_place(name: str) -> str:
    """Give the form of a place name that is looked up: no accents, case, article or dots."""
    folded = plain(name).replace(".", "").removeprefix("the ")
    return folded.replace("saint ", "st ")


@cache
def _gazetteer() -> _Gazetteer:
    table = (files("consistency.slots") / "data" / "places.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines()[2:]]
    above = {name: parent for _, name, *_, parent in rows}
    found = _Gazetteer({}, {}, {})
    for kind, name, others, adjectives, capital, cities, towns, parent in rows:
        upwards = (parent,) if parent else ()
        place = Place(name, PlaceKind(kind), upwards)
        for form in (name, *filter(None, others.split("|"))):
            _add(found, form, place)
            if kind == PlaceKind.COUNTRY:
                found.countries[fold_place(form)] = name
        for word in filter(None, adjectives.split("|")):
            found.countries[word] = name
        if capital:
            found.capitals[name] = fold_place(capital)
        inside = (name, *([above[name]] if above[name] else []))
        sizes = ((PlaceKind.CITY, (capital, *cities.split("|"))), (PlaceKind.TOWN, towns.split("|")))
        for size, names in sizes:
            for one in filter(None, names):
                _add(found, one, Place(fold_place(one), size, inside))
    return found


def _add(found: _Gazetteer, form: str, place: Place) -> None:
    key = fold_place(form)
    found.places[key] = (*found.places.get(key, ()), place)


def readings(name: str) -> tuple[Place, ...]:
    """Give what a name may stand for; nothing where it is not well known."""
    return _gazetteer().places.get(fold_place(name), ())


def country_of(word: str) -> str | None:
    """Give the country that a name or an adjective stands for: "Latvian", "U.S."."""
    return _gazetteer().countries.get(fold_place(word))


def is_demonym(word: str) -> bool:
    """Say whether a word stands for a country and is not its name: "Latvian", "Greek"."""
    country = country_of(word)
    return country is not None and country != fold_place(word)


def capital_of(country: str) -> str | None:
    """Give the capital of a country, by its name or its adjective."""
    return _gazetteer().capitals.get(country_of(country) or fold_place(country))


def nested(left: str, right: str) -> bool:
    """Say whether one of two countries or states is a part of the other: Scotland and the United Kingdom."""
    return any(
        outer in place.lies_in
        for inner, outer in ((left, right), (right, left))
        for place in readings(inner)
    )  # fmt: skip
