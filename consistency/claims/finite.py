"""Finite verbs by rule: whether words stand alone as a clause, with their own subject. Abstains where it is unsure."""

from __future__ import annotations

import re
from itertools import pairwise

from consistency.lang.words import words

_AUXILIARIES = frozenset(
    words(
        "is are was were has have had will would can could may might must shall should do does did cannot am",
        "isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't couldn't mustn't shouldn't",
        "don't doesn't",
        "didn't ain't",
    )
)
# Past forms that are no participle: "the man took" can only be a clause.
_PAST = frozenset(
    words(
        "ate arose awoke bade began bit blew bore broke came chose drank drew drove fell flew forbade forgave",
        "forgot",
        "froze gave grew hid knew lay overcame overtook overthrew ran rang rode rose sang sank saw shook",
        "shrank spoke",
        "sprang stole strode swam swore threw took tore undertook underwent went withdrew woke wore wrote",
        "said says",
    )
)
# Past forms that are participles too, as most in -ed are: "the man shot" may be no clause.
_PAST_OR_PARTICIPLE = frozenset(
    words(
        "became bought bound bred brought built burnt caught clung crept dealt dug fed felt fled fought found",
        "got heard",
        "held kept knelt laid learnt led left lent lit lost made meant met paid sat sent shot slept slid sold",
        "sought",
        "spent spun stood struck stuck stung swept swung taught told thought understood upheld wept withheld",
        "won wound",
    )
)
_PRESENT = frozenset(
    words(
        "remains includes becomes says seems appears contains lies stands continues begins comes goes makes",
        "takes gives",
        "wants needs believes thinks knows expects belongs consists represents serves holds keeps lives plays",
        "exists owns",
        "reads tells adds argues insists denies",
    )
)
_PLURAL_PRESENT = frozenset(
    words(
        "remain include become say seem appear contain lie stand continue begin come go make take give want",
        "need believe",
        "think know expect belong consist hold keep live play exist own tell hope plan fear see get call",
        "agree",
    )
)
_NOMINATIVE = frozenset(words("he she they we i"))
_PRONOUNS = _NOMINATIVE | frozenset(
    words("it you this that these those there someone everyone nobody everybody none both")
)
_CONTRACTED = re.compile(r"(?:he|she|it|they|we|i|you|there|that)['’](?:s|re|m|ve|d|ll)$", re.IGNORECASE)
_DETERMINERS = frozenset(
    words(
        "the a an his her its their our my your this that these those some many several most all both no each",
        "every",
        "another any few more other about nearly almost only at one two three four five six seven eight nine",
        "ten eleven",
        "twelve dozens hundreds thousands police officials investigators authorities prosecutors people",
        "residents",
        "protesters witnesses doctors critics supporters lawmakers voters experts",
    )
)
_BARE = frozenset(words("the a an his her its their"))  # "the wounded": what follows is no verb
_ADVERBS = frozenset(
    words(
        "then later also now meanwhile however instead still finally eventually soon today yesterday already",
        "never just",
        "even again once often always not ever thus therefore indeed perhaps almost nearly only initially",
    )
)
_PREPOSITIONS = frozenset(words("in on at by after before during since for from until under within without of near"))
# Where these stand, what follows may belong to another clause.
_STOPS = frozenset(
    words(
        "that who whom whose which where when while whether if because although though unless until since as",
        "than and or",
        "but nor so what how why after before",
    )
)
_OBJECT_STARTS = _DETERMINERS | frozenset(words("him them me us himself herself itself themselves to into out up"))
_NOT_ED = frozenset(
    words(
        "bed breed creed deed exceed feed greed hundred indeed need proceed red reed sacred seed shed speed",
        "succeed weed",
        "wicked unprecedented embed bleed united",
    )
)
# "but this season began with a win": when, and no subject.
_WHEN = frozenset(
    f"{which} {unit}"
    for which in words("this that last next each every one")
    for unit in words(
        "season year week month day time morning afternoon evening night summer winter spring fall weekend"
    )
)
_TOKEN = re.compile(r"\w[\w’'.&-]*\w|\w|[^\w\s]")
_LONGEST_SUBJECT = 9

RELATIVES = frozenset(words("who whom whose which that where when while whether if because although though unless as"))


def tokens(text: str) -> list[str]:
    """Give words and marks."""
    return _TOKEN.findall(text)


def finite_verbs(text: str) -> int:
    """Count the words that are finite verbs, or may be."""
    found = tokens(text)
    return sum(
        (_is_finite(token) or _may_be_finite(token)) and before.lower() != "to"
        for before, token in pairwise(["", *found])
    )


def starts_clause(text: str) -> bool:
    """Tell whether the words begin with a subject and its finite verb."""
    found = tokens(text)
    start = 0
    while start < len(found) and (_is_adverb(found[start].lower()) or found[start] in {"But", "And", "Yet", "So"}):
        start += 1
    return _subject_verb(found[start:]) or _after_phrase(found[start:])


def is_nominative(text: str) -> bool:
    """Tell whether the words begin with a pronoun that can only be a subject ("he"), and its verb."""
    found = tokens(text)
    return (
        bool(found) and (found[0].lower() in _NOMINATIVE or bool(_CONTRACTED.match(found[0]))) and _pronoun_verb(found)
    )


def starts_with_verb(text: str) -> bool:
    """Tell whether the words begin with a finite verb."""
    found = tokens(text)
    while found and _is_adverb(found[0].lower()):
        found = found[1:]
    return bool(found) and (_is_finite(found[0]) or _may_be_finite(found[0]))


def _is_finite(token: str) -> bool:
    plain = token.replace("’", "'")
    return plain in _AUXILIARIES or plain in _PAST or plain in _PRESENT or bool(_CONTRACTED.match(token))


def _may_be_finite(token: str) -> bool:
    return token in _PAST_OR_PARTICIPLE or (token.islower() and token.endswith("ed") and token not in _NOT_ED)


def _is_adverb(token: str) -> bool:
    return token in _ADVERBS or (token.endswith("ly") and len(token) > 4)


def _after_phrase(found: list[str]) -> bool:
    """Tell "in the same season he reached": a phrase, and a pronoun that can only be a subject."""
    if not found or found[0].lower() not in _PREPOSITIONS:
        return False
    places = [place for place, token in enumerate(found[:8]) if token in _NOMINATIVE]
    return bool(places) and places[0] >= 2 and _pronoun_verb(found[places[0] :])


def _subject_verb(found: list[str]) -> bool:
    if not found:
        return False
    if found[0].lower() in _PRONOUNS and _pronoun_verb(found):
        return True
    if _CONTRACTED.match(found[0]):
        return True
    return (found[0].lower() in _DETERMINERS or found[0][0].isupper() or found[0][0].isdigit()) and _noun_verb(found)


def _pronoun_verb(found: list[str]) -> bool:
    if _CONTRACTED.match(found[0]):
        return True
    rest = [token for token in found[1:4] if not _is_adverb(token)]
    if not rest:
        return False
    verb, pronoun = rest[0], found[0].lower()
    if _is_finite(verb):
        return True
    if pronoun in _NOMINATIVE or pronoun == "it":
        return _may_be_finite(verb) or (verb.islower() and verb.endswith("s")) or verb in _PLURAL_PRESENT
    return False


def _noun_verb(found: list[str]) -> bool:
    """Walk over a noun phrase to its verb."""
    if " ".join(found[:2]).lower() in _WHEN:
        return False
    named = found[0][0].isupper() and found[0].lower() not in _DETERMINERS
    for place in range(1, min(len(found), _LONGEST_SUBJECT + 1)):
        token = found[place]
        if token.lower() in _STOPS or not token[0].isalnum() or _CONTRACTED.match(token):
            return False
        if _is_finite(token):
            return found[place - 1].lower() not in {"to", "a", "an", "the", "of", "in", "for", "on", "from", "with"}
        bare = place == 1 and found[0].lower() in _BARE
        if _may_be_finite(token) and not bare:
            return _takes_object(found, place, named=named)
        named = named and token[0].isupper()
    return False


def _takes_object(found: list[str], place: int, *, named: bool) -> bool:
    """Tell a verb from a participle: "the man shot the officer", "Orlov resigned in May"; not "the man shot by"."""
    after = found[place + 1] if place + 1 < len(found) else "."
    if after.lower() == "by" or any(_is_finite(token) for token in found[place + 1 : place + 8]):
        return False
    return named or after.lower() in _OBJECT_STARTS or after[0].isupper() or after[0].isdigit() or after == "."
