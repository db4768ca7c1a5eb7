"""Planted conflicts: one fact of one report changed wherever the report states it, and only where that is fair."""

import random
import re

import pytest

from benchmarks.planted import chosen, measured, read_verdicts
from benchmarks.planting.corpus import Gold, Story, half, natural
from benchmarks.planting.plants import plants
from benchmarks.planting.rerun import Desk, Read, answers
from benchmarks.planting.values import like, reads_well, written
from benchmarks.planting.wording import Edit, edited
from consistency.models.fakes import TableEntailer, WordEmbedder
from consistency.pipeline import Models
from consistency.types import Article, ClashType, Part, Span

GOLD = Gold()


def story(left, right, *, title="", days=(None, None), outlets=("Quay Herald", "Copper Post")):
    return Story(
        "demo",
        (
            Article("left", outlets[0], left, title=title, published=days[0], story="demo"),
            Article("right", outlets[1], right, published=days[1], story="demo"),
        ),
    )


def planted(stories, kind, gold=GOLD, seed=0):
    return list(plants(stories, gold, types=[ClashType(kind)], seed=seed))


PAIRS = [
    (
        "quantity",
        "The ferry carried 14 cars when it sank off Velden.",
        "It sank off Velden; the ferry carried 14 cars.",
    ),
    ("money", "Thieves took $4.1 million from the Velden bank.", "The Velden bank lost $4.1 million to thieves."),
    (
        "age",
        "The pilot Anna Brook, 57, was rescued near the reef.",
        "A boat rescued Anna Brook, 57, the pilot, from a reef.",
    ),
    (
        "date",
        "The old mill of Velden burned down on Tuesday night.",
        "On Tuesday night the old mill of Velden burned down.",
    ),
    (
        "date",
        "The stone bridge of Velden opened in 1932 to cheers.",
        "In 1932 the stone bridge of Velden opened to cheers.",
    ),
    (
        "time",
        "The bakers of Velden ended a strike of three weeks.",
        "A strike of three weeks by Velden bakers has ended.",
    ),
    (
        "name",
        "Pilot Peter Lund landed the plane on a frozen lake.",
        "The plane landed on a frozen lake with pilot Peter Lund.",
    ),
    (
        "role",
        "Mayor Lund opened the harbour fair with a short speech.",
        "The harbour fair opened with a speech by Mayor Lund.",
    ),
    (
        "place",
        "The trial of the smugglers begins in Chicago next week.",
        "Smugglers go on trial in Chicago, it begins next week.",
    ),
    (
        "quote",
        'Lund said: "We have a good plan for the old harbour."',
        '"We have a good plan for the old harbour," said Lund.',
    ),
    (
        "polarity",
        "The guards were arrested after the Velden bank robbery.",
        "Two guards were arrested over the robbery of Velden bank.",
    ),
]


@pytest.mark.parametrize(("kind", "left", "right"), PAIRS)
def test_a_shared_fact_is_changed_in_one_report(kind, left, right):
    (plant,) = planted(story(left, right), kind)
    article, places = plant.planted()
    assert str(plant.type) == kind
    assert article.text != plant.article.text
    assert [article.part(part)[span.start : span.end] for part, span in places] == [e.new for e in plant.edits]
    assert plant.lead.new.lower() not in plant.other.text.lower()


UNFAIR = [
    ("quantity", "The ferry carried 14 cars when it sank off Velden.", "A crane lifted 14 logs in the port of Oster."),
    ("quantity", "At least 14 cars sank off Velden on the ferry.", "The ferry sank off Velden with 14 cars on it."),
    (
        "age",
        "The pilot Anna Brook, 57, was rescued near the reef.",
        "Baker Carol Marsh, 57, won a prize for her bread.",
    ),
    ("date", "Police said Tuesday that the Velden mill burned.", "The Velden mill burned, police said Tuesday."),
    (
        "name",
        "Peter Lund, Carol Marsh and Anna Brook spoke in town.",
        "In town Peter Lund, Carol Marsh and others spoke.",
    ),
    ("quote", 'Lund said: "We have a good plan."', 'Lund said: "We have a good idea for you."'),
    (
        "polarity",
        "The guards were not arrested after the Velden bank robbery.",
        "Two guards were not arrested over the robbery of Velden bank.",
    ),
]


@pytest.mark.parametrize(("kind", "left", "right"), UNFAIR)
def test_no_conflict_is_planted_where_both_could_be_true(kind, left, right):
    assert planted(story(left, right), kind) == []


def test_reports_of_one_outlet_are_not_set_against_each_other():
    _, left, right = PAIRS[0]
    assert planted(story(left, right, outlets=("Quay Herald", "Quay Herald")), "quantity") == []


def test_a_toll_of_another_day_may_have_grown():
    left, right = (
        "The flood in Velden killed 14 people near the dam.",
        "Near the Velden dam the flood killed 14 people.",
    )
    same, other = ("2024-05-01", "2024-05-01"), ("2024-05-01", "2024-05-02")
    assert len(planted(story(left, right, days=same), "quantity")) == 1
    assert planted(story(left, right, days=other), "quantity") == []


def test_people_who_said_that_two_sentences_differ_are_believed():
    _, left, right = PAIRS[0]
    ends = frozenset({("left", left), ("right", right)})
    assert planted(story(left, right), "quantity", Gold({ends: False})) == []
    assert len(planted(story(left, right), "quantity", Gold({ends: True}))) == 1


def test_the_changed_report_speaks_with_one_voice():
    _, left, right = PAIRS[6]
    text = f"{left} Peter Lund is well. Lund thanked Peter's mother."
    # The other report has the name once; which of the two is changed is drawn.
    both = (p for seed in range(20) for p in planted(story(text, right, title="Peter Lund lands"), "name", seed=seed))
    plant = next(p for p in both if p.article.id == "left")
    article, _ = plant.planted()
    assert "Peter" not in article.title + article.text
    assert article.text.count("Lund") == 3


def test_a_count_of_other_things_stays():
    left = "The ferry carried 14 cars when it sank off Velden. It had 14 lifeboats."
    both = (p for seed in range(20) for p in planted(story(left, PAIRS[0][2]), "quantity", seed=seed))
    changed, _ = next(p for p in both if p.article.id == "left").planted()
    assert "14 lifeboats" in changed.text
    assert "14 cars" not in changed.text


def test_the_same_seed_plants_the_same():
    one, other = (story(*PAIRS[3][1:]) for _ in range(2))
    assert [p.id for p in planted(one, "date")] == [p.id for p in planted(other, "date")]


def test_furniture_moves_with_the_text():
    article = Article("a", "Quay Herald", "It had 14 cars. Share this.", boilerplate=(Span(16, 27),))
    changed, places = edited(article, [Edit(Part.TEXT, 7, 9, "fourteen")])
    assert changed.text == "It had fourteen cars. Share this."
    assert changed.text[changed.boilerplate[0].start : changed.boilerplate[0].end] == "Share this."
    assert places == ((Part.TEXT, Span(7, 15)),)


@pytest.mark.parametrize(
    ("value", "old", "new"),
    [(210.4, "150", "210"), (126.0, "90", "130"), (1.68, "1.2", "1.7"), (28000.0, "20,000", "30000")],
)
def test_a_new_number_is_as_round_as_the_old_one(value, old, new):
    assert like(value, old) == new


@pytest.mark.parametrize(
    ("new", "old", "text"),
    [
        ("30000", "20,000", "30,000"),
        ("7", "Two", "Seven"),
        ("7", "two", "seven"),
        ("21", "two", "21"),
        ("prime minister", "President", "Prime Minister"),
        ("senator", "president", "senator"),
    ],
)
def test_a_new_value_is_written_as_the_old_one(new, old, text):
    assert written(new, old) == text


@pytest.mark.parametrize(
    ("before", "old", "new", "well"),
    [("an ", "eight", "six", False), ("a ", "two", "six", True), ("the ", "eight", "six", True)],
)
def test_a_and_an_fit(before, old, new, well):
    assert reads_well(before, old, new) is well


def test_every_second_topic_is_held_back_and_topics_stay_whole():
    stories = [Story(name, ()) for name in ("1a", "1b", "2a", "2b", "10a", "wcl0")]
    tune, held = ([s.name for s in half(stories, which)] for which in ("tune", "held"))
    assert tune == ["2a", "2b", "wcl0"]
    assert held == ["1a", "1b", "10a"]
    assert sorted(["10a", "2b", "2a"], key=natural) == ["2a", "2b", "10a"]


def fakes():
    return Models(embedder=WordEmbedder(), entailer=TableEntailer())


SAME = "The pilot Anna Brook, 57, was rescued from the reef near Velden."


def test_a_planted_age_is_found_and_the_untouched_story_is_quiet():
    untouched = story(SAME, SAME)
    given = chosen([untouched], GOLD, types=[ClashType.AGE], per_type=5, seed=0)
    (outcome,) = measured([untouched], given, fakes())
    assert [(t.found, t.typed, t.types) for t in outcome.trials] == [(True, True, ("age",))]
    assert (outcome.pairs, outcome.alarms) == (1, ())


def test_a_clash_that_was_there_before_is_not_found_again():
    before = story(SAME, SAME.replace("57", "75"))
    desk = Desk.of(fakes())
    other = planted(story(SAME, SAME), "age")[0]
    read = Read.of(before, desk)
    assert answers(read, other, desk) == ()


def test_at_most_so_many_of_a_type_are_planted():
    text = " ".join(
        f"The {name} Anna Brook, {age}, was rescued from the {name} boat." for name, age in (("red", 41), ("blue", 52))
    )
    given = chosen([story(text, text)], GOLD, types=[ClashType.AGE], per_type=1, seed=0)
    assert [len(found) for found in given.values()] == [1]


def test_verdicts_that_were_read_hold_no_news():
    for judged in read_verdicts().values():
        assert re.fullmatch(r"[0-9a-f]{12}(?:@\d+)?", judged.id)
        assert judged.type in set(ClashType)
        assert len(judged.reason) < 200


def test_random_is_not_shared():
    state = random.getstate()
    planted(story(*PAIRS[0][1:]), "quantity")
    assert random.getstate() == state
