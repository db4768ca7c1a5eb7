"""Real differences: places instead of sentences, and the stage at which a conflict is lost."""

from collections import Counter

import pytest

from benchmarks.planting.corpus import Story
from benchmarks.planting.rerun import Desk, Read
from benchmarks.real import CLASSES, as_row, listing, located, read_listed, tried
from consistency.models.fakes import TableEntailer, WordEmbedder
from consistency.pipeline import Models
from consistency.types import Article, Label, Part

LEFT = "The ferry Gannet sank on 3 May 1987 off Velden. The pilot Anna Brook, 57, was rescued. Boats came at dawn."
RIGHT = "The ferry Gannet sank on 9 May 1987 off Velden. Anna Brook, 57, the pilot, was rescued. It cost a fortune."
STORY = Story(
    "demo",
    (
        Article("left", "Quay Herald", LEFT, story="demo"),
        Article("right", "Copper Post", RIGHT, title="A ferry sinks off Velden", story="demo"),
    ),
)
ARTICLES = {article.id: article for article in STORY.articles}


def row(left, left_value, right, right_value, kind="date", of="conflict"):
    return {
        "story": "demo", "class": of, "sure": 1, "kind": kind, "left_article": "left", "left": left,
        "left_value": left_value, "right_article": "right", "right": right, "right_value": right_value, "note": "ours",
    }  # fmt: skip


DAY = row("sank on 3 May 1987", "3 May 1987", "sank on 9 May 1987", "9 May 1987")
AGE = row("Anna Brook, 57", "57", "Anna Brook, 57", "57", kind="age", of="trap")
OTHER = row("Boats came at dawn.", "at dawn", "It cost a fortune.", "a fortune", kind="other")


def test_the_list_holds_places_and_no_news():
    listed = read_listed()
    counted = Counter(one.of for one in listed)
    assert set(counted) == set(CLASSES)
    assert counted["conflict"] >= 90
    assert counted["trap"] >= 59
    for one in listed:
        assert one.left.article != one.right.article
        for place in (one.left, one.right):
            assert place.sentence.start <= place.value.start < place.value.end <= place.sentence.end


def test_a_readers_row_becomes_places():
    one = located(DAY, ARTICLES)
    assert ARTICLES["left"].text[one.left.value.start : one.left.value.end] == "3 May 1987"
    assert as_row(one)["right"]["part"] == str(Part.TEXT)
    titled = located(row("sank on 3 May 1987", "3 May 1987", "A ferry sinks off Velden", "Velden"), ARTICLES)
    assert titled.right.part is Part.TITLE
    with pytest.raises(ValueError, match="left does not say"):
        located(DAY | {"left": "sank on 4 May"}, ARTICLES)


def test_what_became_of_a_difference():
    desk = Desk.of(Models(WordEmbedder(), TableEntailer()))
    read = Read.of(STORY, desk)
    day, age, other = tried(read, read.verdicts(desk), [located(one, ARTICLES) for one in (DAY, AGE, OTHER)])
    assert day.called
    assert day.stage == ""
    assert not age.called
    assert Label.CONTRADICTION not in age.labels
    assert other.stage in ("not aligned", "no fact on both sides")
    listed = list(listing({"demo": STORY}, [day, age, other]))
    assert [text.split("[")[0].split() for text in listed] == [["conflict", "sure", "other"]]
    assert "Boats came at dawn." in listed[0]
