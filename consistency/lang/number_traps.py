"""What only looks like a number: parts of dates, times, names, addresses, scores and lists; the pronoun "one"."""

from __future__ import annotations

import re

from consistency.lang.figures import Form, Number
from consistency.lang.words import words

MONTHS = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)

_LABELS = (
    r"article|section|chapter|flight|route|highway|interstate|motorway|junction|room|gate|channel|phase|level|grade|"
    r"week|day|"
    r"category|version|volume|paragraph|clause|verse|page|pages|number|numbers|nos?\.|top|resolution|"
    r"amendment|proposition|exhibit|count|division|season|episode|formula|apartment|apt\.?|suite|unit|zone|sector|"
    r"precinct|ward|district|terminal|runway|pier|lap|stage|size|under-|over-|sub-|u-"
)
_LEFT_TRAP = re.compile(
    rf"(?:\b{MONTHS}[ ]?|\b(?i:{_LABELS})[ -]?|#[ ]?|\d[.,:/]|[A-Za-z_@&][-–/.]?|[-–/.'’]|\+|\b\d+[ ]?x[ ]?)$"
    r"|[\"“‘(]?'(?=$)"
)
_RIGHT_TRAP = re.compile(
    r"[ \u00a0]?(?:[ap]\.m\.?|[ap]m\b|o['’]clock|GMT|hours?\s+GMT)|:\d|\.\d|,\d|/\d|\)[ -]?\d{3}\b|['’]?s\b"
    rf"|[ -](?:{MONTHS})|[ ]of[ ](?:{MONTHS})(?![ ]\w+s\b)"
    r"|[A-Za-z_@&]|[ ](?:BCE?|AD|CE)\b|[ ]past[ ]\w+|[ ]?°?[NSEW]\b(?![.]\w)"
    r"|[ ](?:block|mile[ ]marker)\b"
    r"|[ ](?:[NSEW]\.?[ ]|North[ ]|South[ ]|East[ ]|West[ ])?(?:[A-Z][\w'’.-]*[ ]){1,3}(?:Street|St|Avenue|Ave|Road|"
    r"Rd|Boulevard|Blvd|Lane|Drive|"
    r"Place|Square|Court|Terrace|Parkway|Highway)\b"
    r"|-[ ]?(?:yard[ ]line|caliber|calibre|all\b)"
)
_ORDINAL_TRAP = re.compile(
    rf"[ -](?:{MONTHS}|of[ ](?:{MONTHS}|the\b)|century|centuries|Street|St\b|Avenue|Ave\b|Road|District|Amendment|"
    rf"floor|degree|"
    r"hand|rate|class|quarter|half|[A-Z]\w+)",
)
_STARTERS = frozenset(
    words(
        "the a an in at on by to of with from for and but or some about around over nearly almost roughly only just "
        "all "
        "another "
        "between some more than less fewer least most up under police officials authorities there they he she it we "
        "i both "
        "these those his her its their our my your when where while after before since if as although though meanwhile "
        "yesterday today tomorrow monday tuesday wednesday thursday friday saturday sunday approximately estimated "
        "exactly killed injured magnitude dead kills leaves killing that who which not no so then every other were was "
        "are is "
        "had has have"
    )
)
_PREVIOUS_WORD = re.compile(r"(?<![\w.])([A-Z][\w'’.-]*)[ ]$")
YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
#: "Brummel's 96 employees", "gave the Civic Alliance 98 seats": what somebody has or is given is counted.
_OWNER = re.compile(r"(?:['’]s|s['’])$")
_GIVEN = re.compile(
    r"\b(?:g[ai]v(?:e|es|en|ing)|award(?:s|ed|ing)?|hand(?:s|ed|ing)?|offer(?:s|ed|ing)?|grant(?:s|ed|ing)?|"
    r"cost(?:s|ing)?|left|leav(?:es?|ing)|allot(?:s|ted)?|allocated?|assign(?:s|ed)?|promise[ds]?|owe[ds]?|lent|"
    r"earn(?:s|ed|ing)?|w[io]n(?:s|ning)?|brought|sent|sold|send(?:s|ing)?)[ ](?:the[ ])?(?:[A-Z][\w'’.-]*[ ]){1,5}$"
)
#: Letters that such a verb and a name take.
_GIVEN_REACH = 70
_PLURAL_NEXT = re.compile(r"[ ](?:[a-z-]+[ ]){0,2}?[a-z]{2,}(?<![us])s\b")
#: Of these, a name and a number are a model: "Boeing's 737 jets", "sold Lufthansa 747 freighters".
_MODEL_NEXT = re.compile(
    r"[ ](?:[a-z-]+[ ])?(?:jets|planes|aircraft|airliners|freighters|helicopters|cars|models|engines|phones|rifles|"
    r"guns|pistols|tanks|jeans|series|saloons|trains|trams|buses)\b"
)
_COUNTED_NEXT = re.compile(
    r"[ ](?:\w+[ ])?(?:people|persons|men|women|children|troops|soldiers|civilians|workers|students|homes|houses|"
    r"families|jobs|"
    r"migrants|refugees|residents|passengers|cases|deaths|miles|metres|meters|feet|km|kg|kilomet\w+|tonnes|tons|"
    r"dollars|euros|acres|hectares|times)\b"
)
_ONE_BEFORE = re.compile(
    r"\b(?:no|any|some|every|each|this|that|the|which|another|last|next|only|an?|other|new|is|was|be|as|like|than|"
    r"what|if|not|\w+er|\w+est)[ -]$",
    re.IGNORECASE,
)
#: "Only one of the five climbers" is a count; "one of the five climbers" begins to tell of him.
_ONE_ALONE = re.compile(r"\b(?:only|just)[ ]$", re.IGNORECASE)
_OF_SEVERAL = re.compile(
    r"[ ]of[ ](?:the|its|his|her|their)[ ](?:\d+|two|three|four|five|six|seven|eight|nine|ten|[a-z]+s\b)"
)
_ONE_AFTER = re.compile(
    r"(?:[ ](?:of|another|who|that|which|day|thing|time|way|reason|point|side|hand|to|can|could|would|should|might|"
    r"may|does|must|has|"
    r"and|or|but|as|the|a|by|on|in|at|from|if|when|where|night|morning|week|evening|final|last|more|another|such|"
    r"example|where|source)\b"
    r"|[-,.;:?!'’\"”)]|$)",
    re.IGNORECASE,
)
_TITLE_WORD = re.compile(r"\b(?!(?:the|and|for|but|with|from|after|into|over|as)\b)[A-Za-z][A-Za-z'’]{2,}")


def is_trap(text: str, number: Number, *, inner_left: bool = False, inner_right: bool = False) -> bool:
    """Say whether a figure is no number: part of a date, a time, a name, an address, a list.

    `inner_left` and `inner_right` switch off the look at a side where the other end of a range stands.
    """
    before, after = text[max(0, number.first - 30) : number.first], text[number.last : number.last + 60]
    if number.form is Form.VAGUE:
        return before.lower().endswith((" quite ", "only "))
    if number.form is Form.ORDINAL:
        return bool(_ORDINAL_TRAP.match(after) or re.search(rf"\b{MONTHS}[ ]$|\w-$", before))
    if number.sign:
        return False if inner_right else bool(re.match(r"[A-Za-z]|[-/.,:]\d", after))
    if number.words:
        return _word_trap(text, number, before, after)
    left = not inner_left and _left_trap(text, number, before, after)
    return (
        left
        or (not inner_right and _right_trap(number, after))
        or (not (inner_left or inner_right) and _listed(before, after))
    )


def _left_trap(text: str, number: Number, before: str, after: str) -> bool:
    if before.endswith(("-", "–", "−")) and re.match(r"[ ]?(?:°|degrees?\b|%)", after):
        return False  # a negative number; the sign is read by `_signed`
    if re.search(r"(?i:magnitude|magnitude of)[- ]$", before):
        return False
    if _LEFT_TRAP.search(before):
        return True
    figure = text[number.first : number.last]
    if YEAR.match(figure) and (
        not _COUNTED_NEXT.match(after)
        or re.search(r"\b(?:in|since|until|by|of|during|from|year)[ ]$", before, re.IGNORECASE)
    ):
        return True
    return _named(text, number, figure, after)


def _named(text: str, number: Number, figure: str, after: str) -> bool:
    """Say whether a bare figure belongs to the capitalised word before it ("Boeing 737")."""
    previous = _PREVIOUS_WORD.search(text[max(0, number.first - 25) : number.first])
    if previous is None or not figure.isdigit() or previous[1].lower().rstrip(".") in _STARTERS:
        return False
    if _COUNTED_NEXT.match(after):
        return False
    counts = _OWNER.search(previous[1]) or _GIVEN.search(text[max(0, number.first - _GIVEN_REACH) : number.first])
    return not counts or not _PLURAL_NEXT.match(after) or _MODEL_NEXT.match(after) is not None


#: "410p a share": a letter that makes a price of a figure.
_PENNY = re.compile(r"[pc][ ](?:an?|per|each)\b|p[ ](?:in|off|for|to|from|more|less|extra|on)\b|p(?:[.,;)](?!\w)|$)")


def _right_trap(number: Number, after: str) -> bool:
    if number.form in (Form.PERCENT, Form.POINTS):
        return bool(re.match(r"\d|[A-Za-z]", after))
    unit = re.match(r"(?:km/?h?|kph|mph|kg|cm|mm|lbs?|ft|m|g|mi|C|F|kW|MW|GW|kt|nm|km2|m2)\b|°", after)
    return not unit and not _PENNY.match(after) and _RIGHT_TRAP.match(after) is not None


def _listed(before: str, after: str) -> bool:
    alone = not before.strip()
    return (alone and bool(re.match(r"[.)](?:\s|$)", after))) or (before.endswith("[") and after[:1] == "]")


def _word_trap(text: str, number: Number, before: str, after: str) -> bool:
    figure = text[number.first : number.last]
    if re.match(r"[ ](?:[ap]m\b|o['’]clock|[ap]\.m\.)|['’]s?\b", after) or re.search(
        r"[\w'’]-$|\b(?i:number|no\.|chapter|phase|top|half past)[ -]$", before
    ):
        return True
    if figure.lower() == "one" and _ONE_ALONE.search(before) and _OF_SEVERAL.match(after):
        return False
    if figure.lower() == "one" and (_ONE_BEFORE.search(before) or _ONE_AFTER.match(after)):
        return True
    return (
        figure[:1].isupper()
        and before.strip() != ""
        and not re.search(r"[.!?:;—–\"“”‘(\n]\s*$", before)
        and not _is_headline(text)
    )


def _is_headline(text: str) -> bool:
    words = _TITLE_WORD.findall(text)
    return len(words) >= 3 and sum(word[0].isupper() for word in words) >= 0.9 * len(words)
