"""What each article states anywhere: a report that gives a figure elsewhere knows it, and does not dispute it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from consistency.lang.words import words
from consistency.slots.counting import lemma
from consistency.types import Claim, Part, Slot, SlotKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Values = frozenset[str]
NOTHING: Values = frozenset()
#: Counts up to here are met everywhere.
SMALL = 10.0
#: These are counted within a crowd of people.
PARTS = frozenset(
    words(
        "child woman man girl boy baby infant soldier officer policeman civilian student pupil tourist foreigner "
        "firefighter nurse doctor medic journalist teacher priest monk athlete"
    )
)
ANYBODY = frozenset(words("person victim passenger worker employee resident other member one case"))
#: Nouns under which people are counted; "nine people" may be told as "nine riders".
PEOPLE = PARTS | ANYBODY | frozenset(words("suspect pirate gunman guard player"))
_COURT = re.compile(r"\b(?:found guilty|sentenced to|verdict|jurors?|jury|on trial)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """The values of each article, by kind and unit and by what they are about, and the order of its claims."""

    values: Mapping[tuple[str, SlotKind, str | None], Values] = field(default_factory=dict)
    by_noun: Mapping[tuple[str, SlotKind, str | None, str], Values] = field(default_factory=dict)
    names: Mapping[str, Values] = field(default_factory=dict)  # full names of people by article
    places: Mapping[tuple[str, str], int] = field(default_factory=dict)
    in_court: Values = NOTHING  # articles that tell of a trial, which comes a year or more after the deed

    @classmethod
    def of(cls, claims: Sequence[Claim]) -> Told:
        """Read what articles state from all their claims."""
        values: dict[tuple[str, SlotKind, str | None], set[str]] = defaultdict(set)
        by_noun: dict[tuple[str, SlotKind, str | None, str], set[str]] = defaultdict(set)
        names: dict[str, set[str]] = defaultdict(set)
        order: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            order[claim.article_id].append(claim)
            for slot in claim.slots:
                key = (claim.article_id, slot.kind, slot.unit)
                values[key].add(slot.value)
                by_noun[(*key, noun_of(slot))].add(slot.value)
                if slot.kind is SlotKind.PERSON and " " in slot.value:
                    names[claim.article_id].add(slot.value)
        places = {
            (article, claim.id): place
            for article, own in order.items()
            for place, claim in enumerate(sorted(own, key=lambda c: (c.part is not Part.TITLE, c.start, c.id)))
        }
        return cls(
            {key: frozenset(found) for key, found in values.items()},
            {key: frozenset(found) for key, found in by_noun.items()},
            {article: frozenset(found) for article, found in names.items()},
            places,
            frozenset(claim.article_id for claim in claims if _COURT.search(claim.text)),
        )

    def states(self, article_id: str, slot: Slot) -> bool:
        """Say whether an article gives this value anywhere, of whatever it may be."""
        return slot.value in self.values.get((article_id, slot.kind, slot.unit), NOTHING)

    def gives(self, article_id: str, slot: Slot) -> bool:
        """Say whether an article gives this value of what may be the same thing.

        Every report counts something to two or three: a small count is only that of its own noun, but people are
        counted under many.
        """
        small = slot.kind is SlotKind.QUANTITY and slot.unit is None and slot.high is not None and slot.high <= SMALL
        noun = noun_of(slot)
        if not small or not noun or noun.split()[-1] in PEOPLE:
            return self.states(article_id, slot)
        return slot.value in self.by_noun.get((article_id, slot.kind, slot.unit, noun), NOTHING)

    def rivals(self, claim: Claim, slot: Slot) -> int:
        """Count the values that the claim's article gives of the same noun: with one, nobody can mix it up."""
        key = (claim.article_id, slot.kind, slot.unit, noun_of(slot))
        return max(1, len(self.by_noun.get(key, NOTHING)))

    def namesakes(self, claim: Claim, slot: Slot) -> bool:
        """Say whether the claim's article names others of the family of a full name."""
        family = slot.value.split()[-1]
        return len({name for name in self.names.get(claim.article_id, ()) if name.split()[-1] == family}) > 1

    def family(self, article_id: str, name: str) -> bool:
        """Say whether an article names anybody, in full, of the family of a full name."""
        return any(known.split()[-1] == name.split()[-1] for known in self.names.get(article_id, ()))

    def place(self, claim: Claim) -> int:
        """Give the rank of a claim in its article, the headline first; far behind where it is not known."""
        return self.places.get((claim.article_id, claim.id), 99)


def noun_of(slot: Slot) -> str:
    """Give the singular of what a slot is about; "" where nothing is said."""
    return lemma(slot.about or "")
