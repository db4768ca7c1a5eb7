"""Floors: they rise by themselves and fall for a reason only; inputs are pinned."""

from dataclasses import replace

import pytest

from benchmarks.figures import (
    SLACK,
    Better,
    Figure,
    Floors,
    hashes,
    read_figures,
    read_floors,
    write_figures,
    write_floors,
)

FOUND = Figure("demo: found", 0.8, 0.7, 0.9, 40)
ALARMS = Figure("demo: alarms", 0.1, 0.0, 0.2, 40, Better.LOWER)
FLOORS = Floors({"demo: found": 0.8, "demo: alarms": 0.1})


@pytest.mark.parametrize(
    ("figure", "value", "missed"),
    [
        (FOUND, 0.8, False),
        (FOUND, 0.9, False),
        (FOUND, 0.8 - SLACK / 2, False),
        (FOUND, 0.79, True),
        (ALARMS, 0.1, False),
        (ALARMS, 0.05, False),
        (ALARMS, 0.105, False),
        (ALARMS, 0.12, True),
    ],
)
def test_a_figure_on_the_wrong_side_of_its_floor_is_missed(figure, value, missed):
    assert bool(FLOORS.missed([replace(figure, value=value)])) is missed


def test_no_false_alarm_means_none():
    floors = Floors({"demo: alarms": 0.0})
    assert floors.missed([replace(ALARMS, value=0.0)]) == []
    assert floors.missed([replace(ALARMS, value=0.0004)]) != []


def test_a_figure_without_a_floor_is_not_missed_and_gets_one():
    new = replace(FOUND, name="demo: new", value=0.123456)
    assert FLOORS.missed([new]) == []
    assert FLOORS.raised([new]).floors["demo: new"] == 0.1235


@pytest.mark.parametrize(
    ("figure", "value", "floor"), [(FOUND, 0.9, 0.9), (FOUND, 0.7, 0.8), (ALARMS, 0.05, 0.05), (ALARMS, 0.2, 0.1)]
)
def test_floors_only_rise(figure, value, floor):
    assert FLOORS.raised([replace(figure, value=value)]).floors[figure.name] == floor


def test_a_floor_is_lowered_with_its_reason():
    lowered = FLOORS.lower(replace(FOUND, value=0.6), "another set of stories ")
    assert lowered.floors == {"demo: found": 0.6, "demo: alarms": 0.1}
    (note,) = lowered.lowered
    assert (note.name, note.old, note.new, note.reason) == ("demo: found", 0.8, 0.6, "another set of stories")


def test_no_floor_is_lowered_without_a_reason():
    with pytest.raises(ValueError, match="reason"):
        FLOORS.lower(FOUND, "  ")


def test_inputs_that_changed_or_are_new_are_named(tmp_path):
    first, second = tmp_path / "a.txt", tmp_path / "sub" / "b.txt"
    second.parent.mkdir()
    first.write_text("one")
    second.write_text("two")
    pinned = Floors({}).pinned(dict(hashes([first, second], tmp_path)))
    assert pinned.changed_inputs(dict(hashes([first, second], tmp_path))) == []
    second.write_text("other")
    assert pinned.changed_inputs(dict(hashes([second], tmp_path))) == ["sub/b.txt"]
    assert Floors({}).changed_inputs({"a.txt": "0"}) == ["a.txt"]


def test_floors_and_figures_come_back_from_their_files(tmp_path):
    floors = FLOORS.lower(replace(FOUND, value=0.6), "why").pinned({"a": "b"})
    write_floors(floors, tmp_path / "floors.json")
    assert read_floors(tmp_path / "floors.json") == floors
    assert read_floors(tmp_path / "none.json") == Floors({})
    write_figures([FOUND, ALARMS], tmp_path / "figures.json")
    write_figures([replace(FOUND, value=0.9)], tmp_path / "figures.json")
    assert read_figures(tmp_path / "figures.json") == (ALARMS, replace(FOUND, value=0.9))
