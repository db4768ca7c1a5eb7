"""The quality gate: `python -m benchmarks.quality [--data DIR] [--test] [--only PART ...] [--raise-floors]`.

Measures the parts, each figure with its count and a 95% bootstrap interval (pairs by premise, planted conflicts by
story), and compares them with `floors.json`: `own` (the demo stories by typed facts alone), `demo` (by the whole
pipeline), `nli` (the sets that people wrote), `numeric` (the numeric stress test, alone and with typed facts),
`planted` (conflicts planted in real stories, and contradictions on the untouched ones) and `tagger` (names on held
parts). A figure under its floor, or an input that is not the pinned one, fails the gate.

Floors only rise: `--raise-floors` puts up those that were passed, and never takes one down. That takes `--lower NAME
--reason TEXT`; the reason is kept in the file. `--pin` accepts the inputs as they are, and measures nothing. Test sets
are scored with `--test` alone: at the end, once. `--rows` and `--per-type` make a quick try of it: nothing is compared
or written then. What was measured whole is kept in `figures.json`, of which `python -m benchmarks.readme` makes the
table of the README.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from benchmarks import demo, nli, numeric, planted, tagger
from benchmarks.figures import (
    FIGURES,
    FLOORS,
    Better,
    Figure,
    Floors,
    hashes,
    read_floors,
    write_figures,
    write_floors,
)
from benchmarks.planting.corpus import HALVES, half, read_gold, read_stories
from benchmarks.scores import percent, ratio_interval, wilson
from consistency.ingest import read
from consistency.models.fakes import TableEntailer, WordEmbedder
from consistency.pipeline import Models, check
from consistency.settings import Settings
from training.corpora import Entity, held_sets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence


@dataclass(frozen=True)
class Bench:
    """What the parts are measured with."""

    data: Path
    test: bool = False
    rows: int | None = None
    per_type: int = planted.PER_TYPE
    half: str | None = None

    @cached_property
    def models(self) -> Models:
        """The shipped models, loaded when a part asks for them."""
        return Models.load(Settings())


def grouped(name: str, rights: Sequence[bool], groups: Sequence[str]) -> Figure:
    """Give a share, with the interval of resampled groups."""
    right: dict[str, int] = defaultdict(int)
    total: dict[str, int] = defaultdict(int)
    for is_right, group in zip(rights, groups, strict=True):
        right[group] += is_right
        total[group] += 1
    low, high = ratio_interval([right[group] for group in total], list(total.values()))
    return Figure(name, sum(rights) / max(1, len(rights)), low, high, len(rights))


def count(name: str, number: int, cases: int) -> Figure:
    """Give a share of false alarms or the like: the fewer the better."""
    low, high = wilson(number, cases)  # there is nothing to resample in no alarm at all
    return Figure(name, number / max(1, cases), low, high, cases, Better.LOWER)


def of_demo(part: str, models: Models) -> Iterator[Figure]:
    """Give what is found of the errors planted in the demo stories, and what is called one that is none."""
    rows = demo.planted()
    report = check(read([demo.DATA]).articles, models=models)
    result = demo.score(report, rows)
    story = {row.error: row.story for row in rows}
    errors = sorted((*result.found, *result.other_type, *result.missed))
    yield grouped(
        f"{part}: errors found with their type", [e in result.found for e in errors], [story[e] for e in errors]
    )
    yield count(f"{part}: verdicts that are false contradictions", len(result.false_alarms), len(report.verdicts))
    yield count(f"{part}: traps called a contradiction", len(result.traps_hit), sum(row.kind == "trap" for row in rows))


def of_own(_bench: Bench) -> Iterator[Figure]:
    """Give the figures of our own stories by typed facts alone: seconds, so that they run with the tests."""
    return of_demo("own", Models(embedder=WordEmbedder(), entailer=TableEntailer()))


def of_demo_whole(bench: Bench) -> Iterator[Figure]:
    """Give the figures of our own stories by the whole pipeline."""
    return of_demo("demo", bench.models)


def nli_files(bench: Bench) -> dict[str, Path]:
    """Give the sets by name; test sets only when they are asked for, and the numeric one is a part of its own."""
    parts = ("dev", "test") if bench.test else ("dev",)
    files = [path for part in parts for path in sorted((bench.data / "nli" / part).glob("*.jsonl.gz"))]
    names = {f"{path.parent.name} {path.name.removesuffix('.jsonl.gz')}": path for path in files}
    return {name: path for name, path in names.items() if numeric.SET not in name}


def of_nli(bench: Bench) -> Iterator[Figure]:
    """Give the accuracy on each set, and on the sets of New-Protocols as one."""
    pooled: list[tuple[bool, str]] = []
    for name, path in nli_files(bench).items():
        members = nli.examples(path, bench.rows)
        two_way = name.split()[1].startswith(nli.TWO_WAY)
        found = bench.models.entailer.entail([member.pair for member in members])
        rights = [nli.is_right(s, m.label, two_way=two_way) for s, m in zip(found, members, strict=True)]
        premises = [member.pair.premise for member in members]
        yield grouped(f"nli: {name}", rights, premises)
        if "newprotocols" in name:
            pooled += zip(rights, premises, strict=True)
    if pooled:
        yield grouped("nli: dev newprotocols.val (all)", [r for r, _ in pooled], [premise for _, premise in pooled])


def of_numeric(bench: Bench) -> Iterator[Figure]:
    """Give the numeric stress test, a test set, by the model alone and with typed facts."""
    if bench.test:
        path = bench.data / "nli" / "test" / f"{numeric.SET}.jsonl.gz"
        found = numeric.answers(nli.examples(path, bench.rows), bench.models.entailer)
        premises = [one.premise for one in found]
        yield grouped("numeric: model alone", [one.model == one.gold for one in found], premises)
        yield grouped("numeric: with typed facts", [one.facts == one.gold for one in found], premises)


def of_planted(bench: Bench) -> Iterator[Figure]:
    """Give what is found of planted conflicts by type, and what the untouched stories bring."""
    stories = half(read_stories(bench.data), bench.half)
    gold = read_gold(bench.data)
    plants = planted.chosen(stories, gold, types=planted.TYPES, per_type=bench.per_type, seed=0)
    outcomes = planted.measured(stories, plants, bench.models)
    yield from planted_figures(outcomes, f"planted ({bench.half or 'all'})")


def planted_figures(outcomes: Sequence[planted.Outcome], part: str) -> Iterator[Figure]:
    """Turn outcomes into figures."""
    trials = [trial for o in outcomes for trial in o.trials]
    for kind in (*planted.TYPES, None):
        own = [trial for trial in trials if kind in (None, trial.plant.type)]
        if own:
            name = "all types" if kind is None else str(kind)
            yield grouped(f"{part}: {name}", [t.typed for t in own], [t.plant.story for t in own])
    pairs, alarms = [o.pairs for o in outcomes], [len(o.alarms) for o in outcomes]
    low, high = ratio_interval(alarms, pairs)
    rate = sum(alarms) / max(1, sum(pairs))
    yield Figure(f"{part}: contradictions on an untouched pair", rate, low, high, sum(pairs), Better.LOWER)
    judged = planted.read_verdicts()
    known = [judged[alarm.id] for o in outcomes for alarm in o.alarms if alarm.id in judged]
    if known:
        yield grouped(f"{part}: right of those that were read", [j.right for j in known], [j.story for j in known])


def of_tagger(bench: Bench) -> Iterator[Figure]:
    """Give the F1 of names on held parts, where a tagger is shipped."""
    model = bench.models.tagger
    for name, sentences in held_sets(bench.data).items() if model else ():
        tagged = model.tag([sentence.text for sentence in sentences]) if model else []
        found = [[Entity(one.start, one.end, one.kind) for one in names] for names in tagged]
        for _, kinds, one in tagger.rows_of(name, sentences, found):
            yield Figure(f"tagger: {name}, {kinds}", one.f1, one.low, one.high, one.marked)


PARTS: Mapping[str, Callable[[Bench], Iterator[Figure]]] = {
    "own": of_own,
    "demo": of_demo_whole,
    "nli": of_nli,
    "numeric": of_numeric,
    "planted": of_planted,
    "tagger": of_tagger,
}


def inputs(bench: Bench, parts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Give the hashes of the files that the parts read."""
    wanted = {
        "nli": [*nli_files(bench).values()],
        "numeric": [bench.data / "nli" / "test" / f"{numeric.SET}.jsonl.gz"] if bench.test else [],
        "planted": [
            *sorted((bench.data / "news").glob("*.jsonl.gz")),
            bench.data / "align" / "ecbplus_dev_pairs.jsonl.gz",
            bench.data / "ner" / "ecbplus_dev_mentions.jsonl.gz",
        ],
        "tagger": sorted((bench.data / "ner").glob("*.gz")),
    }
    yield from hashes({path for part in parts for path in wanted.get(part, ())}, bench.data)


def shown(figures: Sequence[Figure], floors: Floors) -> Table:
    """Lay the figures out beside their floors."""
    table = Table(title="quality", box=None, pad_edge=False)
    for heading in ("figure", "value", "95%", "cases", "floor", ""):
        table.add_column(heading, justify="left" if heading == "figure" else "right")
    for f in figures:
        floor = floors.floors.get(f.name)
        mark = "new" if floor is None else "UNDER" if f.is_worse(floor) else ""
        value, interval = written(f), f"{in_unit(f, f.low)}–{in_unit(f, f.high)}"
        table.add_row(f.name, value, interval, f"{f.cases:,}", "" if floor is None else in_unit(f, floor), mark)
    return table


def written(figure: Figure) -> str:
    """Write the value of a figure."""
    return in_unit(figure, figure.value)


def in_unit(figure: Figure, value: float) -> str:
    """Write a value as the figure is counted: a rate as it is, a share in percent."""
    return f"{value:.3f}" if "untouched pair" in figure.name else percent(value)


def settled(floors: Floors, figures: Sequence[Figure], arguments: argparse.Namespace) -> Floors:
    """Give the floors as the flags want them."""
    by_name = {figure.name: figure for figure in figures}
    for name in arguments.lower or ():
        if name not in by_name or name not in floors.floors:
            sys.exit(f"no floor and figure {name!r} in this run")
        floors = floors.lower(by_name[name], arguments.reason)
    return floors.raised(figures) if arguments.raise_floors else floors


def parser() -> argparse.ArgumentParser:
    """Give the flags."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of research data")
    parser.add_argument("--only", nargs="+", choices=sorted(PARTS), help="parts to measure (all)")
    parser.add_argument("--test", action="store_true", help="score the test sets too")
    parser.add_argument("--half", choices=HALVES, help="stories to plant in (all)")
    parser.add_argument("--rows", type=int, help="pairs of each set, drawn with a fixed seed (all)")
    parser.add_argument("--per-type", type=int, default=planted.PER_TYPE, help="planted conflicts of a type at most")
    parser.add_argument("--raise-floors", action="store_true", help="put up the floors that were passed")
    parser.add_argument("--lower", nargs="+", metavar="NAME", help="take these floors back; needs --reason")
    parser.add_argument("--reason", default="", help="why; kept with the floors")
    parser.add_argument("--pin", action="store_true", help="accept the inputs as they are; measure nothing")
    parser.add_argument("--floors", type=Path, default=FLOORS, help="file of floors")
    parser.add_argument("--figures", type=Path, default=FIGURES, help="file of figures")
    return parser


def main() -> None:
    """Measure, compare, and fail where something got worse."""
    arguments = parser().parse_args()
    if arguments.lower and not arguments.reason.strip():
        sys.exit("--lower needs --reason")
    bench = Bench(arguments.data, arguments.test, arguments.rows, arguments.per_type, arguments.half)
    floors = read_floors(arguments.floors)
    if arguments.pin:
        write_floors(floors.pinned(dict(inputs(replace(bench, test=True), list(PARTS)))), arguments.floors)
        return
    parts = arguments.only or list(PARTS)
    changed = floors.changed_inputs(dict(inputs(bench, parts)))
    if changed:
        sys.exit(f"not the pinned inputs: {', '.join(changed)} (--pin accepts them)")
    figures = [figure for part in parts for figure in PARTS[part](bench)]
    Console(width=120).print(shown(figures, floors))
    if bench.rows or bench.per_type != planted.PER_TYPE:
        print("a try on a part of the cases: nothing is compared or written")
        return
    settle(floors, figures, arguments)


def settle(floors: Floors, figures: Sequence[Figure], arguments: argparse.Namespace) -> None:
    """Keep the figures, move the floors as the flags want it, and fail where one is missed."""
    write_figures(figures, arguments.figures)
    moved = settled(floors, figures, arguments)
    if moved != floors:
        write_floors(moved, arguments.floors)
    missed = moved.missed(figures)
    if missed:
        sys.exit(f"under their floor: {', '.join(figure.name for figure in missed)}")


if __name__ == "__main__":
    main()
