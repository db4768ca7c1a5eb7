"""The vectors that the indexes are compared on, and the share of true neighbours that they find."""

import numpy as np
import pytest

from benchmarks.neighbours import BLOCK, METHODS, NEIGHBOURS, STORY, exact, made, recall


def test_the_vectors_are_stories_around_centres():
    vectors = made(500)
    assert vectors.shape[0] == 500
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)
    assert (made(500) == vectors).all()
    near = np.sort(vectors @ vectors.T, axis=1)[:, ::-1]
    assert near[:, STORY - 1].mean() > 0.5 > 0.3 > near[:, STORY].mean()  # itself and the four others of its story


def test_the_exact_product_finds_all_and_a_poor_index_few():
    vectors = made(3 * BLOCK)
    found = exact(vectors)
    assert recall(vectors, found) == 1.0
    assert all(len(one) == NEIGHBOURS and max(one) < row for row, one in enumerate(found) if row >= BLOCK)
    assert recall(vectors, [np.arange(NEIGHBOURS) for _ in vectors]) < 0.3


@pytest.mark.parametrize("name", [name for name in METHODS if name != "exact product"])
def test_an_index_finds_nearly_all(name):
    module, method = METHODS[name]
    pytest.importorskip(module, reason="compared only where it is installed")
    vectors = made(3 * BLOCK)
    assert recall(vectors, method(vectors)) > 0.9
