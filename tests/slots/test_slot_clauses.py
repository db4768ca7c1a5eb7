"""Clauses: where a sentence is cut, what opens each clause, and whose the verb is."""

import pytest

from consistency.slots.clauses import pieces
from consistency.slots.deed import subject_of
from consistency.slots.verb_groups import group_of


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Vell signed the treaty.", [("", "Vell signed the treaty"), (".", "")]),
        ("The envoy said the ship sank", [("", "The envoy"), ("said", "the ship sank")]),
        ("Lind entered Promises Clinic", [("", "Lind entered Promises Clinic")]),
        ("Vell left, and Lind stayed", [("", "Vell left"), ("and", "Lind stayed")]),
        ("Vell and Lind left", [("", "Vell and Lind left")]),
        ("Vell, who left, lost", [("", "Vell ,"), ("who", "left"), (",", "lost")]),
        ("the best known relic, Orla's crown, burned", [("", "the best known relic , Orla crown , burned")]),
        ("Lind said “I left” twice", [("", "Lind"), ("said", ""), ("“", "twice")]),
    ],
)
def test_pieces(text: str, cut: list[tuple[str, str]]) -> None:
    found = [(piece.opener, " ".join(token.text for token in piece.tokens)) for piece in pieces(text)]
    assert [piece for piece in found if piece[1] or piece[0]] == [piece for piece in cut if piece[1] or piece[0]]


@pytest.mark.parametrize(
    ("text", "head", "verb"),
    [
        ("The harbour pilots of Karsk boarded the ferry", "pilot", "boarded"),
        ("Late Saturday, dockers in Harl blocked the gate", "docker", "blocked"),
        ("Vell today opened the gate", "vell", "opened"),
        ("After leaving the room, Vell opened the gate", "", None),
        ("The clerk charged with fraud has been jailed", "clerk", "jailed"),
        ("He robbed the jeweller", "he", "robbed"),
        ("The driver, Ivo Mand, stopped", "driver", "stopped"),
        ("Some of them left", "", "left"),
    ],
)
def test_subject_and_verb(text: str, head: str, verb: str | None) -> None:
    piece = pieces(text)[0]
    group = group_of(piece.tokens)
    assert (group and group.verb) == verb
    if group:
        assert subject_of(piece, group.first).head == head
