"""Sentence -> clauses that stand alone, cut only where that is safe; a sentence in doubt stays whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from consistency.claims.finite import RELATIVES, finite_verbs, is_nominative, starts_clause, starts_with_verb, tokens
from consistency.claims.sentences import quotations
from consistency.lang.saying import FINITE

if TYPE_CHECKING:
    from collections.abc import Iterator


class ClauseKind(StrEnum):
    """How a clause stands in its sentence."""

    WHOLE = "whole"
    COORDINATED = "coordinated"
    REPORTED = "reported"
    APPOSITIVE = "appositive"
    RELATIVE = "relative"


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch `[start, end)` of a sentence that says something by itself.

    `statement` is what it says in words of its own, where these are not just the words of the stretch.
    """

    start: int
    end: int
    kind: ClauseKind
    statement: str = ""


# Brackets; single quotation marks around words; one that closes what an earlier sentence opened.
_ENCLOSED = re.compile(
    r"\([^()]*\)|\[[^\[\]]*\]|(?<!\w)[‘'](?=\w).{0,300}?[\w.,!?]\s?['’](?!\w)|^[^‘'’]{1,300}[,.!?]\s?['’](?=\s)"
)
_LONGEST = 1500  # longer is no sentence but something that could not be split; the rules would say nothing of it
_CONNECTIVE = re.compile(r"[,;]\s+(?:and|but|yet|so|while|whereas)\s+(?!that\b)|;\s+|\s(?:and|but)\s+")
# What is said behind these may belong to a speaker, a wish or a condition.
_OPEN_SCOPE = re.compile(r"\b(?:not only|either|neither|that|whether|if|unless|lest)\b", re.IGNORECASE)
_NO_MAIN_CLAUSE = re.compile(r"(?:If|Unless|Not|Whether|Although|Though|While|Whereas|Neither|Either|The more)\b")
_INTRODUCTION = re.compile(r"(?:After|Before|When|As|Since|Because|Once|Until|Despite|By|In|On|At|With|For|During)\b")
_THOUGHT = re.compile(
    r"\b(?:believ|think|thought|fear|hop(?:e|ing)|expect|suspect|imagin|assum|suppos|doubt|worr|know|knew|feel|felt)\w*\b"
)
_SAID_FORMS = "|".join(
    sorted({*FINITE, "warned", "saying", "adding", "noting", "claiming"}, key=lambda verb: (-len(verb), verb))
)
_SAID = re.compile(rf"\b(?:{_SAID_FORMS})\b")

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_PART = r"(?:\s+(?:morning|afternoon|evening|night))?"
_TIME = rf"(?:\s+(?:on\s+|late\s+|early\s+)?{_DAY}{_PART}|\s+(?:today|yesterday|(?:last|this)\s(?:week|month|year)))?"
_TAIL = rf"{_TIME}(?:\s+(?:in|at|on|to|during|after|via|from)\s+[^,;:]{{1,60}})?"
_HEARER = (
    r"(?:\s(?:reporters|lawmakers|journalists|police|investigators|jurors|(?:the\s)?[A-Z]\S*(?:\s[A-Z]\S*){0,4}))?"
)
_SPEAKER = r"[^;:()?!]{2,140}?"
_SAID_PREFIX = re.compile(rf"(?P<speaker>{_SPEAKER})\s(?P<verb>{_SAID_FORMS})\b(?P<between>{_TAIL})\s(?P<that>that\s)?")
_NEEDS_NO_THAT = frozenset({"said", "says", "say", "told", "tells"})
_TOLD = re.compile(
    r"\s?(?P<hearer>[A-Z“]?[^,;:\s]+(?:\s[^,;:\s]+){0,4}?)\s(?P<that>that)\s|\s?(?:reporters|lawmakers|police)\s"
)
_SAID_SUFFIX = re.compile(
    rf",\s(?P<speaker>[^,;:]{{2,80}}?)\s(?P<verb>{_SAID_FORMS})\b{_HEARER}{_TAIL}\s*[.]?$"
    rf"|,\s(?:said|says)\s[^;:]{{2,100}}?[.]?$"
    rf"|,?\saccording\sto\s(?P<source>[^,;:]{{2,80}}(?:,[^,;:]{{2,60}})?)[.]?$"
)
_ACCORDING = re.compile(r"According to [^,;:]{2,80},\s+")
_ADDING = re.compile(r",?\s+(?:and\s+that|(?:and\s+)?(?:adding|saying|noting|stressing)\s+that)\s+")

_NAME_WORD = r"[^\W\d_a-z][\w’'.-]*"
_NAME = rf"(?P<name>{_NAME_WORD}(?:\s(?:(?:de|von|van|bin|al|del|la)\s)?{_NAME_WORD}){{0,8}})"
_APPOSITIVE = re.compile(rf"{_NAME},\s(?P<fact>(?:the|an?)\s[^,;:()—–]{{3,90}}?)(?P<close>,\s|[.]$)")
_AGE = re.compile(
    rf"{_NAME},\s(?P<fact>(?:(?:who\s(?:is|was)|aged?)\s)?(?P<age>1?\d{{1,2}})(?:\syears\sold)?)(?P<close>,|\.$)"
)
_WHO = re.compile(rf"{_NAME},\swho\s(?P<fact>[^,;:()—–]{{4,120}}?)(?P<close>,\s|[.]$)")
_NO_NAME = re.compile(
    rf"(?:{_DAY}|(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber|However|Meanwhile|But|And"
    r"|Yet|Still|Instead|Also|Then|Now|Today|Yesterday|Later|First|Second|Finally|He|She|It|They|We|I|This|That|These|There"
    r"|Yes|No|Well|So|Besides|Additionally|Moreover|Here|If|When|In|On|At|The|A|An)\.?$"
)
_PREPOSITION_BEFORE = re.compile(
    r"\b(?:in|at|from|to|near|into|of|outside|around|across|on|with|for|between|and|or)\s+$", re.IGNORECASE
)
_HEADS = (
    r"(?:minister|president|chancellor|premier|spokes(?:man|woman|person)|director|chief|head|leader|mayor|governor|senator"
    r"|secretary|officer|commissioner|ambassador|envoy|judge|lawyer|attorney|professor|doctor|coach|player|actor|actress"
    r"|singer|author|editor|founder|chair(?:man|woman)?|executive|analyst|expert|general|commander|sheriff|prosecutor"
    r"|politician|lawmaker|congressman|congresswoman|representative|member|owner|manager|resident|student|teacher"
    r"|father|mother|brother|sister|son|daughter|husband|wife|widow|girlfriend|boyfriend|friend|partner|aide|adviser|advisor"
    r"|pastor|bishop|priest|nurse|engineer|scientist|economist|journalist|reporter|researcher|veteran|native|activist"
    r"|Democrat|Republican|capital|city|town|village|suburb|province|region|country|island|district|county|port|company"
    r"|group|organization|organisation|agency|newspaper|party|bank|airline|firm|charity|nonprofit|maker|subsidiary)s?"
)
_HEAD = re.compile(rf"\b{_HEADS}\b", re.IGNORECASE)
_PLACE_HEAD = re.compile(
    r"\b(?:capital|city|town|village|suburb|province|region|country|island|district|county|port)\b"
)
_LIST_AFTER = re.compile(r"(?:and|or|the|a|an|as|plus|along)\b|[A-Z]")
_TALKS = re.compile(r"\b(?:said|says|told|added|believes?|thinks?)\b")


def clauses(sentence: str) -> tuple[Clause, ...]:
    """Give the clauses of a sentence, in order of their start.

    Pieces of kind WHOLE or COORDINATED share out the sentence: together they hold every word but the connectives.
    REPORTED (what somebody is reported to say, without who says it), APPOSITIVE and RELATIVE lie inside a piece.
    """
    shown = _veiled(sentence)
    start, end = len(sentence) - len(sentence.lstrip()), len(sentence.rstrip())
    if start >= end:
        return ()
    if end - start > _LONGEST:
        return (Clause(start, end, ClauseKind.WHOLE),)
    pieces = list(_pieces(shown, start, end))
    kind = ClauseKind.COORDINATED if len(pieces) > 1 else ClauseKind.WHOLE
    found = [Clause(*piece, kind) for piece in pieces]
    for low, high in pieces:
        found += _reported(shown, low, high)
    found += _facts(sentence, shown)
    return tuple(sorted(found, key=lambda clause: (clause.start, -clause.end, clause.kind)))


def _veiled(sentence: str) -> str:
    """Give a copy of equal length in which quoted and bracketed words are hidden from the rules."""
    hidden = [(quote.start, quote.end) for quote in quotations(sentence)]
    hidden += [match.span() for match in _ENCLOSED.finditer(sentence)]
    chars = list(sentence)
    for start, end in hidden:
        for place in range(start, end):
            chars[place] = " " if chars[place].isspace() else "_"
    return "".join(chars)


def _within(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _pieces(shown: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the coordinated main clauses, or the sentence as one piece."""
    low = start
    if not _attributed(shown[start:end]):
        for match in _CONNECTIVE.finditer(shown, start, end):
            if match.start() > low and _is_cut(shown[low : match.start()], match[0], shown[match.end() : end]):
                yield low, match.start()
                low = match.end()
    yield low, end


def _attributed(shown: str) -> bool:
    """Tell a sentence that stands as a whole under one attribution: "According to X, …", "…, police said"."""
    return bool(_ACCORDING.match(shown) or _suffix(shown))


def _suffix(shown: str) -> re.Match[str] | None:
    """Find the attribution behind a clause; "Orlov, a minister, said Tuesday that …" is none."""
    suffix = _SAID_SUFFIX.search(shown)
    return suffix if suffix is not None and finite_verbs(shown[: suffix.start()]) else None


def _is_cut(left: str, connective: str, right: str) -> bool:
    """Tell whether both sides of a connective stand alone as main clauses."""
    if _SAID.search(left) and not _said_again(right):
        return False
    if _OPEN_SCOPE.search(left) or _THOUGHT.search(left) or not _has_main_verb(left) or left.rstrip().endswith("_"):
        return False
    if connective[0] == "," and _ends_list(left):
        return False
    if connective[0] in ",;":
        return starts_clause(right)
    return is_nominative(right)


def _ends_list(left: str) -> bool:
    """Tell "Greece, Turkey" before ", and Cyprus": the last item is short and has no verb."""
    first, comma, last = left.rpartition(",")
    return bool(comma and first) and len(last.split()) <= 4 and not finite_verbs(last)


def _said_again(right: str) -> bool:
    """Tell a right side that names its own speaker: what stands before it is then the other speaker's."""
    said = _SAID.search(right)
    return said is not None and starts_clause(right[: said.end()]) and finite_verbs(right[: said.end()]) == 1


def _has_main_verb(left: str) -> bool:
    if _NO_MAIN_CLAUSE.match(left):
        return False
    if _INTRODUCTION.match(left):
        left = left.partition(",")[2]
    relatives = sum(token.lower() in RELATIVES for token in tokens(left))
    return finite_verbs(left) > relatives


def _reported(shown: str, start: int, end: int) -> Iterator[Clause]:
    """Give what a piece reports as said, cut at "and that" and ", adding that"."""
    span = _content(shown, start, end)
    if span is None:
        return
    low, high = span
    for match in _ADDING.finditer(shown, low, high):
        if starts_clause(shown[match.end() : high]) and finite_verbs(shown[low : match.start()]):
            yield Clause(low, match.start(), ClauseKind.REPORTED)
            low = match.end()
    for piece in _shared_out(shown, low, high) if low == span[0] and span[0] == start else [(low, high)]:
        yield Clause(*piece, ClauseKind.REPORTED)


def _shared_out(shown: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what a speaker named at the end is reported to say: "A did, and B did, police said"."""
    low = start
    for match in _CONNECTIVE.finditer(shown, start, end):
        if match.start() > low and _is_cut(shown[low : match.start()], match[0], shown[match.end() : end]):
            yield low, match.start()
            low = match.end()
    yield low, end


def _content(shown: str, start: int, end: int) -> tuple[int, int] | None:
    """Find the words that are reported as said, where speaker and verb stand around them in a known way."""
    words = shown[start:end]
    if according := _ACCORDING.match(words):
        return _clean(shown, start + according.end(), end)
    suffix = _suffix(words)
    if suffix is not None:
        speaker = suffix["speaker"] or ""
        if finite_verbs(speaker) or "_" in speaker or _SAID.search(words[: suffix.start()]):
            return None
        return _clean(shown, start, start + suffix.start())
    return _after_said(shown, start, end)


def _after_said(shown: str, start: int, end: int) -> tuple[int, int] | None:
    """Find the words after "X said (that)"."""
    prefix = _SAID_PREFIX.match(shown[start:end])
    if prefix is None or finite_verbs(prefix["speaker"]) or _stands_under(prefix["speaker"]):
        return None
    begins = start + prefix.end()
    if prefix["verb"] in {"told", "tells"} and not prefix["that"]:
        told = _TOLD.match(shown, begins - 1, end)
        if told is None or (told["hearer"] and finite_verbs(told["hearer"])):
            return None
        return _clean(shown, told.end(), end)
    if prefix["verb"] not in _NEEDS_NO_THAT and not prefix["that"]:
        return None
    return _clean(shown, begins, end, sure=prefix["that"] is not None)


def _stands_under(speaker: str) -> bool:
    """Tell a speaker that is itself behind a conjunction or a quote: "When police", "“…,” said the man who"."""
    return "_" in speaker or any(
        token.lower() in RELATIVES or token.lower() in {"after", "before", "until"} for token in tokens(speaker)
    )


def _clean(shown: str, start: int, end: int, *, sure: bool = False) -> tuple[int, int] | None:
    """Give the span where it is a clause of its own and not just quoted words; `sure`: it stands behind "that"."""
    words = shown[start:end]
    if words.startswith("_") or not (sure or starts_clause(words)):
        return None
    return start, start + len(words.rstrip())


def _facts(sentence: str, shown: str) -> Iterator[Clause]:
    """Give the facts that stand beside a name: "X, the Y minister,", "X, 57,", "X, who was mayor,"."""
    inside = []
    for match in _AGE.finditer(shown):
        if _is_name(shown, match) and _is_age(shown, match):
            inside.append(match.span())
            yield _fact(sentence, match, f"is {match['age']} years old", ClauseKind.APPOSITIVE)
    for match in _APPOSITIVE.finditer(shown):
        if _is_name(shown, match) and _describes(shown, match):
            inside.append(match.span("fact"))
            yield _fact(sentence, match, f"is {sentence[slice(*match.span('fact'))]}", ClauseKind.APPOSITIVE)
    for match in _WHO.finditer(shown):
        # "X, a lawyer for Y, who …": who may be either
        if _is_name(shown, match) and _relates(shown, match) and not _within(match.start(), inside):
            yield _fact(sentence, match, sentence[slice(*match.span("fact"))], ClauseKind.RELATIVE)


def _fact(sentence: str, match: re.Match[str], predicate: str, kind: ClauseKind) -> Clause:
    name = sentence[slice(*match.span("name"))]
    return Clause(match.start(), match.end("fact"), kind, f"{name} {predicate.removesuffix('.')}.")


def _is_name(shown: str, match: re.Match[str]) -> bool:
    """Tell a whole name that is no day, no pronoun and no item of a list."""
    before = shown[: match.start()].rstrip()
    cut_off = re.search(r"[A-Z][\w’'.-]*$|[,'’/_-]$|\d$", before)
    return cut_off is None and not any(map(_NO_NAME.match, match["name"].split())) and not _after_list(before)


def _is_age(shown: str, match: re.Match[str]) -> bool:
    is_number = shown[match.end() : match.end() + 1].isdigit()
    return not is_number and int(match["age"]) <= 115 and not _PREPOSITION_BEFORE.search(shown[: match.start()])


def _after_list(before: str) -> bool:
    return before.endswith((" and", " or", "&"))


def _describes(shown: str, match: re.Match[str]) -> bool:
    """Tell a description of the name from the next item of a list, and from the subject after "In Paris, the …"."""
    fact, before, after = match["fact"], shown[: match.start()], shown[match.end() :]
    if finite_verbs(fact) or any(token.lower() in RELATIVES for token in tokens(fact)) or "_" in fact:
        return False
    if match["close"] != "." and _LIST_AFTER.match(after):
        return False
    head = fact.split(" of ")[0].split(" for ")[0]
    if _PREPOSITION_BEFORE.search(before):
        return bool(_PLACE_HEAD.search(head) and finite_verbs(before))
    if not before.strip() and match["close"] != ".":
        return starts_with_verb(after)
    return bool(_HEAD.search(head))


def _relates(shown: str, match: re.Match[str]) -> bool:
    fact, before = match["fact"], shown[: match.start()]
    if _TALKS.search(fact) or any(token.lower() in RELATIVES for token in tokens(fact)) or "_" in fact:
        return False
    closed = match["close"] == "." or starts_with_verb(shown[match.end() :])
    return closed and starts_with_verb(fact) and not _PREPOSITION_BEFORE.search(before)
