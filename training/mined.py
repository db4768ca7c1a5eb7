"""Pairs of real news that the NLI model wrongly calls contradictions, to learn from.

    python -m training.mined --data ../shared/data --out runs/mined.jsonl.gz

Between two reports of one story nearly nothing contradicts: on untouched news one close pair of claims in thousands
does. So close pairs of the tune half that the model calls a contradiction are taken for what they nearly all are, and
as many that it does not call beside them, or it would learn that news never clashes. What was read and judged a
real contradiction (`benchmarks/read_verdicts.jsonl`) is left out, and so is whatever typed facts call one.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import random
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.planted import read_verdicts
from benchmarks.planting.corpus import half, read_stories
from consistency.lang.content import content, overlap
from consistency.models import load_embedder, load_entailer, load_tagger
from consistency.pipeline import candidates, read_claims, silent, words
from consistency.settings import Settings
from consistency.slots import Told, compared
from consistency.types import ClaimPair, TextPair
from consistency.verdict import verdict_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from consistency.types import Article

log = logging.getLogger("training.mined")
#: Share of the shorter claim's content words that both have: with fewer the model sees by itself that they part. Copies
#: are among them: who learned of altered ones takes a copy for one of those.
CLOSE = 0.2
#: From here on the model is taken to call a contradiction. One that learned from such pairs once calls few; a twentieth
#: still finds those that it likes best.
CALLED = 0.4


def close_pairs(data: Path) -> Iterator[ClaimPair]:
    """Give the close pairs of claims of the tune half in which no typed fact clashes and none was read as a clash."""
    embedder, tagger = load_embedder(), load_tagger()
    right = {found.id for found in read_verdicts().values() if found.right}
    for story in half(read_stories(data), "tune"):
        articles: Sequence[Article] = story.articles
        claims = read_claims(articles, tagger=tagger)
        told = Told.of(claims)
        for pair in candidates(articles, claims, embedder, Settings(), silent):
            if pair.for_words_alone or pair.only or verdict_id(pair.left, pair.right) in right:
                continue
            shared = overlap(content(words(pair.left)), content(words(pair.right)))
            if shared >= CLOSE and not any(one.agrees is False for one in compared(pair, told)):
                yield pair


def mined(args: argparse.Namespace) -> None:
    rng = random.Random(args.seed)
    texts = list(dict.fromkeys(TextPair(words(pair.left), words(pair.right)) for pair in close_pairs(args.data)))
    rng.shuffle(texts)
    texts = texts[: args.scored]
    log.info("%d close pairs to score", len(texts))
    scored = list(zip(texts, load_entailer().entail(texts), strict=True))
    called = [text for text, found in scored if found.contradiction >= args.called]
    others = [text for text, found in scored if found.contradiction < args.called]
    chosen = [*called, *rng.sample(others, min(len(called), len(others)))]
    rng.shuffle(chosen)
    with gzip.open(args.out, "wt", encoding="utf-8") as out:
        for text in chosen:
            out.write(json.dumps({"left": text.premise, "right": text.hypothesis}, ensure_ascii=False) + "\n")
    log.info("%d called, %d written", len(called), len(chosen))


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--scored", type=int, default=32_000, help="pairs to score, drawn from all close ones")
    parser.add_argument("--called", type=float, default=CALLED, help="contradiction from which a pair is called one")
    parser.add_argument("--seed", type=int, default=0)
    mined(parser.parse_args())
