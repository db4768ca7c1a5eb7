"""Which one in a row it was: "his 19th goal of the season", "the tenth murder this year", "the 44th president".

Rules bind none of these: whose goals are counted, and of what, is for the words around to say.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from consistency.lang.numbers import Form, numbers
from consistency.slots.counting import lemma
from consistency.types import Slot, SlotKind

if TYPE_CHECKING:
    from collections.abc import Iterator

UNIT = "ordinal"
#: What is counted one by one as it happens; "the 19th century" and "the 9th District" are names.
_NOUN = re.compile(
    r"[ ](?:[a-z-]+[ ]|[A-Z][\w'’-]*[ ]){0,2}?(?P<noun>"
    r"goal|point|run|wicket|touchdown|assist|homer|title|trophy|victory|win|defeat|loss|medal|gold|"
    r"championship|appearance|marriage|wife|husband|child|son|daughter|attempt|test|strike|attack|bombing|"
    r"explosion|earthquake|murder|killing|shooting|death|victim|fatality|arrest|conviction|offen[cs]e|case|"
    r"crash|accident|film|movie|album|novel|book|anniversary|birthday|visit|president|prime[ ]minister|"
    r"pope|king|mayor|member|drug)\b"
)
#: "Finished third in the race": of a race, one has one place.
_FINISHED = re.compile(
    r"\b(?:finish(?:ed|es|ing)?|came|placed|ranked|ranks|qualified|ended[ ]up|was)[ ](?:in[ ])?"
    r"(?:joint[ ]|only[ ]|just[ ])?$"
)
_RANKED = re.compile(
    r"(?:[ ]place)?(?=[ ](?:in|of|behind|at|on|out[ ]of|among)[ ](?:the|his|her|their|an?|its|this|[A-Z])|"
    r"[ ](?:behind|overall)\b|[.,;]|$)"
)
_PLACE = "place"
#: Below, "first" and "second" tell two things apart more often than they count.
_LEAST = 3


def ordinals(text: str) -> tuple[Slot, ...]:
    """Find places in a row; offsets point to the ordinal itself."""
    return tuple(_slots(text)) if _ORDINAL.search(text) else ()


_ORDINAL = re.compile(
    r"\d(?:st|nd|rd|th)\b|\b(?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)\b", re.IGNORECASE
)


def _slots(text: str) -> Iterator[Slot]:
    for number in numbers(text):
        if number.form is not Form.ORDINAL or number.value < _LEAST:
            continue
        noun = _NOUN.match(text, number.end)
        ranked = noun is None and _FINISHED.search(text, 0, number.start) and _RANKED.match(text, number.end)
        named = noun["noun"] if noun else _PLACE if ranked else None
        if named is not None:
            written, about = text[number.start : number.end], lemma(named)
            yield Slot(
                SlotKind.QUANTITY, f"{number.value:g}.", written, number.start, number.end, about=about,
                statement=f"It was the {written} {named}.", low=number.value, high=number.value, unit=UNIT,
            )  # fmt: skip
