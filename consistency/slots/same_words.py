"""Two claims in the same words but for a figure: whatever it counts, both reports can't be right about it.

Copies of one report are edited; where nothing but a number differs, no reader has to understand what it is of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from consistency.lang.numbers import Form, Number, numbers
from consistency.types import Claim, Hedge, Slot, SlotKind

#: Words that must be the same on both sides, and their share of the longer side: below, it is another sentence.
SAME_WORDS = 6
SAME_SHARE = 0.8
_TYPED = (SlotKind.DATE, SlotKind.TIME, SlotKind.MONEY, SlotKind.AGE, SlotKind.DURATION)
_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?|[$€£¥%]")
_TIME_UNIT = re.compile(r"[- ](?:more[ ])?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b(?![- ]old)")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*$")


@dataclass(frozen=True, slots=True)
class _Token:
    """A word or a figure with its hedge, and its place in the part of the article."""

    text: str
    start: int
    end: int
    number: Number | None = None


def figure_in_same_words(left: Claim, right: Claim) -> tuple[Slot, Slot] | None:
    """Give the one figure that differs between two claims of otherwise the same words; None where more differs.

    A figure that a reader knows as part of a date, a sum or an age comes as that slot; any other as a bare quantity.
    """
    one, other = _tokens(left), _tokens(right)
    longer = max(len(one), len(other))
    if not one or not other or min(len(one), len(other)) < SAME_SHARE * longer:
        return None
    steps = SequenceMatcher(None, _folded(one), _folded(other), autojunk=False).get_opcodes()
    same = sum(end - start for step, start, end, _, _ in steps if step == "equal")
    changed = [step for step in steps if step[0] != "equal"]
    if same < max(SAME_WORDS, SAME_SHARE * longer) or len(changed) != 1:
        return None
    _, start, end, start2, end2 = changed[0]
    if end - start != 1 or end2 - start2 != 1 or not (_is_figure(one[start]) and _is_figure(other[start2])):
        return None
    mine, theirs = _typed(left, one[start]), _typed(right, other[start2])
    slots = (_bare(left, one[start]), _bare(right, other[start2])) if mine is None or theirs is None else (mine, theirs)
    return slots if slots[0].kind is slots[1].kind else None


def rounded(left: Slot, right: Slot) -> bool:
    """Say whether the figure with fewer decimals is the other one rounded."""
    places = [len(slot.text.partition(".")[2]) for slot in (left, right)]
    values = [float(slot.value) for slot in (left, right)]
    return places[0] != places[1] and round(values[0], min(places)) == round(values[1], min(places))


def _tokens(claim: Claim) -> list[_Token]:
    """Give the words and figures in order; "more than 4" is one figure, "six" is the figure 6."""
    found: list[_Token] = []
    at = 0
    for number in numbers(claim.text):
        if number.form is Form.CARDINAL and not number.range:
            found += _plain(claim, at, number.start)
            text = f"{number.hedge} {number.value:.12g}"
            found.append(_Token(text, claim.start + number.start, claim.start + number.end, number))
            at = number.end
    return [*found, *_plain(claim, at, len(claim.text))]


def _plain(claim: Claim, low: int, high: int) -> list[_Token]:
    return [
        _Token(m[0], claim.start + m.start(), claim.start + m.end()) for m in _TOKEN.finditer(claim.text, low, high)
    ]


def _folded(tokens: list[_Token]) -> list[str]:
    return [token.text.casefold() for token in tokens]


def _is_figure(token: _Token) -> bool:
    return token.number is not None or (bool(_FIGURE.match(token.text)) and token.text.count(".") < 2)


def _typed(claim: Claim, token: _Token) -> Slot | None:
    """Give the slot that a reader made of a figure."""
    over = (slot for slot in claim.slots if slot.kind in _TYPED and slot.start < token.end and token.start < slot.end)
    return next(over, None)


def _bare(claim: Claim, token: _Token) -> Slot:
    """Give a figure as a bare quantity or length of time."""
    text = claim.text[token.start - claim.start : token.end - claim.start]
    number = token.number
    value = float(text.replace(",", "")) if number is None else number.value
    low, high, hedge = (value, value, Hedge.EXACTLY) if number is None else (number.low, number.high, number.hedge)
    kind = SlotKind.DURATION if _TIME_UNIT.match(claim.text, token.end - claim.start) else SlotKind.QUANTITY
    return Slot(kind, f"{value:.12g}", text, token.start, token.end, hedge=hedge, low=low, high=high)
