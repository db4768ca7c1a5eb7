"""People named in a text, each with what is said of them: title, apposition, "X is the captain", "X, who heads Y"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from consistency.lang.names import Name, find_names, is_given_name, plain
from consistency.lang.tagged import NameKind, TaggedName, TaggedNames, over
from consistency.lang.words import words
from consistency.slots.gazetteer import country_of, readings
from consistency.slots.offices import PAST, Office, OfficeSpan, may_hold_office, offices, settled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Description:
    """An office said of somebody, at `[start, end)` of the text."""

    office: Office
    start: int
    end: int
    definite: bool


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named at `[start, end)`, with what the sentence says of that person.

    `tagged` says that a tagger surely takes it for a person; without one, rules alone say so.
    """

    name: str
    start: int
    end: int
    person: bool
    descriptions: tuple[Description, ...] = ()
    age: str = ""
    tagged: bool = False


_PRE = re.compile(
    r"(?:[^,.;:()“”\"—–!?\n]|\b(?:U\.S|U\.K|Col|Gen|Lt|Sgt|Sen|Rep|Gov|Maj|Supt|Capt|Brig)\.|(?<=U)\.(?=[SK]\.)){0,90}$"
)
#: The article of a description, but not of whose it is: "the wife of the president, X".
_OPENS = re.compile(
    r"(?<! of)(?<! to)(?<! for)(?<! from)(?<! and)(?:^|[ ,“\"])"
    r"(?=(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[A-Z][\w.]*['’]s) )"
)
_COMMA_PRE = re.compile(r"(?P<phrase>[^,.;:()“”\"]{4,70}?)(?:,| is| was) ")
_APPOSED = re.compile(
    r"(?:, (?:aged )?\d{1,3}| \(\d{1,3}\))?, (?P<phrase>(?:who (?:is|was|heads|leads|runs|chairs) )?"
    r"(?:[^,.;:()“”\"—\n]|\bU\.[SK]\.|(?<=U)\.(?=[SK]\.)|(?<=U\.[SK])\.){3,90})"
    r"(?=[,.;:)—\n”\"]|$| who\b)"
)
_COPULA = re.compile(
    r"(?:, \d{1,3},|, (?:the|a|an|one) [^,.;:()]{3,60},|, (?:who|whom|whose) [^,.;:()]{3,80},|,)? "
    r"(?:(?:who )?(?:has )?(?:is|was|been|remains|became)|(?:who )?(?:has |had )?"
    r"(?:work(?:s|ed)|is employed|was employed)(?: \w+){0,3} as|who as) "
    r"(?P<phrase>(?:(?:the|an?|[A-Z][\w.]*['’]s) )?[^,.;:()“”\"\n]{2,70})"
)
_AGE = re.compile(r"(?:, (?:aged )?(?P<comma>\d{1,3})(?=[,.;)]|$)| \((?P<paren>\d{1,3})\))")
_RUNS = re.compile(
    r"(?P<verb>heads|leads|runs|chairs) (?:the )?(?P<of>[A-ZÀ-Ž][\w.'’&-]*(?: (?:of |the )?[A-ZÀ-Ž][\w.'’&-]*){0,5})?"
)
_RUN_POSTS = {"chairs": "chairman", "heads": "head", "leads": "head", "runs": "head"}
_NOT_NAMES = frozenset(
    words(
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June "
        "July August September "
        "October November December NATO EU UN US UK Parliament Congress Senate House Cabinet State "
        "Foreign Minister President"
    )
)


_BODIES = frozenset(
    words(
        "minister president affairs department house council service bureau committee ministry office "
        "agency commission court "
        "university party group company bank street center centre institute force police army corp inc energy"
    )
)


#: How sure a tagger must be before it is believed against the rules, or where they know nothing.
SURE = 0.8
NO_PERSON = (NameKind.ORGANISATION, NameKind.PLACE)


@lru_cache(maxsize=4096)
def mentions(text: str, names: TaggedNames = None) -> tuple[Mention, ...]:
    """Find the runs of capitals that may name somebody, each with the offices said of it; a tagger knows more names."""
    found = [_mention(text, run, names) for run in _runs(text, names)]
    return tuple(_with_one_owner(text, [mention for mention in found if mention is not None]))


def _with_one_owner(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """Give the people of a list whose relatives they all are: "Tom Roe's sister Ann and mother Ida Roe"."""
    owner, end = "", 0
    for mention in found:
        kin = next((one for one in mention.descriptions if one.office.post.startswith("kin:")), None)
        unowned = kin is not None and kin.end <= mention.start and not kin.office.of
        if kin is not None and owner and unowned and _LISTED.fullmatch(text, end, kin.start):
            owned = replace(kin, office=replace(kin.office, of=owner))
            descriptions = tuple(owned if one is kin else one for one in mention.descriptions)
            mention, kin = replace(mention, descriptions=descriptions), owned
        owner = kin.office.of if kin is not None else ""
        end = mention.end
        yield mention


#: What stands between two people of a list; an article or a pronoun would begin another family.
_LISTED = re.compile(r"(?:,? \(?\d{1,3}\)?)?,? (?:and )?")


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of capitals that rules found, or a name that a tagger found inside one."""

    start: int
    end: int
    person: bool


def _runs(text: str, names: TaggedNames) -> list[_Run]:
    """Give the runs of capitals; one that no rule knows for a person is cut down to the people tagged in it."""
    found: list[_Run] = []
    for name in find_names(text):
        inside = [tag for tag in over(names, name.start, name.end) if tag.kind is NameKind.PERSON and tag.score >= SURE]
        if name.person or not inside or not all(_is_within(tag, name, text) for tag in inside):
            found.append(_Run(name.start, name.end, name.person))
        else:
            found += [_Run(tag.start, tag.end, person=True) for tag in inside]
    return found


def _is_within(tag: TaggedName, name: Name, text: str) -> bool:
    return name.start <= tag.start and tag.end <= name.end and text[tag.start].isupper()


def _mention(text: str, run: _Run, names: TaggedNames) -> Mention | None:
    named, end = run.start, run.end
    start = _past_title(text, named, end)
    name = text[start:end]
    if not name or name in _NOT_NAMES or readings(name) or country_of(name) or any(sign.isdigit() for sign in name):
        return None
    if len(name.split()) > 5 or (not run.person and _BODIES & {plain(word) for word in name.split()}):
        return None
    tags = over(names, start, end)
    age = _AGE.match(text, end)
    title = _title(text, start)
    if not age and not (run.person and title) and start == named and _is_no_person(tags, start, end):
        return Mention(name, start, end, person=False)
    descriptions = (
        *title,
        *_apposed_before(text, title[0].start if title else named, end),
        *_apposed_after(text, end),
        *_by_deed(text, end),
        *_said_to_be(text, title[0].start if title else named, end),
    )
    given = start > named and " " in name and is_given_name(name.split()[0])
    tagged = any((tag.start, tag.end, tag.kind) == (start, end, NameKind.PERSON) and tag.score >= SURE for tag in tags)
    person = run.person or given or tagged or bool(descriptions or age)
    return Mention(name, start, end, person, descriptions, _age(age), tagged)


def _is_no_person(tags: tuple[TaggedName, ...], start: int, end: int) -> bool:
    """Say whether a tagger surely takes all of a name for a company or a place."""
    return any(tag.kind in NO_PERSON and tag.score >= SURE and tag.start <= start <= end <= tag.end for tag in tags)


def _age(match: re.Match[str] | None) -> str:
    return (match["comma"] or match["paren"]) if match else ""


def _past_title(text: str, start: int, end: int) -> int:
    """Move past a title that was taken for a part of the name: "Foreman Luis Ortega"."""
    for found in offices(text[start:end]):
        if found.head_start == 0 and found.head_end < end - start and text[start + found.head_end] == " ":
            return start + found.head_end + 1
    return start


def _title(text: str, start: int) -> tuple[Description, ...]:
    """Read what stands right before a name: "Latvian Foreign Minister", "Smit Salvage chief executive"."""
    low = max(0, start - 90)
    if text[start - 1 : start] != " " or not may_hold_office(text[low:start]):
        return ()
    region = _PRE.search(text, low, start)
    if region is None or not region[0].endswith(" "):
        return ()
    phrase = region[0][:-1].removesuffix(".")
    found = [one for one in offices(phrase) if one.end == len(phrase)]
    if not found:
        return ()
    last = found[-1] = _of_church(found[-1], phrase)
    if last.office.of in ("the", "a", "an"):
        return ()  # "chief executive of The" before a name: the name is whose office it is
    linked = [last]
    for earlier in reversed(offices(phrase)[:-1]):  # "chairman and chief executive"
        if phrase[earlier.end : linked[0].start] not in (" and ", "/"):
            break
        linked.insert(0, earlier)
    return _linked(linked, region.start(), phrase)


def _of_church(found: OfficeSpan, phrase: str) -> OfficeSpan:
    """Read "Father Tom Roe" as a priest: a capital is no relative's."""
    post = _CLERGY.get(phrase[found.head_start : found.head_end])
    return found if post is None or found.office.of else replace(found, office=Office(post))


_CLERGY = {"Father": "priest", "Mother": "nun", "Sister": "nun"}


def _linked(found: list[OfficeSpan], shift: int, phrase: str) -> tuple[Description, ...]:
    """Give offices that are held together the body that one of them names: "president and chief executive of Acme"."""
    of = next((one.office.of for one in found if one.office.of), "")
    return tuple(_described(replace(one, office=settled(one.office, of)), shift, phrase) for one in found)


def _described(found: OfficeSpan, shift: int, phrase: str) -> Description:
    lead = phrase[: found.start].rstrip().rpartition(" ")[2].lower()
    definite = lead not in ("a", "an", "one", "another")
    return Description(found.office, shift + found.start, shift + found.end, definite)


def _apposed_before(text: str, start: int, end: int) -> tuple[Description, ...]:
    """Read "the captain, Ruth Ames,": a description, a comma and the name; "the captain was Ruth Ames"."""
    if text[start - 2 : start] == ", " and not CLOSED.match(text, end):
        return ()  # "With the captain, Ruth Ames went ashore"
    for opening in _OPENS.finditer(text, max(0, start - 90), start):
        match = _COMMA_PRE.fullmatch(text, opening.end(), start)
        found = offices(match["phrase"]) if match is not None else ()
        # "a spokesman for the port, Oskar Lind"
        if match is None or not found or not _OF_THING.fullmatch(match["phrase"], found[-1].end):
            continue
        # "met the president, John Roe": the phrase must be one noun group, from its article on
        if len(match["phrase"][: found[0].start].split()) <= 3:
            chosen = found[0] if found[0].office.post.startswith(("kin:", "tie:")) else found[-1]
            return (_described(chosen, match.start("phrase"), match["phrase"]),)
    return ()


#: What follows on a name in apposition.
CLOSED = re.compile(r"[,.;:)”\"]|[ ][(—–-]|[ ](?:who|and)\b|$")
_OF_THING = re.compile(r"(?: (?:of|for|at) (?:the |an? |his |her |their )?[a-z][a-z-]+(?: [a-z][a-z-]+)?)?")


def _apposed_after(text: str, end: int) -> tuple[Description, ...]:
    match = _APPOSED.match(text, end)
    if match is None:
        return ()
    phrase, shift = match["phrase"], match.start("phrase")
    runs = _RUNS.search(phrase) if phrase.startswith("who ") else None
    if runs:
        post = _RUN_POSTS[runs["verb"]]
        of = plain(runs["of"]) if runs["of"] else ""
        return (
            Description(Office(post, country_of(of) or of), shift + runs.start(), shift + runs.end(), definite=True),
        )
    return _noun_group(phrase, shift)


def _said_to_be(text: str, start: int, end: int) -> tuple[Description, ...]:
    match = _COPULA.match(text, end)
    # "The wife of Tom Roe, who lives in Riga, is a doctor"
    if match is None or (text[end : end + 1] == "," and _HANGS.search(text, 0, start)):
        return ()
    return _noun_group(match["phrase"], match.start("phrase"))


def _by_deed(text: str, end: int) -> tuple[Description, ...]:
    """Read an office from what its holder does: "who prosecuted the case", "appearing for the defence"."""
    match = _DEEDS.match(text, end)
    if match is None:
        return ()
    post = next(post for group, post in _DEED_POSTS.items() if match[group])
    former = bool(match["had"])
    return (Description(Office(post, former=former), match.start("deed"), match.end("deed"), definite=True),)


_DEEDS = re.compile(
    r"(?:, (?:aged )?\d{1,3})?,?(?: who)?(?: (?P<had>had)| has)? (?P<deed>"
    r"(?P<prosecutes>prosecut(?:es|ed)(?! for)|(?:appear(?:s|ed|ing) )?for the prosecution)|"
    r"(?P<defends>defend(?:s|ed) (?:(?:him|them|the (?:accused|defendants?|suspects?))\b|"
    r"her(?=[,.;]| (?:in|at|against|before|when|and|said|called)\b))|"
    r"(?:appear(?:s|ed|ing) )?for the defen[cs]e(?! (?:minist|depart|secret|force|of\b)))|"
    r"(?P<judges>presid(?:es|ed|ing) over the (?:trial|court|case|hearing))|"
    r"(?P<keeps>ke(?:eps|pt) goal)|"
    r"(?P<drives>(?:drove|was driving|was at the wheel of) the (?:lorry|bus|train|tram|car|truck|van|coach|taxi))|"
    r"(?P<rides>(?:rode|travelled|traveled|was travelling|was riding) as a passenger|sat beside the driver))"
)
_DEED_POSTS = {
    "prosecutes": "court:prosecutor", "defends": "court:defence", "judges": "court:judge",
    "keeps": "field:goalkeeper", "drives": "driver", "rides": "passenger",
}  # fmt: skip


_HANGS = re.compile(r"\b(?:of|to|with|for|from|by|and|than|like)(?: (?:the|his|her|their))? $")


_LEAD_WORDS = re.compile(
    r"(?:(?:who (?:is|was) )?(?:the|an?|his|her|their|its|[A-ZÀ-Ž][\w.-]*['’]s) )?"
    r"(?:[\d-]+-year-old |[A-ZÀ-Ž][\w.&-]* |(?:former|then|acting|first|new|current|longtime|veteran|"
    r"senior|chief|fellow|first-choice) ){0,5}$"
    # "the harbour police chief", "the victim's aunt"
    r"|(?:the|an?|his|her|their|its|[A-ZÀ-Ž][\w.-]*['’]s) (?:(?!(?:of|and|or|with|for|to|from|by|in|on|at|as)\b)"
    r"[a-z][a-z-]+(?:['’]s)? ){1,2}$"
)


#: Between two offices that one person holds.
_JOINTS = (" and ", "/", " and the ")


def _noun_group(phrase: str, shift: int) -> tuple[Description, ...]:
    """Read a phrase that is one description: it begins with its article or the post, and no other name follows."""
    found = offices(phrase)
    if (
        not found
        or not _LEAD_WORDS.match(phrase[: found[0].start])
        or _LEAD_WORDS.match(phrase[: found[0].start]) is None
    ):
        return ()
    first = found[0]
    joined = len(found) > 1 and phrase[first.end : found[1].start] in _JOINTS  # "executive director and CEO"
    if not joined and re.match(r"[ ](?:and )?[A-ZÀ-Ž]|['’]s?\b", phrase[first.end :]):
        return ()  # "X, President Roe and": another person
    if phrase[first.end : first.end + 1] == " " and not re.match(
        r" (?:of|and|at|for|in|who|on|with|to|from|since|during|under|until|was|is|said|told|by|when|as|"
        r"whose|whom|that|after|before|out|but|or|without|working|living|riding|driving|travelling|traveling|"
        r"hired|employed|called|named)\b",
        phrase[first.end :],
    ):
        return ()  # "the president spokesman's car"
    chosen = [first]
    for later in found[1:]:
        if phrase[chosen[-1].end : later.start] not in _JOINTS:
            break
        chosen.append(later)
    if PAST & set(phrase[: first.start].lower().split()):
        chosen = [replace(one, office=replace(one.office, former=True)) for one in chosen]
    following = phrase[chosen[-1].end :]
    if re.match(r" and [A-ZÀ-Ž]", following):
        return ()
    return _linked(chosen, shift, phrase)
