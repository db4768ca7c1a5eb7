"""Contraries: a word of one text and a word of the other that can't both be said of one thing.

That both are said of one thing, somebody else has to know: who was convicted of one charge may be cleared of another.
"""

from __future__ import annotations

from consistency.lang.facing import Wording, facing


def contraries(left: str, right: str) -> Wording | None:
    """Give the first two words that shut each other out, one of each text; None where there are none."""
    return facing(left, right, "contraries.tsv")
