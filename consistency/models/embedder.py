"""Sentence embeddings by sentence-transformers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from sentence_transformers import SentenceTransformer

from consistency.errors import ModelError
from consistency.models.quiet import quiet
from consistency.models.weights import BACKBONE_SHA256, backbone_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

BATCH = 64


class SentenceEmbedder:
    """An `Embedder` around any SentenceTransformer."""

    def __init__(self, model: SentenceTransformer, name: str) -> None:
        self.model = model
        self.name = name

    @classmethod
    def load(cls, name: str, *, device: str | None = None) -> SentenceEmbedder:
        """Load a model by folder or hub name; raise ModelError where that fails."""
        try:
            return cls(SentenceTransformer(name, device=device), name)
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(f"the embedder {name!r} can't be loaded: {error}") from error

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give float32 [n_texts, dim], rows L2-normalised."""
        if not texts:
            return np.zeros((0, self.model.get_embedding_dimension() or 0), dtype=np.float32)
        vectors = self.model.encode(
            list(texts), batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True
        )
        return np.asarray(vectors, dtype=np.float32)


def default_embedder(*, device: str | None = None) -> SentenceEmbedder:
    """Give all-MiniLM-L6-v2 from the package that carries it, its checksum checked."""
    with quiet():
        model = SentenceTransformer(str(backbone_folder()), device=device)
    return SentenceEmbedder(model, f"all-MiniLM-L6-v2@{BACKBONE_SHA256[:12]}")
