"""Claims -> claims with slots: read from the words with names filled in, pointing at the words as written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from consistency.lang.names import is_given_name
from consistency.lang.quotes import quotations
from consistency.slots.age import ages
from consistency.slots.calibre import calibres
from consistency.slots.dates import dates
from consistency.slots.duration import durations
from consistency.slots.frequency import frequencies
from consistency.slots.money import sums
from consistency.slots.naming import name_words
from consistency.slots.nobody import nobodies
from consistency.slots.ordinals import ordinals
from consistency.slots.person import persons, spread
from consistency.slots.place import places
from consistency.slots.polarity import polarities
from consistency.slots.quantity import quantities
from consistency.slots.quote import quotes
from consistency.slots.role import roles
from consistency.slots.score import scores
from consistency.slots.times import times
from consistency.types import Article, Claim, Slot, SlotKind

if TYPE_CHECKING:
    from datetime import date

    from consistency.lang.tagged import TaggedNames

Reader = Callable[[str], tuple[Slot, ...]]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the filled text, and where it stands in the part; a fill stands for its words as a whole."""

    start: int
    end: int
    source: int
    source_end: int
    filled: bool


@dataclass(frozen=True, slots=True)
class _Filled:
    """The words of a claim with names filled in, and the way back to the words as written."""

    text: str
    pieces: tuple[_Piece, ...]

    def source_of(self, start: int, end: int) -> tuple[int, int]:
        """Give the stretch of the part that `[start, end)` of the filled text stands for."""
        first = next(piece for piece in self.pieces if start < piece.end)
        last = next(piece for piece in self.pieces if end <= piece.end)
        low = first.source if first.filled else first.source + start - first.start
        high = last.source_end if last.filled else last.source + end - last.start
        return low, high


def texts_of(claims: Sequence[Claim]) -> list[str]:
    """Give the words that slots are read from, claim by claim: those a tagger is to see."""
    return [_filled(claim).text for claim in claims]


def with_slots(
    claims: Sequence[Claim], article: Article, names: Sequence[TaggedNames] | None = None
) -> tuple[Claim, ...]:
    """Give the claims of one article with what they state of dates, counts, people, places and words.

    `names` is what a tagger found in `texts_of(claims)`; rules alone read names without it.
    """
    tags = [None] * len(claims) if names is None else names
    read = [replace(claim, slots=slots_of(claim, article, own)) for claim, own in zip(claims, tags, strict=True)]
    people = [slot for claim in read for slot in claim.slots if slot.kind is SlotKind.PERSON]
    return tuple(replace(claim, slots=_spread(claim.slots, people)) for claim in read)


def slots_of(claim: Claim, article: Article, names: TaggedNames = None) -> tuple[Slot, ...]:
    """Read the typed facts of one claim, in the order of its words; each has its span in the article."""
    part = article.part(claim.part)
    filled = _filled(claim)
    found = [_placed(slot, filled, part) for slot in _read(filled.text, claim, article.day, names)]
    found += _of_speaker(claim, part)
    return tuple(sorted(dict.fromkeys(found), key=lambda slot: (slot.start, slot.end, slot.kind, slot.value)))


def _read(text: str, claim: Claim, anchor: date | None, names: TaggedNames) -> Iterator[Slot]:
    # What is quoted was said on a day that need not be the day of publication.
    day = None if claim.quoted else anchor
    yield from dates(text, anchor=day)
    yield from times(text, anchor=day)
    # A sentence from inside a longer quotation has no marks of its own.
    bare = claim.quoted and not any(mark in text for mark in QUOTE_MARKS)
    yield from quotes(text, speaker=claim.speaker, whole=bare)
    found = [slot for reader in READERS for slot in reader(text)]
    sold = [(slot.start, slot.end) for slot in found if slot.kind is SlotKind.MONEY]
    # Pounds that are paid are no weight.
    yield from (slot for slot in found if slot.kind is not SlotKind.QUANTITY or (slot.start, slot.end) not in sold)
    yield from persons(text, names)
    yield from places(text, names)
    # An office inside quoted words is that of the day when they were said.
    yield from (slot for slot in roles(text, names) if not (claim.quoted or _in_quotes(text, slot)))


def _in_quotes(text: str, slot: Slot) -> bool:
    return any(quote.start <= slot.start and slot.end <= quote.end for quote in quotations(text))


def _of_speaker(claim: Claim, part: str) -> Iterator[Slot]:
    """Give the name, the office and the age that the sentence states of the claim's speaker, outside of the claim."""
    if claim.speaker is None:
        return
    low = claim.sentence.start
    sentence = part[low : claim.sentence.end]
    family = claim.speaker.split()[-1]
    titles = [slot for slot in (*roles(sentence, None), *ages(sentence)) if (slot.about or "").split()[-1:] == [family]]
    # "Roe spokeswoman Ann Lee": whom she speaks for is none of her name.
    name = next((slot.about for slot in titles if slot.about and f" {claim.speaker}".endswith(f" {slot.about}")), None)
    for slot in (*titles, *_name_of_speaker(sentence, name or claim.speaker, titled=name is not None)):
        start, end = low + slot.start, low + slot.end
        if end <= claim.start or start >= claim.end:
            yield replace(slot, start=start, end=end)


def _name_of_speaker(sentence: str, speaker: str, *, titled: bool) -> Iterator[Slot]:
    """Give the full name of the speaker where the sentence prints it; a body has no given name and no office."""
    words = name_words(speaker)
    start = sentence.find(speaker)
    if len(words) > 1 and (titled or is_given_name(words[0].title())) and start >= 0:
        value, end = " ".join(words), start + len(speaker)
        yield Slot(SlotKind.PERSON, value, speaker, start, end, statement=f"{speaker} is named.")


QUOTE_MARKS = '“”"«»„'
READERS: tuple[Reader, ...] = (
    durations,
    quantities,
    nobodies,
    ordinals,
    calibres,
    frequencies,
    scores,
    sums,
    ages,
    polarities,
)


def _filled(claim: Claim) -> _Filled:
    """Fill in who is meant. Dates stay as written: their reader knows what "Tuesday" is worth, and what it is not."""
    names = [fill for fill in claim.fills if fill.kind != "date" and claim.start <= fill.start < fill.end <= claim.end]
    pieces: list[_Piece] = []
    words: list[str] = []
    at, length = claim.start, 0
    for fill in sorted(names, key=lambda fill: fill.start):
        for source, source_end, text, is_fill in (
            (at, fill.start, claim.text[at - claim.start : fill.start - claim.start], False),
            (fill.start, fill.end, fill.meaning, True),
        ):
            pieces.append(_Piece(length, length + len(text), source, source_end, is_fill))
            words.append(text)
            length += len(text)
        at = fill.end
    rest = claim.text[at - claim.start :]
    pieces.append(_Piece(length, length + len(rest), at, claim.end, filled=False))
    return _Filled("".join((*words, rest)), tuple(pieces))


def _placed(slot: Slot, filled: _Filled, part: str) -> Slot:
    start, end = filled.source_of(slot.start, slot.end)
    return replace(slot, start=start, end=end, text=part[start:end])


def _spread(slots: tuple[Slot, ...], people: Sequence[Slot]) -> tuple[Slot, ...]:
    own = tuple(slot for slot in slots if slot.kind is SlotKind.PERSON)
    return (*(slot for slot in slots if slot.kind is not SlotKind.PERSON), *spread(own, people))
