"""Known claims as tests of pytest: `pytest -p consistency.regress.plugin data/known_claims.jsonl`.

Files called `known_claims*.jsonl` are collected, one test a row; the stories lie beside the file, or where
`--known-stories` says. A changed row fails, a known miss is an expected failure.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from consistency.regress.known import read_known
from consistency.regress.nouns import Judged, KnownRow, State

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class ChangedError(Exception):
    """A known claim is judged otherwise than its file says."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add where the stories lie."""
    parser.addoption(
        "--known-stories", metavar="FOLDER", help="folder with a sub-folder for each story of known claims"
    )


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> KnownFile | None:
    """Collect a file of known claims."""
    wanted = file_path.suffix == ".jsonl" and file_path.name.startswith("known_claims")
    return KnownFile.from_parent(parent, path=file_path) if wanted else None


class KnownFile(pytest.File):
    """A file of known claims; all its rows are judged in one go, when the first of them runs."""

    @cached_property
    def rows(self) -> tuple[KnownRow, ...]:
        """What the file holds."""
        return read_known(self.path)

    @cached_property
    def judged(self) -> Mapping[int, Judged]:
        """What the tool says, by line."""
        from consistency.regress.run import judge_known  # here because it brings the models along

        stories = self.config.getoption("--known-stories")
        found = judge_known(self.rows, Path(stories) if stories else self.path.parent)
        return {judged.row.line: judged for judged in found.judged}

    def collect(self) -> Iterator[KnownItem]:
        """Give a test for each row."""
        for row in self.rows:
            yield KnownItem.from_parent(self, name=f"line {row.line}: {row.title}", row=row)


class KnownItem(pytest.Item):
    """One row as a test."""

    def __init__(self, *, row: KnownRow, **options: object) -> None:
        super().__init__(**options)  # type: ignore[arg-type]
        self.row = row

    def runtest(self) -> None:
        """Fail where the row changed."""
        if not isinstance(self.parent, KnownFile):
            raise TypeError("a known claim belongs to a file")
        from consistency.render.known import because

        judged = self.parent.judged[self.row.line]
        if judged.state is State.KNOWN_MISS:
            pytest.xfail(f"known miss: {judged.found} instead of {self.row.expected}")
        if judged.state is State.CHANGED:
            raise ChangedError(f"expected {self.row.expected}, found {judged.found}. {because(judged)}")

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException]) -> str:  # type: ignore[override]
        """Say what changed; anything else is shown as pytest shows it."""
        return str(excinfo.value) if isinstance(excinfo.value, ChangedError) else str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, int, str]:
        """Point at the row."""
        return self.path, self.row.line - 1, self.name
