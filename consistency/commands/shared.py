"""What several commands share: help with examples, flags over settings, and how a terminal is met."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from consistency.errors import ReportError, SettingsError
from consistency.settings import PRECISIONS, Settings, load_settings
from consistency.types import Label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from consistency.ingest import Readings
    from consistency.pipeline import Progress
    from consistency.render.sarif import Files
    from consistency.types import Article, Claim, Report

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

#: Settings that have a flag of the same name.
FLAGS = ("embedder", "nli", "tagger", "binder", "device", "precision", "candidates", "cache")
PLAIN_WIDTH = 100  # of a report that is piped to a file, where COLUMNS says nothing


def command(commands: Commands, name: str, summary: str, *examples: str) -> argparse.ArgumentParser:
    """Add a command whose help ends with examples, the most usual one first."""
    return commands.add_parser(
        name,
        help=summary,
        description=summary,
        epilog="\n".join(f"example: {example}" for example in examples),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def add_settings(sub: argparse.ArgumentParser) -> None:
    """Add the flags that lie over the settings file."""
    group = sub.add_argument_group("settings (over consistency.toml)")
    as_file(group.add_argument("--config", type=Path, help="a settings file"))
    group.add_argument("--embedder", help="folder or hub name of a sentence-transformers model")
    group.add_argument("--nli", help="folder or hub name of an NLI cross-encoder")
    group.add_argument("--tagger", help="shipped, off, or folder or hub name of a token classifier of names")
    group.add_argument("--binder", help="shipped, or off: rules and cues alone say which figures are of one thing")
    group.add_argument("--device", help="cpu, cuda or mps")
    group.add_argument("--precision", choices=PRECISIONS)
    group.add_argument("--candidates", type=int, help="claims of each other article that a claim is compared with")
    group.add_argument("--cache", metavar="FOLDER", help="where results are kept for the next run")
    group.add_argument("--no-cache", dest="cache", action="store_const", const="off", help="keep and use nothing")


def as_file(action: argparse.Action) -> None:
    """Let shells complete an argument with the names of files; these are shtab's own words for it."""
    action.complete = {"bash": "_shtab_compgen_files", "zsh": "_files", "tcsh": "f"}  # type: ignore[attr-defined]


def settings_of(arguments: argparse.Namespace) -> Settings:
    """Give the settings file with the flags over it."""
    return load_settings(arguments.config).with_flags(**{name: getattr(arguments, name) for name in FLAGS})


def names_of(text: str, known: Iterable[str], *, flag: str) -> tuple[str, ...]:
    """Read names between commas; raise SettingsError for one that is not known."""
    known = tuple(known)
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    for name in names:
        if name not in known:
            raise SettingsError(f"{flag}: {name!r} is not one of {', '.join(known)}")
    return names


def add_sources(sub: argparse.ArgumentParser) -> None:
    """Add what is read, and how far into the web it may lead."""
    what = "text, HTML or table file, folder, or URL of a page or a feed"
    as_file(sub.add_argument("paths", nargs="+", metavar="PATH", help=what))
    group = sub.add_argument_group("URLs")
    group.add_argument("--follow", action="store_true", help="read the page behind each entry of a feed")
    whom = "a host of your own network that may be asked; may be given several times"
    group.add_argument("--allow-private", action="append", default=[], metavar="HOST", help=whom)
    trusted = "certificates (PEM) of authorities to trust beside the public ones"
    as_file(group.add_argument("--ca-file", type=Path, metavar="FILE", help=trusted))
    group.add_argument("--timeout", type=float, default=20.0, metavar="SECONDS", help="for each URL (%(default)g)")


def read_sources(arguments: argparse.Namespace, settings: Settings) -> Readings:
    """Read the articles that the command line names."""
    from consistency.ingest import read
    from consistency.ingest.reading import is_url

    if arguments.timeout <= 0:
        raise SettingsError(f"--timeout is {arguments.timeout:g}; it must be more than 0")
    web = None
    if any(map(is_url, arguments.paths)):
        from consistency.ingest.web import Limits

        hosts = frozenset(host.lower() for host in arguments.allow_private)
        web = Limits(settings.max_bytes, arguments.timeout, private=hosts, ca_file=arguments.ca_file)
    return read(arguments.paths, max_bytes=settings.max_bytes, web=web, follow=arguments.follow)


def labels_of(text: str, *, flag: str = "--fail-on") -> frozenset[Label]:
    """Read the names of labels; raise SettingsError for one that is not there."""
    return frozenset(Label(name) for name in names_of(text, Label, flag=flag))


def width() -> int:
    """Give the columns to fill."""
    fallback = (PLAIN_WIDTH, 24)
    return max(40, shutil.get_terminal_size(fallback).columns)


def colorful(stream: TextIO) -> bool:
    """Say whether colour is wanted: on a terminal, and not where NO_COLOR is set."""
    return stream.isatty() and not os.environ.get("NO_COLOR")


def from_here(path: Path) -> str:
    """Give a path as it is from the working folder, or its name alone: no report names the folders of a machine."""
    relative = Path(os.path.relpath(path))
    return path.name if relative.parts[:1] == ("..",) else relative.as_posix()


def files_of(articles: Iterable[Article], claims: Iterable[Claim]) -> Files:
    """Give where articles were read, and where in these files claims stand."""
    from consistency.ingest.places import places
    from consistency.render.sarif import Files

    articles = tuple(articles)
    paths = {article.id: from_here(Path(article.source)) for article in articles if Path(article.source).is_file()}
    return Files(paths, places(claims, articles))


def note(text: str) -> None:
    """Tell the user what was done, on stderr: stdout is for results."""
    print(text, file=sys.stderr)


def write_whole(path: Path, text: str) -> None:
    """Write a file so that a stop at any moment leaves the old one or the new one; who may read it stays."""
    whole = path.resolve()  # a link stays a link
    part = whole.with_name(f".{whole.name}.{os.getpid()}.part")
    try:
        whole.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(text, encoding="utf-8", newline="\n")
        with suppress(FileNotFoundError):
            shutil.copymode(whole, part)
        part.replace(whole)
    except OSError as error:
        raise SettingsError(f"can't write {path}: {error.strerror or error}") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def read_report(path: Path) -> Report:
    """Read a `report.json`; raise ReportError that names the file and what to do."""
    from consistency.render import from_json

    try:
        return from_json(path.read_text(encoding="utf-8"))
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise ReportError(f"{path}: can't be read: {why}; name a report.json of `consistency report`") from error
    except (UnicodeDecodeError, ReportError) as error:
        raise ReportError(f"{path}: no report.json of this version: {error}; run `consistency report` again") from error


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
