import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.claims.clauses import Clause, ClauseKind, clauses
from consistency.claims.finite import finite_verbs, starts_clause
from consistency.lang.words import words

# A bar stands where a sentence is cut; the connective is left out.
CUT = [
    ("The dam broke, and the village was flooded.", "The dam broke|the village was flooded."),
    ("Orlov resigned in May, but he kept his seat.", "Orlov resigned in May|he kept his seat."),
    ("Orlov resigned in May but he kept his seat.", "Orlov resigned in May|he kept his seat."),
    ("The talks failed; the envoys left.", "The talks failed|the envoys left."),
    ("The talks failed; but they will resume.", "The talks failed|they will resume."),
    ("Two men were hurt, while a third was killed.", "Two men were hurt|a third was killed."),
    ("She won in 2019, and in the same year she moved.", "She won in 2019|in the same year she moved."),
    ("Orlov said he won, but Petrosian said nobody had.", "Orlov said he won|Petrosian said nobody had."),
    ("It was cold, it rained, and the match was called off.", "It was cold, it rained|the match was called off."),
    ("The plant closed, and 300 workers lost their jobs.", "The plant closed|300 workers lost their jobs."),
    ("He lost, but she won, and they left.", "He lost|she won|they left."),
]
WHOLE = [
    "The dam broke, and the village was flooded. " * 50,  # no sentence at all
    "",
    "   ",
    "Rain.",
    "The dam broke.",
    "The dam broke and flooded the village.",  # one subject
    "Orlov, Petrosian and Lund were hurt.",
    "He visited Oslo, Riga, and Tallinn was closed.",  # may be a list
    "He thanked the coach, the doctor, and the players were glad.",
    "The dam broke, and the village flooded within hours.",  # or a village that was flooded
    "They freed the driver and the man shot by police.",  # a participle, not a verb
    "They freed the driver, and the man shot by police.",
    "Police said the dam broke, and the village was flooded.",  # may be all what police said
    "It is likely that the dam broke, and the village was flooded.",
    "He believes the dam broke, and the village was flooded.",
    "If the dam broke, and the village was flooded, they fled.",
    "After the dam broke, and the village was flooded, they fled.",
    "Whether he won, and she lost, is unclear.",
    "Either he won, and she lost, or nobody did.",
    'He shouted "The dam broke, and we fled" twice.',
    "The law (the court struck it down, and he appealed) is dead.",
    "The dam, which broke in May, and a bridge were rebuilt.",
    "The team lost in May, but this season began well.",
]


@pytest.mark.parametrize(("sentence", "expected"), CUT)
def test_coordinated(sentence: str, expected: str) -> None:
    pieces = [one for one in clauses(sentence) if one.kind is ClauseKind.COORDINATED]
    assert "|".join(sentence[one.start : one.end] for one in pieces) == expected


@pytest.mark.parametrize("sentence", WHOLE)
def test_not_cut(sentence: str) -> None:
    assert ClauseKind.COORDINATED not in {one.kind for one in clauses(sentence)}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Orlov said the dam broke.", "the dam broke."),
        ("Orlov said on Monday that the dam broke.", "the dam broke."),
        ("Anna Orlov, a minister, said Tuesday that two men were held.", "two men were held."),
        ("Orlov told reporters the dam broke.", "the dam broke."),
        ("Orlov told The Daily Mast that the dam broke.", "the dam broke."),
        ("The agency announced that the dam broke.", "the dam broke."),
        ("The dam broke, the ministry said in a statement.", "The dam broke"),
        ("The dam broke, said Orlov, the mayor.", "The dam broke"),
        ("The dam broke, he told reporters.", "The dam broke"),
        ("The dam broke, according to the agency.", "The dam broke"),
        ("According to the agency, the dam broke.", "the dam broke."),
        ("The dam broke, and the village was flooded, police said.", "The dam broke|the village was flooded"),
        ("Orlov said the dam broke and that two men were hurt.", "the dam broke|two men were hurt."),
        ("Orlov said the dam broke, adding that two men were hurt.", "the dam broke|two men were hurt."),
        ('Orlov said the dam is "very old" and leaks.', 'the dam is "very old" and leaks.'),
        # nothing clean to lift out
        ("Orlov said so.", ""),
        ("Orlov said “the dam broke.”", ""),
        ("“The dam broke,” said flood expert Ida Bell.", ""),
        ("The agency reported a loss.", ""),
        ("The studio added a show host and named judges.", ""),
        ("The man who said the dam broke was held.", ""),
        ("When Orlov said the dam broke, people fled.", ""),
        ("The dam broke, but “we are safe,” Orlov said.", ""),
    ],
)
def test_reported(sentence: str, expected: str) -> None:
    found = [sentence[one.start : one.end] for one in clauses(sentence) if one.kind is ClauseKind.REPORTED]
    assert "|".join(found) == expected


@pytest.mark.parametrize(
    ("sentence", "statements"),
    [
        ("Ilja Orlov, the mayor of Norvik, resigned.", ["Ilja Orlov is the mayor of Norvik."]),
        ("They met Ilja Orlov, a former judge.", ["Ilja Orlov is a former judge."]),
        ("They met in Norvik, the regional capital.", ["Norvik is the regional capital."]),
        ("Ilja Orlov, 57, resigned.", ["Ilja Orlov is 57 years old."]),
        ("Ilja Orlov, aged 57, resigned.", ["Ilja Orlov is 57 years old."]),
        ("Ilja Orlov, who is 57, resigned.", ["Ilja Orlov is 57 years old."]),
        ("Police held Ilja Orlov, 57, and Ida Bell, 23.", ["Ilja Orlov is 57 years old."]),
        ("Ilja Orlov, who led the party until May, resigned.", ["Ilja Orlov led the party until May."]),
        ("They held Ilja Orlov, who fled the scene.", ["Ilja Orlov fled the scene."]),
        ("Žanis Ērglis, the Baltic envoy, left.", ["Žanis Ērglis is the Baltic envoy."]),
        # lists, times, places, doubt
        ("Orlov, the mayor, and the governor met.", []),
        ("He met Orlov, the mayor, the judge and the coach.", []),
        ("Norway, Sweden, the United Kingdom, agreed.", []),
        ("In Norvik, the mayor, who was ill, resigned.", []),
        ("On Monday, the mayor of Norvik, a liberal, left.", []),
        ("The storm hit Norvik, a blow to farmers.", []),
        ("On Friday, 12, people left.", []),
        ("Last Friday, 1,300 people left.", []),
        ("The mother of Ilja Orlov, who was ill, left.", []),
        ("Lawyers for Ilja Orlov, who was ill, left.", []),
        ("Ilja Orlov, who said the mayor lied, resigned.", []),
        ("The meeting, a success, ended.", []),
    ],
)
def test_facts(sentence: str, statements: list[str]) -> None:
    assert [one.statement for one in clauses(sentence) if one.statement] == statements


def test_order_and_offsets() -> None:
    assert clauses("Ida Bell, 23, fled, and Ilja Orlov was held.") == (
        Clause(0, 18, ClauseKind.COORDINATED),
        Clause(0, 12, ClauseKind.APPOSITIVE, "Ida Bell is 23 years old."),
        Clause(24, 44, ClauseKind.COORDINATED),
    )


WORDS = st.sampled_from(
    words("Orlov said that he was the dam broke ; 57 , police “ ” \" ' ( ) . ? é Monday and who")
) | st.sampled_from([", and", ", but", ", who", "according to", "adding that", "\n"])


@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join)))
def test_pieces_keep_every_word(sentence: str) -> None:
    found = clauses(sentence)
    pieces = [one for one in found if one.kind in {ClauseKind.WHOLE, ClauseKind.COORDINATED}]
    assert bool(pieces) == bool(sentence.strip())
    place, between = 0, []
    for one in pieces:
        assert place <= one.start < one.end <= len(sentence)
        between.append(sentence[place : one.start])
        place = one.end
    left_out = {word.strip(",;") for gap in [*between, sentence[place:]] for word in gap.split()}
    assert left_out <= {"", "and", "but", "yet", "so", "while", "whereas"}
    for one in found:
        assert any(piece.start <= one.start < one.end <= piece.end for piece in pieces) or one.statement


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("he left", True),
        ("it's over", True),
        ("the man took it", True),
        ("the man in the car was hurt", True),
        ("later the mayor resigned to avoid a trial", True),
        ("Ida Bell agreed in May", True),
        ("the injured men", False),
        ("the man shot by police", False),
        ("the man who was hurt", False),
        ("his plan to go", False),
        ("running late", False),
        ("", False),
    ],
)
def test_starts_clause(text: str, expected: bool) -> None:
    assert starts_clause(text) is expected


@pytest.mark.parametrize(("text", "expected"), [("to have a dog", 0), ("he has a dog and ran", 2), ("a red bed", 0)])
def test_finite_verbs(text: str, expected: int) -> None:
    assert finite_verbs(text) == expected
