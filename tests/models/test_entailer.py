"""The NLI seam: label order, probes, batches, limits; on a tiny model made here."""

import pytest
from tiny import tiny_cross_encoder

from consistency.errors import ModelError
from consistency.models.bert import lots, padded
from consistency.models.entailer import PROBES, CrossEntailer, label_order
from consistency.types import TextPair


@pytest.fixture(scope="module")
def tiny_folder(tmp_path_factory):
    return tiny_cross_encoder(tmp_path_factory.mktemp("tiny"))


@pytest.fixture(scope="module")
def entailer(tiny_folder):
    return CrossEntailer.load(str(tiny_folder), device="cpu", precision="fp32")


@pytest.mark.parametrize(
    ("id2label", "order"),
    [
        ({0: "contradiction", 1: "entailment", 2: "neutral"}, (1, 2, 0)),
        ({0: "entailment", 1: "neutral", 2: "contradiction"}, (0, 1, 2)),
        ({0: "ENTAILMENT", 1: "NEUTRAL", 2: "CONTRADICTION"}, (0, 1, 2)),
    ],
)
def test_label_order_comes_from_the_model(id2label, order):
    assert label_order(id2label) == order


@pytest.mark.parametrize(
    "id2label",
    [
        {0: "LABEL_0", 1: "LABEL_1", 2: "LABEL_2"},
        {0: "entailment", 1: "not_entailment"},
        {0: "LABEL_0"},
    ],
)
def test_unnamed_labels_are_refused(id2label):
    with pytest.raises(ModelError, match="id2label"):
        label_order(id2label)


def test_a_folder_loads_and_passes_the_probes(entailer):
    scores = entailer.entail([pair for pair, _ in PROBES])
    named = [max(("entailment", "neutral", "contradiction"), key=lambda n, s=s: getattr(s, n)) for s in scores]
    assert named == [label for _, label in PROBES]


def test_probabilities_sum_to_one_and_carry_four_decimals(entailer):
    (scores,) = entailer.entail([TextPair("The shop opens at nine.", "The bridge is open.")])
    values = (scores.entailment, scores.neutral, scores.contradiction)
    assert sum(values) == pytest.approx(1, abs=2e-4)
    assert all(value == round(value, 4) for value in values)


def test_shuffled_label_names_fail_the_probes(tmp_path):
    folder = tiny_cross_encoder(tmp_path, labels=("neutral", "contradiction", "entailment"))
    with pytest.raises(ModelError, match="its labels are in another order"):
        CrossEntailer.load(str(folder), device="cpu", precision="fp32")


def test_label_0_is_refused(tmp_path):
    folder = tiny_cross_encoder(tmp_path, labels=("LABEL_0", "LABEL_1", "LABEL_2"))
    with pytest.raises(ModelError, match="label_0"):
        CrossEntailer.load(str(folder), device="cpu", precision="fp32")


@pytest.mark.parametrize("name", ["no/such/folder/here", ""])
def test_a_model_that_is_not_there(name, tmp_path):
    with pytest.raises(ModelError, match="can't be loaded"):
        CrossEntailer.load(str(tmp_path / (name or "empty")), device="cpu")


def test_too_long_is_marked_and_the_others_are_scored(entailer):
    long = TextPair("the bridge " * 100, "The bridge is open to traffic.")
    scores = entailer.entail([long, PROBES[0][0]])
    assert [s.truncated for s in scores] == [True, False]
    assert (scores[0].entailment, scores[0].contradiction) == (0.0, 0.0)


def test_order_of_the_input_does_not_change_the_scores(entailer):
    pairs = [pair for pair, _ in PROBES] * 3
    forward = entailer.entail(pairs)
    assert entailer.entail(pairs[::-1])[::-1] == forward


def test_no_pairs_no_scores(entailer):
    assert entailer.entail([]) == []


@pytest.mark.parametrize(
    ("lengths", "sizes"),
    [
        ([], []),
        ([10], [1]),
        ([10] * 300, [256, 44]),  # 4096 tokens of 16 each
        ([500, 10, 10], [1, 2]),  # each is padded by its own length
        ([512] * 9, [8, 1]),
    ],
)
def test_batches_keep_the_token_budget(lengths, sizes):
    assert [len(rows) for rows, _ in lots(lengths, 512)] == sizes


def test_every_text_is_in_one_batch_that_holds_it():
    lengths = range(5, 200)
    found = [(row, length) for rows, length in lots(lengths, 512) for row in rows]
    assert sorted(row for row, _ in found) == list(range(195))
    assert all(lengths[row] <= length for row, length in found)


@pytest.mark.parametrize(("length", "expected"), [(3, 16), (16, 16), (17, 24), (500, 512), (600, 512)])
def test_few_shapes(length, expected):
    assert padded(length, 512) == expected


def test_precision_is_checked(tiny_folder):
    with pytest.raises(ModelError, match="auto, bf16, fp32"):
        CrossEntailer.load(str(tiny_folder), device="cpu", precision="int4")
