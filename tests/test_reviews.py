"""Decisions as lines: what is written is read, what is torn is named, and two who write at once lose nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.errors import InputError
from consistency.journal import BadLine, line_of, parsed
from consistency.reviews import (
    MAX_WORDS,
    Action,
    Decision,
    Words,
    append_review,
    history,
    kept,
    latest,
    load_reviews,
    read_reviews,
    record_of,
    version,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

AT = datetime(2026, 5, 3, 9, 0, tzinfo=UTC)
DECISION = Decision(
    verdict="v1",
    action=Action.CONFIRM,
    at=AT,
    by="Ada",
    note="Asked the harbour office.",
    finding="f1",
    left=Words("Coast Daily", "She is 57."),
    right=Words("Northern Post", "She is 75."),
    label="contradiction",
    type="age",
)
LINE = (
    '{"verdict": "v1", "finding": "f1", "action": "confirm", "until": null, "note": "Asked the harbour office.", '
    '"by": "Ada", "at": "2026-05-03T09:00:00Z", "left": {"outlet": "Coast Daily", "text": "She is 57."}, '
    '"right": {"outlet": "Northern Post", "text": "She is 75."}, "label": "contradiction", "type": "age"}\n'
)


def accept(_: object) -> None:
    """Refuse nothing."""


def decided(*actions: str, verdict: str = "v1") -> list[Decision]:
    return [replace(DECISION, verdict=verdict, action=Action(action), line=n) for n, action in enumerate(actions, 1)]


def test_a_decision_is_one_line_that_reads_in_a_diff() -> None:
    assert line_of(record_of(DECISION)) == LINE


@pytest.mark.parametrize(
    "decision",
    [
        DECISION,
        replace(DECISION, action=Action.WAIVE, until=date(2026, 6, 1)),
        replace(DECISION, note="first\nsecond\u2028third\x85 \u202egnihton \ud800 “ü” {}"),
        Decision("v", Action.UNDO, AT),
    ],
)
def test_what_was_written_is_read(tmp_path: Path, decision: Decision) -> None:
    path = tmp_path / "deep" / "reviews.jsonl"
    assert append_review(path, decision, refuse=accept) is None
    assert read_reviews(path) == (replace(decision, line=1),)
    assert len(path.read_text(encoding="utf-8").splitlines()) == 1


@given(st.text(), st.text())
def test_any_note_stays_one_line_and_comes_back(note: str, text: str) -> None:
    line = line_of(record_of(replace(DECISION, note=note, left=Words("A", text))))
    assert line.count("\n") == 1
    assert len(line.splitlines()) == 1
    (found,) = parsed(line.encode()).lines
    assert (found.data["note"], found.data["left"]) == (note, {"outlet": "A", "text": text})


def test_no_file_holds_no_decision_and_a_folder_is_an_error(tmp_path: Path) -> None:
    assert read_reviews(tmp_path / "none.jsonl") == ()
    with pytest.raises(InputError, match="can't read"):
        read_reviews(tmp_path)
    with pytest.raises(InputError, match="can't"):
        append_review(tmp_path, DECISION, refuse=accept)


@pytest.mark.parametrize("torn", ['{"verdict": "v1", "act', '{"verdict": "v0", "note": "\udcc3'])
def test_a_torn_line_is_named_and_swallows_nothing(tmp_path: Path, torn: str) -> None:
    path = tmp_path / "reviews.jsonl"
    path.write_bytes(LINE.encode() + torn.encode("utf-8", "surrogateescape"))
    assert load_reviews(path).bad == (BadLine(2, "cut off before its end"),)
    append_review(path, DECISION, refuse=accept)
    found = load_reviews(path)
    assert [decision.line for decision in found.decisions] == [1, 3]
    assert [bad.number for bad in found.bad] == [2]


def test_a_whole_last_line_without_its_newline_counts(tmp_path: Path) -> None:
    path = tmp_path / "reviews.jsonl"
    path.write_text(LINE.rstrip("\n"))
    assert len(read_reviews(path)) == 1
    append_review(path, DECISION, refuse=accept)
    assert path.read_text() == LINE * 2


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("<<<<<<< HEAD", "not a line of JSON"),
        ("[1, 2]", "not a JSON object"),
        ("[" * 100_000, "not a line of JSON"),
        ('{"action": "confirm", "at": "2026-05-03T09:00:00Z"}', "no 'verdict'"),
        ('{"verdict": "", "action": "confirm", "at": "2026-05-03"}', "no 'verdict'"),
        ('{"verdict": 7, "action": "confirm", "at": "2026-05-03"}', "'verdict' is not a text"),
        ('{"verdict": "v", "action": "burn", "at": "2026-05-03"}', "'action' is 'burn'; it is one of"),
        ('{"verdict": "v", "action": "confirm", "at": "today"}', "'at' is 'today'; it is a time as"),
        ('{"verdict": "v", "action": "waive", "at": "2026-05-03", "until": "soon"}', "'until' is 'soon'"),
        ('{"verdict": "v", "action": "waive", "at": "2026-05-03"}', "a waiver needs 'until'"),
        ('{"verdict": "v", "action": "confirm", "at": "2026-05-03", "left": "x"}', "a side is not an object"),
    ],
)
def test_a_line_that_is_none_is_named_and_the_rest_counts(tmp_path: Path, line: str, reason: str) -> None:
    path = tmp_path / "reviews.jsonl"
    path.write_text(f"{LINE}{line}\n\n{LINE}", encoding="utf-8")
    found = load_reviews(path)
    assert [decision.line for decision in found.decisions] == [1, 4]
    assert [bad.number for bad in found.bad] == [2]
    assert found.bad[0].reason.startswith(reason)


@pytest.mark.parametrize(
    ("actions", "standing"),
    [
        ((), None),
        (("confirm",), "confirm"),
        (("confirm", "dismiss"), "dismiss"),
        (("confirm", "undo"), None),
        (("confirm", "dismiss", "undo"), "confirm"),
        (("undo", "confirm"), "confirm"),
        (("confirm", "dismiss", "undo", "undo", "undo"), None),
    ],
)
def test_an_undo_takes_back_the_last_decision(actions: Sequence[str], standing: str | None) -> None:
    found = latest(decided(*actions))
    assert (str(found["v1"].action) if found else None) == standing


def test_verdicts_do_not_undo_each_other() -> None:
    both = [*decided("confirm"), *decided("dismiss", "undo", verdict="v2")]
    assert list(latest(both)) == ["v1"]


def test_a_version_changes_with_every_line_about_a_verdict() -> None:
    seen = {version(history(decided(*["confirm"] * count)), ["v1"]) for count in range(5)}
    assert len(seen) == 5
    assert version(history(decided("confirm")), ["v2"]) == ""


def test_what_the_file_holds_can_forbid_a_line(tmp_path: Path) -> None:
    path = tmp_path / "reviews.jsonl"
    append_review(path, DECISION, refuse=accept)
    assert append_review(path, DECISION, refuse=lambda found: f"{len(found.decisions)} there") == "1 there"
    assert path.read_text() == LINE


def test_an_endless_claim_is_kept_short() -> None:
    assert kept("a  b\nc") == "a b c"
    assert len(kept("x" * 1_000_000)) == MAX_WORDS + 1


WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from consistency.reviews import Action, Decision, append_review
for number in range(200):
    made = Decision(f"{sys.argv[2]}-{number}", Action.CONFIRM, datetime(2026, 5, 3, tzinfo=UTC), note="n" * 500)
    append_review(Path(sys.argv[1]), made, refuse=lambda _: None)
"""


def test_two_processes_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "reviews.jsonl"
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(path), name]) for name in ("a", "b")]
    assert [writer.wait(timeout=100) for writer in writers] == [0, 0]
    found = load_reviews(path)
    assert found.bad == ()
    names = [decision.verdict for decision in found.decisions]
    assert sorted(names) == sorted(f"{name}-{number}" for name in "ab" for number in range(200))
    # Each keeps its own order.
    assert [name for name in names if name.startswith("a")] == [f"a-{number}" for number in range(200)]
    assert all(json.loads(line) for line in path.read_text().splitlines())
