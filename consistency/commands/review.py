"""`consistency review`: the local web desk, for decisions or for blind labels."""

from __future__ import annotations

import webbrowser
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from consistency.commands.shared import as_file, command, note, read_report
from consistency.errors import SettingsError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from consistency.commands.shared import Commands
    from consistency.review.blind import BlindDesk
    from consistency.review.desk import Desk

MAX_PORT = 65535


def add(commands: Commands) -> None:
    """Register the command."""
    sub = command(
        commands,
        "review",
        "Open a local web desk: confirm, dismiss or waive findings, or label pairs blind.",
        "consistency review reports/report.json --by Ada",
        "consistency review reports/report.json --blind --labels labels.jsonl",
    )
    as_file(sub.add_argument("report", type=Path, metavar="REPORT", help="a report.json"))
    where = "where decisions go (%(default)s)"
    as_file(sub.add_argument("--reviews", type=Path, default=Path("reviews.jsonl"), help=where))
    sub.add_argument("--blind", action="store_true", help="label pairs without seeing the verdicts")
    sub.add_argument("--labels", type=Path, default=Path("labels.jsonl"), help="where labels go (%(default)s)")
    sub.add_argument("--by", default="", metavar="NAME", help="your name, as decisions are signed")
    sub.add_argument("--host", default="127.0.0.1", help="address to listen on; others than this machine need a token")
    sub.add_argument("--port", type=int, default=0, help="port to listen on (a free one)")
    sub.add_argument("--no-open", action="store_true", help="print the address, open no browser")
    sub.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Serve until Ctrl-C."""
    if not 0 <= arguments.port <= MAX_PORT:
        raise SettingsError(f"--port is {arguments.port}; it lies between 0 and {MAX_PORT}")
    try:
        from consistency.review.serve import serve
    except ModuleNotFoundError as error:
        raise SettingsError(f"review needs {error.name}: pip install 'claim-consistency[review]'") from error
    serve(desk_for(arguments), host=arguments.host, port=arguments.port, ready=opener(only_tell=arguments.no_open))
    note(f"closed; see {arguments.labels if arguments.blind else arguments.reviews}")
    return 0


def desk_for(arguments: argparse.Namespace) -> Desk | BlindDesk:
    """Give the desk that the flags ask for."""
    from consistency.review.blind import BlindDesk
    from consistency.review.desk import Desk

    report = read_report(arguments.report)
    if arguments.blind:
        return BlindDesk(report, arguments.labels, now=now, reviewer=arguments.by)
    return Desk(report, arguments.reviews, now=now, reviewer=arguments.by)


def now() -> datetime:
    """Give the time that decisions are stamped with."""
    return datetime.now(UTC)


def opener(*, only_tell: bool) -> Callable[[str], None]:
    """Give what tells the address, and opens it unless that is not wanted."""

    def ready(address: str) -> None:
        note(f"the desk is at {address} (Ctrl-C ends it)")
        if not only_tell:
            webbrowser.open(address)

    return ready
