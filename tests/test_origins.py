"""Copies of one report count once."""

import pytest

from consistency.origins import families, origins, overlap, shingles
from consistency.types import Article

WIRE = " ".join(f"word{i}" for i in range(60))
OTHER = " ".join(f"thing{i}" for i in range(60))
HALVES = tuple(" ".join(WIRE.split()[start : start + 30]) for start in (0, 30))


def article(name: str, text: str, origin: str | None = None, published: str | None = None) -> Article:
    return Article(id=name, outlet=name, text=text, origin=origin, published=published)


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        ((article("a", WIRE), article("b", OTHER)), {"a": "a", "b": "b"}),
        ((article("a", WIRE), article("b", WIRE)), {"a": "a", "b": "a"}),
        ((article("a", WIRE), article("b", WIRE, "Northline")), {"a": "Northline", "b": "Northline"}),
        ((article("a", WIRE, "Northline"), article("b", OTHER, "Northline")), {"a": "Northline", "b": "Northline"}),
        ((article("a", WIRE, "Northline"), article("b", OTHER, "NORTHLINE")), {"a": "Northline", "b": "Northline"}),
        ((article("Northline", WIRE), article("b", OTHER, "Northline")), {"Northline": "Northline", "b": "Northline"}),
        ((article("a", WIRE), article("b", WIRE[: len(WIRE) // 2])), {"a": "a", "b": "a"}),
        ((article("a", ""), article("b", "")), {"a": "a", "b": "b"}),
        # The later copies hang on the first, whichever of them names the source.
        ((article("a", WIRE), article("b", WIRE), article("c", WIRE, "N")), {"a": "N", "b": "N", "c": "N"}),
        # Two cuts of one report share no words with each other, but both with the whole.
        ((article("a", HALVES[0]), article("b", HALVES[1]), article("c", WIRE)), {"a": "a", "b": "a", "c": "a"}),
        # A brief of one sentence is no copy of whoever has that sentence too.
        ((article("a", WIRE), article("b", "word0 word1 word2 word3 word4 word5")), {"a": "a", "b": "b"}),
        # Who had it first lends the name.
        (
            (article("a", WIRE, published="2024-05-02"), article("b", WIRE, published="2024-05-01")),
            {"a": "b", "b": "b"},
        ),
        ((), {}),
    ],
)
def test_origins(articles, expected):
    assert origins(articles) == expected


def test_a_family_says_how_much_is_shared():
    stated, whole, half = article("a", OTHER, "b"), article("b", WIRE), article("c", HALVES[0])
    (found,) = families((stated, whole, half))
    assert (found.name, found.articles, found.likeness) == ("b", ("a", "b", "c"), (0.0, 1.0, 1.0))


def test_overlap_is_of_the_shorter_text():
    assert overlap(shingles("one two three four five six"), shingles("one two three four five")) == 1.0
