"""The class of a verb, and its pole where it has an opposite: "rejected" is "accept" upside down."""

from __future__ import annotations

import re
from dataclasses import dataclass

from consistency.slots.clauses import PAST, Token
from consistency.slots.grammar import PREPOSITIONS, verb_stem
from consistency.slots.polarity_words import states, verbs, word_list
from consistency.slots.verb_groups import YES, Group

#: Only of a figure is "fell" the opposite of "rose".
_MEASURES = word_list("measure")
_FRAMES = frozenset({"in", "on", "at", "of", "by", "after", "before", "during"})
_FALL, _TIMES, _STAYING = word_list("fall"), word_list("time"), word_list("staying")
_PARTICLES = frozenset({"up", "down", "out", "off", "away", "back"})
#: Behind another preposition such a verb has another sense: "closed in on", "won over".
_WITH_OBJECT = frozenset({"win", "open", "confirm", "convict"})


@dataclass(frozen=True, slots=True)
class Predicate:
    """The class of a verb, its pole where it has an opposite, and how many words behind it belong to it."""

    name: str
    pole: str = ""
    used: int = 0


def lemma(verb: str) -> str:
    """Give the stem that all forms of a verb share."""
    if verb in PAST:
        return re.sub(r"e$", "", PAST[verb])
    if verb.endswith("s") and not verb.endswith("ss") and len(verb) > 3:
        verb = re.sub(r"ies$", "y", verb) if verb.endswith("ies") else verb[:-1]
    return re.sub(r"y$|i$", "i", verb_stem(verb))


def needs_object(name: str) -> bool:
    """Say whether a class of verbs says next to nothing without its object."""
    return name in _OF_OBJECT


_OF_OBJECT = frozenset(
    ["vote"]
    + [one.name for one in verbs().values() if one.pole and one.name not in ("rise", "survive", "succeed")]
    + [lemma(verb) for verb in word_list("needing an object")]
)
_RAISING = frozenset(lemma(verb) for verb in word_list("raising"))
# "Has not come to an end" negates a fact, "did not come to believe" does not.
_MOVING = frozenset(lemma(verb) for verb in ("go", "come", "get", "seek", "help", "take", "ask", "become"))


def raises(group: Group, rest: tuple[Token, ...]) -> bool:
    """Say whether a negated verb says too little by itself: "did not think", "does not want"."""
    if group.negated is None or group.passive or group.verb == "be" or group.value == YES:
        return False
    name = lemma(group.verb)
    if name in _MOVING:
        return bool(rest) and rest[0].low in ("to", "along", "on", "for") and not _goes_on(rest)
    return name in _RAISING


def _goes_on(rest: tuple[Token, ...]) -> bool:
    """Say whether a noun phrase stands behind "to"."""
    return len(rest) > 1 and (
        rest[1].low in ("a", "an", "the", "his", "her", "its", "their") or rest[1].text[0].isupper()
    )


def predicate(group: Group, nouns: frozenset[str], rest: tuple[Token, ...]) -> Predicate:
    """Give the class of a verb; `nouns` are the words of its subject, `rest` what stands behind it."""
    first = rest[0].low if rest else ""
    if group.verb == "be" or (group.verb in _STAYING and first in states()):
        return _state(first)
    known = verbs().get(group.verb)
    name, pole = (known.name, known.pole) if known else (lemma(group.verb), "")
    if name == "vot" and (side := _side(rest)) is not None:
        return side
    if (name == "rise" and not _is_measured(nouns, first)) or (
        name in _WITH_OBJECT and first in PREPOSITIONS - _FRAMES
    ):
        name, pole = lemma(group.verb), ""
    if (group.verb, first) in _TURNED:
        return Predicate("accept", "down", 1)
    if name == "open" and pole and (not rest or first in _FRAMES | _TIMES):
        name = "be open"
    return Predicate(f"{name} {first}" if _is_particle(rest) else name, pole)


#: Verbs that refuse with their particle.
_TURNED = frozenset(
    (("voted", "down"), ("vote", "down"), ("turned", "down"), ("turn", "down"), ("threw", "out"), ("throw", "out"))
)


def _state(first: str) -> Predicate:
    state = states().get(first)
    return Predicate(state.name, state.pole, 1) if state else Predicate("be")


def _is_measured(nouns: frozenset[str], first: str) -> bool:
    return bool(nouns & _MEASURES) and first not in _FALL


def _is_particle(rest: tuple[Token, ...]) -> bool:
    first = rest[0].low if rest else ""
    loose = first in ("in", "on", "over") and (len(rest) == 1 or rest[1].low in PREPOSITIONS)
    return loose or first in _PARTICLES


def _side(rest: tuple[Token, ...]) -> Predicate | None:
    """Read "voted for", "voted in favour of" and "voted against"; other votes have no side."""
    begin = " ".join(token.low for token in rest[:3])
    if begin.startswith(("in favour of", "in favor of")):
        return Predicate("vote", "up", 3)
    sides = {"for": "up", "against": "down"}
    return Predicate("vote", sides[rest[0].low], 1) if rest and rest[0].low in sides else None
