"""Where words stand in quotation marks."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks: `[start, end)` with the marks; `closed` is False where the end mark is missing."""

    start: int
    end: int
    closed: bool = True


# ‘ opens at the beginning of a word; ’ closes at the end of one, where it can be no apostrophe before a letter.
_MARKS = re.compile(r"[“”„«»\"]|(?<!\w)‘(?=[\w“])|’(?!\w)")
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")
_CLOSERS = {"“": '”"', "„": "“”", "«": "»", "‘": "’", '"': '"'}


def quotations(text: str) -> tuple[Quotation, ...]:
    """Find the outermost quotations of each paragraph, in order; one that is not closed ends with its paragraph."""
    found: list[Quotation] = []
    for paragraph in _PARAGRAPH.finditer(text):
        found += _of_paragraph(text, paragraph.start(), paragraph.end())
    return tuple(found)


def share_quoted(text: str, start: int, end: int, quotes: tuple[Quotation, ...]) -> float:
    """Give the share of the letters and digits of `text[start:end]` that stand in `quotes`."""
    letters = inside = 0
    near = [quote for quote in quotes if quote.start < end and start < quote.end]
    for index in range(start, end):
        if text[index].isalnum():
            letters += 1
            inside += any(quote.start <= index < quote.end for quote in near)
    return inside / letters if letters else 0.0


def _of_paragraph(text: str, low: int, high: int) -> list[Quotation]:
    found: list[Quotation] = []
    opened: re.Match[str] | None = None
    for mark in _MARKS.finditer(text, low, high):
        if opened is None:
            opened = mark if mark[0] in _CLOSERS else None
        elif _closes(text, opened, mark, high):
            found.append(Quotation(opened.start(), mark.end()))
            opened = None
        elif mark[0] == opened[0] and mark[0] != "‘":
            # The next paragraph of a long quotation opens anew, and only the last one closes.
            found.append(Quotation(opened.start(), mark.start(), closed=False))
            opened = mark
    if opened is not None and opened[0] != "‘":
        found.append(Quotation(opened.start(), high, closed=False))
    return found


def _closes(text: str, opened: re.Match[str], mark: re.Match[str], high: int) -> bool:
    if mark[0] not in _CLOSERS[opened[0]]:
        return False
    if mark[0] == '"':
        before, after = text[mark.start() - 1], text[mark.end() : mark.end() + 1]
        return not (before.isspace() and after.isalnum())
    return mark[0] != "’" or not _is_plural_possessive(text, mark.start(), high)


def _is_plural_possessive(text: str, at: int, high: int) -> bool:
    """See "the ministers’ summit" inside ‘…’: another closing mark follows before the next opening one."""
    follows = text[at + 1 : high]
    return text[at - 1 : at] == "s" and follows[:1] == " " and "’" in follows.split("‘", maxsplit=1)[0]
