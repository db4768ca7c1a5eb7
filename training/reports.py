"""Made-up stories as three outlets report them in full, with the facts that were read in them.

`training/reports/*.jsonl` are articles, one a row (the columns of the input table), our own from the first word to the
last: twelve stories to a file, three outlets to a story, and in each story seven to ten facts that two outlets give
differently. `conflicts/*.jsonl` lists those. `facts.csv` has labels of values by their places, as
`benchmarks/news_facts.csv` has them of news. Every sixth story of a file is held out from what is learned.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from consistency.ingest import read
from training.frames import HELD_OF

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from consistency.types import Article

FOLDER = Path(__file__).parent / "reports"
FACTS = FOLDER / "facts.csv"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A fact that two outlets of a story give differently, each in a sentence of its report."""

    story: str
    type: str
    outlets: tuple[str, str]
    sentences: tuple[str, str]
    note: str


def report_files() -> list[Path]:
    """Give the files of articles that the repository holds."""
    return sorted(FOLDER.glob("*.jsonl"))


def report_stories(paths: Sequence[Path], *, held: bool) -> list[tuple[str, tuple[Article, ...]]]:
    """Read the stories to learn from, or those held out: name and articles, in the order of the files."""
    found: list[tuple[str, tuple[Article, ...]]] = []
    for path in paths:
        groups: dict[str, list[Article]] = defaultdict(list)
        for article in read([path]).articles:
            groups[article.story].append(article)
        told = [(name, tuple(members)) for name, members in groups.items()]
        found += [story for place, story in enumerate(told) if (place % HELD_OF == 0) is held]
    return found


def conflicts(paths: Sequence[Path]) -> Iterator[Conflict]:
    """Read the conflicts of files of articles; KeyError for a row without a field."""
    for path in paths:
        for line in (path.parent / "conflicts" / path.name).read_text(encoding="utf-8").splitlines():
            row: dict[str, Any] = json.loads(line)
            sides = row["left"], row["right"]
            yield Conflict(
                row["story"], row["type"], (sides[0]["outlet"], sides[1]["outlet"]),
                (sides[0]["sentence"], sides[1]["sentence"]), row["note"],
            )  # fmt: skip
