"""How well the NLI model judges pairs: `python -m benchmarks.nli [--data DIR] [--nli NAME] [--rows N] [--test]`.

Three-way sets are scored on the most probable label, two-way sets ("ways") on P(entailment) > 0.5 against the rest. A
pair over the token limit counts as wrong, and is counted ("long"). The test sets are report-only: nothing was trained
or tuned on them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from benchmarks.scores import wilson
from consistency.models import load_entailer
from consistency.types import NliScores, TextPair

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from consistency.models import Entailer

LABELS = ("entailment", "neutral", "contradiction")
#: Sets whose gold labels say entailed or not, and nothing finer.
TWO_WAY = ("fever_symmetric", "scitail", "propsegment", "hans")


@dataclass(frozen=True, slots=True)
class Example:
    """A pair and the label that people gave it."""

    pair: TextPair
    label: str


@dataclass(frozen=True, slots=True)
class Score:
    """What the model makes of one set."""

    name: str
    two_way: bool
    right: int
    pairs: int
    too_long: int

    @property
    def interval(self) -> tuple[float, float]:
        """The 95% Wilson interval of the accuracy."""
        return wilson(self.right, self.pairs)


def examples(path: Path, rows: int | None) -> list[Example]:
    """Read a set, or a sample of `rows` of it that is the same every time."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        read = [json.loads(line) for line in lines]
    if rows is not None and rows < len(read):
        read = random.Random(0).sample(read, rows)
    return [Example(TextPair(row["premise"], row["hypothesis"]), row["label"]) for row in read]


def is_right(scores: NliScores, label: str, *, two_way: bool) -> bool:
    """Say whether the scores give the label; what the model could not see whole is wrong."""
    if scores.truncated:
        return False
    if two_way:
        return (scores.entailment > 0.5) == (label == "entailment")
    return max(LABELS, key=lambda name: float(getattr(scores, name))) == label


def score(name: str, members: Sequence[Example], entailer: Entailer) -> Score:
    """Score one set."""
    two_way = name.startswith(TWO_WAY)
    found = entailer.entail([member.pair for member in members])
    right = sum(is_right(s, m.label, two_way=two_way) for s, m in zip(found, members, strict=True))
    return Score(name, two_way, right, len(members), sum(s.truncated for s in found))


def table(title: str, scores: Iterable[Score]) -> Table:
    """Lay the scores out, a set a row."""
    shown = Table(title=title, box=None, pad_edge=False)
    for heading in ("set", "ways", "accuracy", "95%", "right", "pairs", "long"):
        shown.add_column(heading, justify="left" if heading == "set" else "right", no_wrap=heading == "set")
    for s in scores:
        low, high = s.interval
        shares = (f"{s.right / s.pairs:.1%}", f"{low:.1%}-{high:.1%}")
        shown.add_row(s.name, "2" if s.two_way else "3", *shares, f"{s.right:,}", f"{s.pairs:,}", f"{s.too_long:,}")
    return shown


def main() -> None:
    """Print a table of the dev sets and, where asked for, one of the test sets."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of research data")
    parser.add_argument("--nli", help="folder or hub name of another NLI model (the shipped one)")
    parser.add_argument("--rows", type=int, help="pairs of each set to score, drawn with a fixed seed (all)")
    parser.add_argument("--test", action="store_true", help="score the test sets too")
    arguments = parser.parse_args()
    entailer = load_entailer(arguments.nli)
    for part in ("dev", "test") if arguments.test else ("dev",):
        files = sorted((arguments.data / "nli" / part).glob("*.jsonl.gz"))
        sets = {path.name.removesuffix(".jsonl.gz"): examples(path, arguments.rows) for path in files}
        title = f"{entailer.name}: NLI {part} sets"
        Console().print(table(title, [score(name, members, entailer) for name, members in sets.items()]))


if __name__ == "__main__":
    main()
