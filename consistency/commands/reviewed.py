"""What people decided about the findings of a report, as the report shows it; not a command."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from consistency.commands.shared import note
from consistency.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from consistency.carry import State
    from consistency.render import ReviewMark
    from consistency.reviews import Decision
    from consistency.types import Finding, Report

#: Decisions after which a finding fails no gate.
_SETTLED = ("dismissed", "waived")


def decisions_in(path: Path | None) -> tuple[Decision, ...]:
    """Read a reviews.jsonl, naming the lines that can't be read; raise InputError where there is no such file."""
    if path is None:
        return ()
    if not path.is_file():
        raise InputError(f"{path}: no such file; `consistency review` writes one")
    from consistency.reviews import load_reviews

    reviews = load_reviews(path)
    for bad in reviews.bad:
        note(f"{path}, line {bad.number}: {bad.reason}; skipped")
    return reviews.decisions


def review_marks(report: Report, decisions: Sequence[Decision]) -> dict[str, ReviewMark]:
    """Give by the lead of each finding what was decided about it; a waiver that ended leaves it open again."""
    if not decisions:
        return {}
    from consistency.carry import carried

    leads = {finding.id: finding.lead for finding in report.findings}
    states = carried(report, decisions, today=date.today()).states
    return {leads[state.finding]: mark for state in states if (mark := _mark(state))}


def is_open(finding: Finding, marks: Mapping[str, ReviewMark]) -> bool:
    """Say whether a finding still asks for something: nobody dismissed or waived it."""
    return finding.lead not in marks or marks[finding.lead].state not in _SETTLED


def _mark(state: State) -> ReviewMark | None:
    from consistency.carry import Standing
    from consistency.render import ReviewMark

    decision = state.decision
    if decision is None or state.standing is Standing.EXPIRED:
        return None
    until = f"until {decision.until}" if state.standing is Standing.WAIVED else ""
    told = ": ".join(filter(None, (until, decision.note)))
    shown = "changed" if state.standing is Standing.CHANGED else str(state.standing)
    return ReviewMark(shown, told, decision.by, decision.at.isoformat())
