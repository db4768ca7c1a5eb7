"""The words of a quotation: folded for comparing, aligned word by word, and what a change of words weighs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from consistency.lang.words import words

#: Words that a short saying must have in common, and words that may differ in it.
SAYING, FEW = 3, 2
#: So many equal words beside a first or last word that is negated on one side: "nobody knew" and "somebody knew".
_NEGATED = 5
_TOKEN = re.compile(
    r"\[[^\[\]]{0,60}\]|\([^()]{0,60}\)|…|\.[ ]?\.[ ]?\."
    r"|\d+(?:st|nd|rd|th)\b|\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*"
)
EDGES = " \t\r\n\u00a0\"“”„«»‘’',;"
GAP = "…"
EDITED = "[]"

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
SMALL = (
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
#: Small words that weigh where another stands for them.
_HOW_MANY = frozenset(words("many most all every few some"))
_ADDRESS = frozenset(
    words("mister madam sir president minister senator chancellor secretary governor ladies gentlemen")
)
_AHEAD, _PAST = frozenset(words("will shall")), frozenset(words("did was were had has have"))
_PREFIX = ("un", "in", "im", "il", "ir", "dis", "non", "mis")


@dataclass(frozen=True, slots=True)
class Utterance:
    """The words of a quotation; `at_gap` holds before which of them something was left out or put in by an editor."""

    said: tuple[str, ...]
    gaps: frozenset[int]


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch where two quotations part: words of one, words of the other, and whether equal words stand around."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    inside: bool
    edited: bool


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two quotations word by word: those that are equal, in runs, and every change."""

    equal: tuple[str, ...]
    runs: tuple[int, ...]
    changes: tuple[Change, ...]
    shorter: int


def keys(quoted: str) -> list[str]:
    """Give the words of a quotation in lower case, with marks where something was left out or put in."""
    found: list[str] = []
    for match in _TOKEN.finditer(quoted.casefold().replace("’", "'")):
        token = match[0]
        if token[0] in "….":
            found.append(GAP)
        elif token[0] in "[(":
            found.append(EDITED)
        else:
            found.append(token.replace(",", "").removesuffix(":00"))
    return found


@lru_cache(maxsize=8192)
def utterance(quoted: str) -> Utterance:
    """Give the words of a quotation, folded: no contractions, digits for numbers, one spelling."""
    said: list[str] = []
    gaps: set[int] = set()
    for key in keys(quoted):
        if key in (GAP, EDITED):
            gaps.add(len(said))
        else:
            said += _folded(key)
    return Utterance(tuple(said), frozenset(gaps))


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
def aligned(one: str, other: str) -> Alignment:
    """Align two quotations word by word."""
    left, right = utterance(one), utterance(other)
    matcher = SequenceMatcher(None, left.said, right.said, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    equal = tuple(word for block in blocks for word in left.said[block.a : block.a + block.size])
    changes = tuple(_change(left, right, (i, j), (k, m)) for tag, i, j, k, m in matcher.get_opcodes() if tag != "equal")
    return Alignment(equal, tuple(block.size for block in blocks), changes, min(len(left.said), len(right.said)))


def _change(left: Utterance, right: Utterance, one: tuple[int, int], other: tuple[int, int]) -> Change:
    edited = any(low <= gap <= high for (low, high), side in ((one, left), (other, right)) for gap in side.gaps)
    inside = min(one[0], other[0]) > 0 and one[1] < len(left.said) and other[1] < len(right.said)
    return Change(left.said[slice(*one)], right.said[slice(*other)], inside, edited)


def is_content(word: str) -> bool:
    """Say whether a folded word carries meaning of its own."""
    return word not in SMALL


def is_trivial(change: Change) -> bool:
    """Hold where the words that differ weigh nothing: an article, a filler, a cut at the end, an editor's hand."""
    cut = not change.inside and not (change.left and change.right)
    joined = "".join(change.left) == "".join(change.right)
    return change.edited or cut or joined or all(word in _TRIVIAL for word in change.left + change.right)


def clashes(between: Alignment) -> tuple[Change, ...]:
    """Give the changes of weight; empty where any difference leaves it open that both are one utterance."""
    changes = [change for change in between.changes if not is_trivial(change)]
    differing = sum(max(map(_weight, (change.left, change.right))) for change in changes)
    if len(changes) == 1 and _is_other_preposition(changes[0], between):
        return (changes[0],)
    # Beside a word of weight, "in" for "at" is a slip of the ear
    weighty = tuple(change for change in changes if not _is_slight(change))
    many = differing > 0.25 * (len(between.equal) + differing)
    # Translations, and two sayings of one thought, differ at many places
    if not weighty or many or len(weighty) > FEW or not all(_is_weighty(change, between) for change in weighty):
        return ()
    return weighty


def _weight(said: tuple[str, ...]) -> int:
    return sum(word not in _TRIVIAL for word in said)


def _is_slight(change: Change) -> bool:
    """Hold where small words differ, none of them a "not", forms of one word, or how somebody is addressed."""
    if turns_time(change):
        return False
    if _is_small(change.left) and _is_small(change.right):
        return True
    if len(change.left) == len(change.right) == 1 and all(map(is_content, change.left + change.right)):
        return _alike(change.left[0], change.right[0])
    return all(word in _ADDRESS for word in change.left + change.right)


def _is_other_preposition(change: Change, between: Alignment) -> bool:
    """Hold where one preposition stands for another inside of words that are the same: "at him", "with him"."""
    one, other = change.left, change.right
    known = len(one) == len(other) == 1 and {one[0], other[0]} <= _PREPOSITIONS
    return known and change.inside and len(between.equal) >= _MANY


#: Equal words that make two quotations copies of one.
_MANY = 7
_PREPOSITIONS = frozenset(
    words("of in on at by to from with for about over into off up down out until after before through")
)


def _is_small(said: tuple[str, ...]) -> bool:
    return not any(is_content(word) or word in _NEGATIONS for word in said)


def turns_time(change: Change) -> bool:
    """Hold where one side tells of what will be and the other of what was: "will you", "did you"."""
    sides = (set(change.left), set(change.right))
    return any(one & _AHEAD and other & _PAST and not other & _AHEAD for one, other in (sides, sides[::-1]))


def _is_weighty(change: Change, between: Alignment) -> bool:
    """Say whether a word of content was changed, lost or added, or the time of all of it, and nothing but that."""
    one, other = ([word for word in side if word not in _TRIVIAL] for side in (change.left, change.right))
    if change.inside and turns_time(change) and max(len(one), len(other)) <= FEW:
        return True
    if any(word in _NEGATIONS for word in one) != any(word in _NEGATIONS for word in other):
        exchanged = bool(one and other) and len(between.equal) >= _NEGATED
        return (change.inside or exchanged) and max(len(one), len(other)) <= FEW
    if one and other:
        at_edge = len(one) == len(other) == 1 and len(between.equal) >= (5 if len(between.runs) > 1 else SAYING)
        return (change.inside or at_edge) and max(len(one), len(other)) <= FEW and _differ(one, other)
    said_elsewhere = all(word in between.equal for word in one + other if is_content(word))
    return change.inside and len(one + other) <= FEW and any(map(is_content, one + other)) and not said_elsewhere


def _differ(one: list[str], other: list[str]) -> bool:
    """Say whether words of content were exchanged for others that are no form and no misspelling of them."""
    weight, counter = ([word for word in side if is_content(word) or word in _HOW_MANY] for side in (one, other))
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


#: Where a clause of a saying ends; "if" and "unless" end none, since what they say is no saying without them.
_CLAUSE = re.compile(
    r"[,;:!…—]|(?<!\bMr)(?<!\bDr)(?<!\bMs)(?<!\bMrs)(?<!\bSt)\.|\b(?:and|but|because|while|than)\b", re.IGNORECASE
)
_CONDITION = re.compile(
    r"\b(?:if|unless|until|till|without|except|only|just|merely|simply|before|yet|longer|whether|not (?:all|"
    r"every\w*|always)|"
    r"no (?:doubt|wonder|matter)|say|said|think|thought that|believe|claim\w*|today|tonight|tomorrow|"
    r"yesterday|now)\b|\?",
    re.IGNORECASE,
)
#: Words that weigh a clause and say nothing of what it is about.
_DEGREE = frozenset(
    words(
        "single point time times day days second ever everybody everyone anybody anyone somebody someone everything",
        "anything something great deal again new own great",
    )
)
_OPPOSITES = tuple(
    frozenset(words(pair))
    for pair in (
        "win lose", "won lost", "better worse", "best worst", "staying leaving", "stay leave", "staying going",
        "guilty innocent", "safe dangerous", "alive dead", "love hate", "accept reject", "support oppose",
        "right wrong", "possible impossible", "true false", "always never", "success failure", "strong weak",
        "agree disagree",
    )
)  # fmt: skip
_SUBJECT = frozenset(words("i we you he she they"))
#: Words of weight that two clauses have in common, where one of them denies what the other says.
_TURNED = 2


def turned(one: str, other: str) -> bool:
    """Say whether a clause of one saying is a clause of the other turned round: denied, or with an opposite in it.

    Who says both in one breath weighs one against the other.
    """
    mine, theirs = ([clause for clause in map(_clause, _CLAUSE.split(said)) if clause] for said in (one, other))
    weighs = any(_turns(a, b) for side in (mine, theirs) for a in side for b in side)
    return not weighs and any(_turns(left, right) for left in mine for right in theirs)


def _clause(said: str) -> tuple[str, ...]:
    return () if _CONDITION.search(said) or len(said.split()) < SAYING else utterance(said).said


def _turns(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    subjects = [next((word for word in side if word in _SUBJECT), None) for side in (one, other)]
    if subjects[0] != subjects[1]:
        return False
    denied = [sum(word in _NEGATIONS for word in side) for side in (one, other)]
    if max(denied) > 1:
        return False
    mine, theirs = (
        [word for word in side if is_content(word) and word not in _NEGATIONS | _DEGREE] for side in (one, other)
    )
    if denied[0] != denied[1]:
        met = all(any(_alike(word, mate) for mate in theirs) for word in mine)
        met = met and all(any(_alike(word, mate) for mate in mine) for word in theirs)
        return met and len(mine) == len(theirs) >= _TURNED
    left, right = set(mine) - set(theirs), set(theirs) - set(mine)
    return left | right in _OPPOSITES and len(left) == len(right) == 1 and len(mine) >= _TURNED


#: Letters of a word more, and of its marks.
_A_WORD = 12


def words_apart(left: str, right: str) -> tuple[str, str] | None:
    """Give the first words that clash between two quotations, as they are printed; None where none do."""
    if left > right:  # quotations are aligned in this order everywhere
        found = words_apart(right, left)
        return None if found is None else (found[1], found[0])
    clashing = clashes(aligned(left, right))
    if not clashing:
        return None
    changed = clashing[0].left, clashing[0].right
    one, other = left.split(), right.split()
    mine, theirs = ([" ".join(utterance(word).said) for word in side] for side in (one, other))
    stretches: list[tuple[str, str]] = []
    for step, start, end, start2, end2 in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        sides = " ".join(one[start:end]), " ".join(other[start2:end2])
        told = all(set(lost) <= set(utterance(side).said) for lost, side in zip(changed, sides, strict=True))
        if step != "equal" and told:
            stretches.append((sides[0].strip(EDGES), sides[1].strip(EDGES)))
    # What a long beginning has and the other lacks holds many words: the shortest stretch is the change.
    bare = " ".join(changed[0]), " ".join(changed[1])
    best = min(stretches, key=lambda sides: len(sides[0]) + len(sides[1]), default=bare)
    return bare if len(" ".join(best)) > len(" ".join(bare)) + _A_WORD else best
