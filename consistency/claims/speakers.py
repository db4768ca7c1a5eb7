"""Who says it: the speaker of a sentence and the exact span of what is reported."""

from __future__ import annotations

import re
from dataclasses import dataclass

from consistency.claims.finite import finite_verbs
from consistency.lang.quotes import Quotation, quotations, share_quoted
from consistency.lang.saying import FINITE_PATTERN, HEARD, INVERTED, NEEDS_THAT, PARTICIPLE_PATTERN, Manner, manner
from consistency.lang.tense import has_verb
from consistency.types import Span


@dataclass(frozen=True, slots=True)
class Content:
    """Reported words, `[start, end)` in the sentence; `quoted` where they are verbatim."""

    start: int
    end: int
    quoted: bool


@dataclass(frozen=True, slots=True)
class Speech:
    """Who speaks in a sentence, how, and what.

    `contents` is empty where the words of the report can't be told from the rest: then the sentence stays whole.
    `main` is a statement of its own before the reported words ("X met Y", of "X met Y, saying that …").
    """

    speaker: Span
    verb: str
    manner: Manner
    contents: tuple[Content, ...] = ()
    main: Span | None = None


@dataclass(frozen=True, slots=True)
class _Scene:
    text: str
    masked: str  # the words inside quotations are blotted out, so that no verb is seen there
    quotes: tuple[Quotation, ...]


def speech(sentence: str, *, quotes: tuple[Quotation, ...] | None = None) -> Speech | None:
    """Find who speaks in `sentence`; `quotes` are its quotations, where its article shows them better than it does."""
    if quotes is None:
        quotes = quotations(sentence)
    scene = _Scene(sentence, _masked(sentence, quotes), quotes)
    found = [read(scene) for read in (_according, _reported, _participle, _headline)]
    known = [one for one in found if one]
    return next((one for one in known if one.contents), known[0] if known else None)


def is_quoted(sentence: str, start: int, end: int, quotes: tuple[Quotation, ...]) -> bool:
    """Say whether `sentence[start:end]` stands (almost) wholly in quotation marks."""
    return share_quoted(sentence, start, end, quotes) >= 0.9


def _masked(text: str, quotes: tuple[Quotation, ...]) -> str:
    signs = list(text)
    for quote in quotes:
        for index in range(quote.start + 1, quote.end - quote.closed):
            signs[index] = _BLOT
    return "".join(signs)


_BLOT = "¤"
_WORD = re.compile(r"[^\W_][\w’'./&-]*|¤+")
_QUOTE_MARKS = '“”"«»„‘’'
_END_MARKS = '”"»’'
_ADVERB = (
    r"also|later|earlier|previously|then|now|again|once|first|further|has|have|had|reportedly|repeatedly|never|not|"
    r"(?:went|goes|would)\s+on\s+to|continued\s+to|even|still|just|once|often|always|soon|did|has\s+since|both|themselves|himself|herself|itself|[a-z]+ly"
)
_BEFORE_VERB = re.compile(rf"(?:\s+(?:{_ADVERB}))*\s*$")
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been)\s+(?:widely\s+)?quoted\s+(?:by\s+[^,.;:]{2,40}\s+)?as\s+saying\b")

# What may stand between the verb and the words of the report, or close the sentence after the verb.
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_PART_OF_DAY = r"(?:\s+(?:morning|afternoon|evening|night))?"
_DATE = (
    rf"(?:(?:on|late|early|late\s+on|early\s+on|last|this|by)\s+)?(?:{_WEEKDAY}{_PART_OF_DAY}(?:,?\s+{_MONTH}\s+\d{{1,2}}(?:,\s+\d{{4}})?)?"
    rf"|{_MONTH}\s+\d{{1,2}}(?:,\s+\d{{4}})?|\d{{1,2}}\s+{_MONTH}(?:\s+\d{{4}})?|yesterday|today|tonight|afterwards?|"
    rf"(?:last|this)\s+(?:week|month|year|night|morning|afternoon|evening)|(?:in|last|since)\s+{_MONTH}(?:\s+\d{{4}})?|"
    r"(?:earlier|later)(?:\s+(?:this|last|that|in\s+the)\s+(?:week|month|year|day))?|(?:\w+\s+){1,2}(?:days?|weeks?|months?|years?)\s+"
    r"(?:ago|later|earlier|after|before))"
)
_NP = r"(?:(?!that\b|who\b|which\b)[\w’'.&/-]+(?:\s+|(?=[,.;:”\"]|$))){1,8}?"
_MEDIUM = (
    r"(?:statement|interview|speech|letter|tweet|tweets|post|report|filing|release|memo|email|e-mail|text|message|call|"
    r"conference|briefing|hearing|meeting|address|video|article|op-ed|testimony|note|telephone|phone|blog|affidavit|"
    r"complaint|indictment|summit|rally|ceremony|news|trial|television|TV|radio|show|Twitter|Facebook|Instagram|court)"
)
_PLACE = r"(?:in|at|from|on|outside|inside|near)\s+(?:the\s+)?[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*){0,3}"
_CIRCUMSTANCE = (
    rf"(?:in|at|during|on|via|through|by|after|before|from|ahead\s+of|following)\s+(?:an?|the|his|her|its|their|another|this)?\s*(?:{_NP}\s*)?{_MEDIUM}"
    rf"(?:\s+(?:to|with|on|in|from|for|at|of|after|before)\s+(?:{_DATE}|{_NP}))?"
)
_ADJUNCT = re.compile(rf"[\s,]*(?:{_DATE}|{_CIRCUMSTANCE}|{_PLACE})(?![\w’'-])")
_LOOSE_ADJUNCT = re.compile(
    r"\s*(?:(?:in|at|during|on|via|after|before|of|about|when|as|while|to|from|by|with|through|following|outside|for)\s[^¤“”\"]*)?$"
)
_HEARER = re.compile(
    r"\s+(?:(?:an?|the|his|her|its|their)\s+)?(?:him|her|them|us|me|you|everyone|"
    r"(?:[a-z-]+\s+){0,2}?(?:reporters?|journalists?|lawmakers|senators|supporters|police|investigators|officers|crowds?|audience|court|"
    r"jurors|judge|parliament|newspaper|magazine|agency|network|station|website|conference|rally|channel|programme|program|"
    r"broadcaster|paper|fans|staff|employees|officials|council|committee|people|members|leaders|detectives|viewers)"
    r"|[A-Z][\w’'.&-]*(?:\s+(?:of\s+|and\s+|the\s+|on\s+)?[A-Z][\w’'.&-]*){0,5})(?![\w’'-])"
)
_THAT = re.compile(r"[\s,]*\bthat\b\s*")
_SUBJECT_START = re.compile(
    r"\s*(?:(?:he|she|it|they|we|I|there|this|these|those|the|an?|his|her|its|their|our|no|some|many|most|more|all|both|one|two|three|four|"
    r"five|six|seven|eight|nine|ten|another|any|every|each|several|neither|people|police|if|when|while|although|as\s+many|"
    r"at\s+least|about|nearly|officials|authorities|troops|investigators)\b|\d|[A-Z]|[a-z]+s\s+(?:are|were|have|had|will|would|could|should|must|can)\b)"
)
_NO_STATEMENT = re.compile(
    r"\s*(?:nothing|little|something|so|as|of|about|more|no\b\s*[.,]|yes|goodbye|farewell|a\s+(?:prayer|word|few\s+words))\b"
)
_CONNECTIVES = re.compile(
    r"\s*(?:(?:But|And|Yet|So|Still|Also|However|Meanwhile|Later|Earlier|Then|Separately|Instead|Now|Nevertheless|Moreover|Finally|"
    r"Additionally|Indeed|Similarly|Further|Furthermore|Afterwards?|Overall|Yesterday|Today|Nonetheless|Previously)\b,?\s+)*"
)
_OPENING_PHRASE = re.compile(
    r"(?:On|In|At|During|After|Before|Speaking|Asked|As|While|When|With|For|By|Earlier|Last|Late|Early|Following|Despite|Once|If|"
    r"Amid|Since|Under|To|Citing|Writing|Responding|Addressing|Referring|Describing|Quoting|Among|Appearing|Testifying|From|"
    r"Although|Though|Because|Until|Through|Without|Based|Given|Like|Unlike|Instead|Rather|Standing|Noting|Calling|"
    r"(?:Com|Leav|Return|Arriv|Wind|Clos|Open|Launch|Announc|Read|Sum|Present)ing)\b"
)
_NP_START = re.compile(
    r"(?:[^\W\d_a-z]|\d|(?:the|an?|his|her|its|their|our|my|he|she|they|we|it|one|two|three|four|five|six|several|some|many|"
    r"multiple|both|another|other|officials|police|authorities|prosecutors|investigators|sources|people|witnesses|"
    r"analysts|experts|critics|residents|lawyers|lawmakers|doctors|neighbors|neighbours|researchers|scientists|family|"
    r"friends|fans|organizers|organisers|most|neither|state|federal|local|senior|former|U)\b)"
)
_PLURAL = re.compile(r"(?:[a-z-]+\s+){0,2}[a-z]{3,}(?<!s)s$")
_NO_NP = re.compile(
    r"\b(?:is|are|was|were|will|would|can|could|may|might|should|must|did|does|do|that|if|when|because|although|though|"
    r"whether|than|then|what|why|how|where|to\s+be|there|said|says|told|which|but|so|has|have|had|been|after|before|while|until|since|who|whose|whom|and\s+(?:he|she|it|they))\b"
)
_RELATIVE = re.compile(r",?\s*\b(?:who|whose|whom|which)\b.*$|,.*$")
_PRONOUN = re.compile(r"(?:he|she|they|we|I|it)$", re.IGNORECASE)


def _trim(text: str, start: int, end: int, *, drop: str = " \t\u00a0,;:—–-") -> Span:
    while start < end and (text[start].isspace() or text[start] in drop):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in drop):
        end -= 1
    return Span(start, end)


# --- the speaker -----------------------------------------------------------------------------------------------------


def _speaker_before(scene: _Scene, verb_start: int, *, low: int) -> Span | None:
    """Read the speaker that ends right before a verb and begins at `low` at the earliest."""
    end = low + len(_BEFORE_VERB.sub("", scene.masked[low:verb_start]))
    segment = scene.masked[low:end]
    if segment.endswith(","):  # "Jens Stoltenberg, the head of the alliance, said"
        return _with_apposition(scene, low, end - 1)
    return _np(scene, _trim(scene.masked, low, end))


def _with_apposition(scene: _Scene, low: int, end: int) -> Span | None:
    segment = scene.masked[low:end]
    first = segment.find(",")
    if first < 0:
        return None
    if _PARTICIPLE.match(segment) and "," in segment[first + 1 :]:
        return _with_apposition(scene, low + first + 1, end)  # "Charged with arson, Hanna Sole, 83, told"
    apposition = segment[first + 1 :].strip()
    if _BLOT in segment or len(apposition.split()) > 14 or not apposition:
        return None
    if not re.match(
        r"(?:who|whose|which|an?|the|his|her|its|their|[A-Z]|\d|[a-z-]+\s+of\b|[a-z]+ing\b|[a-z]+\s)", apposition
    ):
        return None
    head, named = _trim(scene.masked, low, low + first), _trim(scene.masked, low + first + 1, end)
    name = _NAME.match(scene.masked, named.start, named.end)
    if name is not None and _DESCRIBED.match(scene.masked, head.start, head.end):
        # "Her spokesman, Oskar Lind, said": who he is stands first, and his name in the apposition.
        return _np(scene, Span(*name.span()))
    return _np(scene, head)


_DESCRIBED = re.compile(r"(?:The|An?|His|Her|Its|Their|Our|the|an?|his|her|its|their|[A-Z][\w-]*['’]s)\s+[a-z]")
_NAME = re.compile(
    r"[A-Z][\w’'-]+(?:\s+(?:[A-Z]\.|(?:van|von|de|der|da|di|bin|al|el|la|le)|[A-Z][\w’'-]+)){1,3}"
    r"(?=\s*$|,|\s+(?:of|from|at)\s)"
)
_PARTICIPLE = re.compile(
    r"\s*[A-Z][a-z]+(?:ed|ing|en)\s+(?:with|by|in|at|on|to|for|from|as|of|about|after|over|during|outside)\b"
)


def _np(scene: _Scene, span: Span) -> Span | None:
    """Accept a span that can be who speaks: short, begins like a noun phrase, and holds no clause."""
    if when := _TRAILING_DATE.search(scene.masked, span.start, span.end):
        span = Span(span.start, when.start())
    text = scene.masked[span.start : span.end]
    words = text.split()
    if not words or len(words) > 14 or _BLOT in text or _OPENING_PHRASE.match(text):
        return None
    if not (_NP_START.match(text) or _PLURAL.match(text) or _TITLED.fullmatch(text)):
        return None
    if _NO_NP.search(text) or re.search(r"[;:!?()—–“”\"]", text) or text.rstrip(".").lower() in _NO_SPEAKER:
        return None
    if len(words) > 1 and _PRONOUN.match(words[-1]):
        return None
    if "," in text and not re.fullmatch(r"[^,]+, (?:Jr|Sr)\.?", text):
        return None
    return span


#: "coach Vera Holt", "club president Vera Holt".
_TITLED = re.compile(r"(?:[a-z][a-z-]{2,}\s+){1,4}[A-Z][\w’'-]+(?:\s+(?:[A-Z]\.|[A-Z][\w’'-]+)){1,2}")
_TRAILING_DATE = re.compile(rf"(?:\s+late|\s+early)?\s+{_DATE}$")
_NO_SPEAKER = frozenset(
    {
        "all",
        "both",
        "none",
        "some",
        "many",
        "others",
        "most",
        "there",
        "this",
        "these",
        "those",
        "which",
        "who",
        "what",
        "nobody",
        "no one",
        "the",
        "a",
    }
)


_NP_AFTER = re.compile(
    r"\s+((?:(?:the|an?|his|her|its|their|one|another)\s+)?(?:(?!(?:at|in|on|during|after|before|when|who|while|as|to|by|for|"
    r"from|with|that|and\s+he|and\s+she|adding|saying|last|yesterday|today|earlier|about|through|via|outside|following|"
    r"whose)\b)[^\W_][\w’'.&-]*(?:\s+|(?=[,.;:”\"]|$))){1,9})"
    r"(?:of\s+(?:the\s+)?[^\W_][\w’'.&-]*(?:\s+[A-Z][\w’'.&-]*)*)?"
)


def _speaker_after(scene: _Scene, verb_end: int) -> tuple[Span, int] | None:
    """Read the speaker behind an inverted verb: "said Stoltenberg at the summit"; gives also where the rest begins."""
    match = _NP_AFTER.match(scene.masked, verb_end)
    if match is None:
        return None
    span = _trim(scene.masked, match.start(1), match.end(), drop=" ,;:")
    text = scene.masked[span.start : span.end]
    ends = span.end >= len(scene.text.rstrip(' ”"’'))
    if ends and text.endswith(".") and not re.search(r"\b(?:[A-Z]|Jr|Sr)\.$", text):
        span = Span(span.start, span.end - 1)
    accepted = _np(scene, span)
    return (accepted, span.end) if accepted else None


# --- the forms of report ---------------------------------------------------------------------------------------------


def _verbs(scene: _Scene) -> list[re.Match[str]]:
    found = [*FINITE_PATTERN.finditer(scene.masked), *_PASSIVE.finditer(scene.masked)]
    return sorted(found, key=lambda match: match.start())


def _reported(scene: _Scene) -> Speech | None:
    for match in _verbs(scene):
        found = _inverted(scene, match) or _postposed(scene, match) or _preposed(scene, match)
        if found:
            return found
    return None


def _kind(verb: str) -> Manner:
    return manner(verb) or Manner.NEUTRAL


def _build(scene: _Scene, speaker: Span, verb: str, parts: list[Span], *, main: Span | None = None) -> Speech:
    kind = _kind(verb)
    if len(parts) > 1:
        parts = _whole_parts(scene, parts)
    contents = tuple(
        Content(part.start, part.end, is_quoted(scene.text, part.start, part.end, scene.quotes)) for part in parts
    )
    # Who denies that P does not say P: the sentence stays whole.
    return Speech(speaker, verb, kind, () if kind is Manner.DENIAL else contents, main)


def _whole_parts(scene: _Scene, parts: list[Span]) -> list[Span]:
    """Keep parts that stand alone; a quotation that "X said" cuts in two halves stays in its sentence."""
    if any(
        re.match(r"[^\w]*[a-z]", scene.text[part.start :]) and _BLOT in scene.masked[part.start : part.end]
        for part in parts[1:]
    ):
        return [part for part in parts if _is_sayable(scene, part) and scene.masked[part.start] not in _QUOTE_MARKS]
    return [part for part in parts if _is_sayable(scene, part)]


def _ends_content(scene: _Scene, at: int) -> bool:
    """Say whether reported words may end at `at`: a comma or a closing mark stands right before it."""
    before = scene.masked[:at].rstrip()
    return bool(before) and (before[-1] == "," or (before[-1] in _END_MARKS and _closes_quote(scene, len(before))))


def _closes_quote(scene: _Scene, end: int) -> bool:
    return any(quote.end == end for quote in scene.quotes) or scene.masked[end - 1] in "”»"


def _left_content(scene: _Scene, end: int) -> Span | None:
    span = _trim(scene.text, 0, end, drop=" \t\u00a0,")
    words = scene.text[span.start : span.end].split()
    has_quote = _BLOT in scene.masked[span.start : span.end]
    if _DEPENDENT.match(scene.masked[span.start : span.end]):
        return None
    if not words or (not has_quote and (len(words) < 3 or not has_verb(scene.masked[span.start : span.end]))):
        return None
    return span


# "Though the office gave no comment, Adams said": what stands before the comma is no report.
_DEPENDENT = re.compile(
    r"(?:Though|Although|While|When|After|Before|As|Because|If|Since|Once|Until|Asked|Speaking|Whether|Where|But\s+(?:when|after|"
    r"as|while|though))\b[^,]*$"
)


def _inverted(scene: _Scene, match: re.Match[str]) -> Speech | None:
    if match[0] not in INVERTED or not _ends_content(scene, match.start()):
        return None
    left = _left_content(scene, match.start())
    after = _speaker_after(scene, match.end())
    if left is None or after is None:
        return None
    speaker, rest = after
    quoted = scene.masked[: match.start()].rstrip(" ,")[-1:] in _END_MARKS
    closing = scene.masked[_skip(scene, rest, heard=False) :].strip(' .,;:!?”"’')
    if not quoted and closing:
        return None  # "Adams, who spoke on Monday, said five people …": the speaker stands before the verb
    return _build(scene, speaker, match[0], [left, *_right_contents(scene, rest)])


def _postposed(scene: _Scene, match: re.Match[str]) -> Speech | None:
    boundary = _left_boundary(scene, match.start())
    if boundary is None:
        return None
    left = _left_content(scene, boundary)
    speaker = _speaker_before(scene, match.start(), low=boundary)
    if left is None or speaker is None:
        return None
    at = _skip(scene, match.end(), heard=match[0] in HEARD)
    tail = scene.masked[at:].strip()
    closed = (
        tail.strip(' .,;:!?”"’') == ""
        or tail[0] in ",;"
        or _only_adjoins(scene, tail, boundary, heard=match[0] in HEARD)
    )
    more = _right_contents(scene, at)
    if not closed and not more:
        return None
    if not more and len(re.findall(r"\w+", tail)) > 2 and tail[0] in ",;":
        # "P, officials said, and Q": who says what of the rest is open.
        return _build(scene, speaker, match[0], [])
    return _build(scene, speaker, match[0], [left, *more])


def _only_adjoins(scene: _Scene, tail: str, boundary: int, *, heard: bool) -> bool:
    """See a tail that only says to whom, when or where: without a verb of its own, but behind a quotation."""
    if _BLOT in tail or not (heard or _LOOSE_ADJUNCT.match(tail)):
        return False
    return scene.masked[:boundary].rstrip(" ,")[-1:] in _END_MARKS or not ("," in tail or finite_verbs(tail))


def _left_boundary(scene: _Scene, verb_start: int) -> int | None:
    """Give where the words before "X said" end: at the last comma or closing mark that leaves a speaker between."""
    for match in reversed([*re.finditer(r",(?=\s)|[”\"»’](?=\s)", scene.masked[:verb_start])]):
        at = match.end()
        if match[0] != "," and not _closes_quote(scene, at):
            continue
        if _speaker_before(scene, verb_start, low=at) and at < verb_start:
            # "A, the minister of B, said": the comma must not part a speaker from a description.
            return at
    return None


def _right_contents(scene: _Scene, at: int) -> list[Span]:
    """Read words that go on after "X said": "…, adding that P", or a second quotation."""
    tail = scene.masked[at:]
    participle = PARTICIPLE_PATTERN.search(tail)
    if (
        participle
        and re.fullmatch(r"[^¤]*?,?\s*(?:and\s+)?", tail[: participle.start()])
        and "," in tail[: participle.start()]
    ):
        if _kind(participle[0]) is Manner.DENIAL:
            return []
        found = _content_after(scene, at + participle.end(), verb=participle[0])
        return [found] if found else []
    opening = re.search(r"[,.:;]\s*([“\"„«])", tail)
    if opening and _BLOT not in tail[: opening.start()]:
        quote = next((quote for quote in scene.quotes if quote.start == at + opening.start(1)), None)
        if quote and not re.search(r"\w", scene.masked[quote.end :].replace(_BLOT, "")):
            return [Span(quote.start, quote.end)]
    return []


def _skip(scene: _Scene, at: int, *, heard: bool) -> int:
    """Step over who hears it and when, where and how it was said."""
    if heard and (hearer := _HEARER.match(scene.masked, at)):
        at = hearer.end()
    while adjunct := _ADJUNCT.match(scene.masked, at):
        at = adjunct.end()
    return at


def _content_after(scene: _Scene, at: int, *, verb: str) -> Span | None:
    """Read the reported words behind a verb; None where their beginning is not clear."""
    end = len(scene.text.rstrip())
    rest = _skip(scene, at, heard=verb in HEARD)
    if that := _THAT.match(scene.masked, rest):
        return _reported_span(scene, that.end(), end)
    opening = re.match(r"\s*[,:]?\s*(?=[“\"„«‘])", scene.masked[rest:])
    if opening and any(quote.start == rest + opening.end() for quote in scene.quotes):
        return _reported_span(scene, rest + opening.end(), end)
    far = re.match(r"[^,;:¤“”\"]{0,90}?\bthat\b\s+", scene.masked[at:])
    if (
        far
        and not has_verb(scene.masked[at : at + far.end()].removesuffix("that "))
        and re.search(r"\w", far[0][: far[0].rfind("that")])
    ):
        return _reported_span(scene, at + far.end(), end)
    clear = verb not in NEEDS_THAT or rest > at
    tail = scene.masked[rest:end]
    if not clear or _NO_STATEMENT.match(tail) or not _SUBJECT_START.match(tail) or not has_verb(scene.text[rest:end]):
        return None
    return _trim(scene.text, rest, end)


def _reported_span(scene: _Scene, start: int, end: int) -> Span:
    """Give the reported words; a quotation at their head ends them where somebody is said to speak behind it."""
    quote = next((quote for quote in scene.quotes if quote.start == start), None)
    if quote and FINITE_PATTERN.search(scene.masked, quote.end):
        end = quote.end
    return _trim(scene.text, start, end)


def _preposed(scene: _Scene, match: re.Match[str]) -> Speech | None:
    speaker = next(
        filter(None, (_speaker_before(scene, match.start(), low=low) for low in _beginnings(scene, match.start()))),
        None,
    )
    if speaker is None:
        return None
    content = _content_after(scene, match.end(), verb=match[0])
    if content is None and _PROMISE.match(scene.masked, match.end()):
        return None
    quotation = _BLOT in scene.masked[match.end() :]
    denies = match[0] in {"denied", "denies"} or _THAT.match(scene.masked, match.end())
    if (
        content is None
        and match[0] in NEEDS_THAT
        and not denies
        and (not quotation or _kind(match[0]) is Manner.DENIAL)
    ):
        return None
    return _build(scene, speaker, match[0], [content] if content and _is_sayable(scene, content) else [])


_LATER = re.compile(r"[^,¤]{1,60}\b(?:later|earlier|before|after|ago)\b[^,¤]{0,40},\s")
# "vowed to retaliate", "asked the court to rule": a deed that the outlet tells in its own words.
_PROMISE = re.compile(r"(?:\s+(?!to\b|that\b)[\w’'.-]+){0,6}?\s+to\s+[a-z¤“\"‘]")


def _beginnings(scene: _Scene, end: int) -> list[int]:
    """Give where the subject may begin: at the head of the sentence, or behind each comma of an opening phrase."""
    head = _CONNECTIVES.match(scene.masked, 0, end)
    low = head.end() if head else 0
    if not _OPENING_PHRASE.match(scene.masked, low, end) and not _LATER.match(scene.masked, low, end):
        return [low]
    behind = [match.end() for match in re.finditer(r",\s+", scene.masked[:end]) if match.start() > low]
    if behind or not _PLACED.match(scene.masked, low, end):
        return behind
    close = _CLOSE_SUBJECT.search(scene.masked, low, end)
    return [close.start(close.lastgroup or 0)] if close else []


# "In his first speech Tamm said", "At the closing dinner the old minister told": no comma parts them.
_PLACED = re.compile(r"(?:In|On|At|From|During|For|Under|Through)\b")
_JOINS = r"(?:of|in|at|on|to|by|for|and|or|with|from|near|off|over|about|as)\b"
_APART = rf"(?:{_JOINS}|(?:the|an?|his|her|their|its|that|who|which|{_WEEKDAY}|{_MONTH})\b)"
_CLOSE_SUBJECT = re.compile(
    rf"\s(?:(?!{_APART})[a-z][\w’'-]*\s(?!{_APART})(?P<name>(?:[A-Z][\w’'.-]+\s+){{1,4}}|(?:he|she|they)\s+)"
    rf"|(?!{_JOINS})[\w’'-]+\s(?P<described>(?:the|his|her|their)\s+(?:(?!{_APART})[\w’'-]+\s+){{1,4}}?))(?:(?:{_ADVERB})\s+)*$"
)


def _is_sayable(scene: _Scene, content: Span) -> bool:
    """Ask for a statement: a fragment like "very concerned" is no claim without its sentence."""
    masked = scene.masked[content.start : content.end]
    inner = scene.text[content.start : content.end] if _BLOT in masked else masked
    return len(inner.split()) >= 3 and has_verb(inner)


_ACCORDING_FIRST = re.compile(r"^\s*(?:But\s+|And\s+)?[Aa]ccording\s+to\s+([^,¤“”\"]{2,90}),\s+")
_ACCORDING_LAST = re.compile(r",?\s+according\s+to\s+([^,;:¤“”\"]{2,90}?)[.!]?\s*$")


def _according(scene: _Scene) -> Speech | None:
    if first := _ACCORDING_FIRST.match(scene.masked):
        speaker = _source(scene, first.start(1), first.end(1))
        content = _trim(scene.text, first.end(), len(scene.text))
        # "According to the log the plane took off at nine, with four on board": what is told stands before the comma.
        told = _is_sayable(scene, content)
        return _build(scene, speaker, "according to", [content]) if speaker and told else None
    last = _ACCORDING_LAST.search(scene.masked)
    if last is None or re.search(r"\b(?:said|says|told)\b", scene.masked[: last.start()]):
        return None
    who, left = _source(scene, last.start(1), last.end(1)), _left_content(scene, last.start())
    return _build(scene, who, "according to", [left]) if who and left else None


def _source(scene: _Scene, start: int, end: int) -> Span | None:
    """Read what stands behind "according to", without the day."""
    text = scene.masked[start:end]
    if when := re.search(rf"\s+{_DATE}$", text):
        end = start + when.start()
    span = _trim(scene.masked, start, end, drop=" .,")
    words = scene.masked[span.start : span.end].split()
    return (
        span
        if words and len(words) <= 14 and not re.search(r"\b(?:said|says|told|was|were|is|are)\b", " ".join(words))
        else None
    )


_SAYING_PART = re.compile(
    r",\s+(?:(?:and|while)\s+)?(saying|adding|warning|noting|stressing|claiming|arguing|insisting|explaining|tweeting|writing)\b"
)


def _participle(scene: _Scene) -> Speech | None:
    """Read "X issued a warning, saying P": P has a speaker, and what X did is a statement of its own."""
    part = _SAYING_PART.search(scene.masked)
    if part is None:
        return None
    subject = _subject(scene, part.start())
    content = _content_after(scene, part.end(), verb=part[1])
    if subject is None or content is None or not _is_sayable(scene, content):
        return None
    if part[1] == "warning" and not _THAT.match(scene.masked, part.end()):
        return None
    return _build(scene, subject, part[1], [content], main=_trim(scene.text, 0, part.start()))


_VERB_BEGINS = re.compile(
    r"\s+(?:(?:also|has|have|had|later|then)\s+)?(?:[a-z]+ed|is|was|made|gave|took|met|wrote|spoke|struck|hit|put|sent|left|went)\b"
)


def _subject(scene: _Scene, end: int) -> Span | None:
    for low in _beginnings(scene, end):
        verb = _VERB_BEGINS.search(scene.masked, low, end)
        subject = _np(scene, _trim(scene.masked, low, verb.start())) if verb else None
        if subject and len(scene.masked[subject.start : subject.end].split()) <= 8:
            return subject
    return None


_COLON_SPEAKER = re.compile(
    r"^(.{12,}?):\s+((?:[A-Z][\w’'.&-]*)(?:\s+[A-Z][\w’'.&-]*){0,3}|police|officials?|reports?|sources?)\s*$"
)


def _headline(scene: _Scene) -> Speech | None:
    """Read "Build-up is unprovoked: NATO"."""
    match = _COLON_SPEAKER.match(scene.masked)
    if match is None or not (has_verb(scene.text[: match.end(1)])):
        return None
    return _build(scene, Span(match.start(2), match.end(2)), "said", [_trim(scene.text, 0, match.end(1))])
