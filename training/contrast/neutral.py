"""Pairs of which both can be true though neither says the other."""

import re
from random import Random

from training.contrast import figures
from training.contrast.names import Scene, template
from training.contrast.text import overlap


def other_person(text: str, rng: Random, scene: Scene) -> str | None:
    """Tell of another person what is told of this one, as both may do: "X is an actor", "Y is an actor"."""
    if scene.news or not re.match(
        r"[^,;(]{3,40}(?: \([^()]*\))? (?:(?:is|was) an? (?!\d)|attended|studied|worked|lives|lived|played|plays|"
        r"grew|graduated|was born)\b",
        text,
    ):
        return None
    if re.search(
        r"\b(?:only|first|last|the (?:\w+ ){0,2}(?:of|president|king|winner|\w+est)|won|best known|"
        r"film|album|song|novel|series|book|band|by|himself|herself)\b",
        text,
    ):
        return None
    return template(text, rng, scene)


def other_case(text: str, rng: Random, scene: Scene) -> str | None:
    """Fill the sentence with another person and other numbers: another case of the same kind."""
    changed = template(text, rng, scene)
    return figures.change_all(changed, rng) if changed else None


_PARTS = (
    "{part} of them were {kind}.",
    "{part} of the {total} {noun} were {kind}.",
    "The {noun} included {part} {kind}.",
    "{part} of those {noun} have been named.",
    "{part} others were also affected.",
    "Names of {part} of the {noun} have been published.",
    "At least {part} of the {noun} were {kind}.",
)
_KINDS = ("children", "foreigners", "women", "locals", "over 60", "in their twenties", "from abroad", "volunteers")


def part_of_total(text: str, rng: Random) -> str | None:
    """Tell something of a part of those counted: "eight miners" leaves room for "three of them were foreigners"."""
    found = list(figures.counted(text))
    if not found:
        return None
    total, noun = rng.choice(found)
    part = rng.randint(2, total - 1) if total < 40 else int(total * rng.uniform(0.1, 0.8))
    words = figures.written(part, rng.choice(("one", "1")))
    kind = rng.choice([k for k in _KINDS if k != noun])
    sentence = rng.choice(_PARTS).format(
        part=words, total=figures.written(total, "1,0" if total > 999 else "1"), noun=noun, kind=kind
    )
    return sentence[:1].upper() + sentence[1:]


def apart(left: str, right: str, *, low: float, high: float) -> bool:
    """Say whether two sentences are near enough to be confused and far enough to tell different facts."""
    return low <= overlap(left, right) <= high


def other_fact(text: str, others: list[str], rng: Random, *, low: float, high: float) -> str | None:
    """Give a sentence of another report of the event that is near but not the same."""
    for other in rng.sample(others, min(len(others), 12)):
        if other != text and apart(text, other, low=low, high=high):
            return other
    return None
