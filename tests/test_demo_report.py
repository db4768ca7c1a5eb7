"""The shipped models on the demo stories: what was planted is found, and nothing else is called a clash."""

from typing import TYPE_CHECKING

import pytest

from benchmarks.demo import DATA, planted, score
from consistency.ingest import read
from consistency.pipeline import Models, check
from consistency.render import to_json
from consistency.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.models

#: Planted errors that this stage does not find yet, each with what it would take.
BEYOND = {
    "blackhole-date-1": "other verbs for one night at the telescopes",
    "blackhole-other-1": "no typed fact: radio waves against X-rays",
    "canal-place-1": "“her destination” is the ship's",
    "cathedral-money-1": "“the largest single offer” is that of the family",
    "cathedral-other-1": "no typed fact: lead against copper",
    "ferry-other-1": "no typed fact: fog against a clear sky",
    "mine-quantity-1": "a depth, told in other words",
    "mine-time-1": "“became the last to leave” is when “his capsule broke the surface”",
}


@pytest.fixture(scope="module")
def models():
    return Models.load(Settings())


@pytest.fixture(scope="module")
def result(models):
    return score(check(read([DATA]).articles, models=models), planted())


def test_planted_errors_are_found_with_their_type(result):
    everything = {row.error for row in planted() if row.kind == "clash"}
    assert set(result.found) >= everything - BEYOND.keys()
    assert BEYOND.keys() <= everything


def test_nothing_else_is_called_a_clash(result):
    assert [verdict.reason for verdict in result.false_alarms] == []
    assert result.traps_hit == ()
    assert result.other_type == ()


def test_two_runs_give_the_same_bytes(models):
    story: Path = DATA / "riga-ministers"
    first, second = (to_json(check(read([story]).articles, models=models)) for _ in range(2))
    assert first == second
