import csv
import io
import json
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from report_fixture import COAST, EMPTY, REPORT, VERDICTS, C, claim_at

from consistency.render.csvfile import to_csv
from consistency.render.junit import to_junit
from consistency.render.sarif import to_sarif
from consistency.types import Article, ClaimPair, Report


def rows(report: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(to_csv(report), newline="")))


def test_csv_has_a_row_for_each_verdict() -> None:
    found = rows(REPORT)
    assert [row["id"] for row in found] == [verdict.id for verdict in VERDICTS]
    assert (found[0]["confidence"], found[0]["forward_contradiction"]) == ("0.9667", "0.9584")
    assert (found[12]["label"], found[12]["forward_entailment"], found[12]["type"]) == ("unmeasured", "", "")


def test_csv_of_no_verdict_is_its_header() -> None:
    assert to_csv(EMPTY).startswith("id,label,type,confidence,")
    assert rows(EMPTY) == []


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1 degrees", "'-1 degrees"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =1+1", "'  =1+1"),
        ("\t=1+1", "'\t=1+1"),
        ("\x00=1+1", "'=1+1"),
        ("＝1+1", "'＝1+1"),
        ("a = b", "a = b"),
        ('says "no", twice', 'says "no", twice'),
        ("two\nlines", "two\nlines"),
    ],
)
def test_no_csv_cell_is_a_formula(text: str, cell: str) -> None:
    article = Article("a", "A", text)
    claim = claim_at("c", article, text)
    report = replace(EMPTY, verdicts=(replace(VERDICTS[0], pair=ClaimPair(claim, C["age75"], 0.5)),))
    assert rows(report)[0]["left_text"] == cell


def test_junit_fails_a_case_for_each_contradiction_and_counts_right() -> None:
    root = ElementTree.fromstring(to_junit(REPORT))
    assert {name: root.get(name) for name in ("tests", "failures", "skipped", "errors")} == {
        "tests": "7",
        "failures": "3",
        "skipped": "3",
        "errors": "0",
    }
    for suite in root:
        assert suite.get("tests") == str(len(suite.findall("testcase")))
        assert suite.get("failures") == str(len(suite.findall("testcase/failure")))
        assert suite.get("skipped") == str(len(suite.findall("testcase/skipped")))
    failures = [failure.get("message") for failure in root.iter("failure")]
    assert failures[0] == "Ines Valdor is 57 in one report and 75 in the other."


def test_junit_is_xml_whatever_an_article_says() -> None:
    story = "\x00\x1b[31m<&>\ufffe\ud800\u202e"
    root = ElementTree.fromstring(to_junit(replace(EMPTY, articles=(replace(COAST, story=story),))))
    assert root[0].get("name") == "<&>\ufffd⟨U+202E⟩"


def test_sarif_points_at_the_words() -> None:
    (run,) = json.loads(to_sarif(REPORT))["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [
        "contradiction/date",
        "contradiction/age",
        "contradiction/polarity",
    ]
    articles = {article.source.rsplit("/", 1)[-1]: article for article in REPORT.articles}
    assert len(run["results"]) == 3
    for result in run["results"]:
        for location in (*result["locations"], *result["relatedLocations"]):
            place = location["physicalLocation"]
            region, text = place["region"], articles[place["artifactLocation"]["uri"]].text
            words = text[region["charOffset"] : region["charOffset"] + region["charLength"]]
            assert words == region["snippet"]["text"]
            line = text.split("\n")[region["startLine"] - 1]
            assert line[region["startColumn"] - 1 :].startswith(words)
            assert line[: region["endColumn"] - 1].endswith(words)


def test_sarif_names_the_headline_without_a_region_and_reports_what_was_skipped() -> None:
    sides = (("title57",), ("age75",))
    verdict = replace(VERDICTS[0], pair=ClaimPair(C["title57"], C["age75"], 0.5))
    report = replace(
        REPORT, verdicts=(verdict,), findings=(replace(REPORT.findings[0], sides=sides, verdicts=("v1",)),)
    )
    (run,) = json.loads(to_sarif(report))["runs"]
    (location,) = run["results"][0]["locations"]
    assert location["physicalLocation"] == {"artifactLocation": {"uri": "coast.txt"}}
    assert location["logicalLocations"] == [{"name": "title"}]
    notes = run["invocations"][0]["toolExecutionNotifications"]
    assert notes[0]["message"]["text"] == "skipped photo.txt: not text: it holds NUL bytes"


def test_sarif_writes_file_names_as_addresses() -> None:
    article = replace(COAST, source="stories/ferry fire #1.txt")
    report = replace(REPORT, articles=(article, *REPORT.articles[1:]))
    (run,) = json.loads(to_sarif(report))["runs"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "ferry%20fire%20%231.txt"
