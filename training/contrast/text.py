"""What the families share about strings: spans, words, capitals."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from random import Random

Change = Callable[[str, Random], str | None]

_WORD = re.compile(r"[A-Za-z0-9][\w'’.,-]*\w|[A-Za-z0-9]")
_STOP = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "by",
        "with",
        "and",
        "or",
        "but",
        "as",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "has",
        "have",
        "had",
        "it",
        "its",
        "he",
        "she",
        "they",
        "his",
        "her",
        "their",
        "that",
        "this",
        "which",
        "who",
        "said",
        "will",
        "would",
        "not",
    ]
)
#: The sentence starts that may follow ", and" in lower case.
_LOWERABLE = frozenset(
    [
        "The",
        "A",
        "An",
        "He",
        "She",
        "It",
        "They",
        "We",
        "This",
        "That",
        "These",
        "Those",
        "His",
        "Her",
        "Its",
        "Their",
        "There",
        "In",
        "On",
        "At",
    ]
)
_FURNITURE = re.compile(
    r"https?:|www\.|@|©|copyright|click|subscribe|cookies?\b|photo:|read more|all rights|\|"
    r"\s|[<>{}\[\]=]|-LRB-|\.\.\.|…",
    re.IGNORECASE,
)


@lru_cache(maxsize=65536)
def content(text: str) -> frozenset[str]:
    """Give the words that carry meaning, in lower case."""
    return frozenset(w.lower() for w in _WORD.findall(text)) - _STOP


def overlap(left: str, right: str) -> float:
    """Give the cosine of the two sets of content words."""
    a, b = content(left), content(right)
    return len(a & b) / (len(a) * len(b)) ** 0.5 if a and b else 0.0


def length(text: str) -> int:
    return text.count(" ") + 1


def upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """Give the sentence as it goes on after a comma: names keep their capital."""
    return text[:1].lower() + text[1:] if text.split(" ", 1)[0] in _LOWERABLE else text


def lowerable(text: str) -> bool:
    return text.split(" ", 1)[0] in _LOWERABLE


def closed(text: str) -> str:
    """End the sentence with a full stop if nothing ends it."""
    text = text.strip().rstrip(",;:- ")
    return text if text[-1:] in ".!?" or text[-2:] in ('."', '!"', '?"', ".”", "?”") else f"{text}."


def put(text: str, start: int, end: int, new: str) -> str:
    """Replace a span, keeping the capital of a sentence start."""
    return text[:start] + (upper_first(new) if start == 0 else new) + text[end:]


@lru_cache(maxsize=4096)
def whole(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(phrase)}(?![\w’'-])")


@lru_cache(maxsize=65536)
def usable(sentence: str) -> bool:
    """Say whether a text is one plain sentence of prose, long enough to carry a fact."""
    return (
        5 <= length(sentence) <= 38
        and sentence[0].isupper() | (sentence[0] in "\"“'$") | sentence[0].isdigit()
        and sentence.rstrip("\"”')")[-1:] == "."
        and not _FURNITURE.search(sentence)
        and sentence.count('"') % 2 == 0
        and sum(w[:1].isupper() for w in sentence.split()) <= 0.6 * length(sentence)
    )


def matches(pattern: re.Pattern[str], text: str, rng: Random) -> Iterator[re.Match[str]]:
    """Give the matches in a random order."""
    found = list(pattern.finditer(text))
    rng.shuffle(found)
    yield from found


_SPLIT = re.compile(r"(?<=[.!?][\"”])\s+(?=[A-Z\"“])|(?<=[.!?])\s+(?=[A-Z\"“])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Rev|Prof|Jr|Sr|No|vs|Inc|Corp|Co|Ltd|Jan|Feb|Aug|Sept?|"
    r"Oct|Nov|Dec|Ave|Blvd|Mt|Ft|i\.e|e\.g)|\b[A-Z]|\b[ap]\.m)\.$"
)


def sentences(text: str) -> tuple[str, ...]:
    """Split prose into sentences, each once (FEVER premises repeat the same evidence)."""
    out: list[str] = []
    for line in text.splitlines():
        held = ""
        for part in _SPLIT.split(" ".join(line.split())):
            held = f"{held} {part}" if held else part
            if not _ABBREVIATION.search(held):
                out.append(held)
                held = ""
        if held:
            out.append(held)
    return tuple(dict.fromkeys(s for s in out if s))
