"""From scores and comparisons of typed facts to one verdict: a ladder, read from the top.

Contradiction is looked for first and entailment never hides it. What can't be scored is `unmeasured`, which is
neither agreement nor failure. Everything here is pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from consistency.ids import content_id
from consistency.lang.charge import loaded
from consistency.lang.content import STEM, content, overlap, same_names
from consistency.lang.contraries import contraries, crossed
from consistency.lang.facing import Wording
from consistency.lang.frames import frames_apart, sorts_apart
from consistency.lang.sources import sources_of
from consistency.lang.utterances import words_apart
from consistency.lang.words import words
from consistency.types import (
    DOUBT,
    OTHER_SIDE,
    Claim,
    ClaimPair,
    ClashType,
    Hedge,
    Label,
    NliScores,
    Slot,
    SlotComparison,
    SlotKind,
    Thresholds,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Callable

#: The weaker direction of a contradiction must reach this share of certainty: what contradicts forward
#: contradicts backward, and a model that sees it one way only is guessing from one odd word.
WEAKER_DIRECTION = 0.5
#: With less of the shorter claim's content words in common, an NLI contradiction says that two sentences speak of
#: different things, not that they clash.
CLASH_OVERLAP = 0.5

#: How sure a clash is whose facts a rule bound, at least.
BOUND_BY_RULE = 0.9

#: Where one claim alone negates, the NLI model is believed this much sooner. Of the contradictions that it calls
#: between other claims of news and that no typed fact supports, nearly all are two ways of saying one thing.
NEGATED_SOONER = 0.07
#: Share of all content words of both claims that both have, at least, for one to negate the other.
NEGATED_SHARE = 0.4
#: Of so few words, half are enough.
FEW = 4
#: Where two outlets tell a thing in words of their own: content words that both have, and their share of the shorter
#: claim's. Of 51,000 close pairs of claims of untouched news the model is sure of none that is told so.
RETOLD_WORDS = 2
RETOLD_LEAST, RETOLD_MOST = 0.2, 0.9
#: How far the weaker direction may stay behind.
WEAKER_LATER = 0.04
#: The model is believed so much sooner than its threshold where one name stands for another.
NAMED_SOONER = 0.07
#: And so much sooner where a word of one claim shuts out a word of the other ("granted", "refused"). Of 37,000 close
#: pairs of claims of untouched news it is that sure of none that has such words; of pairs written to be hard, of 12
#: conflicts and one trap that nothing else calls.
CONTRARY_SOONER = 0.12
CONTRARY_SHARED = 2
#: And so much sooner of what one speaker says, with a "not" on one side alone: who says both is told wrongly by one.
TURNED_SOONER, TURNED_WEAKER = 0.19, 0.6
COPIED_WORDS = 3
COPIED_SHARE = 0.6
#: Words that one may stand for, and how alike two are that are one word in two spellings.
EXCHANGED_WORDS = 2
SPELT_ALIKE = 0.75

TYPE_OF_SLOT = {
    SlotKind.DATE: ClashType.DATE,
    SlotKind.TIME: ClashType.TIME,
    SlotKind.DURATION: ClashType.TIME,
    SlotKind.QUANTITY: ClashType.QUANTITY,
    SlotKind.MONEY: ClashType.MONEY,
    SlotKind.AGE: ClashType.AGE,
    SlotKind.PERSON: ClashType.NAME,
    SlotKind.ROLE: ClashType.ROLE,
    SlotKind.PLACE: ClashType.PLACE,
    SlotKind.QUOTE: ClashType.QUOTE,
    SlotKind.POLARITY: ClashType.POLARITY,
}

#: Facts with a value that two reports can share; that both name one person or office is no fact of its own.
VALUES = frozenset(
    {
        SlotKind.DATE,
        SlotKind.TIME,
        SlotKind.DURATION,
        SlotKind.QUANTITY,
        SlotKind.MONEY,
        SlotKind.AGE,
        SlotKind.QUOTE,
    }
)

#: Counts that grow while a story develops: a later report with more supersedes an earlier one with less.
GROWING = frozenset(
    {
        "dead",
        "arrested",
        "charged",
        "displaced",
        "homeless",
        "evacuated",
        "fled",
        "rescued",
        "infected",
        "vaccinated",
        "destroyed",
        "damaged",
        "pledge",
        "damage",
    }
)
#: Counts that go up and down: any later report supersedes.
MOVING = frozenset(
    [
        "injured",
        "missing",
        "hospitalised",
        "trapped",
        "stranded",
        "waiting",
        "queue",
        "queued",
        "without power",
        "aboard",
        "deployed",
    ]
)

#: Facts that a speaker vouches for; a name or an office is given by the outlet that reports the words.
TOLD_BY_SPEAKERS = VALUES - {SlotKind.QUOTE, SlotKind.AGE} | {SlotKind.POLARITY}
#: Sources that stand for no one in particular: "police" and "Captain Roe" may be one voice.
GENERIC = frozenset(
    {"police", "officials", "authorities", "investigators", "sources", "reports", "witnesses", "officers", "it"}
)

#: Who speaks for somebody, and what stands between the two.
SPEAKING = frozenset(
    words(
        "the a an its his her their of for at from in and spokesman spokeswoman spokesperson spokesmen official "
        "officials statement representative press office"
    )
)

#: Those who count what they want to be many or few, whoever counts against them.
PARTY = re.compile(
    r"\b(?:organi[sz]ers?|protest(?:e|o)rs?|demonstrators|unions?|campaigners|activists|opposition|rebels?|separatists|"
    r"insurgents|militants?|guerrillas)\b",
    re.IGNORECASE,
)

NEGATION = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|denie[sd]|deny|denying|refus\w+|fail\w*|reject\w+|"
    r"rule[sd]? out|cannot)\b|n['’]t\b",
    re.IGNORECASE,
)

_DENIES = re.compile(r"\b(?:not|no|never|none|nobody|nothing|neither)\b|n['’]t\b", re.IGNORECASE)

#: What hangs on a noun is no news: "a murder that she did not commit", "Palmer, who was not there, ...".
HANGING = re.compile(
    r"\b(?:an?|the) (?:[a-z-]+ ){1,2}(?:that|which|who)(?: (?:he|she|it|they|we|I))? (?:[a-z]+ ){0,2}?"
    r"(?:not|never|[a-z]+n['’]t)\b|, (?:who|which) [^,.]*,"
)

#: What has not been done when one report was written may have been done for the other.
NOT_SO_FAR = re.compile(r"\bha(?:s|ve)(?:n['’]t| not)\b", re.IGNORECASE)

QUOTED = re.compile(r"[“”\"]")
#: Of some of all, a thing is true that of others is not.
OF_PARTS = re.compile(r"\b(?:only|(?:none|some|most|one|two|many|few|half) of)\b", re.IGNORECASE)

NOT_NOW = re.compile(r"\b(?:do|does|is|are|am)(?:n['’]t| not| no longer)\b", re.IGNORECASE)
BEFORE_THEN = re.compile(r"\b(?:had(?! to)|used to|once|formerly|previously|until)\b", re.IGNORECASE)

#: Words that leave it open whether a thing happened: what negates it denies nothing that was said.
UNSURE = re.compile(
    r"\b(?:alleged(?:ly)?|alleges?|reported(?:ly)?|accused|claim(?:s|ed)|almost|nearly|if|unless|whether|could|(?-i:may)|might|"
    r"(?<!that )(?<!which )(?<!who )(?:was|were) (?:(?:due|meant|supposed|set|scheduled) )?to(?! blame)|would|should|"
    r"perhaps|possibl[ey]|likely|expected|yet|until|still|so far|rumou?r\w*|hopes?|hoped|fear\w*)\b",
    re.IGNORECASE,
)

#: Of these words, those that the model does not always weigh.
LEFT_OPEN = re.compile(r"\b(?:alleged(?:ly)?|alleges?|(?-i:may)|might|could|perhaps|possibly)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that a rule may look at."""

    pair: ClaimPair
    forward: NliScores | None
    backward: NliScores | None
    comparisons: tuple[SlotComparison, ...]
    limits: Thresholds
    later: int = 0  # 1: the right report is the newer one, -1: the left one, 0: not known

    @property
    def clashing(self) -> tuple[SlotComparison, ...]:
        """The typed facts that are about one thing and cannot both be true."""
        return tuple(c for c in self.comparisons if c.agrees is False)

    @property
    def contradiction(self) -> float:
        """How sure the model is of a contradiction, over both directions."""
        return mean(self.forward, self.backward, "contradiction")

    @property
    def entailment(self) -> float:
        """How sure the model is of entailment in its better direction."""
        return best(self.forward, self.backward, "entailment")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rung: the first rule whose test holds gives the label, its confidence and its reason."""

    label: Label
    test: Callable[[Evidence], bool]
    confidence: Callable[[Evidence], float]
    reason: Callable[[Evidence], str]


def mean(forward: NliScores | None, backward: NliScores | None, name: str) -> float:
    """Give the mean of one probability over the directions that were scored."""
    values = [float(getattr(s, name)) for s in (forward, backward) if s is not None]
    return sum(values) / len(values) if values else 0.0


def best(forward: NliScores | None, backward: NliScores | None, name: str) -> float:
    """Give the higher of one probability over the directions that were scored."""
    one, other = (0.0 if s is None else float(getattr(s, name)) for s in (forward, backward))
    return max(one, other)


def is_unscored(e: Evidence) -> bool:
    """No typed fact clashes, and the model could not see both texts whole."""
    return not e.clashing and any(s is None or s.truncated for s in (e.forward, e.backward))


def facts_clash(e: Evidence) -> bool:
    """A typed fact about one thing differs, whatever the days."""
    return bool(standing(e))


def standing(e: Evidence) -> tuple[SlotComparison, ...]:
    """Give the clashes that make a contradiction: what is counted on two days is news, and no conflict."""
    found = (one for one in e.clashing if not _counted_on_two_days(e.pair, one))
    # What somebody said is the clash, and a figure in it one of the words.
    return tuple(sorted(found, key=lambda one: one.kind is not SlotKind.QUOTE))


def _counted_on_two_days(pair: ClaimPair, one: SlotComparison) -> bool:
    counted = (
        one.kind is SlotKind.QUANTITY and one.left is not None and (one.left.unit is None or one.left.event in _WEATHER)
    )
    return counted and pair.differs(SlotKind.DATE)


#: What is measured anew each day.
_WEATHER = frozenset({"wind", "gust"})


def clash_confidence(e: Evidence) -> float:
    """Give how sure it is that the facts are about one thing; a rule that bound them is nearly so."""
    sure = (BOUND_BY_RULE if c.sure is None else c.sure for c in e.clashing)
    return max((*sure, e.contradiction))


def is_update(e: Evidence) -> bool:
    """Every fact that differs is a figure that develops, and the later report has what it may have come to."""
    return bool(e.clashing) and e.later != 0 and all(develops(c, e.later) for c in e.clashing)


def develops(comparison: SlotComparison, later: int) -> bool:
    """Say whether a differing figure may have become the other one by the time of the later report."""
    left, right = comparison.left, comparison.right
    if comparison.kind not in (SlotKind.QUANTITY, SlotKind.MONEY) or left is None or right is None:
        return False
    event = left.about if comparison.kind is SlotKind.MONEY else (left.event or "").split("; ")[0]
    if event in MOVING:
        return True
    if event not in GROWING or None in (left.low, left.high, right.low, right.high):
        return False
    old, new = (left, right) if later > 0 else (right, left)
    return float(new.low or 0) > float(old.high or 0)


def model_sees_clash(e: Evidence) -> bool:
    """Both directions contradict, and the words show why: one side negates, or one word of a sentence is another.

    Without either the model is believed of what two outlets tell in words of their own; of copies that differ a little,
    what it calls a contradiction is mostly one thing said in two ways.
    """
    if e.pair.for_words_alone or e.pair.only:
        return False  # two opinions can differ, and so can sentences that speak of different things
    weaker = min(float(s.contradiction) for s in (e.forward, e.backward) if s is not None)
    if weaker < WEAKER_DIRECTION or no_conflict(e.pair.left.text, e.pair.right.text):
        return False
    if sees_turned(e, weaker) or sees_denied(e):
        return True
    both_ways = weaker >= e.limits.contradiction - WEAKER_LATER
    return (both_ways and e.contradiction >= e.limits.contradiction and retold(e.pair)) or sees_exchanged(e)


def sees_denied(e: Evidence) -> bool:
    """The model contradicts what one side negates, or says in a word that shuts out the other's."""
    if e.contradiction >= e.limits.contradiction - CONTRARY_SOONER and contrary(e.pair):
        return not of_two_sorts(e.pair)
    if e.pair.differs(SlotKind.DATE):  # what did not happen in one year may have in another
        return False
    if not one_negates(e.pair):
        return False
    sure = e.contradiction >= e.limits.contradiction - NEGATED_SOONER
    return sure and one_subject(e.pair) and not of_two_sorts(e.pair)


def sees_exchanged(e: Evidence) -> bool:
    """The model contradicts two copies of which one has another word in one place."""
    words = exchanged(e.pair)
    if words is None or known_as_one(e, words):
        return False
    named = all(word[:1].isupper() for word in words)
    if named and e.pair.left.text.startswith(words[0]):
        return False  # what one did, another may have done too
    if named and e.pair.left.text.isupper():
        return False  # in capitals nobody can tell a name, and one place may lie in the other
    return e.contradiction >= e.limits.contradiction - (NAMED_SOONER if named else 0.0)


def of_two_sorts(pair: ClaimPair) -> bool:
    """Hold where a noun of one version stands for another one, beside what is negated or contrary.

    Of "the largest bank" and "the smallest bank" the words themselves are what can't both be true.
    """
    exchanged_sorts, words = sorts_apart(pair.left.text, pair.right.text), contrary(pair)
    own = {words.left.lower(), words.right.lower()} if words else set()
    return any(set(sorts) != own for sorts in exchanged_sorts) or (bool(exchanged_sorts) and one_negates(pair))


def no_conflict(left: str, right: str) -> bool:
    """Hold for words that say why both may be true, however sure a model is: another moment or gate, two negations."""
    return frames_apart(left, right) or crossed(left, right) or _negates_contrary(left, right)


def _negates_contrary(left: str, right: str) -> bool:
    """Hold for "no record fell" and "the record survived": one of two contraries is denied in its clause."""
    met = contraries(left, right)
    return met is not None and _is_denied(left, met.left) != _is_denied(right, met.right)


def _is_denied(text: str, word: str) -> bool:
    clause = next((part for part in _CLAUSES.split(text) if word in part), "")
    return _DENIES.search(clause.replace(word, " ")) is not None


_CLAUSES = re.compile(r"[,.;:]")


def one_negates(pair: ClaimPair) -> bool:
    """Say whether just one of two claims of much the same words negates."""
    left, right = (content(claim.resolved or claim.text).stems for claim in (pair.left, pair.right))
    few, shared = max(len(left), len(right)), len(left & right)
    alike = shared >= NEGATED_SHARE * len(left | right) or (few <= FEW and 2 * shared >= min(len(left), len(right)))
    if not alike or any(UNSURE.search(claim.text) for claim in (pair.left, pair.right)):
        return False
    if any(NOT_SO_FAR.search(claim.text) for claim in (pair.left, pair.right)) or _then_and_now(pair):
        return False
    negated = _negated(pair)
    return negated[0] != negated[1] and not denies_nothing(pair)


def _negated(pair: ClaimPair) -> list[bool]:
    return [NEGATION.search(HANGING.sub(" ", claim.text)) is not None for claim in (pair.left, pair.right)]


def denies_nothing(pair: ClaimPair) -> bool:
    """Hold for denials that are none, and for one that the other side tells in a word."""
    if any(_NO_DENIAL.search(claim.text) for claim in (pair.left, pair.right)):
        return True
    negated = _negated(pair)
    return negated[0] != negated[1] and _UNTOUCHED.search((pair.right if negated[0] else pair.left).text) is not None


#: "Nobody but the driver" is the driver, "nobody who did not know" everybody.
_NO_DENIAL = re.compile(
    r"\b(?:no ?one|nobody|none|nothing|no other)\b[^,;.]*\b(?:but|except|apart from|other than|save for)\b|"
    r"\b(?:every|all)\b[^,;.]*\b(?:but|except|apart from) (?:one|for)\b|"
    r"\b(?:no ?one|nobody|none|no [a-z]+|nothing)\b[^,;.]*\b(?:who|that|which)\b(?: [a-z]+){0,2}(?: not|n['’]t)\b",
    re.IGNORECASE,
)
#: What nobody has touched is untouched.
_UNTOUCHED = re.compile(
    r"\b(?:un(?:touched|changed|hurt|harmed|injured|damaged|scathed|affected)|intact)\b", re.IGNORECASE
)


def sees_turned(e: Evidence, weaker: float) -> bool:
    """The model contradicts the words of one speaker by each other, the weaker direction too."""
    return weaker >= TURNED_WEAKER and e.contradiction >= e.limits.contradiction - TURNED_SOONER and turned(e.pair)


def turned(pair: ClaimPair) -> bool:
    """Say whether two claims are words of one speaker on one matter, of which just one negates."""
    left, right = pair.left.speaker, pair.right.speaker
    if not left or not right or not same_speaker(left, right) or left.casefold().removeprefix("the ") in GENERIC:
        return False
    if not any(claim.quoted or QUOTED.search(claim.text) for claim in (pair.left, pair.right)):
        return False  # of what both outlets put in their own words, each may have taken another part
    stems = [content(claim.text).stems for claim in (pair.left, pair.right)]
    if not stems[0] & stems[1] or pair.differs(SlotKind.DATE) or _then_and_now(pair):
        return False
    if any(pattern.search(claim.text) for pattern in (NOT_SO_FAR, OF_PARTS) for claim in (pair.left, pair.right)):
        return False
    one, other = _negated(pair)
    return one != other


def _then_and_now(pair: ClaimPair) -> bool:
    """Hold where one claim says what is not so today, and the other what had been so before."""
    for one, other in ((pair.left.text, pair.right.text), (pair.right.text, pair.left.text)):
        if NOT_NOW.search(one) and not NOT_NOW.search(other) and BEFORE_THEN.search(other):
            return True
    return False


def retold(pair: ClaimPair) -> bool:
    """Say whether two claims tell of one matter, each in words of its own.

    In copies with a word changed the model sees a contradiction in every change; in what is retold it does not.
    """
    if pair.differs(SlotKind.DATE) or _then_and_now(pair) or denies_nothing(pair):
        return False
    if any(LEFT_OPEN.search(claim.text) for claim in (pair.left, pair.right)) or _named_in_short(pair):
        return False
    left, right = (content(claim.resolved or claim.text) for claim in (pair.left, pair.right))
    if len(left.stems & right.stems) < RETOLD_WORDS or not RETOLD_LEAST <= overlap(left, right) < RETOLD_MOST:
        return False
    one, other = (claim.text.casefold().split() for claim in (pair.left, pair.right))
    return SequenceMatcher(None, one, other, autojunk=False).ratio() < COPIED_SHARE


def _named_in_short(pair: ClaimPair) -> bool:
    """Hold where one claim has the short form of a given name of the other: the model takes them for two people."""
    names = [_TWO_CAPITALS.findall(claim.text) for claim in (pair.left, pair.right)]
    return any(
        one[1] == other[1] and one[0] != other[0] and (one[0].startswith(other[0]) or other[0].startswith(one[0]))
        for one in names[0]
        for other in names[1]
    )


_TWO_CAPITALS = re.compile(r"\b([A-ZÀ-Ž][\w’'-]+) (?=([A-ZÀ-Ž][\w’'-]+))")


def contrary(pair: ClaimPair) -> Wording | None:
    """Give a word of each claim that shut each other out; None where none do or two things are told of."""
    if not _of_one_matter(pair) or pair.differs(SlotKind.DATE) or _of_two_people(pair):
        return None
    if all(_BALLOT.search(claim.text) for claim in (pair.left, pair.right)):
        return None  # some were for it and some against
    return contraries(pair.left.text, pair.right.text)


#: A count of votes.
_BALLOT = re.compile(r"\b\d[\d,]*(?: [a-z]+){0,3} (?:votes?|voted|ballots|senators|deputies|members)\b")


def _of_one_matter(pair: ClaimPair) -> bool:
    """Say whether claims share content words, leave nothing open, and do not each name other names."""
    left, right = (content(claim.resolved or claim.text) for claim in (pair.left, pair.right))
    if left.names and right.names and not left.names & right.names:
        return False
    if len(left.stems & right.stems) < CONTRARY_SHARED or _then_and_now(pair):
        return False
    return not any(pattern.search(claim.text) for pattern in (UNSURE, NOT_SO_FAR) for claim in (pair.left, pair.right))


def _of_two_people(pair: ClaimPair) -> bool:
    """Hold where each claim names people, and nobody whom the other one names."""
    left, right = (
        {slot.value.split()[-1] for slot in claim.slots if slot.kind is SlotKind.PERSON}
        for claim in (pair.left, pair.right)
    )
    return bool(left and right) and not left & right


def exchanged(pair: ClaimPair) -> tuple[str, str] | None:
    """Give the words that stand in each other's place where two claims differ by nothing else; None otherwise.

    Figures and days are for typed facts to compare, and words written alike are one word.
    """
    left, right = (claim.text.split() for claim in (pair.left, pair.right))
    if min(len(left), len(right)) < COPIED_WORDS or pair.differs(SlotKind.DATE):
        return None
    bare = [[word.strip('.,;:!?"“”') for word in side] for side in (left, right)]
    folded = [[word.casefold() for word in side] for side in bare]
    matcher = SequenceMatcher(None, folded[0], folded[1], autojunk=False)
    changes = [step for step in matcher.get_opcodes() if step[0] != "equal"]
    if len(changes) != 1 or changes[0][0] != "replace" or matcher.ratio() < COPIED_SHARE:
        return None
    _, start, end, begin, stop = changes[0]
    one, other = " ".join(bare[0][start:end]), " ".join(bare[1][begin:stop])
    if max(end - start, stop - begin) > EXCHANGED_WORDS or any(char.isdigit() for char in one + other):
        return None
    if _HELPING.issuperset(words(one.casefold(), other.casefold())):
        return None  # "were to run" and "did not run" are a plan and what came of it
    return None if SequenceMatcher(None, one, other).ratio() >= SPELT_ALIKE else (one, other)


_HELPING = frozenset(words("was were is are be been to did do does not never will would has have had"))


def known_as_one(e: Evidence, words: tuple[str, str]) -> bool:
    """Hold where exchanged words stand in typed facts that agree: "Judge Ann Roe" and "Judge A. Roe"."""
    met = (c for c in e.comparisons if c.agrees)
    return any(_overlap(words[0], c.left) and _overlap(words[1], c.right) for c in met)


def _overlap(exchanged: str, slot: Slot | None) -> bool:
    """Say whether exchanged words are some of a fact, or have it among them; marks are no words."""
    told = set(_LETTERS.findall(slot.text)) if slot else set()
    return bool(told) and bool(set(_LETTERS.findall(exchanged)) & told)


_LETTERS = re.compile(r"[^\W_]+")


def one_subject(pair: ClaimPair) -> bool:
    """Say whether two claims speak of the same people and of much the same matter."""
    left, right = (content(claim.resolved or claim.text) for claim in (pair.left, pair.right))
    return same_names(left, right) and overlap(left, right) >= CLASH_OVERLAP


def speakers_differ(e: Evidence) -> bool:
    """A fact or the model clashes, but between what two people say: the outlets do not disagree."""
    if not voices_differ(e.pair):
        return False
    # What somebody is called or did not say is the outlet's own, whoever is quoted.
    told = [c for c in e.clashing if c.kind in TOLD_BY_SPEAKERS]
    return bool(told) if e.clashing else model_sees_clash(e)


def voices_differ(pair: ClaimPair) -> bool:
    """Hold where each claim has a voice, and nobody who speaks in one may be who speaks in the other."""
    left, right = (voices(claim) for claim in (pair.left, pair.right))
    return bool(left and right) and all(two_voices(one, other) for one in left for other in right)


def voices(claim: Claim) -> tuple[str, ...]:
    """Give who says what a claim tells: its speaker, or whom its words name."""
    return (claim.speaker,) if claim.speaker else sources_of(claim.text)


def two_voices(left: str, right: str) -> bool:
    """Say whether two mentions are surely of two speakers: "police" may be whoever speaks for them."""
    if same_speaker(left, right):
        return False
    generic = [speaker.casefold().removeprefix("the ") in GENERIC for speaker in (left, right)]
    return not all(generic) and (not any(generic) or PARTY.search(right if generic[0] else left) is not None)


def is_entailed(e: Evidence) -> bool:
    """One claim follows from the other, and no figure in it is another: both outlets carry the less specific one."""
    open_ = any(c.level == DOUBT or c.agrees is False for c in e.comparisons)
    return (e.entailment >= e.limits.entailment or in_one_wording(e.pair)) and not open_


def in_one_wording(pair: ClaimPair) -> bool:
    """Say whether two claims are word for word the same: no model need be asked what follows from what."""
    left, right = (_LETTERS.findall((claim.resolved or claim.text).casefold()) for claim in (pair.left, pair.right))
    return left == right


def is_framed(e: Evidence) -> bool:
    """One follows from the other, in much the same words, but one report takes the charged word for what both tell."""
    if not is_entailed(e):
        return False
    left, right = (content(claim.text) for claim in (e.pair.left, e.pair.right))
    return overlap(left, right) >= CLASH_OVERLAP and wording(e) is not None


def wording(e: Evidence) -> Wording | None:
    """Give the plain and the charged word for one thing, one on each side."""
    return loaded(e.pair.left.text, e.pair.right.text)


def refining(e: Evidence) -> SlotComparison | None:
    """Give the fact that both report, rounded, hedged or less specific on one side."""
    met = (c for c in e.comparisons if c.kind in VALUES and c.agrees and not c.level.startswith("same"))
    return next(met, None)


def shared_fact(e: Evidence) -> SlotComparison | None:
    """Give the fact that both report with the same value, or the office that is all one of them tells."""
    same = (c for c in e.comparisons if c.agrees and c.level.startswith("same"))
    return next((c for c in same if c.kind in VALUES or tells_only(e.pair, c)), None)


def tells_only(pair: ClaimPair, comparison: SlotComparison) -> bool:
    """Hold where a claim says who holds an office, and nothing else."""
    sides = ((pair.left, comparison.left), (pair.right, comparison.right))
    return comparison.kind is SlotKind.ROLE and any(
        slot is not None and content(claim.text).stems <= content(f"{slot.text} {slot.about}").stems
        for claim, slot in sides
    )


def same_speaker(left: str, right: str) -> bool:
    """Say whether two mentions name one speaker: the last words of the shorter end the longer one.

    "The airline" speaks through "an airline spokesman", and "prosecutors" are "the prosecution".
    """
    a, b = sorted((left.casefold().split(), right.casefold().split()), key=len)
    named = all(speaker.split()[-1:] and speaker.split()[-1][0].isupper() for speaker in (left, right))
    if b[-len(a) :] == a or (named and a[-1:] == b[-1:]):
        return True
    one, other = ({word[:STEM] for word in side if word not in SPEAKING} for side in (a, b))
    return bool(one and other) and (one <= other or other <= one)


def clash_type(e: Evidence) -> ClashType:
    """Name the kind of fact that clashes: the typed one, or what the words tell."""
    if clashes := standing(e):
        first = clashes[0]
        return ClashType.PLACE if first.level == OTHER_SIDE else TYPE_OF_SLOT[first.kind]
    if turned(e.pair):
        return ClashType.QUOTE
    negated = [bool(NEGATION.search(claim.text)) for claim in (e.pair.left, e.pair.right)]
    if negated[0] != negated[1] or contrary(e.pair) is not None:
        return ClashType.POLARITY
    differing = [kind for kind in TELLING if e.pair.differs(kind)]
    return TYPE_OF_SLOT[differing[0]] if len(differing) == 1 else ClashType.OTHER


#: Kinds of facts that a claim states by a value of its own.
TELLING = tuple(kind for kind in SlotKind if kind not in (SlotKind.POLARITY, SlotKind.QUOTE))


def both_texts(comparison: SlotComparison | None) -> tuple[str, str]:
    """Give the words of both facts, on one line each."""
    slots = (comparison.left, comparison.right) if comparison else (None, None)
    left, right = (_written(slot) if slot else "nothing" for slot in slots)
    return left, right


def _written(slot: Slot) -> str:
    """Give the words of a fact; what is denied of it may stand far before: "did not cost the town more than 900"."""
    written = " ".join(slot.text.split()).strip('“”"')
    denied = slot.hedge in (Hedge.AT_MOST, Hedge.AT_LEAST) and _BEYOND.match(written) is not None
    return f"not {written}" if denied else written


_BEYOND = re.compile(
    r"(?:more|fewer|less|greater|higher|lower|earlier) than\b|(?:before|over|above|under|below)\b", re.IGNORECASE
)


#: What a typed fact is called in a sentence; "of" and what it is about follow where that is readable.
TOPICS = {
    SlotKind.QUANTITY: "number",
    SlotKind.MONEY: "sum",
    SlotKind.PERSON: "name",
    SlotKind.POLARITY: "statement",
}
#: Quantities that are no measure.
ORDINAL = "ordinal"
NAMED_UNITS = {
    "percent": "share",
    "score": "score",
    "standing": "record",
    "times": "number of times",
    "calibre": "calibre",
    ORDINAL: "place in a row",
}
#: Kinds whose `about` is made for comparing, not for reading.
UNREADABLE = frozenset(
    {
        SlotKind.PERSON,
        SlotKind.PLACE,
        SlotKind.POLARITY,
        SlotKind.QUOTE,
        SlotKind.DATE,
        SlotKind.TIME,
        SlotKind.DURATION,
    }
)


#: "The age of he" is nobody's, where the other report has a name.
_SHE_OR_HE = frozenset({"he", "she", "they"})


def topic_of(comparison: SlotComparison) -> str:
    """Name a fact for a reader: "age of Ada Brandt", "number of passengers"."""
    name = TOPICS.get(comparison.kind, str(comparison.kind))
    if comparison.kind is SlotKind.QUANTITY and comparison.left and comparison.left.unit:
        name = NAMED_UNITS.get(comparison.left.unit, "measure")
    if name in (NAMED_UNITS["times"], NAMED_UNITS["score"]):
        return name
    abouts = [slot.about for slot in (comparison.left, comparison.right) if slot and slot.about]
    if not abouts or comparison.kind in UNREADABLE:
        return name
    about = min(abouts, key=lambda name: (name.lower() in _SHE_OR_HE, len(name)))
    return f"{name} of {'people' if about == 'person' else about}"


def fact_reason(e: Evidence) -> str:
    """Say which typed fact differs."""
    first = standing(e)[0]
    left, right = both_texts(first)
    topic = topic_of(first)
    a, b = outlets(e.pair)
    if first.level == OTHER_SIDE and first.left and first.right:
        sides = ((slot.event or "").removeprefix("distance ") for slot in (first.left, first.right))
        return f"It is {next(sides)} of {first.left.about} in {a} and {next(sides)} in {b}."
    if first.kind is SlotKind.QUOTE:
        one, other = (f"“{words}”" if words else "nothing" for words in words_apart(left, right) or (left, right))
        return f"The same quotation has {one} in {a} and {other} in {b}."
    if first.kind is SlotKind.POLARITY:
        return f"{a} says what {b} denies, or its opposite: {first.level}."
    if first.left and first.left.unit == ORDINAL:
        return f"It is the “{left}” {first.left.about} in {a} and the “{right}” in {b}."
    return f"The {topic} is “{left}” in {a} and “{right}” in {b}."


def outlets(pair: ClaimPair) -> tuple[str, str]:
    """Name the two sides for a sentence."""
    return pair.left.outlet, pair.right.outlet


def update_reason(e: Evidence) -> str:
    """Say which figure the later report gives."""
    left, right = both_texts(e.clashing[0])
    a, b = outlets(e.pair)
    old, new = ((a, left), (b, right)) if e.later > 0 else ((b, right), (a, left))
    return f"{new[0]} reports “{new[1]}” later than {old[0]} reported “{old[1]}”: a figure that develops."


def model_reason(e: Evidence) -> str:
    """Say what the model saw; a reader has to check the two sentences."""
    a, b = outlets(e.pair)
    if (words := contrary(e.pair)) is not None:
        return f"{a} writes “{words.left}” and {b} “{words.right}”: both can't be true, as the NLI model reads them."
    if turned(e.pair):
        return f"{e.pair.left.speaker} says in {a} what is denied in {b}, or its opposite, as the NLI model reads them."
    if clash_type(e) is ClashType.POLARITY:
        return f"One report affirms what the other denies, {a} against {b}, as the NLI model reads them."
    return f"The NLI model reads {a} and {b} as unable to both be true."


def attribution_reason(e: Evidence) -> str:
    """Name the two speakers."""
    who = " and ".join(voices(claim)[0] for claim in (e.pair.left, e.pair.right))
    if not e.clashing:
        return f"{who} disagree; the outlets only report them."
    left, right = both_texts(e.clashing[0])
    return f"{who} disagree, “{left}” against “{right}”; the outlets only report them."


def framing_reason(e: Evidence) -> str:
    """Name the two words."""
    words = wording(e) or Wording("", "")
    a, b = outlets(e.pair)
    return f"Both report the same; {a} writes “{words.left}” where {b} writes “{words.right}”."


def agreement_reason(e: Evidence) -> str:
    """Say which way the claims follow from each other."""
    limit = e.limits.entailment
    both = all(s is not None and s.entailment >= limit for s in (e.forward, e.backward)) or in_one_wording(e.pair)
    a, b = outlets(e.pair)
    if both:
        return f"{a} and {b} say the same."
    specific, general = (a, b) if e.forward and e.forward.entailment >= limit else (b, a)
    return f"What {general} says follows from what {specific} says."


def refinement_reason(e: Evidence) -> str:
    """Name the value that is rounded, hedged or less specific."""
    met = refining(e)
    left, right = both_texts(met)
    return f"“{left}” and “{right}” can both be true: {met.level if met else 'compatible'}."


def fact_agreement_reason(e: Evidence) -> str:
    """Name the value that both give."""
    met = shared_fact(e)
    left, right = both_texts(met)
    topic = topic_of(met) if met else "fact"
    given = f"“{left}”" if left == right else f"“{left}” or “{right}”, which is the same"
    return f"Both give the {topic} as {given}."


RULES = (
    Rule(Label.UNMEASURED, is_unscored, lambda _: 0.0, lambda _: "The pair could not be scored whole."),
    Rule(Label.UPDATE, is_update, lambda _: 0.9, update_reason),
    Rule(Label.ATTRIBUTION, speakers_differ, clash_confidence, attribution_reason),
    Rule(Label.CONTRADICTION, facts_clash, clash_confidence, fact_reason),
    Rule(Label.REFINEMENT, lambda e: refining(e) is not None, lambda e: max(0.8, e.entailment), refinement_reason),
    Rule(Label.CONTRADICTION, model_sees_clash, lambda e: e.contradiction, model_reason),
    Rule(Label.FRAMING, is_framed, lambda e: e.entailment, framing_reason),
    Rule(Label.AGREEMENT, is_entailed, lambda e: e.entailment, agreement_reason),
    Rule(Label.AGREEMENT, lambda e: shared_fact(e) is not None, lambda _: 0.8, fact_agreement_reason),
    Rule(
        Label.UNRELATED,
        lambda _: True,
        lambda e: mean(e.forward, e.backward, "neutral"),
        lambda _: "Neither follows from the other, and they do not clash.",
    ),
)


def judge(evidence: Evidence) -> Verdict:
    """Give the verdict of the first rule that holds."""
    rule = next(rule for rule in RULES if rule.test(evidence))
    pair = evidence.pair
    return Verdict(
        id=verdict_id(pair.left, pair.right),
        pair=pair,
        label=rule.label,
        type=clash_type(evidence) if rule.label is Label.CONTRADICTION else None,
        confidence=round(rule.confidence(evidence), 4),
        forward=evidence.forward,
        backward=evidence.backward,
        comparisons=evidence.comparisons,
        reason=rule.reason(evidence),
    )


def verdict_id(left: Claim, right: Claim) -> str:
    """Give an id made of the two claims' ids, the same whichever comes first."""
    return content_id("verdict", *sorted((left.id, right.id)))
