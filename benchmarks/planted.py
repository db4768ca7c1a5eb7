"""Planted conflicts: `python -m benchmarks.planted [--data DIR] [--half tune|held] [--no-models | --no-nli] [--list]`.

One fact of one article of a real story is changed, in memory, wherever the article states it, and the pipeline reads
the story again. The conflict is fair where another outlet's sentence states the same fact (see `planting/`, which does
not look at how the package binds facts). It is found when a contradiction of a claim that holds the changed words is
reported that the untouched story did not have. Contradictions on the untouched stories are counted beside it, and
their precision is taken from the file of verdicts that were read (`read_verdicts.jsonl`: ids and judgements, no news).

`--list` prints the conflicts that were missed, `--untouched` the contradictions on untouched stories: to read, on
standard output only. `--json FILE` writes all of it to a file, which holds news text and is not for committing.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import track
from rich.table import Table

from benchmarks.planting.corpus import HALVES, Gold, Story, half, read_gold, read_stories
from benchmarks.planting.plants import Plant, plants
from benchmarks.planting.rerun import Desk, Read, answers
from benchmarks.scores import Share, percent, percent_range, ratio_interval
from consistency.models import load_binder, load_embedder, load_entailer, load_tagger
from consistency.models.fakes import TableEntailer, WordEmbedder
from consistency.pipeline import Models
from consistency.types import ClashType, Label, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

TYPES = tuple(kind for kind in ClashType if kind is not ClashType.OTHER)
#: Conflicts of a type at most: enough for an interval, and a run that ends.
PER_TYPE = 60
READ = Path(__file__).parent / "read_verdicts.jsonl"


@dataclass(frozen=True, slots=True)
class Trial:
    """One planted conflict and what the program made of it."""

    plant: Plant
    types: tuple[str, ...]  # of the contradictions at the planted words
    updated: bool  # called a figure that developed

    @property
    def found(self) -> bool:
        """Whether there is a contradiction at all."""
        return bool(self.types)

    @property
    def typed(self) -> bool:
        """Whether one is of the right type."""
        return str(self.plant.type) in self.types


@dataclass(frozen=True, slots=True)
class Alarm:
    """One contradiction on an untouched story."""

    id: str
    story: str
    type: str
    reason: str
    left: str
    right: str
    left_outlet: str
    right_outlet: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A contradiction on an untouched story that somebody read."""

    id: str
    story: str
    type: str
    right: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one story gave."""

    story: str
    pairs: int
    trials: tuple[Trial, ...]
    alarms: tuple[Alarm, ...]


def tried(plant: Plant, found: Sequence[Verdict]) -> Trial:
    """Sum up the verdicts at the planted words."""
    types = {str(v.type) for v in found if v.label is Label.CONTRADICTION}
    return Trial(plant, tuple(sorted(types)), any(v.label is Label.UPDATE for v in found))


def alarms(story: Story, verdicts: Sequence[Verdict]) -> Iterator[Alarm]:
    """Give the contradictions of an untouched story."""
    for v in verdicts:
        if v.label is Label.CONTRADICTION:
            left, right = v.pair.left, v.pair.right
            yield Alarm(v.id, story.name, str(v.type), v.reason, left.text, right.text, left.outlet, right.outlet)


def chosen(
    stories: Sequence[Story], gold: Gold, *, types: Sequence[ClashType], per_type: int | None, seed: int
) -> dict[str, list[Plant]]:
    """Give the plants of each story, at most `per_type` of a type, taken from the stories in turn."""
    waiting: dict[ClashType, list[list[Plant]]] = defaultdict(list)
    for story in track(stories, description="Planting", transient=True, console=Console(stderr=True)):
        mine: dict[ClashType, list[Plant]] = defaultdict(list)
        for plant in plants(story, gold, types=types, seed=seed):
            mine[plant.type].append(plant)
        for kind, found in mine.items():
            waiting[kind].append(sorted(found, key=lambda plant: plant.copied))
    taken: dict[str, list[Plant]] = defaultdict(list)
    for kind in types:
        longest = max((len(found) for found in waiting[kind]), default=0)
        in_turn = [found[turn] for turn in range(longest) for found in waiting[kind] if turn < len(found)]
        for plant in in_turn[:per_type]:
            taken[plant.story].append(plant)
    return taken


def outcome(story: Story, planted: Sequence[Plant], desk: Desk, *, untouched: bool) -> Outcome:
    """Read a story once for each plant, and untouched."""
    read = Read.of(story, desk)
    trials = tuple(tried(plant, answers(read, plant, desk)) for plant in planted)
    if not untouched:
        return Outcome(story.name, 0, trials, ())
    return Outcome(story.name, story.pairs, trials, tuple(alarms(story, read.verdicts(desk))))


def measured(
    stories: Sequence[Story], planted: Mapping[str, Sequence[Plant]], models: Models, *, untouched: bool = True
) -> list[Outcome]:
    """Give the outcome of every story; without `untouched` only of those in which something is planted."""
    read = [story for story in stories if untouched or planted.get(story.name)]
    shown = track(read, description="Reading stories", transient=True, console=Console(stderr=True))
    # A desk for each story: what one story needs remembered is of no use to the next.
    return [outcome(story, planted.get(story.name, ()), Desk.of(models), untouched=untouched) for story in shown]


def share_of(trials: Sequence[Trial], name: str) -> Share:
    """Count the trials of which a property holds."""
    return Share(sum(bool(getattr(trial, name)) for trial in trials), len(trials))


def plants_table(outcomes: Sequence[Outcome]) -> Table:
    """Lay out what was found, a type a row; intervals are 95%, Wilson by type and by resampling stories in all."""
    table = Table(title="planted conflicts", box=None, pad_edge=False)
    for heading in (
        "type",
        "planted",
        "found",
        "with its type",
        "share",
        "95%",
        "other type",
        "as update",
        "in own words",
    ):
        table.add_column(heading, justify="left" if heading == "type" else "right")
    trials = [trial for o in outcomes for trial in o.trials]
    for kind in TYPES:
        own = [trial for trial in trials if trial.plant.type is kind]
        if own:
            table.add_row(str(kind), *row(own, share_of(own, "typed").interval))
    by_story = [share_of(o.trials, "typed") for o in outcomes]
    table.add_row("all", *row(trials, ratio_interval([s.right for s in by_story], [s.total for s in by_story])))
    return table


def row(trials: Sequence[Trial], interval: tuple[float, float]) -> tuple[str, ...]:
    found, typed = share_of(trials, "found"), share_of(trials, "typed")
    own = share_of([trial for trial in trials if not trial.plant.copied], "typed")
    return (
        str(found.total), str(found.right), str(typed.right), percent(typed.value), percent_range(interval),
        str(found.right - typed.right), str(sum(t.updated and not t.found for t in trials)),
        f"{own.right} of {own.total}",
    )  # fmt: skip


def read_verdicts(path: Path = READ) -> dict[str, Judged]:
    """Read the verdicts that somebody judged, by id; none where there is no file."""
    if not path.exists():
        return {}
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return {row["id"]: Judged(**row) for row in rows}


def untouched_lines(outcomes: Sequence[Outcome], judged: dict[str, Judged]) -> Iterator[str]:
    """Say how many contradictions the untouched stories have, and how many of those read are right."""
    pairs, found = [o.pairs for o in outcomes], [len(o.alarms) for o in outcomes]
    low, high = ratio_interval(found, pairs)
    rate = sum(found) / max(1, sum(pairs))
    yield f"untouched stories: {sum(found)} contradictions on {sum(pairs)} pairs of articles of different outlets"
    yield f"a pair: {rate:.3f} (95% {low:.3f}–{high:.3f}, by story)"
    known = [judged[alarm.id] for o in outcomes for alarm in o.alarms if alarm.id in judged]
    right = Share(sum(j.right for j in known), len(known))
    if known:
        yield f"read: {right.total}, right: {right.right} ({percent(right.value)}, 95% {percent_range(right.interval)})"
    yield f"not read: {sum(found) - len(known)}"


def missed_lines(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Show the conflicts that were missed, with both sentences."""
    for trial in (t for o in outcomes for t in o.trials if not t.typed):
        plant = trial.plant
        called = ", ".join(trial.types) or ("update" if trial.updated else "nothing")
        yield f"\n{plant.type} {plant.id} [{plant.story}] {plant.old!r} -> {plant.lead.new!r}, called {called}"
        yield f"  changed: {plant.article.id}: {plant.sentence}"
        yield f"  other:   {plant.other.article.id}: {plant.other.text}"


def alarm_lines(outcomes: Sequence[Outcome], judged: dict[str, Judged]) -> Iterator[str]:
    """Show the contradictions of untouched stories, to read."""
    for alarm in (a for o in outcomes for a in o.alarms):
        known = judged.get(alarm.id)
        state = "unread" if known is None else "right" if known.right else "wrong"
        yield f"\n{alarm.type} {alarm.id} [{alarm.story}] {state}"
        yield f"  {alarm.reason}\n  {alarm.left_outlet}: {alarm.left}\n  {alarm.right_outlet}: {alarm.right}"


def as_json(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """Give everything as plain data."""
    rows = [
        {
            "id": t.plant.id, "story": o.story, "type": str(t.plant.type), "article": t.plant.article.id,
            "old": t.plant.old, "new": t.plant.lead.new, "edits": len(t.plant.edits), "copied": t.plant.copied,
            "sentence": t.plant.sentence, "other_article": t.plant.other.article.id, "other": t.plant.other.text,
            "types": list(t.types), "updated": t.updated,
        }
        for o in outcomes for t in o.trials
    ]  # fmt: skip
    pairs = {o.story: o.pairs for o in outcomes}
    return {"planted": rows, "untouched": [asdict(a) for o in outcomes for a in o.alarms], "pairs": pairs}


def models_of(arguments: argparse.Namespace) -> Models:
    """Load the models, or put fakes in their place."""
    embedder = WordEmbedder() if arguments.no_models else load_embedder()
    entailer = TableEntailer() if arguments.no_models or arguments.no_nli else load_entailer(arguments.nli)
    tagger, binder = (None, None) if arguments.no_models else (load_tagger(), load_binder())
    return Models(embedder, entailer, tagger=tagger, binder=binder)


def parser() -> argparse.ArgumentParser:
    """Give the flags."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of research data")
    parser.add_argument("--stories", type=int, help="take the first so many stories of the half (all)")
    parser.add_argument("--half", choices=HALVES, help="every second topic, to tune on or held back (all)")
    parser.add_argument("--types", nargs="+", type=ClashType, choices=TYPES, default=list(TYPES), help="of facts (all)")
    parser.add_argument("--per-type", type=int, default=PER_TYPE, help=f"conflicts of a type at most ({PER_TYPE})")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--no-models", action="store_true", help="typed facts alone: no embedder, no NLI model")
    parser.add_argument("--no-nli", action="store_true", help="typed facts with the real embedder, no NLI model")
    parser.add_argument("--nli", help="folder or hub name of another NLI model (the shipped one)")
    parser.add_argument("--planted-only", action="store_true", help="do not judge the untouched stories: faster")
    parser.add_argument("--list", action="store_true", help="print the conflicts that were missed")
    parser.add_argument("--untouched", action="store_true", help="print the contradictions on untouched stories")
    parser.add_argument("--json", type=Path, help="write everything to a file")
    return parser


def main() -> None:
    """Plant, read and print."""
    arguments = parser().parse_args()
    stories = half(read_stories(arguments.data), arguments.half)[: arguments.stories]
    gold = read_gold(arguments.data)
    planted = chosen(stories, gold, types=arguments.types, per_type=arguments.per_type, seed=arguments.seed)
    outcomes = measured(stories, planted, models_of(arguments), untouched=not arguments.planted_only)
    judged = read_verdicts()
    if arguments.list:
        print("\n".join(missed_lines(outcomes)))
    if arguments.untouched:
        print("\n".join(alarm_lines(outcomes, judged)))
    if arguments.json:
        arguments.json.write_text(json.dumps(as_json(outcomes), ensure_ascii=False, indent=1), encoding="utf-8")
    Console(width=120).print(plants_table(outcomes))
    if not arguments.planted_only:
        print("\n".join(untouched_lines(outcomes, judged)))


if __name__ == "__main__":
    main()
