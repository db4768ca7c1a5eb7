"""A change of some words of an article, and the article after it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from consistency.ids import content_id
from consistency.types import Article, ClashType, Part, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.planting.corpus import Sentence

#: Sentences that share this much of their words in order are copies of one report.
COPIED = 0.85


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """New words for the stretch `[start, end)` of a part."""

    part: Part
    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Plant:
    """One fact changed in one article; `lead` is the edit in the sentence that another outlet's sentence meets."""

    id: str
    type: ClashType
    story: str
    article: Article  # as it was
    edits: tuple[Edit, ...]
    lead: Edit
    sentence: str  # as it was
    other: Sentence  # of the other outlet, which keeps the fact
    copied: bool  # the two sentences are nearly the same words

    @classmethod
    def of(
        cls, kind: ClashType, story: str, left: Sentence, right: Sentence, edits: Sequence[Edit], lead: Edit
    ) -> Plant:
        """Make a plant of a sentence and the one that it is at odds with after the change."""
        name = content_id("plant", str(kind), story, left.article.id, str(lead.start), lead.new)
        same = copied(left, right)
        return cls(name, kind, story, left.article, tuple(sorted(set(edits))), lead, left.text, right, same)

    @property
    def old(self) -> str:
        """The words that the lead edit replaces."""
        return self.article.part(self.lead.part)[self.lead.start : self.lead.end]

    def planted(self) -> tuple[Article, tuple[tuple[Part, Span], ...]]:
        """Give the article after the change, and where the new words stand in it."""
        return edited(self.article, self.edits)


def copied(left: Sentence, right: Sentence) -> bool:
    """Say whether two sentences are nearly the same words."""
    first, second = ([token.text.lower() for token in sentence.tokens] for sentence in (left, right))
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= COPIED


def edited(article: Article, edits: Iterable[Edit]) -> tuple[Article, tuple[tuple[Part, Span], ...]]:
    """Apply edits that do not overlap; marked furniture moves with the text."""
    spans: list[tuple[Part, Span]] = []
    parts: dict[Part, str] = {}
    boilerplate = article.boilerplate
    for part in Part:
        own = sorted(e for e in edits if e.part is part)
        text, at, words, grown = article.part(part), 0, [], 0
        for e in own:
            words += [text[at : e.start], e.new]
            spans.append((part, Span(e.start + grown, e.start + grown + len(e.new))))
            grown += len(e.new) - (e.end - e.start)
            at = e.end
        parts[part] = "".join((*words, text[at:]))
        if part is Part.TEXT:
            boilerplate = tuple(moved(span, own) for span in boilerplate)
    changed = replace(article, title=parts[Part.TITLE], text=parts[Part.TEXT], boilerplate=boilerplate)
    return changed, tuple(spans)


def moved(span: Span, edits: Sequence[Edit]) -> Span:
    """Give where a span lies after edits outside of it."""
    shift = sum(len(e.new) - (e.end - e.start) for e in edits if e.end <= span.start)
    return replace(span, start=span.start + shift, end=span.end + shift)
