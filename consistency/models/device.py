"""What this machine computes with."""

from __future__ import annotations

import torch

from consistency.errors import ModelError

DTYPES = {"bf16": torch.bfloat16, "fp32": torch.float32}


def best_device() -> str:
    """Give "cuda", "mps" or "cpu", the first that is there."""
    if torch.cuda.is_available():
        return "cuda"
    return "mps" if torch.backends.mps.is_available() else "cpu"


def has_fast_bf16(device: str) -> bool:
    """Say whether bf16 products have hardware of their own: AMX or AVX512-BF16 on a CPU, or CUDA."""
    if device.startswith("cuda"):
        return bool(torch.cuda.is_bf16_supported())
    if device != "cpu":
        return False
    # Private names, so a torch that lacks them means "unknown": fp32 is right everywhere.
    checks = ("_is_amx_tile_supported", "_is_avx512_bf16_supported")
    return any(getattr(torch.cpu, check, bool)() for check in checks)


def dtype_for(device: str, precision: str) -> torch.dtype:
    """Give the dtype of `precision`: "bf16", "fp32", or what is fastest here for "auto"."""
    if precision == "auto":
        return torch.bfloat16 if has_fast_bf16(device) else torch.float32
    if precision not in DTYPES:
        raise ModelError(f"precision is {precision!r}; it is one of auto, bf16, fp32")
    return DTYPES[precision]
