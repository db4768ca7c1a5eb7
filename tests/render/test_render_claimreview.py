"""ClaimReview: what is said of each side, and what is never said."""

import json
from dataclasses import replace

import pytest

from consistency.models.fakes import TableEntailer, WordEmbedder
from consistency.pipeline import Models, check
from consistency.render.claimreview import Confirmation, claim_reviews
from consistency.types import Article, Label

MODELS = Models(WordEmbedder(), TableEntailer())
MERCURY = Article(
    "m", "Mercury", "Ada Brandt, 57, leads the harbour trust.", title="Trust", published="2024-05-06",
    url="https://mercury.example/trust",
)  # fmt: skip
BEACON = Article("b", "Beacon", "Ada Brandt, 75, leads the harbour trust.", url="javascript:alert(1)")
HOSTILE = replace(BEACON, outlet="</script><script>alert(1)</script>")
SAID = Confirmation("2024-05-07")


def reviews(*articles, label=None, confirmed=True, **options):
    report = check(articles, models=MODELS)
    finding = next(finding for finding in report.findings if finding.type == "age")
    if label:
        findings = tuple(replace(f, label=label, type=None) if f.id == finding.id else f for f in report.findings)
        report = replace(report, findings=findings)
    text = claim_reviews(report, {finding.id: SAID} if confirmed else {}, publisher="The Desk", **options)
    return finding, text


def graph(*articles, **options):
    return json.loads(reviews(*articles, **options)[1])["@graph"]


def test_each_side_of_a_clash_gets_a_review():
    by_outlet = {review["itemReviewed"]["author"]["name"]: review for review in graph(MERCURY, BEACON)}
    assert set(by_outlet) == {"Mercury", "Beacon"}
    mercury = by_outlet["Mercury"]
    assert mercury["@type"] == "ClaimReview"
    assert mercury["claimReviewed"].startswith("Ada Brandt")
    assert mercury["author"] == {"@type": "Organization", "name": "The Desk"}
    assert mercury["datePublished"] == "2024-05-07"
    assert mercury["reviewRating"] == {"@type": "Rating", "alternateName": "Contradicted by Beacon"}
    assert mercury["itemReviewed"]["appearance"] == {
        "@type": "NewsArticle",
        "publisher": {"@type": "Organization", "name": "Mercury"},
        "headline": "Trust",
        "datePublished": "2024-05-06",
        "url": "https://mercury.example/trust",
    }


def test_what_nobody_confirmed_is_not_there():
    assert graph(MERCURY, BEACON, confirmed=False) == []


def test_a_link_that_is_no_web_address_is_left_out():
    beacon = next(r for r in graph(MERCURY, BEACON) if r["itemReviewed"]["author"]["name"] == "Beacon")
    assert "url" not in beacon["itemReviewed"]["appearance"]


@pytest.mark.parametrize(
    ("label", "rating"),
    [
        (Label.UPDATE, "Developing; Beacon reports another figure"),
        (Label.ATTRIBUTION, "The speakers disagree; see Beacon"),
        (Label.AGREEMENT, "Consistent with Beacon"),
        (Label.REFINEMENT, "Consistent with Beacon"),
    ],
)
def test_the_rating_is_words(label, rating):
    ratings = {r["itemReviewed"]["author"]["name"]: r["reviewRating"] for r in graph(MERCURY, BEACON, label=label)}
    assert ratings["Mercury"] == {"@type": "Rating", "alternateName": rating}


@pytest.mark.parametrize(
    ("url", "expected"),
    [("https://desk.example/reviews", "https://desk.example/reviews#finding-"), ("javascript:x", None), ("", None)],
)
def test_where_the_reviews_are_read(url, expected):
    finding, text = reviews(MERCURY, BEACON, url=url)
    found = {review.get("url") for review in json.loads(text)["@graph"]}
    assert found == {expected and expected + finding.id}


def test_no_word_of_an_article_ends_a_script():
    _, text = reviews(MERCURY, HOSTILE)
    assert "<" not in text
    names = {review["itemReviewed"]["author"]["name"] for review in json.loads(text)["@graph"]}
    assert HOSTILE.outlet in names
