"""`consistency claims`: what is read from articles, without judging it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from consistency.commands.shared import (
    add_settings,
    add_sources,
    colorful,
    command,
    progress_bar,
    read_sources,
    settings_of,
    width,
)

if TYPE_CHECKING:
    import argparse

    from consistency.commands.shared import Commands


def add(commands: Commands) -> None:
    """Register the command."""
    sub = command(
        commands,
        "claims",
        "Show what is read from articles, without judging it.",
        "consistency claims story.txt",
        "consistency claims stories/ --format json",
    )
    add_sources(sub)
    sub.add_argument("--format", choices=("table", "json"), default="table", help="how to print it (%(default)s)")
    add_settings(sub)
    sub.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the claims of each article."""
    settings = settings_of(arguments)
    readings = read_sources(arguments, settings)
    from consistency.models import load_tagger
    from consistency.pipeline import read_claims

    tagger = load_tagger(settings.tagger, device=settings.device, precision=settings.precision)
    with progress_bar() as progress:
        claims = read_claims(readings.articles, progress, tagger)
    if arguments.format == "json":
        from consistency.render.claims_file import claims_json

        sys.stdout.write(claims_json(readings.articles, claims, readings.skipped))
        return 0
    from consistency.render import claims_table

    for article in readings.articles:
        own = [claim for claim in claims if claim.article_id == article.id]
        sys.stdout.write(claims_table(article, own, width=width(), color=colorful(sys.stdout)))
    return 0
