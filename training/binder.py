"""Train the cross-encoder that says whether two hidden values are of one thing, and write it to the package.

    python -m training.same_fact --data ../shared/data --contrast runs/contrast.jsonl.gz --out runs/same_fact.jsonl.gz
    python -m training.binder --run runs/binder --examples runs/same_fact.jsonl.gz --own 40000 \\
        --ship consistency/models/weights

Starts from the shipped NLI weights: an encoder that has seen pairs learns faster than one that has not. Beside pairs
made from news and inference sets stand those of written stories (`training.frames`), of which every sixth is held out.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import logging
import math
import random
import time
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from transformers import AutoModel, AutoTokenizer

from consistency.models.binder import LABELS, at_values
from consistency.models.device import dtype_for
from training.frames import HELD_OF, Masked, pairs, stories
from training.nli import (
    BUCKETS,
    FROZEN,
    TOKENS_A_BATCH,
    Batch,
    Example,
    Master,
    backbone_folder,
    batches,
    collate,
    rate_at,
    save,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

log = logging.getLogger("training.binder")
#: Pairs of the held stories that a run is scored on.
HELD_PAIRS = 1500


def made(path: Path, kept: dict[str, float], rng: random.Random) -> Iterator[Masked]:
    """Read what `training.same_fact` wrote; `kept` is the share by source ("news", "contrast", "" for the rest)."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if rng.random() < kept.get(row["src"].split()[0], kept[""]):
                yield Masked(row["left"], row["right"], row["same"])


def encode(rows: Sequence[Masked], tokenizer) -> list[Example]:
    """Tokenize pairs; those over the longest bucket are left out."""
    found = []
    for start in range(0, len(rows), 4096):
        part = rows[start : start + 4096]
        coded = tokenizer([row.left for row in part], [row.right for row in part], truncation=False)
        for row, ids, types in zip(part, coded["input_ids"], coded["token_type_ids"], strict=True):
            if len(ids) <= BUCKETS[-1]:
                found.append(Example(tuple(ids), types.index(1), row.same, two_way=False))
    return found


def both_ways(rows: Sequence[Masked], rng: random.Random) -> list[Masked]:
    """Give the rows, every second one with its sides swapped."""
    return [row if rng.random() < 0.5 else Masked(row.right, row.left, row.same) for row in rows]


@torch.inference_mode()
@torch.compiler.set_stance("force_eager")  # the last batch of each length has a shape of its own
def logits_of(model: Binder, examples: Sequence[Example]) -> Tensor:
    """Give float32 logits [n, 2] in the order of `LABELS`."""
    out = torch.zeros(len(examples), len(LABELS))
    for length in BUCKETS:
        low = max((b for b in BUCKETS if b < length), default=0)
        members = [i for i, example in enumerate(examples) if low < len(example.ids) <= length]
        for start in range(0, len(members), TOKENS_A_BATCH // length):
            rows = members[start : start + TOKENS_A_BATCH // length]
            batch = collate([examples[i] for i in rows], length)
            logits = model(batch)
            out[rows] = logits.float()
    return out


class Binder(nn.Module):
    """The backbone with a head that reads the states of both hidden values."""

    def __init__(self, backbone: Path, dropout: float = 0.0) -> None:
        super().__init__()
        self.bert = AutoModel.from_pretrained(
            str(backbone), hidden_dropout_prob=dropout, attention_probs_dropout_prob=0.0, attn_implementation="eager",
            add_pooling_layer=False,
        )  # fmt: skip
        width = self.bert.config.hidden_size
        self.pooler = nn.ModuleDict({"dense": nn.Linear(4 * width, width)})
        self.classifier = nn.Linear(width, len(LABELS))

    def forward(self, batch: Batch) -> Tensor:
        """Give logits [n_pairs, n_labels]."""
        states = self.bert(input_ids=batch.ids, token_type_ids=batch.types, attention_mask=batch.mask).last_hidden_state
        found: Tensor = self.classifier(torch.tanh(self.pooler["dense"](at_values(states, batch))))
        return found


def load(backbone: Path, dropout: float = 0.0) -> Binder:
    model = Binder(backbone, dropout)
    for name, parameter in model.named_parameters():
        parameter.requires_grad = FROZEN not in name
    return model.to(dtype_for("cpu", "auto"))


def start_from(master: Master, weights: dict[str, Tensor]) -> None:
    """Take over the weights that fit: all but the head, where they are those of another task.

    A pooler that read the first state alone goes where that state is read; the rest of the new one begins small.
    """
    weights = {name.replace("bert.pooler", "pooler"): tensor for name, tensor in weights.items()}
    with torch.no_grad():
        for name, copy in master.copies.items():
            if name not in weights:
                continue
            if weights[name].shape == copy.shape:
                copy.copy_(weights[name])
            elif name == "pooler.dense.weight":
                copy.mul_(0.5)
                copy[:, : weights[name].shape[1]] = weights[name]
    master.write_back()


def train(args: argparse.Namespace) -> None:
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    args.run.mkdir(parents=True, exist_ok=True)
    tokenizer = AutoTokenizer.from_pretrained(str(args.backbone))
    told = stories(*args.written)
    kept = [story for place, story in enumerate(told) if place % HELD_OF == 0]
    held = encode(pairs(kept, HELD_PAIRS, random.Random(1)) if kept else [], tokenizer)
    own = pairs([story for place, story in enumerate(told) if place % HELD_OF], args.own, rng) if told else []
    shares = {"news": 1.0, "contrast": 0.3, "": 1.0}
    rows = [row for path in args.examples for row in made(path, shares, rng)]
    if args.limit:
        rows = rng.sample(rows, min(args.limit, len(rows)))
    rows += args.desk_times * [row for path in args.desk for row in made(path, shares, rng)]
    examples = encode(both_ways([*rows, *own], rng), tokenizer)
    log.info("%d examples, of them %d from written stories; %d held", len(examples), len(own), len(held))
    model = load(args.backbone, args.dropout)
    master = Master(model, decay=0.01)
    start_from(master, load_file(str(args.init)))
    if args.compile:
        model.bert.compile(dynamic=False)
    model.train()
    seen = step = 0
    running, begun = 0.0, time.monotonic()
    for batch in batches(examples, args.seed, TOKENS_A_BATCH):
        if seen >= args.pairs:
            break
        logits = model(batch)
        loss = nn.functional.cross_entropy(logits.float(), batch.labels)
        loss.backward()
        master.step(rate_at(seen / args.pairs, args.rate))
        seen, step = seen + len(batch.labels), step + 1
        value = loss.item()
        if not math.isfinite(value):
            raise FloatingPointError(f"loss is {value} at step {step}")
        running = value if running == 0.0 else 0.98 * running + 0.02 * value
        if step % 50 == 0:
            log.info(
                "step %d  pairs %d  loss %.4f  %.0f a second", step, seen, running, seen / (time.monotonic() - begun)
            )
        if step % 300 == 0:
            save(args.run / "checkpoint.pt", {"weights": master.copies})
            report(model, held)
    save(args.run / "checkpoint.pt", {"weights": master.copies})
    logits, gold = report(model, held)
    ship(args.ship or args.run, master, accuracy(logits, gold), len(gold))


def accuracy(logits: Tensor, gold: Tensor) -> float:
    return (logits.argmax(-1) == gold).float().mean().item() if len(gold) else 0.0


def report(model: Binder, held: Sequence[Example]) -> tuple[Tensor, Tensor]:
    model.eval()
    logits, gold = logits_of(model, held), torch.tensor([example.label for example in held])
    model.train()
    log.info("pairs of held stories: %.3f of %d right", accuracy(logits, gold), len(held))
    return logits, gold


def ship(folder: Path, master: Master, right: float, pairs: int) -> None:
    """Write `binder.safetensors` (fp16, what was trained) and its card."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "binder.safetensors"
    tensors = {name: copy.detach().half().contiguous() for name, copy in master.copies.items()}
    save_file(tensors, str(path), metadata={"labels": ",".join(LABELS)})
    path.chmod(0o644)
    card = {
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "temperature": 1.0,
        "written": {"accuracy": round(right, 4), "pairs": pairs},
    }  # fmt: skip
    (folder / "binder.json").write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(card, indent=2))


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True, help="folder for the checkpoint")
    parser.add_argument("--examples", type=Path, nargs="+", default=[], help="what training.same_fact wrote")
    parser.add_argument(
        "--written", type=Path, nargs="*", default=sorted(Path("training/pairs").glob("*.txt")), help="written stories"
    )
    parser.add_argument("--own", type=int, default=30_000, help="pairs to make of the written stories")
    parser.add_argument("--limit", type=int, default=None, help="take so many made examples")
    parser.add_argument(
        "--desk",
        type=Path,
        nargs="*",
        default=[],
        help="examples of desk pairs and of what was read, which no limit cuts",
    )
    parser.add_argument("--desk-times", type=int, default=3, help="how often each of those is taken")
    parser.add_argument("--pairs", type=int, default=100_000, help="how many pairs to show")
    parser.add_argument("--rate", type=float, default=1.5e-4, help="peak learning rate")
    parser.add_argument("--init", type=Path, default=Path("consistency/models/weights/nli.safetensors"),
                        help="start from these weights")  # fmt: skip
    parser.add_argument("--dropout", type=float, default=0.0, help="share of the states hidden in training")
    parser.add_argument("--backbone", type=Path, default=None, help="a folder with a BERT-like encoder")
    parser.add_argument("--ship", type=Path, default=None, help="write the weights here (the folder of the run)")
    parser.add_argument(
        "--compile", action="store_true", help="compile the steps: a few minutes, then half as fast again"
    )
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    args.backbone = args.backbone or backbone_folder()
    return args


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    train(parse())
