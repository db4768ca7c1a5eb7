"""Nothing is computed twice: embeddings, typed facts, scores and verdicts, kept by content and by what made them.

A key is a digest of the texts and of the signature of what turned them into a value (weights, precision, code), so a
change of model, settings or rules asks for other keys and never meets stale values.
"""

from __future__ import annotations

import hashlib
import json
import struct
import zlib
from collections import defaultdict
from dataclasses import asdict, astuple, dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from consistency.types import (
    Article,
    Claim,
    ClashType,
    Fill,
    Hedge,
    Label,
    Nature,
    NliScores,
    Part,
    Slot,
    SlotComparison,
    SlotKind,
    Span,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from consistency.models import Binder, Embedder, Entailer
    from consistency.store import Store
    from consistency.types import ClaimPair, TextPair, Thresholds

    Reader = Callable[[Sequence[Article]], list[tuple[Claim, ...]]]
    Judge = Callable[[Sequence[ClaimPair]], Sequence["Judged"]]
    Row = Mapping[str, Any]

_PACKAGE = Path(__file__).parent
#: What the claims of an article depend on besides its words.
_READING = ("types.py", "ids.py", "claims", "lang", "slots")
#: What a verdict depends on besides; this file says how it is kept.
_JUDGING = ("quoted.py", "verdict.py", "pipeline.py", "cache.py")
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


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict, and whether the similarity of its claims had a part in it."""

    verdict: Verdict
    by_similarity: bool


class ReportKeys:
    """Keys of what is said of the claims of two reports: all their claims, which is newer, and what judges them.

    What else a report states counts for each of its pairs, but nothing of other reports does, save by similarity.
    """

    def __init__(self, claims: Iterable[Claim], newer: Callable[[ClaimPair], int], *, signature: str) -> None:
        own: dict[str, list[str]] = defaultdict(list)
        for claim in claims:
            own[claim.article_id].append(repr(claim))
        self.articles = {article_id: digest(*parts).hex() for article_id, parts in own.items()}
        self.newer = newer
        self.made_by = f"{judging_signature()} {signature}"
        self._keys: dict[tuple[str, str], bytes] = {}

    def __call__(self, pair: ClaimPair) -> bytes:
        """Give the key of the two reports that a pair is of."""
        two = pair.left.article_id, pair.right.article_id
        if two not in self._keys:
            sides = (self.articles[article_id] for article_id in two)
            self._keys[two] = digest("verdicts", self.made_by, str(self.newer(pair)), *sides)
        return self._keys[two]


def cached_judge(
    judge: Judge, store: Store, key_of: Callable[[ClaimPair], bytes]
) -> Callable[[Sequence[ClaimPair]], tuple[Verdict, ...]]:
    """Give a judge that judges a pair once; verdicts of one key are kept together."""

    def judged(pairs: Sequence[ClaimPair]) -> tuple[Verdict, ...]:
        keys = [key_of(pair) for pair in pairs]
        known: dict[bytes, dict[str, Row]] = {key: _inflated(data) for key, data in store.get(unique(keys)).items()}
        found = [_kept(known.get(key, {}), pair) for key, pair in zip(keys, pairs, strict=True)]
        missing = [place for place, verdict in enumerate(found) if verdict is None]
        changed: dict[bytes, dict[str, Row]] = {}
        for place, new in zip(missing, judge([pairs[place] for place in missing]), strict=True):
            found[place] = new.verdict
            rows = changed.setdefault(keys[place], dict(known.get(keys[place], {})))
            rows[_name(pairs[place])] = _row(new)
        store.put("verdicts", {key: _deflated(rows) for key, rows in changed.items()})
        return tuple(verdict for verdict in found if verdict is not None)

    return judged


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
    return _signature(_READING, _release("pysbd"))


@cache
def judging_signature() -> str:
    """Give a digest of all code, word lists and weights that turn claims, scores and answers into verdicts."""
    return _signature(_JUDGING, reading_signature())


def _signature(names: Sequence[str], *others: str) -> str:
    hasher = hashlib.blake2b(digest_size=10)
    for path in sorted(file for name in names for file in _files(_PACKAGE / name)):
        data = path.read_bytes()
        hasher.update(f"{path.relative_to(_PACKAGE)} {len(data)} ".encode() + data)
    for other in others:
        hasher.update(other.encode())
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
    return _deflated([asdict(claim) for claim in claims])


def unpacked(data: bytes) -> tuple[Claim, ...]:
    """Give the claims of bytes that `packed` made."""
    return tuple(_claim(row) for row in _inflated(data))


def _deflated(value: object) -> bytes:
    return zlib.compress(json.dumps(value).encode(), 1)


def _inflated(data: bytes) -> Any:
    return json.loads(zlib.decompress(data))


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


def _name(pair: ClaimPair) -> str:
    """Tell a pair from the others of its two articles; ids hold no spaces."""
    return " ".join((pair.left.id, pair.right.id, *sorted(pair.only)))


def _row(judged: Judged) -> Row:
    """Give a verdict as JSON takes it, its pair left out; `similarity` is None where any other would do."""
    verdict = judged.verdict
    row = {name: getattr(verdict, name) for name in ("id", "label", "type", "confidence", "reason")}
    scores = {
        name: None if found is None else astuple(found)
        for name, found in (("forward", verdict.forward), ("backward", verdict.backward))
    }
    comparisons = [asdict(one) for one in verdict.comparisons]
    similarity = verdict.pair.similarity if judged.by_similarity else None
    return {**row, **scores, "comparisons": comparisons, "similarity": similarity}


def _kept(rows: Mapping[str, Row], pair: ClaimPair) -> Verdict | None:
    """Give the verdict that is kept of a pair, None where there is none or the pair was less or more alike then."""
    row = rows.get(_name(pair))
    if row is None or row["similarity"] not in (None, pair.similarity):
        return None
    return Verdict(
        id=row["id"],
        pair=pair,
        label=Label(row["label"]),
        type=None if row["type"] is None else ClashType(row["type"]),
        confidence=row["confidence"],
        forward=None if row["forward"] is None else NliScores(*row["forward"]),
        backward=None if row["backward"] is None else NliScores(*row["backward"]),
        comparisons=tuple(_comparison(one) for one in row["comparisons"]),
        reason=row["reason"],
    )


def _comparison(row: Row) -> SlotComparison:
    left, right = (None if row[side] is None else _slot(row[side]) for side in ("left", "right"))
    return SlotComparison(**{**row, "kind": SlotKind(row["kind"]), "left": left, "right": right})
