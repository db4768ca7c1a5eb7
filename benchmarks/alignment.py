"""How well claims are aligned: `python benchmarks/alignment.py [--data DIR]`.

Average precision of ranking the sentence pairs of a topic by "the two share an event" (ECB+), pooled over topics, for
TF-IDF, for the embedder's cosine and for `align`; then how many of the same-event pairs `align` keeps among all pairs
of whole articles. No weight is fitted. The constants of `align` were set by hand with every second topic in mind, but
the figures of the other topics were in view, and the floor was set on the same stories: neither is a blind test.
"""

from __future__ import annotations

import argparse
import gzip
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import average_precision_score

from benchmarks.scores import bootstrap
from consistency.align import align
from consistency.models import load_embedder
from consistency.types import Claim, Part, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

RESAMPLES = 200

Vectors = NDArray[np.float32]
Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """Two sentences of one topic, by the ids of their claims."""

    topic: int
    left: str
    right: str
    same_event: bool


@dataclass(frozen=True, slots=True)
class Corpus:
    """Claims with their vectors and groups (topics or stories); `pairs` are labelled among them."""

    claims: Sequence[Claim]
    vectors: Vectors
    groups: Sequence[str]
    pairs: Sequence[LabelledPair]

    def rows(self) -> dict[str, int]:
        """Give the row of each claim id."""
        return {claim.id: row for row, claim in enumerate(self.claims)}

    def by_group(self) -> Iterable[NDArray[np.intp]]:
        """Give the rows of each group."""
        names = np.array(self.groups)
        return (np.flatnonzero(names == name) for name in sorted(set(self.groups)))


def read_rows(path: Path) -> list[dict[str, Any]]:
    """Read gzipped JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def as_claim(article_id: str, text: str) -> Claim:
    """Make a sentence of an article a claim; every article counts as an outlet of its own."""
    whole = Span(0, len(text))
    return Claim(f"{article_id}#{text}", article_id, article_id, Part.TEXT, text, 0, len(text), whole, resolved=text)


def labelled_pairs(rows: Sequence[dict[str, Any]]) -> tuple[list[LabelledPair], dict[str, Claim]]:
    """Give the labelled pairs and the claims in them."""
    pairs: list[LabelledPair] = []
    claims: dict[str, Claim] = {}
    for row in rows:
        sides = [as_claim(row[side].split("#")[0], row[f"{side}_text"].strip()) for side in ("left", "right")]
        claims |= {claim.id: claim for claim in sides}
        pairs.append(LabelledPair(row["topic"], sides[0].id, sides[1].id, row["same_event"]))
    return pairs, claims


def whole_articles(rows: Sequence[dict[str, Any]]) -> dict[str, tuple[Claim, str]]:
    """Give every sentence of every article as a claim, with its story."""
    found = {}
    for row in rows:
        for line in (row["title"], *row["text"].split("\n")):
            if line.strip():
                claim = as_claim(row["id"], line.strip())
                found[claim.id] = (claim, row["story"])
    return found


def tfidf_scores(corpus: Corpus) -> Scores:
    """Score the pairs by the cosine of their TF-IDF vectors, IDF over the whole corpus."""
    words = TfidfVectorizer(sublinear_tf=True).fit_transform([claim.text for claim in corpus.claims])
    rows = corpus.rows()
    left = words[[rows[pair.left] for pair in corpus.pairs]]
    right = words[[rows[pair.right] for pair in corpus.pairs]]
    return np.asarray(left.multiply(right).sum(axis=1), dtype=np.float64).ravel()


def cosine_scores(corpus: Corpus) -> Scores:
    """Score the pairs by the cosine of their sentence vectors."""
    rows = corpus.rows()
    left = corpus.vectors[[rows[pair.left] for pair in corpus.pairs]]
    right = corpus.vectors[[rows[pair.right] for pair in corpus.pairs]]
    return np.asarray((left * right).sum(axis=1), dtype=np.float64)


def align_scores(corpus: Corpus) -> Scores:
    """Score the pairs by the similarity that `align` gives them, each topic a story."""
    similarity = {}
    for rows in corpus.by_group():
        claims = [corpus.claims[row] for row in rows]
        for pair in align(claims, corpus.vectors[rows], candidates=len(claims), min_similarity=-2):
            similarity[frozenset((pair.left.id, pair.right.id))] = pair.similarity
    return np.array([similarity[frozenset((pair.left, pair.right))] for pair in corpus.pairs])


def interval(same: NDArray[np.bool_], scores: Scores, topics: NDArray[np.int_]) -> tuple[float, float]:
    """Give the 95% interval of average precision, resampling topics."""
    members = [np.flatnonzero(topics == topic) for topic in np.unique(topics)]

    def precision(picks: NDArray[np.intp]) -> float:
        rows = np.concatenate([members[pick] for pick in picks])
        return float(average_precision_score(same[rows], scores[rows]))

    return bootstrap(len(members), precision, resamples=RESAMPLES)


def precision_table(corpus: Corpus) -> Table:
    """Compare the three similarities."""
    same = np.array([pair.same_event for pair in corpus.pairs])
    topics = np.array([pair.topic for pair in corpus.pairs])
    chosen_on = np.isin(topics, np.unique(topics)[::2])
    table = Table(title="same-event ranking of sentence pairs: average precision (AP)")
    for heading in ("method", "AP", "95% by topic", "AP, topics tuned on", "AP, other topics", "pairs"):
        table.add_column(heading, justify="left" if heading == "method" else "right")
    methods: dict[str, Callable[[Corpus], Scores]] = {
        "TF-IDF": tfidf_scores,
        "embedder cosine": cosine_scores,
        "align": align_scores,
    }
    for name, method in methods.items():
        scores = method(corpus)
        low, high = interval(same, scores, topics)
        parts = [average_precision_score(same[half], scores[half]) for half in (chosen_on, ~chosen_on)]
        total = average_precision_score(same, scores)
        shown = [f"{total:.3f}", f"{low:.3f}-{high:.3f}", *(f"{part:.3f}" for part in parts)]
        table.add_row(name, *shown, f"{len(scores):,}")
    return table


def recall_table(corpus: Corpus) -> Table:
    """Say how many same-event pairs of whole articles are among the pairs that `align` gives by default."""
    given, possible = set(), 0
    for rows in corpus.by_group():
        claims = [corpus.claims[row] for row in rows]
        given |= {frozenset((pair.left.id, pair.right.id)) for pair in align(claims, corpus.vectors[rows])}
        sizes = np.unique([claim.article_id for claim in claims], return_counts=True)[1]
        possible += (len(claims) ** 2 - int((sizes**2).sum())) // 2
    wanted = {frozenset((pair.left, pair.right)) for pair in corpus.pairs if pair.same_event}
    table = Table(title="whole articles, stories apart: what align gives by default")
    for heading in ("same-event pairs kept", "pairs given", "of all pairs", "pairs a claim"):
        table.add_column(heading, justify="right")
    kept = len(wanted & given)
    table.add_row(
        f"{kept:,} of {len(wanted):,} ({kept / len(wanted):.1%})",
        f"{len(given):,}",
        f"{len(given) / possible:.1%}",
        f"{2 * len(given) / len(corpus.claims):.1f}",
    )
    return table


def read_corpora(data: Path) -> tuple[Corpus, Corpus]:
    """Read the labelled sentences alone (grouped by topic) and whole articles (grouped by story)."""
    pairs, labelled = labelled_pairs(read_rows(data / "align" / "ecbplus_dev_pairs.jsonl.gz"))
    articles = whole_articles(read_rows(data / "news" / "ecbplus_dev.jsonl.gz"))
    claims = [claim for claim, _ in articles.values()]
    stories = [story for _, story in articles.values()]
    vectors = load_embedder().embed([claim.text for claim in claims])
    row = {claim.id: index for index, claim in enumerate(claims)}
    topic = {end: str(pair.topic) for pair in pairs for end in (pair.left, pair.right)}
    within = [pair for pair in pairs if stories[row[pair.left]] == stories[row[pair.right]]]
    sentences = Corpus(
        list(labelled.values()), vectors[[row[name] for name in labelled]], [topic[name] for name in labelled], pairs
    )
    return sentences, Corpus(claims, vectors, stories, within)


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of research data")
    sentences, articles = read_corpora(parser.parse_args().data)
    console = Console()
    console.print(precision_table(sentences))
    console.print(recall_table(articles))


if __name__ == "__main__":
    main()
