"""Other clauses and sentences around the two sides, alike for every label, so that length says nothing."""

from random import Random

from training.contrast.text import closed, length, lower_first, lowerable

#: Which sides grow: (left, right).
CELLS = ((False, False), (True, False), (False, True), (True, True))
MOST_WORDS = 88


def beside(text: str, other: str, rng: Random) -> str:
    """Put the other text before or after, as a sentence of its own, after a semicolon or after ", and"."""
    first, second = (text, other) if rng.random() < 0.5 else (other, text)
    style = rng.random()
    if style < 0.6 or first[-1:] != "." or "." in first[:-1] or not lowerable(second):
        return f"{closed(first)} {second}"
    return f"{first[:-1]}{'; ' if style < 0.75 else ', and '}{lower_first(second)}"


def grown(left: str, right: str, cell: tuple[bool, bool], extras: list[str], rng: Random) -> tuple[str, str] | None:
    """Add the extras to the sides that `cell` names; None where the pair would be too long."""
    if cell[0]:
        left = beside(left, extras[0], rng)
    if cell[1]:
        right = beside(right, extras[-1], rng)
    return (left, right) if length(left) + length(right) <= MOST_WORDS else None
