"""Verbatim quotations: their words, and the ladder on which two reports of one utterance meet."""

from __future__ import annotations

from consistency.lang.names import family_name, plain
from consistency.lang.quotes import Quotation, quotations
from consistency.lang.utterances import (
    EDGES,
    EDITED,
    FEW,
    GAP,
    SAYING,
    SMALL,
    Alignment,
    Change,
    aligned,
    clashes,
    is_content,
    is_trivial,
    keys,
    turned,
    turns_time,
)
from consistency.lang.words import words
from consistency.slots.ladder import MISSING, Level, anything_else
from consistency.types import Slot, SlotKind

# One or two words in quotation marks are a name or a distance that the writer takes, and no utterance.
_LEAST_WORDS = 3
#: So many equal words are one utterance, however differently its speaker is described.
_LONG = 8
_PRONOUN = frozenset(words("he she they it we i you his her their who"))


def quotes(text: str, *, speaker: str | None = None, whole: bool = False) -> tuple[Slot, ...]:
    """Find the quotations of three words and more in `text`; `whole` says that all of it is one, without marks."""
    spans = [(0, len(text))] if whole else _spans(text)
    return tuple(slot for low, high in spans if (slot := _slot(text, low, high, speaker)) is not None)


def _spans(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for quotation in quotations(text):
        if _is_orphan(text, quotation):
            # The opening mark stands in the sentence before: "…, we will not wait," he said.
            found.append((found[-1][1] if found else 0, quotation.start))
        else:
            found.append((quotation.start + 1, quotation.end - quotation.closed))
    first = text.find("”")
    if first > 0 and not any(low <= first + 1 and first <= high + 1 for low, high in found) and "“" not in text[:first]:
        found.insert(0, (0, first))
    return found


def _is_orphan(text: str, quotation: Quotation) -> bool:
    """Say whether the mark of a quotation that is never closed is in truth the end mark of one."""
    if quotation.closed or text[quotation.start] != '"' or quotation.start == 0:
        return False
    return not text[quotation.start - 1].isspace() and not text[quotation.start + 1 : quotation.start + 2].isalnum()


def _slot(text: str, low: int, high: int, speaker: str | None) -> Slot | None:
    while low < high and text[low] in EDGES:
        low += 1
    while high > low and text[high - 1] in EDGES:
        high -= 1
    said = [word for word in keys(text[low:high]) if word not in (GAP, EDITED)]
    if len(said) < _LEAST_WORDS:
        return None
    quoted = text[low:high]
    by = speaker or "Somebody"
    return Slot(
        SlotKind.QUOTE, " ".join(said), quoted, low, high, about=speaker, event="say",
        statement=f"{by} said: “{quoted}”",
    )  # fmt: skip


def _alignment(left: Slot, right: Slot) -> Alignment:
    one, other = sorted((left.text, right.text))
    return aligned(one, other)


def bound(left: Slot, right: Slot) -> bool:
    """Say whether two quotations are of one utterance: most words of the shorter one shared, by no other speaker."""
    if not _may_share_speaker(left.about, right.about):
        return False
    one, other = set(left.value.split()), set(right.value.split())
    # Aligning is dear, and most pairs share too few words for it
    if len(one & other) < max(2, 0.4 * min(len(one), len(other))):
        return False
    if turned_round(left, right):
        return True
    between = _alignment(left, right)
    if len(between.equal) < 0.6 * between.shorter:
        return False
    if left.value == right.value or _one_saying(left, right, between):
        return True
    if _described_apart(left.about, right.about) and len(between.equal) < _LONG:
        return False
    content = sum(is_content(word) for word in between.equal)
    known = left.about is not None and right.about is not None
    longest = max(between.runs, default=0)
    if content >= 3:
        return len(between.equal) >= 4 and longest >= 3
    # "I saw the light too late": few words of weight, but nearly all of them the same
    return content >= 2 and len(between.equal) >= (4 if known else 5) and longest >= 3


def turned_round(left: Slot, right: Slot) -> bool:
    """Say whether one named speaker is quoted with a clause and with the same clause turned round."""
    if left.about is None or right.about is None or not (_is_named(left.about) and _is_named(right.about)):
        return False
    return plain(left.about).split()[-1] == plain(right.about).split()[-1] and turned(left.text, right.text)


def _one_saying(left: Slot, right: Slot, between: Alignment) -> bool:
    """Hold for a short saying of one speaker, told alike by both, in which one stretch of a word or two differs."""
    if left.about is None or right.about is None or plain(left.about) != plain(right.about):
        return False
    changes = [change for change in between.changes if not is_trivial(change)]
    return (
        len(changes) == 1
        and len(between.equal) >= SAYING
        and any(map(is_content, between.equal))
        and max(len(changes[0].left), len(changes[0].right)) <= FEW
        and len(between.equal) == between.shorter - min(len(changes[0].left), len(changes[0].right))
    )


def _may_share_speaker(left: str | None, right: str | None) -> bool:
    """Say whether one may have said both; a description ("the captain") or a pronoun may be anybody."""
    if left is None or right is None or not (_is_named(left) and _is_named(right)):
        return True
    one, other = plain(left), plain(right)
    return plain(family_name(left)) == plain(family_name(right)) or one in other or other in one


def _described_apart(left: str | None, right: str | None) -> bool:
    """Say whether two descriptions share no word: "the minister" and "the head of the union" may be one, but rarely."""
    if left is None or right is None or _is_named(left) or _is_named(right):
        return False
    one, other = ({word for word in keys(speaker) if word not in SMALL} for speaker in (left, right))
    return bool(one and other) and not one & other


def _is_named(speaker: str) -> bool:
    first = speaker.split()[:1]
    return bool(first) and first[0][:1].isupper() and first[0].lower() not in _PRONOUN | {"the", "a", "an"}


def _same(left: Slot, right: Slot) -> bool:
    return left.value == right.value


def _continues(left: Slot, right: Slot) -> bool:
    """Hold where every difference lies at the ends or where an editor marked it, and one side is whole."""
    changes = _alignment(left, right).changes
    return bool(changes) and all(
        change.edited or (not change.inside and not (change.left and change.right)) for change in changes
    )


def _excerpt(left: Slot, right: Slot) -> bool:
    """Hold where all of one is in the other, but for what an editor marked."""
    if not _continues(left, right):
        return False
    changes = [change for change in _alignment(left, right).changes if not change.edited]
    return not (any(change.left for change in changes) and any(change.right for change in changes))


def _trivial(left: Slot, right: Slot) -> bool:
    """Hold where the words that differ weigh nothing: an article, a filler, a cut at the end."""
    return bound(left, right) and all(is_trivial(change) for change in _alignment(left, right).changes)


def _clashes(left: Slot, right: Slot) -> tuple[Change, ...]:
    """Give the changes of weight between two quotations of one utterance."""
    return clashes(_alignment(left, right)) if bound(left, right) else ()


def _changed(left: Slot, right: Slot) -> bool:
    return any(change.left and change.right for change in _clashes(left, right))


def _lost(left: Slot, right: Slot) -> bool:
    return bool(_clashes(left, right)) and not _changed(left, right)


def _small(left: Slot, right: Slot) -> bool:
    """Hold where only small words or forms of a word differ: an ear, a hand, or a correction."""
    changes = [change for change in _alignment(left, right).changes if not is_trivial(change)]
    small = (not any(map(is_content, change.left + change.right)) for change in changes)
    return bound(left, right) and all(small) and not any(map(turns_time, changes)) and not _clashes(left, right)


#: Both may have been said, but not on one occasion.
TURNED = "the same words turned round"

QUOTE_LEVELS = (
    MISSING,
    Level("same words", agrees=True, test=_same),
    Level("not surely one utterance", agrees=None, test=lambda left, right: not bound(left, right)),
    Level("shorter excerpt", agrees=True, test=_excerpt),
    Level("one quote continues", agrees=True, test=_continues),
    Level("trivial change", agrees=True, test=_trivial),
    Level("another small word", agrees=None, test=_small),
    Level("another word", agrees=False, test=_changed),
    Level("a word missing", agrees=False, test=_lost),
    Level(TURNED, agrees=False, test=turned_round),
    anything_else("other words", agrees=None),
)
