"""Ages: whose they are, which two are of one person, and on which rung they meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.lang.words import words
from consistency.slots.age import AGE_LEVELS, ages, bound, same_person
from consistency.slots.ladder import compare
from consistency.types import SlotKind


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Anna Kalnina, 57, was elected.", [("57", "Anna Kalnina")]),
        ("Peter Ozols, who is 57, left.", [("57", "Peter Ozols")]),
        ("Peter Ozols, aged 57, left.", [("57", "Peter Ozols")]),
        ("The 57-year-old minister resigned.", [("57", "minister")]),
        ("57-year-old Ilze Krumina won.", [("57", "Ilze Krumina")]),
        ("The 57-year-old Latvian writer Ilze Krumina won.", [("57", "Ilze Krumina")]),
        ("The actress, 57, left, and the dancer, 60, stayed.", [("57", "actress"), ("60", "dancer")]),
        ("The singer died at her home at the age of 57.", [("57", "singer")]),
        ("Jane Roe, a 57-year-old teacher, died.", [("57", "Jane Roe")]),
        ("A 57-year-old teacher, Jane Roe, died.", [("57", "Jane Roe")]),
        ("Smith, 41, and Jones, 27, were charged.", [("41", "Smith"), ("27", "Jones")]),
        ("Edgars Berzins is 48 years old.", [("48", "Edgars Berzins")]),
        ("Jane Roe turned 40 on Friday. Jane Roe was 40.", [("40", "Jane Roe"), ("40", "Jane Roe")]),
        ("He was 77.", [("77", "He")]),
        ("The oldest victim was 81.", [("81", "oldest person")]),
        ("The oldest of the victims was 87 years old.", [("87", "oldest person")]),
        ("The youngest of the children is 9.", [("9", "youngest child")]),
        ("A boy of 14 was charged.", [("14", "boy")]),
        ("The driver, 32, fled.", [("32", "driver")]),
        ("Three girls aged between 12 and 15 were found.", [("12-15", "girls")]),
        ("A six-month-old baby was rescued.", [("6 months", "baby")]),
        ("Mayor Ilze Krumina (44) said so.", [("44", "Ilze Krumina")]),
        ("A teacher in her late 20s was hurt.", [("26-29", "teacher")]),
        ("Jane Roe died in Ostrow at the age of 91.", [("91", "Jane Roe")]),
        ("Police said Maria de Souza, 19, fled.", [("19", "Maria de Souza")]),
        ("Jānis Bērziņš, 63, spoke.", [("63", "Jānis Bērziņš")]),
        ("The pilot, Lt Sara Holm, was 43.", [("43", "Sara Holm")]),
        ("Sara Holm had just turned 58.", [("58", "Sara Holm")]),
        ("Maisie Doyle, who was four, let go.", [("4", "Maisie Doyle")]),
        ("The twins, both 19, set off.", [("19", "twin")]),
        ("The singer had celebrated her 26th birthday on Monday.", [("26", "she")]),
        ("He died a week before his 30th birthday.", [("29", "he")]),
        ("Sara Holm’s friends marked Leo Marsh’s 40th birthday.", [("40", "Leo Marsh")]),
        ("She would have celebrated her 90th birthday in May.", [("89", "she")]),
        ("The man held over the theft is in his thirties.", [("30-39", "man")]),
        ("Sara Holm, who at 61 has not sung for years, listened.", [("61", "Sara Holm")]),
        ("Sara Holm, dead at 84, began with a lantern.", [("84", "Sara Holm")]),
        ("Sara Holm died in her sleep at 91, with her will in a safe.", [("91", "Sara Holm")]),
        ("At 28 the youngest surgeon, Doctor Leo Marsh stood there.", [("28", "Leo Marsh")]),
        ("Leo Marsh had turned 14 a week before the theft.", [("14", "Leo Marsh")]),
        ("The driver, Leo Marsh, turned fifty-nine in August.", [("59", "Leo Marsh")]),
        ("The skipper, Leo Marsh, twenty-six, laughed.", [("26", "Leo Marsh")]),
        ("Leo Marsh is a pastor of 33 with a voice.", [("33", "pastor")]),
        ("Leo Marsh, a grandfather of 66, was jailed.", [("66", "Leo Marsh")]),
        ("A seamstress of 58 was among the dead.", [("58", "seamstress")]),
        ("The vet put the age of the bull at thirty-one.", [("31", None)]),
        ("Leo Marsh, the man behind the park, is 46.", [("46", "Leo Marsh")]),
        ("Leo Marsh, who won in May and will retire, is 31.", [("31", "Leo Marsh")]),
        ("Leo Marsh blew out 104 candles.", [("104", "Leo Marsh")]),
        ("Leo Marsh was a week from his 20th birthday.", [("19-20", "Leo Marsh")]),
        ("It was a party for the 51st birthday of Leo Marsh.", [("51", "Leo Marsh")]),
        ("Leo Marsh met Sara Holm, who at 61 has not sung.", [("61", "Sara Holm")]),
        ("The suspect, a man in his late teens, fled.", [("16-19", "man")]),
        ("It was the class of Anna Roe, who was 27.", [("27", "Anna Roe")]),
        ("The suspect in the school stabbing is 14.", [("14", "suspect")]),
        ("The woman who stabbed the mayor is 38 and lives there.", [("38", "woman")]),
        ("The boy charged with setting fire to the school is 16.", [("16", "boy")]),
        ("The king's sister, who was 68, had been ill.", [("68", "sister")]),
        ("The winner, at 17, is too young to vote.", [("17", "winner")]),
        ("The oldest victim of the fire was 91.", [("91", "oldest person")]),
        ("Gino Ferrero, a veteran of 44, won.", [("44", "Gino Ferrero")]),
        ("A schoolgirl of fourteen was found.", [("14", "schoolgirl")]),
        ("Vihaan Ragh, nine, beat a master.", [("9", "Vihaan Ragh")]),
        ("Ajay Roe, just 27, lost.", [("27", "Ajay Roe")]),
        ("Leon Till had turned 36 the week before.", [("36", "Leon Till")]),
        ("Sir Colin Hatch, who has died aged 88, was ill.", [("88", "Colin Hatch")]),
        ("At 27 Lance Ashen was the oldest.", [("27", "Lance Ashen")]),
        ("The actor would have turned 20 in the autumn.", [("19", "actor")]),
        ("Ayesha Roe will be 59 when she takes the oath.", [("58", "Ayesha Roe")]),
        ("Duke Roe wasn't yet thirty-four when he died.", [("under 34", "Duke Roe")]),
        ("She had not yet reached her sixth birthday.", [("5", "she")]),
        ("Hatch marked his eighteenth birthday in the mess.", [("18", "he")]),
        ("Hatch, who had marked her eighty-fifth birthday, slept.", [("85", "she")]),
        ("Hatch had his sixtieth birthday at sea.", [("60", "he")]),
        ("Ann Roe, a 27-year-old law graduate, won.", [("27", "Ann Roe")]),
        ("The 30-year-old hospital porter fled.", [("30", "porter")]),
        ("Jordi Roe, 58 and two years away from his pension, died.", [("58", "Jordi Roe")]),
        ("Ann Roe, 41 and a mother of three, sang.", [("41", "Ann Roe")]),
        ("Ann Roe, 41 and newly retired, sang.", [("41", "Ann Roe")]),
        ("Twin girls aged 14 months slept.", [("14 months", None)]),
        ("Ann Roe, aged six weeks, slept.", [("6 weeks", "Ann Roe")]),
        ("Ann Roe won at the age of 12 years and four months.", [("12", "Ann Roe")]),
        ("At four weeks old, two sisters were parted.", [("4 weeks", None)]),
        ("Aged 37, with a life ahead, tram driver Ann Roe stayed.", [("37", "Ann Roe")]),
        ("Aged 37, the driver of the other tram fled, Ann Roe said.", [("37", "driver")]),
        ("At 71, her dog beside her, Ann Roe sang.", [("71", None)]),
        ("At 86 Stan Wragg still digs his garden.", [("86", "Stan Wragg")]),
        ("For Ann Roe, who at 37 had lost hope, it was a shock.", [("37", "Ann Roe")]),
        ("Ann Roe, who saw the light, had turned 19 some weeks before.", [("19", "Ann Roe")]),
        ("The mayor, Ann Roe, was a 64-year-old breeder.", [("64", "Ann Roe")]),
        ("Behind Ann Roe was a 64-year-old breeder.", [("64", "breeder")]),
        ("The victim, said Ann Roe, was a 64-year-old breeder.", [("64", "breeder")]),
        ("Ann Roe was a 19-year-old student when the war began.", [("19", "student")]),
        ("Jeremiah of Sidmouth, at 47, is the oldest donkey.", [("47", "Jeremiah")]),
        ("Ann Roe of Leeds, 47, won.", [("47", "Ann Roe")]),
        ("The Duke of Sussex, 41, spoke.", [("41", "Sussex")]),
        ("Jeremiah, Britain's oldest donkey, is 54.", [("54", "Jeremiah")]),
        ("Gladys, a tortoise of 94, was found.", [("94", "Gladys")]),
        ("The youngest victim of the fire, a baker on her way home, was 16.", [("16", "youngest person")]),
        ("“He was only seventy-one,” said his son.", [("71", None)]),
    ],
)
def test_ages(text: str, found: list[tuple[str, str]]) -> None:
    assert [(slot.value, slot.about) for slot in ages(text)] == found


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Lopez, who was 18 at the time, confessed.", "then"),
        ("Anna Lopez was 18 when she confessed.", "then"),
        ("Anna Lopez was 18.", None),
        ("Anna Lopez was 86 when she died.", None),
        ("Anna Lopez, 86 at the time of her death, sang.", None),
        ("Anna Lopez was 16 when he died.", "then"),
        ("Anna Lopez, 18 at the time, confessed.", "then"),
        ("Anna Lopez was 16 when her father died.", "then"),
    ],
)
def test_an_age_of_another_time(text: str, event: str | None) -> None:
    (slot,) = ages(text)
    assert slot.event == event
    assert not bound(slot, slot) or event is None


@pytest.mark.parametrize(
    "text",
    [
        "Roe was one of them.",
        "A mother of 12 died.",
        "A leader of 30 men fell.",
        "The number of the suspects was 14.",
        "The cost to the driver was 14.",
        "He will be 40 points ahead.",
        "At 12 the king spoke.",
        "At 10 Downing Street it was quiet.",
        "The officer was one of them.",
        "The score was four, the coach said.",
        "A building in its thirties fell.",
        "On his 50th birthday the king abdicated.",
        "A 57-year-old building collapsed.",
        "The 57-year-old company failed.",
        "Their 57-year-old tradition ended.",
        "Acme, a 57-year-old company, failed.",
        "The 30-year-old war went on.",
        "A 12-year-old whisky was sold.",
        "The two-year-old Ostrow Bank failed.",
        "On March 3, 57 people died.",
        "In Dalmar, 57 people died.",
        "He scored 57 points.",
        "Smith (12) led the scorers.",
        "Children under 12 eat free.",
        "Ann Roe never taught anyone under the age of 14.",
        "Ann Roe taught her from the age of nine.",
        "Those aged 65 or over were called.",
        "He was 57 points ahead.",
        "It was 40 degrees.",
        "On Tuesday, 57, all told, came.",
        "Jane Roe, 4,000 miles away, slept.",
        "The plan is five years old.",
        "Ostrow Street, 57.",
        "The then-15-year-old Timm Roe fled.",
        "It runs on XR6, 7 and 8.",
        "In San Jose, 58 and a dozen others fell ill.",
        "In Leeds, 58 and the mayor fell ill.",
        "Ann Roe, 58 and a half metres tall.",
        "At 86 Mill Lane police stopped a car.",
        "The 57-year-old law firm failed.",
        "On her sixtieth birthday she left.",
    ],
)
def test_no_age(text: str) -> None:
    assert ages(text) == ()


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Edgars Rudzitis", "Rudzitis", False),  # perhaps a relative
        ("Captain Edgars Rudzitis", "Edgars Rudzitis", True),
        ("Edgars Rudzītis", "Edgars Rudzitis", True),
        ("E. Rudzitis", "Edgars Rudzitis", True),
        ("John Smith Jr.", "John Smith", True),
        ("driver", "driver", True),
        ("John Smith", "Mary Smith", False),
        ("John Smith", "John Jones", False),
        ("man", "man", False),
        ("suspect", "suspect", False),
        ("driver", "minister", False),
        ("Driver", "driver", False),
        ("He", "He", False),
        (None, "Smith", False),
        (None, None, False),
    ],
)
def test_same_person(left: str | None, right: str | None, same: bool) -> None:
    assert same_person(left, right) is same
    assert same_person(right, left) is same


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        ("Anna Kalnina, 57, won.", "57-year-old Anna Kalnina won.", "same age"),
        ("Anna Kalnina, 57, won.", "Anna Kalnina, 58, won.", "one year apart"),
        ("Anna Kalnina, 57, won.", "Anna Kalnina, 75, won.", "different age"),
        ("The 32-year-old driver fled.", "The driver, 23, fled.", "different age"),
        ("Anna Kalnina, who is in her 50s, won.", "Anna Kalnina, 57, won.", "within the range"),
        ("A six-month-old nurse, Ann Roe, won.", "Ann Roe, 7, won.", "different age"),
    ],
)
def test_rung_of_bound_ages(left: str, right: str, level: str) -> None:
    (one,), (two,) = ages(left), ages(right)
    assert bound(one, two)
    assert compare(AGE_LEVELS, one, two).level == level


def test_swapped_ages_clash_twice() -> None:
    left, right = ages("Ann Roe, 41, and Bo Lind, 27, won."), ages("Ann Roe, 27, and Bo Lind, 41, won.")
    met = [compare(AGE_LEVELS, one, two).agrees for one in left for two in right if bound(one, two)]
    assert met == [False, False]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Anna Kalnina, 57, won.", "Anna Kalnina is 57 years old."),
        ("The 57-year-old minister resigned.", "The minister is 57 years old."),
        ("A six-month-old baby was rescued.", "The baby is six months old."),
    ],
)
def test_statement(text: str, statement: str) -> None:
    assert [slot.statement for slot in ages(text)] == [statement]


WORDS = st.sampled_from(
    words(
        "Anna Kalnina , 57 aged who is -year-old 57-year-old the a minister building man in "
        "her 50s late turned between 12 and 15 ( ) . He was"
    )
)
TEXTS = st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=60)


@given(TEXTS)
def test_spans_are_exact_and_a_slot_agrees_with_itself(text: str) -> None:
    found = ages(text)
    for slot in found:
        assert slot.kind is SlotKind.AGE
        assert slot.text
        assert text[slot.start : slot.end] == slot.text
        assert compare(AGE_LEVELS, slot, slot).agrees is True
    for one in found:
        for two in found:
            assert bound(one, two) == bound(two, one)
            assert compare(AGE_LEVELS, one, two).level == compare(AGE_LEVELS, two, one).level
