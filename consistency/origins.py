"""Which articles come from one source: a stated origin, or nearly the same words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from consistency.types import Article

SHINGLE = 5
#: Share of 5-word runs in common above which two texts are one report. Two desks that quote the same speech
#: share well under a third; a wire report that was cut and given a new headline shares most of what is left.
COPY = 0.5


def origins(articles: Sequence[Article]) -> dict[str, str]:
    """Map the id of each article to the name of its origin; copies of one text share one.

    Where nothing is stated and nobody shares its words, an article's origin is its outlet.
    """
    runs = [shingles(article.text) for article in articles]
    origin: dict[str, str] = {}
    for index, article in enumerate(articles):
        twin = next((i for i in range(index) if overlap(runs[i], runs[index]) >= COPY), None)
        stated = article.origin or (origin[articles[twin].id] if twin is not None else None)
        origin[article.id] = stated or article.outlet
        if twin is not None and article.origin and not articles[twin].origin:
            origin[articles[twin].id] = article.origin
    return origin


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """Give the runs of five words of a text, case folded."""
    words = re.findall(r"\w+", text.casefold())
    return frozenset(tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


def overlap(left: frozenset[tuple[str, ...]], right: frozenset[tuple[str, ...]]) -> float:
    """Give the share of the shorter text's runs that the longer one has too, 0-1."""
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0
