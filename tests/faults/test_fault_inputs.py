"""Inputs that nobody should have: each is a skipped item or a bounded piece of work, and the run goes on."""

import json
import os
import subprocess
import sys
import time

import pandas as pd
import pytest

from consistency.errors import InputError
from consistency.ingest import read
from consistency.ingest.stream import stream
from consistency.models.fakes import TableEntailer, WordEmbedder
from consistency.pipeline import Models, bounded, check
from consistency.types import Article, SkippedArticle, Span

#: 100,000 pass too, in half a minute.
LINES = 10_000
GOOD = "Ada Brandt, 57, leads the harbour trust. The ferry sank near Saltmere."


def run(articles):
    return check(articles, models=Models(WordEmbedder(), TableEntailer()))


def good(path, name="good.txt"):
    (path / name).write_text(GOOD, encoding="utf-8")


def test_a_file_of_a_gigabyte_is_skipped_at_once(tmp_path):
    good(tmp_path)
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(1 << 30)  # sparse: it takes no room
    readings = read([tmp_path])
    assert len(readings.articles) == 1
    assert "larger than the limit" in readings.skipped[0].reason


def test_a_table_with_a_line_of_a_gigabyte_goes_on_after_it(tmp_path):
    row = json.dumps({"outlet": "mercury", "text": GOOD}).encode()
    path = tmp_path / "news.jsonl"
    with path.open("wb") as file:
        file.write(row + b"\n")
        file.seek(1 << 26, os.SEEK_CUR)  # 64 MB show the same as 1 GB, and read sixteen times as fast
        file.write(b"\n" + row + b"\n")
    items = list(stream([path], max_bytes=1_000_000))
    assert [type(item) for item in items] == [Article, SkippedArticle, Article]
    assert items[1].reason == "row 2: longer than 1,000,000 bytes"


@pytest.mark.parametrize("words", ["word ", "Ada Brandt said 5 ", "the 12 boats, and "])
def test_a_sentence_of_fifty_thousand_words_is_set_aside(words):
    endless = words * (50_000 // len(words.split()))
    articles = [
        Article("a", "mercury", f"{GOOD}\n{endless}.\n{GOOD}"),
        Article("b", "beacon", GOOD.replace("57", "75")),
    ]
    began = time.process_time()
    report = run(articles)
    assert time.process_time() - began < 10
    (span,) = report.articles[0].boilerplate
    assert (span.reason, span.end - span.start) == ("too long for a sentence", len(endless))
    assert {f.type for f in report.findings if f.label == "contradiction"} == {"age"}


def test_setting_aside_is_done_once():
    article = Article("a", "o", "x " * 5000, boilerplate=(Span(0, 2, "share"),))
    assert bounded(bounded(article)) == bounded(article)
    assert len(bounded(article).boilerplate) == 2


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 50_000 + f"<p>{GOOD}</p>" + "</div>" * 50_000,
        "<table><tr><td>" * 5_000 + GOOD,
        "<b>" * 100_000,
        f"<p>{GOOD}</p><!--" + "-" * 1_000_000,
    ],
)
def test_deep_html_ends(tmp_path, markup):
    good(tmp_path)
    (tmp_path / "deep.html").write_text(f"<html><body>{markup}", encoding="utf-8")
    began = time.process_time()
    readings = read([tmp_path])
    assert time.process_time() - began < 20
    assert "good.txt" in {a.source.rpartition("/")[2] for a in readings.articles}
    assert len(readings.articles) + len(readings.skipped) == 2


def test_many_one_line_articles_stream_in_little_memory(tmp_path):
    path = tmp_path / "lines.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(LINES):
            file.write(json.dumps({"outlet": f"o{number % 9}", "text": f"Line {number}.", "story": "s"}) + "\n")
    script = (
        "import resource, sys; from pathlib import Path; from consistency.ingest.stream import stream\n"
        "list(stream([Path(sys.argv[2])])); before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "count = sum(1 for _ in stream([Path(sys.argv[1])]))\n"
        "print(count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)"
    )
    first = tmp_path / "first.jsonl"
    first.write_text(json.dumps({"outlet": "o", "text": GOOD}) + "\n", encoding="utf-8")
    ended = subprocess.run([sys.executable, "-c", script, path, first], capture_output=True, text=True, check=True)
    count, kilobytes = map(int, ended.stdout.split())
    assert count == LINES
    assert kilobytes < 20_000


STABLE = """
import sys
from consistency.models.fakes import TableEntailer, WordEmbedder
from consistency.pipeline import Models, check
from consistency.render import to_json
from consistency.types import Article
text = "Ada Brandt, {}, leads the harbour trust. On Tuesday at 11:30 pm 1,200 people paid $1.5m."
articles = [Article(n, n, text.format(a), published="2024-03-05T23:30:00+02:00") for n, a in (("a", 57), ("b", 75))]
sys.stdout.buffer.write(to_json(check(articles, models=Models(WordEmbedder(), TableEntailer()))).encode())
"""


@pytest.mark.parametrize(
    "place",
    [
        {"TZ": "Pacific/Auckland"},
        {"TZ": "America/Los_Angeles", "LC_ALL": "C"},
        {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
        {"PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "0"},
    ],
)
def test_clock_zone_and_locale_change_no_byte(place):
    def out(extra):
        environment = {**os.environ, **extra}
        return subprocess.run([sys.executable, "-c", STABLE], capture_output=True, check=True, env=environment).stdout

    assert out(place) == out({}) != b""


def test_the_streamed_articles_are_those_that_are_read(tmp_path):
    rows = [{"outlet": f"o{n}", "text": f"{GOOD} {n}", "story": "s", "published": "2024-03-05"} for n in range(5)]
    path = tmp_path / "t.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)) + '\nno json\n{"outlet": "x"}\n', encoding="utf-8")
    readings = read([path])
    items = list(stream([path]))
    assert [i for i in items if isinstance(i, Article)] == list(readings.articles)
    assert [i for i in items if isinstance(i, SkippedArticle)] == list(readings.skipped)


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_other_tables_stream_the_same_articles(tmp_path, suffix):
    rows = [{"outlet": f"o{n}", "text": f"{GOOD} “{n}”, said\nMs Roe", "title": None, "story": "s"} for n in range(5)]
    path = tmp_path / f"t.{suffix}"
    frame = pd.DataFrame(rows)
    frame.to_csv(path, index=False) if suffix == "csv" else frame.to_parquet(path)
    assert list(stream([path])) == list(read([path]).articles)


def test_what_is_not_there_and_what_is_no_table(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        list(stream([tmp_path / "none.jsonl"]))
    (tmp_path / "bad.parquet").write_bytes(b"PAR1 and no more")
    (item,) = stream([tmp_path / "bad.parquet"])
    assert "the rest can't be read" in item.reason
    good(tmp_path)
    (tmp_path / "bad.parquet").unlink()
    assert [item.text for item in stream([tmp_path])] == [GOOD]


def test_a_folder_of_tables_and_other_files(tmp_path):
    good(tmp_path)
    (tmp_path / "t.jsonl").write_text(json.dumps({"outlet": "o", "text": GOOD}) + "\n", encoding="utf-8")
    (tmp_path / "known_claims.jsonl").write_text('{"claim": "x"}\n', encoding="utf-8")
    items = list(stream([tmp_path]))
    assert [i.text for i in items if isinstance(i, Article)] == [GOOD]
    assert [i.reason.partition(":")[0] for i in items if isinstance(i, SkippedArticle)] == ["stands beside tables"]
