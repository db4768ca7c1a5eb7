import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html
from report_fixture import COAST, EMPTY, HOSTILE, REPORT, C, claim_at

from consistency.render.html import html
from consistency.render.marks import Mark, diff_spans, quote_runs
from consistency.render.nouns import ArticleView, Card, Quote, Status
from consistency.render.safe import one_line, visible
from consistency.render.terminal import terminal
from consistency.render.view import view
from consistency.render.wording import confidence, moment, number
from consistency.types import Article, Signature, Span

VIEW = view(REPORT)
FIRE, DAM = VIEW.stories
STATUSES = {
    "age57": Status.CLASHING,
    "title57": Status.AGREED,
    "ninety": Status.DIFFERING,
    "question": Status.NOT_JUDGED,
    "cost": Status.ALONE,
    "is57": Status.CLASHING,  # it is in an agreement too: the clash tells more
    "high": Status.UNMEASURED,
    "gift": Status.DIFFERING,
}


def marked(quote: Quote) -> list[str]:
    return [run.text for run in quote.runs if run.mark is Mark.WORDS]


def test_counts() -> None:
    assert VIEW.headline == "3 contradictions in 6 articles by 6 outlets"
    assert [f"{count.number} {count.name}" for count in VIEW.counts] == [
        "3 contradictions",
        "3 compatible differences",
        "3 agreements",
        "4 single-source claims",
        "1 pair not measured",
        "2 stories",
        "6 articles",
        "6 outlets",
        "5 independent origins",
        "26 claims",
        "13 pairs judged",
        "2 sources skipped",
    ]
    assert view(EMPTY).headline == "No contradiction in 0 articles by 0 outlets"


def test_the_signature_names_models_once_and_only_what_was_set() -> None:
    settings = (("candidates", 7), ("device", None), ("embedder", "theirs"), ("nli", None), ("tagger", "shipped"))
    made = view(replace(EMPTY, signature=Signature("1", "theirs", "ours", settings, "ours-too"))).signature
    assert [name for name, _ in made] == ["version", "embedder", "NLI model", "tagger", "binder", "candidates"]


def test_what_independent_reports_carry_comes_before_copies() -> None:
    copied = [replace(f, origins=1) if f.id == "f7" else replace(f, origins=2) for f in REPORT.findings]
    fire, _ = view(replace(REPORT, findings=tuple(copied))).stories
    assert [card.id for card in fire.agreements] == ["f8", "f7"]


def test_findings_are_grouped_by_story() -> None:
    assert [(story.name, story.summary) for story in VIEW.stories] == [
        ("Ferry fire at Port Ellery", "4 articles by 4 outlets, 3 independent origins"),
        ("Vote on the Marden dam", "2 articles by 2 outlets, 2 independent origins"),
    ]
    assert [[card.id for card in story.contradictions] for story in VIEW.stories] == [["f1", "f2"], ["f3"]]
    assert [[card.id for card in story.differences] for story in VIEW.stories] == [["f4", "f5"], ["f6"]]
    assert [[card.id for card in story.agreements] for story in VIEW.stories] == [["f7", "f8"], ["f9"]]
    assert [pair.reason for pair in DAM.unmeasured] == ['"It" could stand for two things.']


def test_the_claims_of_the_leading_verdict_come_first_on_each_side() -> None:
    left, right = FIRE.contradictions[0].sides
    assert left.lead.text.startswith("Harbour master Ines Valdor, 57,")
    assert [quote.outlet for quote in left.others] == ["Bay Gazette"]
    assert (right.lead.outlet, right.others) == ("Northern Post", ())


def test_clashing_words_are_those_of_the_slots_that_disagree() -> None:
    left, right = FIRE.contradictions[0].sides
    assert [marked(quote) for quote in (left.lead, *left.others, right.lead)] == [["57"], ["57"], ["75-year-old"]]
    assert [run.text for run in left.lead.runs if run.mark is Mark.CONTEXT] == [
        " as the ferry Marigold burned on Tuesday."
    ]


def test_without_slots_the_clashing_words_are_those_of_a_diff() -> None:
    left, right = FIRE.contradictions[1].sides
    assert (marked(left.lead), marked(right.lead)) == (["denied"], ["said"])


def test_words_of_compatible_differences_are_marked_and_those_of_agreements_are_not() -> None:
    (refinement,) = (card for card in FIRE.differences if card.label == "refinement")
    side = refinement.sides[0]
    assert [marked(quote) for quote in (side.lead, *side.others)] == [["Nearly 90"], ["88"]]
    assert not any(
        marked(quote) for card in FIRE.agreements for side in card.sides for quote in (side.lead, *side.others)
    )


def test_an_agreement_says_how_many_independent_origins_carry_it() -> None:
    assert [card.carried for card in FIRE.agreements] == [
        "3 outlets, 2 independent origins",
        "2 outlets, 1 independent origin",
    ]


def test_single_source_claims_are_statements_in_no_finding_that_could_be_measured() -> None:
    assert [quote.claim for quote in FIRE.alone] == [
        list(C).index(name) for name in ("cost", "formula", "bidi", "escape")
    ]
    assert DAM.alone == ()


@pytest.mark.parametrize("name", STATUSES)
def test_what_became_of_a_claim(name: str) -> None:
    index = list(C).index(name)
    segments = [
        part for story in VIEW.stories for article in story.articles for part in article.headline + article.body
    ]
    (segment,) = (part for part in segments if index in part.starts)
    assert segment.status is STATUSES[name]
    assert (segment.card == "") is (segment.status in (Status.ALONE, Status.UNMEASURED, Status.NOT_JUDGED))


def shown_articles() -> list[ArticleView]:
    return [article for story in VIEW.stories for article in story.articles]


def test_the_segments_of_an_article_are_the_whole_article() -> None:
    for article, shown in zip(REPORT.articles, shown_articles(), strict=True):
        assert "".join(part.text for part in shown.body) == visible(article.text)
        assert "".join(part.text for part in shown.headline) == visible(article.title)


def test_furniture_is_shown_as_such_with_its_reason() -> None:
    assert (shown_articles()[0].body[0].text, shown_articles()[0].body[0].note) == (
        "share on:",
        "furniture of the page, not read: share bar",
    )


spans = st.tuples(st.integers(-3, 40), st.integers(-3, 40)).map(lambda pair: Span(min(pair), max(pair)))


@given(st.text(max_size=40), st.lists(spans, max_size=4))
def test_any_furniture_keeps_the_text_whole(text: str, furniture: list[Span]) -> None:
    article = Article("a", "Coast Daily", text, boilerplate=tuple(furniture))
    (shown,) = view(replace(EMPTY, articles=(article,))).stories[0].articles
    joined = "".join(part.text for part in shown.body)
    assert re.sub(r"\s", "", joined) == re.sub(r"\s", "", visible(text))


def texts(card: Card) -> list[str]:
    """What a reader must find in every format."""
    sides = card.sides if card.label != "agreement" else ()
    quotes = [quote for side in sides for quote in (side.lead, *side.others)]
    if card.label == "agreement":
        return [card.carried, *card.outlets, card.sides[0].lead.text]
    scores = [text for d in card.directions for text in (d.name, d.entailment, d.neutral, d.contradiction)]
    rungs = [text for r in card.rungs for text in (r.kind, r.left, r.right, r.level, r.outcome, r.sure)]
    about = [text for q in quotes for text in (q.outlet, q.published, q.text, "" if q.part else q.headline)]
    return [card.title, card.confidence, card.reason, card.carried, card.pairs, *about, *scores, *rungs]


def page_words() -> str:
    root = lxml_html.fromstring(html(REPORT).encode(), parser=lxml_html.HTMLParser(encoding="utf-8"))
    for element in root.xpath("//script|//style|//*[@class='sr']"):
        element.drop_tree()
    return one_line(root.text_content())


@pytest.mark.parametrize(
    "words",
    [page_words(), " ".join(terminal(REPORT, width=500, color=False).translate({ord("«"): "", ord("»"): ""}).split())],
    ids=["html", "terminal"],
)
def test_terminal_and_html_show_every_number_and_text_of_the_view(words: str) -> None:
    expected = [VIEW.headline, *(f"{count.number} {count.name}" for count in VIEW.counts[5:])]
    expected += [count.name for count in VIEW.counts]
    expected += [text for item in (*VIEW.skipped, *VIEW.signature) for text in item]
    expected += [text for t in VIEW.glance for text in (t.name, *(f"{c.number} {c.name}" for c in t.counts))]
    for story in VIEW.stories:
        expected += [text for row in story.rows for text in (row.title, row.standing)]
        expected += [value.text for row in story.rows for cell in row.cells for value in cell.values]
        expected += [text for line in story.timelines for p in line.points for text in (p.published, p.text, p.outlet)]
        expected += [text for o in story.origins if o.copied for m in o.members for text in (o.name, o.note, m.why)]
        cards = (*story.contradictions, *story.differences, *story.agreements)
        expected += [story.name, story.summary, *(text for card in cards for text in texts(card))]
        expected += [text for quote in story.alone for text in (quote.outlet, quote.text)]
        expected += [text for p in story.unmeasured for text in (p.reason, p.left.text, p.right.text)]
    missing = [text for text in expected if one_line(text) not in words]
    assert missing == []


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("The talks were on 3 May.", "The talks were on 13 May.", ["3"]),
        ("The talks were on 3 May.", "The talks were on 13 June.", ["3 May"]),
        ("The talks were not held.", "The talks were held.", ["not"]),
        ("The talks were held.", "The talks were not held.", []),
        ("The mayor of Ellery resigned.", "The bishop of Ellery resigned.", ["mayor"]),
        ("Paid $4.2 million in fees.", "Paid $5 million in fees.", ["4.2"]),
        ("Hale had no comment at noon.", "Seven boats, 40 nets and a crane sank.", ["no"]),
        ("Same words.", "Same words.", []),
        (
            "“We saw what we thought was unthinkable,” he told them.",
            "“We saw what we thought was unsinkable,” said Ada Brook of the bay rescue.",
            ["unthinkable"],
        ),
        (
            "“We saw what we thought was unsinkable,” said Ada Brook of the bay rescue.",
            "“We saw what we thought was unthinkable,” he told them.",
            ["unsinkable", "Ada Brook"],
        ),
        ("Ada Brook denied the theft.", "Ada Brook said that she did the theft.", ["denied"]),
        ("The giant ship was towed at noon.", "The ship was sunk at noon.", ["towed"]),
        ("All 12 boats sank in the old bay.", "Twelve boats sank in the bay on Monday.", ["12"]),
    ],
)
def test_a_diff_marks_what_differs_and_no_more(left: str, right: str, expected: list[str]) -> None:
    article, other = Article("a", "A", left), Article("b", "B", right)
    claim = claim_at("l", article, left)
    found = diff_spans(claim, claim_at("r", other, right))
    assert [left[span.start : span.end] for span in found] == expected
    assert [run.text for run in quote_runs(article, claim, found) if run.mark is Mark.WORDS] == expected


def test_a_sentence_over_several_lines_is_shown_on_one() -> None:
    article = Article("a", "A", "One  two\n\tthree.")
    (run,) = quote_runs(article, claim_at("c", article, article.text), ())
    assert run.text == "One two three."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("a\u202eb\u2066c", "a⟨U+202E⟩b⟨U+2066⟩c"),
        ("\x1b[31mred\x1b[0m\x07\x00", "red"),
        ("\x1b]0;title\x07", "]0;title"),
        ("one\r\ntwo\u2028three", "one\ntwo\nthree"),
        ("lone \ud800 half", "lone \ufffd half"),
        ("naïve 東京", "naïve 東京"),
    ],
)
def test_visible(text: str, expected: str) -> None:
    assert visible(text) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""),
        ("", ""),
        ("2021-11-30", "30 Nov 2021"),
        ("2021-11-30T14:05:00", "30 Nov 2021, 14:05"),
        ("2021-11-30T14:05:00+00:00", "30 Nov 2021, 14:05 UTC"),
        ("2021-11-30T14:05:00+02:00", "30 Nov 2021, 14:05 UTC+02:00"),
        ("last <week>", "last <week>"),
    ],
)
def test_moment(value: str | None, expected: str) -> None:
    assert moment(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1.0, "very high (1.00)"),
        (0.95, "very high (0.95)"),
        (0.9, "high (0.90)"),
        (0.7, "fair (0.70)"),
        (0.2, "low (0.20)"),
    ],
)
def test_confidence(value: float, expected: str) -> None:
    assert confidence(value) == expected


def test_number() -> None:
    assert [number(1, "outlet"), number(2, "outlet"), number(0, "story", "stories")] == [
        "1 outlet",
        "2 outlets",
        "0 stories",
    ]


def test_hostile_words_are_only_made_visible_here_and_escaped_by_the_formats() -> None:
    shown = next(article for article in shown_articles() if article.outlet == HOSTILE.outlet)
    assert shown.title == "<script>alert('title')</script> = a headline"
    assert COAST.url == shown_articles()[0].url
