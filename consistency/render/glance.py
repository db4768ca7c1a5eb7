"""The verdict at a glance: how sure, in which facts, between whom, what was not measured; and who agrees with whom."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING

from consistency.render.nouns import Count, Match, Member, Origin, Tally
from consistency.render.safe import one_line
from consistency.render.wording import BANDS, band
from consistency.types import Article, Finding, Label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from consistency.origins import Family
    from consistency.types import Coverage, Report

_MOST_PAIRS = 3
_TOGETHER = (Label.AGREEMENT, Label.REFINEMENT)


def glance(report: Report, matches: Sequence[Match], states: Mapping[str, str], *, reviewed: bool) -> tuple[Tally, ...]:
    """Give the lines of the verdict; `states` maps the ids of reviewed findings to what was decided."""
    clashes = [finding for finding in report.findings if finding.label is Label.CONTRADICTION]
    bands = Counter(band(finding.confidence) for finding in clashes)
    types = Counter(finding.type.value for finding in clashes if finding.type)
    made = [
        Tally("sure", "How sure", tuple(Count(name, bands[name], name) for name in BANDS if bands[name])),
        Tally("facts", "In which facts", tuple(Count(name, count, name) for name, count in _most(types))),
        Tally("between", "Between whom", _pairs(matches)),
        Tally("shared", "Agreements", _shared(report)),
        Tally("unmeasured", "Not measured", _not_measured(report)),
    ]
    if reviewed:
        decided = Counter(states.get(finding.id, "not reviewed") for finding in clashes)
        made.append(Tally("reviewed", "Reviewed", tuple(Count(name, count, name) for name, count in _most(decided))))
    return tuple(tally for tally in made if tally.counts)


def matches(findings: Sequence[Finding], outlet_of: Callable[[str], str], outlets: Sequence[str]) -> tuple[Match, ...]:
    """Count for each pair of outlets the findings that both carry, and those in which they stand apart."""
    agreed: Counter[frozenset[str]] = Counter()
    apart: Counter[frozenset[str]] = Counter()
    for finding in findings:
        sides = [sorted({outlet_of(name) for name in side}) for side in finding.sides]
        if finding.label is Label.CONTRADICTION and len(sides) == 2:
            apart.update({frozenset(pair) for pair in itertools.product(*sides)})
        elif finding.label in _TOGETHER:
            carriers = sorted({outlet for side in sides for outlet in side})
            agreed.update(frozenset(pair) for pair in itertools.combinations(carriers, 2))
    pairs = itertools.combinations(outlets, 2)
    return tuple(Match(one_line(a), one_line(b), agreed[frozenset((a, b))], apart[frozenset((a, b))]) for a, b in pairs)


def sources(families: Sequence[Family], articles: Mapping[str, Article]) -> tuple[Origin, ...]:
    """Give the origins of a story with their articles, the widest first."""
    made = [_origin(family, articles) for family in families]
    return tuple(sorted(made, key=lambda origin: -len(origin.members)))


def _origin(family: Family, articles: Mapping[str, Article]) -> Origin:
    members = tuple(_member(family, at, articles) for at in range(len(family.articles)))
    name, first = one_line(family.name), members[0]
    if len(members) > 1:
        own = "" if len({member.outlet for member in members}) > 1 else " of its own"
        return Origin(name, f"{len(members)} articles{own}, counted once", members)
    return Origin(name, first.why if first.outlet == name else f"{first.outlet} {first.why}", members)


def _member(family: Family, place: int, articles: Mapping[str, Article]) -> Member:
    article, share = articles[family.articles[place]], family.likeness[place]
    shared = f"{share:.0%} of the text is shared" if share else ""
    if article.outlet.casefold() == family.name.casefold():
        why = "the source" if len(family.articles) > 1 else "its own report"
    elif article.origin:
        why = "names it as its source"
    else:
        why, shared = shared, ""
    return Member(one_line(article.outlet), ", ".join(filter(None, (why, shared))))


def _pairs(matches: Sequence[Match]) -> tuple[Count, ...]:
    worst = sorted((match for match in matches if match.clashes), key=lambda match: -match.clashes)
    named = [Count(f"{m.left} – {m.right}", m.clashes, f"{m.left} – {m.right}") for m in worst[:_MOST_PAIRS]]
    rest = len(worst) - _MOST_PAIRS
    return (*named, Count("more", rest, "more pairs" if rest > 1 else "more pair")) if rest > 0 else tuple(named)


def _shared(report: Report) -> tuple[Count, ...]:
    """Count agreements apart from those that are one report, printed twice."""
    origins = [finding.origins for finding in report.findings if finding.label is Label.AGREEMENT]
    own = sum(count > 1 for count in origins)
    found = (("by independent reports", own), ("by copies of one report", len(origins) - own))
    return tuple(Count(name, count, name) for name, count in found if count)


def _not_measured(report: Report) -> tuple[Count, ...]:
    pairs = sum(verdict.label is Label.UNMEASURED for verdict in report.verdicts)
    coverage: Sequence[Coverage] = report.coverage
    undated = sum(article.day is None for article in report.articles)
    found = (
        ("pair of claims", "pairs of claims", pairs),
        ("claim with nothing to compare", "claims with nothing to compare", sum(c.unaligned for c in coverage)),
        ("opinion or question", "opinions and questions", sum(c.not_judged for c in coverage)),
        ("line of page furniture", "lines of page furniture", sum(c.boilerplate for c in coverage)),
        ("article without a date", "articles without a date", undated),
        ("source skipped", "sources skipped", len(report.skipped)),
    )
    return tuple(Count(many, count, one if count == 1 else many) for one, many, count in found if count)


def _most(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
