"""`consistency report`: articles in, a report on the terminal and in files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from consistency.commands.reviewed import decisions_in, is_open, review_marks
from consistency.commands.shared import (
    add_settings,
    add_sources,
    as_file,
    colorful,
    command,
    files_of,
    labels_of,
    names_of,
    note,
    progress_bar,
    read_sources,
    settings_of,
    width,
    write_whole,
)

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence

    from consistency.commands.shared import Commands
    from consistency.render import ReviewMark
    from consistency.types import Report

DEFAULT_FORMATS = "html,json,csv"


def add(commands: Commands) -> None:
    """Register the command."""
    sub = command(
        commands,
        "report",
        "Compare the articles of each story and report where they agree and clash.",
        "consistency report stories/ -o reports/ --fail-on contradiction",
        "consistency report https://example.org/ferry https://example.com/feed.xml --follow",
    )
    add_sources(sub)
    sub.add_argument("-o", "--output", type=Path, default=Path("reports"), help="folder for the files (%(default)s)")
    sub.add_argument("--format", default=DEFAULT_FORMATS, help="html, json, csv, junit, sarif (%(default)s)")
    sub.add_argument("--fail-on", default="", metavar="LABELS", help="exit 1 when a finding has one of these labels")
    reviewed = "reviews.jsonl: decisions are shown, and what was dismissed or waived fails no gate"
    as_file(sub.add_argument("--reviews", type=Path, metavar="FILE", help=reviewed))
    sub.add_argument("--sort", action="store_true", help="sort articles that state no story into stories")
    sub.add_argument("--quiet", action="store_true", help="write the files, print no report")
    add_settings(sub)
    sub.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Read, check, print and write; exit 1 where `--fail-on` says so."""
    from consistency.render import FORMATS

    formats = names_of(arguments.format, FORMATS, flag="--format")
    gates = labels_of(arguments.fail_on)
    settings = settings_of(arguments)
    readings = read_sources(arguments, settings)
    decisions = decisions_in(arguments.reviews)
    from consistency.pipeline import check

    with progress_bar() as progress:
        report = check(
            readings.articles, settings=settings, skipped=readings.skipped, progress=progress, sort=arguments.sort
        )
    marks = review_marks(report, decisions)
    if not arguments.quiet:
        show(report, marks)
    write_formats(report, formats, arguments.output, marks)
    return int(any(finding.label in gates and is_open(finding, marks) for finding in report.findings))


def show(report: Report, marks: Mapping[str, ReviewMark]) -> None:
    """Print the terminal report, as wide as the terminal."""
    from consistency.render import terminal

    sys.stdout.write(terminal(report, width=width(), color=colorful(sys.stdout), decisions=marks))


def write_formats(report: Report, formats: Sequence[str], folder: Path, marks: Mapping[str, ReviewMark]) -> None:
    """Write each format under its own file name."""
    from consistency.render import FORMATS

    for name in formats:
        write_whole(folder / FORMATS[name].filename, rendered(name, report, marks))
        note(f"wrote {folder / FORMATS[name].filename}")


def rendered(name: str, report: Report, marks: Mapping[str, ReviewMark]) -> str:
    """Give the report in a format; decisions are for the page alone, the others are what the models say."""
    from consistency.render import FORMATS, html

    if name == "html":
        return html(report, marks)
    return with_files(report) if name == "sarif" else FORMATS[name].render(report)


def with_files(report: Report) -> str:
    """Give the report as SARIF that points into the files of the articles."""
    from consistency.render.sarif import to_sarif

    return to_sarif(report, files=files_of(report.articles, report.claims))
