"""The table of literal cases: `python -m benchmarks.cases [--models] [--sort]`.

Each row of `tests/slots/cases.tsv` is a pair of sentences as two outlets would print them, with the label that it must
get from typed facts alone; "no clash" is any label but contradiction, update and attribution. Rows that come out wrong
stand in `tests/slots/known_misses.tsv`, with what is found instead and where it goes wrong. `--models` judges with the
shipped models as well; `--sort` moves the rows that are met by now to the first table, and those that are not to the
second.
"""

from __future__ import annotations

import argparse
import csv
from collections import defaultdict
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from consistency.models.fakes import TableEntailer, WordEmbedder
from consistency.pipeline import Models, read_claims
from consistency.regress.nouns import KnownPair, Outcome
from consistency.regress.run import judge_known
from consistency.settings import OFF, Settings
from consistency.types import Article, Label, SlotKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from consistency.regress.nouns import Judged

FOLDER = Path(__file__).parent.parent / "tests" / "slots"
CASES, MISSES = FOLDER / "cases.tsv", FOLDER / "known_misses.tsv"
NO_CLASH = "no clash"
FALSE_CLASH = "called a clash"
_DISPUTED = (Label.CONTRADICTION, Label.UPDATE, Label.ATTRIBUTION)
_SLOT = {"name": SlotKind.PERSON}
#: Sentences with more words in common, or with fewer words, are no two outlets' way of telling it.
LIKE, SHORT = 0.7, 8


@dataclass(frozen=True, slots=True)
class Case:
    """A row: the kind of fact, the label expected ("contradiction/age"), what makes it a trap ("" for none).

    `found` and `why` are those of a known miss. Times of publication are ISO 8601, or empty.
    """

    kind: str
    expected: str
    trap: str
    left: str
    right: str
    left_published: str = ""
    right_published: str = ""
    found: str = ""
    why: str = ""

    @property
    def retold(self) -> bool:
        """Whether both sides tell it at length and in words of their own."""
        sides = self.left.lower().split(), self.right.lower().split()
        return min(map(len, sides)) >= SHORT and SequenceMatcher(None, *sides, autojunk=False).ratio() < LIKE

    def is_met(self, outcome: Outcome) -> bool:
        return outcome.label not in _DISPUTED if self.expected == NO_CLASH else str(outcome) == self.expected


MISS_COLUMNS = tuple(Case.__slots__)
COLUMNS = tuple(name for name in MISS_COLUMNS if name not in ("found", "why"))


def rows_of(path: Path) -> tuple[Case, ...]:
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(Case(**row) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def judged(rows: Sequence[Case], models: Models | None = None) -> tuple[Judged, ...]:
    """Judge each row as a story of two articles, by typed facts alone where no models are given."""
    pairs = [
        KnownPair(
            line, row.left, row.right, Outcome(Label.UNRELATED),
            left_published=row.left_published, right_published=row.right_published,
        )
        for line, row in enumerate(rows, 1)
    ]  # fmt: skip
    return judge_known(pairs, FOLDER, models=models or Models(WordEmbedder(), TableEntailer())).judged


def why(case: Case, item: Judged) -> str:
    """Say where a row goes wrong: a clash that is none, facts not read, not bound, or met on another rung."""
    kind = _SLOT.get(case.kind) or SlotKind(case.kind)
    levels = [one.level for one in item.lead.comparisons if one.kind is kind] if item.lead else []
    if item.found.label is Label.CONTRADICTION:
        return "another type of clash" if case.expected.startswith(Label.CONTRADICTION) else FALSE_CLASH
    if levels:
        return f"met as: {levels[0]}"
    sides = sum(_reads(kind, text) for text in (case.left, case.right))
    return "read on both sides, not bound" if sides == 2 else "not read on both sides"


def _reads(kind: SlotKind, text: str) -> bool:
    claims = read_claims([Article("a", "a", text, published="2024-03-06")])
    return any(slot.kind is kind for claim in claims for slot in claim.slots)


def sorted_out(rows: Sequence[Case], found: Sequence[Judged]) -> tuple[list[Case], list[Case]]:
    """Give the rows that are met, and the others with what is found instead."""
    met: list[Case] = []
    missed: list[Case] = []
    for row, item in zip(rows, found, strict=True):
        if row.is_met(item.found):
            met.append(replace(row, found="", why=""))
        else:
            missed.append(replace(row, found=str(item.found), why=why(row, item)))
    return met, missed


def write(path: Path, rows: Sequence[Case], columns: Sequence[str]) -> None:
    """Write a table in the order of kinds; rows of a kind keep theirs."""
    kinds = list(dict.fromkeys([*_ORDER, *(row.kind for row in rows)]))
    ordered = sorted(rows, key=lambda row: kinds.index(row.kind))
    lines = ["\t".join(columns), *("\t".join(getattr(row, name) for name in columns) for row in ordered)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


_ORDER = ["date", "time", "duration", "quantity", "money", "age", "name", "role", "place", "quote", "polarity"]


def shown(met: Sequence[Case], missed: Sequence[Case], title: str) -> Table:
    """Count rows by kind: met of all, for clashes and for traps."""
    table = Table(title=title)
    for name in ("kind", "clashes found", "traps no clash", "of them as expected"):
        table.add_column(name, justify="left" if name == "kind" else "right")
    for kind in _ORDER:
        good, bad = ([row for row in rows if row.kind == kind] for rows in (met, missed))
        clashes = [sum(not row.trap for row in rows) for rows in (good, bad)]
        traps = [sum(bool(row.trap) for row in rows) for rows in (good, bad)]
        false = sum(bool(row.trap) and row.why == FALSE_CLASH for row in bad)
        table.add_row(
            kind, f"{clashes[0]}/{sum(clashes)}", f"{sum(traps) - false}/{sum(traps)}", f"{traps[0]}/{sum(traps)}"
        )
    return table


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", action="store_true")
    parser.add_argument("--sort", action="store_true")
    arguments = parser.parse_args()
    rows = (*rows_of(CASES), *rows_of(MISSES))
    console = Console(width=140)
    met, missed = sorted_out(rows, judged(rows))
    console.print(shown(met, missed, f"typed facts alone: {len(met)} of {len(rows)} rows"))
    if arguments.models:
        own = sorted_out(rows, judged(rows, Models.load(Settings(cache=OFF))))
        console.print(shown(*own, f"with the shipped models: {len(own[0])} of {len(rows)} rows"))
    groups: dict[str, list[Case]] = defaultdict(list)
    for row in missed:
        groups[row.why].append(row)
    for name, group in sorted(groups.items(), key=lambda item: (item[0] != FALSE_CLASH, -len(item[1]))):
        console.print(f"\n{name}: {len(group)}", markup=False)
        for row in group:
            trap = f" ({row.trap})" if row.trap else ""
            console.print(f"  {row.kind}{trap}: {row.left} | {row.right} -> {row.found}", markup=False, soft_wrap=True)
    if arguments.sort:
        write(CASES, met, COLUMNS)
        write(MISSES, missed, MISS_COLUMNS)


if __name__ == "__main__":
    main()
