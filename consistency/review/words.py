"""What changed between two wordings, whole words at a time."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

#: A run of words, and whether the other wording lacks it.
Piece = tuple[str, bool]


def changed(before: str, after: str) -> tuple[list[Piece], list[Piece]]:
    """Give both wordings in runs, with the words marked that the other one lacks."""
    old, new = (re.findall(r"\S+\s*", text) for text in (before, after))
    bare = [word.strip() for word in old], [word.strip() for word in new]
    left: list[Piece] = []
    right: list[Piece] = []
    for step, a, b, c, d in SequenceMatcher(None, bare[0], bare[1], autojunk=False).get_opcodes():
        left += [("".join(old[a:b]), step != "equal")] if b > a else []
        right += [("".join(new[c:d]), step != "equal")] if d > c else []
    return left, right
