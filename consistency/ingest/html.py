"""HTML pages, through trafilatura; nothing is fetched."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from consistency.ingest.decode import UndecodableError, decode
from consistency.ingest.drafts import Draft
from consistency.ingest.stamps import iso

if TYPE_CHECKING:
    from pathlib import Path

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_STATED = {
    "published": ("article:published_time", "og:article:published_time", "datePublished", "parsely-pub-date"),
    "modified": ("article:modified_time", "og:updated_time", "dateModified"),
}


def read_html(path: Path, data: bytes, *, source: str, story: str) -> list[Draft]:
    """Give the one article of a page; raises UndecodableError where there is no article in it."""
    page = _decode(data)
    # Here because it takes half a second; the handler keeps its notes on bad markup off stderr.
    from trafilatura import bare_extraction

    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).addHandler(logging.NullHandler())
    found = bare_extraction(
        _without_declaration(page),
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        # no guessing from numbers in the text, and no bound that moves with the clock
        date_extraction_params={"extensive_search": False, "original_date": True, "max_date": "2100-01-01"},
    )
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        raise UndecodableError("holds no article text that could be found")
    return [
        Draft(
            source=source,
            outlet=found.sitename or found.hostname or path.stem,
            text=found.text or "",
            title=found.title or "",
            published=_stated(page, "published") or found.date,
            modified=_stated(page, "modified"),
            url=found.url or "",
            story=story,
        )
    ]


def _decode(data: bytes) -> str:
    charset = _CHARSET.search(data[:4096])
    if charset and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            return data.decode(charset[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


def _without_declaration(page: str) -> str:
    """Drop an XML declaration: lxml refuses one that names an encoding in text that is decoded already."""
    return re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", page.replace("\0", ""))


def _stated(page: str, kind: str) -> str | None:
    """Give the time that a page's metadata states, which has the hour that trafilatura leaves out."""
    for name in _STATED[kind]:
        key = re.escape(name)
        for pattern in (
            rf"<meta[^>]{{0,200}}[\"']{key}[\"'][^>]{{0,100}}content\s*=\s*[\"']([^\"']{{1,60}})[\"']",
            rf"<meta[^>]{{0,100}}content\s*=\s*[\"']([^\"']{{1,60}})[\"'][^>]{{0,100}}[\"']{key}[\"']",
            rf"[\"']{key}[\"']\s*:\s*[\"']([^\"']{{1,60}})[\"']",
        ):
            found = re.search(pattern, page, re.IGNORECASE)
            if found and iso(found[1]):
                return iso(found[1])
    return None
