"""Lines that say who made a report: bylines, and the outlet or wire that a copy comes from."""

from __future__ import annotations

import re

from consistency.ingest.agencies import AGENCIES, is_agency


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_CONNECTORS = _words(
    "and in for of the at with staff writer writers reporter reporters editor editors correspondent "
    "van von der den de da di la le bin ibn al del dos"
)
_NOT_NAMES = _words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
    "october november december christmas easter ramadan morning evening night noon spring summer autumn winter "
    "popular default design law"
)
_BY = re.compile(
    r"(?:(?:by|written by|posted by|reported by|words by|story by)\s*:?\s+"
    r"|(?:additional reporting|authors?|editors?|reporters?|writers?|text)\s*:\s*)(?P<who>\S.*)",
    re.IGNORECASE,
)
_LONGEST_BYLINE = 16


def is_byline(line: str) -> bool:
    """Say whether a line names its writers: "By Jane Doe and John Roe, Example Times"."""
    found = _BY.fullmatch(line)
    if not found or len(line.split()) > _LONGEST_BYLINE or re.search(r"[?!:]$|\w{3,}\.$|\d", line):
        return False
    who = found["who"].removesuffix(".")
    if is_agency(re.sub(r"\s+staff$", "", who, flags=re.IGNORECASE)):
        return True
    first, *others = re.split(r"\s*,\s*|\s+(?:and|AND|&)\s+", who)
    return _is_name(first, least=2) and all(_is_name(other, least=1) for other in others)


def _is_name(part: str, *, least: int) -> bool:
    words = part.split()
    capitals = [word for word in words if word[0].isupper()]
    known = all(word[0].isupper() or word.lower() in _CONNECTORS for word in words)
    return known and len(capitals) >= least and not any(word.lower() in _NOT_NAMES for word in words)


_AGENCY = "|".join(re.escape(name) for name in AGENCIES)
_SOURCE = re.compile(
    r"\(?(?:(?:news |original )?sources?|via|courtesy|news agency"
    r"|(?:first|originally) published (?:by|in|on)"
    r"|this (?:article|story|report) (?:first|originally) appeared (?:on|in|at))"
    r"(?:(?P<colon>\s*[:：]\s*|\s+[-–—]\s+)|\s+)(?P<name>[^()]+?)\)?\.?",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    rf"[-–—(\[\s]*(?:[Bb]y\s+|BY\s+|[Ww]ith\s+)?(?:[Tt]he\s+)?(?P<name>{_AGENCY})(?:\s+[Ss]taff)?[)\].\s]*"
)
_INSTITUTION = re.compile(
    r"\b(?:ministry|police|department|government|office|bureau|statistics|institute|university|bank|council"
    r"|commission|survey|census|court|data|study|nasa|eurostat|imf|who|un)\b",
    re.IGNORECASE,
)
_LONGEST_NAME = 6


def source_name(line: str) -> str | None:
    """Give whom a source line credits ("Source : Example Times"), or None where the line is none."""
    found = _SOURCE.fullmatch(line)
    if not found or not _is_credit(found["name"]):
        return None
    return (
        found["name"] if found["colon"] or is_agency(found["name"]) or "appeared" in line or "publi" in line else None
    )


def _is_credit(name: str) -> bool:
    words = name.split()
    if words[0][0].isdigit() or any(word.lower().strip(",.") in _NOT_NAMES | {"may"} for word in words):
        return False
    capitals = all(
        word[0].isupper() or word[0].isdigit() or word in {"of", "the", "and", "&", "/", "dpa"} for word in words
    )
    domain = re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", name)
    return len(words) <= _LONGEST_NAME and (capitals or domain is not None)


def credited_outlet(line: str) -> str | None:
    """Give the outlet or wire of a source line or a signature; an institution is a source of facts, not of a copy."""
    signed = _SIGNED.fullmatch(line)
    name = signed["name"] if signed else source_name(line)
    return None if name is None or _INSTITUTION.search(name) else name
