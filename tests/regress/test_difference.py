"""What is new, resolved, changed and unchanged between two reports, and why."""

from dataclasses import replace

import pytest

from consistency.models.fakes import TableEntailer, WordEmbedder
from consistency.pipeline import Models, check
from consistency.regress.changes import CauseKind, Edit, Kind
from consistency.regress.difference import difference, new_contradictions
from consistency.settings import Settings
from consistency.types import Article, Label, NliScores, Signature

MODELS = Models(WordEmbedder(), TableEntailer())
MERCURY = Article("m1", "Mercury", "Ada Brandt, 57, leads the harbour trust.", title="Trust", story="harbour")
BEACON = Article("b1", "Beacon", "Ada Brandt, 75, leads the harbour trust.", title="A port", story="harbour")
GLOBE = Article("g1", "Globe", "Ada Brandt, 75, leads the harbour trust.", title="A quay", story="harbour")
RIGHT = replace(BEACON, text="Ada Brandt, 57, leads the harbour trust.")


def report(*articles, settings=None):
    return check(articles, settings=settings or Settings(), models=MODELS)


def ages(found, kind):
    return [change for change in found.of(kind) if change.type == "age"]


def test_a_report_and_itself():
    one = report(MERCURY, BEACON)
    found = difference(one, one)
    assert {change.kind for change in found.changes} == {Kind.UNCHANGED}
    assert len(found.changes) == len(one.findings) > 0
    assert (found.added, found.removed, found.edited) == ((), (), ())
    assert new_contradictions(found) == ()


@pytest.mark.parametrize(
    ("old", "new", "kind", "cause", "detail"),
    [
        ((MERCURY, RIGHT), (MERCURY, BEACON), Kind.NEW, CauseKind.TEXT, "Beacon rewrote the sentence"),
        ((MERCURY, BEACON), (MERCURY, RIGHT), Kind.RESOLVED, CauseKind.TEXT, "Beacon rewrote the sentence"),
        ((MERCURY,), (MERCURY, BEACON), Kind.NEW, CauseKind.ADDED, "Beacon: A port"),
        ((MERCURY, BEACON), (MERCURY,), Kind.RESOLVED, CauseKind.REMOVED, "Beacon: A port"),
        ((MERCURY, BEACON), (MERCURY, BEACON, GLOBE), Kind.CHANGED, CauseKind.ADDED, "Globe: A quay"),
        ((MERCURY, BEACON, GLOBE), (MERCURY, BEACON), Kind.CHANGED, None, ""),
        (
            (MERCURY, replace(BEACON, text="The sea was calm all day.")),
            (MERCURY, BEACON),
            Kind.NEW,
            CauseKind.TEXT,
            "Beacon did not say it before",
        ),
        (
            (MERCURY, BEACON),
            (MERCURY, replace(BEACON, text="The sea was calm all day.")),
            Kind.RESOLVED,
            CauseKind.TEXT,
            "Beacon no longer says it",
        ),
        (
            (MERCURY, BEACON),
            (MERCURY, replace(BEACON, id="b2", text="Ada Brandt, 75, leads the old harbour trust.")),
            Kind.CHANGED,
            CauseKind.TEXT,
            "Beacon rewrote the sentence",
        ),
    ],
)
def test_what_became_of_a_clash_and_why(old, new, kind, cause, detail):
    (change,) = ages(difference(report(*old), report(*new)), kind)
    assert change.label is Label.CONTRADICTION
    if cause:
        assert (cause, detail) in [(found.kind, found.detail) for found in change.causes]


def test_a_further_outlet_is_no_new_contradiction():
    found = difference(report(MERCURY, BEACON), report(MERCURY, BEACON, GLOBE))
    assert new_contradictions(found) == ()
    assert ages(found, Kind.CHANGED)[0].what == ("now also in Globe",)


def test_a_rewritten_sentence_shows_both_wordings():
    (change,) = ages(difference(report(MERCURY, RIGHT), report(MERCURY, BEACON)), Kind.NEW)
    assert change.edits == (Edit("Beacon", RIGHT.text, BEACON.text),)
    assert change.what[0].endswith("now contradiction (age)")
    assert new_contradictions(difference(report(MERCURY, RIGHT), report(MERCURY, BEACON))) == (change,)


def test_an_edited_article_is_not_an_added_one():
    found = difference(report(MERCURY, RIGHT), report(MERCURY, replace(BEACON, id="another")))
    assert [article.id for article in found.edited] == ["another"]
    assert (found.added, found.removed) == ((), ())


# --- the run changed, the words did not ------------------------------------------------------------------------------


def with_age(one, **values):
    """Give a report whose finding about an age has other values, and its lead too."""
    verdicts = tuple(replace(v, **values) if v.type == "age" else v for v in one.verdicts)
    findings = tuple(replace(f, **values) if f.type == "age" else f for f in one.findings)
    return replace(one, verdicts=verdicts, findings=findings)


def without_age(one, label=Label.UNRELATED):
    verdicts = tuple(replace(v, label=label, type=None) if v.type == "age" else v for v in one.verdicts)
    return replace(one, verdicts=verdicts, findings=tuple(f for f in one.findings if f.type != "age"))


@pytest.mark.parametrize(
    ("signature", "expected"),
    [
        (
            Signature("9", "words", "table", Settings().items()),
            [(CauseKind.MODEL, "version: {version}, now 9")],
        ),
        (
            Signature("{version}", "words", "other-nli", Settings().items()),
            [(CauseKind.MODEL, "nli: {nli}, now other-nli")],
        ),
        (
            Signature("{version}", "words", "table", Settings().items(), "names"),
            [(CauseKind.MODEL, "tagger: none, now names")],
        ),
        (
            Signature("{version}", "words", "table", Settings(contradiction=0.5, candidates=3).items()),
            [
                (CauseKind.SETTINGS, "candidates: 7, now 3"),
                (CauseKind.SETTINGS, "contradiction: the default, now 0.5"),
            ],
        ),
    ],
)
def test_a_changed_run_is_the_cause(signature, expected):
    new = report(MERCURY, BEACON)
    was = new.signature
    now = replace(
        signature,
        version=signature.version.format(version=was.version),
        embedder=was.embedder,
        nli=was.nli if signature.nli == "table" else signature.nli,
    )
    (change,) = ages(difference(without_age(new), replace(new, signature=now)), Kind.NEW)
    wanted = [(kind, detail.format(version=was.version, nli=was.nli)) for kind, detail in expected]
    assert [(cause.kind, cause.detail) for cause in change.causes] == wanted


def test_what_nothing_explains_is_called_rounding():
    one = report(MERCURY, BEACON)
    (change,) = ages(difference(without_age(one), one), Kind.NEW)
    assert [cause.kind for cause in change.causes] == [CauseKind.ROUNDING]


def test_other_sentences_of_the_story_may_move_a_pair():
    one = report(MERCURY, BEACON)
    more = report(MERCURY, BEACON, replace(GLOBE, text="The sea was calm all day."))
    (change,) = ages(difference(without_age(one), more), Kind.NEW)
    assert [cause.kind for cause in change.causes] == [CauseKind.OTHERS]


@pytest.mark.parametrize(
    ("confidence", "kind", "what"),
    [(0.9, Kind.UNCHANGED, ()), (0.86, Kind.UNCHANGED, ()), (0.6, Kind.CHANGED, ("confidence was 0.90, now 0.60",))],
)
def test_jitter_of_a_confidence_is_hidden(confidence, kind, what):
    one = with_age(report(MERCURY, BEACON), confidence=0.9)
    (change,) = [c for c in difference(one, with_age(one, confidence=confidence)).changes if c.type == "age"]
    assert (change.kind, change.what) == (kind, what)


@pytest.mark.parametrize("label", [Label.UPDATE, Label.AGREEMENT])
def test_a_contradiction_that_is_something_else_now_is_resolved(label):
    one = report(MERCURY, BEACON)
    found = difference(one, with_age(one, label=label, type=None))
    (change,) = found.of(Kind.RESOLVED)
    assert (change.label, change.type) == (Label.CONTRADICTION, "age")
    assert change.what == (f"was contradiction (age), now {label}",)


def test_a_type_that_changed_is_no_new_contradiction():
    one = report(MERCURY, BEACON)
    other = with_age(one, type="other")
    (change,) = difference(one, other).of(Kind.CHANGED)
    assert change.what == ("was contradiction (age), now contradiction (other)",)
    assert new_contradictions(difference(one, other)) == ()


def test_an_update_that_becomes_a_contradiction_is_a_new_contradiction():
    one = report(MERCURY, BEACON)
    was = with_age(one, label=Label.UPDATE, type=None)
    (change,) = new_contradictions(difference(was, one))
    assert (change.kind, change.what) == (Kind.NEW, ("was update, now contradiction (age)",))


def test_what_cannot_be_measured_now_is_not_resolved():
    one = report(MERCURY, BEACON)
    found = difference(one, without_age(one, label=Label.UNMEASURED))
    (change,) = found.of(Kind.CHANGED)
    assert (change.label, change.what) == (Label.UNMEASURED, ("was contradiction, can't be measured now",))
    assert found.of(Kind.RESOLVED) == ()


def test_a_dismissed_clash_is_resolved_by_review():
    one = report(MERCURY, BEACON)
    name = next(f.verdicts[0] for f in one.findings if f.type == "age")
    (change,) = ages(difference(one, one, reviews={name: "dismissed by Ada"}), Kind.RESOLVED)
    assert [(cause.kind, cause.detail) for cause in change.causes] == [(CauseKind.REVIEW, "dismissed by Ada")]


def test_a_dismissed_clash_is_never_a_new_one():
    one = report(MERCURY, BEACON)
    name = next(f.verdicts[0] for f in one.findings if f.type == "age")
    found = difference(report(MERCURY), one, reviews={name: "dismissed by Ada"})
    assert ages(found, Kind.NEW)[0].review == "dismissed by Ada"
    assert new_contradictions(found) == ()


def test_scores_are_no_part_of_a_difference():
    one = report(MERCURY, BEACON)
    moved = replace(one, verdicts=tuple(replace(v, forward=NliScores(0.3, 0.3, 0.4)) for v in one.verdicts))
    assert {change.kind for change in difference(one, moved).changes} == {Kind.UNCHANGED}


def test_the_order_of_the_input_does_not_matter():
    old, new = (MERCURY, RIGHT), (MERCURY, BEACON, GLOBE)
    there = difference(report(*old), report(*new))
    again = difference(report(*reversed(old)), report(*reversed(new)))
    assert [(c.kind, c.label, c.causes) for c in there.changes] == [(c.kind, c.label, c.causes) for c in again.changes]
