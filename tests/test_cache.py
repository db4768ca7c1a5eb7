"""Nothing is computed twice, and nothing stale is ever read."""

import ast
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

import consistency
from consistency.cache import (
    _JUDGING,
    _READING,
    CachedBinder,
    CachedEmbedder,
    CachedEntailer,
    cached_reader,
    digest,
    packed,
    reading_signature,
    unpacked,
)
from consistency.cli import main
from consistency.models.fakes import TableBinder, TableEntailer, WordEmbedder
from consistency.pipeline import Models, check, open_store, read_claims, read_each, silent
from consistency.render import to_json
from consistency.settings import Settings
from consistency.store import Store
from consistency.types import Article, Hedge, Label, NliScores, Slot, SlotKind, TextPair, Thresholds

CLASH = NliScores(0.01, 0.04, 0.95)


class CountingEmbedder(WordEmbedder):
    def __init__(self):
        super().__init__()
        self.texts = []

    def embed(self, texts):
        self.texts += texts
        return super().embed(texts)


class CountingEntailer(TableEntailer):
    def __init__(self, table=None, signature="table"):
        super().__init__(table)
        self.pairs = []
        self.signature = signature

    def entail(self, pairs):
        self.pairs += pairs
        return super().entail(pairs)


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "cache.sqlite", max_bytes=50_000_000)


PEOPLE = ("Ada Brandt", "Iven Rask", "Mara Quill", "Tomas Dell", "Lia Forde")


def story(n, *, name="harbour", sentences=6):
    """Give n articles of as many outlets, each with sentences of its own and some that others have too."""
    return [
        Article(
            f"{name}{i}", f"outlet{i}", story=name, published="2024-03-05",
            text=" ".join(
                f"{PEOPLE[(i + k) % 5]} of the {name} trust counted {3 * i + k} boats at pier {k} on Tuesday."
                for k in range(sentences)
            ),
        )
        for i in range(n)
    ]  # fmt: skip


def test_only_unseen_texts_are_embedded(store):
    inner = CountingEmbedder()
    cached = CachedEmbedder(inner, store)
    first = cached.embed(["a b", "c d", "a b"])
    second = CachedEmbedder(inner, store).embed(["c d", "e f", "a b"])
    assert inner.texts == ["a b", "c d", "e f"]
    assert np.array_equal(first, WordEmbedder().embed(["a b", "c d", "a b"]))
    assert np.array_equal(second, WordEmbedder().embed(["c d", "e f", "a b"]))
    assert cached.embed([]).shape == (0, 256)


def test_only_unseen_pairs_are_scored_and_direction_matters(store):
    inner = CountingEntailer({("a", "b"): CLASH})
    pairs = [TextPair("a", "b"), TextPair("b", "a"), TextPair("a", "b")]
    scores = [CachedEntailer(inner, store).entail(pairs) for _ in range(2)]
    assert scores[0] == scores[1] == TableEntailer({("a", "b"): CLASH}).entail(pairs)
    assert inner.pairs == pairs[:2]


def test_an_unseen_score_keeps_its_mark(store):
    unknown = NliScores(0.0, 1.0, 0.0, truncated=True)
    inner = TableEntailer({("a", "b"): unknown})
    assert [CachedEntailer(inner, store).entail([TextPair("a", "b")]) for _ in range(2)] == [[unknown]] * 2


def test_another_model_never_reads_the_scores_of_the_first(store):
    pair = [TextPair("a", "b")]
    CachedEntailer(CountingEntailer(signature="one"), store).entail(pair)
    other = CountingEntailer({("a", "b"): CLASH}, signature="two")
    assert CachedEntailer(other, store).entail(pair) == [CLASH]


def test_a_binding_is_asked_for_once_in_whatever_order(store):
    asked = []

    class Counting(TableBinder):
        def bind(self, pairs):
            asked.extend(pairs)
            return super().bind(pairs)

    binder = CachedBinder(Counting({("a", "b"): 0.75}), store)
    assert binder.bind([TextPair("a", "b"), TextPair("b", "a"), TextPair("a", "c")]) == [0.75, 0.75, 0.0]
    assert binder.bind([TextPair("b", "a")]) == [0.75]
    assert [{pair.premise, pair.hypothesis} for pair in asked] == [{"a", "b"}, {"a", "c"}]
    assert (binder.name, binder.signature) == ("table", "table")


def test_the_wrappers_show_the_model_behind(store):
    entailer = CachedEntailer(TableEntailer(), store)
    assert (entailer.name, entailer.signature, entailer.thresholds) == ("table", "table", TableEntailer.thresholds)
    assert (CachedEmbedder(WordEmbedder(), store).name, CachedEmbedder(WordEmbedder(), store).signature) == (
        "words",
    ) * 2


def test_an_article_is_read_once_and_again_when_anything_of_it_changed(store):
    reads = []

    def read(articles):
        reads.extend(article.id for article in articles)
        return read_each(articles, progress=silent, tagger=None)

    articles = story(3)
    reader = cached_reader(read, store, signature="")
    first = reader(articles)
    assert reader(articles) == first == read_each(articles, progress=silent, tagger=None)
    assert reads == ["harbour0", "harbour1", "harbour2"]
    reader([replace(articles[0], published="2024-03-06")])  # "on Tuesday" is another day now
    cached_reader(read, store, signature="another tagger")([articles[1]])
    assert reads[3:] == ["harbour0", "harbour1"]


def test_claims_survive_packing():
    claims = read_claims(story(2))
    odd = replace(
        claims[0],
        text="\ud800 “quoted” \x00",
        slots=(Slot(SlotKind.AGE, "5", "five", 0, 4, hedge=Hedge.ABOUT, low=4.5),),
    )
    assert any(claim.slots for claim in claims)
    assert unpacked(packed((*claims, odd))) == (*claims, odd)


@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
@hypothesis_settings(max_examples=50)
def test_parts_can_not_run_into_each_other(left, right):
    assert (digest(*left) == digest(*right)) == (left == right)


def test_the_signature_of_the_code_is_one_digest():
    assert len(reading_signature()) == 20


def run(articles, store=None):
    embedder, entailer = CountingEmbedder(), CountingEntailer()
    models = Models(embedder, entailer)
    report = check(articles, models=models.with_store(store) if store else models)
    return report, len(embedder.texts), len(entailer.pairs)


def test_the_report_is_the_same_bytes_without_cold_and_warm(store):
    articles = story(5)
    plain, *_ = run(articles)
    cold, texts, pairs = run(articles, store)
    warm, *nothing = run(articles, store)
    assert to_json(plain) == to_json(cold) == to_json(warm)
    assert texts > 0
    assert pairs > 0
    assert nothing == [0, 0]


class OtherBinder(TableBinder):
    signature = "another table"


class LaterThresholds(TableEntailer):
    thresholds = Thresholds(contradiction=0.99, entailment=0.5)


WORDS, TABLE = WordEmbedder(), TableEntailer()
A, B, C = story(3)
PLAIN = Models(WORDS, TABLE, binder=TableBinder())


def verdicts_kept(store):
    return sum(holding.entries for holding in store.holdings() if holding.kind == "verdicts")


@pytest.mark.parametrize(
    ("articles", "models", "settings", "new"),
    [
        ([A, B], PLAIN, Settings(), 0),
        ([replace(A, text=A.text.replace("3 boats", "30 boats")), B], PLAIN, Settings(), 1),
        ([A, replace(B, text=f"{B.text} Nobody was hurt.")], PLAIN, Settings(), 1),
        ([A, replace(B, title="Harbour trust counts 15 boats")], PLAIN, Settings(), 1),
        ([A, replace(B, outlet="another outlet")], PLAIN, Settings(), 1),
        ([A, replace(B, published="2024-03-06")], PLAIN, Settings(), 1),  # "on Tuesday" is another day now
        ([A, replace(B, modified="2024-03-06")], PLAIN, Settings(), 1),  # the newer report now
        ([B, A], PLAIN, Settings(), 1),  # left and right are exchanged
        ([A, replace(B, url="https://b.test")], PLAIN, Settings(), 0),
        ([A, B, C], PLAIN, Settings(), 2),  # its own pairs with each
        ([A, B], Models(WORDS, CountingEntailer(signature="two"), binder=TableBinder()), Settings(), 1),
        ([A, B], Models(WORDS, TABLE, binder=OtherBinder()), Settings(), 1),
        ([A, B], Models(WORDS, TABLE), Settings(), 1),
        ([A, B], Models(WORDS, LaterThresholds(), binder=TableBinder()), Settings(), 1),
        ([A, B], PLAIN, Settings(contradiction=0.6), 1),
        ([A, B], PLAIN, Settings(entailment=0.6), 1),
        ([A, B], PLAIN, Settings(candidates=3), 0),
    ],
)
def test_verdicts_are_kept_until_anything_that_they_depend_on_changes(store, articles, models, settings, new):
    check([A, B], models=PLAIN.with_store(store))
    assert verdicts_kept(store) == 1
    warm = check(articles, models=models.with_store(store), settings=settings)
    assert verdicts_kept(store) == 1 + new
    assert to_json(warm) == to_json(check(articles, models=models, settings=settings))


def test_other_articles_change_how_alike_two_claims_are_and_what_was_weighed_is_weighed_again(store):
    articles = story(6)
    labels = set()
    for part in (articles[:2], articles[:3], articles[::-1], articles, articles[:2]):
        plain, *_ = run(part)
        warm, *_ = run(part, store)
        assert to_json(plain) == to_json(warm)
        assert plain == warm
        labels |= {verdict.label for verdict in warm.verdicts}
    assert Label.CONTRADICTION in labels


def modules_of(*names):
    """Give the files of modules of the package and of all that they import from it, also for types alone."""
    package = Path(consistency.__file__).parent
    found, left = set(), list(names)
    while left:
        place = package.joinpath(*left.pop().split(".")[1:])
        path = place / "__init__.py" if place.is_dir() else place.with_suffix(".py")
        if path not in found:
            found.add(path)
            imports = (
                node.module for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.ImportFrom)
            )
            left += [module for module in imports if module and module.startswith("consistency.")]
    return {path.relative_to(package) for path in found}


@pytest.mark.parametrize(
    ("modules", "signed"),
    [
        (("consistency.claims", "consistency.slots"), _READING),
        (("consistency.verdict", "consistency.quoted", "consistency.slots"), (*_READING, *_JUDGING)),
    ],
)
def test_the_signatures_cover_all_code_that_has_a_part_in_it(modules, signed):
    assert {path.parts[0] for path in modules_of(*modules)} <= set(signed)


def test_one_more_article_of_fifty_costs_a_twentieth(store):
    articles = story(51, sentences=1)
    _, texts, pairs = run(articles[:50], store)
    report, more_texts, more_pairs = run(articles, store)
    assert report.verdicts
    assert more_pairs <= 0.05 * pairs
    assert more_texts <= 0.05 * texts


def test_where_it_lies(tmp_path):
    assert open_store(Settings(cache=str(tmp_path))).path == tmp_path / "cache.sqlite"
    assert open_store(Settings()).path.name == "cache.sqlite"


def test_the_place_of_the_cache_is_no_part_of_the_signature():
    assert Settings(cache="here", cache_bytes=5).items() == Settings().items()


def lines(capsys, *arguments):
    assert main(["cache", *arguments]) == 0
    return capsys.readouterr().out.splitlines()


def test_the_command_shows_prunes_and_clears(tmp_path, capsys):
    folder = ["--cache", str(tmp_path)]
    assert lines(capsys, "show", *folder)[1:] == ["nothing is kept"]
    run(story(3), Store(tmp_path / "cache.sqlite", max_bytes=10**9))
    kinds = ["claims", "embeddings", "scores", "verdicts", "on"]
    assert [line.split()[0] for line in lines(capsys, "show", *folder)[1:]] == kinds
    assert [line.split()[0] for line in lines(capsys, "prune", "--megabytes", "0", *folder)[1:]] == ["on"]
    assert lines(capsys, "clear", *folder)[1:] == ["nothing is kept"]


def test_the_command_says_that_the_cache_is_off(capsys):
    assert main(["cache", "show", "--cache", "off"]) == 2
    assert "the cache is off" in capsys.readouterr().err
