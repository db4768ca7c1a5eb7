"""The file of earlier results: bounded, shared, and never a reason for a run to fail."""

import multiprocessing
import os
import pickle
import signal
import sqlite3
import time
from pathlib import Path

import pytest

from consistency.store import Store

LARGE = 10_000_000


def items(n, *, start=0, size=10):
    return {i.to_bytes(4, "big"): bytes([i % 251]) * size for i in range(start, start + n)}


def store(path, *, max_bytes=LARGE):
    return Store(path / "cache.sqlite", max_bytes=max_bytes)


def test_what_was_put_is_there_for_the_next_process(tmp_path):
    store(tmp_path).put("scores", items(1200))
    assert store(tmp_path).get([*items(1200), b"other"]) == items(1200)


def test_nothing_is_there_before(tmp_path):
    assert store(tmp_path).get([b"key"]) == {}
    assert store(tmp_path).get([]) == {}


def test_holdings_by_kind(tmp_path):
    kept = store(tmp_path)
    kept.put("scores", items(3))
    kept.put("claims", items(2, start=100, size=96))
    assert [(h.kind, h.entries, h.bytes) for h in kept.holdings()] == [("claims", 2, 200), ("scores", 3, 42)]


def test_what_was_used_longest_ago_goes_first(tmp_path):
    old, new = items(200, size=1000), items(200, start=200, size=1000)
    store(tmp_path).put("a", old)
    again = store(tmp_path)
    again.get([next(iter(old))])  # used in the second run, so it outlives the others of the first
    again.put("a", new)
    again.prune(260_000)
    left = again.get([*old, *new])
    assert next(iter(old)) in left
    assert set(new) <= set(left)
    assert len(left) < 300


def test_the_file_stays_within_its_limit(tmp_path):
    kept = store(tmp_path, max_bytes=300_000)
    for start in range(0, 2000, 100):
        kept.put("a", items(100, start=start, size=1000))
    assert kept.size() < 600_000  # the file, and what SQLite has not folded into it yet
    assert set(items(50, start=1950)) <= set(kept.get(list(items(100, start=1900))))


def test_clear(tmp_path):
    kept = store(tmp_path)
    kept.put("a", items(5))
    kept.clear()
    assert list(tmp_path.iterdir()) == []
    assert kept.get(list(items(5))) == {}


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"this is no database" + data[19:],
        lambda data: data[:4096] + b"\xff" * (len(data) - 4096),
        lambda data: data[: len(data) // 2],
        lambda data: data[:100],
    ],
)
def test_a_damaged_file_is_set_aside_with_a_warning(tmp_path, damage, caplog):
    first = store(tmp_path)
    first.put("a", items(500, size=100))
    first.close()
    path = tmp_path / "cache.sqlite"
    path.write_bytes(damage(path.read_bytes()))
    second = store(tmp_path)
    found = second.get(list(items(500)))
    assert all(found[key] == items(500, size=100)[key] for key in found)
    second.put("a", items(10, start=600))
    second.put("a", items(10, start=600))  # the first write may be what meets the damage
    assert store(tmp_path).get(list(items(10, start=600))) == items(10, start=600)
    assert "damaged" in caplog.text
    assert (tmp_path / "cache.sqlite.damaged").exists()


def test_a_flipped_bit_is_a_miss(tmp_path):
    kept = store(tmp_path)
    kept.put("a", {b"key": b"the value that is kept"})
    kept.close()
    with sqlite3.connect(tmp_path / "cache.sqlite") as raw:
        raw.execute(
            "UPDATE entries SET value = replace(CAST(value AS BLOB), CAST('kept' AS BLOB), CAST('left' AS BLOB))"
        )
    assert store(tmp_path).get([b"key"]) == {}


@pytest.mark.parametrize("where", ["a-file/cache.sqlite", "/proc/none/cache.sqlite"])
def test_a_place_that_can_not_be_written_is_said_once(tmp_path, where, caplog):
    (tmp_path / "a-file").write_text("in the way")
    kept = Store(tmp_path / where, max_bytes=LARGE)
    kept.put("a", items(1))
    assert kept.get(list(items(1))) == {}
    assert len(caplog.records) == 1
    assert "going on without it" in caplog.text


def _write_many(path, start):
    kept = store(path)
    for part in range(10):
        kept.put("a", items(50, start=start + 50 * part))


def test_processes_share_one_file(tmp_path):
    context = multiprocessing.get_context("fork")
    workers = [context.Process(target=_write_many, args=(tmp_path, 500 * n)) for n in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert [worker.exitcode for worker in workers] == [0] * 4
    assert store(tmp_path).get(list(items(2000))) == items(2000)


def _write_for_ever(path):
    kept = store(path)
    for start in range(0, 10**6, 100):
        kept.put("a", items(100, start=start))


def test_a_kill_leaves_whole_batches(tmp_path):
    for pause in (0.1, 0.25, 0.4):
        worker = multiprocessing.get_context("fork").Process(target=_write_for_ever, args=(tmp_path,))
        worker.start()
        time.sleep(pause)
        os.kill(worker.pid, signal.SIGKILL)
        worker.join(10)
        kept = store(tmp_path)
        batches = [len(kept.get(list(items(100, start=start)))) for start in range(0, 20_000, 100)]
        assert set(batches) <= {0, 100}
        kept.close()
    assert not Path(tmp_path / "cache.sqlite.damaged").exists()


def test_a_store_travels_by_its_path(tmp_path):
    kept = store(tmp_path)
    kept.put("a", items(3))
    assert pickle.loads(pickle.dumps(kept)).get(list(items(3))) == items(3)
