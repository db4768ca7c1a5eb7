"""`consistency diff`: what changed between two reports, and why."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from consistency.commands.reviewed import decisions_in
from consistency.commands.shared import as_file, colorful, command, names_of, note, read_report, width, write_whole

if TYPE_CHECKING:
    import argparse

    from consistency.commands.shared import Commands
    from consistency.regress.changes import Difference
    from consistency.types import Report

FORMATS = {"html": "difference.html", "json": "difference.json"}
GATES = ("new", "changed", "resolved")


def add(commands: Commands) -> None:
    """Register the command."""
    sub = command(
        commands,
        "diff",
        "Say what is new, changed and resolved between two reports, and why.",
        "consistency diff old/report.json new/report.json --fail-on new",
        "consistency diff old.json new.json --reviews reviews.jsonl --format html -o reports/",
    )
    as_file(sub.add_argument("old", type=Path, metavar="OLD", help="report.json of the earlier run"))
    as_file(sub.add_argument("new", type=Path, metavar="NEW", help="report.json of the later run"))
    reviewed = "reviews.jsonl: what was dismissed or waived counts as resolved"
    as_file(sub.add_argument("--reviews", type=Path, metavar="FILE", help=reviewed))
    sub.add_argument("--fail-on", default="", metavar="KINDS", help="exit 1 when contradictions are new (or: changed)")
    sub.add_argument("--format", default="", help="files to write: html, json")
    sub.add_argument("-o", "--output", type=Path, default=Path("reports"), help="folder for the files (%(default)s)")
    sub.add_argument("--quiet", action="store_true", help="print nothing")
    sub.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Compare, print, write; exit 1 where `--fail-on` says so."""
    gates = names_of(arguments.fail_on, GATES, flag="--fail-on")
    formats = names_of(arguments.format, FORMATS, flag="--format")
    old, new = read_report(arguments.old), read_report(arguments.new)
    from consistency.regress.changes import Kind
    from consistency.regress.difference import difference, new_contradictions
    from consistency.types import Label

    found = difference(old, new, reviews=waived_in(new, arguments.reviews))
    if not arguments.quiet:
        from consistency.render.diff import diff_terminal

        sys.stdout.write(diff_terminal(found, width=width(), color=colorful(sys.stdout)))
    for name in formats:
        write_whole(arguments.output / FORMATS[name], rendered(name, found))
        note(f"wrote {arguments.output / FORMATS[name]}")
    clashes = {kind: [c for c in found.of(kind) if c.label is Label.CONTRADICTION] for kind in Kind}
    clashes[Kind.NEW] = list(new_contradictions(found))
    return int(any(clashes[Kind(gate)] for gate in gates))


def waived_in(report: Report, path: Path | None) -> dict[str, str]:
    """Give by verdict what people dismissed, or waived until a day that has not passed: "dismissed by Ada"."""
    decisions = decisions_in(path)
    if not decisions:
        return {}
    from datetime import date

    from consistency.carry import Standing, carried

    states = carried(report, decisions, today=date.today()).states
    by_finding = {finding.id: finding for finding in report.findings}
    waived: dict[str, str] = {}
    for state in states:
        if state.standing in (Standing.DISMISSED, Standing.WAIVED) and state.decision:
            by = f" by {state.decision.by}" if state.decision.by else ""
            until = f" until {state.decision.until}" if state.decision.until else ""
            said = f"{state.standing}{until}{by}"
            waived |= dict.fromkeys(by_finding[state.finding].verdicts, said)
    return waived


def rendered(name: str, found: Difference) -> str:
    """Give the difference in a format."""
    if name == "html":
        from consistency.render.diff_html import diff_html

        return diff_html(found)
    from consistency.render.diff import diff_json

    return diff_json(found)
