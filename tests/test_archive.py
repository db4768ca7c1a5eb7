"""Many stories in parts: whole or not at all, once, and the same bytes whoever does them."""

import json
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from archive_fixture import fakes, stories, story

from consistency.archive import PartWork, Spool, run
from consistency.cli import main
from consistency.errors import EngineError, InputError
from consistency.executors import LocalExecutor
from consistency.settings import Settings
from consistency.types import Article, SkippedArticle, Span

SETTINGS = Settings(cache="off")


def archive(items, output, *, executor=None, part=6, load=fakes, settings=SETTINGS):
    return run(
        items, str(output), settings=settings, executor=executor or LocalExecutor(), articles_a_part=part, load=load
    )


def tree(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(Path(folder).rglob("*")) if p.is_file()}


def test_findings_of_all_stories(tmp_path):
    done = archive(stories(5), tmp_path)
    assert (done.parts, done.before, done.articles, done.stories, done.skipped) == (3, 0, 15, 5, 0)
    frame = pq.read_table(tmp_path / "findings").to_pandas()
    clashes = frame[frame.label == "contradiction"]
    assert sorted(clashes.story) == [f"s{n:03}" for n in range(5)]
    assert set(clashes.type) == {"age"}
    verdicts = pq.read_table(tmp_path / "verdicts").to_pandas()
    assert set(clashes.lead) <= set(verdicts.id)


def test_the_same_input_gives_the_same_bytes(tmp_path):
    archive(stories(5), tmp_path / "one")
    archive(stories(5), tmp_path / "two")
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


class Failing:
    """Work that stops before the part that it is told."""

    def __init__(self, work, *, at):
        self.work = work
        self.left = at

    def start(self):
        self.work.start()

    def __call__(self, part):
        self.left -= 1
        if self.left < 0:
            raise KeyboardInterrupt
        return self.work(part)


class Stopping(LocalExecutor):
    def __init__(self, at):
        self.at = at

    def run(self, tasks, work):
        return super().run(tasks, Failing(work, at=self.at))


def test_a_stopped_run_goes_on_where_it_stopped(tmp_path):
    with pytest.raises(KeyboardInterrupt):
        archive(stories(8), tmp_path / "stopped", executor=Stopping(2))
    assert not (tmp_path / "stopped" / "manifest.json").exists()
    assert archive(stories(8), tmp_path / "stopped").before == 2
    archive(stories(8), tmp_path / "whole")
    assert tree(tmp_path / "stopped") == tree(tmp_path / "whole")


@pytest.mark.parametrize("what", ["findings", "verdicts", "done"])
@pytest.mark.parametrize("damage", [lambda data: data[:40], None])
def test_a_part_that_is_cut_short_or_gone_is_done_again(tmp_path, what, damage):
    archive(stories(4), tmp_path)
    whole = tree(tmp_path)
    (first, *_) = sorted((tmp_path / what).iterdir())
    if damage:
        first.write_bytes(damage(first.read_bytes()))
    else:
        first.unlink()
    done = archive(stories(4), tmp_path)
    assert (done.parts, done.before) == (2, 1)
    assert tree(tmp_path) == whole


def test_other_settings_do_all_parts_again_and_other_articles_their_own(tmp_path):
    archive(stories(4), tmp_path)
    changed = [replace(a, text=a.text.replace("sank", "burnt")) if a.story == "s003" else a for a in stories(4)]
    assert archive(changed, tmp_path).before == 1
    assert len(list((tmp_path / "done").iterdir())) == 2  # what the first input left is gone
    assert archive(changed, tmp_path, settings=replace(SETTINGS, candidates=3)).before == 0


def test_an_article_that_crashes_a_stage_is_skipped(tmp_path):
    bad = replace(story(0)[0], id="bad", published="no day at all")
    done = archive([bad, *stories(2)], tmp_path)
    assert (done.skipped, done.articles) == (1, 6)
    ((source, reason),) = json.loads((tmp_path / "manifest.json").read_text())["skipped"]
    assert source == "a0-0.txt"
    assert reason.startswith("reading its claims failed: ValueError")


class Breaking:
    def start(self):
        pass

    def __call__(self, part):
        raise ZeroDivisionError(part.name)


class BreakingExecutor(LocalExecutor):
    def run(self, tasks, work):
        return super().run(tasks, Breaking() if not hasattr(self, "mended") else work)


def test_failed_parts_are_named_and_tried_again(tmp_path):
    executor = BreakingExecutor()
    with pytest.raises(EngineError, match=r"2 of 2 parts failed, the first: .*ZeroDivisionError"):
        archive(stories(4), tmp_path, executor=executor)
    executor.mended = True
    assert archive(stories(4), tmp_path, executor=executor).parts == 2


def test_what_could_not_be_read_is_counted(tmp_path):
    done = archive([SkippedArticle("x.txt", "no text"), *stories(1)], tmp_path)
    assert done.skipped == 1
    with pytest.raises(InputError, match="no article"):
        archive([SkippedArticle("x.txt", "no text")], tmp_path)


def test_articles_without_a_story_are_grouped(tmp_path):
    loose = [replace(a, story="") for n in (1, 2) for a in story(n)]
    archive(loose, tmp_path)
    found = pq.read_table(tmp_path / "findings").to_pandas()
    assert found[found.label == "contradiction"].story.nunique() >= 1


def test_the_spool_gives_back_what_it_was_given():
    line = Span(0, 3, "share")
    articles = [
        Article("a", "o", "text \ud800", title="“T”", published="2024-03-05", story="s", boilerplate=(line,)),
        Article("a", "o", "more", url="https://example.org", origin="Wire", story="s"),
    ]  # fmt: skip
    with Spool() as spool:
        assert list(spool.fill(articles)) == []
        assert [spool.read(row) for row in (1, 0)] == [replace(articles[1], id="a-2"), articles[0]]


@pytest.mark.parametrize(("size", "expected"), [(1, [1] * 5), (6, [2, 2, 1]), (100, [5])])
def test_parts_hold_whole_stories(size, expected):
    with Spool() as spool:
        list(spool.fill(stories(5)))
        assert [len(part) for part in spool.plan(size)] == expected


def test_work_travels_without_models():
    work = PartWork(SETTINGS, "out", fakes)
    work.start()
    assert work.__getstate__() == (SETTINGS, "out", fakes)


SCRIPT = """
import sys, time
sys.path.insert(0, {tests!r})
from archive_fixture import fakes, stories
from consistency.archive import run, PartWork
from consistency.executors import LocalExecutor
from consistency.settings import Settings
run(stories(30), {output!r}, settings=Settings(cache="off"), executor=LocalExecutor(), articles_a_part=3, load=fakes)
"""


def test_a_kill_leaves_only_whole_parts(tmp_path):
    killed = tmp_path / "killed"
    script = SCRIPT.format(tests=str(Path(__file__).parent), output=str(killed))
    worker = subprocess.Popen([sys.executable, "-c", script])
    deadline = time.monotonic() + 60
    while not list(killed.glob("done/*.json")) and time.monotonic() < deadline:
        time.sleep(0.02)
    worker.kill()
    worker.wait()
    done = archive(stories(30), killed, part=3)
    assert 0 < done.before <= 30
    archive(stories(30), tmp_path / "whole", part=3)
    assert tree(killed) == tree(tmp_path / "whole")


LIMITED = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
"""


def test_a_full_disk_is_one_clear_error_and_the_next_run_completes(tmp_path):
    output = tmp_path / "full"
    script = LIMITED.format(limit=7000) + SCRIPT.format(tests=str(Path(__file__).parent), output=str(output))
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert "EngineError" in ended.stderr.splitlines()[-1] or "OSError" in ended.stderr.splitlines()[-1]
    assert not list(output.rglob("*.part"))
    assert archive(stories(30), output, part=3).parts == 30


@pytest.mark.parametrize("flags", [["--part", "0"], ["--cpus", "0"]])
def test_the_command_checks_its_flags(tmp_path, flags, capsys):
    assert main(["archive", str(tmp_path), "-o", str(tmp_path), *flags]) == 2
    assert "must be more than 0" in capsys.readouterr().err
