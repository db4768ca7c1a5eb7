"""Words that part two facts which look like one: another turn, a plan against a deed, another agent, another crowd."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from consistency.lang.frames import later_apart, now_and_then
from consistency.lang.numbers import numbers
from consistency.slots.dates import days_on
from consistency.slots.grammar import CALENDAR, PRONOUNS
from consistency.slots.told import ANYBODY, PARTS, noun_of
from consistency.types import SlotKind

if TYPE_CHECKING:
    from consistency.types import Claim, Slot

_TURN = re.compile(
    r"\b(?:(?:the|a|his|her|its|their) (?=(?:first|second|third|fourth|fifth|last|final|next|previous|earlier)\b))?"
    r"(?P<turn>(?<=the )(?:first|second|third|fourth|fifth|last|final|next|previous|earlier)|"
    r"(?:(?<=his )|(?<=her )|(?<=its )|(?<=their ))(?:first|second|third|fourth|fifth)|"
    r"(?<=a )(?:second|third|previous)|(?<=an )earlier|again|once more|another)\b"
    r"(?! (?:of|time|to|and|half|quarter|degree|people|person|(?:minute|hour|day|week|month|year)s?)\b)",
    re.IGNORECASE,
)
_PLAN = re.compile(
    r"\b(?:was|were|had been|is|are) (?:to(?! blame)|due to|expected to|supposed to|planned to|meant to)\b"
    r"|\b(?:plans?|planned|planning|hopes?|hoped|intends?|expects?|expected|estimated?|will|would|had said|"
    r"first estimate|was put at|could|(?-i:may)|might)\b",
    re.IGNORECASE,
)
#: What is agreed on or ordered lies ahead as well, and so do a price and what a thing is worth: "agreed to buy it for
#: £84m" and "will pay £48m" are one plan.
_SETTLED = re.compile(
    r"\b(?:agree[ds]?|order(?:s|ed)|rul(?:es|ed)|award(?:s|ed)?|accept(?:s|ed)|sign(?:s|ed)|"
    r"set aside|earmark(?:s|ed)|called|limits?|terms? of)\b|\b(?:serve|last|run|cost|amount|come)s\b",
    re.IGNORECASE,
)
_WORTH = re.compile(r"\b(?:prices?|priced|valued?|worth|at a cost)\b", re.IGNORECASE)
_PROMISED = re.compile(r"\b(?:promise[ds]?|pledge[ds]?|vow(?:s|ed))\b", re.IGNORECASE)
_ASKED = re.compile(
    r"\b(?:invited|invites|asked for|asks for|demand(?:s|ed|ing)?|sought|seeks|seeking|proposed|proposes|suing|sued|"
    r"wants?|wanted)\b",
    re.IGNORECASE,
)
#: "In 2011, 23 people were killed", "12 died there in 1987"; what was founded in a year says nothing of the figure.
_YEAR = r"(?<!ed )\b[Ii]n (?:1[89]|20)\d\d\b"
_IN_YEAR = re.compile(_YEAR)
_BARE_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_YEAR_BEFORE, _YEAR_BEHIND = re.compile(rf"{_YEAR},?(?: [^,;.]{{0,30}})?$"), re.compile(rf"[^,;.]{{0,40}}{_YEAR}")
_LONG_AGO = re.compile(
    r"\b(?:years|decades?|centur(?:y|ies)) (?:ago|earlier|before)\b",
    re.IGNORECASE,
)
_YEARLY = re.compile(r"\b(?:a|last|previous|per|each|every) year\b|\bannual(?:ly)?\b", re.IGNORECASE)
#: A day that was planned and is not kept any more.
_DROPPED = re.compile(
    r"\b(?:(?:was|were) to|should) have\b|\b(?:was|were|had been) (?:due|scheduled|expected|supposed|meant|set) to\b|"
    r"\b(?:originally|initially|at first) (?:planned|scheduled|due|set|meant|to)\b",
    re.IGNORECASE,
)
#: A day that somebody counted on, however far before it that is said: what came to be has its own day.
_COUNTED_ON = re.compile(
    r"\b(?:expected|hoped|planned|intended|aimed|wanted|promised|scheduled|proposed) (?:to|that)\b|"
    r"\bplan(?:s|ned)? (?:was|were|had been) to\b",
    re.IGNORECASE,
)
#: What had been reached by a day is more by the next: "had registered 31 families by Monday night".
_HAD_BY = re.compile(r"\b(?:had|has|have)\b[^,;]*\bby (?:about |early |late |the )?$", re.IGNORECASE)
#: What is missing from a figure is no such figure: "needed nine points", "three votes short".
_MISSING = re.compile(
    r"\b(?:need(?:s|ed|ing)?|lack(?:s|ed|ing)?|short of|shy of|away from|fewer than (?!\d))\b", re.IGNORECASE
)
#: A count of another moment: "a week after the storm", "had by then been counted".
_MEANWHILE = re.compile(r"\bby then\b|\b(?:days?|weeks?|months?) (?:after|later)\b", re.IGNORECASE)
_DEVELOPS = re.compile(r"(?:dead|injured|missing|rescued|arrested|evacuated|displaced|infected)\b")
#: What a thing costs one who pays is his share: "will cost the city 2.3bn".
_PAYER = re.compile(
    r"\bcost(?:s|ing)? (?!the (?:equivalent|same)\b)(?:the|its|their) [a-z]+s? (?:about |some |up to )?$"
)
_SHARED_COST = re.compile(r"\b(?:shared|split|divided) (?:equally |evenly )?(?:by|between|among)\b")
#: What one group has, of which a figure alone would be of all.
_AMONG = re.compile(r"\bamong (?!the (?:dead|injured|wounded|victims))\w+", re.IGNORECASE)
#: What a thing is made for says nothing of what was in it.
_CAPACITY = re.compile(
    r"\b(?:(?:can|could|may) (?:hold|carry|seat|take|sleep)|capacity|(?:seats|room|space|beds|licensed|built|cleared|"
    r"certified|designed) (?:for|to)|allowed to (?:carry|hold))\b",
    re.IGNORECASE,
)
#: "For 18 years as the head of the orchestra" is no time in the orchestra.
_IN_OFFICE = re.compile(r"\bas (?:an?|the|its|his|her|their) [a-z]+", re.IGNORECASE)
#: A price at the end of a day is not that of an hour of it.
_AT_CLOSE = re.compile(
    r"\b(?:clos(?:e|ed|ing)|(?:ended|finished|settled)(?= (?:the (?:day|week|session)|at|up|down|higher|lower|\d)))\b",
    re.IGNORECASE,
)
#: A time of waiting is part of a longer one: on remand, for a retrial.
_WAITING = re.compile(r"[^.;]{0,40}\b(?:a?waiting|pending|on remand)\b", re.IGNORECASE)
#: Those who sit for 30 hours may sit for four days.
_SITTING = re.compile(
    r"\b(?:deliberat|negotiat|debat|testif|testimon|interrogat|question|interview|rehears|record|film|talks?\b|hearings?\b|"
    r"session|meeting)\w*",
    re.IGNORECASE,
)
#: "The first 17 passes" are some of all.
_SOME = re.compile(r"\b(?:first|last|opening)\s+(?:about |some )?$", re.IGNORECASE)
_IN_ALL = re.compile(r"\b(?:in all|altogether|in total|a total of|all told)\b", re.IGNORECASE)
#: "In the first carriage alone", "inside the hall itself": of a part, whatever the other report counts.
_ALONE = re.compile(
    r"\b(?:in|inside|at|on|to|from|of|for|by|along) (?:[\w'’-]+ ){1,5}(?:alone|itself)\b"
    r"(?! (?:in|on|with|at home)\b)",
    re.IGNORECASE,
)
#: One of several payments is no whole: "this year, and the remainder by next summer".
_INSTALMENT = re.compile(
    r"\b(?:remainder|instal?ments?|tranches?|down payment|first (?:payment|slice))\b", re.IGNORECASE
)
#: What was thought at first, of which the other report may already know better.
_AT_FIRST = re.compile(
    r"\b(?:initial|preliminary|early|first|earlier) (?:reports?|counts?|figures?|estimates?|tolls?|accounts?|"
    r"statements?)\b|\binitially\b|\bat first\b|"
    r"\bhad (?:earlier|first|initially) (?:said|put|reported|spoken|believed)\b",
    re.IGNORECASE,
)
_BY_NOW = re.compile(
    r"\b(?:revised|corrected)\b|\bnow (?:believes?|says?|puts?|counts?|thinks?|stands?)\b", re.IGNORECASE
)
#: A county's cases are some of its state's.
_COUNTY = re.compile(r"\b[A-Z][\w’'-]+ (?:County|Province|District|Parish|Prefecture|Borough|Oblast)\b")
_CAPITALS = r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3}"
#: "Across County Mayo and County Galway": where the other report names one of the two, it may count there alone.
_TWO_PLACES = re.compile(
    rf"\b(?:in|across|at|from|of|throughout)(?: both)? (?P<one>{_CAPITALS}) and (?P<other>{_CAPITALS})"
)
_ON_STREET = re.compile(
    r"\b(?:on|in|along) (?:[A-Z][\w'’-]+ ){1,3}(?:Road|Street|Avenue|Lane|Drive|Boulevard|Terrace|Crescent)\b"
)
#: Of these there are more in a town than in one of its streets.
_STANDING = frozenset({"home", "building", "flat", "shop", "tree", "car", "structure", "property"})
_SO_FAR = re.compile(r"\b(?:so far|to date|until now|up to now|by now|already|in total|since)\b", re.IGNORECASE)
_EACH = re.compile(
    r"\b(?:each|every|apiece|a season|"
    r"per (?:person|head|share|day|hour|month|week|season|game|match|household|family))\b",
    re.IGNORECASE,
)
_AS_OF = re.compile(
    r"\b(?:as of|by|until|till)\s+(?:about |around |early |late |(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day )?"
    r"(?=\d|noon|midday|midnight|morning|afternoon|evening|night|dawn|dusk)",
    re.IGNORECASE,
)
#: What was not done on one day may well have been done on another.
_NEGATED = re.compile(
    r"\b(?:not|never|nothing|nobody|none|neither|"
    r"no(?! (?:later|earlier|sooner|fewer|less|more|longer|doubt)\b))\b|n['’]t\b",
    re.IGNORECASE,
)
#: Who has never left a place was there, and who was "in Oslo and not in Riga" was in Oslo.
_NOT_THERE = re.compile(
    rf"(?<!and )(?<!but )(?<!, )(?:{_NEGATED.pattern})(?! (?:leave|left|leaving|mov|budge|stir))", re.IGNORECASE
)
#: "Until 30 June, when the poll closes" tells the day itself.
_WHEN = re.compile(r",? (?:when|the day|the date|which is)\b")
_NOT_UNTIL = re.compile(r"\b(?:not|n['’]t)\b[^,;.]* until (?:about |early |late )?$", re.IGNORECASE)
#: "By 1958 she had gone" holds if she went in 1957.
_UNTIL = re.compile(r"\b(?:as of|by|until|till|before|after|since)\s+(?:about |early |late |the )?$", re.IGNORECASE)
#: A night belongs to two days: what burns on Friday night burns early on Saturday.
_NIGHT = re.compile(r"\b(?:late|night|overnight|evening|midnight|1[01](?::\d\d)? ?p\.?m|2[23]:\d\d)\b", re.IGNORECASE)
_SMALL_HOURS = re.compile(
    r"\b(?:early|overnight|midnight|small hours|(?:pre-?)?dawn|(?:12|[1-5])(?::\d\d)? ?a\.?m)\b", re.IGNORECASE
)
_HABITUAL = re.compile(r"\b(?:weekdays|weekends|(?:mon|tues|wednes|thurs|fri|satur|sun)days)\b", re.IGNORECASE)
#: What begins at one hour ends at another, who leaves arrives later, and one chamber votes after the other.
_ENDS = tuple(
    (re.compile(rf"\b(?:{one})\b", re.IGNORECASE), re.compile(rf"\b(?:{other})\b", re.IGNORECASE))
    for one, other in (
        (
            r"open(?:s|ed|ing)?|beg[aiu]n(?:s|ning)?|start(?:s|ed|ing)?",
            r"clos(?:es?|ed|ing)|end(?:s|ed|ing)?|finish\w*",
        ),
        (
            r"left|leaves?|leaving|depart\w*|took off|set (?:off|out)",
            r"arriv\w*|land(?:s|ed|ing)?|return(?:s|ed)?|touched down",
        ),
        (r"senate|upper house|house of lords", r"lower house|house of (?:representatives|commons)|assembly"),
    )
)
#: Of one sort there are many, and its name or number says which: "Hurricane Vera", "Flight 214", "Game 3".
_NAMED = re.compile(
    r"\b(?P<sort>hurricane|typhoon|cyclone|storm|operation|flight|apollo|route|interstate|highway|exit|world war|"
    r"super bowl|proposition|measure|amendment|article|district|ward|precinct|game|round|week|stage|race|heat|lap|"
    r"season|episode|chapter|volume|part|phase|unit|reactor|gate|platform|terminal|room|floor|count)s?"
    r" (?P<name>\d+[a-z]?|(?-i:[IVX]+)|(?-i:[A-Z][\w’'-]+))\b",
    re.IGNORECASE,
)
#: Which of several it is: "the first recount", "in the 71st minute", "on the ninth day".
_RANKED = re.compile(
    r"\b(?P<name>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final|\d+(?:st|nd|rd|th))"
    r"[ ](?P<sort>(?!(?:time|of|to|and|in|for|on|at|half|quarter|year|month|week|day of|hour|man|woman|person|people)"
    r"\b)"
    r"(?:day of|[a-z]+))\b",
    re.IGNORECASE,
)
#: "The oldest tree" is the first of those of which the other text tells of "the second oldest".
_SUPERLATIVE = re.compile(r"\b[Tt]he (?P<sort>[a-z]{3,}est)\b")
_SEASONS = re.compile(r"\bin (?:the )?(?:early |late )?(?P<season>spring|summer|autumn|fall|winter)\b", re.IGNORECASE)
_AFTER_SO_LONG = re.compile(
    r"\b[Aa]fter (?P<length>[\w-]+ (?:minutes?|hours?|days?|weeks?|months?|years?))\b(?! (?:of|in)\b)"
)
_BEFORE_OR_AFTER = re.compile(r"\b(?P<side>[Bb]efore|[Aa]fter) (?:the )?(?P<what>[A-Z][\w’'-]+)")
#: How it stood on the way is no result.
_RUNNING = re.compile(r"\b(?:with the (?:score|game|match|scores|sides) (?:at|level)|to make it|made it)\b")
#: "310 poles around Truro" of "1,240 poles across Nova Scotia".
_ROUND_ABOUT = re.compile(
    r" (?:in|around|across|near|throughout|along|outside|inside) (?:the )?(?P<where>(?:[A-Z][\w’'-]+ ?)+)"
)
_MOMENTS = frozenset({SlotKind.DATE, SlotKind.TIME})
_GRADE = re.compile(r"\b(?:seriously|critically|gravely|severely|badly|slightly|lightly)\b", re.IGNORECASE)
#: Characters before and behind a slot; what is planned or each one's stands nearer.
BEFORE, BEHIND, NEARER = 48, 16, 34
#: A plan has its sum, its number and its length, and so has the deed; the day and the hour of both are one.
_PLANNED = frozenset({SlotKind.QUANTITY, SlotKind.MONEY, SlotKind.DURATION})


def parted(left: Claim, one: Slot, right: Claim, other: Slot) -> bool:
    """Say whether the words of two claims part facts of a kind; what is parted may be one, but nobody can tell."""
    near, beside = _near(left, one), _near(right, other)
    closer = _near(left, one, NEARER), _near(right, other, NEARER)
    named = one.kind is SlotKind.AGE and one.about == other.about and " " in (one.about or "")
    turns = _turn(near), _turn(beside)
    if (_turned(*turns, left.text, right.text) and not named) or _told_of_others(one, left.text, right.text):
        return True
    if one.kind in _MOMENTS and any(_two_ends(ends, near, beside) for ends in _ENDS):
        return True
    if one.kind is SlotKind.DATE:
        return _days_parted(left, one, right, other)
    if one.kind is SlotKind.TIME:
        limits = _is_limit(_AS_OF, left, one) != _is_limit(_AS_OF, right, other)
        return limits or _differ(_DROPPED, near, beside) or _habit(left) != _habit(right)
    if one.kind is SlotKind.AGE:
        return _tells_a_year(left) != _tells_a_year(right)
    if one.kind not in _PLANNED:
        return one.kind is SlotKind.PLACE and (now_and_then(left.text, right.text) or _differ(_NOT_THERE, near, beside))
    if (one.kind is SlotKind.MONEY or one.unit == "percent") and _differ(_AT_CLOSE, near, beside):
        return True
    promised = any(_PROMISED.search(text) for text in (near, beside))  # "promised each" and "will give each" are one
    told_apart = (
        _of_part_or_early(one.kind, left.text, right.text)
        or (not promised and _planned_and_done(one.kind, *closer))
        or _differ(_ASKED, *closer)
        or any(_differ(pattern, near, beside) for pattern in (_LONG_AGO, _YEARLY))
        or (one.kind is not SlotKind.DURATION and later_apart(left.text, right.text))
        or (_differ(_EACH, near, beside) and _differ(_EACH, left.text, right.text))
        or _share_of_cost(left, one, right) is not _share_of_cost(right, other, left)
    )
    if told_apart or _other_agent(left, one, right, other) or _of_other_year(left, one, right, other):
        return True
    if one.kind is SlotKind.DURATION:
        return (
            _waits(left, one) != _waits(right, other)
            or _differ(_IN_OFFICE, near, beside)
            or (any(map(_SITTING.search, (left.text, right.text))) and _of_the_day(one) != _of_the_day(other))
            or (_so_far(left, one) and _so_far(right, other))
        )
    return one.kind is SlotKind.QUANTITY and _counts_parted(left, one, right, other, near, beside)


def _days_parted(left: Claim, one: Slot, right: Claim, other: Slot) -> bool:
    """Say whether words beside two days say that one was planned, is a limit, or begins with the night of the other."""
    closer = _near(left, one, NEARER), _near(right, other, NEARER)
    return (
        _differ(_DROPPED, *closer)
        or _differ(_NEGATED, _near(left, one), _near(right, other))
        or _differ(_COUNTED_ON, lead(left, one), lead(right, other))
        or (_had_by(left, one) and _had_by(right, other))
        or _one_night(days_on(one, other), *closer)
        or _is_until(left, one) != _is_until(right, other)
    )


def _of_part_or_early(kind: SlotKind, left: str, right: str) -> bool:
    """Hold where one text tells what was thought at first, or of a part of what the other tells."""
    if any(_differ(pattern, left, right) for pattern in (_AT_FIRST, _BY_NOW, _ALONE, _INSTALMENT)):
        return True
    return kind is not SlotKind.DURATION and _one_of_two_places(left, right)


def _counts_parted(left: Claim, one: Slot, right: Claim, other: Slot, near: str, beside: str) -> bool:
    """Say whether words beside two counts say that they are of two crowds."""
    return (
        _differ(_GRADE, near, beside)
        or _made_for(left, one) != _made_for(right, other)
        or (one.unit == "percent" and _differ(_AMONG, near, beside))
        or (one.unit is None and _is_part(left, one, right, other))
        or (one.unit is None and _until_now(left, right) is not _until_now(right, left))
        or (one.unit is None and _differ(_MISSING, _near(left, one, NEARER), _near(right, other, NEARER)))
        or (one.unit is None and _follows(_SOME, left, one) != _follows(_SOME, right, other))
        or (noun_of(one) in _STANDING and _differ(_ON_STREET, left.text, right.text))
        or _other_crowd(one, other)
        or (one.unit == "score" and any(map(_RUNNING.search, (near, beside))))
        or (one.unit is None and _scoped_apart(left, one, right, other))
        or _of_another_moment(one, other, left.text, right.text)
        or (one.unit is None and (_narrowed(one, other, right) or _narrowed(other, one, left)))
        or _differ(_COUNTY, left.text, right.text)
        or _beside_crew(left, one, other)
        or _beside_crew(right, other, one)
        or (one.unit is None and _some_and_all(left, one, right, other))
        or (one.unit is None and (_in_a_part(left, one, right, other) or _in_a_part(right, other, left, one)))
    )


def _planned_and_done(kind: SlotKind, one: str, other: str) -> bool:
    """Hold where a plan is told around one figure, and neither a plan nor what has been settled around the other."""
    told = [_PLAN.search(text) is not None for text in (one, other)]
    if told[0] == told[1]:
        return False
    bare = other if told[0] else one
    return not _SETTLED.search(bare) and not (kind is SlotKind.MONEY and _WORTH.search(bare))


def _turned(mine: str, theirs: str, left: str, right: str) -> bool:
    """Hold for two turns of a thing, or for one that the other text knows nothing of."""
    if mine == theirs:
        return False
    known = not (mine and theirs) and re.search(rf"\b{mine or theirs}\b", right if mine else left, re.IGNORECASE)
    return not known


def _is_until(claim: Claim, slot: Slot) -> bool:
    """Say whether a day is a limit of what happened, and not told as the day on which it happens."""
    return _follows(_UNTIL, claim, slot) and not _WHEN.match(claim.text, max(0, slot.end - claim.start))


def _is_limit(pattern: re.Pattern[str], claim: Claim, slot: Slot) -> bool:
    """Say the same of an hour; what is "not done until three" is done at three."""
    found = pattern.search(_near(claim, slot)) is not None
    told = _WHEN.match(claim.text, max(0, slot.end - claim.start)) or _NOT_UNTIL.search(lead(claim, slot))
    return found and not told


def lead(claim: Claim, slot: Slot) -> str:
    """Give all that a claim says before a slot."""
    return claim.text[: max(0, slot.start - claim.start)]


def _had_by(claim: Claim, slot: Slot) -> bool:
    return _HAD_BY.search(lead(claim, slot)) is not None


def _share_of_cost(claim: Claim, slot: Slot, other: Claim) -> bool:
    """Hold for what a thing costs one who pays, where the other claim says that several share the cost."""
    return _follows(_PAYER, claim, slot) and _SHARED_COST.search(other.text) is not None


def _of_another_moment(one: Slot, other: Slot, left: str, right: str) -> bool:
    """Hold for counts that grow, where one claim alone says that it tells of a later day."""
    grow = all(_DEVELOPS.match(slot.event or "") for slot in (one, other))
    return grow and _differ(_MEANWHILE, left, right)


def _narrowed(one: Slot, other: Slot, right: Claim) -> bool:
    """Hold where the smaller count is of a sort that the other claim does not name: "two Flemish paintings" of four."""
    if one.low is None or other.low is None or one.low >= other.low:
        return False
    return any(word[:1].isupper() and word not in right.text for word in (one.about or "").split()[:-1])


def _some_and_all(left: Claim, one: Slot, right: Claim, other: Slot) -> bool:
    """Hold for "two of the hospitals" beside "all forty hospitals"; "27 of the 40" and "all 40" count the same 40.

    So for "9,000 of the spectators" beside a crowd of 38,000, "of the rings, 121" beside 212, and for four of the
    samples with a poison beside eight without.
    """
    some = [_OF_THE.search(slot.text) is not None for slot in (one, other)]
    if all(some):
        return _differ(_NEGATED, left.text, right.text)
    of = [_OF_WHICH.search(lead(claim, slot)) is not None for claim, slot in ((left, one), (right, other))]
    if of[0] != of[1] or (some[0] != some[1] and noun_of(one) != noun_of(other) and _smaller(one, other) == some[0]):
        return True
    for claim, slot, part in ((left, one, other), (right, other, one)):
        if _ALL.search(before(claim, slot)) and _OF_THE.search(part.text):
            return slot.value not in {f"{number.value:.10g}" for number in numbers(part.text)}
    return False


def _smaller(one: Slot, other: Slot) -> bool:
    return (one.high or 0.0) < (other.low or 0.0)


_OF_WHICH = re.compile(
    r"(?:^|[.;:] )(?:But |And )?(?i:of) (?:the|its|their|his|her|those|these) [^.;:]+, (?:about |some |only )?$"
)
_ALL = re.compile(r"\b(?:all|every one of)(?: (?:the|its|their|his|her|of the))* $", re.IGNORECASE)
_OF_THE = re.compile(r" of (?:the|its|their|his|her|those|these)\b")


def _in_a_part(claim: Claim, slot: Slot, other_claim: Claim, other: Slot) -> bool:
    """Hold for the smaller count where it is told of a part: "in the arm", "at the clinic's east wing", "of them"."""
    if slot.low is None or other.low is None or slot.low >= other.low:
        return False
    behind = claim.text[max(0, slot.end - claim.start) :]
    where = _INSIDE.match(behind)
    if where is not None and not re.search(rf"\b{where['where']}\b", other_claim.text, re.IGNORECASE):
        return _INSIDE.match(other_claim.text, max(0, other.end - other_claim.start)) is None
    if any(f"{number.value:.10g}" == slot.value for number in numbers(_first_parts(other_claim.text))):
        return True
    unit = _UNIT_OF_IT.search(claim.text)
    return (
        unit is not None and re.search(rf"\b(?:in|at|on) (?:the )?{unit['of']}\b(?!['’])", other_claim.text) is not None
    )


def _first_parts(text: str) -> str:
    """Give the figures that a text tells of a part of its own: "three of them"."""
    return " and ".join(match[1] for match in _OF_THEM.finditer(text))


#: What a count is told of, right behind it: "two wounds in the arm".
_INSIDE = re.compile(r" (?:in|to|on|inside|at) (?:the|his|her|its|their) (?P<where>[a-z][a-z-]+)\b(?! of\b)")
_OF_THEM = re.compile(r"\b([\w-]+) of (?:them|whom|these|those)\b", re.IGNORECASE)
#: "At Ballyfinn's midwife-led unit" is in Ballyfinn, and not all of it.
_UNIT_OF_IT = re.compile(r"\b(?:in|at|on) (?:the )?(?P<of>[A-Z][\w-]+)['’]s? (?:[a-z-]+ ){0,2}[a-z]+")


def _beside_crew(claim: Claim, one: Slot, other: Slot) -> bool:
    """Hold for "148 passengers and a crew of 12" beside "160 people"."""
    return noun_of(one) == "passenger" != noun_of(other) and _CREW.search(claim.text) is not None


_CREW = re.compile(r"\bcrew\b", re.IGNORECASE)


def _one_of_two_places(left: str, right: str) -> bool:
    """Hold where one text tells of two places together, and the other of one of them."""
    return any(
        (match["one"] in other) != (match["other"] in other)
        for text, other in ((left, right), (right, left))
        for match in _TWO_PLACES.finditer(text)
    )


def _made_for(claim: Claim, slot: Slot) -> bool:
    """Say whether a figure is what a thing can hold: "built for 300, the ferry had 480 on board" tells of both."""
    near = _ANOTHER.split(before(claim, slot))[-1]
    end = max(0, slot.end - claim.start)
    return _CAPACITY.search(near + claim.text[max(0, slot.start - claim.start) : end + BEHIND]) is not None


#: Where what is said of one figure ends.
_ANOTHER = re.compile(r"[,;]|\d")


def _waits(claim: Claim, slot: Slot) -> bool:
    return _WAITING.match(claim.text, max(0, slot.end - claim.start)) is not None


def _of_the_day(slot: Slot) -> bool:
    """Say whether a length is counted in hours or minutes."""
    return re.search(r"(?:hour|minute)s?$", slot.value) is not None


def _so_far(claim: Claim, slot: Slot) -> bool:
    """Hold for "after four days of riots": the next report tells of five."""
    return re.match(r" of [a-z]", claim.text[max(0, slot.end - claim.start) :]) is not None


def _follows(pattern: re.Pattern[str], claim: Claim, slot: Slot) -> bool:
    """Say whether a slot stands right behind words of a pattern."""
    return pattern.search(before(claim, slot)) is not None


def before(claim: Claim, slot: Slot) -> str:
    """Give the few words before a slot, for patterns that end at it: a search of all that stands before costs more."""
    start = max(0, slot.start - claim.start)
    return claim.text[max(0, start - BEFORE) : start]


def _until_now(claim: Claim, other: Claim) -> bool:
    """Hold for what is counted so far where the other claim tells of a day: "14 bodies so far", "nine on Monday"."""
    days, own = ({slot.value for slot in side.slots if slot.kind is SlotKind.DATE} for side in (other, claim))
    return bool(days - own) and _SO_FAR.search(claim.text) is not None and _SO_FAR.search(other.text) is None


def _is_part(left: Claim, one: Slot, right: Claim, other: Slot) -> bool:
    """Hold where one figure is that of all, and the other of a place or beside a second one: "nine and two"."""
    mine, theirs = (
        _IN_ALL.search(claim.text[: slot.end - claim.start + 40]) is not None
        for claim, slot in ((left, one), (right, other))
    )
    part, whole = ((right, other), one) if mine else ((left, one), other)
    return mine != theirs and (_is_listed(*part) or (_is_placed(part[1]) and not _is_placed(whole)))


def _is_placed(slot: Slot) -> bool:
    """Say whether a count is that of a place: "300 jobs in Leeds"."""
    return any(part.startswith("in ") and part[3:4].isupper() for part in (slot.event or "").split("; "))


def _is_listed(claim: Claim, slot: Slot) -> bool:
    """Say whether another bare count stands in the clause, with "and" between the two."""
    for near in claim.slots:
        if near.kind is SlotKind.QUANTITY and near.unit is None and near.start != slot.start:
            low, high = min(near.end, slot.end) - claim.start, max(near.start, slot.start) - claim.start
            if re.search(r"\band\b", claim.text[low:high]) and "." not in claim.text[low:high]:
                return True
    return False


def _near(claim: Claim, slot: Slot, reach: int = BEFORE) -> str:
    """Give the words around a slot: further off, or beyond a semicolon, they are of other things."""
    start, end = slot.start - claim.start, slot.end - claim.start
    head = claim.text[max(0, start - reach) : max(0, start)]
    reached = max(0, end) + BEHIND
    tail = claim.text[max(0, end) : reached]
    if (rest := _REST.match(claim.text, reached)) is not None:
        tail += rest[0]
    return head[head.rfind(";") + 1 :] + claim.text[max(0, start) : max(0, end)] + tail.partition(";")[0]


#: What stands at the end of a window is seen whole: "its fifth" is a turn, "its fifth of" a part.
_REST = re.compile(r"\w* of\b")


def _told_of_others(one: Slot, left: str, right: str) -> bool:
    """Hold where two texts name two of one sort, or tell of two of its moments what each moment has its own of.

    Where a place in a row is itself the fact, it tells of no moment.
    """
    counted = one.kind in _COUNTED_KINDS and one.unit not in _RANKS
    # "Freed after 17 days" and "out after 30 hours": the lengths themselves are the fact.
    but = _LENGTHS if one.kind is SlotKind.DURATION else frozenset()
    return _named_apart(left, right) or (counted and _of_two_moments(left, right, but))


_RANKS = frozenset({"ordinal", "score", "standing"})
#: What has its value at each moment; ages, places and the moments themselves have not.
_COUNTED_KINDS = frozenset({SlotKind.QUANTITY, SlotKind.MONEY, SlotKind.DURATION})


@lru_cache(maxsize=8192)
def _moments(text: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Give of which of several a text tells, by what there are several of: (("recount", {"first"}), ...)."""
    found: dict[str, set[str]] = {}
    for match in _RANKED.finditer(text):
        found.setdefault(match["sort"].lower(), set()).add(match["name"].lower())
    for match in _SUPERLATIVE.finditer(text):
        found.setdefault(match["sort"].lower(), set()).add("first")
    for match in _SEASONS.finditer(text):
        found.setdefault("season", set()).add(match["season"].lower())
    for match in _AFTER_SO_LONG.finditer(text):
        found.setdefault("length", set()).add(match["length"].lower())
    for match in _BEFORE_OR_AFTER.finditer(text):
        if match["what"].lower() not in CALENDAR:
            found.setdefault(match["what"], set()).add(match["side"].lower())
    return tuple((sort, frozenset(names)) for sort, names in found.items())


_LENGTHS = frozenset({"length"})


def _of_two_moments(left: str, right: str, but: frozenset[str]) -> bool:
    """Hold where both say of which of several they tell, and not of the same: two recounts, two seasons, two days."""
    mine, theirs = dict(_moments(left)), dict(_moments(right))
    return any(not mine[sort] & theirs[sort] for sort in (mine.keys() & theirs.keys()) - but)


def _scoped_apart(left: Claim, one: Slot, right: Claim, other: Slot) -> bool:
    """Hold where a place stands right behind each count, and they share no word."""
    places = [
        _ROUND_ABOUT.match(claim.text, max(0, slot.end - claim.start)) for claim, slot in ((left, one), (right, other))
    ]
    if not all(places):
        return False
    mine, theirs = (set(place["where"].split()) for place in places if place)
    return not mine & theirs and not mine & set(right.text.split()) and not theirs & set(left.text.split())


def _named_apart(left: str, right: str) -> bool:
    """Hold where both texts name one of a sort, and not the same: two hurricanes are two, and so are two flights."""
    mine, theirs = _names(left), _names(right)
    return any(not mine[sort] & theirs[sort] for sort in mine.keys() & theirs.keys())


@lru_cache(maxsize=8192)
def _names(text: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for match in _NAMED.finditer(text):
        if match["name"].lower() in CALENDAR:
            continue  # "the race Sunday" is no race of that name
        found.setdefault(match["sort"].lower(), set()).add(match["name"].lower())
    return {sort: frozenset(names) for sort, names in found.items()}


def _one_night(order: int, near: str, beside: str) -> bool:
    """Hold for neighbouring days where the words around them leave it open that the night between them is meant."""
    first, second = (near, beside) if order == 1 else (beside, near)
    if order == 0:
        return False
    late = [_NIGHT.search(text) is not None for text in (first, second)]
    early = [_SMALL_HOURS.search(text) is not None for text in (first, second)]
    if (all(late) and not any(early)) or (all(early) and not any(late)):
        return False  # two evenings, or two mornings
    return late[0] or early[1]


def _two_ends(ends: tuple[re.Pattern[str], re.Pattern[str]], one: str, other: str) -> bool:
    """Hold where one tells of the beginning alone and the other of the end."""
    mine, theirs = ([pattern.search(text) is not None for pattern in ends] for text in (one, other))
    return mine != theirs and all(sum(side) == 1 for side in (mine, theirs))


def _differ(pattern: re.Pattern[str], one: str, other: str) -> bool:
    return (pattern.search(one) is None) != (pattern.search(other) is None)


def _of_other_year(left: Claim, one: Slot, right: Claim, other: Slot) -> bool:
    """Hold where a year stands right beside one figure, and nowhere in the other claim."""
    dated = _in_year(left, one), _in_year(right, other)
    return dated[0] != dated[1] and not _IN_YEAR.search((right if dated[0] else left).text)


def _tells_a_year(claim: Claim) -> bool:
    """Say whether a claim, or the frame around it, tells of a year: "X, 92, told the radio in 2006"."""
    years = (slot for slot in claim.slots if slot.kind is SlotKind.DATE and _BARE_YEAR.fullmatch(slot.text))
    told = any(not before(claim, slot).endswith(" the ") for slot in years)  # "the 1956 uprising" dates no age
    return told or _IN_YEAR.search(claim.text) is not None


def _in_year(claim: Claim, slot: Slot) -> bool:
    return bool(
        _YEAR_BEFORE.search(before(claim, slot)) or _YEAR_BEHIND.match(claim.text, max(0, slot.end - claim.start))
    )


def _habit(claim: Claim) -> set[str]:
    """Give the days on which a thing is done again and again: "on Sundays", "on weekdays"."""
    return {match[0].lower() for match in _HABITUAL.finditer(claim.text)}


@lru_cache(maxsize=8192)
def _turn(near: str) -> str:
    """Give which of several the words around are of: "first", "again", or "" where nothing says."""
    match = _TURN.search(near)
    return match["turn"].lower().removeprefix("once ") if match else ""


_TYPE_OF = re.compile(r"\b[A-Za-z]+-?\d[\w-]*")


def _other_crowd(one: Slot, other: Slot) -> bool:
    """Hold for "nine people" and "three children", and for "12 riders" and "nine horses"; anybody may be a person."""
    named = [_TYPE_OF.findall(slot.about or "") for slot in (one, other)]
    if all(named) and not set(named[0]) & set(named[1]):
        return True  # "F-16 jets" and "C-130 planes"
    if ("crew" in (one.about or "")) != ("crew" in (other.about or "")) and "passenger" in f"{one.about} {other.about}":
        return True
    nouns = [noun.split()[-1] for noun in (noun_of(one), noun_of(other)) if noun]
    if len(nouns) < 2 or nouns[0] == nouns[1]:
        return False
    if _some_of_people(one, other) or _some_of_people(other, one):
        return True
    return any(noun in PARTS for noun in nouns) or not any(noun in ANYBODY for noun in nouns)


def _some_of_people(one: Slot, other: Slot) -> bool:
    """Hold for fewer of a sort of people beside people of any sort: "13 dead" and "12 suspected gang members"."""
    return noun_of(other) == "person" and " " in (one.about or "") and _smaller(one, other)


def _other_agent(left: Claim, one: Slot, right: Claim, other: Slot) -> bool:
    """Hold where both say who did it, and it is not the same: "by president", "by bank".

    Where each claim also names the other's thing, nobody knows which of the two is meant.
    """
    if any(_COUNTED.match(slot.event or "") for slot in (one, other)):
        return False  # who counts is not who does
    named = [{part[3:] for part in (slot.event or "").split("; ") if part.startswith("by ")} for slot in (one, other)]
    agents = [{agent.lower() for agent in side} for side in named]
    if not all(agents) or any(mine & PRONOUNS for mine in agents) or _meet(*agents):
        return False
    told = (
        any(re.search(rf"\b{re.escape(agent)}\b", text.lower()) for agent in theirs)
        for theirs, text in zip(agents, (right.text, left.text), strict=True)
    )
    return named != agents or not all(told)


#: Verbs, cut to their stems, of those who count what others did.
_COUNTED = re.compile(
    r"(?:count|record|report|confirm|list|measur|estimat|register|logg?|tall|said|say|put|giv)(?:e|ed|s)?(?:;|$)"
)


def _meet(one: set[str], other: set[str]) -> bool:
    """Say whether agents share a word: "Norland" and "the Norland army" may be one."""
    return bool({word for agent in one for word in agent.split()} & {word for agent in other for word in agent.split()})
