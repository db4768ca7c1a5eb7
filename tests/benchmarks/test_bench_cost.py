"""What is timed where the cost of typed facts is measured: enough different text, and nothing kept from before."""

import pytest

from benchmarks.cost import CLAIMS, PAIRS, articles, forget, most_alike, varied
from consistency.claims import extract
from consistency.lang.content import content
from consistency.lang.names import _given_names, is_given_name
from consistency.types import Article


@pytest.fixture(scope="module")
def extracted():
    return [(article, extract(article)) for article in articles()]


def test_the_package_has_text_enough(extracted):
    texts = [claim.text for _, claims in varied(extracted, CLAIMS) for claim in claims]
    assert len(texts) == len(set(texts)) == CLAIMS
    pairs, _ = most_alike(extracted, PAIRS)
    assert len({(pair.left.text, pair.right.text) for pair in pairs}) == PAIRS
    assert all(pair.left.outlet != pair.right.outlet for pair in pairs)


def test_no_text_is_taken_twice():
    article = Article("a", "a", "Snow fell. Snow fell. Rain fell.")
    ((_, claims),) = varied([(article, extract(article))], 5)
    assert [claim.text for claim in claims] == ["Snow fell.", "Rain fell."]


def test_texts_are_forgotten_and_word_lists_kept():
    content("Snow fell on Vell.")
    assert is_given_name("Anna")
    forget()
    assert content.cache_info().currsize == 0
    assert _given_names.cache_info().currsize == 1
