"""RSS and Atom feeds, through feedparser: each entry an article of what the feed itself says, or a link to follow."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from consistency.ingest.decode import UndecodableError
from consistency.ingest.drafts import Draft, one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Entries of one feed that are read: a desk compares reports of a story, not archives.
MAX_ENTRIES = 100
_BLOCKS = frozenset({
    "address", "article", "blockquote", "br", "dd", "div", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "hr",
    "li", "p", "pre", "section", "tr",
})  # fmt: skip
_HIDDEN = frozenset({"script", "style"})


@dataclass(frozen=True, slots=True)
class Feed:
    """The articles that a feed holds, how many more it has, and its name."""

    title: str
    drafts: tuple[Draft, ...]
    left_out: int = 0


def read_feed(data: bytes, *, address: str, host: str, story: str = "") -> Feed:
    """Give the entries of a feed; raises UndecodableError for what is none, and for one without entries."""
    import feedparser  # here because it takes a while, and few runs need it

    # A stream, never the bytes: feedparser takes a text that looks like a path or URL for one, and opens it.
    found = feedparser.parse(io.BytesIO(data), response_headers={"content-location": address})
    if not found.entries:
        raise UndecodableError("is a feed without entries" if found.get("version") else "is no RSS or Atom feed")
    title = plain(found.feed.get("title", "")) or host
    entries = enumerate(found.entries[:MAX_ENTRIES], start=1)
    drafts = tuple(_draft(entry, number, title, address, story) for number, entry in entries)
    return Feed(title, drafts, max(0, len(found.entries) - MAX_ENTRIES))


def _draft(entry: Mapping[str, Any], number: int, outlet: str, address: str, story: str) -> Draft:
    return Draft(
        source=f"{address}, entry {number}",
        outlet=plain(_source(entry)) or outlet,
        text=plain(_longest(entry)),
        title=one_line(plain(entry.get("title", ""))),
        published=_moment(entry, "published_parsed"),
        modified=_moment(entry, "updated_parsed"),
        url=urljoin(address, entry.get("link", "")) if entry.get("link") else "",
        story=story,
    )


def _source(entry: Mapping[str, Any]) -> str:
    """Give the outlet that a collected entry was taken from."""
    source = entry.get("source")
    return str(source.get("title", "")) if source else ""


def _longest(entry: Mapping[str, Any]) -> str:
    bodies = [content.get("value", "") for content in entry.get("content", ())]
    return max([*map(str, bodies), str(entry.get("summary", ""))], key=len)


def _moment(entry: Mapping[str, Any], name: str) -> str | None:
    """Give a time of an entry in UTC; only what it states, where feedparser would fill in another of its times."""
    parsed = dict.get(entry, name) if isinstance(entry, dict) else None
    try:
        year, month, day, hour, minute, second = parsed[:6] if parsed else (0,) * 6
        return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC).isoformat()
    except ValueError:  # nothing stated, or 29 February of a common year
        return None


def plain(markup: str) -> str:
    """Give the words of a piece of HTML, a block a line; scripts and styles are no words."""
    words = _Words()
    words.feed(markup)
    words.close()
    return "\n".join(line for line in map(one_line, "".join(words.found).split("\n")) if line)


class _Words(HTMLParser):
    """Collects the text of HTML, with a line end around blocks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the base's form
        """Note a block or the start of what is hidden."""
        self.hidden += tag in _HIDDEN
        self.found.append("\n" if tag in _BLOCKS else "")

    def handle_endtag(self, tag: str) -> None:
        """Note the end of a block or of what is hidden."""
        self.hidden -= tag in _HIDDEN and self.hidden > 0
        self.found.append("\n" if tag in _BLOCKS else "")

    def handle_data(self, data: str) -> None:
        """Keep words; a line end in the markup is a space."""
        if not self.hidden:
            self.found.append(" ".join(data.split("\n")))
