"""`verdicts.csv`: a row for each verdict, safe to open in a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consistency.render.safe import visible

if TYPE_CHECKING:
    from consistency.types import Report

# A cell that starts so is a formula to a spreadsheet (https://owasp.org/www-community/attacks/CSV_Injection).
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def to_csv(report: Report) -> str:
    """Give the verdicts as CSV with a header line."""
    return report.to_frame().map(_cell).to_csv(index=False, lineterminator="\n", float_format="%.4f")


def _cell(value: object) -> object:
    if not isinstance(value, str):
        return value
    shown = visible(value)
    return f"'{shown}" if shown.lstrip().startswith(_FORMULA) else shown
