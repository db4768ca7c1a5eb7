"""SARIF 2.1.0 for editors and code scanning: every contradiction, at its words in the source file.

Where the files of the articles are at hand, offsets and lines count in them; else in the text of the article, as
`report.json` has it: front matter of a file is not in it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from consistency.render.contract import base_name
from consistency.render.safe import escaped, one_line, visible
from consistency.types import Article, Claim, ClashType, Finding, Label, Part, Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from consistency.ingest.places import Place

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_NAME = "consistency"


@dataclass(frozen=True, slots=True)
class Files:
    """Where articles were read: a relative path by article id, and the place of claims in these files by claim id."""

    paths: Mapping[str, str]
    places: Mapping[str, Place]


def to_sarif(report: Report, *, files: Files | None = None) -> str:
    """Give the contradictions as a SARIF log; what was skipped is a notification of the run."""
    found = [finding for finding in report.findings if finding.label is Label.CONTRADICTION]
    run = {
        "tool": {"driver": {"name": _NAME, "version": report.signature.version, "rules": _rules(found)}},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": _notifications(report)}],
        "results": _results(report, found, files),
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return escaped(json.dumps(log, ensure_ascii=False, indent=1)) + "\n"


def _rules(findings: Iterable[Finding]) -> list[dict[str, object]]:
    used = {_type(finding) for finding in findings}
    return [
        {
            "id": f"contradiction/{kind}",
            "shortDescription": {"text": f"Two outlets cannot both be right: {kind}"},
            "defaultConfiguration": {"level": "error"},
        }
        for kind in ClashType
        if kind in used
    ]


def _results(report: Report, findings: Iterable[Finding], files: Files | None) -> list[dict[str, object]]:
    articles = {article.id: article for article in report.articles}
    claims = {claim.id: claim for claim in report.claims}
    leads = {verdict.id: verdict.pair for verdict in report.verdicts}
    results: list[dict[str, object]] = []
    for finding in findings:
        lead = leads[finding.lead]
        sides = [claims[claim_id] for side in finding.sides for claim_id in side]
        related = [lead.right, *(claim for claim in sides if claim.id not in (lead.left.id, lead.right.id))]
        others = [_location(claim, articles, files) | {"id": number} for number, claim in enumerate(related, 1)]
        results.append(
            {
                "ruleId": f"contradiction/{_type(finding)}",
                "level": "error",
                "message": {"text": one_line(finding.reason)},
                "locations": [_location(lead.left, articles, files)],
                "relatedLocations": others,
                "partialFingerprints": {"finding/v1": finding.id},
                "properties": {"confidence": round(finding.confidence, 4)},
            }
        )
    return results


def _location(claim: Claim, articles: dict[str, Article], files: Files | None) -> dict[str, object]:
    article = articles[claim.article_id]
    uri = _uri(article) if files is None else quote(files.paths.get(article.id) or _uri(article), safe="/:?&=%#")
    place: dict[str, object] = {"artifactLocation": {"uri": uri}}
    if files and claim.id in files.places:
        place["region"] = region(files.places[claim.id]) | {"snippet": {"text": visible(claim.text)}}
    elif files is None and claim.part is Part.TEXT:  # a title has no known place in its file
        place["region"] = _region(article.text, claim)
    words = {"text": f"{one_line(claim.outlet)}: {one_line(claim.text)}"}
    return {"physicalLocation": place, "logicalLocations": [{"name": claim.part.value}], "message": words}


def region(place: Place) -> dict[str, object]:
    """Give a place as a region of SARIF."""
    return {
        "charOffset": place.offset,
        "charLength": place.length,
        "startLine": place.start_line,
        "startColumn": place.start_column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _region(text: str, claim: Claim) -> dict[str, object]:
    before, until = text[: claim.start], text[: claim.end]
    return {
        "charOffset": claim.start,
        "charLength": claim.end - claim.start,
        "startLine": before.count("\n") + 1,
        "startColumn": len(before) - (before.rfind("\n") + 1) + 1,
        "endLine": until.count("\n") + 1,
        "endColumn": len(until) - (until.rfind("\n") + 1) + 1,
        "snippet": {"text": visible(claim.text)},
    }


def _uri(article: Article) -> str:
    source = base_name(article.source) or article.id
    return quote(source, safe="/:?&=%#") if "://" in source else quote(source)


def _notifications(report: Report) -> list[dict[str, object]]:
    return [
        {
            "level": "warning",
            "message": {"text": f"skipped {one_line(base_name(item.source))}: {one_line(item.reason)}"},
        }
        for item in report.skipped
    ]


def _type(finding: Finding) -> ClashType:
    return finding.type or ClashType.OTHER
