"""Blind labelling without the web: pairs one after the other, without their verdict, and what people say of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consistency.carry import words_of
from consistency.labels import Labelled, answers_of, append_label, blind_order, read_labels
from consistency.render.marks import quote_runs
from consistency.render.nouns import Quote
from consistency.render.safe import one_line
from consistency.render.wording import moment
from consistency.review.desk import clipped
from consistency.review.wishes import LabelWish, WishError
from consistency.types import Part

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from consistency.types import Claim, Report


class BlindDesk:
    """Shows pairs and takes labels; no verdict, score or mark leaves it."""

    def __init__(self, report: Report, labels: Path, *, now: Callable[[], datetime], reviewer: str = "") -> None:
        self.labels = labels
        self.now = now
        self.reviewer = reviewer
        self.articles = {article.id: article for article in report.articles}
        self.pairs = {verdict.id: verdict.pair for verdict in blind_order(report.verdicts)}
        self.order = tuple(self.pairs)

    def quotes(self, place: int) -> tuple[Quote, Quote]:
        """Give the two claims of a pair as they are shown, with no word marked."""
        pair = self.pairs[self.order[place]]
        return self._quote(pair.left), self._quote(pair.right)

    def state(self, by: str) -> dict[str, object]:
        """Give the pairs in order with what this person said, and nothing of what others did."""
        read = read_labels(self.labels)
        mine = answers_of(read.labels, by)
        given = {name: _shown(mine[name]) for name in self.order if name in mine}
        return {
            "order": list(self.order),
            "answers": given,
            "bad": [f"line {bad.number}: {one_line(bad.reason)}" for bad in read.bad],
        }

    def label(self, wish: LabelWish) -> dict[str, object]:
        """Write a label and give the new state; a second answer of one person counts in place of the first."""
        if wish.verdict not in self.pairs:
            raise WishError("That pair is not in the report: load the page again.")
        pair = self.pairs[wish.verdict]
        left, right = words_of(pair.left), words_of(pair.right)
        made = Labelled(wish.verdict, wish.answer, wish.by, self.now(), wish.type, left, right)
        append_label(self.labels, made)
        return self.state(wish.by)

    def _quote(self, claim: Claim) -> Quote:
        article = self.articles[claim.article_id]
        quote = Quote(
            claim=0,
            article=0,
            outlet=one_line(claim.outlet),
            headline=one_line(article.title),
            published=moment(article.published),
            part="headline" if claim.part is Part.TITLE else "",
            speaker=one_line(claim.speaker or ""),
            runs=quote_runs(article, claim, ()),
        )
        return clipped(quote)


def _shown(label: Labelled) -> str:
    return f"{label.answer}: {label.type}" if label.type else str(label.answer)
