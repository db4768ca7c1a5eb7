"""Counts of nobody: "no one was hurt", "none of the passengers died", "there were no arrests"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from consistency.slots.counting import EVENTS, event_of, lemma, scope_around
from consistency.slots.quantity import EVENT_SPLIT
from consistency.types import Slot, SlotKind

if TYPE_CHECKING:
    from collections.abc import Iterator

_CROWD = (
    r"people|passengers?|crew members?|workers?|employees?|residents?|villagers?|soldiers?|civilians?|officers?|"
    r"children|"
    r"pupils?|students?|teachers?|guests?|miners?|sailors?|protesters?|demonstrators?|players?|spectators?|prisoners?|"
    r"patients?|tourists?|firefighters?|hostages?"
)
#: Who may be nobody; "no one else" leaves somebody.
_NOBODY = (
    rf"\b(?P<none>[Nn]o[ -]one|[Nn]obody|[Nn]one[ ]of[ ](?:the|its|their|those)[ ](?P<of>{_CROWD})|"
    rf"[Nn]o[ ](?P<noun>{_CROWD}))(?![ ](?:else|other|more|but)\b)"
)
#: What happens to people at a moment, and what a report knows of all of them.
_TOLD = frozenset({"dead", "injured", "missing", "shot", "stabbed", "arrested", "survived", "trapped", "kidnapped"})
_DONE = "|".join(event.done for event in EVENTS if event.name in _TOLD)
_HAPPENED = re.compile(
    rf"{_NOBODY}(?:[ ](?:aboard|on board|inside|there))?(?:[ ](?:was|were|is|are|has|have|had|been|be|got))*"
    rf"[ ](?P<done>{_DONE})\b(?=[.,;:!?)”\"]|$|[ ](?:in|by|when|during|at|on|and|but|as|after|while|or|inside|"
    rf"although|though)\b)"
)
_COUNTED = re.compile(
    r"\b[Tt]here[ ](?:were|was|had[ ]been|have[ ]been|are)[ ](?P<none>no)[ ](?P<nouns>injur(?:y|ies)|deaths?|"
    r"fatalit(?:y|ies)|arrests?|survivors?)\b"
    r"(?=[.,;:!?)”\"]|$|[ ](?:in|from|when|during|at|on|and|but|as|after|among)\b)"
)
#: What is not known yet, somebody else may know.
_NOT_SURE = re.compile(
    r"\b(?:reported|known|confirmed|yet|so far|believed|thought|initial(?:ly)?|at first|early reports|apparently|"
    r"would|will|could|if|unless|seems?)\b",
    re.IGNORECASE,
)
_REACH = 60


def nobodies(text: str) -> tuple[Slot, ...]:
    """Find the counts of nobody in `text`; offsets point to the words that say so."""
    return tuple(_slots(text)) if re.search(r"\b[Nn]o(?:ne|body)?\b", text) else ()


def _slots(text: str) -> Iterator[Slot]:
    for match in (*_HAPPENED.finditer(text), *_COUNTED.finditer(text)):
        start, end = match.start("none"), match.end()
        if _NOT_SURE.search(text, max(0, start - _REACH), end + _REACH):
            continue
        groups = match.groupdict()
        noun = lemma(groups.get("of") or groups.get("noun") or "people")
        event = event_of(groups["done"]) if groups.get("done") else _event_counted(groups["nouns"])
        scope = scope_around(text, start, end)
        yield Slot(
            SlotKind.QUANTITY, "0", text[start:end], start, end, about=noun, event=EVENT_SPLIT.join([event, *scope]),
            statement=f"{text[start:end].capitalize()}.", low=0.0, high=0.0,
        )  # fmt: skip


def _event_counted(noun: str) -> str:
    return next(event.name for event in EVENTS if event.nouns and re.fullmatch(event.nouns, noun))
