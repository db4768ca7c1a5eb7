"""The network in plain torch gives what transformers gives; what is computed does not depend on its neighbours."""

import numpy as np
import pytest
import torch

from consistency.errors import ModelError
from consistency.models import load_embedder, load_entailer
from consistency.models.backbone import nli_network, tensors
from consistency.models.bert import stacked
from consistency.models.embedder import LIMIT, BackboneEmbedder, SentenceEmbedder, cut
from consistency.models.entailer import CrossEntailer
from consistency.models.weights import backbone_folder, nli_card
from consistency.types import TextPair

TEXTS = (
    "The ferry sank near Saltmere after midnight.",
    "Ada Brandt, 57, leads the harbour trust.",
    "Mayor Olin said on Friday that the bridge, closed since March after a crane fell on it, would open in the spring.",
    "No.",
    "the harbour " * 300,
)
PAIRS = [TextPair(left, right) for left in TEXTS[:4] for right in TEXTS[:4]]


@pytest.mark.models
def test_vectors_are_those_of_sentence_transformers():
    ours = BackboneEmbedder(device="cpu").embed(TEXTS)
    theirs = SentenceEmbedder.load(str(backbone_folder()), device="cpu").embed(TEXTS)
    assert np.abs(ours - theirs).max() < 1e-5


@pytest.mark.models
def test_scores_are_those_of_the_cross_encoder_that_is_exported():
    from consistency.models.hub import HubNetwork, shipped_cross_encoder

    card = nli_card()
    theirs = CrossEntailer(
        HubNetwork(shipped_cross_encoder(device="cpu"), "shipped", dtype=torch.float32),
        "shipped",
        temperature=card.temperature,
    ).entail(PAIRS)
    ours = CrossEntailer.load(None, device="cpu", precision="fp32").entail(PAIRS)
    for left, right in zip(ours, theirs, strict=True):
        assert left.contradiction == pytest.approx(right.contradiction, abs=1.1e-4)
        assert left.entailment == pytest.approx(right.entailment, abs=1.1e-4)


@pytest.mark.models
@pytest.mark.parametrize("precision", ["auto", "fp32"])
def test_a_score_does_not_depend_on_what_else_is_scored(precision):
    entailer = load_entailer(device="cpu", precision=precision)
    alone = [entailer.entail([pair])[0] for pair in PAIRS]
    # Another size of batch takes another kernel: the last bits may turn a rounding at the fourth decimal, and those of
    # bf16 on a processor with a matrix unit (AMX) the third.
    apart = 5e-3 if entailer.network.dtype is torch.bfloat16 else 1.1e-4
    for one, other in zip(entailer.entail(PAIRS), alone, strict=True):
        assert one.contradiction == pytest.approx(other.contradiction, abs=apart)
        assert one.entailment == pytest.approx(other.entailment, abs=apart)


@pytest.mark.models
@pytest.mark.parametrize("lengths", [(7,), (9, 24, 3)])
def test_the_first_state_alone_is_the_first_of_all(lengths):
    bert = nli_network(device="cpu", dtype=torch.float32).bert
    inputs = stacked([(tuple(range(101, 101 + n)), (0,) * n) for n in lengths], length=24)
    with torch.inference_mode():
        assert torch.allclose(bert.hidden(inputs, first=True), bert.hidden(inputs)[:, :1], atol=1e-5)


@pytest.mark.models
def test_a_vector_does_not_depend_on_what_else_is_embedded():
    embedder = load_embedder(device="cpu")
    alone = np.concatenate([embedder.embed([text]) for text in TEXTS])
    assert np.abs(embedder.embed(TEXTS) - alone).max() < 1e-6


@pytest.mark.parametrize(("n", "expected"), [(3, 3), (LIMIT, LIMIT), (LIMIT + 50, LIMIT)])
def test_a_long_text_is_cut_before_the_end_mark(n, expected):
    ids = [*range(1, n), 102]
    assert (len(cut(ids)), cut(ids)[-1], cut(ids)[0]) == (expected, 102, 1)


def test_damaged_tensors_are_refused(tmp_path):
    (tmp_path / "nli.safetensors").write_bytes(b"half of a file")
    with pytest.raises(ModelError, match="can't be read"):
        tensors(tmp_path / "nli.safetensors")
