"""The nouns of known claims: what is expected of the tool, and what it says today."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from consistency.types import ClashType, Label, Report, Verdict


class Backing(StrEnum):
    """How a claim fares against the articles of a story."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    ABSENT = "absent"
    UNMEASURED = "unmeasured"


class State(StrEnum):
    """What became of a known claim in a run."""

    MET = "met"
    CHANGED = "changed"
    KNOWN_MISS = "known miss"  # what is expected is not met, as the file says; no failure
    FIXED = "fixed"  # a known miss that is met now; no failure, but the file should say so


@dataclass(frozen=True, slots=True)
class Outcome:
    """A standing or a label, with the type of a clash where there is one; written "contradicted/age"."""

    label: Backing | Label
    type: ClashType | None = None

    def __str__(self) -> str:
        """Write the outcome as the file has it."""
        return f"{self.label}/{self.type}" if self.type else str(self.label)

    def meets(self, expected: Outcome) -> bool:
        """Say whether this is what was expected; an expectation without a type is met by every type."""
        return self.label == expected.label and expected.type in (None, self.type)


@dataclass(frozen=True, slots=True)
class KnownClaim:
    """A claim, and how it stands against the articles of a story, or against one `outlet` of it.

    `known_miss` is what the tool says as long as it does not get this claim right.
    """

    line: int
    story: str
    claim: str
    outlet: str
    expected: Outcome
    note: str = ""
    known_miss: Outcome | None = None

    @property
    def title(self) -> str:
        """Name the row for a reader."""
        return f"{self.claim} [{self.outlet}]" if self.outlet else self.claim


@dataclass(frozen=True, slots=True)
class KnownPair:
    """Two sentences of two outlets, and the label of the pair; stamps are ISO 8601 or empty."""

    line: int
    left: str
    right: str
    expected: Outcome
    note: str = ""
    known_miss: Outcome | None = None
    left_published: str = ""
    right_published: str = ""

    @property
    def title(self) -> str:
        """Name the row for a reader."""
        return f"{self.left} / {self.right}"


KnownRow = KnownClaim | KnownPair


@dataclass(frozen=True, slots=True)
class Judged:
    """What a run says of a row; `lead` is the verdict that decided it, None where nothing did."""

    row: KnownRow
    found: Outcome
    lead: Verdict | None = None

    @property
    def state(self) -> State:
        """Whether the row is met, and if not, whether that is known."""
        met, miss = self.found.meets(self.row.expected), self.row.known_miss
        if miss is None:
            return State.MET if met else State.CHANGED
        if met:
            return State.FIXED
        return State.KNOWN_MISS if self.found.meets(miss) else State.CHANGED


@dataclass(frozen=True, slots=True)
class Checked:
    """Every row of a file of known claims as it was judged, and the report that holds the evidence."""

    judged: tuple[Judged, ...]
    report: Report

    def of(self, *states: State) -> tuple[Judged, ...]:
        """Give the rows in one of the states, in the order of the file."""
        return tuple(judged for judged in self.judged if judged.state in states)
