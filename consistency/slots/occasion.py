"""What happens at a written time: the event that a date, a time of day or a duration belongs to, and to whom.

A time at the edge of a clause belongs to its verb ("met on Tuesday"), one beside an event noun to the noun ("the talks
of 3 May"). Where two verbs could own it, there is no event, and nothing is compared.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from consistency.lang.dates import DateMention, find_dates
from consistency.lang.words import words
from consistency.slots.binding import SPLIT
from consistency.slots.counting import lemma
from consistency.slots.grammar import CALENDAR, DETERMINERS, FUNCTION, is_name, is_verb_word, tokenise
from consistency.slots.happenings import (
    BY_NAME,
    EVENT_NOUN,
    GENERIC,
    HOLDS,
    KNOWN,
    NOUNS,
    SAY,
    Clause,
    Verb,
    event_subject,
    name_event,
    read_known,
    verbs_in,
)
from consistency.slots.subjects import happens_to, heads_of, join_heads, people_in, who_meets

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Occasion:
    """The event of a time with what limits it ("meet; not certain"), and whom or what it happens to."""

    event: str | None = None
    about: str | None = None
    ahead: bool = False


_BREAK = re.compile(
    r"[;!?“”\"\n()]|:(?!\d)|\s[—–-]{1,2}\s|—|(?<=[a-z0-9”’]{2})\.\s+(?=[A-Z“\"‘])"
    r"|\b(?:that|which|who|whom|whose|when|where|while|because|although|though|if|but|whether)\b"
)


_RELATION = re.compile(
    r"\b(?P<relation>since|until|till|by|before|after|from|through|as\s+early\s+as|as\s+late\s+as|beyond|following)"
    r"(?:\s+(?:early|late|mid|the|about|around))?[\s-]+$",
    re.IGNORECASE,
)


_ON = (
    r"(?:\s*,)?\s+(?:(?:late|early|sometime|held|scheduled|planned)\s+)*(?:on|of|in|at|for|"
    r"from)?\s*(?:the\s+)?(?:(?:night|morning|evening|afternoon|day)\s+of\s+)?"
)


_NOUN_BEFORE = re.compile(
    rf"(?P<lead>[^.;:,()]*?)\b(?P<noun>(?i:{EVENT_NOUN}))(?P<rest>(?:\s+(?:in|at|near|of|with|between|"
    rf"on)\s+(?:(?:the|a|an)\s+)?"
    rf"[\w'’-]+(?:\s+(?:and\s+)?[A-Z][\w'’-]+){{0,3}})?){_ON}$"
)


_NOUN_AFTER = re.compile(rf"(?:['’]s?)?\s+(?P<lead>(?:[\w'’-]+\s+){{0,3}}?)(?P<noun>{EVENT_NOUN})\b")


_UNCERTAIN = re.compile(
    r"\b(?:could|may|might|would|if|unless|possibl[ey]|perhaps|propos\w+|originally|initially|previously|"
    r"earlier|had been due|"
    r"had been scheduled|was to|were to|postponed|moved|delayed|rescheduled|had planned|was due|were due|"
    r"was scheduled|was set)\b"
)


_NEGATED = re.compile(r"\b(?:not|never|no|without|fail(?:ed|s)? to|refus\w+ to|declin\w+ to)\b|n['’]t\b")


_ORDER = re.compile(
    r"\b(?:first(?! (?:lady|minister))|second|third|last|final|again|latest|another|previous|next|"
    r"(?<!the )(?<!The )new)\b"
)


_AMBIGUOUS_TO = re.compile(
    r"\b(?:agreed|decided|decision|vowed|promised|pledged|ordered|forced|asked|urged|refused|began|"
    r"wanted|tried|voted|threatened|"
    r"offered|invited|failed|declined|called)\s+(?:\w+\s+){0,3}to\s+$"
)


_PLACE = re.compile(
    r"\b(?:in|at|near|outside)\s+(?:the\s+)?(?P<place>[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)*)(?!\s+(?:capital|city|town|port|parliament|border|coast|side|desert|region|province|state|government|court)\b)(?![\w'’-])"
)


@lru_cache(maxsize=1024)
def mentions(text: str, anchor: date | None) -> tuple[DateMention, ...]:
    """Find the dates of `text`, once for all that ask."""
    return find_dates(text, anchor=anchor)


def occasion(text: str, start: int, end: int) -> Occasion:
    """Say what happens at the time written at `text[start:end]`."""
    if (turned := _turned(text, start, end)) is not None:
        return occasion(*turned)
    low, high = _bounds(text, start, end)
    return _noun_occasion(text, start, end, low, high) or _verb_occasion(text, start, end, low, high)


def _turned(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """Turn "it was noon when the lorry hit the queue" into "the lorry hit the queue at noon"."""
    if _IT_WAS.search(text, max(0, start - 60), start) is None:
        return None
    told = _WHEN_IT.match(text, end)
    if told is None:
        return None
    clause = told["clause"].strip()
    return f"{clause} at {text[start:end]}", len(clause) + 4, len(clause) + 4 + end - start


_IT_WAS = re.compile(
    r"\b[Ii]t (?:was|is|had been)(?: (?!in (?:the )?[A-Z])(?:not|only|already|still|on|in|at|about|around|almost|"
    r"nearly|shortly|just|well|not earlier than|after|before|early|late|the|a|few|minutes|past|\d[\d.:]*|"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: in the)?|noon|midnight))* $"
)
_WHEN_IT = re.compile(
    r"(?: (?:on|in|of) (?:the )?[\w’'-]+(?: (?:morning|afternoon|evening|night))?)?,? (?:when|that|before)"
    r" (?P<clause>[^,;:.]+)"
)


def occasion_of_noun(text: str, start: int, end: int) -> Occasion:
    """Say which event the noun at `text[start:end]` names; none where it names no event."""
    name = event_subject(text[start:end])
    if name is None:
        return Occasion()
    low, high = _bounds(text, start, end)
    about = join_heads(people_in(text, low, high)) if name == "meet" else _noun_about(text, end, high)
    return _occasion(name, _limits(text, low, start, end), about)


def _bounds(text: str, start: int, end: int) -> tuple[int, int]:
    low, high = max(0, start - 300), min(len(text), end + 250)
    for found in _BREAK.finditer(text, low, start):
        low = found.end()
    after = _BREAK.search(text, end, high)
    return low, after.start() if after else high


def _noun_occasion(text: str, start: int, end: int, low: int, high: int) -> Occasion | None:
    after = _NOUN_AFTER.match(text, end, high)
    if after is not None and FUNCTION & set(after["lead"].lower().split()):
        after = None
    if after is not None and (text[end : end + 1] in "'’" or _DETERMINED.search(text[low:start])):
        return _of_noun(text, after, low, after.end(), high)
    before = _NOUN_BEFORE.match(text, low, start)
    if before is None:
        return Occasion() if _inside_phrase(text, low, start, end) else None
    verbs = verbs_in(text, low, before.start("noun"))
    joint = text[before.end("noun") : start]
    if not re.match(r"\s+of\s", joint) and verbs and not _carries(text, verbs[-1], before.start("noun")):
        return None
    return _of_noun(text, before, low, before.end("noun"), start)


def _inside_phrase(text: str, low: int, start: int, end: int) -> bool:
    """Say whether a time only qualifies a noun that is no event: "a January 2017 report", "his 2016 rival"."""
    if _OF_LEAD.search(text[low:start]) and not _PART_OF_DAY.search(text[low:start]):
        return True
    follows = re.compile(r"(?:(?<=\d),)?\s+([a-z][\w-]+)").match(text, end)
    if follows is None or follows[1] in FUNCTION or is_verb_word(follows[1]):
        return text[end : end + 2] in ("'s", "’s")
    return _DETERMINED.search(text[low:start]) is not None


_OF_LEAD = re.compile(
    r"(?<!\bas)\s(?:of)\s+(?:the\s+)?(?:(?:early|late|mid)\s+)?(?:\S+\s+and\s+(?:the\s+)?)?$", re.IGNORECASE
)


_PART_OF_DAY = re.compile(
    r"\b(?:on|in|since|during)\s+the\s+(?:(?:early|late)\s+)?(?:night|morning|evening|afternoon|day|hours)\s+of\s+$",
    re.IGNORECASE,
)
_DETERMINED = re.compile(r"(?:\b(?:the|an?|his|her|its|their|that)|['’]s)\s+$", re.IGNORECASE)


def _carries(text: str, verb: Verb, noun: int) -> bool:
    """Say whether a date behind verb and event noun is the noun's: "after the talks on", "held talks on"."""
    between = text[verb.end : noun]
    if re.search(r"\b(?:after|before|during|following|since|in|at|for|by)\s+(?:[\w'’-]+\s+){0,3}$", between):
        return True
    return HOLDS.search(text[: verb.end]) is not None


def _of_noun(text: str, match: re.Match[str], low: int, tail: int, high: int) -> Occasion:
    noun = match["noun"].lower()
    name = NOUNS.get(noun) or NOUNS[noun.rstrip("s")]
    lead = match["lead"].split()[-3:]
    parts = _limits(text, low, match.start("noun"), match.start("noun"))
    about = _noun_about(text, tail, high) or next((word for word in reversed(lead) if is_name(word)), None)
    if name in ("meet", "vote"):
        people = people_in(text, low, high)
        about = join_heads(people) or about
    if BY_NAME[name].scope == "single" and not _definite(lead):
        about = about or next((word.lower() for word in lead[-1:] if word.lower() not in FUNCTION), None)
    return _occasion(name, parts, about)


def _definite(lead: list[str]) -> bool:
    return not lead or lead[-1].lower() in DETERMINERS


def _noun_about(text: str, tail: int, high: int) -> str | None:
    """Give what an event noun is of: "the sinking of the Mirelle"."""
    of = _OF_WHAT.match(text, tail, high)
    if of is None:
        return None
    words_ = tokenise(text, of.end(), high)[:8]
    stop = next(
        (at for at, word in enumerate(words_) if word == "," or word.lower() in CALENDAR | _AFTER_NOUN), len(words_)
    )
    return join_heads(heads_of(words_[:stop]))


_OF_WHAT = re.compile(r"\s+(?:of|on|in|at)\s+(?!\d)(?=[^\W\d])")
_AFTER_NOUN = frozenset(words("in on at was were is are that which who and when after before by"))


def _verb_occasion(text: str, start: int, end: int, low: int, high: int) -> Occasion:
    fronted = _FRONTED.match(text, low, start)
    if fronted is not None and not _goes_on(text, end):
        return _fronted(text, fronted["verb"].lower(), end)
    verb, clause = _governor(text, start, end, low, high)
    if (
        verb is None
        or _MOVED_TO.search(text[clause.low : start])
        or _AMBIGUOUS_TO.search(text[clause.low : verb.start])
    ):
        return Occasion()
    about = happens_to(text, verb, clause)
    named = name_event(text, verb, clause, about)
    relation = _relation(text, clause.low, start)
    if named.name == "missing" and relation == ["since"]:
        relation = []  # who has not been seen since a day went missing on it
    parts = [*_limits(text, clause.low, verb.start, start), *relation, *named.parts]
    if named.name == "be":
        return Occasion()
    if named.name == "meet":
        about = join_heads(who_meets(text, clause, about)) or about
    elif named.own:
        about = None
    if named.name not in BY_NAME:
        parts += _rest(text, verb, clause, start, end)
    return replace(_occasion(named.name, parts, about), ahead=_AHEAD.search(text[clause.low : verb.start]) is not None)


# "Founded in 1901, the institute …", "Born on 3 May, she …".
_FRONTED = re.compile(r"\W*(?P<verb>[A-Z][a-z]+(?:ed|n|t|ght))\s+(?:in|on|at|about|around|early|late|\s)*$")


# The vote that is postponed to 5 June is not postponed on that day.
_MOVED_TO = re.compile(
    r"\b(?:postpon|mov|delay|reschedul|push|shift|adjourn|defer|brought)\w*\s[^.;]*?\b(?:to|until|till|"
    r"for)\s+(?:\w+\s+)?$"
)


def _goes_on(text: str, end: int) -> bool:
    """Tell "Brent on Monday released" from "Born on Monday in Leeds, he": a verb stands before the comma, or none."""
    comma = text.find(",", end)
    return comma < 0 or bool(verbs_in(text, end, comma))


def _fronted(text: str, verb: str, end: int) -> Occasion:
    known = KNOWN.fullmatch(verb)
    subject = re.compile(r"[^,]{0,40},\s+").match(text, end)
    if known is None or subject is None:
        return Occasion()
    stop = GENERIC.search(text, subject.end())
    heads = heads_of(tokenise(text, subject.end(), stop.start() if stop else len(text))[:8])
    return _occasion(read_known(known).event, [], join_heads(heads))


_AHEAD = re.compile(
    r"\b(?:will|shall|(?:is|are)\s+(?:(?:due|expected|set|scheduled|slated|going|"
    r"planning)\s+)?to)\s+(?:be\s+|also\s+)*$"
)


def _relation(text: str, low: int, start: int) -> list[str]:
    relation = _RELATION.search(text, low, start)
    return [" ".join(relation["relation"].lower().split())] if relation else []


def _governor(text: str, start: int, end: int, low: int, high: int) -> tuple[Verb | None, Clause]:
    """Give the verb that a time at `[start, end)` belongs to: the nearest before it, or else the one behind."""
    clause = Clause(text, low, high, verbs_in(text, low, high))
    left = [verb for verb in clause.verbs if verb.end <= start]
    right = [verb for verb in clause.verbs if verb.start >= end]
    if right and right[0].known and re.match(r"\s+as\s", text[end : end + 4]) and not (left and left[-1].known):
        return right[0], clause  # "horns sounded on Monday as tugs pulled her free"
    right, end = _unattributed(text, low, start, end, right)
    at_once = right and re.fullmatch(r"\s+(?:(?:also|reportedly|\w+ly)\s+)*", text[end : right[0].start])
    if left and not (at_once and _noun_only(text, left[-1].end, start)):
        return _lexical(left), clause
    if right:
        return _lexical_right(right, text, end), clause
    if (
        not left
        and re.search(r"(?:^|[,;]\s*)(?:At|On|In|By|The)?\s*$", text[low:start], re.IGNORECASE)
        and high < len(text)
    ):
        return _beyond(text, high, clause)
    return None, clause


def _unattributed(text: str, low: int, start: int, end: int, right: list[Verb]) -> tuple[list[Verb], int]:
    """Give the verbs behind a time, and where it ends, without who says so, set in commas.

    "The show takes its bow on 8 June, its makers said", "On 4 May, police said, the dyke broke".
    """
    if not right or right[0].event != SAY or not _SET_OFF.fullmatch(text, end, right[0].start):
        return right, end
    if not _FRONT.fullmatch(text, low, start):
        return [], end
    inserted = text[right[0].end : right[0].end + 1] == "," and len(right) > 1
    return (right[1:], right[0].end) if inserted else (right, end)


#: A subject behind a comma.
_SET_OFF = re.compile(r"\s*,\s+\w[^,;.]*")
#: What may stand before a day with which a sentence opens.
_FRONT = re.compile(
    r"\W*(?:(?:on|in|at|by|of|the|early|late|mid|night|morning|evening|afternoon|day|days|until|since|from|about|around|"
    r"but|and|then|only|just|shortly|before|after|a|end|beginning|middle|start|as|so|yet|hours)\b\W*)*",
    re.IGNORECASE,
)


def _noun_only(text: str, first: int, last: int) -> bool:
    """Say whether nothing but a fresh subject stands between: "…, Scientists on Wednesday presented"."""
    return re.match(r"[^,]*,", text[first:last]) is not None


def _beyond(text: str, high: int, clause: Clause) -> tuple[Verb | None, Clause]:
    """Look behind a relative clause: "On Monday the man who wrote it, X, died" keeps its verb far away."""
    relative = re.compile(r"\b(?:who|which|whose)\b[^,.;]*,").match(text, high)
    if relative is None:
        return None, clause
    stop = _BREAK.search(text, relative.end())
    limit = stop.start() if stop else len(text)
    verbs = verbs_in(text, relative.end(), limit)
    if not verbs:
        return None, clause
    return verbs[0], Clause(text, clause.low, limit, verbs)


def _lexical(left: list[Verb]) -> Verb:
    """Give the last verb; an auxiliary right behind another verb is only part of it."""
    joined = len(left) > 1 and left[-1].event == "be" and left[-2].end + 1 >= left[-1].start
    return left[-2] if joined else left[-1]


def _lexical_right(right: list[Verb], text: str, end: int) -> Verb | None:
    for i, verb in enumerate(right):
        follows = right[i + 1] if i + 1 < len(right) else None
        chained = follows and re.fullmatch(
            r"\s+(?:(?:due|expected|set|scheduled|slated|going|to|not|also|been|be|being|\w+ly)\s+)*",
            text[verb.end : follows.start],
        )
        if verb.event == "be" and chained:
            continue
        # ", held by the rebels since May," is set into the clause
        between = text[end : verb.start]
        if between.count(",") > 1 and _inside_commas(text, end, verb.start):
            continue
        return verb
    return None


def _inside_commas(text: str, low: int, position: int) -> bool:
    before = text.rfind(",", low, position)
    return (
        before > low and re.match(r",\s+(?:the|an?|who|which|\w+ed|\w+ing)\s", text[before : before + 20]) is not None
    )


def _limits(text: str, low: int, verb: int, start: int) -> list[str]:
    before = text[low:verb]
    parts = ["not"] if _NEGATED.search(before[-40:]) else []
    if _UNCERTAIN.search(before):
        parts.append("not certain")
    order = _ORDER.search(before[-24:])
    if order:
        parts.append(order[0])
    place = next(
        (match["place"] for match in _PLACE.finditer(text, low, start) if match["place"].lower() not in CALENDAR), None
    )
    return [*parts, *(["in " + place] if place else [])]


def _rest(text: str, verb: Verb, clause: Clause, start: int, end: int) -> list[str]:
    """Give the object or the goal of a verb that is in no class: "visit" alone says too little.

    What happens to a thing but once says enough: with whom or after what the dam burst is told beside it.
    """
    blank = text[:start] + " " * (end - start) + text[end:]
    stops = _BESIDE | {","} if _ONCE.match(text, verb.start) else {","}
    phrase = takewhile(lambda word: word.lower() not in stops, tokenise(blank, verb.end, clause.high))
    first = next((word for word in phrase if word.lower() not in _EMPTY and word[0].isalpha()), None)
    return ["what " + lemma(first)] if first else []


_ONCE = re.compile(
    r"(?:re-?open|burst|crash|collaps|explod|erupt|resum|retir|resign|vanish|surrender|derail|capsiz|overturn|"
    r"ran aground|caved in|broke (?:out|down|apart)|blew up|gave way|went (?:off|down|under)|caught fire)",
    re.IGNORECASE,
)
_BESIDE = frozenset(
    words("with without after before during amid amidst despite because as while when where following since until by")
)
_EMPTY = (
    FUNCTION
    | CALENDAR
    | frozenset(
        words(
            "noon midnight morning afternoon evening night a.m p.m local time gmt shortly about days day weeks "
            "week months month years year hours hour minutes minute"
        )
    )
)


def _occasion(event: str, parts: list[str], about: str | None) -> Occasion:
    return Occasion(SPLIT.join([event, *dict.fromkeys(parts)]), about)
