"""What runs where: models and their checksums, device, precision, versions, thresholds."""

from __future__ import annotations

import platform
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from consistency.__about__ import VERSION
from consistency.models import load_binder, load_embedder, load_entailer, load_tagger
from consistency.models.facts import machine
from consistency.models.weights import backbone_folder, binder_weights, nli_weights, sha256_of, tagger_weights

if TYPE_CHECKING:
    from collections.abc import Callable

    from consistency.settings import Settings

PACKAGES = ("torch", "transformers", "sentence-transformers", "pandas", "numpy")


def facts(settings: Settings) -> tuple[tuple[str, str], ...]:
    """Load the models that `settings` name and give facts about them as name and value."""
    embedder = load_embedder(settings.embedder, device=settings.device)
    entailer = load_entailer(settings.nli, device=settings.device, precision=settings.precision)
    tagger = load_tagger(settings.tagger, device=settings.device, precision=settings.precision)
    binder = load_binder(settings.binder, device=settings.device, precision=settings.precision)
    limits = entailer.thresholds
    contradiction = limits.contradiction if settings.contradiction is None else settings.contradiction
    entailment = limits.entailment if settings.entailment is None else settings.entailment
    tagger_name = None if settings.tagger == "shipped" else settings.tagger
    return (
        ("consistency", VERSION),
        ("python", platform.python_version()),
        ("platform", f"{platform.system()} {platform.machine()}"),
        *((name, version(name)) for name in PACKAGES),
        *machine(settings.device, settings.precision),
        ("embedder", embedder.name),
        ("embedder sha256", checksum(settings.embedder, lambda: backbone_folder() / "model.safetensors")),
        ("nli", entailer.name),
        ("nli sha256", checksum(settings.nli, nli_weights)),
        ("tagger", tagger.name if tagger else "off: rules alone read names"),
        ("tagger sha256", checksum(tagger_name, tagger_weights) if tagger else "none"),
        ("binder", binder.name if binder else "off: rules and cues alone bind facts"),
        ("binder sha256", checksum(None, binder_weights) if binder else "none"),
        ("contradiction above", str(contradiction)),
        ("entailment above", str(entailment)),
        ("min similarity", str(settings.min_similarity)),
        ("candidates", str(settings.candidates)),
    )


def checksum(name: str | None, shipped: Callable[[], Path]) -> str:
    """Give the SHA-256 of a model's weights: of the shipped ones, checked, or of those in a folder."""
    if name is None:
        return f"{sha256_of(shipped())} (as shipped)"
    weights = Path(name) / "model.safetensors"
    return sha256_of(weights) if weights.is_file() else "unknown: no model.safetensors in a local folder"
