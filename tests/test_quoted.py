"""Pairs that are judged for the words of a quotation alone."""

import pytest

from consistency.claims import extract
from consistency.quoted import of_words, quoted_pairs
from consistency.slots import Told, compared, with_slots
from consistency.types import Article, Nature, SlotKind

GREAT = "“This is a great day for science,” the director said."
SAD = "“This is a sad day for science,” the director said."
QUESTION = "“Who will pay for the new bridge now?” the mayor asked."
TOLD = "The new bridge cost €40 million."
PLAIN = "“We told the owners about the rope in March,” the mechanic said."


def claims_of(*texts, outlets=("Post", "Gazette")):
    """Give the claims of one article an outlet."""
    found = []
    for outlet, text in zip(outlets, texts, strict=True):
        article = Article(id=outlet + text[:20], outlet=outlet, text=text)
        found += with_slots(extract(article), article, None)
    return found


@pytest.mark.parametrize(
    ("left", "right", "pairs"),
    [
        (GREAT, SAD, 1),
        (GREAT, GREAT, 1),
        (QUESTION, QUESTION.replace("bridge", "tunnel"), 1),
        # one utterance against another, a quotation against none, two statements (aligned like all others)
        (GREAT, QUESTION, 0),
        (QUESTION, TOLD, 0),
        (PLAIN, PLAIN, 0),
    ],
)
def test_pairs(left, right, pairs):
    found = list(quoted_pairs(claims_of(left, right)))
    assert len(found) == pairs
    assert all(pair.for_words_alone for pair in found)


@pytest.mark.parametrize(
    ("left", "right", "kinds"),
    [
        ("Vera Holt", "Anna Holt", {SlotKind.QUOTE, SlotKind.PERSON}),
        ("coach Vera Holt", "referee Vera Holt", {SlotKind.QUOTE, SlotKind.PERSON, SlotKind.ROLE}),
    ],
)
def test_who_says_it_is_compared(left, right, kinds):
    said = "“Who will pay for the new bridge now?” {} asked."
    claims = claims_of(said.format(left), said.format(right))
    (pair,) = quoted_pairs(claims)
    assert {one.kind for one in of_words(pair, compared(pair, Told.of(claims)))} == kinds


def test_one_outlet_is_not_held_against_itself():
    assert list(quoted_pairs(claims_of(GREAT, SAD, outlets=("Post", "Post")))) == []


def test_the_claims_are_no_statements():
    assert {claim.nature for claim in claims_of(GREAT, QUESTION)} == {Nature.OPINION, Nature.QUESTION}


def test_similarity_is_the_share_of_equal_words():
    assert next(quoted_pairs(claims_of(GREAT, SAD))).similarity == pytest.approx(6 / 7, abs=1e-4)
    assert next(quoted_pairs(claims_of(GREAT, GREAT))).similarity == 1.0
