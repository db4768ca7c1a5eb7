# ruff: noqa: ARG001 (every family is called with the text and a source of chance)
"""Numbers: found where they count something, changed so that both can't hold, hedged so that both do."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from training.contrast.text import Change, put

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
WORD_VALUES = {w: i for i, w in enumerate(_UNITS)} | {w: 10 * i for i, w in enumerate(_TENS, 2)}
WORD_VALUES |= {f"{t}-{u}": WORD_VALUES[t] + WORD_VALUES[u] for t in _TENS for u in _UNITS[1:10]}
_WORDS_OF = {value: word for word, value in WORD_VALUES.items()}
ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
]

_FIGURE = re.compile(
    r"(?<![\w.,:/$£€'’–—-])(?P<money>US\$|[$£€]|Rs\.? ?)?"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|"
    + r"\b(?:"
    + "|".join(sorted((re.escape(w) for w in WORD_VALUES if w not in ("zero", "one")), key=len, reverse=True))
    + r")\b)"
    r"(?P<scale>[ -](?:hundred|thousand|million|billion|trillion)\b)?(?P<percent>%| percent\b|"
    r" per cent\b| percentage)?",
    re.IGNORECASE,
)
_APPROX = re.compile(
    r"\b(?:about|around|some|roughly|approximately|nearly|almost|an? estimated|estimated|close to|"
    r"just (?:over|under))\s+(?:US)?$",
    re.IGNORECASE,
)
#: After these a changed number may leave both true, or stands in a name or a range.
_BOUND = re.compile(
    r"(?:\b(?:at least|at most|(?:more|less|fewer|other|greater|higher|lower|rather) than|over|under|up to|"
    r"as (?:many|much|few|little) as|above|below|another|additional|a further|minimum of|maximum of|"
    r"exceed(?:s|ed|ing)?|between|or|nos?\.?|number|page|chapter|section|flight|level|route|highway|channel|room|article)|"
    r"\bbetween\b.{1,25} and)\s+(?:US)?$",
    re.IGNORECASE,
)
_DETERMINED = re.compile(
    r"\b(?:the|these|those|his|her|their|its|all|both|my|our|last|first|next|past|every|a|an|other|-|than)\s+"
    r"(?:(?:remaining|relatively|low|high|full|total|entire|original|initial|annual|only|mere|record|modest|reported|"
    r"final|opening|closing|other|very|additional|past|last|first|next|top|bottom)\s+){0,2}$|\b(?:only|just|exactly)\s+$",
    re.IGNORECASE,
)
_AFTER_TRAP = re.compile(
    r"(?:st|nd|rd|th|s|[A-Za-z])\b|\s?[-–—:/×x]\s?\d|[,.:]\d|['’]|\s(?:or|to|and)\s(?:\d|[a-z]+teen\b|"
    r"two|three|four|five|six|seven|eight|nine|ten)\b|-(?!year|month|day|week|hour|minute|"
    r"point|mile|foot|meter|metre|km|member|person|man|seat|story|storey|page|game|run|time|"
    r"acre|inch|pound|kilomet|percent)",
    re.IGNORECASE,
)
_CLOCK_AFTER = re.compile(r"(?::\d\d)?\s?(?:[ap]\.?m\.?|o['’]clock)", re.IGNORECASE)
_MONTH_NEAR = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s*$|^\s*(?:of\s)?(?:Jan|"
    r"Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
)
_AGE_AFTER = re.compile(r"[- ]years?[- ]old\b|\s*years? of age", re.IGNORECASE)
_AGE_BEFORE = re.compile(r"(?:\baged?(?: of)? |[A-Z][\w'’-]+, )$")
_SPAN_AFTER = re.compile(r"[- ](?:second|minute|hour|day|night|week|month|year|decade|centur)", re.IGNORECASE)
_UNIT_AFTER = re.compile(
    r"[- ](?:km|kilomet|mile|met(?:er|re)|foot|feet|inch|yard|mph|kg|kilogram|pound|ton|acre|"
    r"hectare|square|degree|lit(?:er|re)|gallon|cm|mm|ft\b|m\b)",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?<![.!?]\s)(?<!^)\b([A-Z][\w.&'’-]*)\s$")
_YEAR_CUE = re.compile(
    r"\b(?:in|since|by|until|till|from|during|of|year|around|before|after|early|late|mid|summer|"
    r"winter|spring|fall|autumn|"
    r"circa|through|to|January|February|March|April|May|June|July|August|September|October|"
    r"November|December|\d{1,2},|and|\()\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a text: `start` to `end` without its currency sign; `kind` says what it measures."""

    start: int
    end: int
    value: float
    kind: str
    hedge: str = ""
    determined: bool = False


@lru_cache(maxsize=8192)
def find_figures(text: str) -> tuple[Figure, ...]:
    """Give the numbers that count or measure; not those of names, ranges, scores, dates or clock times."""
    return tuple(figure for match in _FIGURE.finditer(text) if (figure := _figure(text, match)))


def _figure(text: str, match: re.Match[str]) -> Figure | None:
    raw, before, after = match["number"], text[: match.start()], text[match.end() :]
    named = _NAMED.search(before)
    parens = before.count("(") > before.count(")")
    if parens or _AFTER_TRAP.match(after) or _MONTH_NEAR.search(before[-12:]) or _MONTH_NEAR.match(after):
        return None
    if _CLOCK_AFTER.match(after) or (named and not match["money"] and named[1] not in ("The", "About", "Nearly")):
        return None
    word = WORD_VALUES.get(raw.lower())
    value = float(raw.replace(",", "")) if word is None else float(word)
    scale = (match["scale"] or "").strip(" -").lower()
    kind = _kind(raw, before, after, match)
    if kind is None:
        return None
    hedge = "approx" if _APPROX.search(before) else ""
    if not hedge and _BOUND.search(before):
        hedge = "bound"
    if re.match(r"\s+(?:or|and) (?:more|less|fewer|over|so)\b|\s*\+", after):
        hedge = "bound"
    determined = bool(_DETERMINED.search(before)) or after.startswith("-")
    return Figure(match.start("number"), match.end("number"), value * _SCALES.get(scale, 1), kind, hedge, determined)


def _kind(raw: str, before: str, after: str, match: re.Match[str]) -> str | None:
    if match["percent"]:
        return "percent"
    if match["money"]:
        return "money"
    if re.fullmatch(r"1[0-9]\d\d|20\d\d", raw) and not match["scale"]:
        return "year" if _YEAR_CUE.search(before) else None
    if _AGE_AFTER.match(after) or (_AGE_BEFORE.search(before) and re.match(r",|\.|\s(?:was|is|died)", after)):
        return "age"
    if _UNIT_AFTER.match(after):
        return "measure"
    if _SPAN_AFTER.match(after):
        return "span"
    return (
        "count"
        if re.match(
            r"(?:[ -](?:hundred|thousand|million|billion))?[ -](?!and\b|with\b|when\b|from\b|the\b|"
            r"for\b|was\b|were\b|that\b|percent|per\b|after\b|during\b)[a-z]{3,}",
            after,
        )
        else None
    )


def written(value: float, like: str, *, scale: float = 1) -> str:
    """Write a value the way `like` is written: in words, with commas, with as many decimals."""
    value = value / scale
    if not like[:1].isdigit():
        word = _WORDS_OF.get(int(value)) if float(value).is_integer() else None
        return word or written(value, "1")
    decimals = len(like.partition(".")[2])
    if decimals == 0 and not float(value).is_integer():
        decimals = 1
    commas = "," in like or (value >= 10_000 and float(value).is_integer())
    return f"{value:,.{decimals}f}" if commas else f"{value:.{decimals}f}"


def _scale_of(text: str, figure: Figure) -> float:
    word = re.match(r"[ -](hundred|thousand|million|billion|trillion)\b", text[figure.end :], re.IGNORECASE)
    return _SCALES[word[1].lower()] if word else 1


def _other_value(figure: Figure, base: float, rng: Random) -> float:
    """Give a value of the same size and roundness that can't be a rounding of the first."""
    if figure.kind == "year":
        return base + rng.choice((-1, 1)) * rng.choice((1, 1, 2, 3, 4, 5, 7, 10, 12, 20))
    if figure.kind == "age":
        return max(2, base + rng.choice((-1, 1)) * rng.choice((1, 2, 3, 5, 8, 10, 14, 20)))
    steps = (0.3, 0.5, 0.6, 1.5, 1.7, 2, 3) if figure.hedge else (0.4, 0.5, 0.6, 0.75, 0.85, 1.15, 1.3, 1.5, 2, 3)
    value = base * rng.choice(steps)
    if base <= 20 and base.is_integer() and not figure.hedge and rng.random() < 0.7:
        value = base + rng.choice((-4, -3, -2, -1, 1, 2, 3, 4))
    if base.is_integer():
        zeros = len(str(int(base))) - len(str(int(base)).rstrip("0"))
        value = round(value / 10**zeros) * 10**zeros
    return float(value)


def _change(text: str, figure: Figure, rng: Random) -> str | None:
    like, scale = text[figure.start : figure.end], _scale_of(text, figure)
    base = figure.value / scale
    value = _other_value(figure, base, rng)
    floor = 1.2 if figure.hedge else 1.07
    close = figure.kind not in ("year", "age") and base > 15 and max(value, base) < floor * min(value, base)
    if (value < 2 and base >= 2) or value == base or close or (figure.kind == "percent" and base <= 100 < value):
        return None
    if figure.kind == "year" and not 1000 < value < 2025:
        return None
    new = written(value, like)
    return None if new == like else put(text, figure.start, figure.end, new)


def changer(*kinds: str) -> Change:
    """Give the family that changes one number of these kinds."""

    def change(text: str, rng: Random) -> str | None:
        found = [f for f in find_figures(text) if f.kind in kinds and f.hedge != "bound"]
        return _change(text, rng.choice(found), rng) if found else None

    return change


change_count = changer("count")
change_amount = changer("percent", "money")
change_measure = changer("measure", "span")
change_age = changer("age")
change_year = changer("year")


def change_all(text: str, rng: Random) -> str | None:
    """Change every number: what is left is the template of the sentence."""
    found = find_figures(text)
    for figure in reversed(found):
        text = _change(text, figure, rng) or text
    return text if found else None


def swap_numbers(text: str, rng: Random) -> str | None:
    """Exchange two numbers of one kind: "12 dead, 30 hurt" becomes "30 dead, 12 hurt"."""
    found = [f for f in find_figures(text) if f.hedge != "bound" and f.kind in ("count", "age", "percent", "money")]
    couples = [
        (a, b)
        for a in found
        for b in found
        if a.start < b.start and a.kind == b.kind and a.value != b.value and _scale_of(text, a) == _scale_of(text, b)
    ]
    if not couples:
        return None
    left, right = rng.choice(couples)
    first, second = text[left.start : left.end], text[right.start : right.end]
    if left.start == 0:
        first, second = first.lower(), second.lower()
    return put(put(text, right.start, right.end, first), left.start, left.end, second)


_ORDINAL = re.compile(
    rf"\b(?:the|his|her|its|their|a|in|finished|ranked|placed|was) (?P<nth>{'|'.join(ORDINALS)}|"
    r"(?P<digits>\d+)(?:st|nd|rd|th))\b(?!s|[- ](?:hand|degree|place,? and|lady|aid|base|person|"
    r"world))"
)


def change_ordinal(text: str, rng: Random) -> str | None:
    """Change the place in an order: "the third time" becomes "the second time"."""
    found = list(_ORDINAL.finditer(text))
    if not found:
        return None
    match = rng.choice(found)
    if match["digits"]:
        value = int(match["digits"]) + rng.choice((-3, -2, -1, 1, 2, 3))
        return put(text, *match.span("nth"), nth(value)) if value > 0 else None
    index = ORDINALS.index(match["nth"]) + rng.choice((-2, -1, 1, 2, 3))
    return put(text, *match.span("nth"), ORDINALS[index]) if 0 <= index < len(ORDINALS) else None


def nth(value: int) -> str:
    """Write an ordinal in digits: 1st, 12th, 23rd."""
    ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def _open(text: str) -> list[Figure]:
    """Give the figures that can take a hedge before them."""
    kinds = ("count", "percent", "money", "measure", "span")
    return [f for f in find_figures(text) if not f.hedge and not f.determined and f.kind in kinds and f.value >= 3]


def _step(value: float) -> float:
    """Give the step between round numbers of this size: 1 below twenty, 5 below a hundred, 50 below a thousand."""
    return float("1" + "0" * max(0, len(str(int(value))) - 2)) * (5 if value >= 20 else 1)


def _round_below(value: float) -> float:
    step = _step(value)
    below = (value // step) * step
    return below - (step if below == value else 0)


def _round_above(value: float) -> float:
    step = _step(value)
    return (value // step + 1) * step


_SIGN = re.compile(r"(?:US\$|[$£€]|Rs\.? ?)$")


def _with_hedge(text: str, figure: Figure, hedge: str, base: float) -> str:
    like = text[figure.start : figure.end]
    money = _SIGN.search(text[: figure.start])
    start = money.start() if money else figure.start
    sign = text[start : figure.start]
    return put(text, start, figure.end, f"{hedge} {sign}{written(base, like if '.' not in like else '1')}")


def hedge_that_holds(text: str, rng: Random) -> str | None:
    """Give the sentence with a weaker number that the exact one makes true: 12 gives "at least 10"."""
    found = _open(text)
    if not found:
        return None
    figure = rng.choice(found)
    base = figure.value / _scale_of(text, figure)
    below, above = _round_below(base), _round_above(base)
    options = [("at least", base), ("fewer than" if figure.kind == "count" else "less than", above), ("up to", above)]
    if below >= 2:
        options += [("at least", below), ("more than", below), ("over", below), ("at least", below)]
    if above <= 1.06 * base:
        options += [("nearly", above), ("almost", above), ("about", above)] * 2
    if base >= 20 and below >= 0.95 * base:
        options += [("about", below), ("just over", below), ("around", below)] * 2
    hedge, bound = rng.choice(options)
    return _with_hedge(text, figure, hedge, bound)


def hedge_that_fails(text: str, rng: Random) -> str | None:
    """Give the sentence with a bound that the exact number breaks: 12 gives "more than 20"."""
    found = _open(text)
    if not found:
        return None
    figure = rng.choice(found)
    base = figure.value / _scale_of(text, figure)
    high, low = _round_above(base * rng.choice((1.1, 1.5, 2))), _round_below(base * rng.choice((0.5, 0.7, 0.9)))
    few = "fewer than" if figure.kind == "count" else "less than"
    options = [("more than", high), ("at least", high), ("over", high)]
    if low >= 2:
        options += [(few, low), ("at most", low), ("no more than", low)]
    hedge, bound = rng.choice(options)
    if figure.kind == "percent" and bound > 100:
        return None
    return _with_hedge(text, figure, hedge, bound)


_VAGUE = ((4, 9, "several"), (24, 95, "dozens of"), (200, 950, "hundreds of"), (2000, 9500, "thousands of"))


def vague(text: str, rng: Random) -> str | None:
    """Give the sentence with a count made vague: 340 gives "hundreds of"."""
    found = [f for f in _open(text) if f.kind == "count" and _scale_of(text, f) == 1]
    if not found:
        return None
    figure = rng.choice(found)
    word = next((word for low, high, word in _VAGUE if low <= figure.value <= high), None)
    return put(text, figure.start, figure.end, word) if word else None


def digits_and_words(text: str, rng: Random) -> str | None:
    """Write one small number the other way: 12 as "twelve" (or "a dozen"), "three" as 3."""
    found = [f for f in find_figures(text) if f.kind in ("count", "span", "measure") and 2 <= f.value <= 99]
    found = [f for f in found if f.value.is_integer()]
    if not found:
        return None
    figure = rng.choice(found)
    like = text[figure.start : figure.end]
    if like[0].isdigit():
        dozen = figure.value == 12 and figure.kind == "count" and not figure.determined and rng.random() < 0.5
        return put(text, figure.start, figure.end, "a dozen" if dozen else _WORDS_OF[int(figure.value)])
    return put(text, figure.start, figure.end, str(int(figure.value)))


def rounded(text: str, rng: Random) -> str | None:
    """Round a long number: 89.6 million gives "about 90 million"."""
    found = [f for f in _open(text) if f.value / _scale_of(text, f) >= 15]
    if not found:
        return None
    figure = rng.choice(found)
    base = figure.value / _scale_of(text, figure)
    step = 10 ** max(0, len(str(int(base))) - 2)
    near = round(base / step) * step
    if near == base or abs(near - base) > 0.05 * base:
        return None
    return _with_hedge(text, figure, rng.choice(("about", "around", "some", "roughly")), near)


_DECADE = re.compile(r"\b(?P<year>(?:1[0-9]|20)\d)\ds\b")
_IN_YEAR = re.compile(r"\bin (?P<year>(?:1[0-9]|20)\d\d)\b(?![-–/])")


def to_decade(text: str, rng: Random) -> str | None:
    """Give the decade for a year: "in 1994" becomes "in the 1990s"."""
    match = next(iter(_IN_YEAR.finditer(text)), None)
    return put(text, *match.span("year"), f"the {match['year'][:3]}0s") if match else None


def wrong_decade(text: str, rng: Random) -> str | None:
    """Give another decade for a year or decade: "in 1994" becomes "in the 1970s"."""
    match = _DECADE.search(text)
    if match:
        year = int(match["year"]) + rng.choice((-3, -2, -1, 1, 2, 3))
        return put(text, *match.span(), f"{min(year, 201)}0s") if min(year, 201) != int(match["year"]) else None
    match = _IN_YEAR.search(text)
    if not match:
        return None
    year = min(201, int(match["year"][:3]) + rng.choice((-3, -2, -1, 1, 2)))
    return put(text, *match.span("year"), f"the {year}0s") if year != int(match["year"][:3]) else None


def counted(text: str) -> Iterator[tuple[int, str]]:
    """Give the counts of people of a text with their noun: (8, "miners")."""
    people = (
        r"people|men|women|children|miners|soldiers|workers|passengers|students|officers|protesters|"
        r"residents|civilians|victims|patients|players|members|prisoners|employees|fighters|suspects|"
        r"firefighters|tourists|troops|inmates|pupils"
    )
    for figure in find_figures(text):
        noun = re.match(rf"\s(?:[a-z]+\s)?({people})\b", text[figure.end :])
        if figure.kind == "count" and noun and figure.value >= 3 and _scale_of(text, figure) == 1:
            yield int(figure.value), noun[1]
