"""Statistics that the benchmarks share: intervals of shares, by formula and by resampling."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

NORMAL_95 = 1.96
RESAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    right: int
    total: int

    @property
    def value(self) -> float:
        """The share, 0 of nothing being 0."""
        return self.right / self.total if self.total else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """The 95% Wilson interval."""
        return wilson(self.right, self.total)


def wilson(right: int, total: int) -> tuple[float, float]:
    """Give the 95% Wilson interval of a share; of nothing, anything may be true."""
    if total == 0:
        return 0.0, 1.0
    share = right / total
    middle = share + NORMAL_95**2 / (2 * total)
    half = NORMAL_95 * sqrt(share * (1 - share) / total + NORMAL_95**2 / (4 * total * total))
    scale = 1 + NORMAL_95**2 / total
    # Rounding may put an end of it beyond the share itself.
    low, high = max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)
    return min(share, low), max(share, high)


def bootstrap(
    members: int, statistic: Callable[[NDArray[np.intp]], float], *, resamples: int = RESAMPLES
) -> tuple[float, float]:
    """Give the 95% interval of a statistic of the row numbers of `members`, drawn with a fixed seed."""
    generator = np.random.default_rng(0)
    values = [statistic(generator.integers(members, size=members)) for _ in range(resamples)]
    low, high = np.quantile(values, [0.025, 0.975])
    return float(low), float(high)


def ratio_interval(
    rights: Sequence[float], totals: Sequence[float], *, resamples: int = RESAMPLES
) -> tuple[float, float]:
    """Give the 95% interval of a sum over a sum, resampling groups (stories, topics, pairs), each a row of both."""
    right, total = np.asarray(rights, dtype=float), np.asarray(totals, dtype=float)
    if not total.sum():
        return 0.0, 1.0

    def ratio(rows: NDArray[np.intp]) -> float:
        whole = float(total[rows].sum())
        return float(right[rows].sum()) / whole if whole else 0.0

    return bootstrap(len(total), ratio, resamples=resamples)


def percent(share: float) -> str:
    """Write a share as a percentage with one decimal."""
    return f"{share:.1%}"


def percent_range(interval: tuple[float, float]) -> str:
    """Write an interval of shares in percent."""
    low, high = interval
    return f"{100 * low:.0f}–{100 * high:.0f}%"
