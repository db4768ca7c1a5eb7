import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.claims.nature import nature
from consistency.types import Nature

QUESTIONS = [
    "Who paid for the bridge?",
    "Has anyone been charged?",
    "“Who paid for the bridge?”",
    '"Who paid? "',
    "Will the talks fail?!",
    "But what did the mayor know?",
    "What did the mayor say?",
    "The mayor knew, didn't he?",
    "So, who won?)",
    "Why?",
]
OPINIONS = [
    "I think the mayor is right.",
    "“I believe they will find a way.”",
    "We hope for the best.",
    "But I don't think it matters.",
    "Personally, I doubt it.",
    "In my view, the plan is too slow.",
    "The plan is, in our opinion, a mistake.",
    "It seems to me a strange choice.",
    "I'm glad it is over.",
    "We should all be ashamed.",
    "You must not forget them.",
    "We need to do better.",
    "Let's wait and see.",
    "Nobody should live like that.",
    "The mayor should resign.",
    "Shame on the council.",
    "It was a beautiful, moving evening.",
    "This is outrageous!",
    "What a terrible pity.",
    "That is simply wrong.",
    "It will be a great day for all of us.",
]
STATEMENTS = [
    "",
    "...",
    "The dam broke on Monday.",
    "“Who paid?” he asked.",
    '"Who paid? " he asked.',
    "He asked: “Who paid?”",
    "He asked, “Who paid?”",
    "He asked whether she paid?",
    "She said we must go.",
    "“We must go,” she said.",
    'We must go, " she said.',
    "“I think the mayor is right,” Orlov said.",
    "The council must decide by June.",
    "The minister should arrive on Tuesday.",
    "Drivers must wear a belt.",
    "The bridge needs to close for repairs.",
    "I think 12 people were killed.",
    "We believe he was killed after the match.",
    "It was the best result since 1998.",
    "It was the worst storm in decades, and killed two.",
    "They loved the beautiful garden.",
    "He resigned because it was wrong.",
    "Orlov moved to Norvik, I think, and Bell stayed.",
    "We signed the deal.",
    "That was the agreement.",
    "The council called the plan “a terrible pity.”",
    "It was cold.",
    "The site lists FAQ? pages.",
]


@pytest.mark.parametrize("sentence", QUESTIONS)
def test_questions(sentence: str) -> None:
    assert nature(sentence) is Nature.QUESTION


@pytest.mark.parametrize("sentence", OPINIONS)
def test_opinions(sentence: str) -> None:
    assert nature(sentence) is Nature.OPINION


@pytest.mark.parametrize("sentence", STATEMENTS)
def test_statements(sentence: str) -> None:
    assert nature(sentence) is Nature.STATEMENT


@given(st.text(max_size=200))
def test_only_a_question_mark_asks(sentence: str) -> None:
    assert nature(sentence) is not Nature.QUESTION or "?" in sentence or "？" in sentence
