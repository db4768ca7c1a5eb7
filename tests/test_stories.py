"""Which articles report the same event; one pass, in the order of days, whatever the order of the input."""

import random
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consistency.models.fakes import TableEntailer, WordEmbedder
from consistency.pipeline import Models, check
from consistency.stories import LEAD, NEIGHBOURS, _neighbours, grouped, lead
from consistency.types import Article

FERRY = (
    "The ferry Aldis sank off Saltmere. Captain Iven Rask sent a call for help.",
    "Captain Iven Rask of the ferry Aldis, which sank off Saltmere, was rescued.",
    "Off Saltmere the ferry Aldis sank; its captain, Iven Rask, was found alive.",
)
CRANE = (
    "A crane fell on a school in Tarnholt. Mayor Lia Forde closed three streets.",
    "Mayor Lia Forde said the crane that fell on the Tarnholt school was new.",
)


def article(name, text, *, day="2024-03-05", story=""):
    return Article(name, f"outlet-{name}", text, published=day, story=story)


def group(articles, **options):
    return grouped(articles, WordEmbedder().embed([lead(a) for a in articles]), **options)


def sets(articles):
    found = {}
    for a in articles:
        found.setdefault(a.story, set()).add(a.id)
    return sorted(map(sorted, found.values()))


NEWS = [article(f"f{i}", text) for i, text in enumerate(FERRY)] + [
    article(f"c{i}", text) for i, text in enumerate(CRANE)
]


def test_reports_of_one_event_are_one_story():
    assert sets(group(NEWS)) == [["c0", "c1"], ["f0", "f1", "f2"]]


def test_the_order_of_the_input_does_not_matter():
    stories = {a.id: a.story for a in group(NEWS)}
    for seed in range(5):
        shuffled = random.Random(seed).sample(NEWS, len(NEWS))
        found = group(shuffled)
        assert [a.id for a in found] == [a.id for a in shuffled]
        assert {a.id: a.story for a in found} == stories


@pytest.mark.parametrize(
    ("days", "together"),
    [
        (("2024-03-05", "2024-03-12"), True),
        (("2024-03-05", "2024-03-13"), False),  # the next ferry
        (("2024-03-05", None), True),
        ((None, None), True),
        (("2024-03-05T23:00:00+00:00", "2024-03-12"), True),
    ],
)
def test_the_window(days, together):
    articles = [article(str(i), FERRY[i], day=day) for i, day in enumerate(days)]
    assert (len(sets(group(articles, window=7))) == 1) == together


def test_a_story_may_go_on_longer_than_the_window():
    days = ("2024-03-01", "2024-03-07", "2024-03-13")
    assert len(sets(group([article(str(i), FERRY[i], day=day) for i, day in enumerate(days)]))) == 1


def test_a_story_that_is_stated_stays():
    articles = [article("a", FERRY[0], story="mine"), article("b", FERRY[1]), article("c", FERRY[2])]
    found = group(articles)
    assert found[0].story == "mine"
    assert found[1].story == found[2].story != "mine"


@pytest.mark.parametrize("articles", [[], [article("a", "No.")], [article("a", ""), article("b", "")]])
def test_next_to_nothing(articles):
    assert all(a.story for a in group(articles))


def test_what_is_embedded():
    assert lead(replace(article("a", "x" * 2000), title="Ferry sinks")) == "Ferry sinks. " + "x" * LEAD
    assert lead(article("a", "Text.")) == "Text."


@given(st.integers(1, 120), st.integers(0, 2**32 - 1))
@settings(max_examples=20, deadline=None)
def test_neighbours_are_earlier_and_in_the_window(n, seed):
    rng = np.random.default_rng(seed)
    days = sorted((None if v < 2 else v for v in rng.integers(0, 30, n).tolist()), key=lambda v: v or 0)
    dated = [None if v is None else article("a", "x", day=f"2024-03-{v:02}").day for v in days]
    for row, near in enumerate(_neighbours(rng.random((n, 8), dtype=np.float32), dated, 5)):
        assert all(other < row for other in near)
        assert all(dated[o] is None or (dated[row] - dated[o]).days <= 5 for o in near)
        open_ = [o for o in range(row) if dated[o] is None or (dated[row] - dated[o]).days <= 5]
        assert len(near) == len(open_) or len(near) >= NEIGHBOURS


def test_check_sorts_only_when_asked():
    models = Models(WordEmbedder(), TableEntailer())
    assert {a.story for a in check(NEWS, models=models).articles} == {""}
    assert sets(check(NEWS, models=models, sort=True).articles) == [["c0", "c1"], ["f0", "f1", "f2"]]
