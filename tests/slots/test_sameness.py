"""Facts that cues bind: clashes of two reports that no rule understands, and what shuts them out."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.slots import Told, compared, opened, settled, weighed, with_slots
from consistency.slots.cues import cues
from consistency.slots.open_facts import KINDS, is_open, is_slip
from consistency.slots.quote import TURNED
from consistency.slots.sameness import differing, disputes
from consistency.slots.voices import Voices, shipped, weighing
from consistency.types import DOUBT, Article, Claim, ClaimPair, Part, Slot, SlotKind, Span


def side(outlet, texts, published="2024-03-06"):
    article = Article(outlet, outlet, " ".join(texts), published=published)
    places = [article.text.index(text) for text in texts]
    claims = [
        Claim(f"{outlet}{n}", outlet, outlet, Part.TEXT, text, at, at + len(text), Span(at, at + len(text)))
        for n, (text, at) in enumerate(zip(texts, places, strict=True))
    ]
    return with_slots(claims, article)


def facing(pair, claims):
    told = Told.of(claims)
    found = opened(pair, told)
    return found, found.ruled, told


def clashes(left, right, *, more_left=(), more_right=(), similarity=0.9):
    """Give the clashes that cues bind in the first claims of two articles, as (kind, left text, right text)."""
    one, other = side("Mercury", (left, *more_left)), side("Beacon", (right, *more_right))
    pair = ClaimPair(one[0], other[0], similarity)
    found = weighed(*facing(pair, [*one, *other]))
    return [(one.kind, one.left.text, one.right.text) for one in found if one.agrees is False]


BOND = "Voters in 2009 approved a bond of three million crowns to buy the old dairy."
OTHER_BOND = "Brackwater voters in 2010 approved a bond of three million crowns to pay for the old dairy."


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (BOND, OTHER_BOND, [(SlotKind.DATE, "2009", "2010")]),
        (BOND, BOND, []),
        (BOND, "The old dairy burned down in 1936, and nobody was hurt.", []),
        ("The alarm was raised at 3:30 a.m. at the old dairy.",
         "The old dairy was closed by police at 6:40 a.m.", []),  # two moments of one night
    ],
)  # fmt: skip
def test_what_cues_bind(left, right, expected):
    assert clashes(left, right) == expected
    assert clashes(right, left) == [(kind, b, a) for kind, a, b in expected]


def test_a_report_that_states_both_values_disputes_neither():
    assert not clashes(BOND, OTHER_BOND, more_right=("A first vote had failed in 2009.",))


@pytest.mark.parametrize(
    ("answer", "level"),
    [(0.99, "different value"), (0.5, None), (0.0, None)],
)
def test_what_a_binder_answers_decides(answer, level):
    one, other = (
        side("Mercury", ("The river rose to 6.2 metres at the old bridge.",)),
        side("Beacon", ("At the old bridge the level reached 8.4 metres, a fireman said.",)),
    )
    pair = ClaimPair(one[0], other[0], 0.9)
    told = Told.of([*one, *other])
    found = opened(pair, told)
    assert found.questions(told) == tuple(dict.fromkeys(found.questions(told)))
    answers = dict.fromkeys(found.questions(told), answer)
    clash = [c for c in settled(found, told, answers) if c.agrees is False]
    assert [c.level for c in clash] == ([level] if level else [])
    assert all(0.5 < c.sure <= answer for c in clash)


RIVER = "The river rose to 6.2 metres at the old bridge.", "At the old bridge the level reached 8.4 metres, a man said."


@pytest.mark.parametrize(
    ("answer", "contradiction", "clash"),
    [
        (0.99, 0.95, True),
        (0.99, 0.0, False),  # neither is the model that reads the whole sentences believed alone nor left unheard
        (0.05, 0.95, False),
        (0.99, None, True),  # what it could not read whole says nothing
    ],
)
def test_the_nli_model_is_heard_beside_the_binder(answer, contradiction, clash):
    one, other = side("Mercury", RIVER[:1]), side("Beacon", RIVER[1:])
    pair, told = ClaimPair(one[0], other[0], 0.9), Told.of([*one, *other])
    found = opened(pair, told)
    answers = dict.fromkeys(found.questions(told), answer)
    assert any(c.agrees is False for c in settled(found, told, answers, contradiction)) is clash


probabilities = st.floats(0, 1)


@given(probabilities, probabilities, probabilities, st.integers(0, 30), st.sampled_from(KINDS), st.integers(0, 3))
def test_no_voice_speaks_against_one_thing(answer, cue, contradiction, shared, kind, place):
    voices = [answer, cue, contradiction, shared]
    louder = list(voices)
    louder[place] = 1.0 if place < 3 else shared + 1
    quiet, loud = (weighing().sure(Voices(*one), kind) for one in (voices, louder))
    assert 0 < weighing().sure(Voices(*voices, strangers=True), kind) <= quiet <= loud < 1


def test_disputes_are_the_open_facts_with_what_is_asked_of_them():
    one, other = side("Mercury", RIVER[:1]), side("Beacon", RIVER[1:])
    pair, told = ClaimPair(one[0], other[0], 0.9), Told.of([*one, *other])
    (found,) = disputes(pair, told)
    assert (found.clash.left.text, found.clash.right.text) == ("6.2 metres", "8.4 metres")
    assert found.question in opened(pair, told).questions(told)
    assert found.shared == 3  # "old bridge", "metres"
    assert not list(disputes(ClaimPair(one[0], one[0], 0.9), told))


@pytest.mark.parametrize(
    ("left", "right", "clash"),
    [
        ("in 2009", "in 2010", True),
        ("this year", "last year", False),
        ("last summer", "in 2010", False),
        ("on December 15 of this year", "on December 27, 2024", True),
        ("in June next year", "in November next year", True),
        ("next year", "in November next year", False),
    ],
)
def test_a_year_that_is_said_loosely_is_left_alone(left, right, clash):
    one = side("Mercury", (BOND.replace("in 2009", left),))
    other = side("Beacon", (OTHER_BOND.replace("in 2010", right),))
    pair, told = ClaimPair(one[0], other[0], 0.9), Told.of([*one, *other])
    found = opened(pair, told)
    answers = dict.fromkeys(found.questions(told), 0.99)
    assert any(c.agrees is False for c in settled(found, told, answers)) is clash


@pytest.mark.parametrize(
    ("left", "right", "clash"),
    [
        ("The ferry Ligaya went down off Mindoro on Thursday.", "The Ligaya capsized off Mindoro on Wednesday.", True),
        # on the day after, somebody does something about it
        (
            "The ferry Ligaya went down off Mindoro on Thursday.",
            "Divers off Mindoro found the Ligaya on Friday.",
            False,
        ),
        ("The Ligaya was searched off Mindoro on Thursday.", "Divers off Mindoro saw the Ligaya on Friday.", False),
    ],
)
def test_what_happens_once_has_one_day(left, right, clash):
    one, other = side("Mercury", (left,), published=None), side("Beacon", (right,), published=None)
    found = opened(ClaimPair(one[0], other[0], 0.9), Told.of([*one, *other]))
    assert bool(found.questions(Told.of([*one, *other]))) is clash


def test_every_clash_says_how_sure_it_is():
    one, other = side("Mercury", (BOND,)), side("Beacon", (OTHER_BOND,))
    pair = ClaimPair(one[0], other[0], 0.9)
    (found,) = weighed(*facing(pair, [*one, *other]))
    assert found.agrees is False
    assert shipped().believed[SlotKind.DATE] <= found.sure <= 1


def test_the_weights_fit_the_cues():
    one, other = side("Mercury", (BOND,)), side("Beacon", (OTHER_BOND,))
    slots = [next(s for s in claims[0].slots if s.kind is SlotKind.DATE) for claims in (one, other)]
    found = cues(ClaimPair(one[0], other[0], 0.9), *slots, Told())
    assert set(found) == set(shipped().cues)
    assert set(shipped().kinds) == set(shipped().believed) == set(KINDS)


@given(similarity=st.floats(0, 1), more=st.floats(0, 1))
def test_more_alike_is_never_less_likely(similarity, more):
    weights = shipped()
    found = dict.fromkeys(weights.cues, 0.5)
    low, high = sorted((similarity, more))
    assert weights.probability(found | {"similarity": low}, SlotKind.AGE) <= weights.probability(
        found | {"similarity": high}, SlotKind.AGE
    )


@pytest.mark.parametrize(
    ("left", "right", "is_weighed"),
    [
        (BOND, OTHER_BOND, True),
        (BOND, BOND, False),
        (BOND, "The old dairy was a landmark of the town.", False),
        ("Leo Brandt, 27, was hiding in a shed.", "Leo Brandt, 29, was hiding in a shed.", True),
        ("Leo Brandt, 27, was hiding in a shed.", "Leo Brandt, 27, was found in a shed.", False),
        ("The storm killed 14 people.", "The storm killed 41 people.", True),
        ("The storm killed 14 people.", "The storm killed at least ten people.", False),
    ],
)
@pytest.mark.parametrize("answer", [None, 0.3, 0.9])
def test_similarity_counts_only_where_cues_are_weighed(left, right, is_weighed, answer):
    one, other = side("Mercury", (left,)), side("Beacon", (right,))
    told = Told.of([*one, *other])
    found = [opened(ClaimPair(one[0], other[0], similarity), told) for similarity in (0.0, 1.0)]
    assert {each.is_weighed for each in found} == {is_weighed}
    answers = [dict.fromkeys(each.questions(told), answer) if answer else {} for each in found]
    met = [settled(each, told, own, answer) for each, own in zip(found, answers, strict=True)]
    assert is_weighed or met[0] == met[1]


def test_a_figure_is_found_by_elimination():
    left = "Some 40 guards, 12 clerks and 300 visitors left the old mint hall before the fire."
    right = "Some 40 guards, 19 clerks and 300 visitors left the old mint hall before the fire."
    one, other = side("Mercury", (left,)), side("Beacon", (right,))
    clerks = [next(s for s in claims[0].slots if (s.about or "") == "clerks") for claims in (one, other)]
    found = cues(ClaimPair(one[0], other[0], 0.9), *clerks, Told())
    assert found["rivals in the claims"] == 0  # guards and visitors are the same on both sides


def test_counts_of_two_nights_are_parted():
    left = "Officers made 86 arrests over the course of the march of the dockers."
    right = "Dozens of kiosks were smashed and looted, and more than 200 people were arrested."
    before = ("The square was full.", "Shops were shut.", "A bell rang.", "Two men were arrested on the first night.")
    one, other = side("Mercury", (*before, left)), side("Beacon", (*before[:3], right))
    found = compared(ClaimPair(one[-1], other[-1], 0.2), Told.of([*one, *other]))
    assert [(c.level, c.agrees) for c in found if c.kind is SlotKind.QUANTITY] == [(DOUBT, None)]


@pytest.mark.parametrize(
    ("left", "right", "agrees"),
    [
        ("Leo Brandt, 27, was hiding in a shed.", "The jury found Leo Brandt, 29, guilty of arson.", None),
        ("Leo Brandt, 27, was hiding in a shed.", "Leo Brandt, 29, was hiding in a shed.", False),
        ("Leo Brandt, 27, was hiding in a shed.", "The jury found Leo Brandt, 72, guilty of arson.", False),
    ],
)
def test_a_trial_comes_years_after_the_deed(left, right, agrees):
    one, other = side("Mercury", (left,)), side("Beacon", (right,))
    found = compared(ClaimPair(one[0], other[0], 0.5), Told.of([*one, *other]))
    assert [c.agrees for c in found if c.kind is SlotKind.AGE] == [agrees]


@pytest.mark.parametrize(
    ("left", "right", "open_"),
    [
        ("All 40 of the paintings hung there.", "Some 27 of the 40 paintings hung there.", True),
        ("All of Wallner's eight clients fell.", "Three of Wallner's eight clients fell.", True),
        ("The 40 paintings hung there.", "Some 27 of the 40 paintings hung there.", False),
        ("All but 200 of the 9,000 drivers agreed.", "Just 5,100 of the 9,000 drivers agreed.", False),
        ("Of the 480 patients, half fell ill.", "Half of the 840 patients fell ill.", True),
        ("Of the 480 patients, half fell ill.", "Nobody told the 840 patients.", False),
        ("Four songs, all of them new, were sung.", "Two songs were sung.", True),
        ("Four songs, three of them new, were sung.", "Two songs were sung.", False),
        ("She sang two songs and no more.", "She sang four songs.", True),
        ("She sang two more songs.", "She sang four songs.", False),
    ],
)
def test_all_some_and_the_whole(left, right, open_):
    one, other = side("Mercury", (left,)), side("Beacon", (right,))
    mine, theirs = (
        next(slot for slot in claim.slots if slot.kind is SlotKind.QUANTITY and slot.unit is None)
        for claim in (one[0], other[0])
    )
    assert is_open(ClaimPair(one[0], other[0], 0.9), mine, theirs, Told.of([*one, *other])) is open_


AGREED = "For the Scottish smokehouse Brennick, the Norwegian fish group Marin has agreed to pay"
PAID = "For the Scottish smokehouse Brennick, the Norwegian fish group Marin paid"
WILL = "For the Scottish smokehouse Brennick, the Norwegian fish group Marin will pay"
HELD_UP = "Dock Weekly valued the trade held up at"
FEE = "The yearly parking fee at Brennick harbour station was put at"


@pytest.mark.parametrize(
    ("left", "right", "answer", "agrees"),
    [
        # A slip of digits, a zero too many: what parts "agreed" from "will" does not make two sums of them.
        (f"{AGREED} £84m in cash.", f"{WILL} £48m in cash.", 0.9, False),
        (f"{AGREED} £8.4m in cash.", f"{WILL} £84m in cash.", 0.9, False),
        (f"{AGREED} £84m in cash.", f"{WILL} £57m in cash.", 0.9, False),  # both are one plan
        (f"{PAID} £84m in cash.", f"{WILL} £57m in cash.", 0.9, None),
        (f"{AGREED} £84m in cash.", f"{WILL} £48m in cash.", 0.05, None),
        # Near copies, unless something behind the figure says of which of two things it is.
        (f"{FEE} £84 a day, in coins.", f"{FEE} £57 a day.", 0.2, False),
        (f"{FEE} £84 for cars.", f"{FEE} £57 for coaches.", 0.2, None),
        (f"{FEE} £84 a day.", f"{FEE} £57 a day.", 0.05, None),
        (f"{HELD_UP} £6.9m a day.", f"The town paid more: {HELD_UP} £9.6m a day.", 0.12, False),
    ],
)
def test_slips_and_copies_stand(left, right, answer, agrees):
    one, other = side("Mercury", (left,)), side("Beacon", (right,))
    pair, told = ClaimPair(one[0], other[0], 0.9), Told.of([*one, *other])
    found = opened(pair, told)
    met = settled(found, told, dict.fromkeys(found.questions(told), answer))
    assert [c.agrees for c in met if c.kind is SlotKind.MONEY] == [agrees]


@pytest.mark.parametrize(
    ("left", "right", "slip"),
    [
        ("148", "184", True),
        ("57", "75", True),
        ("6500000000", "5600000000", True),
        ("148", "148", False),
        ("148", "149", False),
        ("40", "400", False),  # a nought more is no change of places
        ("7", "7", False),
    ],
)
def test_digits_that_changed_places(left, right, slip):
    slots = [Slot(SlotKind.QUANTITY, value, value, 0, len(value)) for value in (left, right)]
    assert is_slip(*slots) is is_slip(*slots[::-1]) is slip


@pytest.mark.parametrize(
    ("left", "right", "clashes"),
    [
        ("Police arrested 47 rioters on Saturday.", "On Sunday police arrested 12 rioters.", []),
        ("Police arrested 47 rioters on Saturday.", "On Saturday police arrested 12 rioters.", [SlotKind.QUANTITY]),
        ("Tom Roe was jailed for five years in 2011.", "In 2019 Tom Roe was jailed for eight years.", []),
        ("Unemployment fell to 4 percent in May.", "Unemployment was 5 percent in April.", []),
        ("A strike lasted three weeks.", "An earlier strike lasted five weeks.", []),
        ("Tom Roe was convicted in 2011.", "In 2019 Tom Roe was convicted.", [SlotKind.DATE]),
        ("The film won the prize in Riga in January.", "The film won the prize in Tallinn in November.", []),
        ("The film won the prize in Riga in January.", "The film won the prize in Riga in November.", [SlotKind.DATE]),
        ("At 3 a.m. eight engines were at the mill.", "At 11 a.m. two engines were at the mill.", []),
    ],
)
def test_two_figures_that_differ_are_of_two_happenings(left, right, clashes):
    one, other = side("Mercury", (left,)), side("Beacon", (right,))
    found = compared(ClaimPair(one[0], other[0], 0.8), Told.of([*one, *other]))
    assert [c.kind for c in found if c.agrees is False] == clashes


PRIZE = "won the chess prize of the old mint hall before a crowd of bakers"


@pytest.mark.parametrize(
    ("left", "right", "answer", "clash"),
    [
        ("A 15-year-old pupil", "A 19-year-old boy", 0.99, True),
        (
            "A 15-year-old pupil",
            "A 19-year-old boy",
            0.61,
            False,
        ),  # who they are is unsaid: only the surest is believed
        ("A 15-year-old girl", "A 19-year-old boy", 0.99, False),
        ("A 35-year-old driver", "A 39-year-old nurse", 0.99, False),
        ("A 35-year-old victim", "A 39-year-old man", 0.99, False),
        ("Roe, 35,", "19-year-old Imogen Roe", 0.9, True),  # a family name alone
        ("Tom Roe, 35,", "19-year-old Imogen Roe", 0.99, False),
        ("Roe, 35, in April", "19-year-old Imogen Roe in January", 0.9, True),  # in no month is she another age
        ("A 15-year-old boy on 4 April", "A 19-year-old boy on 5 January", 0.99, False),
    ],
)
def test_whose_ages_may_be_one_persons(left, right, answer, clash):
    one, other = side("Mercury", (f"{left} {PRIZE}.",)), side("Beacon", (f"{right} {PRIZE}.",))
    pair, told = ClaimPair(one[0], other[0], 0.9), Told.of([*one, *other])
    found = replace(opened(pair, told), ruled=())
    found = replace(found, disputed=tuple(differing(pair, ())))
    answers = dict.fromkeys(found.questions(told), answer)
    clashes = [c for c in settled(found, told, answers, answer**9) if c.agrees is False and c.kind is SlotKind.AGE]
    assert bool(clashes) is clash


def test_a_part_is_not_set_against_its_whole():
    one = side("Mercury", ("The oarsmen finished 28 races of the long season in the lead.",))
    other = side("Beacon", ("The oarsmen finished 28 of 41 races of the long season in the lead.",))
    found = compared(ClaimPair(one[0], other[0], 0.9), Told.of([*one, *other]))
    assert not [c for c in found if c.kind is SlotKind.QUANTITY and c.agrees is False]


WALKOUT = "Aurelia Air faces a 48-hour walkout by cabin crew from midnight on Thursday."


@pytest.mark.parametrize(
    ("left", "right", "answer", "kind"),
    [
        # the noun right behind says what lasts, whatever a binder makes of it
        (WALKOUT, "Aurelia Air faces a six-day strike by cabin crew from midnight on Thursday.", 0.05, "duration"),
        (WALKOUT, "Norla Air faces a six-day strike by cabin crew from midnight on Thursday.", 0.05, None),
        (WALKOUT, "Aurelia Air faces a six-day strike by cabin crew from midnight on Sunday.", 0.05, None),
        (WALKOUT, "Aurelia Air faces a second, six-day strike by cabin crew from midnight on Thursday.", 0.05, None),
        ("Leo Fuchs seeks a ten-year contract.", "Ivan Moser seeks a five-year deal.", 0.9, None),
        # the length is of the day before
        ("Luis Roe declared a 60-day state of emergency in Tarn on Monday after a riot.",
         "Soldiers were in Tarn on Tuesday, a day after Luis Roe imposed a state of emergency for 30 days.",
         0.99, "duration"),
        ("Luis Roe declared a 60-day state of emergency in Tarn on Friday after a riot.",
         "Soldiers were in Tarn on Tuesday, a day after Luis Roe imposed a state of emergency for 30 days.",
         0.99, None),
        # what is compared with others is no part
        ("Building the Lunde bridge took nine years, longer than any other bridge in Tarn.",
         "The Lunde bridge in Tarn took three years to build.", 0.99, "duration"),
        ("Building the Lunde bridge took nine years, with others in Tarn.",
         "The Lunde bridge in Tarn took three years to build.", 0.99, None),
        ("A ride on the Lunde tram should have taken 24 minutes.", "The Lunde tram ride took 55 minutes.", 0.99, None),
        # two things are moved, and where somebody comes from is no place of the deed
        ("The brewery Wexel is moving its headquarters from Riga to Oslo.",
         "The brewery Wexel is moving its headquarters from Riga to Paris.", 0.99, "place"),
        ("The brewery Wexel is moving its bottling line from Riga to Oslo.",
         "The brewery Wexel is moving its headquarters from Riga to Paris.", 0.99, None),
        ("Judge Roe of the swimmer case came from a provincial court in Oslo.",
         "Judge Roe sent the swimmer case to the high court in Paris.", 0.99, None),
        ("Judge Roe sent the swimmer case to a provincial court in Oslo.",
         "Judge Roe sent the swimmer case to the high court in Paris.", 0.99, "place"),
    ],
)  # fmt: skip
def test_lengths_and_places_that_are_of_one_thing(left, right, answer, kind):
    one, other = side("Mercury", (left,)), side("Beacon", (right,))
    pair, told = ClaimPair(one[0], other[0], 0.9), Told.of([*one, *other])
    found = opened(pair, told)
    answers = dict.fromkeys(found.questions(told), answer)
    clash = {c.kind for c in settled(found, told, answers, 0.9) if c.agrees is False}
    assert clash & {"duration", "place"} == ({kind} if kind else set())


def quoting(left, right):
    one, other = side("Mercury", (left,)), side("Beacon", (right,))
    claims = [replace(claim, speaker="Marta Vell") for claim in (one[0], other[0])]
    articles = [Article(c.outlet, c.outlet, c.text, published="2024-03-06") for c in claims]
    mine, theirs = (with_slots([claim], article)[0] for claim, article in zip(claims, articles, strict=True))
    return compared(ClaimPair(mine, theirs, 0.9), Told.of([mine, theirs]))


def test_who_says_the_opposite_on_another_day_has_changed_a_mind():
    left = "“We will not send a single soldier,” Marta Vell said on Tuesday."
    right = "“We will send soldiers, and not just a handful,” Marta Vell said on {}."
    assert any(one.level == TURNED and one.agrees is False for one in quoting(left, right.format("Tuesday")))
    assert not any(one.agrees is False for one in quoting(left, right.format("Friday")))
