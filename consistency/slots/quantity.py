"""Counts, shares and measures: what is counted, in which event, within which interval."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from consistency.lang.numbers import Form, Number, numbers
from consistency.lang.words import words
from consistency.slots.counting import BY_NAME, Count, counts, denied, lemma, noun_after
from consistency.slots.intervals import far_beyond, hedged, is_range, is_vague, meets, rounded, same_value
from consistency.slots.ladder import MISSING, Level, anything_else
from consistency.slots.units import Unit, UnitMatch, unit_at
from consistency.types import OTHER_SIDE, Hedge, Slot, SlotKind

if TYPE_CHECKING:
    from collections.abc import Iterator

_PERCENT_FORMS = (Form.PERCENT, Form.FRACTION)
_AGE_AFTER = re.compile(r"[ -]?(?:years?|months?|weeks?|days?)[ -]?olds?\b|[ ]years?[ ]of[ ]age\b", re.IGNORECASE)
_AGE_BEFORE = re.compile(r"\b(?:aged?|ages|turned|turning|turns)[ ](?:\d+,?[ ]and[ ])?$", re.IGNORECASE)
_MAGNITUDE_BEFORE = re.compile(r"\bmagnitude(?:[ ]of)?[- ](?:about[ ]|around[ ])?$", re.IGNORECASE)
_MAGNITUDE_AFTER = re.compile(
    r"[- ]magnitude\b|[ ]on[ ]the[ ](?:Richter|moment)|[ ](?:\w+[ ])?(?:earthquake|quake|tremor|temblor|aftershock|"
    r"foreshock)\b",
    re.IGNORECASE,
)
_QUAKE = re.compile(
    r"\b(?P<after>aftershock|foreshock)|\b(?:earthquake|quake|tremor|temblor|epicent\w+|hypocent\w+|seismic|"
    r"seismolog\w*)",
    re.IGNORECASE,
)
_DIMENSIONS = {
    "deep": "depth", "depth": "depth", "tall": "height", "high": "height", "height": "height", "long": "length",
    "length": "length",
    "wide": "width", "width": "width", "across": "width", "diameter": "width", "thick": "thickness",
    "away": "distance", "from": "distance",
    "off": "distance", "north": "distance", "south": "distance", "east": "distance", "west": "distance",
    "northeast": "distance",
    "northwest": "distance", "southeast": "distance", "southwest": "distance", "weighing": "weight",
    "weighed": "weight", "weighs": "weight",
    "weight": "weight", "winds": "wind", "gusts": "gust", "gusting": "gust",
}  # fmt: skip
_DIMENSION_AFTER = re.compile(
    r"[ -](?:in[ ])?(?P<word>deep|tall|high|long|wide|across|thick|away|off|depth|height|length|width|diameter|"
    r"(?:north|south)(?:-?(?:east|west)(?:ern)?)?|east|west|from)\b(?P<rest>(?:[ ](?:from|of|"
    r"off))?[ ](?:the[ ])?(?:[\w'’-]+[ ]?){1,4})?"
)
_DIMENSION_BEFORE = re.compile(
    r"\b(?P<word>depth|height|length|width|diameter|weight|weighing|weighed|weighs|winds|gusts|gusting)\b(?:[ ](?:of|"
    r"at|to|reached|reaching|is|was|as[ ]high[ ]as|up[ ]to|that[ ]reached))?[ ]$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\b(?:the|a|an|its|his|her|this)[ ](?:[\w'’-]+[ ]){0,3}?(?P<noun>[a-z][\w-]+)[ ](?:(?:is|was|are|were|stands|"
    r"stood|measures|measured|rises|runs)[ ])(?:about[ ])?$",
    re.IGNORECASE,
)
_OPPOSITE = {
    "north": "south", "south": "north", "east": "west", "west": "east", "northeast": "southwest",
    "southwest": "northeast", "northwest": "southeast", "southeast": "northwest",
}  # fmt: skip
_REST_STOP = frozenset(
    words(
        "and but when where while as at on in after before since which who said was were is are to by with around "
        "about "
        "early late"
    )
)
_SHARE_OF = re.compile(r"[ ]of[ ](?:the[ ]|its[ ]|their[ ]|all[ ]|his[ ]|her[ ]|our[ ])?")
_SHARE_VERB = re.compile(
    r"[ ](?:(?:have|has|had|were|was|are|is|would|will|who|also|been|already|still|now|\w+ly)[ ])*(?P<verb>[a-z]{4,})\b"
)
_CHANGE = re.compile(
    r"\b(?P<noun>[A-Za-z]{3,})[ ](?:\w+[ ])?(?P<verb>rose|risen|rise|grew|grown|increased|jumped|climbed|surged|"
    r"gained|fell|fallen|fall|dropped|declined|decreased|slipped|plunged|shrank|lost)(?:[ ]by)?[ ]$"
)
_UP = frozenset(words("rose risen rise grew grown increased jumped climbed surged gained"))
EVENT_SPLIT = "; "


#: A dash that lost its spaces: "three bank workers-two women and a man".
_GLUED = re.compile(r"(?<=[a-z]{3}s)-(?=(?:one|two|three|four|five|six|seven|eight|nine|ten) [a-z])")


def quantities(text: str) -> tuple[Slot, ...]:
    """Find the counts, shares and measures of `text`; offsets point into it."""
    text = _GLUED.sub(";", text)
    found = tuple(number for number in numbers(text) if _is_quantity(text, number))
    return tuple(slot for count in counts(text, found) for slot in _slots(text, count))


def _is_quantity(text: str, number: Number) -> bool:
    if number.sign or number.form is Form.ORDINAL:
        return False
    if _AGE_AFTER.match(text, number.end) or _AGE_BEFORE.search(text[max(0, number.start - 16) : number.start]):
        return False
    return (
        re.match(
            r"[ ](?:million[ ]|billion[ ])?(?:US[ ])?(?:dollars?|euros?|pounds[ ]sterling|cents?|pence|yen|yuan|"
            r"roubles|rubles|rupees|francs)\b",
            text[number.end :],
        )
        is None
    )


def _slots(text: str, count: Count) -> Iterator[Slot]:
    number = count.number
    if denied(text, number):
        return
    magnitude = _magnitude(text, number)
    unit = None if magnitude or number.form is not Form.CARDINAL else unit_at(text, number.last)
    if magnitude:
        yield _magnitude_slot(text, number)
    elif unit is not None:
        yield _measure_slot(text, count, unit)
    elif number.form in (*_PERCENT_FORMS, Form.POINTS):
        yield _share_slot(text, count)
    elif count.noun is not None:
        yield _count_slot(text, count)


def _magnitude(text: str, number: Number) -> bool:
    if not 1 <= number.value < 10 or number.words:
        return False
    after = _MAGNITUDE_AFTER.match(text, number.last)
    return _MAGNITUDE_BEFORE.search(text[max(0, number.start - 30) : number.start]) is not None or (
        after is not None
        and ("." in text[number.first : number.last] or "magnitude" in after[0].lower() or "Richter" in after[0])
    )


def _magnitude_slot(text: str, number: Number) -> Slot:
    quake = _quake(text, number)
    about = quake["after"].lower() if quake and quake["after"] else "quake"
    figure = text[number.start : number.end]
    return _slot(text, number, number.end, value=_plain(number), about=about, event="magnitude", unit="magnitude",
                 statement=f"The {about} had magnitude {figure}.")  # fmt: skip


def _quake(text: str, number: Number) -> re.Match[str] | None:
    """Find the word for the quake that a figure belongs to: the next one, or else one before it."""
    start, end = max(0, number.start - 200), number.last + 200
    return _QUAKE.search(text, number.last, end) or _QUAKE.search(text, start, end)


def _measure_slot(text: str, count: Count, found: UnitMatch) -> Slot:
    number, unit, end = count.number, found.unit, max(found.end, count.number.end)
    event, about = _dimension(text, number, found)
    event = event or (scoped_event(count) if about else None)
    low, high = (_bound(unit, bound) for bound in _measured(number))
    written = text[number.start : end]
    statement = _measure_statement(written, event, about)
    return _slot(text, number, end, value=f"{_plain(number)} {unit.name}", about=about, event=event, unit=unit.base,
    low=low, high=high,
                 statement=statement)  # fmt: skip


def _measure_statement(written: str, event: str | None, about: str | None) -> str:
    if event and event.startswith("distance "):
        return f"It was {written} {event.removeprefix('distance ')}{' of ' + about if about else ''}."
    if event is None or event not in _DIMENSIONS.values():
        return f"It was {written}{' of ' + about if about else ''}."
    of = "" if about in (None, event) else f" {'from' if event == 'distance' else 'of the'} {about}"
    return f"The {event}{of} was {written}."


def _measured(number: Number) -> tuple[float | None, float | None]:
    """Give the interval of a measure: "12 km" may stand for 11.5 to 12.5."""
    if number.half or number.range:
        return number.low, number.high
    half = min(0.5, abs(number.value) / 10)
    return (None if number.low is None else number.low - half, None if number.high is None else number.high + half)


def _bound(unit: Unit, bound: float | None) -> float | None:
    return None if bound is None else unit.to_base(bound)


def _dimension(text: str, number: Number, found: UnitMatch) -> tuple[str | None, str | None]:
    """Give the dimension word of a measure ("depth") and what it belongs to."""
    after = _DIMENSION_AFTER.match(text, found.end)
    before = _DIMENSION_BEFORE.search(text[max(0, number.start - 40) : number.start])
    word = after["word"] if after else before["word"].lower() if before else None
    subject = _SUBJECT.search(text[max(0, number.start - 80) : number.start])
    if word is None and subject is not None and _MEASURES.search(subject[0]) and _ENDS.match(text, found.end):
        word = "length"
    if word is None:
        return None, _substance(text, found)
    event = _DIMENSIONS.get(word, "distance")
    if event == "distance":
        return _distance(word, after["rest"] if after else None)
    if event in ("wind", "gust"):
        return event, event
    if event == "depth" and (quake := _quake(text, number)) is not None:
        return event, (quake["after"] or "quake").lower()
    return event, subject["noun"].lower() if subject else None


#: What "measured 17 metres", and no more is said, is so long.
_MEASURES = re.compile(r"\bmeasure[sd]\b", re.IGNORECASE)
_ENDS = re.compile(r"(?=[.,;!?](?:\s|$)|$|[ ](?:and[ ]weighed|when|according)\b)")


def _substance(text: str, found: UnitMatch) -> str | None:
    of = re.compile(r"[ ]of[ ]([a-z][\w-]+)").match(text, found.end)
    return of[1].lower() if of and of[1] not in ("the", "its", "their", "his", "her") else None


def _distance(word: str, rest: str | None) -> tuple[str, str | None]:
    """Give a distance its direction, and the place that it is measured from."""
    words: list[str] = []
    for part in (rest or "").replace("’", "'").split():
        if part.lower() in _REST_STOP:
            break
        if part.lower() not in ("from", "of", "off", "the"):
            words.append(part)
    direction = word if re.match(r"north|south|east|west", word) else ""
    return f"distance {direction}".strip(), " ".join(words) or None


def _share_slot(text: str, count: Count) -> Slot:
    number = count.number
    about, event, end = _share(text, count)
    unit = "percent" if number.form in _PERCENT_FORMS else "percentage points"
    figure = text[number.start : number.end]
    statement = f"{_capital(figure)} of {about} {event}." if about and event else f"It was {figure}."
    if about and event in ("rose", "fell"):
        statement = f"{_capital(about)} {event} by {figure}."
    return _slot(text, number, end, value=_plain(number), about=about, event=event, unit=unit, statement=statement)


def _share(text: str, count: Count) -> tuple[str | None, str | None, int]:
    number = count.number
    if (rate := _rate(text, number)) is not None:
        return *rate, number.end
    of = _SHARE_OF.match(text, number.end)
    noun, end = noun_after(text, of.end() - 1) if of else noun_after(text, number.end)
    if noun is None:
        change = _CHANGE.search(text[max(0, number.start - 50) : number.start])
        if change is None:
            return None, None, number.end
        return change["noun"].lower(), "rose" if change["verb"] in _UP else "fell", number.end
    verb = _SHARE_VERB.match(text, end)
    return noun, verb["verb"] if verb else None, end


#: The event of a rate that has one value at a time.
LEVEL = "level"
_RATES = (
    r"(?P<rate>turnout|unemployment|joblessness|inflation|(?:jobless|unemployment|inflation|literacy|poverty) rate|"
    r"approval rating)"
)
_RATE_BEFORE = re.compile(
    rf"\b{_RATES}(?P<where> (?:in|for|at|of|among|across) (?!\d)[^.,;]{{2,40}}?)?"
    r" (?:was|is|were|of|at|to|stood at|stands at|reached|hit|came to|averaged|"
    r"(?:rose|rise|rising|fell|fall|falling|climbed|dropped|jumped) to)"
    r" (?:about |some |nearly |almost |just |only |just under |just over |more than |a record )?$",
    re.IGNORECASE,
)
_RATE_BEHIND = re.compile(rf"[ -]{_RATES}\b", re.IGNORECASE)
_VOTED = re.compile(
    r" of (?:the )?(?:(?:eligible|registered|all|entitled) )?(?:voters|electorate|those entitled to vote)"
    r" (?:had |have )?(?:took part|taken part|voted|turned out|cast)\b",
    re.IGNORECASE,
)


def _rate(text: str, number: Number) -> tuple[str, str] | None:
    """Give the rate that a percentage is of: "turnout was 58 percent", "58 percent of voters took part".

    That of the young or of the north is another one.
    """
    if _VOTED.match(text, number.end):
        return "turnout", LEVEL
    match = _RATE_BEFORE.search(text, max(0, number.start - 90), number.start) or _RATE_BEHIND.match(text, number.end)
    if match is None:
        return None
    rate = match["rate"].lower()
    rate = "unemployment" if rate.startswith("jobless") else rate.removesuffix(" rate")
    behind = _RATE_WHERE.match(text, number.end)
    where = (match.groupdict().get("where") or (behind["where"] if behind else "")).strip()
    hour = _HOUR.match(text, number.end)
    scope = ["" if _OF_ALL.search(where) else where.lower(), hour[0].strip() if hour else ""]
    return rate, EVENT_SPLIT.join([LEVEL, *filter(None, scope)])


#: "61 percent in the capital", "among the young"; a month or a year is no such part.
_RATE_WHERE = re.compile(
    r" (?P<where>(?:in|among|across) (?:the )?(?!\d|"
    r"(?-i:January|February|March|April|May|June|July|August|September|October|November|December)\b|"
    r"(?:first|second|third|fourth|last|same|past|previous|final|early|late)\b)[^.,;]{2,40})",
    re.IGNORECASE,
)
#: Of a day of voting, each hour has its turnout.
_HOUR = re.compile(r" (?:at|by|as of) (?:about )?(?:noon|midday|midnight|\d[\d:.]*(?: ?[ap]\.?m|\b))")


_OF_ALL = re.compile(
    r"\b(?:referendum|elections?|vote|poll|ballot|run-?off|round|country|nation|january|february|march|april|may|june|july|"
    r"august|september|october|november|december|quarter|year|month)$",
    re.IGNORECASE,
)


def _count_slot(text: str, count: Count) -> Slot:
    number = count.number
    return _slot(text, number, max(count.end, number.end), value=_plain(number), about=count.noun,
    event=scoped_event(count), unit=None,
                 statement=_statement(text, count))  # fmt: skip


def scoped_event(count: Count) -> str | None:
    """Give the event with what limits it: "dead; in 1999"."""
    return EVENT_SPLIT.join([count.event, *count.scope]) if count.event else None


def _statement(text: str, count: Count) -> str:
    written = text[count.number.start : max(count.end, count.number.end)]
    one = count.number.value == 1 and count.number.hedge is Hedge.EXACTLY
    if count.end <= count.number.end:
        many = "people" if lemma(count.noun or "person") == "person" else count.noun
        written += " person" if one and many == "people" else f" {many}"
    if count.event not in BY_NAME:
        return f"{_capital(written)} {'is' if one else 'are'} counted."
    said = BY_NAME[count.event].said
    return f"{_capital(written)} {re.sub('^were', 'was', said) if one else said}."


def _capital(figure: str) -> str:
    return figure[:1].upper() + figure[1:]


def _plain(number: Number) -> str:
    """Give a value its normal form: "1200", "10-12" for a range, the word itself for a vague amount."""
    if number.form is Form.VAGUE:
        return "vague"
    if number.range and number.half:
        middle = number.value
        return f"{_digits(middle - number.half)}-{_digits(middle + number.half)}"
    return _digits(number.value)


def _digits(value: float) -> str:
    return f"{value:.10g}" if abs(value) < 1e10 else f"{value:.0f}"


def _slot(
    text: str, number: Number, end: int, *, value: str, about: str | None, event: str | None, unit: str | None,
    statement: str,
    low: float | None = None, high: float | None = None,
) -> Slot:  # fmt: skip
    if low is None and high is None:
        low, high = number.low, number.high
    return Slot(
        SlotKind.QUANTITY, value, text[number.start : end], number.start, end, about=about, event=event,
        hedge=number.hedge,
        statement=statement, low=low, high=high, unit=unit,
    )  # fmt: skip


def bound(left: Slot, right: Slot) -> bool:
    """Say whether two quantities measure the same thing: same unit, same noun, same event in the same scope."""
    if left.unit != right.unit or not left.event or not right.event or not left.about or not right.about:
        return False
    if left.unit is None:
        return _same_count(left, right)
    return left.event == right.event and _same_words(left.about, right.about)


def _same_count(left: Slot, right: Slot) -> bool:
    (left_event, *left_scope), (right_event, *right_scope) = (
        (slot.event or "").split(EVENT_SPLIT) for slot in (left, right)
    )
    if left_event != right_event or not _same_noun(left.about or "", right.about or ""):
        return False
    return _same_scope(left_scope, right_scope, strict=left_event not in BY_NAME)


def _same_noun(left: str, right: str) -> bool:
    """Same head and the same modifiers: "Russian troops" are not all "troops"."""
    return lemma(left) == lemma(right) and _modifiers(left) == _modifiers(right)


def _modifiers(noun: str) -> frozenset[str]:
    return frozenset(word.lower() for word in noun.split()[:-1])


def _same_scope(left: list[str], right: list[str], *, strict: bool) -> bool:
    if _rest(left) != _rest(right):
        return False
    agents = [{part for part in side if part.startswith("by ")} for side in (left, right)]
    if agents[0] != agents[1] and (strict or all(agents)):
        return False
    places = [_places(side) for side in (left, right)]
    return not all(places) or bool(places[0] & places[1])


def _rest(scope: list[str]) -> frozenset[str]:
    return frozenset(part for part in scope if not part.startswith("by ") and not _is_place(part))


def _is_place(part: str) -> bool:
    return part.startswith("in ") and part[3:4].isupper()


def _places(scope: list[str]) -> frozenset[str]:
    return frozenset(word.lower() for part in scope if _is_place(part) for word in part[3:].split())


def _same_words(left: str, right: str) -> bool:
    return lemma(left) == lemma(right) and _modifiers(left) == _modifiers(right)


def _written_unit(slot: Slot) -> str:
    return slot.value.partition(" ")[2]


def _converted(left: Slot, right: Slot) -> bool:
    return _written_unit(left) != _written_unit(right) and meets(left, right) and not hedged(left, right)


def _direction(slot: Slot) -> str:
    return (slot.event or "").removeprefix("distance ").removesuffix("ern")


def _opposite(left: Slot, right: Slot) -> bool:
    """Hold where both are as far from one place, on its two sides."""
    facing = _OPPOSITE.get(_direction(left))
    return (
        facing is not None
        and facing == _direction(right)
        and left.about is not None
        and left.about == right.about
        and meets(left, right)
    )


QUANTITY_LEVELS = (
    MISSING,
    Level(OTHER_SIDE, agrees=False, test=_opposite),
    Level("same value", agrees=True, test=same_value),
    Level("a vague amount", agrees=None, test=lambda left, right: is_vague(left) or is_vague(right)),
    Level("another unit", agrees=None, test=lambda left, right: left.unit != right.unit),
    Level("same after conversion", agrees=True, test=_converted),
    Level("far beyond the hedge", agrees=None, test=lambda left, right: meets(left, right) and far_beyond(left, right)),
    Level("within the hedge", agrees=True, test=lambda left, right: hedged(left, right) and meets(left, right)),
    Level(
        "within the range",
        agrees=True,
        test=lambda left, right: (is_range(left) or is_range(right)) and meets(left, right),
    ),
    Level("within rounding", agrees=True, test=rounded),
    anything_else("different value"),
)
