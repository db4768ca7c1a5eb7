"""Reports as Arrow tables with a fixed schema, so that parts of a run can be read as one table."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from consistency.types import Label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from consistency.types import Report

_TEXT = ("story", "id", "label", "type", "left", "left_outlet", "left_speaker", "left_text",
         "right", "right_outlet", "right_speaker", "right_text", "reason")  # fmt: skip
_LABELS = ("entailment", "neutral", "contradiction")
_SCORES = tuple(f"{way}_{label}" for way in ("forward", "backward") for label in _LABELS)
VERDICTS = pa.schema(
    [(name, pa.string()) for name in _TEXT] + [(name, pa.float64()) for name in ("confidence", "similarity", *_SCORES)]
)
FINDINGS = pa.schema(
    [(name, pa.string()) for name in ("story", "id", "label", "type", "lead", "reason")]
    + [("confidence", pa.float64()), ("origins", pa.int64())]
    + [("verdicts", pa.list_(pa.string())), ("outlets", pa.list_(pa.string()))]
    + [("sides", pa.list_(pa.list_(pa.string())))]
)


def verdicts_table(report: Report, story_of: Mapping[str, str]) -> Any:
    """Give all verdicts but `unrelated`, one row each; `story_of` is by article id."""
    kept = tuple(verdict for verdict in report.verdicts if verdict.label is not Label.UNRELATED)
    frame = replace(report, verdicts=kept).to_frame()
    frame.insert(0, "story", [story_of[verdict.pair.left.article_id] for verdict in kept])
    return pa.Table.from_pandas(frame, schema=VERDICTS, preserve_index=False).replace_schema_metadata(None)


def findings_table(report: Report, story_of: Mapping[str, str]) -> Any:
    """Give the findings, one row each."""
    story = {verdict.id: story_of[verdict.pair.left.article_id] for verdict in report.verdicts}
    rows = [
        {
            **{name: getattr(finding, name) for name in FINDINGS.names if name not in ("story", "label", "type")},
            "story": story[finding.lead],
            "label": str(finding.label),
            "type": None if finding.type is None else str(finding.type),
        }
        for finding in report.findings
    ]
    return pa.Table.from_pylist(rows, schema=FINDINGS)


def parquet(table: Any) -> bytes:
    """Give a table as the bytes of a parquet file; the same table gives the same bytes."""
    file = io.BytesIO()
    pq.write_table(table, file, compression="zstd")
    return file.getvalue()
