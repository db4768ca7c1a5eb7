"""The pairs of the desk: read, judged one by one, and counted by type."""

import json

import pytest

from benchmarks.desk import Tried, Written, by_type, read_pairs, tried
from benchmarks.scores import Share
from consistency.pipeline import Models
from consistency.settings import Settings

CONFLICT = Written("conflict", "age", "Ida Roe, 57, was elected on Monday.", "Ida Roe, 63, was elected on Monday.")
TRAP = Written("trap", "person", "Ida Roe, 57, was elected on Monday.", "Her deputy, 63, was elected on Monday.")


def test_the_pairs_that_ship_are_even_and_none_is_there_twice():
    pairs = read_pairs()
    assert sum(pair.clashes for pair in pairs) * 2 == len(pairs) >= 400
    assert len({(pair.left, pair.right) for pair in pairs}) == len(pairs)
    assert {pair.label for pair in pairs} == {"conflict", "trap"}


def test_a_row_with_other_fields_is_an_error(tmp_path):
    path = tmp_path / "pairs.jsonl"
    path.write_text(json.dumps({"label": "trap", "words": "no"}) + "\n", encoding="utf-8")
    with pytest.raises(TypeError):
        read_pairs(path)


def test_a_pair_is_judged_as_two_outlets():
    conflict, trap = tried([CONFLICT, TRAP], Models.load(Settings(cache="off")))
    assert conflict.called
    assert "57" in conflict.reasons[0]
    assert not trap.called
    assert 0 <= trap.contradiction <= 1


def test_counted_by_type():
    found = [
        Tried(CONFLICT, ("It is so.",), 0.9),
        Tried(CONFLICT, (), 0.2),
        Tried(TRAP, (), 0.1),
        Tried(TRAP, ("No.",), 0.9),
    ]
    assert by_type(found, clashes=True) == {"age": Share(1, 2)}
    assert by_type(found, clashes=False) == {"person": Share(1, 2)}
