"""A draft: what a source says of one article, before its furniture is marked and its id is given."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from consistency.ids import content_id
from consistency.ingest.agencies import canonical
from consistency.ingest.furniture import Furniture, furniture
from consistency.ingest.stamps import iso, url_day
from consistency.types import Article, SkippedArticle

if TYPE_CHECKING:
    from collections.abc import Iterable

_SURROGATES = re.compile("[\ud800-\udfff]")  # half a pair: JSON and file names can hold one, UTF-8 can't
FIELDS = ("outlet", "title", "published", "modified", "url", "story", "id", "origin")


@dataclass(frozen=True, slots=True)
class Draft:
    """One article as its source states it; empty where the source is silent."""

    source: str
    outlet: str
    text: str
    title: str = ""
    published: object = None
    modified: object = None
    url: str = ""
    story: str = ""
    id: str = ""
    origin: str = ""


def clean(text: str) -> str:
    r"""Give the text with `\n` as its only newline, without NULs, and fit for UTF-8; nothing else changes."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return _SURROGATES.sub("\ufffd", text)


def one_line(text: str) -> str:
    """Give a short field (a title, an outlet) on one line."""
    return " ".join(clean(text).split())


def finish(draft: Draft) -> Article | SkippedArticle:
    """Mark the furniture of a draft and give its article, with an id that is not yet known to be unique."""
    source, text, title = one_line(draft.source), clean(draft.text), one_line(draft.title)
    if not text.strip():
        return SkippedArticle(source, "no text")
    published, modified, address_day = iso(draft.published), iso(draft.modified), url_day(draft.url)
    found = furniture(text, title=title, year_of=published or modified or address_day)
    if _nothing_left(text, found):
        return SkippedArticle(source, "nothing but page furniture, no text")
    outlet = one_line(draft.outlet)
    return Article(
        id=one_line(draft.id) or content_id(outlet, title, text),
        outlet=outlet,
        text=text,
        title=title,
        published=published or found.published or address_day,  # an address may carry the day of a move
        modified=modified or found.modified,
        url=one_line(draft.url) or None,
        source=source,
        origin=canonical(one_line(draft.origin)) or found.origin,
        story=one_line(draft.story),
        boilerplate=found.spans,
    )


def stated(values: dict[str, str], *, source: str, text: str, outlet: str, title: str, story: str) -> Draft:
    """Give a draft in which what the source states (`values`, by field) wins over what was inferred."""
    return Draft(
        source=source,
        text=text,
        outlet=values.get("outlet") or outlet,
        title=values.get("title") or title,
        published=values.get("published"),
        modified=values.get("modified"),
        url=values.get("url", ""),
        story=values.get("story") or story,
        id=values.get("id", ""),
        origin=values.get("origin", ""),
    )


def _nothing_left(text: str, found: Furniture) -> bool:
    kept, end = [], 0
    for span in found.spans:
        kept.append(text[end : span.start])
        end = span.end
    return not any(character.isalnum() for character in "".join(kept) + text[end:])


def unique_ids(ids: Iterable[str]) -> list[str]:
    """Give the ids with "-2", "-3" behind those that came before."""
    given: dict[str, None] = {}
    for wanted in ids:
        name, copy = wanted, 1
        while name in given:
            copy += 1
            name = f"{wanted}-{copy}"
        given[name] = None
    return list(given)
