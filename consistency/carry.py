"""Which decisions still hold for a report: carried over, run out, about words that changed, or about nothing now."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from consistency.reviews import Action, Decision, Words, kept, latest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from consistency.types import Claim, Finding, Report, Verdict

#: Share of words that two texts have in common for one to be the other after a correction.
NEAR = 0.6
#: Where one side is still (nearly) word for word there, the other may have been written anew.
SAME, RELATED = 0.9, 0.3


class Standing(StrEnum):
    """Where a finding stands with the people who review."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"
    WAIVED = "waived"
    EXPIRED = "waiver ended"
    CHANGED = "changed since"


#: Standings that ask for a decision.
TO_DO = frozenset({Standing.OPEN, Standing.EXPIRED, Standing.CHANGED})

_STANDING_OF = {Action.CONFIRM: Standing.CONFIRMED, Action.DISMISS: Standing.DISMISSED}


@dataclass(frozen=True, slots=True)
class Change:
    """What a side said when it was decided about, and what it says now."""

    before: Words
    after: Words


@dataclass(frozen=True, slots=True)
class State:
    """Where a finding stands, by which decision, and what changed since; `was` is the former label and type."""

    finding: str
    standing: Standing
    decision: Decision | None = None
    changes: tuple[Change, ...] = ()
    was: str = ""


@dataclass(frozen=True, slots=True)
class Lost:
    """A decision that is about no finding of the report any more, and what became of it."""

    decision: Decision
    reason: str


@dataclass(frozen=True, slots=True)
class Carried:
    """A state for every finding, in the order of the report, and what is left over."""

    states: tuple[State, ...]
    lost: tuple[Lost, ...]

    def of(self, finding_id: str) -> State:
        """Give the state of one finding."""
        return next(state for state in self.states if state.finding == finding_id)


def carried(report: Report, decisions: Sequence[Decision], *, today: date) -> Carried:
    """Say for every finding what was decided about it, as of `today`; a waiver holds through its last day."""
    standing = latest(decisions)
    verdicts = {verdict.id: verdict for verdict in report.verdicts}
    own = {finding.id: own_decision(finding, standing) for finding in report.findings}
    in_findings = {name for finding in report.findings for name in finding.verdicts}
    left_over = sorted((d for d in standing.values() if d.verdict not in in_findings), key=lambda d: -d.line)
    moved, lost = _followed(left_over, report, verdicts, own)
    states = (_state(f, own[f.id] or moved.get(f.id), verdicts, f.id in moved, today) for f in report.findings)
    return Carried(tuple(states), tuple(lost))


def own_decision(finding: Finding, standing: dict[str, Decision]) -> Decision | None:
    """Give the decision about a finding: about its lead, or else the last one about another of its verdicts."""
    if finding.lead in standing:
        return standing[finding.lead]
    others = (standing[name] for name in finding.verdicts if name in standing)
    return max(others, key=lambda decision: decision.line, default=None)


def kind_of(label: str, type_: str | None) -> str:
    """Name a label with its type: "contradiction: age"."""
    return f"{label}: {type_}" if type_ else label


def _state(
    finding: Finding, decision: Decision | None, verdicts: dict[str, Verdict], is_moved: bool, today: date
) -> State:
    if decision is None:
        return State(finding.id, Standing.OPEN)
    was = kind_of(decision.label, decision.type)
    was = was if decision.label and was != kind_of(str(finding.label), finding.type) else ""
    if is_moved or was:
        verdict = verdicts[_nearest(finding, decision, verdicts)]
        return State(finding.id, Standing.CHANGED, decision, _changes(decision, verdict), was)
    if decision.until is not None:
        ended = today > decision.until
        return State(finding.id, Standing.EXPIRED if ended else Standing.WAIVED, decision)
    return State(finding.id, _STANDING_OF[decision.action], decision)


def _followed(
    left_over: Sequence[Decision],
    report: Report,
    verdicts: dict[str, Verdict],
    own: dict[str, Decision | None],
) -> tuple[dict[str, Decision], list[Lost]]:
    """Find for each decision the finding that its claims became; the newest decision chooses first."""
    moved: dict[str, Decision] = {}
    lost: list[Lost] = []
    by_outlets: dict[frozenset[str], list[tuple[Finding, Verdict]]] = defaultdict(list)
    for finding in report.findings:
        for name in finding.verdicts:
            by_outlets[_outlets(verdicts[name])].append((finding, verdicts[name]))
    for decision in left_over:
        if decision.verdict in verdicts:
            lost.append(Lost(decision, f"The pair is now judged “{verdicts[decision.verdict].label}”."))
            continue
        found = _successor(decision, by_outlets[frozenset((decision.left.outlet, decision.right.outlet))])
        after = own[found.id] if found else None
        if found is None or found.id in moved or (after and after.line < decision.line):
            lost.append(Lost(decision, _fate(decision, report.claims)))
        elif after is None:
            moved[found.id] = decision
    return moved, lost


def _successor(decision: Decision, candidates: Iterable[tuple[Finding, Verdict]]) -> Finding | None:
    """Give the finding whose claims are nearest to those of the decision, where they are near enough."""
    scored = [(_nearness(decision, verdict), finding) for finding, verdict in candidates]
    fitting = [(score + _same_kind(decision, finding), finding) for score, finding in scored if score]
    return max(fitting, key=lambda item: item[0])[1] if fitting else None


def _same_kind(decision: Decision, finding: Finding) -> bool:
    return kind_of(decision.label, decision.type) == kind_of(str(finding.label), finding.type)


def _nearness(decision: Decision, verdict: Verdict) -> float:
    """Give how near a verdict's claims are to those of a decision, 0-2; 0 where they are other claims."""
    best = 0.0
    for one, other in _orders(verdict):
        if (one.outlet, other.outlet) == (decision.left.outlet, decision.right.outlet):
            a, b = alike(one.text, decision.left.text), alike(other.text, decision.right.text)
            if min(a, b) >= NEAR or (max(a, b) >= SAME and min(a, b) >= RELATED):
                best = max(best, a + b)
    return best


def _nearest(finding: Finding, decision: Decision, verdicts: dict[str, Verdict]) -> str:
    if decision.verdict in finding.verdicts:
        return decision.verdict
    return max(finding.verdicts, key=lambda name: _nearness(decision, verdicts[name]))


def _changes(decision: Decision, verdict: Verdict) -> tuple[Change, ...]:
    """Give the sides whose words differ from those that were decided about."""
    outlets = (decision.left.outlet, decision.right.outlet)
    orders = [pair for pair in _orders(verdict) if (pair[0].outlet, pair[1].outlet) == outlets]
    if not orders:
        return ()
    claims = max(orders, key=lambda p: alike(p[0].text, decision.left.text) + alike(p[1].text, decision.right.text))
    sides = zip((decision.left, decision.right), claims, strict=True)
    return tuple(Change(old, now) for old, claim in sides if (now := words_of(claim)).text != old.text)


def words_of(claim: Claim) -> Words:
    """Give a side as a line keeps it."""
    return Words(claim.outlet, kept(claim.text))


def _orders(verdict: Verdict) -> tuple[tuple[Claim, Claim], ...]:
    left, right = verdict.pair.left, verdict.pair.right
    return (left, right), (right, left)


def _outlets(verdict: Verdict) -> frozenset[str]:
    return frozenset((verdict.pair.left.outlet, verdict.pair.right.outlet))


def _fate(decision: Decision, claims: Sequence[Claim]) -> str:
    """Say what became of the two claims of a decision."""
    parts = [_fate_of(side, claims) for side in (decision.left, decision.right) if side.text]
    changed = [part for part in parts if part]
    return " ".join(changed) if changed else "The two sentences no longer make a finding."


def _fate_of(side: Words, claims: Sequence[Claim]) -> str:
    """Say what became of one claim, "" where it is still there word for word."""
    texts = [kept(claim.text) for claim in claims if claim.outlet == side.outlet]
    if side.text in texts:
        return ""
    near = max(texts, key=lambda text: alike(text, side.text), default="")
    if alike(near, side.text) >= NEAR:
        return f"{side.outlet} now says: “{near}”"
    return f"{side.outlet} no longer says it."


def alike(left: str, right: str) -> float:
    """Give the share of words that two texts have in common, 0-1."""
    a, b = _words_in(left), _words_in(right)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else float(left == right)


@lru_cache(maxsize=16_384)
def _words_in(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+(?:[.,]\d+)*", kept(text).casefold()))
