"""Facts that two outlets of a story state alike: a value that both give, in sentences about one thing.

A change of such a fact in one report makes a fair conflict: both cannot be true. That two sentences state one fact is
decided by the words around the value and, where people labelled the sentences, by their label.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

from benchmarks.planting.corpus import STEM, Gold, Sentence, Story, stem
from benchmarks.planting.lexicon import WEEKDAYS
from benchmarks.planting.mentions import Mention, is_toll, mentions
from benchmarks.planting.naming import known_place
from consistency.types import ClashType

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What stands behind a count on its own says nothing of what is counted.
DAYS = frozenset(stem(day) for day in WEEKDAYS)
#: Content stems that two sentences share beside the value, and their share of the shorter sentence: with a label that
#: says "one event", without a label.
LABELLED, UNLABELLED = (2, 0.3), (4, 0.5)


@dataclass(frozen=True, slots=True)
class Fact:
    """A value of one report and the same value of another outlet's."""

    story: str
    left: Mention  # the one that is changed
    right: Mention

    @property
    def kind(self) -> ClashType:
        """The type that a clash of it has."""
        return self.left.kind

    @property
    def near(self) -> frozenset[str]:
        """The content stems that stand near the value in both."""
        return _near(self.left) & _near(self.right)


def typed_facts(story: Story, gold: Gold) -> Iterator[Fact]:
    """Give the facts with a value, each with the sentence of another outlet that is most like its own."""
    groups: dict[tuple[str, str, str], list[Mention]] = defaultdict(list)
    for sentence in story.sentences:
        for mention in mentions(sentence):
            if mention.kind is not ClashType.PLACE or is_place(mention, gold):
                groups[mention.kind, mention.shape, mention.key].append(mention)
    for group in groups.values():
        for left in group:
            met = [right for right in group if is_shared(left, right, gold)]
            if met:
                yield Fact(story.name, left, max(met, key=lambda right: overlap(left, right)))


def is_place(mention: Mention, gold: Gold) -> bool:
    """Say whether a capitalised word is a place: by the lists, or by a label of ECB+."""
    return bool(known_place(mention.key)) or mention.key in gold.places.get(mention.sentence.article.id, ())


def is_shared(left: Mention, right: Mention, gold: Gold) -> bool:
    """Say whether two mentions of one value state one fact."""
    if not comparable(left.sentence, right.sentence) or develops(left, right):
        return False
    if not around(left) & around(right):
        return False
    label = gold.of(left.sentence, right.sentence)
    least, share = LABELLED if label else UNLABELLED
    return label is not False and len(shared(left, right)) >= least and overlap(left, right) >= share


def comparable(left: Sentence, right: Sentence) -> bool:
    """Say whether two sentences stand in articles of different outlets."""
    return left.article.outlet != right.article.outlet and left.article.id != right.article.id


def develops(left: Mention, right: Mention) -> bool:
    """Say whether both values of a growing count could have been true, each on its day."""
    days = left.sentence.article.day, right.sentence.article.day
    return is_toll(left) and None not in days and days[0] != days[1]


def around(mention: Mention) -> frozenset[str]:
    """Give the words that say what a value is of: a count's noun stands right behind it."""
    if mention.kind is ClashType.QUANTITY and not mention.key.endswith("%"):
        after = [token.text.lower() for token in mention.sentence.tokens if token.start >= mention.end]
        # "People" says nothing of a sentence, but much of a count.
        return frozenset(word[:STEM] for word in after[:3] if word not in ENGLISH_STOP_WORDS) - DAYS
    named = frozenset(stem(word) for word in mention.key.split()) if mention.kind is ClashType.NAME else frozenset()
    return _near(mention) - named


def shared(left: Mention, right: Mention) -> frozenset[str]:
    """Give the content stems that two sentences share outside of the values."""
    return _outside(left) & _outside(right)


def overlap(left: Mention, right: Mention) -> float:
    """Give the share of the shorter sentence's content stems that the other has too."""
    shorter = min(len(_outside(left)), len(_outside(right)))
    return len(shared(left, right)) / shorter if shorter else 0.0


def _outside(mention: Mention) -> frozenset[str]:
    return mention.sentence.outside(mention.start, mention.end)


def _near(mention: Mention) -> frozenset[str]:
    return mention.sentence.near(mention.start, mention.end)
