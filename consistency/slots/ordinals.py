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
        noun = _NOUN.match(text, number.end) if number.form is Form.ORDINAL and number.value >= _LEAST else None
        if noun is not None:
            written, about = text[number.start : number.end], lemma(noun["noun"])
            yield Slot(
                SlotKind.QUANTITY, f"{number.value:g}.", written, number.start, number.end, about=about,
                statement=f"It was the {written} {noun['noun']}.", low=number.value, high=number.value, unit=UNIT,
            )  # fmt: skip
