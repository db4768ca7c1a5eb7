"""Another value of the same class, far enough from the old one that no rounding explains it."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from benchmarks.planting.lexicon import (
    CITIES,
    COUNTRIES,
    MEN,
    MONTHS,
    NEW_MEN,
    NEW_WOMEN,
    NUMBER_WORDS,
    ROLE_FORMS,
    ROLES,
    STATES,
    TOWNS,
    WEEKDAYS,
)
from benchmarks.planting.naming import known_place
from benchmarks.planting.spelling import number_key

if TYPE_CHECKING:
    import random
    from collections.abc import Collection, Iterator, Sequence

    from benchmarks.planting.mentions import Mention

_FACTORS = (1.4, 1.6, 1.8, 0.6, 0.5)
_VOWEL = re.compile(r"[aeiouAEIOU]|8|11\b|18\b")


def others(mention: Mention, rng: random.Random) -> list[str]:
    """Give new values that could stand in the place of the old one, in a random order; in its simplest form."""
    options = list(dict.fromkeys(_OPTIONS[mention.shape](mention)))
    rng.shuffle(options)
    return options


def _numbers(mention: Mention) -> Iterator[str]:
    value = float(number_key(mention.text))
    if value <= 20 and value.is_integer():
        least = max(2, math.ceil(0.3 * value))
        yield from (str(n) for n in range(2, int(2 * value) + 5) if abs(n - value) >= least)
        return
    percent = mention.key.endswith("%")
    for factor in _FACTORS:
        new = like(value * factor, mention.text)
        if not (percent and value <= 100 < float(new)) and not new.endswith(".0"):
            yield new


def like(value: float, old: str) -> str:
    """Write a number with as many decimals, or as many zeros at the end, as the old one has."""
    plain = old.replace(",", "")
    if "." in plain:
        return f"{value:.{len(plain.split('.')[1])}f}"
    zeros = len(number_key(old)) - len(number_key(old).rstrip("0"))
    return str(round(value / 10**zeros) * 10**zeros)


def _ages(mention: Mention) -> Iterator[str]:
    age = int(float(number_key(mention.text)))
    low, high = (18, 97) if age >= 18 else (2, 17)
    yield from (str(n) for n in range(low, high) if 3 <= abs(n - age) <= 20)


def _years(mention: Mention) -> Iterator[str]:
    year = int(mention.text)
    yield from (str(y) for y in range(year - 6, min(year + 6, 2024)) if abs(y - year) >= 2)


def _days(mention: Mention) -> Iterator[str]:
    yield from (str(day) for day in range(1, 29) if abs(day - int(mention.text)) >= 3)


def _apart(row: Sequence[str], old: str) -> Iterator[str]:
    at = [name.lower() for name in row].index(old.lower())
    yield from (name for i, name in enumerate(row) if 2 <= abs(i - at) <= len(row) - 2)


def _hours(mention: Mention) -> Iterator[str]:
    yield from (str(hour) for hour in range(1, 13) if 2 <= abs(hour - int(mention.text)) <= 10)


def _given(mention: Mention) -> Iterator[str]:
    yield from NEW_MEN if mention.text in MEN else NEW_WOMEN


def _roles(mention: Mention) -> Iterator[str]:
    role = ROLE_FORMS.get(mention.text.lower(), mention.text.lower())
    yield from (new for row in ROLES if role in row for new in row if new != role)


def _places(mention: Mention) -> Iterator[str]:
    rows = {"city": CITIES, "country": COUNTRIES, "state": STATES, "": TOWNS}
    kind = known_place(mention.key)
    # A city with its state behind it becomes a town: there are towns of these names in many states.
    row = TOWNS if kind == "city" and re.match(r", [A-Z]", mention.sentence.text[mention.end :]) else rows[kind]
    yield from (name for name in row if name not in mention.key and mention.key not in name)


_OPTIONS = {
    "number": _numbers,
    "sum": _numbers,
    "duration": _numbers,
    "age": _ages,
    "year": _years,
    "day of month": _days,
    "month": lambda mention: _apart(MONTHS, mention.text),
    "weekday": lambda mention: _apart(WEEKDAYS, mention.text),
    "clock": _hours,
    "given name": _given,
    "role": _roles,
    "place": _places,
}


def written(new: str, old: str) -> str:
    """Write a new value as the old one was: in words, with thousands parted, with a capital."""
    if old.lower() in NUMBER_WORDS:
        by_value = {str(value): word for word, value in NUMBER_WORDS.items()}
        new = by_value.get(new, new)
    elif "," in old and new.isdigit():
        new = f"{int(new):,}"
    if old[:1].isupper() and new[:1].islower():
        return new.title().replace(" Of ", " of ") if old.istitle() else new[0].upper() + new[1:]
    return new


def reads_well(before: str, old: str, new: str) -> bool:
    """Say whether "a" or "an" in front of the old value fits the new one."""
    if not re.search(r"\ban?\s$", before, re.IGNORECASE):
        return True
    return bool(_VOWEL.match(old)) == bool(_VOWEL.match(new))


def is_free(new: str, texts: Collection[str]) -> bool:
    """Say whether no text gives the new value already, in figures or in words."""
    words = [new, *(word for word, value in NUMBER_WORDS.items() if str(value) == new)]
    pattern = re.compile("|".join(rf"(?<![\w.,]){re.escape(word)}(?![\w]|[.,]\d)" for word in words), re.IGNORECASE)
    return not any(pattern.search(text) for text in texts)
