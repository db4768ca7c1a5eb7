"""The same parts on a real Ray cluster of two nodes on this machine: the same bytes, though workers and a node die."""

import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from archive_fixture import Marked, Slow, fakes, stories, story

from consistency.archive import run
from consistency.errors import EngineError
from consistency.executors import LocalExecutor, RayExecutor
from consistency.settings import Settings

ray = pytest.importorskip("ray", reason="Ray is not installed")
cluster_utils = pytest.importorskip("ray.cluster_utils")

pytestmark = pytest.mark.ray
SETTINGS = Settings(cache="off")
TESTS = str(Path(__file__).parent)
NODE = {"num_cpus": 1, "object_store_memory": 100_000_000, "include_dashboard": False}


@pytest.fixture(scope="module")
def cluster():
    made = cluster_utils.Cluster(initialize_head=True, head_node_args=NODE)
    made.add_node(**NODE)
    made.wait_for_nodes()
    ray.init(
        address=made.address,
        log_to_driver=False,
        runtime_env={"env_vars": {"PYTHONPATH": TESTS, "OMP_NUM_THREADS": "1"}},
    )
    yield made
    ray.shutdown()
    made.shutdown()


class Marking(RayExecutor):
    """Ray with work that leaves marks."""

    folder = ""

    def run(self, tasks, work):
        return super().run(tasks, Marked(work, self.folder))


def marking(folder, workers=2):
    folder.mkdir()
    executor = Marking(workers=workers)
    executor.folder = str(folder)
    return executor


def archive(items, output, executor):
    return run(items, str(output), settings=SETTINGS, executor=executor, articles_a_part=3, load=fakes)


def tree(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(Path(folder).rglob("*")) if p.is_file()}


@pytest.mark.usefixtures("cluster")
def test_the_bytes_of_the_local_engine_though_a_worker_is_killed(tmp_path):
    items = stories(6)
    items[0] = replace(items[0], text=f"{items[0].text} This kills its worker.")
    marks = tmp_path / "marks"
    done = archive(items, tmp_path / "ray", marking(marks))
    assert (done.parts, done.before) == (6, 0)
    assert len(list(marks.iterdir())) == 7  # one part was begun twice, all others once
    archive(items, tmp_path / "local", LocalExecutor())
    assert tree(tmp_path / "ray") == tree(tmp_path / "local")


@pytest.mark.usefixtures("cluster")
def test_a_part_that_kills_every_worker_is_given_up_and_the_others_are_done(tmp_path):
    items = [*stories(3), *story(9)]
    items[-3] = replace(items[-3], text=f"{items[-3].text} This always kills.")
    with pytest.raises(EngineError, match=r"1 of 4 parts failed, the first: .*3 workers died over it"):
        archive(items, tmp_path / "ray", marking(tmp_path / "marks"))
    assert len(list((tmp_path / "ray" / "done").iterdir())) == 3
    again = archive(items[:-3], tmp_path / "ray", marking(tmp_path / "marks2"))
    assert (again.parts, again.before) == (3, 3)
    assert list((tmp_path / "marks2").iterdir()) == []


class SlowExecutor(Marking):
    def run(self, tasks, work):
        return RayExecutor.run(self, tasks, Slow(work, self.folder))


def test_a_node_that_goes_away_in_the_middle(cluster, tmp_path):
    node = cluster.add_node(num_cpus=1, object_store_memory=100_000_000)
    cluster.wait_for_nodes()
    marks = tmp_path / "marks"
    marks.mkdir()
    executor = SlowExecutor(workers=3)
    executor.folder = str(marks)

    def lose():
        while len(list(marks.iterdir())) < 4:
            time.sleep(0.05)
        cluster.remove_node(node, allow_graceful=False)

    thread = threading.Thread(target=lose)
    thread.start()
    done = archive(stories(14), tmp_path / "ray", executor)
    thread.join()
    assert (done.parts, done.before) == (14, 0)
    assert 14 <= len(list(marks.iterdir())) <= 15  # what was in the hands of the lost node was done again
    archive(stories(14), tmp_path / "local", LocalExecutor())
    assert tree(tmp_path / "ray") == tree(tmp_path / "local")


def test_no_cluster_at_that_address():
    script = "from consistency.executors import connected; connected('127.0.0.1:1')"

    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=120, check=False)
    assert "EngineError: no Ray cluster at 127.0.0.1:1" in ended.stderr
