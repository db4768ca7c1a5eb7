"""Pairs of real reports of which one was altered: which claims hold the change, and what is told beside it."""

import random

import pytest

from benchmarks.planting.corpus import Gold, Story
from consistency.types import Article
from training.altered import altered, changed


@pytest.mark.parametrize(
    ("text", "old", "new", "expected"),
    [
        ("The ferry carried 14 cars.", "14", "29", "The ferry carried 29 cars."),
        ("The ferry carried 14 cars.", "4", "9", None),
        ("Of 14 cars, 14 were saved.", "14", "29", None),
        ("The ferry carried cars.", "14", "29", None),
    ],
    ids=["once", "part of a number", "twice", "not at all"],
)
def test_only_a_single_mention_is_changed(text, old, new, expected):
    assert changed(text, old, new) == expected


LEFT = "The ferry carried 14 cars when it sank off Velden."
RIGHT = "It sank off Velden; the ferry carried 14 cars."
ELSEWHERE = "The ferry that sank off Velden had been built in Colby."


def rows(right):
    articles = (
        Article("left", "Quay Herald", LEFT, story="demo"),
        Article("right", "Copper Post", right, story="demo"),
    )
    return list(altered(Story("demo", articles), Gold(), None, random.Random(0)))


def test_a_shared_fact_gives_a_conflict_its_twin_and_the_change_beside_something_else():
    found = [row for row in rows(f"{RIGHT} {ELSEWHERE}") if row["type"] == "quantity"]
    conflicts = [row for row in found if row["label"] == "conflict"]
    assert conflicts
    for row in conflicts:
        assert ("14 cars" in row["left"]) is not ("14 cars" in row["right"])
    twins = [row for row in found if row["label"] == "trap" and "14" in row["left"] and "14" in row["right"]]
    beside = [row for row in found if row["label"] == "trap" and ELSEWHERE.rstrip(".") in row["right"]]
    assert twins != []
    assert all("14" not in row["left"] for row in beside)


def test_reports_without_a_fact_in_common_give_nothing():
    assert rows("Rain fell on the harbour of Colby all through the night.") == []
