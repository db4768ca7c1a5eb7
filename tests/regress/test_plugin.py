"""Known claims as tests of pytest, run in a pytest of their own with models that have no weights."""

import json

import pytest

pytest_plugins = ["pytester"]

LIGHT = """
import pytest
from consistency.models.fakes import TableEntailer, WordEmbedder
from consistency.pipeline import Models

Models.load = classmethod(lambda _cls, _settings: Models(WordEmbedder(), TableEntailer()))
"""
AGE = {"story": "harbour", "claim": "Ada Brandt, 57, leads the harbour trust.", "outlet": ""}
ROWS = [
    AGE | {"expected": "contradicted", "type": "age"},
    AGE | {"expected": "supported"},
    AGE | {"expected": "supported", "known_miss": "contradicted/age"},
    AGE | {"expected": "contradicted", "type": "age", "known_miss": "absent"},
]


@pytest.fixture
def desk(pytester):
    pytester.makeconftest(LIGHT)
    pytester.mkdir("harbour")
    (pytester.path / "harbour" / "beacon.txt").write_text("Ada Brandt, 75, leads the harbour trust.\n")
    text = "".join(json.dumps(row) + "\n" for row in ROWS)
    (pytester.path / "known_claims.jsonl").write_text(text)
    (pytester.path / "other.jsonl").write_text(text)
    return pytester


PLUGIN = ("-p", "consistency.regress.plugin", "-p", "no:cacheprovider")


def test_a_changed_row_fails_and_a_known_miss_is_expected(desk):
    done = desk.runpytest_subprocess(*PLUGIN, "known_claims.jsonl")
    done.assert_outcomes(passed=2, failed=1, xfailed=1)
    done.stdout.fnmatch_lines(["*expected supported, found contradicted/age.*beacon: “Ada Brandt, 75*"])


def test_one_row_can_be_run_alone(desk):
    done = desk.runpytest_subprocess(*PLUGIN, "known_claims.jsonl", "-k", "line and 1")
    assert done.ret == pytest.ExitCode.OK


def test_other_tables_are_no_known_claims(desk):
    done = desk.runpytest_subprocess(*PLUGIN, "other.jsonl")
    assert done.ret == pytest.ExitCode.USAGE_ERROR


def test_the_stories_may_lie_elsewhere(desk):
    desk.mkdir("guard")
    (desk.path / "known_claims.jsonl").rename(desk.path / "guard" / "known_claims.jsonl")
    done = desk.runpytest_subprocess(*PLUGIN, "guard/known_claims.jsonl", "--known-stories", ".")
    done.assert_outcomes(passed=2, failed=1, xfailed=1)
