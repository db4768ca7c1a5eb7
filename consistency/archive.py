"""Many stories at once: articles are spooled to disk, cut into parts of whole stories, and worked on part by part.

What is held in memory is one part for each worker and an index of all articles. Each part is written as parquet files
and, last of all, a marker; a part with a marker is never done again. The parts, and so the bytes, depend on the input
and the settings alone, and not on the engine.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections import defaultdict
from dataclasses import asdict, dataclass, replace
from typing import IO, TYPE_CHECKING

import numpy as np

from consistency import __about__
from consistency.cache import reading_signature
from consistency.errors import EngineError, InputError
from consistency.ids import content_id
from consistency.pipeline import Models, check, silent
from consistency.stories import grouped, lead
from consistency.tables import findings_table, parquet, verdicts_table
from consistency.types import Article, Report, SkippedArticle, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from consistency.executors import Executor
    from consistency.pipeline import Progress
    from consistency.settings import Settings

    Load = Callable[[Settings], Models]

#: Articles without a story that are grouped at once; a story that straddles two such lots is cut in two.
GROUPED_AT_ONCE = 20_000
EMBEDDED_AT_ONCE = 512


@dataclass(frozen=True, slots=True)
class Part:
    """Whole stories, about as many articles as a part should hold; the name says what is in it."""

    name: str
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """What the marker of a part says: its files with their sizes, and what was counted."""

    part: str
    articles: int
    claims: int
    verdicts: int
    findings: int
    files: tuple[tuple[str, int], ...]
    skipped: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run over many stories did."""

    parts: int
    before: int  # parts that an earlier run had done
    articles: int
    stories: int
    findings: int
    skipped: int


class PartWork:
    """The work on a part: check its stories, write its files, then its marker."""

    def __init__(self, settings: Settings, output: str, load: Load = Models.load) -> None:
        self.settings = settings
        self.output = output
        self.load = load
        self._models: Models | None = None

    def __getstate__(self) -> tuple[Settings, str, Load]:
        """Travel without the models: each worker loads its own."""
        return self.settings, self.output, self.load

    def __setstate__(self, state: tuple[Settings, str, Load]) -> None:
        self.__init__(*state)  # type: ignore[misc]

    def start(self) -> None:
        """Load the models."""
        self._models = self._models or self.load(self.settings)

    def __call__(self, part: Part) -> Done:
        """Check the stories of a part and write what was found."""
        report = check(part.articles, settings=self.settings, models=self._models)
        story_of = {article.id: article.story for article in report.articles}
        contents = {
            f"verdicts/{part.name}.parquet": parquet(verdicts_table(report, story_of)),
            f"findings/{part.name}.parquet": parquet(findings_table(report, story_of)),
        }
        folder = Folder(self.output)
        for name, data in contents.items():
            folder.write(name, data)
        done = _done(part, report, contents)
        folder.write(marker(part.name), json.dumps(asdict(done), indent=1).encode())
        return done


def _done(part: Part, report: Report, contents: dict[str, bytes]) -> Done:
    return Done(
        part=part.name,
        articles=len(report.articles),
        claims=len(report.claims),
        verdicts=len(report.verdicts),
        findings=len(report.findings),
        files=tuple((name, len(data)) for name, data in contents.items()),
        skipped=tuple((item.source, item.reason) for item in report.skipped),
    )


def marker(part: str) -> str:
    """Give the name of the file that says that a part is done."""
    return f"done/{part}.json"


class Folder:
    """A folder at any address that fsspec knows; files appear whole or not at all."""

    def __init__(self, url: str) -> None:
        from fsspec.core import url_to_fs  # type: ignore[import-untyped]

        self.fs, self.root = url_to_fs(url)

    def write(self, name: str, data: bytes) -> None:
        """Write a file; where the file system has renames, a stop leaves the old one or the new one."""
        path = f"{self.root}/{name}"
        self.fs.makedirs(path.rpartition("/")[0], exist_ok=True)
        part = f"{path}.{content_id(name, str(len(data)))}.part"
        try:
            self.fs.pipe_file(part, data)
            self.fs.mv(part, path)
        except BaseException:
            if self.fs.exists(part):
                self.fs.rm(part)
            raise

    def read(self, name: str) -> bytes | None:
        """Give the content of a file, None where there is none."""
        try:
            data: bytes = self.fs.cat_file(f"{self.root}/{name}")
        except FileNotFoundError:
            return None
        return data

    def size(self, name: str) -> int | None:
        """Give the bytes of a file, None where there is none."""
        try:
            return int(self.fs.size(f"{self.root}/{name}"))
        except FileNotFoundError:
            return None

    def names(self, folder: str) -> list[str]:
        """Give the files right inside a sub-folder, sorted."""
        path = f"{self.root}/{folder}"
        found = self.fs.ls(path, detail=False) if self.fs.exists(path) else []
        return sorted(f"{folder}/{name.rpartition('/')[2]}" for name in found)

    def remove(self, name: str) -> None:
        """Delete a file."""
        self.fs.rm(f"{self.root}/{name}")


def done_before(folder: Folder, part: str) -> Done | None:
    """Give what the marker of a part says, None unless all its files are there, whole."""
    data = folder.read(marker(part))
    if data is None:
        return None
    try:
        row = json.loads(data)
        files = tuple((str(name), int(size)) for name, size in row.pop("files"))
        skipped = tuple((str(source), str(reason)) for source, reason in row.pop("skipped"))
        done = Done(**row, files=files, skipped=skipped)
    except (ValueError, KeyError, TypeError):
        return None
    return done if all(folder.size(name) == size for name, size in files) else None


def run(
    items: Iterable[Article | SkippedArticle],
    output: str,
    *,
    settings: Settings,
    executor: Executor,
    articles_a_part: int = 200,
    load: Load = Models.load,
    progress: Progress = silent,
) -> Summary:
    """Check all stories of `items` and write what was found under `output`; go on where an earlier run stopped.

    Raises EngineError where parts failed: all others are done then, and the next run tries only these.
    """
    folder = Folder(output)
    with Spool() as spool:
        skipped = list(spool.fill(items))
        if not spool.places:
            raise InputError("no article to check")
        spool.group(settings, load)
        plan = list(spool.plan(articles_a_part))
        signature = made_by(settings)
        ledger = Ledger(folder, progress, len(plan))
        work = PartWork(settings, output, load)
        parts = (part for stories in plan if ledger.lacks(part := spool.part(stories, signature)))
        for outcome in executor.run(parts, work):
            ledger.note(outcome.task.name, outcome.result, outcome.error)
    return ledger.closed(skipped, stories=len(spool.stories))


def made_by(settings: Settings) -> str:
    """Give what the results depend on beside the articles."""
    return json.dumps([__about__.VERSION, reading_signature(), settings.items()])


class Ledger:
    """Which parts are done, by whom, and what they counted."""

    def __init__(self, folder: Folder, progress: Progress, total: int) -> None:
        self.folder = folder
        self.progress = progress
        self.total = total
        self.done: dict[str, Done] = {}
        self.before = 0
        self.failed: dict[str, str] = {}

    def lacks(self, part: Part) -> bool:
        """Say whether a part is still to be done."""
        found = done_before(self.folder, part.name)
        if found is not None:
            self.before += 1
            self.note(part.name, found, "")
        return found is None

    def note(self, part: str, done: Done | None, error: str) -> None:
        """Note how a part ended."""
        if done is None:
            self.failed[part] = error
        else:
            self.done[part] = done
        self.progress("Checking parts", len(self.done) + len(self.failed), self.total)

    def closed(self, skipped: Sequence[SkippedArticle], *, stories: int) -> Summary:
        """Write the manifest and clear what earlier input left; raise EngineError where a part failed."""
        if self.failed:
            name, why = min(self.failed.items())
            count = f"{len(self.failed)} of {self.total} parts failed"
            raise EngineError(f"{count}, the first: {name}: {why}; the next run tries them again")
        ordered = [self.done[name] for name in sorted(self.done)]
        rows = [(item.source, item.reason) for item in skipped]
        rows += [row for done in ordered for row in done.skipped]
        manifest = {
            "parts": [done.part for done in ordered],
            "files": [f for d in ordered for f in d.files],
            "skipped": rows,
        }
        self.folder.write("manifest.json", json.dumps(manifest, indent=1).encode())
        self._clear({name for done in ordered for name, _ in done.files} | {marker(name) for name in self.done})
        return Summary(
            parts=len(ordered),
            before=self.before,
            articles=sum(done.articles for done in ordered),
            stories=stories,
            findings=sum(done.findings for done in ordered),
            skipped=len(rows),
        )

    def _clear(self, kept: set[str]) -> None:
        for folder in ("verdicts", "findings", "done"):
            for name in self.folder.names(folder):
                if name not in kept:
                    self.folder.remove(name)


class Spool:
    """Articles on disk, with an index of where each lies and to what story it belongs."""

    def __init__(self) -> None:
        self.file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed by __exit__
        self.places: list[tuple[int, int]] = []
        self.stories: dict[str, list[int]] = defaultdict(list)
        self.loose: list[tuple[str, str, int]] = []  # day, id, row of articles without a story
        self.seen: dict[str, int] = defaultdict(int)

    def __enter__(self) -> Spool:
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def fill(self, items: Iterable[Article | SkippedArticle]) -> Iterator[SkippedArticle]:
        """Keep the articles, and give what is none."""
        for item in items:
            if isinstance(item, SkippedArticle):
                yield item
            else:
                self.add(item)

    def add(self, article: Article) -> None:
        """Keep an article; its id is made unique."""
        self.seen[article.id] += 1
        if self.seen[article.id] > 1:
            article = replace(article, id=f"{article.id}-{self.seen[article.id]}")
        row = len(self.places)
        if article.story:
            self.stories[article.story].append(row)
        else:
            self.loose.append((str(article.day or ""), article.id, row))
        start = self.file.seek(0, 2)
        self.places.append((start, self.file.write(json.dumps(asdict(article)).encode())))

    def read(self, row: int) -> Article:
        """Give an article back."""
        start, length = self.places[row]
        self.file.seek(start)
        fields = json.loads(self.file.read(length))
        return Article(**{**fields, "boilerplate": tuple(Span(**span) for span in fields["boilerplate"])})

    def group(self, settings: Settings, load: Load) -> None:
        """Give a story to each article that has none."""
        if not self.loose:
            return
        embedder = load(settings).embedder
        order = [row for *_, row in sorted(self.loose)]
        for start in range(0, len(order), GROUPED_AT_ONCE):
            rows = order[start : start + GROUPED_AT_ONCE]
            articles = [self.read(row) for row in rows]
            lots = [articles[at : at + EMBEDDED_AT_ONCE] for at in range(0, len(articles), EMBEDDED_AT_ONCE)]
            vectors = np.concatenate([embedder.embed([lead(article) for article in lot]) for lot in lots])
            for row, article in zip(rows, grouped(articles, vectors), strict=True):
                self.stories[article.story].append(row)

    def plan(self, articles_a_part: int) -> Iterator[tuple[str, ...]]:
        """Give the stories of each part, in the order of their names; a story is never cut."""
        part: list[str] = []
        size = 0
        for story in sorted(self.stories):
            if part and size + len(self.stories[story]) > articles_a_part:
                yield tuple(part)
                part, size = [], 0
            part.append(story)
            size += len(self.stories[story])
        if part:
            yield tuple(part)

    def part(self, stories: Sequence[str], signature: str) -> Part:
        """Give a part whose name is a digest of its articles and of what they are checked with."""
        articles = tuple(replace(self.read(row), story=story) for story in stories for row in self.stories[story])
        digest = hashlib.sha256(signature.encode())
        for article in articles:
            digest.update(json.dumps(asdict(article)).encode())
        return Part(f"{content_id(stories[0])}-{digest.hexdigest()[:20]}", articles)
