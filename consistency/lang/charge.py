"""Loaded words: where two reports tell one thing, the plain word of one and the charged word of the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of two texts for one meaning, one plain and one charged."""

    left: str
    right: str


@dataclass(frozen=True, slots=True)
class _Group:
    """The plain and the charged words of one meaning."""

    plain: re.Pattern[str]
    charged: re.Pattern[str]


def loaded(left: str, right: str) -> Wording | None:
    """Give the first meaning that one text puts plainly and the other with charge; None where there is none.

    A text that has both words of a meaning uses neither against the other.
    """
    for group in _groups():
        plain = [group.plain.search(text) for text in (left, right)]
        charged = [group.charged.search(text) for text in (left, right)]
        if plain[0] and charged[1] and not plain[1] and not charged[0]:
            return Wording(plain[0][0], charged[1][0])
        if charged[0] and plain[1] and not plain[0] and not charged[1]:
            return Wording(charged[0][0], plain[1][0])
    return None


@cache
def _groups() -> tuple[_Group, ...]:
    table = (files("consistency.lang") / "data" / "charge.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in table if line and not line.startswith("#")][1:]
    return tuple(_Group(_any_of(plain), _any_of(charged)) for plain, charged in rows)


def _any_of(forms: str) -> re.Pattern[str]:
    """Match a word of a cell with its common endings."""
    parts = (re.escape(form).replace(r"\ ", r"\s+") for form in sorted(forms.split("|"), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?:s|es|ers?|'s|’s)?(?![\w-])", re.IGNORECASE)
