"""Word lists of the polarity reader: no word stands twice, and opposites have two sides."""

from collections import Counter
from importlib.resources import files

import pytest

from consistency.slots.polarity_words import Opposite, states, verbs, word_list


def _rows() -> list[list[str]]:
    text = (files("consistency.slots") / "data" / "opposites.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")][1:]


@pytest.mark.parametrize("kind", ["verb", "state"])
def test_no_form_stands_for_two_things(kind: str) -> None:
    forms = Counter(form for wanted, _, _, listed in _rows() if wanted == kind for form in listed.split())
    assert [form for form, times in forms.items() if times > 1] == []


@pytest.mark.parametrize("kind", ["verb", "state"])
def test_a_class_has_both_poles_or_none(kind: str) -> None:
    poles: dict[str, set[str]] = {}
    for wanted, name, pole, _ in _rows():
        if wanted == kind:
            poles.setdefault(name, set()).add(pole)
    assert {name: found for name, found in poles.items() if found not in ({"up", "down"}, {""})} == {}


@pytest.mark.parametrize(
    ("form", "known"),
    [
        ("rejected", Opposite("accept", "down")),
        ("approved", Opposite("accept", "up")),
        ("rescued", Opposite("save")),
        ("signed", None),
    ],
)
def test_verbs(form: str, known: Opposite | None) -> None:
    assert verbs().get(form) == known


def test_states() -> None:
    assert states()["unhurt"] == Opposite("be hurt", "down")


def test_a_list_by_its_name() -> None:
    assert "because" in word_list("until")
    with pytest.raises(KeyError):
        word_list("no such list")
