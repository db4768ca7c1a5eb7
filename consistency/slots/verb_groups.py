"""The verb of a clause with its auxiliaries: what they say of the deed, and which word negates it."""

from __future__ import annotations

from dataclasses import dataclass

from consistency.lang.words import words
from consistency.slots.clauses import AUXILIARIES, PARTICIPLES, PAST, Token, is_negation, is_verb
from consistency.slots.grammar import DETERMINERS, PREPOSITIONS, PRONOUNS
from consistency.slots.polarity_words import states, verbs, word_list

YES, NO, PLANNED, NOT_PLANNED, POSSIBLE, IMPOSSIBLE, ALLEGED, DENIED, NOT_YET, NOT_SO_FAR = (
    "yes", "no", "planned", "not planned", "possible", "not possible", "alleged", "denied", "not yet", "not so far",
)  # fmt: skip
DENYING = word_list("denying")
REFUSING = word_list("refusing")
_BE, _WILL, _MODAL, _PERFECT = (word_list(name) for name in ("be", "will", "modal", "perfect"))
_MIDDLE, _PLANNING, _PENDING = (word_list(name) for name in ("middle", "planning", "pending"))
_NOT = frozenset({"not", "never"})
_NO = frozenset({"no", "nothing", "none"})
_COUNTED = frozenset(
    words("one two three four five six seven eight nine ten eleven twelve twenty thirty several many few more most")
)
# Of the verbs that are nouns as well, these forms are never nouns.
_PLAINLY_PAST = frozenset({"shut", "hurt", "forbade", "upheld", "cut"})
_NOUN_LIKE = frozenset({"grew", "sank", "slid", "shrank", "rose", "fell", "won"})


@dataclass(frozen=True, slots=True)
class Group:
    """A verb with its auxiliaries: tokens `[first, last]`, and what they say of the deed."""

    first: int
    last: int
    verb: str
    negated: int | None  # the token that negates
    value: str
    passive: bool = False


def group_of(tokens: tuple[Token, ...]) -> Group | None:
    """Give the first finite verb of a clause; None where there is none or its polarity is open."""
    for at, token in enumerate(tokens):
        if token.low in AUXILIARIES:
            return _with_auxiliary(tokens, at)
        if _is_finite(tokens, at):
            return _plain_verb(tokens, at)
    return None


def follows(tokens: tuple[Token, ...], at: int, *expected: str) -> bool:
    """Say whether these words stand behind a token."""
    return tuple(token.low for token in tokens[at + 1 : at + 1 + len(expected)]) == expected


def _is_finite(tokens: tuple[Token, ...], at: int) -> bool:
    low, before = tokens[at].low, tokens[at - 1].low if at else ""
    if low in _PLANNING and follows(tokens, at, "to"):
        return at > 0
    if (
        not is_verb(low)
        or low in PARTICIPLES
        or before in DETERMINERS
        or before in PREPOSITIONS
        or before in ("no", "more")
    ):
        return False
    # ", owned by Lind," hangs on a noun; behind the second comma the sentence goes on
    aside = before == "," and sum(token.text == "," for token in tokens[:at]) < 2
    if aside or tokens[at].text[:1].isupper() or _is_reduced(tokens, at):
        return False
    if at == 0:
        return low in PAST or low.endswith("ed")  # "and killed the agent": the subject stands in the clause before
    # "rise", "close" and "support" are nouns as well; only their past and their "-s" behind a noun are verbs
    if low in verbs() and not (low in PAST or low.endswith(("ed", "s")) or low in _PLAINLY_PAST):
        return low in _NOUN_LIKE
    return True


def _is_reduced(tokens: tuple[Token, ...], at: int) -> bool:
    """Say whether a participle hangs on the subject: "the man charged with the theft was released"."""
    behind = tokens[at + 1].low if at + 1 < len(tokens) else ""
    return behind in PREPOSITIONS and any(token.low in _FINITE for token in tokens[at + 2 :])


_FINITE = frozenset({"is", "are", "was", "were", "has", "have", "had", "will", "would", "did", "does", "do"})


def _plain_verb(tokens: tuple[Token, ...], at: int) -> Group | None:
    low = tokens[at].low
    following = [token.low for token in tokens[at + 1 : at + 4]]
    if low in REFUSING | _PLANNING and following[:1] == ["to"]:
        return _controlled(tokens, at)
    if low in ("denied", "denies") and len(following) > 1 and following[0].endswith("ing") and len(following[0]) > 5:
        verb = at + 1 + (following[0] == "having")
        return Group(at, verb, tokens[verb].low, None, DENIED)
    if low in DENYING and any(token.low in AUXILIARIES or is_verb(token.low) for token in tokens[at + 2 :]):
        return None  # "denied the plane was hit"
    mark = _mark(tokens, at)
    first = at - 1 if mark is not None and mark == at - 1 and tokens[mark].low == "never" else at
    return Group(first, at, low, mark, YES if mark is None else NO)


def _controlled(tokens: tuple[Token, ...], at: int) -> Group | None:
    """Read "failed to sign" and "plans to sign"."""
    if at + 2 >= len(tokens):
        return None
    verb = tokens[at + 2].low
    if tokens[at].low not in REFUSING:
        return Group(at, at + 2, verb, None, PLANNED)
    return None if verb in AUXILIARIES else Group(at, at + 2, verb, at, NO)


def _mark(tokens: tuple[Token, ...], at: int) -> int | None:
    """Give the word that negates a plain verb: "never" before it, "no" behind it or in its subject."""
    if at and tokens[at - 1].low == "never":
        return at - 1
    if at + 1 < len(tokens) and tokens[at + 1].low in _NO:
        return at + 1
    return next((i for i in range(at) if tokens[i].low == "no"), None)


def _with_auxiliary(tokens: tuple[Token, ...], first: int) -> Group | None:
    at, negated, seen = first, None, []
    while at < len(tokens):
        low = tokens[at].low
        if low in AUXILIARIES:
            seen.append(low)
            negated = at if low.endswith("n't") or low == "cannot" else negated
        elif low in _NOT:
            negated = at
        elif not (low in _MIDDLE or (low.endswith("ly") and len(low) > 4)):
            break
        at += 1
    if at >= len(tokens) or not tokens[at].text[0].isalpha():
        return None
    return _judged(tokens, first, at, negated, seen)


def _judged(tokens: tuple[Token, ...], first: int, at: int, negated: int | None, seen: list[str]) -> Group | None:
    """Read what auxiliaries say of the verb behind them; None where they leave it open."""
    low = tokens[at].low
    value = _value(tokens, first, at, negated, seen)
    if value is None:
        return None
    if seen[-1] in _BE and low in _PLANNING and follows(tokens, at, "to") and at + 2 < len(tokens):
        return _planned(tokens, first, at, negated)
    if seen[-1] in _BE and low == "unable" and follows(tokens, at, "to") and at + 2 < len(tokens):
        return Group(first, at + 2, tokens[at + 2].low, at, IMPOSSIBLE) if negated is None else None
    if seen[-1] not in _BE:
        return _deed(tokens, first, at, negated, value)
    if low.endswith("ing") and len(low) > 4:
        return Group(first, at, low, negated, value)
    passive = is_verb(low) and low not in states()
    return Group(first, at if passive else at - 1, low if passive else "be", negated, value, passive)


def _value(tokens: tuple[Token, ...], first: int, at: int, negated: int | None, seen: list[str]) -> str | None:
    """Say what the auxiliaries make of the deed; None where they leave it open."""
    modal = next((word for word in seen if word in _MODAL), None)
    if modal in ("could", "couldn't", "can", "can't", "cannot"):
        return _could(seen, negated)
    if modal in ("would", "wouldn't") and "have" not in seen:
        return PLANNED if negated is None else NOT_PLANNED  # what was ahead when it was told
    if modal is not None:
        return None
    if any(word in _WILL for word in seen):
        return PLANNED if negated is None else NOT_PLANNED
    yet = any(token.low == "yet" for token in tokens[first:])
    # "has not been named" holds for the day it was written
    so_far = negated is not None and tokens[negated].low != "never" and seen[0] in _PERFECT
    if yet or (so_far and tokens[at].low in _PENDING):
        return NOT_YET
    if so_far:
        return NOT_SO_FAR
    return YES if negated is None else NO


def _could(seen: list[str], negated: int | None) -> str | None:
    if "have" in seen:
        return None
    return POSSIBLE if negated is None else IMPOSSIBLE


def _planned(tokens: tuple[Token, ...], first: int, at: int, negated: int | None) -> Group:
    passive = tokens[at + 2].low == "be" and at + 3 < len(tokens)
    verb = at + 3 if passive else at + 2
    return Group(first, verb, tokens[verb].low, negated, PLANNED if negated is None else NOT_PLANNED, passive)


def _deed(tokens: tuple[Token, ...], first: int, at: int, negated: int | None, value: str) -> Group | None:
    low = tokens[at].low
    if low in DETERMINERS or low in PREPOSITIONS or low in PRONOUNS or low in _COUNTED or low in ("no", "nothing"):
        return None  # "had a plan", "did so", "will you", "has three sons"
    if low in REFUSING and negated is None and follows(tokens, at, "to") and at + 2 < len(tokens):
        return Group(first, at + 2, tokens[at + 2].low, at, NO)
    object_no = at + 1 < len(tokens) and tokens[at + 1].low in _NO and negated is None
    return Group(first, at, low, at + 1 if object_no else negated, NO if object_no else value)


def is_doubled(tokens: tuple[Token, ...], group: Group) -> bool:
    """Say whether a second negation stands in the clause, or one that reaches only part of it."""
    marks = [at for at, token in enumerate(tokens) if is_negation(token.low) or _refuses(tokens, at)]
    own = group.negated is not None and group.negated in marks
    return len(marks) > own or (bool(marks) and _reaches_part(tokens, marks[0]))


def _refuses(tokens: tuple[Token, ...], at: int) -> bool:
    return tokens[at].low in REFUSING and follows(tokens, at, "to")


_BEHIND_NOT = word_list("behind not")
_BEHIND_NO = frozenset(
    {"one", "other", "more", "less", "fewer", "later", "longer", "matter", "doubt", "small", "little"}
)


def _reaches_part(tokens: tuple[Token, ...], mark: int) -> bool:
    behind = tokens[mark + 1].low if mark + 1 < len(tokens) else ""
    if tokens[mark].low in ("not", "never") or tokens[mark].low.endswith("n't"):
        return behind in _BEHIND_NOT or (behind.endswith("ly") and len(behind) > 4)  # "has not formally approved"
    return behind in _BEHIND_NO
