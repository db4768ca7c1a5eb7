"""Two versions of one quotation: which change of words weighs, and how it is shown."""

import pytest

from consistency.lang.utterances import aligned, clashes, words_apart


@pytest.mark.parametrize(
    ("left", "right", "shown"),
    [
        ("We lost three ships in the storm", "We lost 5 ships in the storm", ("three", "5")),
        ("We won't open the gates at dawn", "We will open the gates at dawn", ("won't", "will")),
        ("“The gates, I hear, open at dawn”", "The gates, I hear, close at dawn", ("open", "close")),
        ("The gates will open at dawn", "The gates of the fort will open at dawn", ("", "of the fort")),
        ("The gates open at dawn", "The gates open at dawn", None),
        ("The gates open at dawn", "The gates opened at dawn", None),  # a form of the word
        ("The gates, sir, open at dawn", "The gates open at dawn", None),  # how somebody is addressed
        ("We open the gates for all", "We open the gates to all", None),  # a slip of the ear
    ],
)
def test_words_apart(left, right, shown):
    assert words_apart(left, right) == shown
    assert words_apart(right, left) == (shown and shown[::-1])
    assert bool(clashes(aligned(*sorted((left, right))))) is (shown is not None)
