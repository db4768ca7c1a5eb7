"""Models without weights, for tests and for trying the pipeline: first-class, deterministic, fast."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

import numpy as np

from consistency.lang.tagged import NameKind, TaggedName
from consistency.types import NliScores, TextPair, Thresholds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

NEUTRAL = NliScores(0.05, 0.9, 0.05)


class WordEmbedder:
    """An `Embedder` that hashes words into buckets: texts with the same words are near."""

    name = "words"
    signature = "words"

    def __init__(self, dimensions: int = 256) -> None:
        self.dimensions = dimensions

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give float32 [n_texts, dimensions], rows L2-normalised."""
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in re.findall(r"\w+", text.lower()):
                digest = hashlib.sha256(word.encode()).digest()
                vectors[row, int.from_bytes(digest[:4], "big") % self.dimensions] += 1.0
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        normalised: NDArray[np.float32] = vectors / np.maximum(norms, 1e-9)
        return normalised


class TableEntailer:
    """An `Entailer` that knows the pairs it was given, and calls every other one neutral."""

    name = "table"
    signature = "table"
    thresholds = Thresholds(contradiction=0.9, entailment=0.5)

    def __init__(self, table: Mapping[tuple[str, str], NliScores] | None = None) -> None:
        self.table = dict(table or {})

    def entail(self, pairs: Sequence[TextPair]) -> list[NliScores]:
        """Give the scores of the table, in the order of `pairs`."""
        return [self.table.get((pair.premise, pair.hypothesis), NEUTRAL) for pair in pairs]


class TableBinder:
    """A `Binder` that knows the pairs it was given, in either order; every other one is of two things."""

    name = "table"
    signature = "table"

    def __init__(self, table: Mapping[tuple[str, str], float] | None = None) -> None:
        self.table = {frozenset(pair): value for pair, value in (table or {}).items()}

    def bind(self, pairs: Sequence[TextPair]) -> list[float]:
        """Give the probabilities of the table, in the order of `pairs`."""
        return [self.table.get(frozenset((pair.premise, pair.hypothesis)), 0.0) for pair in pairs]


class TableTagger:
    """A `Tagger` that knows the names it was given, wherever they stand as whole words; the longer one wins."""

    name = "table"

    def __init__(self, table: Mapping[str, NameKind] | None = None) -> None:
        self.table = dict(table or {})
        self.signature = f"table {sorted(self.table.items())}"

    def tag(self, texts: Sequence[str]) -> list[tuple[TaggedName, ...]]:
        """Give the names of the table in the order of the words of each text."""
        if not self.table:
            return [()] * len(texts)
        longest_first = sorted(self.table, key=lambda name: (-len(name), name))
        pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")
        return [
            tuple(TaggedName(m.start(), m.end(), self.table[m[0]]) for m in pattern.finditer(text)) for text in texts
        ]
