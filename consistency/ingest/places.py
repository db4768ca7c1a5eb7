"""Where the words of a claim stand in the file that its article was read from, for editors and code scanning."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from consistency.ingest.decode import decode
from consistency.types import Article, Claim, Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a text: `offset` and `length` in characters from its start, lines and columns from 1."""

    offset: int
    length: int
    start_line: int
    start_column: int
    end_line: int
    end_column: int


def places(claims: Iterable[Claim], articles: Iterable[Article]) -> Mapping[str, Place]:
    """Give the place of each claim, by id, in the file that its article names as its source.

    A claim has none here where its article is not among `articles`, where its words stand in the file in another form
    (markup, a row of a table), or several times without a way to tell which is meant.
    """
    by_id = {article.id: article for article in articles}
    contents = {article.source: _content(article.source) for article in by_id.values()}
    found: dict[str, Place] = {}
    for claim in claims:
        article = by_id.get(claim.article_id)
        place = locate(contents[article.source], article, claim) if article else None
        if place:
            found[claim.id] = place
    return found


def locate(content: str, article: Article, claim: Claim) -> Place | None:
    """Give the place of a claim in the text of a file, None where it can't be told."""
    plain = content.replace("\r\n", "\n").replace("\r", "\n")  # as the text of an article is
    body = plain.find(article.text) if claim.part is Part.TEXT and article.text else -1
    start = body + claim.start if body >= 0 else _only(plain, claim.text)
    if start < 0:
        return None
    if "\r" not in content:
        return place_at(content, start, start + len(claim.text))
    raw = [match.start() for match in re.finditer("\r\n|\r|[^\r]", content)] + [len(content)]
    return place_at(content, raw[start], raw[start + len(claim.text)])


def place_at(content: str, start: int, end: int) -> Place:
    """Give the place of `content[start:end]`."""
    first, last = (re.findall("[^\r\n]*(?:\r\n|\r|\n)", content[:offset]) for offset in (start, end))
    return Place(
        offset=start,
        length=end - start,
        start_line=len(first) + 1,
        start_column=start - sum(map(len, first)) + 1,
        end_line=len(last) + 1,
        end_column=end - sum(map(len, last)) + 1,
    )


def _only(text: str, words: str) -> int:
    """Give where `words` stand, -1 where they are not there or stand there twice."""
    start = text.find(words) if words else -1
    return -1 if start >= 0 and text.find(words, start + 1) >= 0 else start


def _content(source: str) -> str:
    path = Path(source)
    try:
        return decode(path.read_bytes()) if path.is_file() else ""
    except (OSError, ValueError):  # it was there when it was read; a place is a courtesy
        return ""
