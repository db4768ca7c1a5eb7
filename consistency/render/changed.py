"""The view of a difference of two reports: what every format of it shows, as plain values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING

from consistency.regress.changes import Change, Difference, Kind
from consistency.render.marks import Run, claim_runs, differing_spans
from consistency.render.safe import one_line
from consistency.render.view import story_name, title
from consistency.render.wording import confidence, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from consistency.regress.changes import Edit

#: Kinds that are shown one by one; of what is unchanged only the number is.
SHOWN = (Kind.NEW, Kind.CHANGED, Kind.RESOLVED)


class Word(StrEnum):
    """What became of a word of a sentence that was rewritten."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class WordRun:
    """Words that share one fate, and the space behind them."""

    text: str
    fate: Word
    space: str = ""


@dataclass(frozen=True, slots=True)
class EditView:
    """A sentence that was rewritten, word by word."""

    outlet: str
    runs: tuple[WordRun, ...]


@dataclass(frozen=True, slots=True)
class QuoteView:
    """One side of a finding, with the words that clash marked."""

    outlet: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One finding that is new, changed or resolved."""

    id: str
    kind: Kind
    label: str
    title: str
    story: str
    confidence: str
    reason: str
    what: tuple[str, ...]
    causes: tuple[tuple[str, str], ...]
    quotes: tuple[QuoteView, ...]
    edits: tuple[EditView, ...]
    review: str


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """The whole difference, ready to show."""

    headline: str
    counts: tuple[tuple[Kind, int], ...]
    articles: tuple[tuple[str, str], ...]
    sections: tuple[tuple[Kind, tuple[ChangeView, ...]], ...]


def difference_view(difference: Difference) -> DifferenceView:
    """Give what formats show of a difference."""
    sections = tuple((kind, tuple(_change(change) for change in difference.of(kind))) for kind in SHOWN)
    return DifferenceView(
        headline=_headline(difference),
        counts=tuple((kind, len(difference.of(kind))) for kind in (*SHOWN, Kind.UNCHANGED)),
        articles=tuple(_articles(difference)),
        sections=tuple((kind, changes) for kind, changes in sections if changes),
    )


#: A word, or marks between words, with the space behind it.
_TOKEN = re.compile(r"(?:\w+(?:[.,:’'-]\w+)*|[^\w\s]+)\s*")


def word_runs(edit: Edit) -> tuple[WordRun, ...]:
    """Give the two wordings of a claim as one text of whole words: kept, gone and new."""
    old, new = _TOKEN.findall(one_line(edit.old)), _TOKEN.findall(one_line(edit.new))
    steps = SequenceMatcher(None, [w.strip() for w in old], [w.strip() for w in new], autojunk=False).get_opcodes()
    runs: list[WordRun] = []
    for step, start, end, start2, end2 in steps:
        if step == "equal":
            runs.append(_run(new[start2:end2], Word.SAME))
            continue
        runs += [_run(old[start:end], Word.GONE)] if end > start else []
        runs += [_run(new[start2:end2], Word.NEW)] if end2 > start2 else []
    return tuple(runs)


def _run(tokens: list[str], fate: Word) -> WordRun:
    text = "".join(tokens)
    return WordRun(text.rstrip(), fate, " " if text != text.rstrip() else "")


def _headline(difference: Difference) -> str:
    parts = [f"{len(difference.of(kind))} {kind}" for kind in SHOWN if difference.of(kind)]
    rest = f"{number(len(difference.of(Kind.UNCHANGED)), 'finding')} unchanged"
    return f"{', '.join(parts) or 'Nothing changed'}; {rest}"


def _articles(difference: Difference) -> Iterator[tuple[str, str]]:
    groups = (("added", difference.added), ("removed", difference.removed), ("edited", difference.edited))
    for name, articles in groups:
        for article in articles:
            yield name, one_line(f"{article.outlet}: {article.title}" if article.title else article.outlet)


def _change(change: Change) -> ChangeView:
    lead = change.lead
    sides = (lead.pair.left, lead.pair.right)
    finding = change.new or change.old
    return ChangeView(
        id=finding.id if finding else lead.id,
        kind=change.kind,
        label=str(change.label),
        title=title(change.label, change.type),
        story=story_name(change.story) if change.story else "",
        confidence=confidence(lead.confidence),
        reason=one_line(lead.reason),
        what=tuple(one_line(item) for item in change.what),
        causes=tuple((str(cause.kind), one_line(cause.detail)) for cause in change.causes),
        quotes=tuple(QuoteView(one_line(c.outlet), claim_runs(c, differing_spans(c, lead))) for c in sides),
        edits=tuple(EditView(one_line(edit.outlet), word_runs(edit)) for edit in change.edits),
        review=one_line(change.review),
    )
