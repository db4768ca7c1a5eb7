"""`consistency compare`: one pair of sentences, with all its evidence."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from consistency.commands.shared import add_settings, colorful, command, settings_of, width

if TYPE_CHECKING:
    import argparse

    from consistency.commands.shared import Commands


def add(commands: Commands) -> None:
    """Register the command."""
    sub = command(
        commands,
        "compare",
        "Judge one pair of sentences, with all its evidence.",
        'consistency compare "The bridge opened in 1932." "The bridge opened in 1934."',
    )
    sub.add_argument("left", help="what one report says")
    sub.add_argument("right", help="what the other says")
    add_settings(sub)
    sub.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Judge one pair as a story of two one-sentence articles."""
    settings = settings_of(arguments)
    from consistency.pipeline import compare
    from consistency.render import comparison

    report = compare(arguments.left, arguments.right, settings=settings)
    sys.stdout.write(comparison(report.verdicts, width=width(), color=colorful(sys.stdout)))
    return 0
