"""The story matrix for a terminal: a table where the width allows, else a list; and what develops in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from consistency.render.console import heading, indented, more
from consistency.render.nouns import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from consistency.render.console import Look
    from consistency.render.nouns import Cell, Row, StoryView, Timeline

MOST_ROWS = 15
_FACT, _COLUMN = 32, 17  # columns that a fact and an outlet need to be read
_NAME = 24  # the widest that the names of outlets grow in a list
_STYLES = {State.CLASH: "red", State.UPDATE: "yellow", State.DIFFERS: "cyan", State.AGREE: "green"}
SILENT = "–"


def matrix(story: StoryView, look: Look) -> Iterable[RenderableType]:
    """Give the facts of a story by outlet, the most disputed first."""
    if not story.rows:
        return
    yield heading("Story matrix", len(story.rows), "")
    shown = story.rows[:MOST_ROWS]
    fits = look.width >= _FACT + _COLUMN * len(story.outlets)
    yield indented(_table(story, shown) if fits else Group(*(part for row in shown for part in _listed(row))))
    yield indented(more(len(story.rows) - len(shown)))


def developments(story: StoryView) -> Iterable[RenderableType]:
    """Give the figures that a later report supersedes, in the order in which they were printed."""
    if not story.timelines:
        return
    yield heading("How figures developed", len(story.timelines), "yellow")
    for line in story.timelines:
        yield indented(_timeline(line))
    yield Text()


def _table(story: StoryView, rows: Sequence[Row]) -> RenderableType:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, header_style="bold", expand=True)
    table.add_column("fact", ratio=2, overflow="fold")
    for outlet in story.outlets:
        table.add_column(outlet, ratio=1, overflow="fold")
    for row in rows:
        table.add_row(_head(row, "\n"), *(_cell(cell) for cell in row.cells))
    return table


def _listed(row: Row) -> Iterable[RenderableType]:
    yield _head(row)
    table = Table.grid(padding=(0, 2))
    table.add_column(max_width=_NAME, overflow="fold")
    table.add_column(overflow="fold")
    for cell in row.cells:
        if cell.values:
            table.add_row(Text(cell.outlet, style="bold"), _cell(cell))
    silent = [cell.outlet for cell in row.cells if not cell.values]
    if silent:
        table.add_row(Text("silent", style="dim"), Text(", ".join(silent), style="dim"))
    yield indented(table)


def _head(row: Row, between: str = " ") -> Text:
    return Text.assemble((f"{row.question.upper()} ", "dim"), row.title, between, (row.standing, _STYLES[row.state]))


def _cell(cell: Cell, between: str = "\n") -> Text:
    values = [Text(f"{value.letter} {value.text}".strip(), style=_STYLES[value.state]) for value in cell.values]
    return Text(between).join(values) if values else Text(SILENT, style="dim")


def _timeline(line: Timeline) -> RenderableType:
    """Give a line for each report: when, what, who; narrow terminals fold it."""
    told = [(point.published or "no time given", point.text, point.outlet) for point in line.points]
    when, what = (max(len(point[part]) for point in told) for part in (0, 1))
    points = [f"{published:<{when}}  {text:<{what}}  {outlet}" for published, text, outlet in told]
    return Group(Text.assemble((f"{line.question.upper()} ", "dim"), line.title), *(indented(Text(p)) for p in points))
