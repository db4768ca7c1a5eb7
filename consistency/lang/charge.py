"""Loaded words: where two reports tell one thing, the plain word of one and the charged word of the other."""

from __future__ import annotations

from consistency.lang.facing import Wording, facing


def loaded(left: str, right: str) -> Wording | None:
    """Give the first meaning that one text puts plainly and the other with charge; None where there is none."""
    return facing(left, right, "charge.tsv")
