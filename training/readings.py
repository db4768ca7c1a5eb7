"""Pairs of claims of whole reports that somebody read: those that clash, and those that only look like it.

    python -m training.readings --data ../shared/data --out runs/readings.jsonl.gz

From news of the tune half (`benchmarks.news_facts`) and from our own stories (`training/reports`): claims with a fact
that was read as a clash are a conflict, those with facts that were read as compatible or of two things are none. Where
two claims give one value of one fact, that value is changed in one of them (a conflict); where two facts are of two
things, one is changed as well, and that is none. Of our own stories the sentences of the planted conflicts are one,
too, and all other close claims are none. `--held` writes the stories that are held out, to score on. The rows hold news
text and are not for committing.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import random
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.news_facts import READ, label_of, read_facts
from benchmarks.planting.corpus import Sentence, half, read_stories
from benchmarks.planting.mentions import mentions
from benchmarks.planting.values import others, reads_well, written
from consistency.models import load_embedder, load_tagger
from consistency.pipeline import candidates, read_claims, silent, words
from consistency.settings import Settings
from training.altered import changed
from training.reports import FACTS, Conflict, conflicts, report_files, report_stories
from training.same_fact import compared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from benchmarks.news_facts import Places
    from consistency.types import Article, Claim, ClaimPair, Slot, SlotKind

log = logging.getLogger("training.readings")
#: Shares of two claims of which an altered copy is made beside something else, and of one value in both directions.
BESIDE, BOTH = 0.4, 0.5
#: New values that are tried before a fact is left as it is.
TRIED = 6
_NO_SHAPE = "place"  # where a place lies, the list of new ones doesn't know

#: Two texts with a label as desk pairs have it, and the kind of fact that it is about.
Row = dict[str, str]


def of_facts(pairs: Iterable[ClaimPair], facts: dict[tuple[str, Places], str], rng: random.Random) -> Iterator[Row]:
    """Give the rows of claims with facts that were read, as they are and altered."""
    read = [(pair, found) for pair in pairs if (found := [*labelled(pair, facts)])]
    clash = {_texts(pair) for pair, found in read if any(label == "clash" for *_, label in found)}
    for pair, found in read:
        left, right = _texts(pair)
        yield _row(left, right, conflict=(left, right) in clash, kind=str(found[0][0]))
        if (left, right) in clash:
            continue
        for kind, mine, theirs, agrees, label in found:
            if label == "same" and agrees:
                yield from _altered(pair, kind, mine, theirs, rng, conflict=True)
            elif label == "apart" and rng.random() < BESIDE:
                yield from _altered(pair, kind, mine, theirs, rng, conflict=False)


def labelled(pair: ClaimPair, facts: dict[tuple[str, Places], str]) -> Iterator[tuple[SlotKind, Slot, Slot, bool, str]]:
    """Give the facts of two claims that were read, with whether they give one value and what was made of them."""
    for kind, left, right, agrees in compared(pair):
        label = label_of(facts, kind, (pair.left, left), (pair.right, right))
        if label is not None:
            yield kind, left, right, agrees, label


def _altered(
    pair: ClaimPair, kind: SlotKind, left: Slot, right: Slot, rng: random.Random, *, conflict: bool
) -> Iterator[Row]:
    for mine, other, slot in ((pair.left, pair.right, left), (pair.right, pair.left, right)):
        found = with_other_value(mine, slot, rng)
        if found is None or (conflict and _states(other.text, found[1])):
            continue
        yield _row(found[0], words(other), conflict=conflict, kind=str(kind))
        if rng.random() < BOTH:
            return


def with_other_value(claim: Claim, slot: Slot, rng: random.Random) -> tuple[str, str] | None:
    """Give the words of a claim with another value for a fact, and that value; None where none can stand there."""
    # The planter reads what it may change from the sentence alone.
    sentence = Sentence(None, claim.part, claim.start, claim.text, claim.text)  # type: ignore[arg-type]
    start, end = slot.start - claim.start, slot.end - claim.start
    for mention in mentions(sentence):
        if mention.start >= end or start >= mention.end or mention.shape == _NO_SHAPE:
            continue
        for option in others(mention, rng)[:TRIED]:
            new = written(option, mention.text)
            if reads_well(claim.text[: mention.start], mention.text, new) and not _states(claim.text, new):
                now = changed(words(claim), mention.text, new)
                return (now, new) if now else None
    return None


def _states(text: str, value: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(value)}(?!\w)", text) is not None


def of_story(pairs: Iterable[ClaimPair], planted: Sequence[Conflict], articles: Sequence[Article]) -> Iterator[Row]:
    """Give the sentences of the planted conflicts of one of our stories, and the claims that hold none of them."""
    by_outlet = {article.outlet: article for article in articles}
    places = []
    for one in planted:
        yield _row(*one.sentences, conflict=True, kind=one.type)
        places.append([place_of(by_outlet[name], text) for name, text in zip(one.outlets, one.sentences, strict=True)])
    for pair in pairs:
        if not any(holds_both(pair, one, other) or holds_both(pair, other, one) for one, other in places):
            yield _row(*_texts(pair), conflict=False, kind="claims")


def place_of(article: Article, sentence: str) -> tuple[str, str, int, int]:
    """Give where a sentence stands; ValueError where it does not."""
    for part, text in (("text", article.text), ("title", article.title)):
        if (start := text.find(sentence)) >= 0:
            return article.id, part, start, start + len(sentence)
    raise ValueError(f"{article.id} does not say {sentence!r}")


def holds_both(pair: ClaimPair, one: tuple[str, str, int, int], other: tuple[str, str, int, int]) -> bool:
    return all(
        claim.article_id == article and claim.part == part and claim.start < end and start < claim.end
        for claim, (article, part, start, end) in ((pair.left, one), (pair.right, other))
    )


def _texts(pair: ClaimPair) -> tuple[str, str]:
    return words(pair.left), words(pair.right)


def _row(left: str, right: str, *, conflict: bool, kind: str) -> Row:
    return {"left": left, "right": right, "label": "conflict" if conflict else "trap", "type": kind}


def gathered(data: Path, *, held: bool, seed: int) -> Iterator[Row]:
    """Read the news and our own stories to learn from, or those held out, and give their rows."""
    rng, embedder, tagger = random.Random(seed), load_embedder(), load_tagger()

    def close(articles: Sequence[Article]) -> tuple[ClaimPair, ...]:
        return candidates(articles, read_claims(articles, tagger=tagger), embedder, Settings(), silent)

    facts = read_facts(READ)
    for story in half(read_stories(data), "held" if held else "tune"):
        yield from of_facts(close(story.articles), facts, rng)
    facts, planted = read_facts(FACTS), [*conflicts(report_files())]
    for name, articles in report_stories(report_files(), held=held):
        pairs = close(articles)
        yield from of_story(pairs, [one for one in planted if one.story == name], articles)
        yield from of_facts(pairs, facts, rng)


def main() -> None:
    """Write each two texts once, as what they were first, and conflicts as often as `--conflicts` says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder with news/")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--held", action="store_true", help="the held out stories, to score on, rather than the others")
    parser.add_argument("--conflicts", type=int, default=1, help="how often each conflict is written")
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    rows: dict[tuple[str, str], Row] = {}
    for row in gathered(args.data, held=args.held, seed=args.seed):
        rows.setdefault((row["left"], row["right"]), row)
    made = [row for row in rows.values() for _ in range(args.conflicts if row["label"] == "conflict" else 1)]
    random.Random(args.seed).shuffle(made)
    with gzip.open(args.out, "wt", encoding="utf-8") as out:
        for row in made:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    log.info("%d pairs: %s", len(made), dict(Counter(row["label"] for row in made)))


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    main()
