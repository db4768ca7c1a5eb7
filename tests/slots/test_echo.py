"""Facts bound by the words around them: hits, and traps that look like hits."""

import pytest

from consistency.slots import with_slots
from consistency.slots.echo import echoes
from consistency.types import Article, Claim, Part, SlotKind, Span


def claim(text, outlet):
    article = Article(outlet, outlet, text, published="2024-03-06")
    one = Claim(outlet, outlet, outlet, Part.TEXT, text, 0, len(text), Span(0, len(text)))
    return with_slots([one], article)[0]


def bound(left, right, kind):
    """Say of each two facts of a kind whether they echo; the same from both sides."""
    one, other = claim(left, "Mercury"), claim(right, "Beacon")
    pairs = [(a, b) for a in one.slots for b in other.slots if a.kind is b.kind is kind]
    found = [echoes(one, other, a, b) for a, b in pairs]
    assert found == [echoes(other, one, b, a) for a, b in pairs]
    return found


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        (
            "14 barges sank beside the granary wharf during the storm.",
            "19 barges sank beside the granary wharf during the storm.",
            SlotKind.QUANTITY,
        ),
        (
            "During the storm 14 barges went down beside the old granary wharf.",
            "19 barges went down beside the granary wharf when the storm came.",
            SlotKind.QUANTITY,
        ),
        (
            "14 barges sank beside the granary wharf during the storm on Monday.",
            "19 barges sank beside the granary wharf during the storm on Monday.",
            SlotKind.QUANTITY,
        ),
        (
            "Leo Fuchs rented 21 barges for the harvest season near Tarnholt.",
            "Leo Fuchs rented 17 barges for the harvest season near Tarnholt.",
            SlotKind.QUANTITY,
        ),
        (
            "The granary cooperative exported 40 percent of barley during the harvest season.",
            "The granary cooperative exported 55 percent of barley during the harvest season.",
            SlotKind.QUANTITY,
        ),
        (
            "The council spent $4 million to restore the granary wharf.",
            "The council spent $6 million to restore the granary wharf.",
            SlotKind.MONEY,
        ),
        (  # more than is no part
            "The council spent more than $4 million to restore the granary wharf.",
            "The council spent more than $6 million to restore the granary wharf.",
            SlotKind.MONEY,
        ),
        (  # one day, its year left out on one side
            "14 barges sank beside the granary wharf during the storm on 4 March.",
            "19 barges sank beside the granary wharf during the storm on 4 March 2024.",
            SlotKind.QUANTITY,
        ),
        ("14 barges sank.", "19 barges sank.", SlotKind.QUANTITY),  # few words, but all of them
    ],
)
def test_the_same_words_with_another_number_are_one_fact(left, right, kind):
    assert bound(left, right, kind) == [True]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (  # two players score in one match
            "Leo Fuchs scored 21 points in the second half against Tarnholt.",
            "Ivan Moser scored 17 points in the second half against Tarnholt.",
        ),
        (  # and one player in two halves: points are counted again and again
            "Leo Fuchs scored 21 points in the second half against Tarnholt.",
            "Leo Fuchs scored 17 points in the second half against Tarnholt.",
        ),
        (  # other people
            "Leo Fuchs rented 21 barges for the harvest season near Tarnholt.",
            "Ivan Moser rented 17 barges for the harvest season near Tarnholt.",
        ),
        (  # percent of different things
            "The granary cooperative exported 40 percent of barley during the harvest season.",
            "The granary cooperative exported 55 percent of oats during the winter season.",
        ),
        (  # of one thing, but not in like enough words
            "The granary cooperative exported 40 percent of barley during the harvest season.",
            "The granary cooperative exported 55 percent of barley to islands during winter storms.",
        ),
        (  # "other", "more": a part beside the one that is counted
            "14 other barges sank beside the granary wharf during the storm.",
            "19 barges sank beside the granary wharf during the storm.",
        ),
        (
            "14 more barges sank beside the granary wharf during the storm.",
            "19 barges sank beside the granary wharf during the storm.",
        ),
        (
            "Beside the granary wharf another 14 barges sank during the storm.",
            "19 barges sank beside the granary wharf during the storm.",
        ),
        (
            "Another 14 barges sank beside the granary wharf during the storm.",
            "19 barges sank beside the granary wharf during the storm.",
        ),
        (  # different days
            "14 barges sank beside the granary wharf during the storm on Monday.",
            "19 barges sank beside the granary wharf during the storm on Tuesday.",
        ),
        (
            "14 barges sank beside the granary wharf during the storm on 4 March.",
            "19 barges sank beside the granary wharf during the storm on 5 March.",
        ),
        (  # another noun
            "14 barges sank beside the granary wharf during the storm.",
            "19 cranes sank beside the granary wharf during the storm.",
        ),
        (  # a count and a share
            "14 barges sank beside the granary wharf during the storm.",
            "19 percent of barges sank beside the granary wharf during the storm.",
        ),
        ("14 barges sank.", "19 barges sank at dawn."),  # too few words
        (  # the few words of a short claim are in many long ones
            "14 barges sank beside the granary wharf.",
            "19 barges sank beside the granary wharf after a captain, dazzled by searchlights from the lighthouse, "
            "steered through fog past Heron island, ignored signals, struck rocks, drifted northward, lost anchor "
            "chains, burst pipes and abandoned cargo.",
        ),
    ],
)
def test_different_things_in_like_words_are_not_bound(left, right):
    assert bound(left, right, SlotKind.QUANTITY) == [False]


def test_with_two_counts_of_a_unit_nobody_knows_which_is_meant():
    left = "14 barges sank and 6 barges burned beside the granary wharf during the storm."
    right = "19 barges sank beside the granary wharf during the storm."
    assert bound(left, right, SlotKind.QUANTITY) == [False, False]


def test_ages_are_never_bound_by_words():
    left = "Ada Brandt, 57, was named head of the harbour trust by the council."
    right = "Ada Brandt, 75, was named head of the harbour trust by the council."
    assert bound(left, right, SlotKind.AGE) == [False]


def test_names_alone_are_not_the_same_words():
    left = "With more than $363 million in the till, director Leo Fuchs may return to The Granary Wharf."
    right = "They say that Leo Fuchs was paid $3 million to write The Granary Wharf."
    assert bound(left, right, SlotKind.MONEY) == [False]
