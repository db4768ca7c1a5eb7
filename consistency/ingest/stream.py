"""Paths to articles one by one: tables of any size are read row by row, and only one other file is held at a time."""

from __future__ import annotations

import csv
import sys
from typing import TYPE_CHECKING

from consistency.errors import InputError
from consistency.ingest.drafts import Draft, finish, one_line
from consistency.ingest.reading import is_wanted, read
from consistency.ingest.table import article_of, parsed
from consistency.types import Article, SkippedArticle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    Row = Mapping[str, object] | str

#: Rows of a parquet table that are held at once.
_BATCH = 256


def stream(paths: Sequence[Path], *, max_bytes: int = 5_000_000) -> Iterator[Article | SkippedArticle]:
    """Give articles as they are read; a row or file over `max_bytes` is skipped. Ids may repeat.

    Raises InputError for a path that is not there.
    """
    for path in paths:
        if not path.exists():
            raise InputError(f"{one_line(str(path))}: no such file or folder")
    for path in paths:
        files = sorted(file for file in path.rglob("*") if file.is_file()) if path.is_dir() else [path]
        if any(file.suffix in _ROWS and is_wanted(file) for file in files):
            yield from _rows_of(files, max_bytes=max_bytes)
        else:
            readings = read([path], max_bytes=max_bytes)
            yield from readings.articles
            yield from readings.skipped


def _rows_of(files: Sequence[Path], *, max_bytes: int) -> Iterator[Article | SkippedArticle]:
    for file in filter(is_wanted, files):
        if file.suffix in _ROWS:
            yield from _table(file, max_bytes=max_bytes)
        else:
            yield SkippedArticle(one_line(str(file)), "stands beside tables: name it, or put it in a folder of its own")


def _table(path: Path, *, max_bytes: int) -> Iterator[Article | SkippedArticle]:
    source = one_line(str(path))
    try:
        for number, row in enumerate(_ROWS[path.suffix](path, max_bytes), start=1):
            made = article_of(number, row, source=source, story="")
            yield finish(made) if isinstance(made, Draft) else made
    except OSError as error:
        yield SkippedArticle(source, f"can't be read: {(error.strerror or str(error)).lower()}")
    except Exception as error:  # what was read so far stays; a parser of other people's formats can fail in any way
        yield SkippedArticle(source, f"the rest can't be read: {one_line(str(error))[:120]}")


def _jsonl(path: Path, max_bytes: int) -> Iterator[Row]:
    with path.open("rb") as file:
        while line := file.readline(max_bytes + 1):
            if len(line) > max_bytes and not line.endswith(b"\n"):
                while (rest := file.readline(max_bytes)) and not rest.endswith(b"\n"):
                    pass
                yield f"longer than {max_bytes:,} bytes"
            elif line.strip():
                yield parsed(line.decode("utf-8-sig", "replace"))


def _csv(path: Path, max_bytes: int) -> Iterator[Row]:
    csv.field_size_limit(min(max_bytes, sys.maxsize))
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        names = file.readline()
        delimiter = max(",;\t", key=names.count)
        header = [name.strip().lower() for name in next(csv.reader([names], delimiter=delimiter), [])]
        for cells in csv.reader((line.replace("\0", "") for line in file), delimiter=delimiter, skipinitialspace=True):
            if cells:
                yield dict(zip(header, cells, strict=False)) if len(cells) <= len(header) else "more cells than columns"


def _parquet(path: Path, _max_bytes: int) -> Iterator[Row]:
    import pyarrow.parquet as pq

    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=_BATCH):
            names = [name.strip().lower() for name in batch.schema.names]
            yield from (dict(zip(names, row.values(), strict=True)) for row in batch.to_pylist())


_ROWS: dict[str, Callable[[Path, int], Iterator[Row]]] = {".jsonl": _jsonl, ".csv": _csv, ".parquet": _parquet}
