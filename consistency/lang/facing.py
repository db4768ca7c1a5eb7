"""Tables of words that face each other: one text has a word of one column, and the other one of the second."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of two texts, from two columns of one row."""

    left: str
    right: str


@dataclass(frozen=True, slots=True)
class _Row:
    """The words of both columns of a row."""

    one: re.Pattern[str]
    other: re.Pattern[str]


def facing(left: str, right: str, table: str) -> Wording | None:
    """Give the first row of a table of `lang/data` of which each text has one column; None where there is none.

    A text that has words of both columns uses neither against the other.
    """
    return next(facings(left, right, table), None)


def facings(left: str, right: str, table: str) -> Iterator[Wording]:
    """Give all such rows, in the order of the table."""
    for row in _rows(table):
        one = [row.one.search(text) for text in (left, right)]
        other = [row.other.search(text) for text in (left, right)]
        if one[0] and other[1] and not one[1] and not other[0]:
            yield Wording(one[0][0], other[1][0])
        elif other[0] and one[1] and not other[1] and not one[0]:
            yield Wording(other[0][0], one[1][0])


@cache
def _rows(table: str) -> tuple[_Row, ...]:
    lines = (files("consistency.lang") / "data" / table).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    return tuple(_Row(_any_of(one), _any_of(other)) for one, other in rows)


def _any_of(forms: str) -> re.Pattern[str]:
    """Match a word of a cell with its common endings."""
    parts = (re.escape(form).replace(r"\ ", r"\s+") for form in sorted(forms.split("|"), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?:s|es|ers?|'s|’s)?(?![\w-])", re.IGNORECASE)
