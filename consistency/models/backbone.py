"""What ships with the installation, loaded without transformers: the backbone, its tokenizer, the NLI head."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import torch
from safetensors import SafetensorError, safe_open
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from consistency.errors import ModelError
from consistency.models.bert import LENGTHS, Bert
from consistency.models.weights import BACKBONE_SHA256, backbone_folder, nli_card, nli_weights

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from consistency.models.bert import Inputs
    from consistency.types import TextPair

WORDS = "embeddings.word_embeddings.weight"
#: What transformers adds to the names of the encoder inside a model with a head.
PREFIX = "bert."
LIMIT = LENGTHS[-1]


class PairNetwork:
    """A shipped cross-encoder: the backbone's words, and what was trained."""

    def __init__(self, path: Path, labels: Sequence[str], *, device: str, dtype: torch.dtype, sha256: str) -> None:
        self.device = torch.device(device)
        self.dtype = dtype
        self.id2label = dict(enumerate(labels))
        self.weights = f"{sha256} {BACKBONE_SHA256}"
        self.limit = LIMIT
        self.pad = 0
        named = {name.removeprefix(PREFIX): tensor for name, tensor in tensors(path).items()}
        try:
            self.head = [named.pop(f"classifier.{kind}").to(self.device, dtype) for kind in ("weight", "bias")]
            self.bert = Bert({WORDS: word_embeddings(), **named}, device=self.device, dtype=dtype)
        except (KeyError, ValueError) as error:
            raise ModelError(f"the weights of {path.name} do not fit the backbone: {error}") from error

    def tokens(self, pairs: Sequence[TextPair]) -> list[tuple[list[int], list[int]]]:
        """Give ids and token types of whole pairs: nothing is cut."""
        coded = tokenizer().encode_batch([(pair.premise, pair.hypothesis) for pair in pairs])
        return [(code.ids, code.type_ids) for code in coded]

    def logits(self, inputs: Inputs) -> Tensor:
        """Give [n_pairs, n_labels]."""
        return self.judged(self.bert.hidden(inputs, first=True)[:, 0])

    def judged(self, states: Tensor) -> Tensor:
        """Give [n_pairs, n_labels] of the states that the head reads, one row a pair."""
        pooled = self.bert.pooled(states)
        return functional.linear(pooled, *(part.to(pooled.dtype) for part in self.head))


def nli_network(*, device: str, dtype: torch.dtype) -> PairNetwork:
    """Give the shipped NLI cross-encoder."""
    card = nli_card()
    return PairNetwork(nli_weights(), card.labels, device=device, dtype=dtype, sha256=card.sha256)


def backbone(*, device: str, dtype: torch.dtype) -> Bert:
    """Give all-MiniLM-L6-v2, its checksum checked."""
    return Bert(tensors(backbone_folder() / "model.safetensors"), device=torch.device(device), dtype=dtype)


@cache
def tokenizer() -> Tokenizer:
    """Give the tokenizer of the backbone; it neither cuts nor pads."""
    found: Tokenizer = Tokenizer.from_file(str(backbone_folder() / "tokenizer.json"))
    found.no_truncation()
    found.no_padding()
    return found


def word_embeddings() -> Tensor:
    """Give the word embeddings of the backbone."""
    return tensors(backbone_folder() / "model.safetensors", only=WORDS)[WORDS]


def tensors(path: Path, *, only: str | None = None) -> dict[str, Tensor]:
    """Read the tensors of a file, or one of them; raise ModelError for a damaged file."""
    try:
        with safe_open(path, framework="pt") as file:
            return {name: file.get_tensor(name) for name in ([only] if only else file.keys())}
    except (SafetensorError, OSError) as error:
        raise ModelError(f"{path.name} can't be read: {error}") from error
