"""What `import consistency` promises."""

import subprocess
import sys
from dataclasses import FrozenInstanceError, fields, is_dataclass
from pathlib import Path

import pytest

import consistency
from consistency import types
from consistency.errors import ConsistencyError, InputError, ModelError, ReportError, SettingsError
from consistency.types import Article, Claim, ClaimPair, ClashType, Label, NliScores, Part, Report, Span, Verdict

ROOT = Path(__file__).parents[1]


def test_all_is_sorted():
    assert list(consistency.__all__) == sorted(consistency.__all__)
    assert len(set(consistency.__all__)) == len(consistency.__all__)


@pytest.mark.parametrize("name", consistency.__all__)
def test_every_public_name_is_there(name):
    assert getattr(consistency, name) is not None


def test_every_public_type_of_the_contract_is_exported():
    made_here = {name for name, value in vars(types).items() if getattr(value, "__module__", "") == types.__name__}
    assert {name for name in made_here if not name.startswith("_")} <= set(consistency.__all__)


def test_a_name_that_is_not_there():
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = consistency.nothing


@pytest.mark.parametrize("error", [InputError, SettingsError, ModelError, ReportError])
def test_one_error_catches_all(error):
    assert issubclass(error, ConsistencyError)
    assert getattr(consistency, error.__name__) is error


def test_errors_of_one_kind_are_not_caught_as_another():
    kinds = (InputError, SettingsError, ModelError, ReportError)
    assert all(not issubclass(one, other) for one in kinds for other in kinds if one is not other)
    assert not issubclass(ConsistencyError, (ValueError, OSError))


NOUNS = [value for name, value in vars(types).items() if isinstance(value, type) and is_dataclass(value)]


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.__name__)
def test_nouns_are_frozen(noun):
    one = object.__new__(noun)
    with pytest.raises(FrozenInstanceError):
        setattr(one, fields(noun)[0].name, "changed")
    assert not hasattr(one, "__dict__")  # slots: a misspelt field is an error


@pytest.mark.parametrize(
    ("published", "day"),
    [(None, None), ("2024-03-05", "2024-03-05"), ("2024-03-05T23:30:00+02:00", "2024-03-05")],
)
def test_the_day_of_an_article(published, day):
    found = Article("a", "Mercury", "", published=published).day
    assert (found and found.isoformat()) == day


def test_offsets_point_into_the_part():
    article = Article("a", "Mercury", "the text", title="the title")
    assert (article.part(Part.TITLE), article.part(Part.TEXT)) == ("the title", "the text")


# --- to_frame --------------------------------------------------------------------------------------------------------

COLUMNS = [
    "id", "label", "type", "confidence", "similarity",
    "left", "left_outlet", "left_speaker", "left_text",
    "right", "right_outlet", "right_speaker", "right_text",
    "forward_entailment", "forward_neutral", "forward_contradiction",
    "backward_entailment", "backward_neutral", "backward_contradiction",
    "reason",
]  # fmt: skip


def claim(name, text, speaker=None):
    return Claim(name, name, name.title(), Part.TEXT, text, 0, len(text), Span(0, len(text)), speaker=speaker)


def verdict(name, label, clash_type, forward, backward):
    pair = ClaimPair(claim("mercury", "Snow fell.", "Ada Brandt"), claim("beacon", "It was dry."), 0.4)
    return Verdict(name, pair, label, clash_type, 0.9, forward, backward, (), "They clash.")


def report(*verdicts):
    return Report((), (), (), verdicts, (), ())


def test_an_empty_report_is_an_empty_table_with_columns():
    frame = report().to_frame()
    assert list(frame.columns) == COLUMNS
    assert len(frame) == 0


def test_a_row_a_verdict_in_the_order_of_the_report():
    frame = report(
        verdict("v2", Label.CONTRADICTION, ClashType.OTHER, NliScores(0.1, 0.2, 0.7), NliScores(0.3, 0.1, 0.6)),
        verdict("v1", Label.UNMEASURED, None, None, None),
    ).to_frame()
    assert list(frame.columns) == COLUMNS
    assert list(frame["id"]) == ["v2", "v1"]
    assert frame.iloc[0].to_dict() == {
        "id": "v2", "label": "contradiction", "type": "other", "confidence": 0.9, "similarity": 0.4,
        "left": "mercury", "left_outlet": "Mercury", "left_speaker": "Ada Brandt", "left_text": "Snow fell.",
        "right": "beacon", "right_outlet": "Beacon", "right_speaker": None, "right_text": "It was dry.",
        "forward_entailment": 0.1, "forward_neutral": 0.2, "forward_contradiction": 0.7,
        "backward_entailment": 0.3, "backward_neutral": 0.1, "backward_contradiction": 0.6,
        "reason": "They clash.",
    }  # fmt: skip
    assert frame.loc[1, ["type", *COLUMNS[13:19]]].isna().all()


# --- what an import costs --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("module", ["consistency", "consistency.types", "consistency.cli"])
def test_an_import_brings_no_heavy_library_along(module):
    heavy = ("torch", "transformers", "sentence_transformers", "pandas", "sklearn")
    code = f"import sys, {module}; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"
