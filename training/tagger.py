"""Train the tagger of people, organisations and places on the MiniLM backbone, and write the weights to ship.

    python -m training.tagger --data ../shared/data --run runs/tagger --sentences 100000

    python -m training.tagger --run runs/tagger --ship consistency/models/weights

Resumes from the last checkpoint in `--run`. bf16 with fp32 master copies where the processor has bf16 products, else
fp32; the word embeddings stay frozen, so that they need not be shipped.
"""

import argparse
import hashlib
import json
import logging
import math
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer
from torch import Tensor
from transformers import AutoTokenizer, PreTrainedModel

from consistency.models.device import dtype_for
from consistency.models.hub_tagger import HubTaggerNetwork, bare_tagger
from consistency.models.tagger import KINDS, LABELS, OPENS, SHAPES, Coded, NameTagger, coded
from training.corpora import Entity, Sentence, ecbplus, f1_of, held_sets, tally, wikiann, wikigold, wnut
from training.nli import Master, backbone_folder, restore, save, state_of

log = logging.getLogger("training.tagger")

BUCKETS = (16, 24, 32, 48, 64, 96, 128)
FROZEN = "word_embeddings"
#: How often each corpus is drawn: news first, silver for its names.
SHARES = {"wikigold": 0.26, "wnut": 0.19, "ecbplus": 0.25, "wikiann": 0.3}
#: How often a sentence is shown in small letters, in capitals, as a headline.
RECASED = {"small": 0.1, "capitals": 0.05, "headline": 0.08}
UNKNOWN = 0.06  # share of pieces replaced by [UNK], so that context and shape are learned too
SWAPPED = 0.25  # share of names replaced by another of its kind


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence as pieces, with label and weight of every word; -1 stands for "no name, or one of another kind"."""

    code: Coded
    labels: tuple[int, ...]
    weights: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors [batch, bucket]; a weight of 0 is a piece without a label."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    labels: Tensor
    weights: Tensor


def labelled(sentence: Sentence, code: Coded) -> Example:
    """Give each word its label: B- where a name starts, I- inside it, O elsewhere."""
    labels, weights = [], []
    entities = iter(sorted(sentence.entities, key=lambda entity: entity.start))
    entity, begun = next(entities, None), False
    for start, end in code.spans:
        while entity is not None and start >= entity.end:
            entity, begun = next(entities, None), False
        if entity is not None and start >= entity.start:
            labels.append(LABELS.index(f"{'I' if begun else 'B'}-{entity.kind}"))
            begun = True
        else:
            labels.append(0 if sentence.complete else -1)
        weights.append(min((d.weight for d in sentence.doubts if d.start < end and start < d.end), default=1.0))
    return Example(code, tuple(labels), tuple(weights))


class Names:
    """The names of a corpus by kind, to put one in the place of another."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.of: dict[str, list[str]] = {kind: [] for kind in KINDS}
        for sentence in sentences:
            for entity in sentence.entities:
                name = sentence.text[entity.start : entity.end]
                if name[0].isupper() and len(name) > 2 and "(" not in name and len(name.split()) <= 4:
                    self.of[entity.kind].append(name)

    def swapped(self, sentence: Sentence, rng: random.Random) -> Sentence:
        """Put other names in the place of some; only where every doubt can be moved along."""
        if not sentence.entities or rng.random() > SWAPPED * 2:
            return sentence
        text, shift, at = "", [], 0
        entities = []
        for entity in sentence.entities:
            text += sentence.text[at : entity.start]
            name = sentence.text[entity.start : entity.end]
            if rng.random() < 0.5 and entity.kind in ("person", "place") and self.of[entity.kind]:
                name = rng.choice(self.of[entity.kind])
            entities.append(Entity(len(text), len(text) + len(name), entity.kind))
            text += name
            at = entity.end
            shift.append((entity.end, len(text) - entity.end))
        text += sentence.text[at:]
        doubts = []
        for doubt in sentence.doubts:
            if any(entity.start < doubt.end and doubt.start < entity.end for entity in sentence.entities):
                continue
            move = next((by for end, by in reversed(shift) if end <= doubt.start), 0)
            doubts.append(type(doubt)(doubt.start + move, doubt.end + move, doubt.weight))
        return Sentence(text, tuple(entities), tuple(doubts), sentence.complete)


def recased(code: Coded, rng: random.Random) -> Coded:
    """Show a sentence as it would stand in small letters, in capitals or in a headline, now and then."""
    draw = rng.random()
    small, initial, capitals = (SHAPES.index(name) for name in ("small", "initial", "capitals"))
    letters = range(small, SHAPES.index("mixed") + 1)
    if draw < RECASED["small"]:
        change = dict.fromkeys(letters, small)
    elif draw < RECASED["small"] + RECASED["capitals"]:
        change = dict.fromkeys(letters, capitals)
    elif draw < sum(RECASED.values()):
        change = {small: initial}
    else:
        return code
    both = change | {one + OPENS: other + OPENS for one, other in change.items()}
    return Coded(code.ids, tuple(both.get(shape, shape) for shape in code.shapes), code.heads, code.spans)


def corpora(data: Path) -> dict[str, list[Sentence]]:
    """Give what is trained on; nothing of it is held out, and no held sentence is in the silver."""
    held = {s.text for part in held_sets(data).values() for s in part}
    parts = {
        "wikigold": wikigold(data, held=False),
        "wnut": wnut(data, "train"),
        "ecbplus": ecbplus(data, held=False),
        "wikiann": wikiann(data),
    }
    return {name: [sentence for sentence in part if sentence.text not in held] for name, part in parts.items()}


def examples(parts: dict[str, list[Sentence]], cutter: Tokenizer, seed: int) -> Iterator[Example]:
    """Give sentences without end, drawn by `SHARES`, the same for the same seed."""
    rng = random.Random(seed)
    names = Names([sentence for part in parts.values() for sentence in part])
    queues: dict[str, list[Sentence]] = {name: [] for name in parts}
    sources, shares = zip(*SHARES.items(), strict=True)
    while True:
        drawn = rng.choices(sources, shares, k=256)
        chosen = []
        for source in drawn:
            if not queues[source]:
                queues[source] = rng.sample(parts[source], len(parts[source]))
            chosen.append(names.swapped(queues[source].pop(), rng))
        for sentence, code in zip(chosen, coded([s.text for s in chosen], cutter), strict=True):
            if len(code.ids) <= BUCKETS[-1]:
                yield labelled(sentence, recased(code, rng))


def batches(stream: Iterator[Example], tokens: int, unknown: int, seed: int) -> Iterator[Batch]:
    """Give full batches of one length each."""
    rng = random.Random(seed + 1)
    held: dict[int, list[Example]] = {length: [] for length in BUCKETS}
    for example in stream:
        length = bucket_of(example.code)
        held[length].append(example)
        if len(held[length]) == tokens // length:
            batch = collate(held[length], length)
            hidden = torch.tensor([[rng.random() < UNKNOWN for _ in range(length)] for _ in held[length]])
            batch.ids[hidden & (batch.shapes > 0)] = unknown
            held[length] = []
            yield batch


def bucket_of(code: Coded) -> int:
    return next(length for length in BUCKETS if len(code.ids) <= length)


def collate(rows: Sequence[Example], length: int) -> Batch:
    ids = torch.zeros(len(rows), length, dtype=torch.long)
    shapes, mask, labels = torch.zeros_like(ids), torch.zeros_like(ids), torch.zeros_like(ids)
    weights = torch.zeros(len(rows), length)
    for row, example in enumerate(rows):
        size = len(example.code.ids)
        ids[row, :size] = torch.tensor(example.code.ids)
        shapes[row, :size] = torch.tensor(example.code.shapes)
        mask[row, :size] = 1
        heads = list(example.code.heads)
        labels[row, heads] = torch.tensor(example.labels, dtype=torch.long)
        weights[row, heads] = torch.tensor(example.weights)
    return Batch(ids, shapes, mask, labels, weights)


OTHER = [0, *(at for at, label in enumerate(LABELS) if label.endswith("-other"))]


def loss_of(logits: Tensor, batch: Batch) -> Tensor:
    """Cross entropy by word; where a corpus leaves other names unmarked, "no name" takes in their labels."""
    logp = logits.float().log_softmax(-1)
    exact = -logp.gather(-1, batch.labels.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    open_ = -logp[..., OTHER].logsumexp(-1)
    loss = torch.where(batch.labels < 0, open_, exact)
    return (loss * batch.weights).sum() / batch.weights.sum()


def rate_at(seen: int, total: int, peak: float) -> float:
    """Give the learning rate: up over the first thousand sentences, level, and down over the last two fifths.

    Level for long, so that a run can be resumed with another total as long as it has not begun to fall.
    """
    left = (total - seen) / (0.4 * total)
    return peak * min(1.0, (seen + 40) / 1000, max(0.02, left))


def evaluate(model: PreTrainedModel, sets: dict[str, list[Sentence]], cutter) -> dict[str, float]:
    """Give the F1 over people, organisations and places of each held set, read as the product would."""
    tagger = NameTagger(HubTaggerNetwork(model, cutter, device="cpu", dtype=dtype_for("cpu", "auto")), "in training")
    table = {}
    for name, sentences in sets.items():
        tags = tagger.tag([sentence.text for sentence in sentences])
        found = [tuple(Entity(one.start, one.end, one.kind) for one in names) for names in tags]
        table[name] = round(f1_of(tally(sentences, found, KINDS[:3])), 4)
    model.train()
    return table


def load_model(backbone: Path) -> PreTrainedModel:
    """Give the backbone as a token classifier, its word embeddings frozen."""
    model = bare_tagger(backbone, LABELS, attn_implementation="eager")  # faster backwards than SDPA on a CPU
    for name, parameter in model.named_parameters():
        parameter.requires_grad = FROZEN not in name
    return model.to(dtype_for("cpu", "auto"))


def train(args: argparse.Namespace) -> None:
    torch.manual_seed(args.seed)
    args.run.mkdir(parents=True, exist_ok=True)
    cutter = AutoTokenizer.from_pretrained(str(args.backbone))
    cutter.backend_tokenizer.no_truncation()
    cutter.backend_tokenizer.no_padding()
    model = load_model(args.backbone)
    parts = corpora(args.data)
    log.info("%s", {name: len(part) for name, part in parts.items()})
    sets = {name: part[: args.dev_rows] for name, part in held_sets(args.data).items() if name != "wnut test"}
    master = Master(model, decay=0.01)
    seen = step = 0
    checkpoint = args.run / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, map_location="cpu", weights_only=True)
        restore(master, state)
        master.optimizer.load_state_dict(state["optimizer"])
        seen, step = state["seen"], state["step"]
        log.info("resumed at step %d, %d sentences", step, seen)
    model.train()
    started, running, first = time.monotonic(), 0.0, seen
    stream = batches(examples(parts, cutter.backend_tokenizer, args.seed), args.tokens, cutter.unk_token_id, args.seed)
    for _ in range(step):
        next(stream)
    while seen < args.sentences:
        batch = next(stream)
        logits = model(input_ids=batch.ids, token_type_ids=batch.shapes, attention_mask=batch.mask).logits
        loss = loss_of(logits, batch)
        loss.backward()
        master.step(rate_at(seen, args.sentences, args.rate))
        seen, step = seen + len(batch.ids), step + 1
        value = loss.item()
        if not math.isfinite(value):
            raise FloatingPointError(f"loss is {value} at step {step}")
        running = value if running == 0.0 else 0.98 * running + 0.02 * value
        if step % 50 == 0:
            speed = (seen - first) / (time.monotonic() - started)
            log.info("step %d  sentences %d  loss %.4f  %.0f a second", step, seen, running, speed)
        if step % args.every == 0:
            save(checkpoint, state_of(master, seen, step))
            log.info("held %s", json.dumps(evaluate(model, sets, cutter)))
    save(checkpoint, state_of(master, seen, step))
    log.info("final %s", json.dumps(evaluate(model, sets, cutter)))


def ship(args: argparse.Namespace) -> None:
    """Write what a run has learned as `tagger.safetensors` (fp16) and its card `tagger.json`."""
    weights = torch.load(args.run / "checkpoint.pt", map_location="cpu", weights_only=True)
    tensors = {name: tensor.half().contiguous() for name, tensor in weights["weights"].items()}
    args.ship.mkdir(parents=True, exist_ok=True)
    path = args.ship / "tagger.safetensors"
    save_file(tensors, str(path), metadata={"labels": ",".join(LABELS)})
    path.chmod(0o644)  # as the files beside it
    card = {
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "labels": list(LABELS),
        "sentences": weights["seen"],
    }
    (args.ship / "tagger.json").write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(card, indent=2))


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder with ner/")
    parser.add_argument("--run", type=Path, required=True, help="folder for the checkpoint")
    parser.add_argument("--backbone", type=Path, default=None, help="a folder with a BERT-like encoder")
    parser.add_argument("--sentences", type=int, default=100_000, help="how many sentences to show")
    parser.add_argument("--rate", type=float, default=3e-4, help="peak learning rate")
    parser.add_argument("--tokens", type=int, default=768, help="tokens a batch")
    parser.add_argument("--every", type=int, default=300, help="steps between checkpoints")
    parser.add_argument("--dev-rows", type=int, default=400, help="rows of each held set in a run")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--ship", type=Path, default=None, help="train no more: write the weights of the run here")
    args = parser.parse_args()
    args.backbone = args.backbone or backbone_folder()
    return args


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    arguments = parse()
    if arguments.ship:
        ship(arguments)
    else:
        train(arguments)
