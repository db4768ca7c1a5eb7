"""The commands: exit codes, what goes to stdout, stderr and files.

`main` has no seam for models, so the one thing that is replaced here is `Models.load` (in `light` and `shipped`).
"""

import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from consistency import cli
from consistency.__about__ import VERSION
from consistency.cli import main
from consistency.commands.shared import PLAIN_WIDTH, colorful, width, write_whole
from consistency.errors import SettingsError
from consistency.models.fakes import TableEntailer, WordEmbedder
from consistency.pipeline import Models
from consistency.render import FORMATS, from_json
from consistency.settings import Settings

ROOT = Path(__file__).parents[1]
COMMANDS = cli.COMMANDS


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Work in a folder with a story of two reports and no settings file."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    story = tmp_path / "harbour"
    story.mkdir()
    (story / "mercury.txt").write_text("Ada Brandt, 57, leads the harbour trust.\n", encoding="utf-8")
    (story / "beacon.txt").write_text("Ada Brandt, 75, leads the harbour trust.\n", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    return tmp_path


def use(models, monkeypatch):
    monkeypatch.setattr(Models, "load", classmethod(lambda _cls, _settings: models))


@pytest.fixture
def light(folder, monkeypatch):
    """As `folder`, with models that have no weights."""
    use(Models(WordEmbedder(), TableEntailer()), monkeypatch)
    return folder


def files(path):
    return sorted(str(p.relative_to(path)) for p in path.rglob("*") if p.is_file())


# --- exit codes ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["report", "harbour"], 0),
        (["report", "harbour", "--fail-on", "contradiction"], 1),
        (["report", "harbour", "--fail-on", "update,contradiction"], 1),
        (["report", "harbour", "--fail-on", " contradiction , "], 1),
        (["report", "harbour", "--fail-on", "update"], 0),
        (["report", "harbour/mercury.txt", "--fail-on", "contradiction"], 0),
        (["compare", "Ada Brandt, 57, rows.", "Ada Brandt, 75, rows."], 0),
        (["claims", "harbour", "--tagger", "off"], 0),
    ],
)
@pytest.mark.usefixtures("light")
def test_exit_codes(arguments, code):
    assert main(arguments) == code


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["report", "nowhere"], "nowhere: no such file or folder"),
        (["claims", "nowhere"], "nowhere: no such file or folder"),
        (["report", "empty"], "no article found in empty"),
        (["report", "harbour", "--format", "pdf"], "--format: 'pdf' is not one of html, json, csv, junit, sarif"),
        (["report", "harbour", "--format", "json,pdf"], "--format: 'pdf'"),
        (["report", "harbour", "--fail-on", "nonsense"], "--fail-on: 'nonsense' is not one of agreement, refinement"),
        (["report", "harbour", "--fail-on", "Contradiction"], "--fail-on: 'Contradiction'"),
        (["report", "harbour", "--candidates", "0"], "candidates is 0; it must be at least 1"),
        (["report", "harbour", "--config", "nowhere.toml"], "nowhere.toml"),
    ],
)
def test_bad_input_is_one_clear_line(light, capsys, arguments, message):
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("consistency: ")
    assert message in said.err
    assert said.err.count("\n") == 1
    assert files(light) == ["harbour/beacon.txt", "harbour/mercury.txt"]  # no report was written


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("consistency.toml", "colour = 'red'\n", "unknown key 'colour'"),
        ("consistency.toml", "candidates = 'many'\n", "candidates is 'many'"),
        ("consistency.toml", "candidates = true\n", "candidates is True"),
        ("consistency.toml", "min_similarity = 7\n", "min_similarity is 7"),
        ("consistency.toml", "precision = 'int4'\n", "precision is 'int4'"),
        ("consistency.toml", "candidates = [\n", "consistency.toml: "),
        ("pyproject.toml", "[tool.consistency]\ncolour = 'red'\n", "unknown key 'colour'"),
        ("pyproject.toml", "[tool]\nconsistency = 3\n", "pyproject.toml: "),
    ],
)  # fmt: skip
def test_a_bad_settings_file_is_one_clear_line(light, capsys, name, content, message):
    (light / name).write_text(content, encoding="utf-8")
    assert main(["report", "harbour"]) == 2
    said = capsys.readouterr().err
    assert message in said
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    "arguments", [[], ["nothing"], ["report"], ["compare", "one"], ["export-model", "embedder", "x"]]
)
def test_a_command_line_that_cannot_be_read_exits_2(arguments, capsys):
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    assert capsys.readouterr().err.startswith("usage: consistency")


def test_a_stop_by_hand_says_so(light, capsys):
    class Stopped:
        name = "stopped"

        def embed(self, _texts):
            raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        use(Models(Stopped(), TableEntailer()), patch)
        assert main(["report", "harbour"]) == 130
    assert capsys.readouterr().err == "consistency: stopped; nothing half-written was left\n"
    assert not (light / "reports").exists()


def test_a_reader_that_goes_away_is_no_error(folder):
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "consistency.cli", "claims", str(folder / "harbour"), "--tagger", "off"]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, cwd=ROOT, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


# --- files -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("formats", "expected"),
    [
        (None, ["report.html", "report.json", "verdicts.csv"]),
        ("json", ["report.json"]),
        ("junit, sarif", ["report.junit.xml", "report.sarif"]),
        (",".join(FORMATS), sorted(kind.filename for kind in FORMATS.values())),
        ("", []),
    ],
)
def test_the_formats_that_were_asked_for_are_written(light, capsys, formats, expected):
    options = [] if formats is None else ["--format", formats]
    assert main(["report", "harbour", "-o", "out/here", *options]) == 0
    assert files(light / "out") == [f"here/{name}" for name in expected]  # and no .part is left
    said = capsys.readouterr().err.splitlines()
    assert sorted(said) == [f"wrote {Path('out/here', name)}" for name in expected]


def test_the_json_file_is_the_report(light):
    main(["report", "harbour", "--candidates", "3", "--format", "json"])
    report = from_json((light / "reports" / "report.json").read_text(encoding="utf-8"))
    assert [article.story for article in report.articles] == ["harbour", "harbour"]
    assert dict(report.signature.settings)["candidates"] == 3


@pytest.mark.parametrize(
    ("action", "extra", "seen", "code"),
    [
        ("confirm", {}, "Confirmed by Ada on 3 May 2026", 1),
        ("dismiss", {"note": "A misprint."}, "Dismissed by Ada on 3 May 2026", 0),
        ("waive", {"until": "9999-12-31", "note": "Asked."}, "Waived by Ada on 3 May 2026", 0),
        ("waive", {"until": "2026-05-04"}, "", 1),  # the waiver has ended
        ("confirm", {"type": "date"}, "Changed since the decision by Ada on 3 May 2026", 1),
    ],
)
def test_decisions_are_shown_and_settle_the_gate(light, capsys, action, extra, seen, code):
    gate = ["report", "harbour", "--fail-on", "contradiction", "--format", "html,json"]
    assert main(gate) == 1
    (finding,) = from_json((light / "reports" / "report.json").read_text(encoding="utf-8")).findings
    line = {"verdict": finding.lead, "action": action, "at": "2026-05-03T09:00:00+00:00", "by": "Ada"}
    line |= {"label": "contradiction", "type": "age", **extra}
    (light / "reviews.jsonl").write_text(f"{json.dumps(line)}\n", encoding="utf-8")
    capsys.readouterr()
    assert main([*gate, "--reviews", "reviews.jsonl"]) == code
    shown, page = capsys.readouterr().out, (light / "reports" / "report.html").read_text(encoding="utf-8")
    for text in (seen, extra.get("note", "")):
        assert text in shown
        assert text in page
    assert bool(seen) is ("by Ada on" in shown)


def test_a_bad_line_of_reviews_is_named_and_skipped(light, capsys):
    (light / "reviews.jsonl").write_text("no JSON\n", encoding="utf-8")
    assert main(["report", "harbour", "--quiet", "--format", "", "--reviews", "reviews.jsonl"]) == 0
    assert re.fullmatch(r"reviews\.jsonl, line 1: .+; skipped\n", capsys.readouterr().err)


@pytest.mark.parametrize("command", [["report", "harbour"], ["diff", "a.json", "a.json"]])
def test_reviews_that_are_not_there_are_bad_input(light, capsys, command):
    main(["report", "harbour", "--quiet", "--format", "json"])
    shutil.copy(light / "reports" / "report.json", light / "a.json")
    capsys.readouterr()
    assert main([*command, "--reviews", "none.jsonl"]) == 2
    assert "none.jsonl: no such file" in capsys.readouterr().err


def test_a_flag_lies_over_the_settings_file(light):
    (light / "mine.toml").write_text("candidates = 4\nmin_similarity = 0.2\n", encoding="utf-8")
    main(["report", "harbour", "--config", "mine.toml", "--candidates", "5", "--format", "json"])
    settings = dict(from_json((light / "reports" / "report.json").read_text(encoding="utf-8")).signature.settings)
    assert (settings["candidates"], settings["min_similarity"]) == (5, 0.2)


def test_two_runs_write_the_same_bytes(light):
    for name in ("one", "two"):
        main(["report", "harbour", "-o", name, "--format", "json,csv,junit,sarif"])
    assert [p.read_bytes() for p in sorted((light / "one").iterdir())] == [
        p.read_bytes() for p in sorted((light / "two").iterdir())
    ]


def test_a_write_replaces_the_old_file_whole(tmp_path):
    path = tmp_path / "new" / "report.json"
    write_whole(path, "old\n")
    write_whole(path, "new\n")
    assert path.read_bytes() == b"new\n"
    assert files(tmp_path) == ["new/report.json"]


def test_a_write_keeps_a_link_and_who_may_read(tmp_path):
    path, link = tmp_path / "real.toml", tmp_path / "link.toml"
    write_whole(path, "old\n")
    path.chmod(0o600)
    link.symlink_to("real.toml")
    write_whole(link, "new\n")
    assert (link.is_symlink(), path.read_text(encoding="utf-8")) == (True, "new\n")
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_write_that_fails_leaves_the_old_file(tmp_path):
    path = tmp_path / "report.json"
    write_whole(path, "old\n")
    with pytest.raises(UnicodeEncodeError):
        write_whole(path, "new \ud800")
    assert path.read_text(encoding="utf-8") == "old\n"
    assert files(tmp_path) == ["report.json"]


@pytest.mark.parametrize(
    "target",
    [
        "folder",
        "file/report.json",
    ],
)
def test_what_cannot_be_written_is_a_settings_error(tmp_path, target):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("here\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="can't write"):
        write_whole(tmp_path / target, "new\n")
    assert files(tmp_path) == ["file"]


# --- what is printed -------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("light")
def test_the_report_goes_to_stdout_and_names_the_clash(capsys):
    main(["report", "harbour"])
    said = capsys.readouterr().out
    assert "57" in said
    assert "75" in said
    assert "\x1b" not in said  # piped: no colour


def test_quiet_prints_no_report_and_writes_it(light, capsys):
    assert main(["report", "harbour", "--quiet", "--fail-on", "contradiction"]) == 1
    assert capsys.readouterr().out == ""
    assert (light / "reports" / "report.html").is_file()


@pytest.mark.parametrize(
    ("columns", "expected"), [("60", 60), ("72", 72), ("140", 140), (None, PLAIN_WIDTH), ("10", 40)]
)
@pytest.mark.usefixtures("light")
def test_what_is_piped_is_as_wide_as_columns_says(capsys, monkeypatch, columns, expected):
    if columns:
        monkeypatch.setenv("COLUMNS", columns)
    assert width() == expected
    main(["report", "harbour", "--format", ""])
    longest = max(map(len, capsys.readouterr().out.splitlines()))
    assert longest <= expected
    assert longest > expected / 3


class Stream(io.StringIO):
    def __init__(self, terminal):
        super().__init__()
        self.terminal = terminal

    def isatty(self):
        return self.terminal


@pytest.mark.parametrize(
    ("terminal", "no_color", "expected"),
    [(True, None, True), (True, "", True), (True, "1", False), (False, None, False), (False, "1", False)],
)
def test_colour_is_for_terminals_without_no_color(monkeypatch, terminal, no_color, expected):
    monkeypatch.delenv("NO_COLOR", raising=False)
    if no_color is not None:
        monkeypatch.setenv("NO_COLOR", no_color)
    assert colorful(Stream(terminal)) is expected


@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
@pytest.mark.usefixtures("light")
def test_a_terminal_gets_colour_unless_no_color_is_set(monkeypatch, no_color, coloured):
    screen = Stream(terminal=True)
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setenv("NO_COLOR", no_color)
    main(["compare", "Ada Brandt, 57, rows.", "Ada Brandt, 75, rows."])
    assert ("\x1b[" in screen.getvalue()) is coloured


def test_compare_shows_the_fact_and_both_sides(light, capsys):
    main(["compare", "Ada Brandt, 57, rows.", "Ada Brandt, 75, rows."])
    said = capsys.readouterr().out
    assert "The age of Ada Brandt is “57” in left and “75” in right." in " ".join(said.split())
    assert "different age" in said
    assert files(light) == ["harbour/beacon.txt", "harbour/mercury.txt"]


def test_claims_needs_no_model_and_writes_nothing(folder, capsys):
    assert main(["claims", "harbour", "--tagger", "off"]) == 0
    said = capsys.readouterr().out
    assert "Ada Brandt, 57, leads the harbour trust." in said
    assert "age of Ada Brandt" in said
    assert files(folder) == ["harbour/beacon.txt", "harbour/mercury.txt"]


@pytest.mark.usefixtures("folder")
def test_claims_as_json_are_those_of_a_report(capsys):
    assert main(["claims", "harbour", "--tagger", "off", "--format", "json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert [article["outlet"] for article in said["articles"]] == ["beacon", "mercury"]
    slots = [slot["text"] for claim in said["claims"] for slot in claim["slots"] if slot["kind"] == "age"]
    assert sorted(set(slots)) == ["57", "75"]
    assert "verdicts" not in said


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_completion_knows_every_command(shell, capsys):
    assert main(["completion", shell]) == 0
    said = capsys.readouterr().out
    assert [name for name in COMMANDS if name not in said] == []


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_the_script_for_bash_is_one(capsys):
    main(["completion", "bash"])
    done = subprocess.run(["bash", "-n"], input=capsys.readouterr().out, text=True, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.usefixtures("light")
def test_a_url_is_refused_with_one_clear_line_where_it_leads_home(capsys):
    assert main(["report", "http://127.0.0.1:9/"]) == 2
    said = capsys.readouterr().err
    assert "leads to a private address (127.0.0.1); allow it with --allow-private 127.0.0.1" in said
    assert said.count("\n") == 1


@pytest.mark.usefixtures("light")
def test_a_timeout_of_nothing_is_bad_input(capsys):
    assert main(["report", "harbour", "--timeout", "0"]) == 2
    assert capsys.readouterr().err == "consistency: --timeout is 0; it must be more than 0\n"


def test_version(capsys):
    with pytest.raises(SystemExit) as stop:
        main(["--version"])
    assert stop.value.code == 0
    assert capsys.readouterr().out == f"consistency {VERSION}\n"


def examples_of(command, capsys):
    with pytest.raises(SystemExit) as stop:
        main([*command.split(), "--help"])
    assert stop.value.code == 0
    said = capsys.readouterr().out
    return re.findall(r"^example: consistency (.+)$", said, re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_ends_with_examples_that_can_be_parsed(command, capsys):
    examples = examples_of(command, capsys)
    assert examples
    module = import_module(f"consistency.commands.{command.replace('-', '_')}")
    for example in examples:
        words = shlex.split(example.split(" > ")[0])
        assert words[0] == command
        assert cli.parser().parse_args(words).run is module.run


def test_the_help_of_all_commands_has_an_example(capsys):
    assert examples_of("", capsys)[0] == "report stories/ -o reports/"


def test_every_module_of_commands_is_listed():
    found = {path.stem.replace("_", "-") for path in (ROOT / "consistency" / "commands").glob("*.py")}
    assert found - {"--init--", "reviewed", "settings-file", "shared"} == set(COMMANDS)


def test_help_loads_no_heavy_library():
    heavy = (
        "torch",
        "transformers",
        "numpy",
        "pandas",
        "pint",
        "httpx",
        "feedparser",
        "rich",
        "jinja2",
        "shtab",
        "starlette",
    )
    code = f"import sys; from consistency.cli import parser; parser(); print([n for n in {heavy} if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_help_names_every_command(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    said = capsys.readouterr().out
    assert [name for name in COMMANDS if not re.search(rf"^ +{name}\s", said, re.MULTILINE)] == []


# --- with the shipped models -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def shipped_models():
    return Models.load(Settings(device="cpu"))


@pytest.fixture
def shipped(folder, shipped_models, monkeypatch):
    """As `folder`, with the shipped models, loaded once."""
    use(shipped_models, monkeypatch)
    return folder


@pytest.mark.models
@pytest.mark.usefixtures("shipped")
def test_shipped_compare(capsys):
    assert main(["compare", "The bridge was closed to all traffic.", "The bridge was never closed to traffic."]) == 0
    said = capsys.readouterr().out
    assert "contradiction" in said.lower()


@pytest.mark.models
def test_shipped_report(shipped, capsys):
    assert main(["report", "harbour", "--fail-on", "contradiction"]) == 1
    assert files(shipped / "reports") == ["report.html", "report.json", "verdicts.csv"]
    report = from_json((shipped / "reports" / "report.json").read_text(encoding="utf-8"))
    assert report.signature.nli not in ("", "table")
    assert "57" in capsys.readouterr().out


@pytest.mark.models
@pytest.mark.usefixtures("folder")
def test_doctor_shows_what_runs(capsys):
    assert main(["doctor", "--device", "cpu"]) == 0
    rows = dict(re.split(r"  +", line, maxsplit=1) for line in capsys.readouterr().out.splitlines())
    assert rows["consistency"] == VERSION
    assert {"torch", "device", "precision", "embedder", "nli", "contradiction above", "entailment above"} <= rows.keys()
    for model in ("embedder", "nli", "tagger"):
        assert re.fullmatch(r"[0-9a-f]{64} \(as shipped\)", rows[f"{model} sha256"])
        assert model in rows


@pytest.mark.models
def test_export_writes_a_folder_with_named_labels(folder):
    assert main(["export-model", "nli", "my-nli"]) == 0
    config = json.loads((folder / "my-nli" / "config.json").read_text(encoding="utf-8"))
    assert sorted(config["id2label"].values()) == ["contradiction", "entailment", "neutral"]
    assert {"model.safetensors", "tokenizer.json"} <= set(files(folder / "my-nli"))
