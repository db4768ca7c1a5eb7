"""Reading of desk pairs: which are held, what their labels become, and both directions."""

import gzip
import json

import pytest

from training.desk import both_ways, claim_pairs, desk_pairs
from training.frames import HELD_OF
from training.mix import COMPATIBLE, Pair


def write(path, count, label="conflict"):
    rows = [
        {"label": label, "type": "other", "left": f"left {i}", "right": f"right {i}", "note": ""} for i in range(count)
    ]
    path.write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(("label", "expected"), [("conflict", "contradiction"), ("trap", COMPATIBLE)])
def test_what_a_label_becomes(tmp_path, label, expected):
    found = desk_pairs(write(tmp_path / "a.jsonl", 2, label), held=False)
    assert found == [Pair("left 1", "right 1", expected)]


def test_a_label_of_another_name_is_an_error(tmp_path):
    with pytest.raises(KeyError):
        desk_pairs(write(tmp_path / "a.jsonl", 2, "conflcit"), held=False)


def test_every_sixth_is_held_and_none_is_lost(tmp_path):
    path = write(tmp_path / "a.jsonl", 20)
    held, rest = desk_pairs(path, held=True), desk_pairs(path, held=False)
    assert [pair.premise for pair in held] == [f"left {i}" for i in range(0, 20, HELD_OF)]
    assert len(held) + len(rest) == 20
    assert not {*held} & {*rest}


def test_every_sixth_story_is_held_where_rows_say_of_which_they_are(tmp_path):
    rows = [
        {"story": i // 2, "label": "trap", "type": "other", "left": f"left {i}", "right": "right", "note": ""}
        for i in range(26)
    ]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert [pair.premise for pair in desk_pairs(path, held=True)] == [
        "left 0", "left 1", "left 12", "left 13", "left 24", "left 25",
    ]  # fmt: skip


def test_both_ways():
    assert list(both_ways([Pair("a", "b", "contradiction")])) == [
        Pair("a", "b", "contradiction"), Pair("b", "a", "contradiction"),
    ]  # fmt: skip


def written(path, *rows):
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in rows)
    return path


def test_mined_claims_contradict_nothing(tmp_path):
    path = written(tmp_path / "mined.jsonl.gz", {"left": "a", "right": "b"})
    assert claim_pairs(path) == [Pair("a", "b", COMPATIBLE)]


def test_claims_with_a_label_are_given_both_ways(tmp_path):
    one = written(tmp_path / "one.jsonl.gz", {"left": "a", "right": "b", "label": "conflict"})
    two = written(tmp_path / "two.jsonl.gz", {"left": "c", "right": "d", "label": "trap"})
    assert claim_pairs(one, two) == [
        Pair("a", "b", "contradiction"), Pair("b", "a", "contradiction"),
        Pair("c", "d", COMPATIBLE), Pair("d", "c", COMPATIBLE),
    ]  # fmt: skip
