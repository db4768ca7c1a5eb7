"""Known claims judged against stories, with models that have no weights."""

import pytest

from consistency.errors import InputError
from consistency.models.fakes import TableEntailer, WordEmbedder
from consistency.pipeline import Models
from consistency.regress.known import parse_known
from consistency.regress.nouns import Backing, Outcome
from consistency.regress.run import KNOWN, judge_known
from consistency.types import ClashType, Label, NliScores

CONTRADICTION = NliScores(0.0, 0.02, 0.98)
ENTAILMENT = NliScores(0.98, 0.02, 0.0)
TABLE = {
    ("The pier is shut.", "The pier is open."): CONTRADICTION,
    ("The pier is open.", "The pier is shut."): CONTRADICTION,
    ("The pier is open.", "The pier is open to all."): ENTAILMENT,
}
MODELS = Models(WordEmbedder(), TableEntailer(TABLE))


@pytest.fixture
def stories(tmp_path):
    folder = tmp_path / "harbour"
    folder.mkdir()
    (folder / "mercury.txt").write_text("Ada Brandt, 57, leads the harbour trust. The pier is open to all.\n")
    (folder / "beacon.txt").write_text("Ada Brandt, 75, leads the harbour trust. The pier is shut.\n")
    return tmp_path


def rows(*claims):
    lines = [
        f'{{"story": "harbour", "claim": "{claim}", "outlet": "{outlet}", "expected": "absent"}}'
        for claim, outlet in claims
    ]
    return parse_known("\n".join(lines))


AGE, OTHER = (Outcome(Backing.CONTRADICTED, kind) for kind in (ClashType.AGE, ClashType.OTHER))
SUPPORTED, ABSENT = Outcome(Backing.SUPPORTED), Outcome(Backing.ABSENT)
CASES = [
    ("Ada Brandt, 57, leads the harbour trust.", "mercury", SUPPORTED),
    ("Ada Brandt, 57, leads the harbour trust.", "beacon", AGE),
    ("Ada Brandt, 57, leads the harbour trust.", "", AGE),  # a clash in one report outweighs support in another
    ("The pier is open.", "mercury", SUPPORTED),
    ("The pier is open.", "beacon", OTHER),
    ("The tide is high.", "", ABSENT),
    ("Ada Brandt, 57, leads the harbour trust. The tide is high.", "mercury", ABSENT),  # half of it is nowhere
    ("Is the pier open?", "", ABSENT),  # a question is not judged
]


@pytest.mark.parametrize(("claim", "outlet", "found"), CASES)
def test_how_a_claim_fares(stories, claim, outlet, found):
    (judged,) = judge_known(rows((claim, outlet)), stories, models=MODELS).judged
    assert judged.found == found
    if judged.lead and found != ABSENT:
        assert judged.lead.pair.left.outlet == KNOWN
        assert outlet in ("", judged.lead.pair.right.outlet)


def test_no_row_changes_what_another_gets(stories):
    together = judge_known(rows(*[(claim, outlet) for claim, outlet, _ in CASES]), stories, models=MODELS).judged
    assert [judged.found for judged in together] == [found for _, _, found in CASES]
    alone = [judge_known(rows((claim, outlet)), stories, models=MODELS).judged[0].lead for claim, outlet, _ in CASES]
    assert [lead and lead.pair.similarity for lead in alone] == [
        judged.lead and judged.lead.pair.similarity for judged in together
    ]


def test_each_text_is_embedded_once(stories):
    class Counting(WordEmbedder):
        asked = 0

        def embed(self, texts):
            self.asked += len(texts)
            return super().embed(texts)

    counting = Counting()
    judge_known(rows(*[(claim, "") for claim, _, _ in CASES[:3]]), stories, models=Models(counting, TableEntailer()))
    one = Counting()
    judge_known(rows((CASES[0][0], "")), stories, models=Models(one, TableEntailer()))
    known = 2  # claims of one row: the whole, and "Ada Brandt, 57"
    assert counting.asked == one.asked + 2 * known


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ('{"story": "nowhere", "claim": "x", "outlet": "", "expected": "absent"}', "nowhere: no such story; name"),
        ('{"story": "harbour", "claim": "x", "outlet": "Globe", "expected": "absent"}', "there are beacon, mercury"),
    ],
)
def test_a_story_or_outlet_that_is_not_there(stories, lines, message):
    with pytest.raises(InputError, match=message):
        judge_known(parse_known(lines), stories, models=MODELS)


@pytest.mark.parametrize(
    ("left", "right", "published", "found"),
    [
        ("Ada Brandt, 57, rows.", "Ada Brandt, 75, rows.", {}, Outcome(Label.CONTRADICTION, ClashType.AGE)),
        ("Ada Brandt, 57, rows.", "Ada Brandt, 57, rows.", {}, Outcome(Label.AGREEMENT)),
        ("The pier is shut.", "The pier is open.", {}, Outcome(Label.CONTRADICTION, ClashType.OTHER)),
        ("Is the pier shut?", "The pier is open.", {}, Outcome(Label.UNRELATED)),
        ("Five people died.", "Seven people died.", {}, Outcome(Label.CONTRADICTION, ClashType.QUANTITY)),
        (
            "Five people died.",
            "Seven people died.",
            {"left_published": "2024-05-06", "right_published": "2024-05-07"},
            Outcome(Label.UPDATE),
        ),
    ],
)
def test_the_label_of_a_pair(tmp_path, left, right, published, found):
    extra = "".join(f', "{key}": "{value}"' for key, value in published.items())
    line = f'{{"left": "{left}", "right": "{right}", "expected": "agreement"{extra}}}'
    (judged,) = judge_known(parse_known(line), tmp_path, models=MODELS).judged
    assert judged.found == found
