"""Other ways to train the same backbone, to be measured against full fine-tuning with the first token's state.

LoRA adapters of a rank (peft) leave the layers as they are and train low-rank additions; mean pooling classifies the
mean of all states rather than the state of the first token.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from transformers import BertForSequenceClassification
from transformers.modeling_outputs import SequenceClassifierOutput

if TYPE_CHECKING:
    from torch import Tensor, nn

Pooling = Literal["first", "mean"]


class MeanPooled(BertForSequenceClassification):
    """A BERT classifier that reads the mean of the states instead of the first one, through the same pooler."""

    def forward(self, input_ids: Tensor, token_type_ids: Tensor, attention_mask: Tensor) -> SequenceClassifierOutput:  # type: ignore[override]  # only what training passes
        """Give logits [batch, labels] of token ids [batch, tokens]."""
        out = self.bert(input_ids=input_ids, token_type_ids=token_type_ids, attention_mask=attention_mask)
        weight = attention_mask.unsqueeze(-1).to(out.last_hidden_state.dtype)
        mean = (out.last_hidden_state * weight).sum(1) / weight.sum(1)
        pooler = self.bert.pooler
        return SequenceClassifierOutput(logits=self.classifier(pooler.activation(pooler.dense(mean))))


def with_adapters(model: nn.Module, rank: int) -> nn.Module:
    """Give the model with LoRA adapters of `rank` in every layer; they, the pooler and the classifier are trained.

    ModuleNotFoundError where peft is not installed.
    """
    from peft import LoraConfig, get_peft_model

    config = LoraConfig(
        r=rank,
        lora_alpha=2 * rank,
        lora_dropout=0.0,
        target_modules=r".*encoder.*\.(query|key|value|dense)",
        modules_to_save=["pooler", "classifier"],
    )
    # The adapters take the type of the layers: the master copies are fp32 anyway.
    return get_peft_model(model, config, autocast_adapter_dtype=False)  # type: ignore[arg-type]


def merged(model: nn.Module) -> dict[str, Tensor]:
    """Give fp32 weights by the names of the plain model, adapters added into the layers; the model is used up."""
    plain = model.float()
    if hasattr(plain, "merge_and_unload"):
        plain = plain.merge_and_unload()
    return {name: parameter.detach() for name, parameter in plain.named_parameters()}
