"""Measure the cutting of clauses on PropSegmEnt: `python benchmarks/clauses.py [--data DIR]`.

The gold cuts sentences much finer than we do (every modifier is a proposition of its own), so what is counted is:
- pieces: of the coordinated pieces, how many equal a gold proposition (token F1 >= 0.8) or hold at least one whole (all
  of its words but those of one shared subject), and how many hold none (a cut in the wrong place);
- straddling: of the gold propositions of cut sentences, how many lie in no single piece (less than 80% of the words in
  the best). The same is counted for cuts at every ", and" and ", but", as a base line.
- facts: of the statements made of appositives and relative clauses, how many equal a gold proposition.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from consistency.claims.clauses import Clause, ClauseKind, clauses

_STOP = frozenset({"is", "are", "was", "were", "the", "a", "an", "has", "have", "had"})


@dataclass(slots=True)
class Tally:
    """What was counted for one way of cutting."""

    sentences: int = 0
    pieces: int = 0
    equal: int = 0
    hold: int = 0
    propositions: int = 0
    straddling: int = 0


def words(text: str) -> Counter[str]:
    return Counter(token for token in re.findall(r"\w+", text.lower()) if token not in _STOP)


def f1(left: Counter[str], right: Counter[str]) -> float:
    shared = (left & right).total()
    return 2 * shared / (left.total() + right.total()) if shared else 0.0


def inside(part: Counter[str], whole: Counter[str]) -> float:
    return (part & whole).total() / part.total() if part.total() else 0.0


def count(tally: Tally, pieces: list[str], propositions: list[str]) -> None:
    if len(pieces) < 2:
        return
    gold = [words(one) for one in propositions if words(one)]
    cut = [words(piece) for piece in pieces]
    tally.sentences += 1
    tally.pieces += len(cut)
    tally.equal += sum(any(f1(piece, one) >= 0.8 for one in gold) for piece in cut)
    tally.hold += sum(any(f1(piece, one) >= 0.8 or inside(one, piece) >= 0.99 for one in gold) for piece in cut)
    tally.propositions += len(gold)
    tally.straddling += sum(max(inside(one, piece) for piece in cut) < 0.8 for one in gold)


def show(name: str, tally: Tally) -> None:
    pieces, propositions = max(tally.pieces, 1), max(tally.propositions, 1)
    print(
        f"{name:<22} {tally.sentences:>4} sentences cut, {tally.pieces} pieces: {tally.equal / pieces:.1%} equal a"
        f" proposition, {tally.hold / pieces:.1%} equal or hold one; {tally.straddling} of {tally.propositions}"
        f" propositions straddle a cut ({tally.straddling / propositions:.1%})"
    )


def facts(found: list[tuple[str, Clause, list[str]]], kind: ClauseKind) -> None:
    made = [(clause.statement, gold) for _, clause, gold in found if clause.kind is kind]
    best = [max((f1(words(text), words(one)) for one in gold), default=0.0) for text, gold in made]
    meant = sum(score >= 0.8 for score in best)
    mean = sum(best) / max(len(best), 1)
    print(f"{kind:<22} {len(made):>4} statements: {meant} equal a proposition; mean best F1 {mean:.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--show", action="store_true", help="print what is cut")
    options = parser.parse_args()
    with gzip.open(options.data / "claims" / "propsegment_wiki.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows: list[dict[str, Any]] = [json.loads(line) for line in lines]
    ours, base = Tally(), Tally()
    found: list[tuple[str, Clause, list[str]]] = []
    for row in rows:
        sentence, gold = row["sentence"], row["propositions"]
        cut = clauses(sentence)
        count(ours, [sentence[one.start : one.end] for one in cut if one.kind is ClauseKind.COORDINATED], gold)
        count(base, re.split(r", (?:and|but) ", sentence), gold)
        found += [(sentence, one, gold) for one in cut]
        if options.show and (len(cut) > 1):
            print("*", sentence)
            for one in cut:
                print("    ", one.kind, "|", one.statement or sentence[one.start : one.end])
    print(f"{len(rows)} sentences, {sum(len(row['propositions']) for row in rows)} propositions")
    show("coordinated (ours)", ours)
    show('every ", and" ", but"', base)
    for kind in (ClauseKind.APPOSITIVE, ClauseKind.RELATIVE):
        facts(found, kind)
    print(f"{'reported':<22} {sum(one.kind is ClauseKind.REPORTED for _, one, _ in found):>4}")


if __name__ == "__main__":
    main()
