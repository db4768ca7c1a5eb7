"""Which masked pairs an inference pair gives, and what each is called."""

import pytest

from training.same_fact import claims_of, of_desk, of_inference, states_figures

PREMISE = "The bridge was opened in 1932 and rebuilt in 1951."


@pytest.mark.parametrize(
    ("premise", "hypothesis", "label", "expected"),
    [
        # one figure agrees, and the other is a rival of it
        (PREMISE, "The bridge was opened in 1932.", "entailment", {"1932 1932": 1, "1951 1932": 0}),
        ("The mine employs 300 men.", "The mine employs 400 men.", "contradiction", {"300 400": 1}),
        ("The mine employs 300 men.", "The mine lies 40 miles from 400 farms.", "neutral", {"300 400": 0}),
        # nobody knows what a contradiction with a negation is about
        ("The mine employs 300 men.", "The mine never had 400 men.", "contradiction", {}),
    ],
)
def test_what_an_inference_pair_gives(premise, hypothesis, label, expected):
    left, right = claims_of(premise), claims_of(hypothesis)
    found = {}
    for one in of_inference(left, right, label, "set"):
        assert "[MASK]" in one.left
        assert "[MASK]" in one.right
        found[f"{_hidden(premise, one.left)} {_hidden(hypothesis, one.right)}"] = one.same
    assert found == expected


def _hidden(text, masked):
    """Give the figure that a masked claim of a text hides."""
    before = masked.split(": ", 1)[1].split("[MASK]")[0]
    place = text.index(before) + len(before) if before else 0
    return text[place:].split()[0].strip(".,")


def test_rows_without_figures_on_both_sides_are_left_out():
    row = {"premise": "Two dogs run.", "hypothesis": "Three dogs run.", "label": "contradiction"}
    assert states_figures(row)
    assert not states_figures(row | {"bin": 1})
    assert not states_figures(row | {"hypothesis": "Dogs run."})
    assert not states_figures(row | {"premise": "Two dogs run. " * 60})


@pytest.mark.parametrize(
    ("label", "type_", "left", "right", "expected"),
    [
        ("conflict", "quantity", "The fire killed 12 people.", "Fifteen died in the flames.", {"12 Fifteen": 1}),
        # which of two rivals the conflict is about, nobody says
        ("conflict", "quantity", "The fire killed 12 people.", "It killed 15 people and hurt 30 people.", {}),
        ("conflict", "place", "The fire killed 12 people.", "Fifteen died in the flames.", {}),
        # the year agrees, so it is no rival of the other
        (
            "conflict",
            "date",
            "It opened in 1932.",
            "It opened in 1932 and shut in 1951.",
            {"1932 1932": 1, "1932 1951": 0},
        ),
        ("trap", "two_things", "The fire killed 12 people.", "It hurt 15 people.", {"12 15": 0}),
        ("trap", "different counted groups", "The fire killed 12 people.", "It hurt 15 people.", {"12 15": 0}),
        # one thing, told later
        ("trap", "update", "The fire killed 12 people.", "The fire has now killed 15 people.", {}),
    ],
)
def test_what_a_desk_pair_gives(label, type_, left, right, expected):
    found = {
        f"{_hidden(left, one.left)} {_hidden(right, one.right)}": one.same
        for one in of_desk({"label": label, "type": type_}, claims_of(left), claims_of(right))
    }
    assert found == expected
