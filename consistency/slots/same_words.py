"""Two claims in the same words but for a figure: whatever it counts, both reports can't be right about it.

Copies of one report are edited; where nothing but a number differs, no reader has to understand what it is of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from consistency.lang.content import content
from consistency.lang.numbers import Form, Number, numbers
from consistency.types import Claim, Hedge, Slot, SlotKind

#: Words that must be the same on both sides, and their share of the longer side: below, it is another sentence.
SAME_WORDS = 6
SAME_SHARE = 0.8
#: No figure is longer, in characters: "more than two hundred and fifty-three thousand".
A_FIGURE = 60
#: Share of the longer side's content words that sentences of the same words surely have in common.
SAME_MATTER = 0.5
_TYPED = (SlotKind.DATE, SlotKind.TIME, SlotKind.MONEY, SlotKind.AGE, SlotKind.DURATION)
_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?|[$€£¥%]")
_TIME_UNIT = re.compile(r"[- ](?:more[ ])?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b(?![- ]old)")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*$")


@dataclass(frozen=True, slots=True)
class _Token:
    """A word or a figure with its hedge, at `[start, end)` of its claim; `folded` is what is compared."""

    text: str
    folded: str
    start: int
    end: int
    number: Number | None = None


def figure_in_same_words(left: Claim, right: Claim) -> tuple[Slot, Slot] | None:
    """Give the one figure that differs between two claims of otherwise the same words; None where more differs.

    A figure that a reader knows as part of a date, a sum or an age comes as that slot; any other as a bare quantity.
    """
    # At a glance, where most pairs end.
    if abs(len(left.text) - len(right.text)) > A_FIGURE:
        return None
    stems = [content(claim.resolved or claim.text).stems for claim in (left, right)]
    if len(stems[0] & stems[1]) < SAME_MATTER * max(map(len, stems)):
        return None
    one, other = _tokens(left.text), _tokens(right.text)
    if len(one) != len(other) or len(one) - 1 < max(SAME_WORDS, SAME_SHARE * len(one)):
        return None
    changed = [both for both in zip(one, other, strict=True) if both[0].folded != both[1].folded]
    if len(changed) != 1 or not all(map(_is_figure, changed[0])):
        return None
    mine, theirs = _typed(left, changed[0][0]), _typed(right, changed[0][1])
    slots = (_bare(left, changed[0][0]), _bare(right, changed[0][1]))
    slots = slots if mine is None or theirs is None else (mine, theirs)
    return slots if slots[0].kind is slots[1].kind else None


def rounded(left: Slot, right: Slot) -> bool:
    """Say whether the figure with fewer decimals is the other one rounded."""
    places = [len(slot.text.partition(".")[2]) for slot in (left, right)]
    values = [float(slot.value) for slot in (left, right)]
    return places[0] != places[1] and round(values[0], min(places)) == round(values[1], min(places))


@lru_cache(maxsize=16384)
def _tokens(text: str) -> tuple[_Token, ...]:
    """Give the words and figures in order; "more than 4" is one figure, "six" is the figure 6."""
    found: list[_Token] = []
    at = 0
    for number in numbers(text):
        if number.form is Form.CARDINAL and not number.range:
            found += _plain(text, at, number.start)
            written = f"{number.hedge} {number.value:.12g}"
            found.append(_Token(written, written.casefold(), number.start, number.end, number))
            at = number.end
    return (*found, *_plain(text, at, len(text)))


def _plain(text: str, low: int, high: int) -> list[_Token]:
    return [_Token(m[0], m[0].casefold(), *m.span()) for m in _TOKEN.finditer(text, low, high)]


def _is_figure(token: _Token) -> bool:
    return token.number is not None or (bool(_FIGURE.match(token.text)) and token.text.count(".") < 2)


def _typed(claim: Claim, token: _Token) -> Slot | None:
    """Give the slot that a reader made of a figure."""
    start, end = claim.start + token.start, claim.start + token.end
    over = (slot for slot in claim.slots if slot.kind in _TYPED and slot.start < end and start < slot.end)
    return next(over, None)


def _bare(claim: Claim, token: _Token) -> Slot:
    """Give a figure as a bare quantity or length of time."""
    text = claim.text[token.start : token.end]
    number = token.number
    value = float(text.replace(",", "")) if number is None else number.value
    low, high, hedge = (value, value, Hedge.EXACTLY) if number is None else (number.low, number.high, number.hedge)
    kind = SlotKind.DURATION if _TIME_UNIT.match(claim.text, token.end) else SlotKind.QUANTITY
    start, end = claim.start + token.start, claim.start + token.end
    return Slot(kind, f"{value:.12g}", text, start, end, hedge=hedge, low=low, high=high)
