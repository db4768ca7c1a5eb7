"""JUnit XML for CI: every contradiction is a failed case; a story whose pairs could not all be judged is a skip."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from consistency.render.view import view

if TYPE_CHECKING:
    from consistency.render.nouns import Card, StoryView, View
    from consistency.types import Report

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAME = "consistency"


def to_junit(report: Report) -> str:
    """Give the report as JUnit XML: a suite for each story, and one for the sources that were skipped."""
    shown = view(report)
    suites = [_story(story) for story in shown.stories]
    if shown.skipped:
        suites.append(_skipped(shown))
    root = ElementTree.Element("testsuites", _totals(suites) | {"name": _NAME})
    root.extend(suites)
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _story(story: StoryView) -> ElementTree.Element:
    cases = [_contradiction(story, card) for card in story.contradictions]
    return _suite(story.name, [_measured(story), *cases])


def _skipped(shown: View) -> ElementTree.Element:
    return _suite("sources", [_case("sources", source, skipped=reason) for source, reason in shown.skipped])


def _suite(name: str, cases: list[ElementTree.Element]) -> ElementTree.Element:
    failures, skips = (sum(case.find(tag) is not None for case in cases) for tag in ("failure", "skipped"))
    numbers = {"tests": str(len(cases)), "failures": str(failures), "errors": "0", "skipped": str(skips)}
    suite = ElementTree.Element("testsuite", {"name": _clean(name)} | numbers)
    suite.extend(cases)
    return suite


def _measured(story: StoryView) -> ElementTree.Element:
    lost = len(story.unmeasured)
    return _case(story.name, "every pair was measured", skipped=f"not measured: {lost}" if lost else "")


def _contradiction(story: StoryView, card: Card) -> ElementTree.Element:
    case = _case(story.name, f"{card.type or 'other'}: {card.reason} [{card.id}]")
    failure = ElementTree.SubElement(case, "failure", {"message": _clean(card.reason), "type": card.title})
    quotes = [f"{quote.outlet}: {quote.text}" for side in card.sides for quote in (side.lead, *side.others)]
    failure.text = _clean("\n".join([*quotes, f"confidence {card.confidence}"]))
    return case


def _case(story: str, name: str, *, skipped: str = "") -> ElementTree.Element:
    case = ElementTree.Element("testcase", {"classname": f"{_NAME}.{_clean(story)}", "name": _clean(name)})
    if skipped:
        ElementTree.SubElement(case, "skipped", {"message": _clean(skipped)})
    return case


def _totals(suites: list[ElementTree.Element]) -> dict[str, str]:
    names = ("tests", "failures", "errors", "skipped")
    return {name: str(sum(int(suite.attrib[name]) for suite in suites)) for name in names}


def _clean(text: str) -> str:
    """XML 1.0 has no way to write most control characters, not even as references."""
    return _NOT_XML.sub("", text)
