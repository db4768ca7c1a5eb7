"""`consistency completion`: a script that lets a shell complete commands and flags."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from consistency.commands.shared import command

if TYPE_CHECKING:
    import argparse

    from consistency.commands.shared import Commands


def add(commands: Commands) -> None:
    """Register the command."""
    sub = command(
        commands,
        "completion",
        "Print a script that lets a shell complete commands and flags.",
        "consistency completion bash > ~/.local/share/bash-completion/completions/consistency",
        "consistency completion zsh > ~/.zfunc/_consistency",
    )
    sub.add_argument("shell", choices=("bash", "zsh", "tcsh"))
    sub.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the script for a shell; the whole parser comes with the arguments."""
    import shtab

    sys.stdout.write(shtab.complete(arguments.parser, arguments.shell) + "\n")
    return 0
