"""What goes on for a while: "a 48-hour walkout", "a contract of five years", "the strike in Riga lasted".

A thing that has its length is named under few nouns, and another outlet may take another noun of the same group. The
event is the same however that is written, so that "an 18-month inquiry" meets "the inquiry lasted three years".
"""

from __future__ import annotations

import re

from consistency.slots.binding import SPLIT
from consistency.slots.counting import lemma
from consistency.slots.happenings import verbs_in

#: What readers of lengths call it when a thing goes on for so long, whatever the verb.
LAST = "last"
LASTS = SPLIT.join([LAST, "for"])
#: The first noun of each group stands for all of it.
_GROUPS = (
    "strike|walkout|walk-out|industrial action|work stoppage",
    "contract|deal",
    "ban|suspension|disqualification",
    "truce|ceasefire|cease-fire|armistice",
    "inquiry|enquiry|investigation|probe",
    "search|manhunt",
    "chase|pursuit",
    "blackout|outage|power cut",
    "standoff|stand-off",
    "siege|blockade",
    "delay|hold-up",
    "closure|shutdown",
    "break|hiatus|sabbatical",
    "tour|trip|visit",
    "voyage|crossing",
    "operation|surgery",
    "uprising|insurgency",
    "embargo", "trial", "hearing", "session", "debate", "curfew", "lockdown", "state of emergency", "occupation",
    "drought", "heatwave", "mourning", "extension", "reprieve", "course", "festival", "march", "sit-in",
    "hunger strike", "eruption", "quarantine", "lease", "apprenticeship", "moratorium", "amnesty", "boycott",
    "marriage", "rule", "reign", "tenure", "career", "war", "flight", "ride",
)  # fmt: skip
_GROUP_OF = {form: group.partition("|")[0] for group in _GROUPS for form in group.split("|")}
_NOUN = "(?P<noun>" + "|".join(sorted(map(re.escape, _GROUP_OF), key=len, reverse=True)) + ")s?"
#: No word that begins another phrase stands between a length and its noun.
_QUALIFIED = (
    r"(?:(?!(?:of|in|on|at|for|by|to|with|from|and|or|but|as|after|before|during|that|which|who|over|into)\b)"
    r"[a-z][\w’'-]*[ ]){0,2}?"
)
_JOINED = re.compile(rf"[ ]{_QUALIFIED}{_NOUN}\b(?![’'-])")
_OF_NOUN = re.compile(rf"[ ]of[ ]{_QUALIFIED}{_NOUN}\b(?![’'-])")
_HEDGE = r"(?:only |just |some |nearly |almost |about |around |more than |at least |up to |exactly )*"
_NOUN_OF = re.compile(rf"\b{_NOUN}[ ]of[ ]{_HEDGE}$")


def thing_of_length(text: str, start: int, end: int, *, joined: bool) -> str | None:
    """Give what has the length at `[start, end)`: the noun of "a 48-hour walkout", "a strike of eleven days"."""
    match = (_JOINED if joined else _OF_NOUN).match(text, end)
    if match is None and not joined:
        match = _NOUN_OF.search(text, max(0, start - 60), start)
    return group_of(match["noun"]) if match else None


def group_of(noun: str) -> str:
    """Give the noun that stands for all that name one sort of thing: "walkout" is a strike."""
    return _GROUP_OF.get(noun) or _GROUP_OF.get(lemma(noun)) or lemma(noun)


_ASIDE = re.compile(r",[ ](?:which|who|whom|whose|that|where|when)\b[^,;]*(?=,)")
_VERB = (
    r"(?:[ ](?:has|had|have|would|will|could|is|was|were|are|to|expected|reportedly|already))*"
    r"[ ](?P<verb>last(?:s|ed|ing)?|went[ ]on|dragged[ ]on|t(?:ook|akes?))(?:[ ]for)?[ ]"
)
_SUBJECT = re.compile(
    r"(?:^|[.;:][ ]|,[ ](?:and|but)[ ]|\b(?:that|said|says)[ ])[“\"]?"
    r"(?:(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)[ ]|"
    r"[A-Z][\w’'-]*[’']s?[ ])"
    r"(?:[\w’'-]+[ ]){0,3}?(?P<noun>[a-z][a-z-]{2,})"
    r"(?P<rest>(?:[ ](?:of|between|into|in|at|over|on|against|with|near|outside|off|around|by|from)"
    r"[ ][^;:]{1,120}?)?),?"
    rf"(?:[ ](?:that|which))?{_VERB}(?:only |just |a total of |the |some |nearly |almost |about |more than |at least |"
    r"up to |around )*$"
)
_IN = re.compile(r"\b(?:in|at|near|outside)[ ](?:the[ ])?(?P<place>[A-Z][\w’'-]+(?:[ ][A-Z][\w’'-]+){0,3})")
_BEFORE = 260


def long_subject(text: str, start: int, end: int) -> tuple[str, str] | None:
    """Give what lasts where more than a place stands between it and its verb: "the eruption of Mount Keli, which …".

    What a thing "took" is told of deeds too, so that there it has to be a thing that goes on, and be told no goal.
    """
    low = max(0, start - _BEFORE)
    said = _ASIDE.sub("", text[low:start])
    match = _SUBJECT.search(said)
    if match is None or verbs_in(said, match.start("rest"), match.end("rest")):
        return None
    took = match["verb"].startswith("t")
    if took and (match["noun"] not in _GROUP_OF or re.match(r",?[ ](?:to|for)[ ]", text[end:])):
        return None
    place = _IN.search(match["rest"])
    return group_of(match["noun"]), SPLIT.join([LAST, *([f"in {place['place']}"] if place else []), "for"])
