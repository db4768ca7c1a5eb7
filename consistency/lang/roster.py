"""Who is who in one article: full names, the short forms and descriptions that stand for them, and their gender."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from consistency.lang.names import ROLES, Gender, Name, family_name, find_names, gender_of, is_given_name, plain
from consistency.lang.words import words


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom the article names in full; `descriptions` are sets of small-letter words, titles included."""

    full: str
    gender: Gender | None
    descriptions: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Roster:
    """The people of one article; every look-up gives None where more than one of them fits."""

    people: tuple[Person, ...]
    _by_family: dict[str, tuple[int, ...]] = field(default_factory=dict)
    _by_full: dict[str, int] = field(default_factory=dict)
    _lone_people: frozenset[str] = frozenset()
    _modifiers: dict[str, frozenset[str]] = field(default_factory=dict)

    def named(self, name: str) -> Person | None:
        """Give the person that a full name or a bare surname stands for."""
        key = plain(name)
        if key in self._by_full:
            return self.people[self._by_full[key]]
        fitting = self._by_family.get(key, ())
        return self.people[fitting[0]] if len(fitting) == 1 else None

    def is_person(self, name: Name) -> bool:
        """Say whether a run of capitals names a person: by its own look, or because the article shows it elsewhere."""
        key = plain(name.text)
        return name.person or key in self._by_full or bool(self._by_family.get(key)) or key in self._lone_people

    def described(self, description: str) -> Person | None:
        """Give the one person who is "the Latvian foreign minister" in this article."""
        wanted = description_words(description)
        head = _head(wanted, description)
        if not wanted or head not in ROLES:
            return None
        fitting = [person for person in self.people if any(_fits(wanted, known) for known in person.descriptions)]
        if len(fitting) != 1:
            return None
        known = frozenset[str]().union(*(words_ for words_ in fitting[0].descriptions if _fits(wanted, words_)))
        # "the minister" is nobody in particular where the article also speaks of the Russian minister.
        if len(wanted) == 1:
            return fitting[0] if wanted in fitting[0].descriptions else None
        specific = any(word[0].isupper() for word in description.split() if plain(word) not in _STOP)
        return fitting[0] if specific or self._modifiers.get(head, frozenset()) <= known else None


_CHANGING = frozenset(
    words(
        "former ex acting deputy vice late designate elect then incoming outgoing assistant wife husband son",
        "daughter brother sister father mother lawyer spokesman spokeswoman aide opposition shadow interim under",
        "nominee candidate",
    )
)
_STOP = frozenset(words("the a an of for and his her its their our my your to in on at by s with from"))
_AFTER_HEAD = frozenset(words("of for at in to on with from"))
_ALIASES = {
    "u.s": "us",
    "u.s.": "us",
    "american": "us",
    "united": "us",
    "states": "us",
    "u.k.": "uk",
    "u.k": "uk",
    "british": "uk",
}
_APPOSITION = re.compile(
    r",\s+(?:who\s+(?:is|was)\s+(?=the\b|an?\b))?(?:(?:the|an?)\s+)?([^,.;:()“”\"]{3,60})(?=[,.;])"
)


def description_words(text: str) -> frozenset[str]:
    """Reduce a description to its words: "the Latvian foreign minister" to {latvian, foreign, minister}."""
    found = (plain(word) for word in re.findall(r"[^\W_][\w.’'-]*", text.replace("-", " ")))
    return frozenset(_ALIASES.get(word, word) for word in found if word not in _STOP)


def _head(wanted: frozenset[str], description: str) -> str:
    inside = [plain(word) for word in re.findall(r"[\w’'.-]+", description)]
    before_of = inside[: next((at for at, word in enumerate(inside) if at and word in _AFTER_HEAD), len(inside))]
    return next((word for word in reversed(before_of) if word in wanted), "")


def _fits(wanted: frozenset[str], known: frozenset[str]) -> bool:
    return wanted <= known and (known & _CHANGING) <= wanted


def read_roster(*texts: str) -> Roster:
    """Read who is who from the parts of one article."""
    names = [(text, name) for text in texts for name in find_names(text)]
    fulls = _full_names(names, headline=texts[0] if len(texts) > 1 else "")
    people: list[Person] = []
    by_full: dict[str, int] = {}
    for key, mentions in fulls.items():
        by_full[key] = len(people)
        people.append(_person(mentions, texts))
    by_full, people = _merged(by_full, people)
    by_family = _families(people)
    people = [_with_evidence(person, names, by_family, index, texts) for index, person in enumerate(people)]
    lone = frozenset(
        plain(name.text)
        for _, name in names
        if name.person and len(name.text.split()) == 1 and plain(name.text) not in by_family
    )
    return Roster(tuple(people), by_family, by_full, lone, _modifiers(texts))


def _full_names(names: list[tuple[str, Name]], *, headline: str) -> dict[str, list[Name]]:
    found: dict[str, list[Name]] = {}
    shown = {plain(name.text) for _, name in names if name.person and len(name.text.split()) > 1}
    families = {plain(family_name(name.text)) for _, name in names if plain(name.text) in shown}
    # "President Trump", who is given no other name in the article, is somebody too.
    shown |= {plain(name.text) for _, name in names if name.person and name.title} - families
    shown |= _met_before(names, families, headline)
    for _, name in names:
        if plain(name.text) in shown:
            found.setdefault(plain(name.text), []).append(name)
    return found


def _met_before(names: list[tuple[str, Name]], families: set[str], headline: str) -> set[str]:
    """Find "President Trump" told of before any full name of that family: "Melania Trump" further on is another."""
    found: set[str] = set()
    full: set[tuple[str, str]] = set()
    for text, name in names:
        family = plain(family_name(name.text))
        if len(name.text.split()) > 1:
            full.add((text, family))
        elif name.title and family in families and (text, family) not in full and text != headline:
            found.add(family)
    return found


def _person(mentions: list[Name], texts: tuple[str, ...]) -> Person:
    full = mentions[0].text
    genders: set[Gender | None] = {name.gender for name in mentions if name.gender} or {gender_of(full)}
    described = [description_words(name.title) for name in mentions if name.title]
    for text in texts:
        described += _appositions(text, full)
    unique = tuple(dict.fromkeys(words_ for words_ in described if words_))
    return Person(full, genders.pop() if len(genders) == 1 else None, unique)


def _appositions(text: str, full: str) -> list[frozenset[str]]:
    found = []
    at = text.find(full)
    while at >= 0:
        match = _APPOSITION.match(text, at + len(full))
        if match and _head(description_words(match[1]), match[1]) in ROLES:
            found.append(description_words(match[1]))
        at = text.find(full, at + 1)
    return found


def _merged(by_full: dict[str, int], people: list[Person]) -> tuple[dict[str, int], list[Person]]:
    """Take "Donald J. Trump", "Donald Trump" and "Kim Jong-un", "Kim Jong Un" for one."""
    kept: list[Person] = []
    index_of: dict[str, int] = {}
    where: dict[str, int] = {}
    for key, index in by_full.items():
        person = people[index]
        short = _initials_dropped(person.full)
        if short in index_of:
            known = kept[index_of[short]]
            kept[index_of[short]] = Person(
                known.full,
                known.gender or person.gender,
                tuple(dict.fromkeys(known.descriptions + person.descriptions)),
            )
        else:
            index_of[short] = len(kept)
            kept.append(person)
        where[key] = index_of[short]
    return where, kept


def _initials_dropped(full: str) -> str:
    parts = plain(full).replace("-", " ").split()
    return " ".join(part for part in parts if len(part.strip(".")) > 1 and part not in {"jr", "sr"})


def _families(people: list[Person]) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for index, person in enumerate(people):
        family = plain(family_name(person.full))
        for key in dict.fromkeys((family, re.sub(r"^(?:al|el)[- ]", "", family))):
            found.setdefault(key, []).append(index)
    return {key: tuple(indexes) for key, indexes in found.items()}


def _with_evidence(
    person: Person,
    names: list[tuple[str, Name]],
    by_family: dict[str, tuple[int, ...]],
    index: int,
    texts: tuple[str, ...],
) -> Person:
    """Add what "Mr. Kim" and "President Trump" tell of Kim Jong-un and Donald Trump."""
    keys = {key for key, indexes in by_family.items() if indexes == (index,)}
    mentions = [name for _, name in names if plain(name.text) in keys]
    described = [description_words(name.title) for name in mentions if name.title]
    for name_text in sorted({name.text for name in mentions}):
        for text in texts:
            described += _appositions(text, name_text)
    titles = Counter(name.gender for name in mentions if name.gender)
    gender = person.gender or (next(iter(titles)) if len(titles) == 1 else None)
    if person.gender and titles and set(titles) != {person.gender}:
        gender = None
    unique = tuple(dict.fromkeys(person.descriptions + tuple(words_ for words_ in described if words_)))
    return Person(person.full, gender, unique)


def _modifiers(texts: tuple[str, ...]) -> dict[str, frozenset[str]]:
    """Collect the capitalised words before each role: who else may be "the minister"."""
    found: dict[str, set[str]] = {}
    for text in texts:
        for match in re.finditer(r"[A-Za-z][\w-]*", text):
            role = match[0].lower()
            if role not in ROLES:
                continue
            for word in _words_before(text, match.start()):
                bare = plain(word)
                if word[0].isupper() and bare not in ROLES and not is_given_name(word):
                    found.setdefault(role, set()).add(_ALIASES.get(bare, bare))
    return {role: frozenset(modifiers) for role, modifiers in found.items()}


def _words_before(text: str, at: int) -> list[str]:
    chosen: list[str] = []
    for word in reversed(re.findall(r"\S+", text[max(0, at - 60) : at])[-3:]):
        if plain(word) in _STOP or not re.fullmatch(r"[A-Za-z][\w.’'-]*", word):
            break
        chosen.append(word)
    return chosen
