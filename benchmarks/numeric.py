"""The numeric stress test (EQUATE): `python -m benchmarks.numeric [--data DIR] [--no-models] [--rows N]`.

Pairs of one sentence with one figure changed or hedged: "9 hours" / "more than 4 hours" is entailed, the other way
round it is neutral, "9 hours" / "2 hours" is a contradiction. The set is for reporting only.

The model alone gives its most probable label. With typed facts, what the ladder says of the facts comes first:

- a fact that clashes (and makes the verdict a contradiction) is a contradiction; so is a figure that a strict hedge
  leaves out ("9" / "more than 9"), which a desk would let pass, since news is not that strict;
- facts about one thing with different bounds are a matter of direction: where every value of the premise lies in the
  hypothesis's ("9", "more than 4"), and nothing else differs, the hypothesis is entailed; where the premise leaves open
  more than the hypothesis allows, it is neutral;
- otherwise the model's label stands: a missing fact, or equal facts in other words, say nothing.
"""

from __future__ import annotations

import argparse
import math
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.nli import LABELS, Example, examples
from benchmarks.scores import Share, percent, percent_range
from consistency.models import load_entailer
from consistency.models.fakes import TableEntailer
from consistency.slots import comparisons, with_slots
from consistency.types import Article, Claim, ClaimPair, Hedge, Label, Part, Slot, SlotComparison, Span
from consistency.verdict import Evidence, judge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from consistency.models import Entailer
    from consistency.types import NliScores, Verdict

SET = "stress_numeric.test"


@dataclass(frozen=True, slots=True)
class Answer:
    """The gold label of a pair, the model's, and the one with typed facts."""

    premise: str
    gold: str
    model: str
    facts: str


def claim_of(outlet: str, text: str) -> Claim:
    """Make a whole text one claim with its typed facts; the set's sentences are cut off, so they are not split."""
    whole = Span(0, len(text))
    claim = Claim(f"{outlet}#{text}", outlet, outlet, Part.TEXT, text, 0, len(text), whole, resolved=text)
    return with_slots((claim,), Article(id=outlet, outlet=outlet, text=text))[0]


def top_label(scores: NliScores) -> str:
    """Give the most probable label."""
    return max(LABELS, key=lambda name: float(getattr(scores, name)))


def label_with_facts(verdict: Verdict, model: str) -> str:
    """Give the label of a pair by its facts, or the model's."""
    if any(c.agrees is False for c in verdict.comparisons):
        return "contradiction" if verdict.label is Label.CONTRADICTION else model
    unequal = [c for c in verdict.comparisons if is_measured(c) and bounds(c.left) != bounds(c.right)]
    if not unequal:
        return model
    if any(are_apart(c) for c in unequal):
        return "contradiction"
    if not all(lies_within(c) for c in unequal):
        return "neutral"
    return "entailment" if alike_elsewhere(verdict.pair, unequal) else model


def is_measured(comparison: SlotComparison) -> bool:
    """Say whether both sides of a comparison have bounds."""
    return all(s is not None and not (s.low is None and s.high is None) for s in (comparison.left, comparison.right))


def bounds(slot: Slot | None) -> tuple[float, float]:
    """Give the values that a slot leaves open; "more than 9" leaves 9 out."""
    if slot is None:
        return -math.inf, math.inf
    low = -math.inf if slot.low is None else slot.low
    high = math.inf if slot.high is None else slot.high
    if slot.hedge is Hedge.MORE_THAN:
        low = math.nextafter(low, math.inf)
    if slot.hedge is Hedge.FEWER_THAN:
        high = math.nextafter(high, -math.inf)
    return low, high


#: What a hedge leaves open of a value: below it, itself, above it.
OPEN = {
    Hedge.EXACTLY: frozenset("="),
    Hedge.MORE_THAN: frozenset(">"),
    Hedge.FEWER_THAN: frozenset("<"),
    Hedge.AT_LEAST: frozenset("=>"),
    Hedge.AT_MOST: frozenset("<="),
}


def sides_of_one_value(comparison: SlotComparison) -> tuple[frozenset[str], frozenset[str]] | None:
    """Give what both sides leave open of one written value, whose rounding says nothing here; None for two values."""
    left, right = comparison.left, comparison.right
    if left is None or right is None or left.value != right.value or not {left.hedge, right.hedge} <= OPEN.keys():
        return None
    return OPEN[left.hedge], OPEN[right.hedge]


def are_apart(comparison: SlotComparison) -> bool:
    """Say whether no value is left open by both sides."""
    if sides := sides_of_one_value(comparison):
        return not sides[0] & sides[1]
    left, right = bounds(comparison.left), bounds(comparison.right)
    return max(left[0], right[0]) > min(left[1], right[1])


def lies_within(comparison: SlotComparison) -> bool:
    """Say whether every value of the left side is one of the right side."""
    if sides := sides_of_one_value(comparison):
        return sides[0] <= sides[1]
    left, right = bounds(comparison.left), bounds(comparison.right)
    return right[0] <= left[0] and left[1] <= right[1]


def alike_elsewhere(pair: ClaimPair, met: Sequence[SlotComparison]) -> bool:
    """Say whether the words outside of the facts are the same on both sides."""
    left = without(pair.left, [c.left for c in met])
    return left == without(pair.right, [c.right for c in met])


def without(claim: Claim, slots: Sequence[Slot | None]) -> list[str]:
    """Give the words of a claim without some stretches and their hedges."""
    text = claim.text
    for slot in sorted((s for s in slots if s), key=lambda s: -s.start):
        text = f"{text[: slot.start]} {text[slot.end :]}"
    hedges = {"more", "less", "than", "least", "most", "at", "about"}
    return [word for word in text.lower().split() if word not in hedges]


def answers(members: Sequence[Example], entailer: Entailer) -> list[Answer]:
    """Label every pair both ways: by the model alone, and with typed facts."""
    scores = entailer.entail([member.pair for member in members])
    return [answer(member, found, entailer) for member, found in zip(members, scores, strict=True)]


def answer(member: Example, scores: NliScores, entailer: Entailer) -> Answer:
    """Label one pair; the ladder is asked for the facts, so one direction of the model is enough."""
    left, right = claim_of("premise", member.pair.premise), claim_of("hypothesis", member.pair.hypothesis)
    pair = ClaimPair(left, right, 1.0)
    verdict = judge(Evidence(pair, scores, scores, comparisons(left, right), entailer.thresholds))
    model = top_label(scores)
    return Answer(member.pair.premise, member.label, model, label_with_facts(verdict, model))


def main() -> None:
    """Print both shares, and the labels that typed facts change."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of research data")
    parser.add_argument("--no-models", action="store_true", help="a model that calls everything neutral")
    parser.add_argument("--rows", type=int, help="pairs to score, drawn with a fixed seed (all)")
    arguments = parser.parse_args()
    members = examples(arguments.data / "nli" / "test" / f"{SET}.jsonl.gz", arguments.rows)
    found = answers(members, TableEntailer() if arguments.no_models else load_entailer())
    for name in ("model", "facts"):
        share = Share(sum(getattr(one, name) == one.gold for one in found), len(found))
        title = "model alone" if name == "model" else "with typed facts"
        print(f"{title}: {percent(share.value)} ({percent_range(share.interval)}), {share.right} of {share.total}")
    for gold in LABELS:
        told = [one.facts for one in found if one.gold == gold]
        print(f"  {gold}: " + ", ".join(f"{label} {told.count(label)}" for label in LABELS))


if __name__ == "__main__":
    main()
