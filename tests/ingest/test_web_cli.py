"""`consistency report URL...` from end to end, against a server on loopback."""

import json

import pytest
from web_server import serving

from consistency.cli import main
from consistency.models.fakes import TableEntailer, WordEmbedder
from consistency.pipeline import Models

TEXT = {"Content-Type": "text/plain; charset=utf-8"}
FEED = (
    "<rss version='2.0'><channel><title>Beacon</title><item><title>Trust elects a leader</title>"
    "<link>/trust</link><description>Ada Brandt, 75, leads the harbour trust.</description></item></channel></rss>"
)
ANSWERS = {
    "/mercury": (200, TEXT, b"Ada Brandt, 57, leads the harbour trust.\n"),
    "/feed": (200, {"Content-Type": "application/rss+xml"}, FEED.encode()),
    "/trust": (200, TEXT, b"Ada Brandt, 76, leads the harbour trust.\n"),
}
ALLOWED = ("--allow-private", "127.0.0.1")


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Models, "load", classmethod(lambda _cls, _settings: Models(WordEmbedder(), TableEntailer())))
    return tmp_path


@pytest.mark.parametrize(("more", "age"), [((), "75"), (("--follow",), "76")])
def test_a_page_and_a_feed_are_compared(desk, capsys, more, age):
    with serving(ANSWERS) as (base, _):
        code = main(["report", f"{base}/mercury", f"{base}/feed", *ALLOWED, *more, "--fail-on", "contradiction"])
    assert code == 1
    assert age in capsys.readouterr().out
    data = json.loads((desk / "reports" / "report.json").read_text(encoding="utf-8"))
    assert [(article["outlet"], article["url"]) for article in data["articles"]] == [
        ("127.0.0.1", f"{base}/mercury"),
        ("Beacon", f"{base}/trust"),
    ]


def test_a_host_that_was_not_allowed_is_not_asked(desk, capsys):
    with serving(ANSWERS) as (base, seen):
        assert main(["report", f"{base}/mercury", "--allow-private", "localhost"]) == 2
    assert "leads to a private address (127.0.0.1)" in capsys.readouterr().err
    assert seen == []
    assert list(desk.iterdir()) == []


@pytest.mark.usefixtures("desk")
def test_a_page_that_is_gone_is_named_in_the_report(capsys):
    with serving(ANSWERS) as (base, _):
        assert main(["report", f"{base}/mercury", f"{base}/gone", *ALLOWED, "--format", "json"]) == 0
    assert "answers 404 Not Found" in " ".join(capsys.readouterr().out.split())


def test_the_limit_of_the_settings_holds_for_pages(desk, capsys):
    (desk / "consistency.toml").write_text("max_bytes = 20\n", encoding="utf-8")
    with serving(ANSWERS) as (base, _):
        assert main(["report", f"{base}/mercury", *ALLOWED]) == 2
    assert "is larger than the limit (at most 20 bytes are read)" in capsys.readouterr().err


@pytest.mark.usefixtures("desk")
def test_claims_reads_pages_too(capsys):
    with serving(ANSWERS) as (base, _):
        assert main(["claims", f"{base}/mercury", *ALLOWED, "--tagger", "off"]) == 0
    assert "age of Ada Brandt" in capsys.readouterr().out
