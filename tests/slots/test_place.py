"""Places: where an event was, when two are of one event, and on which rung they meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.lang.words import words
from consistency.slots.gazetteer import capital_of, country_of, readings
from consistency.slots.ladder import compare
from consistency.slots.place import PLACE_LEVELS, bound, places


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tom Roe met Ann Lee in Riga on Tuesday.", [("riga", "meeting; tuesday")]),
        ("Tom Roe met Ann Lee in the Swedish capital.", [("stockholm", "meeting")]),
        ("Tom Roe met Ann Lee in the Latvian capital, Riga.", [("riga", "meeting")]),
        ("Tom Roe met Ann Lee in the capital of Norway.", [("oslo", "meeting")]),
        ("Tom Roe met Ann Lee in Oslo, where the Body for Peace in Europe sits.", [("oslo", "meeting")]),
        ("The talks were held in Riga, Latvia.", [("riga > latvia", "meeting")]),
        ("Tom Roe was born in Paris, Texas.", [("paris > texas", "birth")]),
        ("The wounded lay in St Olan's Hospital in Brannock.", [("brannock", "lies in")]),
        ("The ship was bound for Rotterdam.", [("rotterdam", "destination")]),
        ("The bus was on its way from Riga to Oslo.", [("oslo", "destination")]),
        ("The ship went down off Latvia.", [("latvia", "thing"), ("latvia", "told")]),
        ("The plane was forced to land in Oslo.", [("oslo", "thing"), ("oslo", "told")]),
        ("Hamburg, her destination, was far.", [("hamburg", "destination")]),
        ("The shooting was in the 200 block of Oak Street.", [("200 block oak st", "shooting")]),
        ("Peoria-based Mallow Works closed.", [("peoria", "based")]),
        ("A ship sank close to Riga in fog.", [("riga", "told")]),
        ("The storm came ashore just north of Riga at dawn.", [("riga", "told")]),
        ("The bus stood on the outskirts of Riga at dawn.", [("riga", "told")]),
        ("She was picked up in a Riga casino at dawn.", [("riga", "told")]),
        ("Two vans hid her in Riga's bus station at dawn.", [("riga", "told")]),
        ("Riga hosted three days of bargaining.", [("riga", "told")]),
        ("The seat is being moved from Riga to Oslo.", [("oslo", "destination")]),
        ("Her trial opened at Leeds Crown Court.", [("leeds crown court > leeds", "trial")]),
        ("They met at Wexholt Crown Court.", [("wexholt crown court", "meeting")]),
        ("The north of Riga is rich.", []),
        ("Work went on at a Mallow factory all night.", []),
        ("The case was sent to Congress again.", []),
        ("RIGA (Northline) — Tom Roe slept.", []),
        ("Tom Roe met Ann Lee in Riga and Vilnius.", []),
        ("Tom Roe believes in Riga.", []),
        ("They met at Democratic headquarters.", []),
        ("They met in Latvia's parliament.", []),
        ("They met in March.", []),
        ("", []),
    ],
)
def test_places(text: str, found: list[tuple[str, str]]) -> None:
    assert [(slot.value, slot.event) for slot in places(text)] == found


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("Latvian", "latvia"),
        ("U.S.", "united states"),
        ("British", "united kingdom"),
        ("Dutch", "netherlands"),
        ("Wexholt", None),
    ],
)
def test_country_of(word: str, country: str | None) -> None:
    assert country_of(word) == country


def test_gazetteer_reads_names_in_their_forms() -> None:
    assert capital_of("Swedish") == "stockholm"
    assert {place.kind for place in readings("Georgia")} == {"country", "state"}
    assert [place.name for place in readings("São Paulo")] == ["sao paulo"]


CLASHES = [
    ("Tom Roe was born in London.", "Tom Roe was born in Paris."),  # of England and of the United Kingdom
    ("Tom Roe was born in Edinburgh.", "Tom Roe was born in Cornwall."),
    ("Tom Roe was born in Brittany.", "Tom Roe was born in Alsace."),
    ("Roe met Sergei Popov on Thursday in Stockholm.", "On Thursday, Roe and Sergei Popov are to talk in Vienna."),
    ("Roe sat across from Popov in the Swedish capital on Thursday.", "Roe met Popov in Vienna on Thursday."),
    ("Roe met Popov in Riga on 3 May.", "Roe met Popov in Estonia on 3 May."),
    ("Tom Roe was born in Riga.", "Tom Roe was born in Oslo."),
    ("Tom Roe was born in Lublin.", "Tom Roe was born in Szczecin."),
    ("Tom Roe was born in Pécs.", "Tom Roe was born in Debrecen."),
    ("Tom Roe was arrested at Leeds Crown Court.", "Tom Roe was arrested at Bristol Crown Court."),
    ("Tom Roe was born in Turkmenistan.", "Tom Roe was born in Togo."),
    ("Tom Roe was born in Tartu.", "Tom Roe was born in Kaunas."),  # towns of two countries
    ("Tom Roe died in Latvia.", "Tom Roe died in Norway."),
    ("Tom Roe was arrested in Chicago.", "Tom Roe was arrested in Boston."),
    (
        "Firefighters battled for hours to save a crowded theatre in Leeds, witnesses told reporters.",
        "Firefighters battled for hours to save the crowded theatre in Bristol, witnesses told reporters.",
    ),
    ("Police arrested Tom Roe, 31, in Leeds.", "Tom Roe was arrested in Bristol."),
    ("Tom Roe was arrested in Ohio.", "Tom Roe was arrested in Texas."),
    ("Tom Roe died in Paris, Texas.", "Tom Roe died in Paris, France."),
    ("The Northern Star was bound for Rotterdam.", "The Northern Star was on its way to Hamburg."),
    ("The Northern Star was bound for Rotterdam.", "Hamburg, the Northern Star's destination, was far."),
    ("They lay in St Olan's Hospital in Brannock.", "They were driven to St Olan's Hospital in Carwick."),
    ("Brannock, where they lie in St Olan's Hospital, is near.", "They lay in St Olan's Hospital in Carwick."),
    ("The shooting was in the 300 block of Oak Street.", "The shooting was in the 600 block of Oak St."),
    ("The shooting was at 213 Oak Street.", "The shooting was in the 300 block of Oak Street."),
]


@pytest.mark.parametrize(("left", "right"), CLASHES)
def test_places_that_clash(left: str, right: str) -> None:
    assert _agreements(left, right) == {False}


TRAPS = [
    ("Tom Roe was born in Riga.", "Tom Roe was born in Latvia.", {True}),
    ("Tom Roe was born in Riga, Latvia.", "Tom Roe was born in Riga.", {True}),
    ("Tom Roe was arrested at Leeds Crown Court.", "Tom Roe was arrested in Leeds.", {True}),
    ("Tom Roe was arrested at Leeds Crown Court.", "Tom Roe was arrested at Wexholt Crown Court.", {None}),
    ("Tom Roe was born in Gdynia.", "Tom Roe was born in Gdansk.", {None}),  # one harbour
    ("Tom Roe was born in Malmö.", "Tom Roe was born in Malmo.", {True}),
    ("Tom Roe was born in Carwick, Ohio.", "Tom Roe was born in Ohio.", {True}),
    ("Tom Roe was born in Cleveland.", "Tom Roe was born in America.", {True}),
    ("Tom Roe was born in Glasgow.", "Tom Roe was born in Britain.", {True}),
    (
        "Tom Roe met Ann Lee in Stockholm on Thursday.",
        "Tom Roe met Ann Lee in the Swedish capital on Thursday.",
        {True},
    ),
    ("The shooting was at 213 Oak Street.", "The shooting was in the 200 block of Oak Street.", {True}),
    ("Tom Roe was born in Carwick.", "Tom Roe was born in Brannock.", {None}),
    ("Tom Roe was born in Carwick.", "Tom Roe was born in Riga.", {None}),
    ("Tom Roe was born in New York.", "Tom Roe was born in Brooklyn.", {True}),
    ("Tom Roe was born in Fort Lauderdale.", "Tom Roe was born in Miami.", {None}),
    ("Tom Roe was born in Malibu.", "Tom Roe was born in California.", {True}),
    ("Tom Roe was born in Malibu.", "Tom Roe was born in Los Angeles.", {None}),  # towns around a city
    ("Tom Roe was born in London.", "Tom Roe was born in England.", {True}),
    ("Tom Roe was born in Munich.", "Tom Roe was born in Saxony.", {None}),
    ("Tom Roe was born in Sicily.", "Tom Roe was born in Palermo.", {None}),
    ("Tom Roe was born in Georgia.", "Tom Roe was born in Russia.", {None}),
    ("Tom Roe was born in Scotland.", "Tom Roe was born in the United Kingdom.", {True}),
    ("They lay in St Olan's Hospital in Brannock.", "They lay in St Olan's Hospital in Dorn County.", {None}),
    ("They lay in St Olan's Hospital in Brannock.", "They lay in St Olan's Hospital in Ohio.", {None}),
    ("Roe met Popov in Riga on Tuesday.", "Roe met Popov in Stockholm on Thursday.", set()),
    ("Roe met Popov in Riga.", "Roe met Popov in Stockholm.", set()),
    ("Roe met Popov in Riga in 2018.", "Roe met Popov in Stockholm in 2018.", set()),
    ("Roe met Popov in Riga on Tuesday.", "Roe met Kalns in Stockholm on Tuesday.", set()),
    ("Roe met Popov in Riga on Tuesday.", "Tom Kalns was shot in Stockholm on Tuesday.", set()),
    ("Tom Roe was born in Riga.", "Ann Lee was born in Oslo.", set()),
    ("Tom Roe was born in Riga.", "Tom Roe died in Oslo.", set()),
    ("Tom Roe was arrested in Riga on Monday.", "Tom Roe was arrested in Oslo on Friday.", set()),
    ("They lay in St Olan's Hospital in Brannock.", "They lay in Mercy Hospital in Carwick.", set()),
    ("The shooting was in the 300 block of Oak Street.", "The crash was in the 600 block of Oak Street.", set()),
    ("The shooting was in the 300 block of Oak Street.", "The shooting was in the 600 block of Elm Street.", set()),
    ("Police who arrested Tom Roe met in Leeds.", "Tom Roe was arrested in Bristol.", set()),
    ("Tom Roe was born to a father who died in Riga.", "Tom Roe died in Oslo.", set()),
    (
        "Firefighters battled for hours to save a crowded theatre in Leeds, witnesses told reporters.",
        "Volunteers worked all night to clean an empty theatre in Bristol, officials told reporters later.",
        set(),
    ),
    ("A shooting in Boston left two dead.", "A shooting in Denver left three dead.", set()),
    ("The quake struck in Chile.", "An earthquake in Japan killed ten.", set()),
    ("The Northern Star was bound for Rotterdam.", "The Southern Star was bound for Hamburg.", set()),
    ("The blast was in Riga.", "Oslo-based Mallow Works owns the plant.", set()),
]


@pytest.mark.parametrize(("left", "right", "agrees"), TRAPS)
def test_places_that_do_not_clash(left: str, right: str, agrees: set[bool | None]) -> None:
    assert _agreements(left, right) == agrees


def _agreements(left: str, right: str) -> set[bool | None]:
    return {compare(PLACE_LEVELS, one, two).agrees for one in places(left) for two in places(right) if bound(one, two)}


WORDS = st.sampled_from(
    words(
        "Tom Roe met Ann Lee in Riga , Latvia the Swedish capital on Tuesday was born 200 block of Oak",
        "Street -based Hospital . near 's",
    )
)
texts = st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=60)


@given(texts, texts)
def test_spans_are_exact_and_comparing_is_symmetric(left: str, right: str) -> None:
    for text in (left, right):
        for slot in places(text):
            assert text[slot.start : slot.end] == slot.text
            assert compare(PLACE_LEVELS, slot, slot).agrees is not False
    for one in places(left):
        for two in places(right):
            assert bound(one, two) == bound(two, one)
            assert compare(PLACE_LEVELS, one, two).level == compare(PLACE_LEVELS, two, one).level
