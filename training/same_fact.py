"""Pairs of claims, each with one value hidden, and whether both values are of one thing.

    python -m training.same_fact --data ../shared/data --contrast runs/contrast.jsonl.gz --out runs/same_fact.jsonl.gz

Nobody labels anything: two reports of one story that give the same distinctive value speak of one fact; figures of one
claim that another claim states beside a figure of its own do not. Human-written inference pairs and contrast pairs
give facts that differ: what one changed value contradicts was about one thing, what stays neutral was not. So do the
desk pairs that no run holds out: the figure that a conflict is about is of one thing, and those of a trap are of two.
Facts that were read (`benchmarks.news_facts`, those of the tune half; `training/reports`) have their label from there.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import random
import re
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.news_facts import OF_ONE, READ, label_of, read_facts
from benchmarks.planting.corpus import half, read_stories
from consistency.claims import extract
from consistency.lang.content import content
from consistency.lang.words import words
from consistency.models import load_embedder, load_tagger
from consistency.pipeline import candidates, read_claims, silent
from consistency.settings import Settings
from consistency.slots import with_slots
from consistency.slots.ladder import compare
from consistency.slots.masked import masked
from consistency.slots.meeting import MEETINGS
from consistency.slots.open_facts import KINDS, comparable
from consistency.types import Article, Claim, ClaimPair, SlotKind
from training.desk import desk_rows
from training.mix import read_rows
from training.reports import FACTS, report_files, report_stories

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

log = logging.getLogger("training.same_fact")
#: Two reports may both count to three; a larger figure that both give is one fact.
DISTINCTIVE = 4.0
_FIGURE = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand|million)\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:not|no|never|none|nobody|nothing|neither|without|only)\b|n['’]t\b", re.IGNORECASE)
#: Share of the hypothesis that the premise must hold for a contradiction to be laid to the one figure that differs.
COVERED = 0.5
#: Longer premises are whole paragraphs of evidence.
LONGEST = 600
#: Kinds of which a desk conflict may be, by its type.
KIND_OF = {str(kind): kind for kind in KINDS}
#: First words of the types of desk traps that give two values of two things. Of the others (an update, a hedge, a unit,
#: a zone of time) many give two values of one thing.
OF_TWO = frozenset(
    words(
        "cause clause clauses day different event events former group groups part parts person phase plan planned "
        "total total_part two two_things"
    )
)


@dataclass(frozen=True, slots=True)
class Example:
    """Two masked claims, whether their hidden values are of one thing, and where they come from."""

    left: str
    right: str
    same: int
    kind: str
    src: str


def compared(pair: ClaimPair) -> Iterator[tuple[SlotKind, object, object, bool]]:
    """Give every two comparable slots with whether they give one value."""
    for kind in KINDS:
        for left, right in comparable(pair, kind):
            agrees = compare(MEETINGS[kind].levels, left, right).agrees
            if agrees is not None:
                yield kind, left, right, agrees


def of_news(pair: ClaimPair, src: str) -> Iterator[Example]:
    """Give the examples of two claims of one story."""
    found = list(compared(pair))
    names = [(SlotKind.PERSON, left, right, left.value == right.value) for left, right in full_names(pair)]
    for kind, left, right, agrees in (*found, *names):
        small = kind is SlotKind.QUANTITY and left.unit is None and (left.low or 0.0) <= DISTINCTIVE
        if agrees and small:
            continue
        yield Example(masked(pair.left, left), masked(pair.right, right), int(agrees), str(kind), src)


def full_names(pair: ClaimPair) -> Iterator[tuple]:
    """Give every two full names of the two claims."""
    mine, theirs = (
        [s for s in claim.slots if s.kind is SlotKind.PERSON and " " in s.value and " " in s.text]
        for claim in (pair.left, pair.right)
    )
    yield from ((left, right) for left in mine for right in theirs)


def of_inference(premise: list[Claim], hypothesis: list[Claim], label: str, src: str) -> Iterator[Example]:
    """Give the examples of an inference pair, whose sides are given as claims."""
    found = _met(premise, hypothesis)
    agreed_l, agreed_r = _agreed(found)
    open_ = [(m, o, one) for m, o, one in found if not one[3] and id(one[2]) not in agreed_r]
    blamed = label == "contradiction" and len({id(one[2]) for *_, one in open_}) == 1 and len(open_) == 1
    for mine, other, (kind, left, right, agrees) in found:
        if agrees:
            same = 1
        elif id(right) in agreed_r or id(left) in agreed_l:
            same = 0
        elif label == "contradiction":
            words, whole = content(other.text).stems, content(mine.text).stems
            if not blamed or len(words & whole) < COVERED * len(words) or _NEGATED.search(other.text):
                continue
            same = 1
        else:
            same = 0
        yield Example(masked(mine, left), masked(other, right), same, str(kind), src)


def _met(premise: list[Claim], hypothesis: list[Claim]) -> list[tuple]:
    """Give every two comparable slots of two texts, each with its claim."""
    return [
        (mine, other, one) for mine in premise for other in hypothesis for one in compared(ClaimPair(mine, other, 1.0))
    ]


def _agreed(found: list[tuple]) -> tuple[set[int], set[int]]:
    """Give the slots of either side whose value the other side gives too."""
    return {id(one[1]) for *_, one in found if one[3]}, {id(one[2]) for *_, one in found if one[3]}


def of_desk(row: dict, left: list[Claim], right: list[Claim]) -> Iterator[Example]:
    """Give the examples of a desk pair, whose sides are given as claims.

    The only figure of its type that differs is what a conflict is about; a trap's are of two things where its type says
    so. A figure that the other side gives as well is one with that, and none with others; a place that both name says
    nothing, for much happens at one.
    """
    found = _met(left, right)
    agreed_l, agreed_r = _agreed(found)
    rivals = [one for *_, one in found if not one[3] and id(one[1]) not in agreed_l and id(one[2]) not in agreed_r]
    if row["label"] == "conflict":
        meant = [one for one in rivals if one[0] is KIND_OF.get(row["type"])]
        same, open_ = 1, meant if len(meant) == 1 else []
    else:
        same, open_ = 0, rivals if _FIRST_WORD.match(row["type"])[0] in OF_TWO else []
    told = {id(one) for one in open_}
    for mine, other, one in found:
        kind, first, second, agrees = one
        if id(one) in told:
            yield Example(masked(mine, first), masked(other, second), same, str(kind), "desk")
        elif kind is not SlotKind.PLACE and (agrees or id(first) in agreed_l or id(second) in agreed_r):
            yield Example(masked(mine, first), masked(other, second), int(agrees), str(kind), "desk")


_FIRST_WORD = re.compile(r"\w+")


def claims_of(text: str) -> list[Claim]:
    """Read a bare text."""
    article = Article(id="text", outlet="text", text=text)
    return list(with_slots(extract(article), article, None))


def news(data: Path, part: str) -> Iterator[Example]:
    """Give the examples of the aligned claims of half the stories."""
    embedder, tagger = load_embedder(), load_tagger()
    for story in half(read_stories(data), part):
        claims = read_claims(story.articles, tagger=tagger)
        for pair in candidates(story.articles, claims, embedder, Settings(), silent):
            yield from of_news(pair, f"news {story.name}")
        log.info("%s", story.name)


def read(stories: Iterable[tuple[str, Sequence[Article]]], facts: Path, src: str) -> Iterator[Example]:
    """Give the examples of the facts of stories that were read, with the label that a reader gave them."""
    embedder, tagger, labels = load_embedder(), load_tagger(), read_facts(facts)
    for name, articles in stories:
        claims = read_claims(articles, tagger=tagger)
        for pair in candidates(articles, claims, embedder, Settings(), silent):
            for kind, left, right, _ in compared(pair):
                label = label_of(labels, kind, (pair.left, left), (pair.right, right))
                if label is not None:
                    same = int(OF_ONE[label])
                    yield Example(masked(pair.left, left), masked(pair.right, right), same, str(kind), f"{src} {name}")
        log.info("%s", name)


def states_figures(row: dict) -> bool:
    """Say whether both sides of a three-way row state a figure."""
    sides = row["premise"], row["hypothesis"]
    return not row.get("bin") and all(_FIGURE.search(side) for side in sides) and len(row["premise"]) < LONGEST


def inference(path: Path, limit: int, seed: int) -> Iterator[Example]:
    """Give the examples of the rows of a file in which both sides state a figure."""
    rows = [row for row in read_rows(path) if states_figures(row)]
    random.Random(seed).shuffle(rows)
    log.info("%d rows of %s", len(rows), path.name)
    for number, row in enumerate(rows[:limit]):
        if number % 5000 == 0:
            log.info("row %d", number)
        src = row.get("src") or f"contrast {row['kind']}"
        yield from of_inference(claims_of(row["premise"]), claims_of(row["hypothesis"]), row["label"], src)


def desk(paths: list[Path]) -> Iterator[Example]:
    """Give the examples of the desk pairs that are not held out."""
    for row in desk_rows(*paths, held=False):
        yield from of_desk(row, claims_of(row["left"]), claims_of(row["right"]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--contrast", type=Path, default=None)
    parser.add_argument("--rows", type=int, default=60_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--part", default="tune")
    parser.add_argument("--only", default=None)
    parser.add_argument("--desk", type=Path, nargs="*", default=sorted(Path("training/pairs").glob("desk_*.jsonl")))
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    sources = []
    if arguments.only in (None, "news"):
        sources.append(news(arguments.data, arguments.part))
    if arguments.only in (None, "nli"):
        sources.append(inference(arguments.data / "nli/train.jsonl.gz", arguments.rows, arguments.seed))
    if arguments.only in (None, "contrast") and arguments.contrast:
        sources.append(inference(arguments.contrast, arguments.rows, arguments.seed))
    if arguments.only in (None, "desk"):
        sources.append(desk(arguments.desk))
    if arguments.only in (None, "read"):
        stories = half(read_stories(arguments.data), arguments.part)
        sources.append(read(((story.name, story.articles) for story in stories), READ, "read"))
        sources.append(read(report_stories(report_files(), held=False), FACTS, "reports"))
    counts: Counter[tuple[str, str, int]] = Counter()
    with gzip.open(arguments.out, "wt", encoding="utf-8") as out:
        for source in sources:
            for one in source:
                out.write(json.dumps(asdict(one), ensure_ascii=False) + "\n")
                counts[one.src.split()[0], one.kind, one.same] += 1
    for (src, kind, same), count in sorted(counts.items()):
        print(f"{count:7d}  {src:20} {kind:9} {same}")


if __name__ == "__main__":
    main()
