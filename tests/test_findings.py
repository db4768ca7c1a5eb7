"""Verdicts that say the same thing become one finding."""

from itertools import combinations

from consistency.findings import findings
from consistency.ids import content_id
from consistency.types import (
    Claim,
    ClaimPair,
    ClashType,
    Label,
    Part,
    Slot,
    SlotComparison,
    SlotKind,
    Span,
    Verdict,
)


def claim(name: str) -> Claim:
    """A claim whose outlet is the part of its name before the dash."""
    outlet = name.partition("-")[0]
    return Claim(name, f"article-{outlet}", outlet, Part.TEXT, name, 0, len(name), Span(0, len(name)))


def verdict(left: str, right: str, label: Label, *, confidence: float = 0.95, values: tuple[str, str] | None = None):
    comparisons = ()
    if values:
        slots = [Slot(SlotKind.AGE, value, value, 0, 2, about="Ada Brandt") for value in values]
        comparisons = (SlotComparison(SlotKind.AGE, slots[0], slots[1], "different age", agrees=False),)
    clash = ClashType.AGE if label is Label.CONTRADICTION else None
    return Verdict(content_id(left, right), ClaimPair(claim(left), claim(right), 0.8), label, clash, confidence,
                   None, None, comparisons, "because")  # fmt: skip


def origin(article_id: str) -> str:
    return article_id


def test_a_fact_that_three_outlets_carry_is_one_finding():
    verdicts = [verdict(a, b, Label.AGREEMENT) for a, b in combinations(("A-1", "B-1", "C-1"), 2)]
    (found,) = findings(verdicts, origin)
    assert found.sides == (("A-1", "B-1", "C-1"),)
    assert found.outlets == ("A", "B", "C")
    assert found.origins == 3


def test_copies_count_as_one_origin():
    (found,) = findings([verdict("A-1", "B-1", Label.AGREEMENT)], lambda _: "Northline")
    assert (len(found.outlets), found.origins) == (2, 1)


def test_one_outlier_against_three_is_one_clash():
    agreeing = [verdict(a, b, Label.AGREEMENT) for a, b in combinations(("A-1", "B-1", "C-1"), 2)]
    clashing = [verdict(name, "D-1", Label.CONTRADICTION) for name in ("A-1", "B-1", "C-1")]
    clash, agreement = findings(agreeing + clashing, origin)
    assert clash.label is Label.CONTRADICTION
    assert clash.sides == (("A-1", "B-1", "C-1"), ("D-1",))
    assert len(clash.verdicts) == 3
    assert agreement.label is Label.AGREEMENT


def test_title_and_text_that_give_the_same_two_values_are_one_clash():
    verdicts = [
        verdict("A-title", "B-text", Label.CONTRADICTION, values=("57", "75")),
        verdict("B-text", "A-text", Label.CONTRADICTION, values=("75", "57")),
    ]
    (found,) = findings(verdicts, origin)
    assert sorted(found.sides) == [("A-text", "A-title"), ("B-text",)]


def test_other_values_are_another_clash():
    verdicts = [
        verdict("A-1", "B-1", Label.CONTRADICTION, values=("57", "75")),
        verdict("A-2", "B-2", Label.CONTRADICTION, values=("41", "27")),
    ]
    assert len(findings(verdicts, origin)) == 2


def test_a_chain_of_agreement_does_not_swallow_a_clash():
    verdicts = [
        verdict("A-1", "B-1", Label.AGREEMENT, confidence=0.99),
        verdict("B-1", "C-1", Label.AGREEMENT, confidence=0.6),
        verdict("A-1", "C-1", Label.CONTRADICTION),
    ]
    clash = findings(verdicts, origin)[0]
    assert clash.label is Label.CONTRADICTION
    assert clash.sides in ((("A-1",), ("C-1",)), (("A-1", "B-1"), ("C-1",)))


def test_unrelated_and_unmeasured_make_no_finding():
    assert findings([verdict("A-1", "B-1", Label.UNRELATED), verdict("A-2", "B-2", Label.UNMEASURED)], origin) == ()


def test_order_and_ids_do_not_depend_on_the_order_of_verdicts():
    verdicts = [
        verdict("A-1", "B-1", Label.AGREEMENT),
        verdict("A-2", "B-2", Label.CONTRADICTION),
        verdict("A-3", "B-3", Label.AGREEMENT, confidence=0.7),
    ]
    assert findings(verdicts, origin) == findings(verdicts[::-1], origin)
    assert findings(verdicts, origin)[0].label is Label.CONTRADICTION
