"""How long things last: "for three hours", "a two-day summit", "after 69 days underground".

Lengths are in minutes, as wide as the rounding of their unit: "two months" is one and a half to two and a half.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from consistency.lang.numbers import Form, Number, numbers
from consistency.lang.words import words
from consistency.slots.binding import SPLIT, same_occasion
from consistency.slots.happenings import SAY
from consistency.slots.intervals import hedged, meets
from consistency.slots.ladder import MISSING, Level, anything_else, either
from consistency.slots.lasting import LAST, LASTS, group_of, long_subject, thing_of_length
from consistency.slots.mentions import mentions as mentions_of
from consistency.slots.occasion import occasion, occasion_of_noun
from consistency.types import Hedge, Slot, SlotKind

if TYPE_CHECKING:
    from collections.abc import Iterator

_MINUTES = {
    "second": 1 / 60, "minute": 1.0, "hour": 60.0, "day": 1440.0, "night": 1440.0, "week": 10080.0,
    "fortnight": 20160.0,
    "month": 43830.0, "year": 525960.0, "season": 525960.0, "decade": 5259600.0, "century": 52596000.0,
}  # fmt: skip
_UNIT = (
    r"(?P<unit>seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|fortnights?|months?|years?|"
    r"seasons|decades?|centur(?:y|ies))\b"
)
_AFTER_NUMBER = re.compile(
    rf"(?P<joint>[ \u00a0]|-)(?:full[ ]|straight[ ]|consecutive[ ]|long[ ]|whole[ ])?{_UNIT}", re.IGNORECASE
)
_HALF_MORE = re.compile(r"[ ]and[ ]a[ ]half\b")
_SINGLE = re.compile(
    r"\b(?:(?P<hedge>nearly|almost|about|around|roughly|more[ ]than|over|less[ ]than|under|at[ ]least|"
    r"up[ ]to|just[ ]under|just[ ]over)[ ])?"
    r"(?P<amount>half[ ]an?|an?[ ]half|three[ -]quarters[ ]of[ ]an|a[ ]quarter[ ]of[ ]an|a[ ]full|an?)[ -]"
    r"(?P<unit>hour|day|week|fortnight|month|year|decade|century|minute)\b(?P<half>[ ]and[ ]a[ ]half)?(?P<long>-long)?"
)
_AMOUNTS = {"half": 0.5, "three": 0.75, "a quarter": 0.25}
_HEDGES = {
    "nearly": Hedge.NEARLY, "almost": Hedge.NEARLY, "just under": Hedge.NEARLY,
    "about": Hedge.ABOUT, "around": Hedge.ABOUT,
    "roughly": Hedge.ABOUT, "more than": Hedge.MORE_THAN, "over": Hedge.MORE_THAN, "just over": Hedge.ABOUT,
    "less than": Hedge.FEWER_THAN, "under": Hedge.FEWER_THAN, "at least": Hedge.AT_LEAST, "up to": Hedge.AT_MOST,
}  # fmt: skip
# "three days ago", "two weeks later", "57 years old", "a year and more": points in time, ages, rates.
_NO_LENGTH = re.compile(
    r"(?:\s+of\s+age|[ -]old\b|['’]s?\s+(?:old|notice)|\s+(?:ago|earlier|later|before|after|from\s+now|"
    r"away|beforehand|afterwards?|ahead|previously|hence)\b"
    # "Three years on, he is free", but "for six hours on Monday"
    r"|\s+(?:on(?=[,.;]|$|\s+(?:he|she|it|they|we|nobody|little)\b)|early|late|apart|in\s+a\s+row)\b|"
    r"[ ]into\b)"
)
#: "About 1100 hrs", "0630 hours" are times of day.
_CLOCK = re.compile(r"(?<!\d)(?:[01]\d|2[0-3])[0-5]\d (?:hrs|hours)\b")
#: Between two events: "20 minutes after takeoff"; days and more are told as dates.
_BETWEEN = re.compile(r"\s+(?:later|after|afterwards?|before|earlier|into)\b(?!\s+(?:in|on)\s)")
#: "For 21 years before he stepped down", "banned for two years after the test".
_FOR = re.compile(
    r"\b(?:for|took|over|lasted|spent|(?:terms?|sentences?|spells?|stints?) of)\s+"
    r"(?:about\s+|some\s+|nearly\s+|almost\s+|over\s+|more\s+than\s+|at\s+least\s+)?$"
)
_UP_TO = re.compile(r"\s+(?:before|after)\b")
_SHORT = frozenset({"second", "minute", "hour"})
_LAST = re.compile(
    r"\b(?:(?<!will )(?<!would )(?<!could )(?<!can )(?<!may )(?<!to )last|past|next|previous|coming|"
    r"preceding|recent|first|final|every|these|another|second|third|inside|aged?)\s+(?:the\s+|"
    r"about\s+|some\s+)*$",
    re.IGNORECASE,
)
_FOR_LAST = re.compile(
    r"\b(?:for|over)\s+the\s+(?:next|coming)\s+(?:about\s+|some\s+)?$|"
    r"\bfor\s+the\s+(?:last|past)\s+(?:about\s+|some\s+)?$"
    # "extended for another six months" is how long it goes on from here
    r"|\b(?:prolong|extend|renew|keep|kept|stay|remain|continu|rolled?[ ]over)\w*\b[^.;]{0,90}\b(?:for|by)"
    r"\s+another\s+$",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?P<role>for|after|lasted|lasts?|lasting|took|takes?|taking|spent|spends?|spending|served|"
    r"serving|to|of|during|over|through|than|since)\s+"
    r"(?:only\s+|just\s+|a\s+total\s+of\s+|the\s+|some\s+|nearly\s+|almost\s+|about\s+|more\s+than\s+|"
    r"at\s+least\s+|up\s+to\s+|next\s+|coming\s+|another\s+|a\s+further\s+)*$",
    re.IGNORECASE,
)
_ROLES = {"after": "after", "over": "over", "during": "over", "through": "over", "of": "of"}
_TERM = re.compile(r"\s+(?:in\s+(?:prison|jail)|behind\s+bars|imprisonment|of\s+(?:probation|community\s+service))\b")
_LEAD_SINGLE = re.compile(
    r"\b(?:for|after|lasted|lasts?|lasting|took|takes?|spent|served|of|than|nearly|almost|about)\s+$", re.IGNORECASE
)
_COMPOUND = re.compile(r"(?:,?\s+and\s+|,\s+|\s+)$")
_STATE = re.compile(
    r"\s+(?:underground|trapped|stranded|adrift|at\s+sea|in\s+(?:captivity|prison|jail|hospital|custody|"
    r"office|orbit|space|detention|power))\b"
)


@dataclass(frozen=True, slots=True)
class _Length:
    start: int
    end: int
    amount: float
    unit: str
    low: float | None
    high: float | None
    hedge: Hedge
    joined: bool = False  # "a two-hour meeting"


def durations(text: str) -> tuple[Slot, ...]:
    """Find how long things last in `text`, each with its event."""
    if not _ANY.search(text):
        return ()
    found = sorted([*_counted(text), *_single(text)], key=lambda length: (length.start, -length.end))
    lengths = (length for length in _merged(text, _apart(found)) if _is_length(text, length))
    return tuple(_slot(text, _softened(text, length)) for length in lengths)


_ANY = re.compile(
    r"\b(?:seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|fortnight|months?|years?|seasons|decades?|"
    r"century|centuries)\b"
)


def _counted(text: str) -> Iterator[_Length]:
    for number in numbers(text):
        unit = _AFTER_NUMBER.match(text, number.end)
        if (
            unit is None
            or number.sign
            or number.form is not Form.CARDINAL
            or (number.low is None and number.high is None)
        ):
            continue
        length = _length(number, unit)
        more = _HALF_MORE.match(text, unit.end())
        yield (
            replace(
                length, end=more.end(), amount=length.amount + 0.5, low=length.amount + 0.25, high=length.amount + 0.75
            )
            if more
            else length
        )


def _length(number: Number, unit: re.Match[str]) -> _Length:
    return _Length(
        number.start,
        unit.end(),
        number.value,
        _unit(unit["unit"]),
        number.low,
        number.high,
        number.hedge,
        # "a six year deal" is written so too
        joined=unit["joint"] == "-" or (number.value != 1 and not unit["unit"].lower().endswith(("s", "y"))),
    )


def _unit(word: str) -> str:
    word = word.lower()
    if word.startswith("centur"):
        return "century"
    bare = word.removesuffix("s")
    return {"min": "minute", "hr": "hour", "sec": "second", "night": "day"}.get(bare, bare)


def _single(text: str) -> Iterator[_Length]:
    """Read "a week", "half an hour", "a year and a half", where the words around say that it is a length."""
    for match in _SINGLE.finditer(text):
        plain = match["amount"] in ("a", "an") and not match["half"] and not match["long"]
        if plain and not match["hedge"] and not _LEAD_SINGLE.search(text[: match.start()]):
            continue
        yield _one(match)


def _one(match: re.Match[str]) -> _Length:
    words = match["amount"].split()
    amount = (
        0.5
        if "half" in words
        else _AMOUNTS.get(re.split(r"[ -]", match["amount"])[0], _AMOUNTS.get(" ".join(words[:2]), 1.0))
    )
    amount += 0.5 if match["half"] else 0
    hedge = _HEDGES.get(" ".join((match["hedge"] or "").split()), Hedge.EXACTLY)
    low, high = _spread(amount, hedge)
    return _Length(
        match.start(), match.end(), amount, match["unit"], low, high, hedge, joined=match["long"] is not None
    )


def _spread(amount: float, hedge: Hedge) -> tuple[float | None, float | None]:
    return {
        Hedge.EXACTLY: (amount, amount), Hedge.NEARLY: (0.8 * amount, amount),
        Hedge.ABOUT: (0.8 * amount, 1.2 * amount),
        Hedge.MORE_THAN: (amount, None), Hedge.FEWER_THAN: (None, amount), Hedge.AT_LEAST: (amount, None),
        Hedge.AT_MOST: (None, amount),
    }[hedge]  # fmt: skip


def _apart(found: list[_Length]) -> list[_Length]:
    kept: list[_Length] = []
    for length in found:
        if not kept or length.start >= kept[-1].end:
            kept.append(length)
    return kept


def _merged(text: str, found: list[_Length]) -> list[_Length]:
    """Make one of "two hours and 15 minutes"."""
    merged: list[_Length] = []
    for length in found:
        last = merged[-1] if merged else None
        if (
            last
            and _COMPOUND.fullmatch(text, last.end, length.start)
            and _smaller(length, last)
            and length.hedge is Hedge.EXACTLY
        ):
            share = length.amount * _MINUTES[length.unit] / _MINUTES[last.unit]
            low, high = ((None if bound is None else bound + share) for bound in (last.low, last.high))
            merged[-1] = replace(last, end=length.end, amount=last.amount + share, low=low, high=high)
        else:
            merged.append(length)
    return merged


def _softened(text: str, length: _Length) -> _Length:
    """Widen a length by a hedge that no number reader knows: "the best part of an hour", "little more than a day"."""
    lead = _SOFT.search(text, max(0, length.start - 32), length.start)
    if lead is None or length.joined:
        return length
    amount = length.amount
    if lead["part"] and length.hedge is Hedge.EXACTLY:
        return replace(length, start=lead.start(), hedge=Hedge.NEARLY, low=0.6 * amount, high=amount)
    over = length.hedge is Hedge.MORE_THAN and not lead["part"]
    if over or (lead["barely"] and length.hedge is Hedge.EXACTLY):
        return replace(length, start=lead.start(), hedge=Hedge.ABOUT, low=0.8 * amount, high=1.2 * amount)
    return length


_SOFT = re.compile(
    r"\b(?:(?P<part>(?:the[ ])?(?:best|better|greater)[ ]part[ ]of[ ])|(?P<barely>barely|hardly|scarcely|"
    r"just[ ]short[ ]of|"
    r"not[ ]quite|close[ ]to|something[ ]like)[ ]|(?:only[ ]a[ ])?little[ ]|not[ ]much[ ]|slightly[ ]|a[ ]little[ ])$"
)


def _smaller(length: _Length, last: _Length) -> bool:
    return _MINUTES[length.unit] < _MINUTES[last.unit]


def _is_length(text: str, length: _Length) -> bool:
    """Tell a length from a point in time, an age, a rate, a label or the lower half of a fraction ("4-1 / 2-month")."""
    before = text[max(0, length.start - 30) : length.start]
    if re.search(r"\d\s*/\s*$", before) or _CLOCK.search(text[length.start : length.end]):
        return False
    between = length.unit in _SHORT and _BETWEEN.match(text, length.end)
    between = between or (_FOR.search(before) and _UP_TO.match(text, length.end))
    if (_NO_LENGTH.match(text, length.end) and not between) or (
        _LAST.search(before) and not _FOR_LAST.search(text, max(0, length.start - 120), length.start)
    ):
        return False
    # "in two days" is a day to come, "in 75 minutes" and "was dug in nine days" how long it took
    if re.search(r"\bin\s+(?:about\s+|just\s+|only\s+|barely\s+|little\s+)?$", before) and length.unit not in _SHORT:
        return _is_over(text, length)
    return (
        not re.search(r"(?:\bper|\bevery|\ba|\ban|/)\s*$", before)
        or length.joined
        or text[length.start : length.start + 4] == "half"
    )


def _is_over(text: str, length: _Length) -> bool:
    """Hold for what took so long and is done: "the tunnel was dug in nine days"."""
    clause = text[max(0, length.start - 120) : length.start].rpartition(". ")[2]
    return _DONE.search(clause) is not None and _COMING.search(clause) is None


_DONE = re.compile(
    r"\b(?:was|were|had|been|has|have)[ ](?:\w+[ ]){0,2}?(?:built|dug|written|finished|completed|drawn|made|sold|"
    r"raised|crossed|done|filmed|painted|cleared|won|read|learned|recovered|closed|shut|shot|repaired|mended|fixed|"
    r"restored|rebuilt|cleaned|drained|emptied|pumped|evacuated|solved|settled|assembled|printed|recorded|composed|"
    r"translated|planted|demolished|dismantled|removed|extinguished|contained|refloated|towed|delivered|counted|"
    r"sorted|searched|laid|cut|filled|sealed|put[ ](?:up|out|together)|knocked[ ]down|torn[ ]down|flown|covered|"
    r"carved|sewn|knitted|installed|reopened|replaced)\b"
    r"|\b(?:built|dug|wrote|finished|completed|crossed|"
    r"filmed|painted|cleared|raised|rebuilt|walked|climbed|sailed|rowed|swam|cycled|shot|emptied|drained|pumped|repaired|"
    r"restored|solved|composed|recorded|translated|circled|rounded|covered|assembled|dismantled|demolished|refloated|"
    r"sold[ ]out|put[ ](?:out|up|together))\b"
)
_COMING = re.compile(r"\b(?:will|would|due|expected|to be|could|may|might|can|should|plans?|hopes?)\b")
_WITHIN = re.compile(r"\bwithin\s+(?:about\s+|just\s+|only\s+|the\s+)?$")


def _slot(text: str, length: _Length) -> Slot:
    within = _WITHIN.search(text, max(0, length.start - 24), length.start)
    if length.hedge is Hedge.EXACTLY and within is not None:
        length = replace(length, hedge=Hedge.AT_MOST, low=None, start=within.start())
    about, event = _whose(text, length)
    size = _MINUTES[length.unit]
    half = 0.5 if length.hedge is Hedge.EXACTLY and length.amount == int(length.amount) else 0.0
    half = min(half, length.amount / 4) if length.amount < 2 else half
    low = None if length.low is None else (length.low - half) * size
    high = None if length.high is None else (length.high + half) * size
    written = text[length.start : length.end]
    return Slot(
        SlotKind.DURATION, f"{length.amount:.6g} {length.unit}", written, length.start, length.end,
        about=about, event=event, hedge=length.hedge, statement=f"It lasted {written}." if event else "",
        low=low, high=high, unit="minutes",
    )  # fmt: skip


def _whose(text: str, length: _Length) -> tuple[str | None, str | None]:
    """Give what lasts so long: the noun of "a two-hour meeting", or the verb with how the length stands to it."""
    if (convict := _sentenced(text, length)) is not None:
        return convict, SENTENCE
    if (thing := thing_of_length(text, length.start, length.end, joined=length.joined)) is not None:
        return thing, LASTS
    noun = (_NOUN if length.joined else _OF_NOUN).match(text, length.end)
    if noun is not None:
        return _noun_length(text, noun)
    if not length.joined and (lasting := _lasting(text, length)) is not None:
        return lasting
    found = occasion(text, length.start, length.end)
    if length.joined or found.event is None or found.event.split(SPLIT)[0] == SAY:
        return None, None
    if _TERM.match(text, length.end):
        return found.about, _limited(found.event, "term")
    role = _ROLE.search(text[max(0, length.start - 60) : length.start])
    if role is None:
        return (found.about, _limited(found.event, "state")) if _STATE.match(text, length.end) else (None, None)
    word = role["role"].lower()
    return found.about, _limited(found.event, _ROLES.get(word, "for"))


def _lasting(text: str, length: _Length) -> tuple[str, str] | None:
    """Give what goes on so long, by the noun right before the verb: "the talks in Riga lasted", "a siege that lasted".

    A verb of lasting has no object, so what else the sentence tells does not limit it.
    """
    if (subject := long_subject(text, length.start, length.end)) is not None:
        return subject
    match = _LASTS.search(text, max(0, length.start - _BEFORE_LASTING), length.start)
    if match is None or match["noun"] in _NOT_LASTING:
        return None
    event = SPLIT.join([LAST, *([f"in {match['place']}"] if match["place"] else []), "for"])
    return group_of(match["noun"]), event


_BEFORE_LASTING = 110
_LASTS = re.compile(
    r"\b(?P<noun>[a-z][a-z-]{2,})"
    r"(?:[ ](?:in|at|near|outside)[ ](?:the[ ])?(?P<place>[A-Z][\w’'-]+(?:[ ][A-Z][\w’'-]+){0,3}))?,?"
    r"(?:[ ](?:that|which))?(?:[ ](?:has|had|have|would|will|could|is|was|were|are|to|expected|reportedly|already))*"
    r"[ ](?:last(?:s|ed|ing)?|went[ ]on|dragged[ ]on)(?:[ ]for)?[ ]"
    r"(?:only |just |a total of |the |some |nearly |almost |about |more than |at least |up to |almost |around )*$"
)
_NOT_LASTING = frozenset(words("that which who they these those this there one and but each some others all both"))


def _sentenced(text: str, length: _Length) -> str | None:
    """Give who has to go to prison for so long: "X got five years in prison", "a five-year sentence for X".

    None where it is no sentence or not passed yet, and where more than one is named.
    """
    before = text[max(0, length.start - _BEFORE_SENTENCE) : length.start]
    after = text[length.end :]
    if length.joined:
        told = _JOINED_SENTENCE.match(after)
    else:
        told = (_TERM.match(after) and _GETS.search(before)) or _GIVES.search(before) or _TERM_OF.search(before)
    if not told or _NOT_PASSED.search(before):
        return None
    low = max(0, length.start - _BEFORE_SENTENCE)
    named = [
        one
        for one in mentions_of(text)
        if low <= one.start < length.start and not _ON_THE_BENCH.search(text[: one.start])
    ]
    if not named and length.joined:
        named = [
            one for one in mentions_of(text) if re.fullmatch(r"[a-z ]{0,24} (?:for|on) ", text[length.end : one.start])
        ]
    families = {one.name.split()[-1]: one.name for one in named}
    return families.popitem()[1] if len(families) == 1 else None


#: What the readers of events call the sentence of a court.
SENTENCE = "sentenced; term"
_BEFORE_SENTENCE = 90
_JOINED_SENTENCE = re.compile(
    r"[ ](?:[a-z]+[ ]){0,2}?(?:(?:prison|jail)[ ](?:term|sentence)|sentence|"
    r"term[ ](?:in|of)[ ](?:prison|jail|imprisonment))\b"
)
_GETS = re.compile(r"\b(?:got|gets|get|given|gave|gives|giving|received|receives|receiving|handed)\b[^,;:.]{0,40}$")
_TERM_OF = re.compile(r"\b(?:prison|jail|custodial)[ ](?:sentence|term)[ ]of[ ](?:\w+[ ]){0,2}$")
_GIVES = re.compile(
    r"\b(?:jailed|imprisoned|sent[ ]to[ ](?:prison|jail)|locked[ ]up)\b[^,;:.]{0,40}?[ ]?for[ ](?:\w+[ ]){0,2}$"
)
_NOT_PASSED = re.compile(
    r"\b(?:fac(?:e|es|ed|ing)|could|may|might|would|up[ ]to|maximum|minimum|mandatory|sought|seeks?|ask(?:s|ed)|"
    r"demand\w*|recommend\w*|suspended|reduced|commuted|instead[ ]of|not|never|rest[ ]of|first|earlier|previous)\b"
    r"[^,;:.]{0,40}$",
    re.IGNORECASE,
)
_ON_THE_BENCH = re.compile(r"\b(?:[Jj]udge|[Jj]ustice|[Pp]rosecutor|[Ll]awyer|[Aa]ttorney)[ ]$")


def _limited(event: str, role: str) -> str:
    return SPLIT.join(dict.fromkeys([*event.split(SPLIT), role]))


def _noun_length(text: str, noun: re.Match[str]) -> tuple[str | None, str | None]:
    """Read "a two-hour meeting" and "two days of talks"; who meets is said around it."""
    found = occasion_of_noun(text, noun.start("noun"), noun.end("noun"))
    return found.about, _limited(found.event, "length") if found.event else None


_NOUN = re.compile(r"[ ](?:[a-z][\w-]*[ ])??(?P<noun>[a-z][a-z-]+)")
_OF_NOUN = re.compile(r"[ ]of[ ](?:[a-z][\w-]*[ ])??(?P<noun>[a-z][a-z-]+)")


def bound(left: Slot, right: Slot) -> bool:
    """Say whether two durations are of one event: the same length of the same thing."""
    return same_occasion(left, right)


def _unit_of(slot: Slot) -> str:
    return slot.value.partition(" ")[2]


def _amount(slot: Slot) -> float:
    return float(slot.value.partition(" ")[0])


def _same(left: Slot, right: Slot) -> bool:
    return left.value == right.value and left.hedge is right.hedge and (left.low, left.high) == (right.low, right.high)


def _one_apart(left: Slot, right: Slot) -> bool:
    """Hold for 69 and 70 days: whoever counts the first day too is one ahead."""
    return (
        _unit_of(left) == _unit_of(right) in ("day", "week", "month", "year")
        and not hedged(left, right)
        and abs(_amount(left) - _amount(right)) <= 1
        and max(_amount(left), _amount(right)) >= 3
    )


_TERM_EVENT = frozenset({"term", "sentenced"})
#: 18 months and a year and a half are one sentence, and so are 365 days and a year.
_SAME_TERM = 0.02


def _terms(left: Slot, right: Slot) -> bool:
    """Say whether both are sentences of a court."""
    return all(_TERM_EVENT & set((slot.event or "").split(SPLIT)) for slot in (left, right))


def _other_limits(left: Slot, right: Slot) -> bool:
    """Hold for two terms: "within 30 days" and "within 60 days" are no two hedges of one length."""
    return all(slot.text.startswith("within") for slot in (left, right)) and left.high != right.high


def _centre_within(left: Slot, right: Slot) -> bool:
    if _terms(left, right) and not hedged(left, right):
        one, other = (_amount(slot) * _MINUTES[_unit_of(slot)] for slot in (left, right))
        return abs(one - other) <= _SAME_TERM * max(one, other)
    centre = _amount(left) * _MINUTES[_unit_of(left)]
    return (right.low is None or right.low <= centre) and (right.high is None or centre <= right.high)


def _close(left: Slot, right: Slot) -> bool:
    """Hold where two lengths differ by less than a quarter: clocks start and stop at different moments.

    A court's sentence is no such length: two years are not two and a half.
    """
    if _terms(left, right):
        return False
    one, other = (_amount(slot) * _MINUTES[_unit_of(slot)] for slot in (left, right))
    return max(one, other) <= 1.25 * min(one, other)


DURATION_LEVELS = (
    MISSING,
    Level("same length", agrees=True, test=_same),
    Level("another limit", agrees=False, test=_other_limits),
    Level("within the hedge", agrees=True, test=lambda left, right: hedged(left, right) and meets(left, right)),
    Level("one apart", agrees=None, test=_one_apart),
    Level("within rounding", agrees=True, test=either(_centre_within)),
    Level("nearly the same length", agrees=None, test=_close),
    anything_else("different length"),
)
