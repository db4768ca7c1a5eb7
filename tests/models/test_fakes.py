"""The fakes keep the contracts of the seams."""

import numpy as np

from consistency.models.fakes import NEUTRAL, TableEntailer, WordEmbedder
from consistency.types import NliScores, TextPair


def test_word_embedder_is_normalised_and_deterministic():
    texts = ["The dam broke.", "the DAM broke", ""]
    vectors = WordEmbedder().embed(texts)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), [1, 1, 0], atol=1e-6)
    np.testing.assert_array_equal(vectors[0], vectors[1])
    np.testing.assert_array_equal(vectors, WordEmbedder().embed(texts))


def test_table_entailer_is_directional():
    clash = NliScores(0.0, 0.0, 1.0)
    entailer = TableEntailer({("a", "b"): clash})
    assert entailer.entail([TextPair("a", "b"), TextPair("b", "a")]) == [clash, NEUTRAL]
