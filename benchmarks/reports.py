"""Conflicts of whole made-up reports: `python -m benchmarks.reports [--learned] [--list] [--json FILE]`.

The stories of `training/reports` that no run learned from are judged as `consistency report` judges them. A conflict
that was planted is found when a contradiction is reported between claims of its two sentences; it counts as named when
one of those has its type, too. Contradictions at no planted place are called beside: some of them repeat a planted
one at other sentences, and all others are wrong. `--learned` takes the stories that were learned from, to read what is
missed; the others are for measuring alone.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import track
from rich.table import Table

from benchmarks.scores import Share, percent, percent_range
from consistency.pipeline import Models, check
from consistency.settings import Settings
from consistency.types import Article, Label, Verdict
from training.readings import holds_both, place_of
from training.reports import Conflict, conflicts, report_files, report_stories

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: Types of clash under which a planted type may be reported: a length is a time, and what is "other" may be anything.
NAMED = {"duration": ("time",), "other": ()}


@dataclass(frozen=True, slots=True)
class Trial:
    """A planted conflict with the contradictions that were reported at it."""

    conflict: Conflict
    called: tuple[Verdict, ...]

    @property
    def found(self) -> bool:
        """Whether a contradiction was reported."""
        return bool(self.called)

    @property
    def named(self) -> bool:
        """Whether one of them has the type of the conflict."""
        types = NAMED.get(self.conflict.type, (self.conflict.type,))
        return any(not types or verdict.type in types for verdict in self.called)


def tried(
    articles: Sequence[Article], planted: Sequence[Conflict], models: Models
) -> tuple[list[Trial], list[Verdict]]:
    """Judge one story: its conflicts with what was reported at them, and the contradictions at no planted place."""
    verdicts = [
        v for v in check(articles, settings=Settings(), models=models).verdicts if v.label is Label.CONTRADICTION
    ]
    by_outlet = {article.outlet: article for article in articles}
    trials, used = [], set()
    for one in planted:
        first, second = (place_of(by_outlet[name], text) for name, text in zip(one.outlets, one.sentences, strict=True))
        called = tuple(v for v in verdicts if holds_both(v.pair, first, second) or holds_both(v.pair, second, first))
        used |= {v.id for v in called}
        trials.append(Trial(one, called))
    return trials, [v for v in verdicts if v.id not in used]


def table(trials: Iterable[Trial]) -> Table:
    """Give the counts by type."""
    rows: dict[str, list[Trial]] = defaultdict(list)
    for trial in trials:
        rows[trial.conflict.type].append(trial)
        rows["all"].append(trial)
    shown = Table("type", "found", "share, 95%", "with its type", title="planted conflicts of whole reports")
    for name in sorted(rows, key=lambda name: (name == "all", name)):
        found = Share(sum(t.found for t in rows[name]), len(rows[name]))
        named = Share(sum(t.named for t in rows[name]), len(rows[name]))
        shown.add_row(
            name,
            f"{found.right} of {found.total}",
            f"{percent(found.value)} {percent_range(found.interval)}",
            str(named.right),
        )
    return shown


def main() -> None:
    """Judge the stories, print the counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--learned", action="store_true", help="the stories that were learned from")
    parser.add_argument("--files", type=Path, nargs="*", default=report_files(), help="files of articles")
    parser.add_argument("--list", action="store_true", help="print what is missed, and what is called beside")
    parser.add_argument("--json", type=Path, default=None, help="write the counts here")
    args = parser.parse_args()
    console, models = Console(), Models.load(Settings(cache="off"))
    planted = [*conflicts(args.files)]
    trials: list[Trial] = []
    beside: list[Verdict] = []
    for name, articles in track(report_stories(args.files, held=not args.learned), console=Console(stderr=True)):
        found, others = tried(articles, [one for one in planted if one.story == name], models)
        trials += found
        beside += others
    console.print(table(trials))
    console.print(f"contradictions called beside: {len(beside)}")
    if args.list:
        for trial in trials:
            if not trial.found:
                one = trial.conflict
                console.print(f"missed {one.type} [{one.story}]: {one.note}", *one.sentences, sep="\n  ", markup=False)
        for verdict in beside:
            left, right = verdict.pair.left, verdict.pair.right
            head = f"beside {verdict.type} {verdict.confidence} [{left.article_id}] {verdict.reason}"
            console.print(head, left.text, right.text, sep="\n  ", markup=False)
    if args.json:
        rows = [[t.conflict.story, t.conflict.type, t.found, t.named] for t in trials]
        args.json.write_text(json.dumps({"conflicts": rows, "beside": len(beside)}) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
