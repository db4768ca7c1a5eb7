"""What is affirmed and what is negated: one slot a clause, and the ladder on which two of them meet.

A slot packs its clause: `event` is the class of its predicate, `unit` the pole of a word that has an opposite (and
"passive" where it is), `about` the deed (see `deed`). Clauses whose polarity takes more than a rule to tell
(conditions, questions, hopes, double negation) give none.
"""

from __future__ import annotations

import re
from dataclasses import replace

from consistency.slots.clauses import RELATIVE, REPORTING, Piece, is_negation, pieces
from consistency.slots.deed import Subject, packed, subject_of
from consistency.slots.ladder import MISSING, Level, SlotTest, anything_else
from consistency.slots.one_deed import bound, pole, same_words
from consistency.slots.polarity_words import word_list
from consistency.slots.predicates import predicate, raises
from consistency.slots.verb_groups import (
    ALLEGED,
    DENIED,
    DENYING,
    IMPOSSIBLE,
    NO,
    NOT_PLANNED,
    NOT_SO_FAR,
    NOT_YET,
    PLANNED,
    POSSIBLE,
    YES,
    Group,
    group_of,
    is_doubled,
)
from consistency.types import Slot, SlotKind

__all__ = ["POLARITY_LEVELS", "bound", "polarities"]

_TRAP = re.compile(
    r"\?\s*[\"”’)]*$|\b(?:if|unless|whether|whenever|otherwise|rather than|instead of|no matter|no doubt|nothing but|"
    r"no (?:fewer|less|more|later|earlier|sooner|bigger|better|other)|not without|without|neither|nor|hardly|barely|"
    r"scarcely|rarely|seldom|almost|nearly|no longer|any ?more|not until|stopped short|yet to|would-be|"
    r"pleaded|pleads|pled|plea|supposedly|hypothetical\w*|imagine|had \w+ not|far from|until then|unlike)\b",
    re.IGNORECASE,
)
_ALLEGED = re.compile(
    r"\b(?:allegedly|reportedly|apparently|purportedly|alleged|claim(?:s|ed)|accus(?:ed|es)|suspected)\b", re.IGNORECASE
)
_UNTIL = word_list("until")
# What stands behind "reports that", "hopes that" or "the claim that" is told by nobody as a fact.
_DOUBTING = word_list("doubting")
#: Words of these openers leave open whose deed it is.
_UNOWNED = RELATIVE | {"than", "as", "so", "or", ",", "“"}


def polarities(text: str) -> tuple[Slot, ...]:
    """Find what the clauses of `text` affirm or negate; offsets point to the negating word, or else to the verb."""
    if _TRAP.search(text):
        return ()
    found = (_clause(text, piece) for piece in pieces(text))
    return tuple(slot for slot in found if slot is not None)


def _clause(text: str, piece: Piece) -> Slot | None:
    if piece.opener in _UNOWNED:
        return None
    group = group_of(piece.tokens)
    if group is None or (group.negated is not None and piece.follows in _UNTIL) or is_doubled(piece.tokens, group):
        return None
    if piece.follows == "that" and group.last == len(piece.tokens) - 1:
        return None  # what is confirmed or denied stands in the next clause
    told = _told(piece, group)
    return None if told is None else _slot(text, piece, told)


def _told(piece: Piece, group: Group) -> Group | None:
    """Give what the clause before makes of a deed: denied, open (None), or nothing."""
    if piece.opener != "that" and piece.opener not in REPORTING:
        return group
    before = {token.low for token in piece.before}
    if before & DENYING:
        return replace(group, value=DENIED)
    return None if before & _DOUBTING or any(is_negation(low) for low in before) else group


def _slot(text: str, piece: Piece, group: Group) -> Slot | None:
    subject = _subject(piece, group)
    rest = piece.tokens[group.last + 1 :]
    found = predicate(group, frozenset({subject.head, *subject.others}), rest)
    if not found.name or raises(group, rest):
        return None
    marked = piece.tokens[group.last if group.negated is None else group.negated]
    low, high = piece.tokens[0].start, piece.tokens[-1].end
    return Slot(
        SlotKind.POLARITY, _value(text, piece, group), text[marked.start : marked.end], marked.start, marked.end,
        about=packed(text, piece, subject, rest[found.used :], passive=group.passive), event=found.name,
        statement=text[low:high].strip() + ".",
        unit=f"{found.pole} passive".strip() if group.passive else found.pole or None,
    )  # fmt: skip


def _subject(piece: Piece, group: Group) -> Subject:
    """Give the subject of a clause; "and left" has that of the clause before."""
    if group.first or piece.opener not in ("and", "but"):
        return subject_of(piece, group.first)
    before = group_of(piece.before)
    return subject_of(Piece(piece.before, ""), before.first) if before else Subject("")


def _value(text: str, piece: Piece, group: Group) -> str:
    """Give what is said of the deed; "reportedly" behind it is of what follows."""
    hedged = _ALLEGED.search(text, 0, piece.tokens[group.last].start)
    return ALLEGED if hedged and group.value in (YES, NO) else group.value


def _are(left: Slot, right: Slot, *pairs: set[str]) -> bool:
    return {left.value, right.value} in pairs


def _hold(value: str) -> SlotTest:
    return lambda left, right: value in (left.value, right.value)


def _same(left: Slot, right: Slot) -> bool:
    return pole(left) == pole(right) and (left.value == right.value or {left.value, right.value} <= _PAST_DENIALS)


_PAST_DENIALS = frozenset({NO, IMPOSSIBLE, NOT_SO_FAR})


def _deny(slot: Slot) -> bool:
    return slot.value in (NO, NOT_PLANNED, IMPOSSIBLE, NOT_YET, NOT_SO_FAR)


#: Content stems that two claims share at least, where one says what has not been so far.
SO_FAR = 5


def _so_far(left: Slot, right: Slot) -> bool:
    """Hold where a later report may tell of the deed: the two are no versions of one sentence."""
    return NOT_SO_FAR in (left.value, right.value) and not same_words(left, right, enough=SO_FAR)


def _opposite(left: Slot, right: Slot) -> bool:
    return pole(left) != pole(right) and left.value in (YES, PLANNED) and left.value == right.value


POLARITY_LEVELS = (
    MISSING,
    Level("both affirm", agrees=True, test=lambda left, right: _same(left, right) and not _deny(left)),
    Level("both deny", agrees=True, test=_same),
    Level("not surely one deed", agrees=None, test=lambda left, right: not bound(left, right)),
    Level("denied by one voice", agrees=None, test=_hold(DENIED)),
    Level("alleged against stated", agrees=None, test=_hold(ALLEGED)),
    Level("not yet against done", agrees=None, test=_hold(NOT_YET)),
    Level("not so far against done", agrees=None, test=_so_far),
    Level("opposite words", agrees=False, test=_opposite),
    Level("one negates the opposite", agrees=None, test=lambda left, right: pole(left) != pole(right)),
    Level(
        "affirmed against negated",
        agrees=False,
        test=lambda left, right: _are(left, right, {YES, NO}, {YES, NOT_SO_FAR}),
    ),
    Level(
        "affirmed against impossible",
        agrees=False,
        test=lambda left, right: _are(left, right, {YES, IMPOSSIBLE}, {POSSIBLE, IMPOSSIBLE}),
    ),
    Level(
        "affirmed against negated plan",
        agrees=False,
        test=lambda left, right: _are(left, right, {PLANNED, NOT_PLANNED}),
    ),
    anything_else("planned against done", agrees=None),
)
