"""Words of two texts that can't both be said of one thing."""

import pytest

from consistency.lang.contraries import contraries, crossed
from consistency.lang.facing import Wording


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("The judge granted bail.", "The judge refused bail.", Wording("granted", "refused")),
        ("The treaty was ratified.", "Deputies threw out the treaty.", Wording("ratified", "threw out")),
        ("All were found alive.", "All had drowned.", Wording("alive", "drowned")),
        ("The strike will go ahead.", "The strike was called off.", Wording("go ahead", "called off")),
        ("The elk lay inside the fence.", "The elk lay outside the fence.", Wording("inside the", "outside the")),
        ("The lamp hung from a pole outside.", "The inside of the shed was dark.", None),  # of other things
        ("She was furious.", "She was delighted.", Wording("furious", "delighted")),
        ("The judge granted bail, then refused it.", "The judge refused bail.", None),  # both words on one side
        ("The judge granted bail.", "The judge allowed bail.", None),
        ("It was winter.", "They lost.", None),  # "win" is no part of another word
        ("", "They lost.", None),
    ],
)
def test_pairs_of_words(left, right, expected):
    assert contraries(left, right) == expected
    turned = None if expected is None else Wording(expected.right, expected.left)
    assert contraries(right, left) == turned


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("The east gate was open.", "The west gate was shut.", True),
        ("The gate was open.", "The gate was shut.", False),
        ("Lind won; prices rose.", "Lind lost; prices fell.", True),
        ("The judge granted bail.", "The judge refused bail.", False),  # two rows, the same words
        ("The judge granted bail.", "The gate was shut.", False),
    ],
)
def test_two_contraries_cross(left, right, expected):
    assert crossed(left, right) is crossed(right, left) is expected
