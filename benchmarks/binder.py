"""How well the binder tells one fact from two on pairs that it never saw: `python -m benchmarks.binder`.

`binder_pairs.jsonl` holds 640 pairs of sentences, made up to be hard and not seen by the shipped weights: half of one
fact with other values, half of two facts that look alike. They are for measuring, never for training.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.metrics import roc_auc_score

from consistency.models import load_binder
from consistency.slots.masked import hidden
from consistency.types import TextPair

PAIRS = Path(__file__).parent / "binder_pairs.jsonl"
#: Answers from which `slots.sameness` takes the binder at its word, by how much the cues say beside it.
LIMITS = (0.75, 0.9, 0.95, 0.97)


@dataclass(frozen=True, slots=True)
class Written:
    """Two sentences with the value that each states, and 1 where both values are of one thing."""

    kind: str
    left: str
    left_value: str
    right: str
    right_value: str
    same: int
    note: str = ""

    def question(self) -> TextPair:
        """Give both sentences with their values hidden."""
        return TextPair(
            _masked(self.kind, self.left, self.left_value), _masked(self.kind, self.right, self.right_value)
        )


def _masked(kind: str, text: str, value: str) -> str:
    before, _, after = text.partition(value)
    return f"{kind}: {before}{hidden(kind, value)}{after}"


def pairs(path: Path = PAIRS) -> list[Written]:
    """Read the pairs."""
    return [Written(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def main() -> None:
    """Print the area under the curve with its interval, and what the limits let through."""
    binder = load_binder()
    if binder is None:
        raise SystemExit("there is no binder to measure")
    rows = pairs()
    answers, same = np.array(binder.bind([row.question() for row in rows])), np.array([row.same for row in rows])
    rng = np.random.default_rng(0)
    draws = [rng.integers(0, len(rows), len(rows)) for _ in range(2000)]
    low, high = np.quantile([roc_auc_score(same[d], answers[d]) for d in draws], (0.025, 0.975))
    print(f"area under the curve {roc_auc_score(same, answers):.3f} (95% {low:.3f}–{high:.3f}) of {len(rows)} pairs")
    for limit in LIMITS:
        above = answers >= limit
        print(f"at {limit}: {above[same == 1].sum()} of {(same == 1).sum()} of one fact, "
              f"{above[same == 0].sum()} of {(same == 0).sum()} of two")  # fmt: skip


if __name__ == "__main__":
    main()
