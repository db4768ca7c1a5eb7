"""The shipped binder: small, the one of its card, the same in either order, right on plain pairs."""

import pytest
import torch

from consistency.errors import ModelError
from consistency.models import load_binder
from consistency.models.bert import Inputs
from consistency.models.binder import MASK_ID, at_values
from consistency.models.weights import binder_card, binder_weights
from consistency.types import TextPair

SAME = TextPair(
    "quantity: At least [MASK] people were killed when a bus left the road.",
    "quantity: The bus plunged into a ravine, and [MASK] people died, officials said.",
)
OTHER = TextPair(
    "quantity: At least [MASK] people were killed when a bus left the road.",
    "quantity: The bus that left the road had seats for [MASK] people.",
)


@pytest.fixture(scope="module")
def binder():
    found = load_binder(device="cpu", precision="fp32")
    assert found is not None
    return found


def test_the_weights_fit_their_card_and_stay_small():
    assert binder_weights().stat().st_size < 25_000_000
    assert binder_card().temperature > 0


def test_a_damaged_card_is_refused(tmp_path):
    (tmp_path / "binder.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match=r"binder\.json"):
        binder_card(tmp_path)


IDS = [101, 7, MASK_ID, 102, MASK_ID, 8, MASK_ID, 102]
SIDES = [0, 0, 0, 0, 1, 1, 1, 1]


@pytest.mark.parametrize(
    ("ids", "left", "right"),
    [
        (IDS, 2, (4 + 6) / 2),
        ([101, 7, 9, 102, MASK_ID, 8, 9, 102], 0, 4),  # a side that hides nothing is read at the first token
        ([101, 7, MASK_ID, 102, 9, 8, 9, 102], 2, 0),
    ],
)
def test_the_head_reads_where_values_are_hidden(ids, left, right):
    places = torch.arange(8.0).reshape(1, 8, 1)  # the state of each token is its place
    inputs = Inputs(torch.tensor([ids]), torch.tensor([SIDES]), torch.ones(1, 8, dtype=torch.long))
    assert at_values(places, inputs).tolist() == [[0, left, right, left * right]]


def test_padding_is_not_read():
    inputs = Inputs(torch.tensor([IDS]), torch.tensor([SIDES]), torch.tensor([[1, 1, 1, 1, 1, 1, 0, 0]]))
    assert at_values(torch.arange(8.0).reshape(1, 8, 1), inputs).tolist() == [[0, 2, 4, 8]]


def test_the_mask_is_the_one_of_the_tokenizer(binder):
    ((ids, _),) = binder.network.tokens([TextPair("quantity: [MASK]", "quantity: 12")])
    assert ids.count(MASK_ID) == 1


def test_off_is_none():
    assert load_binder("off") is None


def test_plain_pairs(binder):
    same, other = binder.bind([SAME, OTHER])
    assert same > 0.8
    assert other < 0.5


def test_the_order_of_the_sides_says_nothing(binder):
    turned = [TextPair(pair.hypothesis, pair.premise) for pair in (SAME, OTHER)]
    assert binder.bind(turned) == pytest.approx(binder.bind([SAME, OTHER]), abs=1e-4)


def test_a_pair_alone_and_among_others(binder):
    together = binder.bind([SAME, TextPair("quantity: [MASK]", "quantity: " + "word " * 600), OTHER])
    assert together[0] == pytest.approx(binder.bind([SAME])[0], abs=1e-4)
    assert together[1] == 0.0
    assert binder.bind([]) == []
