"""The training mix: labels under surroundings, weights, and the same pairs for the same seed."""

import gzip
import json
import random
from collections import Counter

import pytest

from training.mix import (
    FEVER_WEIGHTS,
    LABELS,
    SOURCE_WEIGHTS,
    Pair,
    as_pair,
    beside,
    draw,
    surrounded,
    training_pairs,
    weight,
    with_surroundings,
    without_repeats,
)

FERRY = "The ferry left the quay at noon."
EXTRA = "A crane fell into the basin."
ALSO = "Snow closed the pass."


def row(src, label="neutral", **more):
    return {"premise": FERRY, "hypothesis": "The ferry left.", "label": label, "src": src, **more}


@pytest.mark.parametrize(
    ("label", "left", "right", "expected"),
    [
        ("contradiction", "", "", "contradiction"),
        ("contradiction", EXTRA, "", "contradiction"),
        ("contradiction", "", ALSO, "contradiction"),
        ("contradiction", EXTRA, ALSO, "contradiction"),
        ("entailment", "", "", "entailment"),
        ("entailment", EXTRA, "", "entailment"),
        ("entailment", "", ALSO, "neutral"),  # the hypothesis says something new
        ("entailment", EXTRA, ALSO, "neutral"),
        ("neutral", "", "", "neutral"),
        ("neutral", EXTRA, "", "neutral"),
        ("neutral", "", ALSO, "neutral"),
        ("neutral", EXTRA, ALSO, "neutral"),
    ],
)
@pytest.mark.parametrize("seed", range(3))
def test_a_label_under_surroundings(label, left, right, expected, seed):
    grown = surrounded(Pair(FERRY, "The ferry left.", label), left, right, random.Random(seed))
    assert grown.label == expected
    assert sorted(grown.premise.split()) == sorted(f"{FERRY} {left}".split())
    assert sorted(grown.hypothesis.split()) == sorted(f"The ferry left. {right}".split())


@pytest.mark.parametrize(
    ("text", "other", "either"),
    [
        ("It sank.", "Snow fell.", {"It sank. Snow fell.", "Snow fell. It sank."}),
        ("It sank", "Snow fell.", {"It sank. Snow fell.", "Snow fell. It sank"}),
        ("It sank! ", "Snow fell", {"It sank! Snow fell", "Snow fell. It sank! "}),
        ('“Sank?" ', "Snow fell.", {'“Sank?" Snow fell.', 'Snow fell. “Sank?" '}),
    ],
)
def test_sentences_stand_beside_each_other_in_both_orders(text, other, either):
    assert {beside(text, other, random.Random(seed)) for seed in range(20)} == either


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("It sank.", "It sank."),
        ("It sank. It sank.", "It sank."),
        ("It sank. Snow fell. It sank. Rain came.", "It sank. Snow fell. Rain came."),
        ("Did it sank? Did it sank?  No!", "Did it sank? No!"),
        ("It sank. it sank.", "It sank. it sank."),
    ],
)
def test_repeats_are_dropped(text, expected):
    assert without_repeats(text) == expected


def test_a_row_becomes_a_pair():
    made = as_pair(row("scitail", "entailment", bin=1) | {"premise": "It sank. It sank."})
    assert made == Pair("It sank.", "The ferry left.", "entailment", two_way=True)
    assert as_pair(row("mnli")).two_way is False


@pytest.mark.parametrize(
    ("src", "label", "expected"),
    [
        ("mnli/train", "neutral", 1.0),
        ("snli_25k/train", "neutral", SOURCE_WEIGHTS["snli_25k/train"]),
        ("fever_nli/train", "entailment", FEVER_WEIGHTS["entailment"]),
        ("fever_nli/train", "contradiction", FEVER_WEIGHTS["contradiction"]),
    ],
)
def test_the_weight_of_a_row(src, label, expected):
    assert weight(row(src, label)) == expected


@pytest.mark.parametrize(
    ("src", "least", "most"),
    [
        ("mnli/train", 2000, 2000),  # 1.0: exactly once
        ("cad_nli/train", 6000, 6000),  # 3.0: three times
        ("newprotocols/train_base", 2930, 3070),  # 1.5: once or twice
        ("cur_lexical/train", 530, 670),  # 0.3
    ],
)
def test_a_row_is_drawn_as_often_as_its_weight(src, least, most):
    assert least <= len(list(draw([row(src)] * 2000, random.Random(0)))) <= most


def test_every_fever_label_has_a_weight():
    assert FEVER_WEIGHTS.keys() == set(LABELS)


# --- with surroundings -----------------------------------------------------------------------------------------------


def pairs(count, label="contradiction", *, two_way=False):
    return [Pair(f"Ferry {i} left the quay.", f"Ferry {i} stayed.", label, two_way) for i in range(count)]


@pytest.mark.parametrize(("share", "least", "most"), [(0.0, 0, 0), (0.2, 150, 250), (1.0, 1000, 1000)])
def test_a_share_of_the_pairs_grows(share, least, most):
    plain = pairs(1000)
    grown = with_surroundings(plain, share, random.Random(0))
    assert len(grown) == 1000
    assert least <= sum(a != b for a, b in zip(plain, grown, strict=True)) <= most


def test_two_way_and_long_pairs_stay():
    long = Pair(" ".join(["word"] * 46) + ".", "Snow fell.", "contradiction")
    plain = [*pairs(50, two_way=True), long]
    assert with_surroundings([*plain, *pairs(5)], 1.0, random.Random(0))[:51] == plain


def test_entailed_pairs_turn_neutral_less_than_half_of_the_time():
    labels = Counter(pair.label for pair in with_surroundings(pairs(900, "entailment"), 1.0, random.Random(0)))
    assert labels.keys() == {"entailment", "neutral"}
    assert 0.25 <= labels["neutral"] / 900 <= 0.42  # one place of three


# --- the whole mix ---------------------------------------------------------------------------------------------------


def written(path, rows):
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(one) + "\n" for one in rows)
    return path


@pytest.fixture
def source(tmp_path):
    rows = [
        {
            "premise": f"Ferry {i} left the quay.",
            "hypothesis": f"Ferry {i} stayed.",
            "label": LABELS[i % 3],
            "src": "mnli",
        }
        for i in range(200)
    ]
    return written(tmp_path / "train.jsonl.gz", rows)


@pytest.fixture
def contrast(tmp_path):
    rows = [{"premise": f"P{i}.", "hypothesis": f"H{i}.", "label": "neutral"} for i in range(40)]
    return written(tmp_path / "contrast.jsonl.gz", rows)


def test_the_same_seed_gives_the_same_pairs(source, contrast):
    one = training_pairs(source, seed=3, contrast=contrast)
    assert one == training_pairs(source, seed=3, contrast=contrast)
    assert one != training_pairs(source, seed=4, contrast=contrast)


def test_without_surroundings_the_mix_is_the_rows_in_another_order(source):
    mixed = training_pairs(source, seed=0, surround=0.0)
    names = [pair.premise for pair in mixed]
    assert sorted(names) == sorted(f"Ferry {i} left the quay." for i in range(200))
    assert names != [f"Ferry {i} left the quay." for i in range(200)]


@pytest.mark.parametrize(("share", "others"), [(0.5, 40), (0.25, 120), (0.8, 10)])
def test_contrast_pairs_make_up_their_share(source, contrast, share, others):
    mixed = training_pairs(source, seed=0, surround=0.0, contrast=contrast, share=share)
    made = [pair for pair in mixed if pair.premise.startswith("P")]
    assert (len(made), len(mixed) - len(made)) == (40, others)
