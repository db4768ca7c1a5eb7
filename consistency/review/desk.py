"""The desk without the web: a report, the file of decisions beside it, and what may be done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from consistency.carry import TO_DO, Carried, Change, Lost, State, carried, kind_of, words_of
from consistency.render.marks import Mark, Run
from consistency.render.safe import one_line, visible
from consistency.render.view import view
from consistency.render.wording import moment
from consistency.review.wishes import Wish, WishError
from consistency.review.words import changed
from consistency.reviews import Action, Decision, Reviews, append_review, history, load_reviews, stamp, version

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime
    from pathlib import Path

    from consistency.render.nouns import Card, Quote, Side
    from consistency.types import Finding, Report, Verdict

#: Longest sentence that is shown whole: a page of one line a megabyte long helps nobody.
MAX_SHOWN = 3000
#: How long a waiver holds unless someone says otherwise.
WAIVER = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Row:
    """A finding as the list shows it."""

    card: Card
    outlets: tuple[int, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a wish: the state of the finding afterwards, and why nothing was written, if so."""

    states: Mapping[str, object]
    refused: str = ""


class Desk:
    """Shows findings and takes decisions; `now` is the clock, a time with a zone."""

    def __init__(self, report: Report, reviews: Path, *, now: Callable[[], datetime], reviewer: str = "") -> None:
        self.report = report
        self.reviews = reviews
        self.now = now
        self.reviewer = reviewer
        self.view = view(report)
        self.findings = {finding.id: finding for finding in report.findings}
        self.verdicts: dict[str, Verdict] = {verdict.id: verdict for verdict in report.verdicts}
        cards = [c for s in self.view.stories for c in (*s.contradictions, *s.differences, *s.agreements)]
        self.cards = {card.index: clipped_card(card) for card in sorted(cards, key=lambda card: card.index)}

    @property
    def today(self) -> date:
        """The day by which waivers run out (UTC, as all times of the file are)."""
        return self.now().date()

    def rows(self) -> tuple[Row, ...]:
        """Give the list of findings, in the order of the report."""
        places = {outlet: place for place, outlet in enumerate(self.view.outlets)}
        return tuple(
            Row(card, tuple(places[o] for o in card.outlets if o in places), search_words(card))
            for card in self.cards.values()
        )

    def finding(self, index: int) -> Finding:
        """Give the finding that a card shows."""
        return self.report.findings[index]

    def states(self) -> dict[str, object]:
        """Give all that a browser needs to know of the file: states, what is left over, bad lines."""
        reviews = load_reviews(self.reviews)
        now = carried(self.report, reviews.decisions, today=self.today)
        return {
            "today": self.today.isoformat(),
            "waiver": (self.today + WAIVER).isoformat(),
            "states": self._shown(now, reviews),
            "lost": [shown_lost(lost) for lost in now.lost],
            "bad": [f"line {bad.number}: {one_line(bad.reason)}" for bad in reviews.bad],
        }

    def decide(self, wish: Wish) -> Outcome:
        """Write a decision, unless someone else decided since the person looked; raise WishError for nonsense."""
        finding = self.findings.get(wish.finding)
        if finding is None:
            raise WishError("That finding is not in the report: load the page again.")
        reviews = load_reviews(self.reviews)
        stale = self._stale(wish, finding, reviews)
        if stale is None:
            decision = self._decision(wish, finding, self._state(finding, reviews))
            stale = append_review(self.reviews, decision, refuse=lambda now: self._stale(wish, finding, now))
        return Outcome(self.states(), stale or "")

    def _decision(self, wish: Wish, finding: Finding, state: State) -> Decision:
        """Make the line of a wish; an undo speaks of the verdict whose decision is shown."""
        verdict = self.verdicts[finding.lead]
        made = Decision(
            verdict=finding.lead,
            action=wish.action,
            at=self.now(),
            by=wish.by,
            note=wish.note,
            until=wish.until,
            finding=finding.id,
            left=words_of(verdict.pair.left),
            right=words_of(verdict.pair.right),
            label=str(finding.label),
            type=str(finding.type) if finding.type else "",
        )
        if wish.action is not Action.UNDO:
            return made
        if state.decision is None:
            raise WishError("There is nothing to undo.")
        old = state.decision
        return replace(made, verdict=old.verdict, left=old.left, right=old.right, label=old.label, type=old.type)

    def _stale(self, wish: Wish, finding: Finding, reviews: Reviews) -> str | None:
        """Say that the finding is not as the person saw it, None where it is."""
        state = self._state(finding, reviews)
        if self._version(finding, state, reviews) == wish.seen:
            return None
        if state.decision is None:
            return "Someone has undone the decision meanwhile. Nothing was written; look again."
        return f"Meanwhile {told(state.decision)}. Nothing was written; look again."

    def _state(self, finding: Finding, reviews: Reviews) -> State:
        return carried(self.report, reviews.decisions, today=self.today).of(finding.id)

    def _version(self, finding: Finding, state: State, reviews: Reviews) -> str:
        return version(history(reviews.decisions), _about(finding, state))

    def _shown(self, now: Carried, reviews: Reviews) -> dict[str, object]:
        past = history(reviews.decisions)
        pairs = ((state, version(past, _about(self.findings[state.finding], state))) for state in now.states)
        return {state.finding: self._shown_state(state, seen) for state, seen in pairs if seen}

    def _shown_state(self, state: State, seen: str) -> dict[str, object]:
        decision, finding = state.decision, self.findings[state.finding]
        return {
            "standing": str(state.standing),
            "to_do": state.standing in TO_DO,
            "seen": seen,
            "told": told(decision) if decision else "",
            "note": visible(decision.note) if decision else "",
            "until": decision.until.isoformat() if decision and decision.until else "",
            "was": f"{state.was}, now {kind_of(str(finding.label), finding.type)}" if state.was else "",
            "changes": [shown_change(change) for change in state.changes],
        }


def _about(finding: Finding, state: State) -> tuple[str, ...]:
    """Give the verdicts whose lines bear on a finding."""
    moved = (state.decision.verdict,) if state.decision else ()
    return (*finding.verdicts, *moved)


_TOLD = {
    Action.CONFIRM: "{by} confirmed it on {at}",
    Action.DISMISS: "{by} dismissed it on {at}",
    Action.WAIVE: "{by} waived it until {until} on {at}",
}


def told(decision: Decision) -> str:
    """Give a decision as half a sentence: "Ada dismissed it on 3 May 2026, 09:00 UTC"."""
    by = one_line(decision.by) or "someone"
    until = moment(decision.until.isoformat()) if decision.until else ""
    return _TOLD[decision.action].format(by=by, at=moment(stamp(decision.at)), until=until)


def shown_change(change: Change) -> dict[str, object]:
    """Give the words of a side before and after, as runs of which some are marked."""
    before, after = changed(visible(change.before.text), visible(change.after.text))
    return {"outlet": one_line(change.after.outlet), "before": before, "after": after}


def shown_lost(lost: Lost) -> dict[str, object]:
    """Give a decision about what is gone."""
    decision = lost.decision
    sides = [[one_line(side.outlet), one_line(side.text)] for side in (decision.left, decision.right) if side.text]
    return {
        "told": told(decision),
        "kind": one_line(kind_of(decision.label, decision.type)),
        "note": visible(decision.note),
        "reason": one_line(lost.reason),
        "sides": sides,
    }


def search_words(card: Card) -> str:
    """Give what a search looks through: the reason, the outlets and the sentences."""
    quotes = [quote for side in card.sides for quote in (side.lead, *side.others)]
    texts = [card.title, card.reason, *card.outlets, *(quote.text[:400] for quote in quotes[:6])]
    return " ".join(texts).casefold()


def clipped_card(card: Card) -> Card:
    """Give a card whose sentences are of a length that can be read."""
    return replace(card, sides=tuple(clipped_side(side) for side in card.sides))


def clipped_side(side: Side) -> Side:
    """Give a side whose sentences are of a length that can be read."""
    return replace(side, lead=clipped(side.lead), others=tuple(clipped(quote) for quote in side.others))


def clipped(quote: Quote) -> Quote:
    """Cut a sentence that is too long to show, and say how much is left out; its neighbours are cut too."""
    quote = replace(quote, before=quote.before[-MAX_SHOWN:], after=quote.after[:MAX_SHOWN])
    length = sum(len(run.text) for run in quote.runs)
    if length <= MAX_SHOWN:
        return quote
    left, runs = MAX_SHOWN, []
    for run in quote.runs:
        runs.append(Run(run.text[:left], run.mark))
        left -= len(runs[-1].text)
    rest = Run(f" … ({length - MAX_SHOWN:,} more characters)", Mark.CONTEXT)
    return replace(quote, runs=(*(run for run in runs if run.text), rest))
