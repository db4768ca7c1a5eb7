"""Every noun of the package, frozen; containers inside are tuples.

Offsets are in characters (Python string indices) into one part of an article: its title or its text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


class Part(StrEnum):
    """Where in an article a span lies; a headline is a claim too."""

    TITLE = "title"
    TEXT = "text"


class Nature(StrEnum):
    """What kind of sentence a claim is; only statements are judged."""

    STATEMENT = "statement"
    QUESTION = "question"
    OPINION = "opinion"


class Label(StrEnum):
    """What a verdict says about a pair of claims."""

    AGREEMENT = "agreement"
    REFINEMENT = "refinement"
    CONTRADICTION = "contradiction"
    UPDATE = "update"
    ATTRIBUTION = "attribution"
    FRAMING = "framing"
    UNRELATED = "unrelated"
    UNMEASURED = "unmeasured"


class ClashType(StrEnum):
    """Which kind of fact a contradiction is about."""

    DATE = "date"
    TIME = "time"
    QUANTITY = "quantity"
    AGE = "age"
    MONEY = "money"
    NAME = "name"
    ROLE = "role"
    PLACE = "place"
    QUOTE = "quote"
    POLARITY = "polarity"
    OTHER = "other"


class SlotKind(StrEnum):
    """The kinds of typed facts that are read from a claim."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    QUANTITY = "quantity"
    MONEY = "money"
    AGE = "age"
    PERSON = "person"
    ROLE = "role"
    PLACE = "place"
    QUOTE = "quote"
    POLARITY = "polarity"


class Hedge(StrEnum):
    """How firmly a value is given; a hedge is an interval around it."""

    EXACTLY = "exactly"
    ABOUT = "about"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    MORE_THAN = "more than"
    FEWER_THAN = "fewer than"
    NEARLY = "nearly"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch `[start, end)` of a part, and why it is marked."""

    start: int
    end: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One outlet's report of a story.

    `published` and `modified` are ISO 8601 (a date, or a date and time). `origin` is the wire or outlet that a
    copy comes from. `boilerplate` marks lines of `text` that are furniture of the page and not the report.
    """

    id: str
    outlet: str
    text: str
    title: str = ""
    published: str | None = None
    modified: str | None = None
    url: str | None = None
    source: str = ""
    origin: str | None = None
    story: str = ""
    boilerplate: tuple[Span, ...] = ()

    @property
    def day(self) -> date | None:
        """The day of publication, or None where none is stated."""
        return datetime.fromisoformat(self.published).date() if self.published else None

    def part(self, part: Part) -> str:
        """Give the words that offsets of `part` point into."""
        return self.title if part is Part.TITLE else self.text


@dataclass(frozen=True, slots=True)
class SkippedArticle:
    """A source that could not be read, and why; the report lists it."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Fill:
    """A word of a claim that depends on its article, and what it stands for there.

    `start` and `end` are offsets into the part of the article, as those of the claim are.
    """

    start: int
    end: int
    text: str
    meaning: str
    kind: str  # "pronoun", "name", "description" or "date"


@dataclass(frozen=True, slots=True)
class Slot:
    """One typed fact of a claim: "57" as the age of a person, "30 November" as the day of a meeting.

    `start` and `end` are offsets into the part of the article. `low` and `high` bound numeric values after the
    hedge (days since 1970-01-01 for dates, minutes for times); None is unbounded or not numeric. `about` is the
    person of an age or the noun of a count; `event` is the verb or event it belongs to.
    """

    kind: SlotKind
    value: str
    text: str
    start: int
    end: int
    about: str | None = None
    event: str | None = None
    hedge: Hedge = Hedge.EXACTLY
    statement: str = ""
    low: float | None = None
    high: float | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement of one article, as an exact span: `article.part(part)[start:end] == text`.

    `sentence` is the span of the sentence that the claim was cut from (equal to its own where it was not cut).
    `resolved` is `text` as it stands alone: pronouns, short names and relative dates filled in; `fills` says with
    what. `speaker` is who says it, for reported speech and quotes; `quoted` is true for a verbatim quote.
    """

    id: str
    article_id: str
    outlet: str
    part: Part
    text: str
    start: int
    end: int
    sentence: Span
    resolved: str = ""
    fills: tuple[Fill, ...] = ()
    speaker: str | None = None
    quoted: bool = False
    nature: Nature = Nature.STATEMENT
    slots: tuple[Slot, ...] = ()


@dataclass(frozen=True, slots=True)
class TextPair:
    """Two texts for the NLI model; NLI is directional, so the order matters."""

    premise: str
    hypothesis: str


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What a model has to reach before a label is believed; probabilities in 0-1."""

    contradiction: float
    entailment: float


@dataclass(frozen=True, slots=True)
class ClaimPair:
    """Two claims of different outlets that are worth judging.

    `only` are the kinds of facts that alone are compared; all are where it is empty. No file holds it.
    """

    left: Claim
    right: Claim
    similarity: float
    only: frozenset[SlotKind] = field(default=frozenset(), compare=False)

    @property
    def for_words_alone(self) -> bool:
        """Whether one side is no statement, so that only quotations in it can be compared."""
        return any(claim.nature is not Nature.STATEMENT for claim in (self.left, self.right))

    def differs(self, kind: SlotKind) -> bool:
        """Say whether both claims give values of a kind, and none in common."""
        left, right = ({slot.value for slot in claim.slots if slot.kind is kind} for claim in (self.left, self.right))
        return bool(left and right) and not left & right


@dataclass(frozen=True, slots=True)
class NliScores:
    """Probabilities of one direction; `truncated` says that the model could not see both texts whole."""

    entailment: float
    neutral: float
    contradiction: float
    truncated: bool = False


#: The rung of values that differ and may be of two things: no clash, and no agreement either.
DOUBT = "perhaps not about one thing"
#: Of two distances that differ in this alone, the place is what differs.
OTHER_SIDE = "the other side of the place"


@dataclass(frozen=True, slots=True)
class SlotComparison:
    """The rung on which two slots met; `agrees` is None where nothing can be said.

    `sure` is how likely both are about one thing, 0-1, where cues were weighed; None where a rule bound them.
    """

    kind: SlotKind
    left: Slot | None
    right: Slot | None
    level: str
    agrees: bool | None
    sure: float | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of one pair, with its evidence; `type` is set for contradictions."""

    id: str
    pair: ClaimPair
    label: Label
    type: ClashType | None
    confidence: float
    forward: NliScores | None
    backward: NliScores | None
    comparisons: tuple[SlotComparison, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Verdicts that say the same thing, as one: the claims that a reader reviews together.

    `sides` are groups of claim ids; a contradiction has two, everything else one. `lead` is the id of the verdict
    that shows it best. `origins` counts independent sources: copies of one wire report count once.
    """

    id: str
    label: Label
    type: ClashType | None
    confidence: float
    lead: str
    verdicts: tuple[str, ...]
    sides: tuple[tuple[str, ...], ...]
    outlets: tuple[str, ...]
    origins: int
    reason: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of an article was looked at; every count is of claims but `boilerplate`, which is of lines."""

    article_id: str
    claims: int
    checked: int
    unaligned: int
    unmeasured: int
    boilerplate: int
    not_judged: int = 0  # questions and opinion


@dataclass(frozen=True, slots=True)
class Signature:
    """What made a report: enough to make it again."""

    version: str
    embedder: str
    nli: str
    settings: tuple[tuple[str, str | int | float | bool | None], ...] = ()
    tagger: str = ""  # nothing where rules alone read names
    binder: str = ""  # nothing where rules and cues alone bind facts


@dataclass(frozen=True, slots=True)
class Report:
    """The whole result of a run."""

    articles: tuple[Article, ...]
    skipped: tuple[SkippedArticle, ...]
    claims: tuple[Claim, ...]
    verdicts: tuple[Verdict, ...]
    findings: tuple[Finding, ...]
    coverage: tuple[Coverage, ...]
    signature: Signature = field(default_factory=lambda: Signature("", "", ""))

    def to_frame(self) -> pd.DataFrame:
        """Give the verdicts as a table, one row each, in the order of the report."""
        import pandas as pd  # only here: reading the types must stay instant

        return pd.DataFrame([_row(verdict) for verdict in self.verdicts], columns=list(_COLUMNS))


_COLUMNS = (
    "id", "label", "type", "confidence", "similarity",
    "left", "left_outlet", "left_speaker", "left_text",
    "right", "right_outlet", "right_speaker", "right_text",
    "forward_entailment", "forward_neutral", "forward_contradiction",
    "backward_entailment", "backward_neutral", "backward_contradiction",
    "reason",
)  # fmt: skip


def _row(verdict: Verdict) -> dict[str, object]:
    pair = verdict.pair
    row: dict[str, object] = {
        "id": verdict.id,
        "label": str(verdict.label),
        "type": None if verdict.type is None else str(verdict.type),
        "confidence": verdict.confidence,
        "similarity": pair.similarity,
        "reason": verdict.reason,
    }
    for side, claim in (("left", pair.left), ("right", pair.right)):
        row |= {
            side: claim.id,
            f"{side}_outlet": claim.outlet,
            f"{side}_speaker": claim.speaker,
            f"{side}_text": claim.text,
        }
    for direction, scores in (("forward", verdict.forward), ("backward", verdict.backward)):
        for name in ("entailment", "neutral", "contradiction"):
            row[f"{direction}_{name}"] = None if scores is None else getattr(scores, name)
    return row
