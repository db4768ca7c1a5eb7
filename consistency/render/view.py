"""Report -> View: every number and text that the terminal and the HTML report show, so that the two never differ."""

from __future__ import annotations

import itertools
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from consistency.render.contract import base_name
from consistency.render.marks import claim_runs, differing_spans, quote_runs
from consistency.render.nouns import (
    ArticleView,
    Card,
    Count,
    Direction,
    Quote,
    Rung,
    Segment,
    Side,
    Status,
    StoryView,
    Unmeasured,
    View,
)
from consistency.render.safe import one_line, visible
from consistency.render.wording import confidence, moment, number
from consistency.types import (
    Article,
    Claim,
    ClashType,
    Coverage,
    Finding,
    Label,
    Nature,
    NliScores,
    Part,
    Report,
    Signature,
    SlotComparison,
    Span,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

DIFFERENCES = (Label.REFINEMENT, Label.UPDATE, Label.ATTRIBUTION, Label.FRAMING)
SHOWN = (Label.CONTRADICTION, *DIFFERENCES, Label.AGREEMENT)

_STATUS_OF = {Label.CONTRADICTION: Status.CLASHING, Label.AGREEMENT: Status.AGREED}
_OUTCOMES = {True: "agrees", False: "clashes", None: "says nothing"}


def view(report: Report) -> View:
    """Give all that a report shows to a reader, every text safe to show (but not yet escaped for a format)."""
    return _Builder(report).build()


class _Builder:
    """Look-up tables of one report, and the views made with them."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.articles = {article.id: article for article in report.articles}
        self.article_index = {article.id: i for i, article in enumerate(report.articles)}
        self.claims = {claim.id: claim for claim in report.claims}
        self.claims_of: dict[str, list[Claim]] = defaultdict(list)
        for claim in report.claims:
            self.claims_of[claim.article_id].append(claim)
        self.claim_index = {claim.id: i for i, claim in enumerate(report.claims)}
        self.verdicts = {verdict.id: verdict for verdict in report.verdicts}
        self.coverage = {coverage.article_id: coverage for coverage in report.coverage}
        self.findings = [(i, finding) for i, finding in enumerate(report.findings) if finding.label in SHOWN]
        self.unmeasured = [verdict for verdict in report.verdicts if verdict.label is Label.UNMEASURED]
        self.not_measured = {claim.id for v in self.unmeasured for claim in (v.pair.left, v.pair.right)}
        self.card_of = self._cards_of_claims()
        self.status_of = {claim.id: self._status(claim) for claim in report.claims}

    def build(self) -> View:
        report = self.report
        names = list(dict.fromkeys(article.story for article in report.articles))
        counts = self._counts(len(names))
        return View(
            headline=_headline(counts),
            counts=counts,
            stories=tuple(self._story(i, name) for i, name in enumerate(names)),
            skipped=tuple((one_line(base_name(item.source)), one_line(item.reason)) for item in report.skipped),
            signature=_signature(report.signature),
            outlets=tuple(sorted({one_line(article.outlet) for article in report.articles})),
            types=tuple(sorted({finding.type.value for _, finding in self.findings if finding.type})),
        )

    def _cards_of_claims(self) -> dict[str, int]:
        """Give the finding that a claim leads to: the first of the most telling label."""
        found: dict[str, int] = {}
        for index, finding in sorted(self.findings, key=lambda item: _rank(item[1])):
            for claim_id in (claim_id for side in finding.sides for claim_id in side):
                found.setdefault(claim_id, index)
        return found

    def _status(self, claim: Claim) -> Status:
        if claim.id in self.card_of:
            label = self.report.findings[self.card_of[claim.id]].label
            return _STATUS_OF.get(label, Status.DIFFERING)
        if claim.nature is not Nature.STATEMENT:
            return Status.NOT_JUDGED
        return Status.UNMEASURED if claim.id in self.not_measured else Status.ALONE

    def _counts(self, stories: int) -> tuple[Count, ...]:
        labels = [finding.label for _, finding in self.findings]
        alone = sum(len(self._alone(article)) for article in self.report.articles)
        outlets = len({article.outlet for article in self.report.articles})
        return (
            _count("contradiction", labels.count(Label.CONTRADICTION), "contradiction"),
            _count("difference", sum(label in DIFFERENCES for label in labels), "compatible difference"),
            _count("agreement", labels.count(Label.AGREEMENT), "agreement"),
            _count("alone", alone, "single-source claim"),
            _count("unmeasured", len(self.unmeasured), "pair not measured", "pairs not measured"),
            _count("stories", stories, "story", "stories"),
            _count("articles", len(self.report.articles), "article"),
            _count("outlets", outlets, "outlet"),
            _count("claims", len(self.report.claims), "claim"),
            _count("pairs", len(self.report.verdicts) - len(self.unmeasured), "pair judged", "pairs judged"),
            _count("skipped", len(self.report.skipped), "source skipped", "sources skipped"),
        )

    def _story(self, index: int, name: str) -> StoryView:
        articles = [article for article in self.report.articles if article.story == name]
        ids = {article.id for article in articles}
        cards = [self._card(i, finding) for i, finding in self.findings if self._article_of(finding).id in ids]
        outlets = len({article.outlet for article in articles})
        return StoryView(
            index=index,
            name=one_line(name) or "All articles",
            summary=f"{number(len(articles), 'article')} by {number(outlets, 'outlet')}",
            contradictions=tuple(card for card in cards if card.label is Label.CONTRADICTION),
            differences=tuple(card for card in cards if card.label in DIFFERENCES),
            agreements=tuple(card for card in cards if card.label is Label.AGREEMENT),
            alone=tuple(self._words(claim) for article in articles for claim in self._alone(article)),
            unmeasured=tuple(self._unmeasured(v) for v in self.unmeasured if v.pair.left.article_id in ids),
            articles=tuple(self._article(article) for article in articles),
        )

    def _alone(self, article: Article) -> list[Claim]:
        """Give the claims that no finding holds, without those that are said within another claim."""
        claims = self.claims_of[article.id]
        return [
            c for c in claims if self.status_of[c.id] is Status.ALONE and not any(_within(c, other) for other in claims)
        ]

    def _words(self, claim: Claim) -> Quote:
        """Show a claim by its own words: the rest of its sentence may be in a finding."""
        return replace(self._quote(claim), runs=claim_runs(claim, ()))

    def _article_of(self, finding: Finding) -> Article:
        return self.articles[self.verdicts[finding.lead].pair.left.article_id]

    def _card(self, index: int, finding: Finding) -> Card:
        lead = self.verdicts[finding.lead]
        kind = finding.type.value if finding.type else ""
        return Card(
            index=index,
            id=one_line(finding.id),
            label=finding.label,
            type=kind,
            title=title(finding.label, finding.type),
            confidence=confidence(finding.confidence),
            reason=one_line(finding.reason or lead.reason),
            carried=f"{number(len(finding.outlets), 'outlet')}, {number(finding.origins, 'independent origin')}",
            outlets=tuple(one_line(outlet) for outlet in finding.outlets),
            sides=self._sides(finding, lead),
            directions=directions(lead),
            rungs=tuple(rung(comparison) for comparison in lead.comparisons),
            pairs=number(len(finding.verdicts), "pair") + " of claims",
        )

    def _sides(self, finding: Finding, lead: Verdict) -> tuple[Side, ...]:
        """Give the sides with the claims of the leading verdict first: left, then right."""
        order = {lead.pair.left.id: 0, lead.pair.right.id: 1}
        sides = [sorted(side, key=lambda claim_id: order.get(claim_id, 2)) for side in finding.sides if side]
        sides.sort(key=lambda side: order.get(side[0], 2))
        return tuple(self._side(side, finding) for side in sides)

    def _side(self, claim_ids: Sequence[str], finding: Finding) -> Side:
        # Two claims of one sentence are shown as that sentence, once.
        first = {(c.article_id, c.part, c.sentence): c for c in reversed([self.claims[name] for name in claim_ids])}
        claims = [self.claims[name] for name in claim_ids if self.claims[name] in first.values()]
        quotes = [self._quote(claim, self._differing(claim, finding)) for claim in claims]
        return Side(quotes[0], tuple(quotes[1:]), tuple(dict.fromkeys(quote.outlet for quote in quotes)))

    def _differing(self, claim: Claim, finding: Finding) -> tuple[Span, ...]:
        """Give the words of `claim` that differ, by the first verdict of the finding that it is in."""
        verdicts = (self.verdicts[name] for name in (finding.lead, *finding.verdicts))
        found = (differing_spans(claim, v) for v in verdicts if claim.id in (v.pair.left.id, v.pair.right.id))
        return next(found, ())

    def _quote(self, claim: Claim, spans: Sequence[Span] = ()) -> Quote:
        article = self.articles[claim.article_id]
        return Quote(
            claim=self.claim_index[claim.id],
            article=self.article_index[article.id],
            outlet=one_line(claim.outlet),
            headline=one_line(article.title),
            published=moment(article.published),
            part="headline" if claim.part is Part.TITLE else "",
            speaker=one_line(claim.speaker or ""),
            runs=quote_runs(article, claim, spans),
        )

    def _unmeasured(self, verdict: Verdict) -> Unmeasured:
        pair = verdict.pair
        return Unmeasured(self._quote(pair.left), self._quote(pair.right), one_line(verdict.reason))

    def _article(self, article: Article) -> ArticleView:
        claims = self.claims_of[article.id]
        statuses = [self.status_of[claim.id] for claim in claims]
        return ArticleView(
            index=self.article_index[article.id],
            outlet=one_line(article.outlet),
            title=one_line(article.title),
            published=moment(article.published),
            modified=moment(article.modified),
            origin=one_line(article.origin or ""),
            source=one_line(base_name(article.source)),
            url=one_line(article.url or ""),
            headline=self._segments(article.title, [c for c in claims if c.part is Part.TITLE], ()),
            body=self._segments(article.text, [c for c in claims if c.part is Part.TEXT], article.boilerplate),
            coverage=_coverage(self.coverage.get(article.id, Coverage(article.id, len(claims), 0, 0, 0, 0))),
            tally=tuple((status, statuses.count(status)) for status in Status if status in statuses),
        )

    def _segments(self, text: str, claims: Sequence[Claim], furniture: Sequence[Span]) -> tuple[Segment, ...]:
        """Cut `text` where a claim or furniture begins or ends; where claims overlap the most telling status shows."""
        stretches = [(claim.start, claim.end) for claim in claims] + [(span.start, span.end) for span in furniture]
        edges = {0, len(text)} | {edge for stretch in stretches for edge in stretch}
        cuts = sorted(edge for edge in edges if 0 <= edge <= len(text))
        segments = []
        for start, end in itertools.pairwise(cuts):
            over = [claim for claim in claims if claim.start <= start < claim.end]
            reasons = [span.reason for span in furniture if span.start <= start < span.end]
            segments.append(self._segment(text[start:end], start, over, reasons))
        return tuple(segments)

    def _segment(self, text: str, start: int, over: Sequence[Claim], reasons: Sequence[str]) -> Segment:
        order = list(Status)
        top = min(over, key=lambda claim: order.index(self.status_of[claim.id]), default=None)
        status = self.status_of[top.id] if top else Status.BOILERPLATE if reasons else None
        note = f"{status.value}: {reasons[0]}" if status is Status.BOILERPLATE and reasons[0] else status or ""
        return Segment(
            text=visible(text),
            status=status,
            starts=tuple(self.claim_index[claim.id] for claim in over if claim.start == start),
            card=self.card_of.get(top.id) if top else None,
            note=one_line(note),
        )


def _within(claim: Claim, other: Claim) -> bool:
    """Say whether a claim is part of a longer one: "X, the minister," of the sentence that it stands in."""
    if claim is other or claim.part is not other.part:
        return False
    return other.start <= claim.start and claim.end <= other.end and len(other.text) > len(claim.text)


def _count(key: str, value: int, one: str, many: str = "") -> Count:
    return Count(key, value, one if value == 1 else many or one + "s")


def _headline(counts: Iterable[Count]) -> str:
    numbers = {count.key: f"{count.number} {count.name}" for count in counts}
    clashes = numbers["contradiction"] if not numbers["contradiction"].startswith("0 ") else "No contradiction"
    return f"{clashes} in {numbers['articles']} by {numbers['outlets']}"


def title(label: Label, kind: ClashType | None) -> str:
    """Give the name of a verdict as shown: "Contradiction: age"."""
    return f"{label.capitalize()}: {kind}" if kind else label.capitalize()


def _coverage(coverage: Coverage) -> tuple[Count, ...]:
    return (
        Count("claims", coverage.claims, "claims"),
        Count("checked", coverage.checked, "checked"),
        Count("unpaired", coverage.unaligned, "unpaired"),
        Count("unmeasured", coverage.unmeasured, "not measured"),
        Count("not_judged", coverage.not_judged, "not judged"),
        Count("furniture", coverage.boilerplate, "furniture"),
    )


def _rank(finding: Finding) -> int:
    return SHOWN.index(finding.label)


def directions(verdict: Verdict) -> tuple[Direction, ...]:
    """Give what the NLI model said, a line for each direction that was scored."""
    named = (("first → second", verdict.forward), ("second → first", verdict.backward))
    return tuple(_direction(name, scores) for name, scores in named if scores)


def _direction(name: str, scores: NliScores) -> Direction:
    entailment, neutral, contradiction = (
        f"{value:.2f}" for value in (scores.entailment, scores.neutral, scores.contradiction)
    )
    return Direction(name, entailment, neutral, contradiction, scores.truncated)


def rung(comparison: SlotComparison) -> Rung:
    """Give a comparison of two facts as shown."""
    left, right = comparison.left, comparison.right
    return Rung(
        kind=comparison.kind.value,
        left=one_line(left.text) if left else "—",
        right=one_line(right.text) if right else "—",
        level=one_line(comparison.level),
        outcome=_OUTCOMES[comparison.agrees],
    )


def _signature(signature: Signature) -> tuple[tuple[str, str], ...]:
    made = (("version", signature.version), ("embedder", signature.embedder), ("NLI model", signature.nli))
    settings = ((name, str(value)) for name, value in signature.settings)
    return tuple((one_line(name), one_line(value)) for name, value in (*made, *settings))
