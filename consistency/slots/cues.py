"""Cues that two figures are about one thing, as numbers: all of them say nothing of the two values themselves."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from consistency.lang.content import STEM, content, same_names
from consistency.lang.words import words
from consistency.slots.told import Told, noun_of
from consistency.types import Claim, ClaimPair, Slot, SlotKind

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The first claims of an article tell what the story is about, and there two reports mostly speak of one thing.
LEAD = 4
#: Words on each side of a figure that are its neighbourhood.
NEAR = 6
_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?|[%$€£]")
_FUNCTION = frozenset(
    words("the a an of in on at to by for with and or but as is was were are be been has have had that this it its")
)
#: Kinds whose value can be shared by chance or by the story as a whole.
_NO_COMPANY = frozenset({SlotKind.PERSON, SlotKind.PLACE, SlotKind.POLARITY, SlotKind.QUOTE, SlotKind.ROLE})


@dataclass(frozen=True, slots=True)
class Side:
    """A slot in its claim."""

    claim: Claim
    slot: Slot


def cues(pair: ClaimPair, left: Slot, right: Slot, told: Told) -> dict[str, float]:
    """Measure what speaks for and against two slots of a kind being about one thing; each cue is symmetric."""
    one, other = Side(pair.left, left), Side(pair.right, right)
    return {
        "similarity": pair.similarity,
        **_of_claims(one.claim, other.claim),
        **_of_surroundings(one, other),
        **_of_meaning(one, other),
        **_of_articles(one, other, told),
    }


def _of_claims(one: Claim, other: Claim) -> dict[str, float]:
    mine, theirs = content(one.resolved or one.text), content(other.resolved or other.text)
    return {
        "other names": float(not same_names(mine, theirs)),
        "quoted on one side": float(one.quoted != other.quoted),
    }


def _of_surroundings(one: Side, other: Side) -> dict[str, float]:
    mine, theirs = (
        _around(s.claim.text, s.slot.start - s.claim.start, s.slot.end - s.claim.start) for s in (one, other)
    )
    shared = len(mine.near & theirs.near)
    return {
        "same neighbours": shared / max(1, min(len(mine.near), len(theirs.near))),
        "same neighbours of all": shared / max(1, len(mine.near | theirs.near)),
        "same word before": float(mine.before[-1:] == theirs.before[-1:] != ()),
        "same word after": float(mine.after[:1] == theirs.after[:1] != ()),
        "same words before": _covered(mine.lead, theirs.lead),
        "same words after": _covered(mine.tail, theirs.tail),
    }


@dataclass(frozen=True, slots=True)
class _Around:
    """The words before and after a figure, and their stems: of all of them, and of the three at either side of it."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    near: frozenset[str]
    lead: frozenset[str]
    tail: frozenset[str]


@lru_cache(maxsize=8192)
def _around(text: str, start: int, end: int) -> _Around:
    tokens = _tokens(text)
    before = tuple(token for token, _, stop in tokens if stop <= start)[-NEAR:]
    after = tuple(token for token, begin, _ in tokens if begin >= end)[:NEAR]
    return _Around(before, after, _stems((*before, *after)), _stems(before[-3:]), _stems(after[:3]))


@lru_cache(maxsize=4096)
def _tokens(text: str) -> tuple[tuple[str, int, int], ...]:
    return tuple((match[0].casefold(), *match.span()) for match in _TOKEN.finditer(text))


def _stems(tokens: Sequence[str]) -> frozenset[str]:
    return frozenset(t[:STEM] for t in tokens if t not in _FUNCTION and len(t) > 2 and not t[0].isdigit())


def _covered(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


def _of_meaning(one: Side, other: Side) -> dict[str, float]:
    nouns = noun_of(one.slot), noun_of(other.slot)
    events = [(side.slot.event or "").split("; ")[0] for side in (one, other)]
    return {
        "same noun": float(nouns[0] == nouns[1] != ""),
        "other noun": float("" not in nouns and nouns[0] != nouns[1]),
        "no noun": float("" in nouns),
        "same event": float(events[0] == events[1] != ""),
        "rivals in the claims": math.log(_rivals(one, other) * _rivals(other, one)),
        "another fact in common": float(bool(_company(one) & _company(other))),
    }


def _rivals(side: Side, other: Side) -> int:
    """Count the figures of a claim that the other claim may mean: not those that it gives itself."""
    given = {slot.value for slot in other.claim.slots if slot.kind is other.slot.kind}
    free = (
        slot.kind is side.slot.kind and slot.unit == side.slot.unit and (slot is side.slot or slot.value not in given)
        for slot in side.claim.slots
    )
    # A figure that no reader understood is not among the slots of its claim.
    return max(1, sum(free))


def _company(side: Side) -> set[tuple[SlotKind, str]]:
    """Give the other facts of a claim, of other kinds and apart from the slot."""
    own = side.slot
    return {
        (slot.kind, slot.value)
        for slot in side.claim.slots
        if slot.kind not in _NO_COMPANY and slot.kind is not own.kind and not _overlaps(slot, own)
    }


def _overlaps(one: Slot, other: Slot) -> bool:
    return one.start < other.end and other.start < one.end


def _of_articles(one: Side, other: Side, told: Told) -> dict[str, float]:
    leading = all(told.place(side.claim) < LEAD for side in (one, other))
    rivals = told.rivals(one.claim, one.slot) * told.rivals(other.claim, other.slot)
    return {"both lead": float(leading), "only one of its noun": 1 / rivals}
