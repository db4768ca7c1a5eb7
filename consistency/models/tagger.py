"""Names of people, organisations and places, by a token tagger on the backbone that is given the case of each word.

The tokenizer of the backbone drops the case, so the shape of a word goes in beside its pieces: as their token types,
of which the tagger has more than the backbone. It is therefore a plain BERT token classifier, and exports as one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from consistency.errors import ModelError
from consistency.lang.tagged import NameKind, TaggedName
from consistency.models.backbone import LIMIT, PREFIX, WORDS, tensors, tokenizer, word_embeddings
from consistency.models.bert import Bert, padded, stacked
from consistency.models.device import best_device, dtype_for
from consistency.models.weights import BACKBONE_SHA256, tagger_card, tagger_weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray
    from tokenizers import Encoding, Tokenizer

    from consistency.models.bert import Inputs

KINDS = tuple(kind.value for kind in NameKind)
LABELS = ("O", *(f"{head}-{kind}" for kind in KINDS for head in "BI"))
SHAPES = ("none", "small", "initial", "letter", "capitals", "mixed", "figure", "sign")
#: A second row for every shape: the word that opens the text has a capital in any case.
OPENS = len(SHAPES)
#: Mean probability below which a name is left out.
THRESHOLD = 0.5
TOKENS_A_BATCH = 4096
#: Counted up when the code here changes what comes out for the same weights.
VERSION = 2


def shape_of(word: str) -> int:
    """Give the index of the shape of a word: "Riga" is initial, "NATO" is capitals, "iPhone" is mixed."""
    if not word[:1].isalnum():
        return SHAPES.index("sign")
    if word[0].isdigit():
        return SHAPES.index("figure")
    if word.islower() or not word.isalpha():
        return SHAPES.index("small")
    if len(word) == 1:
        return SHAPES.index("letter" if word.isupper() else "small")
    if word.isupper():
        return SHAPES.index("capitals")
    return SHAPES.index("initial" if word[0].isupper() and word[1:].islower() else "mixed")


@dataclass(frozen=True, slots=True)
class Coded:
    """A text as pieces of words: ids and shapes with the special ones at both ends, and where each word lies."""

    ids: tuple[int, ...]
    shapes: tuple[int, ...]
    heads: tuple[int, ...]  # the place of the first piece of each word in `ids`
    spans: tuple[tuple[int, int], ...]  # [start, end) of each word in the text


def coded(texts: Sequence[str], cutter: Tokenizer) -> list[Coded]:
    """Cut texts into pieces; nothing is dropped, however long they are."""
    return [_coded(text, code) for text, code in zip(texts, cutter.encode_batch(list(texts)), strict=True)]


def _coded(text: str, code: Encoding) -> Coded:
    heads: list[int] = []
    spans: list[tuple[int, int]] = []
    for at, (word, (start, end)) in enumerate(zip(code.word_ids, code.offsets, strict=True)):
        if word is None:
            continue
        if word == code.word_ids[at - 1]:
            spans[-1] = (spans[-1][0], end)
        else:
            heads.append(at)
            spans.append((start + len(text[start:end]) - len(text[start:end].lstrip()), end))
    shapes = _shapes([text[start:end] for start, end in spans], heads, len(code.ids))
    return Coded(tuple(code.ids), shapes, tuple(heads), tuple(spans))


def _shapes(words: Sequence[str], heads: Sequence[int], length: int) -> tuple[int, ...]:
    """Give the shape of every piece: that of its word, and 0 for the special ones."""
    found = [0] * length
    opening = next((number for number, word in enumerate(words) if word[:1].isalpha()), None)
    for number, (word, head, after) in enumerate(zip(words, heads, (*heads, length - 1)[1:], strict=True)):
        found[head:after] = [shape_of(word) + (OPENS if number == opening else 0)] * (after - head)
    return tuple(found)


class Network(Protocol):
    """A token classifier on its device: texts to pieces, pieces to logits."""

    device: torch.device
    dtype: torch.dtype
    labels: tuple[str, ...]
    weights: str  # a digest
    limit: int  # pieces of the longest text that it takes
    pad: int

    def coded(self, texts: Sequence[str]) -> list[Coded]:
        """Cut texts into pieces; nothing is dropped."""

    def logits(self, inputs: Inputs) -> Tensor:
        """Give [n_texts, length, n_labels]; the types of `inputs` are shapes."""


class ShippedNetwork:
    """The shipped tagger: the backbone's words, and what was trained."""

    def __init__(self, *, device: str, dtype: torch.dtype) -> None:
        card = tagger_card()
        self.device = torch.device(device)
        self.dtype = dtype
        self.labels = card.labels
        self.weights = f"{card.sha256} {BACKBONE_SHA256}"
        self.limit = LIMIT
        self.pad = 0
        named = {name.removeprefix(PREFIX): tensor for name, tensor in tensors(tagger_weights()).items()}
        try:
            self.head = [named.pop(f"classifier.{kind}").to(self.device, dtype) for kind in ("weight", "bias")]
            self.bert = Bert({WORDS: word_embeddings(), **named}, device=self.device, dtype=dtype)
        except (KeyError, ValueError) as error:
            raise ModelError(f"the shipped tagger weights do not fit the backbone: {error}") from error

    def coded(self, texts: Sequence[str]) -> list[Coded]:
        """Cut texts into pieces; nothing is dropped."""
        return coded(texts, tokenizer())

    def logits(self, inputs: Inputs) -> Tensor:
        """Give [n_texts, length, n_labels]."""
        return functional.linear(self.bert.hidden(inputs), *self.head)


class NameTagger:
    """A `Tagger` around any token classifier with BIO labels."""

    def __init__(self, network: Network, name: str) -> None:
        self.network = network
        self.name = name
        self.paths = Paths(network.labels)
        self.columns = {
            kind: [column for column, label in enumerate(network.labels) if label.endswith(f"-{kind}")]
            for kind in KINDS
        }  # fmt: skip

    @classmethod
    def load(cls, name: str | None, *, device: str | None = None, precision: str = "auto") -> NameTagger:
        """Load the shipped tagger, or a token classifier of transformers by folder or hub name."""
        device = device or best_device()
        dtype = dtype_for(torch.device(device).type, precision)
        if name is None:
            title = f"claim-consistency-tagger@{tagger_card().sha256[:12]}"
            return cls(ShippedNetwork(device=device, dtype=dtype), title)
        from consistency.models.hub_tagger import HubTaggerNetwork

        return cls(HubTaggerNetwork.load(name, device=device, dtype=dtype), name)

    @property
    def signature(self) -> str:
        """What the names depend on: weights, precision, device and the code."""
        network = self.network
        made_by = (network.weights, network.dtype, network.device.type)
        return " ".join(map(str, (*made_by, "torch", torch.__version__, VERSION)))

    @torch.inference_mode()
    def tag(self, texts: Sequence[str]) -> list[tuple[TaggedName, ...]]:
        """Give the names of each text, in the order of its words."""
        unique = list(dict.fromkeys(texts))
        found: dict[str, list[TaggedName]] = {text: [] for text in unique}
        windows = [
            (row, window)
            for row, code in enumerate(self.network.coded(unique) if unique else [])
            for window in windows_of(code, self.network.limit)
        ]
        for batch in _batches(windows, self.network.limit):
            for (row, code), scores in zip(batch, self._scores([code for _, code in batch]), strict=True):
                found[unique[row]] += self._names(scores[list(code.heads)], code)
        return [tuple(sorted(found[text], key=lambda name: name.start)) for text in texts]

    def _scores(self, batch: Sequence[Coded]) -> NDArray[np.float32]:
        """Give log-probabilities [n_texts, length, n_labels]."""
        length = padded(max(len(code.ids) for code in batch), self.network.limit)
        inputs = stacked([(code.ids, code.shapes) for code in batch], length=length, pad=self.network.pad)
        logits = self.network.logits(inputs.to(self.network.device))
        scores: NDArray[np.float32] = logits.float().log_softmax(-1).cpu().numpy()
        return scores

    def _names(self, scores: NDArray[np.float32], code: Coded) -> Iterator[TaggedName]:
        """Give the names on the best path, each with the mean probability of its kind."""
        labels = [self.network.labels[column].partition("-") for column in self.paths.best(scores)]
        for first, (head, _, kind) in enumerate(labels):
            if head != "B":
                continue
            inside = (at for at in range(first + 1, len(labels)) if labels[at] != ("I", "-", kind))
            after = next(inside, len(labels))
            score = round(float(np.exp(scores[first:after, self.columns[kind]]).sum(-1).mean()), 3)
            if score >= THRESHOLD:
                yield TaggedName(code.spans[first][0], code.spans[after - 1][1], NameKind(kind), score)


class Paths:
    """The best path of labels that may follow each other: inside a name only after a part of the same kind."""

    def __init__(self, labels: Sequence[str]) -> None:
        names = [label.partition("-") for label in labels]
        allowed = [[head != "I" or kind == before for head, _, kind in names] for _, _, before in names]
        self.step = np.where(np.array(allowed), 0.0, -np.inf)
        self.first = np.array([-np.inf if head == "I" else 0.0 for head, _, _ in names])

    def best(self, scores: NDArray[np.float32]) -> list[int]:
        """Give the label of each word; `scores` are log-probabilities [n_words, n_labels]."""
        if not len(scores):
            return []
        total, back = scores[0] + self.first, []
        for row in scores[1:]:
            ways = total[:, None] + self.step
            back.append(ways.argmax(0))
            total = ways.max(0) + row
        path = [int(total.argmax())]
        for step in reversed(back):
            path.append(int(step[path[-1]]))
        return path[::-1]


def windows_of(code: Coded, limit: int) -> Iterator[Coded]:
    """Give a text whole, or cut between words into windows that the model can see; a longer word is cut short."""
    ends = (*code.heads, len(code.ids) - 1)[1:]
    first = 0
    for number, end in enumerate(ends):
        start = code.heads[first]
        if number + 1 < len(ends) and ends[number + 1] - start <= limit - 2:
            continue
        end = min(end, start + limit - 2)
        yield Coded(
            (code.ids[0], *code.ids[start:end], code.ids[-1]),
            (0, *code.shapes[start:end], 0),
            tuple(head - start + 1 for head in code.heads[first : number + 1]),
            code.spans[first : number + 1],
        )
        first = number + 1


def _batches(windows: Sequence[tuple[int, Coded]], limit: int) -> Iterator[list[tuple[int, Coded]]]:
    """Give batches of one padded length each, so that no text is padded by what stands beside it; longest first."""
    by_length: dict[int, list[tuple[int, Coded]]] = {}
    for row, code in windows:
        by_length.setdefault(padded(len(code.ids), limit), []).append((row, code))
    for length in sorted(by_length, reverse=True):
        members, size = by_length[length], max(1, TOKENS_A_BATCH // length)
        yield from (members[start : start + size] for start in range(0, len(members), size))
