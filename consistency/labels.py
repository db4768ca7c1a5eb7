"""What people say of pairs whose verdict they do not see: lines of `labels.jsonl`, and the order pairs are shown in."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from consistency.journal import BadLine, Line, append_record, read_journal
from consistency.reviews import NO_WORDS, Words, stamp
from consistency.types import ClashType, Label, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

#: How far, in places, chance may move a pair: position must not tell which label it has.
SHUFFLE = 6


class Answer(StrEnum):
    """What a person says of two claims."""

    AGREE = "agree"  # the same fact, and both can be true
    CLASH = "clash"  # the same fact, and both cannot be true
    UNRELATED = "unrelated"  # not the same fact
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Labelled:
    """One line: what one person says of one pair; `type` is set for a clash where the person named it."""

    verdict: str
    answer: Answer
    by: str
    at: datetime
    type: ClashType | None = None
    left: Words = NO_WORDS
    right: Words = NO_WORDS


@dataclass(frozen=True, slots=True)
class Labels:
    """All labels of a file in its order, and the lines that are none."""

    labels: tuple[Labelled, ...] = ()
    bad: tuple[BadLine, ...] = ()


def read_labels(path: Path) -> Labels:
    """Read a file of labels; a bad line is skipped and named."""
    journal = read_journal(path)
    found: list[Labelled] = []
    bad = list(journal.bad)
    for line in journal.lines:
        try:
            found.append(_labelled(line))
        except (ValueError, TypeError, KeyError) as error:
            bad.append(BadLine(line.number, f"not a label: {error}"))
    return Labels(tuple(found), tuple(sorted(bad, key=lambda item: item.number)))


def append_label(path: Path, label: Labelled) -> None:
    """Add a label; raise InputError where that is not possible."""
    append_record(path, record_of(label), refuse=lambda _: None)


def record_of(label: Labelled) -> dict[str, object]:
    """Give a label as the record of its line."""
    return {
        "verdict": label.verdict,
        "answer": str(label.answer),
        "type": str(label.type) if label.type else None,
        "by": label.by,
        "at": stamp(label.at),
        "left": {"outlet": label.left.outlet, "text": label.left.text},
        "right": {"outlet": label.right.outlet, "text": label.right.text},
    }


def answers_of(labels: Iterable[Labelled], by: str) -> dict[str, Labelled]:
    """Give the last answer of one person to each pair."""
    return {label.verdict: label for label in labels if label.by == by}


def consensus(labels: Iterable[Labelled]) -> dict[str, Answer]:
    """Give for each pair what most say, each person's last answer counting once; a tie is `unsure`."""
    last = {(label.verdict, label.by): label.answer for label in labels}
    votes: dict[str, Counter[Answer]] = defaultdict(Counter)
    for (verdict, _), answer in last.items():
        votes[verdict][answer] += 1
    return {verdict: _majority(counted) for verdict, counted in votes.items()}


def blind_order(verdicts: Sequence[Verdict]) -> tuple[Verdict, ...]:
    """Give the measured pairs as they are to be labelled: every label early and in turn, its place telling nothing.

    The order depends on the ids alone, so that everyone who labels a report sees the same pairs first.
    """
    measured = [verdict for verdict in verdicts if verdict.label is not Label.UNMEASURED]
    by_label: dict[Label, list[Verdict]] = defaultdict(list)
    for verdict in sorted(measured, key=lambda verdict: _chance("order", verdict.id)):
        by_label[verdict.label].append(verdict)
    ranked = [(rank, verdict.id) for group in by_label.values() for rank, verdict in enumerate(group)]
    places = {name: rank + SHUFFLE * _chance("place", name) for rank, name in ranked}
    return tuple(sorted(measured, key=lambda verdict: (places[verdict.id], verdict.id)))


def _chance(purpose: str, name: str) -> float:
    """Give a number in 0-1 that looks like chance and is the same in every run."""
    digest = hashlib.sha256(f"{purpose}\x1f{name}".encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:6], "big") / 2**48


def _majority(votes: Counter[Answer]) -> Answer:
    (first, most), *rest = votes.most_common()
    return Answer.UNSURE if rest and rest[0][1] == most else first


def _labelled(line: Line) -> Labelled:
    data = line.data
    left, right = data.get("left") or {}, data.get("right") or {}
    if not isinstance(left, dict) or not isinstance(right, dict):
        raise TypeError("a side is not an object")
    at = datetime.fromisoformat(str(data["at"]))
    return Labelled(
        verdict=str(data["verdict"]),
        answer=Answer(str(data["answer"])),
        by=str(data.get("by") or ""),
        at=at if at.tzinfo else at.replace(tzinfo=UTC),
        type=ClashType(str(data["type"])) if data.get("type") else None,
        left=Words(str(left.get("outlet", "")), str(left.get("text", ""))),
        right=Words(str(right.get("outlet", "")), str(right.get("text", ""))),
    )
