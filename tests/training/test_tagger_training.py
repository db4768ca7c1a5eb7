"""Corpora of names: what is marked, what is doubted, what is held out; labels, swaps and the count of right names."""

import gzip
import json
import random
from pathlib import Path

import pytest

from consistency.models.backbone import tokenizer
from consistency.models.tagger import LABELS, OPENS, SHAPES, coded
from training.corpora import Doubt, Entity, Sentence, Tally, ecbplus, f1_of, tally, wikiann, wikigold, wnut
from training.tagger import Example, Names, collate, labelled, loss_of, rate_at, recased

ROE = Sentence("Ann Roe left Riga .", (Entity(0, 7, "person"), Entity(13, 17, "place")), complete=True)


def write(path: Path, rows: list[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write("\n".join(rows) + "\n")


def names(sentence: Sentence) -> list[tuple[str, str]]:
    return [(sentence.text[one.start : one.end], one.kind) for one in sentence.entities]


def test_every_third_article_of_wikigold_is_held_out(tmp_path) -> None:
    article = ["0\t-DOCSTART-\tO", "", "0\tAnn\tB-PER", "1\tRoe\tI-PER", "2\tleft\tO", "", "0\tRiga\tB-LOC", ""]
    write(tmp_path / "ner/wikigold.test.conllu.gz", article * 6)
    held, rest = wikigold(tmp_path, held=True), wikigold(tmp_path, held=False)
    assert (len(held), len(rest)) == (4, 8)
    assert names(held[0]) == [("Ann Roe", "person")]
    assert held[0].complete


def test_wnut_groups_are_organisations_and_works_are_other(tmp_path) -> None:
    rows = ["Acme\tB-corporation", "and\tO", "Owls\tB-group", "saw\tO", "Dusk\tB-creative-work", "\t", "ok\tO", ""]
    write(tmp_path / "ner/wnut17.wnut17train.conll.gz", rows)
    first, second = wnut(tmp_path, "train")
    assert names(first) == [("Acme", "organisation"), ("Owls", "organisation"), ("Dusk", "other")]
    assert names(second) == []


def test_wikiann_keeps_prose_and_doubts_unlinked_capitals(tmp_path) -> None:
    prose = "In March Ann Roe left Riga for a small town by the sea"
    rows = [f"{at}\t{word}\t{'B-LOC' if word == 'Riga' else 'O'}" for at, word in enumerate(prose.split())]
    for part in ("train", "val", "test"):
        write(tmp_path / f"ner/wikiann.{part}.conllu.gz", [*rows, "", "0\tAnn\tB-PER", "1\tRoe\tI-PER", ""])
    (sentence, *others) = wikiann(tmp_path)
    assert len(others) == 2
    assert [sentence.text[one.start : one.end] for one in sentence.doubts] == ["March", "Ann", "Roe"]


@pytest.mark.parametrize(
    ("words", "mentions", "found", "doubted"),
    [
        ("Attorney Ann Roe left .", [("HUMAN_PART_PER", "Attorney Ann Roe")], [("Ann Roe", "person")], ["Attorney"]),
        ("the actress met Roe's aide .", [("HUMAN_PART_PER", "Roe's")], [("Roe", "person")], []),
        ("they met in Old Town in Riga .", [("LOC_GEO", "in Old Town in Riga")],
         [("Old Town", "place"), ("Riga", "place")], []),
        ("a Riga clinic and Acme fell .", [("LOC_FAC", "a Riga clinic")], [("Riga", "place")], ["Acme"]),
        ("a Riga eye clinic fell .", [("LOC_FAC", "a Riga eye clinic")], [], ["Riga"]),
        ("she left on Tuesday .", [("TIME_DATE", "on Tuesday")], [], []),
        ("she said the American left .", [("HUMAN_PART_PER", "the American")], [], ["American"]),
        ("flew to L . A . today .", [("LOC_GEO", "to L . A")], [("L . A", "place")], []),
    ],
)  # fmt: skip
def test_names_in_what_ecbplus_marks(tmp_path, words, mentions, found, doubted) -> None:
    row = {"doc": "3_1ecb", "sent": 0, "tokens": words.split(), "mentions": mentions}
    write(tmp_path / "ner/ecbplus_dev_mentions.jsonl.gz", [json.dumps(row), json.dumps({**row, "doc": "31_1ecb"})])
    (sentence,) = ecbplus(tmp_path, held=False)
    assert names(sentence) == found
    assert [sentence.text[one.start : one.end] for one in sentence.doubts if one.weight == 0] == doubted
    assert len(ecbplus(tmp_path, held=True)) == 1


def test_labels_and_weights_of_words() -> None:
    sentence = Sentence(ROE.text, ROE.entities, (Doubt(13, 17, 0.5),))
    (code,) = coded([sentence.text], tokenizer())
    example = labelled(sentence, code)
    marks = [LABELS[label] if label >= 0 else "?" for label in example.labels]
    assert marks == ["B-person", "I-person", "?", "B-place", "?"]
    assert example.weights == (1.0, 1.0, 1.0, 0.5, 1.0)
    assert labelled(ROE, code).labels[2] == 0


def test_another_kind_is_no_fault_where_other_names_are_unmarked() -> None:
    (code,) = coded(["Dusk"], tokenizer())
    other = LABELS.index("B-other")
    losses = []
    for label in (-1, 0):
        batch = collate([Example(code, (label,), (1.0,))], 16)
        logits = 9.0 * (batch.labels == 5).float().unsqueeze(-1).repeat(1, 1, len(LABELS))
        logits[0, code.heads[0], other] = 9.0
        losses.append(loss_of(logits, batch).item())
    assert losses[0] < 0.01 < losses[1]


def test_swapped_names_keep_their_marks_in_place() -> None:
    pool = Names([ROE, Sentence("Bob Lee saw Oslo .", (Entity(0, 7, "person"), Entity(12, 16, "place")))])
    sentence = Sentence("Ann Roe left Riga in May .", ROE.entities, (Doubt(21, 24, 0.3),))
    texts = set()
    for seed in range(30):
        swapped = pool.swapped(sentence, random.Random(seed))
        assert {name for name, _ in names(swapped)} <= {"Ann Roe", "Bob Lee", "Riga", "Oslo"}
        assert [swapped.text[one.start : one.end] for one in swapped.doubts] == ["May"]
        texts.add(swapped.text)
    assert "Bob Lee left Riga in May ." in texts


def test_recased_shapes() -> None:
    (code,) = coded(["Ann met NATO"], tokenizer())
    seen = {tuple(recased(code, random.Random(seed)).shapes[head] for head in code.heads) for seed in range(200)}
    small, initial, capitals = (SHAPES.index(name) for name in ("small", "initial", "capitals"))
    assert seen == {
        (initial + OPENS, small, capitals),
        (initial + OPENS, initial, capitals),
        (small + OPENS, small, small),
        (capitals + OPENS, capitals, capitals),
    }


@pytest.mark.parametrize(
    ("found", "counts"),
    [
        (ROE.entities, Tally(2, 2, 2)),
        ((Entity(0, 3, "person"),), Tally(2, 1, 0)),
        ((Entity(13, 17, "organisation"),), Tally(2, 1, 0)),
        ((), Tally(2, 0, 0)),
    ],
)
def test_tally(found: tuple[Entity, ...], counts: Tally) -> None:
    assert tally([ROE], [found], ("person", "place", "organisation")) == [counts]


def test_a_name_that_nobody_looked_at_is_not_counted() -> None:
    sentence = Sentence("Ann Roe left Riga .", ROE.entities[:1], (Doubt(13, 17, 0.0),))
    assert tally([sentence], [ROE.entities], ("person", "place")) == [Tally(1, 1, 1)]


def test_f1() -> None:
    assert f1_of([Tally(2, 1, 1), Tally(1, 2, 1)]) == pytest.approx(4 / 6)
    assert f1_of([]) == 0.0


def test_the_rate_rises_holds_and_falls() -> None:
    rates = [rate_at(seen, 10_000, 1.0) for seen in (0, 960, 6000, 8000, 10_000)]
    assert rates == pytest.approx([0.04, 1.0, 1.0, 0.5, 0.02])
