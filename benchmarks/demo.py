"""How the report on the demo stories meets what was planted in them: `python -m benchmarks.demo [reports/report.json]`.

A planted clash is found when a contradiction of its type joins the sentence that carries the error with a sentence
of a report that has it right. Any contradiction that touches no planted error is a false alarm; so is one on a trap.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from consistency.types import Article, Claim, Label, Part, Report, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DATA = Path(__file__).parent.parent / "data"


@dataclass(frozen=True, slots=True)
class Planted:
    """One row of data/planted.jsonl: two stretches of two reports, and what is expected of them."""

    id: str
    story: str
    kind: str
    type: str | None
    expected: str
    left_outlet: str
    left: str
    right_outlet: str
    right: str
    wrong: str | None = None

    @property
    def error(self) -> str:
        """The id of the planted error: rows that end in a letter are the same error met by another report."""
        return re.sub(r"(?<=\d)[a-z]$", "", self.id)

    @property
    def erroneous(self) -> tuple[str, str]:
        """Outlet and words of the side that carries the error."""
        return (self.left_outlet, self.left) if self.wrong == "left" else (self.right_outlet, self.right)


@dataclass(frozen=True, slots=True)
class Score:
    """What a report makes of the planted rows."""

    found: tuple[str, ...]
    other_type: tuple[str, ...]
    missed: tuple[str, ...]
    false_alarms: tuple[Verdict, ...]
    traps_hit: tuple[str, ...]


def planted(path: Path = DATA / "planted.jsonl") -> tuple[Planted, ...]:
    """Read the planted clashes and traps."""
    fields = Planted.__slots__
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return tuple(Planted(**{name: row.get(name) for name in fields}) for row in rows)


def touches(claim: Claim, articles: dict[str, Article], outlet: str, words: str) -> bool:
    """Say whether a claim lies in the sentence that holds `words` of an outlet's report."""
    if claim.outlet != outlet:
        return False
    start = articles[claim.article_id].part(claim.part).find(words)
    return start >= 0 and claim.sentence.start < start + len(words) and start < claim.sentence.end


def score(report: Report, rows: Sequence[Planted]) -> Score:
    """Count found clashes by error, traps that were called a clash, and all other contradictions."""
    articles = {article.id: article for article in report.articles}
    clashes = [row for row in rows if row.kind == "clash"]
    contradictions = [v for v in report.verdicts if v.label is Label.CONTRADICTION]
    hits: dict[str, set[str]] = {row.error: set() for row in clashes}
    false_alarms = []
    for verdict in contradictions:
        errors = {row.error: row.type for row in clashes if meets_error(verdict, articles, row)}
        for error, kind in errors.items():
            hits[error].add("found" if kind == verdict.type else "other")
        if not errors:
            false_alarms.append(verdict)
    traps = [row.id for row in rows if row.kind == "trap" and any(same_pair(v, articles, row) for v in false_alarms)]
    return Score(
        found=tuple(sorted(e for e, kinds in hits.items() if "found" in kinds)),
        other_type=tuple(sorted(e for e, kinds in hits.items() if kinds == {"other"})),
        missed=tuple(sorted(e for e, kinds in hits.items() if not kinds)),
        false_alarms=tuple(false_alarms),
        traps_hit=tuple(sorted(traps)),
    )


def sides(verdict: Verdict) -> Iterator[Claim]:
    yield verdict.pair.left
    yield verdict.pair.right


def meets_error(verdict: Verdict, articles: dict[str, Article], row: Planted) -> bool:
    return any(touches(claim, articles, *row.erroneous) for claim in sides(verdict))


def same_pair(verdict: Verdict, articles: dict[str, Article], row: Planted) -> bool:
    ends = ((row.left_outlet, row.left), (row.right_outlet, row.right))
    return all(any(touches(claim, articles, *end) for claim in sides(verdict)) for end in ends)


def lines(result: Score) -> Iterator[str]:
    total = len(result.found) + len(result.other_type) + len(result.missed)
    yield f"planted errors found with the right type: {len(result.found)} of {total}"
    yield f"found under another type: {', '.join(result.other_type) or 'none'}"
    yield f"missed: {', '.join(result.missed) or 'none'}"
    yield f"contradictions that touch no planted error: {len(result.false_alarms)}"
    for verdict in result.false_alarms:
        left, right = verdict.pair.left, verdict.pair.right
        place = " (headline)" if Part.TITLE in (left.part, right.part) else ""
        yield f"  {verdict.type}{place}: {left.outlet}: {left.text} | {right.outlet}: {right.text} | {verdict.reason}"
    yield f"traps called a clash: {', '.join(result.traps_hit) or 'none'}"


def main(path: Path) -> None:
    from consistency.render import from_json

    report = from_json(path.read_text(encoding="utf-8"))
    print("\n".join(lines(score(report, planted()))))


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "reports/report.json"))
