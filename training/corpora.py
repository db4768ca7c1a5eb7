"""Sentences with names marked in them, read from `ner/` of the data folder, and which of them are held out."""

import gzip
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from consistency.lang.names import HONORIFICS, ROLES
from consistency.slots.gazetteer import country_of
from training.contrast.sources import held_story

KINDS = ("person", "organisation", "place", "other")
#: What each corpus calls them.
_KIND_OF = {
    "PER": "person", "ORG": "organisation", "LOC": "place", "MISC": "other",
    "person": "person", "corporation": "organisation", "group": "organisation", "location": "place",
    "product": "other", "creative-work": "other",
    "HUMAN_PART_PER": "person", "HUMAN_PART_ORG": "organisation", "HUMAN_PART_GPE": "place", "LOC_GEO": "place",
    "LOC_OTHER": "place", "LOC_FAC": "place", "NON_HUMAN_PART": "other",
}  # fmt: skip
_BREAK = "-DOCSTART-"
#: How far a name is believed whose kind the corpus settles by another rule than news readers do.
_HALF = {"LOC_FAC": 0.5, "NON_HUMAN_PART": 0.5}
#: How far "no name" is believed of a capitalised word of WikiANN: it marks linked names only.
_UNLINKED = 0.3


@dataclass(frozen=True, slots=True)
class Entity:
    """A name at `[start, end)` of its sentence."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A stretch of a sentence whose marks count with `weight`, 0 to 1."""

    start: int
    end: int
    weight: float


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its names; `complete` says that names of kind "other" are marked too."""

    text: str
    entities: tuple[Entity, ...]
    doubts: tuple[Doubt, ...] = ()
    complete: bool = False


def wikigold(data: Path, *, held: bool) -> list[Sentence]:
    """Give every third article of WikiGold, which are held out, or the others."""
    chosen, article = [], 0
    for tokens, tags in _columns(data / "ner/wikigold.test.conllu.gz"):
        article += tokens == [_BREAK]
        if tokens != [_BREAK] and (article % 3 == 2) == held:
            chosen.append(_sentence(tokens, tags, complete=True))
    return chosen


def wnut(data: Path, part: str) -> list[Sentence]:
    """Give the "train", "dev" or "test" part of WNUT 2017."""
    name = {"train": "wnut17train.conll", "dev": "emerging.dev.conll", "test": "emerging.test.annotated"}[part]
    return [_sentence(*row) for row in _columns(data / f"ner/wnut17.{name}.gz")]


def wikiann(data: Path, parts: Sequence[str] = ("train", "val", "test")) -> list[Sentence]:
    """Give the whole sentences of WikiANN: its titles and lists are of no use here."""
    rows = (row for part in parts for row in _columns(data / f"ner/wikiann.{part}.conllu.gz"))
    return [_unlinked(_sentence(*row)) for row in rows if _is_prose(row[0])]


def ecbplus(data: Path, *, held: bool) -> list[Sentence]:
    """Give the sentences of ECB+ topics that are held out (as `training.contrast` does), or of the others."""
    with gzip.open(data / "ner/ecbplus_dev_mentions.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    common = {token for row in rows for token in row["tokens"] if token.islower()}
    return [_marked(row, common) for row in rows if held_story(row["doc"].partition("_")[0]) == held]


def held_sets(data: Path) -> dict[str, list[Sentence]]:
    """Give what is held out: a third of WikiGold, the dev and test parts of WNUT 2017, topics of ECB+."""
    return {
        "wikigold": wikigold(data, held=True),
        "wnut dev": wnut(data, "dev"),
        "wnut test": wnut(data, "test"),
        "ecbplus": ecbplus(data, held=True),
    }


@dataclass(frozen=True, slots=True)
class Tally:
    """Names of one sentence: marked, found, and found right with their borders and kind."""

    marked: int
    found: int
    right: int


def tally(gold: Sequence[Sentence], found: Sequence[Sequence[Entity]], kinds: Sequence[str]) -> list[Tally]:
    """Count sentence by sentence; a name that the corpus leaves open is not counted as found."""
    return [_tallied(sentence, names, kinds) for sentence, names in zip(gold, found, strict=True)]


def _tallied(sentence: Sentence, names: Sequence[Entity], kinds: Sequence[str]) -> Tally:
    marked = {entity for entity in sentence.entities if entity.kind in kinds}
    settled = {name for name in names if name.kind in kinds and (name in marked or not _open(name, sentence))}
    return Tally(len(marked), len(settled), len(marked & settled))


def _open(name: Entity, sentence: Sentence) -> bool:
    """Say whether nobody marked whether this is a name: it lies in a doubt, and over no marked name."""
    doubted = any(doubt.weight == 0 and doubt.start < name.end and name.start < doubt.end for doubt in sentence.doubts)
    return doubted and not any(entity.start < name.end and name.start < entity.end for entity in sentence.entities)


def f1_of(counts: Sequence[Tally]) -> float:
    """Give the harmonic mean of precision and recall over all names."""
    total = sum(one.marked + one.found for one in counts)
    return 2 * sum(one.right for one in counts) / total if total else 0.0


def _columns(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    """Give tokens and IOB2 tags, sentence by sentence; the token is the last column but one."""
    tokens: list[str] = []
    tags: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            parts = line.split()
            if len(parts) >= 2:
                tokens.append(parts[-2])
                tags.append(parts[-1])
            elif tokens:
                yield tokens, tags
                tokens, tags = [], []
    if tokens:
        yield tokens, tags


def _starts(tokens: Sequence[str]) -> list[int]:
    starts, at = [], 0
    for token in tokens:
        starts.append(at)
        at += len(token) + 1
    return starts


def _sentence(tokens: list[str], tags: list[str], *, complete: bool = False) -> Sentence:
    starts = _starts(tokens)
    found: list[Entity] = []
    for token, tag, start in zip(tokens, tags, starts, strict=True):
        head, _, name = tag.partition("-")
        kind = _KIND_OF.get(name)
        end = start + len(token)
        if kind and head == "I" and found and found[-1].kind == kind and found[-1].end == start - 1:
            found[-1] = Entity(found[-1].start, end, kind)
        elif kind:
            found.append(Entity(start, end, kind))
    return Sentence(" ".join(tokens), tuple(found), complete=complete)


def _is_prose(tokens: Sequence[str]) -> bool:
    return len(tokens) >= 8 and sum(token.islower() and token.isalpha() for token in tokens) >= len(tokens) / 3


_CAPITAL = re.compile(r"(?<!\S)[A-ZÀ-ÞĀ-Ž][\w.'’-]*")


def _unlinked(sentence: Sentence) -> Sentence:
    """Doubt the capitalised words that no link marks as names."""
    doubts = [
        Doubt(match.start(), match.end(), _UNLINKED)
        for match in _CAPITAL.finditer(sentence.text)
        if match.start() and not _inside(match.start(), sentence.entities)
    ]
    return Sentence(sentence.text, sentence.entities, tuple(doubts))


def _inside(at: int, entities: Iterable[Entity]) -> bool:
    return any(entity.start <= at < entity.end for entity in entities)


# ECB+ marks who takes part in an event, however it is said: "the actress", "she", "Attorney Shawn Holley".
_LEAD = frozenset({"the", "a", "an", "in", "at", "on", "of", "to", "from", "near", "outside", "inside", "his", "her",
                   "its", "their", "our", "my", "former", "prime", "vice", "deputy", "acting", "attorney", "police",
                   "actor", "actress", "mr", "mrs", "ms", "dr", "defendant", "suspect", "inmate"})  # fmt: skip
_INNER = frozenset({"of", "the", "and", "for", "de", "la", "van", "von", "der", "al", "bin", "'", "’", "-", ".", "&"})
_MARKS = "\"“”‘'’`,"


def _marked(row: dict, common: set[str]) -> Sentence:
    """Take the names out of what ECB+ marks; what may be an unmarked name is doubted."""
    tokens, starts = row["tokens"], _starts(row["tokens"])
    entities: dict[int, Entity] = {}
    known: dict[int, float] = {}  # weight of a token that a mention settles
    for kind, words in row["mentions"]:
        if kind == "HUMAN_PART_PER" and country_of(words.split()[-1]):
            continue  # "the American": WikiGold takes it for another kind
        at = _find(tokens, words.split())
        if at is None:
            continue
        span = range(at, at + len(words.split()))
        if kind.startswith("TIME"):
            known |= dict.fromkeys(span, 1.0)
            continue
        for first, last in _names(tokens, span, kind):
            entity = _trimmed(tokens, starts, first, last, _KIND_OF[kind])
            plain = all(token.strip(_MARKS).lower() in common for token in tokens[first:last])  # "Thieves", "Moms"
            if entity is not None and not plain and not any(one in known for one in range(first, last)):
                entities[first] = entity
                known |= dict.fromkeys(range(first, last), _HALF.get(kind, 1.0))
    doubts = [
        Doubt(start, start + len(token), known.get(index, 0.0))
        for index, (token, start) in enumerate(zip(tokens, starts, strict=True))
        if known.get(index, 0.0) < 1 and (index in known or _may_be_name(token, index, common))
    ]
    return Sentence(" ".join(tokens), tuple(entities[key] for key in sorted(entities)), tuple(doubts))


def _may_be_name(token: str, index: int, common: set[str]) -> bool:
    bare = token.strip(_MARKS)
    return bare[:1].isupper() and not (index == 0 and bare.lower() in common)


def _find(tokens: Sequence[str], words: Sequence[str]) -> int | None:
    size = len(words)
    return next((at for at in range(len(tokens) - size + 1) if list(tokens[at : at + size]) == list(words)), None)


def _is_capital(token: str) -> bool:
    return token.lstrip(_MARKS)[:1].isupper()


def _names(tokens: Sequence[str], span: range, kind: str) -> list[tuple[int, int]]:
    """Give the stretches of a mention that are names: all of it after its lead, or every run of capitals of a place."""
    if kind not in _KIND_OF:
        return []
    if kind in ("LOC_GEO", "LOC_OTHER", "HUMAN_PART_GPE"):
        return _runs(tokens, span)
    first, last = span.start, span.stop
    while first < last and (not _is_capital(tokens[first]) or _is_lead(tokens[first])):
        first += 1
    while first < last and not _is_capital(tokens[last - 1]):
        last -= 1
    whole = all(_is_capital(token) or token in _INNER for token in tokens[first:last])
    ends = last >= span.stop - 1  # one small word may follow: "the Estelle prison", and not "Roe's decision to go"
    return [(first, last)] if first < last and whole and ends else []


def _is_lead(token: str) -> bool:
    bare = token.strip(_MARKS + ".").lower()
    return bare in _LEAD or bare in ROLES or bare in HONORIFICS


def _runs(tokens: Sequence[str], span: range) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for index in span:
        dotted = tokens[index] == "." and found and found[-1][1] == index and len(tokens[index - 1]) == 1  # "D . C ."
        if not dotted and (not _is_capital(tokens[index]) or (index == span.start and _is_lead(tokens[index]))):
            continue
        if found and found[-1][1] == index:
            found[-1] = (found[-1][0], index + 1)
        else:
            found.append((index, index + 1))
    return found


def _trimmed(tokens: Sequence[str], starts: Sequence[int], first: int, last: int, kind: str) -> Entity | None:
    """Give a stretch of tokens without the quotation mark before it and the "'s" after it."""
    words = " ".join(tokens[first:last])
    bare = words.lstrip(_MARKS)
    start = starts[first] + len(words) - len(bare)
    bare = re.sub(r"['’]s?$", "", bare.rstrip(_MARKS))
    return Entity(start, start + len(bare), kind) if bare else None
