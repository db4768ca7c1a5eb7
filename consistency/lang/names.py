"""Names of people as they stand in text: titles before them, particles inside, surname first or last."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from consistency.lang.intervals import MONTHS, WEEKDAYS
from consistency.lang.words import words


class Gender(StrEnum):
    """What a title or a given name tells of a person."""

    MALE = "m"
    FEMALE = "f"


@dataclass(frozen=True, slots=True)
class Name:
    """A run of capitalised words: `[start, end)` is the name without its title and without "'s".

    `title` is what stands right before it ("Latvian Foreign Minister", "Mr."). `person` is true where a title or a
    given name shows that somebody is named; a bare surname or a company has neither.
    """

    start: int
    end: int
    text: str
    title: str = ""
    person: bool = False
    gender: Gender | None = None


HONORIFICS = {
    "mr": Gender.MALE, "sir": Gender.MALE, "lord": Gender.MALE, "king": Gender.MALE, "prince": Gender.MALE,
    "father": Gender.MALE, "mrs": Gender.FEMALE, "ms": Gender.FEMALE, "miss": Gender.FEMALE, "lady": Gender.FEMALE,
    "dame": Gender.FEMALE, "queen": Gender.FEMALE, "princess": Gender.FEMALE, "sister": Gender.FEMALE,
    "dr": None, "prof": None, "professor": None, "rev": None, "reverend": None, "sen": None, "rep": None, "gov": None,
    "gen": None, "col": None, "lt": None, "capt": None, "sgt": None, "maj": None, "cmdr": None, "adm": None,
    "det": None, "supt": None, "hon": None, "pope": Gender.MALE, "imam": Gender.MALE, "st": None,
}  # fmt: skip
# Words that end what somebody is called before the name: "Prime Minister | Shinzo Abe", "spokesman | John Gray".
ROLES = frozenset(
    words(
        "president vice-president minister premier chancellor secretary secretary-general general senator",
        "representative congressman congresswoman governor mayor judge justice chief director chairman chairwoman",
        "chair speaker ambassador envoy spokesman spokeswoman spokesperson leader commissioner commander colonel",
        "captain lieutenant sergeant major admiral officer detective inspector sheriff deputy attorney prosecutor",
        "lawyer counsel solicitor archbishop bishop cardinal pastor professor analyst economist author writer",
        "actor actress singer rapper producer striker defender goalkeeper midfielder forward quarterback coach",
        "manager ceo executive founder co-founder owner candidate nominee adviser advisor aide lawmaker",
        "councilman councilwoman superintendent marshal strongman dictator emperor sultan emir sheikh ayatollah",
        "journalist reporter correspondent editor scientist researcher expert activist star coroner trainer",
        "referee comedian host anchor model designer doctor surgeon nurse driver pilot",
    )
)
_OFFICES = re.compile(
    r"(?i:secretary|minister|director|head|chief|speaker|president|prince|duke|bishop|archbishop|secretaries)\s+(?:of|for)\s+"
    r"(?:the\s+)?(?:State|Defen[cs]e|Commerce|Energy|Education|Labor|Agriculture|Health|Transportation|Treasury|Interior|Army|"
    r"Navy|Homeland Security|Veterans Affairs|Foreign Affairs|House|National Intelligence|Wales|Sussex|Cambridge|York|"
    r"Canterbury)"
)
_PARTICLES = frozenset(words("de da di do dos das del della der den van von du la le bin ibn ben ter ten y e zu af av"))
# Family names that stand first; "Kim" and "Lee" are given names too, so what follows decides.
_FAMILY_FIRST = frozenset(
    words(
        "Kim Xi Moon Park Lee Li Ri Rhee Wang Zhang Chen Liu Yang Huang Zhao Wu Zhou Xu Sun Hu Guo Lin Ma Mao",
        "Deng Choe Choi Chung Cho Jung Kang Suh Yoon Han Hwang Jang Song Nguyen Tran Pham Ho Thein Tsai Chiang",
        "Chang Ban Jo Roh",
    )
)
# A run with one of these is an organisation, a place or an event, and no person.
_NOT_PERSON = frozenset(
    words(
        "Inc Corp Co Ltd LLC Group Company University College School Hospital Center Centre Church Council",
        "Committee Commission Department Ministry Agency Bureau Office Institute Association Organization",
        "Organisation Union Party Congress Senate House Court Police Army Navy Force Forces Guard Street Avenue",
        "Road County City State States Island Islands Lake River Sea Ocean Mountain Mount Bay Beach Valley Park",
        "Airport Station Hotel Bank Times Post News Journal Herald Tribune Guardian Press Magazine Foundation",
        "Fund League Cup Games Olympics Festival Awards Award Act Bill Treaty Agreement Conference Summit Kingdom",
        "Republic Federation North South East West Northern Southern Eastern Western New Old Great United",
        "National International Federal American British Russian Chinese European African Asian French German",
        "Japanese Korean Israeli Iranian Iraqi Syrian Ukrainian Latvian Indian Pakistani Canadian Australian",
        "Mexican Italian Spanish Turkish Saudi Afghan Democratic Republican Democrats Republicans Christmas",
        "Easter Sunday Monday Tuesday Wednesday Thursday Friday Saturday January February March June July August",
        "September October November December Twitter Facebook Google Apple Microsoft Amazon Reuters AP BBC CNN",
        "NBC CBS ABC FBI CIA NATO EU UN US UK White Supreme Security World War Day Week Show Team Club Jail",
        "Prison Medical Treatment Clinic Superior District Public Airlines Airways Motors Studios Pictures",
        "Records Coast Gulf Peninsula Border Wall Air First Second Third Trust Society Museum Library Tower",
        "Building Bridge",
    )
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*(?:\.(?=[\w’'-]))?(?:[\w’'-]+)?\.?|\d[\w.,-]*|\S")
_GAP = re.compile(r"[ \u00a0]{1,3}$")
_POSSESSIVE = re.compile(r"['’]s?$")
# Capitalised at the head of a sentence for no reason but that.
_OPENING = frozenset(
    words(
        "A An The This That These Those He She It They We I You His Her Its Their Our My Your In On At By For",
        "From To Of With Without After Before During Since Until While When Where Why How What Who Which As If",
        "Though Although Because But And Or So Yet Not No Yes There Here Then Now Also Even Still Just Only Some",
        "Many Most Few Several Both All Any Each Every Another Other Such Meanwhile However Moreover Later",
        "Earlier Last Next Once Under Over Between Among Against Despite About According Asked Speaking Following",
        "Instead Perhaps Maybe Two Three Four Five Six Seven Eight Nine Ten More Less Much Authorities Officials",
        "Police Critics Experts Sources Witnesses People Investigators Prosecutors Lawmakers Residents Former",
        "Ex-president Foreign Late Today Yesterday Tomorrow Additionally Finally Recently Currently Previously",
        "Nearly Almost Around Through Let Like Unlike Amid Whether Nor Neither Either",
    )
)
_CALENDAR = frozenset((*WEEKDAYS, *MONTHS)) - {"May", "April", "June", "August"}
_ABBREVIATED = re.compile(r"(?:[A-Z]|Jr|Sr|St|(?:[A-Z]\.)+[A-Z]?)\.$")


class _Word(NamedTuple):
    start: int
    end: int
    text: str


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Give a form for comparing names: no accents, no case, no possessive, one kind of apostrophe."""
    bare = _POSSESSIVE.sub("", text.strip().replace("’", "'"))
    if not bare.isascii():
        decomposed = unicodedata.normalize("NFKD", bare)
        bare = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return bare.casefold().strip(".")


@cache
def _given_names() -> dict[str, Gender | None]:
    """Read the list of given names; None where a name says nothing of gender."""
    found: dict[str, Gender | None] = {}
    text = (files("consistency.lang") / "data" / "given_names.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        kind, *names = line.split()
        if kind != "#":
            found |= {plain(name): None if kind == "any" else Gender(kind) for name in names}
    return found


@cache
def _places() -> frozenset[str]:
    text = (files("consistency.lang") / "data" / "places.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return frozenset(plain(name) for line in lines for name in line.split(","))


_PEOPLES = re.compile(
    r"(?:[a-z]{3,}(?:ians?|ans|ish|ese|ocrats?|icans?|ists?|ims|ews)|Dutch|French|Greek|Arab|Israelis?)$"
)


def may_be_person(name: Name) -> bool:
    """Say whether a run of capitals could name somebody, for all that one can see: no place, no people, no firm."""
    parts = name.text.split()
    other = plain(name.text) in _places() or any(part in _NOT_PERSON or _PEOPLES.search(part) for part in parts)
    return not other and not name.text.isupper() and not any(sign.isdigit() for sign in name.text) and len(parts) <= 4


def is_given_name(word: str) -> bool:
    """Say whether `word` is a known given name."""
    return plain(word) in _given_names()


def gender_of(full: str) -> Gender | None:
    """Give the gender that the given name of a full name tells; None where it tells none."""
    return _given_names().get(plain(full.split()[0])) if full.split() else None


def family_name(full: str) -> str:
    """Give the part of a full name that is used alone later: "van der Bellen", "Kim" of Kim Jong-un."""
    parts = [part for part in full.split() if plain(part) not in {"jr", "sr", "ii", "iii", "iv"}]
    if not parts:
        return full
    if len(parts) >= 2 and _is_family_first(parts):
        return parts[0]
    at = len(parts) - 1
    while at > 1 and parts[at - 1].lower() in _PARTICLES:
        at -= 1
    return " ".join(parts[at:])


def _is_family_first(parts: list[str]) -> bool:
    if parts[0] not in _FAMILY_FIRST or is_given_name(parts[1]):
        return False
    return not is_given_name(parts[0]) or len(parts) == 3 or "-" in parts[1]


@lru_cache(maxsize=4096)
def find_names(text: str) -> tuple[Name, ...]:
    """Find the runs of capitalised words in `text`, each with the title before it."""
    found: list[Name] = []
    run: list[_Word] = []
    tokens = [_Word(match.start(), match.end(), match[0]) for match in _WORD.finditer(text)]
    for index, word in enumerate(tokens):
        if run and not _continues(run[-1], word, tokens, index, text):
            found += _names_of(run, text)
            run = []
        if run or _is_capital(word.text):
            run.append(word)
    if run:
        found += _names_of(run, text)
    return tuple(found)


def _is_capital(word: str) -> bool:
    if word in _CALENDAR:
        return False
    if word[:1].isupper():
        return True
    head, _, tail = word.partition("-")
    return head.lower() in {"al", "el", "as", "bin"} and tail[:1].isupper()


def _continues(last: _Word, word: _Word, tokens: list[_Word], index: int, text: str) -> bool:
    if not _GAP.fullmatch(text, last.end, word.start) or last.text.endswith(("'s", "’s", "s’")):
        return False
    if last.text.endswith(".") and not _ABBREVIATED.search(last.text) and plain(last.text) not in HONORIFICS:
        return False
    if _is_capital(word.text):
        return True
    # "Ursula von der Leyen", "Secretary of State": small words count only where a capital follows.
    following = next((other for other in tokens[index + 1 : index + 4] if other.text.lower() not in _PARTICLES), None)
    if word.text in _PARTICLES:
        return (
            following is not None and _is_capital(following.text) and _is_capital(last.text) | (last.text in _PARTICLES)
        )
    return bool(_OFFICES.match(text, last.start))


def _names_of(run: list[_Word], text: str) -> list[Name]:
    while run and (run[0].text in _OPENING or not _is_capital(run[0].text)):
        run = run[1:]
    while run and not _is_capital(run[-1].text):
        run = run[:-1]
    if not run:
        return []
    at = _after_title(run, text)
    title, body = run[:at], run[at:]
    if not body:
        return []
    return [_name(title, body, text)]


def _after_title(run: list[_Word], text: str) -> int:
    at = 0
    for index, word in enumerate(run):
        bare = plain(word.text)
        if bare in HONORIFICS or bare in ROLES:
            at = index + 1
        office = _OFFICES.match(text, word.start)
        if office:
            at = max(at, sum(other.start < office.end() for other in run))
    return at


def _name(title: list[_Word], body: list[_Word], text: str) -> Name:
    start = body[0].start
    end = body[-1].end - len((_POSSESSIVE.search(body[-1].text) or [""])[0])
    if text[end - 1] == "." and not _ABBREVIATED.search(text[start:end]):
        end -= 1
    name = text[start:end]
    lead = _lead_title(text, start) if not title else text[title[0].start : title[-1].end]
    parts = name.split()
    company = any(part.rstrip(".") in _NOT_PERSON for part in parts) or any(sign.isdigit() for sign in name)
    known = bool(lead) or (len(parts) > 1 and is_given_name(parts[0]))
    shape = len(parts) <= 5 and not (len(parts) == 1 and name.isupper())
    person = known and shape and not company
    gender = _title_gender(lead) or (gender_of(name) if person and len(parts) > 1 else None)
    return Name(start, end, name, lead, person, gender if person else None)


_SMALL_WORD = re.compile(r"(?<![a-z-])([a-z-]+) $")
_PLAIN_WORD = re.compile(r"[\w.’'-]+")
_NO_LEAD = frozenset(
    words("the a an of in on at by for from to with and or but his her its their said says told that was is")
)


def _lead_title(text: str, start: int) -> str:
    """Give the small-letter title before a name: "Russian foreign minister", "police spokesman"."""
    before = text[max(0, start - 80) : start]
    match = _SMALL_WORD.search(before)
    if match is None or match[1] not in ROLES:
        return ""
    chosen: list[str] = []
    for word in reversed(before.split()):
        if (
            word.lower() in _NO_LEAD
            or not _PLAIN_WORD.fullmatch(word)
            or (chosen and word.endswith(".") and len(word) > 5)
        ):
            break
        chosen.insert(0, word)
        if len(chosen) == 4 or word[0].isupper():
            break
    return " ".join(chosen)


def _title_gender(title: str) -> Gender | None:
    last = plain(title.split()[-1]) if title else ""
    if last in {"spokesman", "chairman", "congressman", "councilman", "actor", "strongman"}:
        return Gender.MALE
    if last in {"spokeswoman", "chairwoman", "congresswoman", "councilwoman", "actress"}:
        return Gender.FEMALE
    return HONORIFICS.get(last)
