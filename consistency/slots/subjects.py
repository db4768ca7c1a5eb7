"""Whom or what an event happens to: the head of the subject or of the object, and who meets whom."""

from __future__ import annotations

import re

from consistency.lang.names import ROLES
from consistency.lang.words import words
from consistency.slots.counting import lemma
from consistency.slots.grammar import (
    AUXILIARY,
    CALENDAR,
    DETERMINERS,
    FUNCTION,
    PREPOSITIONS,
    PRONOUNS,
    is_name,
    is_verb_word,
    tokenise,
)
from consistency.slots.happenings import Clause, Verb, verbs_in


def who_meets(text: str, clause: Clause, about: str | None) -> tuple[str, ...]:
    """Give who meets, where two or more are named."""
    subject = {head.split()[-1] for head in (about or "").split(" and ") if head[:1].isupper()}
    people = {*people_in(text, clause.low, clause.high), *subject}
    return tuple(sorted(people)) if len(people) > 1 else ()


def happens_to(text: str, verb: Verb, clause: Clause) -> str | None:
    """Give whom or what a verb happens to: its subject, or the object of an active verb such as "arrested"."""
    if verb.active and not _passive(text, verb):
        return _object(text, verb.end, clause.high) or (
            _subject(text, verb.start, clause) if verb.event != "dead" else None
        )
    return _subject(text, verb.start, clause)


def _passive(text: str, verb: Verb) -> bool:
    before = text[max(0, verb.start - 40) : verb.start]
    return (
        re.search(
            r"\b(?:was|were|is|are|be|been|being|got|gets|get)\s+(?:[a-z]+ly\s+|also\s+|then\s+|first\s+|not\s+)*$",
            before,
        )
        is not None
    )


def _subject(text: str, position: int, clause: Clause) -> str | None:
    low = clause.low
    relative = _BREAK_WORD.search(text[max(0, low - 7) : low])
    tokens = tokenise(text, low, position)
    # "Gray, the mayor who built it, resigned": behind the comma the clause of "who" is over
    over = relative is not None and _without_auxiliary(tokens)[-1:] == [","]
    heads = () if over else _subject_in(text, low, position)
    if heads or relative is None or relative[1] in ("when", "where", "while"):
        return join_heads(heads)
    before = text[max(0, low - 140) : low - len(relative[0])].rstrip(" ,")
    return join_heads(heads_of(_phrase_before(tokenise(before, 0, len(before)))[-8:]))


_BREAK_WORD = re.compile(r"\b(who|which|that|whose|when|where|while)$")


def _subject_in(text: str, low: int, position: int) -> tuple[str, ...]:
    tokens = tokenise(text, low, position)
    heads = heads_of(_phrase_before(tokens))
    if heads:
        return heads
    previous = [verb for verb in verbs_in(text, low, position) if verb.end <= position]
    return _subject_in(text, low, previous[0].start) if previous else ()


def _without_auxiliary(tokens: list[str]) -> list[str]:
    rest = list(tokens)
    while rest and (
        rest[-1].lower() in AUXILIARY or rest[-1].endswith("ly") or (len(rest) < len(tokens) and _is_control(rest[-1]))
    ):
        rest.pop()
    return rest


def _phrase_before(tokens: list[str]) -> list[str]:
    """Give the noun phrase that ends the tokens, without what is set between commas behind it."""
    rest = _without_auxiliary(tokens)
    if rest and rest[-1] == ",":
        rest = _without_aside(rest) or (rest[:-1] if len(rest) == len(tokens) else [])
    if rest and rest[-1] in ("and", "or"):
        return []
    at = len(rest)
    while at and not _ends_phrase(rest, at - 1):
        at -= 1
    phrase = rest[at:]
    named = (
        at > 1
        and rest[at - 1] == ","
        and is_name(rest[at - 2])
        and phrase[:1]
        and phrase[0].lower() in ("the", "a", "an", "one")
    )
    return _phrase_before(rest[: at - 1]) if named else phrase


def _ends_phrase(tokens: list[str], at: int) -> bool:
    word = tokens[at].lower()
    follows = tokens[at + 1].lower() if at + 1 < len(tokens) else ""
    return word == "," or word in _STOP_PHRASE or (is_verb_word(word) and follows in DETERMINERS | PREPOSITIONS)


def _is_control(word: str) -> bool:
    """Say whether a word right before "to" is a verb: "planned to", "hopes to"."""
    return word.endswith("ed") or word in (
        "plans",
        "plan",
        "hopes",
        "hope",
        "wants",
        "want",
        "vows",
        "aims",
        "intends",
        "began",
        "likely",
        "able",
    )


_STOP_PHRASE = frozenset(
    words(
        "as after before since until because so when where while though although if is are was were has have "
        "had said says told"
    )
)


def _without_aside(tokens: list[str]) -> list[str]:
    """Drop "…, the chief executive of Boskalis," behind a name."""
    for i in range(len(tokens) - 2, -1, -1):
        if tokens[i] == ",":
            return tokens[:i]
    return []


def heads_of(phrase: list[str]) -> tuple[str, ...]:
    """Give the heads of a noun phrase: ("Blinken", "Lavrov") of "Blinken and Sergei Lavrov of Russia"."""
    while phrase and (phrase[0].lower() in PREPOSITIONS or phrase[0].lower() in CALENDAR or phrase[0].isdigit()):
        rest = phrase[1:]
        if phrase[0].lower() in PREPOSITIONS and not (rest and (rest[0].lower() in CALENDAR or rest[0].isdigit())):
            return ()
        phrase = rest
    groups: list[list[str]] = [[]]
    for word in phrase:
        if word in ("and", "&"):
            groups.append([])
        else:
            groups[-1].append(word)
    return tuple(head for group in groups if (head := _head(group)) is not None)


def _head(group: list[str]) -> str | None:
    core: list[str] = []
    for word in group:
        if word.lower() in PREPOSITIONS and core:
            if word == "of" and core[-1].lower() in _PARTITIVE:
                core = []
                continue
            break
        core.append(word)
    core = [word for word in core if word.lower() not in DETERMINERS and word.lower() not in CALENDAR]
    if not core:
        return None
    if core[-1].lower() in PRONOUNS:
        return core[-1].lower()
    run: list[str] = []
    for word in reversed(core):
        if not is_name(word):
            break
        run.insert(0, word)
    if run:
        return _bare_name(run)
    if core[-1].lower() in FUNCTION or not core[-1][0].isalpha():
        return None
    return " ".join([*_modifiers(core[:-1]), lemma(core[-1])])


_PARTITIVE = frozenset(
    words(
        "group number first last one two three four five some many dozens hundreds thousands scores members "
        "pair couple secretary most all none"
    )
)


def _modifiers(words_: list[str]) -> list[str]:
    return [
        word.lower().replace("’s", "").replace("'s", "")
        for word in words_[-2:]
        if word.lower() not in FUNCTION and word[0].isalpha()
    ]


def _bare_name(run: list[str]) -> str:
    names = [word for word in run if word.lower() not in ROLES and word.lower() not in _TITLES]
    return re.sub(r"['’]s?$", "", " ".join(names or run))


_TITLES = frozenset(
    words("mr mrs ms dr sir prime foreign defence defense president sen gov rep gen col state latvian russian")
)


def _object(text: str, position: int, high: int) -> str | None:
    tokens = tokenise(text, position, high)
    phrase: list[str] = []
    for word in tokens:
        lower = word.lower()
        if (
            word == ","
            or lower in PREPOSITIONS
            or lower in CALENDAR
            or lower in ("and", "who", "free", "clear", "unstuck", "when", "while")
        ):
            break
        phrase.append(word)
    head = _head(phrase)
    return head if head not in PRONOUNS or head in ("him", "her", "them") else None


def people_in(text: str, low: int, high: int) -> tuple[str, ...]:
    """Give the family names in a clause: capitals that are no place, month or adjective."""
    found = (_family(text, match) for match in _RUN.finditer(text, low, high))
    return tuple(sorted({name for name in found if name is not None}))


def _family(text: str, match: re.Match[str]) -> str | None:
    run = [word for word in match[0].split() if word.lower() not in _TITLES | ROLES and is_name(word)]
    before = text[max(0, match.start() - 16) : match.start()]
    if not run or (_PLACE_LEAD.search(before) and not _PERSON_LEAD.search(before)):
        return None
    follows = re.match(r"\s+([a-z]+)", text[match.end() : match.end() + 24])
    if follows and follows[1] not in FUNCTION and not is_verb_word(follows[1]) and _ADJECTIVE.search(run[-1]):
        return None
    name = re.sub(r"['’]s?$", "", run[-1])
    return name if len(name) > 2 else None


_ADJECTIVE = re.compile(r"(?:an|ese|ish|ch|i)$")


_PLACE_LEAD = re.compile(r"\b(?:in|at|near|of|from|outside|to|the)\s+$")


_PERSON_LEAD = re.compile(r"\b(?:across from|talk(?:s|ed)? to)\s+$")


_RUN = re.compile(r"[A-ZÀ-Ž][\w'’-]+(?:\s+[A-ZÀ-Ž][\w'’-]+)*")


def join_heads(heads: tuple[str, ...]) -> str | None:
    """Write several heads as one: "Hale and Osk"."""
    return " and ".join(sorted(heads)) or None
