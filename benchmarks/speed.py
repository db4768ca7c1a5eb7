"""How fast one story is checked: `python -m benchmarks.speed [--articles N] [--data DIR]`.

In one run, on the same articles and threads: this pipeline, and what a user would write instead (sentences, MiniLM,
every pair of two outlets above a cosine through the same cross-encoder in fp32, both directions). Times are given as
ratios too, for they differ from machine to machine. Also: where the time goes, what a second run costs with the cache,
the peak of memory, and the share of the machine's own rate of bf16 matrix products that the cross-encoder reaches.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from rich.console import Console
from rich.table import Table

from consistency.claims.sentences import sentences
from consistency.models.bert import Inputs
from consistency.models.entailer import CrossEntailer
from consistency.pipeline import Models, check
from consistency.settings import Settings
from consistency.store import Store
from consistency.types import Article, Label, TextPair

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from consistency.types import Report

#: Above it the script of the comparison scores a pair; 0.3 keeps what a user would call related.
COSINE = 0.3
#: Sizes of the products that the rate of this machine is taken from: those of the network's own layers.
TOKENS, WIDTH, INNER = 4096, 384, 1536
LAYERS = 6


@dataclass(frozen=True, slots=True)
class Timed:
    """What a run took and did."""

    seconds: float
    pairs: int
    clashes: frozenset[tuple[str, str]]


class Clock:
    """Sums the seconds of stages from the calls of a progress bar."""

    def __init__(self) -> None:
        self.stages: dict[str, float] = defaultdict(float)
        self.last = time.perf_counter()
        self.stage = "Reading claims"

    def __call__(self, stage: str, _done: int, _total: int) -> None:
        now = time.perf_counter()
        self.stages[self.stage] += now - self.last
        self.last, self.stage = now, stage

    def close(self) -> None:
        self("end", 0, 0)


def articles_of(path: Path, count: int) -> list[Article]:
    """Give the articles of the largest events, one outlet each, under one story."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    rows.sort(key=lambda row: (row["story"], row["outlet"], row.get("id", "")))
    return [
        Article(f"a{n}", f"{row['outlet']} {n}", row["text"], title=row.get("title") or "", story="one")
        for n, row in enumerate(rows[:count])
    ]


def timed(work: Callable[[], Report]) -> tuple[Report, float]:
    began = time.perf_counter()
    report = work()
    return report, time.perf_counter() - began


def naive(articles: Sequence[Article], models: Models, entailer: CrossEntailer) -> Timed:
    """Do what a script of forty lines does."""
    began = time.perf_counter()
    texts = [(a.outlet, a.text[s.start : s.end]) for a in articles for s in sentences(a.text)]
    vectors = models.embedder.embed([text for _, text in texts])
    likeness = vectors @ vectors.T
    near = [
        (i, j) for i, j in zip(*np.nonzero(np.triu(likeness, 1) >= COSINE), strict=True) if texts[i][0] != texts[j][0]
    ]
    there = entailer.entail([TextPair(texts[i][1], texts[j][1]) for i, j in near])
    back = entailer.entail([TextPair(texts[j][1], texts[i][1]) for i, j in near])
    bound = entailer.thresholds.contradiction
    clashes = frozenset(
        (texts[i][1], texts[j][1])
        for (i, j), a, b in zip(near, there, back, strict=True)
        if min(a.contradiction, b.contradiction) >= bound
    )
    return Timed(time.perf_counter() - began, 2 * len(near), clashes)


def found_too(clashes: frozenset[tuple[str, str]], report: Report, bound: float) -> int:
    """Count the clashes of the script that the same model shows here, between claims of the same two sentences."""
    text_of = {article.id: article for article in report.articles}

    def sentence(claim) -> str:
        return text_of[claim.article_id].part(claim.part)[claim.sentence.start : claim.sentence.end]

    shown = {
        frozenset((sentence(v.pair.left), sentence(v.pair.right)))
        for v in report.verdicts
        if v.label is Label.CONTRADICTION
        or (v.forward and v.backward and min(v.forward.contradiction, v.backward.contradiction) >= bound)
    }
    return sum(frozenset(pair) in shown for pair in clashes)


def matrix_rate(dtype: torch.dtype, seconds: float = 1.0) -> float:
    """Give floating-point operations a second of the network's own two products at full batches."""
    states = torch.randn(TOKENS, WIDTH).to(dtype)
    up, down = torch.randn(INNER, WIDTH).to(dtype), torch.randn(WIDTH, INNER).to(dtype)
    done, began = 0, time.perf_counter()
    while time.perf_counter() - began < seconds:
        states = torch.nn.functional.linear(torch.nn.functional.linear(states, up), down) * 1e-3
        done += 4 * TOKENS * WIDTH * INNER
    return done / (time.perf_counter() - began)


def network_rate(entailer: CrossEntailer, length: int = 48, seconds: float = 1.0) -> float:
    """Give floating-point operations a second of the whole cross-encoder on full batches of one length."""
    rows = TOKENS // length
    inputs = torch.ones(rows, length, dtype=torch.long)
    batch = Inputs(inputs, torch.zeros_like(inputs), torch.ones_like(inputs))
    a_token = LAYERS * (2 * 4 * WIDTH * WIDTH + 2 * 2 * WIDTH * INNER + 2 * 2 * length * WIDTH)
    done, began = 0, time.perf_counter()
    with torch.inference_mode():
        entailer.network.logits(batch)
        began = time.perf_counter()
        while time.perf_counter() - began < seconds:
            entailer.network.logits(batch)
            done += a_token * rows * length
    return done / (time.perf_counter() - began)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--articles", type=int, default=10)
    arguments = parser.parse_args()
    articles = articles_of(arguments.data / "news" / "newswcl50.jsonl.gz", arguments.articles)
    models = Models.load(Settings(cache="off"))
    fp32 = CrossEntailer.load(None, precision="fp32")
    fast = CrossEntailer.load(None)
    check(articles[:2], models=models)  # kernels are compiled for each shape at first use
    clock = Clock()
    report, seconds = timed(lambda: check(articles, models=models, progress=clock))
    clock.close()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    script = naive(articles, models, fp32)
    with tempfile.TemporaryDirectory() as folder:
        kept = models.with_store(Store(Path(folder) / "cache.sqlite", max_bytes=10**9))
        first, cold = timed(lambda: check(articles[:-1], models=kept))
        _, more = timed(lambda: check(articles, models=kept))
        _, warm = timed(lambda: check(articles, models=kept))
    console = Console(width=110)
    about = f"{len(articles)} articles, {len(report.claims)} claims, {torch.get_num_threads()} threads"
    table = Table(title=f"one story: {about}")
    for name in ("", "seconds", "pairs scored", "pairs a second", "claims a second"):
        table.add_column(name, justify="right" if name else "left")
    pairs = 2 * len(report.verdicts)
    for name, took, scored in (("this pipeline", seconds, pairs), ("the script", script.seconds, script.pairs)):
        rates = (f"{scored / took:,.0f}", f"{len(report.claims) / took:,.0f}")
        table.add_row(name, f"{took:.2f}", f"{scored:,}", *rates)
    console.print(table)
    shown = found_too(script.clashes, report, fp32.thresholds.contradiction)
    console.print(f"faster by {script.seconds / seconds:.1f}")
    console.print(f"pairs that the script calls a contradiction: {len(script.clashes)}; seen here too: {shown}")
    console.print(
        f"with the cache: {cold:.2f} s for all but one ({len(first.claims)} claims), {more:.2f} s for one more,"
    )
    console.print(f"{warm:.2f} s for the same again; peak memory {memory:,.0f} MB")
    ours, machine = network_rate(fast), matrix_rate(fast.network.dtype)
    rates_of = f"{ours / 1e9:,.0f} of {machine / 1e9:,.0f} GFLOP/s"
    console.print(f"cross-encoder: {rates_of} in {fast.network.dtype}, {ours / machine:.0%}")
    profile = Table(title="where the time goes")
    profile.add_column("stage")
    profile.add_column("seconds", justify="right")
    profile.add_column("share", justify="right")
    for stage, took in sorted(clock.stages.items(), key=lambda item: -item[1]):
        profile.add_row(stage, f"{took:.2f}", f"{took / seconds:.0%}")
    console.print(profile)


if __name__ == "__main__":
    main()
