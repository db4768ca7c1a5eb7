"""When two times are of one event: same class with the same limits, and happening to the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consistency.lang.words import words
from consistency.slots.grammar import PRONOUNS, plain
from consistency.slots.happenings import BY_NAME, SAY

if TYPE_CHECKING:
    from consistency.types import Slot


# Between an event and what limits it: "meet; not certain; in Riga".
SPLIT = "; "


# Reports of one story write of one fire or one meeting; two dates further apart are most likely two of them.
_NEAR_DAYS = 20
# Of an event of which both tell no more than the month, in days.
_NEAR_MONTHS = 120


def same_occasion(left: Slot, right: Slot) -> bool:
    """Say whether two times are of one event: same class with the same limits, and happening to the same."""
    if not left.event or not right.event:
        return False
    (name, *parts), (other, *others) = left.event.split(SPLIT), right.event.split(SPLIT)
    if name != other or not _same_parts(parts, others):
        return False
    happening = BY_NAME.get(name)
    if happening is None:
        return _same_about(left.about, right.about) and _near(left, right)
    if happening.scope == "once":
        known = left.about is not None and right.about is not None
        return (known or _near(left, right)) and _once(left.about, right.about, happening.stands)
    if happening.scope == "single":
        return _near(left, right) and (
            left.about is None or right.about is None or _once(left.about, right.about, happening.stands)
        )
    if name == "meet":
        return _near(left, right) and _same_meeting(left.about, right.about)
    return (name == SAY or _near(left, right)) and _same_about(left.about, right.about)


def _same_parts(left: list[str], right: list[str]) -> bool:
    places = [{plain(part[3:]) for part in parts if part.startswith("in ")} for parts in (left, right)]
    if all(places) and not places[0] & places[1]:
        return False
    return {part for part in left if not part.startswith("in ")} == {
        part for part in right if not part.startswith("in ")
    }


def _near(left: Slot, right: Slot) -> bool:
    if left.kind != "date" or left.low is None or left.high is None or right.low is None or right.high is None:
        return True
    months = all(slot.unit == "month" for slot in (left, right))
    return max(left.low, right.low) - min(left.high, right.high) <= (_NEAR_MONTHS if months else _NEAR_DAYS)


def _once(left: str | None, right: str | None, stands: frozenset[str]) -> bool:
    if left is None or right is None:
        return bool(stands) and not {left, right} & PRONOUNS
    # "the ship" may be the Mirelle or the vessel, "a mother ship" is a ship of its own
    return (
        _same_about(left, right)
        or any(one in stands and other[:1].isupper() for one, other in ((left, right), (right, left)))
        or (left in stands and right in stands)
    )


def _same_about(left: str | None, right: str | None) -> bool:
    if not left or not right or left.lower() in PRONOUNS or right.lower() in PRONOUNS:
        return False
    one, other = ({plain(head) for head in about.split(" and ")} for about in (left, right))
    if (one | other) & _ANYBODY:
        return False
    return len(one) == len(other) and all(any(_same_head(head, mate) for mate in other) for head in one)


# "Two men were arrested": nobody in particular, so two reports may mean two of them.
_ANYBODY = frozenset(
    words(
        "person man woman child boy girl soldier worker other official source police authority student "
        "resident migrant civilian one gunman"
    )
)


def _same_head(left: str, right: str) -> bool:
    one, other = left.split(), right.split()
    if one[-1:] != other[-1:]:
        return False
    shorter, longer = sorted((one, other), key=len)
    return set(shorter) <= set(longer)


def _same_meeting(left: str | None, right: str | None) -> bool:
    if not left or not right:
        return False
    one, other = ({plain(head.split()[-1]) for head in about.split(" and ")} for about in (left, right))
    return len(one & other) >= 2 or (one == other and not one & PRONOUNS and not left.islower())
