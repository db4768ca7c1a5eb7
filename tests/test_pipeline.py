"""The stages joined, with models that have no weights."""

import json

import jsonschema
import pytest

from consistency.models.fakes import TableEntailer, WordEmbedder
from consistency.pipeline import CHUNK, Models, check, compare, moment, read_claims, scored, silent
from consistency.render import from_json, schema, to_json
from consistency.settings import Settings
from consistency.types import Article, ClashType, Label, Nature, NliScores, SkippedArticle, Slot, TextPair

FERRY = "The ferry sank near Saltmere after midnight."
CRANE = "A crane fell into the basin at Tarnholt."


def article(name, text, *, story="harbour", outlet=None, published=None, modified=None, title=""):
    return Article(
        name, outlet or name, text, title=title, published=published, modified=modified, source=f"{name}.txt",
        story=story,
    )  # fmt: skip


def models(table=None):
    return Models(WordEmbedder(), TableEntailer(table))


def run(*articles, table=None, **options):
    return check(articles, models=models(table), **options)


def both_ways(left, right, scores):
    return {(left, right): scores, (right, left): scores}


AGES = (
    article("mercury", "Ada Brandt, 57, leads the harbour trust. Was the crew warned? " + FERRY),
    article("beacon", "Ada Brandt, 75, leads the harbour trust. " + FERRY),
    article("comet", "Ada Brandt, 75, leads the harbour trust.", story="another"),
)


# --- which pairs are judged ------------------------------------------------------------------------------------------


def outlets_of(report):
    return {tuple(sorted((v.pair.left.outlet, v.pair.right.outlet))) for v in report.verdicts}


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        ([article("a", FERRY), article("b", FERRY)], {("a", "b")}),
        ([article("a", FERRY), article("b", FERRY), article("c", FERRY)], {("a", "b"), ("a", "c"), ("b", "c")}),
        ([article("a", FERRY), article("b", FERRY, story="other")], set()),
        ([article("a1", FERRY, outlet="a"), article("a2", FERRY, outlet="a")], set()),
        ([article("a1", FERRY, outlet="a"), article("a2", FERRY, outlet="a"), article("b", FERRY)], {("a", "b")}),
        ([article("a", f"{FERRY} {FERRY}")], set()),
        ([], set()),
    ],
)
def test_pairs_are_across_outlets_and_within_a_story(articles, expected):
    assert outlets_of(run(*articles)) == expected


def test_stories_do_not_meet_whatever_the_order_of_their_articles():
    mixed = [article(f"{story}{i}", FERRY, story=story) for i in range(2) for story in ("s", "t")]
    assert outlets_of(run(*mixed)) == {("s0", "s1"), ("t0", "t1")}


def test_questions_are_claims_but_are_not_judged():
    report = run(*AGES)
    questions = {claim.id for claim in report.claims if claim.nature is Nature.QUESTION}
    assert len(questions) == 1
    assert not any({v.pair.left.id, v.pair.right.id} & questions for v in report.verdicts)


# --- labels ----------------------------------------------------------------------------------------------------------


def verdict_of(report, left, right):
    (found,) = [v for v in report.verdicts if (v.pair.left.text, v.pair.right.text) == (left, right)]
    return found


def test_an_age_is_a_contradiction_though_the_model_is_neutral():
    report = run(*AGES)
    verdict = verdict_of(report, "Ada Brandt, 57, leads the harbour trust.", "Ada Brandt, 75, leads the harbour trust.")
    assert (verdict.label, verdict.type) == (Label.CONTRADICTION, ClashType.AGE)
    assert verdict.reason == "The age of Ada Brandt is “57” in mercury and “75” in beacon."
    (finding,) = [f for f in report.findings if f.label is Label.CONTRADICTION]
    assert (finding.type, sorted(finding.outlets)) == (ClashType.AGE, ["beacon", "mercury"])
    assert verdict.id in finding.verdicts


KILLED = "{} people were killed in the quarry blast at Tarn, police said."


@pytest.mark.parametrize(
    ("left", "right", "label"),
    [
        ((12, "2024-03-05"), (15, "2024-03-06"), Label.UPDATE),
        ((15, "2024-03-06"), (12, "2024-03-05"), Label.UPDATE),
        ((12, "2024-03-06"), (15, "2024-03-05"), Label.CONTRADICTION),  # the dead do not become fewer
        ((12, "2024-03-05"), (15, "2024-03-05"), Label.CONTRADICTION),
        ((12, None), (15, "2024-03-06"), Label.CONTRADICTION),
        ((12, "2024-03-05T08:00:00+00:00"), (15, "2024-03-05T09:30:00+00:00"), Label.UPDATE),
        # 08:00 in London is before 09:30 in Riga by the clock on the wall, and after it in truth
        ((12, "2024-03-05T08:00:00+00:00"), (15, "2024-03-05T09:30:00+02:00"), Label.CONTRADICTION),
        ((12, "2024-03-05T08:00:00"), (15, "2024-03-05T09:30:00"), Label.CONTRADICTION),  # no zone: by day
        ((12, "2024-03-05T23:00:00"), (15, "2024-03-06"), Label.UPDATE),
    ],
)
def test_a_later_report_with_more_dead_is_an_update(left, right, label):
    articles = [article(name, KILLED.format(n), published=day) for name, (n, day) in (("a", left), ("b", right))]
    (verdict,) = run(*articles).verdicts
    assert verdict.label is label


def test_the_day_of_change_counts_before_the_day_of_publication():
    first = article("a", KILLED.format(12), published="2024-03-05", modified="2024-03-08")
    (verdict,) = run(first, article("b", KILLED.format(15), published="2024-03-06")).verdicts
    assert verdict.label is Label.CONTRADICTION


@pytest.mark.parametrize("stamp", [None, ""])
def test_no_stamp_no_moment(stamp):
    assert moment(stamp) is None


CUT = NliScores(0.99, 0.005, 0.005, truncated=True)
SURE = NliScores(0.99, 0.005, 0.005)


@pytest.mark.parametrize(
    ("forward", "backward", "label"),
    [
        (SURE, SURE, Label.AGREEMENT),
        (CUT, CUT, Label.UNMEASURED),
        (CUT, SURE, Label.UNMEASURED),
        (SURE, CUT, Label.UNMEASURED),
    ],
)
def test_what_could_not_be_measured_is_never_agreement(forward, backward, label):
    table = {(FERRY, CRANE): forward, (CRANE, FERRY): backward}
    report = check(
        (article("a", FERRY), article("b", CRANE)), models=models(table), settings=Settings(min_similarity=0.0)
    )
    assert [v.label for v in report.verdicts] == [label]
    assert {f.label for f in report.findings} & {Label.AGREEMENT} == {label} & {Label.AGREEMENT}
    assert [(c.checked, c.unmeasured) for c in report.coverage] == [(0, 1) if label is Label.UNMEASURED else (1, 0)] * 2


@pytest.mark.parametrize(("limit", "label"), [(None, Label.AGREEMENT), (0.95, Label.UNRELATED), (0.6, Label.AGREEMENT)])
def test_a_set_limit_lies_over_the_one_of_the_model(limit, label):
    table = both_ways(FERRY, CRANE, NliScores(0.8, 0.15, 0.05))
    settings = Settings(entailment=limit, min_similarity=0.0)
    (verdict,) = run(article("a", FERRY), article("b", CRANE), table=table, settings=settings).verdicts
    assert verdict.label is label


# --- coverage --------------------------------------------------------------------------------------------------------


def test_every_claim_is_counted_once():
    both = both_ways(FERRY, FERRY, CUT)
    report = run(*AGES, article("empty", "", story="harbour"), table=both, settings=Settings(min_similarity=0.5))
    assert [c.article_id for c in report.coverage] == ["mercury", "beacon", "comet", "empty"]
    for one in report.coverage:
        assert one.claims == one.checked + one.unaligned + one.unmeasured + one.not_judged
        assert one.claims == sum(claim.article_id == one.article_id for claim in report.claims)
    counts = {c.article_id: (c.unaligned, c.unmeasured, c.not_judged) for c in report.coverage}
    assert counts["mercury"] == (0, 1, 1)
    assert counts["beacon"] == (0, 1, 0)
    assert counts["empty"] == (0, 0, 0)
    comet = report.coverage[2]
    assert comet.claims == comet.unaligned > 0  # alone in its story


def test_a_claim_with_a_measured_pair_is_checked_though_another_was_not():
    table = both_ways(FERRY, FERRY, CUT)
    articles = (article("a", FERRY), article("b", f"{FERRY} {CRANE}"))
    report = run(*articles, table=table, settings=Settings(min_similarity=0.0))
    assert {v.label for v in report.verdicts} == {Label.UNMEASURED, Label.UNRELATED}
    assert [(c.checked, c.unmeasured) for c in report.coverage] == [(1, 0), (1, 1)]


def test_an_article_without_claims_is_in_the_report():
    report = run(article("a", ""), article("b", FERRY))
    assert [a.id for a in report.articles] == ["a", "b"]
    assert report.coverage[0].claims == 0
    assert report.verdicts == ()


def test_nothing_at_all():
    report = run()
    assert (report.articles, report.claims, report.verdicts, report.findings, report.coverage) == ((),) * 5


def test_what_was_skipped_is_carried_over():
    skipped = [SkippedArticle("a.txt", "is empty"), SkippedArticle("b.pdf", "is of a kind that is not read")]
    assert run(*AGES, skipped=skipped).skipped == tuple(skipped)


# --- the report ------------------------------------------------------------------------------------------------------


def test_two_runs_give_the_same_bytes():
    assert to_json(run(*AGES)) == to_json(run(*AGES))


def test_the_report_follows_its_schema_and_reads_back():
    report = run(*AGES, skipped=[SkippedArticle("x.txt", "is empty")])
    written = to_json(report)
    jsonschema.Draft202012Validator(schema()).validate(json.loads(written))
    assert from_json(written) == report


def test_the_signature_says_what_made_it():
    signature = run(*AGES, settings=Settings(candidates=3)).signature
    assert (signature.embedder, signature.nli) == ("words", "table")
    assert dict(signature.settings)["candidates"] == 3


@pytest.mark.parametrize(
    "names",
    [
        ("north", "south"),
        ("1", "2"),
    ],
)
def test_claim_ids_are_unique_over_the_report(names):
    twice = f"{FERRY} {CRANE} {FERRY}"
    articles = [article(name, twice, outlet="mercury") for name in names]
    ids = [claim.id for claim in run(*articles, article("beacon", twice)).claims]
    assert len(ids) == 9
    assert len(set(ids)) == len(ids)


def test_claims_have_typed_facts_with_exact_spans():
    for claim in read_claims(AGES):
        (source,) = [a for a in AGES if a.id == claim.article_id]
        assert source.part(claim.part)[claim.start : claim.end] == claim.text
        for slot in claim.slots:
            assert isinstance(slot, Slot)
            assert source.part(claim.part)[slot.start : slot.end] == slot.text
    assert any(claim.slots for claim in read_claims(AGES))


def test_progress_counts_up_to_the_whole_of_each_stage():
    calls = []
    run(*AGES, progress=lambda *call: calls.append(call))
    stages = list(dict.fromkeys(stage for stage, _, _ in calls))
    assert stages == ["Reading claims", "Embedding claims", "Judging pairs"]
    for stage in stages:
        done = [(n, total) for name, n, total in calls if name == stage]
        assert done == sorted(done)
        assert done[-1][0] == done[-1][1] > 0


@pytest.mark.parametrize("count", [0, 1, CHUNK, CHUNK + 1])
def test_chunks_keep_scores_with_their_pairs(count):
    pairs = [TextPair(f"left {i}", "right") for i in range(count)]
    table = {(f"left {i}", "right"): NliScores(i / 1000, 0.0, 0.0) for i in range(count)}
    found = scored(pairs, TableEntailer(table), silent)
    assert [found[pair].entailment for pair in pairs] == [i / 1000 for i in range(count)]


def test_what_outlets_repeat_word_by_word_is_scored_once():
    asked = []

    class Counting(TableEntailer):
        def entail(self, pairs):
            asked.extend(pairs)
            return super().entail(pairs)

    report = check([article(name, FERRY) for name in "abcd"], models=Models(WordEmbedder(), Counting()))
    assert (len(report.verdicts), asked) == (6, [TextPair(FERRY, FERRY)])


# --- one pair --------------------------------------------------------------------------------------------------------


def test_compare_judges_a_pair_that_shares_nothing():
    report = compare("Snow fell.", "Taxes rose.", models=models())
    assert [(v.pair.left.outlet, v.pair.right.outlet, v.label) for v in report.verdicts] == [
        ("left", "right", Label.UNRELATED)
    ]


def test_compare_gives_the_evidence():
    report = compare("Ada Brandt, 57, rows.", "Ada Brandt, 75, rows.", models=models())
    verdict = verdict_of(report, "Ada Brandt, 57, rows.", "Ada Brandt, 75, rows.")
    first = verdict.comparisons[0]
    assert (verdict.label, first.left.value, first.right.value, first.agrees) == (
        Label.CONTRADICTION,
        "57",
        "75",
        False,
    )


def test_compare_with_nothing_on_one_side():
    assert compare("", "Taxes rose.", models=models()).verdicts == ()
