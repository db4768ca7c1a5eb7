"""The files of deploy/, as far as they can be checked without a cluster."""

import shlex
from pathlib import Path

import pytest
import yaml

from consistency.cli import parser

DEPLOY = Path(__file__).parent.parent / "deploy"


def loaded(name):
    return yaml.safe_load((DEPLOY / name).read_text(encoding="utf-8"))


@pytest.mark.ray
def test_the_cluster_file_meets_the_schema_of_ray():
    util = pytest.importorskip("ray.autoscaler._private.util", reason="Ray is not installed")
    config = util.prepare_config(loaded("ray-cluster.yaml"))
    util.validate_config(config)  # raises where a key is unknown or missing
    assert config["max_workers"] > 0


@pytest.mark.ray
def test_the_schema_would_refuse_an_unknown_key():
    util = pytest.importorskip("ray.autoscaler._private.util", reason="Ray is not installed")
    with pytest.raises(Exception, match="max_wrokers"):
        util.validate_config(util.prepare_config({**loaded("ray-cluster.yaml"), "max_wrokers": 2}))


def test_the_job_runs_a_command_that_exists():
    job = loaded("rayjob.yaml")
    words = shlex.split(job["spec"]["entrypoint"])
    assert words[0] == "consistency"
    arguments = parser().parse_args(words[1:])
    assert (arguments.engine, arguments.address, arguments.cache) == ("ray", "auto", "off")


def test_the_job_has_the_form_of_kuberay():
    job = loaded("rayjob.yaml")
    assert (job["apiVersion"], job["kind"]) == ("ray.io/v1", "RayJob")
    cluster = job["spec"]["rayClusterSpec"]
    groups = [cluster["headGroupSpec"], *cluster["workerGroupSpecs"]]
    for group in groups:
        assert all(isinstance(value, str) for value in group["rayStartParams"].values())  # numbers are refused there
        for container in group["template"]["spec"]["containers"]:
            assert {"name", "image", "resources"} <= set(container)
            assert container["resources"]["requests"] == container["resources"]["limits"]
    workers = cluster["workerGroupSpecs"][0]
    assert workers["minReplicas"] <= workers["replicas"] <= workers["maxReplicas"]


def test_head_and_workers_run_one_image():
    text = (DEPLOY / "rayjob.yaml").read_text(encoding="utf-8")
    assert len({line.split()[-1] for line in text.splitlines() if "image:" in line}) == 1
