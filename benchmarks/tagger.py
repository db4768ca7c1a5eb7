"""How well names are found: `python -m benchmarks.tagger [--data DIR] [--tagger NAME]`.

A name counts as right where its borders and its kind are right. The held parts: every third article of WikiGold, the
dev and test files of WNUT 2017 (corporations and groups are organisations here; products and works are not scored),
and the ECB+ topics from 30 on. ECB+ marks who and where an event was, and not every name: a name found where nobody
looked is not counted. Intervals are 95%, by bootstrap over sentences. The rules are those that read names when the
tagger is off; they know no organisations.

Published, for comparison: on WikiGold, four kinds, 60.1 by BOND, which saw no marked sentence (Liang et al. 2020); on
WNUT 2017, six kinds, 45.6 (Aguilar et al. 2018), 49.6 (pooled Flair, Akbik et al. 2019), 39.5 (a bert-base-cased
fine-tuned on its train part, by its model card; its people, places, corporations and groups alone come to 45.8).
"""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from rich.console import Console
from rich.table import Table

from consistency.lang.names import find_names
from consistency.models import load_tagger
from consistency.slots.gazetteer import readings
from consistency.slots.mentions import mentions
from training.corpora import KINDS, Entity, Sentence, f1_of, held_sets, tally

if TYPE_CHECKING:
    from collections.abc import Sequence

    from training.corpora import Tally

DRAWS = 1000
NAMES = KINDS[:3]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 of one set, with the interval of the last."""

    marked: int
    precision: float
    recall: float
    f1: float
    low: float
    high: float


def score(counts: Sequence[Tally]) -> Score:
    """Give the figures of a set from the counts of its sentences."""
    table = np.array([(one.marked, one.found, one.right) for one in counts])
    marked, found, right = (int(column) for column in table.sum(0))
    drawn = table[np.random.default_rng(0).integers(len(table), size=(DRAWS, len(table)))].sum(1)
    spread = 2 * drawn[:, 2] / np.maximum(drawn[:, 0] + drawn[:, 1], 1)
    low, high = np.percentile(spread, (2.5, 97.5))
    return Score(
        marked, right / max(found, 1), right / max(marked, 1), f1_of(counts), float(low), float(high)
    )  # fmt: skip


def by_rules(sentences: Sequence[Sentence]) -> list[tuple[Entity, ...]]:
    """Give the names that the rules find: people by title, given name, age or office, and well-known places."""
    return [(*_people(sentence.text), *_places(sentence.text)) for sentence in sentences]


def _people(text: str) -> list[Entity]:
    return [Entity(one.start, one.end, "person") for one in mentions(text) if one.person]


def _places(text: str) -> list[Entity]:
    return [Entity(one.start, one.end, "place") for one in find_names(text) if readings(one.text)]


def rows_of(
    name: str, sentences: Sequence[Sentence], found: Sequence[Sequence[Entity]]
) -> list[tuple[str, str, Score]]:
    """Give a row for all kinds together and one for each."""
    groups = [("people, organisations, places", NAMES), *((kind, (kind,)) for kind in NAMES)]
    if name == "wikigold":
        groups.insert(0, ("four kinds", KINDS))
    scored = [(name, title, tally(sentences, found, kinds)) for title, kinds in groups]
    return [(set_, title, score(counts)) for set_, title, counts in scored if any(c.marked for c in counts)]


def shown(rows: Sequence[tuple[str, str, Score]], title: str) -> Table:
    """Give the table of a tagger."""
    table = Table("set", "names of", "marked", "precision", "recall", "F1", "95%", title=title)
    for name, kinds, one in rows:
        cells = (f"{100 * value:.1f}" for value in (one.precision, one.recall, one.f1))
        table.add_row(name, kinds, str(one.marked), *cells, f"{100 * one.low:.1f}-{100 * one.high:.1f}")
    return table


def main() -> None:
    """Score the tagger and the rules on the held parts, and time the tagger."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder with ner/")
    parser.add_argument("--tagger", default="shipped", help="the shipped tagger, or one by folder or hub name")
    arguments = parser.parse_args()
    tagger = load_tagger(arguments.tagger)
    if tagger is None:
        parser.error('--tagger "off" leaves nothing to score')
    console = Console()
    rows, rules, wall, work, texts = [], [], 0.0, 0.0, 0
    for name, sentences in held_sets(arguments.data).items():
        start, busy = time.perf_counter(), time.process_time()
        tags = tagger.tag([sentence.text for sentence in sentences])
        wall, work = wall + time.perf_counter() - start, work + time.process_time() - busy
        texts += len(sentences)
        found = [[Entity(one.start, one.end, one.kind) for one in names] for names in tags]
        rows += rows_of(name, sentences, found)
        rules += rows_of(name, sentences, by_rules(sentences))
    console.print(shown(rows, tagger.name))
    console.print(shown(rules, "rules alone"))
    console.print(f"1,000 sentences: {1000 * wall / texts:.1f} s, {1000 * work / texts:.1f} s of CPU")


if __name__ == "__main__":
    main()
