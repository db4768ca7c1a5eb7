"""`consistency export-claimreview`: what people confirmed, as ClaimReview for web pages."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from consistency.commands.shared import as_file, command, note, read_report, write_whole
from consistency.errors import InputError

if TYPE_CHECKING:
    import argparse

    from consistency.commands.shared import Commands
    from consistency.render.claimreview import Confirmation
    from consistency.types import Report


def add(commands: Commands) -> None:
    """Register the command."""
    sub = command(
        commands,
        "export-claimreview",
        "Write confirmed findings as ClaimReview (JSON-LD, schema.org); findings that nobody confirmed stay out.",
        'consistency export-claimreview reports/report.json reviews.jsonl --publisher "The Ellan Desk" -o reviews.json',
    )
    as_file(sub.add_argument("report", type=Path, metavar="REPORT", help="a report.json"))
    as_file(sub.add_argument("reviews", type=Path, metavar="REVIEWS", help="the reviews.jsonl of `consistency review`"))
    sub.add_argument("--publisher", required=True, metavar="NAME", help="who reviews: your organisation")
    sub.add_argument("--url", default="", help="the page on which the reviews will be read")
    sub.add_argument("--notes", action="store_true", help="publish the notes of reviewers too")
    as_file(sub.add_argument("-o", "--output", type=Path, metavar="FILE", help="the file to write (standard output)"))
    sub.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write a ClaimReview for each outlet of each confirmed finding."""
    report = read_report(arguments.report)
    if not arguments.reviews.is_file():
        raise InputError(f"{arguments.reviews}: no such file; confirm findings with `consistency review` first")
    from consistency.render.claimreview import claim_reviews

    confirmed = confirmed_in(report, arguments.reviews, notes=arguments.notes)
    text = claim_reviews(report, confirmed, publisher=arguments.publisher, url=arguments.url)
    findings = "1 confirmed finding" if len(confirmed) == 1 else f"{len(confirmed)} confirmed findings"
    if arguments.output is None:
        sys.stdout.write(text)
    else:
        write_whole(arguments.output, text)
        note(f"wrote {arguments.output}: {findings}")
    return 0


def confirmed_in(report: Report, path: Path, *, notes: bool) -> dict[str, Confirmation]:
    """Give what was confirmed and still reads as it did then, by finding id."""
    from datetime import date

    from consistency.carry import Standing, carried
    from consistency.render.claimreview import Confirmation
    from consistency.reviews import read_reviews

    return {
        state.finding: Confirmation(state.decision.at.date().isoformat(), state.decision.note if notes else "")
        for state in carried(report, read_reviews(path), today=date.today()).states
        if state.standing is Standing.CONFIRMED and state.decision
    }
