"""The texts that pairs are made of, and which of them are held out."""

import gzip
import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.contrast.text import sentences

#: Sources of `nli/train` whose premises are prose about the world; the rest is tables, captions or templates.
PROSE = (
    "fever",
    "newprotocols",
    "conjnli",
    "wanli",
    "lingnli",
    "mnli_hw2",
    "mnli_llmsknow",
    "cur_kg_relations",
    "covidfact",
)
HELD_OF_A_THOUSAND = 25


@dataclass(frozen=True, slots=True)
class Report:
    """The sentences of one text; those of one `story` tell one event, those of one `topic` similar events."""

    sentences: tuple[str, ...]
    story: str
    topic: str
    news: bool


def held_story(story: str) -> bool:
    """Say whether a news story is kept for evaluation: wcl6 to wcl9, and topics from 30 of ECB+."""
    number = int("".join(filter(str.isdigit, story)))
    return number in range(6, 10) if story.startswith("wcl") else number >= 30


def held_sentence(sentence: str) -> bool:
    """Say whether a sentence is kept for evaluation; premises of FEVER share sentences, so it goes by sentence."""
    return zlib.crc32(sentence.encode()) % 1000 < HELD_OF_A_THOUSAND


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def load_news(folder: Path, *, held: bool) -> Iterator[Report]:
    """Give the news articles of the stories that are held out, or of the others."""
    for name in ("newswcl50", "ecbplus_dev"):
        for row in _rows(folder / "news" / f"{name}.jsonl.gz"):
            if held_story(row["story"]) == held:
                topic = row["story"].rstrip("ab")
                yield Report(sentences(f"{row.get('title') or ''}\n{row['text']}"), row["story"], topic, news=True)


def load_premises(folder: Path, *, held: bool) -> Iterator[Report]:
    """Give the premises of the NLI sets as articles of one to a few sentences, each once."""
    seen: set[str] = set()
    for row in _rows(folder / "nli" / "train.jsonl.gz"):
        if not row["src"].startswith(PROSE) or row["premise"] in seen:
            continue
        seen.add(row["premise"])
        parts = sentences(row["premise"])
        source = row["src"].partition("/")[0]
        if keep := _kept(parts, held=held):
            yield Report(keep, f"{source}{len(seen)}", source, news=False)


def load_wiki(folder: Path, *, held: bool) -> Iterator[Report]:
    """Give the sentences that the PropSegmEnt set has cut into propositions."""
    for number, row in enumerate(_rows(folder / "claims" / "propsegment_wiki.jsonl.gz")):
        if keep := _kept((row["sentence"],), held=held):
            yield Report(keep, f"wiki{number}", "wiki", news=False)


def _kept(parts: Sequence[str], *, held: bool) -> tuple[str, ...]:
    """Give a text if it belongs to the side asked for; one held sentence keeps a whole text from training."""
    held_parts = tuple(p for p in parts if held_sentence(p))
    if held:
        return held_parts
    return () if held_parts else tuple(parts)


def load(folder: Path, *, held: bool) -> tuple[Report, ...]:
    """Give every text of the training side or of the held-out side."""
    return (*load_news(folder, held=held), *load_premises(folder, held=held), *load_wiki(folder, held=held))
