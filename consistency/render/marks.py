"""Which words of a sentence are marked: those of the claim, and those that clash with the other side."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING

from consistency.render.safe import one_line, visible
from consistency.types import Article, Claim, Label, Slot, SlotKind, Span, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Mark(StrEnum):
    """Why a run of words stands out; context is the rest of the sentence that a claim was cut from."""

    CONTEXT = "context"
    CLAIM = "claim"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that are shown in one way, safe to show."""

    text: str
    mark: Mark


_WORD = re.compile(r"[^\W_]+(?:[.,:’'-][^\W_]+)*[%€$£]?")
_NEGATIONS = "cannot denied denies deny neither never no nobody none nor not nothing refused without"
# Words of grammar: a difference in these alone is one of wording.
_GRAMMAR_WORDS = (
    "a about after all also an and are as at be because been before being but by did do does for from had has have he "
    "her hers him his how i if in into is it its more most of on or our out over s said saying says she so some such "
    "than that the their them then there these they this those to told under up was we were what when where which "
    "while who will with would you"
)
_NEGATION, _GRAMMAR = frozenset(_NEGATIONS.split()), frozenset(_GRAMMAR_WORDS.split())
_MOST_GRAMMAR, _TAIL = 3, 1
_MIN_SHARED = 0.25  # with less in common a diff marks nearly all, which points at nothing


def quote_runs(article: Article, claim: Claim, spans: Sequence[Span]) -> tuple[Run, ...]:
    """Give the sentence of `claim` in runs, with the words at `spans` marked."""
    text = article.part(claim.part)
    start, end = min(claim.sentence.start, claim.start), max(claim.sentence.end, claim.end)
    cuts = {start, end, claim.start, claim.end}
    cuts |= {min(max(edge, start), end) for span in spans for edge in (span.start, span.end)}
    edges = sorted(cuts)
    pieces = [Run(visible(text[a:b]), _mark_at(a, claim, spans)) for a, b in itertools.pairwise(edges)]
    return _tidy(pieces)


def claim_runs(claim: Claim, spans: Sequence[Span]) -> tuple[Run, ...]:
    """Give the words of `claim` alone in runs, with those at `spans` marked."""
    whole = replace(claim, sentence=Span(claim.start, claim.end))
    blank = " " * claim.start  # offsets count in the article, of which only these words are known here
    article = Article(claim.article_id, claim.outlet, blank + claim.text, title=blank + claim.text)
    return quote_runs(article, whole, spans)


def plain(runs: Iterable[Run]) -> str:
    """Give the words of `runs` without marks."""
    return one_line("".join(run.text for run in runs))


def slot_spans(claim: Claim, verdict: Verdict, *, clashing: bool) -> tuple[Span, ...]:
    """Give where the compared words of `claim` lie: those that disagree, or else those that only read differently."""
    is_left = verdict.pair.left.id == claim.id
    first, last = min(claim.start, claim.sentence.start), max(claim.end, claim.sentence.end)
    spans: list[Span] = []
    for comparison in verdict.comparisons:
        slot, other = (comparison.left, comparison.right) if is_left else (comparison.right, comparison.left)
        differs = comparison.agrees is False if clashing else bool(slot and other and slot.text != other.text)
        if slot and differs and first <= slot.start < slot.end <= last:
            quoted = comparison.kind is SlotKind.QUOTE
            spans += quote_spans(slot, other) if quoted and other else (Span(slot.start, slot.end),)
    return tuple(spans)


def diff_spans(claim: Claim, other: Claim) -> tuple[Span, ...]:
    """Give the words of `claim` that stand in the place of others in `other`, or else those that `other` lacks."""
    words, others = list(_WORD.finditer(claim.text)), list(_WORD.finditer(other.text))
    left, right = [word[0].casefold() for word in words], [word[0].casefold() for word in others]
    swapped, added = _changes(left, right)
    telling = [i for i in swapped + added if _is_telling(left[i]) and left[i] not in right]
    if not _alike(left, right):
        swapped, added = [], []
    chosen = _content(swapped, left) or _content(added, left) or (swapped if len(swapped) <= _MOST_GRAMMAR else [])
    found = [words[i] for i in sorted({*chosen, *telling})]
    return _joined([Span(claim.start + word.start(), claim.start + word.end()) for word in found], claim)


def differing_spans(claim: Claim, verdict: Verdict) -> tuple[Span, ...]:
    """Give the words of `claim` that differ from the other side of `verdict`: by slots if they tell, else by diff."""
    if verdict.label is Label.AGREEMENT:
        return ()
    clashing = verdict.label is Label.CONTRADICTION
    if spans := slot_spans(claim, verdict, clashing=clashing):
        return spans
    pair = verdict.pair
    return diff_spans(claim, pair.right if pair.left.id == claim.id else pair.left) if clashing else ()


def quote_spans(own: Slot, other: Slot) -> tuple[Span, ...]:
    """Give the words of a quotation that the other report of it has not; the whole of it where it only lacks some."""
    words = list(re.finditer(r"[\w’'-]+", own.text))
    theirs = [word.casefold() for word in re.findall(r"[\w’'-]+", other.text)]
    steps = SequenceMatcher(None, [word[0].casefold() for word in words], theirs, autojunk=False).get_opcodes()
    changed = [words[start:end] for step, start, end, _, _ in steps if step in ("replace", "delete")]
    found = tuple(Span(own.start + part[0].start(), own.start + part[-1].end()) for part in changed if part)
    return found or (Span(own.start, own.end),)


def _changes(left: Sequence[str], right: Sequence[str]) -> tuple[list[int], list[int]]:
    """Give the places in `left` of words that are replaced, and of words that are only there."""
    swapped: list[int] = []
    added: list[int] = []
    for tag, start, end, other_start, other_end in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag == "replace":
            # Where a long tail stands against a short one, its end has no counterpart.
            swapped += range(start, min(end, start + other_end - other_start + _TAIL))
        elif tag == "delete":
            added += range(start, end)
    return swapped, added


def _alike(left: Sequence[str], right: Sequence[str]) -> bool:
    lefts, rights = ({word for word in words if word not in _GRAMMAR} for words in (left, right))
    return len(lefts & rights) >= _MIN_SHARED * min(len(lefts), len(rights))


def _content(places: Sequence[int], words: Sequence[str]) -> list[int]:
    return [place for place in places if words[place] not in _GRAMMAR]


def _mark_at(offset: int, claim: Claim, spans: Sequence[Span]) -> Mark:
    if any(span.start <= offset < span.end for span in spans):
        return Mark.WORDS
    return Mark.CLAIM if claim.start <= offset < claim.end else Mark.CONTEXT


def _tidy(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Make white space single and give runs of one mark as one; what surrounds the whole goes."""
    tidy: list[Run] = []
    for run in runs:
        text = re.sub(r"\s+", " ", run.text)
        if not tidy or tidy[-1].text.endswith(" "):
            text = text.lstrip()
        if tidy and tidy[-1].mark is run.mark:
            tidy[-1] = Run(tidy[-1].text + text, run.mark)
        elif text:
            tidy.append(Run(text, run.mark))
    if tidy:
        tidy[-1] = Run(tidy[-1].text.rstrip(), tidy[-1].mark)
    return tuple(run for run in tidy if run.text)


def _joined(spans: Sequence[Span], claim: Claim) -> tuple[Span, ...]:
    """Join neighbours, so that "3 May" is one mark and not two."""
    joined: list[Span] = []
    for span in spans:
        between = claim.text[joined[-1].end - claim.start : span.start - claim.start] if joined else "x"
        if between.isspace():
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return tuple(joined)


def _is_telling(word: str) -> bool:
    return any(letter.isdigit() for letter in word) or word in _NEGATION
