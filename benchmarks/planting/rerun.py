"""The pipeline on a story with one changed article, at the price of that article: what did not change is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from consistency.pipeline import Models, Newer, candidates, read_claims, silent, verdicts_of
from consistency.settings import Settings
from consistency.slots import Told
from consistency.types import Article, Claim, ClaimPair, Label, NliScores, Part, Span, TextPair, Thresholds, Verdict

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from benchmarks.planting.corpus import Story
    from benchmarks.planting.wording import Plant
    from consistency.models import Embedder, Entailer

Places = Sequence[tuple[Part, Span]]


@dataclass(slots=True)
class KeptEmbedder:
    """An `Embedder` that embeds no text twice."""

    embedder: Embedder
    known: dict[str, NDArray[np.float32]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name of the embedder inside."""
        return self.embedder.name

    @property
    def signature(self) -> str:
        """The signature of the model inside."""
        return self.embedder.signature

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give float32 [n_texts, dim], rows L2-normalised."""
        new = [text for text in dict.fromkeys(texts) if text not in self.known]
        if new:
            self.known.update(zip(new, self.embedder.embed(new), strict=True))
        return np.stack([self.known[text] for text in texts]) if texts else self.embedder.embed([])


@dataclass(slots=True)
class KeptEntailer:
    """An `Entailer` that scores no pair twice."""

    entailer: Entailer
    known: dict[TextPair, NliScores] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name of the model inside."""
        return self.entailer.name

    @property
    def signature(self) -> str:
        """The signature of the model inside."""
        return self.entailer.signature

    @property
    def thresholds(self) -> Thresholds:
        """The thresholds of the model inside."""
        return self.entailer.thresholds

    def entail(self, pairs: Sequence[TextPair]) -> list[NliScores]:
        """Give the scores, in the order of `pairs`."""
        new = [pair for pair in dict.fromkeys(pairs) if pair not in self.known]
        if new:
            self.known.update(zip(new, self.entailer.entail(new), strict=True))
        return [self.known[pair] for pair in pairs]


@dataclass(frozen=True, slots=True)
class Desk:
    """Models and settings of a run, with what they have seen so far."""

    models: Models
    settings: Settings

    @classmethod
    def of(cls, models: Models, settings: Settings | None = None) -> Desk:
        """Make the models remember."""
        kept = replace(models, embedder=KeptEmbedder(models.embedder), entailer=KeptEntailer(models.entailer))
        return cls(kept, settings or Settings())

    def claims(self, article: Article) -> tuple[Claim, ...]:
        """Read one article."""
        return read_claims([article], tagger=self.models.tagger)


@dataclass(frozen=True, slots=True)
class Read:
    """A story as the program reads it: the claims of each article, and the pairs that it would judge."""

    story: Story
    claims: dict[str, tuple[Claim, ...]]
    pairs: tuple[ClaimPair, ...]

    @classmethod
    def of(cls, story: Story, desk: Desk) -> Read:
        """Read all articles of a story."""
        return cls.paired(story, {article.id: desk.claims(article) for article in story.articles}, desk)

    @classmethod
    def paired(cls, story: Story, claims: dict[str, tuple[Claim, ...]], desk: Desk) -> Read:
        """Find the pairs among the claims."""
        all_ = [claim for article in story.articles for claim in claims[article.id]]
        return cls(story, claims, candidates(story.articles, all_, desk.models.embedder, desk.settings, silent))

    def changed(self, article: Article, desk: Desk) -> Read:
        """Give the story with one article replaced; only that one is read again."""
        articles = tuple(article if a.id == article.id else a for a in self.story.articles)
        return Read.paired(
            replace(self.story, articles=articles), self.claims | {article.id: desk.claims(article)}, desk
        )

    def verdicts(self, desk: Desk) -> tuple[Verdict, ...]:
        """Judge everything."""
        return self.judged(self.pairs, desk)

    def clashes_at(self, article_id: str, places: Places, desk: Desk) -> Iterator[tuple[Claim, Verdict]]:
        """Give the contradictions and updates at some places, each with the claim that the one there clashes with."""
        pairs = [p for p in self.pairs if any(holds(claim, article_id, places) for claim in (p.left, p.right))]
        for verdict in self.judged(pairs, desk):
            if verdict.label in (Label.CONTRADICTION, Label.UPDATE):
                left, right = verdict.pair.left, verdict.pair.right
                yield (right if left.article_id == article_id else left), verdict

    def judged(self, pairs: Sequence[ClaimPair], desk: Desk) -> tuple[Verdict, ...]:
        """Judge some pairs."""
        told = Told.of(tuple(claim for claims in self.claims.values() for claim in claims))
        return verdicts_of(pairs, desk.models.entailer, Newer(self.story.articles), told, desk.settings, silent)


def holds(claim: Claim, article_id: str, places: Places) -> bool:
    """Say whether a claim of the article holds one of the places."""
    return claim.article_id == article_id and any(
        part is claim.part and claim.start <= span.start and span.end <= claim.end for part, span in places
    )


def answers(read: Read, plant: Plant, desk: Desk) -> tuple[Verdict, ...]:
    """Give the contradictions and updates at the planted words that the untouched story did not have there."""
    article, places = plant.planted()
    before = [(edit.part, Span(edit.start, edit.end)) for edit in plant.edits]
    known = {(other.id, v.label, v.type) for other, v in read.clashes_at(article.id, before, desk)}
    after = read.changed(article, desk).clashes_at(article.id, places, desk)
    return tuple(verdict for other, verdict in after if (other.id, verdict.label, verdict.type) not in known)
