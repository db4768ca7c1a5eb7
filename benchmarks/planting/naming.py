"""People, offices and places, as they are written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from benchmarks.planting.lexicon import (
    CITIES,
    COUNTRIES,
    MEN,
    NO_FAMILY,
    OFFICES_OF_STATE,
    ROLE_FORMS,
    ROLES,
    STATES,
    WOMEN,
)
from consistency.types import ClashType

if TYPE_CHECKING:
    from benchmarks.planting.spelling import Found

_GIVEN = "|".join(sorted((*MEN, *WOMEN), key=len, reverse=True))
_NAME = re.compile(rf"\b(?P<given>{_GIVEN})(?: [A-Z]\.)? (?P<family>[A-Z][a-z]+(?:['’-]?[A-Z][a-z]+)?)\b")
_LIST_BEFORE = re.compile(r"(?:[A-Z][\w.’'-]+(?:, and|,| and)|\b[A-Z]\.) $")
_LIST_AFTER = re.compile(r"(?:, and|,| and) [A-Z]| \(|\s[A-Z][a-z]")
_ROLE_WORDS = sorted({*(role for row in ROLES for role in row), *ROLE_FORMS}, key=lambda role: (-len(role), role))
_ROLE = "|".join(re.escape(role) for role in _ROLE_WORDS)
_PERSON = r"(?:[A-Z][a-z]+ |[A-Z]\. )?(?:[A-Z]\. )?(?P<name>[A-Z][a-z]+(?:['’-]?[A-Z]?[a-z]+)?)"
_BEFORE_NAME = re.compile(rf"(?<![\w-])(?P<role>(?i:{_ROLE}))\s{_PERSON}\b(?!['’]s [a-z])")
_AFTER_NAME = re.compile(
    rf"\b{_PERSON}, (?:(?i:the|a|an|his|her|their) )?(?:[\w’'-]+ ){{0,3}}?(?P<role>(?i:{_ROLE}))\b(?!['’]s)"
)
_NOT_THE_ROLE = re.compile(
    r"\b(?:former|ex|vice|deputy|assistant|acting|then|late|first|sub|co|step)[\s-]$", re.IGNORECASE
)
_MOTION = r"(?:return|travel|fly|flew|flight|went|go|going|mov|trip|c[ao]m|arriv|headed|way)\w* (?:back )?(?:to|from)"
_BEHIND_PLACE = (
    "and|or|on|after|before|for|with|where|who|which|in|to|that|during|when|while|as|since|has|had|was|were|is|early|"
    "late|last|next|this|[A-Z][a-z]+day"
)
_PLACE = re.compile(
    rf"\b(?:(?i:in|near|outside|around|at)|{_MOTION}) (?P<place>[A-Z][a-z]+(?: [A-Z][a-z]+){{0,2}})"
    rf"(?=[,.;)]|$| (?:{_BEHIND_PLACE})\b)"
)


def names(text: str) -> Found:
    """Find a given name with a family name; in a list, one name more or less contradicts nobody."""
    for m in _NAME.finditer(text):
        listed = _LIST_BEFORE.search(text[: m.start()]) or _LIST_AFTER.match(text[m.end() :])
        if not listed and m["family"] not in NO_FAMILY:
            yield ClashType.NAME, "given name", f"{m['given']} {m['family']}", m.start("given"), m.end("given")


def roles(text: str) -> Found:
    """Find an office or relation beside the name of its holder."""
    for pattern in (_BEFORE_NAME, _AFTER_NAME):
        for m in pattern.finditer(text):
            if is_held(text, m):
                role = m["role"].lower()
                key = f"{ROLE_FORMS.get(role, role)} {m['name']}"
                yield ClashType.ROLE, "role", key, m.start("role"), m.end("role")


def is_held(text: str, m: re.Match[str]) -> bool:
    """Say whether a person has the office now and in full."""
    role = m["role"].lower()
    company = role in OFFICES_OF_STATE and m["role"].islower()
    return not (company or m["name"].lower() in _ROLE_WORDS or _NOT_THE_ROLE.search(text[: m.start("role")]))


def places(text: str) -> Found:
    """Find where something was, or where somebody went."""
    for m in _PLACE.finditer(text):
        yield ClashType.PLACE, "place", m["place"], m.start("place"), m.end("place")


def known_place(name: str) -> str:
    """Give the class of a place that the lists know, or nothing."""
    rows = {"city": CITIES, "country": COUNTRIES, "state": STATES}
    return next((kind for kind, row in rows.items() if name in row), "")
