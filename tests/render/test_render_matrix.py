"""Rows of the story matrix: what makes one, what it is called, in which order, and what is left out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from consistency.render.facts import facts
from consistency.render.matrix import Places, rows, timelines
from consistency.render.nouns import Row, State, Timeline
from consistency.types import (
    Article,
    Claim,
    ClaimPair,
    ClashType,
    Finding,
    Label,
    Part,
    Slot,
    SlotComparison,
    SlotKind,
    Span,
    Verdict,
)

OUTLETS = ("Coast Daily", "Northern Post", "Bay Gazette")
PLACES = Places(lambda _claim: 0, lambda finding: f"finding-{finding}", lambda article: article)


def claim(
    outlet: int, text: str, kind: SlotKind | None = None, words: str = "", value: str = "", **more: object
) -> Claim:
    """Give a claim of an outlet with one slot."""
    name = f"{outlet}:{text}"
    made = Claim(name, f"a{outlet}", OUTLETS[outlet], Part.TEXT, text, 0, len(text), Span(0, len(text)))
    if kind is None:
        return made
    start = text.index(words)
    slot = Slot(kind, value or words, words, start, start + len(words), **more)  # type: ignore[arg-type]
    return replace(made, slots=(slot,))


def verdict(label: Label, left: Claim, right: Claim, agrees: bool | None = None) -> Verdict:
    compared = ()
    if agrees is not None:
        a, b = left.slots[0], right.slots[0]
        compared = (SlotComparison(a.kind, a, b, "a rung", agrees),)
    kind = ClashType.OTHER if label is Label.CONTRADICTION else None
    return Verdict(f"{left.id}|{right.id}", ClaimPair(left, right, 0.9), label, kind, 0.9, None, None, compared, "")


def finding(verdict: Verdict) -> Finding:
    left, right = verdict.pair.left, verdict.pair.right
    sides = ((left.id,), (right.id,)) if verdict.label is Label.CONTRADICTION else ((left.id, right.id),)
    outlets = (left.outlet, right.outlet)
    return Finding(verdict.id, verdict.label, verdict.type, 0.9, verdict.id, (verdict.id,), sides, outlets, 2, "")


def told(*verdicts: Verdict, more: tuple[Claim, ...] = ()) -> tuple[Row, ...]:
    claims = {one.id: one for v in verdicts for one in (v.pair.left, v.pair.right)} | {one.id: one for one in more}
    found = [finding(v) for v in verdicts if v.label not in (Label.UNRELATED, Label.UNMEASURED)]
    return rows(facts(verdicts, found, sorted(claims.values(), key=lambda one: one.id)), OUTLETS, PLACES)


def cells(row: Row) -> list[str]:
    return ["/".join(f"{value.letter} {value.text}".strip() for value in cell.values) for cell in row.cells]


def freed(outlet: int, words: str, value: str) -> Claim:
    text = f"The ship was freed on {words}."
    return claim(outlet, text, SlotKind.DATE, words, value, about="ship", event="freed", statement=text)


def test_three_outlets_are_bound_over_the_one_that_both_were_compared_with() -> None:
    first, second, third = (
        freed(0, "3 May", "2024-05-03"),
        freed(1, "4 May", "2024-05-04"),
        freed(2, "3 May", "2024-05-03"),
    )
    (row,) = told(
        verdict(Label.CONTRADICTION, first, second, False), verdict(Label.CONTRADICTION, second, third, False)
    )
    assert (row.question, row.title, row.state) == ("when", "the ship was freed", State.CLASH)
    assert cells(row) == ["A 3 May", "B 4 May", "A 3 May"]
    assert [cell.values[0].state for cell in row.cells] == [State.CLASH] * 3
    assert row.standing == "≠ they clash, 3 of 3 outlets"


def test_silence_is_an_empty_cell_and_a_bare_weekday_has_its_day() -> None:
    (row,) = told(verdict(Label.AGREEMENT, freed(0, "Friday", "2024-05-03"), freed(2, "3 May", "2024-05-03"), True))
    assert (row.state, cells(row)) == (State.AGREE, ["Friday (3 May)", "", "3 May"])


AGE = {"about": "Ines Valdor", "statement": "Ines Valdor is 57 years old."}
NEARLY = claim(0, "Nearly 90 people left.", SlotKind.QUANTITY, "Nearly 90", "90", about="person")
EXACT = claim(1, "All 88 passengers left.", SlotKind.QUANTITY, "88", about="passenger")
DEAD = [
    claim(n, f"{w} people were killed.", SlotKind.QUANTITY, w, v, about="person", statement=f"{w} people were killed.")
    for n, (w, v) in enumerate((("Two", "2"), ("Three", "3")))
]


@pytest.mark.parametrize(
    ("label", "left", "right", "agrees", "question", "title", "state"),
    [
        (
            Label.CONTRADICTION,
            claim(0, "Valdor is 57.", SlotKind.AGE, "57", **AGE),
            claim(1, "Valdor, 75, left.", SlotKind.AGE, "75", **AGE | {"about": "Bosun Ines Valdor"}),
            False,
            "how old",
            "Ines Valdor is",
            State.CLASH,
        ),
        (Label.REFINEMENT, NEARLY, EXACT, True, "how many", "… people left", State.DIFFERS),
        (Label.UPDATE, *DEAD, False, "how many", "people were killed", State.UPDATE),
        (
            Label.CONTRADICTION,
            claim(
                0, "Ada Brook leads it.", SlotKind.PERSON, "Ada Brook", statement="The head of the mine is Ada Brook."
            ),
            claim(1, "Eda Brook leads it.", SlotKind.PERSON, "Eda Brook", statement="The head is Eda Brook."),
            False,
            "who",
            "the head of the mine is",
            State.CLASH,
        ),
        (
            Label.AGREEMENT,
            claim(
                0,
                "“We are fine,” Brook said.",
                SlotKind.QUOTE,
                "We are fine",
                statement="Ada Brook said: “We are fine”",
            ),
            claim(1, "Brook: “We are fine.”", SlotKind.QUOTE, "We are fine", statement="Somebody said: “We are fine”"),
            True,
            "what",
            "Ada Brook said: “We are fine”",
            State.AGREE,
        ),
        (
            Label.CONTRADICTION,
            claim(0, "The bell rang.", SlotKind.POLARITY, "rang", "yes", statement="The bell rang."),
            claim(1, "The bell never rang.", SlotKind.POLARITY, "never", "no", statement="The bell did not ring."),
            False,
            "whether",
            "the bell rang",
            State.CLASH,
        ),
    ],
)
def test_what_a_row_is_called(label, left, right, agrees, question, title, state) -> None:
    (row,) = told(verdict(label, left, right, agrees))
    assert (row.question, row.title, row.state) == (question, title, state)


def named(outlet: int, text: str) -> Claim:
    return claim(outlet, text, SlotKind.PERSON, "Ada Brook", statement="Ada Brook is named.")


@pytest.mark.parametrize(
    "one",
    [
        # That both name her, or that both say that it was done, is no fact to compare.
        verdict(Label.UNRELATED, named(0, "Ada Brook slept."), named(1, "Ada Brook ate."), True),
        # A cut phrase stands for nothing.
        verdict(
            Label.UNRELATED,
            claim(0, "Brook runs the line.", SlotKind.ROLE, "runs the ", about="Ada Brook"),
            claim(1, "Brook is captain.", SlotKind.ROLE, "captain", about="Ada Brook"),
            True,
        ),
        # Nothing was found to be said.
        verdict(Label.UNRELATED, freed(0, "3 May", "2024-05-03"), freed(1, "4 May", "2024-05-04"), None),
        # A heading and a relative clause are no sentences.
        verdict(
            Label.AGREEMENT, claim(0, "Deputy Harbour Master Ada Brook"), claim(1, "Deputy Harbour Master Brook Ada")
        ),
        verdict(Label.AGREEMENT, claim(0, "Brook, who slept on the ship"), claim(1, "Brook, who slept on the boat")),
        # One outlet alone is no row.
        verdict(Label.AGREEMENT, freed(0, "3 May", "2024-05-03"), freed(0, "Friday", "2024-05-03"), True),
    ],
)
def test_what_makes_no_row(one: Verdict) -> None:
    assert told(one) == ()


def test_a_clash_without_facts_is_a_row_of_both_sentences() -> None:
    left, right = claim(0, "The alarm had failed on the bridge."), claim(2, "The alarm had worked on the bridge.")
    (row,) = told(verdict(Label.CONTRADICTION, left, right))
    assert (row.question, row.state, cells(row)) == ("what", State.CLASH, [f"A {left.text}", "", f"B {right.text}"])


def test_agreements_that_share_a_sentence_are_one_row() -> None:
    texts = ("The alarm had failed on the bridge.", "On the bridge the alarm had failed.", "The alarm failed up there.")
    first, second, third = (claim(place, text) for place, text in enumerate(texts))
    (row,) = told(verdict(Label.AGREEMENT, first, second), verdict(Label.AGREEMENT, second, third))
    assert (row.title, cells(row)) == ("The alarm failed up there.", ["reports it"] * 3)


def test_who_says_the_same_of_a_person_is_added_though_nobody_compared_it() -> None:
    captain = {"about": "Ada Brook", "statement": "Ada Brook is captain."}
    left, right = (claim(n, f"Brook is captain {n}.", SlotKind.ROLE, "captain", **captain) for n in (0, 1))
    third = claim(2, "Captain Brook slept.", SlotKind.ROLE, "Captain", "captain", **captain)
    (row,) = told(verdict(Label.UNRELATED, left, right, True), more=(third,))
    assert (row.title, cells(row)) == ("Ada Brook is", ["captain", "captain", "Captain"])


def test_the_most_disputed_come_first() -> None:
    made = told(
        verdict(Label.AGREEMENT, freed(0, "3 May", "2024-05-03"), freed(1, "Friday", "2024-05-03"), True),
        verdict(Label.UPDATE, *DEAD, False),
        verdict(Label.REFINEMENT, NEARLY, EXACT, True),
        verdict(Label.CONTRADICTION, claim(0, "The alarm had failed on the bridge."), claim(1, "It had worked.")),
    )
    assert [row.state for row in made] == [State.CLASH, State.UPDATE, State.DIFFERS, State.AGREE]


def test_copies_of_one_report_are_one_origin() -> None:
    one = verdict(Label.AGREEMENT, freed(0, "3 May", "2024-05-03"), freed(1, "Friday", "2024-05-03"), True)
    made = facts((one,), (finding(one),), (one.pair.left, one.pair.right))
    (row,) = rows(made, OUTLETS, replace(PLACES, origin=lambda _article: "wire"))
    assert row.standing == "= they agree, 2 of 3 outlets, 1 origin"


def line(first: str | None, second: str | None) -> Timeline:
    one = verdict(Label.UPDATE, DEAD[1], replace(DEAD[0], outlet=OUTLETS[2], article_id="a2"), False)
    articles = {
        "a1": Article("a1", OUTLETS[1], "", published=second),
        "a2": Article("a2", OUTLETS[2], "", published=first),
    }
    (made,) = timelines(facts((one,), (finding(one),), (one.pair.left, one.pair.right)), articles, PLACES)
    return made


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2024-05-01T08:00:00+00:00", "2024-05-02T08:00:00+00:00", [("Two", 0.0), ("Three", 100.0)]),
        ("2024-05-01T08:00:00+02:00", "2024-05-01T05:00:00+00:00", [("Three", 0.0), ("Two", 100.0)]),
        ("2024-05-01", "2024-05-01T12:00:00+00:00", [("Three", 0.0), ("Two", 0.0)]),
        ("2024-05-01", None, [("Two", 0.0), ("Three", None)]),
        (None, None, [("Three", None), ("Two", None)]),
    ],
)
def test_a_figure_develops_by_time_of_publication(first, second, expected) -> None:
    assert [(point.text, point.at) for point in line(first, second).points] == expected
