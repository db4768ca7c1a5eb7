"""A claim with one value hidden: what is left says what the value is of, and nothing of the value itself."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from consistency.lang.figures import figures
from consistency.types import SlotKind

if TYPE_CHECKING:
    from consistency.types import Claim, Slot

MASK = "[MASK]"
#: Characters kept on each side of the value: about forty words.
REACH = 240
#: Of these the figure alone is hidden: "people" and "-year-old" say what it counts.
_FIGURES = frozenset({SlotKind.QUANTITY, SlotKind.MONEY, SlotKind.AGE, SlotKind.DURATION})


def masked(claim: Claim, slot: Slot) -> str:
    """Give the words around a slot of the claim, its kind in front and its value hidden.

    A slot that lies outside of its claim (what a sentence states of a speaker) leaves the claim as it is.
    """
    start, end = slot.start - claim.start, slot.end - claim.start
    if start < 0 or end > len(claim.text):
        return f"{slot.kind}: {claim.text}"
    inner = claim.text[start:end]
    before, after = claim.text[:start], claim.text[end:]
    if len(before) > REACH:
        before = before[len(before) - REACH :].partition(" ")[2]
    if len(after) > REACH:
        after = after[:REACH].rpartition(" ")[0]
    return f"{slot.kind}: {before}{hidden(slot.kind, inner)}{after}"


@lru_cache(maxsize=8192)
def hidden(kind: str, written: str) -> str:
    """Hide what a stretch states: its figures as one, or all of it where the kind has none or none is found."""
    found = figures(written) if kind in _FIGURES else []
    if not found:
        return MASK
    return written[: found[0].start] + MASK + written[found[-1].end :]
