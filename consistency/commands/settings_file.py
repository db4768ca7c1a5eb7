"""The settings file as text: where it lies, and how a value is put in while all else, comments too, stays as it was."""

from __future__ import annotations

import difflib
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from consistency.errors import SettingsError
from consistency.settings import table_of

if TYPE_CHECKING:
    from collections.abc import Mapping

OWN, SHARED = "consistency.toml", "pyproject.toml"
HEADER = "[tool.consistency]"
_HEADER = re.compile(r"^\[ *tool *\. *consistency *\][ \t]*(#[^\r\n]*)?(\r?\n|\Z)", re.MULTILINE)
_TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)


def settings_home(folder: Path = Path()) -> Path:
    """Give the file that settings of a folder are read from, or the one to make where there are none."""
    own, shared = folder / OWN, folder / SHARED
    return shared if is_set_in(shared) and not own.is_file() else own


def is_set_in(path: Path) -> bool:
    """Say whether a pyproject.toml has settings of ours."""
    return path.is_file() and bool(table_of(path))


def refuse_unread(path: Path, by_hand: str) -> None:
    """Raise SettingsError where a file would hide the settings that are read, or be hidden by them."""
    own, shared = path.with_name(OWN), path.with_name(SHARED)
    if path.name == OWN and not path.exists() and is_set_in(shared):
        raise SettingsError(f"{path} would hide the settings in {SHARED}; name {shared} with -o, or {by_hand}")
    if path.name == SHARED and own.is_file():
        raise SettingsError(f"{path} is not read while there is a {OWN}; name {own} with -o, or {by_hand}")


def text_of(path: Path) -> str:
    """Give a settings file with its line ends as they are, "" where there is none."""
    try:
        return path.read_bytes().decode("utf-8") if path.exists() else ""
    except (OSError, ValueError) as error:
        raise SettingsError(f"{path}: {error}") from error


def with_settings(path: Path, text: str, values: Mapping[str, float], by_hand: str) -> str:
    """Give a settings file with values put in; raise SettingsError where that would change anything else."""
    try:
        wanted = tomllib.loads(text)
        table = wanted.setdefault("tool", {}).setdefault("consistency", {}) if path.name == SHARED else wanted
        table.update(values)
    except (ValueError, TypeError, AttributeError) as error:
        raise SettingsError(f"{path}: {error}") from error
    start, end = _table_in(text) if path.name == SHARED else (0, len(text))
    newline = "\r\n" if "\r\n" in text else "\n"
    if start < 0:
        gap = newline if not text or text.endswith("\n") else 2 * newline
        text += f"{gap if text else ''}{HEADER}{newline}"
        start = end = len(text)
    part = text[start:end]
    for name, value in reversed(list(values.items())):
        part = with_setting(part, name, f"{value:.4f}", newline)
    text = text[:start] + part + text[end:]
    if not _means(text, wanted):
        raise SettingsError(f"{path} is written in an unusual way: {by_hand}")
    return text


def with_setting(text: str, name: str, value: str, newline: str = "\n") -> str:
    """Give the lines of one table with the value of a key changed, or the key put before everything else."""
    line = re.compile(rf"^([ \t]*{name}[ \t]*=[ \t]*)[^\s#]+", re.MULTILINE)
    if line.search(text):
        return line.sub(rf"\g<1>{value}", text, count=1)
    return f"{name} = {value}{newline}{text}"


def difference(path: Path, before: str, after: str) -> list[str]:
    """Give what changes in a file as the lines of a diff, empty where nothing does."""
    old, new = before.splitlines(), after.splitlines()
    return list(difflib.unified_diff(old, new, f"{path}", f"{path}, new", n=1, lineterm=""))


def _table_in(text: str) -> tuple[int, int]:
    """Give where the lines of our table of a pyproject.toml start and end; -1 where there is none."""
    header = _HEADER.search(text)
    if header is None:
        return -1, -1
    after = _TABLE.search(text, header.end())
    return header.end(), after.start() if after else len(text)


def _means(text: str, wanted: Mapping[str, object]) -> bool:
    try:
        return tomllib.loads(text) == wanted
    except ValueError:
        return False
