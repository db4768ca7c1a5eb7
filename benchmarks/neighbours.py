"""Which index finds the neighbours of an article: `python -m benchmarks.neighbours [--sizes 1000,10000,50000]`.

Articles come one after another, and each is looked up among those before it, as `consistency.stories` does. The exact
product in blocks is set beside usearch, faiss (HNSW) and hnswlib, as far as they are installed; they are no
dependencies. Vectors are made: stories of five around random centres, as wide as the leads of ECB+ lie apart. Prints
seconds on one thread, and the share of the true 32 neighbours that an index finds.
"""

from __future__ import annotations

import argparse
import time
from importlib.util import find_spec
from typing import TYPE_CHECKING

import numpy as np
from rich.console import Console
from rich.table import Table
from threadpoolctl import threadpool_limits

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]
    Found = list[NDArray[np.int64]]

DIM, STORY, NEIGHBOURS, BLOCK = 384, 5, 32, 256
#: Weight of a story's centre in its articles: two leads of one ECB+ story have a cosine of 0.6 in the mean.
CENTRE = 0.77
#: Links of a node, and how many candidates an approximate index holds: the usual settings of all three.
LINKS, HELD = 16, 128
#: Rows whose neighbours are compared with the true ones.
CHECKED = 500


def made(count: int, seed: int = 0) -> Vectors:
    """Give L2-normalised float32 [count, DIM]."""
    rng = np.random.default_rng(seed)
    centres = rng.normal(size=(count // STORY + 1, DIM))
    centres /= np.linalg.norm(centres, axis=1, keepdims=True)
    noise = rng.normal(size=(count, DIM))
    noise /= np.linalg.norm(noise, axis=1, keepdims=True)
    rows = CENTRE * centres[rng.permutation(count) // STORY] + np.sqrt(1 - CENTRE**2) * noise
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def exact(vectors: Vectors) -> Found:
    """Multiply each block with all rows before it."""
    held = 0

    def add(rows: Vectors, first: int) -> None:
        nonlocal held
        held = first + len(rows)

    def search(rows: Vectors) -> Found:
        near = rows @ vectors[:held].T
        return list(np.argpartition(near, -NEIGHBOURS, axis=1)[:, -NEIGHBOURS:])

    return _block_by_block(vectors, add, search)


def with_usearch(vectors: Vectors) -> Found:
    from usearch.index import Index

    index = Index(ndim=DIM, metric="ip", dtype="f32", connectivity=LINKS, expansion_add=HELD, expansion_search=HELD)
    return _block_by_block(
        vectors,
        lambda rows, first: index.add(np.arange(first, first + len(rows)), rows, threads=1),
        lambda rows: [np.asarray(one.keys, dtype=np.int64) for one in index.search(rows, NEIGHBOURS, threads=1)],
    )


def with_faiss(vectors: Vectors) -> Found:
    import faiss

    faiss.omp_set_num_threads(1)
    index = faiss.IndexHNSWFlat(DIM, LINKS, faiss.METRIC_INNER_PRODUCT)
    index.hnsw.efConstruction = index.hnsw.efSearch = HELD
    return _block_by_block(
        vectors, lambda rows, _first: index.add(rows), lambda rows: list(index.search(rows, NEIGHBOURS)[1])
    )


def with_hnswlib(vectors: Vectors) -> Found:
    import hnswlib

    index = hnswlib.Index(space="ip", dim=DIM)
    index.init_index(max_elements=len(vectors), M=LINKS, ef_construction=HELD)
    index.set_ef(HELD)
    index.set_num_threads(1)
    return _block_by_block(
        vectors,
        lambda rows, first: index.add_items(rows, np.arange(first, first + len(rows))),
        lambda rows: [one.astype(np.int64) for one in index.knn_query(rows, k=NEIGHBOURS)[0]],
    )


def _block_by_block(
    vectors: Vectors, add: Callable[[Vectors, int], object], search: Callable[[Vectors], Found]
) -> Found:
    """Look a block up among the blocks before it, then add it; neighbours within a block are left to the others."""
    found: Found = [np.arange(0)] * min(BLOCK, len(vectors))
    add(vectors[:BLOCK], 0)
    for start in range(BLOCK, len(vectors), BLOCK):
        rows = vectors[start : start + BLOCK]
        found += search(rows)
        add(rows, start)
    return found


METHODS: dict[str, tuple[str, Callable[[Vectors], Found]]] = {
    "exact product": ("numpy", exact),
    "usearch": ("usearch", with_usearch),
    "faiss HNSW": ("faiss", with_faiss),
    "hnswlib": ("hnswlib", with_hnswlib),
}


def recall(vectors: Vectors, found: Found) -> float:
    """Give the share of the true neighbours in earlier blocks that were found, over the last rows."""
    shares = []
    for row in range(max(BLOCK, len(vectors) - CHECKED), len(vectors)):
        before = row // BLOCK * BLOCK
        true = np.argpartition(vectors[:before] @ vectors[row], -NEIGHBOURS)[-NEIGHBOURS:]
        got = found[row][found[row] < before]
        shares.append(len(np.intersect1d(true, got)) / NEIGHBOURS)
    return float(np.mean(shares))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,10000,50000")
    sizes = [int(size) for size in parser.parse_args().sizes.split(",")]
    table = Table(title="neighbours of articles as they come, one thread")
    for name in ("method", *(f"{size:,}: seconds" for size in sizes), "neighbours found"):
        table.add_column(name, justify="left" if name == "method" else "right")
    for name, (module, method) in METHODS.items():
        if find_spec(module) is None:
            table.add_row(name, "not installed")
            continue
        cells, share = [], 0.0
        for size in sizes:
            vectors = made(size)
            with threadpool_limits(1):
                began = time.perf_counter()
                found = method(vectors)
                cells.append(f"{time.perf_counter() - began:.1f}")
            share = recall(vectors, found)
        table.add_row(name, *cells, f"{share:.1%}")
    Console(width=110).print(table)


if __name__ == "__main__":
    main()
