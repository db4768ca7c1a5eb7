"""The shipped binder: small, the one of its card, the same in either order, right on plain pairs."""

import pytest

from consistency.errors import ModelError
from consistency.models import load_binder
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
