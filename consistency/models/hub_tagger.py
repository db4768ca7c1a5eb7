"""Token classifiers of transformers, by folder or hub name: imported only when one is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import torch
from transformers import AutoConfig, AutoModelForTokenClassification, AutoTokenizer

from consistency.errors import ModelError
from consistency.lang.tagged import NameKind
from consistency.models.backbone import tensors
from consistency.models.hub import LONGEST, fingerprint
from consistency.models.quiet import quiet
from consistency.models.tagger import SHAPES, Coded, coded
from consistency.models.weights import backbone_folder, tagger_card, tagger_weights

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from consistency.models.bert import Inputs

#: What taggers made elsewhere call the kinds; a name of any other kind is one of "other".
_ALIASES = {
    "per": NameKind.PERSON, "person": NameKind.PERSON,
    "org": NameKind.ORGANISATION, "organization": NameKind.ORGANISATION, "organisation": NameKind.ORGANISATION,
    "corporation": NameKind.ORGANISATION, "group": NameKind.ORGANISATION,
    "loc": NameKind.PLACE, "location": NameKind.PLACE, "gpe": NameKind.PLACE, "fac": NameKind.PLACE,
    "place": NameKind.PLACE,
}  # fmt: skip
#: Token types of a tagger of ours: one for each shape, and again for the word that opens a text.
TYPES = 2 * len(SHAPES)


class HubTaggerNetwork:
    """The network of any token classifier, and its tokenizer."""

    def __init__(self, model: Any, cutter: Any, *, device: str, dtype: torch.dtype) -> None:
        self.device = torch.device(device)
        self.dtype = dtype
        self.labels = labels_of(model.config.id2label)
        self.weights = fingerprint(model, cutter)
        self.limit = min(LONGEST, int(getattr(model.config, "max_position_embeddings", LONGEST)))
        self.pad = int(cutter.pad_token_id or 0)
        self.model = model.to(self.device, dtype).eval()
        self.cutter = cutter.backend_tokenizer
        self.shaped = getattr(model.config, "type_vocab_size", 0) == TYPES

    @classmethod
    def load(cls, name: str, *, device: str, dtype: torch.dtype) -> HubTaggerNetwork:
        """Load a token classifier; raise ModelError where that fails or its labels are not BIO."""
        try:
            with quiet():
                model = AutoModelForTokenClassification.from_pretrained(name, dtype=torch.float32)
                cutter = AutoTokenizer.from_pretrained(name)
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(f"the tagger {name!r} can't be loaded: {error}") from error
        if not cutter.is_fast:
            raise ModelError(f"the tagger {name!r} has a tokenizer that does not tell where its pieces lie")
        cutter.backend_tokenizer.no_truncation()
        cutter.backend_tokenizer.no_padding()
        return cls(model, cutter, device=device, dtype=dtype)

    def coded(self, texts: Sequence[str]) -> list[Coded]:
        """Cut texts into pieces; nothing is dropped."""
        return coded(texts, self.cutter)

    def logits(self, inputs: Inputs) -> torch.Tensor:
        """Give [n_texts, length, n_labels]; a model made elsewhere sees the case by itself."""
        named = {"input_ids": inputs.ids, "attention_mask": inputs.mask}
        if self.shaped:
            named["token_type_ids"] = inputs.types
        found: torch.Tensor = self.model(**named).logits
        return found


def labels_of(id2label: Mapping[int, str]) -> tuple[str, ...]:
    """Give our labels for those of a model: "B-ORG" is "B-organisation"; raise ModelError where they are not BIO."""
    names = [id2label[column] for column in range(len(id2label))]
    if "O" not in names or any(name != "O" and name[:2] not in ("B-", "I-") for name in names):
        raise ModelError(f"the tagger names its labels {names}; they must be O, B-PER, I-PER and so on")
    return tuple(name if name == "O" else name[:2] + _ALIASES.get(name[2:].lower(), NameKind.OTHER) for name in names)


def bare_tagger(folder: Path, labels: Sequence[str], **options: Any) -> Any:
    """Give the backbone in `folder` as a token classifier with a token type for every shape, not trained yet."""
    id2label = dict(enumerate(labels))
    config = AutoConfig.from_pretrained(
        str(folder), id2label=id2label, label2id={name: i for i, name in id2label.items()}, type_vocab_size=TYPES
    )
    with quiet():  # head and types are "missing" until they are trained
        model = AutoModelForTokenClassification.from_pretrained(
            str(folder), config=config, ignore_mismatched_sizes=True, dtype=torch.float32, **options
        )
    first = tensors(folder / "model.safetensors", only=TYPE_ROWS)[TYPE_ROWS][0]
    with torch.no_grad():
        table = model.get_submodule("bert.embeddings.token_type_embeddings").weight
        table.copy_(first + 0.02 * torch.randn_like(table))
    return model


TYPE_ROWS = "embeddings.token_type_embeddings.weight"


def export(folder: Path) -> None:
    """Write the shipped tagger as a standard folder; its token types are the shapes of words."""
    model = bare_tagger(backbone_folder(), tagger_card().labels)
    found = model.load_state_dict({name: t.float() for name, t in tensors(tagger_weights()).items()}, strict=False)
    missing = [name for name in found.missing_keys if "word_embeddings" not in name and "position_ids" not in name]
    if missing or found.unexpected_keys:
        raise ModelError(f"the shipped tagger weights do not fit the backbone: {missing or found.unexpected_keys}")
    model.save_pretrained(str(folder))
    AutoTokenizer.from_pretrained(str(backbone_folder())).save_pretrained(str(folder))
