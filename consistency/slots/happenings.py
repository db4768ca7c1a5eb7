"""Classes of events ("meet", "refloated"), and the verbs and nouns of a clause that name them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from consistency.lang.saying import FINITE_PATTERN, PARTICIPLE_PATTERN
from consistency.slots.grammar import FUNCTION, NOT_VERBS, PAST_LEMMAS, verb_stem

SAY = "say"


@dataclass(frozen=True, slots=True)
class Happening:
    """A class of events. `scope` is "once", "single", "named" or "say"; the data file says what they mean."""

    name: str
    scope: str
    said: str
    plain: str
    active: str
    nouns: str
    stands: frozenset[str]


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of a clause, and the class of events or the stem that it stands for."""

    start: int
    end: int
    event: str
    active: bool  # its object is what the event happens to
    known: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of text around a time, and the verbs in it."""

    text: str
    low: int
    high: int
    verbs: tuple[Verb, ...]


def _read_happenings() -> tuple[Happening, ...]:
    table = (files("consistency.slots") / "data" / "happenings.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    return tuple(
        Happening(name, scope, said, plain, active, nouns, frozenset(stands.split("|")) - {""})
        for name, scope, said, plain, active, nouns, stands in rows
    )


HAPPENINGS = _read_happenings()


BY_NAME = {happening.name: happening for happening in HAPPENINGS}


def _known_verbs() -> re.Pattern[str]:
    parts = [f"(?P<p{i}>{happening.plain})" for i, happening in enumerate(HAPPENINGS) if happening.plain]
    parts += [f"(?P<a{i}>{happening.active})" for i, happening in enumerate(HAPPENINGS) if happening.active]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w-])")


KNOWN = _known_verbs()


NOUNS = {noun: happening.name for happening in HAPPENINGS for noun in happening.nouns.split("|") if noun}


EVENT_NOUN = "|".join(sorted((f"{noun}s?" for noun in NOUNS), key=len, reverse=True))


GENERIC = re.compile(
    rf"(?<![\w-])(?:(?P<past>[a-z]{{2,}}ed|{'|'.join(PAST_LEMMAS)})"
    r"|(?:(?<=\bto\s)|(?<=\bwill\s)|(?<=\bcan\s)|(?<=\bmay\s)|(?<=\bmust\s)|(?<=\bwould\s)|"
    r"(?<=\bcould\s)|(?<=\bmight\s)"
    r"|(?<=\bshould\s)|(?<=\bshall\s))(?P<base>(?!be\b|have\b|the\b|a\b|an\b|his\b|her\b|its\b|"
    r"their\b)[a-z]{2,}(?<!al)(?<!ic)(?<!ous)(?<!ful)(?<!less)(?<!tion)(?<!ity)(?<!ness)(?<!ism)(?<!s))"
    r"|(?:(?<=\bis\s)|(?<=\bare\s)|(?<=\bwas\s)|(?<=\bwere\s)|(?<=\bbeen\s)|(?<=,\s)|(?<=after\s)|(?<=before\s)|(?<=while\s))(?P<ing>[a-z]{2,}ing)"
    r"|(?P<be>is|are|was|were|been|has|have|had|remains?|seems?|be))(?![\w-])"
)


HOLDS = re.compile(r"\b(?:h[eo]ld|holds|holding|host(?:ed|s|ing)?|attend(?:ed|s|ing)?|convened|conducted|had|have)$")


_BEGINS = re.compile(r"\b(?:open(?:ed|s|ing)?|beg[aiu]n(?:s|ning)?|start(?:ed|s|ing)?|launch(?:ed|es|ing)?)$")


_OCCURS = re.compile(
    r"(?:str(?:uck|ikes?)|hit|happen(?:ed|s)?|occur(?:red|s)?|broke out|took place|takes place|take "
    r"place|shook|ripped|tore|rocked|"
    r"shut|buried|trapped|swept|raged|raced|gutted|destroyed|devastated|levelled|leveled|flattened|"
    r"killed|injured|held|(?:was|were)(?=\s+(?:held\s+)?(?:on|at|in|early|late)\b|\s+[A-Z0-9]))\b"
)


@dataclass(frozen=True, slots=True)
class _Named:
    """The class of an event; `own` where its noun is the subject ("the quake struck")."""

    name: str
    parts: tuple[str, ...] = ()
    own: bool = False


def name_event(text: str, verb: Verb, clause: Clause, about: str | None) -> _Named:
    """Name the event: by its verb, by the noun it carries ("held talks"), or by its subject ("the quake hit")."""
    if verb.event == SAY:
        return _Named(SAY)
    carried = _held_noun(text, verb, clause)
    if carried is not None:
        return carried
    subject = None if verb.active else event_subject(about)
    if subject is None or not (_OCCURS.match(text, verb.start) or verb.event in ("began", "ended", "opened")):
        return _Named(verb.event)
    return _Named(
        subject,
        () if verb.event not in ("began", "ended", "opened") else ("ended" if verb.event == "ended" else "began",),
        own=True,
    )


@lru_cache(maxsize=512)
def verbs_in(text: str, low: int, high: int) -> tuple[Verb, ...]:
    """Find the verbs of a stretch, in order and apart."""
    found = [read_known(match) for match in KNOWN.finditer(text, low, high)]
    found += [
        Verb(*match.span(), SAY, False, True)
        for match in FINITE_PATTERN.finditer(text, low, high)
        if not _is_deed(text, match)
    ]
    found += [Verb(*match.span(), SAY, False, True) for match in PARTICIPLE_PATTERN.finditer(text, low, high)]
    found = [verb for verb in found if _finite(text, verb)]
    taken = {i for verb in found for i in range(verb.start, verb.end)}
    for match in GENERIC.finditer(text, low, high):
        verb = _generic_verb(match)
        if match.start() not in taken and match[0] not in NOT_VERBS and _finite(text, verb):
            found.append(verb)
    return tuple(_apart(sorted(found, key=lambda verb: (verb.start, -verb.end))))


def _is_deed(text: str, match: re.Match[str]) -> bool:
    """Tell a verb of saying from what is done in its words: "was admitted to a clinic", "will be asked whether"."""
    passive = _BEING.search(text, max(0, match.start() - 40), match.start())
    return _DONE_TO.match(text, match.start()) is not None if passive else _DONE.match(text, match.start()) is not None


_BEING = re.compile(r"\b(?:was|were|been|be|being|is|are|got)(?:\s+(?:not|never|also|later|first|\w+ly))*\s+$")
_DONE_TO = re.compile(r"admitted\s+(?:to|into|at|on|in|as)\b|asked\b|declared\s|reported\s+missing\b")
_DONE = re.compile(
    r"declared\s+(?:bankruptcy|war|independence|victory|(?:an?|the)\s+(?:[\w-]+\s+)?(?:state|emergency|disaster|ceasefire|truce|"
    r"strike|holiday|curfew|lockdown|moratorium))\b|"
    r"recall(?:ed|s)\s+(?:(?:about|nearly|almost|some|more\s+than|over|all|its|the|an?|every)\s+)*(?:\d[\d,.]*\s+)?(?:million\s+)?"
    r"(?:[\w-]+\s+){0,2}?(?:cars?|vehicles?|trucks?|models?|drugs?|medicines?|pills?|toys?|products?|batch(?:es)?|tins?|jars?|"
    r"batter(?:y|ies)|phones?|ambassadors?|envoys?)\b"
)


def _apart(found: list[Verb]) -> list[Verb]:
    kept: list[Verb] = []
    for verb in found:
        if not kept or verb.start >= kept[-1].end:
            kept.append(verb)
    return kept


def read_known(match: re.Match[str]) -> Verb:
    """Read a match of KNOWN."""
    group = match.lastgroup or "p0"
    return Verb(*match.span(), HAPPENINGS[int(group[1:])].name, group[0] == "a", True)


def _generic_verb(match: re.Match[str]) -> Verb:
    if match["be"]:
        return Verb(*match.span(), "be", False, False)
    return Verb(*match.span(), verb_stem(match[0]), False, False)


_NAMING = frozenset({"called", "named", "titled", "entitled", "dubbed", "nicknamed", "known"})


def _finite(text: str, verb: Verb) -> bool:
    """Tell a verb from a participle before its noun ("the wounded man") and from a noun ("the launch", "a meeting")."""
    before = text[max(0, verb.start - 24) : verb.start]
    word = text[verb.start : verb.end]
    if re.search(
        r"\b(?:the|an?|his|her|its|their|this|of|these|those|some|two|three|four|five)\s+(?:newly\s+|"
        r"recently\s+)?$",
        before,
    ):
        return False
    # "a fashion line called Mantra", "a man named Hale"
    if (
        word in _NAMING
        and re.search(r"[a-z]\s$", before)
        and not _ING.search(before)
        and re.match(r"\s+[\"“‘'A-Z]", text[verb.end : verb.end + 3])
        and not re.search(r"\b(?:he|she|it|they|we|who|that|which|has|have|had)\s$", before)
    ):
        return False
    if re.search(r"[-]$", before) or (
        word.endswith("ing") and " " not in word and re.search(r"[a-z]\s$", before) and not _ING.search(before)
    ):
        return False
    follows = re.match(r"\s+([a-z]+)", text[verb.end : verb.end + 24])
    adjective = re.search(r"\b(?:in|with|by|of|from|for|and|many|several|some|all|badly|new|old)\s$", before)
    return not (
        word.endswith("ed") and adjective and follows and follows[1] not in FUNCTION and not follows[1].endswith("ly")
    )


_ING = re.compile(
    r"\b(?:is|are|was|were|been|be|after|before|while|and|by|kept|began|started|of|for)\s$", re.IGNORECASE
)


def event_subject(about: str | None) -> str | None:
    """Give the event that a subject names: "talks between Hale and Osk" meet."""
    for head in (about or "").split(" and "):
        word = (head.split() or [""])[-1].lower()
        if word in NOUNS or f"{word}s" in NOUNS:
            return NOUNS.get(word) or NOUNS[f"{word}s"]
    return None


def _held_noun(text: str, verb: Verb, clause: Clause) -> _Named | None:
    """Read "held talks" and "opened two days of talks" as the event that the noun names."""
    word = text[verb.start : verb.end]
    held, begun = HOLDS.search(word), _BEGINS.search(word)
    noun = _HELD.match(text, verb.end, clause.high) if held or begun else None
    if noun is None:
        return None
    found = noun["noun"].lower()
    return _Named(NOUNS.get(found) or NOUNS[found.rstrip("s")], ("began",) if begun else ())


_HELD = re.compile(rf"\s+(?:[\w'’-]+\s+){{0,5}}?(?P<noun>{EVENT_NOUN})\b")
