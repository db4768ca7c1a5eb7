"""Ways to run the cross-encoder, set beside plain torch on the same pairs."""

import pytest
import torch

from benchmarks.backends import METHODS, batches, eager, probabilities, rate


@pytest.fixture(scope="module")
def given():
    return batches(12)


def test_the_batches_hold_every_pair(given):
    assert sum(len(batch.ids) for batch in given) == 12
    assert all(batch.ids.shape == batch.types.shape == batch.mask.shape for batch in given)


def test_the_default_lies_near_fp32(given):
    true = probabilities(eager(torch.float32), given)
    assert true.shape == (12, 3)
    assert true.sum(-1).tolist() == pytest.approx([1.0] * 12, abs=1e-4)
    assert (probabilities(eager(torch.bfloat16), given) - true).abs().max() < 0.05
    assert rate(eager(torch.float32), given[:1], 0.01) > 0


@pytest.mark.parametrize("name", [name for name, (module, _) in METHODS.items() if module != "torch"])
def test_other_libraries_give_the_same(name, given):
    module, make = METHODS[name]
    pytest.importorskip(module, reason="compared only where it is installed")
    true = probabilities(eager(torch.float32), given)
    assert (probabilities(make(), given) - true).abs().max() < 0.1
