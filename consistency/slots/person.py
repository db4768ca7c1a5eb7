"""People: a name with what tells who is meant by it, and the ladder on which two names of one individual meet."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from consistency.lang.names import is_given_name
from consistency.lang.words import words
from consistency.slots.ladder import MISSING, Level, SlotTest, anything_else
from consistency.slots.mentions import Mention, mentions
from consistency.slots.naming import Relation, genders_differ, name_words, relate
from consistency.slots.offices import Office, post_named
from consistency.types import Slot, SlotKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from consistency.lang.tagged import TaggedNames

# Twins and couples share a family name, and may share an age.
_SAME_AGED = re.compile(
    r"\b(?:brothers?|sisters?|siblings?|twins?|cousins?|husband|wife|widow|couple|spouse)\b", re.IGNORECASE
)
_FIRST = re.compile(
    r"\b(?P<rank>first|second|third|last|youngest|oldest|eldest)(?: (?P<noun>[a-z]+))?(?: to (?:be )?(?P<verb>[a-z]+))?"
    r"[^.;:]{0,25}? (?:was|is|,) $"
)
_WORD = re.compile(r"(?<!\w)[a-z][a-z'’-]{3,}")
_STOP = frozenset(
    words(
        "that this these those with from into their there they them then than when where while which "
        "will would could should have "
        "been were also after before about over under more most some such only just said says told tell "
        "tells saying according "
        "reporters news statement interview monday tuesday wednesday thursday friday saturday sunday "
        "week month year years what "
        "during against between because people other another still very much many made make take took "
        "came come goes went being"
    )
)
SEPARATOR = "; "
#: The unit of a name that a tagger takes for one, however unknown it is.
TAGGED = "tagged"


def persons(text: str, names: TaggedNames = None) -> tuple[Slot, ...]:
    """Find the people named in `text`, one slot for each thing that tells who is meant; offsets point into it.

    `names` is what a tagger found in `text`.
    """
    found: list[Slot] = []
    everybody = mentions(text, names)
    for mention in everybody:
        if mention.person and max(map(len, name_words(mention.name)), default=0) > 1:
            doing = None if _with_relative(text, mention, everybody) else _doing(text, mention)
            found += [_slot(mention, evidence, doing) for evidence in _evidence(text, mention, everybody)]
    return tuple(found)


def spread(slots: Sequence[Slot], article: Sequence[Slot]) -> tuple[Slot, ...]:
    """Give names the evidence that other sentences of their article hold: "the captain, Ruth Ames"."""
    found = list(slots)
    for slot in slots:
        if slot.about is None:
            known = {other.about: other for other in article if other.value == slot.value and other.about is not None}
            found += [replace(slot, about=about, statement=other.statement) for about, other in known.items()]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What picks out the one who is named, in its normal form and in words."""

    about: str | None
    said: str


def _evidence(text: str, mention: Mention, everybody: Sequence[Mention]) -> list[_Evidence]:
    """Give a post of one holder, an age, "the first to ride"; one empty where nothing picks the person out."""
    found = [
        _Evidence(str(one.office), f"The {_bare(text[one.start : one.end])} is {mention.name}.")
        for one in mention.descriptions
        if one.definite and _picks_out(one.office)
    ]
    if mention.age and not _with_relative(text, mention, everybody):
        found.append(_Evidence(f"age {mention.age}", f"The person aged {mention.age} is {mention.name}."))
    first = _FIRST.search(text[max(0, mention.start - 90) : mention.start])
    if first and (first["noun"] or first["verb"]):
        about = " ".join(part for part in (first["rank"], first["noun"], first["verb"]) if part)
        found.append(_Evidence(about, f"The {about} is {mention.name}."))
    return list(dict.fromkeys(found)) or [_Evidence(None, f"{mention.name} is named.")]


def _bare(phrase: str) -> str:
    return re.sub(r"^(?:the|The|an?) ", "", phrase)


def _with_relative(text: str, mention: Mention, everybody: Sequence[Mention]) -> bool:
    """Say whether another of the family stands in the sentence, who may share the age and what is told."""
    family = name_words(mention.name)[-1]
    others = (name_words(other.name) for other in everybody if other is not mention)
    return bool(_SAME_AGED.search(text)) or any(len(other) > 1 and other[-1] == family for other in others)


def _picks_out(office: Office) -> bool:
    return post_named(office.post).one_holder and not office.former and office.rank not in ("deputy", "joint", "elect")


def _slot(mention: Mention, evidence: _Evidence, doing: str | None) -> Slot:
    return Slot(
        SlotKind.PERSON, " ".join(name_words(mention.name)), mention.name, mention.start, mention.end,
        about=evidence.about, event=doing, statement=evidence.said, unit=TAGGED if mention.tagged else None,
    )  # fmt: skip


def _doing(text: str, mention: Mention) -> str | None:
    """Give the plain words around a name: what the sentence tells of that person."""
    around = text[max(0, mention.start - 120) : mention.start] + " " + text[mention.end : mention.end + 160]
    found = dict.fromkeys(_stem(match[0]) for match in _WORD.finditer(around) if match[0] not in _STOP)
    return " ".join(sorted(found)) or None


def _stem(word: str) -> str:
    return re.sub(r"(?:['’]s|ings?|ed|es|s|e)$", "", word) if len(word) > 4 else word


def bound(left: Slot, right: Slot) -> bool:
    """Say whether two names are of one individual: alike, or held by one who is the same by office, age or deed."""
    relation = _relation(left, right)
    if relation in _ALIKE:
        return True
    if relation is Relation.APART:
        return _both_known(left, right) and _both_full(left, right) and _one_place_to_fill(left, right)
    # One family name, two given names: a relative may stand in the same story.
    return _same_evidence(left, right) or _same_telling(left, right)


_ALIKE = (Relation.SAME, Relation.SHORT, Relation.VARIANT)


def _relation(left: Slot, right: Slot) -> Relation:
    return relate(left.value.title(), right.value.title())


def _both_full(left: Slot, right: Slot) -> bool:
    return all(len(slot.value.split()) >= 2 for slot in (left, right))


def _both_known(left: Slot, right: Slot) -> bool:
    # A headline in capitals reads as a name: "Norwegian Prime Minister Calls Miners Back"
    return all(slot.unit == TAGGED or is_given_name(slot.value.split()[0].title()) for slot in (left, right))


def _one_place_to_fill(left: Slot, right: Slot) -> bool:
    """Say whether only one of two people can be meant: by an office of one holder, or by a sentence told alike."""
    if _same_holder(left, right):
        return _shared(left, right) >= 2
    tagged = left.unit == right.unit == TAGGED
    return tagged and left.about is not None and _same_evidence(left, right) and _same_telling(left, right)


def _same_evidence(left: Slot, right: Slot) -> bool:
    if left.about is None or right.about is None:
        return False
    if left.about == right.about:
        return not (left.about.startswith("age ") and genders_differ(left.value, right.value))
    if left.about.startswith("age ") or right.about.startswith("age "):
        return False
    one, two = Office.read(left.about), Office.read(right.about)
    apart = one.of and two.of and not set(one.of.split()) & set(two.of.split())
    return one.post == two.post and not apart


def _same_holder(left: Slot, right: Slot) -> bool:
    """Say whether both hold one office of one country or body, named on both sides; a relation of anybody never is."""
    if left.about is None or right.about is None or left.about != right.about:
        return False
    return "@" in left.about and not left.about.startswith("kin:")


def _words_of(slot: Slot) -> frozenset[str]:
    return frozenset((slot.event or "").split())


def _shared(left: Slot, right: Slot) -> int:
    return len(_words_of(left) & _words_of(right))


def _same_telling(left: Slot, right: Slot) -> bool:
    """Say whether two sentences tell the same of two who share a family name: most of their words are the same."""
    shared, every = _shared(left, right), len(_words_of(left) | _words_of(right))
    return _both_full(left, right) and shared >= 4 and shared / every >= 0.5


def _is(*relations: Relation) -> SlotTest:
    return lambda left, right: _relation(left, right) in relations


PERSON_LEVELS = (
    MISSING,
    Level("same name", agrees=True, test=_is(Relation.SAME)),
    Level("short form", agrees=True, test=_is(Relation.SHORT)),
    Level("spelling variant", agrees=True, test=_is(Relation.VARIANT)),
    Level("nearly the same name", agrees=None, test=_is(Relation.CLOSE)),
    Level("not surely one individual", agrees=None, test=lambda left, right: not bound(left, right)),
    Level("different given name", agrees=False, test=_is(Relation.GIVEN)),
    anything_else("different name"),
)
