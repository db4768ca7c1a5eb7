"""Models of sentence-transformers, by folder or hub name: imported only when one is asked for."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, cast

import torch
from safetensors.torch import load_file
from sentence_transformers import CrossEncoder, SentenceTransformer

from consistency.errors import ModelError
from consistency.models.quiet import quiet
from consistency.models.weights import backbone_folder, nli_card, nli_weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from consistency.models.bert import Inputs
    from consistency.types import TextPair

#: The longest input that is given to any model.
LONGEST = 512


class HubNetwork:
    """The network of any CrossEncoder, and its tokenizer."""

    def __init__(self, model: CrossEncoder, name: str, *, dtype: torch.dtype) -> None:
        if model.model is None:
            raise ModelError(f"the NLI model {name!r} has no network")
        self.tokenizer = cast("Any", model.tokenizer)
        self.device = torch.device(str(model.device))
        self.dtype = dtype
        self.network = cast("Any", model.model)
        self.weights = fingerprint(self.network, self.tokenizer)  # before the cast, so of the file and not of the run
        self.network.to(dtype).eval()
        self.id2label: dict[int, str] = dict(self.network.config.id2label or {})
        self.pad = int(self.tokenizer.pad_token_id or 0)
        positions = int(getattr(self.network.config, "max_position_embeddings", LONGEST))
        self.limit = min(LONGEST, int(model.max_seq_length or positions), positions)
        self.typed = int(getattr(self.network.config, "type_vocab_size", 0)) > 1

    def tokens(self, pairs: Sequence[TextPair]) -> list[tuple[list[int], list[int]]]:
        """Give ids and token types of whole pairs: nothing is cut."""
        coded = self.tokenizer(
            [p.premise for p in pairs], [p.hypothesis for p in pairs], truncation=False, return_token_type_ids=True
        )
        return list(zip(coded["input_ids"], coded["token_type_ids"], strict=True))

    def logits(self, inputs: Inputs) -> torch.Tensor:
        """Give [n_pairs, n_labels]."""
        named = {"input_ids": inputs.ids, "attention_mask": inputs.mask}
        if self.typed:
            named["token_type_ids"] = inputs.types
        found: torch.Tensor = self.network(**named).logits
        return found


def cross_encoder(name: str, device: str) -> CrossEncoder:
    """Load a cross-encoder by folder or hub name; raise ModelError where that fails."""
    try:
        model: CrossEncoder = CrossEncoder(name, device=device)
    except Exception as error:  # half a folder fails in as many ways as there are libraries
        raise ModelError(f"the NLI model {name!r} can't be loaded: {error}") from error
    return model


def sentence_transformer(name: str, device: str | None) -> SentenceTransformer:
    """Load an embedder by folder or hub name; raise ModelError where that fails."""
    try:
        return SentenceTransformer(name, device=device)
    except Exception as error:
        raise ModelError(f"the embedder {name!r} can't be loaded: {error}") from error


def fingerprint(network: torch.nn.Module, tokenizer: object) -> str:
    """Give a digest of all weights and of the tokenizer: a folder keeps its name when its model is trained again."""
    hasher = hashlib.sha256()
    for name, tensor in sorted(network.state_dict().items()):
        hasher.update(f"{name} {tuple(tensor.shape)} {tensor.dtype} ".encode())
        hasher.update(tensor.detach().cpu().contiguous().view(-1).view(torch.uint8).numpy())
    backend = getattr(tokenizer, "backend_tokenizer", None)
    hasher.update((backend.to_str() if backend else repr(tokenizer)).encode())
    return hasher.hexdigest()


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
