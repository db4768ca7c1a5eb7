"""Fit the weights that say whether two figures of two reports are about one thing, and write them to the package.

    python -m training.sameness --data ../shared/data --out consistency/slots/data/sameness.json

Nobody has to label anything: two articles of one story that give the same distinctive value speak of the same fact
(1), two that give different values mostly of different ones (0; the few real clashes among them are noise that pulls
the weights down). The cues see nothing of the values, so what is learned carries over to facts that clash. Fitted on
one half of the stories, with the sign of each weight fixed where it is plain; `--list KIND` prints the likeliest
clashes of that half to read, from which the thresholds below were chosen.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize

from benchmarks.planting.corpus import half, read_stories
from consistency.models import load_embedder, load_tagger
from consistency.pipeline import candidates, read_claims, silent
from consistency.settings import Settings
from consistency.slots.cues import cues
from consistency.slots.ladder import compare
from consistency.slots.meeting import MEETINGS
from consistency.slots.open_facts import KINDS, comparable
from consistency.slots.told import Told
from consistency.types import ClaimPair, SlotComparison, SlotKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

#: Cues that can only speak for one thing (1) or only against it (-1), whatever a sample says; the rest are free.
SIGNS = {
    "similarity": 1, "other names": -1, "same neighbours": 1, "same neighbours of all": 1, "same word before": 1,
    "same word after": 1, "same words before": 1, "same words after": 1, "same noun": 1, "other noun": -1,
    "same event": 1, "rivals in the claims": -1, "another fact in common": 1, "both lead": 1,
    "only one of its noun": 1,
}  # fmt: skip
#: Chosen by reading the likeliest clashes of the half that the weights were fitted on.
BELIEVED = {
    SlotKind.DATE: 0.85, SlotKind.TIME: 0.9, SlotKind.DURATION: 0.93, SlotKind.QUANTITY: 0.6, SlotKind.MONEY: 0.8,
    SlotKind.AGE: 0.7, SlotKind.PLACE: 0.9,
}  # fmt: skip
#: Below this, counts that a rule bound were of two crowds or two nights; of the same counts that rules bind, 2 in 100
#: lie below. Other kinds are left to their rules: what is told in quite other words lies low and is bound all the same.
DOUBTED = {SlotKind.QUANTITY: 0.5}
#: Two reports may both count to three; a larger figure that both give is one fact.
DISTINCTIVE = 4.0
RIDGE = 1e-3
#: Clashes below this are not printed.
LISTED = 0.4


@dataclass(frozen=True, slots=True)
class Example:
    """Two slots of a kind: their cues, whether they give one value, and where they come from."""

    found: dict[str, float]
    same: bool
    known: bool  # one of the two articles states both values
    story: str
    pair: ClaimPair
    comparison: SlotComparison


def examples(data: Path, part: str) -> Iterator[Example]:
    """Give the comparable slots of the aligned claims of half the stories."""
    embedder, tagger = load_embedder(), load_tagger()
    for story in half(read_stories(data), part):
        claims = read_claims(story.articles, tagger=tagger)
        told = Told.of(claims)
        for pair in candidates(story.articles, claims, embedder, Settings(), silent):
            yield from of_pair(pair, told, story.name)


def of_pair(pair: ClaimPair, told: Told, story: str) -> Iterator[Example]:
    """Give the examples of two claims; what can't be compared, and small figures that agree, are left out."""
    for kind in KINDS:
        for left, right in comparable(pair, kind):
            one = compare(MEETINGS[kind].levels, left, right)
            small = kind is SlotKind.QUANTITY and left.unit is None and (left.low or 0.0) <= DISTINCTIVE
            if one.agrees is None or (one.agrees and small):
                continue
            known = told.states(pair.right.article_id, left) or told.states(pair.left.article_id, right)
            yield Example(cues(pair, left, right, told), one.agrees, known, story, pair, one)


def fitted(sample: list[Example]) -> tuple[dict[str, float], dict[str, float]]:
    """Give the weight of each cue and the intercept of each kind: ridge logistic regression with bounded signs."""
    names = list(sample[0].found)
    matrix = np.array([[e.found[name] for name in names] for e in sample])
    kinds = np.array([[e.comparison.kind is kind for kind in KINDS] for e in sample], dtype=float)
    scale = np.where(matrix.std(axis=0) > 0, matrix.std(axis=0), 1.0)
    inputs = np.hstack([matrix / scale, kinds])
    labels = np.array([e.same for e in sample], dtype=float)

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        logits = inputs @ weights
        value = np.mean(np.logaddexp(0, logits) - labels * logits) + RIDGE * weights @ weights
        slope = inputs.T @ (1 / (1 + np.exp(-logits)) - labels) / len(labels) + 2 * RIDGE * weights
        return float(value), slope

    limits = {1: (0, None), -1: (None, 0), 0: (None, None)}
    bounds = [limits[SIGNS.get(name, 0)] for name in names] + [(None, None)] * len(KINDS)
    start = np.zeros(inputs.shape[1])
    best = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x
    weights = best[: len(names)] / scale
    return (
        {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)},
        {str(kind): round(float(weight), 4) for kind, weight in zip(KINDS, best[len(names) :], strict=True)},
    )


def probability(example: Example, weights: dict[str, float], kinds: dict[str, float]) -> float:
    """Give what the fitted model makes of an example."""
    total = kinds[example.comparison.kind] + sum(weights[name] * value for name, value in example.found.items())
    return float(1 / (1 + np.exp(-total)))


def report(sample: list[Example], weights: dict[str, float], kinds: dict[str, float], name: str) -> None:
    """Print by kind how many same values and how many open clashes the thresholds let through."""
    print(f"{name}: {len(sample)} examples")
    for kind in KINDS:
        scored = [(probability(e, weights, kinds), e) for e in sample if e.comparison.kind is kind]
        same = [p for p, e in scored if e.same]
        clash = [p for p, e in scored if not e.same and not e.known]
        limit = BELIEVED[kind]
        print(
            f"  {kind:9} same value {sum(p >= limit for p in same):4} of {len(same):5}"
            f"   open clash {sum(p >= limit for p in clash):4} of {len(clash):5}   at {limit}"
        )


def listed(sample: list[Example], weights: dict[str, float], kinds: dict[str, float], kind: str) -> None:
    """Print the likeliest open clashes of a kind, one for each two values of a story: to read, never to keep."""
    seen: Counter[tuple[str, frozenset[str]]] = Counter()
    scored = [(probability(e, weights, kinds), e) for e in sample if not e.same and not e.known]
    for likely, one in sorted(scored, key=lambda item: -item[0]):
        left, right = one.comparison.left, one.comparison.right
        if one.comparison.kind != kind or left is None or right is None or likely < LISTED:
            continue
        seen[key := (one.story, frozenset((left.value, right.value)))] += 1
        if seen[key] == 1:
            print(f"{likely:.3f} {one.story} [{left.text}] [{right.text}]")
            print(f"    {one.pair.left.text!r}\n    {one.pair.right.text!r}")


def main() -> None:
    """Fit on the one half, report on both, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder with news/")
    parser.add_argument("--out", type=Path, default=None, help="where to write the weights; none writes nothing")
    parser.add_argument("--list", default=None, metavar="KIND", help="print the likeliest clashes of a kind")
    arguments = parser.parse_args()
    tune = list(examples(arguments.data, "tune"))
    weights, kinds = fitted(tune)
    if arguments.list:
        listed(tune, weights, kinds, arguments.list)
        return
    report(tune, weights, kinds, "tune")
    report(list(examples(arguments.data, "held")), weights, kinds, "held")
    if arguments.out:
        limits = {"believed": BELIEVED, "doubted": DOUBTED}
        tables = {name: {str(kind): limit for kind, limit in table.items()} for name, table in limits.items()}
        write(arguments.out, {"cues": weights, "kinds": kinds, **tables})


def write(path: Path, tables: dict[str, dict[str, float]]) -> None:
    """Write the weights, one a line."""
    path.write_text(json.dumps(tables, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
