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
    FRAGMENT = "no statement to compare"
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
    before: str = ""
    after: str = ""

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
    sure: str = ""  # how likely both are about one thing, where that was weighed


@dataclass(frozen=True, slots=True)
class ReviewMark:
    """What a person decided on a verdict; times are ISO 8601."""

    state: str  # "confirmed", "dismissed", "waived", "changed"
    note: str = ""
    by: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """A decision as it is shown."""

    state: str
    words: str
    note: str


@dataclass(frozen=True, slots=True)
class Tally:
    """One line of the verdict at a glance: a question and numbers that answer it."""

    key: str
    name: str
    counts: tuple[Count, ...]


class State(StrEnum):
    """How the outlets stand to each other in one fact, most telling first."""

    CLASH = "clash"
    UPDATE = "update"
    DIFFERS = "differs"
    AGREE = "agree"


@dataclass(frozen=True, slots=True)
class Value:
    """What one outlet reports of a fact: its words, the letter of those who say the same, and where it stands."""

    text: str
    letter: str
    state: State
    claim: int
    card: str


@dataclass(frozen=True, slots=True)
class Cell:
    """All that one outlet reports of a fact; nothing is silence."""

    outlet: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A fact and what each outlet makes of it."""

    question: str
    title: str
    state: State
    cells: tuple[Cell, ...]
    standing: str
    card: str


@dataclass(frozen=True, slots=True)
class Point:
    """One report of a developing figure; `at` is where on the line its time lies, 0-100, None where none is given."""

    outlet: str
    published: str
    at: float | None
    text: str
    letter: str
    claim: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """A figure or date that develops, by time of publication."""

    question: str
    title: str
    points: tuple[Point, ...]
    card: str


@dataclass(frozen=True, slots=True)
class Match:
    """How often two outlets carry the same fact, and how often they clash."""

    left: str
    right: str
    agreements: int
    clashes: int


@dataclass(frozen=True, slots=True)
class Member:
    """An article of one origin, and why it is counted there."""

    outlet: str
    why: str


@dataclass(frozen=True, slots=True)
class Origin:
    """A source, what is said of it, and the articles that come from it."""

    name: str
    note: str
    members: tuple[Member, ...]

    @property
    def copied(self) -> bool:
        """Whether several outlets print it."""
        return len({member.outlet for member in self.members}) > 1


@dataclass(frozen=True, slots=True)
class Card:
    """A finding as it is shown; `anchor` is its place in the page, the same in every run."""

    index: int
    id: str
    anchor: str
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
    band: str = ""
    seen: Seen | None = None


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
    card: str
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
    """All that is said of one story; `copies` says for each outlet whose copies it prints, "" where none."""

    index: int
    name: str
    summary: str
    contradictions: tuple[Card, ...]
    differences: tuple[Card, ...]
    agreements: tuple[Card, ...]
    alone: tuple[Quote, ...]
    unmeasured: tuple[Unmeasured, ...]
    articles: tuple[ArticleView, ...]
    outlets: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    timelines: tuple[Timeline, ...] = ()
    matches: tuple[Match, ...] = ()
    origins: tuple[Origin, ...] = ()


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
    glance: tuple[Tally, ...] = ()
    reviewed: bool = False
