"""What a sentence speaks of: stems of its content words, and the names in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from consistency.lang.names import find_names, plain
from consistency.lang.words import words

#: Words are compared by their first letters, a stem that needs no rules: "collapsed", "collapse", "collapsing".
STEM = 6
#: Share of the names of the side with fewer, that the other must have: two people score in one match.
NAMES_SHARED = 0.6

_STOP = frozenset(
    words(
        "a an the and or but nor so yet if than that this these those it its he him his she her hers they them their",
        "we us our you your i me my who whom whose which what when where why how there here of in on at by to from",
        "with without for as into onto over under about around after before since until during between among against",
        "through across near is are was were be been being am has have had having do does did done will would can",
        "could may might must shall should not no up down out off away back again also only just still even already",
        "more most less least some any all each every both few many much other another such own same very too now then",
        "said says say saying told tell according added reported report reports statement nearly almost roughly",
        "exactly one two three four five six seven eight nine ten eleven twelve dozen hundred thousand million billion",
        "percent per cent",
    )
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class Content:
    """Stems of the content words of a sentence, its figures left out, and the names in it."""

    stems: frozenset[str]
    names: frozenset[str]


@lru_cache(maxsize=16384)
def content(text: str) -> Content:
    """Read what a sentence speaks of."""
    found = (word for word in _WORD.findall(text) if len(word) > 2 and word.lower() not in _STOP)
    stems = frozenset(word.lower().replace("’", "'").removesuffix("'s")[:STEM] for word in found)
    return Content(stems, frozenset(plain(name.text) for name in find_names(text)))


def same_names(left: Content, right: Content) -> bool:
    """Say whether two sentences may speak of the same people and bodies: one names few others than the other does."""
    fewer = min(len(left.names), len(right.names))
    return fewer == 0 or len(left.names & right.names) >= NAMES_SHARED * fewer


def overlap(left: Content, right: Content) -> float:
    """Give the share of the shorter sentence's content words that the other one has too, 0-1."""
    smaller = min(len(left.stems), len(right.stems))
    return len(left.stems & right.stems) / smaller if smaller else 0.0
