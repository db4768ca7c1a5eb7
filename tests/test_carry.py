"""Decisions carried to a report that was made anew: kept, run out, changed since, or about nothing now."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from consistency.carry import Carried, Standing, carried, words_of
from consistency.findings import findings
from consistency.reviews import Action, Decision
from consistency.types import (
    Article,
    Claim,
    ClaimPair,
    ClashType,
    Label,
    Part,
    Report,
    Signature,
    Span,
    Verdict,
)
from consistency.verdict import verdict_id

AT = datetime(2026, 5, 3, 9, 0, tzinfo=UTC)
TODAY = date(2026, 5, 3)
COAST = "Harbour master Ines Valdor, 57, led the rescue of the ferry Marigold."
POST = "Ines Valdor, the 75-year-old harbour master, directed the rescue."


def claim(outlet: str, text: str) -> Claim:
    return Claim(f"{outlet}:{text}", outlet, outlet, Part.TEXT, text, 0, len(text), Span(0, len(text)))


def verdict(
    left: Claim, right: Claim, label: Label = Label.CONTRADICTION, kind: ClashType | None = ClashType.AGE
) -> Verdict:
    kind = kind if label is Label.CONTRADICTION else None
    pair = ClaimPair(left, right, 0.8)
    return Verdict(verdict_id(left, right), pair, label, kind, 0.95, None, None, (), "Ages differ.")


def report(*verdicts: Verdict) -> Report:
    claims = tuple({c.id: c for v in verdicts for c in (v.pair.left, v.pair.right)}.values())
    articles = tuple(Article(name, name, "") for name in sorted({c.outlet for c in claims}))
    made = findings(verdicts, lambda article_id: article_id)
    return Report(articles, (), claims, verdicts, made, (), Signature("1", "e", "n"))


def decision(about: Verdict, action: Action = Action.CONFIRM, line: int = 1, until: date | None = None) -> Decision:
    return Decision(
        verdict=about.id,
        action=action,
        at=AT,
        by="Ada",
        until=until,
        left=words_of(about.pair.left),
        right=words_of(about.pair.right),
        label=str(about.label),
        type=str(about.type or ""),
        line=line,
    )


OLD = verdict(claim("Coast Daily", COAST), claim("Northern Post", POST))


def only(made: Carried) -> tuple[Standing, int]:
    (state,) = made.states
    return state.standing, len(state.changes)


@pytest.mark.parametrize(
    ("action", "until", "standing"),
    [
        (Action.CONFIRM, None, Standing.CONFIRMED),
        (Action.DISMISS, None, Standing.DISMISSED),
        (Action.WAIVE, date(2026, 5, 4), Standing.WAIVED),
        (Action.WAIVE, date(2026, 5, 3), Standing.WAIVED),
        (Action.WAIVE, date(2026, 5, 2), Standing.EXPIRED),
    ],
)
def test_a_decision_holds_while_the_words_stay(action: Action, until: date | None, standing: Standing) -> None:
    made = carried(report(OLD), [decision(OLD, action, until=until)], today=TODAY)
    assert only(made) == (standing, 0)
    assert made.lost == ()


def test_what_nobody_decided_is_open() -> None:
    assert only(carried(report(OLD), [], today=TODAY)) == (Standing.OPEN, 0)


def test_other_offsets_and_another_order_of_sides_change_nothing() -> None:
    left, right = (replace(c, start=100, end=100 + len(c.text)) for c in (OLD.pair.left, OLD.pair.right))
    assert only(carried(report(verdict(right, left)), [decision(OLD)], today=TODAY)) == (Standing.CONFIRMED, 0)


def test_a_decision_about_another_verdict_of_the_finding_counts() -> None:
    made = report(OLD)
    more = replace(made.findings[0], lead="other", verdicts=("other", OLD.id))
    other = replace(OLD, id="other")
    wide = replace(made, verdicts=(OLD, other), findings=(more,))
    assert only(carried(wide, [decision(OLD)], today=TODAY)) == (Standing.CONFIRMED, 0)
    both = [decision(OLD, line=2), decision(other, Action.DISMISS, line=1)]
    assert only(carried(wide, both, today=TODAY)) == (Standing.DISMISSED, 0)  # the lead's own comes first


@pytest.mark.parametrize(
    ("left", "right", "changes"),
    [
        (COAST.replace("57", "56"), POST, 1),  # a correction of one word
        (COAST, POST.replace("directed", "oversaw"), 1),
        (COAST.replace("57", "56"), POST.replace("75", "74"), 2),
        (COAST, "The harbour master, Ines Valdor, who is 75, ran things from the quay.", 1),  # one side written anew
    ],
)
def test_a_decision_about_changed_words_comes_back_with_the_change(left: str, right: str, changes: int) -> None:
    new = verdict(claim("Coast Daily", left), claim("Northern Post", right))
    made = carried(report(new), [decision(OLD)], today=TODAY)
    assert only(made) == (Standing.CHANGED, changes)
    assert made.lost == ()
    afters = [change.after.text for change in made.states[0].changes]
    assert set(afters) <= {left, right}
    assert all(change.before.text in (COAST, POST) for change in made.states[0].changes)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("Coast Daily", "The council approved the dam by nine votes."), ("Northern Post", "Four voted against it.")),
        (("Valley Ledger", COAST), ("Marden Voice", POST)),  # the same words of other outlets
        (("Coast Daily", COAST), ("Marden Voice", POST)),
    ],
)
def test_a_decision_does_not_jump_to_other_claims(left: tuple[str, str], right: tuple[str, str]) -> None:
    made = carried(report(verdict(claim(*left), claim(*right))), [decision(OLD)], today=TODAY)
    assert only(made) == (Standing.OPEN, 0)
    assert [lost.decision.verdict for lost in made.lost] == [OLD.id]


def test_a_finding_of_another_kind_is_decided_anew() -> None:
    now = verdict(OLD.pair.left, OLD.pair.right, kind=ClashType.ROLE)
    made = carried(report(now), [decision(OLD)], today=TODAY)
    assert only(made) == (Standing.CHANGED, 0)
    assert made.states[0].was == "contradiction: age"


def test_a_pair_that_clashes_no_more_is_told() -> None:
    made = carried(report(verdict(OLD.pair.left, OLD.pair.right, Label.UNRELATED)), [decision(OLD)], today=TODAY)
    assert made.states == ()
    assert made.lost[0].reason == "The pair is now judged “unrelated”."


@pytest.mark.parametrize(
    ("coast", "reason"),
    [
        (COAST.replace(", 57,", ""), f"Coast Daily now says: “{COAST.replace(', 57,', '')}”"),
        ("The ferry sails again.", "Coast Daily no longer says it."),
        (COAST, "The two sentences no longer make a finding."),
    ],
)
def test_what_became_of_a_lost_decision_is_told(coast: str, reason: str) -> None:
    empty = replace(report(), claims=(claim("Coast Daily", coast), claim("Northern Post", POST)))
    made = carried(empty, [decision(OLD)], today=TODAY)
    assert [lost.reason for lost in made.lost] == [reason]


def test_once_decided_anew_the_old_decision_is_gone() -> None:
    new = verdict(claim("Coast Daily", COAST.replace("57", "56")), claim("Northern Post", POST))
    made = carried(report(new), [decision(OLD), decision(new, Action.DISMISS, line=2)], today=TODAY)
    assert only(made) == (Standing.DISMISSED, 0)
    assert made.lost == ()


def test_an_undone_decision_comes_back_nowhere() -> None:
    new = verdict(claim("Coast Daily", COAST.replace("57", "56")), claim("Northern Post", POST))
    undone = [decision(OLD), decision(OLD, Action.UNDO, line=2)]
    made = carried(report(new), undone, today=TODAY)
    assert only(made) == (Standing.OPEN, 0)
    assert made.lost == ()


def test_two_decisions_do_not_share_a_finding() -> None:
    new = verdict(claim("Coast Daily", COAST.replace("57", "56")), claim("Northern Post", POST))
    older = verdict(claim("Coast Daily", COAST.replace("57", "55")), claim("Northern Post", POST))
    made = carried(report(new), [decision(older), decision(OLD, Action.DISMISS, line=2)], today=TODAY)
    assert made.states[0].decision is not None
    assert made.states[0].decision.line == 2  # the newest chooses first
    assert [lost.decision.line for lost in made.lost] == [1]
