"""Places as written: where an event was, and who took part."""

from __future__ import annotations

import re
from dataclasses import dataclass

from consistency.lang.names import family_name, is_given_name, plain
from consistency.lang.tagged import NameKind, TaggedNames, over
from consistency.lang.words import words
from consistency.slots.gazetteer import capital_of, country_of, fold_place, readings
from consistency.slots.mentions import SURE, mentions
from consistency.types import Slot, SlotKind


@dataclass(frozen=True, slots=True)
class _Where:
    """A place as written at `[start, end)`; `value` is its normal form, wider places after commas.

    `known` says that it is a place for sure: well known, or taken for one by a tagger.
    """

    value: str
    start: int
    end: int
    known: bool = True


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
    ("shooting", r"shooting|shot (?:to death|dead)|shot|opened fire|gunfire"),
    ("crash", r"crash|crashed|collision|collided|derailed|derailment"),
    ("quake", r"earthquake|quake|tremor"),
    ("blast", r"explosion|blast|bombing|exploded"),
    ("fire", r"fire|blaze|burned"),
    ("attack", r"attack|attacked|stabbing|stabbed to death|stabbed|assault|assaulted"),
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
PERSONAL = frozenset({"birth", "death", "arrest", "wedding", "funeral", "destination", "lies in", "based", "home"})
_EVENT = re.compile("|".join(rf"(?P<{name}>\b(?:{forms})\b)" for name, forms in _CLASSES))
_NAME = r"[A-ZÀ-ÞĀ-Ž][\w'’-]*(?:[ ](?:(?:of|de|la|del|du|the|al|el|los|las)[ ])?[A-ZÀ-ÞĀ-Ž][\w'’-]*){0,3}"
_CAPITAL = (
    r"the (?P<adjective>[A-Z][a-z]+(?: [A-Z][a-z]+)?)['’]?s? capital|the capital of "
    r"(?P<country>[A-Z][a-z]+(?: [A-Z][a-z]+)?)|(?P<owner>[A-Z][a-z]+)['’]s capital"
)
_IN = re.compile(
    rf"\b(?P<prep>[Ii]n|[Aa]t|[Nn]ear|[Oo]ff|[Oo]utside|[Cc]lose[ ]to|[Oo]n[ ]the[ ](?:outskirts|edge|"
    rf"island|shores?)[ ]of|"
    # "50 miles north of Detroit" is not there
    rf"(?<![Tt]he )(?<![Mm]iles )(?<!mile )(?<!km )(?<!kilometres )(?<!kilometers )"
    rf"(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est)(?:-?(?:east|west))?[ ]of)[ ](?:(?:{_CAPITAL})"
    rf"(?:,? (?:of )?(?P<named>[A-ZÀ-ÞĀ-Ž]\w+))?"
    rf"|(?:(?:the )?(?:[A-Za-z]+ )?(?:city|town|village|port|capital|suburb|resort|coast) (?:of )?|the )?"
    rf"(?P<name>{_NAME})"
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
    rf"\b(?:bound for|(?:en route|on (?:its|her|his|their|the) way|heading|headed|sailing|travell?ing|driving|flying) "
    rf"(?:from {_NAME} )?(?:for|to)|destined for) (?:the (?:[A-Z][a-z]+ )?(?:port|city|town) of "
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
# "X, 36, of Harl", "X, a 36-year-old baker from Harl", "X, who lives in Harl"
_HOME = re.compile(
    rf"(?:,? (?:aged )?\d{{1,3}},? (?:of|from)|,? \(\d{{1,3}}\),? (?:of|from)"
    rf"|, an? \d{{1,3}}-year-old (?:[a-z]+ ){{0,2}}(?:of|from)|, of"
    rf"|, (?:\d{{1,3}}, )?(?:who (?:lives|lived|was living) in|an? (?:resident|native) of))"
    rf" (?:the )?(?:(?:city|town|village|suburb) of )?(?P<name>{_NAME})(?P<wider>(?:, {_NAME})?)"
)
_LIVING = re.compile(r"\d|\b(?:who|resident|native)\b")
# "36-year-old X of Harl"
_AGED_BEFORE = re.compile(r"\d{1,3}-year-old (?:[a-z]+ ){0,2}$")
_HOME_AFTER = re.compile(rf",? (?:of|from) (?P<name>{_NAME})(?P<wider>(?:, {_NAME})?)")
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
#: What happens once to one thing, where a report writes "the" before it: the class, what was done, and to what.
_DEEDS = (
    (
        "found",
        r"found|discovered|recovered",
        r"body|corpse|car|van|boat|yacht|wreck|wreckage|plane|helicopter|weapon|gun|bomb|painting|statue",
    ),
    (
        "crash",
        r"crashed|came down|went down|overturned",
        r"plane|jet|airliner|aircraft|helicopter|balloon|glider|bus|coach|train|rocket|satellite",
    ),
    (
        "sinking",
        r"sank|capsized|ran aground|foundered|went (?:down|under)|overturned",
        r"ship|boat|ferry|tanker|freighter|trawler|yacht|dinghy|vessel|submarine",
    ),
    (
        "touchdown",
        r"landed|touched down|made an? (?:emergency|forced|unscheduled) landing|"
        r"(?:was )?forced to land|came down safely",
        r"plane|jet|airliner|aircraft|helicopter|balloon|glider|capsule|spacecraft|probe",
    ),
    ("derailment", r"derailed|(?:left|jumped|came off) the (?:rails|tracks?)", r"train|express|tram"),
    ("explosion", r"exploded|went off|blew up", r"bomb|device|factory|plant|refinery"),
    (
        "holding",
        r"held|played|staged|takes? place|took place",
        r"final|semi-final|summit|funeral|wedding|ceremony|race|festival|tournament|marathon",
    ),
    ("outbreak", r"broke out|started|began", r"fire|blaze|wildfire"),
    ("downing", r"shot down", r"plane|jet|airliner|drone|helicopter"),
)
_AUXILIARY = r"(?:(?:was|were|is|has|had|been|will|to|be|then|later|eventually|finally)[ ])*"
_THING = re.compile(
    "|".join(
        rf"\b[Tt]he[ ](?:[a-z-]+[ ])?(?P<{name}>{things}),?[ ](?:which[ ]|that[ ])?{_AUXILIARY}(?:{deeds})\b"
        for name, deeds, things in _DEEDS
    )
)
THING = "thing"
#: A deed and its place stand as near as this, with no comma between.
_NEAR = 30
_ONE_WORD = {
    "jet": "plane",
    "airliner": "plane",
    "aircraft": "plane",
    "corpse": "body",
    "vessel": "ship",
    "blaze": "fire",
}

# Where no event word governs a place, the sentence itself is the event.
TOLD = "told"
#: With fewer longer words, two sentences are alike by chance.
MANY = 6
#: With so few, rules bind nothing; the binder may.
FEW = 2
#: Between a place and the wider one that is written with it; between an event and its days.
MORE = " > "
SPLIT = "; "
_LONG = re.compile(r"[^\W\d_]{4,}")


def places(text: str, names: TaggedNames = None) -> tuple[Slot, ...]:
    """Find where events of `text` were; offsets point into it. A dateline is no place of an event.

    `names` is what a tagger found in `text`.
    """
    found = [*_blocks(text, names), *_buildings(text, names), *_bound_for(text, names), *_based(text, names)]
    found += _homes(text, names)
    taken = {(slot.start, slot.end) for slot in found}
    for match in _IN.finditer(text):
        where = _written(match, names)
        if where is None or (where.start, where.end) in taken or _listed(text, where):
            continue
        event = _event(text, match.start(), names)
        if event is not None:
            found.append(_slot(text, where, event, names))
        thing = _thing(text, match.start())
        if thing is not None and where.known:
            found.append(_slot(text, where, thing, names))
        if where.known and len(told := _told(text, where)) >= (FEW if event is None else MANY):
            found.append(_slot(text, where, _Event(TOLD, " ".join(told)), names))
    read = {(slot.start, slot.end) for slot in found}
    for where in _sites(text, names):
        if (where.start, where.end) not in read and len(told := _told(text, where)) >= FEW:
            found.append(_slot(text, where, _Event(TOLD, " ".join(told)), names))
            read.add((where.start, where.end))
    return tuple(sorted(found, key=lambda slot: (slot.start, slot.end)))


def _written(match: re.Match[str], names: TaggedNames) -> _Where | None:
    if match["name"] is None:
        capital = capital_of(match["adjective"] or match["country"] or match["owner"] or "")
        value = fold_place(match["named"]) if match["named"] else capital
        return None if value is None else _Where(value, match.end("prep") + 1, match.end(), bool(readings(value)))
    return _named(match, names)


def _tagged(name: str, start: int, names: TaggedNames) -> NameKind | None:
    """Give what a tagger surely takes the whole of a name for."""
    end = start + len(name)
    return next(
        (tag.kind for tag in over(names, start, end) if tag.score >= SURE and tag.start <= start and end <= tag.end),
        None,
    )


#: What stands in the town that it is named after: a university or a football club need not.
_BUILDING_OF = re.compile(
    r"(?P<town>.+?) (?:Crown Court|High Court|County Court|District Court|Sheriff Court|Magistrates['’] Court|Airport|"
    r"Cathedral|Zoo|Docks?|Harbour|Town Hall|City Hall|Prison)"
)


def _named(match: re.Match[str], names: TaggedNames) -> _Where | None:
    name = re.sub(r"['’]s$", "", match["name"])
    if name.split()[0] in _NO_PLACE or name.split()[-1] in _NO_PLACE:
        return None
    if name != match["name"] or re.match(r"['’]", match.string[match.end("name") :]):
        return None  # "in Latvia's parliament"
    start, end = match.start("name"), match.start("name") + len(name)
    kind, known = _tagged(name, start, names), bool(readings(name))
    if kind in (NameKind.PERSON, NameKind.ORGANISATION) and not known:
        return None  # "a protest at Amazon"
    if match.string.startswith("the ", start - 4) and not known:
        return None  # "at the White House"
    follows = _FOLLOWS.match(match.string, end)
    if follows and follows[1] not in _FUNCTION and not known:
        return None  # "at Democratic headquarters"
    known = known or kind is NameKind.PLACE
    town = _BUILDING_OF.fullmatch(name)
    if town is not None and readings(town["town"]):
        value = fold_place(name) + MORE + (country_of(town["town"]) or fold_place(town["town"]))
        return _Where(value, start, end)
    wider = (match.groupdict().get("wider") or "").removeprefix(", ")
    if wider and readings(wider):
        value = fold_place(name) + MORE + (country_of(wider) or fold_place(wider))
        return _Where(value, start, match.end("wider"), known)
    return _Where(country_of(name) or fold_place(name) if readings(name) else fold_place(name), start, end, known)


# "In a Kingston hospital", "at Leek's bus station": what stands there is no parliament, which is of a country at large.
_SITE = re.compile(
    rf"\b(?:[Ii]n|[Aa]t|[Ii]nside|[Oo]utside|[Nn]ear|[Ff]rom|[Oo]n)[ ](?:(?:an?|the|one)[ ](?:[a-z-]+[ ]){{0,2}})?"
    rf"(?P<name>{_NAME})(?:[ ][a-z-]+){{0,2}}?[ ](?:hospital|clinic|hospice|hotel|casino|station|airport|"
    rf"airfield|harbour|harbor|"
    r"marina|docks?|port|zoo|prison|jail|court|courtroom|park|square|centre|center|market|church|cathedral|mosque|temple|"
    r"synagogue|museum|gallery|stadium|arena|theatre|theater|cinema|pub|bar|nightclub|restaurant|cafe|shop|supermarket|"
    r"mall|school|beach|quarry|warehouse|factory|shipyard|foundry|flat|apartment|street|cemetery|graveyard|barracks|"
    r"garage|depot|suburb|suburbs|outskirts|field|farm|studio)\b"
)
# "Halifax hosted the talks", "Madeira is where it came aboard".
_HOSTS = re.compile(
    rf"(?P<name>{_NAME})[ ](?:hosts|hosted|(?:will|is[ ]to|was[ ]to)[ ]host|(?:was|is|plays|played|"
    rf"will[ ]be)[ ]host[ ]to|"
    r"(?:is|was)[ ]where)\b"
)
_MOVED = re.compile(
    rf"\b(?:diverted|moved?|moves|moving|transferred|shipped|flown|taken|sent|extradited|deported|relocat(?:ed|es|ing)|towed|"
    rf"rushed|airlifted)\b[^,.;:]{{0,60}}?[ ]to[ ](?:(?:the[ ](?:port|city|town)[ ]of)[ ])?(?P<name>{_NAME})"
    rf"(?P<wider>(?:, {_NAME})?)"
)


def _sites(text: str, names: TaggedNames) -> list[_Where]:
    """Find the towns and countries of what is named by its sort alone, or that are said to be where a thing was."""
    found = []
    for match in (*_SITE.finditer(text), *_HOSTS.finditer(text)):
        name = re.sub(r"['’]s?$", "", match["name"])
        start = match.start("name")
        kind = _tagged(name, start, names)
        if name.split()[0] in _NO_PLACE or not (readings(name) or kind is NameKind.PLACE):
            continue
        value = country_of(name) or fold_place(name)
        if kind is not NameKind.PERSON and not _listed(text, where := _Where(value, start, start + len(name))):
            found.append(where)
    return found


def _listed(text: str, where: _Where) -> bool:
    """Say whether a place is one of several: "in Riga and Vilnius"."""
    return _LISTED.match(text, where.end) is not None and not re.match(
        r",? (?:and|or) [A-Z]\w+ [a-z]+ed\b", text[where.end :]
    )


def _governs(event: re.Match[str], between: str) -> bool:
    """Say whether an event word is that of an "in X": no comma between but those around who is met."""
    commas = between.replace(", on ", "").count(",")
    return commas == 0 or (commas <= 3 and event.lastgroup == "meeting")


def _event(text: str, at: int, names: TaggedNames) -> _Event | None:
    """Give the event that an "in X" belongs to: the last event word before it in its clause."""
    start = max(text.rfind(mark, 0, at) for mark in (". ", "; ", ": ", "? ", "! ", "\n")) + 1
    before = list(_EVENT.finditer(text, start, at))
    if not before:
        return None
    found = before[-1]
    name, between = found.lastgroup or "", text[found.end() : at]
    after = _object(text, found.end(), at, names) if name in PERSONAL else None
    if after is None and not _governs(found, between):
        return None
    return _Event(name, after or _subject(text, start, found.start(), name, names))


def _thing(text: str, at: int) -> _Event | None:
    """Give the one thing, and what happened to it, that an "in X" right behind tells the place of."""
    done = [match for match in _THING.finditer(text, max(0, at - 150), at) if at - match.end() <= _NEAR]
    if not done or re.search(r"[,;:.?!]", text[done[-1].end() : at]):
        return None
    kind = done[-1].lastgroup or ""
    thing = done[-1][kind]
    return _Event(THING, f"{_ONE_WORD.get(thing, thing)} {kind}")


def _object(text: str, start: int, at: int, names: TaggedNames) -> str | None:
    """Give the person whom an event is done to: "arrested Tom Roe, 31, in"."""
    named = next((one for one in mentions(text, names) if one.start == start + 1 and one.end <= at), None)
    if named is None or not re.fullmatch(r"(?:, (?:aged )?\d{1,3},)? ?", text[named.end : at]):
        return None
    return named.name


def _subject(text: str, start: int, at: int, name: str, names: TaggedNames) -> str | None:
    """Give the one person that a personal event happens to: the name right before its verb."""
    if name not in PERSONAL:
        return None
    near = [one for one in mentions(text, names) if start <= one.start and one.end <= at]
    if not near or not _TO_VERB.fullmatch(text, near[-1].end, at):
        return None
    return near[-1].name


def _taking_part(text: str, names: TaggedNames) -> tuple[str, ...]:
    """Give the family names of everybody and everything named in a text, places and days left out."""
    found = {plain(family_name(mention.name)) for mention in mentions(text, names)}
    return tuple(sorted(found))


def _days(text: str) -> str:
    return ", ".join(sorted({match[0].lower() for match in _DAYS.finditer(text)}))


def _told(text: str, where: _Where) -> tuple[str, ...]:
    """Give every longer word of a sentence but its place: two that share nearly all tell of one thing."""
    rest = text[: where.start] + " " + text[where.end :]
    return tuple(sorted({plain(match[0]) for match in _LONG.finditer(rest)}))


def _slot(text: str, where: _Where, event: _Event, names: TaggedNames) -> Slot:
    written = text[where.start : where.end]
    about = event.about if event.name in PERSONAL | {TOLD, THING} else ", ".join(_taking_part(text, names)) or None
    days = _days(text)
    return Slot(
        SlotKind.PLACE, where.value, written, where.start, where.end, about=about,
        event=event.name + (SPLIT + days if days else ""), statement=_statement(event, written),
    )  # fmt: skip


def _statement(event: _Event, written: str) -> str:
    if event.name in (TOLD, THING):
        return f"It was in {written}."
    if event.name == "destination":
        return f"The destination was {written}."
    if event.name == "home":
        return f"{event.about} lives in {written}."
    if event.name in ("lies in", "based"):
        return f"{event.about} is in {written}."
    return f"The {event.name}{' of ' + event.about if event.about else ''} was in {written}."


def _buildings(text: str, names: TaggedNames) -> list[Slot]:
    found = []
    for pattern in (_LIES_IN, _WHERE):
        for match in pattern.finditer(text):
            where = _named(match, names)
            if where is not None and not (pattern is _LIES_IN and _listed(text, where)):
                found.append(_slot(text, where, _Event("lies in", match["building"]), names))
    return found


def _homes(text: str, names: TaggedNames) -> list[Slot]:
    """Find where people live, as reports name them: by age and town."""
    found = []
    for mention in mentions(text, names) if " of " in text or " from " in text or " in " in text else ():
        aged = _AGED_BEFORE.search(text[max(0, mention.start - 40) : mention.start])
        match = _HOME.match(text, mention.end) or (_HOME_AFTER.match(text, mention.end) if aged else None)
        certain = mention.person or (match and _LIVING.search(match[0])) or is_given_name(mention.name.split()[0])
        where = _named(match, names) if match and certain else None
        # A town that nobody knows may be a firm, a club or a ward.
        if where is not None and where.known and not _listed(text, where):
            found.append(_slot(text, where, _Event("home", mention.name), names))
    return found


def _bound_for(text: str, names: TaggedNames) -> list[Slot]:
    found = []
    for pattern in (_TO, _DESTINATION):
        for match in pattern.finditer(text):
            where = _named(match, names)
            if where is not None:
                owner = match.groupdict().get("owner") or _ship(text, match.start())
                found.append(_slot(text, where, _Event("destination", owner), names))
    taken = {(slot.start, slot.end) for slot in found}
    for match in _MOVED.finditer(text):
        where = _named(match, names)
        if where is not None and where.known and (where.start, where.end) not in taken:
            found.append(_slot(text, where, _Event("destination"), names))
    return found


_SHIP = re.compile(rf"\b(?:[Tt]he )(?P<name>{_NAME})(?=[ ,])")


def _ship(text: str, at: int) -> str | None:
    """Give the ship or vehicle under way: "the Northern Star" before the phrase; "she" stays unknown."""
    named = [match["name"] for match in _SHIP.finditer(text, 0, at) if not country_of(match["name"].split()[0])]
    if named:
        return named[0]
    things = [match["thing"] for match in _VEHICLE.finditer(text, 0, at)]
    return _ONE_WORD.get(things[0], things[0]) if len(set(things)) == 1 else None


_VEHICLE = re.compile(
    r"\b(?:[Tt]he|[Aa]n?) (?:[a-z]+ )?(?P<thing>bus|coach|minibus|train|tram|plane|jet|airliner|aircraft|helicopter|"
    r"ferry|ship|boat|tanker|freighter|trawler|yacht|convoy|truck|lorry)\b"
)


def _based(text: str, names: TaggedNames) -> list[Slot]:
    found = []
    for match in _BASED.finditer(text):
        group = "place" if match["place"] else "place_2"
        name = match[group]
        if name.split()[0] not in _NO_PLACE:
            where = _Where(country_of(name) or fold_place(name), match.start(group), match.end(group))
            found.append(_slot(text, where, _Event("based", match["who"] or match["who_2"]), names))
    return found


def _blocks(text: str, names: TaggedNames) -> list[Slot]:
    found = []
    for match in _BLOCK.finditer(text):
        event = _event(text, match.start(), names) or _event_anywhere(text)
        kind = " block " if match["block"] else " "
        if event is not None:
            where = _Where(match["number"] + kind + _street(match["street"]), match.start(), match.end())
            found.append(_slot(text, where, event, names))
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
