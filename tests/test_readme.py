"""What the README tells people to type exists: targets, commands and flags, names of the API, linked files."""

import ast
import importlib
import re
import shlex
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from consistency.cli import COMMANDS as COMMANDS_OF_THE_PROGRAM
from consistency.cli import parser
from consistency.regress.known import read_known
from consistency.settings import Settings, settings_from

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


COMMANDS = [line for block in blocks("sh") for line in block.splitlines() if line.strip()]
MAKE = [line for line in COMMANDS if line.startswith("make ")]
CONSISTENCY = [line for line in COMMANDS if line.startswith("consistency ")]
MODULES = sorted(set(re.findall(r"`python -m ([\w.]+)", README)))
LINKS = sorted(set(re.findall(r"\]\((?!https?:)([^)#\s]+)\)", README)))
PATHS = sorted(set(re.findall(r"`((?:data|training|scripts|benchmarks|docs|deploy)/[\w./-]*)`", README)))
INLINE = sorted(set(re.findall(r"`(consistency [^`\n]+)`", README)))
EXTRAS = sorted(set(re.findall(r"pip install 'claim-consistency\[(\w+)\]'", README)))
PLUGINS = sorted(set(re.findall(r"`pytest -p ([\w.]+)", README)))
JSON_LINES = [line for block in blocks("json") for line in block.splitlines()]


def test_the_two_commands_come_first():
    assert COMMANDS[:2] == ["make report", "make test"]


def test_every_command_is_of_a_kind_that_is_checked_here():
    assert set(COMMANDS) == {*MAKE, *CONSISTENCY}


@pytest.mark.skipif(shutil.which("make") is None, reason="needs make")
@pytest.mark.parametrize("command", MAKE)
def test_make_knows_the_target(command):
    words = shlex.split(command)
    done = subprocess.run([words[0], "-n", *words[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("command", CONSISTENCY)
def test_the_command_line_is_understood(command):
    assert callable(parser().parse_args(shlex.split(command)[1:]).run)


@pytest.mark.parametrize("command", INLINE)
def test_a_command_in_a_sentence_begins_with_one_that_exists(command):
    assert shlex.split(command)[1] in COMMANDS_OF_THE_PROGRAM


@pytest.mark.parametrize("name", EXTRAS)
def test_extras_are_offered(name):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert name in project["optional-dependencies"]


@pytest.mark.parametrize("name", PLUGINS)
def test_plugins_of_pytest_are_there(name):
    assert hasattr(importlib.import_module(name), "pytest_collect_file")


def test_the_rows_of_known_claims_are_read(tmp_path):
    path = tmp_path / "known.jsonl"
    path.write_text("\n".join(JSON_LINES), encoding="utf-8")
    assert len(read_known(path)) == 2


def test_every_command_of_the_program_is_shown():
    listed = parser().format_help().split("COMMAND\n")[-1]
    commands = set(re.findall(r"^ {4}([a-z-]+)", listed, re.MULTILINE))
    assert commands == {shlex.split(command)[1] for command in CONSISTENCY}


def flags_of_report(capsys) -> set[str]:
    with pytest.raises(SystemExit):
        parser().parse_args(["report", "--help"])
    options = re.findall(r"^  (-.*)", capsys.readouterr().out, re.MULTILINE)
    return {flag for line in options for flag in re.findall(r"(?<!\S)--?[a-z-]+", line)} - {"-h", "--help"}


def test_the_table_of_flags_is_whole(capsys):
    table = README.split("### Flags of `report`")[1].split("###")[0]
    assert set(re.findall(r"`(--?[a-z-]+)`", table)) == flags_of_report(capsys)


def test_the_settings_file_is_valid():
    (example,) = blocks("toml")
    settings = settings_from(tomllib.loads(example), Path("consistency.toml"))
    assert (settings.candidates, settings.contradiction, settings.max_bytes) == (7, 0.95, 5_000_000)
    assert settings.cache_bytes == Settings().cache_bytes


def test_the_python_example_names_what_exists():
    (example,) = blocks("python")
    tree = ast.parse(example)
    compile(tree, "README.md", "exec")
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert [node.module for node in imports] == ["pathlib", "consistency"]
    for node in imports:
        module = importlib.import_module(node.module)
        assert [alias.name for alias in node.names if not hasattr(module, alias.name)] == []


@pytest.mark.parametrize("name", MODULES)
def test_modules_to_run_are_there(name):
    assert (ROOT / f"{name.replace('.', '/')}.py").is_file()


@pytest.mark.parametrize("path", [*LINKS, *PATHS])
def test_files_that_are_named_are_there(path):
    assert (ROOT / path).exists()


def test_no_number_is_left_open():
    assert re.findall(r"@@\w+@@", README) == []
