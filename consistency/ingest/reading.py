"""Paths and URLs to articles: what is read, what story each belongs to, and what was skipped."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from consistency.errors import InputError
from consistency.ingest.decode import OtherTableError, UndecodableError
from consistency.ingest.drafts import Draft, finish, one_line, unique_ids
from consistency.ingest.html import read_html
from consistency.ingest.table import read_csv, read_jsonl, read_parquet
from consistency.ingest.text import read_text
from consistency.types import Article, SkippedArticle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from consistency.ingest.web import Limits

    Pages = Mapping[str, Sequence[Draft | SkippedArticle]]

_READERS: dict[str, Callable[..., Sequence[Draft | SkippedArticle]]] = {
    ".txt": read_text,
    ".md": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".jsonl": read_jsonl,
    ".csv": read_csv,
    ".parquet": read_parquet,
}
_TABLES = frozenset({".jsonl", ".csv", ".parquet"})
_ROWS = 20  # a table holds many articles: it may be as large as this many
_NOT_ARTICLES = ("readme", "known_claims.", "license", "changelog")


@dataclass(frozen=True, slots=True)
class Readings:
    """What was read, in the order of the paths, and what was not."""

    articles: tuple[Article, ...]
    skipped: tuple[SkippedArticle, ...]


@dataclass(frozen=True, slots=True)
class _Source:
    path: Path
    story: str
    named: bool = False


def is_url(path: Path | str) -> bool:
    """Say whether a name is a URL of the web; a `Path` never is one, for it has lost a slash."""
    return isinstance(path, str) and re.match(r"https?://", path, re.IGNORECASE) is not None


def read(
    paths: Sequence[Path | str], *, max_bytes: int = 5_000_000, web: Limits | None = None, follow: bool = False
) -> Readings:
    """Read the articles of files, folders and URLs; raises InputError where there is none, or a path is not there.

    A file over `max_bytes` (a table: 20 times that) is skipped. A folder's own files are a story with its name, and
    so is each sub-folder; files and URLs that are named one by one are one story without a name. URLs are texts; they
    are fetched under the limits of `web`, and with `follow` so are the pages behind the entries of a feed.
    """
    for path in paths:
        if not is_url(path) and not os.path.lexists(path):
            raise InputError(f"{one_line(str(path))}: no such file or folder")
    pages = _pages(paths, max_bytes=max_bytes, web=web, follow=follow)
    articles: list[Article] = []
    skipped: list[SkippedArticle] = []
    for item in _items(_sources(paths, pages), max_bytes=max_bytes):
        done = finish(item) if isinstance(item, Draft) else item
        if isinstance(done, Article):
            articles.append(done)
        else:
            skipped.append(done)
    if not articles:
        raise InputError(_nothing(paths, skipped))
    ids = unique_ids(article.id for article in articles)
    named = (replace(article, id=name) for article, name in zip(articles, ids, strict=True))
    return Readings(tuple(named), tuple(skipped))


def _nothing(paths: Sequence[Path | str], skipped: Sequence[SkippedArticle]) -> str:
    where = ", ".join(one_line(str(path)) for path in paths[:3]) + (", ..." if len(paths) > 3 else "")
    if not skipped:
        return f"no article found in {where or 'no path at all'}: nothing there is a text, HTML or table file"
    first = skipped[0]
    return f"no article could be read in {where}: {len(skipped)} skipped, the first: {first.source}: {first.reason}"


def _pages(paths: Sequence[Path | str], *, max_bytes: int, web: Limits | None, follow: bool) -> Pages:
    urls = [path for path in paths if isinstance(path, str) and is_url(path)]
    if not urls:
        return {}
    from consistency.ingest.pages import read_pages  # here because httpx takes a while, and most runs need none
    from consistency.ingest.web import Limits

    return read_pages(urls, limits=web or Limits(max_bytes=max_bytes), follow=follow)


def _items(sources: Iterator[_Source | Draft | SkippedArticle], *, max_bytes: int) -> Iterator[Draft | SkippedArticle]:
    seen: set[tuple[str, str]] = set()
    for source in sources:
        if not isinstance(source, _Source):
            yield source
            continue
        same = (os.path.realpath(source.path), source.story)
        if same not in seen:
            seen.add(same)
            yield from _read_file(source, max_bytes=max_bytes)


def _sources(paths: Sequence[Path | str], pages: Pages) -> Iterator[_Source | Draft | SkippedArticle]:
    for name in dict.fromkeys(paths):
        path = Path(name)
        if isinstance(name, str) and name in pages:
            yield from pages[name]
        elif path.is_dir():
            yield from _walk(path, story=path.resolve().name, above=frozenset())
        else:
            yield _Source(path, "", named=True)


def _walk(folder: Path, *, story: str, above: frozenset[str]) -> Iterator[_Source | SkippedArticle]:
    """Give the sources of a folder, its files first, then its sub-folders, each by name."""
    real = os.path.realpath(folder)
    if real in above:
        yield _skip(folder, "is a link to a folder above it")
        return
    try:
        entries = sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
        folders = [entry for entry in entries if entry.is_dir()]
    except OSError as error:
        yield _skip(folder, _why(error))
        return
    for entry in entries:
        if entry not in folders and is_wanted(entry):
            yield _Source(entry, story)
    for entry in folders:
        inner = f"{story}/{entry.name}" if above else entry.name
        yield from _walk(entry, story=inner, above=above | {real})


def is_wanted(path: Path) -> bool:
    """Say whether a file of a folder is read: by its suffix, and not where its name says that it is something else."""
    return path.suffix.lower() in _READERS and not path.name.lower().startswith(_NOT_ARTICLES)


def _read_file(source: _Source, *, max_bytes: int) -> Sequence[Draft | SkippedArticle]:
    path, suffix = source.path, source.path.suffix.lower()
    reader = _READERS.get(suffix)
    if reader is None:
        return [_skip(path, f"is of a kind that is not read ({suffix or 'no suffix'}); known: {' '.join(_READERS)}")]
    try:
        data = _bytes(path, limit=max_bytes * (_ROWS if suffix in _TABLES else 1))
        return reader(path, data, source=one_line(str(path)), story=source.story)
    except OtherTableError as error:
        return [_skip(path, str(error))] if source.named else []  # a folder may hold tables of other things
    except UndecodableError as error:
        return [_skip(path, str(error))]
    except OSError as error:
        return [_skip(path, _why(error))]
    except Exception as error:  # a parser of other people's formats can fail in any way; the run goes on
        return [_skip(path, f"can't be read as {suffix.removeprefix('.')}: {one_line(str(error))[:120]}")]


def _bytes(path: Path, *, limit: int) -> bytes:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise UndecodableError("is not a plain file")
    if status.st_size > limit:
        raise UndecodableError(f"is larger than the limit ({status.st_size:,} bytes, at most {limit:,} are read)")
    return path.read_bytes()


def _skip(path: Path, reason: str) -> SkippedArticle:
    return SkippedArticle(one_line(str(path)), reason)


def _why(error: OSError) -> str:
    return f"can't be read: {(error.strerror or str(error)).lower()}"
