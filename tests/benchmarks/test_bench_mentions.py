"""Values as the planting reads them: what may be changed, and what is left alone because a change is no clash."""

import pytest

from benchmarks.planting.corpus import Sentence, sentences, split
from benchmarks.planting.mentions import mentions
from consistency.types import Article, Part, Span


def sentence(text):
    return Sentence(Article("a", "Quay Herald", text), Part.TEXT, 0, text, text)


def read(text):
    return [(str(m.kind), m.key, m.text) for m in mentions(sentence(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry carried 14 cars.", [("quantity", "14", "14")]),
        ("The ferry carried fourteen cars.", [("quantity", "14", "fourteen")]),
        ("Some 60 percent of voters", []),
        ("The mill lost 40 percent of its roof.", [("quantity", "40 %", "40")]),
        ("A crowd of 12,500 people came.", [("quantity", "12500", "12,500")]),
        ("The mayor paid $4.1 million for it.", [("money", "4.1 million", "4.1")]),
        ("They stole £88m of jewels.", [("money", "88 million", "88")]),
        ("It cost 900 euros in all.", [("money", "900", "900")]),
        ("Anna Brook, 57, was there.", [("age", "57", "57"), ("name", "Anna Brook", "Anna")]),
        ("The 57-year-old woman left.", [("age", "57", "57")]),
        ("It broke a 30-year-old record here.", []),
        ("The talks were on 3 May in town.", [("date", "may 3", "3")]),
        ("The talks were on Nov. 30 in town.", [("date", "nov 30", "30")]),
        ("It was built in 1932 by them.", [("date", "1932", "1932")]),
        ("The bridge fell on Tuesday night.", [("date", "tuesday", "Tuesday")]),
        ("He fled at 5:15 a.m. by boat.", [("time", "5:15 am", "5")]),
        ("The strike lasted three days.", [("time", "3 day", "three")]),
        ("Mayor Lund opened the fair.", [("role", "mayor Lund", "Mayor")]),
        ("Peter Lund, the mayor of Velden, spoke.", [("name", "Peter Lund", "Peter"), ("role", "mayor Lund", "mayor")]),
        ("The trial began in Chicago.", [("place", "Chicago", "Chicago")]),
        ("They flew to Lisbon on a plane.", [("place", "Lisbon", "Lisbon")]),
    ],
)
def test_a_value_is_read(text, expected):
    assert sorted(read(text)) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "At least 14 cars were lost.",
        "About 300 people came.",
        "The side won 14-3 at home.",
        "She lives at 12 Harbour Street now.",
        "The Apollo 11 capsule is shown here.",
        "Call 555-0134 for more.",
        "Flight 447 to the south vanished.",
        "One man fell.",
        "He scored on 3 of 13 tries.",
        "Police said Tuesday that it was over.",
        "Former mayor Lund opened the fair.",
        "Vice President Lund opened the fair.",
        "Harbour Board president Lund opened the fair.",
        "They love Chicago.",
        "According to Texas officials it was.",
        "Anna Brook, Peter Lund and Alan Marsh came.",
        "The Martin Street shop closed.",
    ],
)
def test_what_is_no_clear_value_is_left_alone(text):
    assert read(text) == []


def test_a_line_is_cut_at_sentences_and_not_at_abbreviations():
    line = "Mr. Lund left. He came back on Nov. 3 with Sgt. Hale! Why?"
    assert [text for _, text in split(line)] == ["Mr. Lund left.", "He came back on Nov. 3 with Sgt. Hale!", "Why?"]
    assert all(line[start : start + len(text)] == text for start, text in split(line))


def test_sentences_know_their_place_and_furniture_is_left_out():
    text = "The dam broke. Nobody was hurt.\nShare this page\nMore rain is due."
    start = text.index("Share")
    article = Article("a", "Quay Herald", text, title="Dam breaks", boilerplate=(Span(start, start + 15),))
    found = list(sentences(article))
    assert [s.text for s in found] == ["Dam breaks", "The dam broke.", "Nobody was hurt.", "More rain is due."]
    assert all(article.part(s.part)[s.start : s.start + len(s.text)] == s.text for s in found)
