"""The one place that joins the stages: articles in, a report out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain

import numpy as np

from consistency import __about__
from consistency.align import align
from consistency.claims import extract
from consistency.errors import InputError
from consistency.findings import findings
from consistency.models import Embedder, Entailer, load_embedder, load_entailer
from consistency.origins import origins
from consistency.settings import Settings
from consistency.slots import comparisons, with_slots
from consistency.types import (
    Article,
    Claim,
    ClaimPair,
    Coverage,
    Label,
    Nature,
    NliScores,
    Report,
    Signature,
    SkippedArticle,
    TextPair,
    Thresholds,
    Verdict,
)
from consistency.verdict import Evidence, judge

#: Called with the name of a stage, how much of it is done and how much there is.
Progress = Callable[[str, int, int], None]

#: Pairs scored between two calls of the progress bar.
CHUNK = 256


@dataclass(frozen=True, slots=True)
class Models:
    """The models of a run."""

    embedder: Embedder
    entailer: Entailer

    @classmethod
    def load(cls, settings: Settings) -> Models:
        """Load what the settings name; raise ModelError where that fails."""
        return cls(
            embedder=load_embedder(settings.embedder, device=settings.device),
            entailer=load_entailer(settings.nli, device=settings.device, precision=settings.precision),
        )


def silent(_stage: str, _done: int, _total: int) -> None:
    """Show no progress."""


def check(
    articles: Sequence[Article],
    *,
    settings: Settings | None = None,
    models: Models | None = None,
    skipped: Sequence[SkippedArticle] = (),
    progress: Progress = silent,
) -> Report:
    """Say where the articles cannot all be right; articles of different stories are not compared."""
    settings = settings or Settings()
    if len({article.id for article in articles}) < len(articles):
        raise InputError("two articles have the same id")
    models = models or Models.load(settings)
    claims = read_claims(articles, progress)
    pairs = candidates(articles, claims, models.embedder, settings, progress)
    newer = Newer(articles)
    verdicts = verdicts_of(pairs, models.entailer, newer, settings, progress)
    origin = origins(articles)
    return Report(
        articles=tuple(articles),
        skipped=tuple(skipped),
        claims=claims,
        verdicts=verdicts,
        findings=findings(verdicts, origin.__getitem__),
        coverage=coverage(articles, claims, verdicts),
        signature=Signature(__about__.VERSION, models.embedder.name, models.entailer.name, settings.items()),
    )


def read_claims(articles: Sequence[Article], progress: Progress = silent) -> tuple[Claim, ...]:
    """Give the claims of all articles with their typed facts; ids are made unique where outlets repeat words."""
    claims: list[Claim] = []
    seen: dict[str, int] = defaultdict(int)
    for done, article in enumerate(articles):
        progress("Reading claims", done, len(articles))
        for claim in with_slots(extract(article), article):
            # Two reports of one outlet may carry the same words; "@" is in no id that `extract` makes.
            seen[claim.id] += 1
            again = f"{claim.id}@{seen[claim.id]}" if seen[claim.id] > 1 else claim.id
            claims.append(replace(claim, id=again))
    progress("Reading claims", len(articles), len(articles))
    return tuple(claims)


class Newer:
    """Tells which of two articles is the later report: by day, and within a day where both give time and zone."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.times = {article.id: moment(article.modified or article.published) for article in articles}

    def __call__(self, pair: ClaimPair) -> int:
        """Give 1 when the right report is the newer one, -1 when the left is, 0 when that is not known."""
        left, right = self.times[pair.left.article_id], self.times[pair.right.article_id]
        if left is None or right is None:
            return 0
        if left.tzinfo and right.tzinfo:
            return (right > left) - (right < left)
        return (right.date() > left.date()) - (right.date() < left.date())


def moment(stamp: str | None) -> datetime | None:
    """Read an ISO 8601 stamp; a bare date has no time zone, so it is compared by day."""
    return datetime.fromisoformat(stamp) if stamp else None


def candidates(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    embedder: Embedder,
    settings: Settings,
    progress: Progress,
) -> tuple[ClaimPair, ...]:
    """Give the pairs worth judging, story by story."""
    story_of = {article.id: article.story for article in articles}
    judged = [claim for claim in claims if claim.nature is Nature.STATEMENT]
    progress("Embedding claims", 0, len(judged))
    vectors = embedder.embed([claim.resolved or claim.text for claim in judged])
    rows: dict[str, list[int]] = defaultdict(list)
    for row, claim in enumerate(judged):
        rows[story_of[claim.article_id]].append(row)
    options = {"candidates": settings.candidates, "min_similarity": settings.min_similarity}
    progress("Embedding claims", len(judged), len(judged))
    return tuple(
        chain.from_iterable(
            align([judged[row] for row in members], vectors[np.array(members)], **options)  # type: ignore[arg-type]
            for members in rows.values()
        )
    )


def verdicts_of(
    pairs: Sequence[ClaimPair], entailer: Entailer, newer: Newer, settings: Settings, progress: Progress
) -> tuple[Verdict, ...]:
    """Score every pair both ways (NLI is directional) and judge it."""
    limits = Thresholds(
        contradiction=chosen(settings.contradiction, entailer.thresholds.contradiction),
        entailment=chosen(settings.entailment, entailer.thresholds.entailment),
    )
    texts = [TextPair(words(pair.left), words(pair.right)) for pair in pairs]
    forward = scored(texts, entailer, progress, 0)
    backward = scored([TextPair(t.hypothesis, t.premise) for t in texts], entailer, progress, len(texts))
    return tuple(
        judge(Evidence(pair, f, b, comparisons(pair.left, pair.right), limits, newer(pair)))
        for pair, f, b in zip(pairs, forward, backward, strict=True)
    )


def compare(left: str, right: str, *, settings: Settings | None = None, models: Models | None = None) -> Report:
    """Judge two texts as if two outlets had printed them, with all the evidence."""
    articles = [Article(id=name, outlet=name, text=text) for name, text in (("left", left), ("right", right))]
    # Whoever names a pair wants it judged, however little its sides share.
    return check(articles, settings=replace(settings or Settings(), min_similarity=0.0), models=models)


def chosen(setting: float | None, default: float) -> float:
    """Give the setting where there is one; 0 is one."""
    return default if setting is None else setting


def words(claim: Claim) -> str:
    """Give the words of a claim as they stand alone."""
    return claim.resolved or claim.text


def scored(texts: Sequence[TextPair], entailer: Entailer, progress: Progress, before: int) -> list[NliScores]:
    """Score pairs in chunks, so that the bar moves."""
    scores: list[NliScores] = []
    for start in range(0, len(texts), CHUNK):
        scores += entailer.entail(texts[start : start + CHUNK])
        progress("Judging pairs", before + len(scores), 2 * len(texts))
    return scores


def coverage(articles: Sequence[Article], claims: Sequence[Claim], verdicts: Sequence[Verdict]) -> tuple[Coverage, ...]:
    """Count for each article what was looked at; a claim is checked when one of its pairs was measured."""
    measured = claim_ids(v for v in verdicts if v.label is not Label.UNMEASURED)
    unmeasured = claim_ids(v for v in verdicts if v.label is Label.UNMEASURED) - measured
    own: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        own[claim.article_id].append(claim)
    return tuple(count(article, own[article.id], measured, unmeasured) for article in articles)


def claim_ids(verdicts: Iterable[Verdict]) -> set[str]:
    """Give the ids of all claims that verdicts speak of."""
    return {claim.id for verdict in verdicts for claim in (verdict.pair.left, verdict.pair.right)}


def count(article: Article, claims: Sequence[Claim], measured: set[str], unmeasured: set[str]) -> Coverage:
    """Count the claims of one article."""
    judged = [claim for claim in claims if claim.nature is Nature.STATEMENT]
    checked = sum(claim.id in measured for claim in judged)
    open_ = sum(claim.id in unmeasured for claim in judged)
    return Coverage(
        article_id=article.id,
        claims=len(claims),
        checked=checked,
        unaligned=len(judged) - checked - open_,
        unmeasured=open_,
        boilerplate=len(article.boilerplate),
        not_judged=len(claims) - len(judged),
    )
