"""ClaimReview (schema.org) as JSON-LD, for findings that a person has confirmed, and for no others.

https://schema.org/ClaimReview. The tool does not say which side of a clash is true, so neither do these reviews: the
rating is words ("Contradicted by ..."), and every side gets one.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from consistency.render.html import web_link
from consistency.render.safe import escaped, one_line
from consistency.types import Label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from consistency.types import Article, Claim, Finding, Report

_RATINGS = {
    Label.CONTRADICTION: "Contradicted by {others}",
    Label.UPDATE: "Developing; {others} reports another figure",
    Label.ATTRIBUTION: "The speakers disagree; see {others}",
}
_CONSISTENT = "Consistent with {others}"


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What a person said of a finding: on which day (ISO 8601), and a note to publish, where there is one."""

    day: str
    note: str = ""


def claim_reviews(report: Report, confirmed: Mapping[str, Confirmation], *, publisher: str, url: str = "") -> str:
    """Give a review for every outlet of each confirmed finding; `confirmed` is by finding id.

    `publisher` is who reviews, `url` where the reviews will be read.
    """
    articles = {article.id: article for article in report.articles}
    claims = {claim.id: claim for claim in report.claims}
    graph = [
        _review(finding, claim, articles, others, confirmed[finding.id]) | _about(finding, claim, publisher, url)
        for finding in report.findings
        if finding.id in confirmed
        for claim, others in _sides(finding, claims)
    ]
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, indent=1)
    # The text goes into <script> elements of pages: no word of an article may end one.
    return escaped(text).replace("<", "\\u003c") + "\n"


def _sides(finding: Finding, claims: Mapping[str, Claim]) -> Iterator[tuple[Claim, tuple[str, ...]]]:
    """Give the first claim of each outlet of each side, with the outlets that it is held against."""
    for number, side in enumerate(finding.sides):
        seen: set[str] = set()
        rest = [one for other, ids in enumerate(finding.sides) if other != number for one in ids] or list(side)
        for claim in (claims[name] for name in side):
            others = sorted({claims[name].outlet for name in rest} - {claim.outlet})
            if claim.outlet not in seen and others:
                seen.add(claim.outlet)
                yield claim, tuple(others)


def _review(
    finding: Finding, claim: Claim, articles: Mapping[str, Article], others: tuple[str, ...], said: Confirmation
) -> dict[str, object]:
    rating = _RATINGS.get(finding.label, _CONSISTENT).format(others=", ".join(map(one_line, others)))
    return {
        "@type": "ClaimReview",
        "datePublished": said.day,
        "claimReviewed": one_line(claim.resolved or claim.text),
        "reviewBody": " ".join(filter(None, (one_line(finding.reason), one_line(said.note)))),
        "reviewRating": {"@type": "Rating", "alternateName": rating},
        "itemReviewed": _item(claim, articles[claim.article_id]),
    }


def _about(finding: Finding, claim: Claim, publisher: str, url: str) -> dict[str, object]:
    about: dict[str, object] = {"author": {"@type": "Organization", "name": one_line(publisher)}}
    if web_link(url):
        about |= {"url": f"{url}#finding-{finding.id}", "@id": f"{url}#claim-{claim.id}"}
    return about


def _item(claim: Claim, article: Article) -> dict[str, object]:
    outlet = {"@type": "Organization", "name": one_line(article.outlet)}
    appearance: dict[str, object] = {"@type": "NewsArticle", "publisher": outlet}
    if article.title:
        appearance["headline"] = one_line(article.title)
    if article.published:
        appearance["datePublished"] = article.published
    if article.url and web_link(article.url):
        appearance["url"] = article.url
    author = {"@type": "Person", "name": one_line(claim.speaker)} if claim.speaker else outlet
    return {"@type": "Claim", "author": author, "appearance": appearance}
