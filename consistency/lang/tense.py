"""Whether the clause around a word looks back or ahead: what decides between last and next Tuesday."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from consistency.lang.words import words


class Tense(StrEnum):
    """The way a clause looks from the day it is written."""

    PAST = "past"
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class _Marker:
    start: int
    end: int
    tense: Tense | None


# Past forms that do not end in -ed; forms that equal the present ("put", "cut", "set") say nothing and are left out.
_IRREGULAR = words(
    "ate began became bit bled blew bore bought bound bred broke brought built burnt came caught chose clung",
    "crept dealt did drank drew drove dug fed fell felt fled flew forgave forgot fought found froze gave got grew",
    "had heard held hid hung kept knelt knew laid leapt learnt led left lent lit lost made meant met overcame",
    "oversaw overtook overthrew paid ran rang rode rose said sang sank sat saw sent shook shot showed shrank",
    "slept slid sold sought spent spoke spun stole stood strode struck stuck stung swam swept swore swung taught",
    "took told thought threw undertook underwent understood upheld was went wept were withdrew withheld woke won",
    "wore wound wove wrote",
)
_NOT_PAST = frozenset(
    words(
        "bed bleed breed creed deed embed exceed feed greed heed hundred indeed kindred naked need proceed red",
        "reed sacred seed shed shred sled speed succeed weed wicked unprecedented",
    )
)
_PLANNED = "expected|scheduled|due|set|slated|planned|planning|going|supposed|hoping|preparing|ready|likely|billed|to"
# "was due on Tuesday", "would meet Tuesday": ahead of some day, but perhaps not of the day of publication.
_UNCLEAR = re.compile(
    rf"\b(?:was|were|had|been)(?:\s+(?:not|also|originally|previously|[a-z]+ly))?\s+(?:{_PLANNED})\b"
    r"|\b(?:would|could|wouldn['’]t|couldn['’]t)\b|['’]d\b"
    r"|\b(?:planned|scheduled|set|slated|due|expected|billed)\s+(?:for|to|on)\b"
    r"|\b(?:hoped|intended|wanted|vowed|promised|agreed|invited|asked|ordered|told|urged|called)\b(?=\s+(?:\w+\s+)?to\b)"
)
_FUTURE = re.compile(
    r"\b(?:will|shall|may|might|must|should|can|won['’]t|cannot|can['’]t)\b(?!\s+have\b)|['’]ll\b"
    rf"|(?:\b(?:is|are|am)|['’](?:s|re|m))(?:\s+(?:not|now|also|still))?\s+(?:{_PLANNED}|[a-z]{{2,}}ing)\b"
    r"|\b(?:plans?|hopes?|intends?|aims?|wants?|expects?|vows?|promises?)\s+to\b"
    r"|\bto\s+be\s+[a-z]+(?:ed|en|ld|t)\b"
)
_PAST = re.compile(rf"\b(?:[a-z]+ed|{'|'.join(_IRREGULAR)}|has(?!\s+to)|have(?!\s+to))\b(?!-)")
_BE = re.compile(r"\b(?:be|being|get|gets|will have|will have been)(?:\s+[a-z]+ly)?\s+$")
_ADJECTIVE = re.compile(r"(?:\b(?:a|an|the|its|his|her|their|this|that|any|no|some|several|two|three|many|more)\s+|-)$")
_STRONG = re.compile(
    r"[;:!?—–()“”\"\n]|(?<=[a-z0-9”\"’)])\.\s"
    r"|\b(?:that|which|who|whom|whose|when|where|while|because|although|though|after|before|if|and|but|or|as)\b"
)
_COMMA = re.compile(r",")
# "Minister to meet envoy Thursday": a headline without a verb of its own.
_HEADLINE = re.compile(r"(?:^|[.:;—]\s)[^.:;—]*\b[A-Z][\w’'-]*\s+to\s+[a-z]+[^.:;—]*$")
_SUBJECT_OF = re.compile(r"\s+(will|would|could|may|might|is|are|was|were)\b")
_SUBJECT_TENSE = {
    "will": Tense.FUTURE,
    "may": Tense.FUTURE,
    "might": Tense.FUTURE,
    "was": Tense.PAST,
    "were": Tense.PAST,
}


def tense_at(text: str, start: int, end: int) -> Tense | None:
    """Say how the clause around `text[start:end]` looks from its day of writing; None where it is not clear."""
    if subject := _SUBJECT_OF.match(text, end):
        return _SUBJECT_TENSE.get(subject[1])
    left = _before(text, start)
    right = _after(text, end) if _opens_clause(text, start) or text[end : end + 2] in {"'s", "’s"} else None
    if text[end : end + 2] in {"'s", "’s"} and left and right and left.tense != right.tense:
        return None
    marker = left or right
    if marker is None:
        return Tense.FUTURE if _HEADLINE.search(text, 0, start) else None
    return marker.tense


def _clause_start(text: str, start: int) -> int:
    low = max(0, start - 200)
    for boundary in (_STRONG, _COMMA):
        for found in boundary.finditer(text, low, start):
            low = max(low, found.end())
    return low


def _opens_clause(text: str, start: int) -> bool:
    """See "On Tuesday, she …": only there does the verb stand behind the day."""
    return len(text[_clause_start(text, start) : start].split()) <= 2


def _before(text: str, start: int) -> _Marker | None:
    markers = _markers(text, _clause_start(text, start), start)
    return markers[-1] if markers else None


def _after(text: str, end: int) -> _Marker | None:
    found = _STRONG.search(text, end, end + 160)
    markers = _markers(text, end, found.start() if found else min(len(text), end + 160))
    return markers[0] if markers else None


def _markers(text: str, low: int, high: int) -> list[_Marker]:
    found: list[_Marker] = []
    for pattern, tense in ((_UNCLEAR, None), (_FUTURE, Tense.FUTURE), (_PAST, Tense.PAST)):
        for match in pattern.finditer(text, low, high):
            marker = _Marker(match.start(), match.end(), tense)
            if not any(marker.start < other.end and other.start < marker.end for other in found) and (
                tense is not Tense.PAST or _is_finite(text, match)
            ):
                found.append(marker)
    return sorted(found, key=lambda marker: marker.start)


def _is_finite(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 24) : match.start()]
    return match[0] not in _NOT_PAST and not _ADJECTIVE.search(before) and not _BE.search(before)


_ANY_VERB = re.compile(
    rf"\b(?:[a-z]+ed|{'|'.join(_IRREGULAR)}|is|are|am|be|been|has|have|will|would|can|could|may|might|must|shall|should|do|does|"
    r"won['’]t|[a-z]+n['’]t|cannot|hit|cut|put|set|let|shut|hurt|say|go|goes|comes?|needs?|wants?|says|remains?|seems?|makes?|takes?|"
    r"means?|gets?|gives?|knows?|thinks?|believes?|expects?|plans?|hopes?|include|continue|face|pose|begin|show|see|"
    r"[a-z]{2,}(?<!s)(?<!u)(?<!i)s)\b|['’](?:s|re|ve|ll|m|d)\b"
)


def has_verb(text: str) -> bool:
    """Say whether some word may be a finite verb; generous, since plural nouns look like verbs too."""
    return bool(_ANY_VERB.search(text))
