"""Weights are used only when their checksum is the known one."""

import hashlib
import json

import pytest

from consistency.errors import ModelError
from consistency.models.weights import backbone_folder, checked, nli_card, nli_weights, sha256_of


def test_sha256(tmp_path):
    path = tmp_path / "weights"
    path.write_bytes(b"abc" * 1_000_000)
    assert sha256_of(path) == hashlib.sha256(b"abc" * 1_000_000).hexdigest()


def test_missing_and_damaged_weights_are_refused(tmp_path):
    with pytest.raises(ModelError, match="missing"):
        checked(tmp_path / "model.safetensors", "0" * 64)
    (tmp_path / "model.safetensors").write_bytes(b"half of it")
    with pytest.raises(ModelError, match="checksum"):
        checked(tmp_path / "model.safetensors", "0" * 64)


@pytest.mark.parametrize("content", [None, "{", "{}", json.dumps({"sha256": "x", "labels": []})])
def test_a_damaged_card_is_refused(tmp_path, content):
    if content is not None:
        (tmp_path / "nli.json").write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match=r"nli\.json"):
        nli_card(tmp_path)


def test_the_backbone_is_the_genuine_one():
    assert (backbone_folder() / "tokenizer.json").is_file()


def test_the_shipped_weights_fit_their_card_and_stay_small():
    assert nli_weights().stat().st_size < 25_000_000
    assert sorted(nli_card().labels) == ["contradiction", "entailment", "neutral"]
