"""Who vouches for a sentence, read from its words alone: "according to the miners' union", "a waiter told police".

The reader of claims parts reported words from their speaker where it is sure of both; here the speaker alone is
asked for, wherever in the sentence it stands.
"""

from __future__ import annotations

import re
from functools import lru_cache

_SAYING = (
    r"said|says|told|added|insists|insisted|declared|claims|claimed|maintains|maintained|maintain|argued|argues|argue|insist|"
    r"testified|swore|alleged|alleges|allege|contended|contends|asserted|warned|stated|suggested|conceded|admitted|recalled|reported"
)
_HOLDING = (
    r"believes|believe|think|believed|thinks|concluded|concludes|found|finds|ruled|holds|estimates|estimated|suspects"
)
_WORD = r"[^\W_][\w.’'-]*"
#: A noun phrase without a verb: an article, a name, a name with an office before it.
_WHO = (
    rf"(?P<who>(?:(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ne|[Tt]wo|[Tt]hree|[Ss]ome)(?: {_WORD}){{1,5}}?|"
    rf"(?:[A-Za-z][a-z-]+ )?[A-Z][\w.’'-]*(?: (?:of the |of |the |de |von |van )?{_WORD}){{0,4}}?|"
    r"[Pp]olice|[Oo]fficials|[Pp]rosecutors|[Ww]itnesses|[Rr]esidents|[Nn]eighbours|[Nn]eighbors|[Dd]octors|[Ss]urvivors))"
)
_ACCORDING = re.compile(r"\b[Aa]ccording to (?P<who>[^,;:.]{2,60})")
#: "P, said the deputy mayor, and Q"
_BEHIND = re.compile(
    rf"[,”\"’] (?:{_SAYING}) (?P<who>(?:(?:the|an?|his|her|its|their|one) )?{_WORD}(?: {_WORD}){{0,5}}?)"
    r"(?=[,.;:]|$| (?:on|in|at|after|before|when|who|while|as|close to|during|from|to)\b)"
)
#: "P, a waiter told police in a statement"; "P, an institute found after comparing them"
_BETWEEN = re.compile(
    rf"(?:[,”\"’]|\b(?:and|but|while)) {_WHO} (?:{_SAYING}|(?:{_HOLDING})(?=[,.;]| (?:after|in|on|when)\b))"
    r"(?= |[,.;:]|$)"
)
#: "The nurse swore that P", "Curator Palle Hjorth believes the silver was loot"
_BEFORE = re.compile(
    rf"^(?:[^,;]{{3,40}}, )?{_WHO} (?:{_SAYING}|(?:{_HOLDING})(?= that\b| (?:the|an?|his|her|its|their) [^,;]*?"
    r"\b(?:is|was|were|are|had|has)\b))(?= |,)"
)
_VERBS = re.compile(
    r"\b(?:is|are|was|were|will|would|can|could|may|might|should|must|did|does|do|has|have|had|been|that|which|who|when|"
    rf"because|if|whether|there|and|but|{_SAYING})\b"
)
_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "one", "who", "this", "that", "these", "those", "there"})


@lru_cache(maxsize=8192)
def sources_of(text: str) -> tuple[str, ...]:
    """Give those who vouch for what a sentence tells; none where nobody does, or a pronoun."""
    found = (match["who"].strip() for pattern in _PATTERNS for match in pattern.finditer(text))
    named = (who for who in found if who.lower() not in _PRONOUNS and not _VERBS.search(who))
    return tuple(dict.fromkeys(named))


_PATTERNS = (_ACCORDING, _BEHIND, _BETWEEN, _BEFORE)
