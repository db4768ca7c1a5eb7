"""Word lists of the polarity reader, from `data/polarity.tsv` and `data/opposites.tsv`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Opposite:
    """What a word stands for: words of one class and other poles are opposites; "" is no pole."""

    name: str
    pole: str = ""


def _rows(file: str) -> list[list[str]]:
    text = (files("consistency.slots") / "data" / file).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]


@cache
def word_list(name: str) -> frozenset[str]:
    """Give a list of `data/polarity.tsv` by its name; KeyError where there is none."""
    return frozenset(_lists()[name])


@cache
def irregular() -> dict[str, str]:
    """Give the plain forms of irregular verbs."""
    return dict(pair.split("=") for pair in _lists()["irregular"])


@cache
def verbs() -> dict[str, Opposite]:
    """Give what the forms of verbs stand for."""
    return _opposites("verb")


@cache
def states() -> dict[str, Opposite]:
    """Give what adjectives stand for behind "be"."""
    return _opposites("state")


@cache
def _lists() -> dict[str, list[str]]:
    return {name: listed.split() for name, listed in _rows("polarity.tsv")}


def _opposites(wanted: str) -> dict[str, Opposite]:
    rows = _rows("opposites.tsv")[1:]
    return {form: Opposite(name, pole) for kind, name, pole, forms in rows if kind == wanted for form in forms.split()}
