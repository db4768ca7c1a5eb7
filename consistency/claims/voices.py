"""Who speaks a sentence that is nothing but quotation: a quotation of several sentences has one speaker."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from consistency.claims.context import Context, full_speaker
from consistency.claims.speakers import speech
from consistency.lang.quotes import Quotation, quotations, share_quoted
from consistency.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def read_voices(context: Context, spans: Sequence[Span], quotes: tuple[Quotation, ...]) -> dict[int, str]:
    """Say who speaks each sentence that stands wholly in quotation marks, by its start."""
    bare = {span.start for span in spans if is_quotation(context.text, span, clipped(quotes, span))}
    known = dict(_named(context, [span for span in spans if span.start not in bare], quotes))
    for before, quote in pairwise(quotes):
        speaker = known.get(before.start)
        if speaker and quote.start not in known and _goes_on(context.text, spans, before, quote, bare):
            known[quote.start] = speaker
    return {
        start: known[quote.start]
        for start in sorted(bare)
        for quote in quotes
        if quote.start <= start < quote.end and quote.start in known
    }


def is_quotation(text: str, span: Span, inside: tuple[Quotation, ...]) -> bool:
    """Say whether a sentence is nothing but quotation; `inside` are its quotations, in offsets of the sentence."""
    words = text[span.start : span.end]
    return bool(inside) and share_quoted(words, 0, len(words), inside) == 1.0 and not has_inner_mark(words)


def has_inner_mark(words: str) -> bool:
    """Say whether a quotation mark stands inside: then a mark was lost before, and the pairing of marks is no guide."""
    return any(mark in words.strip('“”"«» ') for mark in '“”"«»')


def clipped(quotes: tuple[Quotation, ...], span: Span) -> tuple[Quotation, ...]:
    """Give the parts of quotations that lie in `span`, in offsets from its start."""
    return tuple(
        Quotation(
            max(quote.start, span.start) - span.start,
            min(quote.end, span.end) - span.start,
            quote.closed and quote.end <= span.end,
        )
        for quote in quotes
        if quote.start < span.end and span.start < quote.end
    )


def marks_of(text: str, span: Span, quotes: tuple[Quotation, ...]) -> tuple[Quotation, ...]:
    """Give the quotations of a sentence, as its article pairs the marks, or by itself where that can't be right."""
    inside, words = clipped(quotes, span), text[span.start : span.end]
    lost = bool(inside) and has_inner_mark(words) and share_quoted(words, 0, len(words), inside) == 1.0
    return quotations(words) if lost else inside


def _named(context: Context, spans: Sequence[Span], quotes: tuple[Quotation, ...]) -> Iterator[tuple[int, str]]:
    """Give the speaker of each quotation that has one in a sentence of its own."""
    for span in spans:
        touching = [quote for quote in quotes if quote.start < span.end and span.start < quote.end]
        said = (
            speech(context.text[span.start : span.end], quotes=marks_of(context.text, span, quotes))
            if touching
            else None
        )
        if said:
            name = full_speaker(context, Span(span.start + said.speaker.start, span.start + said.speaker.end))
            yield from ((quote.start, name) for quote in touching)


def _goes_on(text: str, spans: Sequence[Span], before: Quotation, quote: Quotation, bare: set[int]) -> bool:
    """See a quotation that follows another in its paragraph with at most "X said." between, or on one left open."""
    if quote.start not in bare:
        return False
    gap = text[before.end : quote.start]
    ended = sum(before.end < span.end <= quote.start for span in spans)
    return ("\n" not in gap and ended <= 1) or (not before.closed and not gap.strip())
