"""The file of known claims: one JSON object a line, read with the line in every complaint, written back in place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeVar

from consistency.errors import InputError
from consistency.regress.nouns import Backing, Judged, KnownClaim, KnownPair, KnownRow, Outcome, State
from consistency.types import ClashType, Label

if TYPE_CHECKING:
    from collections.abc import Iterable
    from enum import StrEnum
    from pathlib import Path

_CLAIM = frozenset({"story", "claim", "outlet", "expected", "type", "note", "known_miss"})
_PAIR = frozenset({"left", "right", "expected", "type", "note", "known_miss", "left_published", "right_published"})

E = TypeVar("E", bound="StrEnum")


def read_known(path: Path) -> tuple[KnownRow, ...]:
    """Read a file of known claims; raise InputError that names the line of the first row that is none."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 text: save known claims as JSON lines in UTF-8") from error
    except OSError as error:
        raise InputError(f"{path}: can't be read: {(error.strerror or str(error)).lower()}") from error
    rows = parse_known(text, name=str(path))
    if not rows:
        raise InputError(f"{path}: no known claim in it: write one JSON object a line")
    return rows


def parse_known(text: str, *, name: str = "known claims") -> tuple[KnownRow, ...]:
    """Read the rows of a text; blank lines are left out."""
    lines = enumerate(text.split("\n"), start=1)
    return tuple(_row(line, number, f"{name}, line {number}") for number, line in lines if line.strip())


def updated(text: str, judged: Iterable[Judged], *, as_misses: bool = False) -> str:
    """Give the text with what was found written in: as what is expected, or as known misses.

    Rows that are met stay as they are, letter by letter.
    """
    lines = text.split("\n")
    for item in judged:
        if item.state in (State.CHANGED, State.FIXED):
            place = item.row.line - 1
            lines[place] = _rewritten(lines[place], item, as_miss=as_misses and item.state is State.CHANGED)
    return "\n".join(lines)


def _rewritten(line: str, item: Judged, *, as_miss: bool) -> str:
    values = json.loads(line.lstrip("\ufeff"))
    values.pop("known_miss", None)
    if as_miss:
        values["known_miss"] = str(item.found)
    elif item.state is State.CHANGED:
        values |= {"expected": str(item.found.label), "type": item.found.type and str(item.found.type)}
    return json.dumps(values, ensure_ascii=False)


def _row(line: str, number: int, where: str) -> KnownRow:
    try:
        values = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where}: not JSON: {error}") from error
    if not isinstance(values, dict):
        raise InputError(f"{where}: not a JSON object")
    known = _PAIR if "left" in values else _CLAIM
    for key in values:
        if key not in known:
            raise InputError(f"{where}: unknown key {key!r}; known are {', '.join(sorted(known))}")
    return _pair(values, number, where) if known is _PAIR else _claim(values, number, where)


def _claim(values: dict[str, object], number: int, where: str) -> KnownClaim:
    return KnownClaim(
        line=number,
        story=_words(values, "story", where),
        claim=_words(values, "claim", where),
        outlet=_text(values, "outlet", where),
        expected=_outcome(Backing, values, where),
        note=_text(values, "note", where),
        known_miss=_miss(Backing, values, where),
    )


def _pair(values: dict[str, object], number: int, where: str) -> KnownPair:
    return KnownPair(
        line=number,
        left=_words(values, "left", where),
        right=_words(values, "right", where),
        expected=_outcome(Label, values, where),
        note=_text(values, "note", where),
        known_miss=_miss(Label, values, where),
        left_published=_text(values, "left_published", where),
        right_published=_text(values, "right_published", where),
    )


def _outcome(kind: type[Backing] | type[Label], values: dict[str, object], where: str) -> Outcome:
    label = _member(kind, _words(values, "expected", where), "expected", where)
    clash = _text(values, "type", where)
    return Outcome(label, _member(ClashType, clash, "type", where) if clash else None)


def _miss(kind: type[Backing] | type[Label], values: dict[str, object], where: str) -> Outcome | None:
    label, _, clash = _text(values, "known_miss", where).partition("/")
    if not label:
        return None
    found = _member(kind, label, "known_miss", where)
    return Outcome(found, _member(ClashType, clash, "known_miss", where) if clash else None)


def _member(kind: type[E], text: str, key: str, where: str) -> E:
    if text not in set(kind):
        raise InputError(f"{where}: {key} is {text!r}; it is one of {', '.join(kind)}")
    return kind(text)


def _words(values: dict[str, object], key: str, where: str) -> str:
    text = _text(values, key, where)
    if not text.strip():
        raise InputError(f"{where}: no {key!r}")
    return text


def _text(values: dict[str, object], key: str, where: str) -> str:
    value = values.get(key)
    if value is not None and not isinstance(value, str):
        raise InputError(f"{where}: {key} is {value!r}; it must be text")
    return value or ""
