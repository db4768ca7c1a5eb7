"""Offices, posts and relations as they are written: "Latvian Foreign Minister", "the defence minister of Latvia"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files

from consistency.lang.names import plain
from consistency.lang.words import words
from consistency.slots.gazetteer import PlaceKind, country_of, readings


@dataclass(frozen=True, slots=True)
class Post:
    """A row of `data/roles.tsv`: what it is a kind of, and what one person does not hold beside it."""

    name: str
    wider: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    against: frozenset[str] = frozenset()
    one_holder: bool = False


@dataclass(frozen=True, slots=True)
class Office:
    """A post, whose it is ("latvia", "suez canal authority", "" where unsaid), its rank and whether it is past."""

    post: str
    of: str = ""
    rank: str = ""
    former: bool = False

    def __str__(self) -> str:
        head = " ".join(part for part in ("former" if self.former else "", self.rank, self.post) if part)
        return f"{head}@{self.of}" if self.of else head

    @classmethod
    def read(cls, value: str) -> Office:
        """Give back what `str` wrote."""
        head, _, of = value.partition("@")
        former = head.startswith("former ")
        head = head.removeprefix("former ")
        rank = next((rank for rank in _RANKS if head.startswith(rank + " ")), "")
        return cls(head.removeprefix(rank).strip(), of, rank, former)


@dataclass(frozen=True, slots=True)
class OfficeSpan:
    """An office found at `[start, end)` of a text; `head` is where the words of the post itself begin and end."""

    office: Office
    start: int
    end: int
    head_start: int
    head_end: int


_RANKS = ("deputy", "acting", "joint", "elect")
_RANK_WORDS = {
    "deputy": "deputy", "vice": "deputy", "assistant": "deputy", "undersecretary": "deputy",
    "junior": "deputy", "acting": "acting", "interim": "acting", "caretaker": "acting", "shadow": "deputy",
    "co": "joint", "joint": "joint", "associate": "deputy", "opposition": "deputy",
}  # fmt: skip
PAST = frozenset(words("former ex then late erstwhile onetime ex- retired"))
MANY_HELD = "minister:"
_KIN = ("kin:", "tie:")


def _rows(name: str, skip: int) -> list[list[str]]:
    table = (files("consistency.slots") / "data" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in table.splitlines()[skip:]]


@cache
def posts() -> dict[str, Post]:
    """Read the graph of posts, each with everything it is a kind of."""
    rows = {
        name: (wider, groups, against, holders) for name, _, wider, groups, against, holders in _rows("roles.tsv", 3)
    }

    def above(name: str) -> frozenset[str]:
        direct = rows[name][0].split() if name in rows else []
        return frozenset(direct).union(*(above(one) for one in direct))

    return {
        name: Post(name, above(name), frozenset(groups.split()), frozenset(against.split()), holders == "one")
        for name, (_, groups, against, holders) in rows.items()
    }


def post_named(name: str) -> Post:
    """Give a post by its name; a minister's portfolio ("minister:foreign") is a kind of minister."""
    if name.startswith(MANY_HELD):
        return Post(name, frozenset({"minister", "official", "politician"}), frozenset({"portfolio"}), one_holder=True)
    return posts().get(name, Post(name))


@cache
def _forms() -> dict[str, str]:
    return {form: name for name, forms, *_ in _rows("roles.tsv", 3) for form in forms.split("|") if form}


@cache
def _portfolios() -> dict[str, str]:
    return {form: name for name, forms in _rows("portfolios.tsv", 2) for form in forms.split("|")}


def _any_of(forms: list[str]) -> str:
    return "|".join(
        re.escape(form).replace(r"\ ", r"[ -]") for form in sorted(forms, key=lambda form: (-len(form), form))
    )


#: "the commander of the Thai navy", "the head of Thailand's army", "army chief": an officer leads one of them.
_ARMS = r"(?:army|navy|air[ ]force|coast[ ]?guard)"
_ARM = (
    rf"(?:(?:commander|head|chief)[ ]of[ ](?:the[ ])?(?:(?P<arms>(?:[\w-]+[ ])?[\w-]+?)(?:['’]s)?[ ])?(?P<arm>{_ARMS})|"
    # "the head of the army medical corps" leads no army
    rf"(?P<led>{_ARMS})[ ](?:chief|head)(?![ ]of[ ]staff))"
    r"(?![ ](?!(?:and|who|said|says|told|in|on|has|had|is|was|after)\b)[a-z])"
)


@cache
def _pattern() -> re.Pattern[str]:
    port = f"(?:{_any_of(list(_portfolios()))})"
    many = rf"{port}(?:(?: and |, (?:and )?| & ){port})*"
    return re.compile(
        rf"(?<![\w-])(?:"
        rf"(?P<before>{many})(?:[ ](?:affairs|policy))?[ ](?:minister|secretary)(?![ ]general)"
        rf"|(?:minister|secretary)(?:[ ]of[ ]state)?[ ](?:of|for)[ ](?:the[ ])?(?P<after>{many})(?![\w-])"
        rf"|(?P<state>secretary[ ]of[ ]state(?![ ]for\b)|(?:top|chief)[ ](?:(?P<whose>[\w.]+)[ ])?diplomat|"
        rf"foreign[ ]policy[ ]chief)"
        rf"|{_ARM}"
        rf"|(?P<plain>{_any_of(list(_forms()))})"
        rf")(?![\w]|-(?!elect))",
        re.IGNORECASE,
    )


_WORD = re.compile(r"\w+")


@cache
def _heads() -> frozenset[str]:
    """Give the words that an office begins with."""
    arms = ("commander", "head", "army", "navy", "air", "coast", "coastguard")
    written = (*_forms(), *_portfolios(), "minister", "secretary", "top", "chief", "foreign", *arms)
    return frozenset(_WORD.search(form)[0].lower() for form in written)  # type: ignore[index]


def may_hold_office(text: str) -> bool:
    """Say at little cost whether an office may stand in `text`: the pattern of all offices is long."""
    return not _heads().isdisjoint(_WORD.findall(text.lower()))


@lru_cache(maxsize=4096)
def offices(phrase: str) -> tuple[OfficeSpan, ...]:
    """Find the offices that a short description holds, in order."""
    if not may_hold_office(phrase):
        return ()
    found = [_office(phrase, match) for match in _pattern().finditer(phrase)]
    # "the chief cashier", "the head waiter": whoever heads others of a trade is one of them
    heads = {one.head_start - 1 for one in found}
    found = [one for one in found if one.office.post != "head" or one.head_end not in heads or one.office.of]
    # "the major European towns", "in general": a rank is written with a capital
    found = [one for one in found if not one.office.post.startswith("rank:") or phrase[one.head_start].isupper()]
    # "the victim's uncle" is no victim
    return tuple(one for one in found if not _OWNS.match(phrase, one.head_end))


_OWNS = re.compile(r"['’]s? [a-z]")


def _office(phrase: str, match: re.Match[str]) -> OfficeSpan:
    post = _post(match)
    before, start = _before(phrase, match.start())
    kin = post.startswith(_KIN)
    of, end = _after(phrase, match.end(), kin=kin)
    rank = "" if kin else next((_RANK_WORDS[word] for word in before if word in _RANK_WORDS), "")
    if re.match(r"[- ](?:elect|designate|nominee|hopeful|candidate)\b", phrase[match.end() :], re.IGNORECASE):
        rank = "elect"
    entity = _entity_before(phrase[start : match.start()], post) or (
        country_of(match["whose"] or match["arms"]) if match["whose"] or match["arms"] else None
    )
    entity = entity or of or (_owner(phrase, match.start()) if kin else "")
    post, entity = _settled(post, entity)
    if post == "lawyer" and not entity and _has_client(phrase, match.start(), end):
        post = "court:counsel"
    if (
        post == "head:state"
        and not entity
        and (_OF_BODY.search(phrase, 0, start) or _OF_SOME.match(phrase, match.end()))
    ):
        post = "president of a body"
    past = any(word in PAST for word in before) or (match[0].lower().startswith("ex-"))
    return OfficeSpan(Office(post, entity, rank, past), start, end, match.start(), match.end())


def _owner(phrase: str, at: int) -> str:
    """Give whose relative is meant where no name says it: "the guard's only sister" is that of "the guard"."""
    match = _OWNER.search(phrase, 0, at)
    return f"the {match['who'].lower()}" if match is not None and match["who"].lower() not in _MANY else ""


_OWNER = re.compile(
    r"\b[Tt]he[ ](?:[a-z-]+[ ])?(?P<who>[a-z]{3,})['’]s[ ]"
    r"(?:(?:own|only|elder|eldest|older|younger|youngest|late|former|first|second|third|twin|estranged)[ ]){0,2}$"
)
#: Of these a story has several, each with a family.
_MANY = frozenset(
    words(
        "man woman boy girl child family couple player officer worker student person patient passenger soldier "
        "other former latter"
    )
)


def _has_client(phrase: str, start: int, end: int) -> bool:
    """Say whether a lawyer is somebody's: whoever is "her barrister" or "counsel for the airline" is of one side."""
    return bool(_CLIENT_BEFORE.search(phrase, 0, start) or _CLIENT.match(phrase, end))


_CLIENT_BEFORE = re.compile(r"\b(?:[Hh]is|[Hh]er|[Tt]heir|[a-z]{3,}['’]s)[ ](?:[a-z]+[ ])?$")
_CLIENT = re.compile(r"[ ](?:for|of)[ ](?:the|his|her|their|a)[ ](?!defence|defense|prosecution)[a-z]")


#: "club president Vera Holt" heads no state.
_OF_BODY = re.compile(
    r"\b(?:club|company|bank|university|college|school|union|league|team|association|society|council|board|federation|"
    r"committee|group|firm|class|party|network|studio|airline|chamber|student|student[ ]body)[ ]$"
)


#: "the president of the league" heads no state either.
_OF_SOME = re.compile(
    r"[ ](?:of|at|for)[ ](?:the|an?|its|his|her|their)[ ](?!country|nation|republic|federation|state)[a-z]"
)


def _post(match: re.Match[str]) -> str:
    ports = match["before"] or match["after"]
    if ports:
        names = {_portfolios()[word.lower()] for word in re.findall(_any_of(list(_portfolios())), ports, re.IGNORECASE)}
        return MANY_HELD + "+".join(sorted(names))
    if match["arm"] or match["led"]:
        return f"arm:{(match['arm'] or match['led']).lower().replace('coastguard', 'coast guard')}"
    if match["state"]:
        written = match["state"].lower()
        return "minister:state" if written.startswith("secretary") else "minister:foreign"
    return (
        _forms()[re.sub(r"\s+", " ", match["plain"].lower())]
        if match["plain"].lower() in _forms()
        else _loose(match["plain"])
    )


def _loose(written: str) -> str:
    known = {re.sub(r"[ -]", " ", form): name for form, name in _forms().items()}
    return known[re.sub(r"[ -]", " ", written.lower())]


def _settled(post: str, entity: str) -> tuple[str, str]:
    """Give a post its meaning by whose it is: a president of a company is no head of state."""
    country = country_of(entity)
    if post == "minister:state":
        if any(place.kind is PlaceKind.STATE for place in readings(entity)):
            return "state secretary", entity  # of an American state: runs elections
        return "minister:foreign", country or entity or "united states"
    if post in ("head:state", "head:government") and entity and country is None and not _is_union(entity):
        return "president of a body" if post == "head:state" else "chancellor of a body", entity
    if post == "lawyer" and entity and country is None and not readings(entity):
        return "court:counsel", entity  # whoever is somebody's lawyer prosecutes and judges nobody
    if post == "head:monarch" and entity and country is None:
        return "monarch of a body", entity  # "Larry King", the talk host
    return post, country or entity


def settled(office: Office, of: str) -> Office:
    """Give an office without a body the one that it is held together with."""
    if office.of or not of:
        return office
    post, entity = _settled(office.post, of)
    return replace(office, post=post, of=entity)


def _is_union(entity: str) -> bool:
    return any(place.kind is PlaceKind.COUNTRY for place in readings(entity))


_BACK = re.compile(r"(?:[\w.’'&-]+[ ]){0,7}$")
_NOT_ENTITY = frozenset(
    words(
        "the a an his her its their our my your special mr mrs ms dr longtime long-time veteran and "
        "senior junior first second top chief "
        "former ex then late acting interim deputy vice assistant who is was as with by of for to from "
        "in on at said says"
    )
)


def _before(phrase: str, at: int) -> tuple[list[str], int]:
    """Give the words before a post that belong to it, and where they begin."""
    match = _BACK.search(phrase, max(0, at - 60), at)
    held: list[str] = []
    start = at
    for word in reversed(re.findall(r"\S+[ ]", match[0]) if match else []):
        bare = plain(word.strip())
        if not (word[0].isupper() or bare in _RANK_WORDS or bare in PAST or bare in _TONE or _possessive(word)):
            break
        if bare in _STOPS:
            break
        held.insert(0, bare)
        start -= len(word)
    hyphen = re.search(r"\b(ex|vice|deputy|co)-$", phrase[:at], re.IGNORECASE)
    if hyphen:
        held.append(hyphen[1].lower())
    return held, start


_TONE = frozenset(
    words(
        "senior veteran longtime new public state federal national chief top leading managing shift police "
        "star rookie starting backup injured pro bowl all-star all-pro"
    )
)
_STOPS = frozenset(words("the a an and but or with by of for to from in on at as when while after before said says"))


def _possessive(word: str) -> bool:
    return word.strip().endswith(("'s", "’s"))


def _entity_before(held: str, post: str) -> str:
    """Give whose the post is, from the words before it: "Latvian", "Latvia's", "Smit Salvage"."""
    parts = held.split()
    kin = post.startswith(_KIN)
    for size in (2, 1):  # "North Korean" before "Korean"
        for at in range(len(parts) - size + 1):
            country = country_of(" ".join(parts[at : at + size]))
            if country and not kin:
                return country
    if any(plain(part) in ("eu", "european") for part in parts):
        return "eu"
    if kin and not any(_possessive(part + " ") for part in parts):
        return ""
    if kin and (role := next((part[:-2].lower() for part in parts if part[:-2].lower() in _ONE_EACH), None)):
        return f"the {role}"  # "the victim's uncle", as in "an uncle of the victim"
    named = [plain(part) for part in parts if part[0].isupper() and plain(part) not in _EMPTY]
    if named and named[0].endswith("ing"):  # "Hosting President Roe"
        named = named[1:]
    return "" if named == ["new"] else " ".join(named)


_EMPTY = _NOT_ENTITY | _TONE.difference({"new"}) | PAST | frozenset(_RANK_WORDS)
_OF = re.compile(
    r"[ ](?:of|at|for|in|from|to)[ ](?:the[ ])?(?P<of>[A-ZÀ-ÞĀ-Ž][\w.’'&-]*(?:[ ](?:(?:of|for|and|the|"
    r"de|la)[ ])*[A-ZÀ-ÞĀ-Ž][\w.’'&-]*){0,6})"
)


#: "daughter of slain court reporter Julie Roe".
_OF_SOMEBODY = re.compile(
    r"[ ]of[ ](?:the[ ])?(?:[a-z][a-z’'-]*[ ]){1,4}(?P<of>[A-ZÀ-ÞĀ-Ž][\w’'-]+(?:[ ][A-ZÀ-ÞĀ-Ž][\w.’'-]*){1,3})"
)


#: A story has one of each: "a brother of the victim".
_ONE_EACH = words(
    "victim suspect gunman accused defendant deceased killer attacker driver pilot captain bride groom president mayor"
)
_HARMED = (
    r"(?:dead|slain|murdered|killed|missing|kidnapped|abducted|arrested|accused|convicted|jailed|injured|wounded)[ ]"
)
_OF_ROLE = re.compile(
    rf"[ ]of[ ]the[ ](?:(?:{_HARMED})?(?P<of>{'|'.join(_ONE_EACH)}|prime[ ]minister)|"
    rf"{_HARMED}(?P<harmed>[a-z]+))\b(?![’']s?\b)"
)


#: "the commander of the Kharkiv garrison" commands no town.
_BODY_OF = re.compile(r"[ ](?:[a-z]+[ ])?(?:garrison|brigade|regiment|battalion|division|squadron|fleet|base|front)\b")


def _after(phrase: str, at: int, *, kin: bool = False) -> tuple[str, int]:
    match = _OF_ROLE.match(phrase, at) if kin else None
    if match is not None:
        return f"the {match['of'] or match['harmed']}", match.end()
    match = _OF.match(phrase, at) or _OF_SOMEBODY.match(phrase, at)
    if match is None:
        return "", at
    if (body := _BODY_OF.match(phrase, match.end())) is not None:
        return plain(match["of"] + body[0]), body.end()
    end = match.end() - (1 if match["of"].endswith(".") and not re.search(r"\b[A-Z]\.$", match["of"]) else 0)
    return country_of(match["of"]) or plain(match["of"]), end
