"""What `check` says of known claims on a terminal: the changed ones, each with what was expected and what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from consistency.regress.nouns import KnownClaim, State
from consistency.render.console import lines
from consistency.render.safe import one_line
from consistency.render.wording import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from consistency.regress.nouns import Checked, Judged

_STYLES = {State.CHANGED: "bold red", State.FIXED: "green"}


def known_table(checked: Checked, *, width: int, color: bool, verbose: bool = False) -> str:
    """Give the rows that changed, and the known misses that are met now; with `verbose` the known misses too."""
    shown = (State.CHANGED, State.FIXED, *((State.KNOWN_MISS,) if verbose else ()))
    tables = [_table(state, found) for state in shown if (found := checked.of(state))]
    return lines(Group(*tables, summary(checked)), width=width, color=color)


def summary(checked: Checked) -> Text:
    """Give one line with how many rows are in each state."""
    counts = [(state, len(checked.of(state))) for state in State]
    text = Text(number(len(checked.judged), "known claim") + ": ")
    parts = [Text(f"{count} {state}", style=_STYLES.get(state, "")) for state, count in counts if count]
    return text.append_text(Text(", ").join(parts)).append(".")


def because(judged: Judged) -> str:
    """Say what decided a row: the reason of its verdict and the words it met, on one line."""
    lead = judged.lead
    is_claim = isinstance(judged.row, KnownClaim)
    if lead is None:
        return "No sentence of the articles can be held against it." if is_claim else "No two claims to hold together."
    met = lead.pair.right
    words = f" {one_line(met.outlet)}: “{one_line(met.text)}”" if is_claim else ""
    return one_line(lead.reason) + words


def _table(state: State, rows: Sequence[Judged]) -> RenderableType:
    name = f"{state} ({len(rows)})"
    style = _STYLES.get(state, "dim")
    table = Table(box=box.SIMPLE_HEAD, title=name, title_style=style, title_justify="left", expand=True, pad_edge=False)
    table.add_column("line", justify="right")
    table.add_column("claim", ratio=3)
    table.add_column("before")
    table.add_column("after")
    table.add_column("why", ratio=4)
    for cells in _cells(rows):
        table.add_row(*cells)
    return table


def _cells(rows: Iterable[Judged]) -> Iterable[tuple[Text, ...]]:
    for judged in rows:
        row = judged.row
        before = row.known_miss or row.expected
        yield tuple(
            Text(one_line(cell)) for cell in (str(row.line), row.title, str(before), str(judged.found), because(judged))
        )
