"""Thresholds of the NLI model from what people said of pairs: the lowest that keeps a wanted precision.

A threshold governs only the verdicts that it can change: those whose label is one with the threshold at 0 and
another with it out of reach. Of these the labelled ones are a sample, drawn evenly over labels and not over pairs,
so each counts as many pairs as it stands for; the interval is Wilson's, for as many labels as that weighing leaves.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from statistics import NormalDist
from typing import TYPE_CHECKING

from consistency.labels import Answer
from consistency.types import Label, Report, Thresholds, Verdict
from consistency.verdict import Evidence, judge

if TYPE_CHECKING:
    from collections.abc import Mapping

    from consistency.types import ClaimPair

#: Says which of two articles is the later report, as the pipeline does.
Later = Callable[["ClaimPair"], int]

#: Two-sided: the true precision is below the interval in one case of forty.
Z = NormalDist().inv_cdf(0.975)
#: No score is as high: a threshold here believes nothing.
OUT_OF_REACH = 2.0
DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Interval:
    """A share and the interval that it lies in."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Sample:
    """A labelled verdict that a threshold governs: its score, whether people bear it out, the pairs it stands for."""

    score: float
    right: bool
    weight: float


@dataclass(frozen=True, slots=True)
class Fit:
    """What came of one threshold; `after` equals `before` where it was kept, and `kept` says why."""

    name: str
    before: float
    after: float
    labels: int
    believed: int = 0
    precision: Interval | None = None
    kept: str = ""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Both thresholds, and how many verdicts of each label there are before and after."""

    contradiction: Fit
    entailment: Fit
    counts: tuple[tuple[Label, int, int], ...]
    used: int
    unsure: int
    unknown: int
    judged_otherwise: int

    @property
    def is_fitted(self) -> bool:
        """Whether at least one threshold could be fitted."""
        return not (self.contradiction.kept and self.entailment.kept)


@dataclass(frozen=True, slots=True)
class Threshold:
    """A threshold that can be fitted: how it is set, the label it leads to, the score that it is held against."""

    name: str
    label: Label
    answer: Answer
    score: Callable[[Evidence], float]


CONTRADICTION = Threshold("contradiction", Label.CONTRADICTION, Answer.CLASH, lambda e: e.contradiction)
ENTAILMENT = Threshold("entailment", Label.AGREEMENT, Answer.AGREE, lambda e: e.entailment)


def calibrate(
    report: Report, answers: Mapping[str, Answer], *, before: Thresholds, wanted: float, later: Later
) -> Calibration:
    """Refit both thresholds; the one of contradiction first, because entailment is asked only after it."""
    evidence = {verdict.id: evidence_of(verdict, before, later) for verdict in report.verdicts}
    known = {name: answer for name, answer in answers.items() if name in evidence}
    sure = {name: answer for name, answer in known.items() if answer is not Answer.UNSURE}
    weights = weights_of(report.verdicts, sure)
    fits, limits = [], before
    for threshold in (CONTRADICTION, ENTAILMENT):
        items = [(with_limits(evidence[name], limits), sure[name], weights[name]) for name in sorted(sure)]
        samples = samples_of(items, threshold)
        fits.append(fitted(samples, threshold.name, before=getattr(before, threshold.name), wanted=wanted))
        limits = replace(limits, **{threshold.name: fits[-1].after})
    old, new = ([judge(with_limits(e, at)).label for e in evidence.values()] for at in (before, limits))
    return Calibration(
        contradiction=fits[0],
        entailment=fits[1],
        counts=counts_of(old, new),
        used=len(sure),
        unsure=len(known) - len(sure),
        unknown=len(answers) - len(known),
        judged_otherwise=sum(a is not v.label for a, v in zip(old, report.verdicts, strict=True)),
    )


def evidence_of(verdict: Verdict, limits: Thresholds, later: Later) -> Evidence:
    """Give what the judge saw of a verdict."""
    return Evidence(verdict.pair, verdict.forward, verdict.backward, verdict.comparisons, limits, later(verdict.pair))


def with_limits(evidence: Evidence, limits: Thresholds) -> Evidence:
    """Give the same evidence under other thresholds."""
    return replace(evidence, limits=limits)


def weights_of(verdicts: Sequence[Verdict], labelled: Mapping[str, Answer]) -> dict[str, float]:
    """Give for each labelled pair how many pairs of its label in the report it stands for."""
    label_of = {verdict.id: verdict.label for verdict in verdicts}
    there, drawn = Counter(label_of.values()), Counter(label_of[name] for name in labelled)
    return {name: there[label_of[name]] / drawn[label_of[name]] for name in labelled}


def samples_of(items: Sequence[tuple[Evidence, Answer, float]], threshold: Threshold) -> tuple[Sample, ...]:
    """Give the labelled pairs that a threshold governs."""
    return tuple(
        Sample(round(threshold.score(evidence), DECIMALS), answer is threshold.answer, weight)
        for evidence, answer, weight in items
        if is_governed(evidence, threshold)
    )


def is_governed(evidence: Evidence, threshold: Threshold) -> bool:
    """Say whether a verdict has the label of a threshold because of it alone."""
    low, high = (
        judge(with_limits(evidence, replace(evidence.limits, **{threshold.name: value}))).label
        for value in (0.0, OUT_OF_REACH)
    )
    return low is threshold.label and high is not threshold.label


def fitted(samples: Sequence[Sample], name: str, *, before: float, wanted: float) -> Fit:
    """Give the lowest threshold whose whole interval of precision is `wanted` or more, or say why there is none."""
    enough = needed(wanted)
    if len(samples) < enough:
        few = f"too few labels: {len(samples)} of the {enough} that a precision of {wanted:.2f} takes at the least"
        return Fit(name, before, before, len(samples), kept=few)
    for score in sorted({sample.score for sample in samples}):
        believed = [sample for sample in samples if sample.score >= score]
        precision = weighted(believed)
        if precision.low >= wanted:
            return Fit(name, before, score, len(samples), len(believed), precision)
    best = max((weighted([s for s in samples if s.score >= at]) for at in {s.score for s in samples}), key=_lowest)
    if best.value > wanted:
        there = f"too few labels: at the best threshold the precision is {spelled(best)}"
        return Fit(name, before, before, len(samples), kept=f"{there}, and {needed(wanted, best.value)} there would do")
    none = f"no threshold reaches {wanted:.2f}: the best has {spelled(best)}"
    return Fit(name, before, before, len(samples), precision=best, kept=none)


def _lowest(interval: Interval) -> tuple[float, float]:
    return interval.low, interval.value


def weighted(samples: Sequence[Sample]) -> Interval:
    """Give the share of samples that people bear out, each counted by its weight."""
    total = math.fsum(sample.weight for sample in samples)
    right = math.fsum(sample.weight for sample in samples if sample.right)
    # Kish: so many equal labels would tell as much as these unequal ones.
    count = total**2 / math.fsum(sample.weight**2 for sample in samples)
    return wilson(right / total, count)


def wilson(share: float, count: float) -> Interval:
    """Give Wilson's 95% interval of a share among `count` trials."""
    middle = (share + Z**2 / (2 * count)) / (1 + Z**2 / count)
    reach = Z * math.sqrt(share * (1 - share) / count + Z**2 / (4 * count**2)) / (1 + Z**2 / count)
    return Interval(share, max(0.0, middle - reach), min(1.0, middle + reach))


def needed(wanted: float, share: float = 1.0) -> int:
    """Give how many labels it takes, this `share` of them right, for the whole interval to lie at `wanted` or above."""
    return math.ceil(Z**2 * wanted * (1 - wanted) / (share - wanted) ** 2 - 1e-9)


def spelled(interval: Interval) -> str:
    """Give a precision as it is read: "0.95 (0.86-0.98)"."""
    return f"{interval.value:.2f} ({interval.low:.2f}–{interval.high:.2f})"


def counts_of(old: Sequence[Label], new: Sequence[Label]) -> tuple[tuple[Label, int, int], ...]:
    """Count labels before and after, in the order of the labels."""
    before, after = Counter(old), Counter(new)
    return tuple((label, before[label], after[label]) for label in Label if before[label] or after[label])
