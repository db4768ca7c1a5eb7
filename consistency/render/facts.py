"""Facts that several outlets report: typed facts of claims, bound to one another by the comparisons of the verdicts."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from consistency.types import Claim, Finding, Label, Slot, SlotKind, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

#: Labels whose comparisons speak of one fact; of the others only those of a named person or office do.
_TELLING = frozenset({Label.CONTRADICTION, Label.UPDATE, Label.AGREEMENT, Label.REFINEMENT})
_NAMED = frozenset({SlotKind.AGE, SlotKind.ROLE})
#: That two reports name a person, or that something was done, is no fact to compare until they clash in it.
_ONLY_IF_CLASHING = frozenset({SlotKind.PERSON, SlotKind.POLARITY})
_FIGURES = frozenset({SlotKind.QUANTITY, SlotKind.MONEY, SlotKind.AGE, SlotKind.DURATION, SlotKind.DATE, SlotKind.TIME})
_CLAUSE = re.compile(r"\S+(?: \S+){0,3}, (?:who|which|whose)\b[^,]*$")  # "Lopez, who confessed after the shooting"
_SENTENCE, _LOW = 5, 2  # words, and those of them that begin with a small letter
_DANGLING = frozenset(["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"])

Node = tuple[str, str, SlotKind, int, int]


@dataclass(frozen=True, slots=True)
class Telling:
    """One report of a fact: who printed it, in which words, and which of the values of the fact it is."""

    claim: Claim
    slot: Slot | None
    value: int
    state: Label | None  # contradiction or update, where this value clashes with another


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact and who reports it; `finding` is the finding that shows it best."""

    kind: SlotKind | None
    tellings: tuple[Telling, ...]
    finding: Finding | None

    @property
    def values(self) -> int:
        """How many different values are reported."""
        return len({telling.value for telling in self.tellings})

    @property
    def loose(self) -> bool:
        """Whether figures that can both be true are not the same: "nearly 90" and 88."""
        figures = {telling.slot.value for telling in self.tellings if telling.slot}
        return self.values > 1 or (self.kind in _FIGURES and len(figures) > 1)


@dataclass(slots=True)
class _Web:
    """Slots as nodes and comparisons as edges, of one story."""

    claims: dict[Node, list[Claim]] = field(default_factory=lambda: defaultdict(list))
    slots: dict[Node, Slot] = field(default_factory=dict)
    same: list[tuple[Node, Node]] = field(default_factory=list)
    apart: dict[tuple[Node, Node], Label] = field(default_factory=dict)
    finding: dict[Node, Finding] = field(default_factory=dict)
    clashes: set[str] = field(default_factory=set)  # ids of the findings that two slots of the web make

    def node(self, claim: Claim, slot: Slot, finding: Finding | None) -> Node:
        node = (claim.article_id, str(claim.part), slot.kind, slot.start, slot.end)
        self.slots.setdefault(node, slot)
        if claim not in self.claims[node]:
            self.claims[node].append(claim)
        if finding and (node not in self.finding or _rank(finding) < _rank(self.finding[node])):
            self.finding[node] = finding
        return node


def facts(verdicts: Sequence[Verdict], findings: Sequence[Finding], claims: Sequence[Claim]) -> tuple[Fact, ...]:
    """Give the facts that at least two outlets report, in the order of the claims that tell them."""
    found_in = {name: finding for finding in findings for name in finding.verdicts}
    web = _Web()
    for verdict in verdicts:
        _weave(web, verdict, found_in.get(verdict.id))
    typed = [fact for nodes in _components(web) if (fact := _fact(nodes, web, claims))]
    shown = {telling.claim.id for fact in typed for telling in fact.tellings}
    by_id = {claim.id: claim for claim in claims}
    rest = [finding for finding in findings if finding.id not in web.clashes and _is_untyped(finding, shown)]
    whole = [_untyped(finding, by_id) for finding in rest]
    clashing = [fact for fact in whole if fact.tellings[0].state]
    return (*typed, *clashing, *_shared([fact for fact in whole if not fact.tellings[0].state]))


def _weave(web: _Web, verdict: Verdict, finding: Finding | None) -> None:
    for comparison in verdict.comparisons:
        left, right = comparison.left, comparison.right
        if comparison.agrees is None or left is None or right is None:
            continue
        if not (_is_worded(left) and _is_worded(right) and _is_telling(verdict, comparison.kind, comparison.agrees)):
            continue
        a, b = web.node(verdict.pair.left, left, finding), web.node(verdict.pair.right, right, finding)
        if comparison.agrees:
            web.same.append((a, b))
        else:
            web.apart[a, b] = verdict.label
            web.clashes.add(finding.id if finding else "")


def _is_telling(verdict: Verdict, kind: SlotKind, agrees: bool) -> bool:
    if verdict.label in (Label.CONTRADICTION, Label.UPDATE):
        return True
    return agrees and (verdict.label in _TELLING or kind in _NAMED)


def _is_worded(slot: Slot) -> bool:
    """Say whether the words of a slot stand for something: no blank, no cut phrase such as "runs the"."""
    words = slot.text.split()
    return bool(words) and slot.text == slot.text.strip() and words[-1].casefold() not in _DANGLING


def _components(web: _Web) -> list[list[Node]]:
    head = {node: node for node in web.slots}

    def top(node: Node) -> Node:
        while head[node] != node:
            node = head[node]
        return node

    for a, b in (*web.same, *web.apart):
        low, high = sorted((top(a), top(b)))
        head[high] = low
    groups: dict[tuple[object, ...], list[Node]] = defaultdict(list)
    for node in web.slots:
        groups[(top(node),)].append(node)
    return _merged(list(groups.values()), web)


def _merged(groups: list[list[Node]], web: _Web) -> list[list[Node]]:
    """Join groups that are about the same thing by their own words: "age of Mario Gómez" met in two sentences."""
    full = {topic for slot in web.slots.values() if (topic := _topic(slot))}
    joined: list[tuple[set[tuple[object, ...]], list[Node]]] = []
    for nodes in groups:
        topics = {_filled(topic, full) for node in nodes if (topic := _topic(web.slots[node]))}
        near = [group for group in joined if group[0] & topics]
        joined = [group for group in joined if group not in near]
        joined.append(
            (topics.union(*(group[0] for group in near)), [*(node for group in near for node in group[1]), *nodes])
        )
    return [nodes for _, nodes in joined]


def _filled(topic: tuple[object, ...], full: set[tuple[object, ...]]) -> tuple[object, ...]:
    """Give the topic of the full name where a surname stands alone and only one full name of the story has it."""
    if topic[0] not in _NAMED or " " in str(topic[1]):
        return topic
    named = [other for other in full if other[0] == topic[0] and str(other[1]).endswith(f" {topic[1]}")]
    return named[0] if len(named) == 1 else topic


def _topic(slot: Slot) -> tuple[object, ...]:
    """Give what an age, an office or a count is of; () where the words alone do not tell."""
    about = (slot.about or "").casefold()
    if slot.kind in _NAMED and (slot.about or "")[:1].isupper():
        return (slot.kind, _name(about))
    counted = slot.kind in (SlotKind.QUANTITY, SlotKind.DATE, SlotKind.TIME) and about and slot.event
    return (slot.kind, about, (slot.event or "").casefold(), slot.unit) if counted else ()


def _name(about: str) -> str:
    """Give the last two words of a name: "Ukraine's Dmytro Kuleba" and "Minister Dmytro Kuleba" are one person."""
    return " ".join(about.split()[-2:])


def _fact(nodes: Sequence[Node], web: _Web, claims: Sequence[Claim]) -> Fact | None:
    kind = nodes[0][2]
    clashing = {node for pair in web.apart for node in pair}
    if kind in _ONLY_IF_CLASHING and not clashing & set(nodes):
        return None
    values = _values(nodes, web)
    state = _states(values, web)
    tellings = [
        Telling(_fullest(web.claims[node]), web.slots[node], values[node], state.get(values[node])) for node in nodes
    ]
    tellings += _repeats(tellings, claims)
    if len({telling.claim.outlet for telling in tellings}) < 2:
        return None
    found = [web.finding[node] for node in nodes if node in web.finding]
    return Fact(kind, tuple(_ordered(tellings, claims)), min(found, key=_rank, default=None))


def _values(nodes: Sequence[Node], web: _Web) -> dict[Node, int]:
    """Number the different values of a fact: equal ones are one, and those that agree unless some of them clash."""
    number: dict[Node, int] = {}
    seen: dict[str, int] = {}
    for node in nodes:
        number[node] = seen.setdefault(web.slots[node].value.casefold(), len(seen))
    apart = [(a, b) for a, b in web.apart if a in number]
    for a, b in web.same:
        if a in number and number[a] != number[b]:
            low, high = sorted((number[a], number[b]))
            if not any({number[x], number[y]} == {low, high} for x, y in apart):
                number = {node: low if value == high else value for node, value in number.items()}
    return number


def _states(values: Mapping[Node, int], web: _Web) -> dict[int, Label]:
    """Give for each value that clashes how: a contradiction outweighs an update."""
    states: dict[int, Label] = {}
    for (a, b), label in web.apart.items():
        if a not in values or values[a] == values[b]:
            continue
        for node in (a, b):
            if states.get(values[node]) is not Label.CONTRADICTION:
                states[values[node]] = label
    return states


def _repeats(tellings: Sequence[Telling], claims: Sequence[Claim]) -> list[Telling]:
    """Give who else says one of the values of the same named person, in claims that no verdict compared."""
    known = {
        (telling.slot.kind, _name((telling.slot.about or "").casefold()), telling.slot.value): telling
        for telling in reversed(tellings)
        if telling.slot and telling.slot.kind in _NAMED and " " in (telling.slot.about or "")
    }
    if not known:
        return []
    places = {(t.claim.article_id, t.claim.part, t.slot.start) for t in tellings if t.slot}
    found: list[Telling] = []
    for claim in claims:
        for slot in claim.slots:
            like = known.get((slot.kind, _name((slot.about or "").casefold()), slot.value))
            place = (claim.article_id, claim.part, slot.start)
            if like and place not in places:
                places.add(place)
                found.append(Telling(claim, slot, like.value, like.state))
    return found


def _fullest(claims: Sequence[Claim]) -> Claim:
    """Give the shortest of the claims that hold a slot: the clause that says it, not the sentence around."""
    return min(claims, key=lambda claim: (len(claim.text), claim.id))


def _ordered(tellings: Iterable[Telling], claims: Sequence[Claim]) -> list[Telling]:
    order = {claim.id: place for place, claim in enumerate(claims)}
    return sorted(
        tellings, key=lambda telling: (order.get(telling.claim.id, 0), telling.slot.start if telling.slot else 0)
    )


def _is_untyped(finding: Finding, shown: set[str]) -> bool:
    """Say whether a finding of two outlets is to be a row of its own: any clash, and what agrees but was not seen."""
    claims = {name for side in finding.sides for name in side}
    agreed = finding.label in (Label.AGREEMENT, Label.REFINEMENT) and not claims & shown
    return len(finding.outlets) > 1 and (agreed or finding.label is Label.CONTRADICTION)


def _untyped(finding: Finding, claims: Mapping[str, Claim]) -> Fact:
    """Give a finding as a fact of whole claims; the sides of a clash are its values."""
    clash = Label.CONTRADICTION if finding.label is Label.CONTRADICTION else None
    tellings = [Telling(claims[name], None, side, clash) for side, names in enumerate(finding.sides) for name in names]
    return Fact(None, tuple(tellings), finding)


def _shared(agreed: Sequence[Fact]) -> list[Fact]:
    """Join agreements that share the words of a claim."""
    joined: list[list[Fact]] = []
    for fact in filter(None, map(_sentences, agreed)):
        near = [group for group in joined if any(_texts(fact) & _texts(other) for other in group)]
        merged = [other for group in near for other in group]
        joined = [*(group for group in joined if group not in near), [*merged, fact]]
    return [_union(group) for group in joined]


def _sentences(fact: Fact) -> Fact | None:
    """Leave fragments out, of which nobody says anything; None where less than two outlets are left."""
    tellings = tuple(telling for telling in fact.tellings if _is_sentence(telling.claim.text))
    return replace(fact, tellings=tellings) if len({telling.claim.outlet for telling in tellings}) > 1 else None


def _texts(fact: Fact) -> set[str]:
    return {telling.claim.text.casefold().rstrip(" .") for telling in fact.tellings}


def _union(group: Sequence[Fact]) -> Fact:
    tellings = {telling.claim.id: telling for fact in group for telling in fact.tellings}
    found = [fact.finding for fact in group if fact.finding]
    return Fact(None, tuple(tellings.values()), min(found, key=_rank, default=None))


def _is_sentence(text: str) -> bool:
    """Say whether words may be a sentence: a name, a heading in capitals or a relative clause is none."""
    words = text.split()
    return not _CLAUSE.match(text) and len(words) >= _SENTENCE and sum(word[:1].islower() for word in words) >= _LOW


def _rank(finding: Finding) -> tuple[int, float, str]:
    order = (Label.CONTRADICTION, Label.UPDATE)
    return (order.index(finding.label) if finding.label in order else len(order), -finding.confidence, finding.id)
