"""A deed as a clause tells it: who, whose, to what, when, and the words around; packed in one string of a slot."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from consistency.lang.content import content
from consistency.slots.clauses import AUXILIARIES, Piece, Token, is_adverb
from consistency.slots.grammar import CALENDAR, DETERMINERS, FUNCTION, PREPOSITIONS, PRONOUNS
from consistency.slots.polarity_words import word_list

_SPLIT = " | "
_MIDDLE, _VAGUE, _TITLES, COUNTS = (word_list(name) for name in ("middle", "vague", "title", "count"))
_TIMES = CALENDAR | word_list("time")
_NOT_CONTENT = (FUNCTION | PREPOSITIONS | DETERMINERS | AUXILIARIES | word_list("empty")) - COUNTS
_YEAR = re.compile(r"(?:19|20)\d\d")
_LEADING = frozenset({"late", "early", "in", "shortly", "hours", "days", "moments"})
_SUBORDINATE = frozenset({"after", "before", "when", "while", "as", "although", "though", "because", "since"})
_OPENING = PREPOSITIONS | _MIDDLE | _TIMES | _LEADING
_BEHIND_OBJECT = PREPOSITIONS | _TIMES | {"to", ",", "and", "or", "'s"}
_OWNER = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Subject:
    """A noun phrase: its head, its other words of weight, whose it is, and the names in it."""

    head: str
    others: frozenset[str] = frozenset()
    owners: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Deed:
    """Who does what to whom, and with which words; `object` is the head of what stands behind the verb."""

    head: str
    others: frozenset[str]
    owners: frozenset[str]
    names: frozenset[str]
    object: str
    rest: frozenset[str]
    times: frozenset[str]
    rest_names: frozenset[str]
    around: frozenset[str]  # stems of the whole claim

    @property
    def words(self) -> frozenset[str]:
        """All words of the clause that weigh."""
        return self.rest | self.others | self.owners | {self.head}

    @property
    def figures(self) -> frozenset[str]:
        """Its numbers."""
        return frozenset(word for word in self.rest | self.others if word[0].isdigit() or word in COUNTS)

    @property
    def years(self) -> frozenset[str]:
        """The years that it names: a deed of another year is told with it, one of this year without."""
        return frozenset(word for word in self.times if word[0].isdigit())

    @property
    def nameless(self) -> bool:
        """Whether its subject is a pronoun or was not understood."""
        return not self.head or self.head in PRONOUNS


def packed(text: str, piece: Piece, subject: Subject, rest: tuple[Token, ...], *, passive: bool) -> str:
    """Pack a deed for the slot; `rest` is what stands behind the verb in its clause.

    The object of a passive is who did it: "killed by a train".
    """
    behind = [token for token in rest if _weighs(token) and not _is_time(token)]
    deed = Deed(
        subject.head,
        subject.others,
        subject.owners,
        subject.names,
        _object(_behind_by(rest) if passive else rest),
        frozenset(noun(token) for token in behind),
        frozenset(token.low for token in piece.tokens if _is_time(token)),
        frozenset(noun(token) for token in behind if token.text[0].isupper()),
        content(text).stems,
    )
    fields = (getattr(deed, name) for name in Deed.__slots__)
    return _SPLIT.join(field if isinstance(field, str) else " ".join(sorted(field)) for field in fields)


@lru_cache(maxsize=8192)
def unpacked(about: str) -> Deed:
    """Take apart what `packed` gave."""
    head, others, owners, names, target, *more = about.split(_SPLIT)
    sets = [frozenset(field.split()) for field in (others, owners, names, *more)]
    return Deed(head, sets[0], sets[1], sets[2], target, *sets[3:])


def subject_of(piece: Piece, first: int) -> Subject:
    """Read the noun phrase in front of a verb; its head is "" where nobody can say whose the deed is."""
    phrase = _phrase(piece, first)
    stop = next((i for i in range(1, len(phrase)) if _ends_core(phrase, i)), len(phrase))
    core = [token for token in phrase[:stop] if token.low not in DETERMINERS and token.low != "no"]
    if len(core) == 1 and core[0].low in PRONOUNS:
        return Subject(core[0].low)
    if not core or core[-1].low in _VAGUE or not core[-1].text[0].isalpha():
        return Subject("")
    others = [token for token in (*core[:-1], *phrase[stop:]) if _weighs(token) and token.low not in _TITLES]
    others = [token for token in others if not _is_time(token)]
    return Subject(
        head=noun(core[-1]),
        others=frozenset(noun(token) for token in others if not token.owner),
        owners=frozenset(noun(token) for token in others if token.owner),
        names=frozenset(
            noun(t) for t in (*core, *phrase[stop:]) if _weighs(t) and t.text[0].isupper() and not _is_time(t)
        ),
    )


def _ends_core(phrase: tuple[Token, ...], at: int) -> bool:
    """Say whether a phrase goes on with what hangs on its head: "the clerk of", "the clerk charged with"."""
    behind = phrase[at + 1].low if at + 1 < len(phrase) else ""
    hanging = phrase[at].low.endswith("ed") and behind in PREPOSITIONS
    return phrase[at].low in PREPOSITIONS or hanging


def noun(token: Token) -> str:
    """Give the singular of a noun in small letters."""
    word = _OWNER.sub("", token.low)
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-3] + "y" if word.endswith("ies") else word[:-1]
    return word


def _phrase(piece: Piece, first: int) -> tuple[Token, ...]:
    """Give the noun phrase in front of a verb: without an adverbial before it, and what is set between commas."""
    groups = _between_commas(piece.tokens[:first])
    hangs = piece.opener in _SUBORDINATE  # "After leaving the room, Vell"
    while len(groups) > 1 and (hangs or _is_adverbial(groups[0])):
        groups, hangs = groups[1:], False
    if not groups or len(groups) > 2:
        return ()
    phrase = _without_day(groups[0])
    if (
        not phrase
        or phrase[0].low in PREPOSITIONS
        or any(token.low in AUXILIARIES or token.text in "/*@#$%&" for token in phrase)
    ):
        return ()
    return _trimmed(phrase)


def _without_day(phrase: tuple[Token, ...]) -> tuple[Token, ...]:
    """Drop a day before the subject: "On Thursday the union", "Late on Friday night parliament"."""
    at = 0
    while at < len(phrase) and (phrase[at].low in _BEFORE_DAY or _is_time(phrase[at])):
        at += 1
    return phrase[at:] if any(_is_time(token) for token in phrase[:at]) else phrase


_BEFORE_DAY = frozenset({"on", "late", "early"})


def _between_commas(tokens: tuple[Token, ...]) -> list[tuple[Token, ...]]:
    groups: list[list[Token]] = [[]]
    for token in tokens:
        if token.text == ",":
            groups.append([])
        else:
            groups[-1].append(token)
    return [tuple(group) for group in groups if group]


def _is_adverbial(group: tuple[Token, ...]) -> bool:
    opens = group[0].low in _OPENING
    return opens or (len(group) == 1 and is_adverb(group[0]))


def _trimmed(phrase: tuple[Token, ...]) -> tuple[Token, ...]:
    """Drop what stands between a subject and its verb: "Vell today finally"."""
    while phrase and (is_adverb(phrase[-1]) or phrase[-1].low in _MIDDLE or (_is_time(phrase[-1]) and len(phrase) > 1)):
        phrase = phrase[:-1]
    return phrase


def _weighs(token: Token) -> bool:
    return token.low not in _NOT_CONTENT and token.text[0].isalnum()


def _is_time(token: Token) -> bool:
    return token.low in _TIMES or _YEAR.fullmatch(token.low) is not None


def _behind_by(rest: tuple[Token, ...]) -> tuple[Token, ...]:
    at = next((i for i, token in enumerate(rest) if token.low == "by"), len(rest))
    return rest[at + 1 :]


def _object(rest: tuple[Token, ...]) -> str:
    """Give the head of the object right behind the verb; empty where a preposition or nothing follows."""
    phrase: list[Token] = []
    for token in rest:
        if token.low in _BEHIND_OBJECT:
            break
        phrase.append(token)
    core = [token for token in phrase if _weighs(token) and token.text[0].isalpha() and not is_adverb(token)]
    return noun(core[-1]) if core else ""
