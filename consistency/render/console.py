"""What every text for a terminal shares: colours, marks, lines of evidence, and rich without an environment."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from consistency.render.marks import Mark
from consistency.types import Label

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import RenderableType

    from consistency.render.marks import Run
    from consistency.render.nouns import Direction, Rung

SIDE_BY_SIDE = 100  # columns from which two quotes stand beside each other
_TABLE = 72
COLOURS = {
    Label.CONTRADICTION: "red",
    Label.REFINEMENT: "cyan",
    Label.UPDATE: "yellow",
    Label.ATTRIBUTION: "magenta",
    Label.FRAMING: "blue",
    Label.AGREEMENT: "green",
}
_STYLES = {Mark.CONTEXT: "dim", Mark.CLAIM: "", Mark.WORDS: "bold reverse"}
# Without colour the marks must be seen in the text itself.
_SIGNS = {Mark.CONTEXT: ("", ""), Mark.CLAIM: ("", ""), Mark.WORDS: ("«", "»")}


@dataclass(frozen=True, slots=True)
class Look:
    """What the terminal has room for."""

    width: int
    color: bool

    @property
    def wide(self) -> bool:
        """Whether two quotes fit beside each other."""
        return self.width >= SIDE_BY_SIDE

    @property
    def narrow(self) -> bool:
        """Whether a table of coverage does not fit."""
        return self.width < _TABLE


def lines(renderable: RenderableType, *, width: int, color: bool) -> str:
    """Give what rich makes of `renderable`, with nothing taken from the environment."""
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
        _environ={},
    )
    with console.capture() as capture:
        console.print(renderable)
    return "\n".join(line.rstrip() for line in capture.get().splitlines()) + "\n"


def heading(name: str, count: int, style: str) -> Text:
    """Give the heading of a part with how much is in it."""
    return Text.assemble((name.upper(), f"bold {style}".strip()), (f" {count}", "dim"))


def indented(renderable: RenderableType, columns: int = 2) -> RenderableType:
    """Give `renderable` some columns to the right."""
    return Padding(renderable, (0, 0, 0, columns))


def flowing(parts: Sequence[Text], between: str, room: int) -> Text:
    """Join `parts` into lines of at most `room` columns that break between parts; a longer part is left to rich."""
    text, column = Text(), 0
    mark = between.rstrip()
    for place, part in enumerate(parts, 1):
        # The mark behind a part has to stand on its line too.
        behind = len(mark) if place < len(parts) else 0
        if column and column + len(between) + part.cell_len + behind > room:
            text.append(mark + "\n")
            column = 0
        elif column:
            text.append(between)
            column += len(between)
        text.append_text(part)
        column += part.cell_len
    return text


def more(count: int) -> Text:
    """Say how many items of a list are not shown; nothing where all are."""
    return Text(f"+ {count} more\n" if count > 0 else "", style="dim")


def words(runs: Iterable[Run], look: Look) -> Text:
    """Give marked words: in colour, or with signs where there is none."""
    text = Text()
    for run in runs:
        before, after = ("", "") if look.color else _SIGNS[run.mark]
        text.append(f"{before}{run.text}{after}", style=_STYLES[run.mark])
    return text


def evidence(rungs: Iterable[Rung], directions: Iterable[Direction]) -> list[str]:
    """Give a line for each comparison of facts and each direction of the NLI model."""
    return [*map(_rung, rungs), *map(_direction, directions)]


def _rung(rung: Rung) -> str:
    sure = f"; {rung.sure}" if rung.sure else ""
    return f"{rung.kind}: {rung.left} / {rung.right}: {rung.level} ({rung.outcome}{sure})"


def _direction(direction: Direction) -> str:
    cut = ", truncated" if direction.truncated else ""
    return (
        f"NLI {direction.name}: entailment {direction.entailment}, neutral {direction.neutral}, "
        f"contradiction {direction.contradiction}{cut}"
    )
