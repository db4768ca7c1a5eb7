"""What people decided about findings: lines of `reviews.jsonl`, and what of it still holds for a report.

A decision is about a verdict, whose id is made of the words of its two claims: while the words stay, it carries
over from run to run. Decisions count in the order of the file (clocks of two machines differ); an undo takes back
the last decision that stands for its verdict, so that the one before it stands again. Nothing here reads a clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from consistency.ids import content_id
from consistency.journal import BadLine, Journal, Line, append_record, line_of, read_journal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

T = TypeVar("T")

#: Longest text of a claim that a line keeps: enough to know it again.
MAX_WORDS = 1000


class Action(StrEnum):
    """What a person does about a finding."""

    CONFIRM = "confirm"
    DISMISS = "dismiss"
    WAIVE = "waive"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Words:
    """One side of what was decided about."""

    outlet: str
    text: str


NO_WORDS = Words("", "")


@dataclass(frozen=True, slots=True)
class Decision:
    """One line: who decided what, when, about which words; `line` is its number in the file, 0 before it is there."""

    verdict: str
    action: Action
    at: datetime
    by: str = ""
    note: str = ""
    until: date | None = None
    finding: str = ""
    left: Words = NO_WORDS
    right: Words = NO_WORDS
    label: str = ""
    type: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Reviews:
    """All decisions of a file in its order, and the lines that are none."""

    decisions: tuple[Decision, ...] = ()
    bad: tuple[BadLine, ...] = ()


def read_reviews(path: Path) -> tuple[Decision, ...]:
    """Give the decisions of a file, none where there is no file; `load_reviews` also says which lines are bad."""
    return load_reviews(path).decisions


def load_reviews(path: Path) -> Reviews:
    """Read a file of decisions; a bad line is skipped and named, never the end of the run."""
    return reviews_of(read_journal(path))


def reviews_of(journal: Journal) -> Reviews:
    """Give the decisions that the lines of a file hold."""
    decisions: list[Decision] = []
    bad = list(journal.bad)
    for line in journal.lines:
        try:
            decisions.append(decision_of(line))
        except ValueError as error:
            bad.append(BadLine(line.number, str(error)))
    return Reviews(tuple(decisions), tuple(sorted(bad, key=lambda item: item.number)))


def decision_of(line: Line) -> Decision:
    """Read one decision; raise ValueError that says what is wrong with it."""
    data = line.data
    action = _action(_text(data, "action"))
    until = _day(_text(data, "until", default=""))
    if (action is Action.WAIVE) is not (until is not None):
        raise ValueError("a waiver needs 'until', and nothing else has it")
    verdict = _text(data, "verdict")
    if not verdict:
        raise ValueError("no 'verdict'")
    return Decision(
        verdict=verdict,
        action=action,
        at=_moment(_text(data, "at")),
        by=_text(data, "by", default=""),
        note=_text(data, "note", default=""),
        until=until,
        finding=_text(data, "finding", default=""),
        left=_words(data.get("left")),
        right=_words(data.get("right")),
        label=_text(data, "label", default=""),
        type=_text(data, "type", default=""),
        line=line.number,
    )


def record_of(decision: Decision) -> dict[str, object]:
    """Give a decision as the record of its line, in the order in which it is read."""
    return {
        "verdict": decision.verdict,
        "finding": decision.finding,
        "action": str(decision.action),
        "until": decision.until.isoformat() if decision.until else None,
        "note": decision.note,
        "by": decision.by,
        "at": stamp(decision.at),
        "left": {"outlet": decision.left.outlet, "text": decision.left.text},
        "right": {"outlet": decision.right.outlet, "text": decision.right.text},
        "label": decision.label,
        "type": decision.type,
    }


def append_review(path: Path, decision: Decision, *, refuse: Callable[[Reviews], T | None]) -> T | None:
    """Add a decision, unless `refuse` (called under the lock with what the file holds) gives a reason not to."""
    return append_record(path, record_of(decision), refuse=lambda journal: refuse(reviews_of(journal)))


def latest(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """Give for each verdict the decision that stands; a verdict whose decisions were all undone has none."""
    stacks: dict[str, list[Decision]] = {}
    for decision in decisions:
        stack = stacks.setdefault(decision.verdict, [])
        if decision.action is not Action.UNDO:
            stack.append(decision)
        elif stack:
            stack.pop()
    return {verdict: stack[-1] for verdict, stack in stacks.items() if stack}


def history(decisions: Iterable[Decision]) -> dict[str, list[Decision]]:
    """Give for each verdict all that was decided, the undone and the undoing too."""
    found: dict[str, list[Decision]] = {}
    for decision in decisions:
        found.setdefault(decision.verdict, []).append(decision)
    return found


def version(past: Mapping[str, list[Decision]], verdicts: Iterable[str]) -> str:
    """Give a token that changes with every line of a `history` about `verdicts`, "" where there is none."""
    lines = [line_of(record_of(decision)) for name in sorted(set(verdicts)) for decision in past.get(name, ())]
    return content_id("reviews", *lines) if lines else ""


def kept(text: str) -> str:
    """Give the words of a claim as a line keeps them: on one line, and not endless."""
    words = " ".join(text.split())
    return words if len(words) <= MAX_WORDS else words[:MAX_WORDS] + "…"


def stamp(at: datetime) -> str:
    """Give a moment as lines write it: UTC, to the second."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _text(data: Mapping[str, object], name: str, default: str | None = None) -> str:
    value = data.get(name)
    if value is None and default is not None:
        return default
    if not isinstance(value, str):
        raise ValueError(f"{name!r} is not a text" if name in data else f"no {name!r}")
    return value


def _action(value: str) -> Action:
    if value not in set(Action):
        raise ValueError(f"'action' is {value!r}; it is one of {', '.join(Action)}")
    return Action(value)


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise ValueError(f"'until' is {value!r}; it is a day as 2026-05-31") from None


def _moment(value: str) -> datetime:
    try:
        when = datetime.fromisoformat(value)
    except ValueError:
        raise ValueError(f"'at' is {value!r}; it is a time as 2026-05-31T09:00:00Z") from None
    return when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)


def _words(data: object) -> Words:
    if data is None:
        return NO_WORDS
    if not isinstance(data, dict):
        raise ValueError("a side is not an object")
    return Words(_text(data, "outlet", default=""), _text(data, "text", default=""))
