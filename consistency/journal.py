"""A file of JSON lines that is only ever added to: under a lock, to the disk, and never glued to a torn line."""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from consistency.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

T = TypeVar("T")

#: How long to wait for another process that writes; a write takes milliseconds.
LOCK_SECONDS, POLL_SECONDS = 20, 0.01
# What a reader of `git diff` would not see, or would see in another order, and what some tools break lines at.
_UNSEEN = re.compile("[\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Line:
    """One record and the number of its line, from 1."""

    number: int
    data: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that could not be read, and why; the rest of the file counts."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class Journal:
    """What a file of lines holds."""

    lines: tuple[Line, ...] = ()
    bad: tuple[BadLine, ...] = ()


def read_journal(path: Path) -> Journal:
    """Read all lines; a file that is not there is empty, and a line that can't be read is data."""
    return parsed(content_of(path))


def parsed(content: bytes) -> Journal:
    """Read lines of UTF-8 JSON; empty ones are nothing."""
    lines: list[Line] = []
    bad: list[BadLine] = []
    rows = content.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    for number, row in enumerate(rows, start=1):
        if not row.strip():
            continue
        found = _record(row, torn=number == len(rows))
        if isinstance(found, str):
            bad.append(BadLine(number, found))
        else:
            lines.append(Line(number, found))
    return Journal(tuple(lines), tuple(bad))


def append_record(path: Path, record: Mapping[str, object], *, refuse: Callable[[Journal], T | None]) -> T | None:
    """Add one line and wait until it is on the disk; `refuse` sees the file under the lock and may forbid it.

    What `refuse` gives is given back, None where the line was written. Raise InputError where that is not possible.
    """
    from filelock import FileLock, Timeout  # reading a journal needs no lock, and no package for one

    path = path.resolve()  # two names of one file share a lock
    line = line_of(record).encode()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(path.with_name(f".{path.name}.lock"))
        with lock.acquire(timeout=LOCK_SECONDS, poll_interval=POLL_SECONDS):
            content = content_of(path)
            if (refusal := refuse(parsed(content))) is not None:
                return refusal
            # A torn line stays a line of its own: whatever was cut off must not swallow this one.
            _write(path, b"\n" + line if content and not content.endswith(b"\n") else line)
    except Timeout as error:
        raise InputError(f"{path} is held by another process; try again") from error
    except OSError as error:
        raise InputError(f"can't write {path}: {error.strerror or error}") from error
    return None


def line_of(record: Mapping[str, object]) -> str:
    """Give a record as one line that reads well in a diff; unseen characters are escapes."""
    text = json.dumps(record, ensure_ascii=False, allow_nan=False)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def content_of(path: Path) -> bytes:
    """Give the bytes of a file, none where there is no file; raise InputError where it can't be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise InputError(f"can't read {path}: {error.strerror or error}") from error


def _record(row: bytes, *, torn: bool) -> dict[str, object] | str:
    """Give the record of a line, or why it is none."""
    try:
        data = json.loads(row.decode("utf-8"))
    except (ValueError, RecursionError):
        return "cut off before its end" if torn else "not a line of JSON"
    return data if isinstance(data, dict) else "not a JSON object"


def _write(path: Path, line: bytes) -> None:
    """Add bytes at the end; where the disk is full, none of them stay."""
    is_new = not path.exists()
    with path.open("ab") as file:
        before = file.seek(0, os.SEEK_END)
        try:
            file.write(line)
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            with suppress(OSError):
                os.truncate(path, before)
            raise
    if is_new:
        _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the name of a new file last too, where folders can be synced (not on Windows)."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
