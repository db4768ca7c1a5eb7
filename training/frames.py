"""Pairs of sentences from the written stories of `training/pairs`: which facts are one, and what clashes.

What inference sets and weak labels lack are facts that differ by a word: a ransom asked and paid, this quarter and
last year, the killed and the hurt. A story here is a list of facts, each with the ways in which outlets tell it; two
ways of one fact are about one thing, ways of two facts of a kind are not. Around a way stand other facts of the same
story, with values of their own, so that the words around say little and what is said of the value much. For the binder
the value is hidden; for the judge two values of one fact contradict, and two facts of a kind do not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

from consistency.slots.masked import MASK
from training.mix import COMPATIBLE, Pair

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping, Sequence
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
    "role": ("spokesman", "lawyer", "director", "brother", "captain"),
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
    """A fact of a story: its kind, the ways in which it is told, "{}" for its value, and values that clash."""

    kind: str
    ways: tuple[str, ...]
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Masked:
    """Two claims with a value hidden in each, and 1 where both values are of one thing."""

    left: str
    right: str
    same: int


def stories(*paths: Path) -> list[list[Fact]]:
    """Read the stories of files; ValueError for a way without just one place for its value."""
    found: list[list[Fact]] = []
    for path in paths:
        for block in path.read_text(encoding="utf-8").split("\n\n"):
            lines = [line for line in block.splitlines() if "|" in line and not line.startswith("#")]
            facts = [_fact([field.strip() for field in line.split("|")]) for line in lines]
            bad = [way for fact in facts for way in fact.ways if way.count("{}") != 1]
            if bad:
                raise ValueError(f"{path.name}: one {{}} is needed in {bad[0]!r}")
            if facts:
                found.append(facts)
    return found


def _fact(fields: list[str]) -> Fact:
    kind, *rest = fields
    valued = ";" in rest[0] and "{}" not in rest[0]
    values = tuple(value.strip() for value in rest[0].split(";")) if valued else ()
    return Fact(kind, tuple(rest[1:] if valued else rest), values)


def pairs(told: list[list[Fact]], count: int, rng: random.Random) -> list[Masked]:
    """Give `count` pairs, a little under half of one fact; two facts of one pair are of one kind."""
    return [_masked_pair(told, rng) for _ in range(count)]


@dataclass(frozen=True, slots=True)
class _Drawn:
    """Two ways of telling, the facts that they tell, and the facts that may stand around them."""

    ways: tuple[str, str]
    facts: tuple[Fact, Fact]
    around: list[Fact]


def _drawn(told: Sequence[list[Fact]], rng: random.Random, *, same: bool) -> _Drawn:
    """Draw two ways of one fact or of two; half of the time those that words alone would take for the other case."""
    tries = DRAWS if rng.random() < HARD else 1
    while True:
        story = rng.choice(told)
        first = rng.choice(story)
        others = [fact for fact in story if fact.kind == first.kind and fact is not first]
        drawn: list[tuple[Fact, tuple[str, str]]]
        if same and len(first.ways) > 1:
            drawn = [(first, _two(first, rng)) for _ in range(tries)]
            second, ways = min(drawn, key=lambda pair: _alike(*pair[1]))
        elif not same and others:
            drawn = [(fact, (rng.choice(first.ways), rng.choice(fact.ways))) for fact in rng.choices(others, k=tries)]
            second, ways = max(drawn, key=lambda pair: _alike(*pair[1]))
        else:
            continue
        around = [other for other in story if other is not first and other is not second]
        return _Drawn(ways, (first, second), around)


def _two(fact: Fact, rng: random.Random) -> tuple[str, str]:
    one, other = rng.sample(fact.ways, 2)
    return one, other


#: Share of the pairs that are the hardest of so many: of two facts those ways that share the most words, of one fact
#: those that share the fewest.
HARD = 0.5
DRAWS = 6


def _alike(one: str, other: str) -> float:
    """Give the share of words that two ways have in common, 0-1."""
    left, right = _words(one), _words(other)
    return len(left & right) / len(left | right)


@cache
def _words(way: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", way.lower()))


def _of_another(drawn: _Drawn, rng: random.Random) -> _Drawn | None:
    """Give two ways of one fact with a name that both state exchanged on one side: told of somebody or something else.

    None where they share no name.
    """
    left, right = (_named(way) for way in drawn.ways)
    shared = sorted(left & right)
    if not shared:
        return None
    old = rng.choice(shared)
    kind = next(names for names in (PLACES, PERSONS, COMPANIES) if old in names)
    new = rng.choice([name for name in kind if name not in left | right])
    ways = [drawn.ways[0], _replaced(drawn.ways[1], old, new)]
    rng.shuffle(ways)
    return replace(drawn, ways=(ways[0], ways[1]))


def _named(way: str) -> set[str]:
    """Give the names of the lists that a way states, full or by the family name alone."""
    return {
        name for name in (*PLACES, *PERSONS, *COMPANIES) if name in way or re.search(rf"\b{name.split()[-1]}\b", way)
    }


def _replaced(way: str, old: str, new: str) -> str:
    way = way.replace(old, new)
    return re.sub(rf"\b{old.split()[1]}\b", new.split()[1], way) if old in PERSONS else way


def _masked_pair(told: list[list[Fact]], rng: random.Random) -> Masked:
    same = rng.random() < ONE_FACT
    drawn = _drawn(told, rng, same=same)
    if not same and rng.random() < EXCHANGED:
        other = _of_another(_drawn(told, rng, same=True), rng)
        drawn = drawn if other is None else other
    renamed = _names(rng)
    sides = []
    for way, fact in zip(drawn.ways, drawn.facts, strict=True):
        values = {other: rng.choice(other.values or VALUES[other.kind]) for other in drawn.around}
        sides.append(f"{fact.kind}: {_renamed(_told(way.replace('{}', MASK), drawn.around, values, rng), renamed)}")
    rng.shuffle(sides)
    return Masked(sides[0], sides[1], int(same))


def judged(told: Sequence[list[Fact]], count: int, rng: random.Random) -> list[Pair]:
    """Give `count` pairs for the judge, from the facts with values of their own.

    Two values of one fact contradict; one value told in two ways may be entailed or not, but does not contradict; two
    facts of a kind are neutral, whatever their values. A hedged way ("at least 14") settles too little to be told with
    two values. What stands around is told with the same values on both sides.
    """
    valued = [[fact for fact in story if fact.values] for story in told]
    valued = [story for story in valued if story]
    return [_judged_pair(valued, rng) for _ in range(count)]


def _judged_pair(told: Sequence[list[Fact]], rng: random.Random) -> Pair:
    label = rng.choices(("contradiction", COMPATIBLE, "neutral"), (0.42, 0.13, 0.45))[0]
    while True:
        drawn = _drawn(told, rng, same=label != "neutral")
        if label != "contradiction" or not any(_HEDGED.search(way) for way in drawn.ways):
            break
    if label == "neutral" and rng.random() < EXCHANGED:
        another = _of_another(_drawn(told, rng, same=True), rng)
        drawn = drawn if another is None else another
    one, other = drawn.facts
    values = rng.sample(one.values, 2) if label == "contradiction" else [rng.choice(one.values)] * 2
    if label == "neutral":
        values[1] = rng.choice(other.values)
    beside = {fact: rng.choice(fact.values) for fact in drawn.around}
    renamed = _names(rng)
    sides = [
        _renamed(_told(_filled(way, value), drawn.around, beside, rng), renamed)
        for way, value in zip(drawn.ways, values, strict=True)
    ]
    return Pair(sides[0], sides[1], label)


def _filled(way: str, value: str) -> str:
    text = way.replace("{}", value)
    return text[0].upper() + text[1:] if way.startswith("{}") else text


#: Share of the masked pairs that are of one fact.
ONE_FACT = 0.45
#: Of the pairs of two things, the share that are one fact told of two people, towns or firms.
EXCHANGED = 0.25
_HEDGED = re.compile(
    r"\b(?:at least|at most|about|around|nearly|almost|over|under|up to|some|roughly|approximately|"
    r"(?:more|less|fewer|older|younger|later|earlier) than|as (?:many|much|few|little) as|by|since|before|after|until|"
    r"an estimated|close to|just short of|well over) \{\}",
    re.IGNORECASE,
)


def _told(text: str, around: list[Fact], values: Mapping[Fact, str], rng: random.Random) -> str:
    """Give a way alone or beside another fact, with or without who says it."""
    draw = rng.random()
    if draw < BESIDE and around:
        other = rng.choice(around)
        extra = _filled(rng.choice(other.ways), values[other])
        first, second = (text, extra) if rng.random() < 0.5 else (extra, text)
        joint = rng.choice((", and ", "; ", ". ", ", while ", ", but "))
        text = first + joint + (second if joint == ". " else _lower(second))
    if rng.random() < 0.25:
        text = f"{text}, {rng.choice(_TAILS)}"
    elif rng.random() < 0.2:
        text = rng.choice(_HEADS) + _lower(text)
    return text if text.endswith(".") else text + "."


#: Share of the ways that stand beside another fact.
BESIDE = 0.35


def _lower(text: str) -> str:
    head = re.match(r"[\w\[\]-]*", text)[0]  # type: ignore[index]  # matches anything
    return text if head in _KEPT or head == MASK else text[0].lower() + text[1:]


_KEPT = frozenset(
    word for name in (*PLACES, *PERSONS, *COMPANIES, *OTHER_PLACES, *OTHER_PERSONS) for word in name.split()
) | {"Orvian", "Norvian", "Monday", "Tuesday", "Wednesday", "Saturday", "Sunday"}


def _names(rng: random.Random) -> dict[str, str]:
    """Give other names for those of the stories, family names included."""
    other = dict(zip(PLACES, rng.sample(OTHER_PLACES, len(PLACES)), strict=True))
    other |= dict(zip(COMPANIES, rng.sample(OTHER_COMPANIES, len(COMPANIES)), strict=True))
    people = dict(zip(PERSONS, rng.sample(OTHER_PERSONS, len(PERSONS)), strict=True))
    return other | people | {old.split()[1]: new.split()[1] for old, new in people.items()}


_NAMES = sorted((*PLACES, *PERSONS, *COMPANIES, *(name.split()[1] for name in PERSONS)), key=len, reverse=True)
_NAME = re.compile(rf"\b(?:{'|'.join(map(re.escape, _NAMES))})\b")


def _renamed(text: str, names: dict[str, str]) -> str:
    return _NAME.sub(lambda match: names[match[0]], text)


def counted(told: list[list[Fact]]) -> tuple[int, int]:
    """Give how many pairs of ways are of one fact, and how many of two facts of a kind."""
    same = sum(len(fact.ways) * (len(fact.ways) - 1) // 2 for story in told for fact in story)
    other = sum(
        len(one.ways) * len(two.ways) for story in told for one, two in combinations(story, 2) if one.kind == two.kind
    )
    return same, other
