"""The ladder from scores and typed facts to a label, as a table."""

from dataclasses import replace

import pytest

from consistency.types import (
    DOUBT,
    Claim,
    ClaimPair,
    ClashType,
    Hedge,
    Label,
    Nature,
    NliScores,
    Part,
    Slot,
    SlotComparison,
    SlotKind,
    Span,
    Thresholds,
)
from consistency.verdict import Evidence, judge, same_speaker, verdict_id

LIMITS = Thresholds(contradiction=0.9, entailment=0.5)
CLASH = NliScores(0.01, 0.02, 0.97)
WEAK_CLASH = NliScores(0.1, 0.3, 0.6)
FOLLOWS = NliScores(0.9, 0.08, 0.02)
NEUTRAL = NliScores(0.05, 0.9, 0.05)
CUT = NliScores(0.0, 1.0, 0.0, truncated=True)


def claim(text: str, outlet: str, speaker: str | None = None) -> Claim:
    return Claim(f"{outlet}-{text}"[:12], f"article-{outlet}", outlet, Part.TEXT, text, 0, len(text),
                 Span(0, len(text)), resolved=text, speaker=speaker)  # fmt: skip


def pair(left: str = "The dam on the river held.", right: str = "The dam on the river broke.", *,
         similarity: float = 0.8, speakers: tuple[str | None, str | None] = (None, None)) -> ClaimPair:  # fmt: skip
    return ClaimPair(claim(left, "Mercury", speakers[0]), claim(right, "Beacon", speakers[1]), similarity)


def met(level: str, agrees: bool | None, kind: SlotKind = SlotKind.AGE) -> SlotComparison:
    left = Slot(kind, "57", "57", 0, 2, about="Ada Brandt")
    return SlotComparison(kind, left, Slot(kind, "75", "75", 0, 2, about="Ada Brandt"), level, agrees)


@pytest.mark.parametrize(
    ("days", "scores", "label"),
    [
        (("Monday", "Monday"), NEUTRAL, Label.CONTRADICTION),
        (("Monday", "Tuesday"), NEUTRAL, Label.UNRELATED),
        (("Monday", "Tuesday"), FOLLOWS, Label.UNRELATED),
        (("Monday", None), NEUTRAL, Label.CONTRADICTION),
    ],
)
def test_counts_of_two_days_do_not_clash(days, scores, label):
    sides = [
        replace(side, slots=tuple(Slot(SlotKind.DATE, day, day, 0, 2) for day in (day,) if day))
        for side, day in zip((pair().left, pair().right), days, strict=True)
    ]
    clash = met("different value", False, SlotKind.QUANTITY)
    verdict = judge(Evidence(ClaimPair(*sides, 0.8), scores, scores, (clash,), LIMITS))
    assert verdict.label is label


@pytest.mark.parametrize(
    ("forward", "backward", "comparisons", "similarity", "speakers", "label", "clash_type"),
    [
        (CLASH, CLASH, (), 0.8, (None, None), Label.CONTRADICTION, ClashType.OTHER),
        (CLASH, NEUTRAL, (), 0.8, (None, None), Label.UNRELATED, None),  # one direction alone is a guess
        (WEAK_CLASH, WEAK_CLASH, (), 0.8, (None, None), Label.UNRELATED, None),
        (CLASH, CLASH, (), 0.8, ("Ada Brandt", "Leo Fuchs"), Label.ATTRIBUTION, None),
        (CLASH, CLASH, (), 0.8, ("Brandt", "Ada Brandt"), Label.CONTRADICTION, ClashType.OTHER),
        (FOLLOWS, FOLLOWS, (), 0.8, (None, None), Label.AGREEMENT, None),
        (NEUTRAL, FOLLOWS, (), 0.8, (None, None), Label.AGREEMENT, None),
        (NEUTRAL, NEUTRAL, (), 0.8, (None, None), Label.UNRELATED, None),
        (CUT, CLASH, (), 0.8, (None, None), Label.UNMEASURED, None),
        (None, None, (), 0.8, (None, None), Label.UNMEASURED, None),
        (FOLLOWS, FOLLOWS, (met("different age", False),), 0.8, (None, None), Label.CONTRADICTION, ClashType.AGE),
        (CUT, CUT, (met("different age", False),), 0.8, (None, None), Label.CONTRADICTION, ClashType.AGE),
        (NEUTRAL, NEUTRAL, (met("missing on one side", None),), 0.8, (None, None), Label.UNRELATED, None),
        (NEUTRAL, FOLLOWS, (met("within the hedge", True),), 0.8, (None, None), Label.REFINEMENT, None),
        (FOLLOWS, FOLLOWS, (met("same value", True),), 0.8, (None, None), Label.AGREEMENT, None),
        (NEUTRAL, NEUTRAL, (met("same value", True),), 0.8, (None, None), Label.AGREEMENT, None),
        (CLASH, CLASH, (met("within the hedge", True),), 0.8, (None, None), Label.REFINEMENT, None),
        (CLASH, CLASH, (met("same value", True),), 0.8, (None, None), Label.CONTRADICTION, ClashType.OTHER),
        (NEUTRAL, NEUTRAL, (met("short form", True, SlotKind.PERSON),), 0.8, (None, None), Label.UNRELATED, None),
    ],
)
def test_label(forward, backward, comparisons, similarity, speakers, label, clash_type):
    evidence = Evidence(pair(similarity=similarity, speakers=speakers), forward, backward, comparisons, LIMITS)
    verdict = judge(evidence)
    assert (verdict.label, verdict.type) == (label, clash_type)


@pytest.mark.parametrize(
    ("left", "right", "clash_type"),
    [
        ("The dam did not break.", "The dam broke.", ClashType.POLARITY),
        ("She denied the charge.", "She admitted the charge.", ClashType.POLARITY),
        ("The strike isn’t over.", "The strike is over.", ClashType.POLARITY),
        ("The dam held.", "The dam broke.", ClashType.OTHER),
    ],
)
def test_type_of_a_clash_without_typed_facts(left, right, clash_type):
    assert judge(Evidence(pair(left, right), CLASH, CLASH, (), LIMITS)).type is clash_type


@pytest.mark.parametrize(
    ("left", "clash"),
    [
        ("Vera Holt did not spend years in a prison in Leeds for the murder.", True),
        ("Vera Holt spent years in a prison in Leeds for the murder that she did not commit.", False),
        ("The judge found that Vera Holt did not spend years in a prison in Leeds for the murder.", True),
    ],
)
def test_what_a_noun_carries_is_no_denial(left, clash):
    words = pair(left, "Vera Holt spent years in a prison in Leeds for the murder.")
    assert (judge(Evidence(words, CLASH, CLASH, (), LIMITS)).label is Label.CONTRADICTION) is clash


def test_the_model_alone_finds_no_clash_of_two_opinions():
    sides = pair("The dam was not a triumph.", "The dam was a triumph.")
    opinions = replace(sides, right=replace(sides.right, nature=Nature.OPINION))
    assert judge(Evidence(sides, CLASH, CLASH, (), LIMITS)).label is Label.CONTRADICTION
    assert judge(Evidence(opinions, CLASH, CLASH, (), LIMITS)).label is Label.UNRELATED


def test_reason_names_the_clashing_fact_and_both_outlets():
    verdict = judge(Evidence(pair(), NEUTRAL, NEUTRAL, (met("different age", False),), LIMITS))
    assert verdict.reason == "The age of Ada Brandt is “57” in Mercury and “75” in Beacon."


def test_a_reason_names_who_has_a_name():
    clash = met("different age", False)
    clash = replace(clash, right=replace(clash.right, about="she"))
    assert judge(Evidence(pair(), NEUTRAL, NEUTRAL, (clash,), LIMITS)).reason.startswith("The age of Ada Brandt is")


def test_a_changed_word_of_a_quotation_goes_before_the_figure_that_it_is():
    verdict = judge(
        Evidence(pair(), NEUTRAL, NEUTRAL, (met("other", False), met("words", False, SlotKind.QUOTE)), LIMITS)
    )
    assert verdict.type is ClashType.QUOTE


def test_reason_of_a_place_in_a_row():
    one, other = (Slot(SlotKind.QUANTITY, text, text, 0, 4, about="goal", unit="ordinal") for text in ("19th", "21st"))
    clash = SlotComparison(SlotKind.QUANTITY, one, other, "different value", agrees=False)
    verdict = judge(Evidence(pair(), NEUTRAL, NEUTRAL, (clash,), LIMITS))
    assert verdict.reason == "It is the “19th” goal in Mercury and the “21st” in Beacon."


def test_unmeasured_has_no_confidence():
    assert judge(Evidence(pair(), CUT, CUT, (), LIMITS)).confidence == 0.0


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Brandt", "Ada Brandt", True),
        ("Ada Brandt", "Ada Brandt", True),
        ("Minister Ada Brandt", "Ada Brandt", True),
        ("Ada Brandt", "Leo Fuchs", False),
        ("NATO", "the ministry", False),
        ("the airline", "an airline spokesman", True),
        ("the ministry", "a spokeswoman for the ministry", True),
        ("Prosecutors", "the prosecution", True),
        ("the rebels", "a spokesman for them", False),
        ("the ministry", "The Ministry", True),
        ("he", "Leo Fuchs", False),
        ("the interior ministry", "the defence ministry", False),
        ("the airline", "the airport", False),
    ],
)
def test_same_speaker(left, right, same):
    assert same_speaker(left, right) is same
    assert same_speaker(right, left) is same


def test_verdict_id_does_not_depend_on_the_order():
    one = pair()
    assert verdict_id(one.left, one.right) == verdict_id(one.right, one.left)


@pytest.mark.parametrize(
    ("left", "right", "label"),
    [
        ("The dam on the river held.", "The dam on the river broke.", Label.CONTRADICTION),
        ("The dam on the river held.", "The mayor went on holiday.", Label.UNRELATED),
        ("Ada Brandt won the race.", "Leo Fuchs won the race.", Label.UNRELATED),  # somebody else
        ("The results of the test were not released.", "The results of the test were released.", Label.CONTRADICTION),
        ("The results of the test have not been released.", "The results of the test were released.", Label.UNRELATED),
    ],
)
def test_a_clash_needs_one_subject(left, right, label):
    assert judge(Evidence(pair(left, right), CLASH, CLASH, (), LIMITS)).label is label


@pytest.mark.parametrize("scores", [CLASH, NEUTRAL, FOLLOWS])
@pytest.mark.parametrize(
    ("right", "label"),
    [("The dam on the river held.", Label.AGREEMENT), ("“The dam on the river held”", Label.AGREEMENT)],
)
def test_the_same_words_agree_whatever_a_model_sees(right, label, scores):
    verdict = judge(Evidence(pair("The dam on the river held.", right), scores, scores, (), LIMITS))
    assert (verdict.label, verdict.reason) == (label, "Mercury and Beacon say the same.")


def framed(left: str, right: str, scores: NliScores) -> Label:
    return judge(Evidence(pair(left, right), scores, scores, (), LIMITS)).label


@pytest.mark.parametrize(
    ("left", "right", "scores", "label"),
    [
        ("The mayor criticised the new plan for the port.", "The mayor slammed the new plan for the port.", FOLLOWS,
         Label.FRAMING),
        ("The mayor criticised the new plan for the port.", "The mayor slammed the new plan for the port.", CLASH,
         Label.CONTRADICTION),
        ("The mayor criticised the new plan for the port.", "The mayor slammed the new plan for the port.", NEUTRAL,
         Label.UNRELATED),
        ("The mayor criticised the new plan for the port.", "The mayor questioned the new plan for the port.", FOLLOWS,
         Label.AGREEMENT),
        ("The mayor criticised the new plan for the port.", "She slammed it.", FOLLOWS, Label.AGREEMENT),
    ],
)  # fmt: skip
def test_framing_is_agreement_in_other_words(left, right, scores, label):
    assert framed(left, right, scores) is label


def test_a_framing_reason_names_both_words():
    verdict = judge(Evidence(pair("The regime sent its envoys home.", "The government sent its envoys home."),
                             FOLLOWS, FOLLOWS, (), LIMITS))  # fmt: skip
    assert verdict.reason == "Both report the same; Mercury writes “regime” where Beacon writes “government”."


def test_a_clash_that_cues_bound_is_as_sure_as_they_are():
    slots = met("different age", False)
    weighed = SlotComparison(slots.kind, slots.left, slots.right, slots.level, False, sure=0.75)
    assert judge(Evidence(pair(), NEUTRAL, NEUTRAL, (weighed,), LIMITS)).confidence == 0.75
    assert judge(Evidence(pair(), NEUTRAL, NEUTRAL, (slots,), LIMITS)).confidence == 0.9


@pytest.mark.parametrize(
    ("speakers", "kind", "label"),
    [
        (("the mayor", "the hospital"), SlotKind.QUANTITY, Label.ATTRIBUTION),
        (("police", "the hospital"), SlotKind.QUANTITY, Label.CONTRADICTION),  # who knows whom the police mean
        (("police", "the organisers"), SlotKind.QUANTITY, Label.ATTRIBUTION),  # the count of one side
        (("Police", "the police"), SlotKind.QUANTITY, Label.CONTRADICTION),
        (("Ada Brandt", "Brandt"), SlotKind.QUANTITY, Label.CONTRADICTION),
        ((None, "the hospital"), SlotKind.QUANTITY, Label.CONTRADICTION),
        (("Ada Brandt", "Leo Fuchs"), SlotKind.ROLE, Label.CONTRADICTION),  # the outlet's own words
    ],
)
def test_who_vouches_for_a_figure(speakers, kind, label):
    clash = met("different value", False, kind)
    assert judge(Evidence(pair(speakers=speakers), NEUTRAL, NEUTRAL, (clash,), LIMITS)).label is label


SKIPPER = "The skipper Oskar Lind was the last man of the crew aboard the burning ship when rescuers came."
DRUNK = "A drunken skipper ran from the burning ship before anybody else thought of the passengers below."
LAST = "The captain of the ferry was the last to leave the ship."
FIRST = "First off the burning ship was the ferry's captain, drunk, who got away by boat."


@pytest.mark.parametrize(
    ("left", "right", "certainty", "label"),
    [
        ("The mayor met the strikers in Orrin on Monday.", "The mayor met the strikers in Selby on Monday.", 0.93,
         Label.CONTRADICTION),
        ("The mayor met the strikers in Orrin on Monday.", "The mayor met the strikers in Selby on Monday.", 0.85,
         Label.UNRELATED),
        ("The mayor met the strikers in Orrin on Monday.", "In Selby the strikers met the mayor after mass.", 0.99,
         Label.CONTRADICTION),  # told in other words
        ("The hall is heated with gas all year.", "The hall is heated with wood all year.", 0.98, Label.CONTRADICTION),
        ("TRIAL DATE SET FOR ORRIN ACCUSED", "TRIAL DATE SET FOR SELBY ACCUSED", 0.99, Label.UNRELATED),  # capitals
        ("The hall is heated with gas in winter.", "The hall is heated with wood in winter.", 0.93, Label.UNRELATED),
        ("The old hall is heated with gas.", "The hall is heated with gas.", 0.99, Label.UNRELATED),  # a word more
        ("The hall was modernised with gas.", "The hall was modernized with gas.", 0.99, Label.UNRELATED),  # spelt
        ("The hall burned for 3 hours.", "The hall burned for 4 hours.", 0.99, Label.UNRELATED),  # for typed facts
        ("Smoke was seen over the plant on Monday.", "No smoke was seen over the plant, he said.", 0.93,
         Label.CONTRADICTION),
        ("Smoke was seen over the plant on Monday.", "No smoke was seen over the plant, he said.", 0.88,
         Label.UNRELATED),
        ("The mayor visited the mill on Monday.", "The mayor, who was not there when the mill burned, came Monday.",
         0.92, Label.UNRELATED),
        ("The lighthouse almost fell into the sea.", "The lighthouse did not fall into the sea.", 0.9, Label.UNRELATED),
        ("Smoke was seen over the plant on Monday.", "Nobody had ever heard of the plant or its owner.", 0.9,
         Label.UNRELATED),
        ("Palmer does not own the plant.", "Palmer had owned the plant.", 0.95, Label.UNRELATED),  # then and now
        (LAST, FIRST, 0.98, Label.CONTRADICTION),  # retold
        (LAST, FIRST, 0.95, Label.CONTRADICTION),  # "last" and "first" shut each other out
        (LAST.replace("last", "only one"), FIRST, 0.95, Label.UNRELATED),
        ("A judge granted bail to Palmer.", "Palmer was refused bail.", 0.86, Label.CONTRADICTION),
        ("A judge granted bail to Palmer.", "Palmer was refused bail.", 0.84, Label.UNRELATED),
        ("A judge granted bail to Palmer.", "Reed was refused bail.", 0.86, Label.UNRELATED),  # of somebody else
        ("A judge may have granted bail to Palmer.", "Palmer was refused bail.", 0.86, Label.UNRELATED),  # not sure
        (LAST.replace("was", "may be"), FIRST, 0.98, Label.UNRELATED),  # not sure
        (SKIPPER, DRUNK, 0.98, Label.CONTRADICTION),  # a name on one side alone
        (SKIPPER, DRUNK, 0.96, Label.UNRELATED),
        (SKIPPER.replace("Oskar Lind", "Lind"), DRUNK.replace("A", "Day, a", 1), 0.98, Label.CONTRADICTION),
        (SKIPPER.replace("Oskar", "Alexander"), DRUNK.replace("skipper", "Alex Lind"), 0.98, Label.UNRELATED),
        (SKIPPER, SKIPPER.replace("rescuers", "men of the navy"), 0.98, Label.UNRELATED),  # a copy
        ("The bill passed with 52 votes in favour.", "There were 48 votes against the bill.", 0.98, Label.UNRELATED),
        ("The captain of the ferry slept.", "First off the burning quay was a captain, drunk, who left by boat.",
         0.99, Label.UNRELATED),  # a word in common
        ("Palmer does not own the plant.", "Palmer owns the plant.", 0.95, Label.CONTRADICTION),
    ],
)  # fmt: skip
def test_the_model_is_believed_where_the_words_show_why(left, right, certainty, label):
    scores = NliScores(0.01, 0.99 - certainty, certainty)
    limits = Thresholds(contradiction=0.97, entailment=0.5)
    assert judge(Evidence(pair(left, right), scores, scores, (), limits)).label is label


def test_words_that_shut_each_other_out_are_named():
    verdict = judge(
        Evidence(pair("A judge granted bail to Palmer.", "Palmer was refused bail."), CLASH, CLASH, (), LIMITS)
    )
    assert verdict.type is ClashType.POLARITY
    assert "“granted”" in verdict.reason
    assert "“refused”" in verdict.reason


@pytest.mark.parametrize(
    ("left", "right", "speakers", "certainty", "clash_type"),
    [
        ("“I never sold the mill.”", "he had sold the mill", ("Oskar Vell", "Vell"), 0.8, ClashType.QUOTE),
        ("“I never sold the mill.”", "“I sold the mill.”", ("Oskar Vell", "Vell"), 0.8, ClashType.QUOTE),
        ("“I never sold the mill.”", "he had sold the mill", ("Oskar Vell", "Vell"), 0.7, None),
        ("“I never sold the mill.”", "he had sold the mill", ("Oskar Vell", "Ada Moss"), 0.8, None),
        ("“I never sold the mill.”", "he had sold the mill", ("Oskar Vell", None), 0.8, None),
        ("“We never sold the mill.”", "officers had sold the mill", ("police", "police"), 0.8, None),  # nobody's words
        ("he never sold the mill", "he had sold the mill to Ada", ("Oskar Vell", "Vell"), 0.8, None),  # no quotation
        ("“I never sold the mill.”", "only the barn had been sold with the mill", ("Vell", "Vell"), 0.8, None),
        ("“I never sold the mill.”", "the sky was blue", ("Vell", "Vell"), 0.8, None),
        ("“I never sold the mill.”", "he had not sold the mill", ("Vell", "Vell"), 0.8, None),
        ("“I have not sold the mill.”", "he had sold the mill", ("Vell", "Vell"), 0.8, None),  # not so far
    ],
)
def test_one_speaker_does_not_say_both(left, right, speakers, certainty, clash_type):
    scores = NliScores(0.01, 0.99 - certainty, certainty)
    limits = Thresholds(contradiction=0.94, entailment=0.5)
    verdict = judge(Evidence(pair(left, right, speakers=speakers), scores, scores, (), limits))
    assert verdict.type is clash_type


def test_the_reason_names_who_says_both():
    both = pair("“I never sold the mill.”", "he had sold the mill", speakers=("Oskar Vell", "Vell"))
    assert judge(Evidence(both, CLASH, CLASH, (), LIMITS)).reason.startswith("Oskar Vell says in Mercury")


def test_what_is_denied_of_a_figure_is_named():
    left = Slot(SlotKind.MONEY, "2400000 £", "£2.4m", 0, 5)
    right = Slot(SlotKind.MONEY, "900000 £", "more than £900,000", 0, 5, hedge=Hedge.AT_MOST)
    clash = SlotComparison(SlotKind.MONEY, left, right, "different value", False)
    reason = judge(Evidence(pair(), NEUTRAL, NEUTRAL, (clash,), LIMITS)).reason
    assert reason == "The sum is “£2.4m” in Mercury and “not more than £900,000” in Beacon."


@pytest.mark.parametrize(
    ("left", "right", "label"),
    [
        ("The dam held, a waiter swore in court.", "The dam did not hold, a cook swore in court.", Label.ATTRIBUTION),
        (
            "The dam held, a waiter swore in court.",
            "The dam did not hold, a waiter swore in court.",
            Label.CONTRADICTION,
        ),
        ("The dam held, a waiter swore in court.", "The dam did not hold.", Label.CONTRADICTION),
        ("The dam held, police said.", "The dam did not hold, Captain Lind said.", Label.CONTRADICTION),
    ],
)
def test_voices_are_read_from_words_where_the_claim_has_no_speaker(left, right, label):
    clash = met("affirmed against negated", False, SlotKind.POLARITY)
    assert judge(Evidence(pair(left, right), NEUTRAL, NEUTRAL, (clash,), LIMITS)).label is label


@pytest.mark.parametrize(
    ("left", "right", "label"),
    [
        ("The Harl dam held when it rained.", "The Harl dam did not hold when it rained.", Label.CONTRADICTION),
        ("The Harl dam held on Monday night.", "The Harl dam did not hold on Friday night.", Label.UNRELATED),
        ("The Harl bridge withstood the flood.", "No Harl bridge was swept away by the flood.", Label.UNRELATED),
        ("The east gate of Harl was open.", "The west gate of Harl was shut.", Label.UNRELATED),
        ("Lind reached the lower deck of Harl.", "Lind did not reach the upper deck of Harl.", Label.UNRELATED),
        ("The dog had bitten a sheep in Harl.", "The dog had never bitten a child in Harl.", Label.UNRELATED),
        ("Nobody but Lind was on the Harl dam.", "Lind was alone on the Harl dam.", Label.UNRELATED),
        ("Nobody had moved the Harl signal.", "The Harl signal was untouched.", Label.UNRELATED),
        ("The Harl trains were to run at noon.", "The Harl trains did not run at noon.", Label.UNRELATED),
        ("Judge Ann Roe signed it in the rain.", "Judge Ida Roe signed it in the rain.", Label.CONTRADICTION),
    ],
)  # fmt: skip
def test_what_the_model_calls_is_of_one_frame(left, right, label):
    assert judge(Evidence(pair(left, right), CLASH, CLASH, (), LIMITS)).label is label


def test_words_that_a_ladder_met_are_left_to_it():
    left, right = "It was signed by Judge Ann Roe on the stairs.", "It was signed by Judge A. Roe on the stairs."
    names = (Slot(SlotKind.PERSON, "ann roe", "Ann Roe", 0, 7), Slot(SlotKind.PERSON, "a roe", "A. Roe", 0, 6))
    short = SlotComparison(SlotKind.PERSON, *names, "short form", agrees=True)
    assert judge(Evidence(pair(left, right), CLASH, CLASH, (), LIMITS)).label is Label.CONTRADICTION
    assert judge(Evidence(pair(left, right), CLASH, CLASH, (short,), LIMITS)).label is not Label.CONTRADICTION


def test_a_doubtful_figure_is_no_agreement():
    doubt = met(DOUBT, None, SlotKind.QUANTITY)
    assert judge(Evidence(pair(), FOLLOWS, FOLLOWS, (doubt,), LIMITS)).label is Label.UNRELATED
