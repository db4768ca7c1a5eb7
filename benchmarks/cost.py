"""What typed facts cost: `python -m benchmarks.cost [--runs N] [--profile]`.

On one core, with no model: reading the facts of 1,000 claims, and binding and comparing those of 10,000 pairs. The text
is the package's own: the demo stories, the known claims and the literal cases, no two claims with one text. Before each
run all that was kept of earlier texts is dropped. Pairs are those that the pipeline would judge, the most alike ones.
What is done once in a process (word lists, the registry of units) is shown apart.
"""

from __future__ import annotations

import argparse
import cProfile
import functools
import gc
import pstats
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from benchmarks.cases import CASES, MISSES, rows_of
from benchmarks.demo import DATA
from consistency.claims import extract
from consistency.ingest import read
from consistency.models.fakes import WordEmbedder
from consistency.pipeline import candidates, silent
from consistency.regress.known import read_known
from consistency.regress.nouns import KnownPair
from consistency.settings import Settings
from consistency.slots import Told, compared, with_slots
from consistency.types import Article, Claim

if TYPE_CHECKING:
    from collections.abc import Callable

    from consistency.types import ClaimPair

CLAIMS, PAIRS = 1_000, 10_000
LIMIT = 1.0
Extracted = tuple[Article, Sequence[Claim]]


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of one run: of the wall clock, and of this process on its core."""

    wall: float
    core: float


def articles() -> tuple[Article, ...]:
    """Give the demo stories, and the sides of known pairs and literal cases as reports; cases of a kind are a story."""
    known = [row for row in read_known(DATA / "known_claims.jsonl") if isinstance(row, KnownPair)]
    sides = [("known", row.left, row.right) for row in known]
    sides += [(row.kind, row.left, row.right) for path in (CASES, MISSES) for row in rows_of(path)]
    printed = [
        Article(f"{outlet} {line}", outlet, text, published="2024-03-06", story=story)
        for line, (story, *both) in enumerate(sides)
        for outlet, text in zip(("left", "right"), both, strict=True)
    ]
    return (*read([DATA]).articles, *printed)


def varied(extracted: Sequence[Extracted], count: int) -> list[Extracted]:
    """Give the first `count` claims of which no two have one text."""
    seen: set[str] = set()
    chosen: list[Extracted] = []
    for article, claims in extracted:
        new = [claim for claim in {claim.text: claim for claim in claims}.values() if claim.text not in seen]
        new = new[: count - len(seen)]
        seen |= {claim.text for claim in new}
        chosen.append((article, new))
    return chosen


def most_alike(extracted: Sequence[Extracted], count: int) -> tuple[list[ClaimPair], Told]:
    """Give the `count` pairs of texts that are most alike, and what their articles state."""
    claims = [claim for article, own in extracted for claim in with_slots(own, article)]
    pairs = candidates([article for article, _ in extracted], claims, WordEmbedder(), Settings(), silent)
    different = {(pair.left.text, pair.right.text): pair for pair in pairs}.values()
    return sorted(different, key=lambda pair: -pair.similarity)[:count], Told.of(claims)


def forget() -> None:
    """Empty every bounded cache of the package: those hold texts, the unbounded ones word lists."""
    for held in gc.get_objects():
        ours = type(held) is functools._lru_cache_wrapper and str(held.__module__).startswith("consistency.")
        if ours and held.cache_parameters()["maxsize"] is not None:
            held.cache_clear()


def timed(work: Callable[[], object]) -> Cost:
    forget()
    gc.collect()
    wall, core = time.perf_counter(), time.process_time()
    work()
    return Cost(time.perf_counter() - wall, time.process_time() - core)


def profiled(work: Callable[[], object]) -> None:
    forget()
    profile = cProfile.Profile()
    profile.runcall(work)
    pstats.Stats(profile).sort_stats("tottime").print_stats(25)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--profile", action="store_true")
    arguments = parser.parse_args()
    extracted = [(article, extract(article)) for article in articles()]
    texts = {claim.text for _, claims in extracted for claim in claims}
    sample = Article("sample", "sample", "The minister, 57, said the tower was 300 m tall.")
    own = extract(sample)
    first = timed(lambda: with_slots(own, sample))
    chosen = varied(extracted, CLAIMS)
    pairs, told = most_alike(extracted, PAIRS)
    works: dict[str, Callable[[], object]] = {
        f"facts of {sum(len(claims) for _, claims in chosen):,} claims": lambda: [
            with_slots(claims, article) for article, claims in chosen
        ],
        f"{len(pairs):,} pairs bound and compared": lambda: [compared(pair, told) for pair in pairs],
    }
    console = Console(width=110)
    console.print(f"{len(texts):,} different claims; once in a process, word lists and units: {first.core:.2f} s")
    table = Table(title=f"cost of typed facts on one core, best of {arguments.runs} runs")
    for name in ("", "wall s", "core s", "goal s", "met"):
        table.add_column(name, justify="right" if name else "left")
    for name, work in works.items():
        runs = [timed(work) for _ in range(arguments.runs)]
        wall, core = min(run.wall for run in runs), min(run.core for run in runs)
        table.add_row(name, f"{wall:.2f}", f"{core:.2f}", f"{LIMIT:.0f}", "yes" if wall < LIMIT else "no")
        if arguments.profile:
            profiled(work)
    console.print(table)


if __name__ == "__main__":
    main()
