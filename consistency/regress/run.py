"""Judge known claims: each as the only sentence of one more outlet, against the articles of its story.

A story's articles are read and embedded once for all claims about it; every claim is aligned on its own, so that a
row that is added or removed never changes what another row gets.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from consistency.align import align
from consistency.errors import InputError
from consistency.findings import ORDER
from consistency.ingest import read
from consistency.pipeline import Models, Newer, check, read_claims, silent, verdicts_of
from consistency.regress.nouns import Backing, Checked, Judged, KnownClaim, KnownPair, KnownRow, Outcome
from consistency.settings import Settings
from consistency.types import Article, Claim, Label, Nature, Report, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from consistency.align import Matrix
    from consistency.models import Embedder
    from consistency.pipeline import Progress
    from consistency.types import ClaimPair

#: The outlet that prints a known claim; no outlet of an article has this name.
KNOWN = "\u2039known claim\u203a"
#: Whoever names a claim wants it judged, however little it shares with the articles.
_ANYTHING = -1.0
_TOGETHER = frozenset({Label.AGREEMENT, Label.REFINEMENT})
#: Which label a pair of texts gets where its clauses get several: the gravest.
_GRAVEST = (*ORDER, Label.UNMEASURED, Label.UNRELATED)


def judge_known(
    rows: Sequence[KnownRow],
    stories: Path,
    *,
    settings: Settings | None = None,
    models: Models | None = None,
    progress: Progress = silent,
) -> Checked:
    """Judge every row; `stories` is the folder that holds a sub-folder for each story.

    Raises InputError for a story that is not there, and for an outlet that has no article in its story.
    """
    settings = settings or Settings()
    claims = [row for row in rows if isinstance(row, KnownClaim)]
    articles = {story: _articles(stories, story, settings) for story in dict.fromkeys(row.story for row in claims)}
    for row in claims:
        _know_outlet(row, articles[row.story])
    models = models or Models.load(settings)
    judged, evidence = _judge_claims(claims, articles, settings, models, progress)
    judged |= _judge_pairs([row for row in rows if isinstance(row, KnownPair)], settings, models, progress)
    return Checked(tuple(judged[row.line] for row in rows), evidence)


def _articles(stories: Path, story: str, settings: Settings) -> tuple[Article, ...]:
    folder = stories / story
    if not folder.is_dir():
        raise InputError(f"{folder}: no such story; name the folder that holds the stories with --stories")
    found = read([folder], max_bytes=settings.max_bytes).articles
    return tuple(replace(article, id=f"{story}/{article.id}", story=story) for article in found)


def _know_outlet(row: KnownClaim, articles: Sequence[Article]) -> None:
    outlets = sorted({article.outlet for article in articles})
    if row.outlet and row.outlet not in outlets:
        there = ", ".join(outlets)
        raise InputError(f"line {row.line}: no article of {row.outlet!r} in {row.story}; there are {there}")


# --- claims ----------------------------------------------------------------------------------------------------------


def _judge_claims(
    rows: Sequence[KnownClaim],
    articles: Mapping[str, Sequence[Article]],
    settings: Settings,
    models: Models,
    progress: Progress,
) -> tuple[dict[int, Judged], Report]:
    """Give what each line gets, and a report that holds the articles, claims and verdicts of the evidence."""
    printed = [Article(f"line {row.line}", KNOWN, row.claim, story=row.story) for row in rows]
    all_articles = [*chain.from_iterable(articles.values()), *printed]
    claims = read_claims(all_articles, progress, models.tagger, models.store)
    vectors = _vectors(claims, models.embedder, progress)
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_article[claim.article_id].append(claim)
    pairs: dict[int, list[ClaimPair]] = {}
    for row, article in zip(rows, printed, strict=True):
        story = list(chain.from_iterable(by_article[member.id] for member in articles[row.story]))
        pairs[row.line] = _pairs(row, by_article[article.id], story, vectors, settings)
    # No article is the newer one: a known claim has no date of its own, so that a figure never counts as an update.
    asked = list(chain.from_iterable(pairs.values()))
    verdicts = verdicts_of(asked, models, Newer(all_articles), claims, settings, progress)
    found = iter(verdicts)
    of_line = {line: [next(found) for _ in members] for line, members in pairs.items()}
    judged = {row.line: _standing(row, by_article[f"line {row.line}"], of_line[row.line]) for row in rows}
    return judged, Report(tuple(all_articles), (), claims, verdicts, (), (), models.signature(settings))


def _vectors(claims: Sequence[Claim], embedder: Embedder, progress: Progress) -> dict[str, Matrix]:
    """Embed what is judged, once; give a row for each claim id."""
    judged = [claim for claim in claims if claim.nature is Nature.STATEMENT]
    progress("Embedding claims", 0, len(judged))
    rows = embedder.embed([claim.resolved or claim.text for claim in judged])
    progress("Embedding claims", len(judged), len(judged))
    return {claim.id: row for claim, row in zip(judged, rows, strict=True)}


def _pairs(
    row: KnownClaim, known: Sequence[Claim], story: Sequence[Claim], vectors: Mapping[str, Matrix], settings: Settings
) -> list[ClaimPair]:
    """Give the pairs of a known claim and its nearest claims in each article that it is meant against."""
    judged = [claim for claim in (*known, *story) if claim.id in vectors]
    if not any(claim.id in vectors for claim in known):
        return []
    matrix = np.array([vectors[claim.id] for claim in judged])
    pairs = align(judged, matrix, candidates=settings.candidates, min_similarity=_ANYTHING)
    against = [pair for pair in pairs if pair.left.outlet == KNOWN]
    return [pair for pair in against if row.outlet in ("", pair.right.outlet)]


def _standing(row: KnownClaim, known: Sequence[Claim], verdicts: Sequence[Verdict]) -> Judged:
    """Say how a claim stands; a clash of any part outweighs support, and support must reach every part."""
    clash = _surest(v for v in verdicts if v.label is Label.CONTRADICTION)
    if clash:
        return Judged(row, Outcome(Backing.CONTRADICTED, clash.type), clash)
    support = [v for v in verdicts if v.label in _TOGETHER]
    if support and {claim.id for claim in known} <= {v.pair.left.id for v in support}:
        return Judged(row, Outcome(Backing.SUPPORTED), _surest(support))
    lost = _surest(v for v in verdicts if v.label is Label.UNMEASURED)
    if lost:
        return Judged(row, Outcome(Backing.UNMEASURED), lost)
    return Judged(row, Outcome(Backing.ABSENT), _nearest(verdicts))


def _surest(verdicts: Iterable[Verdict]) -> Verdict | None:
    return min(verdicts, key=lambda v: (-v.confidence, v.id), default=None)


def _nearest(verdicts: Iterable[Verdict]) -> Verdict | None:
    return min(verdicts, key=lambda v: (-v.pair.similarity, v.id), default=None)


# --- pairs -----------------------------------------------------------------------------------------------------------


def _judge_pairs(
    rows: Sequence[KnownPair], settings: Settings, models: Models, progress: Progress
) -> dict[int, Judged]:
    """Judge each pair as a story of its own."""
    articles = list(chain.from_iterable(_sides(row) for row in rows))
    report = check(articles, settings=replace(settings, min_similarity=0.0), models=models, progress=progress)
    story_of = {article.id: article.story for article in articles}
    found: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in report.verdicts:
        found[story_of[verdict.pair.left.article_id]].append(verdict)
    return {row.line: _label(row, found[str(row.line)]) for row in rows}


def _sides(row: KnownPair) -> tuple[Article, Article]:
    left = Article(f"{row.line} left", "left", row.left, published=row.left_published or None, story=str(row.line))
    right = Article(f"{row.line} right", "right", row.right, published=row.right_published or None, story=str(row.line))
    return left, right


def _label(row: KnownPair, verdicts: Sequence[Verdict]) -> Judged:
    """Give the gravest label of a pair; a pair of which nothing is judged (a question) is about no shared fact."""
    if not verdicts:
        return Judged(row, Outcome(Label.UNRELATED))
    lead = min(verdicts, key=lambda v: (_GRAVEST.index(v.label), -v.confidence, v.id))
    return Judged(row, Outcome(lead.label, lead.type), lead)
