"""The network that is trained is the one that ships: the same answers, and the head of another task is left out."""

import json

import pytest
import torch
from safetensors.torch import load_file

from consistency.models.backbone import backbone_folder, tokenizer
from consistency.models.bert import stacked
from consistency.models.binder import LABELS, BinderNetwork
from training.binder import encode, load, logits_of, ship, start_from
from training.frames import Masked
from training.nli import Master

ROWS = [
    Masked("quantity: [MASK] people died.", "quantity: The crash killed [MASK].", 1),
    Masked("quantity: [MASK] people died.", "quantity: The bus has [MASK] seats, and a roof that leaks.", 0),
]


class Coder:
    """The backbone's tokenizer with the one call that `encode` makes."""

    def __call__(self, left, right, **_options):
        coded = tokenizer().encode_batch(list(zip(left, right, strict=True)))
        return {"input_ids": [code.ids for code in coded], "token_type_ids": [code.type_ids for code in coded]}


@pytest.fixture(scope="module")
def model():
    torch.manual_seed(0)
    return load(backbone_folder()).float().eval()


def test_what_ships_answers_as_what_was_trained(model, tmp_path):
    examples = encode(ROWS, Coder())
    ship(tmp_path, Master(model, decay=0.0), 1.0, len(ROWS))
    card = json.loads((tmp_path / "binder.json").read_text(encoding="utf-8"))
    assert card["written"] == {"accuracy": 1.0, "pairs": 2}
    path = tmp_path / "binder.safetensors"
    network = BinderNetwork(path, LABELS, device="cpu", dtype=torch.float32, sha256=card["sha256"])
    rows = [(example.ids, [0] * example.split + [1] * (len(example.ids) - example.split)) for example in examples]
    shipped = torch.cat([network.logits(stacked([row], length=32)) for row in rows])
    assert torch.allclose(shipped, logits_of(model, examples), atol=0.02)  # fp16 at rest


def test_a_pooler_of_the_first_state_goes_where_that_state_is_read(model):
    master = Master(model, decay=0.0)
    width = model.classifier.in_features
    old = torch.full((width, width), 0.25)
    start_from(master, {"bert.pooler.dense.weight": old, "classifier.weight": torch.ones(3, width)})
    pooler = model.pooler["dense"].weight
    assert torch.equal(pooler[:, :width], old)
    assert not torch.equal(pooler[:, width : 2 * width], old)
    assert model.classifier.weight.shape == (len(LABELS), width)


def test_the_shipped_weights_are_taken_over_whole(model):
    master = Master(model, decay=0.0)
    weights = load_file("consistency/models/weights/binder.safetensors")
    start_from(master, weights)
    assert set(weights) == set(master.copies)
    assert all(torch.equal(weights[name].float(), copy) for name, copy in master.copies.items())
