"""Words and their weights; scikit-learn is the reference."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.feature_extraction.text import TfidfVectorizer

from consistency.lang.lexical import content_stems, tfidf


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("The bridge collapsed, killing three.", ["bridge", "collap", "killin", "3"]),
        ("1,200 people at 9:30", ["1200", "people", "9:30"]),
        ("It was.", ["it was."]),
        ("Fire crews moved the bill", ["fire", "crews", "moved", "bill"]),
        ("", [""]),
    ],
)
def test_content_words(text, stems):
    assert content_stems(text) == stems


@given(st.lists(st.lists(st.sampled_from("abcdefg"), min_size=1, max_size=9), min_size=1, max_size=9))
def test_weights_are_those_of_scikit_learn(texts):
    theirs = TfidfVectorizer(analyzer=lambda text: text, sublinear_tf=True).fit_transform(texts)
    assert np.allclose(tfidf(texts).toarray(), theirs.toarray(), atol=1e-6)
