"""Several outlets report one story: say where they cannot all be right.

from consistency import check, read
report = check(read([Path("stories/flood")]).articles)
report.to_frame()
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from consistency.__about__ import VERSION as __version__  # noqa: N811 - the usual name
from consistency.errors import ConsistencyError, EngineError, InputError, ModelError, ReportError, SettingsError
from consistency.types import (
    Article,
    Claim,
    ClaimPair,
    ClashType,
    Coverage,
    Fill,
    Finding,
    Hedge,
    Label,
    Nature,
    NliScores,
    Part,
    Report,
    Signature,
    SkippedArticle,
    Slot,
    SlotComparison,
    SlotKind,
    Span,
    TextPair,
    Thresholds,
    Verdict,
)

if TYPE_CHECKING:
    from consistency.ingest import read
    from consistency.pipeline import Models, check
    from consistency.settings import Settings

__all__ = [
    "Article",
    "Claim",
    "ClaimPair",
    "ClashType",
    "ConsistencyError",
    "Coverage",
    "EngineError",
    "Fill",
    "Finding",
    "Hedge",
    "InputError",
    "Label",
    "ModelError",
    "Models",
    "Nature",
    "NliScores",
    "Part",
    "Report",
    "ReportError",
    "Settings",
    "SettingsError",
    "Signature",
    "SkippedArticle",
    "Slot",
    "SlotComparison",
    "SlotKind",
    "Span",
    "TextPair",
    "Thresholds",
    "Verdict",
    "__version__",
    "check",
    "read",
]

#: Names that bring numpy or pandas along, imported when first asked for: `import consistency` stays instant.
_LATER = {
    "Models": "consistency.pipeline",
    "Settings": "consistency.settings",
    "check": "consistency.pipeline",
    "read": "consistency.ingest",
}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module 'consistency' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_LATER[name]), name)
