"""Natural language inference by a sentence-transformers CrossEncoder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import torch
from safetensors.torch import load_file
from sentence_transformers import CrossEncoder

from consistency.errors import ModelError
from consistency.models.device import best_device, dtype_for
from consistency.models.quiet import quiet
from consistency.models.weights import backbone_folder, nli_card, nli_weights
from consistency.types import NliScores, TextPair, Thresholds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

LABELS = ("entailment", "neutral", "contradiction")
#: Tokens a batch, padding included: on two cores larger batches were no faster.
TOKENS_A_BATCH = 4096
#: Batches are padded to one of these: oneDNN compiles and keeps a kernel for every shape it meets.
LENGTHS = (16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512)
#: A model read from elsewhere brings no thresholds of its own; these are the usual ones.
PLAIN_THRESHOLDS = Thresholds(contradiction=0.9, entailment=0.5)

#: One pair a label that any NLI model gets right: a model with shuffled label names fails at least one.
PROBES = (
    (TextPair("A man is sleeping in his bed.", "A man is in bed."), "entailment"),
    (TextPair("The shop opens at nine.", "The owner of the shop has two brothers."), "neutral"),
    (TextPair("The bridge is open to traffic.", "The bridge is not open to traffic."), "contradiction"),
)


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


def shipped_cross_encoder(*, device: str) -> CrossEncoder:
    """Give our NLI model: the backbone with what was trained put over it (the word embeddings stay its own)."""
    card = nli_card()
    id2label = dict(enumerate(card.labels))
    with quiet():  # the classifier is "missing" until our weights are put over the backbone
        model = bare_cross_encoder(id2label, device)
    network = model.model
    if network is None:
        raise ModelError("the backbone gave no network to put the NLI weights on")
    found = network.load_state_dict({k: v.float() for k, v in load_file(nli_weights()).items()}, strict=False)
    missing = [name for name in found.missing_keys if "word_embeddings" not in name and "position_ids" not in name]
    if missing or found.unexpected_keys:
        raise ModelError(f"the shipped NLI weights do not fit the backbone: {missing or found.unexpected_keys}")
    return model


def bare_cross_encoder(id2label: dict[int, str], device: str) -> CrossEncoder:
    """Give the backbone as a cross-encoder whose classifier is not trained yet."""
    model: CrossEncoder = CrossEncoder(
        str(backbone_folder()),
        num_labels=len(id2label),
        device=device,
        local_files_only=True,
        config_kwargs={"id2label": id2label, "label2id": {name: i for i, name in id2label.items()}},
    )
    return model


class CrossEntailer:
    """An `Entailer` around any three-way CrossEncoder."""

    def __init__(
        self,
        model: CrossEncoder,
        name: str,
        *,
        precision: str = "auto",
        temperature: float = 1.0,
        thresholds: Thresholds = PLAIN_THRESHOLDS,
    ) -> None:
        if model.model is None:
            raise ModelError(f"the NLI model {name!r} has no network")
        self.name = name
        self.thresholds = thresholds
        self.temperature = temperature
        self.tokenizer = model.tokenizer
        self.order = list(label_order(model.model.config.id2label or {}))
        self.device = torch.device(str(model.device))
        self.dtype = dtype_for(self.device.type, precision)
        self.network = cast("Any", model.model)
        self.network.to(self.dtype).eval()
        positions = int(getattr(self.network.config, "max_position_embeddings", LENGTHS[-1]))
        self.limit = min(LENGTHS[-1], int(model.max_seq_length or positions), positions)

    @classmethod
    def load(cls, name: str | None, *, device: str | None = None, precision: str = "auto") -> CrossEntailer:
        """Load the shipped model, or one by folder or hub name, and probe its labels."""
        device = device or best_device()
        if name is None:
            card = nli_card()
            model = shipped_cross_encoder(device=device)
            title = f"claim-consistency-nli@{card.sha256[:12]}"
            options = {"temperature": card.temperature, "thresholds": card.thresholds}
            entailer = cls(model, title, precision=precision, **options)  # type: ignore[arg-type]
        else:
            entailer = cls(from_name(name, device), name, precision=precision)
        entailer.probe()
        return entailer

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
        for batch in batches(self.encoded(pairs), self.limit):
            rows = self.probabilities(batch)
            for member, row in zip(batch, rows, strict=True):
                entailment, neutral, contradiction = (round(value, 4) for value in row)
                scores[member.index] = NliScores(entailment, neutral, contradiction)
        return scores

    def encoded(self, pairs: Sequence[TextPair]) -> list[Encoded]:
        """Tokenize whole pairs: nothing is cut, what is too long is left out."""
        if not pairs:
            return []
        coded = self.tokenizer(
            [p.premise for p in pairs], [p.hypothesis for p in pairs], truncation=False, return_token_type_ids=True
        )
        rows = zip(coded["input_ids"], coded["token_type_ids"], strict=True)
        return [Encoded(i, tuple(ids), tuple(types)) for i, (ids, types) in enumerate(rows) if len(ids) <= self.limit]

    def probabilities(self, batch: Sequence[Encoded]) -> list[list[float]]:
        """Score one batch; rows in the order entailment, neutral, contradiction."""
        length = padded(max(len(member.ids) for member in batch), self.limit)
        pad = self.tokenizer.pad_token_id or 0
        ids = torch.full((len(batch), length), pad, dtype=torch.long)
        types, mask = torch.zeros_like(ids), torch.zeros_like(ids)
        for row, member in enumerate(batch):
            n = len(member.ids)
            ids[row, :n] = torch.tensor(member.ids)
            types[row, :n] = torch.tensor(member.types)
            mask[row, :n] = 1
        inputs = {"input_ids": ids, "attention_mask": mask}
        if getattr(self.network.config, "type_vocab_size", 0) > 1:
            inputs["token_type_ids"] = types
        logits = self.network(**{name: tensor.to(self.device) for name, tensor in inputs.items()}).logits
        probabilities = (logits.float() / self.temperature).softmax(-1)[:, self.order]
        rows: list[list[float]] = probabilities.cpu().tolist()
        return rows


def from_name(name: str, device: str) -> CrossEncoder:
    """Load a cross-encoder by folder or hub name; raise ModelError where that fails."""
    try:
        model: CrossEncoder = CrossEncoder(name, device=device)
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"the NLI model {name!r} can't be loaded: {error}") from error
    return model


def padded(length: int, limit: int) -> int:
    """Give the length that a batch is padded to."""
    return min(limit, next((size for size in LENGTHS if size >= length), limit))


def batches(encoded: Sequence[Encoded], limit: int) -> Iterator[list[Encoded]]:
    """Give batches of similar length, each within the token budget, longest first."""
    batch: list[Encoded] = []
    size = 0
    for member in sorted(encoded, key=lambda m: (-len(m.ids), m.index)):
        size = size or max(1, TOKENS_A_BATCH // padded(len(member.ids), limit))
        batch.append(member)
        if len(batch) == size:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
