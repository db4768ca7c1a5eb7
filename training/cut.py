"""Claims of desk pairs: the pairs as the judge meets them, once their sentences are cut.

    python -m training.cut training/pairs/desk_*.jsonl --out runs/cut.jsonl.gz

No claim of a trap contradicts one of the other side. Which claims of a conflict do is not written down, so it is taken
from the model as it stands: of all pairs of claims the one that it likes best, where that is clear of the next.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

from consistency.lang.content import content, overlap
from consistency.models import load_entailer, load_tagger
from consistency.pipeline import contradiction_of, read_claims, words
from consistency.types import Article, Nature, TextPair
from training.desk import desk_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from consistency.models import Entailer, Tagger

log = logging.getLogger("training.cut")
#: Share of the shorter claim's content words that both have: claims with fewer are not judged.
CLOSE = 0.25
#: How sure the model must be of the best pair of a conflict, and how much surer than of the next.
SURE, AHEAD = 0.3, 0.15


def claims_of(sentences: Sequence[str], tagger: Tagger | None) -> list[list[str]]:
    """Give the statements that each sentence is cut into, as they stand alone."""
    articles = [Article(id=f"{place:06d}", outlet="o", text=text) for place, text in enumerate(sentences)]
    found: dict[str, list[str]] = {article.id: [] for article in articles}
    for claim in read_claims(articles, tagger=tagger):
        if claim.nature is Nature.STATEMENT:
            found[claim.article_id].append(words(claim))
    return [found[article.id] for article in articles]


def close(left: Iterable[str], right: Iterable[str]) -> list[TextPair]:
    """Give the pairs of claims that have enough in common to be judged."""
    return [
        TextPair(one, other)
        for one, other in product(left, right)
        if overlap(content(one), content(other)) >= CLOSE and one.casefold() != other.casefold()
    ]


def clashing(pairs: Sequence[TextPair], seen: Sequence[float]) -> TextPair | None:
    """Give the pair that holds the conflict, None where that is not clear."""
    order = sorted(range(len(pairs)), key=lambda place: -seen[place])
    if not order or seen[order[0]] < SURE:
        return None
    if len(order) > 1 and seen[order[0]] - seen[order[1]] < AHEAD:
        return None
    return pairs[order[0]]


def cut(rows: Sequence[dict[str, Any]], entailer: Entailer, tagger: Tagger | None) -> Iterator[dict[str, str]]:
    """Give rows of claims with a label as desk pairs have it, those left out that are the whole sentences anyway."""
    sides = claims_of([row[side] for row in rows for side in ("left", "right")], tagger)
    found = [close(sides[2 * place], sides[2 * place + 1]) for place in range(len(rows))]
    asked = [
        pair
        for row, pairs in zip(rows, found, strict=True)
        if row["label"] == "conflict"
        for one in pairs
        for pair in (one, TextPair(one.hypothesis, one.premise))
    ]
    scores = dict(zip(asked, entailer.entail(asked), strict=True))
    for row, pairs in zip(rows, found, strict=True):
        whole = {row["left"], row["right"]}
        kept = pairs
        if row["label"] == "conflict":
            seen = [
                contradiction_of(scores[pair], scores[TextPair(pair.hypothesis, pair.premise)]) or 0.0 for pair in pairs
            ]
            best = clashing(pairs, seen)
            kept = [best] if best else []
        for pair in kept:
            if {pair.premise, pair.hypothesis} != whole:
                yield {"left": pair.premise, "right": pair.hypothesis, "label": row["label"]}


def main() -> None:
    """Cut the rows that are learned from, not those held out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("desk", type=Path, nargs="+", help="files of desk pairs")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    rows = desk_rows(*args.desk, held=False)
    made = list(cut(rows, load_entailer(), load_tagger()))
    with gzip.open(args.out, "wt", encoding="utf-8") as out:
        for row in made:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    conflicts = sum(row["label"] == "conflict" for row in made)
    log.info("%d pairs of claims of %d rows, %d of them conflicts", len(made), len(rows), conflicts)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    main()
