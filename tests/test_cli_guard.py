"""The commands that guard and pass on: `check`, `diff`, `export-claimreview`; exit codes, output, files."""

import json
from xml.etree import ElementTree

import pytest

from consistency.cli import main
from consistency.models.fakes import TableEntailer, WordEmbedder
from consistency.pipeline import Models
from consistency.render import from_json

AGE = {"story": "harbour", "claim": "Ada Brandt, 57, leads the harbour trust.", "outlet": "beacon"}
CLASH = AGE | {"expected": "contradicted", "type": "age", "note": ""}
PAIR = {"left": "Ada Brandt, 57, rows.", "right": "Ada Brandt, 75, rows.", "expected": "contradiction", "type": "age"}
WRONG = AGE | {"expected": "supported", "type": None, "note": "as it should be"}


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """Work in a folder with a story of two reports, with models that have no weights."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setattr(Models, "load", classmethod(lambda _cls, _settings: Models(WordEmbedder(), TableEntailer())))
    story = tmp_path / "harbour"
    story.mkdir()
    front = "---\noutlet: {}\ntitle: Trust elects {}\n---\n"
    for name, age in (("mercury", 57), ("beacon", 75)):
        text = front.format(name, name) + f"The sea was calm.\nAda Brandt, {age}, leads the harbour trust.\n"
        (story / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def known(desk, *rows):
    path = desk / "known.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


# --- check -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "code", "said"),
    [
        ([CLASH, PAIR], 0, "2 known claims: 2 met."),
        ([CLASH, WRONG], 1, "2 known claims: 1 met, 1 changed."),
        ([WRONG | {"known_miss": "contradicted/age"}], 0, "1 known claim: 1 known miss."),
        ([WRONG | {"known_miss": "absent"}], 1, "1 known claim: 1 changed."),
        ([CLASH | {"known_miss": "absent"}], 0, "1 known claim: 1 fixed."),
        ([PAIR | {"expected": "agreement", "type": None}], 1, "1 known claim: 1 changed."),
    ],
)
def test_check_exits_1_when_a_claim_changed(desk, capsys, rows, code, said):
    known(desk, *rows)
    assert main(["check", "known.jsonl"]) == code
    assert capsys.readouterr().out.endswith(f"{said}\n")


def test_the_table_shows_before_and_after(desk, capsys):
    known(desk, CLASH, WRONG)
    main(["check", "known.jsonl"])
    said = " ".join(capsys.readouterr().out.split())
    assert "changed (1)" in said
    for words in ("supported", "contradicted/age", "line", "2", "beacon"):
        assert words in said
    assert "\x1b" not in said


@pytest.mark.parametrize("columns", ["60", "100", "200"])
def test_the_table_fits_the_width(desk, capsys, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", columns)
    known(desk, WRONG)
    main(["check", "known.jsonl"])
    assert max(map(len, capsys.readouterr().out.splitlines())) <= int(columns)


def test_known_misses_are_listed_when_asked(desk, capsys):
    known(desk, WRONG | {"known_miss": "contradicted/age"})
    main(["check", "known.jsonl"])
    assert "known miss (1)" not in capsys.readouterr().out
    main(["check", "known.jsonl", "-v"])
    assert "known miss (1)" in capsys.readouterr().out


def test_update_shows_the_difference_writes_it_and_passes_after(desk, capsys):
    path = known(desk, CLASH, WRONG)
    before = path.read_text(encoding="utf-8")
    assert main(["check", "known.jsonl"]) == 1
    assert path.read_text(encoding="utf-8") == before  # nothing is written unless asked
    assert main(["check", "known.jsonl", "--update"]) == 0
    said = capsys.readouterr()
    assert "changed (1)" in said.out
    assert said.err == "wrote 1 row of known.jsonl\n"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert rows == [CLASH, WRONG | {"expected": "contradicted", "type": "age"}]
    assert main(["check", "known.jsonl"]) == 0


def test_what_is_expected_stays_where_misses_are_marked(desk, capsys):
    path = known(desk, WRONG, CLASH | {"known_miss": "absent"})
    assert main(["check", "known.jsonl", "--mark-misses"]) == 0
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert rows == [WRONG | {"known_miss": "contradicted/age"}, CLASH]
    assert main(["check", "known.jsonl"]) == 0
    assert capsys.readouterr().out.endswith("2 known claims: 1 met, 1 known miss.\n")


def test_stories_may_lie_elsewhere(desk, capsys):
    (desk / "elsewhere").mkdir()
    known(desk, CLASH).rename(desk / "elsewhere" / "known.jsonl")
    assert main(["check", "elsewhere/known.jsonl"]) == 2
    message = capsys.readouterr().err
    assert "no such story; name the folder that holds the stories with --stories" in message
    assert message.count("\n") == 1
    assert main(["check", "elsewhere/known.jsonl", "--stories", "."]) == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "nowhere.jsonl"], "nowhere.jsonl: can't be read: no such file or directory"),
        (["check", "harbour"], "harbour: can't be read: is a directory"),
        (["check", "known.jsonl", "--format", "pdf"], "--format: 'pdf' is not one of junit, sarif"),
        (["diff", "nowhere.json", "known.jsonl"], "nowhere.json: can't be read"),
        (["diff", "known.jsonl", "known.jsonl"], "known.jsonl: no report.json of this version"),
        (["diff", "a", "b", "--fail-on", "contradiction"], "--fail-on: 'contradiction' is not one of new, changed"),
        (["export-claimreview", "nowhere.json", "x", "--publisher", "p"], "nowhere.json: can't be read"),
    ],
)
def test_bad_input_is_one_clear_line(desk, capsys, arguments, message):
    known(desk, CLASH)
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("consistency: ")
    assert message in said.err
    assert said.err.count("\n") == 1


def test_junit_has_a_failure_for_each_changed_claim(desk):
    known(desk, CLASH, WRONG, WRONG | {"known_miss": "contradicted/age"}, PAIR)
    assert main(["check", "known.jsonl", "--format", "junit", "-o", "out"]) == 1
    root = ElementTree.parse(desk / "out" / "known_claims.junit.xml").getroot()
    assert {name: root.attrib[name] for name in ("tests", "failures", "errors", "skipped")} == {
        "tests": "4", "failures": "1", "errors": "0", "skipped": "1",
    }  # fmt: skip
    assert [(s.attrib["name"], s.attrib["tests"]) for s in root] == [("harbour", "3"), ("pairs", "1")]
    (failure,) = root.iter("failure")
    assert failure.attrib["message"].startswith("expected supported, found contradicted/age: ")


def test_sarif_points_at_the_row_and_at_the_words_of_the_article(desk):
    known(desk, CLASH, WRONG, PAIR)
    assert main(["check", "known.jsonl", "--format", "sarif", "-o", "out"]) == 1
    (run,) = json.loads((desk / "out" / "known_claims.sarif").read_text(encoding="utf-8"))["runs"]
    (result,) = run["results"]
    assert result["ruleId"] == "known-claim/supported"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["known-claim/supported"]
    (place,) = result["locations"]
    row = place["physicalLocation"]
    assert row["artifactLocation"]["uri"] == "known.jsonl"
    assert words_at(desk / "known.jsonl", row["region"]) == AGE["claim"]
    assert row["region"]["startLine"] == 2
    (met,) = result["relatedLocations"]
    article = met["physicalLocation"]
    assert article["artifactLocation"]["uri"] == "harbour/beacon.txt"
    assert words_at(desk / "harbour" / "beacon.txt", article["region"]).startswith("Ada Brandt, 75")
    assert article["region"]["startLine"] == 6


def test_sarif_of_a_pair_points_at_its_line(desk):
    path = known(desk, CLASH, PAIR | {"expected": "agreement", "type": None})
    assert main(["check", "known.jsonl", "--format", "sarif", "-o", "out"]) == 1
    (run,) = json.loads((desk / "out" / "known_claims.sarif").read_text(encoding="utf-8"))["runs"]
    (result,) = run["results"]
    (place,) = result["locations"]
    assert words_at(path, place["physicalLocation"]["region"]) == path.read_text(encoding="utf-8").splitlines()[1]
    assert "relatedLocations" not in result


def words_at(path, region):
    content = path.read_text(encoding="utf-8")
    words = content[region["charOffset"] : region["charOffset"] + region["charLength"]]
    line = content.splitlines()[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == words
    return words


def test_sarif_of_a_report_points_into_the_files(desk):
    main(["report", "harbour", "--quiet", "--format", "sarif", "-o", "out"])
    (run,) = json.loads((desk / "out" / "report.sarif").read_text(encoding="utf-8"))["runs"]
    places = [p for result in run["results"] for p in (*result["locations"], *result["relatedLocations"])]
    assert {place["physicalLocation"]["artifactLocation"]["uri"] for place in places} == {
        "harbour/beacon.txt",
        "harbour/mercury.txt",
    }
    for place in places:
        path = desk / place["physicalLocation"]["artifactLocation"]["uri"]
        assert words_at(path, place["physicalLocation"]["region"]) in place["message"]["text"]


# --- diff ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def reports(desk):
    """Add two reports: in the first one nobody disagrees."""
    wrong = (desk / "harbour" / "beacon.txt").read_text(encoding="utf-8")
    (desk / "harbour" / "beacon.txt").write_text(wrong.replace("75", "57"), encoding="utf-8")
    main(["report", "harbour", "--quiet", "--format", "json", "-o", "old"])
    (desk / "harbour" / "beacon.txt").write_text(wrong, encoding="utf-8")
    main(["report", "harbour", "--quiet", "--format", "json", "-o", "new"])
    return desk


OLD, NEW = "old/report.json", "new/report.json"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([OLD, NEW], 0),
        ([OLD, NEW, "--fail-on", "new"], 1),
        ([OLD, NEW, "--fail-on", "resolved"], 0),
        ([NEW, OLD, "--fail-on", "new"], 0),
        ([NEW, OLD, "--fail-on", "new,resolved"], 1),
        ([NEW, NEW, "--fail-on", "new,changed,resolved"], 0),
    ],
)
@pytest.mark.usefixtures("reports")
def test_diff_exits_1_where_told_so(arguments, code):
    assert main(["diff", *arguments]) == code


@pytest.mark.usefixtures("reports")
def test_diff_names_what_is_new_and_why(capsys):
    main(["diff", OLD, NEW])
    said = capsys.readouterr().out
    flat = " ".join(said.split())
    assert "NEW (1)" in said
    assert "because: text changed: beacon rewrote the sentence" in flat
    assert "Ada Brandt, [-57-]{+75+}, leads" in flat
    assert "\x1b" not in said
    assert main(["diff", OLD, NEW, "--quiet"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.usefixtures("reports")
def test_diff_of_a_report_and_itself(capsys):
    main(["diff", NEW, NEW])
    assert capsys.readouterr().out.startswith("Nothing changed; ")


def test_diff_writes_html_and_json(reports, capsys):
    assert main(["diff", OLD, NEW, "--quiet", "--format", "html,json", "-o", "out"]) == 0
    assert capsys.readouterr().err.count("wrote out/difference.") == 2
    data = json.loads((reports / "out" / "difference.json").read_text(encoding="utf-8"))
    assert data["counts"]["new"] == 1
    (change,) = [change for change in data["changes"] if change["kind"] == "new"]
    assert (change["label"], change["type"]) == ("contradiction", "age")
    assert {"kind": "text changed", "detail": "beacon rewrote the sentence"} in change["causes"]
    page = (reports / "out" / "difference.html").read_text(encoding="utf-8")
    assert '<ins><span class="sr">new: </span>75</ins>,' in page


def decide(desk, action, **more):
    report = from_json((desk / NEW).read_text(encoding="utf-8"))
    finding = next(finding for finding in report.findings if finding.type == "age")
    line = {"verdict": finding.lead, "action": action, "at": "2024-05-06T09:00:00Z", "by": "Ada", **more}
    with (desk / "reviews.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")
    return finding


@pytest.mark.parametrize(
    ("action", "more", "code"),
    [
        ("dismiss", {}, 0),
        ("waive", {"until": "2999-01-01"}, 0),
        ("waive", {"until": "2024-05-07"}, 1),
        ("confirm", {}, 1),
    ],
)
def test_what_was_dismissed_or_waived_is_not_new(reports, action, more, code):
    decide(reports, action, **more)
    assert main(["diff", OLD, NEW, "--fail-on", "new", "--reviews", "reviews.jsonl"]) == code


# --- export-claimreview ----------------------------------------------------------------------------------------------

EXPORT = ["export-claimreview", NEW, "reviews.jsonl", "--publisher", "The Ellan Desk"]


def exported(capsys, *more):
    capsys.readouterr()
    assert main([*EXPORT, *more]) == 0
    return json.loads(capsys.readouterr().out)["@graph"]


def test_only_what_was_confirmed_is_exported(reports, capsys):
    (reports / "reviews.jsonl").touch()
    assert exported(capsys) == []
    decide(reports, "dismiss")
    assert exported(capsys) == []
    decide(reports, "confirm", note="Called both desks.")
    assert [review["itemReviewed"]["author"]["name"] for review in exported(capsys)] == ["beacon", "mercury"]
    decide(reports, "undo")
    assert exported(capsys) == []


def test_a_confirmation_of_other_words_is_not_exported(reports, capsys):
    finding = decide(reports, "confirm", label="contradiction", type="name")
    assert finding.type == "age"
    assert exported(capsys) == []


def test_notes_are_published_only_when_asked(reports, capsys):
    decide(reports, "confirm", note="Called both desks.")
    assert all("Called" not in review["reviewBody"] for review in exported(capsys))
    assert all("Called" in review["reviewBody"] for review in exported(capsys, "--notes"))


def test_the_reviews_must_be_there(reports, capsys):
    assert main(EXPORT) == 2
    assert "reviews.jsonl: no such file; confirm findings with `consistency review` first" in capsys.readouterr().err
    decide(reports, "confirm")
    assert main([*EXPORT, "-o", "claims/reviews.json"]) == 0
    assert capsys.readouterr().err == "wrote claims/reviews.json: 1 confirmed finding\n"
    assert (reports / "claims" / "reviews.json").is_file()
