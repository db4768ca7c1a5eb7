"""Text files: front matter where there is some, else the outlet is the file's name and the title the first line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from consistency.ingest.datelines import read_dateline
from consistency.ingest.decode import decode
from consistency.ingest.drafts import FIELDS, Draft, clean, stated
from consistency.ingest.furniture import is_furniture, is_prose

if TYPE_CHECKING:
    from pathlib import Path

_FRONT = re.compile(r"\s*---[ \t]*\n(?P<head>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_PAIR = re.compile(r"(?P<key>\w+)\s*:\s*(?P<value>.*)")
_LONGEST_TITLE = 200


def read_text(path: Path, data: bytes, *, source: str, story: str) -> list[Draft]:
    """Give the one article of a text file; raises UndecodableError for what is no text."""
    values, text = split_front_matter(clean(decode(data)))
    title = ""
    if not values.get("title"):
        title, text = split_title(text)
    return [stated(values, source=source, text=text, outlet=path.stem, title=title, story=story)]


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """Give the known keys between the first `---` lines and the text behind them; no front matter gives no key."""
    front = _FRONT.match(text)
    if not front:
        return {}, text
    values: dict[str, str] = {}
    for line in front["head"].splitlines():
        pair = _PAIR.fullmatch(line.strip())
        if pair:
            values[pair["key"].lower()] = _unquoted(pair["value"].strip())
        elif line.strip() and not line.lstrip().startswith(("#", "-")):
            return {}, text  # prose between two rules is no front matter
    known = {key: values[key] for key in FIELDS if values.get(key)}
    return (known, text[front.end() :]) if known else ({}, text)


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value


def split_title(text: str) -> tuple[str, str]:
    """Give the title that a text opens with and the text without that line; "" where the first line is no title."""
    position = 0
    lines = text.split("\n")
    for place, line in enumerate(lines):
        following = position + len(line) + 1
        stripped = line.strip()
        if stripped and not is_furniture(stripped):
            title = _title(stripped, lines[place + 1 :])
            return (title, text[:position] + text[following:]) if title else ("", text)
        position = following
    return "", text


def _title(line: str, rest: list[str]) -> str:
    heading = re.fullmatch(r"#{1,2}\s+(.+?)\s*#*", line)
    body = next((other.strip() for other in rest if other.strip() and not is_furniture(other.strip())), "")
    if not body:
        return ""
    if heading:
        return heading[1]
    return line if _reads_as_title(line) and _stands_apart(line, rest) else ""


def _reads_as_title(line: str) -> bool:
    ends = re.search(r"(?:[.;:,]|\.[\"”’'])$", line) and not re.search(r"(?:\.{3}|\b[A-Z]\.[A-Z]\.)$", line)
    words = len(line.split())
    return not ends and 3 <= words <= 35 and len(line) <= _LONGEST_TITLE and not read_dateline(line)


def _stands_apart(line: str, rest: list[str]) -> bool:
    """A title is followed by a blank line, by furniture, or by a paragraph that dwarfs it."""
    below = rest[0].strip()
    return (
        not below or is_furniture(below) or (is_prose(below) and len(below) > 1.5 * len(line) and below[-1] in '.!?”"')
    )
