"""Pairs of claims of reports that were read: which are a conflict, which are altered, which are left out."""

import random

import pytest

from benchmarks.news_facts import Value
from consistency.claims import extract
from consistency.slots import with_slots
from consistency.types import Article, ClaimPair, SlotKind
from training.readings import labelled, of_facts, of_story, with_other_value
from training.reports import Conflict


def claim(name, text):
    article = Article(name, name, text, story="demo")
    (found,) = with_slots(extract(article), article, None)
    return found


def pair(left, right):
    return ClaimPair(claim("a", left), claim("b", right), 0.8)


def facts(one, label):
    (kind, left, right) = next(
        (SlotKind.QUANTITY, mine, theirs)
        for mine in one.left.slots for theirs in one.right.slots
        if mine.kind is theirs.kind is SlotKind.QUANTITY
    )  # fmt: skip
    return {(str(kind), frozenset({Value.of(one.left, left), Value.of(one.right, right)})): label}


CLASH = pair("The fire killed 12 people.", "Fifteen people died in the flames.")
SAME = pair("The fire killed 12 people.", "Twelve people died in the flames.")
APART = pair("The fire killed 12 people.", "Some 40 people fled from the flames.")


def rows(one, label):
    return list(of_facts([one], facts(one, label), random.Random(1)))


def test_what_was_read_as_a_clash_is_a_conflict_and_is_not_altered():
    assert rows(CLASH, "clash") == [
        {"left": CLASH.left.text, "right": CLASH.right.text, "label": "conflict", "type": "quantity"}
    ]


def test_one_value_told_twice_is_a_trap_and_a_conflict_once_altered():
    first, *altered = rows(SAME, "same")
    assert first["label"] == "trap"
    assert altered
    for row in altered:
        assert row["label"] == "conflict"
        assert {row["left"], row["right"]} & {SAME.left.text, SAME.right.text}
        assert {row["left"], row["right"]} != {SAME.left.text, SAME.right.text}


def test_two_things_stay_two_things_when_one_is_altered():
    found = [row for seed in range(6) for row in of_facts([APART], facts(APART, "apart"), random.Random(seed))]
    assert {row["label"] for row in found} == {"trap"}
    assert len({row["left"] for row in found}) > 1


def test_facts_that_nobody_read_give_nothing():
    assert list(of_facts([CLASH], {}, random.Random(0))) == []
    assert list(labelled(CLASH, {})) == []


def test_another_value_stands_where_the_old_one_stood():
    one = claim("a", "The fire killed 12 people.")
    (slot,) = [slot for slot in one.slots if slot.kind is SlotKind.QUANTITY]
    text, value = with_other_value(one, slot, random.Random(0))
    assert text == f"The fire killed {value} people."
    assert value != "12"


PLANTED = Conflict("demo", "quantity", ("a", "b"), (CLASH.left.text, CLASH.right.text), "")
ARTICLES = [Article("a", "a", CLASH.left.text, story="demo"), Article("b", "b", CLASH.right.text, story="demo")]


def test_a_planted_conflict_is_one_as_it_stands_and_its_claims_are_left_out():
    assert [row["label"] for row in of_story([CLASH], [PLANTED], ARTICLES)] == ["conflict"]


def test_all_other_claims_of_a_story_are_none():
    found = list(of_story([APART], [], []))
    assert [(row["label"], row["type"]) for row in found] == [("trap", "claims")]


def test_a_conflict_that_no_report_tells_is_an_error():
    with pytest.raises(ValueError, match="does not say"):
        list(of_story([], [PLANTED], [ARTICLES[0], Article("b", "b", "Nothing.", story="demo")]))
