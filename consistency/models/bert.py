"""The backbone's network in plain torch: what runs by default needs neither transformers nor their seconds of import.

The names of the tensors are those of `BertModel` in transformers, and so are the results (tests compare the two).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import Tensor
from torch.nn import functional

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

EPSILON = 1e-12
#: All-MiniLM-L6-v2: 12 heads of 32.
HEADS = 12
#: Tokens a batch, padding included: on two cores larger batches were no faster.
TOKENS_A_BATCH = 4096
#: Batches are padded to one of these: oneDNN compiles and keeps a kernel for every shape it meets.
LENGTHS = (16, 24, 32, 40, 48, 56, 64, 72, 80, 88, 96, 112, 128, 160, 192, 256, 384, 512)


@dataclass(frozen=True, slots=True)
class Inputs:
    """One batch; each is int64 [n_texts, length]."""

    ids: Tensor
    types: Tensor
    mask: Tensor

    def to(self, device: torch.device) -> Inputs:
        """Give the batch on another device."""
        return Inputs(self.ids.to(device), self.types.to(device), self.mask.to(device))


class Bert:
    """A BERT encoder over named tensors."""

    def __init__(self, tensors: Mapping[str, Tensor], *, device: torch.device, dtype: torch.dtype) -> None:
        self.tensors = {
            name: tensor.to(device, dtype) for name, tensor in tensors.items() if "position_ids" not in name
        }
        self.layers = 1 + max(int(name.split(".")[2]) for name in self.tensors if name.startswith("encoder.layer."))
        for layer in range(self.layers):
            self._fuse(f"encoder.layer.{layer}.attention.self")

    def _fuse(self, stem: str) -> None:
        """Put query, key and value into one product: one large one is faster than three."""
        for kind in ("weight", "bias"):
            parts = [self.tensors.pop(f"{stem}.{name}.{kind}") for name in ("query", "key", "value")]
            self.tensors[f"{stem}.all.{kind}"] = torch.cat(parts)

    def hidden(self, inputs: Inputs, *, first: bool = False) -> Tensor:
        """Give the last hidden states, [n_texts, length, dim]; with `first` only the first token's, [n_texts, 1, dim].

        The last layer's other states are a seventh of the work, and a cross-encoder reads none of them.
        """
        words = functional.embedding(inputs.ids, self.tensors["embeddings.word_embeddings.weight"])
        types = functional.embedding(inputs.types, self.tensors["embeddings.token_type_embeddings.weight"])
        places = self.tensors["embeddings.position_embeddings.weight"][: inputs.ids.shape[1]]
        states = self._norm("embeddings.LayerNorm", words + types + places)
        seen = inputs.mask.bool()[:, None, None, :]
        for layer in range(self.layers):
            wanted = 1 if first and layer == self.layers - 1 else inputs.ids.shape[1]
            states = self._layer(f"encoder.layer.{layer}", states, seen, wanted)
        return states

    def pooled(self, states: Tensor) -> Tensor:
        """Give what the pooler makes of chosen states, one row a text: [n_texts, dim]."""
        return torch.tanh(self._linear("pooler.dense", states))

    def _layer(self, stem: str, states: Tensor, seen: Tensor, wanted: int) -> Tensor:
        """Give the states of the first `wanted` tokens after a layer; each has looked at all tokens."""
        n, _, dim = states.shape
        query, key, value = self._parts(f"{stem}.attention.self.all", states, wanted)
        met = functional.scaled_dot_product_attention(query, key, value, attn_mask=seen)
        own = states[:, :wanted]
        if wanted < states.shape[1]:
            # Of so few rows the kernel is chosen by their number, and in bf16 a text's score would tell what else is
            # in its batch; they are few enough for fp32.
            own, met = own.float(), met.float()
        met = self._linear(f"{stem}.attention.output.dense", met.transpose(1, 2).reshape(n, wanted, dim))
        own = self._norm(f"{stem}.attention.output.LayerNorm", met + own)
        inner = functional.gelu(self._linear(f"{stem}.intermediate.dense", own))
        return self._norm(f"{stem}.output.LayerNorm", self._linear(f"{stem}.output.dense", inner) + own)

    def _parts(self, stem: str, states: Tensor, wanted: int) -> tuple[Tensor, Tensor, Tensor]:
        """Give the queries of the first `wanted` tokens, all keys and values, [n_texts, heads, tokens, dim / heads]."""
        n, length, dim = states.shape
        if wanted == length:
            parts = self._linear(stem, states).view(n, length, 3, HEADS, dim // HEADS)
            query, key, value = parts.permute(2, 0, 3, 1, 4)
            return query, key, value
        weight, bias = self.tensors[f"{stem}.weight"], self.tensors[f"{stem}.bias"]
        query = functional.linear(states[:, :wanted].float(), weight[:dim].float(), bias[:dim].float())
        parts = functional.linear(states, weight[dim:], bias[dim:]).view(n, length, 2, HEADS, dim // HEADS)
        key, value = parts.permute(2, 0, 3, 1, 4)
        return query.to(states.dtype).view(n, wanted, HEADS, dim // HEADS).transpose(1, 2), key, value

    def _linear(self, stem: str, states: Tensor) -> Tensor:
        weight, bias = (self.tensors[f"{stem}.{kind}"].to(states.dtype) for kind in ("weight", "bias"))
        return functional.linear(states, weight, bias)

    def _norm(self, stem: str, states: Tensor) -> Tensor:
        weight, bias = (self.tensors[f"{stem}.{kind}"].to(states.dtype) for kind in ("weight", "bias"))
        return functional.layer_norm(states, weight.shape, weight, bias, EPSILON)


def padded(length: int, limit: int) -> int:
    """Give the length that a batch is padded to."""
    return min(limit, next((size for size in LENGTHS if size >= length), limit))


def lots(lengths: Sequence[int], limit: int) -> Iterator[tuple[list[int], int]]:
    """Give the rows of each batch and the length to pad them to, longest first; each is within the token budget.

    A text is padded to the same length whatever else is computed with it, so that it has the same result in every
    run: in bf16 another length can change the third decimal.
    """
    by_length: dict[int, list[int]] = defaultdict(list)
    for row, length in enumerate(lengths):
        by_length[padded(length, limit)].append(row)
    for length, rows in sorted(by_length.items(), reverse=True):
        size = max(1, TOKENS_A_BATCH // length)
        for start in range(0, len(rows), size):
            yield rows[start : start + size], length


def stacked(rows: Sequence[tuple[Sequence[int], Sequence[int]]], *, length: int, pad: int = 0) -> Inputs:
    """Give ids and token types as one batch of `length`."""
    ids = torch.full((len(rows), length), pad, dtype=torch.long)
    types, mask = torch.zeros_like(ids), torch.zeros_like(ids)
    for row, (own, kinds) in enumerate(rows):
        ids[row, : len(own)] = torch.tensor(own)
        types[row, : len(own)] = torch.tensor(kinds)
        mask[row, : len(own)] = 1
    return Inputs(ids, types, mask)
