"""Who vouches for a sentence, wherever in it that stands."""

import pytest

from consistency.lang.sources import sources_of


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("The dam held, according to the miners' union.", ("the miners' union",)),
        ("According to a clerk, the dam held.", ("a clerk",)),
        ("The dam is safe, said the deputy mayor, and will be so for years.", ("the deputy mayor",)),
        ("The dam is safe, said coach Vera Holt, though she had not seen it.", ("coach Vera Holt",)),
        ("The dam held, a waiter told police in a statement read on Friday.", ("a waiter",)),
        ("The dam held, an institute in Vienna found after two tests.", ("an institute in Vienna",)),
        ("The dam held, the builders maintain.", ("the builders",)),
        ("The nurse swore that the lamp was lit.", ("The nurse",)),
        ("Curator Ada Brandt believes the coin is a fake.", ("Curator Ada Brandt",)),
        ("The dam held, the mayor said, and the judges found in May that it was sound.", ("the mayor", "the judges")),
        ("He said that the dam held.", ()),
        ("The police found the boat on Monday.", ()),
        ("The dam held.", ()),
        ("", ()),
    ],
)
def test_sources(text, sources):
    assert sources_of(text) == sources
