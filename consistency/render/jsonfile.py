"""`report.json`: the report as data, read back without loss, and the JSON Schema that it follows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from consistency.errors import ReportError
from consistency.render.codec import decode, encode, schema_of
from consistency.render.contract import SCHEMA_VERSION, ReportRecord, from_record, to_record
from consistency.render.safe import escaped

if TYPE_CHECKING:
    from consistency.types import Report


def to_json(report: Report) -> str:
    """Give the report as JSON: the same report gives the same bytes."""
    return _dump(encode(to_record(report)))


def from_json(text: str) -> Report:
    """Read a report back; raise ReportError where it is damaged or of another schema version."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ReportError(f"not JSON: {error}") from error
    version = data.get("schema_version") if isinstance(data, dict) else None
    if version != SCHEMA_VERSION:
        raise ReportError(f"schema_version is {version!r}; this version reads {SCHEMA_VERSION}")
    return from_record(decode(ReportRecord, data))


def schema() -> dict[str, object]:
    """Give the JSON Schema of `report.json`, made from the types; `report.schema.json` is its committed copy."""
    made = schema_of(ReportRecord)
    properties = made["properties"]
    if isinstance(properties, dict):
        properties["schema_version"] = {"const": SCHEMA_VERSION}
    return {"$id": f"urn:claim-consistency:report:{SCHEMA_VERSION}", "title": "report.json", **made}


def schema_text() -> str:
    """Give the schema as the bytes that are committed."""
    return _dump(schema())


def _dump(data: object) -> str:
    return escaped(json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False)) + "\n"
