"""Alignment on hand-made claims and vectors."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.align import align, worth_judging
from consistency.types import Claim, ClaimPair, Part, Slot, SlotKind, Span

VOCABULARY = ("bridge", "fell", "seven", "hurt", "mayor", "river", "Ostrava", "12", "the")
Words = st.lists(st.sampled_from(VOCABULARY), max_size=6).map(" ".join)


def claim(outlet: str, text: str, start: int = 0, article: str | None = None) -> Claim:
    """Make a claim of the only article of its outlet, unless another is named."""
    article_id = article or f"{outlet} report"
    end = start + len(text)
    return Claim(f"{article_id}:{start}", article_id, outlet, Part.TEXT, text, start, end, Span(start, end))


def unit(*rows: tuple[float, ...]) -> np.ndarray:
    matrix = np.array(rows, dtype=np.float32)
    return matrix / np.linalg.norm(matrix, axis=1, keepdims=True)


def words_of(pairs: tuple[ClaimPair, ...]) -> list[tuple[str, str]]:
    return [(pair.left.text, pair.right.text) for pair in pairs]


def as_set(pairs: tuple[ClaimPair, ...]) -> set[tuple[frozenset[str], float]]:
    return {(frozenset((pair.left.id, pair.right.id)), pair.similarity) for pair in pairs}


@st.composite
def stories(draw: st.DrawFn) -> tuple[list[Claim], np.ndarray]:
    """Draw up to 18 claims of up to four articles of three outlets; equal words and vectors occur."""
    homes = [("Herald", "h1"), ("Herald", "h2"), ("Courier", "c1"), ("Beacon", "b1")]
    drawn = draw(st.lists(st.tuples(st.sampled_from(homes), Words), max_size=18))
    claims = [claim(outlet, text, start, article) for start, ((outlet, article), text) in enumerate(drawn)]
    corners = st.tuples(*[st.sampled_from([-1.0, 0.0, 0.5, 1.0])] * 3).map(lambda row: (*row, 0.25))
    rows = draw(st.lists(corners, min_size=len(claims), max_size=len(claims)))
    return claims, unit(*rows) if rows else np.zeros((0, 4), dtype=np.float32)


LINES = [
    claim("Herald", "The bridge at Lomnice fell on Monday.", 0),
    claim("Herald", "Ticket prices will rise in spring.", 50),
    claim("Courier", "A bridge in Lomnice collapsed on Sunday.", 0),
    claim("Courier", "Rail fares go up next April.", 50),
]
VECTORS = unit((1, 0.1, 0), (0, 1, 0.2), (1, 0.2, 0.1), (0.1, 1, 0))


def test_each_claim_meets_the_one_about_the_same_thing() -> None:
    pairs = align(LINES, VECTORS, candidates=1)
    assert words_of(pairs) == [(LINES[0].text, LINES[2].text), (LINES[1].text, LINES[3].text)]
    assert pairs[0].similarity > pairs[1].similarity  # they share words besides


@pytest.mark.parametrize(
    ("candidates", "pairs"), [(1, 2), (2, 4), (7, 4)], ids=["nearest only", "both", "more than there are"]
)
def test_candidates_bound_the_pairs(candidates: int, pairs: int) -> None:
    assert len(align(LINES, VECTORS, candidates=candidates, min_similarity=-1)) == pairs


def test_rank_counts_and_cosine_does_not() -> None:
    claims = [claim("Herald", "Talks open on 3 May."), claim("Courier", "Delegates gather a week later.")]
    (pair,) = align(claims, unit((1, 0), (0.25, 0.97)))
    assert pair.similarity < 0.35


def test_nearest_must_be_mutual() -> None:
    claims = [
        claim("Herald", "Smoke rose over the harbour.", 0),
        claim("Herald", "Smoke was seen.", 50),
        claim("Courier", "Smoke rose over the harbour.", 0),
    ]
    pairs = align(claims, unit((1, 0), (0.9, 0.4), (1, 0)), candidates=1)
    assert words_of(pairs) == [(claims[0].text, claims[2].text)]


def test_nearest_is_counted_for_each_other_article() -> None:
    outlets = ["Herald", "Courier", "Beacon", "Echo"]
    claims = [claim(outlet, "The dam at Orlice broke.") for outlet in outlets]
    assert len(align(claims, unit(*[(1.0, 0.0)] * 4), candidates=1)) == 6


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (claim("Herald", "The dam broke.", 0), claim("Herald", "The dam broke.", 50)),
        (claim("Herald", "The dam broke.", article="h1"), claim("Herald", "The dam broke.", article="h2")),
        (claim("Herald", "The dam broke.", article="x1"), claim("Courier", "The dam broke.", article="x1")),
    ],
    ids=["one article", "two articles of one outlet", "one article under two names"],
)
def test_an_outlet_is_not_held_against_itself(left: Claim, right: Claim) -> None:
    assert align([left, right], unit((1, 0), (1, 0)), min_similarity=-1) == ()


@pytest.mark.parametrize(
    ("nearer", "farther"),
    [
        ("6 people were hurt.", "9 people were hurt."),
        ("The wounded were six.", "The wounded were nine."),
        ("Jana Vlckova resigned.", "Petr Sobotka resigned."),
        ("He resigns.", "He sings."),
        ("It cost 1,300 crowns.", "It cost 2,300 crowns."),
    ],
    ids=["digits", "number words", "names", "inflected", "separators"],
)
def test_who_and_how_many_decide_between_like_sentences(nearer: str, farther: str) -> None:
    question = "Mayor Jana Vlckova resigned after six wounded and 1300 lost."
    claims = [claim("Herald", question), claim("Courier", farther, 0), claim("Courier", nearer, 50)]
    pairs = align(claims, unit((1, 0), (1, 0.5), (1, 0.5)), candidates=1, min_similarity=-1)
    assert words_of(pairs) == [(question, nearer)]


def test_resolved_words_are_compared() -> None:
    bare = claim("Courier", "He left.", 0)
    filled = replace(claim("Courier", "He quit.", 50), resolved="Jana Vlckova quit her office.")
    claims = [claim("Herald", "Jana Vlckova gave up her office."), bare, filled]
    pairs = align(claims, unit((1, 0), (1, 0.1), (1, 0.1)), candidates=1)
    assert [pair.right for pair in pairs] == [filled]


def test_two_events_of_one_topic_are_told_apart_by_their_articles() -> None:
    """The same words and vectors in two articles each of two events: the rest of the article decides."""
    towns = {"Herald": "Brno", "Courier": "Brno", "Beacon": "Zlin", "Echo": "Zlin"}
    claims = [
        line
        for outlet, town in towns.items()
        for line in (claim(outlet, "A fire broke out at night.", 0), claim(outlet, f"Crews from {town} came.", 50))
    ]
    rows = [(0.0, 0.0, 1.0), (1.0, 0.0, 0.5)] * 2 + [(0.0, 0.0, 1.0), (0.0, 1.0, 0.5)] * 2
    fires = {
        (pair.left.outlet, pair.right.outlet): pair.similarity
        for pair in align(claims, unit(*rows), min_similarity=-1)
        if pair.left.start == pair.right.start == 0
    }
    together = min(fires["Herald", "Courier"], fires["Beacon", "Echo"])
    apart = max(fires[pair] for pair in fires if towns[pair[0]] != towns[pair[1]])
    assert together - apart > 0.1


@pytest.mark.parametrize("text", ["", "...", "It was they who did."], ids=["empty", "dots", "no content words"])
def test_claims_without_words_still_have_vectors(text: str) -> None:
    claims = [claim("Herald", text), claim("Courier", text)]
    (pair,) = align(claims, unit((1, 0), (1, 0)))
    assert pair.similarity == 1.0


def test_nothing_gives_nothing() -> None:
    assert align([], np.zeros((0, 3), dtype=np.float32)) == ()


def test_claims_and_vectors_must_match() -> None:
    with pytest.raises(ValueError, match="4 claims, but 3 vectors"):
        align(LINES, VECTORS[:3])


@given(stories(), st.integers(1, 4), st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing_but_the_order(story, candidates, random) -> None:
    claims, vectors = story
    shuffled = random.sample(range(len(claims)), len(claims))
    again = align([claims[row] for row in shuffled], vectors[shuffled], candidates=candidates)
    assert as_set(again) == as_set(align(claims, vectors, candidates=candidates))


@given(stories(), st.integers(1, 4), st.sampled_from([-1.0, 0.1, 0.6]))
def test_what_holds_for_every_pair(story, candidates, floor) -> None:
    claims, vectors = story
    pairs = align(claims, vectors, candidates=candidates, min_similarity=floor)
    place = {line.id: row for row, line in enumerate(claims)}
    places = [(place[pair.left.id], place[pair.right.id]) for pair in pairs]
    assert places == sorted(set(places))
    assert all(left < right for left, right in places)
    assert all(pair.left.outlet != pair.right.outlet for pair in pairs)
    assert all(floor <= pair.similarity <= 1 for pair in pairs)
    met = [
        (end.id, other.article_id)
        for pair in pairs
        for end, other in ((pair.left, pair.right), (pair.right, pair.left))
    ]
    assert all(met.count(meeting) <= candidates for meeting in met)


@given(stories())
def test_with_room_for_all_every_pair_of_two_outlets_is_given(story) -> None:
    claims, vectors = story
    pairs = align(claims, vectors, candidates=len(claims) + 1, min_similarity=-2)
    across = {frozenset((a.id, b.id)) for a, b in combinations(claims, 2) if a.outlet != b.outlet}
    assert {frozenset((pair.left.id, pair.right.id)) for pair in pairs} == across


AGE, DAY = (Slot(kind, "7", "7", 0, 1) for kind in (SlotKind.AGE, SlotKind.DATE))
NAME = Slot(SlotKind.PERSON, "ada brandt", "She", 0, 1)


@pytest.mark.parametrize(
    ("left", "right", "slots", "worth"),
    [
        ("The bridge at Lomnice fell on Monday.", "A bridge in Lomnice had collapsed.", ((), ()), True),
        ("He fell.", "The man fell from his horse in spring.", ((), ()), True),  # half of what so few words say
        ("The bridge at Lomnice fell on Monday.", "Ticket prices will rise in spring.", ((), ()), False),
        (
            "The old bridge at Lomnice fell on Monday in heavy rain and wind.",
            "The mayor of Lomnice, who plays bridge, collects stamps, books, butterflies and coins.",
            ((), ()),
            True,
        ),
        ("The old bridge at Lomnice fell on Monday.", "Bridge players meet every spring in Ostrava.", ((), ()), False),
        ("She is 41.", "The victim was aged 42.", ((AGE,), (AGE,)), True),
        ("She is 41.", "It rained on 7 May.", ((AGE,), (DAY,)), False),
        ("She sings.", "Ada Brandt left.", ((NAME,), (NAME,)), False),  # that both name somebody is no fact of hers
        ("", "", ((), ()), False),
    ],
)
def test_what_has_nothing_in_common_is_not_judged(left, right, slots, worth):
    one, other = (
        replace(claim(outlet, text), slots=own)
        for outlet, text, own in (("Herald", left, slots[0]), ("Courier", right, slots[1]))
    )
    assert worth_judging(ClaimPair(one, other, 0.5)) is worth
