"""The nouns of the difference of two reports."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from consistency.types import Article, ClashType, Finding, Label, Signature, Verdict


class Kind(StrEnum):
    """What became of a finding between two reports."""

    NEW = "new"
    RESOLVED = "resolved"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


class CauseKind(StrEnum):
    """Why a finding is not what it was."""

    TEXT = "text changed"
    ADDED = "article added"
    REMOVED = "article removed"
    MODEL = "model changed"
    SETTINGS = "settings changed"
    REVIEW = "review"
    OTHERS = "other articles"
    ROUNDING = "rounding"


@dataclass(frozen=True, slots=True)
class Cause:
    """One cause, and what exactly changed: "candidates: 7, now 5"."""

    kind: CauseKind
    detail: str


@dataclass(frozen=True, slots=True)
class Edit:
    """A claim that was rewritten: its words in the old report and in the new one."""

    outlet: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Change:
    """One finding in the old report, the new one or both.

    `what` says in short sentences what is different of a changed finding. `lead` is the verdict that shows it best:
    of the new report, or of the old one where the finding is gone. `review` is what a person decided about it.
    """

    kind: Kind
    label: Label
    type: ClashType | None
    story: str
    lead: Verdict
    old: Finding | None = None
    new: Finding | None = None
    what: tuple[str, ...] = ()
    causes: tuple[Cause, ...] = ()
    edits: tuple[Edit, ...] = ()
    review: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """What is different between two reports; `edited` are articles of both whose words changed, as in the new one."""

    old: Signature
    new: Signature
    changes: tuple[Change, ...]
    added: tuple[Article, ...] = ()
    removed: tuple[Article, ...] = ()
    edited: tuple[Article, ...] = ()

    def of(self, kind: Kind) -> tuple[Change, ...]:
        """Give the changes of one kind."""
        return tuple(change for change in self.changes if change.kind is kind)
