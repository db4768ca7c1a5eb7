"""Natural language inference by a cross-encoder: the shipped one, or any of sentence-transformers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import torch

from consistency.errors import ModelError
from consistency.models.backbone import nli_network
from consistency.models.bert import lots, stacked
from consistency.models.device import best_device, dtype_for
from consistency.models.weights import nli_card
from consistency.types import NliScores, TextPair, Thresholds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from consistency.models.bert import Inputs

LABELS = ("entailment", "neutral", "contradiction")
#: A model read from elsewhere brings no thresholds of its own; these are the usual ones.
PLAIN_THRESHOLDS = Thresholds(contradiction=0.9, entailment=0.5)
#: Counted up when the code here changes what comes out for the same weights: cached scores are then left alone.
VERSION = 2

#: One pair a label that any NLI model gets right: a model with shuffled label names fails at least one.
PROBES = (
    (TextPair("A man is sleeping in his bed.", "A man is in bed."), "entailment"),
    (TextPair("The shop opens at nine.", "The owner of the shop has two brothers."), "neutral"),
    (TextPair("The bridge is open to traffic.", "The bridge is not open to traffic."), "contradiction"),
)


class Network(Protocol):
    """A cross-encoder on its device: texts to tokens, tokens to logits."""

    device: torch.device
    dtype: torch.dtype
    id2label: dict[int, str]
    weights: str  # a digest
    limit: int  # tokens of the longest pair that it takes
    pad: int

    def tokens(self, pairs: Sequence[TextPair]) -> list[tuple[list[int], list[int]]]:
        """Give ids and token types of whole pairs."""

    def logits(self, inputs: Inputs) -> torch.Tensor:
        """Give [n_pairs, n_labels]."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """One pair as token ids, with its place in the input."""

    index: int
    ids: tuple[int, ...]
    types: tuple[int, ...]


def label_order(id2label: Mapping[int, str] | Mapping[str, str]) -> tuple[int, int, int]:
    """Give the output columns of entailment, neutral and contradiction; raise ModelError for unnamed labels."""
    names = {str(label).lower(): int(column) for column, label in id2label.items()}
    try:
        entailment, neutral, contradiction = (names[label] for label in LABELS)
    except KeyError:
        raise ModelError(
            f"the NLI model names its labels {sorted(names)}; they must be contradiction, entailment and neutral "
            "(set id2label in its config.json)"
        ) from None
    return entailment, neutral, contradiction


class CrossEntailer:
    """An `Entailer` around any three-way cross-encoder."""

    def __init__(
        self, network: Network, name: str, *, temperature: float = 1.0, thresholds: Thresholds = PLAIN_THRESHOLDS
    ) -> None:
        self.name = name
        self.network = network
        self.thresholds = thresholds
        self.temperature = temperature
        self.order = list(label_order(network.id2label))

    @classmethod
    def load(cls, name: str | None, *, device: str | None = None, precision: str = "auto") -> CrossEntailer:
        """Load the shipped model, or one by folder or hub name, and probe its labels."""
        device = device or best_device()
        dtype = dtype_for(torch.device(device).type, precision)
        if name is None:
            card = nli_card()
            title = f"claim-consistency-nli@{card.sha256[:12]}"
            network = nli_network(device=device, dtype=dtype)
            entailer = cls(network, title, temperature=card.temperature, thresholds=card.thresholds)
        else:
            from consistency.models.hub import HubNetwork, cross_encoder

            entailer = cls(HubNetwork(cross_encoder(name, device), name, dtype=dtype), name)
        entailer.probe()
        return entailer

    @property
    def signature(self) -> str:
        """What the scores depend on: weights, calibration, precision, device and the code."""
        network = self.network
        made_by = (network.weights, self.order, self.temperature, network.dtype, network.device.type)
        return " ".join(map(str, (*made_by, "torch", torch.__version__, VERSION)))

    def probe(self) -> None:
        """Raise ModelError unless the probe pairs get the labels that the model names."""
        for (pair, expected), scores in zip(PROBES, self.entail([p for p, _ in PROBES]), strict=True):
            found = max(LABELS, key=lambda label: float(getattr(scores, label)))
            if found != expected:
                raise ModelError(
                    f"the NLI model {self.name!r} calls {pair.premise!r} / {pair.hypothesis!r} {found}, "
                    f"not {expected}: its labels are in another order, or it is no NLI model"
                )

    @torch.inference_mode()
    def entail(self, pairs: Sequence[TextPair]) -> list[NliScores]:
        """Give calibrated probabilities; a pair over the token limit is marked and scored as unknown."""
        scores = [NliScores(0.0, 1.0, 0.0, truncated=True)] * len(pairs)
        encoded = self.encoded(pairs)
        for rows, length in lots([len(member.ids) for member in encoded], self.network.limit):
            batch = [encoded[row] for row in rows]
            for member, values in zip(batch, self.probabilities(batch, length), strict=True):
                entailment, neutral, contradiction = (round(value, 4) for value in values)
                scores[member.index] = NliScores(entailment, neutral, contradiction)
        return scores

    def encoded(self, pairs: Sequence[TextPair]) -> list[Encoded]:
        """Tokenize whole pairs: nothing is cut, what is too long is left out."""
        rows = self.network.tokens(pairs) if pairs else []
        limit = self.network.limit
        return [Encoded(i, tuple(ids), tuple(types)) for i, (ids, types) in enumerate(rows) if len(ids) <= limit]

    def probabilities(self, batch: Sequence[Encoded], length: int) -> list[list[float]]:
        """Score one batch, padded to `length`; rows in the order entailment, neutral, contradiction."""
        inputs = stacked([(member.ids, member.types) for member in batch], length=length, pad=self.network.pad)
        logits = self.network.logits(inputs.to(self.network.device))
        probabilities = (logits.float() / self.temperature).softmax(-1)[:, self.order]
        found: list[list[float]] = probabilities.cpu().tolist()
        return found
