"""Facts of real reports that were read: are two values that two reports of one story give of one thing?

`news_facts.csv` lists pairs of values of the research news by their places (article, part, offsets), with what a reader
made of each from the two claims and the sentences before them: `clash` (of one thing, and not both can be right),
`same` (of one thing, and compatible), `apart` (of two things). It holds no news. The pairs were drawn before they were
read: in the tune half every pair of values that the binder of the time did not rule out and a sample of the rest, in
the held half a sample of those that differ. The labels are those of a language model that read them to a brief; of 746
that were read twice, the hard ones among them, 98% got the same label again.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from consistency.types import Part, Span

if TYPE_CHECKING:
    from consistency.types import Claim, Slot

READ = Path(__file__).parent / "news_facts.csv"
#: What a label says of two values: whether they are of one thing.
OF_ONE = {"clash": True, "same": True, "apart": False}


@dataclass(frozen=True, slots=True)
class Value:
    """Where a report states a value."""

    article: str
    part: Part
    span: Span

    @classmethod
    def of(cls, claim: Claim, slot: Slot) -> Value:
        """Give the place of a fact that a claim states."""
        return cls(claim.article_id, claim.part, Span(slot.start, slot.end))


#: Two places, whichever comes first.
Places = frozenset[Value]


def read_facts(path: Path = READ) -> dict[tuple[str, Places], str]:
    """Give the label of each two values, by kind and places; KeyError for a label of another name."""
    with path.open(encoding="utf-8", newline="") as lines:
        found = {(row["kind"], frozenset({_value(row, "left"), _value(row, "right")})): row["label"]
                 for row in csv.DictReader(lines)}  # fmt: skip
    if unknown := set(found.values()) - OF_ONE.keys():
        raise KeyError(", ".join(sorted(unknown)))
    return found


def _value(row: dict[str, str], side: str) -> Value:
    span = Span(int(row[f"{side}_start"]), int(row[f"{side}_end"]))
    return Value(row[side], Part(row[f"{side}_part"]), span)


def label_of(
    facts: dict[tuple[str, Places], str], kind: str, left: tuple[Claim, Slot], right: tuple[Claim, Slot]
) -> str | None:
    """Give the label of two facts of a kind, None where nobody read them."""
    return facts.get((str(kind), frozenset({Value.of(*left), Value.of(*right)})))
