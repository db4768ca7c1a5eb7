"""Which facts of two claims may be about one thing, as far as values and words tell: all else is shut out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from consistency.lang.content import STEM, content
from consistency.lang.intervals import MONTHS
from consistency.lang.names import Gender, gender_of, plain
from consistency.lang.numbers import numbers
from consistency.lang.words import words
from consistency.slots.counting import lemma
from consistency.slots.dates import days_on
from consistency.slots.echo import days_differ, tells_of_a_part
from consistency.slots.frequency import UNIT as TIMES
from consistency.slots.gazetteer import is_demonym
from consistency.slots.grammar import CALENDAR
from consistency.slots.happenings import BY_NAME, SAY
from consistency.slots.money import rivals_near
from consistency.slots.naming import Relation, relate
from consistency.slots.parting import before, parted
from consistency.slots.place_reading import TOLD
from consistency.slots.times import tells_light
from consistency.slots.told import noun_of
from consistency.types import SlotKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from consistency.slots.told import Told
    from consistency.types import Claim, ClaimPair, Slot


#: Kinds whose values two reports can give differently of one thing, in the order of the report.
KINDS = (
    SlotKind.DATE,
    SlotKind.TIME,
    SlotKind.DURATION,
    SlotKind.QUANTITY,
    SlotKind.MONEY,
    SlotKind.AGE,
    SlotKind.PLACE,
)


#: With fewer content words in common, nothing around two figures can be the same.
ENOUGH = 3
HOUR = 60.0
#: Years between days, or between ages of one name, that are no slip any more.
GENERATION = 20.0
#: People whose names are nearly one, and whose ages lie further apart than this many years, are two people.
NAMESAKES = 10.0
_OF_WHOLE = re.compile(
    r"\b(?i:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|twelve|half|some|most|none) of (?:the )?$"
    r"|(?:^|[.;:] )Of (?:the |its |their )?$"
)


def shared(pair: ClaimPair) -> int:
    """Give how many content words both claims have."""
    stems = [content(claim.resolved or claim.text).stems for claim in (pair.left, pair.right)]
    return len(stems[0] & stems[1])


def is_slip(left: Slot, right: Slot) -> bool:
    """Say whether two figures have the same digits in another order: 148 and 184, 6.5 and 5.6 billion."""
    one, other = (_NO_DIGIT.sub("", slot.value).strip("0") for slot in (left, right))
    return len(one) > 1 and one != other and sorted(one) == sorted(other)


_NO_DIGIT = re.compile(r"\D")


def is_zero_slip(left: Slot, right: Slot) -> bool:
    """Say whether two figures have the same digits, at least two, and a zero more or less: £1.2m and £12m."""
    one, other = (_NO_DIGIT.sub("", slot.value.partition(".")[0]) for slot in (left, right))
    same = one.rstrip("0") == other.rstrip("0") and len(one.rstrip("0")) > 1
    return same and abs(len(one) - len(other)) == 1


def near_enough(pair: ClaimPair, left: Slot, right: Slot, enough: int = ENOUGH) -> bool:
    """Say whether claims share what an answer can rest on: `enough` content words, or nearly all of the shorter."""
    stems = [content(claim.resolved or claim.text).stems for claim in (pair.left, pair.right)]
    shared, few = len(stems[0] & stems[1]), min(map(len, stems))
    if not of_one_sort(pair, left, right):
        return False
    if is_slip(left, right):
        return shared > 0
    if left.kind is not SlotKind.PLACE and of_others(pair):
        return False
    if left.kind is SlotKind.DATE:  # of a story, many things happen on some day of the week
        return shared >= max(2, enough)
    if left.kind is SlotKind.PLACE and enough > 1:
        enough = ENOUGH
    return shared >= enough or 2 <= shared >= few - 1


def of_one_sort(pair: ClaimPair, left: Slot, right: Slot) -> bool:
    """Say whether nothing about two claims shuts out that two facts of a kind are one.

    A binder learned too little of a day and a decade, of the hour of a page, of words that part facts, and of two clubs
    that bid.
    """
    stems = [content(claim.resolved or claim.text).stems for claim in (pair.left, pair.right)]
    if left.kind is SlotKind.TIME and not (stems[0] & stems[1]) - _STAMPED:
        return False  # the hour of a page
    if left.kind is SlotKind.DATE and not (_same_sort_of_date(left, right) and _dated(left) and _dated(right)):
        return False
    if left.kind is SlotKind.DATE and _ages_apart(left, right):
        return False
    if left.kind is SlotKind.TIME and not _clocks(left, right):
        return False
    if left.kind is SlotKind.PLACE and _two_places(pair, left, right):
        return False
    if is_slip(left, right):
        return True
    if parted(pair.left, left, pair.right, right):
        return False
    return not (left.kind is SlotKind.MONEY and rivals_near(left, right, pair.left.text, pair.right.text))


def _ages_apart(left: Slot, right: Slot) -> bool:
    """Hold for days of which one lies a generation before the other: no report errs by so much."""
    years = [re.match(r"[12]\d{3}\b", slot.value) for slot in (left, right)]
    found = [int(year[0]) for year in years if year]
    return len(found) == len(years) and abs(found[0] - found[1]) > GENERATION


#: Stems of what a page says of itself.
_STAMPED = frozenset(
    word[:STEM] for word in (*CALENDAR, *words("updated published posted last gmt est edt utc pst local time"))
)


def _two_places(pair: ClaimPair, left: Slot, right: Slot) -> bool:
    """Hold for the places of two happenings: one is born in one town, grows up in a second and works in a third."""
    one, other = event(left), event(right)
    if one != other and TOLD not in (one, other):
        return True
    sides = ((pair.left, left), (pair.right, right))
    leads = [claim.text[: max(0, slot.start - claim.start)] for claim, slot in sides]
    moved = [_moved(lead) for lead in leads]
    return _stay(leads[0]) != _stay(leads[1]) or (all(moved) and moved[0] != moved[1])


def _moved(before: str) -> str:
    """Give what is moved to the place right behind: "is moving its headquarters from Ulm to"."""
    match = _MOVES.search(before)
    return lemma(match["what"].split()[-1]) if match else ""


_MOVES = re.compile(
    r"\b(?:diverted|move[ds]?|moving|transferred|shipped|flown|taken|sent|relocat(?:ed|es|ing)|towed)[ ]"
    r"(?P<what>(?:the|an?|its|his|her|their|[A-Z][\w’'-]*['’]s?)[ ][^,.;:]{2,50}?)[ ]"
    r"(?:from[ ][^,.;:]{2,30}[ ])?to[ ](?:the[ ](?:port|city|town)[ ]of[ ])?$",
    re.IGNORECASE,
)


def _stay(before: str) -> str:
    """Give the verb of a stay that ends right before a place, by its first letters: "was born in"."""
    match = _RESIDES.search(before)
    if match is None:
        return "from" if _COMES_FROM.search(before) else ""
    return match["verb"].lower()[:3]


#: Where somebody or something comes from is another place than that of the deed.
_COMES_FROM = re.compile(
    r"\b(?:comes?|came|coming|hail(?:s|ed|ing)?|moved|transferred)[ ]from[ ](?:[\w’'-]+[ ]){0,4}?(?:(?:in|"
    r"at|near)[ ])?$",
    re.IGNORECASE,
)


_RESIDES = re.compile(
    r"\b(?P<verb>based|headquartered|born|raised|gr[eo]wn? up|buried|liv(?:es|ed|ing)|resid(?:es|ed|ing))[ ]"
    r"(?:near|outside|in|at)[ ](?:the )?$",
    re.IGNORECASE,
)


_LOOSE = re.compile(
    r"\b(?:this|next|last) (?:year|month|week|season|spring|summer|autumn|fall|winter)\b", re.IGNORECASE
)


_NAMED_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b")


def _dated(slot: Slot) -> bool:
    """Say whether a date is a day or one that anybody can find in a calendar: "this year" is often said of another."""
    if slot.value.startswith("relative:"):
        return False
    # "December 15 of this year" is a day, and "June next year" the month of one year
    is_day = slot.unit == "day" or slot.value.startswith("weekday:") or _NAMED_MONTH.search(slot.text) is not None
    return is_day or not _LOOSE.search(slot.text)


def of_others(pair: ClaimPair) -> bool:
    """Say whether both claims name somebody or something, and nothing that both name."""
    named = [_names(claim) for claim in (pair.left, pair.right)]
    return all(named) and not named[0] & named[1]


def _names(claim: Claim) -> set[str]:
    """Give the words of the names of a claim; the capital of its first word says nothing."""
    first = plain(claim.text.split()[0].strip("“\"‘'")) if claim.text.split() else ""
    found = content(claim.resolved or claim.text).names - {first} - CALENDAR
    # "The Greek shipowner": of which country somebody is, the other report need not say.
    return {word for name in found for word in name.split() if not is_demonym(word)}


def is_open(pair: ClaimPair, left: Slot, right: Slot, told: Told) -> bool:
    """Say whether two facts may be about one thing, as far as values tell; a report that states both disputes none."""
    all_or_some = _of_all(pair.left, left, right) or _of_all(pair.right, right, left)
    if not all_or_some and (told.gives(pair.right.article_id, left) or told.gives(pair.left.article_id, right)):
        return False
    slip = is_slip(left, right)
    alike = noun_of(left) == noun_of(right) != "" and not (all_or_some or slip)
    if alike and _is_some(left) != _is_some(right) and event(left) != event(right):
        return False
    if is_whole(pair.left, left) != is_whole(pair.right, right):
        return False
    if left.kind is SlotKind.DURATION and _supposed(pair.left, left) != _supposed(pair.right, right):
        return False
    if _days_apart(pair, left, right):
        return False
    parts = left.kind in _WITH_PARTS and _of_a_part(pair.left, left) != _of_a_part(pair.right, right)
    if parts and not slip:
        return False
    neighbours = left.kind is SlotKind.DATE and left.value.startswith("weekday:") and days_on(left, right)
    if neighbours and not _happens_once(left, right):
        return False  # on the day after, somebody does something about it: only rules see that both tell of one deed
    return left.kind is not SlotKind.AGE or _one_person(left, right)


def _days_apart(pair: ClaimPair, left: Slot, right: Slot) -> bool:
    """Say whether two claims tell of two days, and that says something of their facts."""
    if _of_names(left, right) or (left.kind is SlotKind.DURATION and days_of_other_things(pair, left, right)):
        return False
    return days_differ(pair.left, pair.right, left.kind)


def _happens_once(left: Slot, right: Slot) -> bool:
    """Hold for two facts of one event of which a story has one: what capsized on Wednesday went down on Thursday."""
    name = event(left)
    return name == event(right) and name in BY_NAME and BY_NAME[name].scope in ("once", "single")


def _supposed(claim: Claim, slot: Slot) -> bool:
    """Say whether a thing should have lasted so long, and need not have."""
    return _SUPPOSED.search(before(claim, slot)) is not None


_SUPPOSED = re.compile(
    r"\b(?:should|ought to|(?:was|were) (?:meant|supposed|due|planned|scheduled) to)\b", re.IGNORECASE
)


def days_of_other_things(pair: ClaimPair, left: Slot, right: Slot) -> bool:
    """Hold where one claim says that the length is of the day before its own: "a day after he imposed a curfew"."""
    for claim, slot, other in ((pair.left, left, pair.right), (pair.right, right, pair.left)):
        lead = claim.text[: max(0, slot.start - claim.start)]
        after = _DAY_AFTER.search(lead)
        if after is None:
            continue
        own = [one for one in claim.slots if one.kind is SlotKind.DATE and one.start - claim.start < after.start()]
        theirs = [one for one in other.slots if one.kind is SlotKind.DATE]
        return any(days_on(one, day) == -1 for one in own[-1:] for day in theirs)
    return False


_DAY_AFTER = re.compile(r"\b(?:a|one|the) day after (?!(?:the|his|her|its|their) (?:first|second|last)\b)")


def _of_a_part(claim: Claim, slot: Slot) -> bool:
    """Say whether words near a figure make it a part of what another report may tell as a whole.

    "Twelve people, all of them children" are twelve in the other report too.
    """
    start, end = max(0, slot.start - claim.start), max(0, slot.end - claim.start)
    lead, tail = claim.text[max(0, start - NEAR_PART) : end], claim.text[end : end + NEAR_PART]
    near = _NO_MORE.sub("", lead + _OF_THEM.sub("", tail))
    if slot.kind in _OF_SPACE_AND_TIME:
        near = _NO_OTHER_PART.sub("", near)
    return tells_of_a_part(near)


_OF_SPACE_AND_TIME = frozenset({SlotKind.DURATION, SlotKind.PLACE})
#: "Twice as long as any other bridge" compares, "from one end to the other" is all of it, "the other driver" somebody.
_NO_OTHER_PART = re.compile(
    r"\b(?:than|as|like|before|unlike) (?:any|every|all|most|the|no) others?\b|\bno other\b|\beach other\b|"
    r"\bone another\b|"
    r"\bthe other (?:side|end|hand|day|way|driver|man|woman|team|party|parties|two|club|player)\b|"
    r"\b(?:end|side|shore|bank|coast) to (?:the )?other\b|\bto the other\b|"
    r"\bamong (?:the )?others\b|\b(?:once|never|any|no) more\b|\b(?:for|by) another (?=(?:\d+|[a-z]+)"
    r" (?:day|week|month|year)s?\b)",
    re.IGNORECASE,
)


_OF_THEM = re.compile(r"\b(?:all|each|both|none|one) of them\b", re.IGNORECASE)
#: "Never paid more for a player", "two songs and no more", "more expensive": nothing is added to anything.
_NO_MORE = re.compile(
    r"\b(?:(?:never|not|nobody|nothing|no one|rarely|seldom)(?: [a-z]+){0,2} more|no more|any more|once more|"
    r"more or less|more (?:[a-z]+(?:ive|ous|ful|ed|ly|ble|ant|ent)|often|likely)|more money)\b",
    re.IGNORECASE,
)


#: Characters on both sides of a figure in which a word makes it a part.
NEAR_PART = 48
#: Kinds of which one report may give a part and another the whole.
_WITH_PARTS = frozenset({SlotKind.QUANTITY, SlotKind.MONEY, SlotKind.DURATION, SlotKind.PLACE})


def may_be_one(pair: ClaimPair, left: Slot, right: Slot, told: Told) -> bool:
    """Say whether nothing shuts out that two facts are about one thing, where cues alone have to tell."""
    if not is_open(pair, left, right, told) or parted(pair.left, left, pair.right, right):
        return False
    return shared(pair) >= ENOUGH and _SHUT_OUT.get(left.kind, _nothing)(left, right)


def is_whole(claim: Claim, slot: Slot) -> bool:
    """Say whether a figure is what a part is of: "28 of 41 passes"."""
    if slot.kind is SlotKind.PLACE:
        return False
    return _OF_WHOLE.search(before(claim, slot)) is not None


def _of_all(claim: Claim, slot: Slot, other: Slot) -> bool:
    """Hold for "all 40 paintings" beside "27 of the 40 paintings": both know the 40, and differ all the same."""
    if not _is_some(other) or slot.kind is not SlotKind.QUANTITY or not _ALL_OF.search(before(claim, slot)):
        return False
    whole = numbers(other.text)
    return len(whole) > 1 and slot.value == f"{whole[-1].value:.10g}"


_ALL_OF = re.compile(
    r"\b(?:all|both|each|every one)(?: of)?(?: (?:the|its|their|his|her|those))?"
    r"(?: (?:[\w’'-]+ ){0,3}?[\w’'-]+['’]s?)? $",
    re.IGNORECASE,
)


def _is_some(slot: Slot) -> bool:
    """Say whether a figure is written as a part of what it counts: "three of the seven bullets"."""
    return slot.kind is SlotKind.QUANTITY and _SOME_OF.search(slot.text) is not None


_SOME_OF = re.compile(r" of (?:the|its|their|his|her|those|these|(?:[A-Z][\w’'-]+ ?)+['’]s?)\b")


def _nothing(_left: Slot, _right: Slot) -> bool:
    return True


def _same_clock_event(left: Slot, right: Slot) -> bool:
    """Hold for two clock times of one verb: one event has its hour, but a day has many."""
    return _clocks(left, right) and event(left) == event(right) != ""


def _clocks(left: Slot, right: Slot) -> bool:
    """Hold for two clock times, or one and the light of that moment: all sorts of things go on "in the morning"."""
    return any(map(_is_clock, (left, right))) and all(_is_clock(slot) or tells_light(slot) for slot in (left, right))


def _is_clock(slot: Slot) -> bool:
    return slot.low is not None and slot.high is not None and slot.high - slot.low <= HOUR


def _same_sort_of_date(left: Slot, right: Slot) -> bool:
    """Hold for two days, two months or two years of one event; the day of a saying is no event of the story.

    What began in one decade may still be going on in the next.
    """
    decades = any(_DECADE.search(slot.text) for slot in (left, right))
    alike = left.unit == right.unit or all(_IN_MONTH.match(slot.value) for slot in (left, right))
    return alike and SAY not in (event(left), event(right)) and not decades


#: A day, some days or a month: "30 April" and "mid-June" are told of one event.
_IN_MONTH = re.compile(r"(?:\d{4}|-)-\d\d\b")
_DECADE = re.compile(r"\d0['’]?s\b")


def _one_person(left: Slot, right: Slot) -> bool:
    """Hold unless both ages belong to somebody, and not to the same."""
    if not left.about or not right.about:
        return True
    full = all(len(slot.about.split()) > 1 for slot in (left, right) if slot.about)
    if full:
        known = relate(left.about, right.about)
        limit = GENERATION if known in (Relation.SAME, Relation.SHORT) else NAMESAKES
        apart = abs((left.low or 0.0) - (right.low or 0.0))
        if known in (Relation.GIVEN, Relation.APART) or apart > limit:
            return False
    return named_alike(left, right) or _perhaps_one(left.about, right.about)


def named_alike(left: Slot, right: Slot) -> bool:
    """Hold unless ages belong to two who are told of in two words, or in a pronoun."""
    if not left.about or not right.about:
        return True
    return noun_of(left) == noun_of(right) or _part_alone(left.about, right.about)


def _of_names(left: Slot, right: Slot) -> bool:
    """Hold for the ages of two who are named: whatever the day, they stay the same for a year."""
    return left.kind is SlotKind.AGE and all(
        slot.about and slot.about[0].isupper() and slot.about.lower() not in _PRONOUNS for slot in (left, right)
    )


def _perhaps_one(one: str, other: str) -> bool:
    """Hold for "a boy" and "a pupil", "she" and "Ann Roe": who they are is left unsaid, and their sex is the same."""
    short, full = sorted((one, other), key=lambda about: about.lower() not in _PRONOUNS)
    if short.lower() in _PRONOUNS:
        gender = _sex(full)
        return full.lower() not in _PRONOUNS and gender in (None, _sex(short))
    if one[0].isupper() or other[0].isupper() or " " in one or " " in other:
        return False
    sexes = {_sex(one), _sex(other)} - {None}
    return len(sexes) < 2 and not {one, other} & _NOT_ANYBODY and bool({one, other} & _ANYBODY)


def _sex(about: str) -> Gender | None:
    word = about.lower()
    if word in _MALE or word in _FEMALE:
        return Gender.MALE if word in _MALE else Gender.FEMALE
    return gender_of(about) if about[0].isupper() else None


_PRONOUNS = frozenset({"he", "she"})
_MALE = frozenset(words("he boy man schoolboy male"))
_FEMALE = frozenset(words("she girl woman schoolgirl female"))
_ANYBODY = (_MALE | _FEMALE | frozenset(words("pupil student teenager teen youth youngster child toddler"))) - _PRONOUNS
#: A woman may be the victim's wife, and is not the victim.
_NOT_ANYBODY = frozenset(
    words("victim father mother son daughter brother sister husband wife uncle aunt nephew niece twin friend neighbour")
)


def _part_alone(one: str, other: str) -> bool:
    """Hold for "Katherine" or "Gomes" and "Katherine Gomes": a name alone may be a part of a full one."""
    short, full = sorted((one.split(), other.split()), key=len)
    return len(short) == 1 < len(full) and short[0][:1].isupper() and short[0] in (full[0], full[-1])


def event(slot: Slot) -> str:
    """Give the name of the event that a fact is of, "" where none is known."""
    return (slot.event or "").split("; ")[0]


_SHUT_OUT = {SlotKind.TIME: _same_clock_event, SlotKind.DATE: _same_sort_of_date}


def comparable(pair: ClaimPair, kind: SlotKind) -> Iterator[tuple[Slot, Slot]]:
    """Give the slots of a kind, each with each of the same unit, and of one deed where deeds are counted."""
    theirs = [slot for slot in pair.right.slots if slot.kind is kind and not is_home(slot)]
    for left in pair.left.slots:
        if left.kind is kind and not is_home(left):
            alike = (right for right in theirs if kind in _ANY_UNIT or left.unit == right.unit)
            of_one_event = left.unit == TIMES or kind is SlotKind.AGE  # an age of today and one of another time are two
            yield from ((left, right) for right in alike if not of_one_event or event(left) == event(right))


def is_home(slot: Slot) -> bool:
    """Say whether a place is somebody's home: rules alone bind it."""
    return slot.kind is SlotKind.PLACE and event(slot) == "home"


#: The unit of a date is how exact it is, and that of a duration how it is written: both compare all the same.
_ANY_UNIT = frozenset({SlotKind.DATE, SlotKind.TIME, SlotKind.DURATION, SlotKind.AGE, SlotKind.PLACE})
