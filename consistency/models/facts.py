"""Facts about the machine, for `consistency doctor`."""

from __future__ import annotations

import torch

from consistency.models.device import best_device, dtype_for


def machine(device: str | None, precision: str) -> tuple[tuple[str, str], ...]:
    """Give device, threads, and the precision that `precision` comes to there."""
    chosen = device or best_device()
    dtype = dtype_for(chosen, precision)
    return (
        ("device", chosen),
        ("threads", str(torch.get_num_threads())),
        ("precision", str(dtype).removeprefix("torch.")),
    )
