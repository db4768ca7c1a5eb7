"""What a figure counts, and in which event: "at least 12 people were killed" counts persons, dead."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from consistency.lang.words import words
from consistency.slots.units import unit_at

if TYPE_CHECKING:
    from consistency.lang.numbers import Number


@dataclass(frozen=True, slots=True)
class Event:
    """A class of events that people or things are counted in.

    `done` may follow the noun ("were killed"), `active` may stand before the figure ("killed 12"), `nouns` are
    counted themselves ("12 deaths"), `said` finishes the statement ("Twelve people were killed.").
    """

    name: str
    said: str
    done: str = ""
    active: str = ""
    nouns: str = ""
    persons: bool = True


@dataclass(frozen=True, slots=True)
class Count:
    """What was read around one figure; `scope` limits the event ("in 2019", "per year")."""

    number: Number
    noun: str | None
    end: int
    event: str | None = None
    scope: tuple[str, ...] = ()
    active: bool = False


def _read_events() -> tuple[Event, ...]:
    table = (files("consistency.slots") / "data" / "events.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines()[2:]]
    return tuple(
        Event(name, said, done, active, nouns, who == "persons") for name, said, done, active, nouns, who in rows
    )


EVENTS = _read_events()


def _read_nouns() -> dict[str, str]:
    table = (files("consistency.slots") / "data" / "nouns.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    return {word: one for one, others in rows for word in others.split()}


#: Nouns that outlets use for one thing, with the one that stands for all.
ONE_NOUN = _read_nouns()
BY_NAME = {event.name: event for event in EVENTS}

PERSON_NOUNS = frozenset(
    words("people person persons individuals individual victims victim lives souls casualties casualty bodies body")
)
_NOUN_EVENTS = {"casualties": None, "casualty": None, "bodies": "dead", "body": "dead"}
_IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "policemen": "policeman", "gunmen": "gunman",
    "firemen": "fireman",
    "servicemen": "serviceman", "fishermen": "fisherman", "lives": "life", "wives": "wife",
    "schoolchildren": "schoolchild",
    "grandchildren": "grandchild", "policewomen": "policewoman", "congressmen": "congressman",
    "businessmen": "businessman",
    "troops": "troops", "aircraft": "aircraft", "personnel": "personnel", "police": "police", "crew": "crew",
    "staff": "staff",
    "helicopters": "helicopter", "buses": "bus", "houses": "house", "horses": "horse", "cases": "case",
    "nurses": "nurse", "votes": "vote",
    "kids": "child", "mps": "mp", "meps": "mep", "deaths": "death", "sheep": "sheep", "cattle": "cattle",
    "teeth": "tooth", "geese": "goose", "mice": "mouse", "lice": "louse", "oxen": "ox", "alumni": "alumnus",
    "cacti": "cactus", "fungi": "fungus", "larvae": "larva", "nuclei": "nucleus", "phenomena": "phenomenon",
}  # fmt: skip
#: Counted without a plural; before another noun they only say of which sort it is ("12 salmon farm workers").
_INVARIANT = frozenset(
    words("deer fish salmon trout bison moose elk swine squid spacecraft hovercraft watercraft livestock poultry")
)
#: "Crewmen", "tribesmen", "camerawomen".
_MEN = re.compile(r"[a-z]{3,}(?:wo)?men")
_SINGULAR_HEADS = frozenset(
    words(
        "person man woman child boy girl soldier officer policeman student worker teacher firefighter passenger pilot "
        "driver civilian gunman "
        "suspect victim death case troops aircraft personnel police crew staff home house building vehicle ship school "
        "church country"
    )
)
_TIME_NOUNS = frozenset(
    words(
        "second seconds minute minutes hour hours day days week weeks weekend weekends fortnight month months year "
        "years "
        "decade decades "
        "century centuries season seasons time times night nights o'clock quarter quarters morning mornings generations"
    )
)
_STOP = frozenset(
    words(
        "a an the of in on at by to from with for and or but nor as than that which who whom whose when where while "
        "after before since until "
        "if because so during near inside outside under over into onto through across between among along around about "
        "against within without "
        "was were is are be been being has have had do does did will would can could may might must should shall not "
        "also still now ago each per "
        "he she it they we you i them him her his its their our this these those there here out up down off away "
        "aboard "
        "including amid "
        "went came made took said says say told according reportedly apiece alone together too only just even both all "
        "left right ahead "
        "monday tuesday wednesday thursday friday saturday sunday january february march april june july august "
        "september october november december "
        "today yesterday tomorrow tonight overnight last next earlier later every via plus versus vs toward towards "
        "despite like thanks besides amongst throughout beyond unlike beside upon whereas though although unless"
    )
)
#: "One of the five climbers survived", "two of his sons were hurt".
_SOME_OF = re.compile(
    r"[ ]of[ ](?:the|its|their|his|her|those|these)(?=[ ])"
    r"(?:[ ](?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?=[ ]))?"
)
#: Letters that "none of those" and the like take.
_LONGEST = 24
#: What is done to one of five is not done to the five.
_OF_WHICH = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|half|some|most|many|none|neither|any|several)"
    r"[ ]of[ ](?:the|its|their|his|her|those|these)[ ]$",
    re.IGNORECASE,
)
# Counted again in every match and every season: "has 10 points" says of no event
_SCORES = frozenset(
    words("point rebound assist carry catch yard touchdown goal run hit homer game board shot win loss title")
)
_PARTIAL = frozenset(words("other others more additional further extra"))
_ENDINGS = ("ss", "us", "is", "'s", "’s")
# Nouns that end in -s and are no plural, and verbs that follow a noun
_NOT_PLURAL = frozenset(
    words("plainclothes kills says dies leaves injures hits news politics less always perhaps thus series species")
)
_NEXT_WORD = re.compile(r"[ \u00a0-]([A-Za-z][A-Za-z'’-]*)")
_WORD = re.compile(r"[ \u00a0-]([A-Za-z][A-Za-z'’-]*)")
#: The type of a thing before its noun: "AK-47 rifles", "Boeing 737 jets", "A320 planes".
_TYPE = re.compile(r"[ \u00a0]([A-Z][A-Za-z]{0,9}[ -]?\d{1,4}[A-Z]?)(?=[ ][a-z]{3,}s\b)")
_AUX = (
    r"(?:(?:,[ ])?(?:who|that|which|of[ ]whom)[ ])?(?:,?[ ]?(?:were|was|are|is|have|has|had|been|be|being|to|"
    r"reported|reportedly|confirmed|"
    r"feared|believed|presumed|thought|known|also|now|so[ ]far|still|later|left|listed|as|said|people|already|both|"
    r"all|officially|then|currently|"
    r"remain|remained|remains|injured[ ]or|either|wounded[ ]and|(?P<degree>seriously|critically|severely|badly|"
    r"slightly|gravely|lightly))\b[ ])*"
)
_AFTER_BARE = (
    r"(?=[ ]*(?:$|[.,;:)\"”!?—–\n-]|(?:in|by|when|after|on|at|during|since|and|as|near|across|this|last|"
    r"late|early|while|overnight|from|outside|inside|amid|or|over|with|so|including|including|Monday|Tuesday|"
    r"Wednesday|Thursday|Friday|Saturday|Sunday|yesterday|today)\b))"
)
# Their subject is who is counted, so what follows may be an object: "5,000 people attended the rally"
_OWN_DEED = frozenset(words("missing homeless fled attended aboard abstained")) | {
    "voted for",
    "voted against",
    "without power",
}
_INTRANSITIVE = frozenset(words("dead died dies die perished"))
_DEGREES = frozenset(
    words(
        "seriously critically severely badly slightly gravely lightly reported confirmed feared believed presumed "
        "known "
        "officially"
    )
)
_PLACE_BETWEEN = (
    r"(?:[ ](?:in|at|on|from|of|near|inside|outside|aboard|across|"
    r"around)[ ](?:[\w'’-]+[ ]){1,5}?(?=(?:were|was|have|had|are|remain)[ ]))?"
)
_ASIDE = re.compile(
    r",[ ](?:including|among[ ]them|most[ ]of[ ]them|mostly|many[ ]of[ ]them|some[ ]of[ ]them|all|half)\b[^,.;]*,"
)
_TOLL = re.compile(
    r"\b(?P<what>death[ ]toll|toll|dead|deaths|fatalities|injured|injuries|wounded|missing|arrests|arrested|"
    r"displaced|homeless|crowd|turnout|attendance)\b(?![ ](?:road|booth|bridge))"
    r"[^.;\d]{0,45}?(?:\bfrom[ ][\d,]+[ ](?=to\b))?"
    r"\b(?:to|at|of|is|was|stands|reached|hits?|passe[sd]|topp?(?:s|ed)|exceed(?:s|ed)|surpassed|as)\b[ ]$",
    re.IGNORECASE,
)
_TOLL_EVENT = {
    "fatalities": "dead",
    "deaths": "dead",
    "injuries": "injured",
    "wounded": "injured",
    "arrests": "arrested",
    "crowd": "attended",
    "turnout": "attended",
    "attendance": "attended",
}
_SUBJECT = re.compile(
    r"(?P<subject>[A-Za-z][\w'’-]*)[ ](?:(?:has|have|had|will|would|also|then|later|already|reportedly|which|who|is|"
    r"are|was|were|been|allegedly|now|currently)[ ])*$"
)
_PRONOUNS = frozenset(words("he she it they we you i who which that and or but to not of in on at by"))
_FALLBACK_LEFT = re.compile(r"\b(?P<verb>[a-z]{3,}ed|includes?|made|built|held|sent|spent|drew|faces?|needs?)[ ]$")
_FALLBACK_RIGHT = re.compile(
    r"[ ](?:was|were|have[ ]been|had[ ]been|has[ ]been)[ ](?:\w+ly[ ])?(?P<verb>[a-z]{3,}(?:ed|en))\b"
)
_MODAL = re.compile(
    r"\b(?:could|may|might|would|will|can|should|expect\w*|project\w*|forecast\w*|fear\w*|plan(?:ned|ning)|plans? to|"
    r"intend\w*|threat\w*|if|unless|"
    r"going to|set to|due to|hopes?|want\w*|aim\w*|propos\w*|promis\w*|likely|potentially|possibly|seek\w*|urg\w*|"
    r"call(?:s|ed|ing)? for|vow\w*|needs? to)\b[^,;:]*$",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:not|never|n['’]t|all (?:but|except)|apart from|denie[sd]|deny|denying|"
    r"rather than|instead of|up from|down from|(?:rose|fell|rise|fall|"
    r"rising|falling|increase[sd]?|dropped|revised|jumped|climbed)(?: \w+){0,2} from|"
    r"compared (?:with|to)|versus|vs\.?|(?:initially|previously|earlier|originally|wrongly|"
    # "Police first spoke of 12": not "on the first day 12"
    r"incorrectly)\b[^,;:]{0,40}|(?<!the )(?<!his )(?<!her )(?<!its )(?<!their )(?<!a )first\b[ ][^,;:]{1,40}|"
    r"previous \w+(?: of)?|an earlier \w+(?: of)?|"
    # An initial toll is another one by now, an initial fee is paid.
    r"an initial (?!fee|pay|sum|deposit|instal|invest|outlay|grant|loan|stake|fund|budget|offer|bid)\w+(?: of)?|"
    r"correct\w*[^,;:]*)[ ](?:about[ ]|around[ ])?$",
    re.IGNORECASE,
)
_TIME_SCOPE = re.compile(
    r"\b(?:in[ ](?:January|February|March|April|May|June|July|August|September|October|November|December)\b(?![ ]\d)|"
    r"(?:since|in|during|by|between|from|until|of)[ ](?:early[ ]|late[ ]|"
    r"mid-)?(?:[A-Z][a-z]+[ ](?:\d{1,2},?[ ])?)?(?:19|20)\d\d\b|"
    r"since[ ]\w+(?:[ ](?!(?:in|at|on|by|and|across|near)\b)\w+)?|so[ ]far[ ]this[ ]\w+|"
    r"(?:last|this|previous|past)[ ](?:year|month|decade|century)|(?:in|over|during|within)[ ](?:the[ ])?(?:past|"
    r"last|previous|preceding)[ ](?:\w+[ ])?\w+|"
    r"(?:a|two|three|four|five|ten|several|\d+)[ ](?:years?|months?|decades?)[ ](?:ago|earlier|before)|"
    r"every[ ](?:year|month|week|day)|in[ ]the[ ](?:19|20)\d0s|over[ ]the[ ]years|previously)",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"[^,.;]{0,30}?\b(?:(?:a|per|each|every|an)[ ](?P<per>day|night|week|month|year|hour|minute|second|game|match|"
    r"person|capita|household|head)|(?P<ly>annually|daily|yearly|weekly|monthly|each|apiece))\b"
)
_PLACE_SCOPE = re.compile(
    r"\b(?:in|at|near|outside|from)[ ](?:(?:northern|southern|eastern|western|central|the|nearby|"
    r"neighbou?ring)[ ])*(?P<place>[A-Z][\w'’-]+(?:[ ][A-Z][\w'’-]+)*)"
)
# How far a clause is followed: it bounds the work on text without punctuation
_REACH = 240
_CLAUSE = re.compile(r"[.;:!?](?=\s|$)|\s[—–-]\s|[“”\"\n]")
_NOT_PLACES = frozenset(
    words(
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
        "september october november december the"
    )
)


def counts(text: str, found: tuple[Number, ...]) -> tuple[Count, ...]:
    """Read noun, event and scope of each figure; figures whose noun is unknown stay without one."""
    first = [_count(text, found, i) for i in range(len(found))]
    return tuple(_inherited(text, first, i) for i in range(len(first)))


@lru_cache(maxsize=8192)
def lemma(noun: str) -> str:
    """Give the singular of the last word of a counted noun, lower-cased, or the noun that stands for all of its sort.

    Every word for a human is "person", and a house is a home.
    """
    word = _singular(noun.lower().split()[-1] if noun.split() else "")
    return ONE_NOUN.get(word, word)


def _singular(word: str) -> str:
    if word in PERSON_NOUNS:
        return "person"
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if _MEN.fullmatch(word):
        return word[:-3] + "man"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(_ENDINGS) else word


def _count(text: str, found: tuple[Number, ...], i: int) -> Count:
    number = found[i]
    floor = max(_clause_start(text, number.start), found[i - 1].end if i else 0)
    ceiling = min(_clause_end(text, number.end), found[i + 1].start if i + 1 < len(found) else len(text))
    noun, end = noun_after(text, number.end)
    if (them := _OF_THEM.match(text, number.end)) is not None and (
        noun := _plural_before(text, number.start)
    ) is not None:
        return _with_event(text, Count(number, noun, them.end()), floor, ceiling)
    if noun is None and (of := _OF_ALL.search(text, max(0, number.start - _REACH), number.start)) is not None:
        noun = _named(of["noun"])
    count = Count(number, noun, end)
    if text[number.end : number.end + 4] == " of " and noun is None:
        some = _SOME_OF.match(text, number.end)
        noun, end = noun_after(text, some.end()) if some else (None, number.end)
        if noun is None:
            return count
        ceiling = _clause_end(text, end)
        some_of = Count(number, noun, end)
        done = _right_event(text, some_of, floor, ceiling) if _DID.match(text, end) else None
        done = done or _left_event(text, some_of, floor, ceiling)
        # Without an event, "seven of the 40 samples" is a count all the same.
        return some_of if done is None else _scoped(text, done)
    if noun is None and (whole := _number_of(text, number) or _group_of(text, number, floor, ceiling)) is not None:
        return _scoped(text, whole) if whole.event else whole
    if noun is None and not _may_stand_alone(text, number):
        return count
    count = _with_event(text, count, floor, ceiling)
    return count if count.event is None else _scoped(text, count)


#: What is done to some of a crowd, and not what is written behind its noun: "three of the bullets fired".
_DID = re.compile(
    r"(?:[ ](?:in|at|on|aboard|on board)[ ][^,.;]{1,40}?)?[ ](?:(?:who|that|which)[ ])?"
    r"(?:were|was|have|had|has|are|is|remain\w*|died|survived|perished|fled|escaped|tested)\b"
)
#: "Killing at least 12 of them": of those whom the sentence named before.
_OF_THEM = re.compile(r"[ ]of[ ](?:them|those)\b(?![ ](?:who|that|which)\b)")
_NOUN_BEFORE = re.compile(r"\b(?:[A-Z][a-z]+[ ])?[a-z]+\b")


def _plural_before(text: str, at: int) -> str | None:
    """Give the last plural noun before a place in its sentence, with the adjective of a country before it."""
    found = [
        match[0] for match in _NOUN_BEFORE.finditer(text, _clause_start(text, at), at) if _plural(match[0].split()[-1])
    ]
    return _named(found[-1]) if found and found[-1].split()[-1] not in _TIME_NOUNS else None


#: "Of 40 samples from the dairy, 11 contained it".
_OF_ALL = re.compile(
    r"(?:^|[.;:][ ])Of[ ](?:the[ ]|its[ ]|their[ ])?(?:\d[\d,]*[ ]|[a-z]+[ ])?(?P<noun>[a-z]+s)\b"
    r"[^.;:\d]{0,80},[ ](?:only[ ]|just[ ]|at least[ ])?$"
)


_NUMBER_OF = re.compile(r"\b(?:number|total|count|tally)[ ]of\b", re.IGNORECASE)
#: What stands between "the number of boats on the lake" and the figure.
_AMOUNTS = re.compile(
    r"[^.;:\d]{0,90}?\b(?:is|was|at|to|(?:now|then|still) (?:at|is)|as|reach(?:e[sd])?|hits?|pass(?:e[sd])|"
    r"topp?(?:s|ed)|total(?:s|led)|from[ ][\d,]+[ ]to)[ ]$"
)
#: "Puts at 870 the number of boats".
_IS_NUMBER_OF = re.compile(r"[ ](?:as )?the (?:total |overall )?number[ ]of\b")
#: "Was 12 times that of last year", "to 12 more than": no number of what is counted.
_COMPARED = re.compile(r"[ ](?:times|more|fewer|less|higher|lower|above|below|short|percent|points)\b")


def _number_of(text: str, number: Number) -> Count | None:
    """Give the count that a sentence calls one: "the number of boats on the lake is 870"."""
    if _COMPARED.match(text, number.end) or number.form not in ("cardinal", "vague"):
        return None
    behind = _IS_NUMBER_OF.match(text, number.end)
    if behind is not None:
        return _counted_as(text, number, behind.end(), _clause_end(text, behind.end()))
    before = [*_NUMBER_OF.finditer(text, _clause_start(text, number.start), number.start)]
    if not before:
        return None
    of = before[-1].end()
    return _counted_as(text, number, of, number.start) if _AMOUNTS.fullmatch(text, of, number.start) else None


def _counted_as(text: str, number: Number, of: int, ceiling: int) -> Count | None:
    """Give what stands behind "number of" as the noun of a figure, and what is said to have been done to it."""
    article = _ARTICLE.match(text, of)
    noun, end = noun_after(text, article.end() if article else of)
    if noun is None:
        return None
    count = Count(number, noun, end)
    found = _noun_event(text, count, of, ceiling) or _right_event(text, count, of, ceiling)
    if found is None and (done := _DONE_TO.match(text, end)) is not None:
        found = _found(count, event_of(done["event"]))
    return replace(found or count, end=number.end)


_ARTICLE = re.compile(r"[ ](?:the|its|their|his|her)(?=[ ])")
_GROUP = re.compile(
    r"\b(?P<group>crew|cast|staff|workforce|squad|jury|family|congregation|choir|orchestra|delegation)[ ]of[ ]$"
)


def _group_of(text: str, number: Number, floor: int, ceiling: int) -> Count | None:
    """Give the people of a group: "a crew of eight"; of other groups ("a team of five doctors") the noun says who."""
    group = _GROUP.search(text, max(0, number.start - _LONGEST), number.start)
    after = _NEXT_WORD.match(text, number.end)
    if group is None or number.form != "cardinal" or (after and not _is_closed_word(after[1].lower())):
        return None
    count = Count(number, "crew member" if group["group"] == "crew" else "person", number.end)
    return _right_event(text, count, floor, ceiling) or count


def _may_stand_alone(text: str, number: Number) -> bool:
    """Say whether a figure without a noun may count people: "killed 12", not "shot 12 times", nor an age ("X, 38,")."""
    if unit_at(text, number.last) is not None:
        return True
    after, before = _NEXT_WORD.match(text, number.end), text[max(0, number.start - 60) : number.start]
    if after is not None and not _is_closed_word(after[1].lower()):
        return False
    if before.endswith(" of ") and not _TOLL.search(before):
        return False  # "a mother of 12"
    return not (text[number.end : number.end + 1] in (",", ")") and re.search(r"\w,[ ]$|\($", before))


@cache
def _is_closed_word(word: str) -> bool:
    return word in _STOP or word.endswith("ly") or _begins_event(word)


def noun_after(text: str, position: int) -> tuple[str | None, int]:
    """Give the noun phrase counted by a figure that ends at `position`, and where it ends."""
    words: list[re.Match[str]] = []
    at = position
    if (
        of := re.compile(r"[ ]of[ ](?!the\b|them\b|those\b|these\b|whom\b|its\b|his\b|her\b|their\b|our\b|us\b)").match(
            text, at
        )
    ) is not None:
        at = of.end() - 1
    while len(words) < 6 and (match := _TYPE.match(text, at) or _WORD.match(text, at)) is not None:
        if (
            match[1].lower() in _STOP
            or (match[1].endswith("ly") and len(match[1]) > 5)
            or _is_event_word(match[1].lower())
        ):
            break
        words.append(match)
        at = match.end()
    head = _head(words)
    if head is None:
        return None, position
    if words[head][1].lower() in _TIME_NOUNS or (words[0][0][0] == "-" and head > 0):
        return None, position
    phrase = " ".join(word[1].replace(" ", "-") for word in words[: head + 1])
    return _named(phrase), words[head].end()


def _head(words: list[re.Match[str]]) -> int | None:
    """Give the index of the head: the last of the first run of plurals ("emergency services workers")."""
    head = None
    for i, match in enumerate(words):
        if _plural(match[1]):
            head = i
            if match[1].lower() in ("people", "men", "women", "children", "others"):
                break
        elif head is not None:
            break
    if head is None and words and words[-1][1].lower() in _SINGULAR_HEADS | _INVARIANT:
        head = len(words) - 1
    return head


def _plural(word: str) -> bool:
    lower = word.lower()
    if lower in _IRREGULAR or lower in PERSON_NOUNS or lower in _SINGULAR_HEADS or _MEN.fullmatch(lower):
        return True
    return lower.endswith("s") and len(lower) > 3 and not lower.endswith(_ENDINGS) and lower not in _NOT_PLURAL


def _named(phrase: str) -> str:
    """Give a counted noun its normal form: "person" for people, with the modifiers that were written."""
    words = phrase.replace("’", "'").split()
    if words[-1].lower() in PERSON_NOUNS and words[-1].lower() not in _NOUN_EVENTS:
        words[-1] = "person"
    return " ".join(word.lower() if word.isupper() else word for word in words)


@cache
def _is_event_word(word: str) -> bool:
    return any(re.fullmatch(event.done, word) for event in EVENTS if event.done) and word not in ("cut", "with")


@cache
def _begins_event(word: str) -> bool:
    return any(form.split()[0].startswith(word) for form in _DONE.split("|")) or word in _DEGREES


def _clause_start(text: str, position: int) -> int:
    floor = max(0, position - _REACH)
    return max((match.end() for match in _CLAUSE.finditer(text, floor, position)), default=floor)


def _clause_end(text: str, position: int) -> int:
    match = _CLAUSE.search(text, position, position + _REACH)
    return match.start() if match else min(len(text), position + _REACH)


def _with_event(text: str, count: Count, floor: int, ceiling: int) -> Count:
    for read in (_noun_event, _right_event, _toll_event, _left_event, _fallback_event):
        if (result := read(text, count, floor, ceiling)) is not None:
            return result
    return count


def _found(count: Count, event: str, *, scope: tuple[str, ...] = (), active: bool = False) -> Count:
    noun = count.noun or ("person" if event in BY_NAME and BY_NAME[event].persons else None)
    return replace(count, noun=noun, event=event, scope=count.scope + scope, active=active)


def _noun_event(text: str, count: Count, floor: int, ceiling: int) -> Count | None:
    del text, floor, ceiling
    if count.noun is None:
        return None
    words = count.noun.lower().split()
    if words[-1] in _NOUN_EVENTS and len(words) > 1:
        return None  # "heavenly bodies"
    if words[-1] in _NOUN_EVENTS:
        event = _NOUN_EVENTS[words[-1]]
        return None if event is None else _found(_renoun(count, words), event)
    for event_class in EVENTS:
        if event_class.nouns and re.fullmatch(event_class.nouns, words[-1]):
            return _found(_renoun(count, words), event_class.name)
    return None


def _renoun(count: Count, words: list[str]) -> Count:
    return replace(count, noun=" ".join([*words[:-1], "person"]))


def _right_event(text: str, count: Count, floor: int, ceiling: int) -> Count | None:
    del floor
    after = text[count.end : _clause_end(text, count.end)]
    match = _RIGHT.match(_ASIDE.sub("", after, count=1))
    if (
        match is None
        or match.lastgroup is None
        or _OF_WHICH.search(text, max(0, count.number.start - _LONGEST), count.number.start)
    ):
        return None
    if not _ASIDE.match(after) and count.end + match.start("event") > ceiling:
        return None
    word = match["event"]
    bare = not re.search(
        r"\b(?:were|was|are|is|been|be|being|left|remain\w*|have|had|has|reported|confirmed|feared|believed)\b",
        match[0][: -len(word)],
    )
    if (
        bare
        and word.lower() not in _INTRANSITIVE
        and event_of(word) not in _OWN_DEED
        and not re.match(_AFTER_BARE, after[match.end("event") :])
    ):
        return None
    if bare and word.lower() == "shot" and count.number.value == 1:
        return None  # "fired one shot"
    scope: tuple[str, ...] = (match["degree"].lower(),) if match["degree"] else ()
    if re.search(r"\b(?:feared|believed|thought)\b", match[0]):
        scope += ("feared",)
    return _found(count, event_of(word), scope=scope)


def event_of(word: str) -> str:
    """Give the class of what is said to have been done; StopIteration for a word of no class."""
    return next(event.name for event in EVENTS if event.done and re.fullmatch(event.done, word, re.IGNORECASE))


_DONE = "|".join(
    sorted(
        (form for event in EVENTS if event.done for form in re.split(r"\|(?![^(]*\))", event.done)),
        key=len,
        reverse=True,
    )
)
_DONE_TO = re.compile(rf"[ ](?P<event>{_DONE})\b", re.IGNORECASE)
_RIGHT = re.compile(rf"{_PLACE_BETWEEN}[,]?[ -]?{_AUX}(?P<event>{_DONE})\b", re.IGNORECASE)
_ACTIVE = re.compile(
    r"\b(?:" + "|".join(f"(?P<e{i}>{event.active})" for i, event in enumerate(EVENTS) if event.active) + r")[ ]"
    r"(?:(?:a|the)[ ]total[ ]of[ ]|another[ ]|all[ ]|the[ ]|an[ ]additional[ ])?$",
    re.IGNORECASE,
)  # fmt: skip


def _toll_event(text: str, count: Count, floor: int, ceiling: int) -> Count | None:
    del ceiling
    match = _TOLL.search(text, floor, count.number.start)
    if match is None or (count.noun is not None and lemma(count.noun) not in ("person", "death")):
        return None
    what = match["what"].lower()
    if _TOLL_EVENT.get(what) == "attended" and unit_at(text, count.number.last) is not None:
        return None  # a turnout of so many per cent
    return _found(count, "dead" if "toll" in what else _TOLL_EVENT.get(what, what))


def _left_event(text: str, count: Count, floor: int, ceiling: int) -> Count | None:
    del ceiling
    match = _ACTIVE.search(text[floor : count.number.start])
    if match is None or match.lastgroup is None:
        return None
    event = EVENTS[int(match.lastgroup[1:])]
    if _is_passive(text[floor : floor + match.start()], match[0]):
        return None
    if event.name in ("aboard", "won", "lost", "has", "employs") and count.noun is None:
        return None
    scope: tuple[str, ...] = ()
    if not event.persons or event.name == "aboard":
        scope = agent(text[floor : floor + match.start()])
    if event.name in ("has", "won", "lost") and (not scope or lemma(count.noun or "") in _SCORES):
        return None
    if event.name == "shot" and text[floor : floor + match.start()].endswith("fatally "):
        event = BY_NAME["dead"]
    return _found(count, event.name, scope=scope, active=True)


def _is_passive(before: str, verb: str) -> bool:
    """Say whether a verb's object cannot follow: "was arrested five doors away"."""
    return (
        "ing" not in verb and re.search(r"\b(?:was|were|is|are|been|being|be|got)[ ](?:\w+ly[ ])?$", before) is not None
    )


def agent(before: str) -> tuple[str, ...]:
    """Give who acts, read from the words before a verb: ("by ministry",), or nothing for a pronoun."""
    match = _SUBJECT.search(before[-80:])
    if match is None:
        return ()
    word = match["subject"].lower()
    if word in _PRONOUNS | _STOP | _TIME_NOUNS or word.endswith(("ed", "ly", "ing", "-old")):
        return ()
    return ("by " + match["subject"].replace("’", "'"),)


def _fallback_event(text: str, count: Count, floor: int, ceiling: int) -> Count | None:
    """Take the verb beside the figure as the event, with its subject; without a subject it says too little."""
    if count.noun is None:
        return None
    right = _FALLBACK_RIGHT.match(text[:ceiling], count.end)
    if right is not None:
        return _found(count, _stem(right["verb"]))
    left = _FALLBACK_LEFT.search(text[floor : count.number.start])
    if left is None or _is_passive(text[floor : floor + left.start()], left["verb"]):
        return None
    who = agent(text[floor : floor + left.start()])
    return _found(count, _stem(left["verb"]), scope=who, active=True) if who else None


def _stem(verb: str) -> str:
    stem = re.sub(r"(?:ed|en|ing|es|s)$", "", verb.lower())
    return stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "ls" else stem


def _scoped(text: str, count: Count) -> Count:
    """Add what limits the event: a planned or denied one, a rate, another year, a place."""
    scope = [*count.scope, *scope_around(text, count.number.start, count.end)]
    if count.noun and _PARTIAL & set(count.noun.lower().split()):
        scope.append("besides others")
    return replace(count, scope=tuple(dict.fromkeys(scope)))


def scope_around(text: str, first: int, last: int) -> tuple[str, ...]:
    """Give what limits a fact at `text[first:last]`: not certain, a rate, another year, a place."""
    before, after = text[_clause_start(text, first) : first], text[last : _clause_end(text, last)]
    scope: list[str] = []
    if re.search(r"\b(?:another|an additional|a further)[ ]$", before, re.IGNORECASE):
        scope.append("besides others")
    if _MODAL.search(before) or re.match(r"[ ](?:could|may|might|would|will|are expected|are feared|should)\b", after):
        scope.append("not certain")
    if (rate := _RATE.match(after)) is not None:
        scope.append("per " + (rate["per"] or rate["ly"]))
    if (when := _TIME_SCOPE.search(before) or _TIME_SCOPE.search(after)) is not None:
        scope.append(when[0].lower())
    place = _place(after) or _place(before)
    if place is not None:
        scope.append("in " + place)
    return tuple(scope)


def _place(part: str) -> str | None:
    for match in _PLACE_SCOPE.finditer(part):
        if match["place"].split()[0].lower() not in _NOT_PLACES:
            return match["place"]
    return None


def denied(text: str, number: Number) -> bool:
    """Say whether a figure is one that the sentence sets aside: "not 12", "up from 12", "an earlier count of 12"."""
    return _NOT.search(text[max(0, number.start - 70) : number.start]) is not None


def _inherited(text: str, first: list[Count], i: int) -> Count:
    """Give a bare count the event that a list shares: "killed three men and two women"."""
    count = first[i]
    if count.event is not None or count.noun is None:
        return count
    for other, between in _neighbours(text, first, i):
        if (
            other.event is not None
            and re.fullmatch(r"(?:,|,?[ ]and|[ ]or)[ ]", between)
            and not _PARTIAL & set(count.noun.split())
        ):
            return replace(count, event=other.event, scope=other.scope, active=other.active)
    return count


def _neighbours(text: str, first: list[Count], i: int) -> list[tuple[Count, str]]:
    count = first[i]
    found: list[tuple[Count, str]] = []
    if i + 1 < len(first) and not first[i + 1].active:
        found.append((first[i + 1], text[count.end : first[i + 1].number.start]))
    if i and first[i - 1].active:
        found.append((first[i - 1], text[first[i - 1].end : count.number.start]))
    return found
