import re
from dataclasses import replace

import pytest
from report_fixture import COAST, EMPTY, REPORT, VERDICTS, C, claim_at
from rich.cells import cell_len
from rich.text import Text

from consistency.render.console import SIDE_BY_SIDE, flowing
from consistency.render.terminal import terminal
from consistency.render.view import view
from consistency.types import Article

WIDTHS = (40, 80, 99, 100, 120, 200)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_the_terminal_and_nothing_is_cut(width: int) -> None:
    text = terminal(REPORT, width=width, color=False)
    assert max(cell_len(line) for line in text.splitlines()) <= width
    facts = [(*story.rows, *story.timelines) for story in view(REPORT).stories]
    ours = [fact.title for shown in facts for fact in shown]  # a gap in the place of a fact
    assert text.count("…") == "".join(ours).count("…")


@pytest.mark.parametrize("width", WIDTHS)
def test_plain_text_has_no_control_characters_and_no_trailing_space(width: int) -> None:
    text = terminal(REPORT, width=width, color=False)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", text)
    assert not re.search(r"[ \t]$", text, re.MULTILINE)


@pytest.mark.parametrize("width", [60, 80, 99, 120])
def test_a_number_stays_with_what_it_counts(width: int) -> None:
    frame = [
        line[2:-2].rstrip() for line in terminal(REPORT, width=width, color=False).splitlines() if line[0:1] == "│"
    ]
    assert not [line for line in frame if re.search(r"\b\d+$", line)]
    assert {f"{count.number} {count.name}" for count in view(REPORT).counts} <= {
        part.strip() for line in frame for part in line.split("·")
    }


def test_colour_adds_codes_and_takes_the_signs_away() -> None:
    coloured, plain = (terminal(REPORT, width=120, color=color) for color in (True, False))
    assert "\x1b[" in coloured
    assert "«" not in coloured
    assert "«57»" in plain
    codes = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert "[31mRed" not in codes  # the escape code of an article is not one of ours


def test_two_sides_stand_beside_each_other_only_where_there_is_room() -> None:
    def beside(width: int) -> bool:
        lines = terminal(REPORT, width=width, color=False).splitlines()
        return any(all(word in line for word in ("Valley Ledger ·", "│", "Marden Voice ·")) for line in lines)

    assert [beside(width) for width in (80, SIDE_BY_SIDE - 1, 120, 200)] == [False, False, True, True]


def test_long_lists_are_bounded_and_say_how_many_more() -> None:
    text = "\n".join(f"Lamp number {number} was lit." for number in range(20))
    article = Article("a", "Coast Daily", text, story="Lamps")
    claims = tuple(claim_at(line, article, line) for line in text.splitlines())
    shown = terminal(replace(EMPTY, articles=(article,), claims=claims), width=80, color=False)
    assert "IN ONE REPORT ALONE 20" in shown
    assert "+ 14 more" in shown
    assert "Lamp number 5 was lit." in shown
    assert "Lamp number 6 was lit." not in shown


def test_contradictions_are_never_bounded() -> None:
    finding = REPORT.findings[0]
    many = tuple(replace(finding, id=f"f{number}") for number in range(50))
    report = replace(EMPTY, articles=REPORT.articles, claims=tuple(C.values()), verdicts=VERDICTS, findings=many)
    assert terminal(report, width=80, color=False).count("Ines Valdor is 57 in one report and 75") == 50


def test_a_story_without_contradictions_says_so() -> None:
    assert "None found." in terminal(replace(EMPTY, articles=(COAST,)), width=80, color=False)


@pytest.mark.parametrize(
    ("room", "lines"),
    [
        (20, ["one two, three four"]),
        (19, ["one two, three four"]),
        (18, ["one two,", "three four"]),
        (8, ["one two,", "three four"]),
    ],
)
def test_a_list_breaks_between_its_parts(room: int, lines: list[str]) -> None:
    assert flowing([Text("one two"), Text("three four")], ", ", room).plain.split("\n") == lines


def test_the_mark_behind_a_part_stands_on_its_line() -> None:
    parts = [Text(word) for word in ("alpha", "beta", "gamma")]
    assert flowing(parts, ", ", 11).plain == "alpha,\nbeta, gamma"
    assert flowing(parts, ", ", 12).plain == "alpha, beta,\ngamma"
