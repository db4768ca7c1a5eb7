"""`consistency check`: claims whose verdict is known, against the stories of today."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from consistency.commands.shared import (
    add_settings,
    as_file,
    colorful,
    command,
    files_of,
    from_here,
    names_of,
    note,
    progress_bar,
    settings_of,
    width,
    write_whole,
)
from consistency.errors import InputError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from consistency.commands.shared import Commands
    from consistency.ingest.places import Place
    from consistency.regress.nouns import Checked, Judged, KnownRow

FILES = {"junit": "known_claims.junit.xml", "sarif": "known_claims.sarif"}


def add(commands: Commands) -> None:
    """Register the command."""
    sub = command(
        commands,
        "check",
        "Judge claims whose verdict is known; exit 1 when one changed.",
        "consistency check data/known_claims.jsonl",
        "consistency check known.jsonl --stories stories/ --format junit,sarif -o reports/",
    )
    what = "JSON lines: a story and a claim, or two sentences"
    as_file(sub.add_argument("known", type=Path, metavar="KNOWN", help=what))
    sub.add_argument("--stories", type=Path, help="folder with a sub-folder for each story (that of KNOWN)")
    sub.add_argument("--format", default="", help="files to write: junit, sarif")
    sub.add_argument("-o", "--output", type=Path, default=Path("reports"), help="folder for the files (%(default)s)")
    sub.add_argument("-v", "--verbose", action="store_true", help="show known misses too")
    update = sub.add_mutually_exclusive_group()
    update.add_argument("--update", action="store_true", help="write what was found into KNOWN, as what is expected")
    update.add_argument(
        "--mark-misses", action="store_true", help="keep what is expected, and mark what is not met as a known miss"
    )
    add_settings(sub)
    sub.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Judge, print, write; exit 1 where a row changed and the file was not brought up to date."""
    formats = names_of(arguments.format, FILES, flag="--format")
    settings = settings_of(arguments)
    from consistency.regress.known import read_known

    rows = read_known(arguments.known)
    from consistency.regress.nouns import State
    from consistency.regress.run import judge_known
    from consistency.render.known import known_table

    stories = arguments.stories or arguments.known.parent
    with progress_bar() as progress:
        checked = judge_known(rows, stories, settings=settings, progress=progress)
    shown = known_table(checked, width=width(), color=colorful(sys.stdout), verbose=arguments.verbose)
    sys.stdout.write(shown)
    write_files(checked, arguments.known, formats, arguments.output)
    stale = checked.of(State.CHANGED, State.FIXED)
    if stale and (arguments.update or arguments.mark_misses):
        sys.stdout.flush()
        write_back(arguments.known, stale, as_misses=arguments.mark_misses)
        return 0
    return int(bool(checked.of(State.CHANGED)))


def write_files(checked: Checked, known: Path, formats: Sequence[str], folder: Path) -> None:
    """Write the formats that were asked for."""
    from consistency.render.known_files import known_junit

    for name in formats:
        write_whole(folder / FILES[name], known_junit(checked) if name == "junit" else sarif(checked, known))
        note(f"wrote {folder / FILES[name]}")


def sarif(checked: Checked, known: Path) -> str:
    """Give the changed rows as SARIF, at their words in the file of known claims and in those of the articles."""
    from consistency.render.known_files import known_sarif

    content = known.read_text(encoding="utf-8-sig")
    rows = {judged.row.line: row_place(content, judged.row) for judged in checked.judged}
    met = [judged.lead.pair.right for judged in checked.judged if judged.lead]
    return known_sarif(checked, name=from_here(known), rows=rows, files=files_of(checked.report.articles, met))


def row_place(content: str, row: KnownRow) -> Place:
    """Give where the words of a row stand in the file of known claims: its claim, or the whole line of a pair."""
    from consistency.ingest.places import place_at

    lines = content.splitlines(keepends=True)
    start = sum(map(len, lines[: row.line - 1]))
    line = lines[row.line - 1].rstrip("\r\n")
    words = json.dumps(getattr(row, "claim", ""), ensure_ascii=False)[1:-1]
    inner = line.find(words) if words else -1
    if inner < 0:
        return place_at(content, start, start + len(line))
    return place_at(content, start + inner, start + inner + len(words))


def write_back(known: Path, stale: Sequence[Judged], *, as_misses: bool) -> None:
    """Write what was found into the file of known claims."""
    from consistency.regress.known import updated

    try:
        text = known.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"{known}: can't be read again: {(error.strerror or str(error)).lower()}") from error
    write_whole(known, updated(text, stale, as_misses=as_misses))
    rows = "1 row" if len(stale) == 1 else f"{len(stale)} rows"
    note(f"wrote {rows} of {known}")
