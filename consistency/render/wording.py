"""How numbers, times and confidences are written, the same in every format."""

from __future__ import annotations

from datetime import datetime

from consistency.render.safe import one_line

_CONFIDENCE = ((0.95, "very high"), (0.85, "high"), (0.7, "fair"), (0.0, "low"))
# strftime would follow the locale of the machine.
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


#: The words for a confidence, the surest first.
BANDS = tuple(name for _, name in _CONFIDENCE)


def band(value: float) -> str:
    """Give a confidence in words: "high"."""
    return next((name for floor, name in _CONFIDENCE if value >= floor), "low")


def number(count: int, one: str, many: str = "") -> str:
    """Give a count with its noun: "1 outlet", "2 outlets"."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def confidence(value: float) -> str:
    """Give a confidence in words and as a number: "high (0.91)"."""
    return f"{band(value)} ({value:.2f})"


def moment(value: str | None) -> str:
    """Give an ISO 8601 time as a reader writes it, "30 Nov 2021, 14:05 UTC"; as it is where it is no such time."""
    if not value:
        return ""
    try:
        when = datetime.fromisoformat(value)
    except ValueError:
        return one_line(value)
    day = f"{when.day} {_MONTHS[when.month - 1]} {when.year}"
    if len(value) <= len("2021-11-30"):
        return day
    zone = (when.tzname() or "") if when.tzinfo else ""
    return f"{day}, {when:%H:%M} {zone}".strip()
