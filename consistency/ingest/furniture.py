"""Furniture of a text: the lines that are not the report, and what they say of it (origin, dates)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from consistency.ingest.agencies import canonical
from consistency.ingest.credits import credited_outlet
from consistency.ingest.datelines import Dateline, read_dateline
from consistency.ingest.rules import between_bars, reason_for
from consistency.ingest.sharing import is_button, is_share_bar
from consistency.ingest.stamps import Stamp, in_year_before, read_stamp
from consistency.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*$")
_SIGNED = frozenset({"source line", "byline", "credits", "date of publication"})
_FIRST_LINES = 4  # furniture of the edges may stand below a summary
_LONGEST_STAMP = 200
_HEAD_LINES = 6  # a dateline or a date of publication stands this near the top


@dataclass(frozen=True, slots=True)
class Furniture:
    """What is furniture in a text (sorted, disjoint spans), and what it says of the article."""

    spans: tuple[Span, ...] = ()
    origin: str | None = None
    published: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str
    reason: str | None = None
    stamp: Stamp | None = None

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    def span(self) -> Span:
        return Span(self.start, self.end, self.reason or "")


def furniture(text: str, *, title: str, year_of: str | None = None) -> Furniture:
    """Mark the furniture of a text; `year_of` (ISO 8601) gives its year to a dateline that has none."""
    lines = _with_buttons(_with_repeats(_with_stamps(_by_rule(_lines(text))), title))
    opening, dateline = _opening(lines)
    spans = [line.span() for line in lines if line.reason]
    if opening and dateline:
        spans.append(Span(opening.start, opening.start + dateline.end, "dateline"))
    published, modified = _stated_dates(lines)
    if dateline and not published:
        published = _dateline_day(dateline, year_of or modified)
    spans.sort(key=lambda span: span.start)
    return Furniture(tuple(spans), _origin(lines, dateline), published, modified)


def _opening(lines: Sequence[_Line]) -> tuple[_Line | None, Dateline | None]:
    """Give the line that a dateline opens: near the top, though a summary may stand above it."""
    for line in [line for line in lines if not line.reason][:_HEAD_LINES]:
        dateline = read_dateline(line.text)
        if dateline:
            return line, dateline
    return None, None


def is_furniture(line: str) -> bool:
    """Say whether a line at the top of a text is furniture, seen on its own."""
    stamp = _stamp(line)
    return bool(reason_for(line, at_edge=True) or (stamp and (stamp.labelled or stamp.published)))


def _lines(text: str) -> list[_Line]:
    """Give the lines that are not blank, without the white space around them."""
    return [_Line(found.start(), found[0]) for found in re.finditer(r"[^\s\n](?:[^\n]*[^\s\n])?", text)]


def is_prose(line: str) -> bool:
    """Say whether a line reads as a sentence or more of the report."""
    return len(line) >= 100 or (len(line.split()) >= 6 and bool(_SENTENCE_END.search(line)))


def _by_rule(lines: Sequence[_Line]) -> list[_Line]:
    """Mark each line by the rules; those for the edges hold outside the first and last line of prose."""
    everywhere = [reason_for(line.text, at_edge=False) for line in lines]
    at_edge = [reason_for(line.text, at_edge=True) for line in lines]
    prose = [
        place
        for place, line in enumerate(lines)
        if is_prose(line.text) and not at_edge[place] and not read_stamp(line.text)
    ]
    first, last = (prose[0], prose[-1]) if prose else (len(lines), -1)
    return [
        replace(line, reason=everywhere[place] if max(first, _FIRST_LINES) <= place <= last else at_edge[place])
        for place, line in enumerate(lines)
    ]


def _with_stamps(lines: Sequence[_Line]) -> list[_Line]:
    """Mark lines of dates: labelled ones anywhere, a bare one only where it is alone and near the top."""
    stamps = [None if line.reason else _stamp(line.text) for line in lines]
    bare = [place for place, stamp in enumerate(stamps) if stamp and not stamp.labelled and stamp.dated]
    # two bare dates are the headings of a timeline, not the day of publication
    kept = bare if len(bare) == 1 and _in_head(lines, bare[0], stamps[bare[0]]) else []
    return [
        replace(line, reason="date of publication", stamp=stamp)
        if stamp and (stamp.labelled or place in kept)
        else line
        for place, (line, stamp) in enumerate(zip(lines, stamps, strict=True))
    ]


def _stamp(line: str) -> Stamp | None:
    """Give the stamp that a line is, or that stands in it between bars ("By Jane Doe | 3 May 2013")."""
    whole = read_stamp(line)
    if whole or len(line) > _LONGEST_STAMP:
        return whole
    parts = between_bars(line)
    stamps = [read_stamp(part) for part in parts]
    known = all(stamp or reason_for(part, at_edge=True) for part, stamp in zip(parts, stamps, strict=True))
    found = next((stamp for stamp in stamps if stamp), None)
    return replace(found, labelled=True) if found and known else None


def _in_head(lines: Sequence[_Line], place: int, stamp: Stamp | None) -> bool:
    before = [line for line in lines[:place] if not line.reason]
    timed = bool(stamp and stamp.published and "T" in stamp.published)  # headings of a timeline have no clock
    return len(before) < _HEAD_LINES and (timed or not any(is_prose(line.text) for line in before))


def _with_repeats(lines: Sequence[_Line], title: str) -> list[_Line]:
    """Mark a line that says the title again, or what an earlier line said; the first stays."""
    seen, headline, marked = set(), _key(title), []
    for line in lines:
        key = _key(line.text)
        if not line.reason and key and key == headline:
            line = replace(line, reason="title again")
        elif not line.reason and key in seen and _may_repeat(line.text):
            line = replace(line, reason="repeated line")
        seen.add(key)
        marked.append(line)
    return marked


def _may_repeat(line: str) -> bool:
    """A short answer ("No.") can be said twice; a longer line, or one that is no sentence, is printed twice."""
    return len(line.split()) >= 4 or not _SENTENCE_END.search(line)


def _key(line: str) -> str:
    return "".join(character for character in line.casefold() if character.isalnum())


def _with_buttons(lines: Sequence[_Line]) -> list[_Line]:
    """Mark a network's name that stands beside another share button; alone it may be a sub-heading."""
    buttons = [is_button(line.text) or is_share_bar(line.text) for line in lines]
    beside = [any(buttons[max(0, place - 1) : place] + buttons[place + 1 : place + 2]) for place in range(len(lines))]
    return [
        replace(line, reason="share bar") if not line.reason and buttons[place] and beside[place] else line
        for place, line in enumerate(lines)
    ]


def _stated_dates(lines: Sequence[_Line]) -> tuple[str | None, str | None]:
    """Give the first day of publication and the last of change that the lines state."""
    stamps = [line.stamp for line in lines if line.stamp]
    published = next((stamp.published for stamp in stamps if stamp.published), None)
    modified = next((stamp.modified for stamp in stamps if stamp.modified), None)
    return published, modified


def _dateline_day(dateline: Dateline, limit: str | None) -> str | None:
    if dateline.published or not (limit and dateline.month and dateline.day):
        return dateline.published
    return in_year_before(dateline.month, dateline.day, limit)


def _origin(lines: Sequence[_Line], dateline: Dateline | None) -> str | None:
    """A source line wins over a dateline: a copy keeps the dateline of its own source."""
    return next(_credits(lines), None) or (dateline.origin if dateline else None)


def _credits(lines: Sequence[_Line]) -> Iterator[str]:
    for line in lines:
        parts = between_bars(line.text) if line.reason in _SIGNED else []
        for name in filter(None, map(credited_outlet, parts)):
            yield canonical(name) or name
