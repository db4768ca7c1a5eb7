"""Real differences between reports: `python -m benchmarks.real [--data DIR] [--half tune|held] [--list] [--add FILE]`.

`real_differences.jsonl` lists, for the research news, where two reports of one story give different values: conflicts,
figures that developed, and traps that only look like conflicts. It was made by reading whole stories, before the
program's verdicts were seen, and holds places (article, part, offsets) and judgements, no news. A conflict is found
when a contradiction is reported between claims that hold the two values; a trap is fallen into when one is. For what
is missed, the stage where it is lost is counted. `--add` turns rows with sentences, as a reader writes them, into
places. `--list` prints what was missed and what was called wrongly, on standard output only.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import track
from rich.table import Table

from benchmarks.planting.corpus import HALVES, Story, half, read_stories
from benchmarks.planting.rerun import Desk, Read
from benchmarks.scores import Share, percent, percent_range
from consistency.models import load_binder, load_embedder, load_entailer, load_tagger
from consistency.pipeline import Models
from consistency.types import Article, Claim, ClaimPair, Label, Part, Span, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LISTED = Path(__file__).parent / "real_differences.jsonl"
CLASSES = ("conflict", "update", "trap")
DISPUTED = (Label.CONTRADICTION, Label.UPDATE, Label.ATTRIBUTION)
#: Where a conflict is lost, in the order of the pipeline.
STAGES = ("no claim", "not aligned", "no fact on both sides", "not bound", "met as compatible", "another label")


@dataclass(frozen=True, slots=True)
class Place:
    """A value in an article, with the sentence around it."""

    article: str
    part: Part
    sentence: Span
    value: Span

    def held_by(self, claim: Claim) -> bool:
        """Say whether a claim states the value."""
        return (
            claim.article_id == self.article
            and claim.part is self.part
            and claim.start < self.value.end
            and self.value.start < claim.end
        )


@dataclass(frozen=True, slots=True)
class Difference:
    """Two values of two reports, and what a reader made of them."""

    story: str
    kind: str
    of: str  # one of CLASSES
    sure: bool
    left: Place
    right: Place
    note: str

    def asks(self, pair: ClaimPair) -> bool:
        """Say whether one claim of a pair states the one value, and the other the other."""
        one, other = pair.left, pair.right
        return (self.left.held_by(one) and self.right.held_by(other)) or (
            self.left.held_by(other) and self.right.held_by(one)
        )


@dataclass(frozen=True, slots=True)
class Trial:
    """A difference and what the program made of it: the labels of its pairs, and the stage where it was lost."""

    difference: Difference
    labels: tuple[Label, ...]
    stage: str

    @property
    def called(self) -> bool:
        """Whether a contradiction was reported."""
        return Label.CONTRADICTION in self.labels


def read_listed(path: Path = LISTED) -> tuple[Difference, ...]:
    """Read the list."""
    with path.open(encoding="utf-8") as lines:
        return tuple(_difference(json.loads(line)) for line in lines if line.strip())


def _difference(row: dict[str, Any]) -> Difference:
    sides = [
        Place(row[side]["article"], Part(row[side]["part"]), Span(*row[side]["sentence"]), Span(*row[side]["value"]))
        for side in ("left", "right")
    ]
    return Difference(row["story"], row["kind"], row["class"], row["sure"], *sides, row["note"])


def as_row(one: Difference) -> dict[str, Any]:
    """Give a difference as it stands in the file."""
    sides = {
        name: {
            "article": place.article, "part": str(place.part),
            "sentence": [place.sentence.start, place.sentence.end], "value": [place.value.start, place.value.end],
        }
        for name, place in (("left", one.left), ("right", one.right))
    }  # fmt: skip
    return {"story": one.story, "class": one.of, "sure": one.sure, "kind": one.kind, **sides, "note": one.note}


def located(row: dict[str, Any], articles: dict[str, Article]) -> Difference:
    """Find the sentences and the values of a reader's row; ValueError where an article does not hold them."""
    sides = [_place(articles[row[f"{side}_article"]], row[side], row[f"{side}_value"]) for side in ("left", "right")]
    return Difference(row["story"], row["kind"], row["class"], bool(row["sure"]), *sides, row.get("note", ""))


def _place(article: Article, sentence: str, value: str) -> Place:
    for part in (Part.TEXT, Part.TITLE):
        at = article.part(part).find(sentence)
        inside = sentence.find(value)
        if at >= 0 and inside >= 0:
            start = at + inside
            return Place(article.id, part, Span(at, at + len(sentence)), Span(start, start + len(value)))
    raise ValueError(f"{article.id} does not say {sentence!r} with {value!r}")


def tried(read: Read, verdicts: Sequence[Verdict], differences: Iterable[Difference]) -> Iterator[Trial]:
    """Give what became of each difference of a story."""
    claims = [claim for own in read.claims.values() for claim in own]
    for one in differences:
        sides = [[claim for claim in claims if place.held_by(claim)] for place in (one.left, one.right)]
        ids = [{claim.id for claim in side} for side in sides]
        met = [v for v in verdicts if _between(v, *ids)]
        yield Trial(one, tuple(v.label for v in met), _stage(one, sides, met))


def _between(verdict: Verdict, left: set[str], right: set[str]) -> bool:
    one, other = verdict.pair.left.id, verdict.pair.right.id
    return (one in left and other in right) or (other in left and one in right)


def _stage(one: Difference, sides: Sequence[Sequence[Claim]], met: Sequence[Verdict]) -> str:
    if any(v.label is Label.CONTRADICTION for v in met):
        return ""
    if not all(sides):
        return STAGES[0]
    if not met:
        return STAGES[1]
    if any(v.label in DISPUTED for v in met):
        return STAGES[5]
    facts = [
        [
            slot
            for claim in side
            for slot in claim.slots
            if slot.start < place.value.end and place.value.start < slot.end
        ]
        for side, place in zip(sides, (one.left, one.right), strict=True)
    ]
    if not {slot.kind for slot in facts[0]} & {slot.kind for slot in facts[1]}:
        return STAGES[2]
    ends = [{(slot.kind, slot.start) for slot in side} for side in facts]
    agreed = any(
        c.agrees and c.left and c.right and {(c.kind, c.left.start), (c.kind, c.right.start)} <= ends[0] | ends[1]
        for v in met
        for c in v.comparisons
    )
    return STAGES[4] if agreed else STAGES[3]


def report(console: Console, trials: Sequence[Trial]) -> None:
    """Print what was found by kind, what was called wrongly, and where the rest is lost."""
    table = Table(title="real conflicts: reported as contradictions")
    for name in ("kind", "beyond doubt", "share, 95%", "all listed", "share, 95%"):
        table.add_column(name, justify="left" if name == "kind" else "right")
    conflicts = [t for t in trials if t.difference.of == "conflict"]
    kinds = [kind for kind, _ in Counter(t.difference.kind for t in conflicts).most_common()]
    for kind in (*kinds, "all"):
        mine = [t for t in conflicts if kind in (t.difference.kind, "all")]
        cells = []
        for part in ([t for t in mine if t.difference.sure], mine):
            share = Share(sum(t.called for t in part), len(part))
            cells += [f"{share.right} of {share.total}", f"{percent(share.value)} {percent_range(share.interval)}"]
        table.add_row(kind, *cells)
    console.print(table)
    for name in ("update", "trap"):
        mine = [t for t in trials if t.difference.of == name]
        console.print(f"{name}s called a contradiction: {sum(t.called for t in mine)} of {len(mine)}")
    lost = Counter(t.stage for t in conflicts if not t.called)
    console.print("lost at: " + ", ".join(f"{stage} {lost[stage]}" for stage in STAGES if lost[stage]))


def listing(stories: dict[str, Story], trials: Iterable[Trial]) -> Iterator[str]:
    """Give what was missed and what was called wrongly, with its sentences."""
    for trial in trials:
        one = trial.difference
        if trial.called == (one.of == "conflict"):
            continue
        articles = {article.id: article for article in stories[one.story].articles}
        said = [
            articles[p.article].part(p.part)[p.sentence.start : p.sentence.end].replace("\n", " ")
            for p in (one.left, one.right)
        ]
        sure = "sure" if one.sure else "likely"
        head = f"{one.of} {sure} {one.kind} [{one.story}] {trial.stage or 'called'}: {one.note}"
        yield "\n  ".join((head, *said))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--half", choices=HALVES, default=None)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--add", type=Path, nargs="+", default=[], help="readers' rows to add to the list")
    arguments = parser.parse_args()
    stories = {story.name: story for story in half(read_stories(arguments.data), arguments.half)}
    if arguments.add:
        add(arguments.add, stories)
        return
    listed: dict[str, list[Difference]] = defaultdict(list)
    for one in read_listed():
        listed[one.story].append(one)
    desk = Desk.of(Models(load_embedder(), load_entailer(), load_tagger(), binder=load_binder()))
    trials: list[Trial] = []
    for name in track(
        [name for name in stories if name in listed], description="Stories", console=Console(stderr=True)
    ):
        read = Read.of(stories[name], desk)
        asked = [pair for pair in read.pairs if any(one.asks(pair) for one in listed[name])]
        trials += tried(read, read.judged(asked, desk), listed[name])
    console = Console(width=110)
    report(console, trials)
    if arguments.list:
        for text in listing(stories, trials):
            console.print(text, markup=False, soft_wrap=True)


def add(paths: Sequence[Path], stories: dict[str, Story]) -> None:
    """Append readers' rows to the list as places; those that no article holds are printed."""
    with LISTED.open("a", encoding="utf-8") as out:
        for row in (json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines() if line):
            articles = {article.id: article for article in stories[row["story"]].articles}
            try:
                out.write(json.dumps(as_row(located(row, articles)), ensure_ascii=False) + "\n")
            except (KeyError, ValueError) as error:
                print(f"left out: {error}")


if __name__ == "__main__":
    main()
