"""Cost against the number of articles: `python -m benchmarks.scale [--sizes 1000,3000,10000] [--plot FILE]`.

`--workers 1,2` runs the first size with so many Ray workers instead, each with one thread.

Articles are made by program (stories of five outlets, of our own words), written as one table and checked with
`consistency archive` in a process of its own, without a cache. Outlets print the same words but for a toll and a
witness, as those do that carry one agency. Prints time, peak memory and the exponent of growth, and draws them.
`--fakes` leaves the models out, so that only what is ours grows. `--loose` leaves out the stories too, so that articles
are grouped first.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

OUTLETS = ("Mercury", "Beacon", "Comet", "Harbour Post", "Northern Echo Line")
TOWNS = ("Saltmere", "Tarnholt", "Ellborg", "Quay Norden", "Vastra Mill", "Orrin", "Dunsey", "Lakemoor")
FAMILIES = ("Brandt", "Rask", "Quill", "Dell", "Forde", "Olin", "Marsh", "Tove", "Hale", "Ister")
GIVEN = ("Ada", "Iven", "Mara", "Tomas", "Lia", "Peter", "Nora", "Emil")
EVENTS = (
    ("ferry", "sank", "rescued from the water"), ("crane", "fell", "pulled from the yard"),
    ("bridge", "collapsed", "brought to the bank"), ("mill", "burnt down", "led out by firemen"),
    ("train", "left the rails", "treated beside the line"), ("dam", "broke", "lifted from roofs"),
)  # fmt: skip

WORKER = """
import resource, sys, time
from pathlib import Path
from consistency.archive import run
from consistency.executors import LocalExecutor, RayExecutor
from consistency.ingest.stream import stream
from consistency.models.fakes import TableEntailer, WordEmbedder
from consistency.pipeline import Models
from consistency.settings import Settings
source, output, fakes, workers = sys.argv[1:5]
executor = RayExecutor(workers=int(workers)) if workers != "0" else LocalExecutor()
load = (lambda _: Models(WordEmbedder(), TableEntailer())) if fakes == "1" else Models.load
began = time.perf_counter()
done = run(stream([Path(source)]), output, settings=Settings(cache="off"), executor=executor, load=load)
seconds = time.perf_counter() - began
print(done.articles, done.stories, done.findings, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


@dataclass(frozen=True, slots=True)
class Point:
    """One run."""

    articles: int
    stories: int
    findings: int
    seconds: float
    megabytes: float


def articles(count: int, *, loose: bool) -> Iterator[dict[str, str]]:
    """Give rows of a table; every fifth story has an outlet with another toll."""
    for number in range(math.ceil(count / len(OUTLETS))):
        chance = random.Random(number)
        what, did, got = chance.choice(EVENTS)
        town, name = chance.choice(TOWNS), f"{chance.choice(GIVEN)} {chance.choice(FAMILIES)}"
        dead, hurt, age = chance.randint(2, 40), chance.randint(5, 90), chance.randint(30, 70)
        for place, outlet in enumerate(OUTLETS[: count - number * len(OUTLETS)]):
            toll = dead + 7 * (number % 5 == 0 and place == 1)
            lines = [
                f"The {what} {did} near {town} on Tuesday, and {toll} people were killed, police said.",
                f"Mayor {name}, {age}, closed Pier Street {number % 90 + 1} for a week.",
                f"At least {hurt} people were {got}.",
                f"“We heard a noise and ran,” said {chance.choice(GIVEN)} {chance.choice(FAMILIES)}, who lives there.",
                f"The {what} was built in {1900 + number % 100} and was last checked in 2019.",
            ]
            day = f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}"
            yield {"outlet": outlet, "title": f"{what.title()} {did} near {town}", "text": " ".join(lines),
                   "published": day, "story": "" if loose else f"story {number:06}"}  # fmt: skip


def measured(count: int, *, fakes: bool, loose: bool, workers: int = 0) -> Point:
    """Check `count` articles in a process of its own, or with `workers` Ray workers of one thread each."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "news.jsonl"
        with source.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in articles(count, loose=loose))
        command = [sys.executable, "-c", WORKER, str(source), f"{folder}/out", str(int(fakes)), str(workers)]
        threads = {"OMP_NUM_THREADS": "1"} if workers else {}
        done = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, **threads})
        words = done.stdout.splitlines()[-1].split()
    return Point(int(words[0]), int(words[1]), int(words[2]), float(words[3]), float(words[4]))


def exponent(points: Sequence[Point]) -> float:
    """Give the slope of log seconds over log articles, by least squares."""
    x, y = [math.log(p.articles) for p in points], [math.log(p.seconds) for p in points]
    mx, my = sum(x) / len(x), sum(y) / len(y)
    return sum((a - mx) * (b - my) for a, b in zip(x, y, strict=True)) / sum((a - mx) ** 2 for a in x)


def drawn(points: Sequence[Point], title: str) -> str:
    """Give the points as SVG, both axes logarithmic, with a line of slope one through the first."""
    low, high = math.log10(points[0].articles) - 0.2, math.log10(points[-1].articles) + 0.2
    first = points[0].seconds / points[0].articles
    bottom = math.log10(min(p.seconds for p in points)) - 0.2
    top = math.log10(max(*(p.seconds for p in points), first * points[-1].articles)) + 0.2

    def at(count: float, seconds: float) -> tuple[float, float]:
        x = 70 + 500 * (math.log10(count) - low) / (high - low)
        return round(x, 1), round(300 - 250 * (math.log10(seconds) - bottom) / (top - bottom), 1)

    (x1, y1), (x2, y2) = (at(p.articles, first * p.articles) for p in (points[0], points[-1]))
    path = " ".join(f"{x},{y}" for x, y in (at(p.articles, p.seconds) for p in points))
    marks = []
    for p in points:
        x, y = at(p.articles, p.seconds)
        label = f"{p.seconds:,.0f} s, {p.megabytes:,.0f} MB"
        marks.append(f'<circle cx="{x}" cy="{y}" r="4" fill="#0b5fa5"/><text x="{x + 8}" y="{y + 18}">{label}</text>')
        marks.append(f'<text x="{x}" y="320" text-anchor="middle">{p.articles:,}</text>')
    return "\n".join((
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 680 350" font-family="sans-serif" font-size="12">',
        '<rect width="680" height="350" fill="#fff"/>',
        f'<text x="70" y="24" font-size="14">{title}</text>',
        '<path d="M70 40V300H600" fill="none" stroke="#888"/>',
        f'<path d="M{x1} {y1}L{x2} {y2}" stroke="#aaa" stroke-dasharray="4 4"/>',
        f'<polyline points="{path}" fill="none" stroke="#0b5fa5" stroke-width="2"/>',
        *marks,
        '<text x="335" y="342" text-anchor="middle">articles (dashed: growth in proportion)</text>',
        "</svg>",
        "",
    ))  # fmt: skip


def by_workers(count: int, workers: Sequence[int], *, fakes: bool) -> None:
    """Print what more workers bring."""
    first = 0.0
    for number in workers:
        point = measured(count, fakes=fakes, loose=False, workers=number)
        first = first or point.seconds
        print(f"{count:,} articles, {number} Ray workers: {point.seconds:,.1f} s, {first / point.seconds:.2f} times")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="1000,3000,10000")
    parser.add_argument("--plot", type=Path)
    parser.add_argument("--fakes", action="store_true")
    parser.add_argument("--loose", action="store_true")
    parser.add_argument("--workers", help="numbers of Ray workers to compare at the first size")
    arguments = parser.parse_args()
    sizes = sorted(int(size) for size in arguments.sizes.split(","))
    if arguments.workers:
        by_workers(sizes[0], [int(workers) for workers in arguments.workers.split(",")], fakes=arguments.fakes)
        return
    points = [measured(size, fakes=arguments.fakes, loose=arguments.loose) for size in sizes]
    table = Table(title="cost against the number of articles")
    for name in ("articles", "stories", "findings", "seconds", "articles a second", "peak MB"):
        table.add_column(name, justify="right")
    for p in points:
        rate = f"{p.articles / p.seconds:,.1f}"
        row = (f"{p.articles:,}", f"{p.stories:,}", f"{p.findings:,}", f"{p.seconds:,.1f}", rate, f"{p.megabytes:,.0f}")
        table.add_row(*row)
    Console(width=100).print(table)
    if len(points) > 1:
        print(f"growth exponent {exponent(points):.2f}")
    if arguments.plot:
        arguments.plot.write_text(drawn(points, "Checking articles: seconds and peak memory"), encoding="utf-8")


if __name__ == "__main__":
    main()
