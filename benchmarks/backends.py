"""What else could run the cross-encoder: `python -m benchmarks.backends [--pairs N] [--seconds S]`.

The shipped NLI network on the same pairs in plain torch (fp32, bf16), torch.compile, OpenVINO and ONNX Runtime with
int8 weights, as far as they are installed; they are no dependencies. Prints pairs a second in one run, the ratio to
the default, and how far the probabilities lie from those of fp32. The pairs are made by program.
"""

from __future__ import annotations

import argparse
import logging
import tempfile
import time
import warnings
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from rich.console import Console
from rich.table import Table

from benchmarks.scale import articles
from consistency.models.backbone import nli_network
from consistency.models.bert import Inputs, lots, stacked
from consistency.models.weights import nli_card
from consistency.types import TextPair

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Run = Callable[[Inputs], torch.Tensor]

NAMES = ["ids", "types", "mask"]


def batches(count: int) -> list[Inputs]:
    """Give `count` pairs of made sentences as the batches in which the package would score them."""
    texts = [line for row in articles(count, loose=False) for line in row["text"].split(". ")]
    pairs = [TextPair(one, texts[-place]) for place, one in enumerate(texts[:count], 1)]
    network = nli_network(device="cpu", dtype=torch.float32)
    rows = network.tokens(pairs)
    found = lots([len(ids) for ids, _ in rows], network.limit)
    return [stacked([rows[row] for row in members], length=length, pad=network.pad) for members, length in found]


class Traced(torch.nn.Module):
    """The network as a module of plain tensors, for what exports or compiles it."""

    def __init__(self, dtype: torch.dtype) -> None:
        super().__init__()
        self.network = nli_network(device="cpu", dtype=dtype)

    def forward(self, ids: torch.Tensor, types: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        return self.network.logits(Inputs(ids, types, mask))


def eager(dtype: torch.dtype) -> Run:
    return nli_network(device="cpu", dtype=dtype).logits


def compiled() -> Run:
    module = torch.compile(Traced(torch.bfloat16), dynamic=False)
    return lambda batch: module(batch.ids, batch.types, batch.mask)


def with_openvino(precision: str) -> Run:
    import openvino

    example = tuple(torch.ones(2, 16, dtype=torch.long) for _ in NAMES)
    model = openvino.convert_model(Traced(torch.float32), example_input=example)
    hints = {"INFERENCE_PRECISION_HINT": precision, "PERFORMANCE_HINT": "THROUGHPUT"}
    ready = openvino.compile_model(model, "CPU", hints)
    return lambda batch: torch.from_numpy(ready((batch.ids, batch.types, batch.mask))[0])


def with_int8() -> Run:
    import onnxruntime
    from onnxruntime.quantization import QuantType, quantize_dynamic

    example = tuple(torch.ones(2, 16, dtype=torch.long) for _ in NAMES)
    axes = {name: {0: "pairs", 1: "length"} for name in NAMES} | {"logits": {0: "pairs"}}
    with tempfile.TemporaryDirectory() as folder:
        whole, small = Path(folder) / "whole.onnx", Path(folder) / "small.onnx"
        torch.onnx.export(
            Traced(torch.float32), example, str(whole), input_names=NAMES, output_names=["logits"], dynamic_axes=axes,
            dynamo=False,
        )  # fmt: skip
        quantize_dynamic(whole, small, weight_type=QuantType.QInt8)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = torch.get_num_threads()
        session = onnxruntime.InferenceSession(small.read_bytes(), options, providers=["CPUExecutionProvider"])

    def run(batch: Inputs) -> torch.Tensor:
        fed = {name: getattr(batch, name).numpy() for name in NAMES}
        return torch.from_numpy(session.run(None, fed)[0])

    return run


METHODS: dict[str, tuple[str, Callable[[], Run]]] = {
    "torch, bf16 (default)": ("torch", lambda: eager(torch.bfloat16)),
    "torch, fp32": ("torch", lambda: eager(torch.float32)),
    "torch.compile, bf16": ("torch", compiled),
    "OpenVINO, bf16": ("openvino", lambda: with_openvino("bf16")),
    "OpenVINO, fp32": ("openvino", lambda: with_openvino("f32")),
    "ONNX Runtime, int8 weights": ("onnxruntime", with_int8),
}


def probabilities(run: Run, given: Sequence[Inputs]) -> torch.Tensor:
    """Give float32 [n_pairs, 3], as calibrated."""
    heat = nli_card().temperature
    with torch.inference_mode():
        return torch.cat([(run(batch).float() / heat).softmax(-1) for batch in given])


def rate(run: Run, given: Sequence[Inputs], seconds: float) -> float:
    """Give pairs a second over whole rounds of the batches; the first round, which compiles, is not timed."""
    probabilities(run, given)
    done, began = 0, time.perf_counter()
    while time.perf_counter() - began < seconds:
        done += len(probabilities(run, given))
    return done / (time.perf_counter() - began)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=2000)
    parser.add_argument("--seconds", type=float, default=8.0)
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)
    given = batches(arguments.pairs)
    true = probabilities(eager(torch.float32), given)
    table = Table(title=f"{sum(len(batch.ids) for batch in given):,} pairs, {torch.get_num_threads()} threads")
    for name in ("", "pairs a second", "to the default", "greatest difference", "other label"):
        table.add_column(name, justify="right" if name else "left")
    first = 0.0
    for name, (module, make) in METHODS.items():
        if find_spec(module) is None:
            table.add_row(name, "not installed")
            continue
        run = make()
        found = probabilities(run, given)
        fast = rate(run, given, arguments.seconds)
        first = first or fast
        off = (found - true).abs().max().item()
        other = (found.argmax(-1) != true.argmax(-1)).float().mean().item()
        table.add_row(name, f"{fast:,.0f}", f"{fast / first:.2f}", f"{off:.3f}", f"{other:.1%}")
    Console(width=110).print(table)


if __name__ == "__main__":
    main()
