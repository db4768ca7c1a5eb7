"""A measured figure, the floors that it must not fall under, and the hashes of what it was measured on."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

FLOORS = Path(__file__).parent / "floors.json"
FIGURES = Path(__file__).parent / "figures.json"
#: Another processor rounds bf16 otherwise and turns a few pairs of thousands; that is no loss of quality.
SLACK = 0.003
#: The same for rates of which less is better: a share of the floor, so that none stays none.
SLACK_SHARE = 0.1
DECIMALS = 4


class Better(StrEnum):
    """Which way a figure is good."""

    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of the quality gate, with its 95% interval and what it was counted on."""

    name: str  # "part: what"
    value: float
    low: float
    high: float
    cases: int
    better: Better = Better.HIGHER

    @property
    def part(self) -> str:
        """The part of the gate that it belongs to."""
        return self.name.split(":", 1)[0]

    def rounded(self) -> Figure:
        """Give it as it is kept in files."""
        value, low, high = (round(number, DECIMALS) for number in (self.value, self.low, self.high))
        return replace(self, value=value, low=low, high=high)

    def is_worse(self, floor: float) -> bool:
        """Say whether it lies on the wrong side of a floor by more than the slack."""
        if self.better is Better.LOWER:
            return self.value > floor * (1 + SLACK_SHARE)
        return self.value < floor - SLACK

    def is_better(self, floor: float) -> bool:
        """Say whether it lies on the right side of a floor."""
        return self.value > floor if self.better is Better.HIGHER else self.value < floor


@dataclass(frozen=True, slots=True)
class Lowered:
    """A floor that was taken back, and why."""

    name: str
    old: float
    new: float
    reason: str


@dataclass(frozen=True, slots=True)
class Floors:
    """What the figures have reached before, the floors that were taken back, and the hashes of the inputs."""

    floors: Mapping[str, float]
    lowered: tuple[Lowered, ...] = ()
    inputs: Mapping[str, str] | None = None

    def missed(self, figures: Iterable[Figure]) -> list[Figure]:
        """Give the figures under their floor."""
        return [f for f in figures if f.name in self.floors and f.is_worse(self.floors[f.name])]

    def raised(self, figures: Iterable[Figure]) -> Floors:
        """Give floors at the new figures where these are better, or have no floor; none goes down."""
        new = {f.name: f.rounded().value for f in figures if self._is_gain(f.rounded())}
        return replace(self, floors={**self.floors, **new})

    def _is_gain(self, figure: Figure) -> bool:
        return figure.name not in self.floors or figure.is_better(self.floors[figure.name])

    def lower(self, figure: Figure, reason: str) -> Floors:
        """Give floors of which one is taken back to what was measured; the reason is kept."""
        if not reason.strip():
            raise ValueError("a floor is lowered for a reason only")
        value = figure.rounded().value
        note = Lowered(figure.name, self.floors[figure.name], value, reason.strip())
        return replace(self, floors={**self.floors, figure.name: value}, lowered=(*self.lowered, note))

    def pinned(self, hashes: Mapping[str, str]) -> Floors:
        """Give floors with these hashes of inputs beside the others."""
        return replace(self, inputs={**(self.inputs or {}), **hashes})

    def changed_inputs(self, hashes: Mapping[str, str]) -> list[str]:
        """Give the inputs that are not what the floors were measured on; unknown ones are."""
        known = self.inputs or {}
        return sorted(name for name, digest in hashes.items() if known.get(name) != digest)


def read_floors(path: Path = FLOORS) -> Floors:
    """Read the floors; without a file there are none."""
    if not path.exists():
        return Floors({})
    data = json.loads(path.read_text(encoding="utf-8"))
    return Floors(data["floors"], tuple(Lowered(**row) for row in data["lowered"]), data["inputs"])


def write_floors(floors: Floors, path: Path = FLOORS) -> None:
    """Write the floors, each list in a fixed order."""
    data = {
        "floors": dict(sorted(floors.floors.items())),
        "lowered": [asdict(one) for one in floors.lowered],
        "inputs": dict(sorted((floors.inputs or {}).items())),
    }
    write_json(data, path)


def write_json(data: object, path: Path) -> None:
    """Write JSON that reads well in a diff."""
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read_figures(path: Path = FIGURES) -> tuple[Figure, ...]:
    """Read the figures of earlier runs; without a file there are none."""
    if not path.exists():
        return ()
    rows: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return tuple(Figure(**{**row, "better": Better(row["better"])}) for row in rows)


def write_figures(figures: Sequence[Figure], path: Path = FIGURES) -> None:
    """Put new figures in the place of the old ones of their name, and keep the others."""
    known = {figure.name: figure for figure in read_figures(path)} | {f.name: f.rounded() for f in figures}
    write_json([asdict(known[name]) for name in sorted(known)], path)


def hashes(paths: Iterable[Path], root: Path) -> Iterator[tuple[str, str]]:
    """Give the sha256 of files by their names under a folder."""
    for path in sorted(paths):
        yield path.relative_to(root).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest()
