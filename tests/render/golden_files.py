"""The files under golden/ and what makes them; run this file with PYTHONPATH=. to write them anew."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from report_fixture import REPORT

from consistency.render import FORMATS, terminal

if TYPE_CHECKING:
    from collections.abc import Callable

    from consistency.types import Report

FOLDER = Path(__file__).parent / "golden"
GOLDEN: dict[str, Callable[[Report], str]] = {
    "terminal-80.txt": partial(terminal, width=80, color=False),
    "terminal-120.txt": partial(terminal, width=120, color=False),
    "terminal-200.txt": partial(terminal, width=200, color=False),
    "terminal-120-colour.txt": partial(terminal, width=120, color=True),
    **{FORMATS[name].filename: FORMATS[name].render for name in ("json", "csv", "junit", "sarif")},
}

if __name__ == "__main__":
    for filename, render in GOLDEN.items():
        (FOLDER / filename).write_text(render(REPORT), encoding="utf-8", newline="")
