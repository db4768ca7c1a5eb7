"""Sentence -> question, opinion or statement; in doubt a statement."""

from __future__ import annotations

import re

from consistency.claims.sentences import quotations
from consistency.lang.words import words
from consistency.types import Nature

_QUESTION = re.compile(r"[?？]!?[\"'”’»)\]*\s]*$")
# "He asked whether it was over?" states, though it ends as a question.
_ASKED = re.compile(
    r"(?!(?:what|who|whom|whose|why|how|when|where|which|did|does|do|has|have|had|is|are|was|were|will|can|could)\b)"
    r"(?:\S+\s){1,5}?(?:asked|asks|wondered|wonders)\b",
    re.IGNORECASE,
)
_REPORTING = re.compile(
    r"\b(?:asked|asks|wondered|wonders|said|says|wrote|writes|tweeted|added|adds|told|tells|quoted|according)\b"
)

_LEAD = r"^\W*(?:(?:but|and|so|yet|well|now|still|yes|no|honestly|frankly|personally),?\s+)*"
_FIRST_PERSON = re.compile(
    rf"{_LEAD}(?:i|we)(?:\s+(?:really|just|still|also|do|truly|firmly|honestly|personally|strongly))?\s+"
    r"(?:think|believe|feel|hope|wish|guess|suspect|suppose|doubt|fear|love|like|hate|prefer|imagine|agree|disagree|urge"
    r"|applaud|admire|regret|worry|trust|(?:don['’]t|do\s+not)\s+(?:think|believe|feel|like|agree|imagine)"
    r"|would\s+(?:like|love|argue|hope|prefer|urge)|am\s+(?:sure|afraid|confident|convinced|hopeful|glad|sorry|proud))\b"
    rf"|{_LEAD}(?:i['’]d\s+(?:like|love)|(?:i['’]m|we['’]re)\s+(?:sure|afraid|confident|convinced|hopeful|glad|sorry|proud"
    r"|happy|sad))\b"
    r"|\b(?:in\s+(?:my|our)\s+(?:\w+\s+)?(?:view|opinion|judge?ment|eyes)|to\s+my\s+mind|if\s+you\s+ask\s+me"
    r"|it\s+seems\s+to\s+me|as\s+i\s+see\s+it)\b",
    re.IGNORECASE,
)
_EXHORTS = re.compile(
    rf"{_LEAD}(?:(?:we|you|everyone|everybody|nobody|no\s+one)\s+(?:all\s+)?"
    r"(?:should|must|ought\s+to|need\s+to|shouldn['’]t|mustn['’]t|had\s+better)\s+(?!have\b)"
    r"|let\s+us\b|let['’]s\b|please\b|shame\s+on\b|thank\s+(?:you|god|goodness)\b|god\s+bless\b"
    r"|(?:\S+\s+){1,5}?(?:should|must|ought\s+to|needs?\s+to)\s+(?:now\s+)?"
    r"(?:resign|apologi[sz]e|step\s+down|be\s+ashamed|know\s+better|think\s+again|reconsider|wake\s+up)\b)",
    re.IGNORECASE,
)
# A judgement and nothing else: "It was a beautiful, moving evening."
_JUDGES = re.compile(
    rf"{_LEAD}(?:it|this|that|these|those|what|how)(?:\s+(?:is|was|are|were|will\s+be|would\s+be|has\s+been)|['’]s)?\s+"
    r"(?:(?:[a-z]+ly|so|such|very|just|a|an|the|most|all|not|one\s+of\s+the)\s+)*(?P<judged>[a-z]+)"
    r"(?:,?\s+[a-z-]+){0,5}\W*$",
    re.IGNORECASE,
)
_JUDGEMENTS = frozenset(
    words(
        "absurd amazing appalling awesome awful bad beautiful best brilliant crazy cruel delightful despicable",
        "disgraceful disgusting dreadful embarrassing evil excellent extraordinary fabulous fantastic foolish",
        "funny glorious good great heartbreaking heartless heroic horrible horrific horrifying hypocritical",
        "idiotic incredible insane inspiring laughable lovely ludicrous madness magnificent moving nice nonsense",
        "outrage outrageous pathetic perfect pity pointless reckless ridiculous sad scandalous shame shameful",
        "shocking sickening silly splendid stupid superb terrible terrific tragic unacceptable unbelievable unfair",
        "unforgivable unthinkable wonderful worst wrong",
    )
)
# With any of these a fact may stand beside the opinion.
_CHECKABLE = re.compile(
    r"\d|\b(?:percent|million|billion|because|after|since|when|killed|died|voted|signed|arrested|announced|reported)\b"
)


def nature(sentence: str) -> Nature:
    """Say whether a sentence asks, judges or states.

    Reported words are statements, whatever they are: `"Why?" he asked.` states that he asked, and `"We must go," she
    said.` that she said so. Words that stand alone in quotation marks are taken as if said here.
    """
    shown = sentence.strip()
    if _QUESTION.search(shown):
        return Nature.QUESTION if _is_asked(shown) else Nature.STATEMENT
    return Nature.OPINION if _is_opinion(shown) else Nature.STATEMENT


def _is_asked(sentence: str) -> bool:
    """Tell a question mark that belongs to the sentence from one inside a quote: `She asked: "Why?"`."""
    last = max(sentence.rfind("?"), sentence.rfind("？"))
    if any(quote.start < last < quote.end and _has_word(sentence[: quote.start]) for quote in quotations(sentence)):
        return False
    return not _ASKED.match(sentence)


def _is_opinion(sentence: str) -> bool:
    own = _outside_quotes(sentence)
    said = own if _has_word(own) else sentence
    if _REPORTING.search(said) or _CHECKABLE.search(said):
        return False
    judged = _JUDGES.match(said)
    if judged is not None and judged["judged"].lower() in _JUDGEMENTS:
        return True
    return bool(_FIRST_PERSON.search(said) or _EXHORTS.match(said))


def _outside_quotes(sentence: str) -> str:
    kept, place = [], 0
    for quote in quotations(sentence):
        kept.append(sentence[place : quote.start])
        place = quote.end
    return " ".join([*kept, sentence[place:]])


def _has_word(text: str) -> bool:
    return any(map(str.isalnum, text))
