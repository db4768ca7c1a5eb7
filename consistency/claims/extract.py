"""An article -> its claims, as exact spans."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from consistency.claims.clauses import ClauseKind, clauses
from consistency.claims.context import Context, full_speaker, read_context, resolve
from consistency.claims.nature import nature
from consistency.claims.sentences import sentences
from consistency.claims.speakers import Speech, speech
from consistency.claims.voices import clipped, is_quotation, marks_of, read_voices
from consistency.ids import content_id
from consistency.lang.quotes import Quotation, quotations
from consistency.lang.roster import Roster, read_roster
from consistency.lang.tense import has_verb
from consistency.types import Article, Claim, Nature, Part, Span

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class _Piece:
    """A claim before it has an id: where it stands, in which sentence, and who says it."""

    span: Span
    sentence: Span
    speaker: str | None = None
    quoted: bool = False
    statement: str = ""


def extract(article: Article) -> tuple[Claim, ...]:
    """Give the claims of an article: its title, then its text in order; furniture of the page is left out."""
    roster = read_roster(article.title, article.text)
    found = [claim for part in (Part.TITLE, Part.TEXT) for claim in _claims(article, part, roster)]
    return tuple(_numbered(found))


def _claims(article: Article, part: Part, roster: Roster) -> Iterator[Claim]:
    text = article.part(part)
    spans = _sentences(text, article.boilerplate if part is Part.TEXT else ())
    context = read_context(text, spans, roster=roster, day=article.day)
    for piece in _pieces(context, spans):
        if not any(map(str.isalnum, text[piece.span.start : piece.span.end])):
            continue
        if part is Part.TEXT and not piece.statement and not _says_something(text, piece.span):
            continue
        yield _claim(article, part, context, piece)


def _sentences(text: str, boilerplate: tuple[Span, ...]) -> tuple[Span, ...]:
    """Give the sentences of what lies between the stretches of boilerplate."""
    found: list[Span] = []
    low = 0
    for span in (*sorted(boilerplate, key=lambda one: one.start), Span(len(text), len(text))):
        if span.start > low:
            found += [Span(low + one.start, low + one.end) for one in sentences(text[low : span.start])]
        low = max(low, span.end)
    return tuple(found)


# A speaker whom nothing in the article names: not the same as another "he", and not another person than Ms Roe either.
_UNKNOWN = frozenset({"he", "she", "they", "it", "who"})


def _says_something(text: str, span: Span) -> bool:
    words = text[span.start : span.end]
    count = len(re.findall(r"[^\W\d_]+", words))
    return count >= 3 or (count > 0 and has_verb(words))


def _claim(article: Article, part: Part, context: Context, piece: _Piece) -> Claim:
    start, end = piece.span.start, piece.span.end
    text = context.text[start:end]
    speaker = piece.speaker if piece.quoted else None
    resolved = resolve(context, start, end, statement=piece.statement, speaker=speaker)
    return Claim(
        id=_id(article.outlet, part, text),
        article_id=article.id,
        outlet=article.outlet,
        part=part,
        text=text,
        start=start,
        end=end,
        sentence=piece.sentence,
        resolved=_bare(resolved.text) if piece.quoted else resolved.text,
        fills=resolved.fills,
        speaker=None if piece.speaker in _UNKNOWN else piece.speaker,
        quoted=piece.quoted,
        nature=nature(text) if not piece.statement else Nature.STATEMENT,
    )


def _id(outlet: str, part: Part, text: str) -> str:
    words = " ".join(text.split())
    return content_id(outlet, str(part), words)


def _numbered(claims: list[Claim]) -> Iterator[Claim]:
    """Tell claims of equal words apart: the second one ends with "-2"."""
    seen: Counter[str] = Counter()
    for claim in claims:
        seen[claim.id] += 1
        yield claim if seen[claim.id] == 1 else replace(claim, id=f"{claim.id}-{seen[claim.id]}")


def _bare(quote: str) -> str:
    """Take the marks off words that stand wholly in them."""
    inner = quote.strip('“”"«»„ ')
    if any(mark in inner for mark in '“”"«»„'):
        return quote
    return inner.removesuffix(",")


# --- cutting a sentence ----------------------------------------------------------------------------------------------


def _pieces(context: Context, spans: tuple[Span, ...]) -> Iterator[_Piece]:
    quotes = quotations(context.text)
    voices = read_voices(context, spans, quotes)
    for span in spans:
        inside = marks_of(context.text, span, quotes)
        if is_quotation(context.text, span, inside):
            yield _Piece(span, span, voices.get(span.start), quoted=True)
        else:
            yield from _cut(context, span, inside)


def _cut(context: Context, span: Span, inside: tuple[Quotation, ...]) -> Iterator[_Piece]:
    sentence = context.text[span.start : span.end]
    parts = clauses(sentence)
    mains = [Span(part.start, part.end) for part in parts if part.kind in {ClauseKind.WHOLE, ClauseKind.COORDINATED}]
    reported = [Span(part.start, part.end) for part in parts if part.kind is ClauseKind.REPORTED]
    for main in mains if len(mains) > 1 else [Span(0, len(sentence))]:
        said = speech(sentence[main.start : main.end], quotes=clipped(inside, main))
        yield from _spoken(context, span, main, said, reported)
    for part in parts:
        if part.kind in {ClauseKind.APPOSITIVE, ClauseKind.RELATIVE}:
            yield _Piece(Span(span.start + part.start, span.start + part.end), span, statement=part.statement)


def _spoken(
    context: Context, sentence: Span, main: Span, said: Speech | None, reported: list[Span]
) -> Iterator[_Piece]:
    """Give what is said as claims of its speaker, or the clause as it stands."""
    low = sentence.start + main.start
    whole = _trimmed(context.text, low, sentence.start + main.end)
    if said is None:
        yield _Piece(whole, sentence)
        return
    name = full_speaker(context, Span(low + said.speaker.start, low + said.speaker.end))
    if not said.contents:
        speaker = context.text[low + said.speaker.start : low + said.speaker.end]
        if len(context.text[whole.start : whole.end].split()) > len(speaker.split()) + 2:  # not just "Adams said."
            yield _Piece(whole, sentence, name)
        return
    if said.main:
        yield _Piece(_trimmed(context.text, low + said.main.start, low + said.main.end), sentence)
    for content in said.contents:
        start, end = low + content.start - sentence.start, low + content.end - sentence.start
        parts = [part for part in reported if start <= part.start and part.end <= end]
        for part in parts or [Span(start, end)]:
            span = _trimmed(context.text, sentence.start + part.start, sentence.start + part.end)
            yield _Piece(span, sentence, name, quoted=content.quoted)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;"):
        end -= 1
    return Span(start, end)
