import pytest
from tiny_fixture import world_in


@pytest.fixture(scope="session")
def world(tmp_path_factory):
    return world_in(tmp_path_factory.mktemp("world"))
