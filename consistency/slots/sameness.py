"""A third way to see that two facts are about one thing: many small cues, weighed.

The rules bind what they understand, `echo` what stands in the same words; most facts of two real reports are bound by
neither. What is left is weighed by a logistic model whose weights were fitted by `training.sameness` on news: two
articles of one story that give the same distinctive value speak of the same fact, two that give different values
mostly don't. No cue looks at the two values.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from consistency.lang.content import content
from consistency.lang.frames import frames_apart, sorts_apart
from consistency.slots.bearers import misbearers
from consistency.slots.cues import cues
from consistency.slots.duration import SENTENCE
from consistency.slots.echo import days_differ
from consistency.slots.ladder import compare
from consistency.slots.lasting import LAST
from consistency.slots.masked import masked
from consistency.slots.meeting import MEETINGS, comparisons
from consistency.slots.namesakes import misnamed, namesakes, officeholders, replaced
from consistency.slots.naming import Relation, relate
from consistency.slots.open_facts import (
    ENOUGH,
    KINDS,
    comparable,
    days_of_other_things,
    event,
    is_home,
    is_open,
    is_slip,
    is_whole,
    is_zero_slip,
    may_be_one,
    named_alike,
    near_enough,
    of_one_sort,
    of_others,
    shared,
)
from consistency.slots.parting import lead, parted
from consistency.slots.place_elsewhere import SAME_SUBJECT, of_two_subjects, told_elsewhere
from consistency.slots.place_reading import THING
from consistency.slots.quantity import LEVEL
from consistency.slots.quote import TURNED
from consistency.slots.told import noun_of
from consistency.slots.voices import (
    AGREED,
    SLIPPED,
    Voices,
    believed,
    shipped,
    weighing,
)
from consistency.types import DOUBT, SlotComparison, SlotKind, TextPair

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from consistency.slots.told import Told
    from consistency.types import ClaimPair, Slot


#: How much more often such a pair is a slip than chance, set low: one in ten errors against one in hundreds of pairs.
SLIP_ODDS = 20.0
YEARS_TO_TRIAL = 3.0
#: Ages of "a boy" and "a pupil" are those of one person only where all voices are as sure as this.
UNSAID = 0.95
#: Below these, the binder says that two facts which a rule bound are of two things. Days, hours and places are bound
#: by an event that the rules understand, in whatever words; counts and sums by a noun, of which a story has many.
DISBELIEVED = {SlotKind.QUANTITY: 0.27, SlotKind.MONEY: 0.27, SlotKind.AGE: 0.2, SlotKind.DURATION: 0.27}
#: Below this root of answer times cues, counts that a rule bound are of two crowds or two nights.
UNITED = {SlotKind.QUANTITY: 0.5}
#: Least answer and least weight of cues beside which fewer words in common are enough, and how many.
SURELY = ((0.93, 0.93, 1), (0.9, 0.6, 2))
#: Of the days and hours of a story more must be known.
SURELY_OF = {SlotKind.DATE: ((0.93, 0.8, 2),), SlotKind.TIME: ((0.93, 0.93, 1), (0.95, 0.9, 2))}
#: The count of "no one".
NOBODY = "0"
NO_ANSWERS: Mapping[TextPair, float] = MappingProxyType({})
#: Below this answer of the binder, no other voice is loud enough.
LEAST_ANSWER = 0.55
#: Of what a story is full, two claims must share as many content words at least: "for four days", "on Monday".
LEAST_SHARED = {SlotKind.DATE: 2, SlotKind.DURATION: 2, SlotKind.QUANTITY: 2}


@dataclass(frozen=True, slots=True)
class Opened:
    """Two claims with what rules made of their facts, and the facts of which only a model can say more.

    `disputed` are facts of a kind that differ and may be of one thing, `holders` people who hold one office.
    """

    pair: ClaimPair
    ruled: tuple[SlotComparison, ...]
    disputed: tuple[SlotComparison, ...]
    holders: tuple[SlotComparison, ...]

    @property
    def is_weighed(self) -> bool:
        """Whether cues are weighed: the similarity of the claims is one of them, and nothing else looks at it."""
        return bool(self.disputed) or any(one.agrees is False for one in self.ruled)

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
    disputed = tuple(one for one in differing(pair, ruled) if _is_disputed(pair, one, told))
    return Opened(pair, ruled, disputed, tuple(officeholders(pair, told)))


def _is_disputed(pair: ClaimPair, one: SlotComparison, told: Told) -> bool:
    """Say whether two facts that differ may be about one thing, or have one noun, so that a doubt is left."""
    left, right = _sides(one)
    return noun_of(left) == noun_of(right) != "" or is_open(pair, left, right, told)


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
    if any(days_of_other_things(pair, one, other) for one, other in _of(pair, SlotKind.DURATION)):
        return _DAYS  # the day that the claims differ in is that of another deed
    if not two_happenings(pair):
        return frozenset()
    if elsewhere(pair):
        return _WHEN | _WHERE
    # Eight engines at 3 a.m., two at 11: the hours differ, and each has its count.
    hours = not pair.differs(SlotKind.DATE) and any(_differ(SlotKind.TIME, *two) for two in _of(pair, SlotKind.TIME))
    return _WHEN | _COUNTS if hours else _WHEN


#: What tells one happening from another; where a figure of it differs too, there are two.
_WHEN = frozenset({SlotKind.DATE, SlotKind.TIME, SlotKind.DURATION})
_DAYS = frozenset({SlotKind.DATE})
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
    if one.level == TURNED and days_differ(pair.left, pair.right, one.kind):
        return doubt  # who changes a mind says so on another day
    if one.kind is SlotKind.QUANTITY and _on_two_days(pair, event(one.left)):
        return doubt
    if is_whole(pair.left, one.left) != is_whole(pair.right, one.right):
        return doubt
    if one.kind is SlotKind.AGE and _years_between(pair, one.left, one.right, told):
        return doubt
    if _parted(pair, one, one.left, one.right):
        return doubt
    if is_home(one.left):
        return one
    if one.left.event == one.right.event == SENTENCE:
        # Whose only sentence it is, is all there is to know; of a long life, nobody can tell which of several is meant.
        return one if _only_sentences(pair, one.left, one.right, told) else doubt
    if one.kind is SlotKind.PLACE and event(one.left) == THING:
        return one if _one_place_each(pair, one.left, one.right, told) else doubt
    answer = answers.get(_question(pair, one)) if answers and one.kind in KINDS else None
    return one if _united(pair, one.left, one.right, answer, told) else doubt


def _parted(pair: ClaimPair, one: SlotComparison, left: Slot, right: Slot) -> bool:
    """Say whether the words around two facts, or around two clauses, tell of two things."""
    if one.kind is SlotKind.POLARITY:
        return frames_apart(pair.left.text, pair.right.text) or bool(_other_sorts(pair, left, right))
    return one.kind in KINDS and not _miswritten(one) and parted(pair.left, left, pair.right, right)


def _other_sorts(pair: ClaimPair, left: Slot, right: Slot) -> list[tuple[str, str]]:
    """Give the words that stand for each other beside those that are opposites themselves: "open", "shut"."""
    found = sorts_apart(pair.left.text, pair.right.text)
    return [(one, other) for one, other in found if one not in left.text.lower() or other not in right.text.lower()]


def _miswritten(one: SlotComparison) -> bool:
    """Say whether a slip of the hand explains a clash: no word beside "£84m" and "£48m" speaks as loud as they do."""
    left, right = _sides(one)
    return left.kind in _OF_ONE_SORT and (is_slip(left, right) or is_zero_slip(left, right))


def _on_two_days(pair: ClaimPair, deed: str) -> bool:
    """Hold for counts of one deed where both claims say when it was done, and not on one day.

    A rate has its value of each month, whatever else the dates are of.
    """
    if deed == LEVEL:
        return days_differ(pair.left, pair.right, SlotKind.QUANTITY)
    days = [
        [slot for slot in claim.slots if slot.kind is SlotKind.DATE and event(slot) == deed != ""]
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
    if left.kind is SlotKind.DURATION and event(left) == LAST and of_others(pair):
        return False  # the contract of one player is not that of another
    if left.kind is SlotKind.DURATION and _one_long_thing(pair, left, right):
        answer = None  # nobody has to guess what a noun behind both lengths is of
    if answer is not None and answer >= COPIED and _one_lead(pair, left, right):
        return True
    disbelieved = answer is not None and answer < DISBELIEVED.get(left.kind, 0.0)
    limit = (shipped().doubted if answer is None else UNITED).get(left.kind)
    if disbelieved or limit is None or (answer is not None and is_slip(left, right)):
        return not disbelieved
    cue = shipped().probability(cues(pair, left, right, told), left.kind)
    return (cue if answer is None else math.sqrt(answer * cue)) >= limit


def _one_long_thing(pair: ClaimPair, left: Slot, right: Slot) -> bool:
    """Hold for the only lengths of one sort of thing, of which both claims name the same: "a 48-hour walkout".

    Of the trip or the ban of somebody else, and of the next one, the names, the days or the words around say so.
    """
    if not event(left) == event(right) == LAST or left.about != right.about:
        return False
    sides = ((pair.left, left), (pair.right, right))
    alone = all(sum(slot.kind is SlotKind.DURATION for slot in claim.slots) == 1 for claim, _ in sides)
    mine, theirs = (content(claim.resolved or claim.text) for claim, _ in sides)
    named = mine.names & theirs.names
    if not (mine.names <= theirs.names or theirs.names <= mine.names):
        return False
    apart = days_differ(pair.left, pair.right, SlotKind.DURATION) or parted(pair.left, left, pair.right, right)
    return alone and bool(named) and not apart and len(mine.stems & theirs.stems) >= ENOUGH


def _one_lead(pair: ClaimPair, left: Slot, right: Slot, *, whole: bool = True) -> bool:
    """Hold where the same words lead to two figures, and none right behind them tell them apart.

    All of the words before them, or with `whole` off those of the claim that says less before its figure.

    Of copies the binder, which hides the figures, is unsure: how their sentences end weighs too much with it.
    """
    leads = [lead(pair.left, left), lead(pair.right, right)]
    one, other = sorted((_WORDS.findall(lead.lower()) for lead in leads), key=len)
    same = one == (other if whole else other[len(other) - len(one) :])
    if left.kind not in _OF_ONE_SORT or not same or len(content(min(leads, key=len)).stems) < SAME_LEAD:
        return False
    behind = [claim.text[max(0, slot.end - claim.start) :] for claim, slot in ((pair.left, left), (pair.right, right))]
    return is_zero_slip(left, right) or _first_words(behind[0]) == _first_words(behind[1])


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
        *misnamed(pair, told),
        *(() if elsewhere(pair) else misbearers(pair, told)),
        *(one for one in found.holders if _one_holder(pair, one, answers)),
    ]
    facts = (_weighed(pair, clash, told, answers, contradiction) for clash in found.disputed)
    weighed_ = [one for one in facts if one is not None]
    if not any(one.agrees is False for one in weighed_):
        weighed_ += told_elsewhere(pair, contradiction)
    return (*people, *weighed_)


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
            yield Dispute(clash, _question(pair, clash), cue, shared(pair), of_others(pair))


def _may_be_weighed(pair: ClaimPair, left: Slot, right: Slot, told: Told) -> bool:
    return is_open(pair, left, right, told) and of_one_sort(pair, left, right)


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
    least = UNSAID if clash.kind is SlotKind.AGE and not named_alike(left, right) else 0.0
    if answer is None:
        sure = cue
        stands = cue >= (SLIPPED if slip else shipped().believed[clash.kind]) and may_be_one(pair, left, right, told)
    elif contradiction is not None and not slip:
        voices = Voices(answer, cue, contradiction, shared(pair), of_others(pair))
        sure = weighing().sure(voices, clash.kind)
        # Where binder and cues are both sure, one word less in common is enough.
        heard = answer >= LEAST_ANSWER and voices.shared + voices.agreed >= LEAST_SHARED.get(clash.kind, 0)
        if voices.agreed:
            sure = max(sure, math.sqrt(answer * cue))
        loud = sure >= weighing().believed[clash.kind] or voices.agreed
        stands = heard and loud and _may_be_weighed(pair, left, right, told)
        # The driver was taken to one town and the passengers to another, as the binder does not see
        if clash.kind is SlotKind.PLACE and contradiction < SAME_SUBJECT:
            stands = stands and not of_two_subjects(pair, left, right)
    else:
        # The binder alone is surer than it is right: of facts that it is sure of, the cues know some to be two.
        sure = math.sqrt(answer * cue)
        copied = slip and cue >= SLIPPED and _one_lead(pair, left, right, whole=False)
        stands = (copied or believed(answer, cue, clash.kind, slip=slip)) and is_open(pair, left, right, told)
        stands = stands and near_enough(pair, left, right, _in_common(answer, cue, left))
    if stands and sure >= least:
        return replace(clash, sure=round(_with_odds(sure, SLIP_ODDS) if slip else sure, 4))
    if noun_of(left) == noun_of(right) != "":
        return replace(clash, level=DOUBT, agrees=None, sure=round(sure, 4))
    return None


def _with_odds(probability: float, odds: float) -> float:
    """Give a probability after evidence of these odds."""
    return probability * odds / (probability * odds + 1 - probability)


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


def _in_common(answer: float, cue: float, slot: Slot) -> int:
    """Give how many content words two claims must have in common beside what the binder and the cues say."""
    limits = SURELY if slot.unit == "year" else SURELY_OF.get(slot.kind, SURELY)
    return next((count for least, beside, count in limits if answer >= least and cue >= beside), ENOUGH)
