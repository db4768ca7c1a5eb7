"""What the desk asks, on pairs that nobody saw who built this: `python -m benchmarks.desk [FILE] [--list]`.

`desk_test.jsonl` holds pairs of sentences of two outlets on one story, written to a brief without sight of code,
weights or training pairs: conflicts, which can't both be true, and traps, which only look like it. The whole pipeline
judges each pair alone, as `consistency compare` does. They are for measuring, never for training or tuning: whoever
reads `--list` uses them up.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from rich.console import Console
from rich.table import Table
from sklearn.metrics import roc_auc_score

from benchmarks.scores import Share, percent, percent_range
from consistency.pipeline import Models, compare
from consistency.settings import Settings
from consistency.types import Label, TextPair

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

PAIRS = Path(__file__).parent / "desk_test.jsonl"


@dataclass(frozen=True, slots=True)
class Written:
    """Two sentences, whether they clash ("conflict") or only look like it ("trap"), and in what or why not."""

    label: str
    type: str
    left: str
    right: str
    note: str = ""
    story: int = 0

    @property
    def clashes(self) -> bool:
        """Whether the two can't both be true."""
        return self.label == "conflict"


@dataclass(frozen=True, slots=True)
class Tried:
    """A pair with what the pipeline called it, and the contradiction that the NLI model saw in the whole of it."""

    pair: Written
    reasons: tuple[str, ...]  # of the contradictions
    contradiction: float

    @property
    def called(self) -> bool:
        """Whether a contradiction was reported."""
        return bool(self.reasons)


def read_pairs(path: Path = PAIRS) -> list[Written]:
    """Read the pairs; TypeError for a row with other fields."""
    return [Written(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def tried(pairs: Sequence[Written], models: Models) -> list[Tried]:
    """Judge each pair as if two outlets had printed its sentences."""
    texts = [
        TextPair(one, other) for pair in pairs for one, other in ((pair.left, pair.right), (pair.right, pair.left))
    ]
    seen = [scores.contradiction for scores in models.entailer.entail(texts)]
    found = []
    for place, pair in enumerate(pairs):
        report = compare(pair.left, pair.right, models=models)
        reasons = tuple(v.reason for v in report.verdicts if v.label is Label.CONTRADICTION)
        found.append(Tried(pair, reasons, (seen[2 * place] + seen[2 * place + 1]) / 2))
    return found


def by_type(found: Iterable[Tried], *, clashes: bool) -> dict[str, Share]:
    """Give how many were called a contradiction, type by type, the largest type first."""
    types: dict[str, list[bool]] = defaultdict(list)
    for one in found:
        if one.pair.clashes is clashes:
            types[one.pair.type].append(one.called)
    return {kind: Share(sum(own), len(own)) for kind, own in sorted(types.items(), key=lambda item: -len(item[1]))}


def table(title: str, shares: dict[str, Share]) -> Table:
    """Lay out shares with their intervals, and the sum below."""
    shown = Table(title=title)
    for name in ("", "called", "share", "95%"):
        shown.add_column(name, justify="right" if name else "left")
    whole = Share(sum(s.right for s in shares.values()), sum(s.total for s in shares.values()))
    for kind, share in {**shares, "all": whole}.items():
        shown.add_row(kind, f"{share.right} of {share.total}", percent(share.value), percent_range(share.interval))
    return shown


def main() -> None:
    """Print what was called, of conflicts and of traps, and how well the NLI model alone tells them apart."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", nargs="?", type=Path, default=PAIRS, help="file of pairs (desk_test.jsonl)")
    parser.add_argument("--list", action="store_true", help="print what was missed and what was called wrongly")
    arguments = parser.parse_args()
    found = tried(read_pairs(arguments.pairs), Models.load(Settings(cache="off")))
    console = Console(width=100)
    console.print(table("conflicts", by_type(found, clashes=True)))
    console.print(table("traps", by_type(found, clashes=False)))
    gold, seen = np.array([one.pair.clashes for one in found]), np.array([one.contradiction for one in found])
    console.print(f"the NLI model alone, on whole sentences: area under the curve {roc_auc_score(gold, seen):.3f}")
    if arguments.list:
        for one in (one for one in found if one.called != one.pair.clashes):
            console.print(f"{one.pair.label} {one.pair.type}: {one.pair.note}\n  {one.pair.left}\n  {one.pair.right}")
            for reason in one.reasons:
                console.print(f"  called: {reason}")


if __name__ == "__main__":
    main()
