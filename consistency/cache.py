"""Nothing is computed twice: embeddings, typed facts and scores, kept by content and by what made them.

A key is a digest of the texts and of the signature of what turned them into a value (weights, precision, code), so a
change of model, settings or rules asks for other keys and never meets stale values.
"""

from __future__ import annotations

import hashlib
import json
import struct
import zlib
from dataclasses import asdict, astuple
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from consistency.types import Article, Claim, Fill, Hedge, Nature, NliScores, Part, Slot, SlotKind, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from consistency.models import Binder, Embedder, Entailer
    from consistency.store import Store
    from consistency.types import TextPair, Thresholds

    Reader = Callable[[Sequence[Article]], list[tuple[Claim, ...]]]

_PACKAGE = Path(__file__).parent
#: What the claims of an article depend on besides its words.
_READING = ("types.py", "ids.py", "claims", "lang", "slots")
_SCORES = struct.Struct("<3d?")
_PROBABILITY = struct.Struct("<d")


class CachedEmbedder:
    """An `Embedder` that asks another one only for texts it has not seen."""

    def __init__(self, embedder: Embedder, store: Store) -> None:
        self.embedder = embedder
        self.store = store

    @property
    def name(self) -> str:
        """Name of the model behind."""
        return self.embedder.name

    @property
    def signature(self) -> str:
        """Signature of the model behind."""
        return self.embedder.signature

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give float32 [n_texts, dim], rows L2-normalised."""
        keys = [digest("embedding", self.signature, text) for text in texts]
        known = self.store.get(unique(keys))
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        if missing or not texts:
            vectors = self.embedder.embed(list(missing.values()))
            new = {key: row.astype("<f4").tobytes() for key, row in zip(missing, vectors, strict=True)}
            self.store.put("embeddings", new)
            known |= new
        if not texts:
            return vectors
        return np.frombuffer(b"".join(known[key] for key in keys), dtype="<f4").reshape(len(keys), -1)


class CachedEntailer:
    """An `Entailer` that asks another one only for pairs it has not scored."""

    def __init__(self, entailer: Entailer, store: Store) -> None:
        self.entailer = entailer
        self.store = store

    @property
    def name(self) -> str:
        """Name of the model behind."""
        return self.entailer.name

    @property
    def signature(self) -> str:
        """Signature of the model behind."""
        return self.entailer.signature

    @property
    def thresholds(self) -> Thresholds:
        """Thresholds of the model behind."""
        return self.entailer.thresholds

    def entail(self, pairs: Sequence[TextPair]) -> list[NliScores]:
        """Give calibrated probabilities, in the order of `pairs`."""
        keys = [digest("scores", self.signature, pair.premise, pair.hypothesis) for pair in pairs]
        known = self.store.get(unique(keys))
        missing = {key: pair for key, pair in zip(keys, pairs, strict=True) if key not in known}
        if missing:
            scores = self.entailer.entail(list(missing.values()))
            new = {key: _SCORES.pack(*astuple(found)) for key, found in zip(missing, scores, strict=True)}
            self.store.put("scores", new)
            known |= new
        return [NliScores(*_SCORES.unpack(known[key])) for key in keys]


class CachedBinder:
    """A `Binder` that asks another one only for pairs it has not seen, in whatever order their sides stand."""

    def __init__(self, binder: Binder, store: Store) -> None:
        self.binder = binder
        self.store = store

    @property
    def name(self) -> str:
        """Name of the model behind."""
        return self.binder.name

    @property
    def signature(self) -> str:
        """Signature of the model behind."""
        return self.binder.signature

    def bind(self, pairs: Sequence[TextPair]) -> list[float]:
        """Give how likely both values are of one thing, in the order of `pairs`."""
        keys = [digest("bindings", self.signature, *sorted((pair.premise, pair.hypothesis))) for pair in pairs]
        known = self.store.get(unique(keys))
        missing = {key: pair for key, pair in zip(keys, pairs, strict=True) if key not in known}
        if missing:
            found = self.binder.bind(list(missing.values()))
            new = {key: _PROBABILITY.pack(value) for key, value in zip(missing, found, strict=True)}
            self.store.put("bindings", new)
            known |= new
        return [float(_PROBABILITY.unpack(known[key])[0]) for key in keys]


def cached_reader(read: Reader, store: Store, *, signature: str) -> Reader:
    """Give a reader that reads an article once; `signature` is of what it uses beside this package's code."""
    made_by = f"{reading_signature()} {signature}"

    def reader(articles: Sequence[Article]) -> list[tuple[Claim, ...]]:
        keys = [digest("claims", made_by, json.dumps(asdict(article))) for article in articles]
        known = store.get(unique(keys))
        missing = {key: article for key, article in zip(keys, articles, strict=True) if key not in known}
        if not missing:
            return [unpacked(known[key]) for key in keys]
        new = dict(zip(missing, read(list(missing.values())), strict=True))
        store.put("claims", {key: packed(claims) for key, claims in new.items()})
        return [new[key] if key in new else unpacked(known[key]) for key in keys]

    return reader


def digest(*parts: str) -> bytes:
    """Give 20 bytes for `parts`; parts can't run into each other."""
    hasher = hashlib.blake2b(digest_size=20)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        hasher.update(len(data).to_bytes(8, "big") + data)
    return hasher.digest()


def unique(keys: Iterable[bytes]) -> list[bytes]:
    """Give each key once, in order."""
    return list(dict.fromkeys(keys))


@cache
def reading_signature() -> str:
    """Give a digest of all code and word lists that turn an article into claims."""
    hasher = hashlib.blake2b(digest_size=10)
    for path in sorted(file for name in _READING for file in _files(_PACKAGE / name)):
        data = path.read_bytes()
        hasher.update(f"{path.relative_to(_PACKAGE)} {len(data)} ".encode() + data)
    hasher.update(_release("pysbd").encode())
    return hasher.hexdigest()


def _files(path: Path) -> Iterable[Path]:
    if path.is_file():
        return [path]
    return (file for file in path.rglob("*") if file.is_file() and file.suffix != ".pyc")


def _release(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "unknown"


def packed(claims: Sequence[Claim]) -> bytes:
    """Give claims as bytes."""
    return zlib.compress(json.dumps([asdict(claim) for claim in claims]).encode(), 1)


def unpacked(data: bytes) -> tuple[Claim, ...]:
    """Give the claims of bytes that `packed` made."""
    return tuple(_claim(row) for row in json.loads(zlib.decompress(data)))


def _claim(row: Mapping[str, Any]) -> Claim:
    nested = {
        "part": Part(row["part"]),
        "nature": Nature(row["nature"]),
        "sentence": Span(**row["sentence"]),
        "fills": tuple(Fill(**fill) for fill in row["fills"]),
        "slots": tuple(_slot(slot) for slot in row["slots"]),
    }
    return Claim(**{**row, **nested})


def _slot(row: Mapping[str, Any]) -> Slot:
    return Slot(**{**row, "kind": SlotKind(row["kind"]), "hedge": Hedge(row["hedge"])})
