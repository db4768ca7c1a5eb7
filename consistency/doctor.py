"""What runs where: models, device, precision, versions."""

from __future__ import annotations

import platform
from importlib.metadata import version
from typing import TYPE_CHECKING

from consistency.__about__ import VERSION
from consistency.models import load_embedder, load_entailer
from consistency.models.facts import machine

if TYPE_CHECKING:
    from consistency.settings import Settings

PACKAGES = ("torch", "transformers", "sentence-transformers", "pandas", "numpy")


def facts(settings: Settings) -> tuple[tuple[str, str], ...]:
    """Load the models that `settings` name and give facts about them as name and value."""
    embedder = load_embedder(settings.embedder, device=settings.device)
    entailer = load_entailer(settings.nli, device=settings.device, precision=settings.precision)
    limits = entailer.thresholds
    contradiction = limits.contradiction if settings.contradiction is None else settings.contradiction
    entailment = limits.entailment if settings.entailment is None else settings.entailment
    return (
        ("consistency", VERSION),
        ("python", platform.python_version()),
        *((name, version(name)) for name in PACKAGES),
        *machine(settings.device, settings.precision),
        ("embedder", embedder.name),
        ("nli", entailer.name),
        ("contradiction above", str(contradiction)),
        ("entailment above", str(entailment)),
    )
