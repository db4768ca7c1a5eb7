"""A backbone of one layer with thirteen words, and the research sets in its words: a run takes a second."""

import argparse
import gzip
import json

import torch
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace
from tokenizers.processors import TemplateProcessing
from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

from training.mix import LABELS
from training.nli import BUCKETS

WORDS = ("ferry", "crane", "left", "stayed", "sank", "fell", "the", ".")
SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")


def tokenizer():
    vocabulary = {token: i for i, token in enumerate((*SPECIAL, *WORDS))}
    made = Tokenizer(WordLevel(vocabulary, unk_token="[UNK]"))
    made.pre_tokenizer = Whitespace()
    made.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    names = dict(zip(("pad_token", "unk_token", "cls_token", "sep_token", "mask_token"), SPECIAL, strict=True))
    return PreTrainedTokenizerFast(
        tokenizer_object=made, model_input_names=["input_ids", "token_type_ids", "attention_mask"], **names
    )


DEV = (
    "mnli_dev.mismatched", "fever_symmetric.v0.2_dev", "snli_eval.dev", "newprotocols.val_edit_premise",
    "newprotocols.val_edit_other", "conjnli.dev", "cad_nli.dev", "scitail.dev", "propsegment.dev_sent",
)  # fmt: skip


def write_rows(path, count):
    ends = {"entailment": "left", "contradiction": "stayed", "neutral": "sank"}
    rows = [
        {"premise": "the ferry left .", "hypothesis": f"the ferry {ends[LABELS[i % 3]]} .", "label": LABELS[i % 3],
         "src": "mnli"} for i in range(count)
    ]  # fmt: skip
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in rows)


def world_in(folder):
    """Fill a folder with a backbone, a training set and dev sets, all tiny."""
    torch.set_num_threads(1)
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(SPECIAL) + len(WORDS), hidden_size=16, num_hidden_layers=1, num_attention_heads=2,
        intermediate_size=16, max_position_embeddings=BUCKETS[-1], num_labels=3,
        initializer_range=0.2,
    )  # fmt: skip
    BertForSequenceClassification(config).save_pretrained(folder / "backbone")
    tokenizer().save_pretrained(folder / "backbone")
    write_rows(folder / "data/nli/train.jsonl.gz", 60)
    for name in DEV:
        write_rows(folder / "data/nli/dev" / f"{name}.jsonl.gz", 6)
    return folder


def options(world, run, **more):
    return argparse.Namespace(**{
        "data": world / "data", "run": run, "backbone": world / "backbone", "init": None, "pairs": 80, "rate": 1e-3,
        "tokens": 240, "surround": 0.0, "contrast": None, "share": 0.5, "written": [], "own": 0, "every": 4,
        "dev_rows": 3, "seed": 0, "desk": [], "desk_times": 0, "mined": [], "lora": 0, "pooling": "first",
        "compile": False,
    } | more)  # fmt: skip
