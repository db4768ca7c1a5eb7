# ruff: noqa: ARG001 (every family is called with the text and a source of chance)
"""People, organisations, places and roles: found by cues, replaced by others of the same kind."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from random import Random

from training.contrast.lexicon import (
    ASYMMETRIC,
    CITIES,
    COUNTRIES,
    FIRST_NAMES,
    HONORIFICS,
    NATIONALITIES,
    ORG_ENDS,
    ROLE_GROUPS,
    STATES,
)
from training.contrast.text import length, put, whole

CAP = r"[A-ZÀ-Þ][\wÀ-ÿ’'-]*[\wÀ-ÿ]"
NAME = re.compile(rf"{CAP}(?: (?:[A-Z]\.|de|van|von|al|bin|{CAP})(?= [A-ZÀ-Þ])| {CAP})*")
_HONORIFIC = re.compile(rf"\b(?:{'|'.join(re.escape(h) for h in HONORIFICS)}) $")
_SAYS = re.compile(r"(?:,? (?:said|told|says|added|tweeted|testified|argued|admitted|confessed|denied)\b|, \d\d,)")
_ORG_END = re.compile(rf"\b(?:{'|'.join(re.escape(e) for e in ORG_ENDS)})$")
_ACRONYM = re.compile(r"[A-Z]{3,5}$")
_GAZETTEER = {name: kind for kind, names in enumerate((COUNTRIES, STATES, CITIES)) for name in names}
_GAZETTEER_OF = (COUNTRIES, STATES, CITIES)
_AT_PLACE = re.compile(
    r"\b(?:in|at|near|to|from|outside|around|toward|of|across|into|reached|left|visited|entered) (?:the )?$"
)
_NOT_NAMES = frozenset(
    [
        "The",
        "A",
        "An",
        "He",
        "She",
        "It",
        "They",
        "We",
        "I",
        "You",
        "This",
        "That",
        "These",
        "Those",
        "His",
        "Her",
        "Its",
        "Their",
        "There",
        "In",
        "On",
        "At",
        "But",
        "And",
        "For",
        "If",
        "When",
        "While",
        "After",
        "Before",
        "As",
        "By",
        "From",
        "With",
        "What",
        "Who",
        "Why",
        "How",
        "Not",
        "No",
        "Yes",
        "One",
        "Two",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Mr",
        "Mrs",
        "Ms",
        "Dr",
        "God",
        "Christmas",
        "Easter",
        "Also",
        "However",
        "Although",
        "During",
        "Since",
        "Some",
        "Many",
        "Most",
        "Both",
        "Each",
        "Every",
        "Other",
        "Another",
        "Our",
        "My",
        "Your",
    ]
)
#: One of several: a change leaves both true.
_LISTED = re.compile(
    r"\b(?:such as|including|includes?|included|among|like|e\.g\.|starr?(?:s|ed|ing)|stars|"
    r"featur\w+|members?|alongside|various|"
    r"several|many|also|played for|worked with|co-|cast|guest)\b",
    re.IGNORECASE,
)
#: What is so of one person only, so that the same of another is a clash.
_UNIQUE = re.compile(
    r"\b(?:by|of|wife|husband|son|daughter|father|mother|brother|sister|succeeded|replaced|"
    r"married|defeated|became the|elected|"
    r"won the|named|founded|invented|directed|wrote the|created|discovered|killed by|the first|led by|owned by)\s*$"
)
_UNIQUE_AFTER = re.compile(
    r" (?:founded|invented|directed|wrote the|created the|discovered|won the|became the|was elected|"
    r"was named the|defeated|"
    r"succeeded|replaced|designed the|assassinated|set the|led the|is the (?:first|only|current)|"
    r"was the (?:first|only|last)|holds the)\b"
)
_EVENT = re.compile(
    r"\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|yesterday|today|tonight|"
    r"said|says|told|announced|accused|charged|"
    r"killed|arrested|stated|signed|resigned|crashed|confirmed)\b"
)
_BORN_OR_HELD = re.compile(
    r"\b(?:born|died|killed|headquartered|based|located|situated|held|filmed|shot|signed|arrested|"
    r"crashed|buried|raised|founded|"
    r"took place|city|town|village|capital|river|region|county|set|opened|built|hosted|moved|"
    r"attack\w*|battle|raid|struck|hit|base)\b"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a text, with `kind` person, org, country, state, city or place."""

    start: int
    end: int
    text: str
    kind: str


@dataclass(slots=True)
class Pool:
    """The names of an article or story by kind, in the order in which they came."""

    of: dict[str, dict[str, None]] = field(default_factory=dict)

    def add(self, name: Named) -> None:
        self.of.setdefault(shape(name), {}).setdefault(name.text, None)

    def draw(self, name: Named, text: str, rng: Random) -> str | None:
        """Give another name of the same shape that shares no word with the text."""
        known = [n for n in self.of.get(shape(name), ()) if not shares(n, text)]
        return rng.choice(known) if known else None


def shape(name: Named) -> str:
    """Give kind and form: a surname stands for a surname, an acronym for an acronym."""
    words = name.text.count(" ") + 1
    if name.kind == "person":
        return f"person{min(words, 2)}"
    if name.kind == "org":
        return "acronym" if _ACRONYM.match(name.text) else f"org {name.text.rsplit(' ', 1)[-1]}"
    return name.kind


def shares(name: str, text: str) -> bool:
    return any(word in text for word in name.split() if len(word) > 2)


def pool_of(sentences: Iterable[str]) -> Pool:
    """Collect the names of an article or of a story."""
    pool = Pool()
    surnames: Counter[str] = Counter()
    for sentence in sentences:
        for name in find_names(sentence, frozenset()):
            pool.add(name)
            if name.kind == "person" and " " in name.text:
                surnames[name.text.rsplit(" ", 1)[-1]] += 1
    for surname in surnames:
        pool.add(Named(0, 0, surname, "person"))
    return pool


@lru_cache(maxsize=8192)
def find_names(text: str, surnames: frozenset[str]) -> tuple[Named, ...]:
    """Give the names of a text whose kind a cue gives away; `surnames` are people met elsewhere in the article."""
    found = []
    for match in NAME.finditer(text):
        start, end = match.span()
        words = match[0].split()
        while words and words[0] in _NOT_NAMES | set(HONORIFICS):
            start += len(words.pop(0)) + 1
        name = text[start:end]
        if not words or text[end : end + 1] in ("-", "&") or text[max(0, start - 1)] in "-&.":
            continue
        name = re.sub(r"['’]s?$", "", name)
        end = start + len(name)
        kind = _kind(name, words, text[:start], text[end:], surnames)
        if kind:
            found.append(Named(start, end, name, kind))
    return tuple(found)


def _kind(name: str, words: list[str], before: str, after: str, surnames: frozenset[str]) -> str | None:
    if name in _GAZETTEER:
        return ("country", "state", "city")[_GAZETTEER[name]]
    if len(words) == 1 and name in surnames:
        return "person"
    if (_ORG_END.search(name) and len(words) > 1) or _ACRONYM.fullmatch(name):
        return "org"
    if len(words) in (2, 3) and words[0] in FIRST_NAMES and words[-1] not in _GAZETTEER:
        return "person"
    if name in NATIONALITIES or any(w in _NOT_NAMES for w in words) or len(words) > 3:
        return None
    if _HONORIFIC.search(before) or (
        _SAYS.match(after) and not re.search(r"\bthe $", before, re.IGNORECASE) and before
    ):
        return "person"
    return None


def surnames_of(pool: Pool) -> frozenset[str]:
    return frozenset(pool.of.get("person1", ()))


def _listed(text: str, name: Named) -> bool:
    """Say whether the name is one of a list, where another name may hold as well."""
    around = text[max(0, name.start - 60) : name.start]
    after = text[name.end : name.end + 40]
    return bool(
        _LISTED.search(around)
        or re.match(rf",? (?:and|or|&) (?:the )?{CAP}|, {CAP}(?: {CAP})*(?:,| and)", after)
        or re.search(rf"{CAP},? (?:and|or|&) (?:the )?$|{CAP}, $", around)
    )


def replaced(text: str, name: Named, other: str) -> str:
    """Put `other` wherever the name stands."""
    return whole(name.text).sub(other.replace("\\", ""), text)


def _swap_in(text: str, names: list[Named], pools: tuple[Pool, ...], rng: Random) -> str | None:
    rng.shuffle(names)
    for name in names:
        if sum(shares(part, text[: name.start] + text[name.end :]) for part in name.text.split()):
            continue
        for pool in pools:
            if other := pool.draw(name, text, rng):
                return replaced(text, name, other)
    return None


@dataclass(frozen=True, slots=True)
class Scene:
    """What a name is replaced from: the article's or story's pool first, a wider one next."""

    near: Pool
    wide: Pool
    news: bool

    @property
    def pools(self) -> tuple[Pool, ...]:
        return (self.near, self.wide)


def change_person(text: str, rng: Random, scene: Scene) -> str | None:
    """Replace a person by another where only one can be meant."""
    names = [n for n in find_names(text, surnames_of(scene.near)) if n.kind == "person" and not _listed(text, n)]
    names = [n for n in names if _only_one(text, n, news=scene.news)]
    return _swap_in(text, names, scene.pools, rng)


def _only_one(text: str, name: Named, *, news: bool) -> bool:
    if _UNIQUE.search(text[: name.start]) or _UNIQUE_AFTER.match(text[name.end :]):
        return True
    return news and bool(_EVENT.search(text))


def change_org(text: str, rng: Random, scene: Scene) -> str | None:
    """Replace an organisation by another of its sort."""
    names = [n for n in find_names(text, frozenset()) if n.kind == "org" and not _listed(text, n)]
    names = [
        n
        for n in names
        if n.start > 0 and (scene.news or re.search(r"\b(?:by|at|the|for|from|of|joined) (?:the )?$", text[: n.start]))
    ]
    return _swap_in(text, names, scene.pools, rng) if scene.news or _EVENT.search(text) else None


def change_place(text: str, rng: Random, scene: Scene) -> str | None:
    """Replace a country, state or city by another of its sort."""
    if not (scene.news or _BORN_OR_HELD.search(text)) or re.search(
        r"\b(?:tour\w*|also|released|including|such as)\b", text
    ):
        return None
    names = [
        n for n in find_names(text, frozenset()) if n.kind in ("country", "state", "city") and not _listed(text, n)
    ]
    names = [n for n in names if _AT_PLACE.search(text[: n.start])]
    if not names:
        return None
    name = rng.choice(names)
    if re.match(rf", {CAP}", text[name.end :]) or text.count(name.text) != 1:
        return None
    near = scene.near.draw(name, text, rng) if rng.random() < 0.6 else None
    table = _GAZETTEER_OF[("country", "state", "city").index(name.kind)]
    other = near or rng.choice([n for n in table if not shares(n, text)])
    return put(text, name.start, name.end, other)


_NATION = re.compile(rf"\b(?:{'|'.join(NATIONALITIES)})\b(?![\w–-]| language| [A-Z])")


def change_nationality(text: str, rng: Random) -> str | None:
    """Replace one nationality: "a Dutch cyclist" becomes "a Danish cyclist"."""
    found = [m for m in _NATION.finditer(text) if m.end() < len(text) - 1 and text[m.start() - 1 : m.start()] != "-"]
    if len(found) != 1 or not re.search(r"\b(?:is|was|a|an|the|two|three) $", text[: found[0].start()]):
        return None
    vowel = found[0][0][0] in "AEIOU"
    others = [n for n in NATIONALITIES if n != found[0][0] and (n[0] in "AEIOU") == vowel]
    return put(text, *found[0].span(), rng.choice(others))


_ROLES = {role: group for group in ROLE_GROUPS for role in group}
_ROLE = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(_ROLES, key=len, reverse=True))})(?![\w-])", re.IGNORECASE)


def _one_holds(text: str, match: re.Match[str]) -> bool:
    """Say whether the role is that of one person here, not of a title of a work or of an office."""
    before, after = text[: match.start()], text[match.end() :]
    return not (
        re.search(r"\b(?:vice|deputy|former|ex|step|a|an|any|half)[ -]$", before, re.IGNORECASE)
        or re.match(r"['’]s? (?:office|department|palace)|['’]|-", after)
        or (match[0][0].isupper() and not re.match(rf" {CAP}", after))
        or (match.start() == 0 and match[0].lower() in ("son", "driver"))
    )


def change_role(text: str, rng: Random) -> str | None:
    """Replace a post or relation by another: "her brother" becomes "her uncle"."""
    found = [m for m in _ROLE.finditer(text) if _one_holds(text, m)]
    if not found:
        return None
    match = rng.choice(found)
    old = match[0].lower()
    groups = [g for g in ROLE_GROUPS if old in g]
    others = [
        r for r in rng.choice(groups) if r != old and r not in text.lower() and (r[0] in "aeiou") == (old[0] in "aeiou")
    ]
    if not others:
        return None
    new = rng.choice(others)
    if match[0][0].isupper():
        new = " ".join(w if w == "of" else w.capitalize() for w in new.split())
    return put(text, *match.span(), new)


_AGED = re.compile(rf"(?P<name>{CAP}(?: {CAP})*), (?P<age>\d\d?),")


def swap_people(text: str, rng: Random) -> str | None:
    """Exchange the ages of two people, or who did it to whom."""
    aged = list(_AGED.finditer(text))
    if len(aged) == 2 and aged[0]["age"] != aged[1]["age"]:
        first, second = aged
        return put(put(text, *second.span("age"), first["age"]), *first.span("age"), second["age"])
    match = _DEED.search(text)
    if not match or shares(match["left"], match["right"]):
        return None
    left, right = match["left"], match["right"]
    if left in _NOT_NAMES or right in _NOT_NAMES:
        return None
    if sum(map(text.count, (left, right))) != 2:
        return None
    return put(put(text, *match.span("right"), left), *match.span("left"), right)


_DEED = re.compile(
    rf"(?:^|(?<=[,;] )|(?<=that ))(?P<left>{CAP}(?: {CAP})*) (?P<was>was )?(?P<verb>{'|'.join(ASYMMETRIC)})"
    rf" (?(was)by )(?P<right>{CAP}(?: {CAP})*)(?![\w’'-]|, | (?:and|or|of|for|that|to|{CAP}))"
)
_NO_PASSIVE = {"beat": "beaten", "shot": "shot", "overthrew": "overthrown"}


def other_voice(text: str, rng: Random) -> str | None:
    """Turn a deed around with its sense kept: "A defeated B" becomes "B was defeated by A"."""
    match = _DEED.search(text)
    if not match or match["left"] in _NOT_NAMES or match["right"] in _NOT_NAMES:
        return None
    left, right, verb = match["left"], match["right"], match["verb"]
    new = f"{right} {verb} {left}" if match["was"] else f"{right} was {_NO_PASSIVE.get(verb, verb)} by {left}"
    return put(text, *match.span(), new)


def change_voice_and_sides(text: str, rng: Random) -> str | None:
    """Turn the voice and keep the places: "A defeated B" becomes "A was defeated by B"."""
    turned = other_voice(text, rng)
    return swap_people(turned, rng) if turned else None


_SYMMETRIC = re.compile(r"\b(?:and|or|with|met|married|between|both|like|as|of|including|talks|vs|versus)\b|,|-")


def swap_names(text: str, rng: Random, scene: Scene) -> str | None:
    """Exchange two names of one kind around a verb: "Ann told Bob" becomes "Bob told Ann"."""
    found = find_names(text, surnames_of(scene.near))
    for left, right in pairwise(found):
        between = text[left.end : right.start]
        alike = shape(left) == shape(right) and not shares(left.text, right.text)
        if not alike or text.count(left.text) + text.count(right.text) != 2 or _SYMMETRIC.search(between):
            continue
        if (
            re.search(r"\b(?:[a-z]+ed|told|beat|shot|sent|gave|led|taught|will|has|to)\b", between)
            and length(between) < 9
        ):
            return text[: left.start] + right.text + between + left.text + text[right.end :]
    return None


def template(text: str, rng: Random, scene: Scene) -> str | None:
    """Tell the sentence of another person; only of one whom it starts with, so that the fact is that person's."""
    names = [n for n in find_names(text, surnames_of(scene.near)) if n.kind == "person" and n.start == 0]
    return _swap_in(text, names, scene.pools, rng)
