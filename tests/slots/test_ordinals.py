"""Places in a row, and ordinals that are names or tell two things apart."""

import pytest

from consistency.slots.ordinals import ordinals


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It was his 19th goal of the season.", [("19th", "19.", "goal")]),
        ("She won her sixth national title.", [("sixth", "6.", "title")]),
        ("The 2,292nd point of his career came late.", [("2,292nd", "2292.", "point")]),
        ("The killing was the 44th murder this year.", [("44th", "44.", "murder")]),
        ("Holt finished third in the race.", [("third", "3.", "place")]),
        ("Holt came fourth, behind the Ruvian.", [("fourth", "4.", "place")]),
        ("Holt finished in sixth place on Sunday.", [("sixth", "6.", "place")]),
        ("The bank ranks fifth in the country.", [("fifth", "5.", "place")]),
        # names, days, and "second" for the other one
        ("Holt is third in line to the throne.", []),
        ("Holt came third time lucky.", []),
        ("It was a house of the 19th century.", []),
        ("They met on the 5th of May.", []),
        ("He represents the 9th District.", []),
        ("A second goal decided the match.", []),
        ("The third floor burned.", []),
    ],
)
def test_what_is_read(text, found):
    assert [(slot.text, slot.value, slot.about) for slot in ordinals(text)] == found
