"""What somebody is said not to be: "who is no rabbi", "has no medical training", "has never married"."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from consistency.lang.names import plain
from consistency.slots.naming import may_be_one
from consistency.slots.offices import MANY_HELD, Office, OfficeSpan, offices, post_named

NOW, EVER = "not:", "never:"
#: How far behind a name a denial may stand.
REACH = 170
#: Of these anybody may be called none in some sense: "he is no leader".
_VAGUE = frozenset(
    {"leader", "head", "official", "politician", "executive", "player", "winner", "victim", "tie:friend", "owner"}
)

_AN = r"(?:an?[ ])"
_ROLE = r"(?P<role>[\w’'-]+(?:[ ][\w’'-]+){0,3})"
_BE = r"(?:is|was)"
_FIELDS = {"medical": "medicine", "medicine": "medicine", "legal": "law", "law": "law", "scientific": "science",
           "military": "army", "hospital": "hospital", "press": "press"}  # fmt: skip
_PATTERNS: tuple[tuple[str, str, re.Pattern[str]], ...] = tuple(
    (kind, field, re.compile(pattern))
    for kind, field, pattern in (
        (NOW, "", rf"(?:{_BE}[ ](?:no[ ]|(?:not|neither)[ ]{_AN})|(?:is|was)n['’]t[ ]{_AN}){_ROLE}"),
        (EVER, "", rf"(?:(?:has|had)[ ]never[ ](?:been|worked[ ]as|trained[ ]as)|never[ ]was)[ ]{_AN}{_ROLE}"),
        (
            EVER, "",
            r"(?:(?:has|had|with)[ ]no|without(?:[ ]any)?|never[ ]had(?:[ ]any)?)[ ]"
            r"(?P<field>medical|legal|scientific|military)[ ](?:training|qualifications?|education|degree|background)",
        ),
        (EVER, "", r"never[ ]studied[ ](?P<field>medicine|law)"),
        (EVER, "", r"never[ ]worked[ ](?:in|for)[ ](?:a|any|the)[ ](?P<field>hospital|press)"),
        (NOW, "office", r"holds?[ ]no[ ](?:(?:public|political|elected)[ ])?office"),
        (EVER, "office", r"(?:has|had)[ ]never[ ](?:held[ ](?:any[ ])?(?:(?:public|political|elected)[ ])?office"
         r"|been[ ]elected[ ]to[ ](?:anything|any[ ]office))"),
        (EVER, "marriage", r"(?:(?:has|had)[ ])?never[ ](?:been[ ])?married"),
        (NOW, "marriage", rf"{_BE}[ ](?:unmarried|not[ ]married|a[ ]bachelor)(?![ ]to)"),
        (EVER, "kin", rf"(?:{_BE}[ ](?:no[ ](?:relation|relative|kin)|not[ ]related|unrelated)|"
         r"has[ ]no[ ]tie[ ]of[ ]blood[ ]or[ ]marriage)"
         r"(?:[ ](?:of|to|with)[ ](?P<of>(?:the[ ])?[\w-]+(?:[ ][A-Z][\w-]+)?))?"),
        (EVER, "army", r"never[ ](?:served[ ]in[ ](?:uniform|(?:the|any)[ ](?:army|military|armed[ ]forces))|"
         r"wor[en][ ](?:a|any)[ ]uniform)"),
        (EVER, "police", r"never[ ](?:served[ ]in|served[ ]with|worked[ ]for)[ ](?:the|any)[ ]police"),
        (EVER, "church", r"(?:never[ ]took[ ](?:holy[ ])?orders|was[ ]never[ ]ordained)"),
        (NOW, "church", rf"{_BE}[ ]a[ ]lay(?:man|woman|person)"),
        (NOW, "council", r"has[ ]no[ ]seat[ ]on[ ](?:the|any)[ ](?:[\w]+[ ])?council"),
    )
)  # fmt: skip
#: What stands before a denial: the name itself, "who", "and", or a pronoun for whom the sentence names.
_SUBJECT = re.compile(
    r"(?:(?:^|[,;:]|\b(?:who|and|but|he|she|for))[ ]?(?:(?:says|said)[ ](?:he|she)[ ])?"
    r"(?:(?:herself|himself)[ ])?(?:(?:has|had)[ ])?)$|^[ ]$"
)
_BEHIND = re.compile(r"(?:[ ](?:but|and|nor|or|at|in|of|herself|himself|by)\b|[,.;:)]|$)")


def denials(text: str, end: int) -> tuple[OfficeSpan, ...]:
    """Find what is denied of one whose name ends at `end`: a post, or a whole field."""
    region = text[end : end + REACH]
    found = []
    for kind, field, pattern in _PATTERNS:
        for match in pattern.finditer(region):
            if _SUBJECT.search(region[: match.start()]):
                found += _denied(kind, field, match, end)
    return tuple(found)


def _denied(kind: str, field: str, match: re.Match[str], shift: int) -> list[OfficeSpan]:
    groups = match.groupdict()
    start, stop = shift + match.start(), shift + match.end()
    if not groups.get("role"):
        denied = Office(kind + (field or _FIELDS[groups["field"]]), plain(groups.get("of") or ""))
        return [OfficeSpan(denied, start, stop, start, stop)]
    found = offices(groups["role"])
    at = match.start("role")
    if not found or not _is_post(groups["role"], found[0]) or not _BEHIND.match(match.string, at + found[0].head_end):
        return []
    denied = Office(kind + found[0].office.post, "", found[0].office.rank)
    return [OfficeSpan(denied, start, shift + at + found[0].end, start, stop)]


def _is_post(phrase: str, one: OfficeSpan) -> bool:
    """Say whether a phrase is a post of nobody in particular, behind one word at most: "no trained nurse"."""
    before = phrase[: one.head_start]
    named = one.office.of or re.search(r"['’]s?[ ]", before)
    return one.office.post not in _VAGUE and not named and before.count(" ") <= 1


@cache
def _fields() -> dict[str, tuple[str, ...]]:
    table = (files("consistency.slots") / "data" / "denied.tsv").read_text(encoding="utf-8")
    return {name: tuple(posts.split()) for name, posts in (line.split("\t") for line in table.splitlines()[2:])}


def is_denial(office: Office) -> bool:
    """Say whether an office is one that somebody is said not to hold."""
    return office.post.startswith((NOW, EVER))


def rules_out(denial: Office, other: Office) -> bool:
    """Say whether who is said not to be one thing can't be the other."""
    kind, _, what = denial.post.partition(":")
    if is_denial(other) or other.rank == "elect" or (other.former and kind + ":" == NOW):
        return False
    if denial.rank != other.rank and what not in _fields():
        return False
    known = {other.post, *post_named(other.post).wider}
    if other.post.startswith(MANY_HELD):
        known.add("minister")
    if what == "kin":
        one_of = bool(other.of) and bool(denial.of) and may_be_one(denial.of, other.of)
        return other.post.startswith("kin:") and (one_of or not denial.of)
    return bool(known & set(_fields().get(what, (what,))))
