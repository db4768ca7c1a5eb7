"""The pipeline on a story with one changed article, at the price of that article: what did not change is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from consistency.pipeline import Models, Newer, candidates, read_claims, silent, verdicts_of
from consistency.settings import Settings
from consistency.store import Store
from consistency.types import Article, Claim, ClaimPair, Label, Part, Slot, Span, Verdict

if TYPE_CHECKING:
    from benchmarks.planting.corpus import Story
    from benchmarks.planting.wording import Plant

Places = Sequence[tuple[Part, Span]]
#: More than a run over all stories needs.
KEPT_BYTES = 4_000_000_000


@dataclass(frozen=True, slots=True)
class Desk:
    """Models and settings of a run, with what they have seen so far."""

    models: Models
    settings: Settings
    folder: TemporaryDirectory[str]

    @classmethod
    def of(cls, models: Models, settings: Settings | None = None) -> Desk:
        """Make the models remember, for as long as the desk is there."""
        folder = TemporaryDirectory()
        store = Store(Path(folder.name) / "kept.sqlite", max_bytes=KEPT_BYTES)
        return cls(models.with_store(store), settings or Settings(), folder)

    def claims(self, article: Article) -> tuple[Claim, ...]:
        """Read one article."""
        return read_claims([article], tagger=self.models.tagger, store=self.models.store)


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
        claims = tuple(claim for claims in self.claims.values() for claim in claims)
        return verdicts_of(pairs, desk.models, Newer(self.story.articles), claims, desk.settings, silent)


def holds(claim: Claim, article_id: str, places: Places) -> bool:
    """Say whether a claim of the article, or a fact of it such as its speaker's name, holds one of the places."""
    stretches: list[Claim | Slot] = [claim, *claim.slots]
    return claim.article_id == article_id and any(
        part is claim.part and one.start <= span.start and span.end <= one.end
        for part, span in places
        for one in stretches
    )


def answers(read: Read, plant: Plant, desk: Desk) -> tuple[Verdict, ...]:
    """Give the contradictions and updates at the planted words that the untouched story did not have there."""
    article, places = plant.planted()
    before = [(edit.part, Span(edit.start, edit.end)) for edit in plant.edits]
    known = {(other.id, v.label, v.type) for other, v in read.clashes_at(article.id, before, desk)}
    after = read.changed(article, desk).clashes_at(article.id, places, desk)
    return tuple(verdict for other, verdict in after if (other.id, verdict.label, verdict.type) not in known)
