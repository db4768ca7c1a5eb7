"""Pairs of claims that give one person two ages, two offices or two homes, however little else they share.

What happened is told in one sentence of each report, and alignment finds it there; who somebody is, any sentence may
say in passing. Such facts are compared between all sentences of two reports.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from consistency.lang.content import content, overlap
from consistency.lang.names import plain
from consistency.slots import compare_kind
from consistency.types import Claim, ClaimPair, Nature, Slot, SlotKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

#: What a report says of a person as such, and not of what the person did that day.
KINDS = (SlotKind.AGE, SlotKind.ROLE)
HOME = "home"


@dataclass(frozen=True, slots=True)
class _Said:
    """A fact of a person, in the claim that states it."""

    claim: Claim
    slot: Slot


#: The facts of one kind that an article states of people of one family name.
_Facts = dict[tuple[SlotKind, str], list[_Said]]


def attribute_pairs(claims: Sequence[Claim], aligned: Set[tuple[str, str]]) -> Iterator[ClaimPair]:
    """Give the pairs of claims of different outlets that clash over a person, where no pair of `aligned` ids does.

    Each holds the kinds that alone are compared in it. They come in the order of `claims`, at most one for each two
    articles, family name and kind; none where the articles agree on such a fact. Similarity is the share of words in
    common.
    """
    facts: dict[str, _Facts] = {}
    for claim in claims:
        if claim.nature is Nature.STATEMENT:
            for slot in claim.slots:
                if _is_of_person(slot):
                    own = facts.setdefault(claim.article_id, defaultdict(list))
                    own[slot.kind, plain((slot.about or "").split()[-1])].append(_Said(claim, slot))
    outlets = {claim.article_id: claim.outlet for claim in claims}
    for one, other in combinations(facts, 2):
        if outlets[one] != outlets[other]:
            # In the order of the text: that of a set changes from run to run.
            both = [key for key in facts[one] if key in facts[other]]
            yield from _joined(pair for key in both for pair in _clash(facts[one][key], facts[other][key], aligned))


def _joined(pairs: Iterator[ClaimPair]) -> Iterator[ClaimPair]:
    """Make one pair of two that hold the same claims, for two kinds of facts."""
    found: dict[tuple[str, str], ClaimPair] = {}
    for pair in pairs:
        key = (pair.left.id, pair.right.id)
        found[key] = replace(pair, only=pair.only | found[key].only) if key in found else pair
    yield from found.values()


def _is_of_person(slot: Slot) -> bool:
    """Say whether a fact is of somebody by a full name: a family name alone may be a relative's."""
    full = " " in (slot.about or "")
    return full and (slot.kind in KINDS or (slot.kind is SlotKind.PLACE and (slot.event or "").startswith(HOME)))


def _clash(mine: Sequence[_Said], theirs: Sequence[_Said], known: Set[tuple[str, str]]) -> Iterator[ClaimPair]:
    """Give the first clash of two lists of facts, unless they agree somewhere or an aligned pair holds one."""
    met = [(a, b, one) for a in mine for b in theirs if (one := compare_kind(a.slot, b.slot)) is not None]
    clashes = [(a, b) for a, b, one in met if one.agrees is False]
    if any(one.agrees for _, _, one in met) or any(_pair_of(a, b) & known for a, b in clashes):
        return
    for a, b in clashes[:1]:
        left, right = (a.claim, b.claim)
        words = (content(claim.resolved or claim.text) for claim in (left, right))
        yield ClaimPair(left, right, round(overlap(*words), 4), only=frozenset({a.slot.kind}))


def _pair_of(a: _Said, b: _Said) -> set[tuple[str, str]]:
    return {(a.claim.id, b.claim.id), (b.claim.id, a.claim.id)}
