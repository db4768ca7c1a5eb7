"""Report -> View: every number and text that the terminal and the HTML report show, so that the two never differ."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from consistency.origins import families
from consistency.render.contract import base_name
from consistency.render.facts import facts
from consistency.render.glance import glance, matches, sources
from consistency.render.marks import claim_runs, differing_spans, quote_runs
from consistency.render.matrix import Places, rows, timelines
from consistency.render.nouns import (
    Card,
    Count,
    Direction,
    Quote,
    ReviewMark,
    Rung,
    Seen,
    Side,
    Status,
    StoryView,
    Unmeasured,
    View,
)
from consistency.render.reading import Reader
from consistency.render.safe import one_line
from consistency.render.wording import band, confidence, moment, number
from consistency.types import (
    Article,
    Claim,
    ClashType,
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
    from collections.abc import Iterable, Mapping, Sequence

    from consistency.render.facts import Fact

DIFFERENCES = (Label.REFINEMENT, Label.UPDATE, Label.ATTRIBUTION, Label.FRAMING)
SHOWN = (Label.CONTRADICTION, *DIFFERENCES, Label.AGREEMENT)

_STATUS_OF = {Label.CONTRADICTION: Status.CLASHING, Label.AGREEMENT: Status.AGREED}
_OUTCOMES = {True: "agrees", False: "clashes", None: "says nothing"}


def view(report: Report, decisions: Mapping[str, ReviewMark] | None = None) -> View:
    """Give all that a report shows to a reader, every text safe to show (but not yet escaped for a format).

    `decisions` maps verdict ids to what a person decided on them.
    """
    return _Builder(report, decisions or {}).build()


def story_name(name: str) -> str:
    """Give the name of a story as a reader writes it: a folder "riga-ministers" is "Riga ministers"."""
    words = one_line(name)
    if re.fullmatch(r"[a-z0-9]+(?:[-_][a-z0-9]+)+", words):
        words = re.sub("[-_]", " ", words).capitalize()
    return words or "All articles"


class _Builder:
    """Look-up tables of one report, and the views made with them."""

    def __init__(self, report: Report, decisions: Mapping[str, ReviewMark]) -> None:
        self.report = report
        self.decisions = decisions
        self.articles = {article.id: article for article in report.articles}
        self.article_index = {article.id: i for i, article in enumerate(report.articles)}
        self.claims = {claim.id: claim for claim in report.claims}
        self.claim_index = {claim.id: i for i, claim in enumerate(report.claims)}
        self.verdicts = {verdict.id: verdict for verdict in report.verdicts}
        self.families = families(report.articles)
        self.origins = {name: family.name for family in self.families for name in family.articles}
        self.coverage = {coverage.article_id: coverage for coverage in report.coverage}
        self.findings = [(i, finding) for i, finding in enumerate(report.findings) if finding.label in SHOWN]
        self.anchors = _anchors([finding for _, finding in self.findings])
        self.unmeasured = [verdict for verdict in report.verdicts if verdict.label is Label.UNMEASURED]
        self.not_measured = {claim.id for v in self.unmeasured for claim in (v.pair.left, v.pair.right)}
        self.finding_of = self._findings_of_claims()
        status = {claim.id: self._status(claim) for claim in report.claims}
        leads = {name: self.anchors[finding.id] for name, finding in self.finding_of.items()}
        self.reader = Reader(report.claims, status, leads, self.article_index)

    def build(self) -> View:
        report = self.report
        names = list(dict.fromkeys(article.story for article in report.articles))
        stories = tuple(self._story(i, name) for i, name in enumerate(names))
        counts = self._counts(stories)
        states = {finding.id: mark.state for _, finding in self.findings if (mark := self._mark(finding))}
        outlets = sorted({article.outlet for article in report.articles})
        between = matches(report.findings, self._outlet_of, outlets)
        return View(
            headline=_headline(counts),
            counts=counts,
            stories=stories,
            skipped=tuple((one_line(base_name(item.source)), one_line(item.reason)) for item in report.skipped),
            signature=_signature(report.signature),
            outlets=tuple(dict.fromkeys(one_line(outlet) for outlet in outlets)),
            types=tuple(sorted({finding.type.value for _, finding in self.findings if finding.type})),
            glance=glance(report, between, states, reviewed=bool(self.decisions)),
            reviewed=bool(self.decisions),
        )

    def _findings_of_claims(self) -> dict[str, Finding]:
        """Give the finding that a claim leads to: the first of the most telling label."""
        found: dict[str, Finding] = {}
        for _, finding in sorted(self.findings, key=lambda item: _rank(item[1])):
            for claim_id in (claim_id for side in finding.sides for claim_id in side):
                found.setdefault(claim_id, finding)
        return found

    def _status(self, claim: Claim) -> Status:
        if claim.id in self.finding_of:
            return _STATUS_OF.get(self.finding_of[claim.id].label, Status.DIFFERING)
        if claim.nature is not Nature.STATEMENT:
            return Status.NOT_JUDGED
        return Status.UNMEASURED if claim.id in self.not_measured else Status.ALONE

    def _outlet_of(self, claim_id: str) -> str:
        return self.claims[claim_id].outlet

    def _counts(self, stories: Sequence[StoryView]) -> tuple[Count, ...]:
        labels = [finding.label for _, finding in self.findings]
        outlets = len({article.outlet for article in self.report.articles})
        return (
            _count("contradiction", labels.count(Label.CONTRADICTION), "contradiction"),
            _count("difference", sum(label in DIFFERENCES for label in labels), "compatible difference"),
            _count("agreement", labels.count(Label.AGREEMENT), "agreement"),
            _count("alone", sum(len(story.alone) for story in stories), "single-source claim"),
            _count("unmeasured", len(self.unmeasured), "pair not measured", "pairs not measured"),
            _count("stories", len(stories), "story", "stories"),
            _count("articles", len(self.report.articles), "article"),
            _count("outlets", outlets, "outlet"),
            _count("origins", len(self.families), "independent origin"),
            _count("claims", len(self.report.claims), "claim"),
            _count("pairs", len(self.report.verdicts) - len(self.unmeasured), "pair judged", "pairs judged"),
            _count("skipped", len(self.report.skipped), "source skipped", "sources skipped"),
        )

    def _story(self, index: int, name: str) -> StoryView:
        articles = [article for article in self.report.articles if article.story == name]
        ids = {article.id for article in articles}
        found = [(i, finding) for i, finding in self.findings if self._article_of(finding).id in ids]
        cards = [self._card(i, finding) for i, finding in found if finding.label is not Label.AGREEMENT]
        outlets = list(dict.fromkeys(article.outlet for article in articles))
        origins = sources(families(articles), self.articles)
        told = self._facts(ids, [finding for _, finding in found])
        places = Places(self.claim_index.__getitem__, self.anchors.__getitem__, self.origins.__getitem__)
        return StoryView(
            index=index,
            name=story_name(name),
            summary=", ".join(
                (
                    f"{number(len(articles), 'article')} by {number(len(outlets), 'outlet')}",
                    number(len(origins), "independent origin"),
                )
            ),
            contradictions=tuple(card for card in cards if card.label is Label.CONTRADICTION),
            differences=tuple(card for card in cards if card.label in DIFFERENCES),
            # What independent reports carry comes first, then what is a copy of one.
            agreements=tuple(
                self._card(i, finding)
                for i, finding in sorted(found, key=lambda item: -item[1].origins)
                if finding.label is Label.AGREEMENT
            ),
            alone=tuple(self._words(claim) for article in articles for claim in self._alone(article)),
            unmeasured=tuple(self._unmeasured(v) for v in self.unmeasured if v.pair.left.article_id in ids),
            articles=tuple(self.reader.article(article, self.coverage.get(article.id)) for article in articles),
            outlets=tuple(one_line(outlet) for outlet in outlets),
            copies=tuple(self._copied(outlet, articles) for outlet in outlets),
            rows=rows(told, outlets, places),
            timelines=timelines(told, self.articles, places),
            matches=matches([finding for _, finding in found], self._outlet_of, outlets),
            origins=origins,
        )

    def _copied(self, outlet: str, articles: Sequence[Article]) -> str:
        """Give the source that all articles of an outlet come from, "" where it is its own."""
        sources = {self.origins[article.id] for article in articles if article.outlet == outlet}
        name = one_line(sources.pop()) if len(sources) == 1 else ""
        return "" if name.casefold() == one_line(outlet).casefold() else name

    def _facts(self, ids: set[str], findings: Sequence[Finding]) -> tuple[Fact, ...]:
        verdicts = [verdict for verdict in self.report.verdicts if verdict.pair.left.article_id in ids]
        return facts(verdicts, findings, [claim for claim in self.report.claims if claim.article_id in ids])

    def _alone(self, article: Article) -> list[Claim]:
        """Give the claims that no finding holds, without those that are said within another claim."""
        claims, status = self.reader.claims_of[article.id], self.reader.status
        return [c for c in claims if status[c.id] is Status.ALONE and not any(_within(c, other) for other in claims)]

    def _words(self, claim: Claim) -> Quote:
        """Show a claim by its own words: the rest of its sentence may be in a finding."""
        return replace(self._quote(claim), runs=claim_runs(claim, ()), before="", after="")

    def _article_of(self, finding: Finding) -> Article:
        return self.articles[self.verdicts[finding.lead].pair.left.article_id]

    def _card(self, index: int, finding: Finding) -> Card:
        lead = self.verdicts[finding.lead]
        kind = finding.type.value if finding.type else ""
        return Card(
            index=index,
            id=one_line(finding.id),
            anchor=self.anchors[finding.id],
            label=finding.label,
            type=kind,
            title=title(finding.label, finding.type),
            confidence=confidence(finding.confidence),
            reason=one_line(finding.reason or lead.reason),
            carried=f"{number(len(finding.outlets), 'outlet')}, {number(finding.origins, 'independent origin')}",
            outlets=tuple(one_line(outlet) for outlet in finding.outlets),
            sides=self._sides(finding, lead),
            directions=directions(lead),
            rungs=tuple(rung(comparison, lead.label) for comparison in lead.comparisons),
            pairs=number(len(finding.verdicts), "pair") + " of claims",
            band=band(finding.confidence),
            seen=_seen(self._mark(finding)),
        )

    def _mark(self, finding: Finding) -> ReviewMark | None:
        """Give the latest decision on any verdict of a finding."""
        found = [self.decisions[name] for name in (finding.lead, *finding.verdicts) if name in self.decisions]
        return max(found, key=lambda mark: mark.at, default=None)

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
        before, after = self.reader.around(article, claim)
        return Quote(
            claim=self.claim_index[claim.id],
            article=self.article_index[article.id],
            outlet=one_line(claim.outlet),
            headline=one_line(article.title),
            published=moment(article.published),
            part="headline" if claim.part is Part.TITLE else "",
            speaker=one_line(claim.speaker or ""),
            runs=quote_runs(article, claim, spans),
            before=before,
            after=after,
        )

    def _unmeasured(self, verdict: Verdict) -> Unmeasured:
        pair = verdict.pair
        return Unmeasured(self._quote(pair.left), self._quote(pair.right), one_line(verdict.reason))


def _within(claim: Claim, other: Claim) -> bool:
    """Say whether a claim is part of a longer one: "X, the minister," of the sentence that it stands in."""
    if claim is other or claim.part is not other.part:
        return False
    return other.start <= claim.start and claim.end <= other.end and len(other.text) > len(claim.text)


def _anchors(findings: Iterable[Finding]) -> dict[str, str]:
    """Give each finding a place in the page, made of its id: the same link holds in the next run."""
    anchors: dict[str, str] = {}
    for place, finding in enumerate(findings):
        plain = re.fullmatch(r"[\w-]{1,64}", finding.id, re.ASCII)
        anchors[finding.id] = f"finding-{finding.id}" if plain else f"finding-n-{place}"
    return anchors


def _seen(mark: ReviewMark | None) -> Seen | None:
    if mark is None:
        return None
    state = one_line(mark.state)
    words = [
        "Changed since the decision" if state == "changed" else state.capitalize(),
        f"by {one_line(mark.by)}" if mark.by else "",
        f"on {moment(mark.at)}" if mark.at else "",
    ]
    return Seen(state, " ".join(filter(None, words)), one_line(mark.note))


def _count(key: str, value: int, one: str, many: str = "") -> Count:
    return Count(key, value, one if value == 1 else many or one + "s")


def _headline(counts: Iterable[Count]) -> str:
    numbers = {count.key: f"{count.number} {count.name}" for count in counts}
    clashes = numbers["contradiction"] if not numbers["contradiction"].startswith("0 ") else "No contradiction"
    return f"{clashes} in {numbers['articles']} by {numbers['outlets']}"


def title(label: Label, kind: ClashType | None) -> str:
    """Give the name of a verdict as shown: "Contradiction: age"."""
    return f"{label.capitalize()}: {kind}" if kind else label.capitalize()


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


def rung(comparison: SlotComparison, label: Label) -> Rung:
    """Give a comparison of two facts as shown; where both can be true, facts that differ do not clash."""
    left, right = comparison.left, comparison.right
    return Rung(
        kind=comparison.kind.value,
        left=one_line(left.text) if left else "—",
        right=one_line(right.text) if right else "—",
        level=one_line(comparison.level),
        outcome="differs" if comparison.agrees is False and label in DIFFERENCES else _OUTCOMES[comparison.agrees],
        sure="" if comparison.sure is None else f"same thing: {comparison.sure:.0%}",
    )


def _signature(signature: Signature) -> tuple[tuple[str, str], ...]:
    made = (
        ("version", signature.version),
        ("embedder", signature.embedder),
        ("NLI model", signature.nli),
        ("tagger", signature.tagger or "none"),
        ("binder", signature.binder or "none"),
    )
    models = ("embedder", "nli", "tagger")  # named above by what was loaded
    settings = ((n, str(value)) for n, value in signature.settings if value is not None and n not in models)
    return tuple((one_line(name), one_line(value)) for name, value in (*made, *settings))
