"""The seams of the models: one batched verb each, so that a fake or another library fits in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from consistency.types import NliScores, TextPair, Thresholds


class Embedder(Protocol):
    """Turns texts into vectors whose dot product is their similarity in meaning."""

    @property
    def name(self) -> str:
        """Name and version of the model, as the signature of a report prints it."""

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give float32 [n_texts, dim], rows L2-normalised, in the order of `texts`."""


class Entailer(Protocol):
    """Scores what a premise says about a hypothesis."""

    @property
    def name(self) -> str:
        """Name and version of the model, as the signature of a report prints it."""

    @property
    def thresholds(self) -> Thresholds:
        """The probabilities above which this model's labels are taken at their word."""

    def entail(self, pairs: Sequence[TextPair]) -> list[NliScores]:
        """Give calibrated probabilities, in the order of `pairs`; one direction each."""
