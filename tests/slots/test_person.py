"""People: names, what picks out one individual, and on which rung two names meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.lang.words import words
from consistency.slots.ladder import compare
from consistency.slots.naming import Relation, relate
from consistency.slots.person import PERSON_LEVELS, bound, persons, spread


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Culture Minister Paul Marchand spoke.", [("paul marchand", "minister:culture")]),
        ("Edgars Ozols, the Latvian foreign minister, spoke.", [("edgars ozols", "minister:foreign@latvia")]),
        ("The captain, Ruth Ames, 48, called.", [("ruth ames", "crew:captain"), ("ruth ames", "age 48")]),
        ("Florian Avila, 31, stepped out.", [("florian avila", "age 31")]),
        ("Florian Avila, aged 31, and his twin left.", [("florian avila", None)]),
        ("A lawyer, Tom Lee, spoke.", [("tom lee", None)]),
        ("former President Ann Roe spoke.", [("ann roe", None)]),
        ("A fire broke out at Grace Church.", []),
        ("The rain fell.", []),
        ("In Riga on Tuesday, NATO met.", []),
    ],
)
def test_persons(text: str, found: list[tuple[str, str | None]]) -> None:
    assert [(slot.value, slot.about) for slot in persons(text)] == found


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("Edgars Ozoliņš", "Edgars Ozolins", Relation.SAME),
        ("Sean O'Neil", "Sean ONeil", Relation.SAME),
        ("Kim Jong-su", "Kim Jong Su", Relation.SAME),
        ("Ozols", "Edgars Ozols", Relation.SHORT),
        ("J. Smith", "John Smith", Relation.SHORT),
        ("Peter Vos", "Hans Peter Vos", Relation.SHORT),
        ("Luis Ortega", "Luis Ortega Vega", Relation.SHORT),
        ("Osama Kabir", "Usama Kabir", Relation.VARIANT),
        ("Mohammed Saleh", "Muhammad Saleh", Relation.VARIANT),
        ("Bill Marsh", "William Marsh", Relation.VARIANT),
        ("Joe Marsh", "Joseph Marsh", Relation.VARIANT),
        ("Shep Dolan", "Sheperd Dolan", Relation.VARIANT),
        ("Sergei Petrov", "Sergey Petrov", Relation.VARIANT),
        ("Hugh Hefler", "Hugh Heffler", Relation.VARIANT),
        ("Catherine Gomez", "Kathryn Gomez", Relation.VARIANT),
        ("Anna Smith", "Anne Smith", Relation.CLOSE),
        ("Peter Vos", "Peter Lindt", Relation.CLOSE),
        ("Peter Vos", "Hans Vos", Relation.GIVEN),
        ("Peter C. Vos", "Hans C. Vos", Relation.GIVEN),
        ("Peter C. Vos", "P. Carl Vos", Relation.VARIANT),
        ("J. Carl Vos", "Peter Vos", Relation.GIVEN),
        ("Ruth Ames", "Judith Ames", Relation.GIVEN),
        ("Maria Lopez", "Mario Lopez", Relation.GIVEN),
        ("Paul Vos", "Peter Vos", Relation.GIVEN),
        ("Angela Brandt", "Theresa Moor", Relation.APART),
        ("Lowe", "Lowell", Relation.CLOSE),
        ("Jones", "Smith", Relation.APART),
    ],
)
def test_relate(left: str, right: str, relation: Relation) -> None:
    assert relate(left, right) is relation
    assert relate(right, left) is relation


CLASHES = [
    ("Culture Minister Paul Marchand spoke.", "Henri Marchand, the culture minister, spoke."),
    ("Peter Vos, the chief executive of Mallow, cheered.", "Chief executive Hans Vos cheered."),
    ("Florian Avila, 31, stepped out.", "The first to ride was Francis Avila, aged 31, on Monday."),
    ("The captain, Ruth Ames, saw a light.", "Marsh heard the captain, Judith Ames, 48, before noon."),
    ("Ruth Ames, 48, was heard.", "Judith Ames, 48, was questioned."),
    ("Tom Lee, the mayor of Riga, spoke.", "Riga mayor Peter Lee spoke."),
    ("The driver, Tom Lee, fled.", "The driver, Simon Lee, fled."),
    (
        "Latvian Foreign Minister Peter Ozols accused the neighbours of massing troops.",
        "Latvian Foreign Minister Simon Kalns accused the neighbours of massing troops.",
    ),
    (
        "Ruth Ames steered the ferry towards the harbour lights without slowing.",
        "Judith Ames steered the ferry towards the harbour lights without slowing.",
    ),
]


@pytest.mark.parametrize(("left", "right"), CLASHES)
def test_names_that_clash(left: str, right: str) -> None:
    assert False in _agreements(left, right)


TRAPS = [
    ("Culture Minister Paul Marchand spoke.", "Marchand spoke."),
    ("Edgars Ozoliņš, the foreign minister, spoke.", "Foreign Minister Edgars Ozolins spoke."),
    ("The chairman, Osama Kabir, spoke.", "Chairman Usama Kabir spoke."),
    ("The captain, Bill Marsh, called.", "The captain, William Marsh, called."),
    ("The captain, B. Marsh, called.", "The captain, Bill Marsh, called."),
    ("Mayor Tom Lee spoke.", "Tom Lee, 51, is the mayor."),
    ("Project director Shep Dolan met us.", "Sheperd Dolan, the director of the project, met us."),
    ("The mayor, Hans Peter Vos, spoke.", "The mayor, Peter Vos, spoke."),
    ("Anna Smith, 31, stepped out.", "Anne Smith, 31, stepped out."),
    ("Tom Lee, 31, and his twin brother left.", "His twin brother, Paul Lee, 31, left."),
    ("Tom Lee, 31, and Paul Lee, 31, left.", "Paul Lee, 31, and Tom Lee, 31, left."),
    ("Mark Ames, 57, was killed.", "Judith Ames, 57, was killed."),
    ("Ruth Ames spoke.", "Judith Ames waited."),
    ("A lawyer, Tom Lee, spoke.", "A lawyer, Paul Lee, spoke."),
    ("Senator Tom Lee spoke.", "Senator Paul Lee spoke."),
    ("former mayor Tom Lee spoke.", "Mayor Paul Lee spoke."),
    ("Deputy mayor Tom Lee spoke.", "Mayor Paul Lee spoke."),
    ("Riga mayor Tom Lee spoke.", "Vilnius mayor Paul Lee spoke."),
    ("President Ann Roe signed it in 2015.", "President Tom Lee left it."),
    ("French President Ann Roe said so.", "French President Tom Lee said so."),
    ("Foreign Minister Peter Ozols accused the neighbours.", "Foreign Minister Simon Kalns accused the neighbours."),
    ("The chief executive of Acme, Peter Vos, said so.", "The chief executive of Dorn, Hans Vos, said so."),
    ("Ann Lee's brother Tom Roe wept.", "Ann Lee's brother Paul Roe wept."),
    ("Norwegian Prime Minister Tom Lee spoke.", "Norwegian Prime Minister Calls Miners Back"),
]


@pytest.mark.parametrize(("left", "right"), TRAPS)
def test_names_that_do_not_clash(left: str, right: str) -> None:
    assert False not in _agreements(left, right)


def test_evidence_of_the_article_spreads_to_other_sentences() -> None:
    article = persons("The captain, Ruth Ames, called.")
    left = spread(persons("Ruth Ames told officers so."), article)
    right = persons("The captain, Judith Ames, was heard.")
    assert [slot.about for slot in left] == [None, "crew:captain"]
    assert {compare(PERSON_LEVELS, one, two).agrees for one in left for two in right if bound(one, two)} == {False}


def _agreements(left: str, right: str) -> set[bool | None]:
    return {
        compare(PERSON_LEVELS, one, two).agrees for one in persons(left) for two in persons(right) if bound(one, two)
    }


WORDS = st.sampled_from(
    words(
        "the captain , . Ruth Judith Ames 48 Mayor of Riga and Kim Jong-un O'Neil Ozoliņš J. Jr. told",
        "officers twin “ - ß",
    )
)
texts = st.lists(WORDS, max_size=12).map(" ".join) | st.text(max_size=60)


@given(texts, texts)
def test_spans_are_exact_and_comparing_is_symmetric(left: str, right: str) -> None:
    for text in (left, right):
        for slot in persons(text):
            assert text[slot.start : slot.end] == slot.text
            assert compare(PERSON_LEVELS, slot, slot).agrees is True
    for one in persons(left):
        for two in persons(right):
            assert bound(one, two) == bound(two, one)
            assert compare(PERSON_LEVELS, one, two).level == compare(PERSON_LEVELS, two, one).level


@given(st.text(max_size=20), st.text(max_size=20))
def test_relate_is_symmetric(left: str, right: str) -> None:
    assert relate(left, right) is relate(right, left)
