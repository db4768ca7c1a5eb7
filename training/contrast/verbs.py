# ruff: noqa: ARG001 (every family is called with the text and a source of chance)
"""Polarity: negated, un-negated, turned into the opposite, said or denied."""

import re
from dataclasses import dataclass
from random import Random

from training.contrast.lexicon import (
    ANTONYMS,
    IRREGULAR_PAST,
    MONTHS,
    OPPOSITE_LEMMAS,
    REGULAR_LEMMAS,
    WEEKDAYS,
    entries,
)
from training.contrast.names import CAP
from training.contrast.text import put


def past_of(lemma: str) -> str:
    """Give the past of a regular lemma of the table."""
    if lemma.endswith("e"):
        return lemma + "d"
    if re.search(r"[^aeiou]y$", lemma):
        return lemma[:-1] + "ied"
    doubled = {"ban", "drop", "plan", "stop", "star", "admit", "refer", "control", "appal"}
    return lemma + (lemma[-1] if lemma in doubled else "") + "ed"


PAST_OF = {**IRREGULAR_PAST, **{lemma: past_of(lemma) for lemma in REGULAR_LEMMAS if lemma not in IRREGULAR_PAST}}
LEMMA_OF = {past: lemma for lemma, past in PAST_OF.items()}
del LEMMA_OF["found"]  # the past of "find" and the lemma of "founded": too often the wrong one
LEMMA_OF["founded"] = "found"

#: Where "not" has another scope, or both can hold.
_UNSAFE = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|neither|nor|without|hardly|n't|if|whether|unless|"
    r"because|until|some|many|several|few|"
    r"most|other|others|often|sometimes|usually|may|might|only|just|all|every|any|each|both|"
    r"but|although|either|more|most|so)\b|n['’]t\b|\?",
    re.IGNORECASE,
)
_AUX = re.compile(r"\b(?P<aux>was|were|is|are|will|has|have|had|can|could|would|did|does|do)\b(?! not\b)(?= [a-z])")
_SUBJECT = rf"(?:\b(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Ww]e|[Tt]he (?:[a-z]+ )?[a-z]+|{CAP}))"
_PAST_VERB = re.compile(
    rf"(?P<subject>{_SUBJECT}) (?P<verb>{'|'.join(sorted(LEMMA_OF, key=len, reverse=True))})\b(?! (?:by|up to)\b)"
)
_NEGATED = re.compile(
    r"\b(?P<aux>was|were|is|are|will|has|have|had|can|could|would)(?P<not> not|n['’]t)\b(?! only| just| yet| all)"
)
_DID_NOT = re.compile(r"\bdid(?: not|n['’]t) (?P<lemma>[a-z]+)\b")


def _main_clause(text: str, start: int) -> bool:
    """Say whether a verb seems to be the main one: no subordinate clause or quote before it."""
    before = text[:start]
    return (
        not re.search(r"\b(?:who|which|that|when|while|as|after|before|since|where|what|how|why|to)\b", before)
        and before.count('"') % 2 == 0
        and "“" not in before
        and start < 70
    )


def negate(text: str, rng: Random) -> str | None:
    """Say that it was not so."""
    if _UNSAFE.search(text):
        return None
    match = _PAST_VERB.search(text)
    if match and _main_clause(text, match.start("verb")) and not re.search(r"\b(?:and|or)$", text[: match.start()]):
        return put(text, *match.span("verb"), f"did not {LEMMA_OF[match['verb']]}")
    match = _AUX.search(text)
    if (
        not match
        or not _main_clause(text, match.start())
        or (
            match["aux"] in ("has", "have", "had", "do", "does", "did")
            and not re.match(r" (?:been|[a-z]+(?:ed|en|wn))\b", text[match.end() :])
        )
    ):
        return None
    short = rng.random() < 0.3 and match["aux"] not in ("will", "can", "is", "are")
    return put(text, match.end(), match.end(), "n't" if short else " not")


def unnegate(text: str, rng: Random) -> str | None:
    """Say that it was so after all."""
    if len(re.findall(r"\bnot\b|n['’]t\b|\bnever\b|\bno\b", text)) != 1 or re.search(
        r"\b(?:any|yet|either|nor|but|at all|until|because|if|whether)\b", text
    ):
        return None
    if match := _DID_NOT.search(text):
        past = PAST_OF.get(match["lemma"])
        return put(text, *match.span(), past) if past else None
    if match := _NEGATED.search(text):
        return put(text, *match.span("not"), "")
    if match := re.search(r"\b(has|have|had|was|were) never ", text):
        return put(text, *match.span(), f"{match[1]} ")
    return None


_OTHER: dict[str, list[str]] = {}
for _left, _right in ANTONYMS:
    _OTHER.setdefault(_left, []).append(_right)
    _OTHER.setdefault(_right, []).append(_left)
_ANTONYM = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(_OTHER, key=len, reverse=True))})(?![\w-])", re.IGNORECASE)


def antonym(text: str, rng: Random) -> str | None:
    """Turn one word into its opposite: "rose" into "fell", "before" into "after"."""
    found = [m for m in _ANTONYM.finditer(text) if m[0].lower() in _OTHER and _turns(text, m)]
    if not found or re.search(r"\b(?:not|or|both|neither|either|whether)\b|n['’]t\b", text):
        return None
    match = rng.choice(found)
    if len(re.findall(rf"\b{match[0]}\b", text)) > 1:
        return None
    options = [o for o in _OTHER[match[0].lower()] if not re.search(rf"\b{o}\b", text)]
    return put(text, *match.span(), rng.choice(options)) if options else None


@dataclass(frozen=True, slots=True)
class Setting:
    """Where these words have the sense that their antonyms turn around: what must stand, or not, on either side."""

    words: frozenset[str]
    before: str = ""
    after: str = ""
    not_before: str = r"\b(?:for|as) $"
    not_after: str = r" as "

    def holds(self, before: str, after: str) -> bool:
        return (
            re.search(self.before, before) is not None
            and re.match(self.after, after) is not None
            and not re.search(self.not_before, before)
            and not re.match(self.not_after, after)
        )


_DAYS = f"(?:{'|'.join((*WEEKDAYS, *MONTHS))})"
_IS_OR_THE = r"\b(?:was|is|were|are|a|the|at|been) $"
_SETTINGS = (
    Setting(
        frozenset(("before", "after")),
        after=r" (?:the|a|an|his|her|its|their|[a-z]+ing|he|she|it|they)\b",
        not_before=r"\b(?:look\w*|named|soon|shortly|long|day|week|year|[Hh]ere|well|there|ever|just) $",
    ),
    Setting(frozenset(("with", "without")), after=r" (?:a|an|any|[a-z]+s)\b"),
    Setting(
        frozenset(("more than", "less than")),
        after=r" (?:[$£€\d]|a |two|three|four|five|six|seven|eight|nine|ten|half)",
        not_before=r"\bno $",
    ),
    Setting(frozenset(("early", "late")), after=rf" (?:on |{_DAYS})"),
    Setting(frozenset(("raised", "lowered")), after=r" (?:the|its|his|her|their|taxes|prices|rates)\b"),
    Setting(frozenset(("released",)), before=r"\b(?:man|woman|suspect|he|she|they|police|officers?)\b.{0,20}$"),
    Setting(
        frozenset(entries("first last former current outgoing incoming upper always stable critical")),
        before=r"\b(?:the|his|her|its|their|a|in|was|is) $",
        not_after=r" (?:week|year|month|night|two|three|few|name|lady|season|time\b)",
    ),
    Setting(
        frozenset(entries("day night public private single major minor positive negative profit hot cold lower raise")),
        before=_IS_OR_THE,
    ),
)
#: Words that nearly always have another sense.
_NEVER = frozenset(entries("left include includes included support win entered"))
_GENDERED = frozenset(entries("man woman men women boy girl boys girls"))
_ANYWHERE = Setting(frozenset())


def _turns(text: str, match: re.Match[str]) -> bool:
    """Say whether the word has the sense here that its antonym turns around."""
    word, before, after = match[0], text[: match.start()], text[match.end() :]
    if word in _NEVER or (word[0].isupper() and match.start() > 0):
        return False
    if word in _GENDERED and re.search(r"\b(?:he|she|his|her|him|himself|herself)\b", text, re.IGNORECASE):
        return False
    setting = next((s for s in _SETTINGS if word.lower() in s.words), _ANYWHERE)
    return setting.holds(before, after)


_SAID_THAT = re.compile(
    rf"(?P<who>{CAP}|[Hh]e|[Ss]he|[Tt]hey|[Pp]olice|officials?|spokes(?:man|woman|person)) (?P<verb>said|"
    r"claimed|confirmed|announced|admitted|stated)(?P<that> that)? (?=(?:he|she|it|they|the|"
    rf"there|his|her|their|a|an|{CAP}) )"
)
_DENIED = re.compile(r"\bdenied that\b")


def deny(text: str, rng: Random) -> str | None:
    """Turn a statement into its denial, and back."""
    if match := _DENIED.search(text):
        return put(text, *match.span(), rng.choice(("said that", "confirmed that")))
    match = _SAID_THAT.search(text)
    if (
        not match
        or re.search(r"\bnot\b|n['’]t\b", text)
        or re.match(r"(?:on|in|at|last|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)", text[match.end() :])
    ):
        return None
    return text[: match.start("verb")] + "denied that " + text[match.end() :]


_MODAL = re.compile(
    r"\b(?P<modal>will|is expected to|are expected to|plans to|plan to)(?= [a-z])"
    r"(?! not| have| be able| of\b| to\b| and\b| or\b| in\b)"
)


def may(text: str, rng: Random) -> str | None:
    """Weaken what will be into what may be."""
    match = _MODAL.search(text)
    return put(text, *match.span(), rng.choice(("may", "might", "could"))) if match else None


def will_not(text: str, rng: Random) -> str | None:
    """Turn what will be into what won't be."""
    match = _MODAL.search(text)
    if not match or re.search(r"\bnot\b|n['’]t\b|\b(?:if|any|only|until)\b", text):
        return None
    return put(text, *match.span(), rng.choice(("will not", "won't")))


_OPPOSED = re.compile(
    rf"(?P<subject>{_SUBJECT}) (?P<verb>{'|'.join(OPPOSITE_LEMMAS)})\b(?! (?:to|in|ill|off)\b)"
    r"(?<!won)(?<!lost)(?<!left)"
)


def not_opposite(text: str, rng: Random) -> str | None:
    """Say the same by denying the opposite: what rose did not fall."""
    match = _OPPOSED.search(text)
    if not match or _UNSAFE.search(text) or not _main_clause(text, match.start("verb")):
        return None
    return put(text, *match.span("verb"), f"did not {OPPOSITE_LEMMAS[match['verb']]}")
