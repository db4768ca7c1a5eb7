"""What an article states anywhere: values by kind, rivals of one noun, namesakes, and the rank of claims."""

import pytest

from consistency.slots import Told, with_slots
from consistency.types import Article, Claim, Part, SlotKind, Span

TEXTS = (
    "Fourteen barges sank beside the wharf.",
    "Nine barges were saved, and Leo Brandt, 41, was hurt.",
    "Peter Brandt said that the wharf was closed.",
)


@pytest.fixture(scope="module")
def claims():
    article = Article("mercury", "Mercury", " ".join(TEXTS), published="2024-03-06")
    starts = [article.text.index(text) for text in TEXTS]
    return with_slots(
        [
            Claim(f"c{n}", "mercury", "Mercury", Part.TEXT, text, at, at + len(text), Span(at, at + len(text)))
            for n, (text, at) in enumerate(zip(TEXTS, starts, strict=True))
        ],
        article,
    )


def slot(claims, kind, value):
    return next(slot for claim in claims for slot in claim.slots if slot.kind is kind and slot.value == value)


def test_an_article_states_its_values_and_no_others(claims):
    told, barges = Told.of(claims), slot(claims, SlotKind.QUANTITY, "14")
    assert told.states("mercury", barges)
    assert not told.states("beacon", barges)


def test_two_counts_of_one_noun_are_rivals(claims):
    told = Told.of(claims)
    assert told.rivals(claims[0], slot(claims, SlotKind.QUANTITY, "14")) == 2
    assert told.rivals(claims[1], slot(claims, SlotKind.AGE, "41")) == 1


def test_a_family_of_two_is_seen(claims):
    leo = slot(claims, SlotKind.PERSON, "leo brandt")
    assert Told.of(claims).namesakes(claims[1], leo)
    assert not Told.of(claims[:2]).namesakes(claims[1], leo)


def test_claims_are_ranked_by_their_place(claims):
    told = Told.of(claims[::-1])
    assert [told.place(claim) for claim in claims] == [0, 1, 2]
    assert Told().place(claims[0]) > 10
