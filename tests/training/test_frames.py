"""Written stories as pairs: what is told of one fact, what of two, and a file that breaks the form."""

import random
import re
from pathlib import Path

import pytest

from training.frames import MASK, _drawn, counted, judged, pairs, stories
from training.mix import COMPATIBLE

WRITTEN = sorted((Path(__file__).parents[2] / "training" / "pairs").glob("*.txt"))
STORY = """# made up

fire
quantity | {} people died in the fire | The blaze killed {}
quantity | {} people were hurt in the fire | The blaze injured {}
time | The alarm was raised at {} | The first call came at {}
"""


def test_the_written_stories_are_many_and_of_all_kinds():
    told = stories(*WRITTEN)
    same, other = counted(told)
    assert len(told) >= 480
    assert same >= 17000
    assert other >= 85000
    facts = [fact for story in told for fact in story]
    assert {fact.kind for fact in facts} == {
        "quantity", "money", "date", "time", "duration", "age", "place", "person", "role",
    }  # fmt: skip
    valued = [fact for fact in facts if fact.values]
    assert len(valued) >= 8000
    assert all(len(set(fact.values)) == len(fact.values) > 1 for fact in valued)


def test_pairs_of_one_story(tmp_path):
    path = tmp_path / "frames.txt"
    path.write_text(STORY, encoding="utf-8")
    told = stories(path)
    assert counted(told) == (3, 4)
    made = pairs(told, 200, random.Random(0))
    assert made == pairs(told, 200, random.Random(0))
    dead, hurt = ("died", "killed"), ("hurt", "injured")
    for pair in made:
        assert pair.left.split(":")[0] == pair.right.split(":")[0]
        assert MASK in pair.left
        assert MASK in pair.right
    alone = [pair for pair in made if len(pair.left) + len(pair.right) < 100 and pair.left.startswith("quantity")]
    assert {pair.same for pair in alone} == {0, 1}
    for pair in alone:
        kinds = [any(word in side for word in dead) for side in (pair.left, pair.right)]
        assert any(word in pair.left + pair.right for word in dead + hurt)
        assert (kinds[0] == kinds[1]) == bool(pair.same)


def test_hard_pairs_are_drawn_more_often(tmp_path):
    near, far = "{} people died in the fire near Colby on Monday", "{} coffins stood in the church"
    twin = "{} people were hurt in the fire near Colby on Monday"
    path = tmp_path / "fire.txt"
    path.write_text(
        f"fire\nquantity | {near} | The fire near Colby killed {{}} people on Monday | {far}\n"
        f"quantity | {twin} | {{}} got burns\n",
        encoding="utf-8",
    )
    told = stories(path)
    rng = random.Random(0)
    apart = [_drawn(told, rng, same=False).ways for _ in range(400)]
    twins = sum(set(ways) == {near, twin} for ways in apart)
    assert twins > 400 * 0.35  # by chance one of six
    one = [drawn.ways for drawn in (_drawn(told, rng, same=True) for _ in range(800)) if len(drawn.facts[0].ways) == 3]
    assert sum(far in ways for ways in one) > len(one) * 0.75  # by chance two of three


VALUED = """fire
quantity | 14 ; 17 | {} people died in the fire | The blaze killed {}
quantity | 21 ; 26 | At least {} people were hurt in the fire | The blaze injured {}
time | The alarm was raised at {} | The first call came at {}
"""


def test_pairs_for_the_judge(tmp_path):
    path = tmp_path / "fire.txt"
    path.write_text(VALUED, encoding="utf-8")
    told = stories(path)
    assert [fact.values for fact in told[0]] == [("14", "17"), ("21", "26"), ()]
    made = judged(told, 300, random.Random(0))
    assert made == judged(told, 300, random.Random(0))
    assert {pair.label for pair in made} == {"contradiction", COMPATIBLE, "neutral"}
    dead, hurt = re.compile(r"(\d+) people died|killed (\d+)"), re.compile(r"(\d+) people were hurt|injured (\d+)")
    for pair in made:
        deaths, injuries = (
            [
                next(filter(None, found.groups()))
                for side in (pair.premise, pair.hypothesis)
                if (found := kind.search(side))
            ]
            for kind in (dead, hurt)
        )
        both = max(len(deaths), len(injuries)) == 2
        clash = len(set(deaths)) == 2 or len(set(injuries)) == 2
        assert clash == (pair.label == "contradiction"), pair
        assert both or pair.label == "neutral"
        # a hedged figure settles too little to be told with two values
        assert not (len(set(injuries)) == 2 and "At least" in pair.premise + pair.hypothesis)


def test_a_way_without_a_place_for_its_value_is_refused(tmp_path):
    path = tmp_path / "frames.txt"
    path.write_text(STORY.replace("{} people died", "Nine people died"), encoding="utf-8")
    with pytest.raises(ValueError, match="Nine people died"):
        stories(path)
