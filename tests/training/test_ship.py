"""Calibration on tensors small enough to check by hand."""

import math

import pytest
import torch

from training.ship import averaged, calibration_error, temperature_of, threshold_for


@pytest.mark.parametrize(
    ("margin", "right", "of", "expected"),
    [
        # softmax([m / t, 0]) is 0.75 where m / t = ln 3
        (math.log(3), 75, 100, 1.0),
        (2 * math.log(3), 75, 100, 2.0),  # twice too sure
        (0.6 * math.log(3), 75, 100, 0.6),  # not sure enough
        (4.0, 50, 100, 3.0),  # no better than chance: as flat as the grid goes
        (4.0, 100, 100, 0.5),  # never wrong: as sharp as the grid goes
    ],
)
def test_the_temperature_undoes_false_confidence(margin, right, of, expected):
    logits = torch.tensor([[margin, 0.0]] * of)
    gold = torch.tensor([0] * right + [1] * (of - right))
    assert temperature_of(logits, gold) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("probabilities", "gold", "expected"),
    [
        ([[0.75, 0.25]] * 4, [0, 0, 0, 1], 0.0),  # 75 % sure, 3 of 4 right
        ([[0.75, 0.25]] * 4, [0, 0, 0, 0], 0.25),
        ([[0.75, 0.25]] * 4, [1, 1, 1, 1], 0.75),
        ([[1.0, 0.0]] * 2, [0, 1], 0.5),  # a certain answer is in the last bin, not past it
        ([[0.95, 0.05], [0.55, 0.45]], [0, 1], 0.5 * 0.05 + 0.5 * 0.55),  # two bins, half of the answers each
    ],
)
def test_calibration_error_is_the_gap_between_sure_and_right(probabilities, gold, expected):
    found = calibration_error(torch.tensor(probabilities), torch.tensor(gold), bins=10)
    assert found == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize(
    ("probability", "right", "precision", "expected"),
    [
        ([0.9, 0.8, 0.7, 0.6], [True, True, True, True], 0.95, 0.5),  # never under a half
        ([0.9, 0.8, 0.7, 0.6], [True, True, True, False], 0.95, 0.605),  # the first step above the wrong one
        ([0.9, 0.8, 0.7, 0.6], [True, True, True, False], 0.75, 0.5),
        ([0.9, 0.8, 0.7, 0.6], [True, True, False, True], 0.95, 0.705),
        ([0.9, 0.8], [False, False], 0.95, 0.995),  # never right: as good as never called
        ([0.3, 0.2], [True, True], 0.95, 0.995),  # never called
    ],
)
def test_the_threshold_is_the_lowest_that_is_precise_enough(probability, right, precision, expected):
    assert threshold_for(torch.tensor(probability), torch.tensor(right), precision) == expected


@pytest.mark.parametrize(
    ("shares", "mean"), [([], [2.0, 4.0]), ([1.0, 1.0], [2.0, 4.0]), ([0.3, 0.1], [1.5, 3.0]), ([1.0, 0.0], [1.0, 2.0])]
)
def test_checkpoints_are_averaged_by_their_shares(tmp_path, shares, mean):
    paths = [tmp_path / "one.pt", tmp_path / "two.pt"]
    for path, values in zip(paths, ([1.0, 2.0], [3.0, 6.0]), strict=True):
        torch.save({"weights": {"layer": torch.tensor(values)}}, path)
    assert torch.allclose(averaged(paths, shares)["layer"], torch.tensor(mean))


def test_a_share_for_each_checkpoint(tmp_path):
    path = tmp_path / "one.pt"
    torch.save({"weights": {"layer": torch.zeros(1)}}, path)
    with pytest.raises(ValueError, match="1 checkpoints, but shares"):
        averaged([path], [0.5, 0.5])
