"""Names as a tagger marks them: where they lie in a text, and of what kind they are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class NameKind(StrEnum):
    """What a name is of."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class TaggedName:
    """A name at `[start, end)` of its text; `score` is how sure the tagger is of its kind, 0-1."""

    start: int
    end: int
    kind: NameKind
    score: float = 1.0


#: The names of a text in the order of its words; None where no tagger read it, so that rules alone decide.
TaggedNames = tuple[TaggedName, ...] | None


def over(names: TaggedNames, start: int, end: int) -> tuple[TaggedName, ...]:
    """Give the names that share a letter with `[start, end)`."""
    return tuple(name for name in names or () if name.start < end and start < name.end)
