"""Whether two hidden values are of one thing, by a cross-encoder on the backbone that was trained for just that.

Both orders of a pair are scored and their mean is taken, so that the answer does not depend on which side comes first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch

from consistency.models.backbone import PairNetwork
from consistency.models.bert import lots, stacked
from consistency.models.device import best_device, dtype_for
from consistency.models.weights import binder_card, binder_weights
from consistency.types import TextPair

if TYPE_CHECKING:
    from collections.abc import Sequence

LABELS = ("different", "same")
#: Counted up when the code here changes what comes out for the same weights.
VERSION = 2


class CrossBinder:
    """The shipped `Binder`."""

    def __init__(self, network: PairNetwork, name: str, *, temperature: float = 1.0) -> None:
        self.network = network
        self.name = name
        self.temperature = temperature

    @classmethod
    def load(cls, *, device: str | None = None, precision: str = "auto") -> CrossBinder:
        """Load the shipped weights; raise ModelError where they are missing or damaged."""
        device = device or best_device()
        card = binder_card()
        dtype = dtype_for(torch.device(device).type, precision)
        network = PairNetwork(binder_weights(), LABELS, device=device, dtype=dtype, sha256=card.sha256)
        return cls(network, f"claim-consistency-binder@{card.sha256[:12]}", temperature=card.temperature)

    @property
    def signature(self) -> str:
        """What the probabilities depend on: weights, calibration, precision, device and the code."""
        network = self.network
        made_by = (network.weights, self.temperature, network.dtype, network.device.type)
        return " ".join(map(str, (*made_by, "torch", torch.__version__, VERSION)))

    @torch.inference_mode()
    def bind(self, pairs: Sequence[TextPair]) -> list[float]:
        """Give how likely both values are of one thing, 0-1; 0 for a pair over the token limit."""
        if not pairs:
            return []
        both = self._one_way([*pairs, *(TextPair(pair.hypothesis, pair.premise) for pair in pairs)])
        return [round((one + other) / 2, 4) for one, other in zip(both[: len(pairs)], both[len(pairs) :], strict=True)]

    def _one_way(self, pairs: Sequence[TextPair]) -> list[float]:
        rows = self.network.tokens(pairs)
        short = [row for row, (ids, _) in enumerate(rows) if len(ids) <= self.network.limit]
        found = [0.0] * len(pairs)
        for members, length in lots([len(rows[row][0]) for row in short], self.network.limit):
            batch = [short[member] for member in members]
            inputs = stacked([rows[row] for row in batch], length=length, pad=self.network.pad)
            logits = self.network.logits(inputs.to(self.network.device)).float() / self.temperature
            for row, value in zip(batch, logits.softmax(-1)[:, LABELS.index("same")].tolist(), strict=True):
                found[row] = value
        return found
