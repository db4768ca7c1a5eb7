"""Contraries: a word of one text and a word of the other that can't both be said of one thing.

That both are said of one thing, somebody else has to know: who was convicted of one charge may be cleared of another.
"""

from __future__ import annotations

from consistency.lang.facing import Wording, facing, facings


def contraries(left: str, right: str) -> Wording | None:
    """Give the first two words that shut each other out, one of each text; None where there are none."""
    return facing(left, right, "contraries.tsv")


def crossed(left: str, right: str) -> bool:
    """Hold where two contraries meet: that the east gate was open and the west gate shut is no conflict."""
    met = list(facings(left, right, "contraries.tsv"))
    return any(
        not _share_word(one.left, other.left) and not _share_word(one.right, other.right)
        for one in met
        for other in met
    )


def _share_word(one: str, other: str) -> bool:
    return bool(set(one.lower().split()) & set(other.lower().split()))
