"""What a claim borrows from its article: "he", "Blinken", "the Latvian foreign minister", "Tuesday" filled in.

A fill is made only where one reading is left; everything else stays as written.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from consistency.lang.dates import DateMention, Precision, find_dates, phrase
from consistency.lang.names import ROLES, Gender, Name, find_names, may_be_person, plain
from consistency.lang.quotes import Quotation, quotations
from consistency.lang.saying import FINITE_PATTERN
from consistency.lang.tense import has_verb
from consistency.lang.words import words
from consistency.types import Fill, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from consistency.lang.roster import Person, Roster


@dataclass(frozen=True, slots=True)
class Context:
    """One part of an article, read: its fills in order, and which names its people have."""

    text: str
    fills: tuple[Fill, ...]
    roster: Roster

    def fills_in(self, start: int, end: int) -> tuple[Fill, ...]:
        """Give the fills of `text[start:end]`."""
        low = bisect_left(self.fills, start, key=lambda fill: fill.start)
        return (
            tuple(fill for fill in self.fills[low:] if fill.end <= end and fill.start < end)
            if low < len(self.fills)
            else ()
        )


@dataclass(frozen=True, slots=True)
class _Mention:
    """Somebody who is spoken of; `person` is None for somebody without a name ("an official")."""

    start: int
    end: int
    person: Person | None
    full: str
    gender: Gender | None


@dataclass(frozen=True, slots=True)
class _Focus:
    """Who was spoken of in the sentence before; `subject` is whom it is about, where that is a single person."""

    mentions: tuple[_Mention, ...] = ()
    subject: str = ""
    age: int = 0


def read_context(text: str, spans: Sequence[Span], *, roster: Roster, day: date | None) -> Context:
    """Read the sentences `spans` of one part in order; `day` is when it was published."""
    quotes = quotations(text)
    fills: list[Fill] = []
    focus = _Focus()
    for span in spans:
        inside = tuple(quote for quote in quotes if quote.start < span.end and span.start < quote.end)
        reader = _Reader(text, span, inside, roster, focus)
        found = reader.read()
        fills += [*found, *_dates(text, span, day)]
        focus = reader.focus_after()
    return Context(text, tuple(_apart(fills)), roster)


@dataclass(frozen=True, slots=True)
class Resolved:
    """Words as they stand alone, and what was filled in."""

    text: str
    fills: tuple[Fill, ...]


def resolve(context: Context, start: int, end: int, *, statement: str = "", speaker: str | None = None) -> Resolved:
    """Resolve the words `[start, end)`; `statement` stands for them where it is given, `speaker` for "I"."""
    fills = context.fills_in(start, end)
    if statement:
        return Resolved(_stated(statement, fills), fills)
    if speaker:
        fills = tuple(sorted((*fills, *_first_person(context.text, start, end, speaker)), key=lambda fill: fill.start))
    return Resolved(_written(context.text, start, end, fills), fills)


def full_speaker(context: Context, span: Span) -> str:
    """Give the speaker at `span` by full name where the article tells it, else as written."""
    text = context.text[span.start : span.end]
    for fill in context.fills_in(span.start, span.end):
        if fill.kind != "date" and (fill.end - fill.start) >= len(text.rstrip()) - len("the "):
            return fill.meaning
    names = [name for name in find_names(text) if context.roster.is_person(name)]
    if len(names) == 1 and names[0].end == len(text):
        person = context.roster.named(names[0].text)
        return person.full if person else names[0].text
    described = context.roster.described(text)
    if described:
        return described.full
    return re.sub(
        r"^(?:The|A|An|He|She|They|It|We|One|Two|Three|Four|Five|Some|Several|Many|Multiple|Another)\b",
        lambda match: match[0].lower(),
        text,
    )


# --- people ----------------------------------------------------------------------------------------------------------

_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er)\b(?![’'-](?!s\b|d\b|ll\b))")
_GENDER = {"he": Gender.MALE, "his": Gender.MALE, "she": Gender.FEMALE, "her": Gender.FEMALE}
# Somebody without a name, whom "he" or "she" may mean.
_PERSON_NOUNS = words(
    "addict agent assailant athlete attacker aunt baby babysitter barber billionaire bodyguard bomber boss boxer",
    "boy boyfriend bride brother burglar businessman businesswoman bystander cadet caller cashier challenger",
    "champion chef child citizen classmate cleric clerk client co-worker colleague constable convict counterpart",
    "courier cousin coworker dad daughter dealer defendant demonstrator employee employer ex-husband ex-wife",
    "farmer father felon fiance fiancee fighter figure firefighter fisherman friend fugitive gentleman girl",
    "girlfriend golfer granddaughter grandfather grandmother grandson groom guard gunman guy hacker heir hostage",
    "husband immigrant infant inmate investigator juror kidnapper killer king lady landlord lodger mafioso",
    "magistrate magnate maid man mechanic migrant militant mobster mom monk mother murderer nanny neighbor",
    "neighbour nephew newborn niece nun official opponent paramedic parent partner passenger patient person",
    "plaintiff player policeman politician pope preacher predecessor prince princess principal prisoner protester",
    "queen rabbi rapist rebel recruit refugee rep resident rival robber roommate runaway runner sailor shooter",
    "sister soldier son source spy stalker stepdaughter stepfather stepmother stepson student successor survivor",
    "suspect swimmer teacher teammate teen teenager tenant terrorist thief toddler tourist trooper tycoon uncle",
    "undersheriff veteran victim voter waiter waitress widow wife witness woman worker youth",
)
_SOMEBODY = re.compile(
    r"\b(?:(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Hh]is|[Hh]er|[Tt]heir|[Tt]his|[Tt]hat|[A-Z][\w-]*['’]s|[a-z]+['’]s)\s+"
    r"(?:[\w’'-]+\s+){0,3}?|(?:[A-Z][a-z]+\s+){0,2}?)"
    rf"((?i:{'|'.join(sorted({*_PERSON_NOUNS, *ROLES}))}))\b(?![’'-]\w*\s*[A-Z])"
)
_ROLE_OF = re.compile(
    r"\b[Tt]he\s+((?:[A-Z][\w.’'-]*\s+|[a-z]+(?:-[a-z]+)*\s+){0,4}?(?:"
    + "|".join(sorted(ROLES))
    + r")(?:\s+of\s+(?:the\s+)?(?:[A-Z]\w+|state|defen[cs]e)"
    r"(?:\s+[A-Z]\w+)?)?)\b(?![’'-]?[\w-])"
)
_BEFORE_POSSESSIVE = re.compile(
    r"(?:^|\b(?:of|in|for|with|on|to|at|by|from|and|about|after|before|that|under|during|because|while|when)\s+|[,;:]\s+)$"
)
_NOUN_FOLLOWS = re.compile(
    r"\s+(?!(?:a|an|the|to|in|on|at|by|for|from|with|of|and|or|but|as|that|this|when|while|if|who|is|was|were|are|will|would|has|had|"
    r"not|about|after|before|into|out|up|down|over|off|because|he|she|it|they|so|than|then|there|again|home|all)\b)[a-z]"
)
_OTHER_SENSE = re.compile(
    r"\s+(?:administration|campaign|family|supporters|aides|team|estate|government|presidency|era|organization|foundation|voters|allies|loyalists|officials|tower|rally|rallies|supporter|aide|adviser|advisers|ally|brand|camp)\b|\s+[A-Z]|-\w"
)
_PLACE_BEFORE = re.compile(r"\b(?:[Ii]n|[Nn]ear|[Oo]utside|[Aa]round|[Tt]hroughout|[Aa]cross)\s+$")


# Where a name stands behind one of these it is mostly no person.
_AT = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|[Tt]he|[Oo]utside|[Aa]cross|[Oo]n|[Tt]o)\s+(?:the\s+)?$")
_OPENS = re.compile(
    r"(?:In|At|On|During|After|Before|As|While|When|With|For|By|Since|Despite|Following|Although|Though|Because|If|Once|Until|"
    r"From|To|Through|Under|Like|Unlike|Amid|Speaking|Asked)\b"
)
_OPENING = re.compile(rf"{_OPENS.pattern}[^,]{{1,80}},\s+")
_REPORTS = re.compile(rf"\s+(?:[a-z]+ly\s+|also\s+|later\s+|has\s+)?{FINITE_PATTERN.pattern}")
_AFTER_CONTENT = re.compile(r"[,”\"’]\s*$")
_SAID = re.compile(r"\b(?:said|says|added|wrote|tweeted|warned|told|asked)\b")


class _Reader:
    """Reads one sentence: who is mentioned, and which words stand for whom."""

    def __init__(self, text: str, span: Span, quotes: tuple[Quotation, ...], roster: Roster, before: _Focus) -> None:
        self._text = text
        self._span = span
        self._quotes = quotes
        self._roster = roster
        self._before = before
        self._mentions: list[_Mention] = []
        self._titles: list[Span] = []

    def read(self) -> list[Fill]:
        """Give the fills of the sentence."""
        fills = [*self._names(), *self._descriptions()]
        self._somebody()
        self._mentions.sort(key=lambda mention: mention.start)
        for match in _PRONOUN.finditer(self._text, self._span.start, self._span.end):
            fill = self._pronoun(match)
            if fill:
                fills.append(fill)
        return fills

    def focus_after(self) -> _Focus:
        """Give whom the next sentence may mean by "he"."""
        if self._mentions:
            return _Focus(tuple(self._mentions), self._subject())
        # A sentence about nobody lets the one before speak on, once; a quotation as long as it lasts.
        age = self._before.age + (not self._is_quotation())
        return _Focus(self._before.mentions, self._before.subject, age) if age < 2 else _Focus()

    def _subject(self) -> str:
        """Give the person with whom the sentence begins, or who says what it quotes."""
        first = min(self._mentions, key=lambda mention: mention.start)
        prefix = "".join(
            sign
            for index, sign in enumerate(self._text[self._span.start : first.start], self._span.start)
            if not any(quote.start <= index < quote.end for quote in self._quotes)
        )
        if opening := _OPENING.match(prefix):
            prefix = prefix[opening.end() :]
        begins = len(prefix.split()) <= 6 and not has_verb(_SAID.sub("", prefix))
        return first.full if begins else ""

    def _is_quotation(self) -> bool:
        return any(quote.start <= self._span.start and self._span.end <= quote.end for quote in self._quotes)

    def _names(self) -> Iterator[Fill]:
        sentence = self._text[self._span.start : self._span.end]
        for name in find_names(sentence):
            start, end = self._span.start + name.start, self._span.start + name.end
            if not self._roster.is_person(name):
                if may_be_person(name) and not _AT.search(sentence[: name.start]):
                    self._mentions.append(_Mention(start, end, None, name.text, None))
                continue
            if name.title:
                self._titles.append(Span(sentence.rfind(name.title, 0, name.start) + self._span.start, start))
            person = self._roster.named(name.text)
            if person is None or not self._means_person(name, start, end):
                self._mentions.append(_Mention(start, end, None, name.text, name.gender))
                continue
            self._mentions.append(_Mention(start, end, person, person.full, name.gender or person.gender))
            fill = self._name_fill(name, start, end, person)
            if fill:
                yield fill

    def _means_person(self, name: Name, start: int, end: int) -> bool:
        if name.person and (name.title or len(name.text.split()) > 1):
            return True
        return not _OTHER_SENSE.match(self._text, end) and not _PLACE_BEFORE.search(
            self._text[max(0, start - 12) : start]
        )

    def _name_fill(self, name: Name, start: int, end: int, person: Person) -> Fill | None:
        if plain(name.text) == plain(person.full) or len(name.text.split()) > 1:
            return None
        honorific = re.search(r"\b(?:Mr|Mrs|Ms|Miss)\.?\s$", self._text[max(0, start - 6) : start])
        low = start - len(honorific[0]) if honorific else start
        return Fill(low, end, self._text[low:end], person.full, "name")

    def _descriptions(self) -> Iterator[Fill]:
        for match in _ROLE_OF.finditer(self._text, self._span.start, self._span.end):
            if re.match(r",?\s+[A-Z]", self._text[match.end() : match.end() + 4]):
                continue  # the name follows
            person = self._roster.described(match[1])
            if person and not self._beside(person, match.start()):
                self._mentions.append(_Mention(match.start(), match.end(), person, person.full, person.gender))
                yield Fill(match.start(), match.end(), match[0], person.full, "description")

    def _beside(self, person: Person, at: int) -> bool:
        """See "Edgars Rinkēvičs, the Latvian foreign minister": said of the name right before it."""
        return any(mention.person == person and 0 <= at - mention.end <= 12 for mention in self._mentions)

    def _somebody(self) -> None:
        for match in _SOMEBODY.finditer(self._text, self._span.start, self._span.end):
            places = [*self._titles, *(Span(mention.start, mention.end) for mention in self._mentions)]
            taken = any(place.start < match.end() and match.start() < place.end for place in places)
            if match[0][0].isupper() and " " not in match[0] and match.start() > self._span.start:
                continue  # a capital inside a sentence is a title or part of a name
            named = re.match(r",?\s+(?:named\s+)?[A-Z]", self._text[match.end() : match.end() + 9])
            apposed = any(
                0 < match.start() - mention.end <= 3 and self._text[mention.end] == "," for mention in self._mentions
            )
            if not taken and not named and not apposed:
                self._mentions.append(
                    _Mention(match.start(), match.end(), None, match[0].lower(), _noun_gender(match[1].lower()))
                )

    def _pronoun(self, match: re.Match[str]) -> Fill | None:
        word, start, end = match[0], match.start(), match.end()
        if any(quote.start < start < quote.end for quote in self._quotes) or not self._is_possible(word, start, end):
            return None
        gender = _GENDER[word.lower()]
        # "Adams never called, he said": who speaks is not found in what is said.
        reporting = bool(_REPORTS.match(self._text, end)) and bool(
            _AFTER_CONTENT.search(self._text, self._span.start, start)
        )
        antecedent = None if self._looks_ahead(start) else self._antecedent(gender, start, here=not reporting)
        if antecedent is None:
            # Whoever it is stands in the way of the next "he".
            self._mentions.append(_Mention(start, end, None, f"{word.lower()} at {start}", gender))
            return None
        self._mentions.append(_Mention(start, end, antecedent.person, antecedent.full, antecedent.gender))
        self._mentions.sort(key=lambda mention: mention.start)
        if antecedent.person is None:
            return None
        meaning = antecedent.full + (_possessive(antecedent.full) if word.lower() in {"his", "her"} else "")
        return Fill(start, end, word, meaning, "pronoun")

    def _is_possible(self, word: str, start: int, end: int) -> bool:
        if word.lower() == "his":
            return bool(re.match(r"\s+[\w“\"‘]", self._text[end : end + 3]))
        if word.lower() == "her":
            before = self._text[self._span.start : start]
            return bool(_BEFORE_POSSESSIVE.search(before) and _NOUN_FOLLOWS.match(self._text, end))
        return True

    def _looks_ahead(self, at: int) -> bool:
        """See "In his speech, Adams …": a pronoun of an opening phrase mostly means who is named behind it."""
        before = self._text[self._span.start : at]
        opens = bool(_OPENS.match(before)) and "," not in before
        return opens and any(mention.start > at for mention in self._mentions)

    def _antecedent(self, gender: Gender, at: int, *, here: bool) -> _Mention | None:
        near = [mention for mention in self._mentions if mention.end <= at and mention.gender in {gender, None}]
        if here and near:
            return near[0] if len({mention.full for mention in near}) == 1 else None
        there = [mention for mention in self._before.mentions if mention.gender in {gender, None}]
        if len({mention.full for mention in there}) != 1 or there[0].full != self._before.subject:
            return None
        return there[0]


def _noun_gender(noun: str) -> Gender | None:
    if noun in _MEN:
        return Gender.MALE
    return Gender.FEMALE if noun in _WOMEN else None


_MEN = frozenset(
    words(
        "man boy gunman policeman spokesman king prince pope husband father dad son brother boyfriend uncle actor",
        "chairman congressman businessman grandfather ex-husband gentleman guy",
    )
)
_WOMEN = frozenset(
    words(
        "woman girl spokeswoman queen princess wife mother mom daughter sister girlfriend aunt actress congresswoman",
        "businesswoman grandmother widow ex-wife lady",
    )
)


def _possessive(name: str) -> str:
    return "’" if name.endswith("s") else "’s"


# "I" inside a quotation, where the verb does not change with the person.
_FIRST = re.compile(
    r"\bI(?=['’](?:ll|d)\b|\s+(?:will|would|can|could|should|must|may|might|shall|did|had|was|never|also\s+[a-z]+ed|[a-z]+ed|said|told|"
    r"saw|went|came|made|took|gave|got|heard|met|wrote|spoke|felt|knew|thought|left|lost|won|ran|began)\b)"
)


def _first_person(text: str, start: int, end: int, speaker: str) -> Iterator[Fill]:
    if not speaker[:1].isupper():
        return
    for match in _FIRST.finditer(text, start, end):
        yield Fill(match.start(), match.end(), "I", speaker, "pronoun")


# --- dates -----------------------------------------------------------------------------------------------------------

_PREPOSITION = re.compile(
    r"\b(?:[Oo]n|[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ff]rom|[Oo]f|[Bb]efore|[Aa]fter|[Ff]or|[Tt]o|[Ll]ate|[Ee]arly|[Dd]uring|[Tt]hrough|[Bb]etween|and)\s+$"
)
_FILLED = frozenset({Precision.DAY, Precision.MONTH, Precision.YEAR})


def _dates(text: str, span: Span, day: date | None) -> Iterator[Fill]:
    """Fill in "Tuesday", "yesterday", "last month"; a date that states its month reads well enough as it is."""
    if day is None:
        return
    for mention in find_dates(text[span.start : span.end], anchor=day):
        written = phrase(mention)
        if not mention.relative or mention.month is not None or written is None or mention.precision not in _FILLED:
            continue
        if mention.precision is not Precision.DAY and mention.text.endswith("ago"):
            continue
        if mention.precision is Precision.DAY and mention.first != mention.last:
            continue
        start, end = span.start + mention.start, span.start + mention.end
        lead = "" if _is_led(text, start, end) else _lead(mention)
        yield Fill(start, end, text[start:end], _cased(f"{lead}{written}", begins=start == span.start), "date")


def _is_led(text: str, start: int, end: int) -> bool:
    return (
        bool(_PREPOSITION.search(text[max(0, start - 10) : start]))
        or text[end : end + 2] in {"'s", "’s"}
        or text[end : end + 1] == "-"
    )


def _lead(mention: DateMention) -> str:
    return "on " if mention.precision is Precision.DAY else "in "


def _cased(meaning: str, *, begins: bool) -> str:
    return meaning[0].upper() + meaning[1:] if begins else meaning


# --- writing ---------------------------------------------------------------------------------------------------------


def _apart(fills: list[Fill]) -> list[Fill]:
    kept: list[Fill] = []
    for fill in sorted(fills, key=lambda one: (one.start, -one.end)):
        if not kept or fill.start >= kept[-1].end:
            kept.append(fill)
    return kept


def _written(text: str, start: int, end: int, fills: tuple[Fill, ...]) -> str:
    pieces, at = [], start
    for fill in fills:
        pieces += [text[at : fill.start], fill.meaning]
        at = fill.end
    return " ".join("".join([*pieces, text[at:end]]).split())


def _stated(statement: str, fills: tuple[Fill, ...]) -> str:
    """Fill the words of a statement made by rule, which has no offsets of its own: each fill once, in order."""
    at = 0
    for fill in fills:
        found = re.compile(rf"(?<!\w){re.escape(fill.text)}(?!\w)").search(statement, at)
        if found:
            statement = statement[: found.start()] + fill.meaning + statement[found.end() :]
            at = found.start() + len(fill.meaning)
    return " ".join(statement.split())
