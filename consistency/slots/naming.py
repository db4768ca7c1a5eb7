"""Two names of people: one person's, spelled or shortened in two ways, or two people's."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

from consistency.lang.names import family_name, gender_of, is_given_name, plain

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
# One spelling for what transliteration writes in many ways; vowels count only at the head of a word.
_SOUNDS = (
    ("sch", "sh"), ("tch", "ch"), ("cz", "ch"), ("kh", "h"), ("ph", "f"), ("ck", "k"), ("qu", "k"), ("q", "k"),
    ("x", "ks"), ("w", "v"), ("dh", "d"), ("gh", "g"), ("th", "t"), ("zh", "j"), ("z", "s"),
)  # fmt: skip


class Relation(StrEnum):
    """How two names stand to each other."""

    SAME = "same name"
    SHORT = "short form"
    VARIANT = "spelling variant"
    CLOSE = "nearly the same name"
    GIVEN = "different given name"
    APART = "different name"


@lru_cache(maxsize=8192)
def name_words(name: str) -> tuple[str, ...]:
    """Reduce a name to its words, without accents, case, marks and "Jr."; "O'Neil" and "ONeil" are one."""
    folded = plain(name).replace("'", "").replace("-", " ").replace(",", " ").replace(".", " ")
    for sign, letters in (("ø", "o"), ("ł", "l"), ("ß", "ss"), ("æ", "ae"), ("đ", "d"), ("ı", "i")):
        folded = folded.replace(sign, letters)
    found = tuple(re.findall(r"\w+", folded))
    return tuple(word for word in found if word not in _SUFFIXES) or found


@cache
def _groups() -> dict[str, frozenset[int]]:
    text = (files("consistency.slots") / "data" / "nicknames.tsv").read_text(encoding="utf-8")
    found: dict[str, set[int]] = {}
    for number, line in enumerate(text.splitlines()[1:]):
        for word in line.split():
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


@lru_cache(maxsize=16384)
def sound(word: str) -> str:
    """Give the key on which spellings of one name meet: "Mohammed" and "Muhammad", "Osama" and "Usama"."""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    word = re.sub(r"c(?=[eiy])", "s", word).replace("c", "k")
    head = "a" if word[:1] in "aeiouy" else word[:1]
    rest = re.sub(r"[aeiouyhj]", "", word[1:])
    return re.sub(r"(.)\1+", r"\1", head + rest)


def distance(left: str, right: str) -> int:
    """Count the letters to add, drop or change to make one word of another."""
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        previous, row[0] = row[0], i
        for j, b in enumerate(right, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (a != b))
    return row[-1]


def genders_differ(left: str, right: str) -> bool:
    """Say whether two given names are surely of a man and of a woman."""
    one, two = gender_of(left), gender_of(right)
    return one is not None and two is not None and one is not two


@lru_cache(maxsize=16384)
def alike(left: str, right: str) -> bool:
    """Say whether two given names are surely spellings or short forms of one."""
    if left == right or _groups().get(left, frozenset()) & _groups().get(right, frozenset()):
        return True
    if genders_differ(left, right):
        return False
    short, long = sorted((left, right), key=lambda word: (len(word), word))
    listed = is_given_name(left) and is_given_name(right)
    if len(short) >= 3 and long.startswith(short) and not listed:
        return True
    # "Jana" and "Jane" sound alike on this key, and are two names.
    return _spelled_alike(left, right) and not (listed and len(short) < 5)


def _spelled_alike(left: str, right: str) -> bool:
    """Say whether two words are spellings of one name: they sound alike, and few letters differ."""
    short = min(len(left), len(right))
    if left == right or short < 3 or sound(left) != sound(right):
        return left == right
    return distance(left, right) <= (1 if short < 5 else 2)


def _nearly(left: str, right: str) -> bool:
    """Say whether one may be a slip or an unknown spelling of the other: too close to call two names."""
    if len(left) == 1 or len(right) == 1:
        return left[0] == right[0]
    if genders_differ(left, right):
        return False
    short = min(len(left), len(right))
    if short >= 4 and (left[:6] == right[:6] or left in right or right in left):
        return True  # "Gabriel" and "Gabriela"
    return distance(left, right) <= (1 if short < 6 else 2)


def _initial(left: str, right: str) -> bool:
    return (len(left) == 1 or len(right) == 1) and left[:1] == right[:1]


@lru_cache(maxsize=8192)
def _parts(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Cut a name into given and family words; family first where that is the custom."""
    family = name_words(family_name(name))
    every = name_words(name)
    given = every[: -len(family)] if every[-len(family) :] == family else every[len(family) :]
    return given, family


@lru_cache(maxsize=16384)
def relate(left: str, right: str) -> Relation:
    """Say how two names stand to each other; symmetric."""
    one, two = name_words(left), name_words(right)
    if not one or not two:
        return Relation.CLOSE
    if sorted(one) == sorted(two) or "".join(one) == "".join(two):
        return Relation.SAME
    short, long = sorted((one, two), key=lambda words: (len(words), words))
    if len(short) < len(long) and _inside(short, long):
        return Relation.SHORT
    if _spelled_alike(short[-1], long[-1]) and _given_inside(short[:-1], long[:-1]):
        return Relation.SHORT if _initials_in(one) != _initials_in(two) else Relation.VARIANT
    return _of_families(left, right)


def _initials_in(words: tuple[str, ...]) -> bool:
    return any(len(word) == 1 for word in words)


def _inside(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Say whether all words of `short` are words of `long`, in order; one letter alone is nobody's name."""
    rest = iter(long)
    return any(len(word) > 1 for word in short) and all(any(a == b for b in rest) for a in short)


def _given_inside(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Say whether every given name of `short` stands for one of `long`, in order: "J.", "Shep"."""
    rest = iter(long)
    return all(any(alike(a, b) or _initial(a, b) for b in rest) for a in short)


def _of_families(left: str, right: str) -> Relation:
    (given, family), (other_given, other_family) = _parts(left), _parts(right)
    if not _families_meet(family, other_family):
        return Relation.CLOSE if _slip(left, right) else Relation.APART
    if not given or not other_given:
        return Relation.SHORT
    pairs = [(a, b) for a in given for b in other_given]
    if any(alike(a, b) for a, b in pairs if len(a) > 1 and len(b) > 1):
        # "George W. Bush" and "George H. W. Bush" may be two
        return Relation.CLOSE
    if len(given[0]) > 1 and len(other_given[0]) > 1:  # of "Anna C. Holt" and "Vera C. Holt", the initial says nothing
        pairs = [(a, b) for a, b in pairs if len(a) > 1 or len(b) > 1]
    return Relation.CLOSE if any(_nearly(a, b) for a, b in pairs) else Relation.GIVEN


def _families_meet(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    return (
        bool(left) and len(left) == len(right) and all(_spelled_alike(a, b) for a, b in zip(left, right, strict=True))
    )


def _slip(left: str, right: str) -> bool:
    """Say whether two names share a word or miss each other by a slip of the pen: too close to call."""
    one, two = name_words(left), name_words(right)
    return any(a == b and len(a) > 1 for a in one for b in two) or _nearly(one[-1], two[-1])


def may_be_one(left: str | None, right: str | None) -> bool:
    """Say whether two names are surely of one person, as far as names can tell."""
    if left is None or right is None:
        return False
    return relate(left, right) in (Relation.SAME, Relation.SHORT, Relation.VARIANT)
