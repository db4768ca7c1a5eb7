from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.lang.names import Gender, family_name, find_names
from consistency.lang.roster import read_roster


@pytest.mark.parametrize(
    ("text", "name", "title", "gender"),
    [
        ("U.S. Secretary of State Thomas Ward met them.", "Thomas Ward", "U.S. Secretary of State", Gender.MALE),
        ("It was Tarnish Foreign Minister Ieva Kalniņa who left.", "Ieva Kalniņa", "Tarnish Foreign Minister", None),
        ("a reply by Mr. O'Neil's aide", "O'Neil", "Mr.", Gender.MALE),
        ("the police spokesman John Gray said", "John Gray", "police spokesman", Gender.MALE),
        ("They saw Maria van der Berg leave.", "Maria van der Berg", "", Gender.FEMALE),
        ("They saw Karim al-Sabah leave.", "Karim al-Sabah", "", Gender.MALE),
        ("They saw Anna Lee-Wong’s car.", "Anna Lee-Wong", "", Gender.FEMALE),
    ],
)
def test_reads_a_name_and_its_title(text: str, name: str, title: str, gender: Gender | None) -> None:
    found = [one for one in find_names(text) if one.person]
    assert [(one.text, one.title, one.gender) for one in found] == [(name, title, gender)]


@pytest.mark.parametrize(
    "text", ["the Ward Foundation", "in New York", "The White House", "But NATO agreed", "In March"]
)
def test_names_no_person(text: str) -> None:
    assert not any(one.person for one in find_names(text))


@pytest.mark.parametrize(
    ("full", "family"),
    [
        ("Thomas Ward", "Ward"),
        ("Maria van der Berg", "van der Berg"),
        ("Kim Jong-sik", "Kim"),
        ("Kim Novak", "Novak"),
        ("Zhang Lihua", "Zhang"),
        ("John Ward Jr.", "Ward"),
    ],
)
def test_family_names(full: str, family: str) -> None:
    assert family_name(full) == family


@given(st.text(max_size=120))
def test_spans_of_names_are_exact(text: str) -> None:
    for name in find_names(text):
        assert text[name.start : name.end] == name.text


STORY = (
    "Tarnish Foreign Minister Anna Moss met Thomas Ward, the secretary of the union, and Peter Lund in Oster. "
    "Mary Lund stayed away. Mr. Ward left early. President Kask sent a letter to the Oster minister."
)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Moss", "Anna Moss"),
        ("Mr. Ward", None),
        ("Ward", "Thomas Ward"),
        ("Lund", None),
        ("Kask", "Kask"),
        ("Oster", None),
    ],
)
def test_a_roster_knows_short_names(short: str, full: str | None) -> None:
    person = read_roster(STORY).named(short)
    assert (person.full if person else None) == full


@pytest.mark.parametrize(
    ("description", "full"),
    [
        ("the Tarnish foreign minister", "Anna Moss"),
        ("the foreign minister", None),  # the minister of Oster may be meant
        ("the minister", None),
        ("the president", "Kask"),
        ("the former president", None),
        ("the official", None),
    ],
)
def test_a_roster_knows_descriptions(description: str, full: str | None) -> None:
    person = read_roster(STORY).described(description)
    assert (person.full if person else None) == full
