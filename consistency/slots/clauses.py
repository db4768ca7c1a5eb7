"""Sentences cut into clauses of tokens, so that a verb stands with its own subject and object."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from consistency.lang.quotes import quotations
from consistency.lang.saying import FINITE
from consistency.lang.words import words
from consistency.slots.grammar import DETERMINERS, NOT_VERBS, PAST_LEMMAS
from consistency.slots.polarity_words import irregular, verbs, word_list

PAST = {**PAST_LEMMAS, **irregular()}
AUXILIARIES = frozenset().union(*(word_list(name) for name in ("be", "have", "do", "will", "modal")))
RELATIVE = word_list("relative")
#: Verbs behind which the words of somebody follow, as a clause of their own.
REPORTING = frozenset(FINITE) - frozenset(
    words(
        "confirmed confirms rejected rejects agreed agrees continued continues promised pledged asked asks dismissed",
        "dismisses estimated signaled signalled predicted posted repeated declared reported reports announced",
        "denied denies disclosed revealed acknowledged admitted admits",
    )
)
#: Forms that are never the finite verb of a clause.
PARTICIPLES = word_list("participle")
_BREAKING = word_list("breaking")
_TOKEN = re.compile(
    r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:\.[^\W\d_]\.?)+|[^\W\d_][\w-]*['’]t\b|[^\W\d_][\w-]*|['’](?:s|re|ve|ll|d|m)\b|\S"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark; all that is quoted is one token "“"."""

    start: int
    end: int
    text: str
    low: str
    owner: bool = False  # "'s" stands behind it


@dataclass(frozen=True, slots=True)
class Piece:
    """A clause: its tokens, the word that opens it, the clause before it, and what opens the next."""

    tokens: tuple[Token, ...]
    opener: str
    before: tuple[Token, ...] = ()
    follows: str = ""


def pieces(text: str) -> tuple[Piece, ...]:
    """Cut a sentence at the words and marks between clauses."""
    found: list[Piece] = []
    run: list[Token] = []
    opener, verbal = "", False
    tokens = _tokens(text)
    for at, token in enumerate(tokens):
        if _cuts(tokens, at) or (verbal and token.low in ("and", "or", ",")):
            found.append(Piece(tuple(run), opener, _last(found)))
            run, opener, verbal = [], token.low, False
            continue
        if not run and opener == "," and token.low in ("and", "or"):
            opener = token.low
            continue
        run.append(token)
        verbal = verbal or (is_verb(token.low) and token.low not in PARTICIPLES) or token.low in AUXILIARIES
    found.append(Piece(tuple(run), opener, _last(found)))
    openers = [*(piece.opener for piece in found[1:]), ""]
    return tuple(
        Piece(piece.tokens, piece.opener, piece.before, follows) for piece, follows in zip(found, openers, strict=True)
    )


def is_verb(low: str) -> bool:
    """Say whether a word may be a finite verb."""
    return low in verbs() or low in PAST or (low.endswith("ed") and low not in NOT_VERBS and len(low) > 3)


def is_negation(low: str) -> bool:
    """Say whether a word negates."""
    return low in ("not", "never", "no", "none", "nothing", "nobody", "cannot") or low.endswith("n't")


def is_adverb(token: Token) -> bool:
    """Say whether a token says how or when, and nothing of who or what."""
    return (token.low.endswith("ly") and len(token.low) > 4) or token.low in ("meanwhile", "however", "also", "still")


def _tokens(text: str) -> list[Token]:
    quoted = [(quote.start, quote.end) for quote in quotations(text)]
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        if match[0] in ("'s", "’s"):
            if found:
                found[-1] = replace(found[-1], owner=True)
        elif quoted and any(low <= match.start() < high for low, high in quoted):
            if not found or found[-1].text != "“":
                found.append(Token(match.start(), match.end(), "“", "“"))
        else:
            found.append(Token(match.start(), match.end(), match[0], match[0].lower().replace("’", "'")))
    return found


def _cuts(tokens: list[Token], at: int) -> bool:
    """Say whether a clause ends here whatever stands before."""
    token = tokens[at]
    if token.low in _BREAKING or token.text in ";:()–—“.!":
        return True
    # "Promises" is a clinic, "the reports" are things
    name = at > 0 and token.text[:1].isupper()
    return token.low in REPORTING and not name and not (at and tokens[at - 1].low in DETERMINERS)


def _last(found: list[Piece]) -> tuple[Token, ...]:
    return next((piece.tokens for piece in reversed(found) if piece.tokens), ())
