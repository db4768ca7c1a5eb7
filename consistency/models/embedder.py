"""Sentence embeddings: of the backbone, or of any model of sentence-transformers."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch.nn import functional

from consistency.models.backbone import backbone, tokenizer
from consistency.models.bert import Inputs, lots, stacked
from consistency.models.device import best_device
from consistency.models.weights import BACKBONE_SHA256

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from sentence_transformers import SentenceTransformer

BATCH = 64
#: The model was trained on 256 tokens at most, and its own configuration cuts there; a claim is rarely half as long.
LIMIT = 256
#: Counted up when the code here changes what comes out for the same weights.
VERSION = 2


class SentenceEmbedder:
    """An `Embedder` around any SentenceTransformer."""

    def __init__(self, model: SentenceTransformer, name: str) -> None:
        self.model = model
        self.name = name

    @classmethod
    def load(cls, name: str, *, device: str | None = None) -> SentenceEmbedder:
        """Load a model by folder or hub name; raise ModelError where that fails."""
        from consistency.models.hub import sentence_transformer

        return cls(sentence_transformer(name, device), name)

    @cached_property
    def signature(self) -> str:
        """What the vectors depend on: weights, tokenizer, device and the code."""
        from consistency.models.hub import fingerprint

        weights = fingerprint(self.model, self.model.tokenizer)
        return f"{weights} {self.model.device.type} torch {torch.__version__} {VERSION}"

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give float32 [n_texts, dim], rows L2-normalised."""
        if not texts:
            return np.zeros((0, self.model.get_embedding_dimension() or 0), dtype=np.float32)
        vectors = self.model.encode(
            list(texts), batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True
        )
        return np.asarray(vectors, dtype=np.float32)


class BackboneEmbedder:
    """The default `Embedder`: all-MiniLM-L6-v2 from the package that carries it, in fp32."""

    name = f"all-MiniLM-L6-v2@{BACKBONE_SHA256[:12]}"

    def __init__(self, *, device: str | None = None) -> None:
        self.device = torch.device(device or best_device())
        self.bert = backbone(device=str(self.device), dtype=torch.float32)

    @property
    def signature(self) -> str:
        """What the vectors depend on: weights, device and the code."""
        return f"{BACKBONE_SHA256} {self.device.type} torch {torch.__version__} {VERSION}"

    @torch.inference_mode()
    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give float32 [n_texts, 384], rows L2-normalised."""
        ids = [cut(code.ids) for code in tokenizer().encode_batch(list(texts))]
        vectors = np.zeros((len(ids), 384), dtype=np.float32)
        for rows, length in lots([len(own) for own in ids], LIMIT):
            inputs = stacked([(ids[row], (0,) * len(ids[row])) for row in rows], length=length).to(self.device)
            vectors[rows] = functional.normalize(mean(self.bert.hidden(inputs), inputs)).cpu().numpy()
        return vectors


def cut(ids: list[int]) -> list[int]:
    """Give at most LIMIT ids, the one that ends the text kept."""
    return ids if len(ids) <= LIMIT else [*ids[: LIMIT - 1], ids[-1]]


def mean(states: torch.Tensor, inputs: Inputs) -> torch.Tensor:
    """Give the mean state of the tokens that are no padding, [n_texts, dim]."""
    mask = inputs.mask[:, :, None].to(states.dtype)
    return (states * mask).sum(1) / mask.sum(1)
