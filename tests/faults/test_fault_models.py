"""Half a model folder is one clear error, whatever half it is; any bytes in a table are articles or reasons."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consistency.errors import ModelError
from consistency.ingest.stream import stream
from consistency.models import load_embedder, load_entailer
from consistency.types import Article, SkippedArticle

CONFIG = {"model_type": "bert", "hidden_size": 32, "num_hidden_layers": 1, "num_attention_heads": 2, "vocab_size": 9}


@pytest.mark.models
@pytest.mark.parametrize("load", [load_entailer, load_embedder])
@pytest.mark.parametrize(
    "files",
    [
        {},
        {"config.json": json.dumps(CONFIG).encode()},
        {"config.json": b"{"},
        {"config.json": json.dumps(CONFIG).encode(), "model.safetensors": b"half of a file"},
        {"config.json": json.dumps(CONFIG).encode(), "model.safetensors": b"\xff" * 64, "tokenizer.json": b"{"},
    ],
)
def test_half_a_model_folder(tmp_path, load, files):
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    with pytest.raises(ModelError, match="can't be loaded"):
        load(str(tmp_path), device="cpu")


HEADS = {
    ".jsonl": b'{"outlet": "o", "text": "Some text."}\n',
    ".csv": b"outlet,text\no,Some text.\n",
    ".parquet": b"PAR1",
}


@pytest.mark.parametrize("suffix", sorted(HEADS))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300), headed=st.booleans())
def test_any_bytes_stream_as_articles_or_reasons(tmp_path, suffix, data, headed):
    path = tmp_path / f"any{suffix}"
    path.write_bytes(HEADS[suffix] * headed + data)
    assert all(isinstance(item, Article | SkippedArticle) for item in stream([path]))
