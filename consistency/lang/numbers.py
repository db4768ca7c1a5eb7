"""Numbers as English writes them, each with its hedge and the interval that the words allow.

`numbers` joins ranges ("10 to 12"), reads hedges ("nearly", "at least", "or more") and leaves out what only looks
like a number.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from consistency.lang.figures import SCALE_WORD, SCALES, SUFFIXES, Form, Number, figures
from consistency.lang.number_traps import YEAR, is_trap
from consistency.types import Hedge

__all__ = ["Form", "Number", "numbers", "tolerance"]

_HEDGES: dict[Hedge, str] = {
    Hedge.AT_LEAST: "at least|no fewer than|no less than|not less than|not fewer than|a minimum of|as few as|"
    "as little as",
    Hedge.AT_MOST: "up to|at most|as many as|as much as|as high as|no more than|not more than|a maximum of|at the most",
    Hedge.MORE_THAN: "more than|greater than|higher than|over|above|in excess of|upwards? of|north of|"
    "exceed(?:s|ed|ing)?|topp(?:ed|ing)|surpass(?:es|ed|ing)?|(?:already|now) passed",
    Hedge.FEWER_THAN: "fewer than|less than|lower than|under|below",
    Hedge.NEARLY: "nearly|almost|just under|just below|just short of|slightly under|slightly less than|close on|"
    "approaching",
    Hedge.ABOUT: "about|around|roughly|approximately|approx\\.?|circa|some|an estimated|estimated at|estimated|"
    "close to|in the region of|(?:on|in) the order of|somewhere near|~",
}
# "slightly more than" and "just over" stay near the figure; "more than" has no upper end.
_TIGHT = re.compile(r"(?:just|slightly|a little|marginally)\s", re.IGNORECASE)
_LEFT_HEDGE = re.compile(
    r"(?<![\w-])(?P<hedge>(?:(?:just|slightly|a little|marginally|well)\s+)?(?:"
    + "|".join(f"(?P<{hedge.name}>{words})" for hedge, words in _HEDGES.items())
    + r"))\s*(?:a\s+total\s+of\s+)?$",
    re.IGNORECASE,
)
_RIGHT_HEDGE = re.compile(
    r"(?P<AT_LEAST>\+(?![\d\w])|-plus\b|[ ]or[ ]more\b(?![ ]than)|,?[ ]at[ ](?:the[ ](?:very[ ])?)?least\b)"
    r"|(?P<AT_MOST>[ ]or[ ](?:fewer|less)\b(?![ ]than)|,?[ ]at[ ](?:the[ ]very[ ])?most\b)"
    r"|(?P<ABOUT>[ ]or[ ]so\b|-odd\b)"
)

_JOIN = re.compile(r"[ ]?[-–—][ ]?|[ ](?:to|or)[ ]", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+(?:[a-z]+\s+){0,2}$", re.IGNORECASE)
#: "Raised the toll from 12 to 15": the second figure is what it is now. "Ranges from 12 to 15" is a range.
_CHANGED = re.compile(
    r"\b(?:r[io]se[ns]?|rising|f[ae]ll(?:s|en|ing)?|rais(?:e[sd]?|ing)|increas(?:e[sd]?|ing)|cut(?:s|ting)?|"
    r"reduc(?:e[sd]?|ing)|lower(?:s|ed|ing)?|lift(?:s|ed|ing)?|gr[eo]w(?:s|n|ing)?|dropp?(?:s|ed|ing)?|"
    r"climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|shr[aiu]nk(?:s|ing)?|declin(?:e[sd]?|ing)|doubl(?:e[sd]?|ing)|go(?:es|ne)?|"
    r"went|up|down|revis(?:e[sd]?|ing)|slash(?:e[sd]|ing)?|trim(?:s|med)?|surg(?:e[sd]?|ing)|plung(?:e[sd]?|ing)|"
    r"extend(?:s|ed|ing)?|expand(?:s|ed|ing)?|chang(?:e[sd]?|ing)|swell(?:s|ed)?|slump(?:s|ed)?|halv(?:e[sd]?|ing))\b"
    r"[^.;:\d]*\bfrom[ ](?:[a-z]+[ ]){0,2}$",
    re.IGNORECASE,
)
#: Characters that the verb and its object take before "from".
CHANGE_REACH = 90
_CONTEST = re.compile(
    r"\b(?:scores?|scored|won|wins?|beat|beats|beaten|lost|loses?|vot(?:e|es|ed|ing)|defeat\w*|lead|leads|led|record|"
    r"trail\w*|draw|drew|tied?|ahead|by|ruled|ruling|split|odds|decision)\b[^.;]{0,25}$",
    re.IGNORECASE,
)
_CONTEST_NOUN = re.compile(
    r"[ -](?:vote|votes|win|loss|victory|defeat|record|decision|ruling|lead|draw|tie|run|run-in|margin|majority|score|"
    r"split|deficit|advantage|halftime|final|triumph|mark)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1024)
def numbers(text: str) -> tuple[Number, ...]:
    """Find the number expressions of `text`, in order and without overlap."""
    bare = [number for number in _joined(text, figures(text)) if not is_trap(text, number)]
    found = [_hedged(text, number) for number in bare]
    for place, (number, following) in enumerate(pairwise(found)):
        if number.end > following.start:  # "two at least two": the hedge is of the second
            found[place] = _hedged(text[: number.last], bare[place])
    return tuple(found)


def _joined(text: str, found: list[Number]) -> list[Number]:
    """Make one number of the two ends of a range; leave out the pair where it is a score, a rise or a span of years."""
    result: list[Number] = []
    pending = list(found)
    while pending:
        left = pending.pop(0)
        if pending and _joins(text, left, pending[0]):
            right = pending.pop(0)
            if (span := _range(text, left, right)) is not None:
                result.append(span)
            elif _CHANGED.search(text, max(0, left.first - CHANGE_REACH), left.first):
                result.append(right)  # what was before the change is no value any more
            continue
        result.append(left)
    return result


def _joins(text: str, left: Number, right: Number) -> bool:
    if Form.VAGUE in (left.form, right.form) or Form.ORDINAL in (left.form, right.form):
        return False
    if left.form in (Form.PERCENT, Form.POINTS) and right.form is not left.form:
        return False  # "fell 3.2 percent to $98.50"
    between = text[left.last : right.first]
    if between.strip().lower() == "and":
        return _BETWEEN.search(text[: left.first]) is not None
    return _JOIN.fullmatch(between) is not None


def _range(text: str, left: Number, right: Number) -> Number | None:
    before, after = text[max(0, left.first - 45) : left.first], text[right.last :]
    left = _share_scale(text, left, right)
    if left.value >= right.value or _FROM.search(before) or _years(text, left, right):
        return None
    glued = text[left.last : right.first] in ("-", "–")
    if glued and (right.value > 5 * left.value or re.fullmatch(r"\d{4,}", text[right.first : right.last])):
        return None  # a telephone number, a season, a part's code
    if _CONTEST_NOUN.match(after) or (_CONTEST.search(before) and not right.sign and right.form is Form.CARDINAL):
        return None
    if is_trap(text, left, inner_right=True) or is_trap(text, right, inner_left=True):
        return None
    between = _BETWEEN.search(text[: left.first])
    start = between.start() if between else left.first
    return replace(
        right, start=start, first=left.first, value=(left.value + right.value) / 2, low=left.value, high=right.value,
        half=(right.value - left.value) / 2, sign=right.sign or left.sign, range=True,
    )  # fmt: skip


def _share_scale(text: str, left: Number, right: Number) -> Number:
    """Give "10" of "10 to 12 million" the scale of the other end, and "10" of "10 to 12%" its form."""
    scale = re.search(
        rf"[ -]({SCALE_WORD})\b|(?<=\d)(bn|mn|mm|tn|[mkb])\b", text[right.first : right.last], re.IGNORECASE
    )
    if scale and left.value < 1000:
        factor = SCALES.get((scale[1] or "").lower()) or SUFFIXES[scale[2].lower()]
        left = replace(left, value=left.value * factor)
    return replace(left, form=right.form) if right.form in (Form.PERCENT, Form.POINTS) else left


def _years(text: str, left: Number, right: Number) -> bool:
    return all(YEAR.match(text[end.first : end.last]) for end in (left, right)) or (
        YEAR.match(text[left.first : left.last]) is not None and right.value < 100
    )


def _hedged(text: str, number: Number) -> Number:
    if number.form in (Form.VAGUE, Form.ORDINAL):
        return number
    number = _signed(text, number)
    right = _RIGHT_HEDGE.match(text, number.last)
    if right and right.lastgroup:
        number = replace(_apply(number, Hedge[right.lastgroup]), end=right.end())
    for _ in range(2):  # "at least about 20"
        left = _LEFT_HEDGE.search(text, max(0, number.start - 40), number.start)
        if left is None:
            break
        tight = _TIGHT.match(left["hedge"]) is not None
        hedge = _hedge_of(left)
        if hedge in _TURNED and _DENIED.search(text, max(0, left.start() - 60), left.start()):
            hedge, tight = _TURNED[hedge], False
        number = replace(_apply(number, hedge, tight=tight), start=left.start())
    return number


#: "Did not ask for more than 800,000", "at no moment more than 25": what is denied bounds from the other side.
_TURNED = {Hedge.MORE_THAN: Hedge.AT_MOST, Hedge.FEWER_THAN: Hedge.AT_LEAST}
_DENIED = re.compile(
    r"(?:\b(?:not|never|cannot|nowhere)|n['’]t|\bat no (?:time|moment|point|stage))"
    r"(?: (?!only\b|because\b|that\b|if\b|whether\b|sa(?:y|id)\b|know\b|think\b|believe\b|deny\b|clear\b|"
    r"until\b|when\b|after\b|before\b|but\b|and\b|while\b|although\b|where\b|who\b|which\b)"
    r"[\w’'-]+){0,5} $",
    re.IGNORECASE,
)


def _hedge_of(match: re.Match[str]) -> Hedge:
    hedge = next(hedge for hedge in _HEDGES if match[hedge.name])
    return Hedge.NEARLY if hedge is Hedge.FEWER_THAN and _TIGHT.match(match["hedge"]) else hedge


def _signed(text: str, number: Number) -> Number:
    sign = re.search(r"(?:(?<![\w])[-–−]|\bminus[ ])$", text[max(0, number.first - 7) : number.first])
    if sign is None or number.sign or number.range:
        return number
    first = number.first - len(sign[0])
    return replace(
        number,
        start=first,
        first=first,
        value=-number.value,
        low=-number.value - number.half,
        high=-number.value + number.half,
    )


def tolerance(value: float, form: Form) -> float:
    """Give how far "about" reaches: a tenth, and not less than what a reader would shrug at."""
    if form in (Form.PERCENT, Form.POINTS, Form.FRACTION):
        return max(abs(value) / 10, 1.0)
    floor = 2.0 if abs(value) >= 10 else 1.0 if abs(value) >= 4 and float(value).is_integer() else 0.0
    return max(abs(value) / 10, floor)


def _apply(number: Number, hedge: Hedge, *, tight: bool = False) -> Number:
    """Widen the interval of a number by one hedge."""
    if number.low is None and number.high is None:
        return number
    reach = tolerance(number.value, number.form)
    low, high = number.low, number.high
    if hedge is Hedge.ABOUT:
        low, high = _minus(low, reach), _plus(high, reach)
    elif hedge is Hedge.NEARLY:
        low = _minus(low, reach)
    elif hedge in (Hedge.AT_LEAST, Hedge.MORE_THAN):
        high = _plus(high, reach) if tight else None
    else:
        low = None
    if low is None and high is None:
        return number
    return replace(number, low=low, high=high, hedge=hedge)


def _minus(bound: float | None, reach: float) -> float | None:
    return None if bound is None else bound - reach


def _plus(bound: float | None, reach: float) -> float | None:
    return None if bound is None else bound + reach
