"""Which articles report the same event: one pass over the articles in the order of their days, nothing looked back at.

An article joins the story whose articles of the last days it is most like, by meaning, by words and by the names in
it; where none is near enough, it begins one. Neighbours are found by meaning among the articles of the window, and
only these are compared by words. The search is exact: for
10,000 articles in a window a matrix product is faster than an index that is built as they come (on one core 1.3 s
against 2.6 of faiss, 2.7 of hnswlib and 4.2 of usearch, which find 82 to 85% of the neighbours; see
benchmarks/neighbours.py).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from consistency.ids import content_id
from consistency.lang.lexical import content_stems, tfidf
from consistency.lang.names import find_names, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from consistency.types import Article

Matrix = NDArray[np.float32]

#: Weights of the four cosines and the bound, set on every second topic of ECB+ (benchmarks/stories.py).
DENSE, WORDS, OPENING, NAMES = 0.2, 0.3, 0.2, 0.3
SAME_STORY = 0.29
#: Days between two reports of one story: after a week the next report is usually of the next event.
WINDOW = 7
#: Nearest articles by meaning that an article is compared with in full.
NEIGHBOURS = 32
#: Articles that are looked up at once: one product of this many rows is faster than as many products of one.
BLOCK = 256
#: Characters of the text that say what a report is about; the rest is background.
LEAD = 500
DECIMALS = 4


@dataclass(slots=True)
class _Stories:
    """Stories as rows of articles, in the order of their first article."""

    members: list[list[int]] = field(default_factory=list)
    story_of: dict[int, int] = field(default_factory=dict)

    def add(self, row: int, story: int | None) -> None:
        if story is None:
            self.members.append([])
            story = len(self.members) - 1
        self.members[story].append(row)
        self.story_of[row] = story


def lead(article: Article) -> str:
    """Give what an article is embedded by: its title and the first lines."""
    return f"{article.title}. {article.text[:LEAD]}" if article.title else article.text[:LEAD]


def grouped(
    articles: Sequence[Article], vectors: Matrix, *, window: int = WINDOW, same_story: float = SAME_STORY
) -> tuple[Article, ...]:
    """Give the articles with a story for each that has none; those that state one keep it and are not compared.

    `vectors` is float32 [n_articles, dim] of `lead`, rows L2-normalised. An article without a day may belong to any.
    The same articles in another order get the same stories.
    """
    rows = sorted((row for row, article in enumerate(articles) if not article.story), key=lambda r: _turn(articles[r]))
    if not rows:
        return tuple(articles)
    features = _Features.of([articles[row] for row in rows], vectors[rows])
    stories = _joined(features, [articles[row].day for row in rows], window=window, same_story=same_story)
    names = [content_id("story", *sorted(articles[rows[at]].id for at in members)) for members in stories.members]
    new = {row: names[stories.story_of[at]] for at, row in enumerate(rows)}
    return tuple(replace(a, story=new[row]) if row in new else a for row, a in enumerate(articles))


def _turn(article: Article) -> tuple[date, str, str]:
    return article.day or date.min, article.id, article.text


@dataclass(frozen=True, slots=True)
class _Features:
    """What articles are compared by, weighted: the products of their rows add up to a similarity."""

    dense: Matrix  # [n, dim]
    words: Any  # scipy.sparse [n, n_words]

    @classmethod
    def of(cls, articles: Sequence[Article], vectors: Matrix) -> _Features:
        from scipy import sparse  # type: ignore[import-untyped]  # scipy carries no types

        texts = [f"{article.title}. {article.text}" for article in articles]
        words = tfidf([content_stems(text) for text in texts]) * np.float32(np.sqrt(WORDS))
        opening = tfidf([content_stems(text[:LEAD]) for text in texts]) * np.float32(np.sqrt(OPENING))
        names = tfidf([_names(text) for text in texts]) * np.float32(np.sqrt(NAMES))
        return cls(vectors * np.float32(np.sqrt(DENSE)), sparse.hstack([words, opening, names], format="csr"))

    def similarity(self, row: int, others: Sequence[int]) -> Matrix:
        """Give float32 [n_others]."""
        words = (self.words[others] @ self.words[[row]].T).toarray()[:, 0]
        total: Matrix = self.dense[others] @ self.dense[row] + words
        return total.round(DECIMALS)


def _names(text: str) -> list[str]:
    """Give the words of all names; a text without names has one that no other text has much of."""
    return [word for name in find_names(text) for word in plain(name.text).lower().split()] or [""]


def _joined(features: _Features, days: Sequence[date | None], *, window: int, same_story: float) -> _Stories:
    stories = _Stories()
    for row, near in enumerate(_neighbours(features.dense, days, window)):
        stories.add(row, _story_for(row, near, features, stories, same_story))
    return stories


def _story_for(row: int, near: Sequence[int], features: _Features, stories: _Stories, bound: float) -> int | None:
    """Give the story whose near articles are most like this one, None where none is like it enough."""
    if not near:
        return None
    likeness: dict[int, list[float]] = defaultdict(list)
    for other, value in zip(near, features.similarity(row, near).tolist(), strict=True):
        likeness[stories.story_of[other]].append(value)
    # The nearest article and the whole story weigh the same: one likeness is chance, a mean forgets how stories move.
    near_enough, story = max(((max(v) + sum(v) / len(v)) / 2, -story) for story, v in likeness.items())
    return -story if near_enough >= bound else None


def _neighbours(dense: Matrix, days: Sequence[date | None], window: int) -> Iterator[list[int]]:
    """Give for each row the earlier rows of the window that are nearest by meaning."""
    numbers = np.array([day.toordinal() if day else -1 for day in days])
    undated = int((numbers < 0).sum())  # rows without a day come first
    for start in range(0, len(dense), BLOCK):
        stop = min(start + BLOCK, len(dense))
        first = undated + int(np.searchsorted(numbers[undated:], numbers[start] - window)) if start >= undated else 0
        earlier = np.concatenate([np.arange(min(undated, stop)), np.arange(max(first, undated), stop)])
        block = (dense[start:stop] @ dense[earlier].T).round(DECIMALS)
        for row in range(start, stop):
            open_ = (earlier < row) & ((earlier < undated) | (numbers[row] - numbers[earlier] <= window))
            yield _nearest(np.where(open_, block[row - start], -np.inf), earlier)


def _nearest(similarity: NDArray[np.floating[Any]], rows: NDArray[np.intp]) -> list[int]:
    """Give the rows of the highest values, and of all that equal the last of them, so that no tie is broken."""
    if len(rows) > NEIGHBOURS:
        bound = np.partition(similarity, -NEIGHBOURS)[-NEIGHBOURS]
        rows, similarity = rows[similarity >= bound], similarity[similarity >= bound]
    return [int(row) for row in rows[np.isfinite(similarity)]]
