"""How well the binder tells one fact from two on pairs that it never saw: `python -m benchmarks.binder`.

`binder_pairs.jsonl` holds 640 pairs of sentences, made up to be hard and not seen by the shipped weights: half of one
fact with other values, half of two facts that look alike. `binder_stories.txt` holds 50 stories in the manner of those
that it learned from (`training.frames`), of which pairs are made. Both are for measuring, never for training.
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from sklearn.metrics import roc_auc_score

from consistency.models import load_binder
from consistency.slots.masked import hidden
from consistency.types import TextPair
from training import frames

if TYPE_CHECKING:
    from collections.abc import Sequence

STORIES = Path(__file__).parent / "binder_stories.txt"
#: Pairs made of the stories.
MADE = 1500
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


def of_stories(path: Path = STORIES, count: int = MADE) -> tuple[list[TextPair], list[int]]:
    """Make pairs of the stories, with the values hidden, and 1 where both are of one thing."""
    made = frames.pairs(frames.stories(path), count, random.Random(4))
    return [TextPair(one.left, one.right) for one in made], [one.same for one in made]


def curve(answers: Sequence[float], same: Sequence[int]) -> str:
    """Say the area under the curve with its interval."""
    told, truth = np.array(answers), np.array(same)
    rng = np.random.default_rng(0)
    draws = [rng.integers(0, len(told), len(told)) for _ in range(2000)]
    low, high = np.quantile([roc_auc_score(truth[d], told[d]) for d in draws], (0.025, 0.975))
    return f"area under the curve {roc_auc_score(truth, told):.3f} (95% {low:.3f}–{high:.3f}) of {len(told)} pairs"


def main() -> None:
    """Print the area under the curve with its interval, and what the limits let through."""
    binder = load_binder()
    if binder is None:
        raise SystemExit("there is no binder to measure")
    rows = pairs()
    answers, same = np.array(binder.bind([row.question() for row in rows])), np.array([row.same for row in rows])
    print(curve(answers, same))
    for limit in LIMITS:
        above = answers >= limit
        print(f"at {limit}: {above[same == 1].sum()} of {(same == 1).sum()} of one fact, "
              f"{above[same == 0].sum()} of {(same == 0).sum()} of two")  # fmt: skip
    questions, truth = of_stories()
    print(f"made of stories: {curve(binder.bind(questions), truth)}")


if __name__ == "__main__":
    main()
