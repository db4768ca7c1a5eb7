"""Word lists, written as running text."""

from __future__ import annotations


def words(*lines: str) -> tuple[str, ...]:
    """Split lines of words at white space: short word lists stay readable in source."""
    return tuple(word for line in lines for word in line.split())
