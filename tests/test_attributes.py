"""Pairs that are made for what two reports say of one person, wherever they say it."""

import pytest

from consistency.attributes import attribute_pairs
from consistency.claims import extract
from consistency.models.fakes import TableEntailer, WordEmbedder
from consistency.pipeline import Models, check
from consistency.settings import Settings
from consistency.slots import with_slots
from consistency.types import Article, ClashType, Label, SlotKind

FIRE = "Jana Moss, 57, saw the mill burn from her kitchen."
RIVER = "The river froze in the night, and Jana Moss, {}, walked to the island."


def claims_of(*texts, outlets=("Post", "Gazette")):
    found = []
    for outlet, text in zip(outlets, texts, strict=True):
        article = Article(id=outlet, outlet=outlet, text=text)
        found += with_slots(extract(article), article)
    return found


@pytest.mark.parametrize(
    ("left", "right", "kinds"),
    [
        (FIRE, RIVER.format(75), [SlotKind.AGE]),
        (FIRE, RIVER.format(57), []),
        (FIRE, RIVER.format(58), []),  # a birthday may lie between
        (FIRE, RIVER.format(75) + " Jana Moss, 57, fell.", []),  # the other report gives both
        (FIRE, RIVER.format(75).replace("Jana Moss", "Moss"), []),  # perhaps a relative
        (FIRE, RIVER.format(75).replace("Jana", "Ola"), []),
        (
            "Governor Jana Moss of Ohio saw the mill burn.",
            "The river froze, and Jana Moss, a lawyer, walked to the island.",
            [],
        ),
        (
            "The chief executive of Acme, Jana Moss, saw the mill burn.",
            "The river froze, and Jana Moss, the chief financial officer of Acme, walked to the island.",
            [SlotKind.ROLE],
        ),
    ],
)
def test_pairs(left, right, kinds):
    claims = claims_of(left, right)
    found = list(attribute_pairs(claims, set()))
    assert [kind for pair in found for kind in pair.only] == kinds
    assert all(0 <= pair.similarity <= 1 for pair in found)


def test_two_kinds_in_two_claims_are_one_pair():
    left = "Jana Moss, 57, the chief executive of Acme, saw the mill burn."
    right = "The river froze, and Jana Moss, 75, the chief financial officer of Acme, walked to the island."
    (pair,) = attribute_pairs(claims_of(left, right), set())
    assert pair.only == {SlotKind.AGE, SlotKind.ROLE}


def test_aligned_pairs_are_not_made_again():
    claims = claims_of(FIRE, RIVER.format(75))
    every = {(a.id, b.id) for a in claims for b in claims}
    assert list(attribute_pairs(claims, every)) == []


def test_an_outlet_is_not_held_against_itself():
    assert list(attribute_pairs(claims_of(FIRE, RIVER.format(75), outlets=("Post", "Post")), set())) == []


def test_the_pipeline_reports_the_clash():
    articles = [
        Article(id=outlet, outlet=outlet, text=text, story="s")
        for outlet, text in (("Post", FIRE), ("Gazette", RIVER.format(75)))
    ]
    report = check(articles, settings=Settings(min_similarity=0.9), models=Models(WordEmbedder(), TableEntailer()))
    assert [(v.label, v.type) for v in report.verdicts] == [(Label.CONTRADICTION, ClashType.AGE)]
