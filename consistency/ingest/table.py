"""Tables (jsonl, csv, parquet): an article a row; a row that is none is skipped with its number."""

from __future__ import annotations

import io
import json
import math
from datetime import date
from typing import TYPE_CHECKING

from consistency.ingest.decode import OtherTableError, UndecodableError, decode
from consistency.ingest.drafts import FIELDS, Draft, stated
from consistency.types import SkippedArticle

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping
    from pathlib import Path

    import pandas as pd

_REQUIRED = ("outlet", "text")


def read_jsonl(_path: Path, data: bytes, *, source: str, story: str) -> list[Draft | SkippedArticle]:
    """Give the articles of a file of JSON objects, one a line."""
    lines = enumerate(decode(data).split("\n"), start=1)
    rows = [(number, parsed(line)) for number, line in lines if line.strip()]
    objects = [row for _, row in rows if not isinstance(row, str)]
    if not objects:
        raise UndecodableError("holds no line that is a JSON object")
    _require({name for row in objects for name in row})
    return [article_of(number, row, source=source, story=story) for number, row in rows]


def read_csv(_path: Path, data: bytes, *, source: str, story: str) -> list[Draft | SkippedArticle]:
    """Give the articles of a table with a line of column names, parted by commas, semicolons or tabs."""
    import pandas as pd  # here and below: a run over text files needs no pandas

    text = decode(data).lstrip("\ufeff")
    wrong: list[SkippedArticle] = []

    def note(cells: list[str]) -> None:
        wrong.append(SkippedArticle(source, f"a row has {len(cells)} cells, more than there are columns"))

    frame = pd.read_csv(
        io.StringIO(text.replace("\0", "")),
        sep=_separator(text),
        dtype=str,
        keep_default_na=False,  # an outlet may be called "NA"
        index_col=False,
        skipinitialspace=True,
        engine="python",
        on_bad_lines=note,
    )
    return [*_framed(frame, source=source, story=story), *wrong]


def read_parquet(_path: Path, data: bytes, *, source: str, story: str) -> list[Draft | SkippedArticle]:
    """Give the articles of a parquet table."""
    import pandas as pd

    return list(_framed(pd.read_parquet(io.BytesIO(data)), source=source, story=story))


def _separator(text: str) -> str:
    names = text.lstrip().split("\n", 1)[0]
    return max(",;\t", key=names.count)


def _require(columns: Container[str]) -> None:
    missing = [name for name in _REQUIRED if name not in columns]
    if missing:
        raise OtherTableError(f"has no column {' and no column '.join(repr(name) for name in missing)}")


def _framed(frame: pd.DataFrame, *, source: str, story: str) -> Iterator[Draft | SkippedArticle]:
    frame = frame.rename(columns=lambda name: str(name).strip().lower())
    _require(frame.columns)
    frame = frame.loc[:, ~frame.columns.duplicated()]
    known = [name for name in dict.fromkeys((*_REQUIRED, *FIELDS)) if name in frame.columns]
    columns = [frame[name].tolist() for name in known]
    rows = (dict(zip(known, cells, strict=True)) for cells in zip(*columns, strict=True))
    for number, row in enumerate(rows, start=1):
        yield article_of(number, row, source=source, story=story)


def parsed(line: str) -> Mapping[str, object] | str:
    """Give the object of a line, or why there is none."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return "not JSON"
    return row if isinstance(row, dict) else "not a JSON object"


def article_of(number: int, row: Mapping[str, object] | str, *, source: str, story: str) -> Draft | SkippedArticle:
    """Give the article of a row, or why there is none; a string says why there is no row."""
    if isinstance(row, str):
        return SkippedArticle(source, f"row {number}: {row}")
    cells = {name: _cell(row.get(name)) for name in (*FIELDS, "text")}
    lacking = [name for name in ("text", "outlet") if not cells[name].strip()]
    if lacking:
        return SkippedArticle(source, f"row {number}: no {lacking[0]}")
    place = f"{source}, row {number}"
    return stated(cells, source=place, text=cells["text"], outlet=cells["outlet"], title="", story=story)


def _cell(value: object) -> str:
    """Give a cell as text; what is missing (None, NaN, NaT), or no plain value, is empty."""
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return "" if value != value else value.isoformat()  # NaT is not equal to itself
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return str(int(value)) if math.isfinite(value) and value.is_integer() else ""
    return ""
