"""Ages told by the words beside a number, where no pattern of `age` reads whose they are.

"Who at 61 has not sung", "dead at 84", "a seamstress of 58 was": that it is an age is plain, whose it is often is not.
Where a text names one person alone, it is taken for that person's; elsewhere the age is left to nobody, so that no rule
binds it and a model has to say whether two reports mean the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from consistency.lang.figures import figures
from consistency.lang.intervals import MONTHS, WEEKDAYS
from consistency.lang.numbers import Form, Number, numbers
from consistency.lang.words import words
from consistency.types import Hedge

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
#: Characters before a number in which its cue stands.
REACH = 160
#: Below it "at nine" is an hour, and above it nobody lives.
NO_HOUR, OLDEST = 13, 120
#: A father of eleven has children; of thirty-one, years. A leader of 30 has followers.
NO_CHILDREN = 25
_OF_MANY = frozenset(
    words("mother father mum mom dad parent grandmother grandfather leader head chief captain member manager owner")
)

_HEDGE = r"(?:just |only |about |barely |some |already |now |still |not yet |well past |around |nearly |almost )*"
_AGED = re.compile(rf"\b(?:aged|age of|ages? as|age [^,.;]{{1,40}} (?:at|as|to be)) {_HEDGE}$", re.IGNORECASE)
#: "Anyone under the age of 14", "from the age of nine": nobody is told to be so old.
_LIMIT = re.compile(
    rf"\b(?:under|over|above|below|beyond|past|from|since|until|till|before) the ages? of {_HEDGE}$", re.IGNORECASE
)
_NO_AGE_ENDS = re.compile(r"[ -](?:to|per|%|and (?:\d|over|under|above)|or (?:over|under|older|younger|above|more))")
_AT = re.compile(
    r"(?:^|[,;:(—] ?|\b(?:who|whom|that|and|but|because|since|died|dies|dead|death|retire[ds]?|retired|married|"
    r"widowed|began|begun|came|come|taught|started|became|become|elected|appointed|convicted|jailed|debut(?:ed)?|"
    rf"professional|met|alone|again|only|then|wrote|won|left|joined|opened|singer|player) ?)at {_HEDGE}$",
    re.IGNORECASE,
)
#: What somebody does once in a life, at some age.
_AT_LIFE = re.compile(
    r"\b(?:died|dead|retired?|debut\w*|professional|elected|learn(?:ed|t)|taught|married|orphaned|began|started|opened|"
    rf"widowed|hanged|conducted|crowned|ordained|jump)\b[^.;:]{{0,60}} at {_HEDGE}$",
    re.IGNORECASE,
)
_AT_ENDS = re.compile(
    r"(?=[,.;:)](?:\s|$)|$| (?:the|he|she|his|her|an?|who|it|is|was|has|had|still|in (?!\d)|on (?!\w+ (?:Street|Road))|"
    r"as|after|with|when|for|from|by|without|and|one|last|became)\b)"
)
_TURNED = re.compile(rf"\bturn(?:ed|s|ing)? {_HEDGE}$", re.IGNORECASE)
_TURNED_ENDS = re.compile(
    r"(?=[.,;:)](?:\s|$)|$| (?:in|on|last|this|next|during|when|while|the|and|yesterday|today|before|after|"
    r"an?|two|three|by|earlier)\b(?! (?:page|corner)))"
)
_BE = re.compile(rf"(?P<subject>[^.;:!?]+?)(?P<comma>,)? (?:is|was|are|were|will be|would be) {_HEDGE}$")
_FIGURES = re.compile(r"\b(?:number|total|cost|score|toll|figure|price|share|average|count|sum|rate)\b", re.IGNORECASE)
_BE_ENDS = re.compile(
    r"(?=[.,;:)][”\"’]?(?:\s|$)|$| (?:and(?! \d)|when|at the time|by the time|on the day|or (?:more|older|younger)|"
    r"in (?:19|20)\d\d)\b)"
)
_OF = re.compile(
    r"\b(?:an?|the|this|another) (?:[A-Za-z'’-]+ ){0,3}?(?P<noun>[a-z-]+) of (?:just |only |about |barely |some )?$"
)
_OF_ENDS = re.compile(
    r"(?=[.,;:!?)](?:\s|$)|$| (?![a-z-]+s\b)[a-z]+\b| (?:was|is|has|as|celebrates|says|lives|makes)\b)"
)
_CANDLES = re.compile(r" (?:birthday )?candles\b")
_OF_AGE = re.compile(r" years? of age\b")
_BIRTHDAY = re.compile(r" birthday\b")
_AHEAD = re.compile(
    r"\b(?:will|would|next|eve of|before|short of|shy of|not yet|due|until|"
    r"(?:days?|weeks?|months?) (?:from|off|to)|away from)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?<![\w’'-])(?:[A-ZÀ-ÞĀ-Ž][a-zà-žA-Z'’-]+ )"
    r"(?:(?:de|da|del|della|di|van|von|der|den|bin|ibn|al|el|la|le|dos|du) )?"
    r"[A-ZÀ-ÞĀ-Ž][a-zà-žA-Z'’-]+(?: [A-ZÀ-ÞĀ-Ž][a-zà-ž'’-]+)?"
)
_APPOSED = re.compile(rf"{_NAMED.pattern}, $")
_SHUT = re.compile(r"[,;)]")
_PRONOUN = re.compile(r"(?:\b(?:he|she|who|they|both|twins?|i)|’s|'s)$", re.IGNORECASE)
_NO_NAME = frozenset(
    words(
        "the a an in on at and but of for street road avenue school hospital university court prison bridge station "
        "city county party united council museum club church house hall park port river lake mount island airport "
        f"company bank group minister president king queen {' '.join(WEEKDAYS)} {' '.join(MONTHS)}"
    )
)


#: "sixtieth birthday", "eighty-fifth birthday": elsewhere such ordinals are read as no number.
_TENS = words("twent thirt fort fift sixt sevent eight ninet")
_ONES = words("first second third fourth fifth sixth seventh eighth ninth")
_WRITTEN = re.compile(
    rf"\b(?P<tens>{'|'.join(_TENS)})(?:ieth|y[- ](?P<ones>{'|'.join(_ONES)}))(?= birthday\b)", re.IGNORECASE
)


def candidates(text: str) -> tuple[Number, ...]:
    """Give the numbers of a text, and those that are numbers in talk of ages alone: "Aged 37," "sixtieth birthday"."""
    opened = [one for one in figures(text) if text.endswith("Aged ", 0, one.start)] if "Aged " in text else []
    written = [_ordinal(match) for match in _WRITTEN.finditer(text)]
    own = [*opened, *written]
    others = (one for one in numbers(text) if not any(one.start < its.end and its.start < one.end for its in own))
    return tuple(sorted((*others, *own), key=lambda one: one.start))


def _ordinal(match: re.Match[str]) -> Number:
    value = 20.0 + 10 * _TENS.index(match["tens"].lower())
    value += _ONES.index(match["ones"].lower()) + 1 if match["ones"] else 0
    start, end = match.span()
    return Number(
        start=start, end=end, first=start, last=end, value=value, low=value, high=value, half=0.0,
        hedge=Hedge.EXACTLY, form=Form.ORDINAL, sign="", words=True,
    )  # fmt: skip


def is_age(text: str, number: Number, person: Callable[[str], bool]) -> bool:
    """Say whether the words around a cardinal number make it an age; `person` tells words for people."""
    if number.sign or number.form is not Form.CARDINAL or number.range or not 1 < number.value <= OLDEST:
        return False
    if number.value != int(number.value) or number.hedge not in (Hedge.EXACTLY, Hedge.ABOUT):
        return False
    lead = text[max(0, number.start - REACH) : number.start]
    if _OF_AGE.match(text, number.end) or (_CANDLES.match(text, number.end) and "blew" in lead):
        return True
    if _AGED.search(lead):
        return not _LIMIT.search(lead) and not _NO_AGE_ENDS.match(text, number.end)
    if number.value >= NO_HOUR and (_AT.search(lead) or _AT_LIFE.search(lead)) and _AT_ENDS.match(text, number.end):
        return True
    if _TURNED.search(lead) and _TURNED_ENDS.match(text, number.end):
        return True
    if number.words and _APPOSED.search(lead) and _SHUT.match(text, number.end) and _people(lead[-60:]):
        return True
    return _of_person(text, number, lead, person) or _is_so_old(text, number, lead, person)


def _of_person(text: str, number: Number, lead: str, person: Callable[[str], bool]) -> bool:
    """Hold for "a pastor of 33 with a voice": not for "a mother of two", nor "a crew of 14 sailors"."""
    of = _OF.search(lead)
    if of is None or not person(of["noun"].split("-")[-1]):
        return False
    least = NO_CHILDREN if of["noun"].split("-")[-1] in _OF_MANY else NO_HOUR
    return number.value >= least and _OF_ENDS.match(text, number.end) is not None


def _is_so_old(text: str, number: Number, lead: str, person: Callable[[str], bool]) -> bool:
    """Hold where the subject of "is 46" is a person."""
    be = _BE.search(lead)
    if be is None or not _BE_ENDS.match(text, number.end) or _FIGURES.search(be["subject"]):
        return False
    subject = be["subject"]
    parted = be["comma"] is not None  # "Ann Roe, who won in May, is 31"
    heads = [subject[: match.start()] for match in re.finditer(", ", subject)] if parted else []
    for phrase in (subject, *reversed(heads)):
        last = re.search(r"[\w’'-]+$", phrase)
        if last is None:
            continue
        if _PRONOUN.search(phrase) or person(last[0].lower()):
            return True
        named = list(_NAMED.finditer(phrase))
        if named and named[-1].end() == len(phrase) and _people(phrase[named[-1].start() :]):
            return True
    return False


def _people(text: str) -> list[str]:
    """Give the names of two words or more, but of streets, bodies and days."""
    found = [match[0] for match in _NAMED.finditer(text)]
    return [name for name in found if not is_no_person(name.lower().split())]


def is_no_person(parts: Sequence[str]) -> bool:
    """Say whether the words of a name, in small letters, are those of a street, a body or a day."""
    return not _NO_NAME.isdisjoint(parts)


def only_person(text: str) -> str | None:
    """Give the one person whom a text names in full, None for nobody and for several."""
    people = {name.split()[-1]: name for name in _people(text)}
    return next(iter(people.values())) if len(people) == 1 else None


def birthday_ahead(text: str, number: Number) -> bool | None:
    """Say whether a birthday is still to come; None where the number is that of no birthday."""
    if number.form is not Form.ORDINAL or not _BIRTHDAY.match(text, number.end) or number.value > OLDEST:
        return None
    if re.search(r"\bon (?:his|her|their) $", text[: number.start], re.IGNORECASE):
        return None  # what somebody did on that day, whenever it was
    return _AHEAD.search(text[max(0, number.start - 40) : number.start]) is not None
