"""Fitting of the voices: on rows made here, where it is known which voice tells."""

import json
import random
from dataclasses import replace

import pytest

from consistency.slots.open_facts import KINDS
from consistency.slots.voices import Voices
from consistency.types import SlotKind, TextPair
from training.weighing import Row, fitted, listed, of_desk, report

NOTHING = TextPair("", "")


def row(same, kind=SlotKind.QUANTITY, half="tune", name="v", values=("12", "14"), texts=NOTHING):
    return Row(kind, NOTHING, texts, 0.5, 3, False, same, "story", half, name, values)


def sample(voice):
    """Give rows of all kinds of which one voice alone tells the one from the other."""
    rng = random.Random(0)
    rows, heard = [], []
    for place in range(400):
        same = place % 2 == 0
        values = {name: rng.random() for name in ("answer", "cue", "contradiction")}
        values[voice] = 0.5 + (0.3 if same else -0.3) + rng.uniform(-0.15, 0.15)
        rows.append(row(same, KINDS[place % len(KINDS)]))
        heard.append(Voices(**values, shared=3))
    return rows, heard


@pytest.mark.parametrize(("voice", "place"), [("answer", 0), ("cue", 1), ("contradiction", 2)])
def test_the_voice_that_tells_weighs_most(voice, place):
    weights, kinds = fitted(*sample(voice))
    assert weights[place] == max(weights)
    assert min(weights) >= 0
    assert kinds.keys() == {str(kind) for kind in KINDS}


def test_a_voice_that_tells_the_wrong_way_is_not_heard():
    rows, heard = sample("answer")
    flipped = [Voices(1 - voice.answer, voice.cue, voice.contradiction, voice.shared) for voice in heard]
    weights, _ = fitted(rows, flipped)
    assert weights[0] == 0


def test_the_report_counts_planted_and_untouched_by_limit(capsys):
    read = [row(True, half="held", name="d"), replace(row(False, half="held", name="e"), label="same")]
    rows = [row(True), row(False, name="a"), row(False, name="b"), row(False, half="held", name="c"), *read]
    report(rows, [0.96, 0.91, 0.99, 0.2, 0.8, 0.9], {"b"})
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("quantity")]
    assert lines[0].startswith("quantity  of one thing    1, not, of tune     1   0.7: 1 / 1")
    assert "0.95: 1 / 0" in lines[0]
    assert lines[1].startswith("quantity  of one thing    1, not, of held     1   0.7: 1 / 0")


def test_the_likeliest_untouched_facts_are_listed_once_for_two_values(capsys):
    rows = [
        row(False, texts=TextPair("one", "two"), values=("12", "14")),
        row(False, texts=TextPair("three", "four"), values=("14", "12")),
        row(False, texts=TextPair("five", "six"), values=("30", "31")),
        row(True, texts=TextPair("seven", "eight"), values=("1", "2")),
    ]
    voice = Voices(0.5, 0.5, 0.5, 3)
    listed(rows, [voice] * 4, [0.5, 0.9, 0.7, 0.99], "quantity", "tune", 40)
    shown = capsys.readouterr().out
    assert shown.index("'three'") < shown.index("'five'")
    assert "'one'" not in shown
    assert "'seven'" not in shown


@pytest.mark.parametrize(
    ("label", "kind", "same"),
    [("conflict", "date", [True]), ("conflict", "quantity", []), ("conflict", "role", []), ("trap", "event", [False])],
)
def test_what_clashes_in_a_desk_conflict_is_of_one_thing(tmp_path, label, kind, same):
    pair = {
        "left": "Ida Roe left the choir of Marden for good in 2011, taking her cat with her.",
        "right": "It was in 2014 that Ida Roe turned her back on the choir of Marden.",
    }
    path = tmp_path / "desk.jsonl"
    path.write_text(json.dumps({"story": 0, "label": label, "type": kind, **pair}) + "\n", encoding="utf-8")
    for desk, hard in (([path], []), ([], [path])):
        assert [row.same for row in of_desk(desk, hard)] == same
