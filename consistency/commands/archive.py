"""`consistency archive`: many stories, here or on a Ray cluster, as parquet files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from consistency.commands.shared import add_settings, command, note, progress_bar, settings_of
from consistency.errors import SettingsError

if TYPE_CHECKING:
    import argparse

    from consistency.commands.shared import Commands
    from consistency.executors import Executor


def add(commands: Commands) -> None:
    """Register the command."""
    sub = command(
        commands,
        "archive",
        "Check many stories, in parts that a stopped run does not do twice, into parquet files.",
        "consistency archive day.jsonl -o results/",
        "consistency archive s.parquet -o s3://bucket/results --engine ray --address auto",
    )
    sub.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="table of any size, or a folder")
    sub.add_argument("-o", "--output", required=True, help="folder or URL that fsspec knows")
    sub.add_argument("--engine", choices=("local", "ray"), default="local")
    sub.add_argument("--address", help="of a Ray cluster; without it one is begun here")
    sub.add_argument("--workers", type=int, default=0, help="Ray workers (as many as there is room for)")
    sub.add_argument("--cpus", type=float, default=1.0, help="of each Ray worker (%(default)g)")
    sub.add_argument("--part", type=int, default=200, metavar="ARTICLES", help="articles held at once (%(default)s)")
    add_settings(sub)
    sub.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Stream, check and write."""
    settings = settings_of(arguments)
    for name in ("part", "cpus"):
        if getattr(arguments, name) <= 0:
            raise SettingsError(f"--{name} is {getattr(arguments, name)}; it must be more than 0")
    from consistency.archive import run as run_archive
    from consistency.ingest.stream import stream

    items = stream(arguments.paths, max_bytes=settings.max_bytes)
    with progress_bar() as progress:
        done = run_archive(
            items,
            arguments.output,
            settings=settings,
            executor=engine(arguments),
            articles_a_part=arguments.part,
            progress=progress,
        )
    note(
        f"{done.articles:,} articles in {done.stories:,} stories, {done.skipped:,} skipped; {done.findings:,} findings "
        f"in {done.parts:,} parts ({done.before:,} were done before) under {arguments.output}"
    )
    return 0


def engine(arguments: argparse.Namespace) -> Executor:
    """Give the executor that was asked for."""
    from consistency.executors import LocalExecutor, RayExecutor

    if arguments.engine == "local":
        return LocalExecutor()
    return RayExecutor(arguments.address, arguments.workers, arguments.cpus)
