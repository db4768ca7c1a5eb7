"""Train the same backbone in several ways on as many pairs each, and write one table of dev scores.

    python -m training.ablate --data ../shared/data --run runs/ablate --contrast runs/contrast.jsonl.gz --pairs 20000

Every way starts from the backbone, sees the mix in the same order and is scored on the same dev sets. A way that was
finished before is not run again. "two seeds" is the mean of the weights of the plain way and of the other seed.
"""

from __future__ import annotations

import argparse
import json
import logging
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from transformers import AutoTokenizer

from consistency.models.device import dtype_for
from training import nli
from training.nli import backbone_folder, dev_sets, evaluate, load_model, train
from training.ship import averaged

#: What each way changes. Adapters learn at a higher rate than whole layers do.
WAYS: dict[str, dict[str, Any]] = {
    "plain": {},
    "other-seed": {"seed": 1},
    "mean-pooling": {"pooling": "mean"},
    "lora-16": {"lora": 16, "rate": 1e-3},
    "lora-64": {"lora": 64, "rate": 3e-4},
    "no-contrast": {"contrast": None},
}
TWO_SEEDS = "two-seeds"


def ablate(args: argparse.Namespace) -> dict[str, dict[str, float]]:
    """Run what is not there yet; give the dev scores of each way by name."""
    scores = {}
    for name, changed in WAYS.items():
        run = args.run / name
        if not (run / "dev.json").exists():
            train(argparse.Namespace(**{**settings(args), **changed, "run": run}))
        scores[name] = json.loads((run / "dev.json").read_text(encoding="utf-8"))
    path = args.run / f"{TWO_SEEDS}.json"
    if not path.exists():
        path.write_text(json.dumps(mean_of_seeds(args), indent=2) + "\n", encoding="utf-8")
    return scores | {TWO_SEEDS: json.loads(path.read_text(encoding="utf-8"))}


def settings(args: argparse.Namespace) -> dict[str, Any]:
    """Give the settings that all ways share, as `training.nli` takes them."""
    flags = {
        "data": args.data, "run": args.run, "backbone": args.backbone, "contrast": args.contrast, "pairs": args.pairs,
        "rate": args.rate, "every": args.every, "dev-rows": args.dev_rows, "surround": 0.15, "share": 0.4,
    }  # fmt: skip
    return vars(nli.parse([word for name, value in flags.items() for word in (f"--{name}", str(value))]))


def mean_of_seeds(args: argparse.Namespace) -> dict[str, float]:
    """Give the dev scores of the mean of the weights of both seeds."""
    model = load_model(args.backbone, "cpu", dtype_for("cpu", "auto"))
    weights = averaged([args.run / name / "checkpoint.pt" for name in ("plain", "other-seed")], [])
    model.load_state_dict(weights, strict=False)
    return evaluate(model, dev_sets(args.data, AutoTokenizer.from_pretrained(str(args.backbone)), None))


def printed(scores: dict[str, dict[str, float]]) -> Table:
    """Give a table with a row a way and a column a dev set, in per cent."""
    names = list(scores["plain"])
    table = Table("way", *names)
    for way, row in scores.items():
        table.add_row(way, *(f"{100 * row[name]:.1f}" for name in names))
    return table


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder with nli/train.jsonl.gz")
    parser.add_argument("--run", type=Path, required=True, help="folder for a folder a way")
    parser.add_argument("--contrast", type=Path, required=True, help="pairs that training.contrast wrote")
    parser.add_argument("--backbone", type=Path, default=None, help="a folder with a BERT-like encoder")
    parser.add_argument("--pairs", type=int, default=20_000, help="how many pairs each way sees")
    parser.add_argument("--rate", type=float, default=1.5e-4, help="peak learning rate of whole layers")
    parser.add_argument("--every", type=int, default=400, help="steps between checkpoints")
    parser.add_argument("--dev-rows", type=int, default=300, help="rows of each dev set during a run")
    args = parser.parse_args()
    args.backbone = args.backbone or backbone_folder()
    return args


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    arguments = parse()
    Console(width=180).print(printed(ablate(arguments)))
