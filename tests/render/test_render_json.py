import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_fixture import COAST, EMPTY, REPORT

import consistency.render
from consistency.errors import ReportError
from consistency.render.contract import base_name
from consistency.render.jsonfile import from_json, schema, schema_text, to_json
from consistency.types import Article, Report, SkippedArticle


def with_base_names(report: Report) -> Report:
    return replace(
        report,
        articles=tuple(replace(article, source=base_name(article.source)) for article in report.articles),
        skipped=tuple(SkippedArticle(base_name(item.source), item.reason) for item in report.skipped),
    )


@pytest.mark.parametrize("report", [REPORT, EMPTY], ids=["fixture", "empty"])
def test_a_report_reads_back_as_it_was_but_for_folders(report: Report) -> None:
    assert from_json(to_json(report)) == with_base_names(report)


@given(st.text(), st.text())
def test_any_text_reads_back(title: str, text: str) -> None:
    report = replace(EMPTY, articles=(Article("a", "Coast Daily", text, title=title),))
    written = to_json(report)
    assert from_json(written) == report
    written.encode("utf-8")


@pytest.mark.parametrize("report", [REPORT, EMPTY], ids=["fixture", "empty"])
def test_the_output_follows_the_schema(report: Report) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.Draft202012Validator(schema()).validate(json.loads(to_json(report)))


def test_the_committed_schema_is_the_generated_one() -> None:
    committed = Path(consistency.render.__file__).parent / "report.schema.json"
    assert committed.read_text(encoding="utf-8") == schema_text()


def test_the_contract_that_other_tools_read() -> None:
    data = json.loads(to_json(REPORT))
    assert data["schema_version"] == 1
    assert data["signature"] == {
        "version": "0.1.0",
        "embedder": "all-MiniLM-L6-v2",
        "nli": "claim-nli-1",
        "settings": {"min_similarity": 0.25, "neighbours": 7},
        "tagger": "claim-tagger-1",
        "binder": "claim-binder-1",
    }
    assert data["claims"][0] | {"slots": None} == {
        "id": "age57",
        "article_id": "a1",
        "outlet": "Coast Daily",
        "part": "text",
        "text": "Harbour master Ines Valdor, 57, led the rescue",
        "start": 10,
        "end": 56,
        "sentence": [10, 97],
        "resolved": "Harbour master Ines Valdor, 57, led the rescue",
        "fills": [],
        "speaker": None,
        "quoted": False,
        "nature": "statement",
        "slots": None,
    }
    verdict = data["verdicts"][0]
    assert {key: verdict[key] for key in ("label", "type", "confidence", "left", "right", "similarity", "reason")} == {
        "label": "contradiction",
        "type": "age",
        "confidence": 0.9667,
        "left": "age57",
        "right": "age75",
        "similarity": 0.8125,
        "reason": "Ines Valdor is 57 in one report and 75 in the other.",
    }
    scores = {"entailment": 0.0104, "neutral": 0.0312, "contradiction": 0.9584, "truncated": False}
    assert verdict["nli"] == {"forward": scores, "backward": scores}
    comparison = verdict["comparisons"][1]
    assert {key: comparison[key] for key in ("kind", "left", "right", "level", "agrees")} == {
        "kind": "age",
        "left": "57",
        "right": "75-year-old",
        "level": "different value",
        "agrees": False,
    }
    assert verdict["comparisons"][0]["right"] is None
    assert data["verdicts"][12]["nli"] is None


def test_probabilities_have_four_decimals() -> None:
    verdict = replace(REPORT.verdicts[0], confidence=0.123456789)
    assert '"confidence": 0.1235,' in to_json(replace(REPORT, verdicts=(verdict, *REPORT.verdicts[1:])))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("stories/fire/coast.txt", "coast.txt"),
        ("C:\\stories\\coast.txt", "coast.txt"),
        ("/home/desk/coast.txt", "coast.txt"),
        ("https://coast.example/a/b?c=d", "https://coast.example/a/b?c=d"),
        ("", ""),
    ],
)
def test_a_source_keeps_its_base_name_and_a_url_is_whole(source: str, expected: str) -> None:
    assert base_name(source) == expected


def damaged(change: dict[str, object]) -> str:
    return json.dumps(json.loads(to_json(replace(EMPTY, articles=(COAST,)))) | change)


CLAIM = json.loads(to_json(REPORT))["claims"][0]
FINDING = json.loads(to_json(REPORT))["findings"][0]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "schema_version is None; this version reads 1"),
        ('{"schema_version": 2}', "schema_version is 2"),
        ('{"schema_version": 1}', "report: no 'signature'"),
        (damaged({"articles": {}}), "report.articles: dict instead of list"),
        (damaged({"skipped": [{"source": 3, "reason": ""}]}), r"report.skipped\[0\].source: int instead of str"),
        (damaged({"claims": [CLAIM | {"part": "footer"}]}), "'footer' is not one of title, text"),
        (damaged({"claims": [CLAIM | {"article_id": "a9"}]}), "nothing has the id 'a9'"),
        (damaged({"claims": [CLAIM | {"start": 11}]}), "claim 'age57': its words are not at 11 to 56"),
        (damaged({"claims": [CLAIM | {"sentence": [1]}]}), "1 items instead of 2"),
        (damaged({"coverage": json.loads(to_json(REPORT))["coverage"]}), "nothing has the id 'a2'"),
        (damaged({"verdicts": json.loads(to_json(REPORT))["verdicts"]}), "verdict 'v1': nothing has the id 'age57'"),
        (damaged({"findings": [FINDING | {"sides": [[]]}]}), "finding 'f1': no claims"),
        (damaged({"findings": json.loads(to_json(REPORT))["findings"]}), "finding 'f1': nothing has the id 'v1'"),
    ],
)
def test_a_damaged_file_is_refused_with_the_place(text: str, message: str) -> None:
    with pytest.raises(ReportError, match=message):
        from_json(text)
