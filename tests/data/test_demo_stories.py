"""The demo data hold together: what is listed as planted is in the reports, word for word."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from consistency.types import ClashType, Label

DATA = Path(__file__).parents[2] / "data"
STORIES = sorted(folder for folder in DATA.iterdir() if folder.is_dir())
FAMILIES = (
    "ages of two people",
    "attribution",
    "boilerplate",
    "containment of place",
    "forms of a name",
    "forms of a role",
    "framing",
    "headline shorthand",
    "hedge",
    "near copy",
    "planned and done",
    "question or opinion",
    "rounding",
    "same number, another thing",
    "shorter quote",
    "time in other words",
    "total and parts",
    "unit conversion",
    "update",
    "weekday and date",
)


@dataclass(frozen=True, slots=True)
class DemoReport:
    """One file as it lies in the folder, read without the ingest stage."""

    meta: dict[str, str]
    body: str


def read_report(path: Path) -> DemoReport:
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return DemoReport(dict(line.split(": ", 1) for line in head.splitlines()), body.strip())


def read_lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


REPORTS = {
    (folder.name, report.meta["outlet"]): report
    for folder in STORIES
    for report in map(read_report, sorted(folder.glob("*.txt")))
}
PLANTED = read_lines("planted.jsonl")
CLASHES = [row for row in PLANTED if row["kind"] == "clash"]
TRAPS = [row for row in PLANTED if row["kind"] == "trap"]
KNOWN = read_lines("known_claims.jsonl")
CLAIMS = [row for row in KNOWN if "claim" in row]
PAIRS = [row for row in KNOWN if "left" in row]


def test_there_are_at_least_five_stories_and_no_outlet_reports_one_twice() -> None:
    assert len(STORIES) >= 5
    assert len(REPORTS) == len(list(DATA.glob("*/*.txt")))


@pytest.mark.parametrize("story", [folder.name for folder in STORIES])
def test_a_story_has_three_to_five_reports(story: str) -> None:
    assert 3 <= sum(key[0] == story for key in REPORTS) <= 5


@pytest.mark.parametrize("key", sorted(REPORTS), ids=" / ".join)
def test_a_report_has_its_front_matter_and_the_length_of_one(key: tuple[str, str]) -> None:
    report = REPORTS[key]
    assert set(report.meta) <= {"outlet", "title", "published", "url", "origin"}
    assert report.meta["title"]
    assert datetime.fromisoformat(report.meta["published"])
    assert 130 <= len(report.body.split()) <= 260


def test_a_copy_names_an_outlet_of_its_own_story_as_its_origin() -> None:
    copies = [(story, report.meta["origin"]) for (story, _), report in REPORTS.items() if "origin" in report.meta]
    assert copies
    assert set(copies) <= set(REPORTS)


@pytest.mark.parametrize("row", PLANTED, ids=lambda row: row["id"])
def test_both_sides_stand_once_in_the_report_that_is_named(row: dict[str, Any]) -> None:
    assert row["left_outlet"] != row["right_outlet"]
    for side in ("left", "right"):
        report = REPORTS[row["story"], row[f"{side}_outlet"]]
        assert report.body.count(row[side]) + report.meta["title"].count(row[side]) == 1


@pytest.mark.parametrize("row", PLANTED, ids=lambda row: row["id"])
def test_the_row_is_well_formed(row: dict[str, Any]) -> None:
    assert row["needs"] in {"nli", "slots"}
    assert row["note"]
    if row["kind"] == "clash":
        assert (row["expected"], row["trap"]) == (Label.CONTRADICTION, None)
        assert row["type"] in set(ClashType)
        assert row["wrong"] in {"left", "right"}
        assert row["shape"] in {"clean", "mixed"}
    else:
        assert row["expected"] in set(Label) - {Label.CONTRADICTION, Label.UNMEASURED}
        assert (row["type"], row["wrong"], row["shape"]) == (None, None, None)


def test_ids_are_unique() -> None:
    assert [name for name, count in Counter(row["id"] for row in PLANTED).items() if count > 1] == []


@pytest.mark.parametrize("kind", list(ClashType))
def test_every_type_is_planted_at_least_twice(kind: ClashType) -> None:
    errors = {row["id"].rstrip("abc") for row in CLASHES if row["type"] == kind}
    assert len(errors) >= 2


@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_of_traps_is_there_at_least_three_times(family: str) -> None:
    assert sum(row["trap"] == family for row in TRAPS) >= 3


def test_at_least_half_of_the_clashes_are_buried_in_other_material() -> None:
    assert 2 * sum(row["shape"] == "mixed" for row in CLASHES) >= len(CLASHES)


def test_the_readme_lists_every_clash_trap_and_report() -> None:
    readme = (DATA / "README.md").read_text(encoding="utf-8")
    named = [f"`{row['id']}`" for row in PLANTED] + [report.meta["title"] for report in REPORTS.values()]
    assert [name for name in named if name not in readme] == []


@pytest.mark.parametrize("row", CLAIMS, ids=lambda row: f"{row['claim']} [{row['outlet'] or 'any'}]")
def test_a_known_claim_is_about_a_report_that_exists(row: dict[str, Any]) -> None:
    assert set(row) - {"known_miss"} == {"story", "claim", "outlet", "expected", "type", "note"}
    assert row["story"] in {folder.name for folder in STORIES}
    assert row["outlet"] == "" or (row["story"], row["outlet"]) in REPORTS
    assert row["expected"] in {"supported", "contradicted", "absent"}
    assert (row["type"] in set(ClashType)) == (row["expected"] == "contradicted")


@pytest.mark.parametrize("row", PAIRS, ids=lambda row: row["left"])
def test_a_known_pair_has_a_label_and_a_type_where_it_contradicts(row: dict[str, Any]) -> None:
    assert set(row) - {"note", "known_miss", "left_published", "right_published"} == {
        "left",
        "right",
        "expected",
        "type",
    }
    assert row["left"] != row["right"]
    assert row["expected"] in set(Label)
    assert (row["type"] in set(ClashType)) == (row["expected"] == Label.CONTRADICTION)


def test_known_claims_cover_every_label_and_type() -> None:
    assert len(KNOWN) >= 60
    assert {row["expected"] for row in PAIRS} == set(Label)
    assert {row["expected"] for row in CLAIMS} == {"supported", "contradicted", "absent"}
    for rows in (PAIRS, CLAIMS):
        assert {row["type"] for row in rows} - {None} == set(ClashType)


def test_claims_about_a_planted_error_name_one_that_is_listed() -> None:
    named = [row["note"].removeprefix("planted error ") for row in CLAIMS if row["note"].startswith("planted error ")]
    assert named
    assert set(named) <= {row["id"] for row in CLASHES}
