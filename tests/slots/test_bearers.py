"""Two names of one part in a story: a clash where both claims tell much the same, and each report knows one alone."""

import pytest

from consistency.slots.bearers import misbearers
from tests.slots.test_namesakes import found as of_names

DRIVER = "The driver of the milk lorry, Tom Roe, gave a sample of blood at the roadside."


def found(left, right, more_left="", more_right=""):
    return of_names(left, right, more_left, more_right, of=misbearers)


@pytest.mark.parametrize(
    "right",
    [
        "A blood sample was given at the roadside by the lorry driver, Peter Holt.",
        "Driver Peter Holt gave a blood sample at the roadside.",
        "The lorry driver who gave a blood sample at the roadside is called Peter Holt.",
        "At the roadside a blood sample was taken of the driver, whom police named as Peter Holt.",
        "The driver's name is Peter Holt, and he gave a sample at the roadside.",
        "Peter Holt, the driver, gave a sample of blood at the roadside.",
    ],
)
def test_another_name_for_one_part(right):
    assert found(DRIVER, right) == [("Tom Roe", "Peter Holt")]
    assert found(right, DRIVER) == [("Peter Holt", "Tom Roe")]


@pytest.mark.parametrize(
    ("right", "more"),
    [
        ("Driver T. Roe gave a blood sample at the roadside.", ""),
        ("Driver Thomas Roe gave a blood sample at the roadside.", ""),
        ("The driver, Peter Holt, was taken to hospital with cuts.", ""),  # another matter
        ("The nurse, Ann Holt, took a sample of blood at the roadside.", ""),  # another part
        ("Driver Peter Holt gave a blood sample at the roadside.", "Tom Roe was unhurt."),  # there are two
        ("The driver, Peter Holt, as neighbours call him, gave a blood sample at the roadside.", ""),
        ("The driver, born Peter Holt, also known as Slim, gave a blood sample at the roadside.", ""),
        ("The former driver, Peter Holt, gave a blood sample at the roadside.", ""),
        ("Tom Roe and Peter Holt, the driver, gave samples of blood at the roadside.", ""),
        ("After the crash with the driver, Peter Holt gave a blood sample at the roadside to a nurse.", ""),
    ],
)
def test_no_other_name(right, more):
    assert found(DRIVER, right, more_right=more) == []
    assert found(right, DRIVER, more_left=more) == []


def test_of_many_more_must_be_told_alike():
    left = "A hiker, Tom Roe, saw smoke over the ridge."
    assert found(left, "Another hiker, Peter Holt, saw smoke at noon.") == []
    alike = "Peter Holt, a hiker, was walking with his dog when he saw smoke over the ridge and called the rangers."
    assert found("Tom Roe, a hiker, saw smoke over the ridge while walking his dog, and called rangers.", alike) != []
