"""The shipped tagger: small, the one of its card, right on plain sentences, the same as its export."""

import pytest

from consistency.errors import ModelError
from consistency.lang.tagged import NameKind
from consistency.models import export_tagger, load_tagger
from consistency.models.tagger import LABELS
from consistency.models.weights import tagger_card, tagger_weights

SENTENCES = [
    "Marta Kalniņa, the mayor, met Oskar Lindqvist in Helsinki on Tuesday.",
    "The ferry left Gothenburg for Denmark, the Swedish Maritime Administration said.",
    "It rained all week, and the road stayed shut.",
]


@pytest.fixture(scope="module")
def tagger():
    found = load_tagger(device="cpu", precision="fp32")
    assert found is not None
    return found


def test_the_weights_fit_their_card_and_stay_small() -> None:
    assert tagger_weights().stat().st_size < 25_000_000
    assert tagger_card().labels == LABELS


def test_a_damaged_card_is_refused(tmp_path) -> None:
    (tmp_path / "tagger.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match=r"tagger\.json"):
        tagger_card(tmp_path)


def test_plain_names_are_found(tagger) -> None:
    found = [
        {(text[one.start : one.end], one.kind) for one in names}
        for text, names in zip(SENTENCES, tagger.tag(SENTENCES), strict=True)
    ]
    assert {("Marta Kalniņa", NameKind.PERSON), ("Oskar Lindqvist", NameKind.PERSON),
            ("Helsinki", NameKind.PLACE)} <= found[0]  # fmt: skip
    assert {("Gothenburg", NameKind.PLACE), ("Denmark", NameKind.PLACE)} <= found[1]
    assert found[2] == set()


def test_a_text_gets_the_same_names_alone_and_among_others(tagger) -> None:
    together = tagger.tag([*SENTENCES, "A long one. " * 200])
    for text, names in zip(SENTENCES, together, strict=False):
        alone = tagger.tag([text])[0]
        assert [(one.start, one.end, one.kind) for one in alone] == [(one.start, one.end, one.kind) for one in names]


def test_the_export_is_read_back_as_the_same_tagger(tagger, tmp_path) -> None:
    export_tagger(tmp_path)
    again = load_tagger(str(tmp_path), device="cpu", precision="fp32")
    assert again is not None
    assert [
        [(one.start, one.end, one.kind, pytest.approx(one.score, abs=0.002)) for one in names]
        for names in again.tag(SENTENCES)
    ] == [[(one.start, one.end, one.kind, one.score) for one in names] for names in tagger.tag(SENTENCES)]
