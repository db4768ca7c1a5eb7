"""Why a finding is not what it was: what happened to its two claims, their articles, the models, the settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from consistency.regress.changes import Cause, CauseKind, Edit
from consistency.regress.matching import Matching, match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from consistency.types import Article, Claim, Finding, Report, Signature, Verdict


@dataclass(frozen=True, slots=True)
class Side:
    """One report with its parts by id."""

    report: Report
    articles: dict[str, Article]
    claims: dict[str, Claim]
    verdicts: dict[str, Verdict]

    @classmethod
    def of(cls, report: Report) -> Side:
        """Look up the parts of a report once."""
        return cls(
            report,
            {article.id: article for article in report.articles},
            {claim.id: claim for claim in report.claims},
            {verdict.id: verdict for verdict in report.verdicts},
        )

    def lead(self, finding: Finding) -> Verdict:
        """Give the verdict that shows a finding best."""
        return self.verdicts[finding.lead]

    def story(self, verdict: Verdict) -> str:
        """Give the story of a verdict."""
        return self.articles[verdict.pair.left.article_id].story


@dataclass(frozen=True, slots=True)
class Both:
    """Two reports, and what of the one is what of the other."""

    old: Side
    new: Side
    matching: Matching

    @classmethod
    def of(cls, old: Report, new: Report) -> Both:
        """Match two reports."""
        return cls(Side.of(old), Side.of(new), match(old, new))

    def side_causes(self, verdict: Verdict) -> tuple[Cause, ...]:
        """Give what happened to the two claims of a new verdict."""
        return tuple(dict.fromkeys(self._side_causes(verdict)))

    def _side_causes(self, verdict: Verdict) -> Iterator[Cause]:
        for claim in (verdict.pair.left, verdict.pair.right):
            article = self.new.articles[claim.article_id]
            if article.id not in self.matching.articles:
                yield Cause(CauseKind.ADDED, _name(article))
            elif claim.id not in self.matching.claims:
                yield Cause(CauseKind.TEXT, f"{claim.outlet} did not say it before")
        yield from self.edit_causes(verdict)

    def edit_causes(self, verdict: Verdict) -> Iterator[Cause]:
        """Give a cause for each side of a new verdict that reads otherwise than before."""
        for claim, before in self.matched(verdict):
            if _words(claim) != _words(before):
                yield Cause(CauseKind.TEXT, f"{claim.outlet} rewrote the sentence")
            elif (claim.resolved or claim.text) != (before.resolved or before.text):
                yield Cause(CauseKind.TEXT, f"around it, {claim.outlet} changed what it refers to")
            old, new = self.old.articles[before.article_id], self.new.articles[claim.article_id]
            if (old.published, old.modified) != (new.published, new.modified):
                yield Cause(CauseKind.TEXT, f"{claim.outlet} changed its time: {_time(old)}, now {_time(new)}")

    def lost_causes(self, verdict: Verdict) -> Iterator[Cause]:
        """Give what happened to the two claims of an old verdict."""
        articles, claims = set(self.matching.articles.values()), set(self.matching.claims.values())
        for claim in (verdict.pair.left, verdict.pair.right):
            if claim.article_id not in articles:
                yield Cause(CauseKind.REMOVED, _name(self.old.articles[claim.article_id]))
            elif claim.id not in claims:
                yield Cause(CauseKind.TEXT, f"{claim.outlet} no longer says it")

    def weak_causes(self, story: str) -> tuple[Cause, ...]:
        """Say what is left where nothing that touches the pair itself changed."""
        before, after = (_sentences(side, story) for side in (self.old, self.new))
        if before != after:
            return (Cause(CauseKind.OTHERS, "other sentences of the story changed, and with them what is compared"),)
        return (Cause(CauseKind.ROUNDING, "same words, models and settings: another machine or precision"),)

    def edits(self, verdict: Verdict) -> Iterator[Edit]:
        """Give the claims of a new verdict that were rewritten."""
        for claim, before in self.matched(verdict):
            if _words(claim) != _words(before):
                yield Edit(claim.outlet, before.text, claim.text)

    def matched(self, verdict: Verdict) -> Iterator[tuple[Claim, Claim]]:
        """Give the claims of a new verdict with what they were before."""
        for claim in (verdict.pair.left, verdict.pair.right):
            name = self.matching.claims.get(claim.id)
            if name:
                yield claim, self.old.claims[name]


def run_causes(old: Signature, new: Signature) -> Iterator[Cause]:
    """Give what changed for the whole run: version, models, settings."""
    for name in ("version", "embedder", "nli", "tagger", "binder"):
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield Cause(CauseKind.MODEL, f"{name}: {before or 'none'}, now {after or 'none'}")
    was, now = dict(old.settings), dict(new.settings)
    for key in sorted(was.keys() | now.keys()):
        if was.get(key) != now.get(key):
            yield Cause(CauseKind.SETTINGS, f"{key}: {_value(was.get(key))}, now {_value(now.get(key))}")


def _value(value: object) -> str:
    return "the default" if value is None else str(value)


def _name(article: Article) -> str:
    return f"{article.outlet}: {article.title}" if article.title else article.outlet


def _time(article: Article) -> str:
    return article.modified or article.published or "none"


def _words(claim: Claim) -> list[str]:
    return claim.text.split()


def _sentences(side: Side, story: str) -> list[tuple[str, str]]:
    articles = side.articles
    return sorted((c.outlet, c.text) for c in side.claims.values() if articles[c.article_id].story == story)
