"""The training mix: which pairs of the research sets are shown, how often, and with what around them.

Rows are `{"premise", "hypothesis", "label", "src"}` with `"bin": 1` for two-way sets, whose not-entailed
side is stored as neutral.
"""

import gzip
import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

LABELS = ("contradiction", "entailment", "neutral")
#: Label of a pair that is no contradiction, of which it is not known whether one side follows from the other.
COMPATIBLE = "compatible"

#: How many times a source is drawn, 1 where it is not named. Sets that a bag of words over the hypothesis
#: alone solves (SNLI, Curriculum lexical) get less; contrast groups, where it fails, get more, and so do the sets whose
#: dev part lay furthest from its goal after four runs (CAD, New-Protocols, ConjNLI, MultiNLI).
SOURCE_WEIGHTS = {
    "snli_25k/train": 0.7,
    "snli_cat/train": 0.7,
    "cur_lexical/train": 0.3,
    "cur_kg_relations/train": 0.3,
    "cur_monotonicity_infer/train": 0.4,
    "newprotocols/train_base": 1.5,
    "newprotocols/train_edit_other": 2.0,
    "newprotocols/train_edit_premise": 2.0,
    "conjnli/train_adv15k": 1.4,
    "cad_nli/train": 3.0,
    "mnli_hw2/train20k": 1.6,
    "mnli_llmsknow/train": 1.5,
    "mnli_olora/train": 1.5,
    "taxinli/train10k": 1.5,
    "wanli/train_part": 1.2,
}

#: FEVER is half entailment; these shares bring its three labels level (silver neutrals are part wrong).
FEVER_WEIGHTS = {"entailment": 0.30, "contradiction": 0.90, "neutral": 0.55}


@dataclass(frozen=True, slots=True)
class Pair:
    """One training pair; `two_way` pairs are scored on P(entailment) against the rest."""

    premise: str
    hypothesis: str
    label: str
    two_way: bool = False


def read_rows(path: Path) -> Iterator[dict]:
    """Give the rows of a gzipped JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def without_repeats(text: str) -> str:
    """Drop sentences that a text says twice (FEVER premises repeat the same evidence)."""
    sentences = re.split(r"(?<=[.!?])\s+", text)
    return " ".join(dict.fromkeys(sentences))


def as_pair(row: dict) -> Pair:
    return Pair(without_repeats(row["premise"]), row["hypothesis"], row["label"], bool(row.get("bin")))


def weight(row: dict) -> float:
    if row["src"].startswith("fever"):
        return FEVER_WEIGHTS[row["label"]]
    return SOURCE_WEIGHTS.get(row["src"], 1.0)


def draw(rows: Iterable[dict], rng: random.Random) -> Iterator[Pair]:
    """Give each row as often as its weight says (the fraction by chance), unshuffled."""
    for row in rows:
        share = weight(row)
        times = int(share) + (rng.random() < share % 1)
        for _ in range(times):
            yield as_pair(row)


def surrounded(pair: Pair, left: str, right: str, rng: random.Random) -> Pair:
    """Add unrelated sentences before or after the sides; `""` adds nothing.

    What is contradicted stays so however much else is said. What is entailed stays so when only the premise
    grows, and turns neutral when the hypothesis says something new.
    """
    premise = beside(pair.premise, left, rng) if left else pair.premise
    hypothesis = beside(pair.hypothesis, right, rng) if right else pair.hypothesis
    label = "neutral" if right and pair.label == "entailment" else pair.label
    return replace(pair, premise=premise, hypothesis=hypothesis, label=label)


def beside(text: str, other: str, rng: random.Random) -> str:
    first, second = (text, other) if rng.random() < 0.5 else (other, text)
    return f"{first.rstrip()} {second}" if first.rstrip()[-1:] in '.!?"' else f"{first.rstrip()}. {second}"


def with_surroundings(pairs: list[Pair], share: float, rng: random.Random) -> list[Pair]:
    """Give the pairs, `share` of them with a sentence of some other pair added to one side or both."""
    sentences = [p.premise for p in pairs if 5 <= len(p.premise.split()) <= 22]
    if not sentences:
        return pairs
    out = []
    for pair in pairs:
        if pair.two_way or rng.random() >= share or len(pair.premise.split()) > 45:
            out.append(pair)
            continue
        # An entailed pair whose hypothesis grows turns neutral, so it grows on that side less often.
        where = rng.choice(("left", "both", "right") if pair.label != "entailment" else ("left", "left", "both"))
        left = rng.choice(sentences) if where in ("left", "both") else ""
        right = rng.choice(sentences) if where in ("right", "both") else ""
        out.append(surrounded(pair, left, right, rng))
    return out


def contrast_pairs(path: Path) -> list[Pair]:
    """Read pairs that `training.contrast` wrote; their surroundings are already varied."""
    return [Pair(row["premise"], row["hypothesis"], row["label"]) for row in read_rows(path)]


def training_pairs(
    path: Path,
    *,
    seed: int,
    surround: float = 0.2,
    contrast: Path | None = None,
    share: float = 0.5,
    written: Sequence[Pair] = (),
) -> list[Pair]:
    """Give the shuffled training mix of `path`; contrast pairs and pairs of written stories make up `share` of it.


    The same arguments give the same pairs in the same order.
    """
    rng = random.Random(seed)
    pairs = list(draw(read_rows(path), rng))
    rng.shuffle(pairs)
    pairs = with_surroundings(pairs, surround, rng)
    made = [*(contrast_pairs(contrast) if contrast is not None else ()), *written]
    if made:
        pairs = pairs[: round(len(made) * (1 - share) / share)] + made
        rng.shuffle(pairs)
    return pairs
