"""Group verdicts that say the same thing: nobody should read the same clash nine times."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from consistency.ids import content_id
from consistency.types import Claim, Finding, Label, SlotKind, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

#: Labels that say that the two claims report one fact.
TOGETHER = (Label.AGREEMENT, Label.REFINEMENT)
#: The order in which findings are read.
ORDER = (
    Label.CONTRADICTION, Label.UPDATE, Label.ATTRIBUTION, Label.FRAMING, Label.REFINEMENT, Label.AGREEMENT,
)  # fmt: skip


@dataclass(slots=True)
class Groups:
    """Claims that report one fact, grown by joining; a claim stands alone until joined."""

    leader: dict[str, str] = field(default_factory=dict)
    members: dict[str, list[str]] = field(default_factory=dict)

    def of(self, claim_id: str) -> str:
        """Give the id of the group that a claim is in."""
        return self.leader.get(claim_id, claim_id)

    def claims(self, group: str) -> list[str]:
        """Give the claims of a group."""
        return self.members.get(group, [group])

    def join(self, left: str, right: str) -> None:
        """Make one group of two."""
        keep, gone = sorted((left, right))
        self.members[keep] = sorted(self.claims(keep) + self.claims(gone))
        self.members.pop(gone, None)
        for claim_id in self.members[keep]:
            self.leader[claim_id] = keep


def findings(verdicts: Sequence[Verdict], origin_of: Callable[[str], str]) -> tuple[Finding, ...]:
    """Give the findings of a run, the gravest and surest first.

    `origin_of` maps an article id to the source it comes from, so that copies count once. Verdicts that say
    nothing about a shared fact (`unrelated`, `unmeasured`) make no finding.
    """
    groups = same_fact(verdicts)
    buckets: dict[tuple[str, ...], list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        if verdict.label in ORDER:
            buckets[key_of(verdict, groups)].append(verdict)
    found = [finding_of(bucket, origin_of) for bucket in buckets.values()]
    return in_order(found)


def in_order(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Give findings in the order in which they are read: the gravest and surest first."""
    return tuple(sorted(found, key=lambda f: (ORDER.index(f.label), -f.confidence, f.id)))


def same_fact(verdicts: Iterable[Verdict]) -> Groups:
    """Group claims that agree; two groups join only when most pairs judged between them agree."""
    groups = Groups()
    by_pair = {frozenset((v.pair.left.id, v.pair.right.id)): v for v in verdicts}
    agreeing = [v for v in by_pair.values() if v.label in TOGETHER]
    for verdict in sorted(agreeing, key=lambda v: (-v.confidence, v.id)):
        left, right = groups.of(verdict.pair.left.id), groups.of(verdict.pair.right.id)
        if left != right and mostly_agree(groups.claims(left), groups.claims(right), by_pair):
            groups.join(left, right)
    return groups


def mostly_agree(left: Sequence[str], right: Sequence[str], by_pair: Mapping[frozenset[str], Verdict]) -> bool:
    """Say whether at least half of the judged pairs between two groups agree, and none clashes."""
    between = [by_pair[key] for a in left for b in right if (key := frozenset((a, b))) in by_pair]
    agreed = sum(v.label in TOGETHER for v in between)
    return 2 * agreed >= len(between) and not any(v.label is Label.CONTRADICTION for v in between)


def key_of(verdict: Verdict, groups: Groups) -> tuple[str, ...]:
    """Give the key that verdicts of one finding share."""
    left, right = groups.of(verdict.pair.left.id), groups.of(verdict.pair.right.id)
    if verdict.label in TOGETHER and left == right:
        return ("same", left)
    values = clashing_values(verdict)
    if values:
        return (str(verdict.label), str(verdict.type), *values)
    return (str(verdict.label), str(verdict.type), *sorted((left, right)))


def clashing_values(verdict: Verdict) -> tuple[str, ...]:
    """Give what the typed facts of a clash say, in a fixed order, with what they are about."""
    clashing = [c for c in verdict.comparisons if c.agrees is False and c.left and c.right]
    if verdict.label not in (Label.CONTRADICTION, Label.UPDATE) or not clashing:
        return ()
    first = clashing[0]
    values = sorted(slot.value for slot in (first.left, first.right) if slot)
    # "did" and "did not" are values of any deed, so the deed tells two of them apart.
    if first.kind is SlotKind.POLARITY:
        return (str(first.kind), min(slot.event or "" for slot in (first.left, first.right) if slot), *values)
    # What a place, a name or a quotation is about is a bag of words for comparing: no two are the same.
    if first.kind in (SlotKind.PLACE, SlotKind.PERSON, SlotKind.QUOTE, SlotKind.DATE):
        return (str(first.kind), *values)
    topic = min((slot.about or "").lower() for slot in (first.left, first.right) if slot)
    return (str(first.kind), topic, *values)


def finding_of(bucket: Sequence[Verdict], origin_of: Callable[[str], str]) -> Finding:
    """Make one finding of the verdicts that share a key; the surest leads."""
    lead = min(bucket, key=lambda v: (-v.confidence, v.id))
    claims = {c.id: c for v in bucket for c in (v.pair.left, v.pair.right)}
    label = lead.label
    sides = two_sides(lead, bucket) if label not in TOGETHER else (tuple(sorted(claims)),)
    return Finding(
        id=content_id("finding", str(label), *sorted(v.id for v in bucket)),
        label=label,
        type=lead.type if label is Label.CONTRADICTION else None,
        confidence=lead.confidence,
        lead=lead.id,
        verdicts=tuple(v.id for v in sorted(bucket, key=lambda v: (-v.confidence, v.id))),
        sides=sides,
        outlets=tuple(sorted({c.outlet for c in claims.values()})),
        origins=len({origin_of(c.article_id) for c in claims.values()}),
        reason=lead.reason,
    )


def two_sides(lead: Verdict, bucket: Sequence[Verdict]) -> tuple[tuple[str, ...], ...]:
    """Put the claims of a clash on the side of the lead's left or right claim.

    A claim that clashes with one side stands on the other, as far as that can be followed from the lead.
    """
    side = {lead.pair.left.id: 0, lead.pair.right.id: 1}
    left_value = value_on(lead, lead.pair.left)
    for _ in bucket:  # each round places at least one claim or changes nothing
        for verdict in bucket:
            place(verdict, side, left_value)
    return tuple(tuple(sorted(c for c, at in side.items() if at == number)) for number in (0, 1))


def place(verdict: Verdict, side: dict[str, int], left_value: str | None) -> None:
    """Place the claims of one verdict: by their value where it has one, else opposite what they clash with."""
    a, b = verdict.pair.left, verdict.pair.right
    for claim in (a, b):
        value = value_on(verdict, claim)
        if value is not None and left_value is not None:
            side.setdefault(claim.id, 0 if value == left_value else 1)
    for one, other in ((a, b), (b, a)):
        if one.id in side:
            side.setdefault(other.id, 1 - side[one.id])


def value_on(verdict: Verdict, claim: Claim) -> str | None:
    """Give what a claim says in the comparison that clashes, None where no typed fact does."""
    for comparison in verdict.comparisons:
        if comparison.agrees is False and comparison.left and comparison.right:
            return comparison.left.value if claim is verdict.pair.left else comparison.right.value
    return None
