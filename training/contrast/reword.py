# ruff: noqa: ARG001 (every family is called with the text and a source of chance)
"""Changes that keep the truth: parts dropped, words exchanged, clauses made of appositives, quotes reported."""

import re
from collections.abc import Iterator
from random import Random

from training.contrast import figures, names, times
from training.contrast.lexicon import SYNONYMS, WEEKDAYS
from training.contrast.names import CAP
from training.contrast.text import Change, closed, length, lower_first, put, upper_first, whole

#: Where dropping a part may break the truth of the rest.
_DOWNWARD = re.compile(
    r"\b(?:not|no|none|never|nobody|nothing|neither|nor|without|few|only|all|every|each|any|"
    r"if|unless|would|could|may|might|should|"
    r"deny|denied|denies|most|first|last|except|until|alleged\w*|expected|rather|than|as if|"
    r"almost|ruled out|refused|claimed?|\w{3,}est)\b|n['’]t\b|\?",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|said|says|told|did|does|can|became|won|made|took|"
    r"went|came|began|left|gave|met|got|led|held|ran|"
    r"saw|fell|rose|wrote|lost|found|[a-z]{2,}ed|[a-z]{3,}(?:ves|tes|kes|nts|ays|ends|ins|rts|ces|ses|nds|lls|cks))\b"
)
_TAIL_SAID = re.compile(
    rf",[\"”]? (?:(?:[Hh]e|[Ss]he|[Tt]hey|police|officials|{CAP}(?: {CAP})*|(?:a|the|his|her) [a-z ]{{3,30}}?"
    rf") (?:said|says|told [\w ]{{3,25}}|added|reported|announced)|(?:said|says|according to) [^,\"“]{{3,60}})"
    rf"(?: (?:on|in) (?:a statement|{'|'.join(WEEKDAYS)}|an? [a-z ]+)| yesterday| today)*\.$"
)
_HEAD_PHRASE = re.compile(
    r"^(?:On|In|At|After|During|Following|Since|By|Before|With|According to|Early|Late|Later|"
    r"Meanwhile|However|Earlier|Last|Currently|Also|Today|Yesterday)\b[^,;\"“]{0,60}, (?=[a-zA-Z])"
)
_PARENS = re.compile(r" ?\([^()]*\)")
_APPOSITIVE = re.compile(
    r", (?:who|which|whose|where|a|an|the|\d\d|then|now|aged)\b[^,;\"“”]{0,80}, (?=(?:is|was|"
    r"were|are|has|had|have|said|will|told|who|won|lost|made|took|went|came|became|wrote|led|[a-z]+ed)\b)"
)
_LAST_COMMA = re.compile(
    r"^(?P<head>[^\"“]{25,}?), (?:who|which|where|when|while|as|after|with|including|and|but|"
    r"so|[a-z]+ing|a|an|the|in|on|at|making|from|according)\b[^\"“]*$"
)
_TAIL_TIME = re.compile(
    rf" (?:(?:early |late )?on (?:{'|'.join(WEEKDAYS)})(?: (?:morning|afternoon|evening|night))?|"
    rf"on [A-Z][a-z]+ \d\d?(?:, \d{{4}})?|in (?:[A-Z][a-z]+ )?\d{{4}}|(?:last|this) (?:week|"
    r"month|year|night)|yesterday|today|earlier this \w+)\.$"
)
_TAIL_PLACE = re.compile(rf" (?:in|at|near|outside) (?:the )?{CAP}(?:,? {CAP})*\.$")
_TAIL_PHRASE = re.compile(
    r" (?:during|after|following|because of|due to|despite|for|with|along with|in order to|"
    r"amid|by using|while) [^,;\"“]{6,60}\.$"
)
_SMALL_WORDS = re.compile(
    r"(?<=[a-z]) (?:also|later|very|quickly|reportedly|recently|eventually|subsequently|then|"
    r"immediately|really|previously)(?= [a-z])"
)


_HALF = re.compile(r"(?:As|When|While|If|Although|Though|Because|Whereas|Unless|Until)\b[^,]*$")


def _stands(text: str) -> bool:
    """Say whether what is left is a whole sentence: a verb, no open bracket, no lone subordinate clause."""
    if _HALF.match(text) or text.count("(") != text.count(")") or not _VERB.search(text):
        return False
    return length(text) >= (6 if text.count(",") == 1 else 4)


def _drop(pattern: re.Pattern[str], *, group: str = "", unsafe: bool = False) -> Change:
    """Build a change that drops what the pattern matches (or keeps its group)."""

    def change(text: str, rng: Random) -> str | None:
        if (not unsafe and _DOWNWARD.search(text)) or not (match := pattern.search(text)):
            return None
        rest = (
            match[group]
            if group
            else text[: match.start()] + (" " if pattern is _APPOSITIVE else "") + text[match.end() :]
        )
        rest = upper_first(closed(rest.replace("  ", " ").strip()))
        return rest if _stands(rest) and not rest.endswith(" born.") and rest != text else None

    return change


drop_tail_said = _drop(_TAIL_SAID, unsafe=True)
drop_head = _drop(_HEAD_PHRASE)
drop_parens = _drop(_PARENS, unsafe=True)
drop_appositive = _drop(_APPOSITIVE, unsafe=True)
drop_after_comma = _drop(_LAST_COMMA, group="head")
drop_time = _drop(_TAIL_TIME)
drop_place = _drop(_TAIL_PLACE)
drop_phrase = _drop(_TAIL_PHRASE)
drop_small_words = _drop(_SMALL_WORDS)

_APPOSED = re.compile(
    rf"(?:^|[,;] |\b(?:and|by|with|said|of|told|for) )(?P<name>{CAP}(?: {CAP}){{1,2}}), (?P<what>(?:a|"
    rf"an|the) [a-z][^,;\"“”]{{4,60}}),"
)
_AGED = re.compile(rf"(?P<name>{CAP}(?: {CAP}){{0,2}}), (?P<age>[1-9]\d),")
_OLD = re.compile(rf"(?P<age>\d\d?)-year-old (?P<what>(?:[a-z]+ )?)(?P<name>{CAP}(?: {CAP}){{1,2}})")
_BORN = re.compile(
    rf"^(?P<name>{CAP}(?: (?:{CAP}|[A-Z]\.)){{1,3}})[^()]{{0,40}}\((?:[^();]*; )?born (?P<born>[A-Z][a-z]+"
    rf" \d\d?, \d{{4}}|\d\d? [A-Z][a-z]+ \d{{4}}|\d{{4}})"
)
_QUOTE = re.compile(
    r'^["“](?P<quote>[A-Z][^"“”]{12,})[,.]["”] (?P<who>(?:[Tt]he |[Hh]e|[Ss]he|[A-Z])[^,.;"“]{0,50}?)(?: (?'
    r'P<said>said|says))(?P<tail>[^"“,;]{0,40})\.$'
)


def appositive_clause(text: str, rng: Random) -> str | None:
    """Make a sentence of an appositive: "Ann Lee, a baker, won" gives "Ann Lee is a baker."."""
    match = _APPOSED.search(text)
    return f"{match['name']} is {match['what']}." if match and length(match["what"]) >= 2 else None


def age_clause(text: str, rng: Random) -> str | None:
    """Make a sentence of an age: "Ann Lee, 41, won" gives "Ann Lee is 41 years old."."""
    match = _AGED.search(text) or _OLD.search(text)
    if not match or names.shares(
        match["name"], "Jan Feb March April May June July August September October November December"
    ):
        return None
    return rng.choice(("{} is {} years old.", "{} is {}.", "{} is aged {}.")).format(match["name"], match["age"])


def born_clause(text: str, rng: Random) -> str | None:
    """Make a sentence of a birth date in parentheses."""
    match = _BORN.search(text)
    return f"{match['name']} was born {'in' if match['born'].isdigit() else 'on'} {match['born']}." if match else None


_STATES = (
    re.compile(
        rf"^(?P<who>{CAP}(?: {CAP})*|He|She|It|The [a-z]+(?: [a-z]+)?) (?P<verb>was|is|were|are|"
        rf"died|won|lost|began|opened|closed) (?P<what>[^,;\"“]{{3,60}})(?=[,;.])"
    ),
    re.compile(
        r"(?P<what>(?:[\d,]+|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty) (?:[a-z]+ )?(?:people|"
        r"men|women|children|soldiers|civilians|workers|passengers|students|officers) (?:were|"
        r"was|have been|had been)? ?(?:killed|injured|hurt|wounded|arrested|rescued|trapped|missing|"
        r"detained|evacuated|died))\b"
    ),
)


def short_state(text: str, rng: Random) -> str | None:
    """Give the short statement that a sentence starts with or counts: "Six people were injured."."""
    if _DOWNWARD.search(text):
        return None
    for pattern in rng.sample(_STATES, len(_STATES)):
        if not (match := pattern.search(text)):
            continue
        what = match["what"]
        if re.search(r"\b(?:when|who|that|which|while|where|as|but|whose)\b", what):
            continue
        if "who" in match.groupdict():
            what = f"{match['who']} {match['verb']} {what}"
        elif not re.search(r"were|was|been|died", what):
            what = re.sub(
                r" (killed|injured|hurt|wounded|arrested|rescued|trapped|missing|detained|evacuated)$",
                r" were \1",
                what,
            )
        out = upper_first(closed(what))
        if length(out) < length(text) - 2 and length(out) >= 4:
            return out
    return None


def report_quote(text: str, rng: Random) -> str | None:
    """Turn a quote without first or second person into reported speech."""
    match = _QUOTE.search(text)
    if not match or re.search(
        r"\b(?:I|we|us|our|my|me|you|your|We|My|Our|You|Your|this|these|here|now)\b|['’]m\b", match["quote"]
    ):
        return None
    said = lower_first(match["quote"])
    if (said == match["quote"] and not re.match(rf"{CAP} (?:{CAP}|is|was|has|will|had)\b", said)) or re.match(
        "With|If", said
    ):
        return None
    return f"{upper_first(match['who'])} {match['said']}{match['tail']} that {said}."


SHORTENERS: tuple[Change, ...] = (
    drop_tail_said,
    drop_head,
    drop_parens,
    drop_appositive,
    drop_after_comma,
    drop_time,
    drop_place,
    drop_phrase,
    drop_small_words,
    appositive_clause,
    age_clause,
    born_clause,
    short_state,
)
#: The short statements: what typed facts look like.
CLAUSES: tuple[Change, ...] = (appositive_clause, age_clause, born_clause, short_state, short_state)

_SYNONYM = tuple((whole(left), left, right) for left, right in SYNONYMS)
_LEAD_TIME = re.compile(
    rf"^(?P<time>(?:On|In|At|During|By) (?:[^,;\"“]{{0,25}})(?:\d{{4}}|\d\d?|{'|'.join(WEEKDAYS)}|"
    rf"morning|night|afternoon|evening)), (?P<rest>(?:the|a|an|he|she|it|they|{CAP})\b[^\"“]*)\.$"
)
_TAIL_LEAD = re.compile(
    rf"^(?P<rest>[^\"“,;]{{12,}}) (?P<time>on (?:{'|'.join(WEEKDAYS)})|in (?:19|20)\d\d|on [A-Z][a-z]+ \d\d?)\.$"
)
_SHORT_NOT = re.compile(r"\b(was|were|is|are|did|has|have|had|could|would|does|do) not\b")
_LONG_NOT = re.compile(r"\b(was|were|is|are|did|has|have|had|could|would|does|do)n['’]t\b")


def synonym(text: str, rng: Random) -> str | None:
    """Exchange one word for one that means the same here."""
    low = text.lower()
    found = [(p, right) for p, left, right in _SYNONYM if left.lower() in low and p.search(text)]
    pattern, right = rng.choice(found) if found else (None, "")
    match = pattern.search(text) if pattern else None
    if not match or (
        re.search(r"\ban? $", text[: match.start()]) and (right[0] in "aeiou") != (match[0][0] in "aeiou")
    ):
        return None
    return put(text, *match.span(), right)


def move_time(text: str, rng: Random) -> str | None:
    """Move a time phrase from the front to the end, or to the front."""
    if match := _LEAD_TIME.search(text):
        time = match["time"]
        return f"{upper_first(match['rest'])} {time[:1].lower()}{time[1:]}."
    match = _TAIL_LEAD.search(text)
    if not match or re.search(r"\b(?:that|who|which|and|born|said)\b", match["rest"]):
        return None
    rest = match["rest"]
    rest = rest[:1].lower() + rest[1:] if re.match(r"(?:The|A|An|He|She|It|They|His|Her|Their)\b", rest) else rest
    return f"{upper_first(match['time'])}, {rest}."


def contraction(text: str, rng: Random) -> str | None:
    """Write "did not" as "didn't", or the other way round."""
    if match := _SHORT_NOT.search(text):
        return put(text, *match.span(), f"{match[1]}n't")
    if match := _LONG_NOT.search(text):
        return put(text, *match.span(), f"{match[1]} not")
    return None


def percent_sign(text: str, rng: Random) -> str | None:
    """Write "12%" as "12 percent", or the other way round."""
    if match := re.search(r"(?<=\d)%", text):
        return put(text, *match.span(), " percent")
    match = re.search(r"(?<=\d) (?:percent|per cent)\b", text)
    return put(text, *match.span(), "%") if match else None


def drop_that(text: str, rng: Random) -> str | None:
    """Drop or add the "that" after "said"."""
    if match := re.search(r"\bsaid that (?=(?:he|she|it|they|the|there)\b)", text):
        return put(text, *match.span(), "said ")
    match = re.search(r"\bsaid (?=(?:he|she|it|they|the|there) )", text)
    return (
        put(text, *match.span(), "said that ")
        if match and "that" not in text and text[match.start() - 2] not in ',"”'
        else None
    )


def said_first(text: str, rng: Random) -> str | None:
    """Move a reporting tail to the front: "It sank, police said." gives "Police said it sank."."""
    match = re.search(
        rf"^(?P<what>(?:The|A|An|It|He|She|They|{CAP}) [^\"“]{{10,}}), (?P<who>police|officials|"
        rf"authorities|[Hh]e|[Ss]he|{CAP}(?: {CAP})*) (?P<said>said|says)\.$",
        text,
    )
    return f"{upper_first(match['who'])} {match['said']} {lower_first(match['what'])}." if match else None


REWORDERS: tuple[Change, ...] = (
    synonym,
    synonym,
    move_time,
    contraction,
    percent_sign,
    drop_that,
    said_first,
    figures.digits_and_words,
    times.date_other_way,
    names.other_voice,
)


def reworded(text: str, rng: Random, *, most: int = 3) -> str | None:
    """Apply one to `most` light rewordings; None where none applies."""
    new, done = text, 0
    for change in rng.sample(REWORDERS, len(REWORDERS)):
        if done < most and (out := change(new, rng)) and out != new:
            new, done = out, done + 1
    return new if done else None


def shorter(text: str, rng: Random) -> Iterator[str]:
    """Give shorter sentences that the text entails, in a random order."""
    for change in rng.sample(SHORTENERS, len(SHORTENERS)):
        if (out := change(text, rng)) and out != text:
            yield out


def shortened(text: str, rng: Random) -> str | None:
    """Drop one or two parts; None where nothing can be dropped."""
    first = next(shorter(text, rng), None)
    if first and rng.random() < 0.4:
        return next(shorter(first, rng), first)
    return first
