"""The articles as they are read: every stretch of text with what became of it, and the sentences around a claim."""

from __future__ import annotations

import itertools
from collections import defaultdict
from typing import TYPE_CHECKING

from consistency.render.contract import base_name
from consistency.render.nouns import ArticleView, Count, Segment, Status
from consistency.render.safe import one_line, visible
from consistency.render.wording import moment
from consistency.types import Article, Claim, Coverage, Part, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ORDER = list(Status)


class Reader:
    """Shows articles by the status of their claims, the finding that each leads to and its number in the page."""

    def __init__(
        self,
        claims: Sequence[Claim],
        status: Mapping[str, Status],
        anchors: Mapping[str, str],
        article_index: Mapping[str, int],
    ) -> None:
        self.claim_index = {claim.id: i for i, claim in enumerate(claims)}
        self.claims_of: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            self.claims_of[claim.article_id].append(claim)
        self.status, self.anchors, self.article_index = status, anchors, article_index
        self.sentences = {name: _sentences(own) for name, own in self.claims_of.items()}

    def article(self, article: Article, coverage: Coverage | None) -> ArticleView:
        """Give an article with every stretch accounted for."""
        claims = self.claims_of[article.id]
        statuses = [self.status[claim.id] for claim in claims]
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
            coverage=_coverage(coverage or Coverage(article.id, len(claims), 0, 0, 0, 0)),
            tally=tuple((status, statuses.count(status)) for status in Status if status in statuses),
        )

    def around(self, article: Article, claim: Claim) -> tuple[str, str]:
        """Give the sentence before that of a claim and the one after, "" where there is none."""
        if claim.part is Part.TITLE:
            return "", ""
        first, last = min(claim.start, claim.sentence.start), max(claim.end, claim.sentence.end)
        spans = self.sentences[article.id]
        before = next((span for span in reversed(spans) if span[1] <= first), None)
        after = next((span for span in spans if span[0] >= last), None)
        return tuple(one_line(article.text[span[0] : span[1]]) if span else "" for span in (before, after))  # type: ignore[return-value]

    def _segments(self, text: str, claims: Sequence[Claim], furniture: Sequence[Span]) -> tuple[Segment, ...]:
        """Cut `text` where a claim or furniture begins or ends; where claims overlap the most telling status shows."""
        stretches = [(claim.start, claim.end) for claim in claims] + [(span.start, span.end) for span in furniture]
        edges = {0, len(text)} | {edge for stretch in stretches for edge in stretch}
        cuts = sorted(edge for edge in edges if 0 <= edge <= len(text))
        sweep, segments = _Sweep(claims), []
        for start, end in itertools.pairwise(cuts):
            reasons = [span.reason for span in furniture if span.start <= start < span.end]
            segments.append(self._segment(text[start:end], start, sweep.over(start), reasons))
        return tuple(segments)

    def _segment(self, text: str, start: int, over: Sequence[Claim], reasons: Sequence[str]) -> Segment:
        top = min(over, key=lambda claim: _ORDER.index(self.status[claim.id]), default=None)
        status = self.status[top.id] if top else Status.BOILERPLATE if reasons else None
        if status is None and any(letter.isalnum() for letter in text):
            status = Status.FRAGMENT
        note = f"{status.value}: {reasons[0]}" if status is Status.BOILERPLATE and reasons[0] else status or ""
        return Segment(
            text=visible(text),
            status=status,
            starts=tuple(self.claim_index[claim.id] for claim in over if claim.start == start),
            card=self.anchors.get(top.id, "") if top else "",
            note=one_line(note),
        )


class _Sweep:
    """Gives the claims over an offset, for offsets that only grow: an article may hold thousands."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.coming = sorted(enumerate(claims), key=lambda item: (item[1].start, item[0]), reverse=True)
        self.open: list[tuple[int, Claim]] = []

    def over(self, offset: int) -> list[Claim]:
        while self.coming and self.coming[-1][1].start <= offset:
            self.open.append(self.coming.pop())
        self.open = [item for item in self.open if item[1].end > offset]
        return [claim for _, claim in sorted(self.open, key=lambda item: item[0])]


def _sentences(claims: Sequence[Claim]) -> list[tuple[int, int]]:
    return sorted({(claim.sentence.start, claim.sentence.end) for claim in claims if claim.part is Part.TEXT})


def _coverage(coverage: Coverage) -> tuple[Count, ...]:
    return (
        Count("claims", coverage.claims, "claims"),
        Count("checked", coverage.checked, "checked"),
        Count("unpaired", coverage.unaligned, "unpaired"),
        Count("unmeasured", coverage.unmeasured, "not measured"),
        Count("not_judged", coverage.not_judged, "not judged"),
        Count("furniture", coverage.boilerplate, "furniture"),
    )
