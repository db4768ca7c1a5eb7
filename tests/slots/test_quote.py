"""Quotations: their words; which two are of one utterance, and on which rung they meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.lang.utterances import words_apart
from consistency.lang.words import words
from consistency.slots.ladder import compare
from consistency.slots.quote import QUOTE_LEVELS, TURNED, bound, quotes
from consistency.types import Slot, SlotKind


def _whole(text: str, speaker: str | None = None) -> Slot:
    (slot,) = quotes(text, whole=True, speaker=speaker)
    return slot


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("“We will open the gates,” she said.", ["we will open the gates"]),
        ('"We will open the gates," she said.', ["we will open the gates"]),
        ("‘We will open the gates,’ she said.", ["we will open the gates"]),
        ("«We will open the gates», she said.", ["we will open the gates"]),
        ("“We don’t wait,” he said, “for any ship.”", ["we don't wait", "for any ship"]),
        ("He called it a “disaster” and left.", []),
        ("He called it a “total disaster” and left.", []),
        ("He called it “a total disaster” and left.", ["a total disaster"]),
        ("“Open it … and go home now,” he said.", ["open it and go home now"]),
        ("“[He] will open the gates,” she said.", ["will open the gates"]),
        ('We will not wait for it," he said on Monday.', ["we will not wait for it"]),
        ("We will not wait for it,” he said on Monday.", ["we will not wait for it"]),
        ("“We will not wait for it.", ["we will not wait for it"]),
        ("No quotation stands here.", []),
        ("", []),
        ("“”", []),
    ],
)
def test_quotes(text: str, values: list[str]) -> None:
    found = quotes(text)
    assert [slot.value for slot in found] == values
    assert all(text[slot.start : slot.end] == slot.text for slot in found)


def test_a_claim_that_is_a_quotation_and_its_speaker() -> None:
    slot = _whole("We will open the gates.", "Marta Vell")
    assert (slot.value, slot.about, slot.kind) == ("we will open the gates", "Marta Vell", SlotKind.QUOTE)


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        ("We will open the gates at dawn.", "we will open the gates at dawn", "same words"),
        ("We don't open the gates at dawn", "We don’t open the gates — at dawn!", "same words"),
        ("We will open the gates at dawn for every ship.", "open the gates at dawn", "shorter excerpt"),
        ("We will open the gates at dawn for every ship.", "open the gates … for every ship", "shorter excerpt"),
        (
            "We will open the gates at dawn for every ship.",
            "We will open [them] at dawn for every ship",
            "shorter excerpt",
        ),
        ("He will open the gates at dawn.", "[Lind] will open the gates at dawn", "shorter excerpt"),
        ("We will open the gates (again) at dawn.", "We will open the gates at dawn", "same words"),
        (
            "Captains know we will open the gates at dawn",
            "we will open the gates at dawn for ships",
            "one quote continues",
        ),
        ("It's a long road to the northern harbour", "It is a long road to the northern harbour", "trivial change"),
        ("We can't leave the harbour tonight", "We cannot leave the harbour tonight", "trivial change"),
        ("We saw three ships leave the harbour", "We saw 3 ships leave the harbour", "trivial change"),
        ("The harbour is the colour of iron tonight", "The harbor is the color of iron tonight", "trivial change"),
        ("We recognise the risk to the harbour", "We recognize the risk to the harbour", "trivial change"),
        ("The gates of the harbour open tonight", "Gates of harbour open tonight", "trivial change"),
        ("And we said that gates open tonight", "We said gates open tonight", "trivial change"),
        ("The eleventh hour ships sail for Ostrow", "The 11th hour ships sail for Ostrow", "trivial change"),
        ("We, uh, open the northern gates tonight", "We open the northern gates tonight", "trivial change"),
        (
            "We opened the gates for every northern ship",
            "We opened the gates to every northern ship",
            "another word",
        ),
        (
            "They opened the gates for every northern ship",
            "We opened the gates for every northern ship",
            "another small word",
        ),
    ],
)
def test_rung_of_one_utterance(left: str, right: str, level: str) -> None:
    one, two = _whole(left), _whole(right)
    assert bound(one, two)
    assert bound(two, one)
    assert compare(QUOTE_LEVELS, one, two).level == level
    assert compare(QUOTE_LEVELS, two, one).level == level


@pytest.mark.parametrize(
    ("left", "right", "level", "shown"),
    [
        (
            "Any fresh attack will bring heavy costs",
            "Any further attack will bring heavy costs",
            "another word",
            ("fresh", "further"),
        ),
        ("I heard the bell too late", "I heard the horn too late", "another word", ("bell", "horn")),
        (
            "We have opened what was thought unreachable",
            "We have opened what was thought unknowable",
            "another word",
            ("unreachable", "unknowable"),
        ),
        (
            "The ships will leave the harbour on Monday",
            "The ships will leave the harbour on Friday",
            "another word",
            ("Monday", "Friday"),
        ),
        (
            "We lost 12 ships in the northern storm",
            "We lost 20 ships in the northern storm",
            "another word",
            ("12", "20"),
        ),
        ("We will open the gates at dawn", "We will not open the gates at dawn", "a word missing", ("", "not")),
        (
            "On this ship I think we weren't guarding the gates that we want to guard",
            "On this ship I didn't think we were guarding the gates we wanted to guard",
            "a word missing",
            ("", "didn't"),
        ),
        (
            "Captain — how many ships will you sink today",
            "Captain, how many ships did you sink today",
            "another word",
            ("will", "did"),
        ),
        (
            "In the end the storm we feared was small beside the storm of the north",
            "In the start the storm we feared was small beside the storm the north",
            "another word",
            ("end", "start"),
        ),
        ("How many ships will you sink today", "How few ships will you sink today", "another word", ("many", "few")),
        ("We never open the gates at dawn", "We always open the gates at dawn", "another word", ("never", "always")),
        (
            "The strike was legal under the old law",
            "The strike was illegal under the old law",
            "another word",
            ("legal", "illegal"),
        ),
        (
            "The northern harbour was safe for ships",
            "The northern harbour was unsafe for ships",
            "another word",
            ("safe", "unsafe"),
        ),
        ("We saw three ships leave the harbour", "We saw 5 ships leave the harbour", "another word", ("three", "5")),
        (
            "The captain saved every sailor on board",
            "The engineer saved every sailor on board",
            "another word",
            ("captain", "engineer"),
        ),
        ("We trust the old captain of the ferry", "We trust the captain of the ferry", "a word missing", ("old", "")),
        ("We won't open the gates at dawn", "We will open the gates at dawn", "a word missing", ("won't", "will")),
        (
            "It is a sad day for the Brant family",
            "It is a sad hour for the Brant family",
            "another word",
            ("day", "hour"),
        ),
        (
            "Marta Vell took the northern harbour",
            "Marta Lind took the northern harbour",
            "another word",
            ("Vell", "Lind"),
        ),
        (
            "The treaty will bring peace to Norland",
            "The treaty will bring war to Norland",
            "another word",
            ("peace", "war"),
        ),
        (
            "No ship shall enter the northern harbour",
            "Some ship shall enter the northern harbour",
            "another word",
            ("No", "Some"),
        ),
        (
            "Every ship may enter the northern harbour at noon",
            "Every ship may enter the southern harbour at noon",
            "another word",
            ("northern", "southern"),
        ),
    ],
)
def test_changed_words(left: str, right: str, level: str, shown: tuple[str, str]) -> None:
    one, two = _whole(left, "Marta Vell"), _whole(right, "Vell")
    assert bound(one, two)
    assert compare(QUOTE_LEVELS, one, two).level == level
    assert compare(QUOTE_LEVELS, two, one).level == level
    assert words_apart(left, right) == shown
    assert words_apart(right, left) == shown[::-1]


TRAPS = [
    ("We will open the gates at dawn", "The treaty was signed by nobody"),
    ("We will open the gates", "We will close the ports"),
    ("I do not know what they are going to do", "I do not know what we are going to say"),
    ("Thank you very much for coming", "Thank you very much for waiting"),
    ("This is a great day", "This is a sad night"),
    ("We saw the ships burn in the harbour", "We watched vessels blaze inside the port"),
    ("We saw the ships burn in the old harbour", "We saw the boats blaze in the ancient harbour"),
    ("The talks were frank and useful for both sides", "The talks were open and helpful for both parties"),
    ("The attack on the harbour was cruel", "The attacks on the harbour were cruel"),
    ("They will join the efforts and efforts to end the test", "They will join the efforts to end the tests"),
    ("We want to open the harbour at dawn", "We wanted to open the harbour at dawn"),
    ("Your visit, Mr. President, came at a bad hour", "Your visit came at a bad hour"),
    ("They would open the harbour at dawn", "They will open the harbour at dawn"),
    ("We organise help for the harbour", "We organized help for the harbour"),
    ("The programme saved the northern harbour", "The program saved the northern harbor"),
    ("The captain knew the storm was coming", "The captian knew the storm was coming"),
    ("All Eastern Line passengers must leave the ship", "All EL passengers must leave the ship"),
    ("It began at 6:30 in the northern harbour", "It began at 18:30 in the northern harbour"),
    ("It began at 6 p.m. in the northern harbour", "It began at 6:00 p.m. in the northern harbour"),
    ("There were another dozen ships in the harbour", "There were a dozen ships in the harbour"),
    ("We will open … the northern gates at dawn", "We will open without delay the northern gates at dawn"),
    ("We will open the [harbour] gates at dawn", "We will open the northern gates at dawn"),
    ("We must leave the harbour", "We must leave the harbour, whatever the storm may bring"),
    ("The minister has no plan for the harbour", "[She] has no plan for the harbour"),
    ("We'll open the gates at dawn", "We will open the gates at dawn"),
    ("We're going to open the gates at dawn", "We are gonna open the gates at dawn"),
    ("Ten ships left the harbour", "10 ships left the harbour"),
    ("It rose by 5 percent in the harbour", "It rose by 5 per cent in the harbour"),
    ("We moved towards the burning harbour", "We moved toward the burning harbour"),
    ("The grey ships left the harbour", "The gray ships left the harbor"),
    ("I think that the ships left the harbour", "I think the ships left the harbour"),
    ("We will rebuild the school and the harbour", "We will rebuild the harbour and the school"),
]


@pytest.mark.parametrize(("left", "right"), TRAPS)
def test_trap(left: str, right: str) -> None:
    one, two = _whole(left), _whole(right)
    assert not (bound(one, two) and compare(QUOTE_LEVELS, one, two).agrees is False)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Marta Vell", "Vell", True),
        ("Marta Vell", "Oskar Lind", False),
        ("Marta Vell", None, True),
        ("Marta Vell", "the minister", True),
        ("She", "Oskar Lind", True),
    ],
)
def test_speakers(left: str | None, right: str | None, same: bool) -> None:
    one = _whole("Any fresh attack will bring heavy costs", left)
    two = _whole("Any further attack will bring heavy costs", right)
    assert bound(one, two) is same
    assert bound(two, one) is same


def test_a_slot_and_none() -> None:
    assert compare(QUOTE_LEVELS, _whole("We will open the gates"), None).agrees is None


TURNED_ROUND = [
    ("We will not send a single soldier", "We will send soldiers, and not just a handful", True),
    ("These results are better than I dared to hope", "These results are worse than I had feared", True),
    ("At no point did Mr. Hale raise that knife", "Mr. Hale raised that knife, and they had no choice", True),
    (
        "I did not have a relationship with her staff, and I will not go",
        "I did have a relationship with her staff",
        True,
    ),
    ("I will not leave the harbour if the gates open", "I will leave the harbour as I came", False),  # with an "if"
    ("We will not only send soldiers", "We will send soldiers and more", False),
    ("We do not fear the ships of Ostrow", "They fear the ships of Ostrow, believe me", False),  # of others
    ("We will not send a single soldier", "We will send a ship with flour", False),
    ("We won the first half of it", "We lost the harbour to the sea", False),
    ("We do not send soldiers. We send soldiers in war", "We send soldiers for a good price", False),
]


@pytest.mark.parametrize(("left", "right", "turns"), TURNED_ROUND)
def test_turned_round(left: str, right: str, turns: bool) -> None:
    one, other = _whole(left, "Marta Vell"), _whole(right, "Vell")
    found = compare(QUOTE_LEVELS, one, other)
    assert (found.agrees is False) is turns
    assert compare(QUOTE_LEVELS, other, one).level == found.level
    assert compare(QUOTE_LEVELS, _whole(left), other).level != TURNED  # nobody knows whose words these are


WORDS = st.sampled_from(
    words("we will not open the gates at dawn “ ” \" ‘ ’ it's … ... [he] ( ) , . ? can't 3 three harbour Vell's said")
)
TEXTS = st.lists(WORDS, max_size=16).map(" ".join) | st.text(max_size=60)


@given(TEXTS, st.booleans())
def test_spans_are_exact_and_a_slot_agrees_with_itself(text: str, whole: bool) -> None:
    found = quotes(text, whole=whole)
    for slot in found:
        assert slot.text
        assert text[slot.start : slot.end] == slot.text
        assert compare(QUOTE_LEVELS, slot, slot).agrees is True
    for one in found:
        for two in found:
            assert bound(one, two) == bound(two, one)
            assert compare(QUOTE_LEVELS, one, two).level == compare(QUOTE_LEVELS, two, one).level
