"""Contrast pairs by kind: which sides have other material, and what is counted."""

from collections import Counter

import pytest

from benchmarks.contrast import BARE, BOTH, counted, kinds
from consistency.models.fakes import TableEntailer
from consistency.types import NliScores
from training.contrast import Contrast, Report, contrasts

SENTENCES = (
    "The ferry sank near Saltmere on 12 March 2019 and 14 passengers were killed.",
    "Mayor Ada Brandt closed the harbour for three weeks after the accident.",
    "The harbour trust paid $4 million to the families of the victims in April.",
    "Tom Rask, 57, steered the ferry and was not hurt when it went down.",
    "Divers found the wreck 40 metres below the water off Quay Norden on Tuesday.",
)
REPORTS = [Report(SENTENCES, str(number), "harbour", news=True) for number in range(3)]


@pytest.mark.parametrize(("cell", "longest"), [(BARE, 20), (BOTH, 60)])
def test_only_the_sides_that_were_asked_for_grow(cell, longest):
    pairs = list(contrasts(REPORTS, seed=1, limit=40, cells=(cell,)))
    assert len(pairs) == 40
    words = [max(len(side.split()) for side in (pair.premise, pair.hypothesis)) for pair in pairs]
    assert max(words) <= longest
    assert cell == BARE or min(words) > 12


def test_pairs_are_counted_by_kind_and_label():
    pairs = [
        Contrast("a", "b", "contradiction", "count"),
        Contrast("c", "d", "contradiction", "count"),
        Contrast("e", "f", "contradiction", "age"),
        Contrast("g", "h", "neutral", "neighbour"),
    ]
    bare = counted(pairs, TableEntailer({("a", "b"): NliScores(0.0, 0.1, 0.9)}))
    assert bare == Counter(
        {
            ("contradiction", "count", True): 1,
            ("contradiction", "count", False): 1,
            ("contradiction", "age", False): 1,
            ("neutral", "neighbour", True): 1,
        }
    )
    rows = {(kind.label, kind.name): (kind.bare.right, kind.bare.total) for kind in kinds(bare, Counter())}
    assert rows["contradiction", "count"] == (1, 2)
    assert rows["contradiction", "all"] == (1, 3)
    assert rows["neutral", "all"] == (1, 1)
