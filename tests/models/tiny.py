"""A tiny BERT cross-encoder, made on the spot: two layers, its own vocabulary, trained on the probe pairs."""

import re
from pathlib import Path

import torch
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.normalizers import Lowercase
from tokenizers.pre_tokenizers import Whitespace
from tokenizers.processors import TemplateProcessing
from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

from consistency.models.entailer import PROBES

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
LABELS = ("contradiction", "entailment", "neutral")


def tiny_tokenizer() -> PreTrainedTokenizerFast:
    words = {w for pair, _ in PROBES for w in re.findall(r"\w+|[^\w\s]", f"{pair.premise} {pair.hypothesis}".lower())}
    vocabulary = {token: i for i, token in enumerate((*SPECIAL, *sorted(words)))}
    tokenizer = Tokenizer(WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = Lowercase()
    tokenizer.pre_tokenizer = Whitespace()
    ends = [("[CLS]", vocabulary["[CLS]"]), ("[SEP]", vocabulary["[SEP]"])]
    tokenizer.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=ends
    )
    names = dict(zip(("pad_token", "unk_token", "cls_token", "sep_token", "mask_token"), SPECIAL, strict=True))
    return PreTrainedTokenizerFast(tokenizer_object=tokenizer, model_max_length=64, **names)


def tiny_cross_encoder(folder: Path, *, labels: tuple[str, ...] = LABELS, trained_as: tuple[str, ...] = LABELS) -> Path:
    """Write a cross-encoder that gets the probes right when `labels` names the outputs as they were trained."""
    torch.manual_seed(0)
    tokenizer = tiny_tokenizer()
    config = BertConfig(
        vocab_size=len(tokenizer), hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64,
        max_position_embeddings=64, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0, num_labels=len(labels),
        initializer_range=0.2, id2label=dict(enumerate(labels)), label2id={name: i for i, name in enumerate(labels)},
    )  # fmt: skip
    model = BertForSequenceClassification(config)
    coded = tokenizer([p.premise for p, _ in PROBES], [p.hypothesis for p, _ in PROBES], padding=True,
                      return_tensors="pt", return_token_type_ids=True)  # fmt: skip
    gold = torch.tensor([trained_as.index(label) for _, label in PROBES])
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3)
    for _ in range(80):
        optimizer.zero_grad()
        torch.nn.functional.cross_entropy(model(**coded).logits, gold).backward()
        optimizer.step()
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder
