"""Conflicts of whole reports: which contradictions are at a planted place, and which are beside."""

import pytest

from benchmarks.reports import Trial, table, tried
from consistency.pipeline import Models
from consistency.settings import Settings
from consistency.types import Article
from training.reports import Conflict

LEFT = "Ida Roe, 57, was elected on Monday. The fire in Velden killed 12 people."
RIGHT = "Ida Roe, 63, was elected on Monday. The fire in Velden killed 12 people."
ARTICLES = [
    Article("a", "Quay Herald", LEFT, story="demo"),
    Article("b", "Copper Post", RIGHT, story="demo"),
]
SENTENCES = LEFT.split(". ")[0] + ".", RIGHT.split(". ")[0] + "."


@pytest.fixture(scope="module")
def models():
    return Models.load(Settings(cache="off"))


def planted(type_, sentences=SENTENCES):
    return Conflict("demo", type_, ("Quay Herald", "Copper Post"), sentences, "")


@pytest.mark.parametrize(("type_", "named"), [("age", True), ("other", True), ("date", False), ("duration", False)])
def test_a_contradiction_at_the_two_sentences_finds_a_conflict(models, type_, named):
    (trial,), beside = tried(ARTICLES, [planted(type_)], models)
    assert trial.found
    assert trial.named is named
    assert beside == []


def test_a_contradiction_elsewhere_is_called_beside(models):
    elsewhere = tuple(text.split(". ")[1] for text in (LEFT, RIGHT))
    (trial,), beside = tried(ARTICLES, [planted("quantity", elsewhere)], models)
    assert not trial.found
    assert {verdict.type for verdict in beside} == {"age"}


def test_counted_by_type():
    shown = table([Trial(planted("age"), ()), Trial(planted("date"), ())])
    assert list(shown.columns[0].cells) == ["age", "date", "all"]
    assert list(shown.columns[1].cells) == ["0 of 1", "0 of 1", "0 of 2"]
