"""Which article and which claim of a new report is which of an old one, also where its words were edited."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from consistency.ids import content_id

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping

    from consistency.types import Article, Claim, Report, Verdict

#: Share of words that a claim must keep to be the same claim, rewritten.
REWRITTEN = 0.6


@dataclass(frozen=True, slots=True)
class Matching:
    """Pairs of one thing in both reports, from the id in the new report to the id in the old one."""

    articles: Mapping[str, str]
    claims: Mapping[str, str]

    def key(self, verdict: Verdict) -> str:
        """Give an id of a new verdict's pair in terms of the old report's claims."""
        sides = (verdict.pair.left.id, verdict.pair.right.id)
        return pair_key(*(self.claims.get(side, f"new {side}") for side in sides))


def pair_key(left: str, right: str) -> str:
    """Give an id of two claims, whichever comes first."""
    return content_id("pair", *sorted((left, right)))


def match(old: Report, new: Report) -> Matching:
    """Match articles by id, address, file, headline or as the only one of their outlet; claims within them by words."""
    articles = match_articles(old.articles, new.articles)
    own: dict[str, list[Claim]] = defaultdict(list)
    for claim in old.claims:
        own[claim.article_id].append(claim)
    fresh: dict[str, list[Claim]] = defaultdict(list)
    for claim in new.claims:
        fresh[claim.article_id].append(claim)
    claims: dict[str, str] = {}
    for after, before in articles.items():
        claims |= match_claims(own[before], fresh[after])
    return Matching(articles, claims)


def match_articles(old: Iterable[Article], new: Iterable[Article]) -> dict[str, str]:
    """Give the old id of each new article that was there before; the surest ways to know it come first."""
    before, after, found = list(old), list(new), {}
    for key in _ARTICLE_KEYS:
        keyed = _unique(before, key)
        for name, article in _unique(after, key).items():
            if name in keyed:
                found[article.id] = keyed[name].id
        taken = set(found.values())
        before = [article for article in before if article.id not in taken]
        after = [article for article in after if article.id not in found]
    return found


_ARTICLE_KEYS: tuple[Callable[[Article], Hashable], ...] = (
    lambda article: article.id,
    lambda article: article.url and (article.story, article.url),
    lambda article: article.source and (article.story, article.outlet, article.source),
    lambda article: article.title and (article.story, article.outlet, article.title),
    lambda article: (article.story, article.outlet),
)


def _unique(articles: Iterable[Article], key: Callable[[Article], Hashable]) -> dict[Hashable, Article]:
    groups: dict[Hashable, list[Article]] = defaultdict(list)
    for article in articles:
        if key(article):
            groups[key(article)].append(article)
    return {name: group[0] for name, group in groups.items() if len(group) == 1}


def match_claims(old: Iterable[Claim], new: Iterable[Claim]) -> dict[str, str]:
    """Give the old id of each new claim of one article: the same words first, then the nearest rewriting."""
    before, after = list(old), list(new)
    found: dict[str, str] = {}
    by_words = defaultdict(list)
    for claim in before:
        by_words[_words_of(claim)].append(claim.id)
    for claim in after:
        if same := by_words[_words_of(claim)]:
            found[claim.id] = same.pop(0)
    taken = set(found.values())
    left_over = [claim for claim in before if claim.id not in taken]
    scored = [
        (-alike(one.text, other.text), one.id, other.id)
        for one in left_over
        for other in after
        if other.id not in found and one.part is other.part
    ]
    for score, one_id, other_id in sorted(scored):
        if -score >= REWRITTEN and other_id not in found and one_id not in taken:
            found[other_id] = one_id
            taken.add(one_id)
    return found


def _words_of(claim: Claim) -> tuple[str, ...]:
    return (claim.part, *claim.text.split())


def alike(left: str, right: str) -> float:
    """Give the share of words that two texts have in common, in order, 0-1."""
    return SequenceMatcher(None, left.casefold().split(), right.casefold().split(), autojunk=False).ratio()
