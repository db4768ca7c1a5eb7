"""Quantities: what is counted in which event, which two are bound, and on which rung they meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.lang.words import words
from consistency.slots.ladder import compare
from consistency.slots.quantity import QUANTITY_LEVELS, bound, quantities
from consistency.types import SlotKind


@pytest.mark.parametrize(
    ("text", "about", "event"),
    [
        ("Turnout in the referendum was 58 percent.", "turnout", "level"),
        ("Some 58 percent of eligible voters took part.", "turnout", "level"),
        ("Officials put the turnout at 58%.", "turnout", "level"),
        ("Turnout was 58 percent at noon.", "turnout", "level; at noon"),
        ("Turnout in the north was 58 percent.", "turnout", "level; in the north"),
        ("Unemployment rose to 7.2% in March.", "unemployment", "level"),
        ("The jobless rate among the young fell to 9%.", "unemployment", "level; among the young"),
        ("Some 58 percent of voters backed the law.", "voters", "backed"),
    ],
)
def test_rates(text, about, event):
    (slot,) = quantities(text)
    assert (slot.about, slot.event, slot.unit) == (about, event, "percent")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("At least 12 people were killed and 30 injured.", [("12", "person", "dead"), ("30", "person", "injured")]),
        ("The blast killed 12 and wounded 30.", [("12", "person", "dead"), ("30", "person", "injured")]),
        ("Four dead, nine hurt in bus crash", [("4", "person", "dead"), ("9", "person", "injured")]),
        ("Nine people were shot, three fatally.", [("9", "person", "shot"), ("3", "person", "dead")]),
        ("Six stabbed and one trampled at festival", [("6", "person", "stabbed"), ("1", "person", "trampled")]),
        ("Seven hurt as crowd surges", [("7", "person", "injured")]),
        ("The death toll rose to 67.", [("67", "person", "dead")]),
        ("Police put the crowd on the square at 12,000.", [("12000", "person", "attended")]),
        ("The turnout on the square was 45,000, by their count.", [("45000", "person", "attended")]),
        ("The death toll has climbed to 67, up from 52.", [("67", "person", "dead")]),
        ("There were 12 deaths.", [("12", "person", "dead")]),
        ("The storm killed three men and two women.", [("3", "men", "dead"), ("2", "women", "dead")]),
        ("Three men and two women were killed.", [("3", "men", "dead"), ("2", "women", "dead")]),
        ("Twelve crew members were missing.", [("12", "crew members", "missing")]),
        ("Police arrested 40 people.", [("40", "person", "arrested")]),
        ("12 gunmen killed 30 people.", [("12", "gunmen", None), ("30", "person", "dead")]),
        ("Twelve people were seriously injured.", [("12", "person", "injured; seriously")]),
        ("Another 14 people were wounded.", [("14", "person", "injured; besides others")]),
        ("The flood could kill 500 people.", [("500", "person", "dead; not certain")]),
        ("In 1999, 170 people died.", [("170", "person", "dead; in 1999")]),
        ("Twelve people were killed in Dalmar.", [("12", "person", "dead; in Dalmar")]),
        ("About 300 homes were destroyed.", [("300", "homes", "destroyed")]),
        ("Two of the hostages were killed.", [("2", "hostages", "dead")]),
        ("Only one of the five climbers survived.", [("1", "climbers", "survived"), ("5", "climbers", None)]),
        ("It was found in 58 of the passengers.", [("58", "passengers", None)]),
        ("The bus fell with Polish students, killing 12 of them.", [("12", "Polish students", "dead")]),
        ("Of 40 samples, 11 contained lead.", [("40", "samples", None), ("11", "samples", None)]),
        ("The whale measured 17 metres.", [("17 m", "whale", "length")]),
        ("There were 540 people on the ferry.", [("540", "person", "aboard")]),
        ("Norland shot down 12 Ruvian drones.", [("12", "Ruvian drones", "shot down; by Norland")]),
        ("52 lawmakers voted for the bill.", [("52", "lawmakers", "voted for")]),
        ("Scores of people were injured.", [("vague", "person", "injured")]),
        ("65% of voters supported the plan.", [("65", "voters", "supported")]),
        ("Inflation rose by 5%.", [("5", "inflation", "rose")]),
        ("The quake struck at a depth of 8 km.", [("8 km", "quake", "depth")]),
        ("The tower is 300 m tall.", [("300 m", "tower", "height")]),
        ("It lies 20 miles north of Ostrow.", [("20 mile", "Ostrow", "distance north")]),
        ("A magnitude 7.1 earthquake hit.", [("7.1", "quake", "magnitude")]),
        ("A 5.2-magnitude aftershock followed.", [("5.2", "aftershock", "magnitude")]),
        ("Winds of 120 mph were recorded.", [("120 mph", "wind", "wind")]),
        ("Commandos recovered 12 AK 47 rifles.", [("12", "ak-47 rifles", "recover; by Commandos")]),
        ("The order is for four F-16 jets.", [("4", "f-16 jets", None)]),
        ("Orvia bought 25 Boeing 737 jets.", [("25", "Boeing-737 jets", "bought; by Orvia")]),
        ("Three Labour MPs resigned.", [("3", "Labour MPs", None)]),
        ("Police seized 300 kg of cocaine.", [("300 kg", "cocaine", "seized; by Police")]),
        ("The number of boats on the lake is 870, they said.", [("870", "boats", None)]),
        ("The number of people killed rose to 31.", [("31", "person", "dead")]),
        ("The number of deaths rose from 12 to 31.", [("31", "person", "dead")]),
        ("It puts at 180,000 the number of houses destroyed.", [("180000", "houses", "destroyed")]),
        ("The death toll rose from 12 to 15.", [("15", "person", "dead")]),
        ("Just 19 teeth are left.", [("19", "teeth", None)]),
        ("It has kept 46 of its teeth.", [("46", "teeth", None)]),
        ("The village lost 12 deer.", [("12", "deer", "lost; by village")]),
        ("It employs 12 salmon farm workers.", [("12", "salmon farm workers", "employs")]),
        ("It had a crew of eight on the night.", [("8", "crew member", None)]),
        ("A family of five was killed.", [("5", "person", "dead")]),
        ("It gave the Alliance 98 seats.", [("98", "seats", None)]),
        ("All of Brummel's 96 employees are back.", [("96", "employees", None)]),
        (
            "Norvik will shed 2,400 of its 24,000 jobs.",
            [("2400", "jobs", "cut; by Norvik; not certain"), ("24000", "jobs", None)],
        ),
        ("They won 3-2 before 6,412 spectators thanks to him.", [("6412", "spectators", None)]),
        ("Some 212mm of rain fell.", [("212 mm", "rain", None)]),
        ("The pit is 20m deep.", [("20 m", "pit", "depth")]),
    ],
)
def test_what_is_counted(text: str, found: list[tuple[str, str | None, str | None]]) -> None:
    assert [(slot.value, slot.about, slot.event) for slot in quantities(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "Two of the dead were from Norland.",
        "The 57-year-old driver was hurt.",
        "Ann Ozola, 38, was arrested.",
        "She was arrested 12 days later.",
        "He was shot seven times.",
        "The firm was fined $12 million.",
        "The deal is worth 12 million euros.",
        "Talks lasted two weeks.",
        "They met on 30 November 2021.",
        "The toll is not 12.",
        "The team won 3-1.",
        "Ten years have passed.",
        "one of the men was hurt",
        "A mother of 12, Ann Roe was hurt.",
        "He fired just one shot.",
        "Fantastic Four was released on Friday.",
        "The number of jobs was 12 times that of last year.",
        "All but 200 drivers agreed.",
        "A stamp costs 85 pence.",
    ],
)
def test_no_quantity(text: str) -> None:
    assert quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Twelve people were killed in the blast.", "Twelve people were killed."),
        ("the blast killed one man", "One man was killed."),
        ("at least 30 injured", "At least 30 people were injured."),
        ("The tower is 300 m tall.", "The height of the tower was 300 m."),
        ("Inflation rose by 5%.", "Inflation rose by 5%."),
        ("About 300 homes were destroyed.", "About 300 homes were destroyed."),
        ("A magnitude 7.1 earthquake hit.", "The quake had magnitude 7.1."),
    ],
)
def test_statement(text: str, statement: str) -> None:
    assert [slot.statement for slot in quantities(text)] == [statement]


SAME, ROUNDED, HEDGED, DIFFERENT = "same value", "within rounding", "within the hedge", "different value"


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        ("Twelve people were killed.", "The blast killed 12 people.", SAME),
        ("67 people died.", "The death toll rose to 67.", SAME),
        ("67 people died.", "999 million people died.", DIFFERENT),
        ("Twelve people were killed.", "Thirteen people were killed.", DIFFERENT),
        ("At least 10 people were hurt.", "12 people were injured.", HEDGED),
        ("At least 10 people were hurt.", "9 people were injured.", DIFFERENT),
        ("At least 10 people were hurt.", "500 people were injured.", "far beyond the hedge"),
        ("About 300 homes were destroyed.", "310 homes were destroyed.", HEDGED),
        ("About 300 homes were destroyed.", "700 homes were destroyed.", DIFFERENT),
        ("Up to 50 people were arrested.", "Police arrested 48 people.", HEDGED),
        ("A dozen people were hurt.", "12 people were hurt.", ROUNDED),
        ("A dozen people were hurt.", "30 people were hurt.", DIFFERENT),
        ("20,000 people fled.", "19,870 people fled.", ROUNDED),
        ("90 million people were infected.", "89.6 million people were infected.", ROUNDED),
        ("90 million people were infected.", "97 million people were infected.", DIFFERENT),
        ("10 to 12 people were hurt.", "11 people were hurt.", "within the range"),
        ("10 to 12 people were hurt.", "15 people were hurt.", DIFFERENT),
        ("Scores of people were hurt.", "60 people were hurt.", "a vague amount"),
        ("About two-thirds of voters supported it.", "65% of voters supported it.", HEDGED),
        ("65% of voters supported it.", "52% of voters supported it.", DIFFERENT),
        ("The tower is 300 m tall.", "The tower is 984 feet tall.", "same after conversion"),
        ("The tower is 300 m tall.", "The tower is 400 m tall.", DIFFERENT),
        ("The quake was at a depth of 8 km.", "The quake was 5 miles deep.", "same after conversion"),
        ("A magnitude 7.1 earthquake hit.", "A magnitude 6.4 earthquake hit.", DIFFERENT),
        ("Norland shot down 12 drones.", "12 drones were shot down.", SAME),
    ],
)
def test_rung_of_bound_quantities(left: str, right: str, level: str) -> None:
    (one,), (two,) = quantities(left), quantities(right)
    assert bound(one, two)
    assert bound(two, one)
    assert compare(QUANTITY_LEVELS, one, two).level == level


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Twelve people were killed.", "Thirty people were injured."),
        ("Twelve people were killed.", "Three children were killed."),
        ("Twelve people were killed.", "Fourteen others were killed."),
        ("Twelve people were killed.", "Another five people were killed."),
        ("Twelve people were killed.", "In 1999, 170 people were killed."),
        ("Twelve people were killed.", "Drought could kill 500 people."),
        ("Twelve people were killed in Dalmar.", "Nine people were killed in Ostrow."),
        ("Twelve people were hurt.", "Two people were seriously hurt."),
        ("The road kills 12 people a year.", "The crash killed 3 people."),
        ("Norland deployed 900 Ruvian troops.", "Norland deployed 400 troops."),
        ("Norland launched 12 drones.", "Ruvia launched 40 drones."),
        ("The quake was at a depth of 8 km.", "It was 20 km from the coast."),
        ("The tower is 300 m tall.", "The bridge is 90 m tall."),
        ("The tower is 300 m tall.", "The tower is 12 m wide."),
        ("A magnitude 7.1 earthquake hit.", "A 5.2-magnitude aftershock followed."),
        ("65% of voters supported it.", "20% of voters opposed it."),
        ("65% of voters supported it.", "40% of women supported it."),
        ("Prices rose by 5%.", "Prices fell by 2%."),
        ("There are 12 gunmen.", "There are 15 gunmen."),
        ("It weighs 12 kg.", "It weighs 30 kg."),
        ("65% of voters supported it.", "Two voters supported it."),
        ("52 lawmakers voted for the bill.", "48 lawmakers voted against the bill."),
        ("It lies 20 miles north of Ostrow.", "It lies 35 miles south of Ostrow."),
        ("Wind gusts of 120 mph were recorded.", "Sustained winds of 80 mph were recorded."),
        ("The crash left 12 homeless.", "The crash left 5 missing."),
        ("Police arrested 40 people.", "Police charged 12 people."),
        ("The gunman killed three people.", "In February, a gunman killed five people."),
        ("Roe now has 2,129 points.", "Roe had 10 points by half-time."),
        ("Roe was arrested five houses away.", "Police arrested 12 people."),
    ],
)
def test_not_bound(left: str, right: str) -> None:
    (one,), (two,) = quantities(left), quantities(right)
    assert not bound(one, two)
    assert not bound(two, one)


def test_as_far_on_the_other_side_of_a_place():
    (one,), (two,) = quantities("It sank 150 miles west of Aden."), quantities("She lay 150 miles east of Aden.")
    (far,), (off,) = quantities("It sank 90 miles west of Aden."), quantities("It sank 150 miles west of Varn.")
    assert compare(QUANTITY_LEVELS, one, two).level == "the other side of the place"
    assert not bound(one, two)
    assert [compare(QUANTITY_LEVELS, other, two).level for other in (far, off)] == [DIFFERENT, SAME]


WORDS = st.sampled_from(
    words(
        "at least 12 people were killed and injured , the death toll rose to 67 nine shot "
        "three fatally 20 km from 8 deep "
        "a magnitude 7.1 quake 65% of voters about two-thirds $4 million scores in 1999 Dalmar Norland drones down "
        "by , "
        ". -5 °C"
    )
)
TEXTS = st.lists(WORDS, max_size=16).map(" ".join) | st.text(max_size=60)


@given(TEXTS)
def test_spans_are_exact_and_a_slot_agrees_with_itself(text: str) -> None:
    found = quantities(text)
    for slot in found:
        assert slot.kind is SlotKind.QUANTITY
        assert slot.text
        assert text[slot.start : slot.end] == slot.text
        assert compare(QUANTITY_LEVELS, slot, slot).agrees is True
    for one in found:
        for two in found:
            assert bound(one, two) == bound(two, one)
            there, back = compare(QUANTITY_LEVELS, one, two), compare(QUANTITY_LEVELS, two, one)
            assert there.level == back.level
