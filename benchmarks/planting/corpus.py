"""The research news as stories: articles, sentences with content stems, and what people labelled in them."""

from __future__ import annotations

import gzip
import json
import re
import tempfile
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

from consistency.ingest import read
from consistency.types import Article, Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

NEWS = ("newswcl50", "ecbplus_dev")
HALVES = ("tune", "held")
#: Words are compared by their first letters: no stemmer is needed to match "arrested" and "arrest".
STEM = 5
#: Words that nearly every report carries, so that sharing them says nothing.
PLAIN = frozenset({
    "said", "says", "say", "told", "tells", "according", "reported", "reports", "report", "new", "people", "man",
    "woman", "year", "years", "also", "just",
})  # fmt: skip
STOP = ENGLISH_STOP_WORDS | PLAIN

WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*")
ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Sgt|Lt|Col|Gen|Capt|Sen|Rep|Gov|Det|Jr|Sr|vs|No|Co|Corp|Inc|Ltd|Jan|Feb|Aug|Sept|Oct|Nov|"
    r"Dec|Calif|Fla|Tenn|Conn|Mass|Ariz|Colo|Ill|Ind|Mich|Minn|Miss|Mo|Okla|Ore|Pa|Va|Wash|Wis)|\b[A-Za-z])\.$"
)
BOUNDARY = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a sentence, by its offsets in the sentence; `stem` is empty for what says nothing."""

    text: str
    start: int
    end: int
    stem: str


@dataclass(frozen=True, eq=False)
class Sentence:
    """One sentence of one part of an article; `line` is the line that it stands in."""

    article: Article
    part: Part
    start: int
    text: str
    line: str

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Its words."""
        return tuple(Token(m[0], m.start(), m.end(), stem(m[0])) for m in WORD.finditer(self.text))

    @cached_property
    def stems(self) -> frozenset[str]:
        """Its content words."""
        return frozenset(token.stem for token in self.tokens if token.stem)

    def near(self, start: int, end: int, words: int = 5) -> frozenset[str]:
        """Give the content stems at most `words` words away from a stretch of it, without the stretch."""
        before = [t for t in self.tokens if t.end <= start][-words:]
        after = [t for t in self.tokens if t.start >= end][:words]
        return frozenset(t.stem for t in (*before, *after) if t.stem)

    def outside(self, start: int, end: int) -> frozenset[str]:
        """Give the content stems outside of a stretch."""
        return frozenset(t.stem for t in self.tokens if t.stem and (t.end <= start or t.start >= end))


def stem(word: str) -> str:
    """Give the first letters of a content word, a number whole, and nothing for the rest."""
    plain = re.sub(r"['’]s$", "", word.lower())
    if plain[0].isdigit():
        return plain.replace(",", "")
    return "" if plain in STOP or len(plain) < 3 else plain[:STEM]


@dataclass(frozen=True, slots=True)
class Gold:
    """What people labelled in ECB+: which lines of two articles share an event, and which names are places."""

    same_event: Mapping[frozenset[tuple[str, str]], bool] = field(default_factory=dict)
    places: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def of(self, left: Sentence, right: Sentence) -> bool | None:
        """Say whether two sentences share an event; None where nobody labelled them."""
        return self.same_event.get(frozenset((s.article.id, s.line.strip()) for s in (left, right)))


@dataclass(frozen=True, eq=False)
class Story:
    """Articles about one event."""

    name: str
    articles: tuple[Article, ...]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences that are no furniture of a page, in order."""
        return tuple(sentence for article in self.articles for sentence in sentences(article))

    @property
    def topic(self) -> str:
        """The topic: ECB+ has two similar stories of each."""
        return self.name.rstrip("ab")

    @property
    def pairs(self) -> int:
        """How many pairs of articles are of different outlets."""
        outlets = [article.outlet for article in self.articles]
        return sum(a != b for i, a in enumerate(outlets) for b in outlets[i + 1 :])


def sentences(article: Article) -> Iterator[Sentence]:
    """Give the sentences of an article, its headline first."""
    for part in (Part.TITLE, Part.TEXT):
        at = 0
        for line in article.part(part).split("\n"):
            furniture = part is Part.TEXT and any(s.start < at + len(line) and at < s.end for s in article.boilerplate)
            if line.strip() and not furniture:
                for start, text in split(line):
                    yield Sentence(article, part, at + start, text, line)
            at += len(line) + 1


def split(line: str) -> Iterator[tuple[int, str]]:
    """Cut a line into sentences; in doubt it stays whole."""
    start = 0
    for boundary in BOUNDARY.finditer(line):
        if not ABBREVIATION.search(line[start : boundary.start()]):
            yield start, line[start : boundary.start()]
            start = boundary.end()
    if line[start:].strip():
        yield start, line[start:]


def read_rows(path: Path) -> list[dict[str, object]]:
    """Read gzipped JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def read_stories(data: Path, names: Sequence[str] = NEWS) -> tuple[Story, ...]:
    """Read the stories with at least two outlets, as the program reads tables; ECB+ ones in the order of topics."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{name}.jsonl" for name in names]
        for name, path in zip(names, paths, strict=True):
            path.write_bytes(gzip.decompress((data / "news" / f"{name}.jsonl.gz").read_bytes()))
        articles = read(paths).articles
    groups: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        groups[article.story].append(article)
    stories = [Story(name, tuple(members)) for name, members in groups.items()]
    return tuple(sorted((story for story in stories if story.pairs), key=lambda story: natural(story.name)))


def natural(name: str) -> tuple[tuple[int, str], ...]:
    """Sort "2a" before "10a"."""
    return tuple((int(piece or 0), text) for piece, text in re.findall(r"(\d+)|(\D+)", name))


def half(stories: Sequence[Story], which: str | None) -> tuple[Story, ...]:
    """Give every second topic: the first, third... to tune on, the others held back; None gives all."""
    if which is None:
        return tuple(stories)
    topics = sorted({story.topic for story in stories}, key=natural)
    mine = set(topics[HALVES.index(which) :: 2])
    return tuple(story for story in stories if story.topic in mine)


def read_gold(data: Path) -> Gold:
    """Read the labels of ECB+."""
    same: dict[frozenset[tuple[str, str]], bool] = {}
    for row in read_rows(data / "align" / "ecbplus_dev_pairs.jsonl.gz"):
        ends = ((str(row[side]).split("#")[0], str(row[f"{side}_text"]).strip()) for side in ("left", "right"))
        same[frozenset(ends)] = bool(row["same_event"])
    places: dict[str, set[str]] = defaultdict(set)
    for row in read_rows(data / "ner" / "ecbplus_dev_mentions.jsonl.gz"):
        for kind, text in row["mentions"]:  # type: ignore[attr-defined]
            if kind == "LOC_GEO":
                places[str(row["doc"])].update(re.findall(r"[A-Z][a-z]+(?: [A-Z][a-z]+)*", text))
    return Gold(same, {doc: frozenset(names) for doc, names in places.items()})
