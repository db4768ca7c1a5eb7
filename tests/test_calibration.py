"""Thresholds from labels: pairs with made-up scores, whose right threshold can be told by hand."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from consistency.calibration import Sample, calibrate, needed, weighted, wilson
from consistency.cli import main
from consistency.commands.settings_file import settings_home, with_setting, with_settings
from consistency.errors import SettingsError
from consistency.labels import (
    Answer,
    Labelled,
    Labels,
    append_label,
    blind_order,
    consensus,
    read_labels,
)
from consistency.render import to_json
from consistency.reviews import Words
from consistency.settings import load_settings
from consistency.types import (
    Article,
    Claim,
    ClaimPair,
    ClashType,
    Label,
    NliScores,
    Part,
    Report,
    Signature,
    Span,
    Thresholds,
)
from consistency.verdict import Evidence, judge

if TYPE_CHECKING:
    from pathlib import Path

AT = datetime(2026, 5, 3, 9, 0, tzinfo=UTC)
OUTLETS = ("Coast Daily", "Bay Gazette")
BEFORE = Thresholds(contradiction=0.9, entailment=0.5)


def never(_: ClaimPair) -> int:
    return 0


def text_of(outlet: str, number: int) -> str:
    if outlet == "Coast Daily":
        return f"The harbour gate opened the lock for barge number {number:03}."
    return f"The harbour gate flooded the lock for barge number {number:03}."


def pair(number: int) -> ClaimPair:
    """Give two claims that stand one below the other in the articles of `report_of`."""
    texts = [(outlet, text_of(outlet, number)) for outlet in OUTLETS]
    starts = [number * (len(text) + 1) for _, text in texts]
    left, right = (
        Claim(f"{name}-{number}", name, name, Part.TEXT, text, at, at + len(text), Span(at, at + len(text)))
        for (name, text), at in zip(texts, starts, strict=True)
    )
    return ClaimPair(left, right, 0.8)


def report_of(scores: list[NliScores], settings: tuple[tuple[str, float], ...] = ()) -> Report:
    """Judge one pair for each score, with no typed facts, so that the model alone decides."""
    verdicts = tuple(judge(Evidence(pair(n), score, score, (), BEFORE)) for n, score in enumerate(scores))
    articles = tuple(Article(name, name, "\n".join(text_of(name, n) for n in range(len(scores)))) for name in OUTLETS)
    claims = tuple(c for v in verdicts for c in (v.pair.left, v.pair.right))
    return Report(articles, (), claims, verdicts, (), (), Signature("1", "e", "n", settings))


def rising(start: float, count: int) -> list[NliScores]:
    """Give contradictions from `start` on, a thousandth apart."""
    return [clash(round(start + n / 1000, 4)) for n in range(count)]


def clash(value: float) -> NliScores:
    return NliScores(0.0, round(1 - value, 4), value)


def agree(value: float) -> NliScores:
    return NliScores(value, round(1 - value, 4), 0.0)


@pytest.mark.parametrize(("wanted", "labels"), [(0.5, 4), (0.8, 16), (0.9, 35), (0.95, 73), (0.99, 381)])
def test_so_many_labels_are_needed_and_one_fewer_is_not_enough(wanted: float, labels: int) -> None:
    assert needed(wanted) == labels
    assert wilson(1.0, labels).low >= wanted > wilson(1.0, labels - 1).low


def test_where_some_are_wrong_more_labels_are_needed() -> None:
    count = needed(0.9, 0.95)
    assert count == 139
    assert wilson(0.95, count).low >= 0.9 > wilson(0.95, count - 1).low


def test_a_good_precision_on_too_few_labels_asks_for_more_of_them() -> None:
    report = report_of(rising(0.95, 20) + rising(0.6, 30))
    answers = {v.id: Answer.CLASH if n < 20 else Answer.UNRELATED for n, v in enumerate(report.verdicts)}
    made = calibrate(report, answers, before=BEFORE, wanted=0.9, later=never)
    assert made.contradiction.kept == (
        "too few labels: at the best threshold the precision is 1.00 (0.84–1.00), and 35 there would do"
    )


@pytest.mark.parametrize(
    ("share", "count", "low", "high"),
    [(0.5, 10, 0.2366, 0.7634), (1.0, 20, 0.8389, 1.0), (0.0, 20, 0.0, 0.1611), (0.9, 100, 0.8256, 0.9448)],
)
def test_the_interval_is_wilsons(share: float, count: int, low: float, high: float) -> None:
    found = wilson(share, count)
    assert (found.low, found.high) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))


def test_unequal_weights_count_as_fewer_labels() -> None:
    even = weighted([Sample(1, True, 1.0), Sample(1, False, 1.0)])
    uneven = weighted([Sample(1, True, 9.0), Sample(1, False, 1.0)])
    assert (even.value, uneven.value) == (0.5, 0.9)
    assert uneven.high - uneven.low > wilson(0.9, 2).high - wilson(0.9, 2).low


def test_the_threshold_is_the_lowest_that_keeps_the_precision() -> None:
    # 40 right clashes above 0.8, wrong ones below: 0.81 is the lowest score that is still right.
    scores = rising(0.81, 40) + [clash(round(0.7 + n / 1000, 4)) for n in range(30)]
    report = report_of(scores)
    answers = {v.id: Answer.CLASH if n < 40 else Answer.UNRELATED for n, v in enumerate(report.verdicts)}
    made = calibrate(report, answers, before=BEFORE, wanted=0.9, later=never)
    assert made.contradiction.kept == ""
    # At one wrong pair (0.729) the interval still lies above 0.9? 40 of 41: low end 0.874. It does not.
    assert made.contradiction.after == 0.81
    assert made.contradiction.believed == 40
    assert made.contradiction.precision is not None
    assert made.contradiction.precision.low >= 0.9
    assert {label: (old, new) for label, old, new in made.counts} == {
        Label.CONTRADICTION: (0, 40),
        Label.UNRELATED: (70, 30),
    }
    assert made.entailment.kept.startswith("too few labels: 30 of the 35 ")
    assert made.judged_otherwise == 0


def test_a_model_that_was_trusted_too_much_is_trusted_less() -> None:
    scores = rising(0.95, 36) + [clash(round(0.91 + n / 1000, 4)) for n in range(20)]
    report = report_of(scores)
    answers = {v.id: Answer.CLASH if n < 36 else Answer.AGREE for n, v in enumerate(report.verdicts)}
    made = calibrate(report, answers, before=BEFORE, wanted=0.9, later=never)
    assert (made.contradiction.before, made.contradiction.after) == (0.9, 0.95)
    assert (Label.CONTRADICTION, 56, 36) in made.counts


def test_no_threshold_is_given_where_none_is_good_enough() -> None:
    report = report_of(rising(0.9, 50))
    answers = {v.id: Answer.CLASH if n % 2 else Answer.UNRELATED for n, v in enumerate(report.verdicts)}
    made = calibrate(report, answers, before=BEFORE, wanted=0.9, later=never)
    assert made.contradiction.after == 0.9
    assert made.contradiction.kept.startswith("no threshold reaches 0.90: the best has ")
    assert not made.is_fitted


def test_entailment_is_fitted_after_contradiction_and_by_agreement() -> None:
    scores = [agree(round(0.4 + n / 100, 4)) for n in range(50)]
    report = report_of(scores)
    answers = {v.id: Answer.AGREE if n >= 5 else Answer.UNRELATED for n, v in enumerate(report.verdicts)}
    made = calibrate(report, answers, before=BEFORE, wanted=0.8, later=never)
    assert made.entailment.kept == ""
    # 45 right; with the wrong ones at the bottom the interval allows some of them.
    wrong = sum(v.forward is not None and made.entailment.after <= v.forward.entailment < 0.45 for v in report.verdicts)
    assert wilson(45 / (45 + wrong), 45 + wrong).low >= 0.8
    assert wrong == 5 or wilson(45 / (46 + wrong), 46 + wrong).low < 0.8


def test_a_verdict_that_typed_facts_decide_is_no_sample_of_a_threshold() -> None:
    report = report_of([clash(0.3)] * 40)
    answers = {v.id: Answer.CLASH for v in report.verdicts}
    made = calibrate(report, answers, before=BEFORE, wanted=0.9, later=never)
    # The weaker direction is under a half: no threshold makes these contradictions.
    assert made.contradiction.labels == 0


def test_unsure_and_unknown_labels_are_counted_and_not_used() -> None:
    report = report_of([clash(0.95), clash(0.96)])
    first, second = (verdict.id for verdict in report.verdicts)
    made = calibrate(
        report,
        {first: Answer.UNSURE, second: Answer.CLASH, "gone": Answer.CLASH},
        before=BEFORE,
        wanted=0.9,
        later=never,
    )
    assert (made.used, made.unsure, made.unknown) == (1, 1, 1)


def labelled(verdict: str, answer: Answer, by: str = "Ada") -> Labelled:
    return Labelled(verdict, answer, by, AT, left=Words("A", "one"), right=Words("B", "two"))


@pytest.mark.parametrize(
    ("labels", "answer"),
    [
        ([labelled("v", Answer.AGREE)], Answer.AGREE),
        ([labelled("v", Answer.AGREE), labelled("v", Answer.CLASH)], Answer.CLASH),  # the last answer of one person
        ([labelled("v", Answer.AGREE), labelled("v", Answer.CLASH, "Bo")], Answer.UNSURE),
        (
            [labelled("v", Answer.AGREE), labelled("v", Answer.CLASH, "Bo"), labelled("v", Answer.CLASH, "Cy")],
            Answer.CLASH,
        ),
    ],
)
def test_most_people_decide_and_a_tie_decides_nothing(labels: list[Labelled], answer: Answer) -> None:
    assert consensus(labels) == {"v": answer}


def test_labels_are_read_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "labels.jsonl"
    label = Labelled("v", Answer.CLASH, "Ada", AT, ClashType.AGE, Words("A", "57"), Words("B", "75\u202e"))
    append_label(path, label)
    path.write_text(path.read_text() + '{"verdict": "v", "answer": "perhaps", "at": "2026-05-03"}\n[1]\n')
    read = read_labels(path)
    assert read.labels == (label,)
    assert [bad.number for bad in read.bad] == [2, 3]
    assert read_labels(tmp_path / "none.jsonl") == Labels()


def test_blind_pairs_come_in_one_order_that_shows_every_label_early() -> None:
    scores = [clash(0.2)] * 300 + [clash(0.97)] * 10 + [agree(0.9)] * 10
    verdicts = report_of(scores).verdicts
    order = blind_order(verdicts)
    assert order == blind_order(tuple(reversed(verdicts)))
    assert sorted(v.id for v in order) == sorted(v.id for v in verdicts)
    first = [verdict.label for verdict in order[:15]]
    assert min(first.count(label) for label in (Label.CONTRADICTION, Label.AGREEMENT, Label.UNRELATED)) >= 2


def test_a_pair_that_was_not_measured_is_not_labelled() -> None:
    report = report_of([NliScores(0, 0, 1, truncated=True), clash(0.95)])
    assert [verdict.label for verdict in blind_order(report.verdicts)] == [Label.CONTRADICTION]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "contradiction = 0.8100\n"),
        ('nli = "x"\n', 'contradiction = 0.8100\nnli = "x"\n'),
        ("# ours\ncontradiction = 0.9  # was so\n", "# ours\ncontradiction = 0.8100  # was so\n"),
    ],
)
def test_a_setting_is_put_in_and_the_rest_stays(text: str, expected: str) -> None:
    assert with_setting(text, "contradiction", "0.8100") == expected


NEW = {"contradiction": 0.81, "entailment": 0.6}


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("consistency.toml", "", "contradiction = 0.8100\nentailment = 0.6000\n"),
        ("ours.toml", "entailment=0.5 # so\n", "contradiction = 0.8100\nentailment=0.6000 # so\n"),
        (
            "pyproject.toml",
            "# ours\n[tool.consistency]  # the desk\ncandidates = 3\n\n[tool.ruff]\ncontradiction = 1\n",
            "# ours\n[tool.consistency]  # the desk\ncontradiction = 0.8100\nentailment = 0.6000\ncandidates = 3\n"
            "\n[tool.ruff]\ncontradiction = 1\n",
        ),
        (
            "pyproject.toml",
            "[tool.consistency]\r\n  contradiction = 0.95  # was so\r\n",
            "[tool.consistency]\r\nentailment = 0.6000\r\n  contradiction = 0.8100  # was so\r\n",
        ),
        (
            "pyproject.toml",
            '[project]\nname = "x"',
            '[project]\nname = "x"\n\n[tool.consistency]\ncontradiction = 0.8100\nentailment = 0.6000\n',
        ),
        ("pyproject.toml", "", "[tool.consistency]\ncontradiction = 0.8100\nentailment = 0.6000\n"),
        ("pyproject.toml", "[tool.consistency]", "by hand"),
        ("pyproject.toml", "[tool]\nconsistency = { candidates = 3 }\n", "by hand"),
        ("pyproject.toml", "[tool]\nconsistency = 3\n", "pyproject.toml: "),
        ("pyproject.toml", 'about = """\n[tool.consistency]\n"""\n', "by hand"),
        ("consistency.toml", "candidates = [\n", "consistency.toml: "),
        ("consistency.toml", '"contradiction" = 0.9\n', "by hand"),
    ],
)
def test_thresholds_go_into_the_table_that_is_read_and_nothing_else_changes(
    name: str, text: str, expected: str, tmp_path: Path
) -> None:
    if "\n" in expected:
        assert with_settings(tmp_path / name, text, NEW, "by hand") == expected
    else:
        with pytest.raises(SettingsError, match=expected):
            with_settings(tmp_path / name, text, NEW, "by hand")


@pytest.mark.parametrize(
    ("there", "expected"),
    [
        ({}, "consistency.toml"),
        ({"pyproject.toml": "[project]\nname = 'x'\n"}, "consistency.toml"),
        ({"pyproject.toml": "[tool.consistency]\ncandidates = 3\n"}, "pyproject.toml"),
        ({"pyproject.toml": "[tool.consistency]\ncandidates = 3\n", "consistency.toml": ""}, "consistency.toml"),
    ],
)
def test_the_settings_file_is_the_one_that_is_read(there: dict[str, str], expected: str, tmp_path: Path) -> None:
    for name, text in there.items():
        (tmp_path / name).write_text(text)
    assert settings_home(tmp_path) == tmp_path / expected


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path, Path]:
    """Give a report, labels that call for 0.81, and a settings file."""
    scores = rising(0.81, 40) + [clash(round(0.7 + n / 1000, 4)) for n in range(30)]
    report = report_of(scores, (("contradiction", 0.9), ("entailment", 0.5)))
    (tmp_path / "report.json").write_text(to_json(report), encoding="utf-8")
    for n, verdict in enumerate(report.verdicts):
        append_label(tmp_path / "labels.jsonl", labelled(verdict.id, Answer.CLASH if n < 40 else Answer.UNRELATED))
    return tmp_path / "labels.jsonl", tmp_path / "report.json", tmp_path / "consistency.toml"


def test_the_command_says_what_changes_and_writes_only_when_told(
    files: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    labels, report, settings = files
    call = ["calibrate", str(labels), str(report), "-o", str(settings)]
    assert main(call) == 0
    out = capsys.readouterr()
    assert "contradiction  0.9000 -> 0.8100, precision 1.00 (0.91–1.00) on 40 of 70 labels" in out.out
    assert "  contradiction        0      40" in out.out
    assert "--write changes" in out.err
    assert not settings.exists()
    assert main([*call, "--write"]) == 0
    assert settings.read_text() == "contradiction = 0.8100\n"


def test_too_few_labels_are_refused_with_the_number_that_is_needed(
    files: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    labels, report, settings = files
    labels.write_text("".join(labels.read_text().splitlines(keepends=True)[:12]))
    assert main(["calibrate", str(labels), str(report), "-o", str(settings), "--write"]) == 2
    out = capsys.readouterr()
    assert "too few labels: 12 of the 35 that a precision of 0.90 takes" in out.out
    assert "label more pairs" in out.err
    assert not settings.exists()


def test_a_precision_out_of_reach_is_a_failed_gate(files: tuple[Path, Path, Path]) -> None:
    labels, report, settings = files
    labels.write_text(labels.read_text().replace('"clash"', '"unrelated"'))
    assert main(["calibrate", str(labels), str(report), "-o", str(settings), "--write"]) == 1
    assert not settings.exists()


def test_the_thresholds_are_read_from_where_they_were_written(
    files: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    labels, report, settings = files
    monkeypatch.chdir(settings.parent)
    project = settings.with_name("pyproject.toml")
    project.write_text("[tool.consistency]\ncandidates = 3  # enough\n")
    project.chmod(0o640)
    assert main(["calibrate", str(labels), str(report)]) == 0
    shown = capsys.readouterr()
    assert "\n [tool.consistency]\n+contradiction = 0.8100\n" in shown.out
    assert "nothing written; --write changes pyproject.toml" in shown.err
    assert load_settings().contradiction is None
    assert main(["calibrate", str(labels), str(report), "--write"]) == 0
    assert (load_settings().contradiction, load_settings().candidates) == (0.81, 3)
    assert project.read_text().endswith("candidates = 3  # enough\n")
    assert project.stat().st_mode & 0o777 == 0o640
    capsys.readouterr()
    assert main(["calibrate", str(labels), str(report), "--write"]) == 0
    assert "pyproject.toml says so already" in capsys.readouterr().err
    assert list(settings.parent.glob("*.part")) + list(settings.parent.glob(".*.part")) == []


@pytest.mark.parametrize(
    ("there", "named", "expected"),
    [
        ("pyproject.toml", "consistency.toml", "would hide the settings in pyproject.toml"),
        ("consistency.toml", "pyproject.toml", "is not read while there is a consistency.toml"),
    ],
)
def test_settings_elsewhere_are_not_hidden(
    there: str, named: str, expected: str, files: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    labels, report, settings = files
    settings.with_name(there).write_text("[tool.consistency]\ncandidates = 3\n")
    target = settings.with_name(named)
    assert main(["calibrate", str(labels), str(report), "-o", str(target), "--write"]) == 2
    assert expected in capsys.readouterr().err
    assert not target.exists()


def test_an_interval_of_a_sure_thing_stays_within_bounds() -> None:
    assert all(0 <= edge <= 1 and math.isfinite(edge) for edge in (wilson(1.0, 1).low, wilson(0.0, 1).high))
