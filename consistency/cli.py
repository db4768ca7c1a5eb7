"""The command line: parse, call, print, exit code.

Exit codes: 0 done; 1 a gate failed (`--fail-on`); 2 bad input or settings, with one clear line on stderr.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from consistency.__about__ import VERSION
from consistency.errors import ConsistencyError, SettingsError
from consistency.settings import PRECISIONS, Settings, load_settings
from consistency.types import Label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from consistency.pipeline import Progress
    from consistency.types import Report

DEFAULT_FORMATS = "html,json,csv"
PLAIN_WIDTH = 100  # of a report that is piped to a file, where COLUMNS says nothing
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    arguments = parser().parse_args(argv)
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except ConsistencyError as error:
        print(f"consistency: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("consistency: stopped; nothing half-written was left", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader (head, less) went away; a second complaint at interpreter exit helps nobody.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def parser() -> argparse.ArgumentParser:
    """Build the parser of all commands."""
    top = argparse.ArgumentParser(prog="consistency", description="Say where reports of one story cannot all be right.")
    top.add_argument("--version", action="version", version=f"consistency {VERSION}")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    add_report(commands)
    add_compare(commands)
    add_claims(commands)
    add_doctor(commands)
    add_export(commands)
    return top


def command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, summary: str, example: str
) -> argparse.ArgumentParser:
    """Add a command whose help ends with an example."""
    return commands.add_parser(
        name,
        help=summary,
        description=summary,
        epilog=f"example: {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def add_report(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `consistency report`."""
    sub = command(
        commands,
        "report",
        "Compare the articles of each story and report where they agree and clash.",
        "consistency report stories/ -o reports/ --fail-on contradiction",
    )
    sub.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="text, HTML or table file, or a folder")
    sub.add_argument("-o", "--output", type=Path, default=Path("reports"), help="folder for the files (%(default)s)")
    sub.add_argument("--format", default=DEFAULT_FORMATS, help="html, json, csv, junit, sarif (%(default)s)")
    sub.add_argument("--fail-on", default="", metavar="LABELS", help="exit 1 when a finding has one of these labels")
    sub.add_argument("--quiet", action="store_true", help="write the files, print no report")
    add_settings(sub)
    sub.set_defaults(run=run_report)


def add_compare(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `consistency compare`."""
    sub = command(
        commands,
        "compare",
        "Judge one pair of sentences, with all its evidence.",
        'consistency compare "The bridge opened in 1932." "The bridge opened in 1934."',
    )
    sub.add_argument("left", help="what one report says")
    sub.add_argument("right", help="what the other says")
    add_settings(sub)
    sub.set_defaults(run=run_compare)


def add_claims(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `consistency claims`."""
    sub = command(
        commands, "claims", "Show what is read from articles, without judging it.", "consistency claims story.txt"
    )
    sub.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    add_settings(sub)
    sub.set_defaults(run=run_claims)


def add_doctor(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `consistency doctor`."""
    sub = command(
        commands, "doctor", "Show what runs where: models, device, precision, versions.", "consistency doctor"
    )
    add_settings(sub)
    sub.set_defaults(run=run_doctor)


def add_export(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `consistency export-model`."""
    sub = command(
        commands,
        "export-model",
        "Write the shipped NLI model as a folder for any sentence-transformers user.",
        "consistency export-model nli my-nli/",
    )
    sub.add_argument("model", choices=["nli"])
    sub.add_argument("folder", type=Path)
    sub.set_defaults(run=run_export)


def add_settings(sub: argparse.ArgumentParser) -> None:
    """Add the flags that lie over the settings file."""
    group = sub.add_argument_group("settings (over consistency.toml)")
    group.add_argument("--config", type=Path, help="a settings file")
    group.add_argument("--embedder", help="folder or hub name of a sentence-transformers model")
    group.add_argument("--nli", help="folder or hub name of an NLI cross-encoder")
    group.add_argument("--device", help="cpu, cuda or mps")
    group.add_argument("--precision", choices=PRECISIONS)
    group.add_argument("--candidates", type=int, help="claims of each other article that a claim is compared with")


def settings_of(arguments: argparse.Namespace) -> Settings:
    """Give the settings file with the flags over it."""
    flags = {name: getattr(arguments, name) for name in ("embedder", "nli", "device", "precision", "candidates")}
    return load_settings(arguments.config).with_flags(**flags)


def run_report(arguments: argparse.Namespace) -> int:
    """Read, check, print and write; exit 1 where `--fail-on` says so."""
    formats = formats_of(arguments.format)
    gates = labels_of(arguments.fail_on)
    settings = settings_of(arguments)
    from consistency.ingest import read

    readings = read(arguments.paths, max_bytes=settings.max_bytes)
    from consistency.pipeline import check

    with progress_bar() as progress:
        report = check(readings.articles, settings=settings, skipped=readings.skipped, progress=progress)
    if not arguments.quiet:
        show(report)
    write_formats(report, formats, arguments.output)
    return int(any(finding.label in gates for finding in report.findings))


def show(report: Report) -> None:
    """Print the terminal report, as wide as the terminal."""
    from consistency.render import terminal

    sys.stdout.write(terminal(report, width=width(), color=colorful(sys.stdout)))


def width() -> int:
    """Give the columns to fill."""
    fallback = (PLAIN_WIDTH, 24)
    return max(40, shutil.get_terminal_size(fallback).columns)


def colorful(stream: TextIO) -> bool:
    """Say whether colour is wanted: on a terminal, and not where NO_COLOR is set."""
    return stream.isatty() and not os.environ.get("NO_COLOR")


def formats_of(text: str) -> tuple[str, ...]:
    """Check the names of formats; raise SettingsError for one that is not there."""
    from consistency.render import FORMATS

    names = tuple(name.strip() for name in text.split(",") if name.strip())
    for name in names:
        if name not in FORMATS:
            raise SettingsError(f"--format: {name!r} is not one of {', '.join(FORMATS)}")
    return names


def labels_of(text: str) -> frozenset[Label]:
    """Check the names of labels; raise SettingsError for one that is not there."""
    names = [name.strip() for name in text.split(",") if name.strip()]
    for name in names:
        if name not in set(Label):
            raise SettingsError(f"--fail-on: {name!r} is not one of {', '.join(Label)}")
    return frozenset(Label(name) for name in names)


def write_formats(report: Report, formats: Sequence[str], folder: Path) -> None:
    """Write each format under its own file name."""
    from consistency.render import FORMATS

    for name in formats:
        kind = FORMATS[name]
        write_whole(folder / kind.filename, kind.render(report))
        print(f"wrote {folder / kind.filename}", file=sys.stderr)


def write_whole(path: Path, text: str) -> None:
    """Write a file so that a stop at any moment leaves the old one or the new one."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(text, encoding="utf-8", newline="\n")
        part.replace(path)
    except OSError as error:
        raise SettingsError(f"can't write {path}: {error.strerror or error}") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """Give a progress callback that draws on stderr, and nothing where that is no terminal."""
    from rich.console import Console
    from rich.progress import Progress as Bars

    console = Console(stderr=True)
    with Bars(console=console, transient=True, disable=not console.is_terminal) as bars:
        tasks: dict[str, int] = {}

        def progress(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total)  # type: ignore[arg-type]

        yield progress


def run_compare(arguments: argparse.Namespace) -> int:
    """Judge one pair as a story of two one-sentence articles."""
    settings = settings_of(arguments)
    from consistency.pipeline import compare
    from consistency.render import comparison

    report = compare(arguments.left, arguments.right, settings=settings)
    sys.stdout.write(comparison(report.verdicts, width=width(), color=colorful(sys.stdout)))
    return 0


def run_claims(arguments: argparse.Namespace) -> int:
    """Print the claims of each article as a table."""
    settings = settings_of(arguments)
    from consistency.ingest import read
    from consistency.pipeline import read_claims
    from consistency.render import claims_table

    readings = read(arguments.paths, max_bytes=settings.max_bytes)
    for article in readings.articles:
        sys.stdout.write(claims_table(article, read_claims([article]), width=width(), color=colorful(sys.stdout)))
    return 0


def run_doctor(arguments: argparse.Namespace) -> int:
    """Load the models and print what they run on."""
    settings = settings_of(arguments)
    from consistency.doctor import facts

    rows = facts(settings)
    pad = max(len(name) for name, _ in rows)
    for name, value in rows:
        print(f"{name:<{pad}}  {value}")
    return 0


def run_export(arguments: argparse.Namespace) -> int:
    """Write the standard folder of the shipped model."""
    from consistency.models import export_entailer

    export_entailer(arguments.folder)
    print(f"wrote {arguments.folder}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
