"""Settings: files, flags and what is refused."""

from dataclasses import fields
from pathlib import Path

import pytest

from consistency.errors import SettingsError
from consistency.settings import KINDS, Settings, load_settings


def test_every_setting_has_a_kind():
    assert set(KINDS) == {field.name for field in fields(Settings)}


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("consistency.toml", "candidates = 3\n", Settings(candidates=3)),
        ("consistency.toml", "", Settings()),
        ("pyproject.toml", "[tool.consistency]\nmin_similarity = 0.2\n", Settings(min_similarity=0.2)),
        ("pyproject.toml", "[project]\nname = 'x'\n", Settings()),
    ],
)
def test_file(tmp_path: Path, name, content, expected):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    assert load_settings(path) == expected


def test_working_folder_is_looked_at(tmp_path, monkeypatch):
    (tmp_path / "consistency.toml").write_text("candidates = 2", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert load_settings().candidates == 2


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("candidate = 3", "unknown key 'candidate'"),
        ("candidates = 'many'", "must be of type int"),
        ("candidates = true", "must be of type int"),
        ("candidates = 0", "at least 1"),
        ("contradiction = 1.5", "between 0 and 1"),
        ("precision = 'int4'", "one of auto, bf16, fp32"),
        ("candidates = [", "Invalid value|Unclosed|closing"),
    ],
)
def test_refused(tmp_path: Path, content, complaint):
    path = tmp_path / "consistency.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError, match=complaint):
        load_settings(path)


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(SettingsError, match=r"none\.toml"):
        load_settings(tmp_path / "none.toml")


def test_flags_lie_over_the_file():
    assert Settings(candidates=3).with_flags(candidates=5, nli=None) == Settings(candidates=5)
