"""When two clauses tell of one deed: by subject, object and frame, or because their claims use much the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consistency.lang.content import STEM
from consistency.slots.deed import Deed, unpacked
from consistency.slots.polarity_words import word_list
from consistency.slots.predicates import needs_object
from consistency.slots.verb_groups import IMPOSSIBLE, NO, NOT_PLANNED, NOT_SO_FAR

if TYPE_CHECKING:
    from consistency.types import Slot

_ANYBODY = word_list("anybody")
#: Deeds that are undone: a road is closed and opened.
_TURNS = frozenset({"open", "be open"})
_NEGATED = frozenset({NO, NOT_PLANNED, IMPOSSIBLE, NOT_SO_FAR})


def bound(left: Slot, right: Slot) -> bool:
    """Say whether two clauses tell of one deed: its predicate, who does it, to what, when, and most other words."""
    if left.event != right.event or left.about is None or right.about is None:
        return False
    one, other = unpacked(left.about), unpacked(right.about)
    if _is_passive(left) != _is_passive(right):
        return _turned_round(left, right)
    if not _may_be_one(one, other) or _narrows(left, right):
        return False
    return _told_alike(left, right) or (pole(left) == pole(right) and _in_same_words(one, other))


def same_words(left: Slot, right: Slot, *, enough: int) -> bool:
    """Say whether the claims of two slots use much the same words, at least `enough` of them."""
    return _share_words(unpacked(left.about or ""), unpacked(right.about or ""), enough=enough)


def pole(slot: Slot) -> str:
    """Give the side of an opposite that a slot is on; "" where its verb has none."""
    return (slot.unit or "").replace("passive", "").strip()


def _is_passive(slot: Slot) -> bool:
    return "passive" in (slot.unit or "")


def _turned_round(left: Slot, right: Slot) -> bool:
    """Say whether what one claim does, is done in the other, in much the same words: "Vell was hired"."""
    passive, active = (left, right) if _is_passive(left) else (right, left)
    done, doing = unpacked(passive.about or ""), unpacked(active.about or "")
    named = bool(done.head) and done.head == doing.object and (not done.object or done.object in doing.words)
    if not named or pole(left) != pole(right) or not _may_be_one(done, doing) or _narrows(left, right):
        return False
    return _share_words(done, doing)


def _told_alike(left: Slot, right: Slot) -> bool:
    one, other = unpacked(left.about or ""), unpacked(right.about or "")
    if one.nameless or other.nameless or not _one_subject(one, other):
        return False
    same = _one_object(one, other, left.event or "") and _one_frame(one, other) and _mostly_same(one, other)
    return same and _opposites_meet(left, right) and _within(left, right)


def _one_subject(one: Deed, other: Deed) -> bool:
    """Say whether one may be the other: the ship's radar may be the ferry's, the front door is not the back door."""
    if one.head != other.head or _apart(one.names - {one.head}, other.names - {other.head}):
        return False
    return not _each_its_own(one.others, other.others) and (
        one.head not in _ANYBODY or not _apart(one.owners, other.owners)
    )


def _each_its_own(one: frozenset[str], other: frozenset[str]) -> bool:
    """Hold for the tenant of the top floor and that of the ground floor, whatever else is said of both."""
    return bool(one - other) and bool(other - one)


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and bool(other) and not one & other


def _one_object(one: Deed, other: Deed, event: str) -> bool:
    if event == "be" or needs_object(event):
        return one.object == other.object and (bool(one.object) or event != "be")
    return not (one.object and other.object) or one.object == other.object


def _may_be_one(one: Deed, other: Deed) -> bool:
    """Say whether times, names and figures around two deeds leave them one."""
    fields = ((one.times, other.times), (one.rest_names, other.rest_names), (one.figures, other.figures))
    return one.years == other.years and not any(_apart(mine, theirs) for mine, theirs in fields)


def _one_frame(one: Deed, other: Deed) -> bool:
    """Say whether one clause only adds words to the other, and somebody in particular does it."""
    if one.head in _ANYBODY and not _telling(one) & _telling(other):
        return False
    return not (one.rest - other.rest and other.rest - one.rest)


def _telling(deed: Deed) -> frozenset[str]:
    return (deed.others | deed.rest) - _ANYBODY - deed.figures


def _opposites_meet(left: Slot, right: Slot) -> bool:
    """Say whether opposite words are of one time: a road is closed and opened, the miner dies after all."""
    if pole(left) == pole(right):
        return True
    one, other = unpacked(left.about or ""), unpacked(right.about or "")
    dated = bool(one.times) or left.event not in _TURNS
    return dated and one.times == other.times and one.figures == other.figures


def _within(left: Slot, right: Slot) -> bool:
    """Say whether the negated side says no more than the other: "did not sign in Riga" leaves other places open."""
    sides = _negated_first(left, right)
    if sides is None:
        return True
    negated, stated = (unpacked(slot.about or "") for slot in sides)
    if negated.rest_names - stated.rest_names or not _enough(negated.words, stated.words):
        return False
    return len(negated.rest - stated.rest) <= len(negated.rest & stated.rest)


def _negated_first(left: Slot, right: Slot) -> tuple[Slot, Slot] | None:
    """Give the negated side and the stated one; None where both or neither is negated."""
    signs = [slot.value in _NEGATED for slot in (left, right)]
    if signs[0] == signs[1]:
        return None
    return (left, right) if signs[0] else (right, left)


def _mostly_same(one: Deed, other: Deed) -> bool:
    shorter, longer = sorted((one.words, other.words), key=len)
    return _enough(shorter, longer)


def _enough(some: frozenset[str], others: frozenset[str]) -> bool:
    # the predicate is shared already, and counts as a word
    return len(some & others) + 1 >= 0.6 * (len(some) + 1)


#: Content stems that two claims must share, and their part of those of the shorter claim and of both together.
ENOUGH, SHARE, OF_ALL = 4, 0.5, 0.25
#: So much alike are two versions of one sentence, and a word for what is done to has changed: "patch", "update".
NEARLY_ALL = 0.6


def _in_same_words(one: Deed, other: Deed) -> bool:
    """Say whether the claims around two deeds of one verb use much the same words, and name nobody else."""
    # "While Lind did not sign, Vell and": with one name and a subject that was not understood, they may be two
    one_unknown = (one.head == "") != (other.head == "")
    if not _share_words(one, other) or _others_act(one, other) or one_unknown:
        return False
    if len(one.around & other.around) >= NEARLY_ALL * len(one.around | other.around):
        return not _each_its_own(one.rest - {one.object}, other.rest - {other.object})
    # "Unlike the pilots, Lind did not sign": of two sentences with the same people, one may deny it of others
    return not (one.nameless or other.nameless) and not _other_object(one, other)


def _share_words(one: Deed, other: Deed, *, enough: int = ENOUGH) -> bool:
    shared, together = len(one.around & other.around), len(one.around | other.around)
    shorter = min(len(one.around), len(other.around))
    return shared >= enough and shared >= SHARE * shorter and shared >= OF_ALL * together


def _others_act(one: Deed, other: Deed) -> bool:
    named = not one.nameless and not other.nameless
    return named and (
        one.head != other.head
        or _apart(one.names - {one.head}, other.names - {other.head})
        or _each_its_own(one.others, other.others)
    )


def _other_object(one: Deed, other: Deed) -> bool:
    """Say whether what is done to is another thing; "life" may stand for "a sentence of life"."""
    if not one.object or not other.object or one.object == other.object:
        return False
    return one.object not in other.rest and other.object not in one.rest


def _narrows(left: Slot, right: Slot) -> bool:
    """Say whether the negated side alone tells of a day, a figure, an agent or names: it may be them that it denies."""
    sides = _negated_first(left, right)
    if sides is None:
        return False
    negated, stated = (unpacked(slot.about or "") for slot in sides)
    agent = negated.object if _is_passive(sides[0]) else ""
    by_another = agent and agent not in stated.words | {stated.object}
    strangers = negated.rest_names and not any(_is_told(name, stated) for name in negated.rest_names)
    return bool(negated.times - stated.times or negated.figures - stated.figures or by_another or strangers)


def _is_told(name: str, deed: Deed) -> bool:
    # a plural has lost its "s", the stems of the claim have not
    return any(stem.startswith(name[:STEM]) for stem in deed.around)
