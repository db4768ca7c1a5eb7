"""The verdict at a glance, who agrees with whom, where reports come from, and the sentences around a claim."""

from __future__ import annotations

from dataclasses import replace

import pytest
from report_fixture import EMPTY, GAZETTE, REPORT, C, claim_at

from consistency.render.nouns import ReviewMark, View
from consistency.render.view import story_name, view
from consistency.types import Article, Nature

VIEW = view(REPORT)


def told(shown: View) -> dict[str, list[tuple[int, str]]]:
    return {tally.key: [(count.number, count.name) for count in tally.counts] for tally in shown.glance}


def test_the_verdict_at_a_glance() -> None:
    assert told(VIEW) == {
        "sure": [(3, "very high")],
        "facts": [(1, "age"), (1, "date"), (1, "polarity")],
        "between": [
            (2, "Bay Gazette – Northern Post"),
            (1, "Coast Daily – Northern Post"),
            (1, "Marden Voice – Valley Ledger"),
        ],
        "shared": [(2, "by independent reports"), (1, "by copies of one report")],
        "unmeasured": [
            (1, "pair of claims"),
            (3, "claims with nothing to compare"),
            (1, "opinion or question"),
            (1, "line of page furniture"),
            (2, "sources skipped"),
        ],
    }


def test_decisions_are_counted_by_the_latest_of_a_finding() -> None:
    marks = {
        "v1": ReviewMark("confirmed", at="2023-05-04"),
        "v2": ReviewMark("dismissed", at="2023-05-05"),
        "x": ReviewMark("waived"),
    }
    shown = view(REPORT, marks)
    assert told(shown)["reviewed"] == [(2, "not reviewed"), (1, "dismissed")]
    (card,) = [card for card in shown.stories[0].contradictions if card.id == "f1"]
    assert (card.seen.state, card.seen.words) == ("dismissed", "Dismissed on 5 May 2023")


def test_a_report_of_nothing_has_nothing_to_glance_at() -> None:
    assert view(EMPTY).glance == ()


def test_who_agrees_with_whom_counts_sides_and_not_companions() -> None:
    fire = {(match.left, match.right): (match.agreements, match.clashes) for match in VIEW.stories[0].matches}
    assert fire["Coast Daily", "Northern Post"] == (2, 1)
    assert fire["Coast Daily", "Bay Gazette"] == (2, 0)  # on one side of the age
    assert fire["Northern Post", "Bay Gazette"] == (1, 2)


def test_copies_count_once_and_say_why() -> None:
    wide, *alone = VIEW.stories[0].origins
    assert (wide.name, [(member.outlet, member.why) for member in wide.members]) == (
        "Coast Daily",
        [("Coast Daily", "the source"), ("Bay Gazette", "names it as its source")],
    )
    assert (wide.note, wide.copied) == ("2 articles, counted once", True)
    assert [(len(origin.members), origin.note) for origin in alone] == [(1, "its own report")] * 2
    assert VIEW.stories[0].summary == "4 articles by 4 outlets, 3 independent origins"
    assert dict(zip(VIEW.stories[0].outlets, VIEW.stories[0].copies, strict=True))["Bay Gazette"] == "Coast Daily"


def test_two_articles_of_one_outlet_are_no_copies() -> None:
    articles = tuple(Article(name, "Coast Daily", f"Text {name}.") for name in "ab")
    (origin,) = view(replace(EMPTY, articles=articles)).stories[0].origins
    assert (origin.note, origin.copied) == ("2 articles of its own, counted once", False)


def test_the_sentence_before_and_after() -> None:
    (card,) = [card for card in VIEW.stories[0].contradictions if card.id == "f2"]
    quote = next(side.lead for side in card.sides if side.lead.outlet == GAZETTE.outlet)
    assert (quote.before, quote.after) == (C["is57"].text, C["three"].text)


def test_every_stretch_of_an_article_is_accounted_for() -> None:
    text = "Then what?\nThe pier burned. Nobody slept, she said. A disgrace. Gone."
    article = Article("a", "Coast Daily", text)
    claims = (
        claim_at("pier", article, "The pier burned."),
        claim_at("slept", article, "Nobody slept", "Nobody slept, she said."),
        claim_at("view", article, "A disgrace.", nature=Nature.OPINION),
    )
    (shown,) = view(replace(EMPTY, articles=(article,), claims=claims)).stories[0].articles
    assert [
        (part.text.strip(), part.status.name if part.status else "") for part in shown.body if part.text.strip()
    ] == [
        ("Then what?", "FRAGMENT"),
        ("The pier burned.", "ALONE"),
        ("Nobody slept", "ALONE"),
        (", she said.", "FRAGMENT"),
        ("A disgrace.", "NOT_JUDGED"),
        ("Gone.", "FRAGMENT"),
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("riga-ministers", "Riga ministers"),
        ("canal_ship_2021", "Canal ship 2021"),
        ("Vote on the Marden dam", "Vote on the Marden dam"),
        ("G7-summit", "G7-summit"),
        ("", "All articles"),
    ],
)
def test_story_name(name: str, expected: str) -> None:
    assert story_name(name) == expected


def test_places_in_the_page_are_the_ids_of_findings_and_never_more_than_that() -> None:
    first, second = REPORT.findings[0], replace(REPORT.findings[1], id='"><script>')
    cards = [card for s in view(replace(REPORT, findings=(first, second))).stories for card in s.contradictions]
    assert [card.anchor for card in cards] == ["finding-f1", "finding-n-1"]
