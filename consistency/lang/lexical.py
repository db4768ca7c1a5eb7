"""Texts as weighted words (TF-IDF). scikit-learn has this too, but importing it takes longer than judging a story."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np

from consistency.lang.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Words are compared by their first letters, a stem that needs no rules: "collapsed", "collapse", "collapsing".
STEM = 6

#: How many is what reports clash about: number words are compared as their digits, and are no stop words.
_NUMBERS = {
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10", "eleven": "11", "twelve": "12", "fifteen": "15", "twenty": "20", "forty": "40", "fifty": "50",
    "sixty": "60",
}  # fmt: skip
#: Words of grammar, which say nothing of what a sentence is about.
STOP_WORDS = frozenset(
    words(
        "a an the this that these those such same other another each every either neither both all any some no none",
        "i me my mine myself we us our ours ourselves you your yours yourself he him his himself she her hers herself",
        "it its itself they them their theirs themselves one who whom whose which what when where why how",
        "be am is are was were been being have has had having do does did doing done will would shall should can",
        "could may might must ought cannot",
        "and or but nor so yet if then else because as until while although though whereas whether unless since",
        "of at by for with without about against between among amid into through during before after above below to",
        "from up down in out on off over under again further onto upon within across along around behind beside",
        "besides beyond despite except inside near outside per than toward towards via throughout",
        "not only own too very just also ever never always often already almost still even once here there now more",
        "most less least much many few rather quite perhaps however therefore thus hence moreover meanwhile otherwise",
        "anyone anything everyone everything someone something nobody nothing somewhere everywhere anywhere nowhere",
    )
)
_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]{2,}")


def content_stems(text: str) -> list[str]:
    """Give the content words of `text`, stemmed; where it has none, all of it as one."""
    tokens = [token for token in _TOKEN.findall(text.lower()) if token not in STOP_WORDS]
    return [_stem(token) for token in tokens] or [text.lower()]


def tfidf(texts: Sequence[Sequence[str]]) -> Any:
    """Give scipy.sparse float32 [n_texts, n_words], rows L2-normalised: damped counts, rare words heavier."""
    from scipy import sparse  # type: ignore[import-untyped]  # scipy carries no types

    counts = [Counter(text) for text in texts]
    column = {word: place for place, word in enumerate(sorted(set(chain.from_iterable(counts))))}
    columns = np.array([column[word] for count in counts for word in count], dtype=np.int32)
    often = np.array([n for count in counts for n in count.values()], dtype=np.float32)
    ends = np.cumsum([0, *(len(count) for count in counts)])
    spread = np.bincount(columns, minlength=len(column))
    rare = np.log((1 + len(texts)) / (1 + spread)).astype(np.float32) + 1
    weights = (1 + np.log(often)) * rare[columns]
    lengths = np.sqrt(np.add.reduceat(weights**2, ends[:-1]))
    weights /= np.repeat(lengths, np.diff(ends))
    return sparse.csr_array((weights, columns, ends), shape=(len(texts), len(column)))


def _stem(token: str) -> str:
    if token[0].isdigit():
        return token.replace(",", "")
    return _NUMBERS.get(token, token[:STEM])
