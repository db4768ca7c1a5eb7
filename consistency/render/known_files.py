"""Known claims for CI servers (JUnit XML) and for tools that show findings beside the text (SARIF)."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import quote
from xml.etree import ElementTree

from consistency.regress.nouns import Checked, Judged, KnownClaim, State
from consistency.render.known import because
from consistency.render.safe import escaped, one_line, visible
from consistency.render.sarif import SCHEMA, region

if TYPE_CHECKING:
    from collections.abc import Mapping

    from consistency.ingest.places import Place
    from consistency.render.sarif import Files

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_RULE = "known-claim"


def known_junit(checked: Checked) -> str:
    """Give a suite for each story and one for the pairs; a changed row is a failure, a known miss is skipped."""
    suites: dict[str, ElementTree.Element] = {}
    for judged in checked.judged:
        name = _story(judged)
        suite = suites.setdefault(name, ElementTree.Element("testsuite", {"name": _xml(name)}))
        suite.append(_case(judged))
    root = ElementTree.Element("testsuites", {"name": "known claims"})
    root.extend(suites.values())
    for element in (*suites.values(), root):
        element.attrib |= _totals(element)
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _story(judged: Judged) -> str:
    return judged.row.story if isinstance(judged.row, KnownClaim) else "pairs"


def _case(judged: Judged) -> ElementTree.Element:
    row = judged.row
    name = f"line {row.line}: {row.title}: {row.expected}"
    case = ElementTree.Element(
        "testcase", {"classname": f"known_claims.{_xml(_story(judged))}", "name": _xml(one_line(name))}
    )
    if judged.state is State.CHANGED:
        failure = ElementTree.SubElement(case, "failure", {"message": _xml(message(judged)), "type": str(row.expected)})
        failure.text = _xml(because(judged))
    elif judged.state is State.KNOWN_MISS:
        ElementTree.SubElement(case, "skipped", {"message": _xml(f"known miss: {message(judged)}")})
    return case


def _totals(element: ElementTree.Element) -> dict[str, str]:
    counts = {"tests": "testcase", "failures": "failure", "skipped": "skipped"}
    return {name: str(sum(1 for _ in element.iter(tag))) for name, tag in counts.items()} | {"errors": "0"}


def _xml(text: str) -> str:
    """XML 1.0 has no way to write most control characters, not even as references."""
    return _NOT_XML.sub("", text)


def message(judged: Judged) -> str:
    """Say what was expected and what was found, in one sentence."""
    before = judged.row.known_miss or judged.row.expected
    return f"expected {before}, found {judged.found}: {one_line(judged.row.title)}"


def known_sarif(checked: Checked, *, name: str, rows: Mapping[int, Place], files: Files) -> str:
    """Give the changed rows as a SARIF log: each at its line of the file `name`, related to the words that it met.

    `rows` gives the place of each line's claim in that file, `files` the places of claims in those of the articles.
    """
    changed = checked.of(State.CHANGED)
    rules = sorted({f"{_RULE}/{judged.row.expected.label}" for judged in changed})
    run = {
        "tool": {
            "driver": {
                "name": "consistency",
                "version": checked.report.signature.version,
                "rules": [{"id": rule, "shortDescription": {"text": _about(rule)}} for rule in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(judged, name, rows, files) for judged in changed],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return escaped(json.dumps(log, ensure_ascii=False, indent=1)) + "\n"


def _about(rule: str) -> str:
    return f"A known claim is no longer {rule.removeprefix(_RULE + '/')}"


def _result(judged: Judged, name: str, rows: Mapping[int, Place], files: Files) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": f"{_RULE}/{judged.row.expected.label}",
        "level": "error",
        "message": {"text": f"{message(judged)}. {because(judged)}"},
        "locations": [{"physicalLocation": _physical(name, rows.get(judged.row.line), judged.row.title)}],
    }
    met = judged.lead.pair.right if judged.lead else None
    if met and met.article_id in files.paths:
        place = _physical(files.paths[met.article_id], files.places.get(met.id), met.text)
        said = {"text": f"{one_line(met.outlet)}: {one_line(met.text)}"}
        result["relatedLocations"] = [{"id": 1, "physicalLocation": place, "message": said}]
    return result


def _physical(source: str, place: Place | None, text: str) -> dict[str, object]:
    located: dict[str, object] = {"artifactLocation": {"uri": quote(source)}}
    if place:
        located["region"] = region(place) | {"snippet": {"text": visible(text)}}
    return located
