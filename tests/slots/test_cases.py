"""The table of literal cases: pairs of sentences as two outlets would print them, judged by typed facts alone.

Where judging gets better, `python -m benchmarks.cases --sort` moves rows from the known misses to the table.
"""

import pytest

from benchmarks.cases import CASES, MISSES, NO_CLASH, judged, rows_of
from consistency.pipeline import Models
from consistency.settings import OFF, Settings
from consistency.types import ClashType, Label, SlotKind

TABLE, KNOWN_MISSES = rows_of(CASES), rows_of(MISSES)
KINDS = {str(kind) for kind in SlotKind} - {"person"} | {"name"}
LABELS = {NO_CLASH, *map(str, Label)} | {f"contradiction/{kind}" for kind in ClashType}


@pytest.fixture(scope="module")
def found():
    """Give what each row of both lists comes to, in their order: judged together, which takes seconds."""
    rows = (*TABLE, *KNOWN_MISSES)
    return {row: item.found for row, item in zip(rows, judged(rows), strict=True)}


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row.kind}: {row.left}")
def test_case(row, found):
    assert row.is_met(found[row]), found[row]


@pytest.mark.parametrize(
    "row",
    [pytest.param(row, marks=pytest.mark.xfail(strict=True, reason=row.why)) for row in KNOWN_MISSES],
    ids=lambda row: f"{row.kind}: {row.left}",
)
def test_known_miss(row, found):
    assert row.is_met(found[row]), found[row]


@pytest.mark.models
def test_the_shipped_models_call_no_trap_a_clash():
    traps = [row for row in TABLE if row.trap]
    items = judged(traps, Models.load(Settings(cache=OFF)))
    assert [item.lead.reason for item in items if item.found.label is Label.CONTRADICTION] == []


def test_there_are_enough_cases():
    assert len(TABLE) >= 300
    assert sum(bool(row.trap) for row in TABLE) >= 60
    assert {row.kind for row in TABLE} == KINDS
    for kind in KINDS:
        rows = [row for row in TABLE if row.kind == kind]
        assert sum(row.expected.startswith("contradiction") for row in rows) >= 5
        assert sum(bool(row.trap) for row in rows) >= 10


def test_two_outlets_tell_it_in_words_of_their_own():
    assert sum(row.retold for row in TABLE) >= 300


def test_no_pair_stands_twice():
    pairs = [frozenset((row.left, row.right)) for row in (*TABLE, *KNOWN_MISSES)]
    assert len(set(pairs)) == len(pairs)


def test_rows_are_well_formed():
    for row in (*TABLE, *KNOWN_MISSES):
        assert row.expected in LABELS
        assert bool(row.trap) is not row.expected.startswith("contradiction")
    for row in KNOWN_MISSES:
        assert row.found in LABELS - {row.expected}
        assert row.why
