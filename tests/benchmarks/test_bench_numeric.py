"""How typed facts become the labels of the numeric stress test."""

import pytest

from benchmarks.nli import Example
from benchmarks.numeric import answers
from consistency.models.fakes import TableEntailer
from consistency.types import NliScores, TextPair

#: A model that is always wrong, so that a right label comes from the facts.
WRONG = {"entailment": "contradiction", "neutral": "entailment", "contradiction": "neutral"}


def scores(label):
    return NliScores(**{name: float(name == label) for name in WRONG})


def labels(premise, hypothesis, gold):
    pair = TextPair(premise, hypothesis)
    (one,) = answers([Example(pair, gold)], TableEntailer({(premise, hypothesis): scores(WRONG[gold])}))
    return one.model, one.facts


FERRY = "The ferry carried {} cars across the sound."


@pytest.mark.parametrize(
    ("left", "right", "gold"),
    [
        ("14", "30", "contradiction"),
        ("14", "more than 12", "entailment"),
        ("more than 12", "14", "neutral"),
        ("14", "less than 16", "entailment"),
        ("less than 16", "14", "neutral"),
        ("14", "more than 14", "contradiction"),
        ("14", "less than 14", "contradiction"),
        ("14", "more than 20", "contradiction"),
        ("200", "more than 200", "contradiction"),
        ("200", "at least 200", "entailment"),
        ("at least 200", "200", "neutral"),
        ("less than 200", "at least 200", "contradiction"),
    ],
)
def test_facts_give_the_label(left, right, gold):
    assert labels(FERRY.format(left), FERRY.format(right), gold) == (WRONG[gold], gold)


def test_a_fact_that_follows_in_other_words_is_left_to_the_model():
    premise, hypothesis = FERRY.format("14"), "The ferry carried more than 12 cars across the stormy sound."
    assert labels(premise, hypothesis, "entailment") == ("contradiction", "contradiction")


def test_without_figures_the_model_decides():
    assert labels("The mill burned.", "The mill was red.", "neutral") == ("entailment", "entailment")
