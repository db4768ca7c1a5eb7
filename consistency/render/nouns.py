"""What a report shows, as data: texts are safe to show but not yet escaped for a format."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from consistency.render.marks import plain

if TYPE_CHECKING:
    from consistency.render.marks import Run
    from consistency.types import Label


class Status(StrEnum):
    """What became of a stretch of an article, most telling first; the value is the name in the legend."""

    CLASHING = "clashes with another outlet"
    DIFFERING = "told differently, can both be true"
    AGREED = "carried by others"
    UNMEASURED = "could not be measured"
    ALONE = "in this report alone"
    NOT_JUDGED = "opinion or question, not judged"
    BOILERPLATE = "furniture of the page, not read"


@dataclass(frozen=True, slots=True)
class Count:
    """A number of the headline and its name, in the right number."""

    key: str
    number: int
    name: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A claim as it is shown: who printed it, where and when, and its sentence in marked runs."""

    claim: int
    article: int
    outlet: str
    headline: str
    published: str
    part: str
    speaker: str
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The sentence without marks."""
        return plain(self.runs)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a finding: the claim that shows it best, then others that say the same."""

    lead: Quote
    others: tuple[Quote, ...]
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Direction:
    """What the NLI model said of one direction, as shown."""

    name: str
    entailment: str
    neutral: str
    contradiction: str
    truncated: bool


@dataclass(frozen=True, slots=True)
class Rung:
    """A comparison of two facts, as shown."""

    kind: str
    left: str
    right: str
    level: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Card:
    """A finding as it is shown."""

    index: int
    id: str
    label: Label
    type: str
    title: str
    confidence: str
    reason: str
    carried: str
    outlets: tuple[str, ...]
    sides: tuple[Side, ...]
    directions: tuple[Direction, ...]
    rungs: tuple[Rung, ...]
    pairs: str


@dataclass(frozen=True, slots=True)
class Unmeasured:
    """A pair that could not be judged, and why."""

    left: Quote
    right: Quote
    reason: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of an article: its words, what became of it, the claims that begin here and the finding it is in."""

    text: str
    status: Status | None
    starts: tuple[int, ...]
    card: int | None
    note: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article as it is shown, with its coverage."""

    index: int
    outlet: str
    title: str
    published: str
    modified: str
    origin: str
    source: str
    url: str
    headline: tuple[Segment, ...]
    body: tuple[Segment, ...]
    coverage: tuple[Count, ...]
    tally: tuple[tuple[Status, int], ...]


@dataclass(frozen=True, slots=True)
class StoryView:
    """All that is said of one story."""

    index: int
    name: str
    summary: str
    contradictions: tuple[Card, ...]
    differences: tuple[Card, ...]
    agreements: tuple[Card, ...]
    alone: tuple[Quote, ...]
    unmeasured: tuple[Unmeasured, ...]
    articles: tuple[ArticleView, ...]


@dataclass(frozen=True, slots=True)
class View:
    """The whole report as it is shown."""

    headline: str
    counts: tuple[Count, ...]
    stories: tuple[StoryView, ...]
    skipped: tuple[tuple[str, str], ...]
    signature: tuple[tuple[str, str], ...]
    outlets: tuple[str, ...]
    types: tuple[str, ...]
