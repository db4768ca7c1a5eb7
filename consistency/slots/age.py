"""Ages, bound to the person they are said of: "X, 57," or "the 57-year-old minister"."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from consistency.lang.names import Gender, gender_of, is_given_name
from consistency.lang.numbers import Form, Number
from consistency.lang.words import words
from consistency.slots.age_cues import birthday_ahead, candidates, is_age, is_no_person, only_person
from consistency.slots.age_words import (
    ANIMALS,
    GENERIC,
    NAME_STOP,
    NOT_PERSONS,
    OLD_THINGS,
    PEOPLE,
    PERSON_ENDING,
    THINGS,
    TITLES,
)
from consistency.slots.counting import lemma
from consistency.slots.gazetteer import readings
from consistency.slots.intervals import hedged, is_range, meets, same_value
from consistency.slots.ladder import MISSING, Level, anything_else
from consistency.types import Hedge, Slot, SlotKind

_NAME = (
    r"(?:[A-ZÀ-ÞĀ-Ž][\w'’.-]*[ ](?:(?:de|da|del|della|di|van|von|der|den|bin|ibn|al|el|la|le|dos|"
    r"du)[ ]){0,2}){0,4}[A-ZÀ-ÞĀ-Ž][\w'’-]*(?:,?[ ](?:Jr|Sr)\.?)?"
)
_OLD = re.compile(
    r"(?:[- ](?P<unit>year|month|week|day)[- ]-?old|[ ](?P<plain>years?|months?|weeks?|days?)[ ](?:old\b|"
    r"of[ ]age\b))(?P<plural>s?)\b"
)
#: "twins aged 14 months"
_UNIT_OF = re.compile(r"[ ](?P<unit>year|month|week|day)s?\b(?:[ ]and[ ][\w-]+[ ](?:months?|weeks?|days?)\b)?")
_FACTORS = {"year": 1.0, "month": 1 / 12, "week": 7 / 365.25, "day": 1 / 365.25}
_AGED_BEFORE = re.compile(r"\b(?:aged?|ages|at[ ]the[ ]age[ ]of|at[ ]age)[ ]$", re.IGNORECASE)
_NAME_BEFORE = re.compile(rf"(?P<name>{_NAME})(?:,[ ]?|[ ]\()(?:(?:aged?|now|also|just|only|barely|still)[ ])?$")
# "Ann Roe, at 44, is ..." and "Ann Roe, at 44 one of the youngest": not "Ann Roe, at 44 Mill Lane"
_AT_BEFORE = re.compile(rf"(?P<name>{_NAME}),[ ]at[ ]$")
_AFTER_AT = re.compile(r"(?=,|[ ](?:one[ ]of|the|still|already|now|an?)\b)")
_NOUN_BEFORE = re.compile(
    r"\b(?:the|a|an|another|his|her|their|one|two|three|four|five|six|seven|eight|nine|ten|\d+)[ ](?:[a-z-]+[ ]){0,2}?"
    r"(?P<noun>[a-z]+),?[ ](?:aged?[ ]|ages[ ])?$",
    re.IGNORECASE,
)
_VERB_BEFORE = re.compile(
    rf"(?P<name>{_NAME}|(?i:\bhe|\bshe|\bthe[ ][a-z]+))(?:,(?:[ ]who)?)?[ ](?:is|was|turned|turns|"
    rf"(?:has|had)[ ](?:(?:just|only)[ ])?turned|just[ ]turned)[ ](?:just[ ]|only[ ]|now[ ]|barely[ ]|still[ ])?$"
)
# "The twins, both 19, set off"
_BOTH_BEFORE = re.compile(
    r"\b(?:the|his|her|their|its|two|three|four)[ ](?:[a-z-]+[ ]){0,2}?(?P<noun>[a-z]+),[ ]"
    r"(?:both|all|each)[ ](?:aged[ ])?$",
    re.IGNORECASE,
)
# "had celebrated his 26th birthday", "a week before her 26th birthday"
_BIRTHDAY_LEAD = re.compile(
    r"(?P<lead>\b(?:celebrat(?:ed|ing)|marked|marking|had|after|before|short[ ]of|shy[ ]of|"
    r"on[ ]the[ ]eve[ ]of|reached)[ ])"
    rf"(?:(?P<whose>[Hh]is|[Hh]er|[Tt]heir|own)|(?P<name>{_NAME})['’]s)[ ]$"
)
_KEPT = frozenset(words("celebrated celebrating marked marking had after reached"))
_NOT_YET = re.compile(r"\b(?:not|n[’']t)[ ](?:yet[ ])?(?:even[ ])?(?:reached|celebrated|had|seen)[ ]$")
_YET_TO_COME = re.compile(r"\b(?:would|will|due[ ]to|was[ ]to|were[ ]to)\b[^.;,]{0,30}$")
_WHOSE = {"his": "he", "her": "she"}
# "A boy of 14 was charged", "Ann Roe, a retired teacher of 63": not "a mother of 12"
_OF_BEFORE = re.compile(
    rf"(?:(?P<name>{_NAME}),[ ])?\b(?:[Aa]n?|[Tt]he|[Aa]nother)[ ](?:[a-z-]+[ ]){{0,2}}?(?P<noun>[a-z]+)"
    r"[ ]of[ ](?:just[ ]|only[ ]|about[ ])?$"
)
_PARENTS = frozenset(
    words("mother father mum mom dad parent grandmother grandfather grandparent leader head chief captain")
)
_AGE_ENDS = re.compile(r"(?=[.,;:!?)]|$|[ ](?:and|who|whom|was|is|has|had|from|were|in|on|at|to|for|with|whose)\b)")
# "The suspect in the school stabbing is 14", "The king's sister, who was 68, had been", "The winner, at 17, is"
_SUBJECT_BEFORE = re.compile(
    r"(?:^|[.;:!?][ ]|,[ ]|[ ]said[ ]|[ ]that[ ])(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|One)[ ]"
    r"(?:(?!(?:of|in|on|at|for|by|with|from|to|and|who|whose|that|number)\b)[\w’'-]+[ ]){0,3}?"
    r"(?P<noun>(?!(?:number|total|score|toll|figure)\b)[a-z]+)"
    r"(?:[ ](?:who|whom|in|of|on|at|from|held|charged|accused|found|killed|arrested|shot|named|"
    r"described|behind|wanted)\b[^,.;:]{2,70}|,[ ]who|,[ ][^,.;:]{3,60},)?"
    r"[ ](?:is|was|were|are|turned|(?:has|had)[ ](?:just[ ])?turned)[ ]"
    r"(?:just[ ]|only[ ]|now[ ]|barely[ ]|still[ ]|about[ ])?$"
)
_SUBJECT_AT = re.compile(r"(?:^|[.;:!?][ ])(?:The|A|An|His|Her)[ ](?:[a-z-]+[ ]){0,2}?(?P<noun>[a-z]+),[ ]at[ ]$")
_SUBJECT_ENDS = re.compile(
    r"(?=[.,;:!?](?:\s|$)|$|[ ](?:when|and|but|last|this|yesterday|the[ ](?:day|week|month)|in[ ][A-Z]|"
    r"on[ ][A-Z]|at[ ]the[ ]time)\b)"
)
# "would have turned 20 in the autumn", "will be 59 next week", "had not yet turned 30"
_TO_COME = re.compile(
    rf"(?P<name>{_NAME}|\b[Hh]e|\b[Ss]he|\b[Tt]he[ ][a-z]+)(?:,[ ](?:who|whom)[^,.;]{{0,60}}|[ ]who)?[ ]"
    r"(?:(?P<coming>would[ ]have[ ](?:been|turned)|would[ ]have[ ]reached|will[ ](?:be|turn)|turns)|"
    r"(?P<under>had[ ]not[ ]yet[ ](?:turned|reached)|has[ ]not[ ]yet[ ](?:turned|reached)|(?:was|is)[ ]not[ ]yet|"
    r"was[ ]?n[’']t[ ]yet|hadn[’']t[ ]yet[ ]turned))[ ](?:just[ ]|only[ ])?$"
)
_COMING_ENDS = re.compile(r"(?=[.,;:!?](?:\s|$)|$|[ ](?:in|on|next|this|when|and|within|had|if|two|the|a)\b)")
# "The oldest victim was 81", "the youngest of the hostages is 9"
_EXTREME_BEFORE = re.compile(
    r"\b(?:the|[a-z]+['’]s)[ ](?P<most>oldest|youngest)[ ](?:(?:one[ ])?of[ ](?:the|its|those)[ ](?:[a-z]+[ ]){0,2}?)?"
    r"(?P<noun>[a-z]+)(?:[ ](?:of|in|on|aboard|among|from|taken|killed)[ ][^,.;]{3,50})?"
    r"(?:,[ ](?:an?|the)[ ][^.;:]{3,70},|,)?[ ](?:is|was|aged?|being)[ ](?:just[ ]|only[ ]|"
    r"an?[ ](?:boy|girl|man|woman|baby)[ ]of[ ])?$",
    re.IGNORECASE,
)
# "Jeremiah, Britain's oldest donkey, is 54"
_APPOSED_NAME = re.compile(rf"(?P<name>{_NAME}),[ ](?:[A-ZÀ-ÞĀ-Ž][\w-]+['’]s?[ ])?$")
# "Ann Roe, a nurse who was 44", "Ann Roe, who died at home on Monday, was 44", "Ann Roe, who at 44 is ..."
_CLAUSE_BEFORE = re.compile(
    rf"(?P<name>{_NAME}),[ ](?:an?[ ](?:[a-z-]+[ ]){{1,3}}who[ ](?:is|was)|who[ ][^,.;]{{3,70}},[ ](?:is|was|"
    r"(?:(?:has|had)[ ](?:just[ ])?)?turned)|who[ ]at)[ ]$"
)
_CLAUSE_ENDS = (
    r"(?=[.,;!?](?:\s|$)|$|[ ](?:and|is|was|has|had|will|would|could|can|still|some|last|this|(?:a|two|three)[ ]"
    r"(?:days?|weeks?|months?)|in[ ][A-Z]|on[ ][A-Z]|the[ ](?:day|week|month)|when|before|earlier)\b)"
)
# "At 44, Ann Roe is": the name follows
_AT_OPENS = re.compile(r"(?:^|[.;:,]\s)(?:At|at|Aged)[ ](?:just[ ]|only[ ])?$")
_NAME_NEXT = re.compile(rf",?[ ](?P<name>{_NAME})(?=[ ](?:is|was|has|had|became|remains|will|would)\b)")
_FRONTED = re.compile(
    r"(?:,[ ](?:with|without|and|still|not|already|having|after)[ ][^,.;]{3,80})?,[ ]"
    rf"(?:(?:the|an?)[ ](?P<nouns>(?:[a-z-]+[ ]){{0,3}}[a-z]+)|"
    rf"(?P<words>(?:[a-z-]+[ ]){{0,3}}?)(?P<name>{_NAME}))(?=[ ](?!said\b|says\b|told\b))"
)
_OPENED_NAME = re.compile(
    rf",?[ ](?P<words>(?:[a-z-]+[ ]){{0,3}}?)(?P<name>{_NAME})"
    r"(?=[ ](?:still|already|also|now|never|[a-z]+(?:s|ed|ew|ook))\b)"
)
#: Below this, "At 9 the king spoke" tells the time.
_NO_HOUR = 13
_APPOSED = re.compile(rf"(?P<name>{_NAME}),[ ](?:an?|the)[ ]$")
# "Ann Roe was a 57-year-old nurse", "Ann Roe, the mayor, is a 57-year-old nurse"
_PREDICATE = re.compile(
    rf"(?P<name>{_NAME})(?:,[ ](?:the|an?|who)[ ][^,.;:]{{3,60}},|,[ ]who|(?P<comma>,))?[ ](?P<verb>is|was)[ ]"
    r"(?:just[ ]|only[ ]|still[ ]|now[ ]|himself[ ]|herself[ ])?an?[ ]$"
)
_SAID = re.compile(r"\b(?:said|says|told|added|according[ ]to)[ ]$")
_SENTENCE_REST = re.compile(r"[^.;]*")
_LATER = re.compile(r"\b(?:when|at[ ]the[ ]time|back[ ]then|in[ ](?:19|20)\d\d|years?[ ]ago)\b")
# "Ann Roe, 58 and two years away from her pension": not "In Fort Worth, 58 and a half"
_AND_MORE = re.compile(
    r"(?=[ ]and[ ](?:an?[ ](?!half\b|quarter\b|third\b)|the[ ](?:father|mother|son|daughter|oldest|youngest|only)\b|"
    r"(?:still|already|now|not|no|in|with|without|once|recently|newly|just|only|about[ ]to|due|retired|married|single|"
    r"unmarried|unemployed|jobless|pregnant|childless|widowed|divorced|living|working|looking|suffering|blind|deaf|ill)\b|"
    r"[\w-]+[ ](?:years?|months?|weeks?|days?|shifts?)[ ](?:away|from|off|short|into|older|younger)\b))"
)
_AND_FROM = re.compile(r"(?=[ ](?:and[ ])?(?:from|of)[ ][A-Z])")
_CLOSED = re.compile(r"(?=,|\)|;|[.!?](?:\s|$)|$|[ ](?:and|who|of|from|was|were|is|are|has|have|on|in|at)\b)")
_SHUT = re.compile(r"(?=,|\)|;|[.!?](?:\s|$)|$)")
_FOLLOWS = re.compile(rf"[ ](?P<name>{_NAME})")
_DESCRIBED = re.compile(rf"[ ](?P<words>(?:[A-Z][\w-]+[ ])?(?:[a-z][\w-]*[ ]){{1,4}}?)(?P<name>{_NAME})")
# "An 11-year-old girl whom Ann Roe met": the name is somebody else's
_OTHER_CLAUSE = frozenset(
    words("who whom whose that which when where while after before but by for with from to in at on as")
)
_NOUNS = re.compile(r"(?P<words>(?:[ ][A-Z][\w-]+(?=[ ][a-z]))?(?:[ ][a-z][\w'’-]*){1,4})")
_NAMED_AFTER = re.compile(
    rf"(?:,[ ]|[ ](?:named|called|identified[ ]as)[ ])(?P<name>{_NAME})(?=,|[.](?:\s|$)|"
    rf"[ ](?:was|is|who|has|had)\b|$)"
)
_THEN = re.compile(r"[ ](?:at[ ]the[ ]time|when|then|in[ ](?:19|20)\d\d)\b")
#: Of one who has died, this is the age that others give as well.
_AT_DEATH = re.compile(
    r"[ ](?:when[ ](?P<who>he|she|they)[ ](?:died|passed[ ]away|drowned|fell[ ]to|took[ ]h(?:is|er)[ ](?:own[ ])?life|"
    r"was[ ](?:killed|murdered|shot[ ]dead|found[ ]dead|executed|hanged|assassinated|"
    r"(?:shot|stabbed|beaten|crushed)[ ]to[ ]death))|when[ ](?:killed|murdered|shot[ ]dead)|"
    r"at[ ]the[ ]time[ ]of[ ](?:his|her|their)[ ](?:death|killing|murder))\b"
)
_SEX = {"he": Gender.MALE, "she": Gender.FEMALE}
_DIED = re.compile(
    rf"(?P<name>{_NAME}|\b[Hh]e|\b[Ss]he|\b(?:[Tt]he|[Hh]is|[Hh]er|[Aa]n?)[ ](?:[a-z-]+[ ])??[a-z]+)"
    rf"(?:,[^,.;]*,|,[ ]who)?[ ](?:has[ ]|had[ ])?(?:collapsed[ ]and[ ])?(?:died|passed away)\b[^.;]*$"
)
_DECADES = {
    word: first
    for first, word in zip(
        range(20, 100, 10), words("twenties thirties forties fifties sixties seventies eighties nineties"), strict=True
    )
}
_DECADE = re.compile(
    rf"\bin[ ](?:his|her|their)[ ](?P<part>early[ ]|mid[- ]|late[ ])?"
    rf"(?:(?P<decade>[2-9]0)s|(?P<word>teens|{'|'.join(_DECADES)}))\b"
)
_DECADE_NAME = re.compile(
    rf"(?:(?P<name>{_NAME})|\b(?:[Aa]n?|[Tt]he)[ ](?:[a-z]+[ ])?(?P<noun>[a-z]+)),?[ ](?:(?:who[ ])?(?:is|was)[ ])?$"
    rf"|\b[Tt]he[ ](?P<held>[a-z]+)[ ](?:[a-z-]+[ ]){{1,8}}(?:is|was)[ ]$"
)
_NEXT_WORDS = re.compile(r"(?:[ ][\w'’-]+){0,4}")


@dataclass(frozen=True, slots=True)
class _Owner:
    """Whose an age is, and the span that the two take."""

    about: str | None
    start: int
    end: int


def ages(text: str) -> tuple[Slot, ...]:
    """Find the ages of people in `text`; offsets point into it."""
    every = candidates(text)
    found = [slot for number in every if (slot := _age(text, number)) is not None]
    found += [slot for match in _DECADE.finditer(text) if (slot := _decade(text, match)) is not None]
    found += [slot for number in every if (slot := _birthday(text, number)) is not None]
    taken = [(slot.start, slot.end) for slot in found]
    found += [
        slot
        for number in every
        if not any(start < number.end and number.start < end for start, end in taken)
        if (slot := _by_cue(text, number)) is not None
    ]
    return tuple(sorted(found, key=lambda slot: slot.start))


def _age(text: str, number: Number) -> Slot | None:
    if number.sign or number.form is not Form.CARDINAL or number.value <= 0:
        return None
    old = _OLD.match(text, number.end)
    if text.endswith("then-", 0, number.start):
        return None  # an age of another time
    if old is None and (unit_of := _UNIT_OF.match(text, number.end)) and _AGED_BEFORE.search(_lead(text, number, 20)):
        return _so_many(text, number, unit_of)
    unit = (old["unit"] or old["plain"]).rstrip("s") if old else "year"
    if number.value * _FACTORS[unit] > 120:
        return None
    owner = _old_owner(text, number, old) if old else _plain_owner(text, number)
    if owner is None:
        return None if old else _yet_to_come(text, number)
    return _slot(text, number, owner, unit, _time_of(text, old.end() if old else number.end, owner.about))


def _lead(text: str, number: Number, reach: int) -> str:
    return text[max(0, number.start - reach) : number.start]


def _so_many(text: str, number: Number, unit_of: re.Match[str]) -> Slot | None:
    """Read "aged 14 months"."""
    unit, end = unit_of["unit"], unit_of.end()
    if number.value * _FACTORS[unit] > 120:
        return None
    person = only_person(text)
    lone = _Owner(_name(person) if person else None, number.start, end)
    owner = _comma_owner(text, number, end) or _noun_owner(text, number, end) or lone
    return _slot(text, number, owner, unit, _time_of(text, end, owner.about))


def _time_of(text: str, end: int, about: str | None) -> str | None:
    """Say whether an age is that of another time; the age at which somebody died is the last one."""
    if _THEN.match(text, end) is None:
        return None
    death = _AT_DEATH.match(text, end)
    other = death is not None and death["who"] is not None and _other_sex(about, death["who"])
    return THEN if death is None or other else None


def _other_sex(about: str | None, pronoun: str) -> bool:
    """Say whether a pronoun is of another: "Ann Roe was 16 when he died"."""
    gender = gender_of(about) if about and about[:1].isupper() else None
    return gender is not None and pronoun in _SEX and _SEX[pronoun] is not gender


def _by_cue(text: str, number: Number) -> Slot | None:
    """Read an age by the words beside it alone; whose it is, is known where the text names one person."""
    ahead = birthday_ahead(text, number)
    if ahead is None and not is_age(text, number, _is_person_word):
        return None
    person = only_person(text)
    about = _name(person) if person else None
    if _AT_OPENS.search(text[: number.start]) and text.startswith(", ", number.end):
        about = _fronted(text, number.end)
    if ahead is None:
        owner = _Owner(about, number.start, number.end)
        return _slot(text, number, owner, "year", _time_of(text, number.end, about))
    low, high, end = number.value - ahead, number.value, number.end + len(_BIRTH)
    years = f"{low:g}-{high:g}" if ahead else f"{high:g}"
    return Slot(
        SlotKind.AGE, years, text[number.start : end], number.start, end, about=about,
        statement=f"{_who(about)} is {years.replace('-', ' or ')} years old.", low=low, high=high, unit="year",
    )  # fmt: skip


def _fronted(text: str, end: int) -> str | None:
    """Give the subject of "Aged 37, with a long career ahead, tram driver Bev Nowicki stayed", None where unclear."""
    match = _FRONTED.match(text, end)
    if match is None:
        return None
    if match["nouns"]:
        return _head(match["nouns"].split())
    known = _is_person_name(match["name"]) and (not match["words"] or _describes(match["words"]))
    return _name(match["name"]) if known else None


def _old_owner(text: str, number: Number, old: re.Match[str]) -> _Owner | None:
    start, end = number.start, old.end()
    if old["plural"]:
        return None
    if old["plain"]:
        opens = _AT_OPENS.search(text, 0, start) is not None
        return (
            _verb_owner(text, number, end)
            or _comma_owner(text, number, end)
            or (_Owner(_opened_name(text, number, end), start, end) if opens else None)
        )
    if (follows := _name_after(text, end)) is not None:
        return _Owner(follows, start, end)
    nouns = _NOUNS.match(text, end)
    if nouns is None:
        return None if _is_thing(text, end) else _Owner(None, start, end)
    head = _head(nouns["words"].split())
    if head is None and THINGS & set(nouns["words"].lower().split()):
        return None
    if (said_of := _said_of(text, number)) is not None:
        return _Owner(said_of, start, end)
    if head is None:
        # Whose it is, no list says; the words around it may.
        return None if _is_thing(text, end) else _Owner(None, start, end)
    named = _NAMED_AFTER.match(text, nouns.start() + nouns[0].lower().index(head) + len(head))
    return _Owner(_name(named["name"]) if named and _is_person_name(named["name"]) else head, start, end)


def _said_of(text: str, number: Number) -> str | None:
    """Give the name in "Ann Roe, a 57-year-old nurse" and "Ann Roe was a 57-year-old nurse"."""
    before = _lead(text, number, 120)
    apposed = _APPOSED.search(before[-80:])
    if apposed is not None and _is_person_name(apposed["name"]):
        return _name(apposed["name"])
    match = _PREDICATE.search(before)
    if match is None or not _is_person_name(match["name"]) or _OBJECT.search(before, 0, match.start()):
        return None
    if _OBJECT.fullmatch(f"{match['name'].split()[0].lower()} "):
        return None  # "Behind Ann Roe was a 57-year-old nurse"
    if match["comma"] and _SAID.search(before, 0, match.start()):
        return None  # "the victim, said Ann Roe, was a 57-year-old nurse"
    # "Roe was a 19-year-old student when the war began" is an age of another time
    told = _SENTENCE_REST.match(text, number.end)
    later = told is not None and _LATER.search(told[0]) is not None
    return None if later and match["verb"] == "was" else _name(match["name"])


def _is_thing(text: str, end: int) -> bool:
    """Say whether "35-year-old" is said of a thing or of something with a name of its own, as far as words tell."""
    after = _NEXT_WORDS.match(text, end)
    following = after[0].split() if after else []
    named = bool(following) and not following[0].islower()
    return named or bool(OLD_THINGS & {word.lower() for word in following})


def _name_after(text: str, end: int) -> str | None:
    """Give the name in "57-year-old Ann Roe" and "57-year-old Norland writer Ann Roe"."""
    described = _DESCRIBED.match(text, end)
    apart = bool(described and _OTHER_CLAUSE & set(described["words"].split()))
    if described and not apart and _describes(described["words"]) and _is_person_name(described["name"]):
        return _name(described["name"])
    follows = _FOLLOWS.match(text, end)
    if follows is None or not _is_person_name(follows["name"]):
        return None
    after = re.compile(r"[ ]([a-z]+)").match(text, follows.end())
    return None if after and _head([after[1]]) else _name(follows["name"])


def _head(words: list[str]) -> str | None:
    """Give the person word of "57-year-old Latvian foreign minister who": the last before the phrase ends."""
    head = None
    for word, following in zip(words, [*words[1:], ""], strict=True):
        lower = word.lower().replace("’s", "").replace("'s", "")
        if lower in THINGS and head is None and _is_person_word(following):
            continue  # "law graduate", "hospital porter"
        if _is_person_word(lower):
            head = lower
        elif head is not None:
            break
        if lower in THINGS:
            return None
        if lower != word.lower():
            return None
    return head


def _describes(words: str) -> bool:
    return _head(words.split()) is not None


def _plain_owner(text: str, number: Number) -> _Owner | None:
    if number.words and number.value > 20 and not _AGED_BEFORE.search(text[max(0, number.start - 20) : number.start]):
        return None
    aged = _AGED_BEFORE.search(text[max(0, number.start - 20) : number.start])
    if aged is not None:
        return _comma_owner(text, number, number.end) or _noun_owner(text, number) or _died_owner(text, number)
    if number.range or number.hedge not in (Hedge.EXACTLY, Hedge.ABOUT):
        return None
    if (of := _of_owner(text, number)) is not None:
        return of
    if number.hedge is not Hedge.EXACTLY:
        return _subject_owner(text, number)
    if number.words:  # "who was four": not "was one of", "was two metres tall"
        shut = number.value > 1 and _SHUT.match(text, number.end)
        owner = (_verb_owner(text, number, number.end) or _comma_owner(text, number, number.end)) if shut else None
        return owner or _subject_owner(text, number)
    if not text[number.first : number.last].isdigit():
        return None
    at = _AT_BEFORE.search(text[max(0, number.start - 80) : number.start])
    if at is not None and _AFTER_AT.match(text, number.end) and _is_person_name(at["name"]):
        return _Owner(_of_somewhere(_lead(text, number, 80), at), number.start, number.end)
    if (both := _BOTH_BEFORE.search(text[max(0, number.start - 60) : number.start])) and _SHUT.match(text, number.end):
        noun = lemma(both["noun"].lower())
        return _Owner(noun, number.start, number.end) if _is_person_word(noun) else None
    return (
        _comma_owner(text, number, number.end)
        or _noun_owner(text, number)
        or _verb_owner(text, number, number.end)
        or _clause_owner(text, number)
        or _subject_owner(text, number)
    )


def _of_owner(text: str, number: Number) -> _Owner | None:
    """Read "a boy of 14", and "Ann Roe, a retired teacher of 63" as the age of Ann Roe."""
    of = _OF_BEFORE.search(text[max(0, number.start - 90) : number.start])
    if of is None or number.value < 2 or not _AGE_ENDS.match(text, number.end):
        return None
    noun = of["noun"].lower()
    if noun in _PARENTS or not _is_person_word(noun):
        return None
    name = _name(of["name"]) if of["name"] and _is_person_name(of["name"]) else noun
    return _Owner(name, number.start, number.end)


def _subject_owner(text: str, number: Number) -> _Owner | None:
    """Read "the suspect in the school stabbing is 14" and "the winner, at 17, is"."""
    before = text[max(0, number.start - 150) : number.start]
    if number.value < 2:
        return None
    if (at := _SUBJECT_AT.search(before)) and text[number.end : number.end + 1] == ",":
        noun = at["noun"].lower()
        return _Owner(noun, number.start, number.end) if _is_person_word(noun) else None
    match = _SUBJECT_BEFORE.search(before)
    if match is None or not _SUBJECT_ENDS.match(text, number.end):
        return None
    noun = match["noun"].lower()
    single = noun if _is_person_word(noun) else lemma(noun) if noun in ("twins", "brothers", "sisters") else ""
    return _Owner(single, number.start, number.end) if single and _is_person_word(single) else None


def _yet_to_come(text: str, number: Number) -> Slot | None:
    """Read an age that somebody has not reached: "would have turned 20", "will be 59 next week", "was not yet 30"."""
    match = _TO_COME.search(text[max(0, number.start - 130) : number.start])
    if match is None or number.range or number.value < 2 or not _COMING_ENDS.match(text, number.end):
        return None
    name = match["name"]
    known = name.lower() in ("he", "she") or name.lower().startswith("the ") or _is_person_name(name)
    about = (_head([name[4:]]) if name.lower().startswith("the ") else _name(name)) if known else None
    if about is None:
        return None
    high = number.value - 1
    low = 0.0 if match["under"] else high
    value = f"under {number.value:g}" if match["under"] else f"{high:g}"
    return Slot(
        SlotKind.AGE, value, text[number.start : number.end], number.start, number.end, about=about,
        hedge=Hedge.FEWER_THAN if match["under"] else Hedge.EXACTLY,
        statement=f"{_who(about)} is {value} years old.", low=low, high=high, unit="year",
    )  # fmt: skip


def _clause_owner(text: str, number: Number) -> _Owner | None:
    """Read an age whose person stands a clause away."""
    match = _CLAUSE_BEFORE.search(text[max(0, number.start - 120) : number.start])
    if match is None:
        return _opening_owner(text, number) if _AT_OPENS.search(text[: number.start]) else None
    if not re.match(_CLAUSE_ENDS, text[number.end :]) or not _is_person_name(match["name"]):
        return None
    return _Owner(_name(match["name"]), number.start, number.end)


def _opening_owner(text: str, number: Number) -> _Owner | None:
    """Read "At 44, Ann Roe is": not "At 9 the king spoke"."""
    match = _NAME_NEXT.match(text, number.end)
    if match is None:
        about = _opened_name(text, number, number.end)
    elif not match[0].startswith(",") and number.value < _NO_HOUR:
        about = None
    else:
        about = _name(match["name"]) if _is_person_name(match["name"]) else None
    return _Owner(about, number.start, number.end) if about else None


def _opened_name(text: str, number: Number, end: int) -> str | None:
    """Give the name in "At 86 Stan Wragg still digs" and "Aged 37, tram driver Bev Nowicki stayed"."""
    match = _OPENED_NAME.match(text, end)
    if match is None or not _is_full_name(match["name"]):
        return None
    if not match[0].startswith(",") and number.value < _NO_HOUR:
        return None
    return _name(match["name"]) if not match["words"] or _describes(match["words"]) else None


def _died_owner(text: str, number: Number) -> _Owner | None:
    match = _DIED.search(text[max(0, number.start - 160) : number.start])
    if match is None or not _CLOSED.match(text, number.end):
        return None
    if " " in match["name"] and match["name"].split()[0].lower() in _ARTICLES:
        head = _head(match["name"].split()[1:])
        return _Owner(head, number.start, number.end) if head else None
    known = _is_person_name(match["name"]) or match["name"].lower() in ("he", "she")
    return _Owner(_name(match["name"]), number.start, number.end) if known else None


_ARTICLES = frozenset(words("the a an his her"))


def _comma_owner(text: str, number: Number, end: int) -> _Owner | None:
    before = text[max(0, number.start - 80) : number.start]
    match = _NAME_BEFORE.search(before)
    if match is None or not _is_person_name(match["name"]):
        return None
    if not (_SHUT.match(text, end) or _AND_FROM.match(text, end)):
        known = _is_full_name(_name(match["name"]))
        more = _AND_MORE.match(text, end) or _THEN.match(text, end)  # "Ann Roe, 18 at the time"
        if not (known and more) or _OBJECT.search(before, 0, match.start()):
            return None
    # "Smith (12)" may be points, goals or a shirt
    if before.endswith("(") and (" " not in match["name"] or number.value < 16):
        return None
    return _Owner(_of_somewhere(before, match), number.start, end)


def _of_somewhere(before: str, match: re.Match[str]) -> str:
    """Give the name, or that of which it is the home: "Ann Roe of Leeds, 47," is no age of Leeds."""
    home = _OF_HOME.search(before, 0, match.start("name"))
    if home is None:
        return _name(match["name"])
    head = _name(home["name"])
    held = set(head.lower().split()) & _TITLED
    known = _is_full_name(head) or is_given_name(head) or before.endswith(" at ")
    return head if known and not held and _is_person_name(head) else _name(match["name"])


#: "The Duke of Sussex, 41," has another name.
_TITLED = TITLES | frozenset(words("duke duchess earl count countess baron baroness marquess bishop archbishop"))
_OF_HOME = re.compile(rf"(?P<name>{_NAME}),?[ ](?:of|from)[ ]$")


def _noun_owner(text: str, number: Number, end: int | None = None) -> _Owner | None:
    before = text[max(0, number.start - 60) : number.start]
    match = _NOUN_BEFORE.search(before)
    end = number.end if end is None else end
    if match is None or not _CLOSED.match(text, end):
        return None
    noun = match["noun"].lower()
    if not (re.search(r",[ ]$", before) or _AGED_BEFORE.search(before)) or not _is_person_word(noun):
        return None
    return _Owner(noun, number.start, end)


#: Behind these a name is no subject.
_OBJECT = re.compile(
    r"\b(?:of|in|on|at|to|for|by|with|from|near|behind|beside|alongside|among|after|before|like|than|"
    r"who(?:m)?[ ][a-z]+(?:ed|s)?)[ ]$"
)
_VERB_ENDS = re.compile(
    r"(?=[.,;!?](?:\s|$)|$|[ ](?:when|and|at|in|on|last|yesterday|the[ ](?:day|week|month)[ ]before)\b)"
)


def _verb_owner(text: str, number: Number, end: int) -> _Owner | None:
    before = _lead(text, number, 80)
    extreme = _EXTREME_BEFORE.search(_lead(text, number, 160))
    if extreme is not None and _CLOSED.match(text, end):
        named = _APPOSED_NAME.search(_lead(text, number, 160), 0, extreme.start())
        if named is not None and _is_person_name(named["name"]):
            return _Owner(_name(named["name"]), number.start, end)
        return _Owner(f"{extreme['most'].lower()} {lemma(extreme['noun'])}", number.start, end)
    match = _VERB_BEFORE.search(before)
    # "She was 40 when", "X is 57.": not "X was 40 points ahead"
    if match is None or not (end > number.end or _VERB_ENDS.match(text, number.end)):
        return None
    name = match["name"]
    if ". " not in name and ", who" not in match[0] and _OBJECT.search(before, 0, match.start()):
        return _subject_owner(text, number)  # "a teacher in Colby was 31", "who stabbed the mayor is 38"
    if name.lower().startswith("the "):
        head = _head([name[4:]])
        return None if head is None else _Owner(head, number.start, end)
    if name.lower() in ("he", "she"):
        return _Owner(name, number.start, end)
    return _Owner(_name(name), number.start, end) if _is_person_name(name) else None


def _is_person_word(noun: str) -> bool:
    return noun in PEOPLE or noun in ANIMALS or (PERSON_ENDING.fullmatch(noun) is not None and noun not in NOT_PERSONS)


def _birthday(text: str, number: Number) -> Slot | None:
    """Read a birthday that was kept, or the one that somebody did not live to see or has not reached yet."""
    end = number.end + len(_BIRTH)
    match = _BIRTHDAY_LEAD.search(text[max(0, number.start - 90) : number.start])
    if number.form is not Form.ORDINAL or match is None or text[number.end : end] != _BIRTH or number.value > 120:
        return None
    before = text[: number.start - len(match[0])]
    future = _YET_TO_COME.search(before) is not None or _NOT_YET.search(before + match["lead"]) is not None
    years = number.value - (match["lead"].split()[0] not in _KEPT or future)
    about = _name(match["name"]) if match["name"] else _WHOSE.get((match["whose"] or "").lower())
    return Slot(
        SlotKind.AGE, f"{years:g}", text[number.start : end], number.start, end, about=about,
        statement=f"{_who(about)} is {years:g} years old.", low=years, high=years, unit="year",
    )  # fmt: skip


_BIRTH = " birthday"


def _decade(text: str, match: re.Match[str]) -> Slot | None:
    owner = _DECADE_NAME.search(text[max(0, match.start() - 90) : match.start()])
    if owner is None:
        return None
    about = _name(owner["name"]) if owner["name"] else _head([owner["noun"] or owner["held"]])
    if about is None:
        return None
    word, part = match["word"] or "", (match["part"] or "").strip(" -")
    decade = float(match["decade"] or _DECADES.get(word, 10))
    low = decade + {"mid": 3, "late": 6}.get(part, 3 if word == "teens" else 0)
    high = decade + {"early": 4, "mid": 7}.get(part, 9)
    return Slot(
        SlotKind.AGE, f"{low:g}-{high:g}", match[0], match.start(), match.end(), about=about,
        statement=f"{_who(about)} is {match[0]}.", low=low, high=high, unit="year",
    )  # fmt: skip


def _is_person_name(name: str) -> bool:
    words = [word.strip(".,").lower() for word in name.split()]
    return (
        words[-1] not in NAME_STOP | THINGS
        and words[-1] not in ("corp", "inc")
        and not any(char.isdigit() for char in name)
        and len(words[-1]) > 1
    )


def _is_full_name(name: str) -> bool:
    """Say whether a name of several words is that of a person, and of no street, town or body, as far as lists tell."""
    parts = name.lower().split()
    return len(parts) > 1 and _is_person_name(name) and not is_no_person(parts) and not readings(name)


def _name(name: str) -> str:
    """Give a name without what stands before it by chance ("Police", "On") and without titles."""
    words = name.split()
    while len(words) > 1 and words[0].strip(".,").lower() in NAME_STOP | TITLES:
        words = words[1:]
    return " ".join(words)


#: Event of an age that somebody had at another time: "was 40 when the war ended".
THEN = "then"


def _slot(text: str, number: Number, owner: _Owner, unit: str, event: str | None = None) -> Slot:
    factor = _FACTORS[unit]
    low, high = (None if bound is None else round(bound * factor, 4) for bound in (number.low, number.high))
    value = f"{number.value - number.half:g}-{number.value + number.half:g}" if number.range else f"{number.value:g}"
    unit_name = "" if unit == "year" else f" {unit}s"
    return Slot(
        SlotKind.AGE, value + unit_name, text[owner.start : owner.end], owner.start, owner.end, about=owner.about,
        event=event, hedge=number.hedge,
        statement=f"{_who(owner.about)} is {_figure(text, number)} {unit}s old.", low=low, high=high, unit="year",
    )  # fmt: skip


def _figure(text: str, number: Number) -> str:
    figure = text[number.first : number.last]
    return figure.replace(" and ", " to ") if number.range else figure


def _who(about: str | None) -> str:
    if about is None:
        return "Somebody"
    return about if about[:1].isupper() else f"The {about}"


def fold(name: str) -> str:
    """Drop accents, case and marks: "Rinkēvičs" and "Rinkevics" are one."""
    plain = unicodedata.normalize("NFKD", name)
    return re.sub(
        r"[^a-z0-9 ]", "", "".join(c for c in plain if not unicodedata.combining(c)).lower().replace("-", " ")
    )


def same_person(left_about: str | None, right_about: str | None) -> bool:
    """Say whether two persons are surely one: the same surname with given names that go together, or one description.

    "The driver" may be the same as "the driver"; "a man" is nobody in particular, so it never is.
    """
    if left_about is None or right_about is None:
        return False
    if left_about[:1].isupper() != right_about[:1].isupper():
        return False
    left, right = _words(left_about), _words(right_about)
    if not left or not right or left[-1] != right[-1]:
        return False
    if not left_about[:1].isupper():
        most = [words_[0] in _EXTREMES for words_ in (left, right)]
        return left == right if any(most) else left[-1] not in GENERIC
    return left[-1] not in ("he", "she") and _given_names_agree(left[:-1], right[:-1])


#: Of a crowd, one is the oldest.
_EXTREMES = frozenset({"oldest", "youngest"})


def _words(name: str) -> list[str]:
    words = fold(name).split()
    return words[:-1] if len(words) > 1 and words[-1] in ("jr", "sr") else words


def _given_names_agree(left: list[str], right: list[str]) -> bool:
    if not left or not right:
        return left == right  # a bare family name may be a relative's
    one, two = left[0], right[0]
    if left[-1] == right[-1]:  # "Deckhand Tom Reed" is "Tom Reed"
        return True
    return one == two or (min(len(one), len(two)) == 1 and one[0] == two[0])


def bound(left: Slot, right: Slot) -> bool:
    """Say whether two ages are of the same person; of which time "when" tells, rules don't know."""
    return left.event is None and right.event is None and same_person(left.about, right.about)


def _years(slot: Slot) -> float | None:
    return float(slot.value) if re.fullmatch(r"\d+", slot.value) and slot.hedge is Hedge.EXACTLY else None


def _year_apart(left: Slot, right: Slot) -> bool:
    one, two = _years(left), _years(right)
    return one is not None and two is not None and abs(one - two) == 1


AGE_LEVELS = (
    MISSING,
    Level("same age", agrees=True, test=same_value),
    Level("within the hedge", agrees=True, test=lambda left, right: hedged(left, right) and meets(left, right)),
    Level(
        "within the range",
        agrees=True,
        test=lambda left, right: (is_range(left) or is_range(right)) and meets(left, right),
    ),
    # Both may be right: a birthday lies between, or one counts by the year of birth
    Level("one year apart", agrees=True, test=_year_apart),
    anything_else("different age"),
)
