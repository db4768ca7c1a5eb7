"""`consistency review` as it is called: what it refuses, and a desk that is opened, used and closed."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import urllib.request
from typing import TYPE_CHECKING, Any

import pytest
from desk_fixture import AGE, REPORT

from consistency.cli import main
from consistency.render import to_json
from consistency.reviews import read_reviews

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("content", "flags", "message"),
    [
        (None, (), "can't be read"),
        ("{}", (), "schema_version is None"),
        ("\udcff", (), "report.json"),
        ("{}", ("--port", "70000"), "--port is 70000; it lies between 0 and 65535"),
    ],
)
def test_what_can_not_be_opened_is_said_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str | None, flags: tuple[str, ...], message: str
) -> None:
    path = tmp_path / "report.json"
    if content is not None:
        path.write_bytes(content.encode("utf-8", "surrogateescape"))
    assert main(["review", str(path), "--no-open", *flags]) == 2
    error = capsys.readouterr().err
    assert message in error
    assert error.count("\n") == 1


def test_a_host_that_is_not_ours_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "report.json"
    path.write_text(to_json(REPORT), encoding="utf-8")
    assert main(["review", str(path), "--no-open", "--host", "192.0.2.1"]) == 2
    assert "can't listen on 192.0.2.1" in capsys.readouterr().err


def decide(address: str) -> Any:
    wish = {"finding": AGE.id, "action": "dismiss", "by": "Ada", "note": "", "until": "", "seen": ""}
    request = urllib.request.Request(f"{address}decide", data=json.dumps(wish).encode())
    request.add_header("Content-Type", "application/json")
    request.add_header("Origin", address.rstrip("/"))
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def test_the_desk_opens_takes_a_decision_and_ends_with_ctrl_c(tmp_path: Path) -> None:
    (tmp_path / "report.json").write_text(to_json(REPORT), encoding="utf-8")
    command = [sys.executable, "-m", "consistency.cli", "review", "report.json", "--no-open", "--by", "Ada"]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as desk:
        try:
            assert desk.stderr is not None
            (address,) = re.findall(r"http://127\.0\.0\.1:\d+/", desk.stderr.readline())
            assert decide(address)["states"][AGE.id]["standing"] == "dismissed"
            desk.send_signal(signal.SIGINT)
            assert desk.wait(timeout=30) == 0
            assert desk.stderr.read() == "closed; see reviews.jsonl\n"
        finally:
            desk.kill()
    assert [decision.by for decision in read_reviews(tmp_path / "reviews.jsonl")] == ["Ada"]
