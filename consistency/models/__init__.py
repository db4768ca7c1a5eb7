"""Models behind protocols; torch and its friends are imported only when one is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consistency.models.protocols import Binder, Embedder, Entailer, Tagger

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "Binder",
    "Embedder",
    "Entailer",
    "Tagger",
    "export_entailer",
    "export_tagger",
    "load_binder",
    "load_embedder",
    "load_entailer",
    "load_tagger",
]


def load_embedder(name: str | None = None, *, device: str | None = None) -> Embedder:
    """Load the default embedder, or a sentence-transformers model by folder or hub name.

    Raises ModelError where the weights are missing or are not the ones whose checksum is known.
    """
    from consistency.models.embedder import BackboneEmbedder, SentenceEmbedder

    return SentenceEmbedder.load(name, device=device) if name else BackboneEmbedder(device=device)


def load_entailer(name: str | None = None, *, device: str | None = None, precision: str = "auto") -> Entailer:
    """Load the shipped NLI cross-encoder, or one by folder or hub name; its label order is probed.

    `precision` is "auto", "bf16" or "fp32". Raises ModelError where it can't be loaded, has unnamed labels
    (`LABEL_0`) or fails the probe pairs.
    """
    from consistency.models.entailer import CrossEntailer

    return CrossEntailer.load(name, device=device, precision=precision)


def export_entailer(folder: Path) -> None:
    """Write the shipped NLI model as the standard folder that any sentence-transformers user can load."""
    from consistency.models.hub import shipped_cross_encoder

    shipped_cross_encoder(device="cpu").save_pretrained(str(folder))


def load_binder(name: str = "shipped", *, device: str | None = None, precision: str = "auto") -> Binder | None:
    """Load the shipped model that says whether two values are of one thing; None for "off": rules and cues alone then.

    Raises ModelError where it can't be loaded.
    """
    if name == "off":
        return None
    from consistency.models.binder import CrossBinder

    return CrossBinder.load(device=device, precision=precision)


def load_tagger(name: str = "shipped", *, device: str | None = None, precision: str = "auto") -> Tagger | None:
    """Load the shipped tagger of names, or one by folder or hub name; None for "off": rules alone read names then.

    A folder holds a token classifier of transformers with BIO labels, such as `export_tagger` writes. Raises
    ModelError where it can't be loaded or has unnamed labels.
    """
    if name == "off":
        return None
    from consistency.models.tagger import NameTagger

    return NameTagger.load(None if name == "shipped" else name, device=device, precision=precision)


def export_tagger(folder: Path) -> None:
    """Write the shipped tagger as a standard folder of transformers, which the setting `tagger` takes too."""
    from consistency.models.hub_tagger import export

    export(folder)
