"""The part of the quality gate that is made of our own text, and what the gate says of its parts."""

import pytest

from benchmarks.figures import Better, Figure, read_floors
from benchmarks.quality import PARTS, Bench, in_unit, nli_files, of_own, planted_figures
from benchmarks.readme import BEGIN, END, with_table


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    return list(of_own(Bench(tmp_path_factory.mktemp("no-data"))))


def test_our_own_stories_stay_over_their_floors(own):
    floors = read_floors()
    assert {figure.name for figure in own} <= floors.floors.keys()
    assert [figure.name for figure in floors.missed(own)] == []


def test_every_figure_counts_something_and_lies_in_its_interval(own):
    assert all(f.cases > 0 and f.low <= f.value <= f.high for f in own)


def test_every_floor_is_of_a_part():
    assert {name.split(":")[0].split()[0] for name in read_floors().floors} <= PARTS.keys()


def test_test_sets_are_read_only_when_asked_for(tmp_path):
    for part, name in (("dev", "one.dev"), ("test", "two.test"), ("test", "stress_numeric.test")):
        path = tmp_path / "nli" / part / f"{name}.jsonl.gz"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    assert list(nli_files(Bench(tmp_path))) == ["dev one.dev"]
    assert list(nli_files(Bench(tmp_path, test=True))) == ["dev one.dev", "test two.test"]


def test_without_stories_nothing_is_found_and_nothing_is_wrong():
    (figure,) = planted_figures([], "planted (all)")
    assert (figure.value, figure.cases, figure.better) == (0.0, 0, Better.LOWER)


@pytest.mark.parametrize(
    ("name", "text"), [("nli: dev one", "12.3%"), ("planted (all): contradictions on an untouched pair", "0.123")]
)
def test_a_figure_is_written_as_it_is_counted(name, text):
    assert in_unit(Figure(name, 0.1234, 0, 1, 10), 0.1234) == text


FIGURES = [
    Figure("planted (held): age", 0.9, 0.8, 1.0, 40),
    Figure("own: errors found", 0.5, 0.25, 0.75, 1200),
    Figure("planted (held): contradictions on an untouched pair", 0.05, 0.01, 0.1, 382, Better.LOWER),
]
TABLES = """\
Before
<!-- quality -->

| our own stories, typed facts alone | | 95% | cases |
|---|---:|---|---:|
| errors found | 50.0% | 25.0%–75.0% | 1,200 |

| conflicts planted in real stories, found with the right type (held) | | 95% | cases |
|---|---:|---|---:|
| age | 90.0% | 80.0%–100.0% | 40 |
| contradictions on an untouched pair | 0.050 | 0.010–0.100 | 382 |

<!-- /quality -->
After
"""


def test_the_table_stands_between_its_marks():
    text = f"Before\n{BEGIN}\nold figures\n{END}\nAfter\n"
    assert with_table(text, FIGURES) == TABLES
    assert with_table(TABLES, FIGURES) == TABLES


def test_a_text_without_marks_is_refused():
    with pytest.raises(ValueError, match="quality"):
        with_table("Before\nAfter\n", FIGURES)
