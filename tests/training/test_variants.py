"""Mean pooling and adapters, on the tiny backbone."""

import pytest
import torch
from tiny_fixture import tokenizer

from training.mix import Pair
from training.nli import collate, encode, load_model
from training.variants import merged, with_adapters


def batch_of(length):
    return collate(encode([Pair("the ferry left .", "the ferry sank .", "neutral")], tokenizer()), length)


def logits(model, batch):
    model.eval()
    with torch.inference_mode():
        return model(input_ids=batch.ids, token_type_ids=batch.types, attention_mask=batch.mask).logits


@pytest.mark.parametrize("pooling", ["first", "mean"])
def test_padding_changes_nothing(world, pooling):
    model = load_model(world / "backbone", "cpu", torch.float32, pooling)
    assert torch.allclose(logits(model, batch_of(16)), logits(model, batch_of(24)), atol=1e-5)


def test_the_mean_is_not_the_first_state(world):
    first, mean = (load_model(world / "backbone", "cpu", torch.float32, pooling) for pooling in ("first", "mean"))
    mean.load_state_dict(first.state_dict())
    assert not torch.allclose(logits(first, batch_of(16)), logits(mean, batch_of(16)), atol=1e-3)


def test_adapters_begin_as_the_plain_model_and_leave_the_layers_alone(world):
    plain = load_model(world / "backbone", "cpu", torch.float32)
    before = logits(plain, batch_of(16))
    adapted = with_adapters(plain, 2)
    assert torch.allclose(logits(adapted, batch_of(16)), before, atol=1e-5)
    trained = {name for name, parameter in adapted.named_parameters() if parameter.requires_grad}
    assert {part for name in trained for part in ("lora", "pooler", "classifier") if part in name} == {
        "lora", "pooler", "classifier",
    }  # fmt: skip
    assert all(any(part in name for part in ("lora", "pooler", "classifier")) for name in trained)


def test_merged_weights_give_the_scores_of_the_adapters(world):
    plain = load_model(world / "backbone", "cpu", torch.float32)
    names = dict(plain.named_parameters()).keys()
    adapted = with_adapters(load_model(world / "backbone", "cpu", torch.float32), 2)
    with torch.no_grad():
        for name, parameter in adapted.named_parameters():
            if "lora_B" in name:
                parameter.add_(0.3)
    expected = logits(adapted, batch_of(16))
    weights = merged(adapted)
    assert weights.keys() == names
    plain.load_state_dict(weights, strict=False)
    assert torch.allclose(logits(plain, batch_of(16)), expected, atol=1e-5)
