"""Two reports -> what is new, resolved, changed and unchanged, and why. Pure.

A finding is the same one in both reports when a pair of claims of it is: claims are matched by their words, so that
ids of findings may differ (a finding's id changes when a further outlet joins). Which pairs make up a finding, and
small moves of a confidence, are noise and no change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from consistency.regress.causes import Both, run_causes
from consistency.regress.changes import Cause, CauseKind, Change, Difference, Edit, Kind
from consistency.regress.matching import pair_key
from consistency.types import Label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from consistency.types import Article, Finding, Report, Verdict

#: A confidence that moves by less than this is the same one: CPUs and precisions differ by some hundredths.
STEP = 0.05
_KINDS = (Kind.NEW, Kind.CHANGED, Kind.RESOLVED, Kind.UNCHANGED)
_GRAVE = (Label.CONTRADICTION, Label.UPDATE, Label.ATTRIBUTION, Label.FRAMING, Label.REFINEMENT, Label.AGREEMENT)


def difference(old: Report, new: Report, *, reviews: Mapping[str, str] | None = None) -> Difference:
    """Compare two reports; `reviews` gives, by verdict id, what a person decided: "dismissed by Ada".

    A finding that was dismissed or waived counts as resolved where it was there before.
    """
    both = Both.of(old, new)
    changes = sorted(_Comparison(both, reviews or {}).changes(), key=_order)
    matched = both.matching.articles
    by_id = {article.id: article for article in old.articles}
    return Difference(
        old=old.signature,
        new=new.signature,
        changes=tuple(changes),
        added=tuple(article for article in new.articles if article.id not in matched),
        removed=tuple(article for article in old.articles if article.id not in set(matched.values())),
        edited=tuple(a for a in new.articles if a.id in matched and _edited(by_id[matched[a.id]], a)),
    )


def new_contradictions(found: Difference) -> tuple[Change, ...]:
    """Give the clashes that were not there before, and that nobody has dismissed or waived."""
    return tuple(c for c in found.of(Kind.NEW) if c.label is Label.CONTRADICTION and not c.review)


def _order(change: Change) -> tuple[int, int, float, str]:
    grave = _GRAVE.index(change.label) if change.label in _GRAVE else len(_GRAVE)
    return _KINDS.index(change.kind), grave, -change.lead.confidence, change.lead.id


def _edited(old: Article, new: Article) -> bool:
    return (old.text, old.title) != (new.text, new.title)


class _Comparison:
    """Findings of both reports, met through the pairs of claims that they share."""

    def __init__(self, both: Both, reviews: Mapping[str, str]) -> None:
        self.both, self.reviews = both, reviews
        self.old, self.new = both.old, both.new
        old, new = self.old.report, self.new.report
        self.old_by_key = {pair_key(v.pair.left.id, v.pair.right.id): v for v in old.verdicts}
        self.new_by_key = {both.matching.key(v): v for v in new.verdicts}
        self.finding_of = {name: finding for finding in old.findings for name in finding.verdicts}
        self.run_causes = tuple(run_causes(old.signature, new.signature))

    def changes(self) -> Iterator[Change]:
        """Give a change for every finding of both reports, once."""
        met = [(finding, self.before(finding)) for finding in self.new.report.findings]
        kept = {before.id for finding, before in met if before and before.label is finding.label}
        seen: set[str] = set()
        for finding, before in met:
            if before is None or (before.label is not finding.label and before.id in kept):
                yield self.arrived(finding)
            else:
                seen.add(before.id)
                yield self.kept(before, finding)
        for finding in self.old.report.findings:
            if finding.id not in seen:
                yield self.gone(finding)

    def before(self, finding: Finding) -> Finding | None:
        """Give the finding of the old report that shares most pairs with a new one, of its label if there is one."""
        shared: dict[str, int] = {}
        by_id: dict[str, Finding] = {}
        for name in finding.verdicts:
            verdict = self.old_by_key.get(self.both.matching.key(self.new.verdicts[name]))
            found = self.finding_of.get(verdict.id) if verdict else None
            if found:
                by_id[found.id] = found
                shared[found.id] = shared.get(found.id, 0) + 1
        ranked = sorted(shared, key=lambda name: (by_id[name].label is not finding.label, -shared[name], name))
        return by_id[ranked[0]] if ranked else None

    def old_key(self, name: str) -> str:
        """Give the key of an old verdict's pair."""
        pair = self.old.verdicts[name].pair
        return pair_key(pair.left.id, pair.right.id)

    def arrived(self, finding: Finding) -> Change:
        """Give the change of a finding that has no pair in common with an old one."""
        lead = self.new.lead(finding)
        causes = (*self.both.side_causes(lead), *self.run_causes) or self.both.weak_causes(self.new.story(lead))
        return self.change(Kind.NEW, lead, new=finding, causes=causes, edits=tuple(self.both.edits(lead)))

    def gone(self, finding: Finding) -> Change:
        """Give the change of a finding of which nothing is left, or of which a pair can't be measured any more."""
        lead = self.old.lead(finding)
        after = [self.new_by_key.get(self.old_key(name)) for name in finding.verdicts]
        lost = next((verdict for verdict in after if verdict and verdict.label is Label.UNMEASURED), None)
        if lost:
            causes = (*self.both.side_causes(lost), *self.run_causes) or self.both.weak_causes(self.new.story(lost))
            what = (f"was {finding.label}, can't be measured now",)
            return self.change(Kind.CHANGED, lost, old=finding, what=what, causes=causes)
        judged = next((verdict for verdict in after if verdict), None)
        own = tuple(self.both.edit_causes(judged)) if judged else tuple(self.both.lost_causes(lead))
        causes = (*own, *self.run_causes) or self.both.weak_causes(self.old.story(lead))
        edits = tuple(self.both.edits(judged)) if judged else ()
        return self.change(Kind.RESOLVED, lead, old=finding, causes=causes, edits=edits)

    def kept(self, before: Finding, finding: Finding) -> Change:
        """Give the change of a finding that both reports have: its label, words, outlets or confidence."""
        lead = self.new.lead(finding)
        verdicts = [self.new.verdicts[name] for name in finding.verdicts]
        edits = _longest(dict.fromkeys(edit for verdict in verdicts for edit in self.both.edits(verdict)))
        review = self.review(finding)
        if review:
            cause = Cause(CauseKind.REVIEW, review)
            return self.change(Kind.RESOLVED, lead, old=before, new=finding, causes=(cause,), edits=edits)
        what = tuple(_what(before, finding, edited=bool(edits)))
        if not what:
            return self.change(Kind.UNCHANGED, lead, old=before, new=finding)
        own = tuple(dict.fromkeys(cause for verdict in verdicts for cause in self.both.side_causes(verdict)))
        causes = (*own, *self.run_causes) or self.both.weak_causes(self.new.story(lead))
        kind = _kind_of(before, finding)
        return self.change(kind, lead, old=before, new=finding, what=what, causes=causes, edits=edits)

    def change(
        self,
        kind: Kind,
        lead: Verdict,
        *,
        old: Finding | None = None,
        new: Finding | None = None,
        what: tuple[str, ...] = (),
        causes: tuple[Cause, ...] = (),
        edits: tuple[Edit, ...] = (),
    ) -> Change:
        """Give a change; its label and type are those of the new report, or of the old one where it is resolved."""
        shown = (old or new) if kind is Kind.RESOLVED else (new or old)
        lost = new is None and kind is Kind.CHANGED
        side = self.new if new or lost else self.old
        return Change(
            kind=kind,
            label=lead.label if lost or shown is None else shown.label,
            type=None if lost or shown is None else shown.type,
            story=side.story(lead),
            lead=lead,
            old=old,
            new=new,
            what=what,
            causes=causes,
            edits=edits,
            review=self.review(new) if new else "",
        )

    def review(self, finding: Finding) -> str:
        """Give what was decided about a finding: about its lead, or else about another of its verdicts."""
        names = (finding.lead, *finding.verdicts)
        return next((self.reviews[name] for name in names if name in self.reviews), "")


def _longest(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Drop edits of a part of a sentence where the edit of the whole is there."""
    every = tuple(edits)
    return tuple(
        edit for edit in every if not any(o is not edit and edit.old in o.old and edit.new in o.new for o in every)
    )


def _kind_of(old: Finding, new: Finding) -> Kind:
    """A clash that was something else is a new clash, and one that is something else now is resolved."""
    was, now = (finding.label is Label.CONTRADICTION for finding in (old, new))
    if was == now:
        return Kind.CHANGED
    return Kind.NEW if now else Kind.RESOLVED


def _what(old: Finding, new: Finding, *, edited: bool) -> Iterator[str]:
    """Say what is different of a finding that both reports have."""
    if (old.label, old.type) != (new.label, new.type):
        yield f"was {_named(old)}, now {_named(new)}"
    if edited:
        yield "the words changed"
    joined, left = (sorted(set(a.outlets) - set(b.outlets)) for a, b in ((new, old), (old, new)))
    if joined:
        yield f"now also in {', '.join(joined)}"
    if left:
        yield f"no longer in {', '.join(left)}"
    if abs(old.confidence - new.confidence) >= STEP:
        yield f"confidence was {old.confidence:.2f}, now {new.confidence:.2f}"


def _named(finding: Finding) -> str:
    return f"{finding.label} ({finding.type})" if finding.type else str(finding.label)
