"""Which articles come from one source: a stated origin, or nearly the same words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from consistency.types import Article

SHINGLE = 5
#: Share of 5-word runs in common above which two texts are one report. Two desks that quote the same speech
#: share well under a third; a wire report that was cut and given a new headline shares most of what is left.
COPY = 0.5
#: Runs that two texts must share before their share counts: a brief of one sentence proves nothing.
LEAST = 8


@dataclass(frozen=True, slots=True)
class Family:
    """Articles that come from one source, counted once.

    `likeness` holds for each article the largest share of 5-word runs that it has in common with another of the
    family, 0-1; 0 where it belongs by its stated origin alone.
    """

    name: str
    articles: tuple[str, ...]
    likeness: tuple[float, ...]


def origins(articles: Sequence[Article]) -> dict[str, str]:
    """Map the id of each article to the name of its origin; copies of one text share one.

    Where nothing is stated and nobody shares its words, an article's origin is its outlet.
    """
    return {name: family.name for family in families(articles) for name in family.articles}


def families(articles: Sequence[Article]) -> tuple[Family, ...]:
    """Group articles by where they come from, in the order of their first article."""
    likeness = alike(articles)
    groups: dict[str, list[int]] = {}
    for member, head in enumerate(joined(len(articles), likeness)):
        groups.setdefault(str(head), []).append(member)
    named: dict[str, tuple[str, list[int]]] = {}
    for members in groups.values():
        name = name_of([articles[member] for member in members])
        named.setdefault(name.casefold(), (name, []))[1].extend(members)
    return tuple(family(name, sorted(members), articles, likeness) for name, members in named.values())


def family(
    name: str, members: Sequence[int], articles: Sequence[Article], likeness: dict[tuple[int, int], float]
) -> Family:
    """Make a family of these articles."""
    shares = [max((share for pair, share in likeness.items() if member in pair), default=0.0) for member in members]
    return Family(name, tuple(articles[member].id for member in members), tuple(shares))


def name_of(articles: Sequence[Article]) -> str:
    """Give the origin that copies of one text state, or else the outlet that had it first, as far as times tell."""
    stated = next((article.origin for article in articles if article.origin), None)
    dated = sorted((article for article in articles if article.day), key=lambda article: str(article.day))
    return stated or (dated or articles)[0].outlet


def alike(articles: Sequence[Article]) -> dict[tuple[int, int], float]:
    """Give the pairs of articles that are copies, by their places, and how much they share."""
    runs = [shingles(article.text) for article in articles]
    shares: dict[tuple[int, int], float] = {}
    for right in range(len(runs)):
        for left in range(right):
            share = overlap(runs[left], runs[right])
            if share >= COPY and share * min(len(runs[left]), len(runs[right])) >= LEAST:
                shares[left, right] = share
    return shares


def joined(count: int, pairs: dict[tuple[int, int], float]) -> list[int]:
    """Give for each place the first place that it hangs together with."""
    head = list(range(count))
    for left, right in sorted(pairs):
        low, high = sorted((head[left], head[right]))
        head = [low if one == high else one for one in head]
    return head


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """Give the runs of five words of a text, case folded."""
    words = re.findall(r"\w+", text.casefold())
    return frozenset(tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


def overlap(left: frozenset[tuple[str, ...]], right: frozenset[tuple[str, ...]]) -> float:
    """Give the share of the shorter text's runs that the longer one has too, 0-1."""
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0
