"""`consistency cache`: what is kept of earlier runs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from consistency.commands.shared import command
from consistency.errors import SettingsError
from consistency.settings import OFF, load_settings

if TYPE_CHECKING:
    import argparse

    from consistency.commands.shared import Commands
    from consistency.store import Store


def add(commands: Commands) -> None:
    """Register the command."""
    sub = command(
        commands,
        "cache",
        "Show, prune or clear what is kept of earlier runs.",
        "consistency cache show",
        "consistency cache prune --megabytes 200",
    )
    sub.add_argument("action", choices=("show", "prune", "clear"))
    sub.add_argument("--megabytes", type=int, help="prune to this size (the setting cache_bytes)")
    sub.add_argument("--config", type=Path, help="a settings file")
    sub.add_argument("--cache", metavar="FOLDER", help="where it lies")
    sub.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked, and show what is left."""
    settings = load_settings(arguments.config).with_flags(cache=arguments.cache)
    if settings.cache == OFF:
        raise SettingsError("the cache is off: the settings say so")
    if arguments.megabytes is not None and arguments.megabytes < 0:
        raise SettingsError(f"--megabytes is {arguments.megabytes}; it must be 0 or more")
    from consistency.pipeline import open_store

    store = open_store(settings)
    if arguments.action == "clear":
        store.clear()
    if arguments.action == "prune":
        store.prune(settings.cache_bytes if arguments.megabytes is None else arguments.megabytes * 1_000_000)
    show(store)
    return 0


def show(store: Store) -> None:
    """Print where the store lies and what it holds."""
    print(store.path)
    if not store.path.exists():
        print("nothing is kept")
        return
    for holding in store.holdings():
        print(f"{holding.kind:<12} {holding.entries:>10,} entries {holding.bytes / 1e6:>10,.1f} MB")
    print(f"{'on the disk':<12} {store.size() / 1e6:>29,.1f} MB of at most {store.max_bytes / 1e6:,.0f} MB")
