"""Claims of desk pairs: which are taken for the conflict, and which are left out."""

import pytest

from consistency.models.fakes import TableEntailer
from consistency.types import NliScores, TextPair
from training.cut import clashing, close, cut

A, B, C = (TextPair("a", "b"), TextPair("a", "c"), TextPair("d", "b"))
LEFT = "The mayor of Aldham resigned on Monday, and his deputy Ana Brandt took over the office."
RIGHT = "The mayor of Aldham stayed in the office on Monday."


@pytest.mark.parametrize(
    ("pairs", "seen", "expected"),
    [
        ([], [], None),
        ([A], [0.29], None),
        ([A], [0.31], A),
        ([A, B], [0.5, 0.9], B),
        ([A, B, C], [0.8, 0.9, 0.1], None),
    ],
    ids=["no claims", "unsure", "one", "the best", "two that are nearly as good"],
)
def test_which_claims_hold_the_conflict(pairs, seen, expected):
    assert clashing(pairs, seen) == expected


def test_claims_of_other_words_or_the_same_are_left_out():
    left = ["The bridge at Aldham was closed.", "Nobody was hurt."]
    right = ["the bridge at aldham was closed.", "The bridge at Aldham stayed open.", "Rain fell on the harbour."]
    assert close(left, right) == [TextPair(left[0], right[1])]


def told(label, right=RIGHT):
    return {"label": label, "left": LEFT, "right": right}


def test_a_conflict_gives_its_best_claims_and_a_trap_all():
    resigned = TextPair("The mayor of Aldham resigned on Monday", RIGHT)
    sees = NliScores(0.05, 0.05, 0.9)
    entailer = TableEntailer({
        (resigned.premise, resigned.hypothesis): sees,
        (resigned.hypothesis, resigned.premise): sees,
    })  # fmt: skip
    assert list(cut([told("conflict")], entailer, None)) == [
        {"left": resigned.premise, "right": RIGHT, "label": "conflict"}
    ]
    assert list(cut([told("conflict")], TableEntailer(), None)) == []
    assert {"left": resigned.premise, "right": RIGHT, "label": "trap"} in cut([told("trap")], TableEntailer(), None)


def test_sentences_that_are_one_claim_each_are_known_already():
    rows = [{"label": "trap", "left": "The mayor of Aldham resigned.", "right": "The mayor of Aldham stayed."}]
    assert list(cut(rows, TableEntailer(), None)) == []
