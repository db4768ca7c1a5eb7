"""What is affirmed and what is negated: one slot a clause, and the ladder on which two of them meet.

A slot packs its clause: `event` is the class of its predicate, `unit` the pole of a word that has an opposite (and
"passive" where it is), `about` the words of subject, object and rest. Clauses whose polarity takes more than a rule
to tell (conditions, questions, hopes, double negation) give none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from consistency.lang.quotes import quotations
from consistency.lang.saying import FINITE
from consistency.lang.words import words
from consistency.slots.grammar import CALENDAR, DETERMINERS, FUNCTION, NOT_VERBS, PAST_LEMMAS, PREPOSITIONS, verb_stem
from consistency.slots.ladder import MISSING, Level, anything_else
from consistency.types import Slot, SlotKind

YES, NO, PLANNED, NOT_PLANNED, ALLEGED, DENIED, NOT_YET = (
    "yes", "no", "planned", "not planned", "alleged", "denied", "not yet",
)  # fmt: skip
_SPLIT = " | "

# Pairs of opposites, written for this project: class, pole, verbs in every form.
_POLES = (
    ("rise", "up", "rose rise rises risen rising increased increases increase climbed climbs grew grows "
     "grown soared jumped gained"),
    ("rise", "down", "fell fall falls fallen falling decreased decreases decrease dropped drops declined "
     "declines sank plunged slid shrank"),
    ("win", "up", "won win wins"),
    ("win", "down", "lost lose loses"),
    ("accept", "up", "accepted accept accepts approved approve approves ratified ratify endorsed endorse "
     "adopted adopt passed"),
    ("accept", "down", "rejected reject rejects vetoed veto"),
    ("open", "up", "opened open opens reopened reopen"),
    ("open", "down", "closed close closes shut"),
    ("survive", "up", "survived survive survives"),
    ("survive", "down", "died die dies"),
    ("confirm", "up", "confirmed confirm confirms"),
    ("confirm", "down", "denied deny denies"),
    ("allow", "up", "allowed allow allows permitted permit legalised legalized legalise legalize"),
    ("allow", "down", "banned ban bans prohibited prohibit forbade forbidden outlawed outlaw barred"),
    ("convict", "up", "convicted convict"),
    ("convict", "down", "acquitted acquit cleared"),
    ("support", "up", "supported support supports backed"),
    ("support", "down", "opposed oppose opposes"),
    ("uphold", "up", "upheld uphold upholds"),
    ("uphold", "down", "overturned overturn quashed"),
    ("improve", "up", "improved improve improves"),
    ("improve", "down", "worsened worsen worsens deteriorated"),
    ("strengthen", "up", "strengthened strengthen strengthens"),
    ("strengthen", "down", "weakened weaken weakens"),
    ("save", "", "saved save saves rescued rescue rescues"),
    ("stay", "", "stayed stay stays remained remain remains"),
    ("hurt", "", "hurt injured injure wounded"),
    ("kill", "", "killed kill kills"),
    ("attend", "", "attended attend attends"),
)  # fmt: skip
_CLASS = {form: (name, pole) for name, pole, forms in _POLES for form in forms.split()}
_STATES = {
    "guilty": ("be guilty", "up"), "innocent": ("be guilty", "down"), "alive": ("be alive", "up"),
    "dead": ("be alive", "down"), "legal": ("be legal", "up"), "illegal": ("be legal", "down"),
    "lawful": ("be legal", "up"), "unlawful": ("be legal", "down"), "true": ("be true", "up"),
    "false": ("be true", "down"), "untrue": ("be true", "down"), "safe": ("be safe", "up"),
    "unsafe": ("be safe", "down"), "open": ("be open", "up"), "closed": ("be open", "down"),
    "shut": ("be open", "down"),
    "armed": ("be armed", "up"), "unarmed": ("be armed", "down"), "likely": ("be likely", "up"),
    "unlikely": ("be likely", "down"), "conscious": ("be conscious", "up"), "unconscious": ("be conscious", "down"),
    "sober": ("be sober", "up"), "drunk": ("be sober", "down"), "married": ("be married", "up"),
    "unmarried": ("be married", "down"), "present": ("be present", "up"), "absent": ("be present", "down"),
}  # fmt: skip
# Only of a figure is "fell" the opposite of "rose".
_MEASURES = frozenset(
    words(
        "share stock price profit sale revenue rate unemployment inflation temperature number export import output",
        "production turnout index dollar euro pound rent wage income spending demand population crime income earning",
        "deficit debt attendance level cost value support popularity traffic emission growth",
    )
)
_IRREGULAR = dict(
    pair.split("=")
    for pair in words(
        "met=meet won=win began=begin begun=begin said=say told=tell shot=shoot slept=sleep ate=eat drank=drink",
        "chose=choose flew=fly froze=freeze rode=ride sank=sink sang=sing swam=swim swore=swear wore=wear woke=wake",
        "forgot=forget hid=hide dealt=deal meant=mean burnt=burn bore=bear beat=beat spread=spread shut=shut",
        "taken=take given=give broken=break stolen=steal chosen=choose spoken=speak found=find fallen=fall",
        "withdrawn=withdraw drawn=draw thrown=throw grown=grow known=know begun=begin driven=drive worn=wear",
        "had=have has=have resigned=resign visited=visit lay=lie understood=understand withheld=withhold",
        "fed=feed bled=bleed overthrew=overthrow undertook=undertake overturned=overturn read=read hurt=hurt",
    )
)
_PAST = {**PAST_LEMMAS, **_IRREGULAR}
_BE = frozenset(words("is are was were be been being am isn't aren't wasn't weren't 're"))
_HAVE = frozenset(words("has have had having hasn't haven't hadn't 've"))
_PERFECT = frozenset(words("has have hasn't haven't"))
_DO = frozenset(words("do does did don't doesn't didn't"))
_WILL = frozenset(words("will shall won't 'll"))
_MODAL = frozenset(
    words(
        "would could can may might must should cannot can't couldn't wouldn't shouldn't mustn't mightn't",
        "needn't ought 'd",
    )
)
_AUX = _BE | _HAVE | _DO | _WILL | _MODAL
_NOT = frozenset(words("not never"))
_MIDDLE = frozenset(
    words(
        "also then later now still already finally just first once both all ever soon eventually",
        "initially since yet so far",
    )
)
_CONTROL_NO = frozenset(words("failed fails refused refuses declined declines neglected"))
_CONTROL_PLAN = frozenset(
    words(
        "plans planned plan expected set due scheduled slated going intends intended aims aimed hopes hoped",
        "agreed ready",
    )
)
# Of what is thought, wished or seems, the negation reaches the clause below; what it says of the fact is unclear.
_RAISING = words(
    "think believe expect want seem appear suppose intend mean know say tell report rule exclude need have like wish",
    "consider regard suggest imply claim plan hope try go be come look feel hesitate prevent mind matter care get",
    "help seek ask add note explain state announce insist argue describe call specify do become",
)
_TRAP_AFTER = frozenset(
    words(
        "only just merely simply necessarily all every always immediately clear sure certain everyone everybody fewer",
        "less later least more matter doubt until unlike uncommon unusual unlikely unknown unreasonable",
        "without because",
        "so far but the a an exactly entirely completely fully quite really even one directly far long enough alone",
        "surprisingly surprising either as among what who how why in for about",
    )
)
_TRAP = re.compile(
    r"\?\s*[\"”’)]*$|\b(?:if|unless|whether|whenever|otherwise|rather than|instead of|no matter|no doubt|nothing but|"
    r"no (?:fewer|less|more|later|earlier|sooner|bigger|better|other)|not without|without|neither|nor|hardly|barely|"
    r"scarcely|rarely|seldom|almost|nearly|no longer|any ?more|not until|stopped short|yet to|would-be|"
    r"pleaded|pleads|pled|plea|supposedly|hypothetical\w*|imagine|had \w+ not|far from|until then)\b",
    re.IGNORECASE,
)
_ALLEGED = re.compile(
    r"\b(?:allegedly|reportedly|apparently|purportedly|alleged|claim(?:s|ed)|accus(?:ed|es)|suspected)\b"
)
_HOLD_BACK = frozenset(words("until unless because than before"))
_BREAKS = frozenset(
    words(
        "but because although though while when whereas since that which who whom whose where than until",
        "before after as",
    )
)
_RELATIVE = frozenset(words("which who whom whose where"))
_VAGUE = frozenset(
    words(
        "it he she they we you i there this that these those him her them one ones some many most others",
        "another nobody",
        "everyone someone anyone something nothing everything what which who both each none all",
    )
)
_ANYBODY = frozenset(
    words(
        "person people man woman child boy girl official source police authority soldier worker student",
        "resident migrant",
        "witness victim spokesman spokeswoman member report statement group company team other thing",
        "government country",
        "state case plan deal vote law court judge jury study expert critic lawmaker leader party suspect",
    )
)
_TITLES = frozenset(
    words("mr mrs ms dr sir president minister prime secretary senator sen gov rep gen col king queen lord")
)
_TIMES = CALENDAR | frozenset(
    words(
        "today yesterday tomorrow tonight week month year morning afternoon evening night decade earlier",
        "later last next",
    )
)
_COUNTS = frozenset(words("two three four five six seven eight nine ten first second third last next another both"))
_NOT_CONTENT = (
    FUNCTION
    | PREPOSITIONS
    | DETERMINERS
    | _AUX
    | frozenset(
        words(
            "beside not never",
            "yet ever however meanwhile even though too instead according such end fact way least about",
        )
    )
) - _COUNTS
_TOKEN = re.compile(
    r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:\.[^\W\d_]\.?)+|[^\W\d_][\w-]*['’]t\b|[^\W\d_][\w-]*|['’](?:s|re|ve|ll|d|m)\b|\S"
)
_FOLLOWS_FALL = frozenset(words("asleep ill silent short apart victim overboard off behind"))


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str
    low: str
    owner: bool = False  # "'s" stands behind it


@dataclass(frozen=True, slots=True)
class _Group:
    """A verb with its auxiliaries: tokens `[first, last]`, and what they say of the deed."""

    first: int
    last: int
    verb: str
    negated: int | None  # the token that negates
    value: str
    passive: bool


@dataclass(frozen=True, slots=True)
class _Piece:
    """A clause: its tokens, and the word that opens it."""

    tokens: tuple[_Token, ...]
    opener: str
    before: tuple[_Token, ...] = ()  # the clause before it


def polarities(text: str) -> tuple[Slot, ...]:
    """Find what the clauses of `text` affirm or negate; offsets point to the negating word, or else to the verb."""
    if _TRAP.search(text):
        return ()
    alleged = bool(_ALLEGED.search(text))
    found = [_clause(text, piece, follows, alleged) for piece, follows in _pieces(text)]
    return tuple(slot for slot in found if slot is not None)


def _tokens(text: str) -> list[_Token]:
    quoted = [(quote.start, quote.end) for quote in quotations(text)]
    found: list[_Token] = []
    for match in _TOKEN.finditer(text):
        if match[0] in ("'s", "’s"):
            if found:
                found[-1] = replace(found[-1], owner=True)
            continue
        if any(low <= match.start() < high for low, high in quoted):
            if not found or found[-1].text != "“":
                found.append(_Token(match.start(), match.end(), "“", "“"))
            continue
        found.append(_Token(match.start(), match.end(), match[0], match[0].lower().replace("’", "'")))
    return found


def _pieces(text: str) -> list[tuple[_Piece, str]]:
    """Cut a sentence at the words and marks between clauses; each with what opens the next."""
    pieces: list[_Piece] = []
    run: list[_Token] = []
    opener, verbal = "", False
    tokens = _tokens(text)
    for at, token in enumerate(tokens):
        hard = token.low in _BREAKS or token.text in ";:()–—“.!"
        soft = verbal and token.low in ("and", "or", ",")
        reporting = token.low in _REPORTING and not (at and tokens[at - 1].low in DETERMINERS)
        if hard or soft or reporting:
            pieces.append(_Piece(tuple(run), opener, _last(pieces)))
            run, opener, verbal = [], token.low, False
            continue
        run.append(token)
        verbal = verbal or _is_verb(token.low) or token.low in _AUX
    pieces.append(_Piece(tuple(run), opener, _last(pieces)))
    return [(piece, pieces[i + 1].opener if i + 1 < len(pieces) else "") for i, piece in enumerate(pieces)]


_REPORTING = frozenset(FINITE) - frozenset(
    words(
        "confirmed confirms rejected rejects agreed agrees continued continues promised pledged asked asks dismissed",
        "dismisses estimated signaled signalled predicted posted repeated declared reported reports announced",
        "denied denies disclosed revealed acknowledged",
    )
)


def _last(pieces: list[_Piece]) -> tuple[_Token, ...]:
    return next((piece.tokens for piece in reversed(pieces) if piece.tokens), ())


def _is_verb(low: str) -> bool:
    return low in _CLASS or low in _PAST or (low.endswith("ed") and low not in NOT_VERBS and len(low) > 3)


def _clause(text: str, piece: _Piece, follows: str, alleged: bool) -> Slot | None:
    if piece.opener in _RELATIVE or piece.opener in ("than", "as", "so", "and", "or", ",", "“"):
        return None  # whose deed it is stands elsewhere
    group = _group(piece.tokens)
    if group is None or (group.negated is not None and follows in _HOLD_BACK) or _double(piece.tokens, group):
        return None
    if follows == "that" and group.last == len(piece.tokens) - 1:
        return None  # what is confirmed or denied stands in the next clause
    if piece.opener == "that" or piece.opener in _REPORTING:
        told = {token.low for token in piece.before}
        if told & _DENYING:
            group = replace(group, value=DENIED)
        elif told & _DOUBTING or any(_negates(low) for low in told):
            return None
    return _slot(text, piece, group, alleged=alleged)


_DENYING = frozenset(words("denied denies denying disputed disputes refuted refutes"))
# What stands behind "reports that", "hopes that" or "the claim that" is told by nobody as a fact.
_DOUBTING = frozenset(
    words(
        "rejected rejects dismissed dismisses doubt doubts doubted report reports rumour rumours rumor rumors",
        "claim claims idea fear fears feared hope hopes hoped risk possibility evidence suggestion",
        "suggested suggests speculation",
        "allegation allegations theory suspicion demand demanded wish warned insisted proposed recommended ordered",
    )
)


def _double(tokens: tuple[_Token, ...], group: _Group) -> bool:
    """Say whether a second negation stands in the clause, or one that reaches only part of it."""
    marks = [i for i, token in enumerate(tokens) if _negates(token.low) or token.low in _CONTROL_NO]
    if len(marks) > (group.negated is not None):
        return True
    return bool(marks) and _trap_behind(tokens, marks[0])


def _trap_behind(tokens: tuple[_Token, ...], mark: int) -> bool:
    follows = tokens[mark + 1].low if mark + 1 < len(tokens) else ""
    if tokens[mark].low in ("not", "never") or tokens[mark].low.endswith("n't"):
        return follows in _TRAP_AFTER
    return follows in ("one", "other", "more", "less", "fewer", "later", "longer", "matter", "doubt", "small", "little")


def _negates(low: str) -> bool:
    return low in _NOT or low in ("no", "none", "nothing", "nobody", "cannot") or low.endswith("n't")


def _group(tokens: tuple[_Token, ...]) -> _Group | None:
    for i, token in enumerate(tokens):
        if token.low in _AUX:
            return _with_auxiliary(tokens, i)
        before = tokens[i - 1].low if i else ""
        if i and _is_finite(tokens, i, before):
            return _plain_verb(tokens, i)
    return None


def _is_finite(tokens: tuple[_Token, ...], at: int, before: str) -> bool:
    low = tokens[at].low
    if low in _CONTROL_PLAN and at + 1 < len(tokens) and tokens[at + 1].low == "to":
        return True
    if not _is_verb(low) or before in DETERMINERS or before in PREPOSITIONS or before in ("no", "more"):
        return False
    # ", owned by Lind," hangs on a noun; behind the second comma the sentence goes on
    aside = before == "," and sum(token.text == "," for token in tokens[:at]) < 2
    if aside or tokens[at].text[:1].isupper():
        return False
    # "rise", "close" and "support" are nouns as well; only their past and their "-s" behind a noun are verbs
    if low in _CLASS and not (
        low in _PAST or low.endswith(("ed", "s")) or low in ("shut", "hurt", "forbade", "upheld")
    ):
        return low in ("grew", "sank", "slid", "shrank", "rose", "fell", "won")
    return True


def _plain_verb(tokens: tuple[_Token, ...], at: int) -> _Group | None:
    low, last = tokens[at].low, at
    following = [token.low for token in tokens[at + 1 : at + 4]]
    if low in _CONTROL_NO | _CONTROL_PLAN and following[:1] == ["to"]:
        if len(following) < 2 or low not in _CONTROL_NO:
            return None if len(following) < 2 else _Group(at, at + 2, following[1], None, PLANNED, False)
        return None if following[1] in _AUX else _Group(at, at + 2, following[1], at, NO, False)
    if low in ("denied", "denies") and len(following) > 1 and following[0].endswith("ing") and len(following[0]) > 5:
        verb = at + 1 + (following[0] == "having")
        return _Group(at, verb, tokens[verb].low, None, DENIED, False)
    if low in _DENYING and any(token.low in _AUX or _is_verb(token.low) for token in tokens[at + 2 :]):
        return None  # "denied the plane was hit"
    negated = at + 1 if following[:1] in (["no"], ["nothing"], ["none"]) else None
    before = at - 1 if tokens[at - 1].low == "never" else None
    mark = before if before is not None else negated
    mark = mark if mark is not None else next((i for i in range(at) if tokens[i].low == "no"), None)
    return _Group(before or at, last, low, mark, YES if mark is None else NO, False)


def _with_auxiliary(tokens: tuple[_Token, ...], first: int) -> _Group | None:
    at, negated, seen = first, None, []
    while at < len(tokens):
        low = tokens[at].low
        if low in _AUX:
            seen.append(low)
            negated = at if low.endswith("n't") or low == "cannot" else negated
        elif low in _NOT:
            negated = at
        elif not (low in _MIDDLE or (low.endswith("ly") and len(low) > 4)):
            break
        at += 1
    if at >= len(tokens) or not tokens[at].text[0].isalpha():
        return None
    yet = any(token.low == "yet" for token in tokens[first:])
    return _judged(tokens, first, at, negated, seen, yet)


def _judged(
    tokens: tuple[_Token, ...], first: int, at: int, negated: int | None, seen: list[str], yet: bool
) -> _Group | None:
    """Read what auxiliaries say of the verb behind them; None where they leave it open."""
    value = YES if negated is None else NO
    low, modal = tokens[at].low, next((word for word in seen if word in _MODAL), None)
    if modal is not None:
        if not (modal in ("could", "couldn't") and negated is not None):
            return None
    elif any(word in _WILL for word in seen):
        value = PLANNED if negated is None else NOT_PLANNED
    elif yet or (negated is not None and tokens[negated].low != "never" and seen[0] in _PERFECT):
        value = NOT_YET  # "has not been named" holds for the day it was written
    elif seen[-1] in _BE and low in _CONTROL_PLAN and at + 2 < len(tokens) and tokens[at + 1].low == "to":
        return _planned(tokens, first, at, negated)
    if seen[-1] not in _BE:
        return _deed(tokens, first, at, negated, value)
    if low.endswith("ing") and len(low) > 4:
        return _Group(first, at, low, negated, value, False)
    passive = _is_verb(low) and low not in _STATES
    return _Group(first, at if passive else at - 1, low if passive else "be", negated, value, passive)


def _planned(tokens: tuple[_Token, ...], first: int, at: int, negated: int | None) -> _Group:
    passive = tokens[at + 2].low == "be" and at + 3 < len(tokens)
    verb = at + 3 if passive else at + 2
    return _Group(first, verb, tokens[verb].low, negated, PLANNED if negated is None else NOT_PLANNED, passive)


def _deed(tokens: tuple[_Token, ...], first: int, at: int, negated: int | None, value: str) -> _Group | None:
    low = tokens[at].low
    if low in DETERMINERS or low in PREPOSITIONS or low in ("no", "nothing"):
        return None  # "had a plan", "did so"
    if low in _CONTROL_NO and negated is None and at + 2 < len(tokens) and tokens[at + 1].low == "to":
        return _Group(first, at + 2, tokens[at + 2].low, at, NO, False)
    object_no = at + 1 < len(tokens) and tokens[at + 1].low in ("no", "nothing", "none") and negated is None
    return _Group(first, at, low, at + 1 if object_no else negated, NO if object_no else value, False)


def _lemma(verb: str) -> str:
    if verb in _PAST:
        return re.sub(r"e$", "", _PAST[verb])
    if verb.endswith("s") and not verb.endswith("ss") and len(verb) > 3:
        verb = re.sub(r"ies$", "y", verb) if verb.endswith("ies") else verb[:-1]
    return re.sub(r"y$|i$", "i", verb_stem(verb))


def _noun(token: _Token) -> str:
    word = re.sub(r"['’]s?$", "", token.low)
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-3] + "y" if word.endswith("ies") else word[:-1]
    return word


def _subject(before: tuple[_Token, ...]) -> list[_Token]:
    """Give the noun phrase in front of a verb: without an adverbial before it, and what is set between commas."""
    groups: list[list[_Token]] = [[]]
    for token in before:
        if token.text == ",":
            groups.append([])
        else:
            groups[-1].append(token)
    groups = [group for group in groups if group]
    while len(groups) > 1 and (
        groups[0][0].low in PREPOSITIONS | _MIDDLE | _TIMES or (len(groups[0]) == 1 and _adverb(groups[0][0]))
    ):
        groups = groups[1:]
    if not groups or len(groups) > 2:
        return []
    phrase = groups[0]
    if phrase[0].low in PREPOSITIONS or any(token.low in _AUX or token.text in "/*@#$%&" for token in phrase):
        return []
    while phrase and (_adverb(phrase[-1]) or phrase[-1].low in _MIDDLE):
        phrase = phrase[:-1]
    return phrase


def _adverb(token: _Token) -> bool:
    return (token.low.endswith("ly") and len(token.low) > 4) or token.low in ("meanwhile", "however", "also", "still")


@dataclass(frozen=True, slots=True)
class _Subject:
    """A noun phrase: its head, its other words of weight, whose it is, and the names in it."""

    head: str
    others: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def _parts(phrase: list[_Token]) -> _Subject:
    stop = next((i for i, token in enumerate(phrase) if token.low in PREPOSITIONS and i), len(phrase))
    core = [token for token in phrase[:stop] if token.low not in DETERMINERS and token.low != "no"]
    if not core or core[-1].low in _VAGUE or not core[-1].text[0].isalpha():
        return _Subject("")
    others = [token for token in (*core[:-1], *phrase[stop:]) if _weighs(token) and token.low not in _TITLES]
    return _Subject(
        head=_noun(core[-1]),
        others=tuple(_noun(token) for token in others if not token.owner),
        owners=tuple(_noun(token) for token in others if token.owner),
        names=tuple(_noun(token) for token in (*core, *phrase[stop:]) if _weighs(token) and token.text[:1].isupper()),
    )


def _weighs(token: _Token) -> bool:
    return token.low not in _NOT_CONTENT and token.text[0].isalnum()


def _is_time(token: _Token) -> bool:
    return token.low in _TIMES or _YEAR.fullmatch(token.low) is not None


_YEAR = re.compile(r"(?:19|20)\d\d")


def _slot(text: str, piece: _Piece, group: _Group, *, alleged: bool) -> Slot | None:
    subject = _parts(_subject(piece.tokens[: group.first]))
    rest = piece.tokens[group.last + 1 :]
    predicate = _predicate(group, subject, rest)
    if not subject.head or not predicate.name or _raises(group):
        return None
    marked = piece.tokens[group.last if group.negated is None else group.negated]
    value = ALLEGED if alleged and group.value in (YES, NO) else group.value
    low, high = piece.tokens[0].start, piece.tokens[-1].end
    return Slot(
        SlotKind.POLARITY, value, text[marked.start : marked.end], marked.start, marked.end,
        about=_about(piece, subject, rest[predicate.used :]), event=predicate.name,
        statement=text[low:high].strip() + ".",
        unit=f"{predicate.pole} passive".strip() if group.passive else predicate.pole or None,
    )  # fmt: skip


def _about(piece: _Piece, subject: _Subject, rest: tuple[_Token, ...]) -> str:
    """Pack the words of a clause; `_told` takes them apart."""
    content = [token for token in rest if _weighs(token) and not _is_time(token)]
    fields = (
        (subject.head,), subject.others, subject.owners, subject.names, (_object(rest),), map(_noun, content),
        (token.low for token in piece.tokens if _is_time(token)),
        (_noun(token) for token in content if token.text[0].isupper()),
    )  # fmt: skip
    return _SPLIT.join(" ".join(field) for field in fields)


def _raises(group: _Group) -> bool:
    """Say whether a negated verb says too little by itself: "did not think", "does not want"."""
    known = group.passive or group.verb == "be" or group.value == YES
    return group.negated is not None and not known and _lemma(group.verb) in _RAISING_STEMS


_RAISING_STEMS = frozenset(_lemma(verb) for verb in _RAISING)


@dataclass(frozen=True, slots=True)
class _Predicate:
    """The class of a verb, its pole where it has an opposite, and how many words behind it belong to it."""

    name: str
    pole: str = ""
    used: int = 0


def _predicate(group: _Group, subject: _Subject, rest: tuple[_Token, ...]) -> _Predicate:
    first = rest[0].low if rest else ""
    if group.verb == "be":
        return _Predicate(*_STATES[first], 1) if first in _STATES else _Predicate("be")
    name, pole = _CLASS.get(group.verb, (_lemma(group.verb), ""))
    if name == "vot" and (side := _side(rest)) is not None:
        return side
    measured = bool({subject.head, *subject.others} & _MEASURES) and first not in _FOLLOWS_FALL
    other_sense = name in ("win", "open", "confirm", "convict") and first in PREPOSITIONS - _FRAMES
    if (name == "rise" and not measured) or other_sense:
        name, pole = _lemma(group.verb), ""
    loose = first in ("in", "on", "over") and (len(rest) == 1 or rest[1].low in PREPOSITIONS)
    particle = loose or first in ("up", "down", "out", "off", "away", "back")
    return _Predicate(f"{name} {first}" if particle else name, pole)


def _side(rest: tuple[_Token, ...]) -> _Predicate | None:
    """Read "voted for", "voted in favour of" and "voted against"; other votes have no side."""
    begin = " ".join(token.low for token in rest[:3])
    if begin.startswith(("in favour of", "in favor of")):
        return _Predicate("vote", "up", 3)
    sides = {"for": "up", "against": "down"}
    return _Predicate("vote", sides[rest[0].low], 1) if rest and rest[0].low in sides else None


_FRAMES = frozenset(words("in on at of by after before during"))


def _object(rest: tuple[_Token, ...]) -> str:
    """Give the head of the object right behind the verb; empty where a preposition or nothing follows."""
    phrase: list[_Token] = []
    for token in rest:
        if token.low in PREPOSITIONS or token.low in _TIMES or token.low in ("to", ",", "and", "or", "'s"):
            break
        phrase.append(token)
    core = [
        token
        for token in phrase
        if token.low not in _NOT_CONTENT | {"no"} and token.text[0].isalpha() and not _adverb(token)
    ]
    return _noun(core[-1]) if core else ""


@dataclass(frozen=True, slots=True)
class _Told:
    """What a slot packs in `about`, taken apart."""

    head: str
    others: frozenset[str]
    owners: frozenset[str]
    names: frozenset[str]
    object: str
    rest: frozenset[str]
    times: frozenset[str]
    rest_names: frozenset[str]


@lru_cache(maxsize=8192)
def _told(about: str) -> _Told:
    head, others, owners, names, target, rest, times, rest_names = about.split(_SPLIT)
    sets = [frozenset(field.split()) for field in (others, owners, names, rest, times, rest_names)]
    return _Told(head, sets[0], sets[1], sets[2], target, sets[3], sets[4], sets[5])


def bound(left: Slot, right: Slot) -> bool:
    """Say whether two clauses tell of one deed: its predicate, who does it, to what, when, and most other words."""
    if left.event != right.event or left.about is None or right.about is None:
        return False
    if ("passive" in (left.unit or "")) != ("passive" in (right.unit or "")):
        return False
    one, other = _told(left.about), _told(right.about)
    return _one_subject(one, other) and _one_object(one, other, left.event or "") and _one_frame(left, right)


def _one_subject(one: _Told, other: _Told) -> bool:
    """Say whether one may be the other: the ship's radar may be the ferry's, the front door is not the back door."""
    if one.head != other.head or _apart(one.names - {one.head}, other.names - {other.head}):
        return False
    return not _apart(one.others, other.others) and (one.head not in _ANYBODY or not _apart(one.owners, other.owners))


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and bool(other) and not one & other


def _one_object(one: _Told, other: _Told, event: str) -> bool:
    if event == "be" or event in _OF_OBJECT:
        return one.object == other.object and (bool(one.object) or event != "be")
    return not (one.object and other.object) or one.object == other.object


# Without its object such a verb says next to nothing.
_OF_OBJECT = frozenset(
    ["vote", *(name for name, pole, _ in _POLES if pole and name not in ("rise", "survive"))]
    + [
        _lemma(verb)
        for verb in words("have get make take give do use hold put set keep let go see show find reach say want need")
    ]
)


def _one_frame(left: Slot, right: Slot) -> bool:
    """Say whether time, names, figures and other words around two deeds leave them one."""
    one, other = _told(left.about or ""), _told(right.about or "")
    if (
        _apart(one.times, other.times)
        or _apart(one.rest_names, other.rest_names)
        or _apart(_figures(one), _figures(other))
    ):
        return False
    if one.head in _ANYBODY and not _telling(one) & _telling(other):
        return False
    if (one.rest - other.rest and other.rest - one.rest) or not _opposites_meet(left, right):
        return False
    mine, yours = _words(one), _words(other)
    return _within(left, right) and (_enough(mine, yours) if len(mine) < len(yours) else _enough(yours, mine))


def _telling(told: _Told) -> frozenset[str]:
    return (told.others | told.rest) - _ANYBODY - _figures(told)


def _opposites_meet(left: Slot, right: Slot) -> bool:
    """Say whether opposite words are of one time: a road is closed and opened, the miner dies after all."""
    if _pole(left) == _pole(right):
        return True
    one, other = _told(left.about or ""), _told(right.about or "")
    dated = bool(one.times) or left.event not in _TURNS
    return dated and one.times == other.times and _figures(one) == _figures(other)


_TURNS = frozenset({"open", "be open"})


def _within(left: Slot, right: Slot) -> bool:
    """Say whether the negated side limits no more than the other: "did not sign on Monday" leaves other days open."""
    if not {left.value, right.value} & {NO, NOT_PLANNED} or left.value == right.value:
        return True
    negated, stated = (_told(slot.about or "") for slot in sorted((left, right), key=_is_stated))
    narrower = negated.times - stated.times or negated.rest_names - stated.rest_names
    if narrower or _figures(negated) - _figures(stated) or not _enough(_words(negated), _words(stated)):
        return False
    return len(negated.rest - stated.rest) <= len(negated.rest & stated.rest)


def _is_stated(slot: Slot) -> bool:
    return slot.value not in (NO, NOT_PLANNED)


def _enough(some: frozenset[str], others: frozenset[str]) -> bool:
    # the predicate is shared already, and counts as a word
    return len(some & others) + 1 >= 0.6 * (len(some) + 1)


def _words(told: _Told) -> frozenset[str]:
    return told.rest | told.others | told.owners | {told.head}


def _figures(told: _Told) -> frozenset[str]:
    return frozenset(word for word in told.rest | told.others if word[0].isdigit() or word in _COUNTS)


def _both(*values: str) -> bool:
    return all(value in (NO, NOT_PLANNED, NOT_YET) for value in values)


def _pole(slot: Slot) -> str:
    return (slot.unit or "").replace("passive", "").strip()


def _opposite(left: Slot, right: Slot) -> bool:
    return _pole(left) != _pole(right) and left.value in (YES, PLANNED) and left.value == right.value


def _values(left: Slot, right: Slot) -> set[str]:
    return {left.value, right.value}


POLARITY_LEVELS = (
    MISSING,
    Level(
        "both affirm",
        agrees=True,
        test=lambda left, right: left.value == right.value and _pole(left) == _pole(right) and not _both(left.value),
    ),
    Level(
        "both deny",
        agrees=True,
        test=lambda left, right: left.value == right.value and _pole(left) == _pole(right),
    ),
    Level("not surely one deed", agrees=None, test=lambda left, right: not bound(left, right)),
    Level("denied by one voice", agrees=None, test=lambda left, right: DENIED in _values(left, right)),
    Level("alleged against stated", agrees=None, test=lambda left, right: ALLEGED in _values(left, right)),
    Level("not yet against done", agrees=None, test=lambda left, right: NOT_YET in _values(left, right)),
    Level("opposite words", agrees=False, test=_opposite),
    Level("one negates the opposite", agrees=None, test=lambda left, right: _pole(left) != _pole(right)),
    Level("affirmed against negated", agrees=False, test=lambda left, right: _values(left, right) == {YES, NO}),
    Level(
        "affirmed against negated plan",
        agrees=False,
        test=lambda left, right: _values(left, right) == {PLANNED, NOT_PLANNED},
    ),
    anything_else("planned against done", agrees=None),
)
