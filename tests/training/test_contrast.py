"""The generator of contrast pairs: every family on literal sentences, then labels, balance and seeds as a whole."""

import gzip
import json
import random
import re
from collections import Counter, defaultdict

import pytest

from training.contrast import (
    Report,
    contrast_pairs,
    contrasts,
    held_story,
    load,
    neutral,
    reword,
    surround,
    text,
    times,
)
from training.contrast import figures as f
from training.contrast import names as n
from training.contrast import verbs as v

SEEDS = range(40)


def outcomes(family, sentence, *more):
    """Give everything that a family makes of a sentence over many seeds."""
    return {family(sentence, random.Random(seed), *more) for seed in SEEDS}


MAYOR = "The mayor of Velden, Anna Brook, told Peter Lund on Friday that nobody was hurt."


@pytest.mark.parametrize(
    ("family", "sentence", "expected"),
    [
        (f.digits_and_words, "The ferry carried 14 cars.", "The ferry carried fourteen cars."),
        (f.digits_and_words, "Seven goats escaped.", "7 goats escaped."),
        (f.vague, "The storm felled 340 trees.", "The storm felled hundreds of trees."),
        (f.vague, "The storm felled 5 trees.", "The storm felled several trees."),
        (f.to_decade, "The mill burned down in 1994.", "The mill burned down in the 1990s."),
        (f.rounded, "The dam holds 90 boats.", None),
        (f.swap_numbers, "The crash left 12 people dead and 30 people hurt.",
         "The crash left 30 people dead and 12 people hurt."),
        (f.swap_numbers, "Two cows and two sheep drowned.", None),
        (times.day_to_month, "The talks opened on May 3, 2011 in Velden.", "The talks opened in May 2011 in Velden."),
        (times.change_weekday, "Nobody works on Black Friday there.", None),
        (n.swap_people, "Ann Lee, 34, and Tom Ray, 41, were hurt.", "Ann Lee, 41, and Tom Ray, 34, were hurt."),
        (n.swap_people, "Velden United defeated Marsh Rovers.", "Marsh Rovers defeated Velden United."),
        (n.swap_people, "He attacked Peter Lund.", None),
        (n.other_voice, "Velden United defeated Marsh Rovers.", "Marsh Rovers was defeated by Velden United."),
        (n.other_voice, "Marsh Rovers was defeated by Velden United.", "Velden United defeated Marsh Rovers."),
        (n.other_voice, "Velden was founded by Anna Brook, Peter Lund and others.", None),
        (v.negate, "The council approved the plan.", "The council did not approve the plan."),
        (v.negate, "Some councillors approved the plan.", None),
        (v.negate, "If the council approved the plan, work started.", None),
        (v.unnegate, "The council did not approve the plan.", "The council approved the plan."),
        (v.unnegate, "The bridge was not closed.", "The bridge was closed."),
        (v.unnegate, "The bridge was not closed because of the wind.", None),
        (v.antonym, "Prices rose in the valley.", "Prices fell in the valley."),
        (v.antonym, "The tower was named after the queen.", None),
        (v.deny, "Lund said that he had seen the fire.", "Lund denied that he had seen the fire."),
        (v.not_opposite, "The council approved the plan.", "The council did not reject the plan."),
        (v.not_opposite, "She rose to fame in Velden.", None),
        (reword.drop_tail_said, "The bridge is closed, police said.", "The bridge is closed."),
        (reword.drop_parens, "The tower (built of oak) fell on Monday.", "The tower fell on Monday."),
        (reword.drop_time, "The old tower fell on Monday.", "The old tower fell."),
        (reword.drop_time, "No tower fell on Monday.", None),
        (reword.drop_appositive, "Anna Brook, a baker from Velden, won the race.", "Anna Brook won the race."),
        (reword.appositive_clause, "Anna Brook, a baker from Velden, won the race.",
         "Anna Brook is a baker from Velden."),
        (reword.born_clause, "Anna Brook (born May 3, 1950) is a baker.", "Anna Brook was born on May 3, 1950."),
        (reword.short_state, "Rescuers said on Monday that six workers were injured in the blast at the mill.",
         "Six workers were injured."),
        (reword.move_time, "On Monday, the tower fell.", "The tower fell on Monday."),
        (reword.contraction, "The tower did not fall.", "The tower didn't fall."),
        (reword.percent_sign, "Rents rose 12% there.", "Rents rose 12 percent there."),
        (reword.said_first, "The tower is safe to enter, police said.", "Police said the tower is safe to enter."),
        (reword.report_quote, '"The tower is safe to enter," the engineer said.',
         "The engineer said that the tower is safe to enter."),
        (reword.report_quote, '"We will rebuild the tower," the engineer said.', None),
        (neutral.part_of_total, "The tower is old.", None),
    ],
)  # fmt: skip
def test_family_with_one_outcome(family, sentence, expected):
    assert outcomes(family, sentence) == {expected}


@pytest.mark.parametrize(
    ("family", "sentence", "among"),
    [
        (times.date_other_way, "It opened on 30 November in Velden.",
         {"It opened on November 30 in Velden.", "It opened on Nov. 30 in Velden.",
          "It opened on the 30th of November in Velden."}),
        (f.hedge_that_holds, "The blaze hurt 12 people.",
         {"The blaze hurt at least 12 people.", "The blaze hurt at least 11 people.",
          "The blaze hurt more than 11 people.", "The blaze hurt over 11 people.",
          "The blaze hurt fewer than 13 people.", "The blaze hurt up to 13 people."}),
        (f.rounded, "The dam cost 89.6 million crowns.",
         {f"The dam cost {hedge} 90 million crowns." for hedge in ("about", "around", "some", "roughly")}),
        (f.rounded, "The dam holds 892 boats.",
         {f"The dam holds {hedge} 890 boats." for hedge in ("about", "around", "some", "roughly")}),
        (reword.age_clause, "Anna Brook, 41, won the race.",
         {"Anna Brook is 41 years old.", "Anna Brook is 41.", "Anna Brook is aged 41."}),
        (v.may, "The council will vote on Monday.",
         {f"The council {modal} vote on Monday." for modal in ("may", "might", "could")}),
        (n.change_role, "Her brother called the police.",
         {f"Her {role} called the police." for role in ("father", "son", "grandfather", "cousin", "nephew")}),
    ],
)  # fmt: skip
def test_family_with_several_outcomes(family, sentence, among):
    assert outcomes(family, sentence) - {None} <= among
    assert len(outcomes(family, sentence) - {None}) > 1


@pytest.mark.parametrize(
    ("family", "sentence", "before", "after"),
    [
        (f.change_count, "The blaze hurt 12 people.", "The blaze hurt ", " people."),
        (f.change_age, "Anna Brook, 41, won the race.", "Anna Brook, ", ", won the race."),
        (f.change_year, "The mill burned down in 1994.", "The mill burned down in ", "."),
        (f.change_amount, "The toll rose by 12%.", "The toll rose by ", "%."),
        (f.change_measure, "The tower is 300 metres tall.", "The tower is ", " metres tall."),
        (f.change_ordinal, "It was the third fire there.", "It was the ", " fire there."),
        (f.wrong_decade, "The mill burned down in 1994.", "The mill burned down in the ", "0s."),
        (times.change_day, "It opened on May 3 in Velden.", "It opened on ", " in Velden."),
        (times.change_weekday, "The tower fell on Monday.", "The tower fell on ", "day."),
        (times.change_clock, "The tower fell at 7 p.m. sharp.", "The tower fell at ", ".m. sharp."),
    ],
)
def test_one_fact_changes_and_the_rest_stays(family, sentence, before, after):
    changed = outcomes(family, sentence) - {None}
    assert len(changed) > 1
    assert sentence not in changed
    assert all(c.startswith(before) and c.endswith(after) for c in changed)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Boeing 737 landed safely.",
        "At least 10 people were hurt.",
        "Between 5 and 10 people were hurt.",
        "Up to 40 people were hurt.",
        "More than 40 people were hurt.",
        "Five or 6 people were hurt.",
        "They won 3-2 at home.",
        "It opened on May 3.",
        "One of the boats sank.",
        "The F-16 landed.",
        "She was 24 and had left home.",
    ],
)
def test_numbers_that_must_not_change_count(sentence):
    assert outcomes(f.change_count, sentence) == {None}


@pytest.mark.parametrize(
    ("count", "hedge", "holds"),
    [
        (count, hedge, holds)
        for count in (12, 40, 317)
        for hedge in ("at least", "more than", "fewer than")
        for holds in (True, False)
    ],
)
def test_bounds_are_true_arithmetic(count, hedge, holds):
    made = outcomes(f.hedge_that_holds if holds else f.hedge_that_fails, f"The blaze hurt {count} people.")
    numbers = {int(m[1]) for s in made if s and (m := re.search(rf"(?<!no ){hedge} (\d+)", s))}
    checks = {"at least": lambda b: b <= count, "more than": lambda b: b < count, "fewer than": lambda b: b > count}
    assert numbers
    assert all(checks[hedge](b) == holds for b in numbers), numbers


SCENE = n.Scene(n.pool_of([MAYOR]), n.pool_of(["Laura Field spoke in Oslo for the Marsh Institute."]), news=True)
QUIET = n.Scene(SCENE.near, SCENE.wide, news=False)


@pytest.mark.parametrize(
    ("scene", "sentence", "expected"),
    [
        (SCENE, "Anna Brook said on Monday that the tower was safe.",
         {"Peter Lund said on Monday that the tower was safe."}),
        (SCENE, "Brook said on Monday that the tower was safe.", {"Lund said on Monday that the tower was safe."}),
        (SCENE, "Guests such as Anna Brook said so on Monday.", {None}),
        (QUIET, "The tower was designed by Anna Brook.", {"The tower was designed by Peter Lund."}),
        (QUIET, "Anna Brook is a baker.", {None}),
    ],
)  # fmt: skip
def test_people_change_only_where_one_can_be_meant(scene, sentence, expected):
    assert outcomes(n.change_person, sentence, scene) == expected


def test_another_place_is_of_the_same_kind():
    changed = outcomes(n.change_place, "The ferry was built in Norway.", QUIET)
    assert changed <= {f"The ferry was built in {country}." for country in n.COUNTRIES if country != "Norway"}


def test_the_same_may_be_so_of_another_person():
    assert outcomes(neutral.other_person, "Anna Brook is a baker.", QUIET) == {"Peter Lund is a baker."}
    assert outcomes(neutral.other_person, "Anna Brook is the only baker.", QUIET) == {None}


def test_names_swap_around_a_verb():
    assert outcomes(n.swap_names, "Anna Brook told Peter Lund about it.", SCENE) == {
        "Peter Lund told Anna Brook about it."
    }
    assert outcomes(n.swap_names, "Anna Brook met with Peter Lund.", SCENE) == {None}


def test_beside_loses_no_word():
    left, right = "The tower fell on Monday.", "The mayor was away."
    made = {surround.beside(left, right, random.Random(seed)) for seed in SEEDS}
    words = {w.strip(".;,").lower() for w in f"{left} {right}".split()}
    assert len(made) > 3
    assert all(words <= {w.strip(".;,").lower() for w in m.split()} for m in made)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Dr. Brook left. She was ill.", ("Dr. Brook left.", "She was ill.")),
        ("It rained. It rained. It stopped.", ("It rained.", "It stopped.")),
    ],
)
def test_sentences(raw, expected):
    assert text.sentences(raw) == expected


@pytest.mark.parametrize(
    ("story", "held"), [("wcl5", False), ("wcl6", True), ("wcl9", True), ("29b", False), ("30a", True), ("1a", False)]
)
def test_held_story(story, held):
    assert held_story(story) is held


PLACES = ("Oslo", "Riga", "Lyon", "Turin", "Leeds", "Osaka", "Lima", "Perth", "Cairo", "Dublin")
PEOPLE = ("Anna Brook", "Peter Lund", "Laura Field", "Simon Marsh", "Karen Holt", "Victor Dale", "Helen Ford")


def articles(count: int) -> list[tuple[str, ...]]:
    rng = random.Random(7)
    days = ("Monday", "Tuesday", "Thursday", "Friday", "Sunday")
    out = []
    for _ in range(count):
        who, other = rng.sample(PEOPLE, 2)
        place, hurt, trees, age = rng.choice(PLACES), rng.randint(4, 60), rng.randint(100, 900), rng.randint(20, 80)
        out.append(
            (
                f"The storm hurt {hurt} people in {place} on {rng.choice(days)}, police said.",
                f"{who}, {age}, said on {rng.choice(days)} that the council had approved the plan for the harbour.",
                f"In {rng.randint(1950, 2015)}, the old tower in {place} was closed by {other} after a fire.",
                f"More than {trees} trees fell along the coast road during the night of May {rng.randint(1, 28)}.",
                f"The council will open the school hall, which has {rng.randint(40, 90)} beds, on {rng.choice(days)}.",
                f"Her brother did not reach the hospital before {rng.randint(2, 9)} p.m. because the road was blocked.",
            )
        )
    return out


@pytest.fixture(scope="module")
def made():
    reports = [Report(a, str(i // 2), "storm", news=True) for i, a in enumerate(articles(120))]
    return list(contrasts(reports, seed=1, limit=3000))


def test_labels_are_near_their_shares(made):
    counts = Counter(pair.label for pair in made)
    assert 0.36 <= counts["contradiction"] / len(made) <= 0.46
    assert 0.30 <= counts["neutral"] / len(made) <= 0.42
    assert 0.17 <= counts["entailment"] / len(made) <= 0.28


def test_no_pair_twice_and_none_of_equal_sides(made):
    assert len({(p.premise, p.hypothesis) for p in made}) == len(made)
    assert all(p.premise != p.hypothesis for p in made)


def test_lengths_tell_no_contradiction_from_neutral(made):
    """Best single cut on the words of either side, for contradiction against neutral, stays near chance."""
    rows = [p for p in made if p.label != "entailment"]
    base = Counter(p.label for p in rows).most_common(1)[0][1] / len(rows)
    for side in ("premise", "hypothesis"):
        lengths = defaultdict(Counter)
        for pair in rows:
            lengths[len(getattr(pair, side).split()) // 8][pair.label] += 1
        right = sum(counts.most_common(1)[0][1] for counts in lengths.values())
        assert right / len(rows) < base + 0.10


def test_seeds_decide():
    def first(seed):
        return list(contrast_pairs(articles(20), seed=seed, limit=200))

    assert first(1) == first(1)
    assert first(1) != first(2)


def test_limit_and_a_text_that_runs_dry():
    assert len(list(contrast_pairs(articles(20), seed=1, limit=50))) == 50
    assert len(list(contrast_pairs([("Too short.",)], seed=1, limit=50))) == 0


def test_load_keeps_held_texts_apart(tmp_path):
    def write(name, rows):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with gzip.open(path, "wt", encoding="utf-8") as out:
            out.writelines(json.dumps(row) + "\n" for row in rows)

    write("news/newswcl50.jsonl.gz", [{"story": s, "text": f"Text of {s}."} for s in ("wcl1", "wcl7")])
    write(
        "news/ecbplus_dev.jsonl.gz",
        [{"story": s, "title": f"Title of {s}.", "text": f"Of {s}."} for s in ("3a", "31b")],
    )
    premises = [{"premise": f"Sentence {i}. Another {i}.", "src": "fever/train"} for i in range(400)]
    write("nli/train.jsonl.gz", [*premises, {"premise": "A dog runs.", "src": "snli_25k/train"}])
    write("claims/propsegment_wiki.jsonl.gz", [{"sentence": f"Wiki sentence {i}."} for i in range(200)])
    train, held = ({s for r in load(tmp_path, held=side) for s in r.sentences} for side in (False, True))
    assert not train & held
    assert {"Text of wcl1.", "Of 3a."} <= train
    assert {"Text of wcl7.", "Of 31b."} <= held
    assert 5 <= len(held) <= 60
    assert "A dog runs." not in train | held
