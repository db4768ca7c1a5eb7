"""Compare sentence splitters: `python benchmarks/sentences.py [--data DIR]`.

Splitters that are not installed are skipped. For each: golden rules met (spans with white space trimmed), whether the
text comes back whole, characters a second on news, and the ends on news that it and ours do not share.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from consistency.claims.sentences import sentences

Splitter = Callable[[str], list[str]]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    name: str
    golden: int
    whole: bool
    speed: float
    ends: int
    extra: int
    missing: int


def ours(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text)]


def pysbd(text: str) -> list[str]:
    return list(_pysbd().segment(text))


@cache
def _pysbd() -> Any:
    return import_module("pysbd").Segmenter(language="en", clean=False)


def sentencex(text: str) -> list[str]:
    return list(import_module("sentencex").segment("en", text))


def blingfire(text: str) -> list[str]:
    return str(import_module("blingfire").text_to_sentences(text)).split("\n")


def nupunkt(text: str) -> list[str]:
    return list(import_module("nupunkt").sent_tokenize(text))


def syntok(text: str) -> list[str]:
    paragraphs = import_module("syntok.segmenter").process(text)
    return ["".join(token.spacing + token.value for token in one) for paragraph in paragraphs for one in paragraph]


def spacy(text: str) -> list[str]:
    return [sentence.text for sentence in _spacy()(text).sents]


@cache
def _spacy() -> Any:
    blank = import_module("spacy").blank("en")
    blank.add_pipe("sentencizer")
    return blank


SPLITTERS: tuple[Splitter, ...] = (ours, pysbd, sentencex, blingfire, nupunkt, syntok, spacy)


def read(path: Path) -> list[dict[str, Any]]:
    content = path.read_bytes()
    lines = gzip.decompress(content) if path.suffix == ".gz" else content
    return [json.loads(line) for line in lines.decode("utf-8").split("\n") if line]


def paragraphs(data: Path) -> list[str]:
    rows = [row for name in ("newswcl50", "ecbplus_dev") for row in read(data / "news" / f"{name}.jsonl.gz")]
    return [line for row in rows for line in row["text"].splitlines() if line.strip()]


def ends(split: Splitter, text: str) -> frozenset[int]:
    """Give the ends as counts of characters that are no white space, so that trimming does not matter."""
    return frozenset(_running(split(text)))


def _running(pieces: list[str]) -> Iterator[int]:
    count = 0
    for piece in pieces:
        count += len("".join(piece.split()))
        yield count


def measure(split: Splitter, golden: list[dict[str, Any]], news: list[str], base: list[frozenset[int]]) -> Row:
    met = sum([piece.strip() for piece in split(row["text"])] == row["sentences"] for row in golden)
    began = time.perf_counter()
    pieces = [split(text) for text in news]
    speed = sum(map(len, news)) / (time.perf_counter() - began)
    whole = all("".join("".join(one).split()) == "".join(text.split()) for one, text in zip(pieces, news, strict=True))
    found = [frozenset(_running(one)) for one in pieces]
    return Row(
        name=split.__name__,
        golden=met,
        whole=whole,
        speed=speed,
        ends=sum(map(len, found)),
        extra=sum(len(theirs - own) for theirs, own in zip(found, base, strict=True)),
        missing=sum(len(own - theirs) for theirs, own in zip(found, base, strict=True)),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    data = parser.parse_args().data
    golden, news = read(data / "sentences" / "golden_rules_en.jsonl"), paragraphs(data)
    base = [ends(ours, text) for text in news]
    print(f"{len(golden)} golden rules, {len(news)} paragraphs of news; extra and missing ends are against ours")
    print(f"{'splitter':<10} {'golden':>8} {'whole':>6} {'chars/s':>12} {'ends':>7} {'extra':>6} {'missing':>8}")
    for split in SPLITTERS:
        try:
            split("Go.")
        except ImportError:
            print(f"{split.__name__:<10} not installed")
            continue
        row = measure(split, golden, news, base)
        print(
            f"{row.name:<10} {row.golden:>5}/{len(golden)} {'yes' if row.whole else 'no':>6} {row.speed:>12,.0f}"
            f" {row.ends:>7} {row.extra:>6} {row.missing:>8}"
        )


if __name__ == "__main__":
    main()
