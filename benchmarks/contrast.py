"""Contrast pairs from unseen articles: `python -m benchmarks.contrast [--data DIR] [--nli NAME] [--pairs N]`.

Pairs that `training.contrast` makes of the texts that are held out from training: one changed fact contradicts, less
said or said otherwise follows, another fact does neither. For each kind, the share that the NLI model labels rightly
where the two sides stand bare, and where both have other material of the article beside them.
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from benchmarks.nli import is_right
from benchmarks.scores import Share, percent, percent_range
from consistency.models import load_entailer
from consistency.types import TextPair
from training.contrast import Contrast, contrasts, load

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from consistency.models import Entailer

BARE, BOTH = (False, False), (True, True)
LABELS = ("contradiction", "entailment", "neutral")


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of pair is judged, bare and with other material on both sides."""

    label: str
    name: str
    bare: Share
    both: Share


def counted(pairs: Sequence[Contrast], entailer: Entailer) -> Counter[tuple[str, str, bool]]:
    """Count pairs by label, kind and whether the model labels them rightly."""
    scores = entailer.entail([TextPair(pair.premise, pair.hypothesis) for pair in pairs])
    return Counter(
        (pair.label, pair.kind, is_right(found, pair.label, two_way=False))
        for pair, found in zip(pairs, scores, strict=True)
    )


def kinds(bare: Counter[tuple[str, str, bool]], both: Counter[tuple[str, str, bool]]) -> Iterator[Kind]:
    """Give each kind of a label, and the label as a whole."""
    for label in LABELS:
        names = sorted({name for of, name, _ in (*bare, *both) if of == label})
        for name in (*names, ""):
            yield Kind(label, name or "all", _share(bare, label, name), _share(both, label, name))


def _share(counts: Counter[tuple[str, str, bool]], label: str, name: str) -> Share:
    mine = {key: count for key, count in counts.items() if key[0] == label and name in ("", key[1])}
    return Share(sum(count for key, count in mine.items() if key[2]), sum(mine.values()))


def table(found: Sequence[Kind]) -> Table:
    """Lay the kinds out, a row each."""
    shown = Table(title="contrast pairs from unseen articles, labelled rightly", box=None, pad_edge=False)
    for name in ("label", "kind", "bare", "pairs", "95%", "material on both sides", "pairs", "95%"):
        shown.add_column(name, justify="left" if name in ("label", "kind") else "right")
    for kind in found:
        cells = []
        for share in (kind.bare, kind.both):
            cells += (
                [percent(share.value), f"{share.total:,}", percent_range(share.interval)] if share.total else [""] * 3
            )
        shown.add_row(kind.label, kind.name, *cells)
    return shown


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of research data")
    parser.add_argument("--nli", help="folder or hub name of another NLI model (the shipped one)")
    parser.add_argument("--pairs", type=int, default=6000, help="pairs of each of both columns (6000)")
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    reports, entailer = load(arguments.data, held=True), load_entailer(arguments.nli)
    columns = [
        counted(list(contrasts(reports, seed=arguments.seed, limit=arguments.pairs, cells=(cell,))), entailer)
        for cell in (BARE, BOTH)
    ]
    Console(width=110).print(table(list(kinds(*columns))))


if __name__ == "__main__":
    main()
