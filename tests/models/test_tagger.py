"""The tagger: pieces and shapes, paths of labels, windows, and names with exact offsets."""

import itertools

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from consistency.errors import ModelError
from consistency.lang.tagged import NameKind, TaggedName, over
from consistency.models import load_tagger
from consistency.models.backbone import tokenizer
from consistency.models.bert import Inputs
from consistency.models.fakes import TableTagger
from consistency.models.hub_tagger import labels_of
from consistency.models.tagger import LABELS, OPENS, SHAPES, Coded, NameTagger, Paths, coded, shape_of, windows_of


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("riga", "small"), ("Riga", "initial"), ("NATO", "capitals"), ("A", "letter"), ("a", "small"),
        ("McCain", "mixed"), ("iPhone", "mixed"), ("1999", "figure"), ("3rd", "figure"), (",", "sign"), ("", "sign"),
        ("Ē", "letter"), ("Ēriks", "initial"),
    ],
)  # fmt: skip
def test_shape(word: str, shape: str) -> None:
    assert SHAPES[shape_of(word)] == shape


def test_pieces_know_their_words_and_shapes() -> None:
    text = "Ēriks Kalniņš met NATO"
    (code,) = coded([text], tokenizer())
    assert [text[start:end] for start, end in code.spans] == ["Ēriks", "Kalniņš", "met", "NATO"]
    shapes = [code.shapes[head] for head in code.heads]
    assert shapes == [SHAPES.index("initial") + OPENS, *(SHAPES.index(s) for s in ("initial", "small", "capitals"))]
    assert code.shapes[0] == code.shapes[-1] == 0
    assert len(code.ids) == len(code.shapes) > len(code.spans) + 2  # a rare name is cut into pieces


def test_the_word_after_an_opening_quote_opens_the_text() -> None:
    (code,) = coded(['"Riga" fell'], tokenizer())
    assert code.shapes[code.heads[1]] == SHAPES.index("initial") + OPENS


def scores(*labels: str, sure: float = 3.0) -> np.ndarray:
    """Give scores that favour one label a word."""
    table = np.zeros((len(labels), len(LABELS)), dtype=np.float32)
    for row, label in enumerate(labels):
        table[row, LABELS.index(label)] = sure
    return table


@pytest.mark.parametrize(
    ("favoured", "path"),
    [
        ((), ()),
        (("O", "B-person", "I-person", "O"), ("O", "B-person", "I-person", "O")),
        (("I-person", "I-person"), ("B-person", "I-person")),
        (("B-person", "B-person"), ("B-person", "B-person")),
        (("O", "O"), ("O", "O")),
    ],
)
def test_paths(favoured: tuple[str, ...], path: tuple[str, ...]) -> None:
    assert tuple(LABELS[label] for label in Paths(LABELS).best(scores(*favoured))) == path


@given(st.lists(st.lists(st.floats(-9, 0), min_size=len(LABELS), max_size=len(LABELS)), max_size=12))
def test_inside_follows_only_its_own_kind(rows: list[list[float]]) -> None:
    path = ["O", *(LABELS[label] for label in Paths(LABELS).best(np.array(rows).reshape(-1, len(LABELS))))]
    assert all(now[:1] != "I" or before[2:] == now[2:] for before, now in itertools.pairwise(path))


@given(st.lists(st.integers(1, 6), max_size=40), st.integers(8, 20))
def test_windows_keep_every_word_and_fit(sizes: list[int], limit: int) -> None:
    heads = tuple(1 + sum(sizes[:at]) for at in range(len(sizes)))
    length = sum(sizes) + 2
    spans = tuple((at, at + 1) for at in range(len(sizes)))
    code = Coded((1, *[7] * (length - 2), 2), (0,) * length, heads, spans)
    windows = list(windows_of(code, limit))
    assert [span for window in windows for span in window.spans] == list(spans)
    assert all(len(window.ids) == len(window.shapes) <= limit for window in windows)
    assert all(0 < head < len(window.ids) - 1 for window in windows for head in window.heads)


class Echo:
    """A network that takes every word with a capital for a person, sure of it or not."""

    device = torch.device("cpu")
    dtype = torch.float32
    labels = LABELS
    weights = "echo"
    limit = 16
    pad = 0

    def __init__(self, sure: float) -> None:
        self.sure = sure

    def coded(self, texts: list[str]) -> list[Coded]:
        return coded(texts, tokenizer())

    def logits(self, inputs: Inputs) -> torch.Tensor:
        found = torch.zeros(*inputs.ids.shape, len(LABELS))
        capital = inputs.types % OPENS == SHAPES.index("initial")
        found[..., LABELS.index("B-person")] = torch.where(capital, self.sure, -9.0)
        found[..., 0] = torch.where(capital, -9.0, self.sure)
        return found


def test_names_point_at_their_words_also_in_long_texts() -> None:
    texts = ["Riga fell.", "", "the rain fell. " * 20 + "Tartu held.", "Riga fell."]
    names = NameTagger(Echo(9.0), "echo").tag(texts)
    read = [[text[one.start : one.end] for one in found] for text, found in zip(texts, names, strict=True)]
    assert read == [["Riga"], [], ["Tartu"], ["Riga"]]
    assert all(one.kind is NameKind.PERSON and one.score > 0.99 for found in names for one in found)


def test_an_unsure_name_is_left_out() -> None:
    assert NameTagger(Echo(1.0), "echo").tag(["Riga fell."]) == [()]


@pytest.mark.parametrize("text", ["Riga\n\nTartu  met", " Riga", "𝔘nd Riga", "Rīga’s\u00a0mayor", "\u200bRiga"])
def test_odd_spaces_do_not_move_names(text: str) -> None:
    (names,) = NameTagger(Echo(9.0), "echo").tag([text])
    assert names
    assert all(text[one.start : one.end].strip() == text[one.start : one.end] != "" for one in names)


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    (names,) = NameTagger(Echo(9.0), "echo").tag([text])
    assert all(0 <= one.start < one.end <= len(text) for one in names)
    assert all(one.end <= other.start for one, other in itertools.pairwise(names))


@pytest.mark.parametrize(
    ("labels", "ours"),
    [
        (("O", "B-PER", "I-PER"), ("O", "B-person", "I-person")),
        (("O", "B-GPE", "B-corporation", "B-MISC"), ("O", "B-place", "B-organisation", "B-other")),
        (LABELS, LABELS),
    ],
)
def test_labels_of_other_taggers(labels: tuple[str, ...], ours: tuple[str, ...]) -> None:
    assert labels_of(dict(enumerate(labels))) == ours


@pytest.mark.parametrize("labels", [("LABEL_0", "LABEL_1"), ("B-PER", "I-PER"), ("O", "PER")])
def test_unnamed_labels_are_refused(labels: tuple[str, ...]) -> None:
    with pytest.raises(ModelError, match="B-PER"):
        labels_of(dict(enumerate(labels)))


def test_off_is_no_tagger() -> None:
    assert load_tagger("off") is None


def test_a_folder_without_a_model_is_refused(tmp_path) -> None:
    with pytest.raises(ModelError, match="can't be loaded"):
        load_tagger(str(tmp_path))


def test_the_table_tagger_takes_the_longer_name() -> None:
    tagger = TableTagger({"Riga": NameKind.PLACE, "Riga Port": NameKind.ORGANISATION})
    assert tagger.tag(["Riga Port lies in Riga, not in Rigas.", ""]) == [
        (TaggedName(0, 9, NameKind.ORGANISATION), TaggedName(18, 22, NameKind.PLACE)),
        (),
    ]
    assert TableTagger().tag(["Riga"]) == [()]


def test_over() -> None:
    names = (TaggedName(0, 4, NameKind.PLACE), TaggedName(6, 9, NameKind.PERSON))
    assert over(names, 3, 6) == names[:1]
    assert over(None, 0, 9) == ()


def test_taggers_that_find_other_names_have_other_signatures() -> None:
    network = Echo(9.0)
    known = NameTagger(network, "echo").signature
    network.dtype = torch.bfloat16
    assert NameTagger(network, "echo").signature != known
    assert TableTagger({"Riga": NameKind.PLACE}).signature != TableTagger({"Riga": NameKind.PERSON}).signature
