"""Two names of one person: a clash where each report knows one of the two alone and tells the same of him or her.

One family name with two given names, two holders of one office, or quite other names in nearly the same words. Members
of a family stand in one story often enough, but then at least one of the reports names both.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from consistency.lang.content import STEM, content, overlap
from consistency.lang.names import is_given_name
from consistency.lang.words import words
from consistency.slots.naming import Relation, genders_differ, relate
from consistency.slots.offices import Office, post_named
from consistency.slots.person import TAGGED
from consistency.types import SlotComparison, SlotKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from consistency.slots.told import Told
    from consistency.types import Claim, ClaimPair, Slot

TOLD_ALIKE = "another name in the same words"
#: Content words beside the names that two such claims share, at least, and their part of those of the longer one. Of 68
#: news stories, no two claims were so alike and named two people rightly.
FEW_WORDS = 3
NEARLY_ALL = 0.75
ANOTHER_HOLDER = "another holder of one office"
LEVEL = "another given name, and each report has one alone"
#: Share of the shorter claim's content words that the other has too; and how sure such a clash is, as it was read.
SAME_MATTER = 0.35
SURE = 0.85
#: Letters of a given name that may be a short form that no list holds.
SHORT_NAME = 4


def namesakes(pair: ClaimPair, ruled: Sequence[SlotComparison], told: Told) -> Iterator[SlotComparison]:
    """Give the people of one family name who are most likely one, named differently."""
    people = printed(pair.left), printed(pair.right)
    if not all(people):
        return
    met = {id(slot) for one in ruled if one.agrees is not None for slot in (one.left, one.right)}
    mine, theirs = (content(claim.resolved or claim.text) for claim in (pair.left, pair.right))
    if _of_two_sexes(pair):
        return
    alike = overlap(mine, theirs) >= SAME_MATTER
    for left in people[0]:
        for right in people[1]:
            if not (alike or _of_one_age(pair, left, right)) or {id(left), id(right)} & met:
                continue
            if _one_in_each(pair, left, right, told):
                yield SlotComparison(SlotKind.PERSON, left, right, LEVEL, agrees=False, sure=SURE)


def misnamed(pair: ClaimPair, told: Told) -> Iterator[SlotComparison]:
    """Give two people of one given name and two family names of whom much the same is told, each known to one report.

    Two spellings of one family name are no clash.
    """
    mine, theirs = (content(claim.resolved or claim.text) for claim in (pair.left, pair.right))
    if overlap(mine, theirs) < MUCH_THE_SAME or _of_two_sexes(pair):
        return
    for left in printed(pair.left):
        for right in printed(pair.right):
            one, other = left.value.split(), right.value.split()
            if one[0] != other[0] or set(one[1:]) & set(other[1:]) or not _named(left) or not _named(right):
                continue
            names = {word[:STEM] for word in (*one, *other)}
            if len((mine.stems & theirs.stems) - names) < FEW_WORDS or _spelt_alike(one[-1], other[-1]):
                continue
            if speaks(pair.left, left) == speaks(pair.right, right) and each_unknown_to_the_other(
                pair, left, right, told
            ):
                yield SlotComparison(SlotKind.PERSON, left, right, OTHER_FAMILY, agrees=False, sure=SURE)


OTHER_FAMILY = "another family name, and each report has one alone"
#: Share of the shorter claim's content words that the other has too, where two of one given name are taken for one.
#: In 68 news stories one pair of names stood so, and one of the two outlets had erred.
MUCH_THE_SAME = 0.4
#: How alike two family names are, 0-1, that are one in two spellings.
ONE_SPELLING = 0.8


def _named(slot: Slot) -> bool:
    """Say whether a capital opens a given name, and neither a rank nor a trade: "Deckhand Sione Latu" is none."""
    given = slot.value.split()[0].title()
    return is_given_name(given) or (slot.unit == TAGGED and len(slot.value.split()) == PLAIN_NAME)


#: Words of a name without a title.
PLAIN_NAME = 2


def _spelt_alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ONE_SPELLING


def replaced(pair: ClaimPair, told: Told) -> Iterator[SlotComparison]:
    """Give two people of quite other names of whom the claims tell the same, in nearly the same words.

    Only where each claim names one such person, and each report knows one of the two alone.
    """
    people = [
        [one for one in printed(claim) if not speaks(claim, one) and _named(one)] for claim in (pair.left, pair.right)
    ]
    if [len(side) for side in people] != [1, 1]:
        return
    (left,), (right,) = people
    if relate(left.value.title(), right.value.title()) is not Relation.APART or share_a_word(left, right):
        return
    names = {word[:STEM] for one in (left, right) for word in one.value.split()}
    mine, theirs = (content(claim.resolved or claim.text).stems - names for claim in (pair.left, pair.right))
    if not may_name_two(pair) or _of_two_sexes(pair):
        return
    if len(mine & theirs) < max(FEW_WORDS, NEARLY_ALL * max(len(mine), len(theirs))):
        return
    if _is_kin(pair.left, left) == _is_kin(pair.right, right) and each_unknown_to_the_other(pair, left, right, told):
        yield SlotComparison(SlotKind.PERSON, left, right, TOLD_ALIKE, agrees=False, sure=SURE)


def may_name_two(pair: ClaimPair) -> bool:
    """Hold where no word speaks of a predecessor or of a second name, and no figure of each claim tells two apart."""
    texts = (pair.left.text, pair.right.text)
    return not any(_PAST.search(text) or _ALSO_CALLED.search(text) for text in texts) and not any(
        map(pair.differs, _FIGURES)
    )


_ALSO_CALLED = re.compile(
    r"\b(?:alias|née|nicknamed?|real[ ]name|birth[ ]name|full[ ]name|maiden[ ]name|stage[ ]name|pen[ ]name|pseudonym|"
    r"(?:better|also|formerly|otherwise)[ ]known|known[ ](?:to|as|by|in)|[Bb]orn[ ][A-Z]|performs?[ ]as|"
    r"took[ ]the[ ]name|the[ ]name[ ]by[ ]which|signs?[ ](?:himself|herself))\b|"
    r"\bas[ ][^,.]{2,40}[ ](?:calls?|called|knows?|knew|had[ ]it)\b"
)


#: A figure of each tells two people apart, however much else is told alike.
_FIGURES = (SlotKind.QUANTITY, SlotKind.MONEY, SlotKind.AGE, SlotKind.DURATION, SlotKind.DATE, SlotKind.TIME)


_PAST = re.compile(
    r"\b(?:former|late|then|outgoing|previous(?:ly)?|predecessor|successor|succeed\w*|replac\w+|used[ ]to[ ]be|"
    r"before[ ](?:him|her)|until[ ](?:last|this|then)|(?:years|months|weeks)[ ]before)\b|\bex-",
    re.IGNORECASE,
)


def _of_two_sexes(pair: ClaimPair) -> bool:
    """Hold where one claim speaks of a man alone, and the other of a woman alone."""
    told = [{word for word in words(claim.text) if word in _HE | _SHE} for claim in (pair.left, pair.right)]
    return all(told) and any(one <= _HE and other <= _SHE for one, other in (told, told[::-1]))


_HE, _SHE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})


def officeholders(pair: ClaimPair, told: Told) -> Iterator[SlotComparison]:
    """Give the people who each hold, by one report, an office that has one holder at a time, under quite other names.

    Only where each report knows one of the two alone: who names both tells of a predecessor or of a guest.
    """
    mine = _offices(pair.left)
    theirs = _offices(pair.right) if mine else []
    for left in mine:
        for right in theirs:
            people = _person(pair.left, left), _person(pair.right, right)
            if left.value != right.value or None in people:
                continue
            one, other = people
            if one and other and not share_a_word(one, other) and each_unknown_to_the_other(pair, one, other, told):
                yield SlotComparison(SlotKind.PERSON, one, other, ANOTHER_HOLDER, agrees=False, sure=SURE)


def _offices(claim: Claim) -> list[Slot]:
    """Give the offices of one holder whose body is named: "foreign minister of Latvia", held now."""
    found = []
    for slot in claim.slots:
        if slot.kind is SlotKind.ROLE:
            office = Office.read(slot.value)
            if office.of and not office.former and not office.rank and post_named(office.post).one_holder:
                found.append(slot)
    return [slot for slot in found if not Office.read(slot.value).post.startswith(("kin:", "tie:"))]


def _person(claim: Claim, office: Slot) -> Slot | None:
    """Give the full name, printed in the claim or beside it, of who holds an office."""
    return next((slot for slot in printed(claim) if slot.text == office.about), None)


def share_a_word(one: Slot, other: Slot) -> bool:
    """Say whether two names may be one: a word is shared, and not only the given names that they begin with."""
    mine, theirs = one.value.split(), other.value.split()
    while min(len(mine), len(theirs)) > 1 and mine[0] == theirs[0]:
        mine, theirs = mine[1:], theirs[1:]
    return bool(set(mine) & set(theirs))


def each_unknown_to_the_other(pair: ClaimPair, one: Slot, other: Slot, told: Told) -> bool:
    """Say whether neither report names anybody of the family of whom the other names."""
    return not told.family(pair.right.article_id, one.value) and not told.family(pair.left.article_id, other.value)


def printed(claim: Claim) -> list[Slot]:
    """Give the full names that the outlet itself wrote here, each once; one that we filled in is no evidence."""
    names = (slot for slot in claim.slots if slot.kind is SlotKind.PERSON and len(slot.value.split()) > 1)
    whole = (slot for slot in names if len(slot.text.split()) > 1 and not _OWNED.search(slot.text))
    return list({slot.value: slot for slot in whole}.values())


#: "Ann Lee's lawyer" is no name.
_OWNED = re.compile(r"['’] ?s\b")


def _one_in_each(pair: ClaimPair, left: Slot, right: Slot, told: Told) -> bool:
    names = left.value.title(), right.value.title()
    if speaks(pair.left, left) != speaks(pair.right, right) or _perhaps_short(*names):
        return False
    # "Kim Jong-un" and "Kim Il-sung" have their family name first.
    if (
        names[0].split()[-1] != names[1].split()[-1]
        or relate(*names) is not Relation.GIVEN
        or genders_differ(left.value, right.value)
    ):
        return False
    if _ages_apart(pair, left, right):
        return False
    if _is_kin(pair.left, left) != _is_kin(pair.right, right) and not _of_one_age(pair, left, right):
        return False
    return not told.namesakes(pair.left, left) and not told.namesakes(pair.right, right)


def _is_kin(claim: Claim, name: Slot) -> bool:
    """Say whether a claim calls somebody a relative of another: "his son Karl Voss"."""
    return any(s.kind is SlotKind.ROLE and s.value.startswith("kin:") and s.about == name.text for s in claim.slots)


def _ages_apart(pair: ClaimPair, left: Slot, right: Slot) -> bool:
    """Say whether both are given an age, more than a birthday apart: two errors in one breath are rare."""
    return any(abs(one - other) > 1 for one, other in _ages_of(pair, left, right))


def _of_one_age(pair: ClaimPair, left: Slot, right: Slot) -> bool:
    """Say whether both are given one age: two of a family that are named in two reports hardly ever are."""
    return any(one == other for one, other in _ages_of(pair, left, right))


def _ages_of(pair: ClaimPair, left: Slot, right: Slot) -> Iterator[tuple[float, float]]:
    mine, theirs = (
        [slot.low for slot in claim.slots if slot.kind is SlotKind.AGE and slot.about == name.text]
        for claim, name in ((pair.left, left), (pair.right, right))
    )
    yield from ((one, other) for one in mine for other in theirs if one is not None and other is not None)


def speaks(claim: Claim, slot: Slot) -> bool:
    """Say whether a name is that of the speaker, outside of the claim: who speaks is nobody that is spoken of."""
    return slot.end <= claim.start or slot.start >= claim.end


def _perhaps_short(name: str, other: str) -> bool:
    """Say whether a short given name may stand for a longer one of the same letter: "Mo" for "Maurice"."""
    one, two = sorted((name.split()[0], other.split()[0]), key=len)
    return one[0] == two[0] and len(one) <= SHORT_NAME
