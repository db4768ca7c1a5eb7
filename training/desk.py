"""Pairs as a desk meets them: what two outlets print on one detail, and whether both can be true.

The rows of `training/pairs/desk*.jsonl` are ours. A conflict contradicts, however little both sides share; a trap only
looks like one (a part of a total, a hedge, another day) and is no contradiction, whatever else it may be.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from training.frames import HELD_OF
from training.mix import COMPATIBLE, Pair, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

LABEL_OF = {"conflict": "contradiction", "trap": COMPATIBLE}


def desk_rows(*paths: Path, held: bool) -> list[dict[str, Any]]:
    """Read the rows to learn from, or those held out.

    Held out is every sixth row, and where the rows say of which story they are, every sixth story: of one story
    several rows share a sentence.
    """
    rows = [
        json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    return [row for place, row in enumerate(rows) if (row.get("story", place) % HELD_OF == 0) is held]


def desk_pairs(*paths: Path, held: bool) -> list[Pair]:
    """Give those rows as pairs; KeyError for a label of another name."""
    return [Pair(row["left"], row["right"], LABEL_OF[row["label"]]) for row in desk_rows(*paths, held=held)]


def both_ways(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Give each pair in both directions: that two reports can't both be true has none."""
    for pair in pairs:
        yield pair
        yield Pair(pair.hypothesis, pair.premise, pair.label)


def claim_pairs(*paths: Path) -> list[Pair]:
    """Read what `training.mined` and `training.cut` wrote.

    Rows without a label are claims that no desk would call a conflict; those with one are given both ways.
    """
    found: list[Pair] = []
    for row in (row for path in paths for row in read_rows(path)):
        pair = Pair(row["left"], row["right"], LABEL_OF[row.get("label", "trap")])
        found += both_ways([pair]) if "label" in row else [pair]
    return found
