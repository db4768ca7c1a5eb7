"""The shape of `report.json`: where it differs from the types, a record; where it does not, the type itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from pathlib import PurePosixPath
from typing import TypeVar

from consistency.errors import ReportError
from consistency.types import (
    Article,
    Claim,
    ClaimPair,
    ClashType,
    Coverage,
    Fill,
    Finding,
    Label,
    Nature,
    NliScores,
    Part,
    Report,
    Signature,
    SkippedArticle,
    Slot,
    SlotComparison,
    SlotKind,
    Span,
    Verdict,
)

SCHEMA_VERSION = 1

T = TypeVar("T")
Setting = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class SignatureRecord:
    """What made a report: enough to make it again."""

    version: str
    embedder: str
    nli: str
    settings: dict[str, Setting]
    tagger: str = ""
    binder: str = ""


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """A statement of one article, as an exact span of its title or text; `sentence` is `[start, end]`."""

    id: str
    article_id: str
    outlet: str
    part: Part
    text: str
    start: int
    end: int
    sentence: tuple[int, int]
    resolved: str
    fills: tuple[Fill, ...]
    speaker: str | None
    quoted: bool
    nature: Nature
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class NliRecord:
    """What the NLI model said in both directions; null where a direction was not scored."""

    forward: NliScores | None
    backward: NliScores | None


@dataclass(frozen=True, slots=True)
class ComparisonRecord:
    """The rung on which two slots met; `left` and `right` are words, the slots are beside them."""

    kind: SlotKind
    left: str | None
    right: str | None
    level: str
    agrees: bool | None
    left_slot: Slot | None = None
    right_slot: Slot | None = None
    sure: float | None = None


@dataclass(frozen=True, slots=True)
class VerdictRecord:
    """What is said of one pair of claims, with its evidence; `left` and `right` are claim ids."""

    id: str
    label: Label
    type: ClashType | None
    confidence: float
    left: str
    right: str
    similarity: float
    nli: NliRecord | None
    comparisons: tuple[ComparisonRecord, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class ReportRecord:
    """A report of claim-consistency, as report.json."""

    schema_version: int
    signature: SignatureRecord
    articles: tuple[Article, ...]
    skipped: tuple[SkippedArticle, ...]
    claims: tuple[ClaimRecord, ...]
    verdicts: tuple[VerdictRecord, ...]
    findings: tuple[Finding, ...]
    coverage: tuple[Coverage, ...]


def to_record(report: Report) -> ReportRecord:
    """Give the report in the shape of the file; sources keep only their base name, the same in every checkout."""
    return ReportRecord(
        schema_version=SCHEMA_VERSION,
        signature=_signature_record(report.signature),
        articles=tuple(_changed(article, source=base_name(article.source)) for article in report.articles),
        skipped=tuple(SkippedArticle(base_name(skipped.source), skipped.reason) for skipped in report.skipped),
        claims=tuple(_claim_record(claim) for claim in report.claims),
        verdicts=tuple(_verdict_record(verdict) for verdict in report.verdicts),
        findings=report.findings,
        coverage=report.coverage,
    )


def from_record(record: ReportRecord) -> Report:
    """Give the report that a file holds; raise ReportError where an id points nowhere or a span lies outside."""
    articles = {article.id: article for article in record.articles}
    claims = tuple(_claim(claim, articles) for claim in record.claims)
    by_id = {claim.id: claim for claim in claims}
    verdicts = tuple(_verdict(verdict, by_id) for verdict in record.verdicts)
    _check_findings(record.findings, {verdict.id for verdict in verdicts}, set(by_id))
    for coverage in record.coverage:
        _find(articles, coverage.article_id, "coverage.article_id")
    return Report(
        articles=record.articles,
        skipped=record.skipped,
        claims=claims,
        verdicts=verdicts,
        findings=record.findings,
        coverage=record.coverage,
        signature=_signature(record.signature),
    )


def base_name(source: str) -> str:
    """Give the last part of a path of any system; a URL stays whole, for it is the same on every machine."""
    return source if re.match(r"https?://", source, re.IGNORECASE) else PurePosixPath(source.replace("\\", "/")).name


def _changed(article: Article, *, source: str) -> Article:
    return Article(**{f.name: getattr(article, f.name) for f in fields(article)} | {"source": source})


def _signature_record(signature: Signature) -> SignatureRecord:
    values = {f.name: getattr(signature, f.name) for f in fields(signature)}
    return SignatureRecord(**values | {"settings": dict(signature.settings)})


def _signature(record: SignatureRecord) -> Signature:
    values = {f.name: getattr(record, f.name) for f in fields(record)}
    return Signature(**values | {"settings": tuple(record.settings.items())})


def _claim_record(claim: Claim) -> ClaimRecord:
    values = {f.name: getattr(claim, f.name) for f in fields(claim)}
    return ClaimRecord(**values | {"sentence": (claim.sentence.start, claim.sentence.end)})


def _claim(record: ClaimRecord, articles: dict[str, Article]) -> Claim:
    part = _find(articles, record.article_id, "claim.article_id").part(record.part)
    if part[record.start : record.end] != record.text:
        raise ReportError(f"claim {record.id!r}: its words are not at {record.start} to {record.end} of its article")
    values = {f.name: getattr(record, f.name) for f in fields(record)}
    return Claim(**values | {"sentence": Span(*record.sentence)})


def _verdict_record(verdict: Verdict) -> VerdictRecord:
    scored = verdict.forward is not None or verdict.backward is not None
    return VerdictRecord(
        id=verdict.id,
        label=verdict.label,
        type=verdict.type,
        confidence=verdict.confidence,
        left=verdict.pair.left.id,
        right=verdict.pair.right.id,
        similarity=verdict.pair.similarity,
        nli=NliRecord(verdict.forward, verdict.backward) if scored else None,
        comparisons=tuple(_comparison_record(comparison) for comparison in verdict.comparisons),
        reason=verdict.reason,
    )


def _verdict(record: VerdictRecord, claims: dict[str, Claim]) -> Verdict:
    left, right = (_find(claims, side, f"verdict {record.id!r}") for side in (record.left, record.right))
    return Verdict(
        id=record.id,
        pair=ClaimPair(left, right, record.similarity),
        label=record.label,
        type=record.type,
        confidence=record.confidence,
        forward=record.nli.forward if record.nli else None,
        backward=record.nli.backward if record.nli else None,
        comparisons=tuple(
            SlotComparison(item.kind, item.left_slot, item.right_slot, item.level, item.agrees, item.sure)
            for item in record.comparisons
        ),
        reason=record.reason,
    )


def _comparison_record(comparison: SlotComparison) -> ComparisonRecord:
    left, right = comparison.left, comparison.right
    return ComparisonRecord(
        kind=comparison.kind,
        left=left.text if left else None,
        right=right.text if right else None,
        level=comparison.level,
        agrees=comparison.agrees,
        left_slot=left,
        right_slot=right,
        sure=comparison.sure,
    )


def _check_findings(findings: tuple[Finding, ...], verdicts: set[str], claims: set[str]) -> None:
    for finding in findings:
        lost = [item for item in (finding.lead, *finding.verdicts) if item not in verdicts]
        lost += [item for side in finding.sides for item in side if item not in claims]
        if not any(finding.sides):
            raise ReportError(f"finding {finding.id!r}: no claims")
        if lost:
            raise ReportError(f"finding {finding.id!r}: nothing has the id {lost[0]!r}")


def _find(items: dict[str, T], key: str, where: str) -> T:
    if key not in items:
        raise ReportError(f"{where}: nothing has the id {key!r}")
    return items[key]
