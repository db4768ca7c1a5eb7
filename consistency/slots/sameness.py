"""A third way to see that two facts are about one thing: many small cues, weighed.

The rules bind what they understand, `echo` what stands in the same words; most facts of two real reports are bound by
neither. What is left is weighed by a logistic model whose weights were fitted by `training.sameness` on news: two
articles of one story that give the same distinctive value speak of the same fact, two that give different values
mostly don't. No cue looks at the two values.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from consistency.lang.content import STEM, content
from consistency.lang.names import plain
from consistency.lang.numbers import numbers
from consistency.lang.words import words
from consistency.slots.cues import cues
from consistency.slots.dates import days_on
from consistency.slots.duration import SENTENCE
from consistency.slots.echo import days_differ, tells_of_a_part
from consistency.slots.frequency import UNIT as TIMES
from consistency.slots.gazetteer import is_demonym
from consistency.slots.grammar import CALENDAR
from consistency.slots.happenings import SAY
from consistency.slots.ladder import compare
from consistency.slots.masked import masked
from consistency.slots.meeting import MEETINGS, comparisons
from consistency.slots.money import rivals_near
from consistency.slots.namesakes import namesakes, officeholders, replaced
from consistency.slots.naming import Relation, relate
from consistency.slots.parting import before, parted
from consistency.slots.place_reading import THING, TOLD
from consistency.slots.quantity import LEVEL
from consistency.slots.told import noun_of
from consistency.types import DOUBT, SlotComparison, SlotKind, TextPair

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from consistency.slots.told import Told
    from consistency.types import Claim, ClaimPair, Slot

#: Kinds whose values two reports can give differently of one thing, in the order of the report.
KINDS = (
    SlotKind.DATE,
    SlotKind.TIME,
    SlotKind.DURATION,
    SlotKind.QUANTITY,
    SlotKind.MONEY,
    SlotKind.AGE,
    SlotKind.PLACE,
)


#: With fewer content words in common, nothing around two figures can be the same.
ENOUGH = 3
HOUR = 60.0
#: Digits change places by a slip of the hand. On the half of the news that the weights were fitted on, one such pair of
#: figures stood by chance in comparable claims (at 0.15), so that little is needed to call it one fact.
SLIPPED = 0.18
#: How much more often such a pair is a slip than chance, set low: one in ten errors against one in hundreds of pairs.
SLIP_ODDS = 20.0
YEARS_TO_TRIAL = 3.0
#: Years between days, or between ages of one name, that are no slip any more.
GENERATION = 20.0
#: People whose names are nearly one, and whose ages lie further apart than this many years, are two people.
NAMESAKES = 10.0
#: Below these, the binder says that two facts which a rule bound are of two things. Days, hours and places are bound
#: by an event that the rules understand, in whatever words; counts and sums by a noun, of which a story has many.
DISBELIEVED = {SlotKind.QUANTITY: 0.35, SlotKind.MONEY: 0.35, SlotKind.AGE: 0.2, SlotKind.DURATION: 0.35}
#: Least answers of the binder, each with the least weight of cues beside it: where one is unsure, the other is not.
BOTH = ((0.95, 0.5), (0.85, 0.6), (0.8, 0.75))
#: For counts less is enough; of a story, many things last for days and happen on some day, at some hour.
LIMITS_OF: Mapping[SlotKind, tuple[tuple[float, float], ...]] = MappingProxyType(
    {
        SlotKind.QUANTITY: (*BOTH, (0.7, 0.6)),
        SlotKind.DATE: ((0.95, 0.53), (0.9, 0.75)),
        SlotKind.TIME: ((0.96, 0.75), (0.94, 0.97)),
        SlotKind.DURATION: ((0.96, 0.8), (0.98, 0.75)),
        SlotKind.PLACE: (),
    }
)
#: The binder's answer where cues alone would have been believed.
AGREED = 0.88
AGREED_OF = {SlotKind.TIME: 0.95}
#: Below this root of answer times cues, counts that a rule bound are of two crowds or two nights.
UNITED = {SlotKind.QUANTITY: 0.5}
#: Least answer and least weight of cues beside which fewer words in common are enough, and how many.
SURELY = ((0.93, 0.93, 1), (0.9, 0.6, 2))
#: Of the days and hours of a story more must be known.
SURELY_OF = {SlotKind.DATE: ((0.93, 0.8, 2),), SlotKind.TIME: ((0.93, 0.93, 1), (0.95, 0.9, 2))}
#: The count of "no one".
NOBODY = "0"
NO_ANSWERS: Mapping[TextPair, float] = MappingProxyType({})
_OF_WHOLE = re.compile(
    r"\b(?i:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|twelve|half|some|most|none) of (?:the )?$"
    r"|(?:^|[.;:] )Of (?:the |its |their )?$"
)


@dataclass(frozen=True, slots=True)
class Weights:
    """Weight of each cue, intercept by kind, and two limits by kind.

    Above `believed`, cues bind facts that no rule bound; below `doubted`, they part facts that a rule bound.
    """

    cues: Mapping[str, float]
    kinds: Mapping[str, float]
    believed: Mapping[str, float]
    doubted: Mapping[str, float]

    def probability(self, found: Mapping[str, float], kind: SlotKind) -> float:
        """Give how likely two facts of a kind are about one thing, 0-1."""
        total = self.kinds[kind] + sum(self.cues[name] * value for name, value in found.items())
        return 1 / (1 + math.exp(-total))


@cache
def shipped() -> Weights:
    """Read the weights that the package ships."""
    data = _data("sameness.json")
    return Weights(data["cues"], data["kinds"], data["believed"], data["doubted"])


def _data(name: str) -> Any:
    return json.loads((files("consistency.slots") / "data" / name).read_text(encoding="utf-8"))


#: More content words in common than these say no more.
MANY = 6
#: Below this answer of the binder, no other voice is loud enough.
LEAST_ANSWER = 0.6
#: Of what a story is full, two claims must share as many content words at least: "for four days", "on Monday".
LEAST_SHARED = {SlotKind.DATE: 2, SlotKind.DURATION: 2, SlotKind.QUANTITY: 2}
#: No voice is surer than this, whatever it says.
SUREST = 0.99


@dataclass(frozen=True, slots=True)
class Voices:
    """What speaks for two differing values being of one thing.

    The binder's answer, the cues, and the contradiction that the NLI model sees between the claims, the mean of both
    directions; all 0-1. `shared` is the number of content words that both claims have; `strangers` says that both
    name somebody or something, and nothing that both name.
    """

    answer: float
    cue: float
    contradiction: float
    shared: int
    strangers: bool = False

    def features(self) -> tuple[float, ...]:
        """Give the voices as log odds, the share of enough words in common, and -1 for strangers."""
        odds = (_log_odds(voice) for voice in (self.answer, self.cue, self.contradiction))
        return (*odds, min(self.shared, MANY) / MANY, -float(self.strangers))

    def weighed(self, weights: Sequence[float], intercept: float) -> float:
        """Give how likely both values are of one thing, 0-1, where as many pairs are as are not."""
        total = intercept + sum(weight * value for weight, value in zip(weights, self.features(), strict=True))
        return 1 / (1 + math.exp(-total))


def _log_odds(probability: float) -> float:
    bounded = min(max(probability, 1 - SUREST), SUREST)
    return math.log(bounded / (1 - bounded))


@dataclass(frozen=True, slots=True)
class Weighing:
    """Weight of each voice, intercept by kind, and the limit by kind above which two values are of one thing."""

    weights: tuple[float, ...]
    kinds: Mapping[str, float]
    believed: Mapping[str, float]

    def sure(self, voices: Voices, kind: SlotKind) -> float:
        """Give how likely two values of a kind are of one thing, 0-1."""
        return voices.weighed(self.weights, self.kinds[kind])


@cache
def weighing() -> Weighing:
    """Read the weights of the voices that the package ships (fitted by `training.weighing`)."""
    data = _data("weighing.json")
    return Weighing(tuple(data["weights"]), data["kinds"], data["believed"])


@dataclass(frozen=True, slots=True)
class Opened:
    """Two claims with what rules made of their facts, and the facts of which only a model can say more.

    `disputed` are facts of a kind that differ, `holders` people who hold one office.
    """

    pair: ClaimPair
    ruled: tuple[SlotComparison, ...]
    disputed: tuple[SlotComparison, ...]
    holders: tuple[SlotComparison, ...]

    def questions(self, told: Told) -> tuple[TextPair, ...]:
        """Give the claims with two values hidden, for whatever a binder may know more of than the rules."""
        asked = (
            *(one for one in self.disputed if is_open(self.pair, *_sides(one), told)),
            *self.holders,
            *(one for one in self.ruled if one.agrees is False and one.kind in KINDS),
        )
        return tuple(_question(self.pair, one) for one in asked)


def opened(pair: ClaimPair, told: Told) -> Opened:
    """Compare the facts that rules bind, and find those that differ and that no rule bound."""
    ruled = comparisons(pair.left, pair.right)
    return Opened(pair, ruled, tuple(differing(pair, ruled)), tuple(officeholders(pair, told)))


def _sides(one: SlotComparison) -> tuple[Slot, Slot]:
    """Give both facts of a comparison that has both; ValueError for one with a side missing."""
    if one.left is None or one.right is None:
        raise ValueError(f"a {one.kind} is missing on one side")
    return one.left, one.right


def _question(pair: ClaimPair, one: SlotComparison) -> TextPair:
    left, right = _sides(one)
    return TextPair(masked(pair.left, left), masked(pair.right, right))


def settled(
    found: Opened, told: Told, answers: Mapping[TextPair, float], contradiction: float | None = None
) -> tuple[SlotComparison, ...]:
    """Give the comparisons of two claims, with what a binder answered to their questions.

    The clashes of rules stand unless the answer is that they are of different things; where none is left, facts that
    the answer calls one clash too. `contradiction` is what the NLI model sees between the claims, the mean of both
    directions, None where it saw nothing.
    """
    pair = found.pair
    ruled = tuple(_doubted(pair, one, told, answers) for one in found.ruled)
    if not any(one.agrees is False for one in ruled):
        ruled = (*weighed(found, ruled, told, answers, contradiction), *ruled)
    told_apart = _told_apart(pair) if any(one.agrees is False for one in ruled) else frozenset()
    return tuple(_in_doubt(one) if one.agrees is False and one.kind in told_apart else one for one in ruled)


def _told_apart(pair: ClaimPair) -> frozenset[SlotKind]:
    """Give the kinds whose clashes are no evidence, because another fact says that there are two happenings."""
    if not two_happenings(pair):
        return frozenset()
    if elsewhere(pair):
        return _WHEN | _WHERE
    # Eight engines at 3 a.m., two at 11: the hours differ, and each has its count.
    hours = not pair.differs(SlotKind.DATE) and any(_differ(SlotKind.TIME, *two) for two in _of(pair, SlotKind.TIME))
    return _WHEN | _COUNTS if hours else _WHEN


#: What tells one happening from another; where a figure of it differs too, there are two.
_WHEN = frozenset({SlotKind.DATE, SlotKind.TIME, SlotKind.DURATION})
_COUNTS = frozenset({SlotKind.QUANTITY})
#: And what is counted at two places are two crowds.
_WHERE = frozenset({SlotKind.PLACE, SlotKind.QUANTITY, SlotKind.MONEY})


def _in_doubt(one: SlotComparison) -> SlotComparison:
    return replace(one, level=DOUBT, agrees=None)


def two_happenings(pair: ClaimPair) -> bool:
    """Hold where two claims differ in the day, the hour or the length, and in another figure of the same sort as well.

    "Police arrested 47 on Saturday", "12 were arrested on Sunday"; "five years in 2011", "eight years in 2019": two
    errors in one breath are rare, and two happenings are not.
    """
    kinds = [kind for kind in _OF_ONE_SORT if any(_differ(kind, one, other) for one, other in _of(pair, kind))]
    when = [kind for kind in _WHEN if any(_differ(kind, one, other) for one, other in _of(pair, kind))]
    return len({*kinds, *when}) + elsewhere(pair) > 1


def elsewhere(pair: ClaimPair) -> bool:
    """Hold where each claim names places, none of which is or lies in one that the other claim tells of."""
    mine, theirs = ([slot for slot in claim.slots if slot.kind is SlotKind.PLACE] for claim in (pair.left, pair.right))
    if not mine or not theirs:
        return False
    if any(slot.text in pair.right.text for slot in mine) or any(slot.text in pair.left.text for slot in theirs):
        return False
    return all(compare(MEETINGS[SlotKind.PLACE].levels, one, other).agrees is False for one in mine for other in theirs)


_OF_ONE_SORT = (SlotKind.QUANTITY, SlotKind.MONEY)


def _of(pair: ClaimPair, kind: SlotKind) -> Iterator[tuple[Slot, Slot]]:
    """Give the only fact of a kind and unit of each claim, counts by their noun, with that of the other."""
    for one, other in comparable(pair, kind):
        alone = all(
            sum(_counted_alike(slot, mine) for slot in claim.slots) == 1
            for claim, mine in ((pair.left, one), (pair.right, other))
        )
        if alone:
            yield one, other


def _counted_alike(slot: Slot, mine: Slot) -> bool:
    alike = slot.kind is mine.kind and slot.unit == mine.unit
    return alike and (slot.kind is not SlotKind.QUANTITY or noun_of(slot) == noun_of(mine))


def _differ(kind: SlotKind, one: Slot, other: Slot) -> bool:
    """Say whether two facts differ that are counted alike: days, lengths, sums, and counts of one noun."""
    if kind is SlotKind.QUANTITY and noun_of(one) != noun_of(other):
        return False
    return compare(MEETINGS[kind].levels, one, other).agrees is False


def compared(pair: ClaimPair, told: Told) -> tuple[SlotComparison, ...]:
    """Compare the facts of two claims by rules and cues alone."""
    return settled(opened(pair, told), told, NO_ANSWERS)


def _doubted(pair: ClaimPair, one: SlotComparison, told: Told, answers: Mapping[TextPair, float]) -> SlotComparison:
    """Give a clash as undecided where everything around the two facts says that they are of different things."""
    if one.agrees is not False or one.left is None or one.right is None:
        return one
    doubt = replace(one, level=DOUBT, agrees=None)
    if one.kind is SlotKind.QUANTITY and _on_two_days(pair, _event(one.left)):
        return doubt
    if _is_whole(pair.left, one.left) != _is_whole(pair.right, one.right):
        return doubt
    if one.kind is SlotKind.AGE and _years_between(pair, one.left, one.right, told):
        return doubt
    if one.kind in KINDS and not _miswritten(one) and parted(pair.left, one.left, pair.right, one.right):
        return doubt
    if _is_home(one.left):
        return one
    if one.left.event == one.right.event == SENTENCE:
        # Whose only sentence it is, is all there is to know; of a long life, nobody can tell which of several is meant.
        return one if _only_sentences(pair, one.left, one.right, told) else doubt
    if one.kind is SlotKind.PLACE and _event(one.left) == THING:
        return one if _one_place_each(pair, one.left, one.right, told) else doubt
    answer = answers.get(_question(pair, one)) if answers and one.kind in KINDS else None
    return one if _united(pair, one.left, one.right, answer, told) else doubt


def _miswritten(one: SlotComparison) -> bool:
    """Say whether a slip of the hand explains a clash: no word beside "£84m" and "£48m" speaks as loud as they do."""
    left, right = _sides(one)
    return left.kind in _OF_ONE_SORT and (is_slip(left, right) or _is_zero_slip(left, right))


def _on_two_days(pair: ClaimPair, deed: str) -> bool:
    """Hold for counts of one deed where both claims say when it was done, and not on one day.

    A rate has its value of each month, whatever else the dates are of.
    """
    if deed == LEVEL:
        return days_differ(pair.left, pair.right, SlotKind.QUANTITY)
    days = [
        [slot for slot in claim.slots if slot.kind is SlotKind.DATE and _event(slot) == deed != ""]
        for claim in (pair.left, pair.right)
    ]
    return bool(days[0] and days[1]) and all(_differ(SlotKind.DATE, a, b) for a in days[0] for b in days[1])


def _united(pair: ClaimPair, left: Slot, right: Slot, answer: float | None, told: Told) -> bool:
    """Say whether what a rule bound stays bound: by the binder's answer and the cues, or by the cues alone."""
    if days_differ(pair.left, pair.right, left.kind) or _one_full_name(left, right):
        # Counts of two days are two to the binder; whether the later one is news of the first is another question.
        answer = None
    if left.kind is SlotKind.QUANTITY and NOBODY in (left.value, right.value):
        answer = None  # it has never read of nobody
    if answer is not None and answer >= COPIED and _one_lead(pair, left, right):
        return True
    disbelieved = answer is not None and answer < DISBELIEVED.get(left.kind, 0.0)
    limit = (shipped().doubted if answer is None else UNITED).get(left.kind)
    if disbelieved or limit is None or (answer is not None and is_slip(left, right)):
        return not disbelieved
    cue = shipped().probability(cues(pair, left, right, told), left.kind)
    return (cue if answer is None else math.sqrt(answer * cue)) >= limit


def _one_lead(pair: ClaimPair, left: Slot, right: Slot) -> bool:
    """Hold where the same words lead to two figures, and none right behind them tell them apart.

    Of copies the binder, which hides the figures, is unsure: how their sentences end weighs too much with it.
    """
    leads = [_lead(pair.left, left), _lead(pair.right, right)]
    one, other = (_WORDS.findall(lead.lower()) for lead in leads)
    if left.kind not in _OF_ONE_SORT or one != other or len(content(leads[0]).stems) < SAME_LEAD:
        return False
    behind = [claim.text[max(0, slot.end - claim.start) :] for claim, slot in ((pair.left, left), (pair.right, right))]
    return _is_zero_slip(left, right) or _first_words(behind[0]) == _first_words(behind[1])


def _lead(claim: Claim, slot: Slot) -> str:
    return claim.text[: max(0, slot.start - claim.start)]


def _first_words(text: str) -> list[str]:
    """Give the words right behind a figure, up to a comma."""
    return _WORDS.findall(re.split(r"[,;.]", text.lower(), maxsplit=1)[0])[:SAME_TAIL]


_WORDS = re.compile(r"\w+")
#: Content words before two figures that make of two sentences copies of one, and words behind them.
SAME_LEAD, SAME_TAIL = 3, 3
#: Below this answer, even what stands in the same words is of two things.
COPIED = 0.1


def _one_full_name(left: Slot, right: Slot) -> bool:
    """Hold for the ages of one full name: nobody has to guess whose they are."""
    if left.kind is not SlotKind.AGE or not left.about or not right.about or " " not in left.about:
        return False
    return relate(left.about, right.about) is Relation.SAME


def _one_place_each(pair: ClaimPair, left: Slot, right: Slot, told: Told) -> bool:
    """Say whether each report knows one place of what happened to a thing, and nowhere speaks of the other's."""
    alone = told.rivals(pair.left, left) == told.rivals(pair.right, right) == 1
    return alone and not told.states(pair.right.article_id, left) and not told.states(pair.left.article_id, right)


def _only_sentences(pair: ClaimPair, left: Slot, right: Slot, told: Told) -> bool:
    """Say whether each report knows one sentence of a convict, of a year that the other does not part from it."""
    if (
        not left.event == right.event == SENTENCE
        or not told.rivals(pair.left, left) == told.rivals(pair.right, right) == 1
    ):
        return False
    years = [set(_YEAR.findall(claim.text)) for claim in (pair.left, pair.right)]
    return years[0] == years[1]


_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


def _years_between(pair: ClaimPair, left: Slot, right: Slot, told: Told) -> bool:
    """Say whether ages are a few years apart, and one report alone tells of the trial."""
    apart = abs((left.low or 0.0) - (right.low or 0.0))
    return apart <= YEARS_TO_TRIAL and (pair.left.article_id in told.in_court) != (
        pair.right.article_id in told.in_court
    )


def weighed(
    found: Opened,
    ruled: Sequence[SlotComparison],
    told: Told,
    answers: Mapping[TextPair, float] = NO_ANSWERS,
    contradiction: float | None = None,
) -> tuple[SlotComparison, ...]:
    """Give the differing facts that no rule bound, with how likely both are about one thing: a clash, or a doubt.

    `ruled` are the comparisons of rules after doubts.
    """
    pair = found.pair
    people = [
        *namesakes(pair, ruled, told),
        *replaced(pair, told),
        *(one for one in found.holders if _one_holder(pair, one, answers)),
    ]
    facts = (_weighed(pair, clash, told, answers, contradiction) for clash in found.disputed)
    return (*people, *(one for one in facts if one is not None))


def _one_holder(pair: ClaimPair, one: SlotComparison, answers: Mapping[TextPair, float]) -> bool:
    return not answers or answers.get(_question(pair, one), 1.0) >= AGREED


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two values of a kind that differ and may be of one thing: what is asked of them, and what the claims show."""

    clash: SlotComparison
    question: TextPair
    cue: float
    shared: int
    strangers: bool


def disputes(pair: ClaimPair, told: Told) -> Iterator[Dispute]:
    """Give the differing facts that no rule bound and that no word parts, for models to weigh."""
    for clash in opened(pair, told).disputed:
        left, right = _sides(clash)
        if _may_be_weighed(pair, left, right, told):
            cue = shipped().probability(cues(pair, left, right, told), clash.kind)
            yield Dispute(clash, _question(pair, clash), cue, _shared(pair), _of_others(pair))


def _may_be_weighed(pair: ClaimPair, left: Slot, right: Slot, told: Told) -> bool:
    return is_open(pair, left, right, told) and of_one_sort(pair, left, right)


def _shared(pair: ClaimPair) -> int:
    """Give how many content words both claims have."""
    stems = [content(claim.resolved or claim.text).stems for claim in (pair.left, pair.right)]
    return len(stems[0] & stems[1])


def _weighed(
    pair: ClaimPair,
    clash: SlotComparison,
    told: Told,
    answers: Mapping[TextPair, float],
    contradiction: float | None,
) -> SlotComparison | None:
    """Give a clash that is believed, or one of the same noun as a doubt."""
    left, right = _sides(clash)
    cue = shipped().probability(cues(pair, left, right, told), clash.kind)
    answer = answers.get(_question(pair, clash)) if answers else None
    slip = is_slip(left, right)
    if answer is None:
        sure = cue
        stands = cue >= (SLIPPED if slip else shipped().believed[clash.kind]) and may_be_one(pair, left, right, told)
    elif contradiction is not None and not slip:
        voices = Voices(answer, cue, contradiction, _shared(pair), _of_others(pair))
        sure = weighing().sure(voices, clash.kind)
        heard = answer >= LEAST_ANSWER and voices.shared >= LEAST_SHARED.get(clash.kind, 0)
        stands = heard and sure >= weighing().believed[clash.kind] and _may_be_weighed(pair, left, right, told)
    else:
        # The binder alone is surer than it is right: of facts that it is sure of, the cues know some to be two.
        sure = math.sqrt(answer * cue)
        stands = believed(answer, cue, clash.kind, slip=slip) and is_open(pair, left, right, told)
        stands = stands and near_enough(pair, left, right, _in_common(answer, cue, left))
    if stands:
        return replace(clash, sure=round(_with_odds(sure, SLIP_ODDS) if slip else sure, 4))
    if noun_of(left) == noun_of(right) != "":
        return replace(clash, level=DOUBT, agrees=None, sure=round(sure, 4))
    return None


def _with_odds(probability: float, odds: float) -> float:
    """Give a probability after evidence of these odds."""
    return probability * odds / (probability * odds + 1 - probability)


def is_slip(left: Slot, right: Slot) -> bool:
    """Say whether two figures have the same digits in another order: 148 and 184, 6.5 and 5.6 billion."""
    one, other = (_NO_DIGIT.sub("", slot.value).strip("0") for slot in (left, right))
    return len(one) > 1 and one != other and sorted(one) == sorted(other)


_NO_DIGIT = re.compile(r"\D")


def _is_zero_slip(left: Slot, right: Slot) -> bool:
    """Say whether two figures have the same digits, at least two, and a zero more or less: £1.2m and £12m."""
    one, other = (_NO_DIGIT.sub("", slot.value.partition(".")[0]) for slot in (left, right))
    same = one.rstrip("0") == other.rstrip("0") and len(one.rstrip("0")) > 1
    return same and abs(len(one) - len(other)) == 1


def differing(pair: ClaimPair, ruled: Sequence[SlotComparison]) -> Iterator[SlotComparison]:
    """Give the facts of a kind that differ and that no rule compared."""
    met = {id(slot) for one in ruled if one.agrees is not None for slot in (one.left, one.right)}
    kinds = {slot.kind for slot in pair.left.slots} & {slot.kind for slot in pair.right.slots}
    for kind in (kind for kind in KINDS if kind in kinds):
        for left, right in comparable(pair, kind):
            if id(left) not in met and id(right) not in met:
                one = compare(MEETINGS[kind].levels, left, right)
                if one.agrees is False:
                    yield one


def believed(answer: float, cue: float, kind: SlotKind, *, slip: bool) -> bool:
    """Say whether the binder and the cues together call two differing values one fact."""
    if slip:
        return answer >= SLIPPED and cue >= SLIPPED
    # Many things happen at many places, and the binder has seen few of them.
    sure = any(answer >= least and cue >= beside for least, beside in LIMITS_OF.get(kind, BOTH))
    return sure or (answer >= AGREED_OF.get(kind, AGREED) and cue >= shipped().believed[kind])


def _in_common(answer: float, cue: float, slot: Slot) -> int:
    """Give how many content words two claims must have in common beside what the binder and the cues say."""
    limits = SURELY if slot.unit == "year" else SURELY_OF.get(slot.kind, SURELY)
    return next((count for least, beside, count in limits if answer >= least and cue >= beside), ENOUGH)


def near_enough(pair: ClaimPair, left: Slot, right: Slot, enough: int = ENOUGH) -> bool:
    """Say whether claims share what an answer can rest on: `enough` content words, or nearly all of the shorter."""
    stems = [content(claim.resolved or claim.text).stems for claim in (pair.left, pair.right)]
    shared, few = len(stems[0] & stems[1]), min(map(len, stems))
    if not of_one_sort(pair, left, right):
        return False
    if is_slip(left, right):
        return shared > 0
    if left.kind is not SlotKind.PLACE and _of_others(pair):
        return False
    if left.kind is SlotKind.DATE:  # of a story, many things happen on some day of the week
        return shared >= max(2, enough)
    if left.kind is SlotKind.PLACE and enough > 1:
        enough = ENOUGH
    return shared >= enough or 2 <= shared >= few - 1


def of_one_sort(pair: ClaimPair, left: Slot, right: Slot) -> bool:
    """Say whether nothing about two claims shuts out that two facts of a kind are one.

    A binder learned too little of a day and a decade, of the hour of a page, of words that part facts, and of two clubs
    that bid.
    """
    stems = [content(claim.resolved or claim.text).stems for claim in (pair.left, pair.right)]
    if left.kind is SlotKind.TIME and not (stems[0] & stems[1]) - _STAMPED:
        return False  # the hour of a page
    if left.kind is SlotKind.DATE and not (_same_sort_of_date(left, right) and _dated(left) and _dated(right)):
        return False
    if left.kind is SlotKind.DATE and _ages_apart(left, right):
        return False
    if left.kind is SlotKind.TIME and not _clocks(left, right):
        return False
    if left.kind is SlotKind.PLACE and _two_places(pair, left, right):
        return False
    if is_slip(left, right):
        return True
    if parted(pair.left, left, pair.right, right):
        return False
    return not (left.kind is SlotKind.MONEY and rivals_near(left, right, pair.left.text, pair.right.text))


def _ages_apart(left: Slot, right: Slot) -> bool:
    """Hold for days of which one lies a generation before the other: no report errs by so much."""
    years = [re.match(r"[12]\d{3}\b", slot.value) for slot in (left, right)]
    found = [int(year[0]) for year in years if year]
    return len(found) == len(years) and abs(found[0] - found[1]) > GENERATION


#: Stems of what a page says of itself.
_STAMPED = frozenset(
    word[:STEM] for word in (*CALENDAR, *words("updated published posted last gmt est edt utc pst local time"))
)


def _two_places(pair: ClaimPair, left: Slot, right: Slot) -> bool:
    """Hold for the places of two happenings: one is born in one town, grows up in a second and works in a third."""
    one, other = _event(left), _event(right)
    if one != other and TOLD not in (one, other):
        return True
    sides = ((pair.left, left), (pair.right, right))
    told = [_stay(claim.text[: max(0, slot.start - claim.start)]) for claim, slot in sides]
    return told[0] != told[1]


def _stay(before: str) -> str:
    """Give the verb of a stay that ends right before a place, by its first letters: "was born in"."""
    match = _RESIDES.search(before)
    return match["verb"].lower()[:3] if match else ""


_RESIDES = re.compile(
    r"\b(?P<verb>based|headquartered|born|raised|gr[eo]wn? up|buried|liv(?:es|ed|ing)|resid(?:es|ed|ing))[ ]"
    r"(?:near|outside|in|at)[ ](?:the )?$",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"\b(?:this|next|last) (?:year|month|week|season|spring|summer|autumn|fall|winter)\b", re.IGNORECASE
)


def _dated(slot: Slot) -> bool:
    """Say whether a date is a day or one that anybody can find in a calendar: "this year" is often said of another."""
    if slot.value.startswith("relative:"):
        return False
    is_day = slot.unit == "day" or slot.value.startswith("weekday:")  # "December 15 of this year" is one
    return is_day or not _LOOSE.search(slot.text)


def _of_others(pair: ClaimPair) -> bool:
    """Say whether both claims name somebody or something, and nothing that both name."""
    named = [_names(claim) for claim in (pair.left, pair.right)]
    return all(named) and not named[0] & named[1]


def _names(claim: Claim) -> set[str]:
    """Give the words of the names of a claim; the capital of its first word says nothing."""
    first = plain(claim.text.split()[0].strip("“\"‘'")) if claim.text.split() else ""
    found = content(claim.resolved or claim.text).names - {first} - CALENDAR
    # "The Greek shipowner": of which country somebody is, the other report need not say.
    return {word for name in found for word in name.split() if not is_demonym(word)}


def is_open(pair: ClaimPair, left: Slot, right: Slot, told: Told) -> bool:
    """Say whether two facts may be about one thing, as far as values tell; a report that states both disputes none."""
    all_or_some = _of_all(pair.left, left, right) or _of_all(pair.right, right, left)
    if not all_or_some and (told.gives(pair.right.article_id, left) or told.gives(pair.left.article_id, right)):
        return False
    slip = is_slip(left, right)
    alike = noun_of(left) == noun_of(right) != "" and not (all_or_some or slip)
    if alike and _is_some(left) != _is_some(right) and _event(left) != _event(right):
        return False
    if _is_whole(pair.left, left) != _is_whole(pair.right, right) or days_differ(pair.left, pair.right, left.kind):
        return False
    parts = left.kind in _WITH_PARTS and _of_a_part(pair.left, left) != _of_a_part(pair.right, right)
    if parts and not slip:
        return False
    if left.kind is SlotKind.DATE and left.value.startswith("weekday:") and days_on(left, right):
        return False  # on the day after, somebody does something about it: only rules see that both tell of one deed
    return left.kind is not SlotKind.AGE or _one_person(left, right)


def _of_a_part(claim: Claim, slot: Slot) -> bool:
    """Say whether words near a figure make it a part of what another report may tell as a whole.

    "Twelve people, all of them children" are twelve in the other report too.
    """
    start, end = max(0, slot.start - claim.start), max(0, slot.end - claim.start)
    lead, tail = claim.text[max(0, start - NEAR_PART) : end], claim.text[end : end + NEAR_PART]
    return tells_of_a_part(_NO_MORE.sub("", lead + _OF_THEM.sub("", tail)))


_OF_THEM = re.compile(r"\b(?:all|each|both|none|one) of them\b", re.IGNORECASE)
#: "Never paid more for a player", "two songs and no more", "more expensive": nothing is added to anything.
_NO_MORE = re.compile(
    r"\b(?:(?:never|not|nobody|nothing|no one|rarely|seldom)(?: [a-z]+){0,2} more|no more|any more|once more|"
    r"more or less|more (?:[a-z]+(?:ive|ous|ful|ed|ly|ble|ant|ent)|often|likely)|more money)\b",
    re.IGNORECASE,
)
#: Characters on both sides of a figure in which a word makes it a part.
NEAR_PART = 48
#: Kinds of which one report may give a part and another the whole.
_WITH_PARTS = frozenset({SlotKind.QUANTITY, SlotKind.MONEY, SlotKind.DURATION, SlotKind.PLACE})


def may_be_one(pair: ClaimPair, left: Slot, right: Slot, told: Told) -> bool:
    """Say whether nothing shuts out that two facts are about one thing, where cues alone have to tell."""
    if not is_open(pair, left, right, told) or parted(pair.left, left, pair.right, right):
        return False
    return _shared(pair) >= ENOUGH and _SHUT_OUT.get(left.kind, _nothing)(left, right)


def _is_whole(claim: Claim, slot: Slot) -> bool:
    """Say whether a figure is what a part is of: "28 of 41 passes"."""
    if slot.kind is SlotKind.PLACE:
        return False
    return _OF_WHOLE.search(before(claim, slot)) is not None


def _of_all(claim: Claim, slot: Slot, other: Slot) -> bool:
    """Hold for "all 40 paintings" beside "27 of the 40 paintings": both know the 40, and differ all the same."""
    if not _is_some(other) or slot.kind is not SlotKind.QUANTITY or not _ALL_OF.search(before(claim, slot)):
        return False
    whole = numbers(other.text)
    return len(whole) > 1 and slot.value == f"{whole[-1].value:.10g}"


_ALL_OF = re.compile(
    r"\b(?:all|both|each|every one)(?: of)?(?: (?:the|its|their|his|her|those))?"
    r"(?: (?:[\w’'-]+ ){0,3}?[\w’'-]+['’]s?)? $",
    re.IGNORECASE,
)


def _is_some(slot: Slot) -> bool:
    """Say whether a figure is written as a part of what it counts: "three of the seven bullets"."""
    return slot.kind is SlotKind.QUANTITY and _SOME_OF.search(slot.text) is not None


_SOME_OF = re.compile(r" of (?:the|its|their|his|her|those|these|(?:[A-Z][\w’'-]+ ?)+['’]s?)\b")


def _nothing(_left: Slot, _right: Slot) -> bool:
    return True


def _same_clock_event(left: Slot, right: Slot) -> bool:
    """Hold for two clock times of one verb: one event has its hour, but a day has many."""
    return _clocks(left, right) and _event(left) == _event(right) != ""


def _clocks(left: Slot, right: Slot) -> bool:
    return all(
        slot.low is not None and slot.high is not None and slot.high - slot.low <= HOUR for slot in (left, right)
    )


def _same_sort_of_date(left: Slot, right: Slot) -> bool:
    """Hold for two days, two months or two years of one event; the day of a saying is no event of the story.

    What began in one decade may still be going on in the next.
    """
    decades = any(_DECADE.search(slot.text) for slot in (left, right))
    return left.unit == right.unit and SAY not in (_event(left), _event(right)) and not decades


_DECADE = re.compile(r"\d0['’]?s\b")


def _one_person(left: Slot, right: Slot) -> bool:
    """Hold unless both ages belong to somebody, and not to the same."""
    if not left.about or not right.about:
        return True
    full = all(len(slot.about.split()) > 1 for slot in (left, right) if slot.about)
    if full:
        known = relate(left.about, right.about)
        limit = GENERATION if known in (Relation.SAME, Relation.SHORT) else NAMESAKES
        apart = abs((left.low or 0.0) - (right.low or 0.0))
        if known in (Relation.GIVEN, Relation.APART) or apart > limit:
            return False
    return noun_of(left) == noun_of(right) or _given_alone(left.about, right.about)


def _given_alone(one: str, other: str) -> bool:
    """Hold for "Katherine" and "Katherine Gomes": a given name alone may be that of a full one."""
    short, full = sorted((one.split(), other.split()), key=len)
    return len(short) == 1 < len(full) and short[0][:1].isupper() and short[0] == full[0]


def _event(slot: Slot) -> str:
    return (slot.event or "").split("; ")[0]


_SHUT_OUT = {SlotKind.TIME: _same_clock_event, SlotKind.DATE: _same_sort_of_date}


def comparable(pair: ClaimPair, kind: SlotKind) -> Iterator[tuple[Slot, Slot]]:
    """Give the slots of a kind, each with each of the same unit, and of one deed where deeds are counted."""
    theirs = [slot for slot in pair.right.slots if slot.kind is kind and not _is_home(slot)]
    for left in pair.left.slots:
        if left.kind is kind and not _is_home(left):
            alike = (right for right in theirs if kind in _ANY_UNIT or left.unit == right.unit)
            of_one_event = left.unit == TIMES or kind is SlotKind.AGE  # an age of today and one of another time are two
            yield from ((left, right) for right in alike if not of_one_event or _event(left) == _event(right))


def _is_home(slot: Slot) -> bool:
    """Say whether a place is somebody's home: rules alone bind it."""
    return slot.kind is SlotKind.PLACE and _event(slot) == "home"


#: The unit of a date is how exact it is, and that of a duration how it is written: both compare all the same.
_ANY_UNIT = frozenset({SlotKind.DATE, SlotKind.TIME, SlotKind.DURATION, SlotKind.AGE, SlotKind.PLACE})
