"""`consistency export-model`: a shipped model as a folder that others can load."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from consistency.commands.shared import command, note

if TYPE_CHECKING:
    import argparse

    from consistency.commands.shared import Commands


def add(commands: Commands) -> None:
    """Register the command."""
    sub = command(
        commands,
        "export-model",
        "Write a shipped model as a standard folder: nli for sentence-transformers, tagger for transformers.",
        "consistency export-model nli my-nli/",
    )
    sub.add_argument("model", choices=("nli", "tagger"))
    sub.add_argument("folder", type=Path)
    sub.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the standard folder of the shipped model."""
    from consistency.models import export_entailer, export_tagger

    export = export_entailer if arguments.model == "nli" else export_tagger
    export(arguments.folder)
    note(f"wrote {arguments.folder}")
    return 0
