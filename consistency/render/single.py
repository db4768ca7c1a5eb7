"""What `compare` and `claims` print: one pair with all its evidence, and what is read from one article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from consistency.render.console import COLOURS, Look, evidence, lines, words
from consistency.render.marks import claim_runs, differing_spans
from consistency.render.safe import one_line
from consistency.render.view import directions, rung, title
from consistency.render.wording import confidence, moment, number
from consistency.types import Nature, Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from consistency.types import Article, Claim, Slot, Verdict

_INDENT = 4


def comparison(verdicts: Sequence[Verdict], *, width: int, color: bool) -> str:
    """Give each verdict with its reason, both claims, the facts compared and the scores."""
    look = Look(width=width, color=color)
    parts = [part for verdict in verdicts for part in _verdict(verdict, look)]
    return lines(Group(*parts) if parts else Text("No pair of claims to judge."), width=width, color=color)


def claims_table(article: Article, claims: Sequence[Claim], *, width: int, color: bool) -> str:
    """Give the claims of an article, a paragraph each: where it lies, its words, and what was read from it."""
    about = (article.title, moment(article.published), number(len(claims), "claim"))
    head = Text.assemble(
        (one_line(article.outlet), "bold"), (" · ".join(["", *map(one_line, filter(None, about))]), "dim")
    )
    parts = [part for claim in claims for part in _claim(claim)]
    return lines(Group(head, *parts, Text()), width=width, color=color)


def _verdict(verdict: Verdict, look: Look) -> Iterable[RenderableType]:
    style = f"bold {COLOURS.get(verdict.label, '')}".strip()
    sure = confidence(verdict.confidence)
    yield Text.assemble((title(verdict.label, verdict.type), style), (f" · confidence {sure}", "dim"))
    yield Text(one_line(verdict.reason))
    for name, claim in (("first", verdict.pair.left), ("second", verdict.pair.right)):
        runs = claim_runs(claim, differing_spans(claim, verdict))
        yield _indented(Text.assemble((f"{name}: ", "dim"), words(runs, look)))
    shown = evidence([rung(item, verdict.label) for item in verdict.comparisons], directions(verdict))
    yield from (_indented(Text(line, style="dim")) for line in shown)
    yield Text()


def _claim(claim: Claim) -> Iterable[RenderableType]:
    where = "headline" if claim.part is Part.TITLE else f"{claim.start}–{claim.end}"
    yield Text.assemble((f"{where}  ", "dim"), one_line(claim.text))
    notes = [
        "" if claim.nature is Nature.STATEMENT else f"{claim.nature}, not judged",
        f"said by {claim.speaker}" if claim.speaker else "",
        "verbatim quote" if claim.quoted else "",
        f"resolved: {claim.resolved}" if claim.resolved not in ("", claim.text) else "",
        *(_fact(slot) for slot in claim.slots),
    ]
    yield from (_indented(Text(one_line(note), style="dim")) for note in notes if note)


def _fact(slot: Slot) -> str:
    about = f" of {slot.about}" if slot.about else ""
    value = f" = {slot.value}" if slot.value != slot.text else ""
    return f"{slot.kind}{about}: {slot.text}{value}"


def _indented(text: Text) -> RenderableType:
    return Padding(text, (0, 0, 0, _INDENT))
