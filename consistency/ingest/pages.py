"""URLs to drafts: which reader a page goes to, and whether the entries of a feed are followed."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from consistency.ingest.decode import UndecodableError, decode
from consistency.ingest.drafts import Draft, one_line
from consistency.ingest.feed import Feed, read_feed
from consistency.ingest.html import read_html
from consistency.ingest.text import read_text
from consistency.ingest.web import Limits, Page, fetch
from consistency.types import SkippedArticle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Item = Draft | SkippedArticle

_HTML = frozenset({"text/html", "application/xhtml+xml"})
_TEXT = frozenset({"text/plain", "text/markdown"})
_FEED = frozenset({
    "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml",
})  # fmt: skip
_IS_FEED = re.compile(rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)[\s>]", re.DOTALL)
_IS_HTML = re.compile(rb"^\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)


def read_pages(urls: Sequence[str], *, limits: Limits, follow: bool = False) -> dict[str, list[Item]]:
    """Give what each URL holds; with `follow`, the page behind each entry of a feed in the place of its summary."""
    names = list(dict.fromkeys(urls))
    return {name: _items(found, limits, follow) for name, found in zip(names, fetch(names, limits), strict=True)}


def _items(found: Page | SkippedArticle, limits: Limits, follow: bool) -> list[Item]:
    if isinstance(found, SkippedArticle):
        return [found]
    try:
        kind = _kind(found)
        if kind in _FEED:
            return list(_entries(found, limits, follow))
        return list(_read(found, kind))
    except UndecodableError as error:
        return [SkippedArticle(one_line(found.url), str(error))]
    except Exception as error:  # a parser of other people's pages can fail in any way; the run goes on
        return [SkippedArticle(one_line(found.url), f"can't be read: {one_line(str(error))[:120]}")]


def _kind(page: Page) -> str:
    """Give what a page is: its type as stated, unless its first words say that it is a feed or HTML."""
    if _IS_FEED.match(page.data[:2000]):
        return "application/rss+xml"
    if not page.kind and _IS_HTML.match(page.data[:2000]):
        return "text/html"
    if page.kind in _HTML | _TEXT | _FEED:
        return page.kind
    raise UndecodableError(f"is {one_line(page.kind) or 'of no stated type'}, not a page, a text or a feed")


def _read(page: Page, kind: str) -> Sequence[Draft]:
    reader = read_text if kind in _TEXT else read_html
    drafts = reader(Path(f"{_host(page)}.html"), _utf8(page), source=one_line(page.url), story="")
    return [replace(draft, url=draft.url or page.address) for draft in drafts]


def _entries(page: Page, limits: Limits, follow: bool) -> Iterator[Item]:
    feed = read_feed(page.data, address=page.url, host=_host(page))
    yield from _followed(feed, limits) if follow else feed.drafts
    if feed.left_out:
        yield SkippedArticle(one_line(page.url), f"has {feed.left_out} more entries; only the first are read")


def _followed(feed: Feed, limits: Limits) -> Iterator[Item]:
    """Give the page behind each entry, with what the feed knows of it; an entry without a link stays as it is."""
    linked = [draft for draft in feed.drafts if draft.url]
    pages = iter(fetch([draft.url for draft in linked], limits))
    for draft in feed.drafts:
        yield from _behind(draft, _items(next(pages), limits, follow=False)) if draft.url else [draft]


def _behind(entry: Draft, items: Sequence[Item]) -> Iterator[Item]:
    for item in items:
        if isinstance(item, SkippedArticle):
            yield item
        else:
            yield replace(
                item,
                outlet=entry.outlet,
                title=item.title or entry.title,
                published=item.published or entry.published,
                modified=item.modified or entry.modified,
            )


def _host(page: Page) -> str:
    return (urlsplit(page.address).hostname or "page").removeprefix("www.")


def _utf8(page: Page) -> bytes:
    """Give the bytes as UTF-8 where the server names another encoding: it knows better than the page."""
    if not page.charset:
        return page.data
    try:
        return page.data.decode(page.charset).encode("utf-8-sig")
    except (LookupError, UnicodeDecodeError):
        return decode(page.data).encode("utf-8-sig")
