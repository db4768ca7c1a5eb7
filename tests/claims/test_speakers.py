from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.claims.speakers import Speech, speech
from consistency.lang.saying import Manner
from consistency.lang.words import words


def read(sentence: str) -> tuple[str, list[tuple[str, bool]]]:
    said = speech(sentence)
    assert said is not None
    contents = [(sentence[one.start : one.end], one.quoted) for one in said.contents]
    return sentence[said.speaker.start : said.speaker.end], contents


@pytest.mark.parametrize(
    ("sentence", "speaker", "contents"),
    [
        (
            "Charged with arson, Hanna Sole, 83, told the court that she had only wanted warmth.",
            "Hanna Sole",
            [("she had only wanted warmth.", False)],
        ),
        ("Her spokesman, Oskar Lind, says the road was closed.", "Oskar Lind", [("the road was closed.", False)]),
        ("The head of the club, Ada J. Moss, said it was late.", "Ada J. Moss", [("it was late.", False)]),
        ("Her lawyer, Oskar Lind of Vell & Sons, said she was hurt.", "Oskar Lind", [("she was hurt.", False)]),
        ("“The road is closed,” coach Ada Moss said.", "coach Ada Moss", [("“The road is closed,”", True)]),
        (
            "“The road is closed,” said club president Ada Moss.",
            "club president Ada Moss",
            [("“The road is closed,”", True)],
        ),
        ("Oskar Lind, the head of the club, said it was late.", "Oskar Lind", [("it was late.", False)]),
        ("Moss said the road was closed.", "Moss", [("the road was closed.", False)]),
        ("In her first talk Moss said that the road was closed.", "Moss", [("the road was closed.", False)]),
        ("From the steps of the hall he told reporters the road was shut.", "he", [("the road was shut.", False)]),
        (
            "At the closing dinner the old mayor said the road was shut.",
            "the old mayor",
            [("the road was shut.", False)],
        ),
        ("On Friday the mayor later said the road was shut.", "the mayor", [("the road was shut.", False)]),
        ("Leaving the hall, Ada Moss said the road was shut.", "Ada Moss", [("the road was shut.", False)]),
        ("“We are shut for good,” Moss said afterwards.", "Moss", [("“We are shut for good,”", True)]),
        ("Moss said that roads in Tarn were closed.", "Moss", [("roads in Tarn were closed.", False)]),
        ("“The road is closed,” Moss said.", "Moss", [("“The road is closed,”", True)]),
        ('" The road is closed, " Moss told the radio on Monday.', "Moss", [('" The road is closed, "', True)]),
        (
            "“The road is closed,” said Ada Moss at the town hall in Tarn on May 3.",
            "Ada Moss",
            [("“The road is closed,”", True)],
        ),
        (
            "The road was closed, a senior officer later told Radio Tarn.",
            "a senior officer",
            [("The road was closed", False)],
        ),
        ("The road was closed, said Ada Moss.", "Ada Moss", [("The road was closed", False)]),
        ("The road was closed, according to the council on Friday.", "the council", [("The road was closed", False)]),
        ("According to the council, the road was closed.", "the council", [("the road was closed.", False)]),
        ("The ministry said in a statement that two men died.", "The ministry", [("two men died.", False)]),
        ("Moss told reporters on Tuesday that five roads were closed.", "Moss", [("five roads were closed.", False)]),
        (
            "He added, “But for now the road is closed to all.”",
            "He",
            [("“But for now the road is closed to all.”", True)],
        ),
        ("The road was closed, officers were quoted as saying.", "officers", [("The road was closed", False)]),
        (
            "“The road is closed,” Moss said Tuesday, adding that she would walk.",
            "Moss",
            [("“The road is closed,”", True), ("she would walk.", False)],
        ),
        (
            "“The road is closed,” Ada Moss, 34, said. “I am walking home.”",
            "Ada Moss",
            [("“The road is closed,”", True), ("“I am walking home.”", True)],
        ),
        ("Moss said she was “very sad” about the road.", "Moss", [("she was “very sad” about the road.", False)]),
        (
            "On Friday, a local paper, the Herald, reported that Moss was ill.",
            "a local paper",
            [("Moss was ill.", False)],
        ),
        ("Asked about it, Mr. Gray, who is the mayor, said he would go.", "Mr. Gray", [("he would go.", False)]),
        ("Road plan is ‘unfair and unclear’: Council", "Council", [("Road plan is ‘unfair and unclear’", False)]),
        # the content is not clear, or not what the speaker holds: the sentence stays whole
        ("Moss denied that she closed the road.", "Moss", []),
        ("“It is,” she said, “a mess.”", "she", []),
        ("The road was shut, Moss said, and the bridge fell.", "Moss", []),
    ],
)
def test_finds_the_speaker_and_what_is_said(sentence: str, speaker: str, contents: list[tuple[str, bool]]) -> None:
    assert read(sentence) == (speaker, contents)


def test_what_somebody_did_stays_a_statement_of_its_own() -> None:
    sentence = "Moss issued a warning on Tuesday, saying “the road will stay closed.”"
    said = speech(sentence)
    assert said is not None
    assert said.main is not None
    assert sentence[said.main.start : said.main.end] == "Moss issued a warning on Tuesday"
    assert read(sentence) == ("Moss", [("“the road will stay closed.”", True)])


@pytest.mark.parametrize(
    "sentence",
    [
        "According to the log the plane took off at nine, with four people on board.",
        "The firm reported a profit of 2 million.",
        "Officers confirmed the death.",
        "Moss vowed to stop the work.",
        "Moss claimed victory.",
        "Moss added 16 points and Ward had 14.",
        "A man who said he was tired slept.",
        "Though the office gave no comment, the road reopened.",
    ],
)
def test_reads_no_speech(sentence: str) -> None:
    assert speech(sentence) is None


def test_a_denial_is_marked() -> None:
    said = speech("Moss denied that she closed the road.")
    assert said is not None
    assert said.manner is Manner.DENIAL


_WORDS = st.sampled_from(
    words('Moss said told “ ” " , . that the road was he adding according to CNN : closed ‘ ’ and saying on Tuesday')
)


@given(st.one_of(st.text(max_size=80), st.lists(_WORDS, max_size=16).map(" ".join)))
def test_spans_lie_in_the_sentence(sentence: str) -> None:
    said = speech(sentence)
    assert said is None or isinstance(said, Speech)
    for part in (said.speaker, *said.contents) if said else ():
        assert 0 <= part.start < part.end <= len(sentence)
