"""The desk without the web: what may be decided, and what two people who decide at once see."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from desk_fixture import AGE, EVIL, LONG, NOW, REPORT, VERDICTS, blind_on, desk_on, now

from consistency.findings import findings
from consistency.render.view import view
from consistency.review.desk import MAX_SHOWN, Desk
from consistency.review.wishes import MAX_NOTE, Wish, WishError, label_wish_of, wish_of
from consistency.review.words import changed
from consistency.reviews import Action, read_reviews
from consistency.types import Label, Verdict

if TYPE_CHECKING:
    from pathlib import Path

TODAY = NOW.date()
GOOD = {"finding": AGE.id, "action": "confirm", "by": "Ada", "note": "", "until": "", "seen": ""}


def wish(action: str = "confirm", seen: str = "", by: str = "Ada", until: date | None = None, note: str = "") -> Wish:
    return Wish(AGE.id, Action(action), by, note, until, seen)


def state_of(desk: Desk) -> dict[str, object]:
    found = desk.states()["states"]
    assert isinstance(found, dict)
    return found.get(AGE.id, {})


def test_the_desk_shows_every_finding_with_the_words_of_the_report(tmp_path: Path) -> None:
    rows = desk_on(tmp_path).rows()
    cards = [c for s in view(REPORT).stories for c in (*s.contradictions, *s.differences, *s.agreements)]
    assert sorted((r.card.index, r.card.title, r.card.reason, r.card.confidence) for r in rows) == sorted(
        (c.index, c.title, c.reason, c.confidence) for c in cards
    )
    assert len(rows) == len(REPORT.findings) == 4


def test_a_decision_is_a_line_with_the_words_of_both_sides(tmp_path: Path) -> None:
    desk = desk_on(tmp_path)
    outcome = desk.decide(wish(note="Asked."))
    (line,) = read_reviews(desk.reviews)
    assert outcome.refused == ""
    assert (line.verdict, line.finding, line.by, line.note, line.at) == (AGE.lead, AGE.id, "Ada", "Asked.", NOW)
    assert (line.label, line.type) == ("contradiction", "age")
    assert {line.left.outlet, line.right.outlet} == set(AGE.outlets)
    assert state_of(desk)["told"] == "Ada confirmed it on 3 May 2026, 09:00 UTC"


def test_who_saw_an_older_state_is_refused_and_sees_the_newer_one(tmp_path: Path) -> None:
    ada, bo = desk_on(tmp_path), desk_on(tmp_path)
    assert ada.decide(wish("dismiss")).refused == ""
    refused = bo.decide(wish("confirm", by="Bo"))
    assert refused.refused.startswith("Meanwhile Ada dismissed it on 3 May 2026")
    assert len(read_reviews(bo.reviews)) == 1
    assert bo.decide(wish("confirm", by="Bo", seen=str(state_of(bo)["seen"]))).refused == ""
    assert ada.decide(wish("undo", seen="long ago")).refused.startswith("Meanwhile Bo confirmed it")


def test_an_undo_brings_back_what_stood_before(tmp_path: Path) -> None:
    desk = desk_on(tmp_path)
    desk.decide(wish("dismiss"))
    desk.decide(wish("waive", seen=str(state_of(desk)["seen"]), until=TODAY + timedelta(days=3)))
    assert state_of(desk)["standing"] == "waived"
    desk.decide(wish("undo", seen=str(state_of(desk)["seen"])))
    assert state_of(desk)["standing"] == "dismissed"
    desk.decide(wish("undo", seen=str(state_of(desk)["seen"])))
    assert state_of(desk)["standing"] == "open"
    with pytest.raises(WishError, match="nothing to undo"):
        desk.decide(wish("undo", seen=str(state_of(desk)["seen"])))
    assert desk.decide(wish("undo", seen="")).refused.startswith("Someone has undone")


def test_a_decision_about_a_run_before_comes_back_as_changed_and_can_be_undone(tmp_path: Path) -> None:
    desk = desk_on(tmp_path)
    desk.decide(wish("confirm"))
    path = desk.reviews
    path.write_text(path.read_text().replace("led the rescue", "ran the rescue").replace(AGE.lead, "0ld"))
    shown = state_of(desk)
    assert (shown["standing"], shown["to_do"]) == ("changed since", True)
    assert shown["changes"][0]["before"] == [("Ines Valdor, 57, ", False), ("ran ", True), ("the rescue.", False)]  # type: ignore[index]
    desk.decide(wish("undo", seen=str(shown["seen"])))
    assert read_reviews(path)[-1].verdict == "0ld"
    assert state_of(desk) == {}


def test_bad_lines_and_lost_decisions_are_shown(tmp_path: Path) -> None:
    desk = desk_on(tmp_path)
    desk.decide(wish("dismiss", note="<i>typo</i>"))
    line = desk.reviews.read_text().replace(AGE.lead, "gone").replace("rescue", "choir").replace("Ines Valdor", "Bo")
    desk.reviews.write_text(line + '{"torn')
    found = desk.states()
    assert found["bad"] == ["line 2: cut off before its end"]
    (lost,) = found["lost"]  # type: ignore[misc]
    assert lost["reason"] == "Coast Daily no longer says it. Northern Post no longer says it."
    assert lost["note"] == "<i>typo</i>"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"finding": "f0"}, "not in the report"),
        ({"by": " \u0000 "}, "Say who decides"),
        ({"by": "x" * 81}, "by is longer than 80"),
        ({"by": ["Ada"]}, "by is not a text"),
        ({"note": "x" * (MAX_NOTE + 1)}, "note is longer"),
        ({"action": "burn"}, "burn is not one of confirm"),
        ({"action": ""}, "Nothing is not one of"),
        ({"action": "waive"}, "needs the day"),
        ({"action": "waive", "until": "2026-13-01"}, "needs the day"),
        ({"action": "waive", "until": "2026-05-02"}, "today at the earliest"),
        ({"action": "waive", "until": "2099-01-01"}, "five years"),
        ({"seen": {"$gt": ""}}, "seen is not a text"),
        ({"at": "2020-01-01"}, "unknown field: at"),
    ],
)
def test_a_wish_that_makes_no_sense_writes_nothing(tmp_path: Path, changes: dict[str, object], message: str) -> None:
    desk = desk_on(tmp_path)
    with pytest.raises(WishError, match=message):
        desk.decide(wish_of(GOOD | changes, today=TODAY))
    assert not desk.reviews.exists()


@pytest.mark.parametrize("data", [None, [], "x", 7])
def test_what_is_no_object_is_no_wish(data: object) -> None:
    with pytest.raises(WishError, match="not a JSON object"):
        wish_of(data, today=TODAY)
    with pytest.raises(WishError, match="not a JSON object"):
        label_wish_of(data)


def test_names_and_notes_are_kept_without_what_deceives_the_eye() -> None:
    made = wish_of(GOOD | {"by": " A\x00da\n\u202eevil ", "note": "one\r\ntwo\x1b[31m\ud800 "}, today=TODAY)
    assert (made.by, made.note) == ("Ada ⟨U+202E⟩evil", "one\ntwo\ufffd")


def test_an_endless_sentence_is_cut_and_says_so(tmp_path: Path) -> None:
    quotes = [q for row in desk_on(tmp_path).rows() for side in row.card.sides for q in (side.lead, *side.others)]
    endless = next(quote for quote in quotes if quote.outlet == EVIL and "lock" in quote.text)
    assert len(endless.text) < MAX_SHOWN + 60
    assert endless.text.endswith("more characters)")
    assert len(LONG) > 900_000


@pytest.mark.parametrize(
    ("before", "after", "left", "right"),
    [
        ("a b c", "a x c", [("a ", False), ("b ", True), ("c", False)], [("a ", False), ("x ", True), ("c", False)]),
        ("a b", "a", [("a ", False), ("b", True)], [("a", False)]),
        ("", "new", [], [("new", True)]),
    ],
)
def test_changes_are_marked_in_whole_words(before: str, after: str, left: object, right: object) -> None:
    assert changed(before, after) == (left, right)


def test_blind_pairs_tell_nothing_of_the_verdict(tmp_path: Path) -> None:
    desk = blind_on(tmp_path)
    assert sorted(desk.order) == sorted(verdict.id for verdict in VERDICTS)
    marks = {run.mark for place in range(len(desk.order)) for quote in desk.quotes(place) for run in quote.runs}
    assert "words" not in marks
    assert set(desk.state("Ada")) == {"order", "answers", "bad"}


def test_a_second_answer_counts_and_others_stay_unseen(tmp_path: Path) -> None:
    desk = blind_on(tmp_path)
    first = desk.order[0]
    for answer, type_ in (("agree", ""), ("clash", "age")):
        desk.label(label_wish_of({"verdict": first, "answer": answer, "type": type_, "by": "Ada"}))
    assert desk.state("Ada")["answers"] == {first: "clash: age"}
    assert desk.state("Bo")["answers"] == {}
    assert len(desk.labels.read_text().splitlines()) == 2
    with pytest.raises(WishError, match="not in the report"):
        desk.label(label_wish_of({"verdict": "none", "answer": "agree", "type": "", "by": "Ada"}))


def many(count: int) -> tuple[Verdict, ...]:
    base = VERDICTS[0]
    made = []
    for number in range(count):
        left = replace(base.pair.left, id=f"left-{number}")
        pair = replace(base.pair, left=left, right=replace(base.pair.right, id=f"right-{number}"))
        made.append(replace(base, id=f"v{number}", pair=pair, label=Label.ATTRIBUTION, type=None, comparisons=()))
    return tuple(made)


def test_five_thousand_findings_are_decided_without_a_wait(tmp_path: Path) -> None:
    verdicts = many(5000)
    claims = tuple(claim for v in verdicts for claim in (v.pair.left, v.pair.right))
    report = replace(
        REPORT, verdicts=verdicts, claims=claims, findings=findings(verdicts, lambda article_id: article_id)
    )
    desk = Desk(report, tmp_path / "reviews.jsonl", now=now)
    chosen = report.findings[2500]
    start = time.process_time()
    outcome = desk.decide(Wish(chosen.id, Action.CONFIRM, "Ada", "", None, ""))
    assert time.process_time() - start < 2
    assert set(outcome.states["states"]) == {chosen.id}  # type: ignore[call-overload]
