"""Which claims of different outlets are worth judging together: pure, claims and their matrix in, pairs out.

Similarity is a weighted sum of three cosines: of the claims' sentence vectors, of their content words, and of the
articles they come from (two similar events of one topic look alike sentence by sentence; their articles differ).
Candidates are chosen by rank: two sentences that clash are among each other's nearest, at almost any cosine.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from consistency.lang.content import content, overlap
from consistency.lang.lexical import content_stems, tfidf
from consistency.types import Claim, ClaimPair, SlotKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Matrix = NDArray[np.float32]

#: Weights of the three cosines, set by hand on ECB+ (benchmarks/alignment.py), where values nearby cost about a point
#: of average precision.
DENSE, LEXICAL, ARTICLE = 0.4, 0.4, 0.2
#: The share of a story's common direction that is taken out of its claims' vectors, once the story has many.
CENTRING = 0.5
#: Similarities are rounded, so that the last bits of a product never decide a rank.
DECIMALS = 4


#: With fewer of the shorter claim's content words in common, there is nothing that two claims could say differently.
SHARED = 0.25
#: But where both state a fact of one of these kinds.
FACTS = frozenset(SlotKind) - {SlotKind.PERSON, SlotKind.POLARITY}


@dataclass(frozen=True, slots=True)
class _Features:
    """What claims are compared by, weighted: the products of their rows add up to a similarity."""

    dense: Matrix  # [n_claims, dim]
    lexical: Any  # scipy.sparse [n_claims, n_words]: scipy carries no types
    article: Matrix  # [n_articles, n_claims]: how alike each article is to the article of each claim

    def similarity(self, place: int, left: slice, right: slice) -> Matrix:
        """Give float32 [n_left, n_right]; `left` are the rows of the article at `place`."""
        words = (self.lexical[left] @ self.lexical[right].T).toarray()
        total: Matrix = self.dense[left] @ self.dense[right].T + words + self.article[place, right]
        return total.round(DECIMALS)


@dataclass(frozen=True, slots=True)
class _Matches:
    """Pairs of rows of two articles, and how alike they are."""

    left: NDArray[np.intp]
    right: NDArray[np.intp]
    similarity: Matrix


def align(
    claims: Sequence[Claim], vectors: Matrix, *, candidates: int = 7, min_similarity: float = 0.1
) -> tuple[ClaimPair, ...]:
    """Give the pairs of claims of different outlets that are among each other's `candidates` nearest.

    Nearest is counted between two articles, so a claim is in at most `candidates` pairs with any one article.
    `vectors` is float32 [n_claims, dim], rows L2-normalised. Pairs come sorted, in the order of `claims`; another
    order of the same claims gives the same pairs. Raises ValueError where claims and vectors don't match.
    """
    if len(claims) != len(vectors):
        raise ValueError(f"{len(claims)} claims, but {len(vectors)} vectors")
    # Computed in an order of its own, so that the order of the input can't reach a rank or a rounding.
    order = sorted(range(len(claims)), key=lambda index: _identity(claims[index]))
    ordered = [claims[index] for index in order]
    matrix = np.asarray(vectors, dtype=np.float32)[order]
    matches = _matches(ordered, matrix, candidates=candidates, min_similarity=min_similarity)
    return tuple(_pairs(claims, np.array(order), tuple(matches)))


def worth_judging(pair: ClaimPair) -> bool:
    """Say whether two claims have enough in common to tell something differently: words, or a kind of fact.

    Of 214,000 aligned pairs of news two in five have not. No rung of the ladder calls such a pair a contradiction, and
    the NLI model takes three of 3,500 for agreement.
    """
    if overlap(*(content(claim.resolved or claim.text) for claim in (pair.left, pair.right))) >= SHARED:
        return True
    mine, theirs = ({slot.kind for slot in claim.slots} & FACTS for claim in (pair.left, pair.right))
    return not mine.isdisjoint(theirs)


def _matches(
    ordered: Sequence[Claim], vectors: Matrix, *, candidates: int, min_similarity: float
) -> Iterator[_Matches]:
    """Give the matches of each two comparable articles; one article meets all later ones in one product."""
    articles = _articles(ordered)
    if not articles:
        return
    features = _features(ordered, vectors, articles)
    for place, left in enumerate(articles):
        similarity = features.similarity(place, left, slice(left.stop, len(ordered)))
        for right in articles[place + 1 :]:
            if _comparable(ordered[left.start], ordered[right.start]):
                block = similarity[:, right.start - left.stop : right.stop - left.stop]
                rows, columns = np.nonzero(_mutual_nearest(block, candidates) & (block >= min_similarity))
                yield _Matches(rows + left.start, columns + right.start, block[rows, columns])


def _pairs(claims: Sequence[Claim], order: NDArray[np.intp], found: Sequence[_Matches]) -> Iterator[ClaimPair]:
    """Give the matches as pairs of claims, back in the order of the input."""
    if not found:
        return
    ends = order[np.stack([np.concatenate([m.left for m in found]), np.concatenate([m.right for m in found])])]
    ends.sort(axis=0)
    similarity = np.concatenate([matches.similarity for matches in found]).astype(np.float64).round(DECIMALS)
    rank = np.lexsort((ends[1], ends[0]))
    for left, right, alike in zip(*ends[:, rank].tolist(), similarity[rank].tolist(), strict=True):
        yield ClaimPair(claims[left], claims[right], alike)


def _identity(claim: Claim) -> tuple[str, str, str, int, int, str]:
    return claim.outlet, claim.article_id, claim.part, claim.start, claim.end, claim.id


def _comparable(left: Claim, right: Claim) -> bool:
    return left.outlet != right.outlet and left.article_id != right.article_id


def _articles(ordered: Sequence[Claim]) -> list[slice]:
    """Give the rows of each article; claims of one article lie together."""
    groups = groupby(range(len(ordered)), key=lambda index: (ordered[index].outlet, ordered[index].article_id))
    rows = [list(group) for _, group in groups]
    return [slice(group[0], group[-1] + 1) for group in rows]


def _mutual_nearest(block: Matrix, candidates: int) -> NDArray[np.bool_]:
    return _nearest(block, candidates) & _nearest(block.T, candidates).T


def _nearest(block: Matrix, candidates: int) -> NDArray[np.bool_]:
    """Mark the highest values of each row; of equal ones, the first."""
    best = np.argsort(-block, axis=1, kind="stable")[:, :candidates]
    marks = np.zeros(block.shape, dtype=np.bool_)
    marks[np.arange(len(block))[:, None], best] = True
    return marks


def _features(ordered: Sequence[Claim], vectors: Matrix, articles: Sequence[slice]) -> _Features:
    texts = [claim.resolved or claim.text for claim in ordered]
    lexical = tfidf([content_stems(text) for text in texts])
    between = _between(np.stack([vectors[rows].mean(axis=0) for rows in articles]))
    sizes = [rows.stop - rows.start for rows in articles]
    return _Features(
        dense=vectors * np.float32(np.sqrt(DENSE)),
        lexical=lexical * np.float32(np.sqrt(LEXICAL)),
        article=between.repeat(sizes, axis=1) * np.float32(ARTICLE),
    )


def _between(means: Matrix) -> Matrix:
    """Give the cosines between articles, after what all of them have in common is taken out.

    The common part says what the story is about, not which articles report the same event of it. The mean of a few
    articles is mostly these articles themselves (of two, wholly), so how much is taken out grows with their number.
    """
    means = _unit(means)
    share = np.float32(max(0, len(means) - 2) / len(means))
    rest = _unit(means - share * means.mean(axis=0))
    return np.asarray(rest @ rest.T, dtype=np.float32)


def _unit(rows: Matrix) -> Matrix:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: Matrix = rows / np.maximum(lengths, np.float32(1e-9))
    return unit
