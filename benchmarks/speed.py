"""How fast one story is checked: `python -m benchmarks.speed [--articles N] [--many N] [--planted N] [--data DIR]`.

In one run, on the same articles and threads: this pipeline, and what a user would write instead (sentences, MiniLM,
every pair of two outlets above a cosine through the same cross-encoder in fp32, both directions, all by
sentence-transformers). Times are given as ratios too, for they differ from machine to machine. Also: where the time
goes, what a second run costs with the cache, the peak of memory, and the share of the machine's own rate of bf16 matrix
products that the cross-encoder reaches. That fewer pairs are scored must not cost what the model sees: of the conflicts
planted in real stories (`benchmarks.planted`) that the script's model calls in the two sentences, those are counted
that are seen here too.
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
from statistics import median
from typing import TYPE_CHECKING

import numpy as np
import torch
from rich.console import Console
from rich.table import Table
from sentence_transformers import SentenceTransformer

from benchmarks.planted import TYPES, chosen
from benchmarks.planting.corpus import Gold, Story, half, read_gold, read_stories
from benchmarks.planting.rerun import Desk, Read, holds
from consistency.claims.sentences import sentences
from consistency.models.bert import Inputs
from consistency.models.entailer import CrossEntailer
from consistency.models.hub import shipped_cross_encoder
from consistency.models.weights import backbone_folder
from consistency.pipeline import Models, check
from consistency.settings import Settings
from consistency.store import Store
from consistency.types import Article, Label, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from consistency.types import Report

#: Above it the script of the comparison scores a pair; 0.3 keeps what a user would call related.
COSINE = 0.3
#: And calls it a contradiction where both directions find that likelier than not.
CALLED = 0.5
#: Times that this pipeline checks the story, of which the median counts: the machine does other things as well.
RUNS = 3
#: Stories that conflicts are planted in.
STORIES = 16
#: Sizes of the products that the rate of this machine is taken from: those of the network's own layers.
TOKENS, WIDTH, INNER = 4096, 384, 1536
LAYERS = 6


@dataclass(frozen=True, slots=True)
class Timed:
    """What a run took and did."""

    seconds: float
    pairs: int


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


class Script:
    """What a script of forty lines does, by sentence-transformers."""

    def __init__(self) -> None:
        self.embedder = SentenceTransformer(str(backbone_folder()), device="cpu")
        self.judge = shipped_cross_encoder(device="cpu")
        names = {str(name): int(column) for column, name in self.judge.config.id2label.items()}
        self.column = names["contradiction"]

    def run(self, articles: Sequence[Article]) -> Timed:
        """Judge all sentences of two outlets that look alike."""
        began = time.perf_counter()
        texts = [(a.outlet, a.text[s.start : s.end]) for a in articles for s in sentences(a.text)]
        vectors = self.embedder.encode([text for _, text in texts], normalize_embeddings=True, show_progress_bar=False)
        near = [
            (texts[i][1], texts[j][1])
            for i, j in zip(*np.nonzero(np.triu(vectors @ vectors.T, 1) >= COSINE), strict=True)
            if texts[i][0] != texts[j][0]
        ]
        self.contradict(near)
        return Timed(time.perf_counter() - began, 2 * len(near))

    def contradict(self, pairs: Sequence[tuple[str, str]]) -> list[bool]:
        """Say which pairs are likelier a contradiction than not, both ways."""
        both = [*pairs, *((right, left) for left, right in pairs)]
        scores = self.judge.predict(both, apply_softmax=True, show_progress_bar=False)[:, self.column] >= CALLED
        return [bool(there and back) for there, back in zip(scores[: len(pairs)], scores[len(pairs) :], strict=True)]


def seen_too(script: Script, stories: Sequence[Story], gold: Gold, models: Models, count: int) -> tuple[int, int]:
    """Give how many planted conflicts the script's model calls, and how many of those are seen here."""
    planted = chosen(stories, gold, types=TYPES, per_type=-(-count // len(TYPES)), seed=0)
    called = seen = 0
    for story in stories:
        desk = Desk.of(models)
        read = Read.of(story, desk) if planted.get(story.name) else None
        for plant in planted.get(story.name, ()):
            article, places = plant.planted()
            changed = next(
                article.part(part)[sentence.start : sentence.end]
                for part, span in places
                for sentence in sentences(article.part(part))
                if sentence.start <= span.start and span.end <= sentence.end
            )
            if read is not None and script.contradict([(changed, plant.other.text)])[0]:
                called += 1
                new = read.changed(article, desk)
                pairs = [p for p in new.pairs if any(holds(c, article.id, places) for c in (p.left, p.right))]
                seen += any(_contradicts(verdict) for verdict in new.judged(pairs, desk))
    return called, seen


def _contradicts(verdict: Verdict) -> bool:
    """Say whether a pair is reported, or both directions are likelier a contradiction than not."""
    both = [scores.contradiction for scores in (verdict.forward, verdict.backward) if scores]
    return verdict.label in (Label.CONTRADICTION, Label.UPDATE) or min(both, default=0.0) >= CALLED


@dataclass(frozen=True, slots=True)
class Kept:
    """Seconds with the cache: for all articles but one, for that one more, and for the same again."""

    claims: int
    first: float
    more: float
    again: float

    def __str__(self) -> str:
        """Say it in a line."""
        return (
            f"{self.first:.2f} s for all but one ({self.claims} claims), {self.more:.2f} s for one more "
            f"({self.more / self.first:.1%}), {self.again:.2f} s for the same again"
        )


def one_more(articles: Sequence[Article], models: Models) -> Kept:
    """Check all articles but one, then all of them, then the same again, with one cache."""
    with tempfile.TemporaryDirectory() as folder:
        kept = models.with_store(Store(Path(folder) / "cache.sqlite", max_bytes=10**9))
        first, cold = timed(lambda: check(articles[:-1], models=kept))
        _, more = timed(lambda: check(articles, models=kept))
        _, again = timed(lambda: check(articles, models=kept))
    return Kept(len(first.claims), cold, more, again)


def matrix_rate(dtype: torch.dtype, seconds: float = 1.0) -> float:
    """Give floating-point operations a second of the network's own two products at full batches."""
    states = torch.randn(TOKENS, WIDTH).to(dtype)
    up, down = torch.randn(INNER, WIDTH).to(dtype), torch.randn(WIDTH, INNER).to(dtype)
    done, began = 0, time.perf_counter()
    while time.perf_counter() - began < seconds:
        states = torch.nn.functional.linear(torch.nn.functional.linear(states, up), down) * 1e-3
        done += 4 * TOKENS * WIDTH * INNER
    return done / (time.perf_counter() - began)


def network_rate(entailer: CrossEntailer, length: int = 64, seconds: float = 1.0) -> float:
    """Give floating-point operations a second of the whole cross-encoder on full batches of one length."""
    rows = TOKENS // length
    inputs = torch.ones(rows, length, dtype=torch.long)
    batch = Inputs(inputs, torch.zeros_like(inputs), torch.ones_like(inputs))
    whole = 2 * 4 * WIDTH * WIDTH + 2 * 2 * WIDTH * INNER + 2 * 2 * length * WIDTH
    a_token = (
        LAYERS - 1
    ) * whole + 2 * 2 * WIDTH * WIDTH  # of the last layer, all but keys and values is for one token
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
    parser.add_argument("--many", type=int, default=50, help="short articles to add one to, 0 for none (50)")
    parser.add_argument("--planted", type=int, default=100, help="conflicts to plant, 0 for none (100)")
    arguments = parser.parse_args()
    articles = articles_of(arguments.data / "news" / "newswcl50.jsonl.gz", arguments.articles)
    models = Models.load(Settings(cache="off"))
    script = Script()
    fast = CrossEntailer.load(None)
    check(articles[:2], models=models)  # kernels are compiled for each shape at first use
    script.run(articles[:2])
    runs = []
    for _ in range(RUNS):
        clock = Clock()
        report, seconds = timed(lambda clock=clock: check(articles, models=models, progress=clock))
        clock.close()
        runs.append(seconds)
    seconds = median(runs)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    slow = script.run(articles)
    kept = one_more(articles, models)
    console = Console(width=110)
    about = f"{len(articles)} articles, {len(report.claims)} claims, {torch.get_num_threads()} threads"
    table = Table(title=f"one story: {about}")
    for name in ("", "seconds", "pairs scored", "pairs a second", "claims a second"):
        table.add_column(name, justify="right" if name else "left")
    pairs = 2 * len(report.verdicts)
    for name, took, scored in (("this pipeline", seconds, pairs), ("the script", slow.seconds, slow.pairs)):
        rates = (f"{scored / took:,.0f}", f"{len(report.claims) / took:,.0f}")
        table.add_row(name, f"{took:.2f}", f"{scored:,}", *rates)
    console.print(table)
    console.print(
        f"faster by {slow.seconds / seconds:.1f} ({runs[0]:.1f} s the first time, while kernels are compiled)"
    )
    if arguments.planted:
        stories, gold = half(read_stories(arguments.data), "tune")[:STORIES], read_gold(arguments.data)
        called, seen = seen_too(script, stories, gold, models, arguments.planted)
        console.print(f"planted conflicts that the script's model calls: {called}; seen here too: {seen}")
    console.print(f"with the cache: {kept}; peak memory {memory:,.0f} MB")
    if arguments.many:
        many = articles_of(arguments.data / "news" / "ecbplus_dev.jsonl.gz", arguments.many)
        console.print(f"{len(many)} short articles as one story: {one_more(many, models)}")
    # In turn and several times: what else the machine does falls on both.
    rates = [(network_rate(fast), matrix_rate(fast.network.dtype)) for _ in range(5)]
    ours, machine = (median(rate) for rate in zip(*rates, strict=True))
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
