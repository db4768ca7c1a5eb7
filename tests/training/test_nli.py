"""Batches, loss, learning rate and checkpoints; and a whole run on a tiny model made here."""

import json
import logging
import math
from itertools import islice

import pytest
import torch
from safetensors.torch import load_file
from tiny_fixture import DEV, options, tokenizer

from training.mix import LABELS, Pair
from training.nli import (
    BUCKETS,
    CODES,
    Batch,
    Example,
    accuracy,
    batches,
    bucket_of,
    collate,
    dev_sets,
    encode,
    loss_of,
    rate_at,
    save,
    train,
)

CONTRADICTION, ENTAILMENT, NEUTRAL = (LABELS.index(name) for name in ("contradiction", "entailment", "neutral"))
COMPATIBLE = CODES.index("compatible")


def example(length, label=NEUTRAL, *, first=1, two_way=False):
    return Example(tuple(range(first, first + length)), length // 2, label, two_way)


# --- batches ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("length", "bucket"), [(2, 24), (24, 24), (25, 32), (48, 48), (49, 64), (97, 128), (BUCKETS[-1], BUCKETS[-1])]
)
def test_the_bucket_is_the_next_longer_one(length, bucket):
    assert bucket_of(example(length)) == bucket


def test_collate_pads_and_marks_the_second_segment():
    batch = collate([Example((5, 6, 7), 2, ENTAILMENT, two_way=True), Example((8, 9, 10, 11), 1, NEUTRAL, False)], 6)
    assert batch.ids.tolist() == [[5, 6, 7, 0, 0, 0], [8, 9, 10, 11, 0, 0]]
    assert batch.types.tolist() == [[0, 0, 1, 0, 0, 0], [0, 1, 1, 1, 0, 0]]
    assert batch.mask.tolist() == [[1, 1, 1, 0, 0, 0], [1, 1, 1, 1, 0, 0]]
    assert batch.labels.tolist() == [ENTAILMENT, NEUTRAL]
    assert batch.two_way.tolist() == [True, False]


def taken(seed, count=12):
    examples = [example(4 + i % 40, label=i % 3, first=i + 1) for i in range(90)]
    return [batch.ids.tolist() for batch in islice(batches(examples, seed, 96), count)]


def test_batches_are_the_same_for_the_same_seed():
    assert taken(1) == taken(1)
    assert taken(1) != taken(2)


def test_batches_are_full_and_of_one_length():
    for ids in taken(0):
        assert len(ids[0]) in BUCKETS
        assert len(ids) == 96 // len(ids[0])


def test_an_epoch_shows_every_example_once():
    examples = [example(4, first=100 * i + 1) for i in range(8)]
    first, second, third, fourth = ([row[0] for row in b.ids.tolist()] for b in islice(batches(examples, 0, 96), 4))
    assert sorted(first + second) == sorted(third + fourth) == [100 * i + 1 for i in range(8)]
    assert first + second != third + fourth  # the next epoch has another order


# --- loss and rate ---------------------------------------------------------------------------------------------------


def batch_of(labels, two_way):
    empty = torch.zeros(len(labels), 1, dtype=torch.long)
    return Batch(empty, empty, empty, torch.tensor(labels), torch.tensor(two_way))


#: Logits whose probabilities are 0.2 contradiction, 0.5 entailment, 0.3 neutral.
LOGITS = torch.tensor([0.2, 0.5, 0.3]).log()


@pytest.mark.parametrize(
    ("label", "two_way", "probability"),
    [
        (CONTRADICTION, False, 0.2),
        (ENTAILMENT, False, 0.5),
        (NEUTRAL, False, 0.3),
        (ENTAILMENT, True, 0.5),
        (NEUTRAL, True, 0.2 + 0.3),  # two-way: whatever is not entailed
        (CONTRADICTION, True, 0.2 + 0.3),
        (COMPATIBLE, False, 0.5 + 0.3),  # whatever is no contradiction
    ],
)
def test_the_loss_is_minus_the_log_of_what_was_asked(label, two_way, probability):
    loss = loss_of(LOGITS[None] + 7.0, batch_of([label], [two_way]))
    assert loss.item() == pytest.approx(-math.log(probability), abs=1e-5)


def test_the_loss_is_the_mean_over_the_batch():
    loss = loss_of(LOGITS.repeat(3, 1), batch_of([CONTRADICTION, ENTAILMENT, NEUTRAL], [False, True, True]))
    assert loss.item() == pytest.approx(-(math.log(0.2) + math.log(0.5) + math.log(0.5)) / 3, abs=1e-5)


@pytest.mark.parametrize(
    ("done", "expected"),
    [(0.0, 0.0), (0.025, 0.5), (0.05, 1.0), (0.525, 0.5), (0.905, 0.1), (1.0, 0.01), (1.2, 0.01)],
)
def test_the_rate_goes_up_and_then_down(done, expected):
    assert rate_at(done, 2e-4) == pytest.approx(expected * 2e-4, abs=1e-9)


@pytest.mark.parametrize(
    ("two_way", "expected"),
    [
        (False, 1 / 4),  # only the first is the top label
        (True, 3 / 4),  # above a half or not is all that counts
    ],
)
def test_accuracy(two_way, expected):
    probabilities = torch.tensor([[0.1, 0.8, 0.1], [0.3, 0.4, 0.3], [0.5, 0.2, 0.3], [0.3, 0.4, 0.3]])
    gold = [example(4, label) for label in (ENTAILMENT, NEUTRAL, NEUTRAL, ENTAILMENT)]
    gold[3] = example(4, ENTAILMENT if two_way else CONTRADICTION)
    assert accuracy(probabilities, gold, two_way=two_way) == pytest.approx(expected)


# --- checkpoints -----------------------------------------------------------------------------------------------------


def test_a_save_replaces_the_checkpoint_whole(tmp_path):
    path = tmp_path / "checkpoint.pt"
    for step in (1, 2):
        save(path, {"step": step})
    assert torch.load(path, weights_only=True) == {"step": 2}
    assert [p.name for p in tmp_path.iterdir()] == ["checkpoint.pt"]


def test_a_save_that_fails_leaves_the_old_checkpoint(tmp_path):
    path = tmp_path / "checkpoint.pt"
    save(path, {"step": 1})
    with pytest.raises((AttributeError, TypeError, RuntimeError)):
        save(path, {"step": (n for n in range(3))})  # a generator can't be pickled
    assert torch.load(path, weights_only=True) == {"step": 1}


# --- a whole run -----------------------------------------------------------------------------------------------------


def test_pairs_over_the_longest_bucket_are_left_out():
    pairs = [
        Pair("the ferry left .", "the ferry sank .", "neutral"),
        Pair("ferry " * BUCKETS[-1], "crane", "neutral"),
        Pair("crane", "crane fell", "entailment", two_way=True),
    ]
    found = encode(pairs, tokenizer())
    assert [(e.split, e.label, e.two_way) for e in found] == [(6, NEUTRAL, False), (3, ENTAILMENT, True)]
    assert found[1].ids == (2, 6, 3, 6, 10, 3)


def test_dev_sets_are_cut_to_the_limit(world):
    assert {name: len(rows) for name, rows in dev_sets(world / "data", tokenizer(), 4).items()} == dict.fromkeys(DEV, 4)


def weights_of(run):
    return load_file(run / "nli.safetensors")


def test_a_run_writes_weights_scores_and_checkpoint(world, tmp_path):
    train(options(world, tmp_path / "one"))
    assert sorted(p.name for p in (tmp_path / "one").iterdir()) == ["checkpoint.pt", "dev.json", "nli.safetensors"]
    scores = json.loads((tmp_path / "one/dev.json").read_text(encoding="utf-8"))
    assert scores.keys() == set(DEV)
    weights = weights_of(tmp_path / "one")
    assert {tensor.dtype for tensor in weights.values()} == {torch.float16}
    assert not [name for name in weights if "word_embeddings" in name]
    assert torch.load(tmp_path / "one/checkpoint.pt", weights_only=True)["seen"] == 80


class Killed(Exception):  # noqa: N818
    """Stands for a kill of the run."""


class KillAt(logging.Handler):
    """Stops a run at its first line that starts with some words."""

    def __init__(self, words):
        super().__init__()
        self.words = words

    def emit(self, record):
        if record.getMessage().startswith(self.words):
            raise Killed


def test_a_run_that_was_killed_goes_on_to_the_same_weights(world, tmp_path, caplog):
    caplog.set_level(logging.INFO, logger="training.nli")
    train(options(world, tmp_path / "whole"))
    kill = KillAt("dev")  # right after the checkpoint of step 4
    log = logging.getLogger("training.nli")
    log.addHandler(kill)
    try:
        with pytest.raises(Killed):
            train(options(world, tmp_path / "cut"))
    finally:
        log.removeHandler(kill)
    assert not (tmp_path / "cut/nli.safetensors").exists()
    train(options(world, tmp_path / "cut"))
    assert "resumed at step 4, 40 pairs" in caplog.text
    whole, cut = weights_of(tmp_path / "whole"), weights_of(tmp_path / "cut")
    assert [name for name in whole if not torch.equal(whole[name], cut[name])] == []


def test_a_run_learns_what_it_is_shown(world, tmp_path):
    train(options(world, tmp_path, pairs=1500, rate=5e-3, every=1000))
    scores = json.loads((tmp_path / "dev.json").read_text(encoding="utf-8"))
    assert scores["snli_eval.dev"] == 1.0


def test_a_run_starts_from_the_weights_of_another(world, tmp_path):
    train(options(world, tmp_path / "first"))
    train(options(world, tmp_path / "second", init=tmp_path / "first/checkpoint.pt", pairs=10, rate=0.0))
    first, second = weights_of(tmp_path / "first"), weights_of(tmp_path / "second")
    assert [name for name in first if not torch.equal(first[name], second[name])] == []


@pytest.mark.parametrize("changed", [{"pooling": "mean"}, {"lora": 2}])
def test_another_way_of_training_writes_weights_of_the_same_names(world, tmp_path, changed):
    train(options(world, tmp_path / "plain"))
    train(options(world, tmp_path / "other", **changed))
    plain, other = weights_of(tmp_path / "plain"), weights_of(tmp_path / "other")
    assert {name: t.shape for name, t in other.items()} == {name: t.shape for name, t in plain.items()}
    assert [name for name in plain if not torch.equal(plain[name], other[name])] != []


def test_compiled_steps_have_fixed_shapes(world, tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(torch.nn.Module, "compile", lambda _, **options: asked.append(options))
    train(options(world, tmp_path / "run", compile=True))
    assert asked == [{"dynamic": False}]


def test_a_run_is_scored_on_held_desk_pairs(world, tmp_path):
    rows = [
        {"label": label, "type": "other", "left": "the ferry left .", "right": f"the ferry {end} .", "note": ""}
        for label, end in (("conflict", "stayed"), ("trap", "left"))
    ] * 9
    path = tmp_path / "desk.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    train(options(world, tmp_path / "run", desk=[path], desk_times=3, pairs=1500, rate=5e-3, every=1000))
    assert json.loads((tmp_path / "run/dev.json").read_text(encoding="utf-8"))["desk"] == 1.0
