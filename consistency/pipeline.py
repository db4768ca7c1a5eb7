"""The one place that joins the stages: articles in, a report out."""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import platformdirs

from consistency import __about__
from consistency.align import align, worth_judging
from consistency.attributes import attribute_pairs
from consistency.cache import (
    CachedBinder,
    CachedEmbedder,
    CachedEntailer,
    Judged,
    ReportKeys,
    cached_judge,
    cached_reader,
)
from consistency.claims import extract
from consistency.errors import ConsistencyError, InputError
from consistency.findings import findings, in_order
from consistency.models import (
    Binder,
    Embedder,
    Entailer,
    Tagger,
    load_binder,
    load_embedder,
    load_entailer,
    load_tagger,
)
from consistency.origins import origins
from consistency.quoted import of_words, quoted_pairs
from consistency.settings import OFF, Settings
from consistency.slots import Opened, Told, opened, settled, texts_of, with_slots
from consistency.store import Store
from consistency.stories import grouped, lead
from consistency.types import (
    Article,
    Claim,
    ClaimPair,
    Coverage,
    Finding,
    Label,
    Nature,
    NliScores,
    Report,
    Signature,
    SkippedArticle,
    SlotComparison,
    Span,
    TextPair,
    Thresholds,
    Verdict,
)
from consistency.verdict import Evidence, judge

if TYPE_CHECKING:
    from consistency.cache import Reader
    from consistency.lang.tagged import TaggedName

_LOG = logging.getLogger("consistency")

#: Called with the name of a stage, how much of it is done and how much there is.
Progress = Callable[[str, int, int], None]

#: Letters without a full stop or a new line; the longest sentences of news have a tenth of that.
LONGEST_SENTENCE = 5_000
_ENDLESS = re.compile(rf"[^.!?\n]{{{LONGEST_SENTENCE},}}")

#: Pairs scored between two calls of the progress bar; with fewer, batches of one length are rarely full.
CHUNK = 1024


@dataclass(frozen=True, slots=True)
class Models:
    """The models of a run; without a tagger, names are read by rules alone, and without a binder facts are bound so."""

    embedder: Embedder
    entailer: Entailer
    tagger: Tagger | None = None
    store: Store | None = None
    binder: Binder | None = None

    @classmethod
    def load(cls, settings: Settings) -> Models:
        """Load what the settings name; raise ModelError where that fails."""
        models = cls(
            embedder=load_embedder(settings.embedder, device=settings.device),
            entailer=load_entailer(settings.nli, device=settings.device, precision=settings.precision),
            tagger=load_tagger(settings.tagger, device=settings.device, precision=settings.precision),
            binder=load_binder(settings.binder, device=settings.device, precision=settings.precision),
        )
        return models if settings.cache == OFF else models.with_store(open_store(settings))

    def with_store(self, store: Store) -> Models:
        """Give the same models, asked only for what `store` does not hold."""
        return Models(
            CachedEmbedder(self.embedder, store),
            CachedEntailer(self.entailer, store),
            self.tagger,
            store,
            CachedBinder(self.binder, store) if self.binder else None,
        )

    def signature(self, settings: Settings) -> Signature:
        """Say what makes a report with these models."""
        tagger, binder = (model.name if model else "" for model in (self.tagger, self.binder))
        return Signature(__about__.VERSION, self.embedder.name, self.entailer.name, settings.items(), tagger, binder)


def open_store(settings: Settings) -> Store:
    """Give the store that the settings name; nothing is opened before it is used."""
    folder = Path(settings.cache) if settings.cache else platformdirs.user_cache_path("claim-consistency")
    return Store(folder / "cache.sqlite", max_bytes=settings.cache_bytes)


def silent(_stage: str, _done: int, _total: int) -> None:
    """Show no progress."""


def check(
    articles: Sequence[Article],
    *,
    settings: Settings | None = None,
    models: Models | None = None,
    skipped: Sequence[SkippedArticle] = (),
    progress: Progress = silent,
    sort: bool = False,
) -> Report:
    """Say where the articles cannot all be right; articles of different stories are not compared.

    With `sort`, articles that state no story are sorted into stories first; without, they are one story.
    """
    settings = settings or Settings()
    if len({article.id for article in articles}) < len(articles):
        raise InputError("two articles have the same id")
    models = models or Models.load(settings)
    articles = [bounded(article) for article in articles]
    if sort:
        articles = grouped(articles, models.embedder.embed([lead(article) for article in articles]))
    read = partial(read_claims, progress=progress, tagger=models.tagger, store=models.store)
    articles, claims, crashed = surviving(articles, read)
    pairs = candidates(articles, claims, models.embedder, settings, progress)
    verdicts = verdicts_of(pairs, models, Newer(articles), claims, settings, progress)
    return Report(
        articles=tuple(articles),
        skipped=(*skipped, *crashed),
        claims=claims,
        verdicts=verdicts,
        findings=findings_of(articles, verdicts),
        coverage=coverage(articles, claims, verdicts),
        signature=models.signature(settings),
    )


def surviving(
    articles: Sequence[Article], read: Callable[[Sequence[Article]], tuple[Claim, ...]]
) -> tuple[Sequence[Article], tuple[Claim, ...], tuple[SkippedArticle, ...]]:
    """Give the articles that can be read, their claims, and the others: one article that breaks a rule ends no run."""
    try:
        return articles, read(articles), ()
    except ConsistencyError:
        raise
    except Exception as error:  # which article it was, is found by reading each alone
        crashed = {article.id: why for article in articles if (why := crash(article, read))}
        if not crashed:
            raise
        _LOG.warning("%d articles can't be read and are skipped", len(crashed), exc_info=error)
    left = [article for article in articles if article.id not in crashed]
    skipped = tuple(SkippedArticle(a.source or a.id, crashed[a.id]) for a in articles if a.id in crashed)
    return left, read(left), skipped


def crash(article: Article, read: Callable[[Sequence[Article]], tuple[Claim, ...]]) -> str:
    """Say how reading an article fails, "" where it does not."""
    try:
        read([article])
    except Exception as error:
        return f"reading its claims failed: {type(error).__name__}: {error}"[:200]
    return ""


def findings_of(articles: Sequence[Article], verdicts: Sequence[Verdict]) -> tuple[Finding, ...]:
    """Give the findings of each story, all in one order: the same words in two stories are two findings."""
    story_of = {article.id: article.story for article in articles}
    origin = origins(articles)
    stories: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        stories[story_of[verdict.pair.left.article_id]].append(verdict)
    return in_order(chain.from_iterable(findings(own, origin.__getitem__) for own in stories.values()))


def read_claims(
    articles: Sequence[Article],
    progress: Progress = silent,
    tagger: Tagger | None = None,
    store: Store | None = None,
) -> tuple[Claim, ...]:
    """Give the claims of all articles with their typed facts; ids are made unique where outlets repeat words.

    Without a tagger, names are read by rules alone. An article that `store` holds is not read again.
    """
    read: Reader = partial(read_each, progress=progress, tagger=tagger)
    if store is not None:
        read = cached_reader(read, store, signature=tagger.signature if tagger else "")
    claims: list[Claim] = []
    seen: dict[str, int] = defaultdict(int)
    for claim in chain.from_iterable(read(articles)):
        # Two reports of one outlet may carry the same words; "@" is in no id that `extract` makes.
        seen[claim.id] += 1
        again = f"{claim.id}@{seen[claim.id]}" if seen[claim.id] > 1 else claim.id
        claims.append(replace(claim, id=again))
    return tuple(claims)


def read_each(articles: Sequence[Article], *, progress: Progress, tagger: Tagger | None) -> list[tuple[Claim, ...]]:
    """Give the claims of each article."""
    extracted = []
    for done, article in enumerate(articles):
        progress("Reading claims", done, len(articles))
        extracted.append(extract(bounded(article)))
    progress("Reading claims", len(articles), len(articles))
    names = names_of(extracted, tagger, progress)
    return [with_slots(own, article, tags) for article, own, tags in zip(articles, extracted, names, strict=True)]


def bounded(article: Article) -> Article:
    """Set aside what has no end of a sentence for thousands of letters: a list, a table or noise."""
    runs = (Span(run.start(), run.end(), "too long for a sentence") for run in _ENDLESS.finditer(article.text))
    new = tuple(run for run in runs if run not in article.boilerplate)
    return replace(article, boilerplate=(*article.boilerplate, *new)) if new else article


def names_of(
    claims: Sequence[Sequence[Claim]], tagger: Tagger | None, progress: Progress
) -> list[list[tuple[TaggedName, ...]] | None]:
    """Tag the claims of all articles in one go; None for each article where there is no tagger."""
    if tagger is None:
        return [None] * len(claims)
    texts = [texts_of(own) for own in claims]
    total = sum(map(len, texts))
    progress("Marking names", 0, total)
    tags = iter(tagger.tag(list(chain.from_iterable(texts))))
    progress("Marking names", total, total)
    return [[next(tags) for _ in own] for own in texts]


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
    """Give the pairs worth judging, story by story; after those of statements, those of people and quotations."""
    story_of = {article.id: article.story for article in articles}
    judged = [claim for claim in claims if claim.nature is Nature.STATEMENT]
    progress("Embedding claims", 0, len(judged))
    vectors = embedder.embed([claim.resolved or claim.text for claim in judged])
    rows: dict[str, list[int]] = defaultdict(list)
    for row, claim in enumerate(judged):
        rows[story_of[claim.article_id]].append(row)
    options = {"candidates": settings.candidates, "min_similarity": settings.min_similarity}
    progress("Embedding claims", len(judged), len(judged))
    aligned = (
        align([judged[row] for row in members], vectors[np.array(members)], **options)  # type: ignore[arg-type]
        for members in rows.values()
    )
    stories: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        stories[story_of[claim.article_id]].append(claim)
    # With no least similarity somebody named the pair, and wants it judged whatever its sides share.
    pairs = tuple(p for p in chain.from_iterable(aligned) if settings.min_similarity <= 0 or worth_judging(p))
    known = {(pair.left.id, pair.right.id) for pair in pairs}
    of_people = (attribute_pairs(own, known) for own in stories.values())
    return (*pairs, *chain.from_iterable(of_people), *chain.from_iterable(map(quoted_pairs, stories.values())))


def verdicts_of(
    pairs: Sequence[ClaimPair],
    models: Models,
    newer: Newer,
    claims: Sequence[Claim],
    settings: Settings,
    progress: Progress,
) -> tuple[Verdict, ...]:
    """Judge every pair; `claims` are all of their articles, for what a report states elsewhere counts as well.

    A pair that the store of `models` holds is not judged again.
    """
    limits = Thresholds(
        contradiction=chosen(settings.contradiction, models.entailer.thresholds.contradiction),
        entailment=chosen(settings.entailment, models.entailer.thresholds.entailment),
    )
    judges = partial(judged, models=models, newer=newer, told=Told.of(claims), limits=limits, progress=progress)
    if models.store is None:
        return tuple(one.verdict for one in judges(pairs))
    made_by = (models.entailer.signature, models.binder and models.binder.signature, limits)
    keys = ReportKeys(claims, newer, signature=str(made_by))
    return cached_judge(judges, models.store, keys)(pairs)


def judged(
    pairs: Sequence[ClaimPair], *, models: Models, newer: Newer, told: Told, limits: Thresholds, progress: Progress
) -> list[Judged]:
    """Score every pair both ways (NLI is directional) and judge it; `told` is what each article states anywhere."""
    forward = [TextPair(words(pair.left), words(pair.right)) for pair in pairs]
    backward = [TextPair(words(pair.right), words(pair.left)) for pair in pairs]
    scores = scored([*forward, *backward], models.entailer, progress)
    seen = [contradiction_of(scores[there], scores[back]) for there, back in zip(forward, backward, strict=True)]
    openly = [opened(pair, told) for pair in pairs]
    facts = compared_all(openly, models.binder, told, progress, seen)
    return [
        Judged(
            judge(Evidence(one.pair, scores[there], scores[back], told_in(one.pair, found), limits, newer(one.pair))),
            one.is_weighed,
        )
        for one, there, back, found in zip(openly, forward, backward, facts, strict=True)
    ]


def told_in(pair: ClaimPair, found: Sequence[SlotComparison]) -> tuple[SlotComparison, ...]:
    """Give the comparisons that a pair was made for."""
    if pair.only:
        return tuple(one for one in found if one.kind in pair.only)
    return tuple(of_words(pair, found)) if pair.for_words_alone else tuple(found)


def contradiction_of(forward: NliScores, backward: NliScores) -> float | None:
    """Give the mean of both directions, None where the model did not see both texts whole."""
    if forward.truncated or backward.truncated:
        return None
    return float(forward.contradiction + backward.contradiction) / 2


def compared_all(
    openly: Sequence[Opened], binder: Binder | None, told: Told, progress: Progress, seen: Sequence[float | None]
) -> list[tuple[SlotComparison, ...]]:
    """Compare the typed facts of all pairs; what the binder is asked of them, it is asked in one go.

    `seen` are the contradictions that the NLI model sees, pair by pair.
    """
    if binder is None:
        return [settled(one, told, {}) for one in openly]
    questions = [one.questions(told) for one in openly]
    asked = list(dict.fromkeys(chain.from_iterable(questions)))
    progress("Binding facts", 0, len(asked))
    answers = dict(zip(asked, binder.bind(asked), strict=True))
    progress("Binding facts", len(asked), len(asked))
    # What another pair asked in the same words is no answer to this one: that pair need not be there in the next run.
    return [
        settled(one, told, {question: answers[question] for question in own}, of_model)
        for one, own, of_model in zip(openly, questions, seen, strict=True)
    ]


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


def scored(texts: Iterable[TextPair], entailer: Entailer, progress: Progress) -> dict[TextPair, NliScores]:
    """Score each pair of texts once, in chunks, so that the bar moves: outlets that print one agency repeat words.

    Pairs of one length stand in one chunk, so that batches are full.
    """
    asked = sorted(dict.fromkeys(texts), key=lambda pair: len(pair.premise) + len(pair.hypothesis))
    scores: dict[TextPair, NliScores] = {}
    progress("Judging pairs", 0, len(asked))
    for start in range(0, len(asked), CHUNK):
        chunk = asked[start : start + CHUNK]
        scores.update(zip(chunk, entailer.entail(chunk), strict=True))
        progress("Judging pairs", len(scores), len(asked))
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
    judged = [claim for claim in claims if claim.nature is Nature.STATEMENT or claim.id in measured]
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
