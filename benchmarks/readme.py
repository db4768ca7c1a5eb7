"""The table of scores in the README: `python -m benchmarks.readme [--check]` makes it from `figures.json`.

It stands between `<!-- quality -->` and `<!-- /quality -->`; everything else is left as it is. `--check` writes nothing
and fails where the README has other figures.
"""

from __future__ import annotations

import argparse
import re
import sys
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.figures import read_figures
from benchmarks.quality import PARTS, in_unit, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.figures import Figure

README = Path(__file__).parent.parent / "README.md"
BEGIN, END = "<!-- quality -->", "<!-- /quality -->"
BLOCK = re.compile(rf"(?<={re.escape(BEGIN)}\n).*?(?={re.escape(END)})", re.DOTALL)
TITLES = {
    "own": "our own stories, typed facts alone",
    "demo": "our own stories, the whole pipeline",
    "nli": "NLI model, accuracy",
    "numeric": "numeric stress test, accuracy",
    "planted": "conflicts planted in real stories, found with the right type",
    "tagger": "names, F1",
}


def lines(figures: Sequence[Figure]) -> Iterator[str]:
    """Give a table for each part, in the order of the parts."""
    order = list(PARTS)
    ordered = sorted(figures, key=lambda f: (order.index(stem(f)), f.part))
    for part, members in groupby(ordered, key=lambda f: f.part):
        title = TITLES[part.split()[0]] + part.removeprefix(part.split()[0])
        yield from ("", f"| {title} | | 95% | cases |", "|---|---:|---|---:|")
        yield from (row(figure) for figure in members)
    yield ""


def stem(figure: Figure) -> str:
    """Give the part of a figure without its half."""
    return figure.part.split()[0]


def row(figure: Figure) -> str:
    """Write one figure as a row of the table."""
    what = figure.name.split(": ", 1)[1]
    interval = f"{in_unit(figure, figure.low)}–{in_unit(figure, figure.high)}"
    return f"| {what} | {written(figure)} | {interval} | {figure.cases:,} |"


def with_table(text: str, figures: Sequence[Figure]) -> str:
    """Put the tables into a text between its two marks; raise ValueError where it has none."""
    if not BLOCK.search(text):
        raise ValueError(f"no {BEGIN} and {END}, each on a line")
    return BLOCK.sub(lambda _: "\n".join(lines(figures)) + "\n", text)


def main() -> None:
    """Rewrite the README, or say that it is not up to date."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; fail where the README differs")
    arguments = parser.parse_args()
    text = README.read_text(encoding="utf-8")
    new = with_table(text, read_figures())
    if arguments.check:
        sys.exit(int(text != new))
    README.write_text(new, encoding="utf-8")


if __name__ == "__main__":
    main()
