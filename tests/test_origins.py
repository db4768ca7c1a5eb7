"""Copies of one report count once."""

import pytest

from consistency.origins import origins, overlap, shingles
from consistency.types import Article

WIRE = " ".join(f"word{i}" for i in range(60))
OTHER = " ".join(f"thing{i}" for i in range(60))


def article(name: str, text: str, origin: str | None = None) -> Article:
    return Article(id=name, outlet=name, text=text, origin=origin)


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        ((article("a", WIRE), article("b", OTHER)), {"a": "a", "b": "b"}),
        ((article("a", WIRE), article("b", WIRE)), {"a": "a", "b": "a"}),
        ((article("a", WIRE), article("b", WIRE, "Northline")), {"a": "Northline", "b": "Northline"}),
        ((article("a", WIRE, "Northline"), article("b", OTHER, "Northline")), {"a": "Northline", "b": "Northline"}),
        ((article("a", WIRE), article("b", WIRE[: len(WIRE) // 2])), {"a": "a", "b": "a"}),
        ((article("a", ""), article("b", "")), {"a": "a", "b": "b"}),
    ],
)
def test_origins(articles, expected):
    assert origins(articles) == expected


def test_overlap_is_of_the_shorter_text():
    assert overlap(shingles("one two three four five six"), shingles("one two three four five")) == 1.0
