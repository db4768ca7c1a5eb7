"""How well articles are sorted into stories: `python -m benchmarks.stories [--data DIR]`.

B-cubed precision, recall and F1 on ECB+ (each topic holds two similar but different events), of `grouped` and of the
same one-pass clustering by one cosine alone (TF-IDF, embedder). The articles have no days, so the window is of no
help here. Bounds are chosen on every second topic, and reported there and on the other topics.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from rich.console import Console
from rich.table import Table

from consistency.lang.lexical import content_stems, tfidf
from consistency.models import load_embedder
from consistency.stories import SAME_STORY, grouped, lead
from consistency.types import Article

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

STEPS = 16


def b_cubed(found: Sequence[str], gold: Sequence[str]) -> tuple[float, float, float]:
    """Give F1, precision and recall: for each article, how its story meets its event."""
    ours, theirs = clusters(found), clusters(gold)
    both = [len(ours[f] & theirs[g]) for f, g in zip(found, gold, strict=True)]
    precision = float(np.mean([n / len(ours[f]) for n, f in zip(both, found, strict=True)]))
    recall = float(np.mean([n / len(theirs[g]) for n, g in zip(both, gold, strict=True)]))
    return 2 * precision * recall / (precision + recall), precision, recall


def clusters(names: Sequence[str]) -> dict[str, set[int]]:
    members: dict[str, set[int]] = defaultdict(set)
    for row, name in enumerate(names):
        members[name].add(row)
    return members


def one_pass(similarity: NDArray[np.float32], bound: float) -> list[str]:
    """Cluster by one matrix of cosines as `grouped` does: half the nearest member, half the mean."""
    stories: list[list[int]] = []
    names = [""] * len(similarity)
    for row in range(len(similarity)):
        scores = [(similarity[row, m].max() + similarity[row, m].mean()) / 2 for m in stories]
        best = int(np.argmax(scores)) if scores else -1
        if best < 0 or scores[best] < bound:
            stories.append([])
            best = len(stories) - 1
        stories[best].append(row)
        names[row] = str(best)
    return names


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    path = parser.parse_args().data / "news" / "ecbplus_dev.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    rows.sort(key=lambda row: row["id"])
    gold = [row["story"] for row in rows]
    articles = [Article(r["id"], r["outlet"], r["text"], title=r.get("title") or "") for r in rows]
    vectors = load_embedder().embed([lead(article) for article in articles])
    topics = [int(re.sub(r"\D", "", name)) for name in gold]
    chosen = set(sorted(set(topics))[::2])
    halves = [np.array([(t in chosen) == side for t in topics]).nonzero()[0] for side in (True, False)]

    def ours(half: NDArray[np.intp], bound: float) -> list[str]:
        return [a.story for a in grouped([articles[row] for row in half], vectors[half], same_story=bound)]

    def words(half: NDArray[np.intp], bound: float) -> list[str]:
        matrix = tfidf([content_stems(f"{articles[row].title}. {articles[row].text}") for row in half])
        return one_pass((matrix @ matrix.T).toarray(), bound)

    def dense(half: NDArray[np.intp], bound: float) -> list[str]:
        return one_pass(vectors[half] @ vectors[half].T, bound)

    methods: dict[str, tuple[Callable[[NDArray[np.intp], float], list[str]], Sequence[float]]] = {
        "TF-IDF": (words, np.linspace(0.08, 0.4, STEPS).tolist()),
        "embedder cosine": (dense, np.linspace(0.35, 0.75, STEPS).tolist()),
        "ours": (ours, [SAME_STORY]),
    }
    table = Table(title=f"stories of ECB+: B-cubed on {len(halves[0])} and {len(halves[1])} articles")
    for name in ("method", "bound", "F1, topics chosen on", "F1, other topics", "precision", "recall"):
        table.add_column(name, justify="left" if name == "method" else "right")
    for name, (method, bounds) in methods.items():
        scores = {bound: b_cubed(method(halves[0], bound), [gold[row] for row in halves[0]])[0] for bound in bounds}
        bound = max(scores, key=lambda b: (scores[b], -b))
        other, precision, recall = b_cubed(method(halves[1], bound), [gold[row] for row in halves[1]])
        table.add_row(name, f"{bound:.2f}", *(f"{v:.3f}" for v in (scores[bound], other, precision, recall)))
    Console(width=110).print(table)


if __name__ == "__main__":
    main()
