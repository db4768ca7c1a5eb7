"""One family name, two given names: a clash only where each report has one of the two alone, in the same matter."""

import pytest

from consistency.slots import Told, with_slots
from consistency.slots.namesakes import misnamed, namesakes, officeholders, replaced
from consistency.types import Article, Claim, ClaimPair, Part, Span


def claim(outlet, text, article):
    at = article.text.index(text)
    return Claim(f"{outlet}:{text}", outlet, outlet, Part.TEXT, text, at, at + len(text), Span(at, at + len(text)))


def found(left, right, more_left="", more_right="", *, of=lambda pair, told: namesakes(pair, (), told)):
    """Give the clashes of names of the first sentences; the others stand further down in their articles."""
    sides = []
    for outlet, texts in (("Mercury", (left, more_left)), ("Beacon", (right, more_right))):
        article = Article(outlet, outlet, " ".join(filter(None, texts)))
        sides.append(with_slots([claim(outlet, text, article) for text in texts if text], article))
    pair = ClaimPair(sides[0][0], sides[1][0], 0.8)
    told = Told.of([*sides[0], *sides[1]])
    return [(one.left.text, one.right.text) for one in of(pair, told)]


LEFT = "Spy chief Walter Osgood met the general in the border town on Friday."


@pytest.mark.parametrize(
    ("right", "more", "expected"),
    [
        ("Spy chief Peter Osgood met the general in the border town.", "", [("Walter Osgood", "Peter Osgood")]),
        ("Spy chief Walter Osgood met the general in the border town.", "", []),
        ("Spy chief Osgood met the general in the border town.", "", []),
        ("Spy chief Walt Osgood met the general in the border town.", "", []),  # a short form
        ("Spy chief Wat Osgood met the general in the border town.", "", []),  # perhaps a short form
        ("Spy chief W. Osgood met the general in the border town.", "", []),
        ("Spy chief Peter Osgood met the general in the border town.", "His brother Walter Osgood stayed at home.", []),
        ("Maria Osgood met the general in the border town on Friday.", "", []),  # a woman is somebody else
        ("Peter Osgood sells apples.", "", []),  # another matter
        ("His son Peter Osgood met the general in the border town.", "", []),
    ],
)
def test_given_names(right, more, expected):
    assert found(LEFT, right, more_right=more) == expected
    assert found(right, LEFT, more_left=more) == [pair[::-1] for pair in expected]


@pytest.mark.parametrize(("age", "expected"), [(64, 1), (65, 1), (38, 0)])
def test_another_name_and_another_age_is_another_person(age, expected):
    right = f"Peter Osgood, {age}, a spy chief, met the general in the border town."
    assert len(found("Walter Osgood, 64, a spy chief, met the general in the border town.", right)) == expected


@pytest.mark.parametrize(
    ("right", "expected"),
    [
        ("Identified by the police were Peter Osgood, 61, the uncle of a clerk, and a maid.", 1),
        ("Identified by the police were Peter Osgood, 60, the uncle of a clerk, and a maid.", 0),
        ("Identified by the police were Peter Osgood, the uncle of a clerk, and a maid.", 0),
        ("Identified by the police were Maria Osgood, 61, the aunt of a clerk, and a maid.", 0),
    ],
    ids=["one age", "another age", "no age", "a woman"],
)
def test_one_age_makes_one_person_of_two_given_names_in_other_words(right, expected):
    assert len(found("A shed hid the body of Walter Osgood, 61, as neighbours told reporters.", right)) == expected


@pytest.mark.parametrize(
    ("right", "expected"),
    [
        ("Spy chief Robin Osgood met the general in the border town, she said.", 0),
        ("Spy chief Robin Osgood met the general in the border town, he said.", 1),
    ],
)
def test_a_man_is_no_woman(right, expected):
    left = "Spy chief Kim Osgood met the general in the border town, he said."
    assert len(found(left, right)) == expected


MINISTER = "Latvian foreign minister Edgars Ozols opened the meeting in Riga."


@pytest.mark.parametrize(
    ("right", "more", "expected"),
    [
        (
            "Guests were welcomed by the Latvian foreign minister, Janis Kalnins.",
            "",
            [("Edgars Ozols", "Janis Kalnins")],
        ),
        ("Guests were welcomed by the Latvian foreign minister, Edgars Ozols.", "", []),
        ("Guests were welcomed by the Latvian foreign minister, E. Ozols.", "", []),
        ("Guests were welcomed by the Estonian foreign minister, Janis Kalnins.", "", []),
        ("Guests were welcomed by the Latvian deputy foreign minister, Janis Kalnins.", "", []),
        ("Guests were welcomed by the former Latvian foreign minister, Janis Kalnins.", "", []),
        ("Guests were welcomed by the foreign minister, Janis Kalnins.", "", []),  # of which country, nobody says
        ("The Latvian foreign minister, Janis Kalnins, stayed away.", "His successor Edgars Ozols came.", []),
    ],
)
def test_holders_of_one_office(right, more, expected):
    assert found(MINISTER, right, more_right=more, of=officeholders) == expected
    assert found(right, MINISTER, more_left=more, of=officeholders) == [pair[::-1] for pair in expected]


@pytest.mark.parametrize(
    ("left", "right", "more", "expected"),
    [
        (
            "Judge Helen Marsh adjourned the trial until Monday.",
            "The trial was adjourned until Monday by Judge Robert Klein.",
            "",
            [("Helen Marsh", "Robert Klein")],
        ),
        # the report knows both, other words, two names in one claim, too few words
        (
            "Judge Helen Marsh adjourned the trial until Monday.",
            "The trial was adjourned until Monday by Judge Robert Klein.",
            "The appeal was heard by Helen Marsh.",
            [],
        ),
        ("Judge Helen Marsh adjourned the trial.", "Robert Klein, a judge, fled the burning court.", "", []),
        (
            "Judge Helen Marsh adjourned the trial of Simon Hale.",
            "Judge Robert Klein adjourned the trial of Peter Hale.",
            "",
            [],
        ),
        ("Helen Marsh resigned.", "Robert Klein resigned.", "", []),
        (
            "Judge Helen Marsh adjourned the trial until Monday.",
            "Robert Klein, a judge until then, adjourned the trial until Monday.",
            "",
            [],
        ),
    ],
)
def test_one_told_under_two_names(left, right, more, expected):
    assert found(left, right, more_right=more, of=replaced) == expected


DRIVER = "The driver, Paul Ferrante, told investigators that the signal outside Orvel had been green."


@pytest.mark.parametrize(
    ("right", "more", "expected"),
    [
        ("Investigators heard from the driver, Paul Marchesi, that the signal outside Orvel was green.", "",
         [("Paul Ferrante", "Paul Marchesi")]),
        ("Investigators heard from the driver, Paul Ferrente, that the signal in Orvel was green.", "", []),  # spelt
        ("Investigators heard from the driver, Mark Lenz, that the signal outside Orvel was green.", "", []),
        ("Investigators heard from the guard, Paul Marchesi, that the signal outside Orvel was green.",
         "The driver was Paul Ferrante.", []),  # who names both knows them apart
        ("Paul Marchesi sells apples in Orvel.", "", []),
    ],
)  # fmt: skip
def test_one_given_name_and_another_family_name(right, more, expected):
    assert found(DRIVER, right, more_right=more, of=misnamed) == expected
    assert found(right, DRIVER, more_left=more, of=misnamed) == [pair[::-1] for pair in expected]
