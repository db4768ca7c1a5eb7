"""Pairs of real reports of which one was altered: two claims with a fact in common, and with that fact changed.

    python -m training.altered --data ../shared/data --out runs/altered.jsonl.gz

What two reporters wrote of one fact differs as made sentences never do. So a fact that two reports of the tune half
share is changed in one of them, as `benchmarks.planted` does it in the other half: with the change the two contradict,
without it they don't, and neither does the changed claim contradict what the other report tells elsewhere. The rows
hold news text and are not for committing.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import random
import re
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.planted import TYPES
from benchmarks.planting.corpus import half, read_gold, read_stories
from benchmarks.planting.plants import plants
from consistency.lang.content import content, overlap
from consistency.models import load_tagger
from consistency.pipeline import read_claims, words
from consistency.types import ClashType, Nature
from training.frames import HELD_OF

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from benchmarks.planting.corpus import Gold, Sentence, Story
    from benchmarks.planting.wording import Plant
    from consistency.models import Tagger
    from consistency.types import Claim, Part

log = logging.getLogger("training.altered")
#: Content words of the shorter side that both have: with fewer, a value in common may be of two things.
SURELY_ONE = 0.34
#: Claims of the other report that have less in common with a changed one are no question for a judge.
CLOSE = 0.2
#: Stories are asked again with other seeds: each plants other values, and some of them at other places.
SEEDS = 12


def altered(story: Story, gold: Gold, tagger: Tagger | None, rng: random.Random) -> Iterator[dict[str, str]]:
    """Give rows of claims with a label as desk pairs have it: changed, as they were, changed beside something else."""
    claims = [claim for claim in read_claims(story.articles, tagger=tagger) if claim.nature is Nature.STATEMENT]
    for seed in range(SEEDS):
        for plant in plants(story, gold, types=TYPES, seed=seed):
            left = at(claims, plant.article.id, plant.lead.part, plant.lead.start, plant.lead.end)
            right = within(claims, plant.other)
            if left is not None and right:
                yield from rows_of(plant, left, right, elsewhere(claims, plant), rng)


def rows_of(
    plant: Plant, left: Claim, right: Sequence[Claim], others: Sequence[Claim], rng: random.Random
) -> Iterator[dict[str, str]]:
    """Give the rows of one plant: none where the claims share too little or the change does not show."""
    was = words(left)
    now = changed(was, plant.old, plant.lead.new)
    # Of a sentence cut in two, one claim has the value; a verb that is denied may have another form there.
    told = [claim for claim in right if plant.type is ClashType.POLARITY or plant.old.lower() in claim.text.lower()]
    best = max(told, key=lambda claim: overlap(content(was), content(words(claim))), default=None)
    if now is None or best is None or overlap(content(was), content(words(best))) < SURELY_ONE:
        return
    yield {"left": now, "right": words(best), "label": "conflict", "type": str(plant.type)}
    yield {"left": was, "right": words(best), "label": "trap", "type": str(plant.type)}
    apart = [
        claim for claim in others
        if plant.old not in claim.text and overlap(content(now), content(words(claim))) >= CLOSE
    ]  # fmt: skip
    if apart:
        yield {"left": now, "right": words(rng.choice(apart)), "label": "trap", "type": str(plant.type)}


def changed(text: str, old: str, new: str) -> str | None:
    """Give a text with the only mention of `old` replaced; None where it has none or several."""
    found = list(re.finditer(rf"(?<!\w){re.escape(old)}(?!\w)", text))
    if len(found) != 1:
        return None
    return text[: found[0].start()] + new + text[found[0].end() :]


def at(claims: Iterable[Claim], article: str, part: Part, start: int, end: int) -> Claim | None:
    """Give the shortest claim of an article that holds a stretch of it."""
    held = [
        claim for claim in claims
        if claim.article_id == article and claim.part is part and claim.start <= start and end <= claim.end
    ]  # fmt: skip
    return min(held, key=lambda claim: len(claim.text), default=None)


def within(claims: Iterable[Claim], sentence: Sentence) -> list[Claim]:
    """Give the claims of a sentence."""
    end = sentence.start + len(sentence.text)
    return [
        claim for claim in claims
        if claim.article_id == sentence.article.id and claim.part is sentence.part
        and claim.start < end and sentence.start < claim.end
    ]  # fmt: skip


def elsewhere(claims: Iterable[Claim], plant: Plant) -> list[Claim]:
    """Give the claims of the other report that are not of the sentence with the fact."""
    kept = {claim.id for claim in within(claims, plant.other)}
    return [claim for claim in claims if claim.article_id == plant.other.article.id and claim.id not in kept]


def main() -> None:
    """Write the rows of the stories of the tune half that are learned from, or of those held out, each row once."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--held", action="store_true", help="of every sixth story, to score on, rather than of the rest"
    )
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    rng, tagger, gold = random.Random(args.seed), load_tagger(), read_gold(args.data)
    rows: dict[tuple[str, str], dict[str, str]] = {}
    for place, story in enumerate(half(read_stories(args.data), "tune")):
        if (place % HELD_OF == 0) is not args.held:
            continue
        for row in altered(story, gold, tagger, rng):
            rows.setdefault((row["left"], row["right"]), row)
    made = list(rows.values())
    rng.shuffle(made)
    with gzip.open(args.out, "wt", encoding="utf-8") as out:
        for row in made:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    log.info("%d pairs, %d of them conflicts", len(made), sum(row["label"] == "conflict" for row in made))


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    main()
