"""The ablation runs every way once, from the same start, and lays out their scores."""

import argparse
import io

from rich.console import Console
from tiny_fixture import DEV, write_rows

from training import ablate as module


def test_ways_are_run_once_and_scored(world, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "WAYS", {"plain": {}, "other-seed": {"seed": 1}, "lora-2": {"lora": 2, "rate": 1e-2}})
    write_rows(tmp_path / "contrast.jsonl.gz", 30)
    args = argparse.Namespace(
        data=world / "data", run=tmp_path / "run", backbone=world / "backbone", contrast=tmp_path / "contrast.jsonl.gz",
        pairs=200, rate=1e-3, every=1000, dev_rows=3,
    )  # fmt: skip
    scores = module.ablate(args)
    assert list(scores) == ["plain", "other-seed", "lora-2", module.TWO_SEEDS]
    assert all(row.keys() == set(DEV) for row in scores.values())
    stamps = {path: path.stat().st_mtime_ns for path in (tmp_path / "run").rglob("*.safetensors")}
    assert module.ablate(args) == scores
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "run").rglob("*.safetensors")} == stamps
    console = Console(width=200, record=True, file=io.StringIO())
    console.print(module.printed(scores))
    text = console.export_text()
    assert all(name in text for name in (*scores, "snli_eval.dev"))
