"""Whether two hidden values are of one thing, by a cross-encoder on the backbone that was trained for just that.

Its head reads the states where the two values are hidden beside the first one, because what is asked is about them.
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

    from torch import Tensor

    from consistency.models.bert import Inputs

LABELS = ("different", "same")
#: Counted up when the code here changes what comes out for the same weights.
VERSION = 3
#: What `slots.masked` puts where a value was, as the backbone's tokenizer codes it.
MASK_ID = 103


def at_values(states: Tensor, inputs: Inputs) -> Tensor:
    """Give what the head reads of [n_pairs, length, dim]: [n_pairs, 4 * dim].

    The first state, the states of both hidden values (the first one again where a side hides none) and their product.
    """
    first = states[:, 0]
    hidden = (inputs.ids == MASK_ID) & inputs.mask.bool()
    sides = []
    for side in (0, 1):
        places = (hidden & (inputs.types == side)).unsqueeze(-1)
        count = places.sum(1)
        mean = (states * places).sum(1) / count.clamp(min=1)
        sides.append(torch.where(count > 0, mean, first))
    return torch.cat((first, *sides, sides[0] * sides[1]), dim=-1)


class BinderNetwork(PairNetwork):
    """A cross-encoder whose head reads the states of both hidden values."""

    def logits(self, inputs: Inputs) -> Tensor:
        """Give [n_pairs, n_labels]."""
        # So few rows: in fp32 a pair's answer does not depend on what else is in its batch.
        return self.judged(at_values(self.bert.hidden(inputs).float(), inputs))


class CrossBinder:
    """The shipped `Binder`."""

    def __init__(self, network: BinderNetwork, name: str, *, temperature: float = 1.0) -> None:
        self.network = network
        self.name = name
        self.temperature = temperature

    @classmethod
    def load(cls, *, device: str | None = None, precision: str = "auto") -> CrossBinder:
        """Load the shipped weights; raise ModelError where they are missing or damaged."""
        device = device or best_device()
        card = binder_card()
        dtype = dtype_for(torch.device(device).type, precision)
        network = BinderNetwork(binder_weights(), LABELS, device=device, dtype=dtype, sha256=card.sha256)
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
