"""A small report with a hostile article in it, and desks on it with a clock that stands still."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from copy import copy
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn

from consistency.findings import findings
from consistency.review.app import application
from consistency.review.blind import BlindDesk
from consistency.review.desk import Desk
from consistency.review.security import Access
from consistency.review.serve import listen
from consistency.types import (
    Article,
    Claim,
    ClaimPair,
    ClashType,
    Label,
    NliScores,
    Part,
    Report,
    Signature,
    Slot,
    SlotComparison,
    SlotKind,
    Span,
    Verdict,
)
from consistency.verdict import verdict_id

if TYPE_CHECKING:
    from collections.abc import Iterator

NOW = datetime(2026, 5, 3, 9, 0, tzinfo=UTC)
LONG = "lock " * 200_000  # a megabyte without a full stop
SENTENCES = {
    "Coast Daily": ("Ines Valdor, 57, led the rescue.", "The fire began at 6 a.m.", "The gate was shut on 3 June."),
    "Northern Post": ("Ines Valdor, 75, led the rescue.", "The fire began at 7 a.m.", "The gate was shut on 4 June."),
    '<b>Evil</b> "Herald" & Sons': (
        "Ines Valdor is 75 <script>document.title = 'owned'</script> in print.",
        "The fire <img src=x onerror=\"document.title = 'owned'\"> began \u202eat 8\u202c {{ 7 * 7 }} a.m.\x00\x1b[31m",
        f"The gate was shut, {LONG}as <a href=\"javascript:alert('x')\">this</a> says.",
    ),
}
HOSTILE_TITLE = "</title><script>alert('title')</script>"
KINDS = (
    (ClashType.AGE, SlotKind.AGE, "Ines Valdor has two ages."),
    (ClashType.TIME, SlotKind.TIME, "The fire has two times <i>here</i>."),
    (ClashType.DATE, SlotKind.DATE, "The gate has two days."),
)
CLASH, SAME = NliScores(0.01, 0.03, 0.96), NliScores(0.97, 0.02, 0.01)


def article(outlet: str) -> Article:
    title = HOSTILE_TITLE if "Evil" in outlet else f"What {outlet} printed"
    url = "javascript:alert('url')" if "Evil" in outlet else None
    return Article(outlet, outlet, "\n".join(SENTENCES[outlet]), title=title, published="2026-05-02", url=url)


ARTICLES = tuple(article(outlet) for outlet in SENTENCES)


def claim(outlet: str, number: int) -> Claim:
    text = SENTENCES[outlet][number]
    start = "\n".join(SENTENCES[outlet]).index(text)
    span = Span(start, start + len(text))
    return Claim(f"{outlet}-{number}", outlet, outlet, Part.TEXT, text, start, span.end, span)


def clash(left: str, right: str, number: int) -> Verdict:
    type_, kind, reason = KINDS[number]
    one, other = claim(left, number), claim(right, number)
    slots = (Slot(kind, c.text[:4], c.text[:4], c.start, c.start + 4) for c in (one, other))
    met = SlotComparison(kind, *slots, "different value", False)
    pair = ClaimPair(one, other, 0.8)
    return Verdict(verdict_id(one, other), pair, Label.CONTRADICTION, type_, 0.96, CLASH, CLASH, (met,), reason)


def pair_of(left: str, right: str, label: Label) -> Verdict:
    one, other = claim(left, 0), claim(right, 1)
    return Verdict(verdict_id(one, other), ClaimPair(one, other, 0.3), label, None, 0.9, SAME, SAME, (), "They fit.")


COAST, POST, EVIL = SENTENCES
VERDICTS = (
    clash(COAST, POST, 0),
    clash(COAST, POST, 1),
    clash(COAST, EVIL, 2),
    clash(EVIL, POST, 1),
    pair_of(COAST, POST, Label.AGREEMENT),
    pair_of(EVIL, COAST, Label.UNRELATED),
)
REPORT = Report(
    articles=ARTICLES,
    skipped=(),
    claims=tuple(claim(outlet, number) for outlet in SENTENCES for number in range(3)),
    verdicts=VERDICTS,
    findings=findings(VERDICTS, lambda article_id: article_id),
    coverage=(),
    signature=Signature("1", "embedder", "nli"),
)
AGE = next(f for f in REPORT.findings if f.type is ClashType.AGE)


def now() -> datetime:
    return NOW


@cache
def whole_desk() -> Desk:
    """Read the long article once: a desk changes nothing but its file."""
    return Desk(REPORT, Path("none.jsonl"), now=now)


def desk_on(folder: Path, reviewer: str = "") -> Desk:
    desk = copy(whole_desk())
    desk.reviews, desk.reviewer = folder / "reviews.jsonl", reviewer
    return desk


def blind_on(folder: Path, report: Report = REPORT, reviewer: str = "") -> BlindDesk:
    return BlindDesk(report, folder / "labels.jsonl", now=now, reviewer=reviewer)


@contextmanager
def served(desk: Desk | BlindDesk, access: Access | None = None) -> Iterator[str]:
    """Serve a desk in a thread and give its address."""
    listener = listen("127.0.0.1", 0)
    app = application(desk, access or Access())
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off", ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
    finally:
        server.should_exit = True
        thread.join(timeout=10)
        listener.close()
