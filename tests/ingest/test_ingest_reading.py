"""Formats, encodings, folders, and what is skipped."""

import json
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consistency.errors import InputError
from consistency.ingest import Readings, read

BODY = "The ferry left the harbour at noon with forty passengers on board, the coast guard said.\n\nNobody was hurt."
HTML = """<!doctype html><html><head><title>Ferry sinks off the cape - Harbour Times</title>
<meta property="og:title" content="Ferry sinks off the cape">
<meta property="og:site_name" content="Harbour Times">
<meta property="og:url" content="https://harbour.example/news/ferry">
<meta property="article:published_time" content="2021-11-30T10:15:00+00:00">
<meta property="article:modified_time" content="2021-12-01T08:00:00+00:00"></head>
<body><nav><a href="/">Home</a> <a href="/sea">Sea</a></nav><article><h1>Ferry sinks off the cape</h1>
<p>The ferry left the harbour at noon with forty passengers on board, the coast guard said on Tuesday.</p>
<p>All of them were taken off by a fishing boat that had seen the smoke, and nobody was hurt in the rescue.</p>
<p>The harbour master has closed the western pier until divers have been to the wreck, his office said.</p>
</article><footer>Copyright 2021 Harbour Times</footer></body></html>"""

Write = Callable[[str, str | bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def put(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return put


def names(readings: Readings) -> list[tuple[str, str]]:
    return [(article.story, article.outlet) for article in readings.articles]


def reasons(readings: Readings) -> list[str]:
    return [skipped.reason for skipped in readings.skipped]


def test_front_matter_is_read(write: Write) -> None:
    head = (
        '---\noutlet: "Harbour Times"\ntitle: Ferry: sinks\npublished: 30 November 2021\nmodified: soon\n'
        "url: https://harbour.example/a\nstory: ferry\nid: h1\norigin: The Associated Press\ncolour: red\n---\n"
    )
    [article] = read([write("a.txt", head + BODY)]).articles
    assert (article.outlet, article.title, article.story, article.id) == (
        "Harbour Times",
        "Ferry: sinks",
        "ferry",
        "h1",
    )
    assert (article.published, article.modified, article.origin) == ("2021-11-30", None, "AP")
    assert (article.url, article.text) == ("https://harbour.example/a", BODY)


TITLES = [
    ("Ferry sinks off the cape\n\n" + BODY, "Ferry sinks off the cape"),
    ("# Ferry sinks\n\n" + BODY, "Ferry sinks"),
    ("Ferry sinks off the cape\nshare on:\n" + BODY, "Ferry sinks off the cape"),
    ("Ferry sinks off the cape\n" + BODY, "Ferry sinks off the cape"),
    ("Advertisement\n\nFerry sinks off the cape\n\n" + BODY, "Ferry sinks off the cape"),
    ("Who sank the ferry?\n\n" + BODY, "Who sank the ferry?"),
    ("Ferry deal sealed by the U.S.\n\n" + BODY, "Ferry deal sealed by the U.S."),
    (BODY, ""),
    ("The ferry sank at noon.\n\n" + BODY, ""),
    ("RIGA, Nov 30 (Reuters) - The ferry sank off the cape\n\n" + BODY, ""),
    ("Ferry\n\n" + BODY, ""),
    ("Ferry sinks off the cape", ""),
    ("The ferry that left the harbour at noon with forty\npassengers sank off the cape, the coast guard said.", ""),
    ("---\nProse between rules has no keys.\n---\n" + BODY, ""),
]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_the_first_line_may_be_the_title(write: Write, text: str, title: str) -> None:
    [article] = read([write("harbour.txt", text)]).articles
    assert (article.title, article.outlet) == (title, "harbour")
    assert BODY in article.text or not title


def test_the_text_is_kept_but_for_its_newlines_and_nuls(write: Write) -> None:
    [article] = read([write("a.txt", "Who sank it, then?\r\n\r\n  A\u00a0ferry\tsank.\rTwice.\0 \r\n")]).articles
    assert article.text == "\n  A\u00a0ferry\tsank.\nTwice. \n"


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_an_encoding_is_told(write: Write, encoding: str) -> None:
    text = "“Le café fermé”, said the harbour master’s clerk.\n"
    assert read([write("a.txt", text.encode(encoding))]).articles[0].text == text


def test_a_damaged_byte_does_not_turn_utf8_into_cp1252(write: Write) -> None:
    text = read([write("a.txt", "Rinkēviča kafejnīca ir slēgta.".encode() + b"\xff")]).articles[0].text
    assert text == "Rinkēviča kafejnīca ir slēgta.\ufffd"


def test_html_gives_text_title_dates_and_outlet(write: Write) -> None:
    [article] = read([write("page.html", HTML)]).articles
    assert (article.outlet, article.title) == ("Harbour Times", "Ferry sinks off the cape")
    assert (article.published, article.modified) == ("2021-11-30T10:15:00+00:00", "2021-12-01T08:00:00+00:00")
    assert article.url == "https://harbour.example/news/ferry"
    kept = article.text
    assert "the coast guard said on Tuesday." in kept
    assert "Copyright" not in kept
    assert "Home" not in kept


def test_html_in_its_own_charset(write: Write) -> None:
    page = HTML.replace("<head>", '<head><meta charset="iso-8859-2">').replace("fishing boat", "łódź")
    assert "łódź" in read([write("page.htm", page.encode("iso-8859-2"))]).articles[0].text


ROWS = [
    {
        "outlet": "Harbour Times",
        "text": BODY,
        "title": "Ferry sinks",
        "published": "2021-11-30",
        "story": "s",
        "id": "r1",
    },
    {"outlet": "Cape Post", "text": None},
    {"outlet": None, "text": BODY},
    {"outlet": "Cape Post", "text": "Forty people were saved.", "colour": "red"},
]
TABLES: list[tuple[str, Callable[[pd.DataFrame], bytes]]] = [
    ("t.csv", lambda frame: frame.to_csv(index=False).encode()),
    ("t.csv", lambda frame: frame.to_csv(index=False, sep=";").encode("utf-8-sig")),
    ("t.parquet", lambda frame: frame.to_parquet(index=False)),
    ("t.parquet", lambda frame: frame.assign(published=pd.to_datetime(frame["published"])).to_parquet(index=False)),
    ("t.jsonl", lambda frame: frame.to_json(orient="records", lines=True).encode()),
]


@pytest.mark.parametrize(("name", "dump"), TABLES)
def test_a_table_gives_an_article_a_row(write: Write, name: str, dump: Callable[[pd.DataFrame], bytes]) -> None:
    readings = read([write(name, dump(pd.DataFrame(ROWS)))])
    assert names(readings) == [("s", "Harbour Times"), ("", "Cape Post")]
    first, last = readings.articles
    assert (first.id, first.title, first.published) == ("r1", "Ferry sinks", first.published)
    assert first.day is not None
    assert first.day.isoformat() == "2021-11-30"
    assert (last.title, last.published, last.url, last.origin) == ("", None, None, None)
    assert reasons(readings) == ["row 2: no text", "row 3: no outlet"]


def test_lines_that_are_no_json_objects_are_skipped(write: Write) -> None:
    good = json.dumps({"outlet": "Harbour Times", "text": BODY, "published": 5})
    readings = read([write("t.jsonl", f"{good}\n\nnot json\n[1, 2]\n{'[' * 100_000}\n")])
    assert reasons(readings) == ["row 3: not JSON", "row 4: not a JSON object", "row 5: not JSON"]
    assert readings.articles[0].published is None


def test_a_table_of_other_things_counts_only_where_it_is_named(write: Write, tmp_path: Path) -> None:
    write("stories/a.txt", BODY)
    table = write("stories/pairs.jsonl", '{"left": "It sank.", "right": "It did not sink."}\n')
    assert reasons(read([tmp_path / "stories"])) == []
    assert reasons(read([tmp_path / "stories", table])) == ["has no column 'outlet' and no column 'text'"]


def test_a_csv_row_of_too_many_cells_is_skipped(write: Write) -> None:
    readings = read([write("t.csv", "outlet,text\nHarbour Times,It sank.\nCape Post,It sank,twice.\n")])
    assert names(readings) == [("", "Harbour Times")]
    assert reasons(readings) == ["a row has 3 cells, more than there are columns"]


FOLDERS = [
    (["riga/b.txt", "riga/a.txt", "cape/c.txt"], [("cape", "c"), ("riga", "a"), ("riga", "b")]),
    (["riga/monday/a.txt", "riga/b.txt"], [("riga", "b"), ("riga/monday", "a")]),
    (["b.txt", "riga/a.txt"], [("stories", "b"), ("riga", "a")]),
    (
        ["a.txt", "README.md", ".hidden.txt", ".git/b.txt", "x.py", "known_claims.jsonl", "readme.txt"],
        [("stories", "a")],
    ),
]


@pytest.mark.parametrize(("files", "found"), FOLDERS)
def test_a_folder_is_a_story_and_so_is_each_sub_folder(
    write: Write, tmp_path: Path, files: list[str], found: list[tuple[str, str]]
) -> None:
    for name in files:
        write(f"stories/{name}", f"{name}: {BODY}")
    readings = read([tmp_path / "stories"])
    assert names(readings) == found
    assert readings.skipped == ()


def test_files_named_one_by_one_are_one_story_in_the_order_given(write: Write) -> None:
    paths = [write("b/x.txt", BODY), write("a/y.txt", BODY), write("README.md", BODY)]
    assert names(read([*paths, paths[0]])) == [("", "x"), ("", "y"), ("", "README")]


def test_a_row_says_its_story_else_the_folder_does(write: Write, tmp_path: Path) -> None:
    rows = [{"outlet": "A", "text": BODY, "story": "own"}, {"outlet": "B", "text": BODY}]
    write("data/riga/t.jsonl", "\n".join(json.dumps(row) for row in rows))
    assert names(read([tmp_path / "data"])) == [("own", "A"), ("riga", "B")]


SKIPS: list[tuple[str, bytes, str]] = [
    ("a.txt", b"", "is empty"),
    ("a.txt", b" \n\n", "is empty"),
    ("a.txt", b"\x89PNG\r\n\x1a\n....", "is a PNG image, not text"),
    ("a.txt", b"%PDF-1.7 ...", "is a PDF, not text"),
    ("a.txt", b"a\0b\0c\0", "is binary, not text"),
    ("a.txt", b"\xff\xfea", "is not valid UTF-16, though its mark says so"),
    ("a.txt", b"x" * 2001, "is larger than the limit (2,001 bytes, at most 2,000 are read)"),
    ("a.txt", b"share on:\n\n0\n67\n\nSource : CNN\n", "nothing but page furniture, no text"),
    ("a.html", b"<html><body></body></html>", "holds no article text that could be found"),
    ("a.csv", b"outlet,title\nA,B\n", "has no column 'text'"),
    ("a.jsonl", b"hello", "holds no line that is a JSON object"),
    ("a.docx", b"hello", "is of a kind that is not read (.docx); known: .txt .md .html .htm .jsonl .csv .parquet"),
]


@pytest.mark.parametrize(("name", "content", "reason"), SKIPS)
def test_what_is_no_article_is_skipped_with_a_reason(write: Write, name: str, content: bytes, reason: str) -> None:
    good, bad = write("good.txt", BODY), write(name, content)
    readings = read([bad, good], max_bytes=2000)
    assert [article.outlet for article in readings.articles] == ["good"]
    assert [(skipped.source, skipped.reason) for skipped in readings.skipped] == [(str(bad), reason)]


def test_a_broken_parquet_is_skipped(write: Write) -> None:
    readings = read([write("good.txt", BODY), write("a.parquet", b"PAR1 but no table")])
    assert reasons(readings)[0].startswith("can't be read as parquet: ")


def test_a_loop_of_links_is_walked_once(write: Write, tmp_path: Path) -> None:
    write("stories/riga/a.txt", BODY)
    (tmp_path / "stories" / "riga" / "up").symlink_to(tmp_path / "stories")
    (tmp_path / "stories" / "dead.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "stories" / "self.txt").symlink_to(tmp_path / "stories" / "self.txt")
    readings = read([tmp_path / "stories"])
    assert names(readings) == [("riga", "a")]
    assert [Path(skipped.source).name for skipped in readings.skipped] == ["dead.txt", "self.txt", "up"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_skipped(write: Write) -> None:
    good, closed = write("good.txt", BODY), write("closed.txt", BODY)
    closed.chmod(0)
    assert reasons(read([good, closed])) == ["can't be read: permission denied"]


def test_a_pipe_is_not_waited_for(write: Write, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert reasons(read([write("good.txt", BODY), tmp_path / "pipe.txt"])) == ["is not a plain file"]


def test_a_path_that_is_not_there_is_an_error(write: Write, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere: no such file or folder$"):
        read([write("good.txt", BODY), tmp_path / "nowhere"])


NOTHING: list[tuple[dict[str, str], str]] = [
    ({}, r"no article found in .*stories: nothing there is a text, HTML or table file"),
    ({"a.txt": "", "b.txt": ""}, r"no article could be read in .*stories: 2 skipped, the first: .*a\.txt: is empty"),
]


@pytest.mark.parametrize(("files", "message"), NOTHING)
def test_no_article_at_all_is_an_error_of_one_line(
    write: Write, tmp_path: Path, files: dict[str, str], message: str
) -> None:
    (tmp_path / "stories").mkdir()
    for name, content in files.items():
        write(f"stories/{name}", content)
    with pytest.raises(InputError, match=message) as raised:
        read([tmp_path / "stories"])
    assert "\n" not in str(raised.value)


def test_ids_come_from_content_and_are_unique(write: Write) -> None:
    here, there = write("one/a.txt", BODY), write("two/a.txt", BODY)
    alone, both = read([there]), read([here, there])
    first, second = (article.id for article in both.articles)
    assert alone.articles[0].id == first
    assert second == f"{first}-2"
    assert len(first) == 12


def test_the_same_input_gives_the_same_readings(write: Write, tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "z/c.html", "y/d.jsonl"):
        write(f"s/{name}", HTML if name.endswith("html") else BODY)
    assert read([tmp_path / "s"]) == read([tmp_path / "s"])


URLS = [
    ("https://harbour.example/2021/11/30/ferry", "2021-11-30"),
    ("https://harbour.example/2021/nov/30/ferry", "2021-11-30"),
    ("https://harbour.example/2021/13/40/ferry", None),
    ("https://harbour.example/ferry", None),
]


@pytest.mark.parametrize(("url", "published"), URLS)
def test_an_address_gives_the_day_where_nothing_else_does(write: Write, url: str, published: str | None) -> None:
    rows = [{"outlet": "A", "text": BODY, "url": url}, {"outlet": "B", "text": f"May 3, 2013\n{BODY}", "url": url}]
    readings = read([write("t.jsonl", "\n".join(map(json.dumps, rows)))])
    assert [article.published for article in readings.articles] == [published, "2013-05-03"]


DATES: list[tuple[object, str | None]] = [
    ("2021-11-30", "2021-11-30"),
    ("2021-11-30T10:15:00Z", "2021-11-30T10:15:00+00:00"),
    ("2021-11-30 10:15", "2021-11-30T10:15:00"),
    ("Tue, 30 Nov 2021 10:15:00 GMT", "2021-11-30T10:15:00+00:00"),
    ("Nov 30, 2021", "2021-11-30"),
    ("11/12/2021", None),
    ("yesterday", None),
    ("0001-01-01", None),
    (20211130, "2021-11-30"),
    (True, None),
]


@pytest.mark.parametrize(("stated", "published"), DATES)
def test_a_stated_day_becomes_iso_or_nothing(write: Write, stated: object, published: str | None) -> None:
    row = json.dumps({"outlet": "A", "text": BODY, "published": stated})
    assert read([write("t.jsonl", row)]).articles[0].published == published


SUFFIXES = st.sampled_from([".txt", ".md", ".html", ".jsonl", ".csv", ".parquet", ".docx"])
HEADS = st.sampled_from([b"", b"\xff\xfe", b"---\n", b"<html>", b"outlet,text\n", b'{"outlet":"a","text":"', b"PAR1"])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SUFFIXES, HEADS, st.one_of(st.binary(max_size=400), st.text(max_size=400).map(lambda text: text.encode())))
def test_any_bytes_are_articles_or_reasons(tmp_path: Path, suffix: str, head: bytes, data: bytes) -> None:
    path = tmp_path / f"any{suffix}"
    path.write_bytes(head + data)
    with suppress(InputError):
        check(read([path]))


def check(readings: Readings) -> None:
    for article in readings.articles:
        position = 0
        article.text.encode()
        assert "\r" not in article.text
        for span in article.boilerplate:
            assert position <= span.start < span.end <= len(article.text)
            position = span.end
