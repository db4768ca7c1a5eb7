import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from consistency.claims.sentences import open_quote, quotations, sentences
from consistency.lang.words import words
from consistency.types import Span

# A bar marks every end that must be found; nothing else may be cut.
CASES = [
    "",
    "No stop at all",
    "Rain fell.|It stopped.",
    "Rain fell!|Did it stop?|It did.",
    # abbreviations, initials, titles
    "Mr. Orlov met U.S. Secretary Dana P. Whitfield.|They spoke.",
    "Police Const. Ira Bell said so.|Dist. Atty. Lou Marsh agreed.",
    "Gov. Hale and Sen. Ortiz (D-Wash.), a critic, left.",
    "Sens. Kerr, D-Mass., and Loy, R-S.C., met in Akron, Ohio.",
    "He moved to the U.S.|And then he left again.",
    "It joined the U.N. in 1955.|It left later.",
    "Case No. VB1209 was closed.|Lot No. 7 was not.",
    "Acme Corp. of Delaware and Bolt Inc. merged.",
    "ATLANTA, Ga. — The mayor resigned.",
    "She lived in Salem, Ore.; he stayed in Boise.",
    # times
    "It began at 5 p.m. Tuesday and ended at 9 a.m. EST.",
    "It was signed at 3 p.m. Brussels time.|It was 9 a.m. New York time.",
    "It opens at 10 a.m. Feb. 3 in Oslo.",
    "At 6 a.m. Ms. Adler woke.|She left at 7 p.m.|He stayed.",
    # slips and numbers
    "Talks between the. U.S. and Norway stalled.",
    "He fired his. 38-caliber revolver.",
    "She hit. 308, with 12 homers.",
    "It cost $1.50 a litre.|It was 2.75 before.",
    "They asked for? 110 billion in loans.",
    "The list is at example.com.|Read it.",
    "It moved to Newsly. com last year.",
    "It is on E! tonight, said Yahoo! in a note.",
    "Wait... there is more.|He paused…|Then he left.",
    # quotes
    '"We won," Reyes said.|"It is over."',
    '" We won, " Reyes said.|" It is over. "',
    "“We won.|It is over,” Reyes said.|He smiled.",
    "“We won.”|Reyes smiled.",
    '"Is it over?" Reyes asked.|"Yes."',
    '" Is it over? " the coach asked.',
    '"It is over!" Reyes shouted at them.',
    '"It is over."|Reyes said he was glad.',
    "The crowd chanted “Out! Out! Out now!” as it moved.",
    'He called it " a fair deal. "|She did not.',
    "Reyes said: “We won.|It is over.|Go home.”",
    "They said 'go home. '|He went.",
    "‘It is over.’|She left.",
    "(It was over.)|She left.",
    "He (a smith. And a poet) left.",
    "Oslo - 3 May.|Rain fell.",
    "1. Bread|2. Milk",
]


def cut(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text)]


@pytest.mark.parametrize("case", CASES)
def test_ends(case: str) -> None:
    pieces = [piece for piece in case.split("|") if piece]
    assert cut(" ".join(pieces)) == pieces


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Heading\n\nRain fell", ["Heading", "Rain fell"]),
        ("Heading\nRain fell", ["Heading", "Rain fell"]),
        ("Heading\r\nRain fell", ["Heading", "Rain fell"]),
        ("Heading\n\nrain fell", ["Heading", "rain fell"]),
        ("The rain fell on\nthe town.\nIt stopped.", ["The rain fell on\nthe town.", "It stopped."]),
        (
            "The council of the northern region met in the town of\nMarlow on Monday, and "
            "the members voted to stop all\nwork on the bridge. They left.",
            [
                "The council of the northern region met in the town of\nMarlow on Monday, and "
                "the members voted to stop all\nwork on the bridge.",
                "They left.",
            ],
        ),
        ("Wanted:\n- bread\n- milk", ["Wanted:", "- bread", "- milk"]),
        ("The deal was signed.Critics objected.", ["The deal was signed.", "Critics objected."]),
        ("share on:\n\n0\n67\n", ["share on:", "0", "67"]),
    ],
)
def test_lines(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left.", [None]),
        ("“We won. It is over,” he said. He left.", [None, "“We won. It is over,”", None]),
        ('"We won. It is over," he said.', [None, '"We won. It is over,"']),
        ('" We won. It is over, " he said. " Go. Now. "', [None, '" We won. It is over, "', None, '" Go. Now. "']),
        ("“We won. It is over.\n\n“Go home. Now,” he said.", [None, "“We won. It is over.", None, "“Go home. Now,”"]),
    ],
)
def test_open_quote(text: str, expected: list[str | None]) -> None:
    found = open_quote(text, sentences(text))
    assert [quote and text[quote.start : quote.end] for quote in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He is 5'10\" tall.", []),
        ('"A," he said, "and B."', ['"A,"', '"and B."']),
        ('" A, " he said, " and B. "', ['" A, "', '" and B. "']),
        ("«A» and „B”", ["«A»", "„B”"]),
        ("It was (“A”).", ["“A”"]),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert [text[quote.start : quote.end] for quote in quotations(text)] == expected


WORDS = st.sampled_from(
    words(
        "Mr. U.S. a.m. p.m. said Rain fell . ? ! … \" “ ” ' ’ ‘ ( ) [ ] , ; - — • 1. a) No. 7",
        "∯ ȸ &ᓷ& ☃ é e\u0301 日本。 \u200b 👩\u200d👧 \x00 { \\ http://a.b/c?d=1",
    )
) | st.sampled_from(["\n", "\n\n", "\r\n", "\u2028", "\t", "\xa0", ". . ."])
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(WORDS, max_size=60).map(" ".join),
    st.lists(WORDS, max_size=60).map("".join),
)


@given(TEXTS)
@example("“A. B” c “D. E")
@example("ũ. ʼA")
@settings(max_examples=400, deadline=None)
def test_spans_are_exact(text: str) -> None:
    spans = sentences(text)
    covered = [place for span in spans for place in range(span.start, span.end)]
    assert covered == sorted(set(covered))
    assert {place for place, char in enumerate(text) if not char.isspace()} <= set(covered)
    for span in spans:
        piece = text[span.start : span.end]
        assert piece == piece.strip() != ""
    assert len(open_quote(text, spans)) == len(spans)


@given(st.lists(st.sampled_from(["Rain fell.", "Did it?", "“Go. Now,” he said.", "It is 5 p.m. Monday."]), max_size=8))
def test_paragraphs_are_split_alone(paragraphs: list[str]) -> None:
    assert cut("\n\n".join(paragraphs)) == [piece for paragraph in paragraphs for piece in cut(paragraph)]


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("word " * 50_000, 1),
        ("Rain fell on Mr. Orlov at 5 p.m. Monday. " * 2_500, 2_500),
        ("x" * 200_000, 1),
        ('"a ' * 30_000, 1),
        ("Go\n" * 30_000, 30_000),
    ],
)
def test_long_texts_take_linear_time(text: str, least: int) -> None:
    began = time.process_time()
    found = sentences(text)
    assert len(found) >= least
    assert time.process_time() - began < 10  # ten times what they take; a square would take minutes


def test_a_sentence_longer_than_the_window_stays_whole() -> None:
    text = "word " * 3_000 + "ended. Rain fell."
    assert sentences(text) == (Span(0, 15_006), Span(15_007, 15_017))
