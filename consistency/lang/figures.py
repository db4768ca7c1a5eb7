"""Figures as English writes them: digits, words, fractions, shares and vague amounts, each with its rounding."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from consistency.lang.words import words
from consistency.types import Hedge

if TYPE_CHECKING:
    from collections.abc import Iterator


class Form(StrEnum):
    """How a number is written; it says what it can count."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    FRACTION = "fraction"
    PERCENT = "percent"
    POINTS = "percentage points"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Number:
    """A number expression: `text[start:end]` with its hedge, `text[first:last]` the figure alone.

    `sign` is a currency sign written before the figure ("US$"). Fractions and percentages share a scale: two-thirds
    is 66.7. `low` and `high` are what hedge and rounding allow; both are None for a vague amount ("scores").
    `half` is the half-width of the rounding that the form implies: 90 million is 89.5 to 90.5 million.
    """

    start: int
    end: int
    first: int
    last: int
    value: float
    low: float | None
    high: float | None
    half: float
    hedge: Hedge
    form: Form
    sign: str = ""
    words: bool = False
    range: bool = False


_UNITS = words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = words("twenty thirty forty fifty sixty seventy eighty ninety")
_SMALL = {word: value for value, word in enumerate(_UNITS)} | {word: 10 * (i + 2) for i, word in enumerate(_TENS)}
SCALES = {
    "thousand": 10**3, "lakh": 10**5, "million": 10**6, "crore": 10**7, "billion": 10**9, "trillion": 10**12,
}  # fmt: skip
SUFFIXES = {"k": 10**3, "m": 10**6, "mn": 10**6, "mm": 10**6, "b": 10**9, "bn": 10**9, "tn": 10**12}
_ORDINALS = {
    word: value
    for value, word in enumerate(
        words(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
            "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ),
        start=1,
    )
}
_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}

_SMALL_WORD = "|".join(sorted(_SMALL, key=len, reverse=True))
SCALE_WORD = "|".join(SCALES)
_DIGITS = r"\d{1,3}(?:,\d{3})+(?![\d,]*\d)(?:\.\d+)?|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:\.\d+)?"
_PERCENT = (
    r"(?P<percent>[ \u00a0-]?(?:%|per[ -]?cent\b(?!age)|pc\b)(?:[ -](?P<pp>points?\b))?|[ -]percentage[ -]points?\b)"
)
_FIGURE = re.compile(
    r"(?:(?P<sign>(?:\b(?:US|U\.S\.|C|CA|A|AU|NZ|HK|S|R)[ ]?)?\$(?:US)?|[€£¥₹₽₩₪₺]|\b(?:USD|EUR|GBP|JPY|CHF|CAD|AUD|"
    r"CNY|RMB|ZAR|NGN|KES|INR|SEK|NOK|DKK|PLN|HUF|CZK|MXN|BRL|SGD|HKD|NZD|TRY|THB|IDR|MYR|PHP|ILS|AED)\b|"
    r"\b(?:Rs\.?|RM|Rp\.?|KSh|Ksh|GH[¢₵])(?=[ ]?\d)|₦|\beuros?(?=\d)|"
    # The roads R85 and N40 have no thousands and no scale.
    r"\b[RN](?=\d[\d.]*(?:,\d{3}|[ ]?(?:[mb]n?\b|[mb]illion|trillion))))[ \u00a0]?)?"
    r"(?:"
    rf"(?P<digits>{_DIGITS})(?:(?P<vulgar>[½¼¾⅓⅔])|[ -](?P<mixed>[1-9]/[2348])(?![\d/]))?"
    rf"(?:[ \u00a0-](?P<scale>(?:hundred[ ])?(?:{SCALE_WORD})|dozen)\b|(?P<suffix>(?i:mn|mm|bn|tn|[kmb]))\b)?"
    r"(?P<th>st\b|nd\b|rd\b|th\b)?"
    r"|(?P<glyph>[½¼¾⅓⅔])"
    rf"|\b(?P<words>(?i:(?:(?:half[ -]an?|a[ ]half|(?:a[ ])?quarter[ ]of[ ]a|three[ -]quarters[ ]of[ ]a|"
    rf"an?)[ -](?=hundred|{SCALE_WORD}|dozen))?"
    rf"(?:{_SMALL_WORD}|hundred|{SCALE_WORD}|dozen)\b(?:(?:[ -]|[ ]and[ ])(?:{_SMALL_WORD}|hundred|{SCALE_WORD}|"
    rf"dozen)\b)*))"
    r")"
    r"(?P<and_half>[ ]and[ ]a[ ]half\b)?"
    rf"(?P<late_scale>(?<=half)[ ](?:{SCALE_WORD})\b)?"
    rf"{_PERCENT}?"
)
_FRACTION = re.compile(
    r"\b(?:(?P<top>an?|one|two|three|four|five|six|seven|eight|nine)[ -])?"
    r"(?P<part>half|halves|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)\b(?P<of>[ ]of\b)?"
    r"|\b(?P<over>[1-9]/[2348])(?=[ ]of\b)"
    r"|\b(?P<share>one|two|three|four|five|six|seven|eight|nine|[1-9])[ ](?P<link>in[ ]every|in|"
    r"out[ ]of(?:[ ]every)?)[ ]"
    r"(?P<whole>two|three|four|five|six|seven|eight|nine|ten|(?:[2-9]|10+)(?![\d.,:]*\d)|[1-9]\d{0,2}(?:,000|"
    r"00)(?![\d,]*\d))\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(?:(?:many[ ]|several[ ])?(?:tens|hundreds|dozens|scores|thousands)(?:[ ]of[ ](?:thousands|millions|billions))?"
    r"|(?:millions|billions|trillions)|(?:several|a[ ]few|a[ ]couple(?:[ ]of)?|many)[ ](?:dozen|hundred|thousand|"
    r"million|billion)"
    r"|several|a[ ](?:small[ ])?handful|a[ ]few|a[ ]couple)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"[\d½¼¾⅓⅔]")
_VAGUE_WORDS = frozenset(
    words("tens hundreds dozens scores thousands millions billions trillions several few couple handful many")
)
_FIGURE_WORDS = frozenset((*_SMALL, *SCALES, "hundred", "dozen"))
_PART_WORDS = frozenset(form for part in _PARTS for form in (part, f"{part}s")) | {"halves"}
_ORDINAL = re.compile(rf"\b(?:{'|'.join(_ORDINALS)})\b", re.IGNORECASE)


def figures(text: str) -> list[Number]:
    """Find the bare figures of `text`, in order and without overlap; no hedge is read and no trap left out."""
    return _apart(sorted(_candidates(text), key=lambda number: (number.first, -number.last)))


def _candidates(text: str) -> Iterator[Number]:
    # The patterns are long: each is tried only where one of the words that it needs is there.
    there = frozenset(_WORD.findall(text.lower()))
    digits = _DIGIT.search(text) is not None
    figure_there = digits or not there.isdisjoint(_FIGURE_WORDS)
    share_there = figure_there and ("in" in there or "out" in there or "/" in text)
    for match in _FRACTION.finditer(text) if share_there or there & _PART_WORDS else ():
        if (fraction := _fraction(text, match)) is not None:
            yield fraction
    for match in _VAGUE.finditer(text) if there & _VAGUE_WORDS else ():
        yield _number(match.start(), match.end(), 0.0, None, Form.VAGUE, words=True)
    for match in _ORDINAL.finditer(text) if not there.isdisjoint(_ORDINALS) else ():
        yield _number(match.start(), match.end(), _ORDINALS[match[0].lower()], 0.0, Form.ORDINAL, words=True)
    for match in _FIGURE.finditer(text) if figure_there else ():
        if (figure := _figure(text, match)) is not None:
            yield figure


def _apart(figures: list[Number]) -> list[Number]:
    """Keep the first and longest of those that overlap."""
    kept: list[Number] = []
    for figure in figures:
        if not kept or figure.first >= kept[-1].last:
            kept.append(figure)
    return kept


def _number(
    first: int, last: int, value: float, half: float | None, form: Form, *, sign: str = "", words: bool
) -> Number:
    value = _clean(value)
    low, high = (None, None) if half is None else (_clean(value - half), _clean(value + half))
    return Number(first, last, first, last, value, low, high, half or 0.0, Hedge.EXACTLY, form, sign, words)


def _clean(value: float) -> float:
    """Drop the noise of binary fractions: 4.1 * 10**9 is 4100000000."""
    return float(f"{value:.10g}")


def _figure(text: str, match: re.Match[str]) -> Number | None:
    value = _digits_value(match) if match["digits"] else _VULGAR.get(match["glyph"] or "")
    if match["words"]:
        value = words_value(match["words"])
    if value is None:
        return None
    half = _rounding(match, value)
    if match["and_half"]:
        value, half = _and_a_half(match, value)
    sign, form = match["sign"] or "", _form(match)
    if match["suffix"] and not sign and not _suffix_counts(text, match):
        return _length(text, match)
    if form in (Form.PERCENT, Form.POINTS):
        half = max(half, 0.5 * 10.0 ** -_decimals(match["digits"] or ""))
    return _number(match.start(), match.end(), value, half, form, sign=sign, words=bool(match["words"]))


def _length(text: str, match: re.Match[str]) -> Number | None:
    """Give the figure of a length, without the letters glued to it: they are its unit."""
    if not match["digits"] or not _LONG_NEXT.match(text, match.end("suffix")):
        return None
    value = float(re.sub(r"[,\s]", "", match["digits"]))
    half = 0.5 * 10.0 ** -_decimals(match["digits"]) if "." in match["digits"] else _round_half(value)
    return _number(match.start(), match.end("digits"), value, half, Form.CARDINAL, words=False)


def _form(match: re.Match[str]) -> Form:
    percent = match["percent"] or ""
    if percent:
        return Form.POINTS if match["pp"] or "percentage" in percent else Form.PERCENT
    return Form.ORDINAL if match["th"] else Form.CARDINAL


def _digits_value(match: re.Match[str]) -> float | None:
    digits = match["digits"]
    scaled = match["scale"] or match["suffix"] or match["percent"]
    # 1.234 is 1,234 on half of the continent: abstain unless something says which
    if re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", digits) and not scaled:
        return None
    value = float(re.sub(r"[,\s]", "", digits))
    value += _VULGAR.get(match["vulgar"] or "", 0.0)
    if match["mixed"]:
        top, bottom = match["mixed"].split("/")
        value += int(top) / int(bottom)
    return value * _scale(match)


def _scale(match: re.Match[str]) -> float:
    if match["suffix"]:
        return SUFFIXES[match["suffix"].lower()]
    scale = 1
    for word in (match["scale"] or "").split():
        scale *= {"hundred": 100, "dozen": 12}.get(word) or SCALES[word]
    return scale


def _and_a_half(match: re.Match[str], value: float) -> tuple[float, float]:
    late = (match["late_scale"] or "").strip()
    scale = SCALES.get((match["words"] or match["scale"] or "").lower().split(" ")[-1], 1)
    value = (value + 0.5 * scale) * SCALES.get(late, 1)
    return value, 0.05 * value


def _decimals(digits: str) -> int:
    return len(digits.partition(".")[2])


def _rounding(match: re.Match[str], value: float) -> float:
    """Give the half-width that the form of a figure implies: of its last digit, never more than a tenth of it."""
    words, digits = (match["words"] or "").lower(), match["digits"] or ""
    if "dozen" in words or match["scale"] == "dozen":
        return max(1.0, value / 8)
    if match["vulgar"] or match["mixed"]:
        return 0.0
    if match["scale"] or match["suffix"]:
        return min(0.5 * 10.0 ** -_decimals(digits) * _scale(match), abs(value) / 10)
    if "." in digits:
        return 0.5 * 10.0 ** -_decimals(digits)
    return _round_half(value)


def _round_half(value: float) -> float:
    """Give half of the last place that is not a closing zero, with two figures kept as meant; 0 below a hundred."""
    if value < 100 or value % 100:
        return 0.0
    whole = str(int(value))
    zeros = min(len(whole) - len(whole.rstrip("0")), len(whole) - 2)
    return 0.5 * 10.0**zeros


def words_value(words: str) -> float | None:
    """Give the value of number words ("two hundred and five"), or None for what is no number ("nine eleven")."""
    factor, parts = _leading_part(words.lower().replace("-", " ").split())
    total, current, ceiling = 0.0, 0.0, float("inf")
    for last, word in zip(["", *parts], parts, strict=False):
        if word in SCALES:
            if SCALES[word] >= ceiling or (last and not current):
                return None
            total, current, ceiling = total + (current or 1) * SCALES[word], 0.0, SCALES[word]
        elif (below := _below_thousand(current, word, last=last, closes=word is parts[-1])) is not None:
            current = below
        else:
            return None
    return (total + current) * factor


def _below_thousand(current: float, word: str, *, last: str, closes: bool) -> float | None:
    """Add one word to what stands before the next scale, or give None where it does not fit."""
    if word == "and":
        return current if last == "hundred" or last in SCALES else None
    if word == "dozen":
        return (current or 1) * 12 if closes else None
    if word == "hundred":
        return (current or 1) * 100 if current < 100 else None
    return current + _SMALL[word] if _fits(current, _SMALL[word], last=last) else None


def _leading_part(tokens: list[str]) -> tuple[float, list[str]]:
    joined = " ".join(tokens)
    for phrase, value in (
        ("three quarters of a", 0.75), ("a quarter of a", 0.25), ("quarter of a", 0.25), ("half an", 0.5), ("half a",
        0.5),
        ("a half", 0.5), ("an", 1.0), ("a", 1.0),
    ):  # fmt: skip
        if joined.startswith(phrase + " "):
            return value, tokens[len(phrase.split()) :]
    return 1.0, tokens


def _fits(current: float, value: int, *, last: str) -> bool:
    """Say whether a small number may follow what was read: "forty two" and "hundred two", not "two forty"."""
    rest = current % 100
    if last == "zero" or (value == 0 and current):
        return False
    return (rest == 0 and (current == 0 or current >= 100)) or (rest >= 20 and rest % 10 == 0 and 0 < value < 10)


def _suffix_counts(text: str, match: re.Match[str]) -> bool:
    """Say whether a glued letter without a currency is a scale: "20m people" is, "20m deep" and "a 5k run" are not."""
    suffix = match["suffix"]
    if suffix in ("mn", "bn", "tn") or _PAID_NEXT.match(text, match.end()):
        return True
    following = re.match(r"[ ]([a-z]+)", text[match.end() :])
    return suffix in ("m", "k") and following is not None and _is_counted(following[1])


#: "40m naira", "3.2bn Swedish kronor": after a scale these words can only be money.
_PAID_NEXT = re.compile(
    r"[ ](?:(?:US|American|Canadian|Australian|Hong[ ]Kong|New[ ]Zealand|Japanese|Chinese|Indian|Swiss|Swedish|"
    r"Norwegian|Danish|Czech|Nigerian|Kenyan|South[ ]African)[ ])?"
    r"(?:dollars?|euros?|pounds|yen|yuan|renminbi|rou?bles?|rupees?|francs?|won|kron[a-z]+|crowns|pesos?|rials?|"
    r"riyals?|forints?|zlot(?:ys?|ies)|liras?|rand|baht|dirhams?|dinars?|shekels?|naira|rupiah|ringgit|taka|"
    r"shillings?|lei|leva|hryvnias?|tenge|dong|kwacha|cedis?|birr|reais|korunas?)\b"
)
#: "212mm of rain", "a hole 20m deep": glued to a figure without a sign, these letters are a length.
_LONG_NEXT = re.compile(
    r"(?:(?<=\dmm)(?![ ](?:dollars|euros|people)\b)|(?<=\dm)[ -](?:deep|high|tall|long|wide|away|across|thick|below|"
    r"above|beneath|down|from|off|of[ ](?:water|snow|rope|cable|pipe|track|road|beach)|offshore|inland|underground|"
    r"underwater|north|south|east|west|short[ ]of)\b)"
)


def _is_counted(word: str) -> bool:
    return word in ("people", "men", "women", "children") or (
        word.endswith("s") and len(word) > 4 and not word.endswith(("ss", "us"))
    )


def _fraction(text: str, match: re.Match[str]) -> Number | None:
    if match["over"]:
        top, bottom = match["over"].split("/")
        return _share(match, int(top) / int(bottom))
    if match["share"]:
        return _ratio(match)
    part, top_word = match["part"].lower().rstrip("s").replace("halve", "half"), (match["top"] or "").lower()
    several = top_word not in ("", "a", "an", "one")
    if several != match["part"].lower().endswith("s"):
        return None
    if not several and not (
        match["of"] or (part == "half" and re.match(r"[ ](?:the|its|their|his|her|all)\b", text[match.end() :]))
    ):
        return None
    if not top_word and (
        part != "half"
        or re.search(r"(?:\w-|\b(?:\w+(?:st|nd|rd|th)|other|better|in|by|this|that|its?)[ ])$", text[: match.start()])
    ):
        return None
    return _share(match, _SMALL.get(top_word, 1) / _PARTS[part], several=several)


def _ratio(match: re.Match[str]) -> Number | None:
    top, bottom = (_SMALL.get(word.lower()) or int(word.replace(",", "")) for word in (match["share"], match["whole"]))
    if (
        top >= bottom
        or (match["link"].lower() == "in" and top != 1 and bottom not in (10, 100))
        or (bottom > 100 and top != 1)
    ):
        return None
    return _share(match, top / bottom)


def _share(match: re.Match[str], value: float, *, several: bool = True) -> Number:
    last = match.end() - (len(match["of"]) if match["of"] else 0)
    # a share in words is round: "a third" may stand for 31% or 35%
    return _number(
        match.start(), last, 100 * value, min(2.5 if several else 3.0, 10 * value), Form.FRACTION, words=True
    )
