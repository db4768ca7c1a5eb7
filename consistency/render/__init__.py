"""Report -> text, one file a format; nothing here prints or writes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from consistency.render.csvfile import to_csv
from consistency.render.html import html
from consistency.render.jsonfile import from_json, schema, to_json
from consistency.render.junit import to_junit
from consistency.render.nouns import ReviewMark
from consistency.render.sarif import to_sarif
from consistency.render.single import claims_table, comparison
from consistency.render.terminal import terminal

if TYPE_CHECKING:
    from collections.abc import Callable

    from consistency.types import Report

__all__ = [
    "FORMATS",
    "Format",
    "ReviewMark",
    "claims_table",
    "comparison",
    "from_json",
    "html",
    "schema",
    "terminal",
    "to_json",
]


@dataclass(frozen=True, slots=True)
class Format:
    """A format of the report: what it is called, the file that it goes to and what makes it (UTF-8)."""

    name: str
    filename: str
    render: Callable[[Report], str]


FORMATS: dict[str, Format] = {
    made.name: made
    for made in (
        Format("html", "report.html", html),
        Format("json", "report.json", to_json),
        Format("csv", "verdicts.csv", to_csv),
        Format("junit", "report.junit.xml", to_junit),
        Format("sarif", "report.sarif", to_sarif),
    )
}
