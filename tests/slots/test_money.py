"""Sums of money: currency, amount, purpose; which two are bound and on which rung they meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.lang.words import words
from consistency.slots.ladder import compare
from consistency.slots.money import MONEY_LEVELS, bound, rivals_near, sums
from consistency.types import SlotKind


@pytest.mark.parametrize(
    ("text", "value", "about"),
    [
        ("The fire caused $1 million in damage.", "1000000 $", "damage"),
        ("Revenue rose 12 percent to 910 million euros.", "910000000 EUR", "revenue"),
        ("Damage was estimated at €200m.", "200000000 EUR", "damage"),
        ("They signed a $4.1 billion deal.", "4100000000 $", "deal"),
        ("The firm was fined £500,000.", "500000 GBP", "fine"),
        ("Norland pledged 20 million euros in aid.", "20000000 EUR", "aid"),
        ("The bridge will cost about 90 million dollars.", "90000000 $", "cost"),
        ("The painting was sold for US$89,612,000.", "89612000 USD", "sale"),
        ("The fee was C$3bn.", "3000000000 CAD", None),
        ("A ransom of A$2.5m was demanded.", "2500000 AUD", "ransom"),
        ("The repair costs between $10 million and $12 million.", "10000000-12000000 $", "cost"),
        ("The repair costs $10-12 million.", "10000000-12000000 $", "cost"),
        ("The loan of 30 billion yen was repaid.", "30000000000 JPY", "loan"),
        ("Damage ran to millions of dollars.", "vague $", None),
        ("The widow sold the letters for 900 pounds.", "900 GBP", None),
        ("The crown spent 12.4 million pounds on repairs.", "12400000 GBP", "spending"),
        ("The firm was fined 50 million crowns.", "50000000 crown", "fine"),
        ("A reward of 10,000 kroner stands.", "10000 crown", "reward"),
        ("It will cost 4.2 billion forints.", "4200000000 forint", "cost"),
        ("A tax of 200 francs is due.", "200 franc", "tax"),
        ("It cost an initial fee of £34m, with more to come.", "34000000 GBP", None),
        ("The kidnappers were paid a ransom of 40m naira.", "40000000 naira", "ransom"),
        ("A grant of R58 million was made.", "58000000 rand", "funding"),
        ("He was fined N2.5m.", "2500000 naira", "fine"),
        ("He was fined Rs 5,000.", "5000 INR", "fine"),
        ("The flat cost ₦40m.", "40000000 naira", "cost"),
        ("It will pay 410 pence a share.", "4.1 GBP", "payment"),
        ("It was worth 410p a share.", "4.1 GBP", "value"),
        ("A stamp costs 85 cents.", "85 cent", "cost"),
        ("They raised the fare from €1.60 to €4.20 an hour.", "4.2 EUR", None),
        ("Voters approved a $14.2 million bond issue.", "14200000 $", None),
        ("He was freed on $5,000 bond.", "5000 $", "bail"),
    ],
)
def test_sums(text: str, value: str, about: str | None) -> None:
    assert [(slot.value, slot.about) for slot in sums(text)] == [(value, about)]


@pytest.mark.parametrize(
    "text",
    [
        "He weighs 200 pounds.",
        "The plant sold 12 million pounds of beef.",
        "The catch of 900 pounds was sold.",
        "Twelve crowned heads met.",
        "Twelve people were killed.",
        "The firm set aside not $12 million.",
        "They met on May 3.",
        "A dollar store opened.",
        "65% of voters supported it.",
        "It was put at an initial estimate of £34m.",
        "Prices range from €1.60 to €4.20.",
        "The screen shows 1080p.",
        "The R62 road was shut.",
        "See page 3p4.",
    ],
)
def test_no_sum(text: str) -> None:
    assert sums(text) == ()


def test_a_conversion_in_brackets_is_the_same_sum() -> None:
    assert [slot.value for slot in sums("Damage was put at €200m ($230m).")] == ["200000000 EUR"]


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        ("Damage was put at $90 million.", "The fire caused damage of $89,612,000.", "within rounding"),
        ("Damage was put at $90 million.", "Damage was put at $90m.", "same value"),
        ("Damage was put at nearly $90 million.", "Damage was put at $88 million.", "within the hedge"),
        ("Damage was put at $90 million.", "Damage was put at $900 million.", "different value"),
        ("Damage was put at $90 million.", "Damage was put at $91 million.", "different value"),
        ("Damage was put at $90 million.", "Damage was put at €80 million.", "different currency"),
        ("Damage was put at $90 million.", "Damage was put at C$120 million.", "perhaps another currency"),
        ("Damage was put at $90 million.", "Damage was put at US$120 million.", "different value"),
        ("Damage was put at $10-12 million.", "Damage was put at $11 million.", "within the range"),
        ("The deal cost at least $10 million.", "The deal cost $400 million.", "far beyond the hedge"),
        ("They signed a $4.1 billion deal.", "They signed a deal worth $5.6 billion.", "different value"),
        ("The firm was fined £500,000.", "The firm was fined £50,000.", "different value"),
    ],
)
def test_rung_of_bound_sums(left: str, right: str, level: str) -> None:
    (one,), (two,) = sums(left), sums(right)
    assert bound(one, two)
    assert bound(two, one)
    assert compare(MONEY_LEVELS, one, two).level == level


@pytest.mark.parametrize(
    ("left", "right", "agrees"),
    [
        ("Rovers pay an initial fee of £34m.", "Rovers pay an initial fee of £43m.", False),
        ("Rovers pay £34m up front.", "Rovers pay an initial £43m.", False),
        ("Rovers pay an initial fee of £34m.", "Rovers pay £41m.", None),
        ("Rovers pay £34m now.", "Rovers pay £41m.", None),
        ("It pays 410 pence a share.", "It pays £3.70 a share.", False),
        ("It pays 410 pence a share.", "It pays £4.10 a share.", True),
        ("A stamp costs 85 cents.", "A stamp costs €0.95.", None),
    ],
)
def test_a_first_payment_and_pence(left: str, right: str, agrees: bool | None) -> None:
    (one,), (two,) = sums(left), sums(right)
    assert compare(MONEY_LEVELS, one, two).agrees is compare(MONEY_LEVELS, two, one).agrees is agrees


@pytest.mark.parametrize(
    ("left", "right", "rivals"),
    [
        ("The bid by Rovers of £20m for Falcato failed.", "The bid by United of £30m for Falcato failed.", True),
        ("Falcato left Faro for £20m.", "The bid of £30m for Falcato by Rovers met one by Faro.", False),
        ("The sale to Oxbow brought £20m.", "The sale to a Greek brought £30m.", False),
    ],
)
def test_rivals_are_strange_to_the_other_text(left: str, right: str, rivals: bool) -> None:
    (one,), (two,) = sums(left), sums(right)
    assert rivals_near(one, two, left, right) is rivals_near(two, one, right, left) is rivals


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Damage was put at $90 million.", "The deal cost $4 million."),
        ("Norland pledged $20 million.", "Ruvia pledged $35 million."),
        ("The firm was fined £500,000.", "The bank was fined £50,000."),
        ("He earned $20 million.", "He earned $35 million."),
        ("The plan costs $5 million a year.", "The plan costs $40 million."),
        ("The plan may cost $5 million.", "The plan cost $40 million."),
        ("Ann Roe signed a $5 million contract.", "Bo Lind signed a $6 million contract."),
        ("Thieves stole $5 million in Ostrow.", "Thieves stole $2 million in Dalmar."),
        ("The sum of $5 million was named.", "The sum of $6 million was named."),
        ("A $12 million contract was signed.", "A $4 million fine was paid."),
    ],
)
def test_not_bound(left: str, right: str) -> None:
    (one,), (two,) = sums(left), sums(right)
    assert not bound(one, two)
    assert not bound(two, one)


WORDS = st.sampled_from(
    words(
        "$ $4 $4.1 billion €200m US$ 20 million euros dollars about nearly damage of the deal "
        "worth fined £ 500,000 cost , ( ) . yen 3-5"
    )
)
TEXTS = st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=60)


@given(TEXTS)
def test_spans_are_exact_and_a_slot_agrees_with_itself(text: str) -> None:
    found = sums(text)
    for slot in found:
        assert slot.kind is SlotKind.MONEY
        assert slot.text
        assert text[slot.start : slot.end] == slot.text
        assert compare(MONEY_LEVELS, slot, slot).agrees is True
    for one in found:
        for two in found:
            assert bound(one, two) == bound(two, one)
            assert compare(MONEY_LEVELS, one, two).level == compare(MONEY_LEVELS, two, one).level
