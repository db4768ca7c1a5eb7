"""A bounded map from digests to bytes in one SQLite file, safe with several processes and after a kill.

SQLite in WAL mode rather than a cache library: keys are looked up hundreds at a time, values are plain bytes (nothing
is unpickled), and a write is one transaction, so that a kill leaves all of it or nothing.
"""

from __future__ import annotations

import logging
import os
import sqlite3
import zlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

T = TypeVar("T")

_LOG = logging.getLogger("consistency")

#: Keys asked for in one statement; SQLite allows far more, but its parser is not free.
_KEYS = 500
#: Seconds to wait for another process that writes.
_PATIENCE = 30.0
#: A full store is emptied to this share of its limit, so that it is not emptied at every write.
_KEPT = 0.8
#: Errors that another process or a full disk causes; every other error of SQLite means that the file is damaged.
_PASSING = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY,
            sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM)  # fmt: skip

_SCHEMA = """
CREATE TABLE IF NOT EXISTS entries (
    key BLOB PRIMARY KEY, kind TEXT NOT NULL, used INTEGER NOT NULL, value BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS entries_used ON entries (used);
CREATE TABLE IF NOT EXISTS runs (number INTEGER NOT NULL);
"""
_OLDEST = "SELECT key, length(value) FROM entries ORDER BY used, rowid LIMIT 1000"


@dataclass(frozen=True, slots=True)
class Holding:
    """How much of one kind a store holds; `bytes` are of the values."""

    kind: str
    entries: int
    bytes: int


class Store:
    """What was computed before. Every failure of the file is a miss: a run never ends because of its store.

    Entries carry the number of the run that last used them (no clock: clocks jump); the oldest go first when the
    file outgrows `max_bytes`.
    """

    def __init__(self, path: Path, *, max_bytes: int) -> None:
        self.path = path
        self.max_bytes = max_bytes
        self._connection: sqlite3.Connection | None = None
        self._process = 0
        self._run = 0
        self._broken = False

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Give the values that are there, whole, by key."""

        def read(connection: sqlite3.Connection) -> dict[bytes, bytes]:
            found: dict[bytes, bytes] = {}
            for start in range(0, len(keys), _KEYS):
                found |= self._some(connection, keys[start : start + _KEYS])
            return found

        return self._tried("read", read) or {}

    def put(self, kind: str, items: Mapping[bytes, bytes]) -> None:
        """Keep values under their keys, all of them or none."""

        def write(connection: sqlite3.Connection) -> None:
            rows = [(key, kind, self._run, _sealed(value)) for key, value in items.items()]
            with connection:
                connection.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?)", rows)
            _bound(connection, self.max_bytes, kept=_KEPT)

        if items:
            self._tried("written", write)

    def prune(self, max_bytes: int) -> None:
        """Drop what was used longest ago until the file holds at most `max_bytes`."""
        self._tried("pruned", lambda connection: _bound(connection, max_bytes))

    def clear(self) -> None:
        """Delete the file; a process that has it open goes on without."""
        self.close()
        for suffix in ("", "-wal", "-shm"):
            Path(f"{self.path}{suffix}").unlink(missing_ok=True)

    def holdings(self) -> tuple[Holding, ...]:
        """Count what is held, by kind."""
        query = "SELECT kind, count(*), sum(length(value)) FROM entries GROUP BY kind ORDER BY kind"
        return self._tried("read", lambda opened: tuple(Holding(*row) for row in opened.execute(query))) or ()

    def size(self) -> int:
        """Give the bytes that the store takes on the disk."""
        paths = (Path(f"{self.path}{suffix}") for suffix in ("", "-wal", "-shm"))
        return sum(path.stat().st_size for path in paths if path.exists())

    def close(self) -> None:
        """Close the file; the next use opens it again."""
        if self._connection is not None and self._process == os.getpid():
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None

    def __getstate__(self) -> tuple[Path, int]:
        """Travel to another process as a path: connections stay where they were opened."""
        return self.path, self.max_bytes

    def __setstate__(self, state: tuple[Path, int]) -> None:
        self.__init__(state[0], max_bytes=state[1])  # type: ignore[misc]

    def _some(self, connection: sqlite3.Connection, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        marks = ",".join("?" * len(keys))
        rows = connection.execute(f"SELECT key, used, value FROM entries WHERE key IN ({marks})", keys)  # noqa: S608
        found, stale = {}, []
        for key, used, sealed in rows:
            value = _opened(sealed)
            if value is not None:
                found[key] = value
                stale += [(self._run, key)] * (used != self._run)
        if stale:
            with connection:
                connection.executemany("UPDATE entries SET used = ? WHERE key = ?", stale)
        return found

    def _tried(self, verb: str, action: Callable[[sqlite3.Connection], T]) -> T | None:
        """Do something with the open file; None where it fails, for a run does not end because of its store."""
        try:
            return action(self._open())
        except (sqlite3.Error, OSError) as error:
            self._give_up(error, verb)
            return None

    def _open(self) -> sqlite3.Connection:
        if self._broken:
            raise _UnusableError
        if self._connection is None or self._process != os.getpid():
            self._process = os.getpid()
            self._connection = self._connected()
        return self._connection

    def _connected(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return self._prepared()
        except sqlite3.DatabaseError as error:
            if _is_passing(error):
                raise
            self._set_aside(error)
            return self._prepared()

    def _prepared(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=_PATIENCE)
        try:
            connection.execute("PRAGMA page_size = 8192")  # a vector takes 1.5 kB; takes effect on a new file only,
            connection.execute("PRAGMA auto_vacuum = INCREMENTAL")  # and so does this
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")  # a power cut may lose the last entries, nothing else
            connection.executescript(_SCHEMA)
            with connection:
                connection.execute("INSERT INTO runs SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM runs)")
                connection.execute("UPDATE runs SET number = number + 1")
                (self._run,) = connection.execute("SELECT number FROM runs").fetchone()
        except BaseException:
            connection.close()
            raise
        return connection

    def _give_up(self, error: Exception, verb: str) -> None:
        if isinstance(error, _UnusableError):
            return
        if isinstance(error, sqlite3.DatabaseError) and not _is_passing(error):
            self._set_aside(error)
            return
        _LOG.warning("the cache %s can't be %s (%s); going on without it", self.path, verb, error)
        self.close()
        self._broken = True

    def _set_aside(self, error: Exception) -> None:
        """Put a damaged file out of the way, where it can be looked at; a new one is begun at the next use."""
        self.close()
        aside = self.path.with_name(self.path.name + ".damaged")
        _LOG.warning("the cache %s is damaged (%s); it is set aside as %s", self.path, error, aside.name)
        with suppress(OSError):
            self.path.replace(aside)
        for suffix in ("-wal", "-shm"):
            Path(f"{self.path}{suffix}").unlink(missing_ok=True)


class _UnusableError(sqlite3.Error):
    """The file failed before in this run, and said so once."""


def _is_passing(error: sqlite3.DatabaseError) -> bool:
    # The low byte is the primary code; the rest says which kind of I/O error it was.
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF in _PASSING


def _bound(connection: sqlite3.Connection, max_bytes: int, *, kept: float = 1.0) -> None:
    """Delete the entries used longest ago where the file holds more than `max_bytes`."""
    held = _held(connection)
    if held <= max_bytes:
        return
    spare = held - int(max_bytes * kept)
    while spare > 0 and (oldest := connection.execute(_OLDEST).fetchall()):
        doomed = []
        for key, length in oldest:
            if spare > 0:
                doomed.append((key,))
                spare -= length + len(key)
        with connection:
            connection.executemany("DELETE FROM entries WHERE key = ?", doomed)
    connection.execute("PRAGMA incremental_vacuum").fetchall()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _held(connection: sqlite3.Connection) -> int:
    pages, free, size = (
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * size)


def _sealed(value: bytes) -> bytes:
    """Put a checksum before a value: SQLite has none, and a flipped bit would read as another score."""
    return zlib.crc32(value).to_bytes(4, "big") + value


def _opened(sealed: object) -> bytes | None:
    """Give the value whose checksum fits, None where it does not."""
    if not isinstance(sealed, bytes) or len(sealed) < 4:
        return None
    value = sealed[4:]
    return value if zlib.crc32(value).to_bytes(4, "big") == sealed[:4] else None
