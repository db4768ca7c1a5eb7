"""`consistency doctor`: what runs where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consistency.commands.shared import add_settings, command, settings_of

if TYPE_CHECKING:
    import argparse

    from consistency.commands.shared import Commands


def add(commands: Commands) -> None:
    """Register the command."""
    sub = command(
        commands, "doctor", "Show what runs where: models, device, precision, versions.", "consistency doctor"
    )
    add_settings(sub)
    sub.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Load the models and print what they run on."""
    settings = settings_of(arguments)
    from consistency.doctor import facts

    rows = facts(settings)
    pad = max(len(name) for name, _ in rows)
    for name, value in rows:
        print(f"{name:<{pad}}  {value}")
    return 0
