"""The seams of the models: one batched verb each, so that a fake or another library fits in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from consistency.lang.tagged import TaggedName
    from consistency.types import NliScores, TextPair, Thresholds


class Embedder(Protocol):
    """Turns texts into vectors whose dot product is their similarity in meaning."""

    @property
    def name(self) -> str:
        """Name and version of the model, as the signature of a report prints it."""

    @property
    def signature(self) -> str:
        """All that the vectors depend on beside the texts; what is computed once is kept under it."""

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

    @property
    def signature(self) -> str:
        """All that the scores depend on beside the texts; what is computed once is kept under it."""

    def entail(self, pairs: Sequence[TextPair]) -> list[NliScores]:
        """Give calibrated probabilities, in the order of `pairs`; one direction each."""


class Binder(Protocol):
    """Says whether the values hidden in two claims are of one thing; it sees neither value."""

    @property
    def name(self) -> str:
        """Name and version of the model, as the signature of a report prints it."""

    @property
    def signature(self) -> str:
        """All that the probabilities depend on beside the texts; what is computed once is kept under it."""

    def bind(self, pairs: Sequence[TextPair]) -> list[float]:
        """Give how likely both values are of one thing, 0-1, in the order of `pairs`; their sides may be swapped."""


class Tagger(Protocol):
    """Marks the names of people, organisations and places."""

    @property
    def name(self) -> str:
        """Name and version of the model, as the signature of a report prints it."""

    @property
    def signature(self) -> str:
        """All that the names depend on beside the texts; what is read once is kept under it."""

    def tag(self, texts: Sequence[str]) -> list[tuple[TaggedName, ...]]:
        """Give the names of each text in the order of its words; none overlaps another."""
