"""Results of games and votes: "a 20-13 win", "won 4-2", "by 52 votes to 48". The higher figure comes first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from consistency.lang.names import find_names, plain
from consistency.slots.grammar import CALENDAR
from consistency.types import Slot, SlotKind

if TYPE_CHECKING:
    from collections.abc import Iterator

UNIT, STANDING = "score", "standing"
_PAIR = re.compile(r"(?<![\w$€£.,/:-])(?P<one>\d{1,3})(?:[-–]| (?:votes )?to )(?P<two>\d{1,3})(?![\w%]|[-–/:]|[.,]\d)")
_CONTEST = re.compile(
    r"\b(?:win|wins|won|winning|beat|beats|beating|beaten|los[et]s?|losing|loss|defeat\w*|victor\w+|scores?|scored|draw|drew|"
    r"drawn|tied|tie|vote|votes|voted|voting|passed|approved|rejected|rout\w*|edged?|downed|topped|triumph\w*|"
    r"overc[oa]me|crush\w*|thrash\w*|final|verdict|ruled|ruling|decision|over the|against)\b",
    re.IGNORECASE,
)
#: Standing of a season or a career, not the result of a contest; and how it stood on the way.
_RECORD = re.compile(r"\b(?:records?|seasons?|career|mark|stretch|improv\w+|fell to|start)\b", re.IGNORECASE)
_ON_THE_WAY = re.compile(
    r"\b(?:half[- ]?time|at the (?:half|break|interval)|quarter|inning|lead|led|leads|ahead|trail\w*|set|tied at|"
    r"turnovers?|battle|corners|penalties|shoot-?out|aggregate)\b",
    re.IGNORECASE,
)
_NOUNS = {"standing": "record", "on the way": "score", "result": "score"}
#: Words around the pair that say what it is.
_NEAR = 28


#: Where what is said of one score ends: "led 14-7 at half-time but lost 28-24".
_ENDS = re.compile(r"[,;]| (?:but|and|after|before|then|only to) ")


def _sides(text: str) -> str | None:
    """Give the two teams that a sentence names; None where it names fewer or more."""
    named = sorted({plain(name.text) for name in find_names(text)} - CALENDAR)
    return " and ".join(named) if len(named) == _TEAMS else None


_TEAMS = 2


def _clause(text: str, match: re.Match[str]) -> str:
    """Give the words near a score that are of it."""
    lead = _ENDS.split(text[max(0, match.start() - _NEAR) : match.start()])[-1]
    return lead + _ENDS.split(text[match.end() : match.end() + _NEAR])[0]


def scores(text: str) -> tuple[Slot, ...]:
    """Find the results of contests in `text`, and what a team has won and lost so far ("10-5")."""
    return tuple(_slots(text)) if _CONTEST.search(text) or _RECORD.search(text) else ()


def _slots(text: str) -> Iterator[Slot]:
    for match in _PAIR.finditer(text):
        near = text[max(0, match.start() - _NEAR) : match.end() + _NEAR]
        if " to " in match[0] and "vote" not in text.lower():
            continue
        high, low = int(match["one"]), int(match["two"])
        if text[: match.start()].endswith("(") or _RECORD.search(near):
            way = "standing"  # so many won, so many lost: the order says which
        else:
            high, low = max(high, low), min(high, low)
            way = "on the way" if _ON_THE_WAY.search(_clause(text, match)) else "result"
        number = float(1000 * high + low)
        yield Slot(
            SlotKind.QUANTITY, f"{high}-{low}", match[0], match.start(), match.end(),
            about=_sides(text) if way == "result" else None, event=way,
            statement=f"The {_NOUNS[way]} was {high}-{low}.", low=number, high=number,
            unit=STANDING if way == "standing" else UNIT,
        )  # fmt: skip
