"""Two names of one who plays one part in a story: "the driver, Tom Roe" and "the lorry's driver was Jim Day".

Where two reports tell much the same of the driver, and each knows one of the two names alone, one of them is wrong.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from consistency.lang.content import STEM, content
from consistency.slots.mentions import CLOSED
from consistency.slots.namesakes import SURE, each_unknown_to_the_other, may_name_two, printed, share_a_word, speaks
from consistency.slots.naming import Relation, name_words, relate
from consistency.slots.offices import Office, offices
from consistency.types import SlotComparison, SlotKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from consistency.slots.told import Told
    from consistency.types import Claim, ClaimPair, Slot

ANOTHER_BEARER = "another name for one part in the story"
#: Content words beside the names that two claims share, the part among them, and their share of those of the shorter
#: claim: for a part that a story has once, and for one that it may have several of.
ALIKE, ALIKE_MANY = (3, 0.45), (4, 0.6)
#: Marks an office of one holder, or a turn: "the first to see".
HELD = "held:"


def misbearers(pair: ClaimPair, told: Told) -> Iterator[SlotComparison]:
    """Give two people of quite other names who play one part, by claims that tell much the same."""
    lefts, rights = _strangers(pair.left, pair.right), _strangers(pair.right, pair.left)
    if len(lefts) != 1 or len(rights) != 1 or not may_name_two(pair):
        return
    (left,), (right,) = lefts, rights
    if speaks(pair.left, left) != speaks(pair.right, right) or share_a_word(left, right):
        return
    if relate(left.value.title(), right.value.title()) is not Relation.APART:
        return
    common = _parts(pair.left, left) & _parts(pair.right, right)
    common = frozenset(part for part in common if _one_sort(pair, left, right, part))
    if not common or _of_two_bodies(pair, left, right):
        return
    if _told_alike(pair, left, right, common) and each_unknown_to_the_other(pair, left, right, told):
        yield SlotComparison(SlotKind.PERSON, left, right, ANOTHER_BEARER, agrees=False, sure=SURE)


def _of_two_bodies(pair: ClaimPair, left: Slot, right: Slot) -> bool:
    """Say whether each claim says whose office its person holds, and not the same."""
    bodies = [
        {Office.read(slot.value).of for slot in claim.slots if slot.kind is SlotKind.ROLE and slot.about == name.text}
        for claim, name in ((pair.left, left), (pair.right, right))
    ]
    mine, theirs = ({word for body in side for word in body.split()} for side in bodies)
    return bool(mine and theirs) and not mine & theirs


#: Offices of which each country has one, and ties that anybody has.
_ANYWHERE = ("tie:", "head:", "minister", "governor", "mayor", "ambassador")


def _strangers(claim: Claim, other: Claim) -> list[Slot]:
    """Give the full names of a claim that the other does not know, not even in part."""
    known = content(other.text).stems
    return [one for one in printed(claim) if not any(word[:STEM] in known for word in name_words(one.text))]


def _one_sort(pair: ClaimPair, left: Slot, right: Slot, part: str) -> bool:
    """Say whether nothing before the noun parts two who bear it, as it does a Latvian and an Estonian minister.

    What only one side says of the driver may be true of the other's.
    """
    noun = part.rpartition(":")[2].split()[-1]
    mine, theirs = (
        _qualifiers(claim.text, noun, name.end - claim.start)
        for claim, name in ((pair.left, left), (pair.right, right))
    )
    return not mine or not theirs or mine == theirs


@lru_cache(maxsize=8192)
def _qualifiers(text: str, noun: str, near: int) -> frozenset[str]:
    """Give the words before the occurrence of a noun that is nearest to a place: "deputy prime" of a minister."""
    found = list(re.finditer(rf"(?P<before>(?:[\w’'-]+[ ]){{0,4}}){re.escape(noun)}\b", text, re.IGNORECASE))
    if not found:
        return frozenset()
    words = min(found, key=lambda one: abs(one.end() - near))["before"].lower().split()
    for place in range(len(words) - 1, -1, -1):
        if words[place] in _ARTICLES:
            words = words[place + 1 :]
            break
    return frozenset(words)


_ARTICLES = frozenset(
    ["the", "a", "an", "its", "his", "her", "their", "of", "in", "at", "by", "with", "and", "to", "for", "from", "was",
     "is", "were", "had"]
)  # fmt: skip


def _told_alike(pair: ClaimPair, left: Slot, right: Slot, common: frozenset[str]) -> bool:
    names = {word[:STEM] for one in (left, right) for word in name_words(one.text)}
    mine, theirs = (content(claim.text).stems - names for claim in (pair.left, pair.right))
    alone = common & _nouns()["one"] or any(part.startswith(HELD) for part in common)
    enough, share = ALIKE if alone else ALIKE_MANY
    return len(mine & theirs) >= max(enough, share * min(len(mine), len(theirs)))


@cache
def _nouns() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in (files("consistency.slots") / "data" / "parts.txt").read_text(encoding="utf-8").splitlines():
        kind, *nouns = line.split()
        if kind != "#":
            found.setdefault(kind, set()).update(nouns)
    return {kind: frozenset(nouns) for kind, nouns in found.items()}


#: What may stand between a part and the name of who plays it.
_OF = r"(?:[ ](?:of|at|in|from|for|to|on|when|who|that)[ ][^,;:.“”\"]{2,70})?"
_AGED = r"(?:,?[ ](?:a[ ])?\d{1,3}(?:-year-old)?)?"
_NAMED = r"(?:(?:later|since|first)[ ])?(?:called|named|identified)(?:[ ](?:by|in|on)(?:[ ][\w’'-]+){1,5}?)?(?:[ ]as)?"
_BETWEEN = re.compile(
    rf"(?:{_OF}(?P<comma>,)(?:{_AGED})?[ ]|[ ]"  # "the driver of the lorry, X", "driver X"
    rf"|{_OF}(?:,[^,;:.]{{2,50}},)?[ ](?:is|was|has[ ]been|had[ ]been)[ ]"
    rf"(?:{_NAMED}[ ])?(?:one[ ]|an?[ ](?:man|woman|[\w-]+)[ ](?:called|named)[ ])?"
    rf"|['’]s[ ]name[ ](?:is|was)[ ]|,?[ ](?:{_NAMED}|by[ ]the[ ]name[ ]of)[ ]"
    rf"|,[ ]whom[ ](?:[\w’'-]+[ ]){{1,5}}(?:named|identified)[ ]as[ ]|,[ ]whose[ ]name[ ](?:is|was)[ ])"
    r"(?:\d{1,3}-year-old[ ])?$"
)
_BEHIND = re.compile(
    r"(?:,[ ](?:aged[ ])?\d{1,3})?(?:,|[ ](?:is|was))[ ](?P<phrase>(?:the|an?|his|her|its|their|[\w]+['’]s)"
    r"(?:[ ][\w’'-]+){1,5}?)(?=[,.;]|[ ](?:who|whose|whom|of|at|in|from|for|to|acting|on)\b|$)"
)
_NOUN = re.compile(r"[A-Za-zÀ-ž]+(?:-[a-zà-ž]+)*")


def _parts(claim: Claim, name: Slot) -> frozenset[str]:
    """Give the parts that a claim gives to who is named: nouns, offices, "first see"."""
    start, end = name.start - claim.start, name.end - claim.start
    found = _parts_at(claim.text, start, end) if 0 <= start < end <= len(claim.text) else frozenset()
    about = {
        slot.about for slot in claim.slots
        if slot.kind is SlotKind.PERSON and slot.value == name.value and slot.about and slot.about[:4] != "age "
    }  # fmt: skip
    return found | {HELD + part for part in about if not Office.read(part).post.startswith(_ANYWHERE)}


@lru_cache(maxsize=8192)
def _parts_at(text: str, start: int, end: int) -> frozenset[str]:
    nouns = _nouns()["one"] | _nouns()["many"]
    found: set[str] = set()
    low = max(0, start - 130)
    for match in _NOUN.finditer(text, low, start):
        between = _BETWEEN.fullmatch(text, match.end(), start) if match[0].lower() in nouns else None
        # "With the driver, Tom Roe went home" names no driver
        if between is not None and (not between["comma"] or CLOSED.match(text, end)):
            found.add(match[0].lower())
            found |= {f"post:{one.office.post}" for one in offices(text[low : match.end()])[-1:]}
    behind = _BEHIND.match(text, end)
    if behind is not None and (last := behind["phrase"].split()[-1].lower()) in nouns:
        found.add(last)
        found |= {f"post:{one.office.post}" for one in offices(behind["phrase"])[-1:]}
    return frozenset(found)
