"""Places: where an event was, who took part, and the ladder on which two places of one event meet."""

from __future__ import annotations

import re
from dataclasses import dataclass

from consistency.lang.names import family_name, plain
from consistency.lang.words import words
from consistency.slots.gazetteer import Place, PlaceKind, capital_of, country_of, fold_place, nested, readings
from consistency.slots.ladder import MISSING, Level, anything_else, either
from consistency.slots.mentions import mentions
from consistency.types import Slot, SlotKind


@dataclass(frozen=True, slots=True)
class _Where:
    """A place as written at `[start, end)`; `value` is its normal form, wider places after commas."""

    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Event:
    """What happened at a place: its class, and whose it is where one person or thing is named."""

    name: str
    about: str | None = None


# Each class with the words that name it.
_CLASSES = (
    ("meeting", r"met|meets?|meeting|talks?|talked|summit|gathering|gathers?|gathered|sat (?:down|across)|"
r"conferred|negotiations?|negotiated|council"),
    ("conference", r"(?:news|press) conference"),
    ("shooting", r"shooting|shot|opened fire|gunfire"),
    ("crash", r"crash|crashed|collision|collided|derailed|derailment"),
    ("quake", r"earthquake|quake|tremor"),
    ("blast", r"explosion|blast|bombing|exploded"),
    ("fire", r"fire|blaze|burned"),
    ("attack", r"attack|attacked|stabbing|stabbed|assault|assaulted"),
    ("burglary", r"burglary|robbery|robbed|break-in"),
    ("match", r"match|game|final"),
    ("wedding", r"wedding|married|wed"),
    ("funeral", r"funeral|buried|laid to rest"),
    ("birth", r"born"),
    ("death", r"died|dies|was killed|were killed|was found dead|death|was murdered"),
    ("arrest", r"was arrested|arrested|was detained|was captured|arrest"),
    ("trial", r"trial|on trial|sentenced|convicted"),
    ("launch", r"launch|launched|lifted off|blasted off"),
    ("landing", r"landed|landing|touched down"),
    ("signing", r"signed|signing"),
)  # fmt: skip
# These happen to one named person or thing, so no day is needed to tie two reports.
PERSONAL = frozenset({"birth", "death", "arrest", "wedding", "funeral", "destination", "lies in", "based"})
_EVENT = re.compile("|".join(rf"(?P<{name}>\b(?:{forms})\b)" for name, forms in _CLASSES))
_NAME = r"[A-ZÀ-ÞĀ-Ž][\w'’-]*(?:[ ](?:(?:of|de|la|del|du|the|al|el|los|las)[ ])?[A-ZÀ-ÞĀ-Ž][\w'’-]*){0,3}"
_CAPITAL = (
    r"the (?P<adjective>[A-Z][a-z]+(?: [A-Z][a-z]+)?)['’]?s? capital|the capital of "
    r"(?P<country>[A-Z][a-z]+(?: [A-Z][a-z]+)?)|(?P<owner>[A-Z][a-z]+)['’]s capital"
)
_IN = re.compile(
    rf"\b(?P<prep>[Ii]n|[Aa]t|[Nn]ear|[Oo]ff|[Oo]utside)[ ](?:(?:{_CAPITAL})(?:,? (?:of )?(?P<named>[A-ZÀ-ÞĀ-Ž]\w+))?"
    rf"|(?:(?:the )?(?:[A-Za-z]+ )?(?:city|town|village|port|capital|suburb|resort) (?:of )?|the )?(?P<name>{_NAME})"
    rf"(?P<wider>(?:, {_NAME})?))"
)
_BUILDING_HEAD = (
    r"Hospital|Church|Cathedral|School|College|University|Hotel|Stadium|Airport|Prison|Museum|Theatre|"
    r"Theater|Station|Palace|Mosque|Clinic"
)
_LIES_IN = re.compile(
    rf"(?P<building>(?:[A-ZÀ-ÞĀ-Ž][\w.'’-]*[ ]){{1,4}}(?:{_BUILDING_HEAD}))[ ]in[ ](?P<name>{_NAME})(?P<wider>(?:, "
    rf"{_NAME})?)"
)
_WHERE = re.compile(
    rf"\b(?P<name>{_NAME}), where [^.;]{{0,60}}?\b(?:in|at) "
    rf"(?P<building>(?:[A-ZÀ-ÞĀ-Ž][\w.'’-]*[ ]){{1,4}}(?:{_BUILDING_HEAD}))"
)
_TO = re.compile(
    rf"\b(?:bound for|en route to|on (?:its|her|his|their) way to|heading (?:for|to)|headed (?:for|to)|"
    rf"destined for|sailing (?:for|to)) (?:the (?:[A-Z][a-z]+ )?(?:port|city|town) of "
    rf")?(?P<name>{_NAME})"
)
_DESTINATION = re.compile(
    rf"(?P<name>{_NAME}), (?:its|her|his|their|the [a-z]+['’]s|(?:the )?(?P<owner>{_NAME})['’]s?) "
    rf"(?:final |next )?destination"
)
_BASED = re.compile(
    rf"\b(?P<place>{_NAME})-based (?:[a-z-]+ ){{0,3}}(?P<who>{_NAME})|(?P<who_2>{_NAME}),? (?:which is "
    rf"|is )?(?:based|headquartered) in (?P<place_2>{_NAME})"
)
_BLOCK = re.compile(
    r"\b(?P<number>\d{2,5})(?P<block>[ -]block)?(?(block)[ ](?:of[ ])?|[ ])(?P<street>(?:[NSEW]\.? |"
    r"North |South |East |West )?(?:[A-Z][\w'’-]*[ ]|\d+(?:st|nd|rd|th)[ ]){1,3}(?:Street|St|Avenue|"
    r"Ave|Road|Rd|Drive|Dr|Lane|Boulevard|Blvd|Court|Place|Way)\b)"
)
_DAYS = re.compile(
    r"\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|(?:January|February|March|April|"
    r"May|June|July|August|September|"
    r"October|November|December) \d{1,2}|\d{1,2} (?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December)"
    r"|(?:19|20)\d\d)\b"
)
_LISTED = re.compile(r"(?: and|, and| or|,)(?: in)? [A-ZÀ-ÞĀ-Ž]|/")
_NO_PLACE = frozenset(
    words(
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June "
        "July August September "
        "October November December Congress Parliament Senate NATO EU UN English French German Spanish "
        "Arabic Russian Chinese "
        "Europe Asia Africa"
    )
)
_TO_VERB = re.compile(
    r"(?:, [^,]{1,60},|,? who)?(?: (?:was|were|has|had|been|is|later|reportedly|allegedly|also|who))* ?"
)
_FOLLOWS = re.compile(r"[ ]([a-z]+)")
_FUNCTION = frozenset(
    words(
        "on in at and after when where with for to from by as that which who was were is are has have "
        "had said during before while "
        "since until but or last this late early over about because following amid near off just earlier "
        "later if so than though"
    )
)
# Where no event word governs a place, the sentence itself is the event.
TOLD = "told"
_MANY = 6
_ALIKE = 0.75
_LONG = re.compile(r"[^\W\d_]{4,}")
_MORE = " > "
_SPLIT = "; "


def places(text: str) -> tuple[Slot, ...]:
    """Find where events of `text` were; offsets point into it. A dateline is no place of an event."""
    found = [*_blocks(text), *_buildings(text), *_bound_for(text), *_based(text)]
    taken = {(slot.start, slot.end) for slot in found}
    for match in _IN.finditer(text):
        where = _written(match)
        if where is None or (where.start, where.end) in taken or _listed(text, where):
            continue
        event = _event(text, match.start())
        if event is not None:
            found.append(_slot(text, where, event))
        if readings(where.value.split(_MORE)[0]) and len(told := _told(text, where)) >= _MANY:
            found.append(_slot(text, where, _Event(TOLD, " ".join(told))))
    return tuple(sorted(found, key=lambda slot: (slot.start, slot.end)))


def _written(match: re.Match[str]) -> _Where | None:
    if match["name"] is None:
        capital = capital_of(match["adjective"] or match["country"] or match["owner"] or "")
        value = fold_place(match["named"]) if match["named"] else capital
        return None if value is None else _Where(value, match.end("prep") + 1, match.end())
    return _named(match)


def _named(match: re.Match[str]) -> _Where | None:
    name = re.sub(r"['’]s$", "", match["name"])
    if name.split()[0] in _NO_PLACE or name.split()[-1] in _NO_PLACE:
        return None
    if name != match["name"] or re.match(r"['’]", match.string[match.end("name") :]):
        return None  # "in Latvia's parliament"
    start, end = match.start("name"), match.start("name") + len(name)
    if match.string.startswith("the ", start - 4) and not readings(name):
        return None  # "at the White House"
    follows = _FOLLOWS.match(match.string, end)
    if follows and follows[1] not in _FUNCTION and not readings(name):
        return None  # "at Democratic headquarters"
    wider = (match.groupdict().get("wider") or "").removeprefix(", ")
    if wider and readings(wider):
        return _Where(fold_place(name) + _MORE + (country_of(wider) or fold_place(wider)), start, match.end("wider"))
    return _Where(country_of(name) or fold_place(name) if readings(name) else fold_place(name), start, end)


def _listed(text: str, where: _Where) -> bool:
    """Say whether a place is one of several: "in Riga and Vilnius"."""
    return _LISTED.match(text, where.end) is not None and not re.match(
        r",? (?:and|or) [A-Z]\w+ [a-z]+ed\b", text[where.end :]
    )


def _governs(event: re.Match[str], between: str) -> bool:
    """Say whether an event word is that of an "in X": no comma between but those around who is met."""
    commas = between.replace(", on ", "").count(",")
    return commas == 0 or (commas <= 3 and event.lastgroup == "meeting")


def _event(text: str, at: int) -> _Event | None:
    """Give the event that an "in X" belongs to: the last event word before it in its clause."""
    start = max(text.rfind(mark, 0, at) for mark in (". ", "; ", ": ", "? ", "! ", "\n")) + 1
    before = list(_EVENT.finditer(text, start, at))
    if not before:
        return None
    found = before[-1]
    name, between = found.lastgroup or "", text[found.end() : at]
    after = _object(text, found.end(), at) if name in PERSONAL else None
    if after is None and not _governs(found, between):
        return None
    return _Event(name, after or _subject(text, start, found.start(), name))


def _object(text: str, start: int, at: int) -> str | None:
    """Give the person whom an event is done to: "arrested Tom Roe, 31, in"."""
    named = next((one for one in mentions(text) if one.start == start + 1 and one.end <= at), None)
    if named is None or not re.fullmatch(r"(?:, (?:aged )?\d{1,3},)? ?", text[named.end : at]):
        return None
    return named.name


def _subject(text: str, start: int, at: int, name: str) -> str | None:
    """Give the one person that a personal event happens to: the name right before its verb."""
    if name not in PERSONAL:
        return None
    near = [one for one in mentions(text) if start <= one.start and one.end <= at]
    if not near or not _TO_VERB.fullmatch(text, near[-1].end, at):
        return None
    return near[-1].name


def _taking_part(text: str) -> tuple[str, ...]:
    """Give the family names of everybody and everything named in a text, places and days left out."""
    found = {plain(family_name(mention.name)) for mention in mentions(text)}
    return tuple(sorted(found))


def _days(text: str) -> str:
    return ", ".join(sorted({match[0].lower() for match in _DAYS.finditer(text)}))


def _told(text: str, where: _Where) -> tuple[str, ...]:
    """Give every longer word of a sentence but its place: two that share nearly all tell of one thing."""
    rest = text[: where.start] + " " + text[where.end :]
    return tuple(sorted({plain(match[0]) for match in _LONG.finditer(rest)}))


def _slot(text: str, where: _Where, event: _Event) -> Slot:
    written = text[where.start : where.end]
    about = event.about if event.name in PERSONAL | {TOLD} else ", ".join(_taking_part(text)) or None
    days = _days(text)
    return Slot(
        SlotKind.PLACE, where.value, written, where.start, where.end, about=about,
        event=event.name + (_SPLIT + days if days else ""), statement=_statement(event, written),
    )  # fmt: skip


def _statement(event: _Event, written: str) -> str:
    if event.name == TOLD:
        return f"It was in {written}."
    if event.name == "destination":
        return f"The destination was {written}."
    if event.name in ("lies in", "based"):
        return f"{event.about} is in {written}."
    return f"The {event.name}{' of ' + event.about if event.about else ''} was in {written}."


def _buildings(text: str) -> list[Slot]:
    found = []
    for pattern in (_LIES_IN, _WHERE):
        for match in pattern.finditer(text):
            where = _named(match)
            if where is not None and not (pattern is _LIES_IN and _listed(text, where)):
                found.append(_slot(text, where, _Event("lies in", match["building"])))
    return found


def _bound_for(text: str) -> list[Slot]:
    found = []
    for pattern in (_TO, _DESTINATION):
        for match in pattern.finditer(text):
            where = _named(match)
            if where is not None:
                found.append(
                    _slot(
                        text, where, _Event("destination", match.groupdict().get("owner") or _ship(text, match.start()))
                    )
                )
    return found


_SHIP = re.compile(rf"\b(?:[Tt]he )(?P<name>{_NAME})(?=[ ,])")


def _ship(text: str, at: int) -> str | None:
    """Give the ship or vehicle under way: "the Northern Star" before the phrase; "she" stays unknown."""
    named = [match["name"] for match in _SHIP.finditer(text, 0, at) if not country_of(match["name"].split()[0])]
    return named[0] if named else None


def _based(text: str) -> list[Slot]:
    found = []
    for match in _BASED.finditer(text):
        group = "place" if match["place"] else "place_2"
        name = match[group]
        if name.split()[0] not in _NO_PLACE:
            where = _Where(country_of(name) or fold_place(name), match.start(group), match.end(group))
            found.append(_slot(text, where, _Event("based", match["who"] or match["who_2"])))
    return found


def _blocks(text: str) -> list[Slot]:
    found = []
    for match in _BLOCK.finditer(text):
        event = _event(text, match.start()) or _event_anywhere(text)
        kind = " block " if match["block"] else " "
        if event is not None:
            where = _Where(match["number"] + kind + _street(match["street"]), match.start(), match.end())
            found.append(_slot(text, where, event))
    return found


def _event_anywhere(text: str) -> _Event | None:
    classes = {match.lastgroup for match in _EVENT.finditer(text)}
    return _Event(classes.pop() or "") if len(classes) == 1 else None


_STREET_WORDS = {
    "street": "st", "avenue": "ave", "road": "rd", "drive": "dr",
    "boulevard": "blvd", "north": "n", "south": "s", "east": "e", "west": "w",
}  # fmt: skip


def _street(written: str) -> str:
    return " ".join(_STREET_WORDS.get(word, word) for word in plain(written).replace(".", "").split())


_ADDRESS = re.compile(r"(?P<number>\d+)(?P<block> block)? (?P<street>.+)")


def bound(left: Slot, right: Slot) -> bool:
    """Say whether two places are of one event: its class, its people and its day agree; people travel."""
    (name, *days), (other, *other_days) = ((slot.event or "").split(_SPLIT) for slot in (left, right))
    if name != other:
        return False
    shared_day = _share(days, other_days)
    if shared_day is False:
        return False
    one, two = _ADDRESS.fullmatch(left.value), _ADDRESS.fullmatch(right.value)
    if one and two:
        return one["street"] == two["street"]
    if left.about is None or right.about is None:
        return False
    if name == TOLD:
        return _tell_alike(left.about, right.about)
    if name in PERSONAL:
        return _one_thing(left.about, right.about)
    # The same two may meet again elsewhere on another day, and twice in a year.
    return shared_day is True and _by_day(days, other_days) and len(_set(left.about) & _set(right.about)) >= 2


def _share(left: list[str], right: list[str]) -> bool | None:
    """Say whether two lists of days meet; None where one side gives none."""
    if not left or not right:
        return None
    one, two = set(left[0].split(", ")), set(right[0].split(", "))
    return one <= two or two <= one


def _tell_alike(left: str, right: str) -> bool:
    one, two = set(left.split()), set(right.split())
    return len(one & two) >= _MANY and len(one & two) / len(one | two) >= _ALIKE


def _by_day(left: list[str], right: list[str]) -> bool:
    shared = set(left[0].split(", ")) & set(right[0].split(", "))
    return any(not day.isdigit() for day in shared)


def _set(about: str) -> frozenset[str]:
    return frozenset(about.split(", "))


def _one_thing(left: str, right: str) -> bool:
    one, two = plain(left).split(), plain(right).split()
    return one == two or (one[-1] == two[-1] and (len(one) == 1 or len(two) == 1))


def _chain(value: str) -> tuple[str, ...]:
    return tuple(value.split(_MORE))


def _same_place(left: Slot, right: Slot) -> bool:
    return _chain(left.value)[0] == _chain(right.value)[0] and not _written_apart(left, right)


def _written_apart(left: Slot, right: Slot) -> bool:
    """Paris, Texas and Paris, France: the wider places that are written differ and do not hold each other."""
    one, two = _chain(left.value)[1:], _chain(right.value)[1:]
    return bool(one and two) and one[0] != two[0] and not (_above(one[0]) & {two[0]} or _above(two[0]) & {one[0]})


def _above(name: str) -> frozenset[str]:
    """Give every place that a well-known name may lie in, over all its readings."""
    direct = {wider for place in readings(name) for wider in place.lies_in}
    return frozenset(direct).union(*(_above(wider) for wider in direct - {name}))


def _wider(slot: Slot) -> frozenset[str]:
    first, *rest = _chain(slot.value)
    return frozenset(rest).union(*(_above(name) for name in rest)) if rest else _above(first)


def _lies_in(left: Slot, right: Slot) -> bool:
    return _chain(right.value)[0] in _wider(left)


def _address(slot: Slot) -> re.Match[str] | None:
    return _ADDRESS.fullmatch(slot.value)


def _in_block(left: Slot, right: Slot) -> bool:
    one, two = _address(left), _address(right)
    if not one or not two or one["street"] != two["street"] or bool(one["block"]) == bool(two["block"]):
        return False
    return int(one["number"]) // 100 == int(two["number"]) // 100


def _other_address(left: Slot, right: Slot) -> bool:
    one, two = _address(left), _address(right)
    return bool(one and two and one["street"] == two["street"] and one["number"] != two["number"])


def _one_reading(slot: Slot) -> Place | None:
    first, *rest = _chain(slot.value)
    found = [
        place for place in readings(first) if not rest or rest[0] in place.lies_in or rest[0] in _above(place.name)
    ]
    kinds = {place.kind for place in found}
    if not found or len(kinds) > 1:
        return None
    # A city that lies in a state and in its country is one place; two countries' cities of one name are two.
    return max(found, key=lambda place: len(place.lies_in)) if _one_country(found) else None


def _one_country(found: list[Place]) -> bool:
    return len({wider for place in found for wider in place.lies_in if country_of(wider)}) <= 1 or len(found) == 1


def _apart(left: Slot, right: Slot) -> bool:
    if _written_apart(left, right) and _chain(left.value)[0] == _chain(right.value)[0]:
        return True
    one, two = _one_reading(left), _one_reading(right)
    if one is None or two is None or one.name == two.name:
        return False
    if one.kind is two.kind:
        return not nested(one.name, two.name)
    return _countries_apart(one, two)


def _countries_apart(one: Place, two: Place) -> bool:
    here, there = (
        {place.name, *place.lies_in} if place.kind is PlaceKind.COUNTRY else set(place.lies_in) for place in (one, two)
    )
    here, there = ({name for name in side if country_of(name) == name} for side in (here, there))
    return bool(here and there) and not here & there and not any(nested(a, b) for a in here for b in there)


# A word that says how wide an unknown place is: one may lie in the other.
_EXTENT = frozenset(
    words(
        "county province region state district island islands valley coast north south east west "
        "northern southern eastern western "
        "central greater area peninsula sea bay gulf ocean river lake mountains mount borough suburb parish"
    )
)


def _unknown_towns(left: Slot, right: Slot) -> bool:
    """A named building stands in one town: two short unknown names for it are two towns."""
    if not all((slot.event or "").startswith("lies in") for slot in (left, right)):
        return False
    heads = [_chain(slot.value)[0] for slot in (left, right)]
    return not any(readings(head) or len(head.split()) > 1 or set(head.split()) & _EXTENT for head in heads)


PLACE_LEVELS = (
    MISSING,
    Level("same place", agrees=True, test=_same_place),
    Level("one lies in the other", agrees=True, test=either(_lies_in)),
    Level("the number lies in the block", agrees=True, test=_in_block),
    Level("different address", agrees=False, test=_other_address),
    Level("different place", agrees=False, test=_apart),
    Level("different town of one building", agrees=False, test=_unknown_towns),
    anything_else("one may lie in the other", agrees=None),
)
