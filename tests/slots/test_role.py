"""Roles: who is said to be what, and on which rung two roles of one person meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.lang.words import words
from consistency.slots.ladder import compare
from consistency.slots.offices import _forms, _portfolios, may_hold_office
from consistency.slots.role import ROLE_LEVELS, bound, roles


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Latvian Foreign Minister Edgars Ozols spoke.", [("minister:foreign@latvia", "Edgars Ozols")]),
        ("Edgars Ozols, the Latvian foreign minister, spoke.", [("minister:foreign@latvia", "Edgars Ozols")]),
        ("Edgars Ozols, the defence minister of Latvia, spoke.", [("minister:defence@latvia", "Edgars Ozols")]),
        ("Latvia's foreign minister, Edgars Ozols, spoke.", [("minister:foreign@latvia", "Edgars Ozols")]),
        ("Edgars Ozols, 52, the minister of foreign affairs, spoke.", [("minister:foreign", "Edgars Ozols")]),
        ("US Secretary of State Jane Roe left.", [("minister:foreign@united states", "Jane Roe")]),
        ("Jane Roe, the U.S. president, left.", [("head:state@united states", "Jane Roe")]),
        ("U.S. President Jane Roe left.", [("head:state@united states", "Jane Roe")]),
        ("America's top diplomat, Jane Roe, left.", [("minister:foreign@united states", "Jane Roe")]),
        ("Georgia Secretary of State Jane Roe counted.", [("state secretary@georgia", "Jane Roe")]),
        ("British Health Secretary Tom Lee resigned.", [("minister:health@united kingdom", "Tom Lee")]),
        ("Mallow Ocean chief executive Peter Vos said so.", [("officer:executive@mallow ocean", "Peter Vos")]),
        ("Peter Vos, the managing director of Mallow Lines, wept.", [("managing director@mallow lines", "Peter Vos")]),
        ("Tom Roe, who heads the Dorn Port Authority, spoke.", [("head@dorn port authority", "Tom Roe")]),
        ("The captain, Ruth Ames, saw a light.", [("crew:captain", "Ruth Ames")]),
        ("Orvia sent its energy minister, Ann Lee, to Riga.", [("minister:energy", "Ann Lee")]),
        (
            "The commander of the Kharkiv garrison, Colonel Tom Roe, spoke.",
            [("commander@kharkiv garrison", "Tom Roe"), ("rank:colonel", "Tom Roe")],
        ),
        ("Brent County District Attorney Tom Roe spoke.", [("court:prosecutor@brent county", "Tom Roe")]),
        ("Goalkeeper Tom Roe saved it.", [("field:goalkeeper", "Tom Roe")]),
        ("Foreman Luis Ortega waited.", [("foreman", "Luis Ortega")]),
        ("Ann Lee's brother Tom Roe wept.", [("kin:brother@ann lee", "Tom Roe")]),
        ("Tom Roe, the brother of Ann Lee, wept.", [("kin:brother@ann lee", "Tom Roe")]),
        (
            "Tom Roe's sister Ann Lee, 20, and mother Ida Roe wept.",
            [("kin:sister@tom roe", "Ann Lee"), ("kin:mother@tom roe", "Ida Roe")],
        ),
        ("Tom Roe's brother Ed and his wife Ida Roe wept.", [("kin:brother@tom roe", "Ed"), ("kin:wife", "Ida Roe")]),
        ("Jane Roe, a neighbour, saw it.", [("tie:neighbour", "Jane Roe")]),
        ("former Latvian president Jane Roe", [("former head:state@latvia", "Jane Roe")]),
        ("Tom Roe is the mayor of Riga.", [("mayor@riga", "Tom Roe")]),
        ("Deputy Prime Minister Tom Roe left.", [("deputy head:government", "Tom Roe")]),
        ("Acting Defence Secretary Tom Roe left.", [("acting minister:defence", "Tom Roe")]),
        ("President-elect Jane Roe won.", []),
        (
            "Tom Roe, president and chief executive of Acme, resigned.",
            [("president of a body@acme", "Tom Roe"), ("officer:executive@acme", "Tom Roe")],
        ),
        (
            "Ann Roe, the French president, and Tom Lee, the Latvian prime minister, met.",
            [("head:state@france", "Ann Roe"), ("head:government@latvia", "Tom Lee")],
        ),
        ("Tom Roe, the harbour police chief, spoke.", [("service:police", "Tom Roe")]),
        ("A spokesman for the port, Tom Roe, spoke.", [("spokesperson", "Tom Roe")]),
        ("Tom Roe, a former company president, spoke.", [("former president of a body", "Tom Roe")]),
        ("Tom Roe, the president of the league, spoke.", [("president of a body", "Tom Roe")]),
        ("The club president, Tom Roe, spoke.", [("president of a body", "Tom Roe")]),
        ("Tom Roe, the victim's uncle, spoke.", [("kin:uncle@the victim", "Tom Roe")]),
        ("Police spokeswoman Ann Lee gave no name.", [("spokesperson", "Ann Lee")]),
        ("Tom Roe, the commander of the Thai navy, spoke.", [("arm:navy@thailand", "Tom Roe")]),
        ("The head of Thailand's army, Tom Roe, spoke.", [("arm:army@thailand", "Tom Roe")]),
        ("Tom Roe, the head of the army medical corps, spoke.", [("head", "Tom Roe")]),
        ("Tom Roe, the commander of the coast guard cutter, spoke.", [("commander", "Tom Roe")]),
        ("Tom Roe, the commander of the Kharkiv garrison, spoke.", [("commander@kharkiv garrison", "Tom Roe")]),
        ("Voss's lawyer, Tom Roe, spoke.", [("court:counsel@voss", "Tom Roe")]),
        ("Chicago lawyer Tom Roe spoke.", [("lawyer@chicago", "Tom Roe")]),
        ("His solicitor, Tom Roe, spoke.", [("court:counsel", "Tom Roe")]),
        ("Tom Roe, counsel for the mine, spoke.", [("court:counsel", "Tom Roe")]),
        ("The diver's younger sister, Ann Lee, spoke.", [("kin:sister@the diver", "Ann Lee")]),
        ("The man's sister, Ann Lee, spoke.", [("kin:sister", "Ann Lee")]),  # of which man?
        ("Tom Roe, the hotel's head waiter, spoke.", [("waiter", "Tom Roe")]),
        ("The vicar, Tom Roe, is a trained electrician.", [("priest", "Tom Roe"), ("electrician", "Tom Roe")]),
        ("Tom Roe, who called the doctors, is the pilot's uncle.", [("kin:uncle@the pilot", "Tom Roe")]),
        ("The aunt of Tom Roe, who lives in Riga, is a dentist.", []),
        ("Tom Roe has worked there as a night porter.", [("porter", "Tom Roe")]),
        ("The skipper was Tom Roe.", [("crew:captain", "Tom Roe")]),
        ("Father Tom Roe spoke.", [("priest", "Tom Roe")]),
        ("His father Tom Roe spoke.", [("kin:father", "Tom Roe")]),
        ("Tom Roe, who prosecuted the brothers, spoke.", [("court:prosecutor", "Tom Roe")]),
        ("Tom Roe, who had prosecuted the brothers, spoke.", [("former court:prosecutor", "Tom Roe")]),
        ("Tom Roe defended her decision.", []),
        ("Tom Roe, for the defence, spoke.", [("court:defence", "Tom Roe")]),
        ("Tom Roe, for the defence ministry, spoke.", []),
        ("Tom Roe drove the van.", [("driver", "Tom Roe")]),
        ("Tom Roe, who is no priest, spoke.", [("not:priest", "Tom Roe")]),
        ("Tom Roe was not a nurse but a cook.", [("not:nurse", "Tom Roe")]),
        ("Tom Roe has never been a judge.", [("never:court:judge", "Tom Roe")]),
        ("Tom Roe, who has no legal training, spoke.", [("never:law", "Tom Roe")]),
        ("Tom Roe has never married and holds no office.", [("never:marriage", "Tom Roe"), ("not:office", "Tom Roe")]),
        ("Tom Roe is no relation of the mayor.", [("never:kin@the mayor", "Tom Roe")]),
        ("Tom Roe is no longer a judge.", []),
        ("Tom Roe is no judge's son.", []),
        ("Tom Roe is no leader.", []),
        ("Tom Roe said that his daughter has never been a nurse.", []),
        ("Tom Roe and Ann Lee met, who has never been a nurse.", []),
    ],
)
def test_roles(text: str, found: list[tuple[str, str]]) -> None:
    assert [(slot.value, slot.about) for slot in roles(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "The foreign minister spoke.",
        "Tom Roe met the president's aides.",
        "The Justice Department sued.",
        "In Riga, the minister left.",
        "Tom Roe, who lives in Riga, left.",
        "Tom Roe left, and the minister stayed.",
        "Washington's major European allies met.",
        "In general, Tom Roe agreed.",
        "Tom Roe, the president's car and the minister left.",
        "",
    ],
)
def test_no_role(text: str) -> None:
    assert [slot for slot in roles(text) if slot.about == "Tom Roe"] == []


CLASHES = [
    ("Latvian Foreign Minister Edgars Ozols spoke.", "Edgars Ozols, the defence minister of Latvia, spoke."),
    ("Mining Minister Luis Ortega waited.", "Health Minister Luis Ortega waited."),
    ("Ortega, the mining minister, waited.", "Health Minister Luis Ortega waited."),
    ("Latvian Foreign Minister Edgars Ozols spoke.", "Estonian Foreign Minister Edgars Ozols spoke."),
    ("French President Ann Roe spoke.", "Ann Roe, the French prime minister, spoke."),
    ("Norwegian President Ann Roe spoke.", "Finnish President Ann Roe spoke."),
    ("Vice President Ann Roe spoke.", "President Ann Roe spoke."),
    ("Senator Tom Lee voted.", "Congressman Tom Lee voted."),
    ("Tom Lee, the chief executive of Acme, left.", "Tom Lee, the chief financial officer of Acme, left."),
    ("Tom Lee, the managing director of Mallow Lines, wept.", "Tom Lee, the harbour master, wept."),
    ("The police chief, Tom Lee, spoke.", "The fire chief, Tom Lee, spoke."),
    ("Prosecutor Tom Lee spoke.", "Judge Tom Lee spoke."),
    ("The captain, Ruth Ames, called.", "The first mate, Ruth Ames, called."),
    ("Goalkeeper Tom Lee fell.", "Striker Tom Lee fell."),
    ("Ann Lee's brother Tom Roe wept.", "Ann Lee's cousin Tom Roe wept."),
    ("The victim's brother, Tom Roe, wept.", "Tom Roe, an uncle of the victim, wept."),
    ("Ann Lee's brother Tom Roe wept.", "Ann Lee's neighbour Tom Roe wept."),
    ("Tom Roe, the mayor of Riga, spoke.", "Tom Roe, the mayor of Vilnius, spoke."),
    (
        "Ohio Governor Tom Roe spoke.",
        "Texas Governor Tom Roe spoke.",
    ),
    ("Tom Roe, the widower of the dead teacher, wept.", "Tom Roe, a brother of the dead teacher, wept."),
    ("Tom Roe, a baker, wept.", "Tom Roe, a plumber, wept."),
    ("Sergeant Tom Roe fired.", "Colonel Tom Roe fired."),
    ("Ohio Governor Tom Roe spoke.", "Ohio President Tom Roe spoke."),
    ("Interim coach Tom Roe spoke.", "Interim referee Tom Roe spoke."),
    ("Tom Roe, the commander of the Thai navy, spoke.", "The head of Thailand's army, Tom Roe, spoke."),
    ("Tom Roe, the driver of the express, spoke.", "Tom Roe, the signalman on duty, spoke."),
    ("Captain Tom Roe landed.", "First officer Tom Roe landed."),
    ("Captain Tom Roe landed.", "Co-pilot Tom Roe landed."),
    ("Tom Roe, an orthopaedic surgeon, drank.", "Tom Roe, a gynaecologist, drank."),
    ("Tom Roe, the finance chief, left.", "General counsel Tom Roe left."),
    ("Voss's lawyer, Tom Roe, spoke.", "Prosecutor Tom Roe spoke."),
    ("Tom Roe, the military attache, left.", "Tom Roe, the cultural attaché, left."),
    ("Tom Roe, the returning officer, left.", "Tom Roe, the Civic candidate, left."),
    ("Tom Roe, an electrician, climbed.", "Tom Roe, an off-duty policeman, climbed."),
    ("Pianist Tom Roe won.", "Cellist Tom Roe won."),
    ("Tom Roe, a prosecution witness, died.", "Tom Roe, a defence witness, died."),
    ("Tom Roe, a surgeon, drank.", "Tom Roe, an anaesthetist, drank."),
    ("Tom Roe, a shepherd, waited.", "Tom Roe, a security guard, waited."),
    ("Tom Roe, the chief executive, left.", "Tom Roe, a night porter, left."),
    ("Bus driver Tom Roe fled.", "Bus passenger Tom Roe fled."),
    ("Tom Roe, the landlord, fled.", "Tom Roe, a lodger, fled."),
    ("Tom Roe, the plaintiff, wept.", "Tom Roe, the defendant, wept."),
    ("Jockey Tom Roe fell.", "Tom Roe, the trainer, fell."),
    ("Left winger Tom Roe fell.", "Referee Tom Roe fell."),
    ("His solicitor, Tom Roe, spoke.", "Tom Roe, who prosecuted the brothers, spoke."),
    ("The diver's widow, Ann Lee, spoke.", "The diver's only sister, Ann Lee, spoke."),
    ("Ann Lee's former husband Tom Roe wept.", "Ann Lee's brother Tom Roe wept."),
    ("Imam Tom Roe spoke.", "Tom Roe, who is no priest, spoke."),
    ("Tom Roe, a retired judge, spoke.", "Tom Roe, who never studied law, spoke."),
    ("Health Minister Tom Roe spoke.", "Tom Roe, who holds no public office, spoke."),
    ("The mayor's cousin, Tom Roe, spoke.", "Tom Roe is no relation of the mayor."),
    ("Sergeant Tom Roe spoke.", "Tom Roe has never served in the army."),
    ("Superintendent Tom Roe spoke.", "Tom Roe, an accountant, spoke."),
    ("Tom Roe, the shift foreman, fled.", "Tom Roe, a vet, fled."),
    ("Tom Roe, the hotel manager, fled.", "Tom Roe, a waiter, fled."),
    ("Tom Roe, the finance director, left.", "Tom Roe, the head of sales, left."),
]


@pytest.mark.parametrize(("left", "right"), CLASHES)
def test_roles_that_clash(left: str, right: str) -> None:
    assert _agreements(left, right) == {False}


TRAPS = [
    ("Edgars Ozols, the Latvian foreign minister, spoke.", "Foreign Minister Edgars Ozols spoke.", True),
    ("Foreign Minister Edgars Ozols spoke.", "Minister Edgars Ozols spoke.", True),
    ("US Secretary of State Jane Roe left.", "America's top diplomat, Jane Roe, left.", True),
    ("Jane Roe, the foreign minister, left.", "Jane Roe, a senior official, left.", True),
    ("Acting Defence Secretary Tom Roe left.", "Defence Secretary Tom Roe left.", True),
    ("President Ann Roe spoke.", "Ann Roe, the country's leader, spoke.", True),
    ("Luis Ortega, the shift foreman, waited.", "Luis Ortega, the foreman, waited.", True),
    ("Tom Roe, the managing director of Mallow Lines, left.", "Tom Roe, who runs Mallow Lines, left.", True),
    ("Captain Ruth Ames called.", "The skipper, Ruth Ames, called.", True),
    ("Spokesman Tom Roe declined.", "Tom Roe, a spokesperson, declined.", True),
    ("Lieutenant Colonel Tom Roe fired.", "Col. Tom Roe fired.", True),
    ("Home Secretary Ann Lee spoke.", "Ann Lee, the interior minister, spoke.", True),
    ("Striker Tom Roe scored.", "Tom Roe, the forward, scored.", True),
    ("UK Defence Secretary Tom Lee left.", "British Defence Secretary Tom Lee left.", True),
    ("former President Ann Roe spoke.", "Prime Minister Ann Roe spoke.", None),
    ("former mayor Tom Roe spoke.", "Mayor Tom Roe spoke.", None),
    ("Mayor Tom Roe spoke.", "Tom Roe, a lawyer, spoke.", None),
    ("Prime Minister Tom Roe spoke.", "Defence Minister Tom Roe spoke.", None),
    ("Energy Minister Luis Ortega spoke.", "Mining Minister Luis Ortega spoke.", None),
    ("Tom Roe, the chairman of Acme, left.", "Tom Roe, the chief executive of Acme, left.", None),
    ("Tom Roe, the chief executive of Acme, left.", "Tom Roe, the finance chief of Dorn, left.", None),
    ("Tom Roe, a midfielder, fell.", "Tom Roe, a forward, fell.", None),
    ("Ann Lee's brother Tom Roe wept.", "Jane Day's father Tom Roe wept.", None),
    ("His brother Tom Roe wept.", "Her father, Tom Roe, wept.", None),
    ("Her neighbour, Tom Roe, wept.", "Ann Lee's brother Tom Roe wept.", None),
    ("Tom Roe, a friend, wept.", "Ann Lee's brother Tom Roe wept.", None),
    ("Tom Roe, the coach of Dorn United, left.", "Tom Roe, the coach of the Saints, left.", None),
    ("Director Tom Roe spoke.", "Tom Roe, a professor, spoke.", None),
    ("Scottish leader Ann Lee spoke.", "British leader Ann Lee spoke.", None),
    ("Tom Roe, the president of Acme, spoke.", "Prime Minister Tom Roe spoke.", None),
    ("Tom Roe, the governor of Acme Bank, spoke.", "Tom Roe, the president of Acme Bank, spoke.", None),
    ("Deputy chairman Tom Roe spoke.", "Tom Roe, the chief executive, spoke.", None),
    ("Tom Roe, the head of the Thai army, spoke.", "General Tom Roe spoke.", None),
    ("Tom Roe, the head of the Thai army, spoke.", "Tom Roe, the head of the Burmese navy, spoke.", None),
    ("Tom Roe, a surgeon, drank.", "Tom Roe, an orthopaedic surgeon, drank.", True),
    ("Pilot Tom Roe landed.", "Co-pilot Tom Roe landed.", True),
    ("First officer Tom Roe landed.", "Co-pilot Tom Roe landed.", None),
    ("Policeman Tom Roe fell.", "Detective Tom Roe fell.", True),
    ("Voss's lawyer, Tom Roe, spoke.", "Barrister Tom Roe spoke.", True),
    ("Voss's lawyer, Tom Roe, spoke.", "Former prosecutor Tom Roe spoke.", None),
    ("Pianist Tom Roe won.", "Tom Roe, the singer, won.", True),
    ("Tom Roe, a surgeon, drank.", "Tom Roe, a gynaecologist, drank.", True),
    ("Driver Tom Roe fled.", "Bus driver Tom Roe fled.", True),
    ("Night watchman Tom Roe woke.", "Tom Roe, the school caretaker, woke.", True),
    ("Volunteer fireman Tom Roe ran.", "Tom Roe, a teacher, ran.", None),
    ("Captain Tom Roe slept.", "Tom Roe, a passenger, slept.", None),
    ("Tom Roe, a lawyer, spoke.", "Tom Roe, a doctor, spoke.", None),
    ("Tom Roe, a student, spoke.", "Tom Roe, a cleaner, spoke.", None),
    ("Ann Lee's former husband Tom Roe wept.", "Ann Lee's husband Tom Roe wept.", None),
    ("Former priest Tom Roe spoke.", "Tom Roe, who is no priest, spoke.", None),
    ("The judge's cousin, Tom Roe, spoke.", "Tom Roe is no relation of the mayor.", None),
    ("Deputy mayor Tom Roe spoke.", "Tom Roe has never been a mayor.", None),
    ("Tom Roe, a baker, spoke.", "Tom Roe, who holds no public office, spoke.", None),
    ("Inspector Tom Roe spoke.", "Policeman Tom Roe spoke.", True),
    ("Tom Roe, the manager of Dorn United, left.", "Tom Roe, a waiter, left.", None),
]


@pytest.mark.parametrize(("left", "right", "agrees"), TRAPS)
def test_roles_that_do_not_clash(left: str, right: str, agrees: bool | None) -> None:
    assert _agreements(left, right) == {agrees}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Foreign Minister Edgars Ozols spoke.", "Defence Minister Artis Kalns spoke."),
        ("Foreign Minister Edgars Ozols spoke.", "Defence Minister Janis Ozols spoke."),
        ("Mayor Tom Roe spoke.", "Senator Ann Roe spoke."),
        ("The captain, Ruth Ames, called.", "The first mate, Judith Ames, called."),
        ("Goalkeeper Tom Roe fell.", "Striker Roy Tom fell."),
    ],
)
def test_roles_of_two_people_are_not_bound(left: str, right: str) -> None:
    assert _agreements(left, right) == set()


def _agreements(left: str, right: str) -> set[bool | None]:
    return {compare(ROLE_LEVELS, one, two).agrees for one in roles(left) for two in roles(right) if bound(one, two)}


WORDS = st.sampled_from(
    words(
        "the former Latvian Foreign Minister of and , . Tom Roe Ann's brother chief executive Acme",
        "'s “ who is President - King x",
    )
)
texts = st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=60)


@given(texts, texts)
def test_spans_are_exact_and_comparing_is_symmetric(left: str, right: str) -> None:
    for text in (left, right):
        for slot in roles(text):
            assert text[slot.start : slot.end] == slot.text
            assert compare(ROLE_LEVELS, slot, slot).agrees is not False
    for one in roles(left):
        for two in roles(right):
            assert bound(one, two) == bound(two, one)
            assert compare(ROLE_LEVELS, one, two).level == compare(ROLE_LEVELS, two, one).level


def test_every_written_form_of_an_office_passes_the_cheap_test():
    forms = (*_forms(), *(f"{portfolio} minister" for portfolio in _portfolios()))
    assert [form for form in forms if not may_hold_office(f"met the {form.upper()}, who")] == []
    assert not may_hold_office("The ferry sank off the quay at noon.")
