"""The pairs that the binder is measured on: both classes, all kinds, each value once in its sentence."""

from collections import Counter

import pytest

from benchmarks.binder import of_stories, pairs
from consistency.slots.masked import MASK

ROWS = pairs()


def test_there_are_enough_of_both_classes_and_all_kinds():
    assert len(ROWS) >= 300
    counts = Counter(row.same for row in ROWS)
    assert abs(counts[0] - counts[1]) <= 10
    assert {row.kind for row in ROWS} == {
        "quantity", "money", "date", "time", "duration", "age", "place", "person",
    }  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=range(len(ROWS)))
def test_a_pair_hides_two_values_that_differ(row):
    assert row.left_value != row.right_value
    assert row.left.count(row.left_value) == row.right.count(row.right_value) == 1
    question = row.question()
    assert question.premise.count(MASK) == question.hypothesis.count(MASK) == 1


def test_pairs_of_the_stories_hide_one_value_a_side():
    questions, same = of_stories(count=40)
    assert {0, 1} == set(same)
    assert all(q.premise.count(MASK) == q.hypothesis.count(MASK) == 1 for q in questions)
