"""Verbatim quotations: their words, and the ladder on which two reports of one utterance meet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from consistency.lang.names import family_name, plain
from consistency.lang.quotes import Quotation, quotations
from consistency.lang.words import words
from consistency.slots.ladder import MISSING, Level, anything_else
from consistency.types import Slot, SlotKind

# One or two words in quotation marks are a name or a distance that the writer takes, and no utterance.
_LEAST_WORDS = 3
#: Words that a short saying must have in common, and words that may differ in it.
_SAYING, _FEW = 3, 2
#: So many equal words are one utterance, however differently its speaker is described.
_LONG = 8
#: So many equal words beside a first or last word that is negated on one side: "nobody knew" and "somebody knew".
_NEGATED = 5
_TOKEN = re.compile(
    r"\[[^\[\]]{0,60}\]|\([^()]{0,60}\)|…|\.[ ]?\.[ ]?\."
    r"|\d+(?:st|nd|rd|th)\b|\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*"
)
_EDGES = " \t\r\n\u00a0\"“”„«»‘’',;"
_GAP = "…"
_EDITED = "[]"

_ENDINGS = {"n't": "not", "'re": "are", "'ll": "will", "'ve": "have", "'m": "am"}
_SPOKEN = {
    "can't": "can not", "cannot": "can not", "won't": "will not", "shan't": "shall not", "it's": "it is",
    "that's": "that is", "there's": "there is", "what's": "what is", "he's": "he is", "she's": "she is",
    "who's": "who is", "here's": "here is", "let's": "let us", "gonna": "going to", "wanna": "want to",
    "gotta": "got to", "ok": "okay", "percent": "per cent", "'cause": "because", "cause": "because", "mr": "mister",
}  # fmt: skip
_NUMBERS = (
    {
        word: str(number)
        for number, word in enumerate(words("zero one two three four five six seven eight nine ten eleven twelve"))
    }
    | {"twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "hundred": "100"}
    | dict(
        zip(
            words("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"),
            words("1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th"),
            strict=True,
        )
    )
)
_SPELLING = (
    (re.compile(r"(?<=[a-z]{2})our(?=$|s$|ed$|ing$|able$|ite$|ites$)"), "or"),
    (re.compile(r"(?<=[a-z]{3})is(?=e$|es$|ed$|ing$|ation$|ations$)"), "iz"),
    (re.compile(r"(?<=[a-z]{2})yse(?=$|d$|s$)"), "yze"),
    (re.compile(r"(?<=[^aeiou])tre(?=$|s$)"), "ter"),
    (re.compile(r"(?<=[aeiou])ll(?=ed$|ing$|er$)"), "l"),
    (re.compile(r"(?<=[a-z])ogue$"), "og"),
    (re.compile(r"^defence"), "defense"),
    (re.compile(r"^programme"), "program"),
    (re.compile(r"^grey"), "gray"),
    (re.compile(r"^(toward|forward|backward|afterward)s$"), r"\1"),
)
# What is lost or added by the ear of who writes it down.
_TRIVIAL = frozenset(words("a an the that and so but well um uh er ah oh okay just now then us there mister"))
_NEGATIONS = frozenset(words("not no never none nothing nobody neither nor without"))
_SMALL = (
    _TRIVIAL
    | frozenset(
        words(
            "i me my we us our you your he him his she her it its they them their this these those who whom",
            "which what when",
            "where how why there here am is are was were be been being have has had having do does did",
            "doing will would can",
            "could shall should may might must of in on at by to from with for or nor as than if because",
            "while very too also",
            "another other really all any some up down out off over about into onto own more most much many",
            "such only even ever still going",
            "get got gets thing things yes per upon until since after before through during between am s re ve",
        )
    )
    - _NEGATIONS
)
_PREFIX = ("un", "in", "im", "il", "ir", "dis", "non", "mis")
_PRONOUN = frozenset(words("he she they it we i you his her their who"))


@dataclass(frozen=True, slots=True)
class _Utterance:
    """The words of a quotation; `at_gap` holds before which of them something was left out or put in by an editor."""

    said: tuple[str, ...]
    gaps: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Change:
    """A stretch where two quotations part: words of one, words of the other, and whether equal words stand around."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    inside: bool
    edited: bool


@dataclass(frozen=True, slots=True)
class _Alignment:
    """Two quotations word by word: those that are equal, in runs, and every change."""

    equal: tuple[str, ...]
    runs: tuple[int, ...]
    changes: tuple[_Change, ...]
    shorter: int


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
    while low < high and text[low] in _EDGES:
        low += 1
    while high > low and text[high - 1] in _EDGES:
        high -= 1
    said = [word for word in _keys(text[low:high]) if word not in (_GAP, _EDITED)]
    if len(said) < _LEAST_WORDS:
        return None
    quoted = text[low:high]
    by = speaker or "Somebody"
    return Slot(
        SlotKind.QUOTE, " ".join(said), quoted, low, high, about=speaker, event="say",
        statement=f"{by} said: “{quoted}”",
    )  # fmt: skip


def _keys(quoted: str) -> list[str]:
    """Give the words of a quotation in lower case, with marks where something was left out or put in."""
    found: list[str] = []
    for match in _TOKEN.finditer(quoted.casefold().replace("’", "'")):
        token = match[0]
        if token[0] in "….":
            found.append(_GAP)
        elif token[0] in "[(":
            found.append(_EDITED)
        else:
            found.append(token.replace(",", "").removesuffix(":00"))
    return found


@lru_cache(maxsize=8192)
def _utterance(quoted: str) -> _Utterance:
    """Give the words of a quotation, folded: no contractions, digits for numbers, one spelling."""
    said: list[str] = []
    gaps: set[int] = set()
    for key in _keys(quoted):
        if key in (_GAP, _EDITED):
            gaps.add(len(said))
        else:
            said += _folded(key)
    return _Utterance(tuple(said), frozenset(gaps))


@lru_cache(maxsize=8192)
def _folded(key: str) -> tuple[str, ...]:
    key = _SPOKEN.get(key, key)
    if " " in key:
        return tuple(key.split())
    for ending, full in _ENDINGS.items():
        if key.endswith(ending) and len(key) > len(ending):
            return (key[: -len(ending)], full)
    for pattern, other in _SPELLING:
        key = pattern.sub(other, key)
    return (_NUMBERS.get(key, key.replace("'", "")),)


@lru_cache(maxsize=8192)
def _aligned(one: str, other: str) -> _Alignment:
    left, right = _utterance(one), _utterance(other)
    matcher = SequenceMatcher(None, left.said, right.said, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    equal = tuple(word for block in blocks for word in left.said[block.a : block.a + block.size])
    changes = tuple(_change(left, right, (i, j), (k, m)) for tag, i, j, k, m in matcher.get_opcodes() if tag != "equal")
    return _Alignment(equal, tuple(block.size for block in blocks), changes, min(len(left.said), len(right.said)))


def _change(left: _Utterance, right: _Utterance, one: tuple[int, int], other: tuple[int, int]) -> _Change:
    edited = any(low <= gap <= high for (low, high), side in ((one, left), (other, right)) for gap in side.gaps)
    inside = min(one[0], other[0]) > 0 and one[1] < len(left.said) and other[1] < len(right.said)
    return _Change(left.said[slice(*one)], right.said[slice(*other)], inside, edited)


def _alignment(left: Slot, right: Slot) -> _Alignment:
    one, other = sorted((left.text, right.text))
    return _aligned(one, other)


def bound(left: Slot, right: Slot) -> bool:
    """Say whether two quotations are of one utterance: most words of the shorter one shared, by no other speaker."""
    if not _may_share_speaker(left.about, right.about):
        return False
    one, other = set(left.value.split()), set(right.value.split())
    # Aligning is dear, and most pairs share too few words for it
    if len(one & other) < max(2, 0.4 * min(len(one), len(other))):
        return False
    aligned = _alignment(left, right)
    if len(aligned.equal) < 0.6 * aligned.shorter:
        return False
    if left.value == right.value or _one_saying(left, right, aligned):
        return True
    if _described_apart(left.about, right.about) and len(aligned.equal) < _LONG:
        return False
    content = sum(_is_content(word) for word in aligned.equal)
    known = left.about is not None and right.about is not None
    longest = max(aligned.runs, default=0)
    if content >= 3:
        return len(aligned.equal) >= 4 and longest >= 3
    # "I saw the light too late": few words of weight, but nearly all of them the same
    return content >= 2 and len(aligned.equal) >= (4 if known else 5) and longest >= 3


def _one_saying(left: Slot, right: Slot, aligned: _Alignment) -> bool:
    """Hold for a short saying of one speaker, told alike by both, in which one stretch of a word or two differs."""
    if left.about is None or right.about is None or plain(left.about) != plain(right.about):
        return False
    changes = [change for change in aligned.changes if not _is_trivial(change)]
    return (
        len(changes) == 1
        and len(aligned.equal) >= _SAYING
        and any(map(_is_content, aligned.equal))
        and max(len(changes[0].left), len(changes[0].right)) <= _FEW
        and len(aligned.equal) == aligned.shorter - min(len(changes[0].left), len(changes[0].right))
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
    one, other = ({word for word in _keys(speaker) if word not in _SMALL} for speaker in (left, right))
    return bool(one and other) and not one & other


def _is_named(speaker: str) -> bool:
    first = speaker.split()[:1]
    return bool(first) and first[0][:1].isupper() and first[0].lower() not in _PRONOUN | {"the", "a", "an"}


def _is_content(word: str) -> bool:
    return word not in _SMALL


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
    return bound(left, right) and all(_is_trivial(change) for change in _alignment(left, right).changes)


def _is_trivial(change: _Change) -> bool:
    cut = not change.inside and not (change.left and change.right)
    joined = "".join(change.left) == "".join(change.right)
    return change.edited or cut or joined or all(word in _TRIVIAL for word in change.left + change.right)


def _clashes(left: Slot, right: Slot) -> tuple[_Change, ...]:
    """Give the changes of weight; empty where any difference leaves it open that both are one utterance."""
    if not bound(left, right):
        return ()
    aligned = _alignment(left, right)
    changes = [change for change in aligned.changes if not _is_trivial(change)]
    differing = sum(max(map(_weight, (change.left, change.right))) for change in changes)
    # Beside a word of weight, "in" for "at" is a slip of the ear
    weighty = tuple(change for change in changes if not _is_slight(change))
    many = differing > 0.25 * (len(aligned.equal) + differing)
    # Translations, and two sayings of one thought, differ at many places
    if not weighty or many or len(weighty) > 2 or not all(_is_weighty(change, aligned) for change in weighty):
        return ()
    return weighty


def _weight(said: tuple[str, ...]) -> int:
    return sum(word not in _TRIVIAL for word in said)


def _is_slight(change: _Change) -> bool:
    """Hold where small words stand on both sides, none of them a "not"."""
    return bool(change.left and change.right) and not any(
        _is_content(word) or word in _NEGATIONS for word in change.left + change.right
    )


def _is_weighty(change: _Change, aligned: _Alignment) -> bool:
    """Say whether a word of content was changed, lost or added, and nothing but that."""
    one, other = ([word for word in side if word not in _TRIVIAL] for side in (change.left, change.right))
    if any(word in _NEGATIONS for word in one) != any(word in _NEGATIONS for word in other):
        exchanged = bool(one and other) and len(aligned.equal) >= _NEGATED
        return (change.inside or exchanged) and max(len(one), len(other)) <= 2
    if one and other:
        at_edge = len(one) == len(other) == 1 and len(aligned.equal) >= (5 if len(aligned.runs) > 1 else _SAYING)
        return (change.inside or at_edge) and len(one) <= 2 and len(other) <= 2 and _differ(one, other)
    return change.inside and len(one + other) <= 2 and any(_is_content(word) for word in one + other)


def _differ(one: list[str], other: list[str]) -> bool:
    """Say whether words of content were exchanged for others that are no form and no misspelling of them."""
    weight, counter = ([word for word in side if _is_content(word)] for side in (one, other))
    if not weight or not counter:
        return False
    if any(":" in word for word in one + other) or _abbreviates(one, other) or _abbreviates(other, one):
        return False
    return all(not _alike(word, mate) for word in weight for mate in counter)


def _abbreviates(short: list[str], long: list[str]) -> bool:
    return len(short) == 1 and len(long) > 1 and short[0] == "".join(word[0] for word in long)


def _alike(one: str, other: str) -> bool:
    if one.isdigit() or other.isdigit():
        return one == other
    shorter, longer = sorted((one, other), key=len)
    if any(longer == prefix + shorter for prefix in _PREFIX):
        return False
    stem = min(len(shorter), max(4, len(longer) - 4))
    return shorter[:stem] == longer[:stem] or SequenceMatcher(None, shorter, longer).ratio() >= 0.8


def _changed(left: Slot, right: Slot) -> bool:
    return any(change.left and change.right for change in _clashes(left, right))


def _lost(left: Slot, right: Slot) -> bool:
    return bool(_clashes(left, right)) and not _changed(left, right)


def _small(left: Slot, right: Slot) -> bool:
    """Hold where only small words or forms of a word differ: an ear, a hand, or a correction."""
    changes = [change for change in _alignment(left, right).changes if not _is_trivial(change)]
    return bound(left, right) and all(not any(map(_is_content, change.left + change.right)) for change in changes)


def difference(left: Slot, right: Slot) -> tuple[str, str] | None:
    """Give the first words that clash, of one and of the other; None where none do."""
    changes = _clashes(left, right)
    if not changes:
        return None
    one, other = " ".join(changes[0].left), " ".join(changes[0].right)
    return (one, other) if left.text <= right.text else (other, one)


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
    anything_else("other words", agrees=None),
)
