"""Pairs of claims that are judged for the words of a quotation alone.

An opinion or a question can't be true or false, but what somebody is quoted with can be told wrongly: two reports of
one utterance are compared word by word, whatever it says, and so is who says it.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from consistency.slots.quote import bound
from consistency.types import Claim, ClaimPair, Slot, SlotComparison, SlotKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: Equal words in a row that two versions of one utterance share at least.
RUN = 3


def quoted_pairs(claims: Sequence[Claim]) -> Iterator[ClaimPair]:
    """Give the pairs of claims of different outlets, one of them no statement, that quote one utterance.

    Pairs come in the order of `claims`; their similarity is the share of words that the longer one has in common.
    """
    for one, other in sorted(_meeting(claims)):
        left, right = claims[one], claims[other]
        if left.outlet == right.outlet or not ClaimPair(left, right, 0.0).for_words_alone:
            continue
        alike = [_alike(a, b) for a in _quotes(left) for b in _quotes(right) if bound(a, b)]
        if alike:
            yield ClaimPair(left, right, round(max(alike), 4))


def of_words(pair: ClaimPair, found: Sequence[SlotComparison]) -> Iterator[SlotComparison]:
    """Give what is compared of two claims that are no statements: one quotation, and who says it."""
    one_utterance = any(one.kind is SlotKind.QUOTE and one.agrees is not None for one in found)
    for one in found:
        of_speaker = one.kind in (SlotKind.PERSON, SlotKind.ROLE) and not (
            _is_inside(pair.left, one.left) or _is_inside(pair.right, one.right)
        )
        if one.kind is SlotKind.QUOTE or (one_utterance and of_speaker):
            yield one


def _is_inside(claim: Claim, slot: Slot | None) -> bool:
    """Say whether a slot lies in the words of its claim, and not beside them like the name of who says it."""
    return slot is not None and claim.start < slot.end and slot.start < claim.end


def _meeting(claims: Sequence[Claim]) -> set[tuple[int, int]]:
    """Give the rows of claims whose quotations share a run of words."""
    rows: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for row, claim in enumerate(claims):
        for run in {run for slot in _quotes(claim) for run in _runs(slot)}:
            rows[run].append(row)
    return {pair for members in rows.values() for pair in combinations(members, 2)}


def _quotes(claim: Claim) -> list[Slot]:
    return [slot for slot in claim.slots if slot.kind is SlotKind.QUOTE]


def _runs(slot: Slot) -> Iterator[tuple[str, ...]]:
    said = slot.value.split()
    return zip(*(said[start:] for start in range(RUN)), strict=False)


def _alike(left: Slot, right: Slot) -> float:
    one, other = set(left.value.split()), set(right.value.split())
    return len(one & other) / max(len(one), len(other))
