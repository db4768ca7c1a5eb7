"""Pairs of masked sentences from the written stories of `training/pairs/frames.txt`: which facts are one.

What inference sets and weak labels lack are facts that differ by a word: a ransom asked and paid, this quarter and
last year, the killed and the hurt. A story here is a list of facts, each with the ways in which outlets tell it; two
ways of one fact are about one thing, ways of two facts of a kind are not. Around a way stand other facts of the same
story, with values of their own, so that the words around say little and what is said of the value much.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from consistency.slots.masked import MASK

if TYPE_CHECKING:
    import random
    from pathlib import Path

#: Names of the stories; each pair gets others, so that none is learned by heart.
PLACES = ("Marden", "Colby", "Orvia", "Port Lann", "Ostley", "Varn", "Harl", "Delbury", "Norvia")
PERSONS = ("Leo Marsh", "Nora Kell", "Simon Hale", "Rudi Lenk", "Ruth Ames")
COMPANIES = ("Skua Air", "Brent Wings", "Orban", "Telmar", "Kross")
OTHER_PLACES = (
    "Aldwick", "Brenna", "Carrow", "Dunmere", "Eskdale", "Farholt", "Glenby", "Hexley", "Ilmen", "Jarrow", "Lorne",
    "Kestrel Bay", "Mirefield", "Nesham", "Oakridge", "Penford", "Quarley", "Rothby", "Selwick", "Tarrant", "Ulverton",
)  # fmt: skip
OTHER_PERSONS = (
    "Alan Pryce", "Beth Lowry", "Carlos Mendez", "Dana Whitlock", "Emil Sorensen", "Farida Khan", "George Tully",
    "Hana Ito",
    "Ivan Petrov", "Joan Castle", "Karim Aziz", "Lena Voss", "Mark Dunne", "Olga Brandt", "Peter Nagy", "Rosa Lima",
)  # fmt: skip
OTHER_COMPANIES = (
    "Aerolin",
    "Bexcom",
    "Corvid",
    "Daxon",
    "Elmtree",
    "Fintara",
    "Gravitas Group",
    "Holt & Sons",
    "Inova",
)
VALUES = {
    "quantity": ("12", "40", "3,200", "seven", "61", "150", "28,000", "19", "two", "340"),
    "money": ("$4 million", "€90,000", "£1.2 billion", "$650", "$18.5 million"),
    "date": ("12 May", "Tuesday", "2014", "March 3, 2019", "October", "Friday", "1998"),
    "time": ("8:15 a.m.", "noon", "21:40", "about 3 p.m.", "midnight"),
    "duration": ("three hours", "six weeks", "two years", "40 minutes", "nine days"),
    "age": ("34", "57", "19", "72", "8"),
    "place": ("Aldwick", "Lorne", "Penford", "Selwick", "Rothby"),
    "person": ("Alan Pryce", "Beth Lowry", "Mark Dunne", "Rosa Lima"),
}
_TAILS = (
    "officials said", "according to the police", "a spokesman said on Monday", "local media reported",
    "the agency reported",
    "as witnesses told reporters", "the mayor said", "a court heard", "he added", "sources told the paper",
)  # fmt: skip
_HEADS = (
    "On Tuesday, ",
    "According to officials, ",
    "Police said ",
    "As of Monday, ",
    "In a statement, it said ",
    "The paper wrote that ",
)
#: One story in so many is for telling how well the others were learned.
HELD_OF = 6


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of a story: its kind, and the ways in which it is told, "{}" for its value."""

    kind: str
    ways: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Masked:
    """Two claims with a value hidden in each, and 1 where both values are of one thing."""

    left: str
    right: str
    same: int


def stories(path: Path) -> list[list[Fact]]:
    """Read the stories of a file; ValueError for a way without just one place for its value."""
    found: list[list[Fact]] = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if "|" in line and not line.startswith("#")]
        facts = [
            Fact(kind.strip(), tuple(way.strip() for way in ways)) for kind, *ways in (x.split("|") for x in lines)
        ]
        bad = [way for fact in facts for way in fact.ways if way.count("{}") != 1]
        if bad:
            raise ValueError(f"{path.name}: one {{}} is needed in {bad[0]!r}")
        if facts:
            found.append(facts)
    return found


def pairs(told: list[list[Fact]], count: int, rng: random.Random) -> list[Masked]:
    """Give `count` pairs, a little under half of one fact; two facts of one pair are of one kind."""
    return [_pair(told, rng) for _ in range(count)]


def _pair(told: list[list[Fact]], rng: random.Random) -> Masked:
    same = rng.random() < 0.45
    while True:
        story = rng.choice(told)
        first = rng.choice(story)
        if same:
            left, right = rng.sample(first.ways, 2)
            second = first
        else:
            others = [fact for fact in story if fact.kind == first.kind and fact is not first]
            if not others:
                continue
            second = rng.choice(others)
            left, right = rng.choice(first.ways), rng.choice(second.ways)
        break
    renamed = _names(rng)
    sides = []
    for way, fact in ((left, first), (right, second)):
        around = [other for other in story if other is not first and other is not second]
        sides.append(f"{fact.kind}: {_renamed(_told(way, around, rng), renamed)}")
    rng.shuffle(sides)
    return Masked(sides[0], sides[1], int(same))


def _told(way: str, around: list[Fact], rng: random.Random) -> str:
    """Give a way with its value hidden, alone or beside another fact, with or without who says it."""
    text = way.replace("{}", MASK)
    draw = rng.random()
    if draw < 0.45 and around:
        other = rng.choice(around)
        extra = rng.choice(other.ways).replace("{}", rng.choice(VALUES[other.kind]))
        first, second = (text, extra) if rng.random() < 0.5 else (extra, text)
        joint = rng.choice((", and ", "; ", ". ", ", while ", ", but "))
        text = first + joint + (second if joint == ". " else _lower(second))
    if rng.random() < 0.25:
        text = f"{text}, {rng.choice(_TAILS)}"
    elif rng.random() < 0.2:
        text = rng.choice(_HEADS) + _lower(text)
    return text + "."


def _lower(text: str) -> str:
    head = text.split(" ", 1)[0]
    return text if head in _KEPT or head == MASK else text[0].lower() + text[1:]


_KEPT = frozenset(name.split()[0] for name in (*PLACES, *PERSONS, *COMPANIES)) | {
    "Kell",
    "Marsh",
    "Hale",
    "Lenk",
    "Ames",
    "Police",
}


def _names(rng: random.Random) -> dict[str, str]:
    """Give other names for those of the stories, family names included."""
    other = dict(zip(PLACES, rng.sample(OTHER_PLACES, len(PLACES)), strict=True))
    other |= dict(zip(COMPANIES, rng.sample(OTHER_COMPANIES, len(COMPANIES)), strict=True))
    people = dict(zip(PERSONS, rng.sample(OTHER_PERSONS, len(PERSONS)), strict=True))
    return other | people | {old.split()[1]: new.split()[1] for old, new in people.items()}


_NAME = re.compile("|".join(re.escape(name) for name in sorted(
    (*PLACES, *PERSONS, *COMPANIES, *(name.split()[1] for name in PERSONS)), key=len, reverse=True)))  # fmt: skip


def _renamed(text: str, names: dict[str, str]) -> str:
    return _NAME.sub(lambda match: names[match[0]], text)


def counted(told: list[list[Fact]]) -> tuple[int, int]:
    """Give how many pairs of ways are of one fact, and how many of two facts of a kind."""
    same = sum(len(fact.ways) * (len(fact.ways) - 1) // 2 for story in told for fact in story)
    other = sum(
        len(one.ways) * len(two.ways) for story in told for one, two in combinations(story, 2) if one.kind == two.kind
    )
    return same, other
