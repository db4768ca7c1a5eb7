"""What a tagger adds to the rules that read people, roles and places; without one, rules alone read."""

import pytest

from consistency.claims import extract
from consistency.lang.tagged import NameKind, TaggedName
from consistency.models.fakes import TableTagger
from consistency.pipeline import read_claims
from consistency.slots import comparisons, texts_of, with_slots
from consistency.slots.mentions import mentions
from consistency.slots.person import persons
from consistency.slots.place import places
from consistency.slots.role import roles
from consistency.types import Article, Claim, SlotKind

PERSON, BODY, PLACE = NameKind.PERSON, NameKind.ORGANISATION, NameKind.PLACE


def tagged(text: str, table: dict[str, NameKind]) -> tuple[TaggedName, ...]:
    return TableTagger(table).tag([text])[0]


@pytest.mark.parametrize(
    ("text", "table", "without", "found"),
    [
        ("Ilmar Kask left.", {"Ilmar Kask": PERSON}, [], ["Ilmar Kask"]),
        ("Divers Find Ilmar Kask Near Old Pier", {"Ilmar Kask": PERSON}, [], ["Ilmar Kask"]),
        ("Ilmar Kask Beats Tiit Saar In Final", {"Ilmar Kask": PERSON, "Tiit Saar": PERSON}, [],
         ["Ilmar Kask", "Tiit Saar"]),
        ("Morgan Stanley left.", {"Morgan Stanley": BODY}, ["Morgan Stanley"], []),
        ("Morgan Stanley, 41, left.", {"Morgan Stanley": BODY}, ["Morgan Stanley"], ["Morgan Stanley"]),
        ("Ann Roe left.", {"Roe": PERSON}, ["Ann Roe"], ["Ann Roe"]),
        ("Ann Roe left.", {}, ["Ann Roe"], ["Ann Roe"]),
    ],
)  # fmt: skip
def test_people(text: str, table: dict[str, NameKind], without: list[str], found: list[str]) -> None:
    assert [one.name for one in mentions(text) if one.person] == without
    assert [one.name for one in mentions(text, tagged(text, table)) if one.person] == found
    assert [slot.text for slot in persons(text, tagged(text, table))] == found


def test_an_unsure_tag_changes_nothing() -> None:
    assert mentions("Ilmar Kask left.", (TaggedName(0, 10, PERSON, 0.6),)) == mentions("Ilmar Kask left.")


def test_a_company_holds_no_office() -> None:
    text = "Marlow Vance, the president of Acme, fell."
    assert [slot.about for slot in roles(text)] == ["Marlow Vance"]
    assert roles(text, tagged(text, {"Marlow Vance": BODY})) == ()


TOLD = "Forty people left their homes after heavy flooding in {} on Tuesday, rescue services said."


@pytest.mark.parametrize(
    ("place", "table", "found"),
    [
        ("Riga", {}, ["Riga"]),
        ("Saltmere", {}, []),
        ("Saltmere", {"Saltmere": PLACE}, ["Saltmere"]),
        ("Saltmere, Latvia", {"Saltmere": PLACE}, ["Saltmere, Latvia"]),
        ("Saltmere", {"Saltmere": BODY}, []),
    ],
)
def test_places(place: str, table: dict[str, NameKind], found: list[str]) -> None:
    text = TOLD.format(place)
    assert [slot.text for slot in places(text, tagged(text, table)) if slot.event.startswith("told")] == found


def test_a_body_is_no_place_of_an_event() -> None:
    text = "Tom Roe was arrested in Northgate."
    assert [slot.text for slot in places(text)] == ["Northgate"]
    assert places(text, tagged(text, {"Northgate": BODY})) == ()


def read(text: str, table: dict[str, NameKind], name: str) -> Claim:
    article = Article(name, name, text)
    claims = extract(article)
    return with_slots(claims, article, TableTagger(table).tag(texts_of(claims)))[0]


def clashes(left: str, right: str, table: dict[str, NameKind]) -> list[tuple[SlotKind, str]]:
    found = comparisons(read(left, table, "a"), read(right, table, "b"))
    return [(one.kind, one.level) for one in found if one.agrees is False]


KASK = {"Ilmar Kask": PERSON, "Tiit Saar": PERSON}


@pytest.mark.parametrize(
    ("left", "right", "table", "found"),
    [
        ("Police chief Ilmar Kask shut the bridge overnight after heavy flooding reached the harbour.",
         "Police chief Tiit Saar shut the bridge overnight after heavy flooding reached the harbour.", KASK,
         [(SlotKind.PERSON, "different name")]),
        ("Police chief Ilmar Kask shut the bridge overnight after heavy flooding reached the harbour.",
         "Police chief Tiit Saar shut the bridge overnight after heavy flooding reached the harbour.", {}, []),
        ("Police chief Ilmar Kask shut the bridge overnight after heavy flooding reached the harbour.",
         "Police chief Tiit Saar promised an inquiry into the second fire.", KASK, []),
        ("Ilmar Kask shut the bridge overnight after heavy flooding reached the harbour.",
         "Tiit Saar shut the bridge overnight after heavy flooding reached the harbour.", KASK, []),
    ],
)  # fmt: skip
def test_two_names_for_one_office(left: str, right: str, table: dict[str, NameKind], found: list) -> None:
    assert clashes(left, right, table) == found
    assert clashes(right, left, table) == found


@pytest.mark.parametrize(
    ("left", "right", "table", "found"),
    [
        ("Saltmere, Latvia", "Gullhaven, Latvia", {"Saltmere": PLACE, "Gullhaven": PLACE},
         [(SlotKind.PLACE, "another town of one state or country")]),
        ("Saltmere, Latvia", "Gullhaven, Latvia", {"Saltmere": PLACE}, []),
        ("Saltmere, Latvia", "Gullhaven, Estonia", {"Saltmere": PLACE, "Gullhaven": PLACE},
         [(SlotKind.PLACE, "different place")]),
        ("Saltmere, Scotland", "Gullhaven, Britain", {"Saltmere": PLACE, "Gullhaven": PLACE}, []),
        ("Saltmere, Latvia", "Saltmere County, Latvia", {"Saltmere": PLACE, "Saltmere County": PLACE}, []),
        ("Saltmere", "Gullhaven", {"Saltmere": PLACE, "Gullhaven": PLACE}, []),
        ("Saltmere, Latvia", "Latvia", {"Saltmere": PLACE}, []),
    ],
)  # fmt: skip
def test_two_places_of_what_is_told_alike(left: str, right: str, table: dict[str, NameKind], found: list) -> None:
    assert clashes(TOLD.format(left), TOLD.format(right), table) == found


class Counted(TableTagger):
    """A tagger that counts its calls."""

    calls = 0

    def tag(self, texts):
        self.calls += 1
        return super().tag(texts)


def test_all_articles_are_tagged_in_one_call() -> None:
    articles = [Article(name, name, f"Rain fell. {who} left Riga.") for name, who in (("a", "Ilmar Kask"), ("b", "He"))]
    tagger = Counted({"Ilmar Kask": PERSON})
    people = [slot.text for claim in read_claims(articles, tagger=tagger) for slot in claim.slots if slot.unit]
    assert people == ["Ilmar Kask"]
    assert tagger.calls == 1
    assert [slot for claim in read_claims(articles) for slot in claim.slots if slot.kind is SlotKind.PERSON] == []
