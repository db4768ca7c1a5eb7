"""The lists of the page as data in it: what is not shown from the start waits there, and the filters read it.

Thousands of findings repeat the same markup and the same sentences. Every stretch of either is kept once, in `texts`;
an item names its stretches by number, and the script joins them when the item is asked for.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from consistency.render.safe import escaped

if TYPE_CHECKING:
    from collections.abc import Sequence

_TAGS = re.compile(r"(\s*(?:<[^>]*>\s*)+)")
_PLACES = re.compile(r"((?:claim|finding)-[\w-]+?(?=-reason|-facts|-scores|[\" ]))")  # what alone differs within tags
_NO_KEYS: tuple[object, ...] = ("", "", "", (), "", "")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of a list: its markup, what the filters ask of it (place, label, type and so on) and its words."""

    markup: Markup
    keys: tuple[object, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list of the page; the first `page` items stand in it from the start."""

    id: str
    items: tuple[Item, ...]
    page: int

    @property
    def shown(self) -> tuple[Markup, ...]:
        """The markup that stands in the page."""
        return tuple(item.markup for item in self.items[: self.page])

    @property
    def waiting(self) -> int:
        """How many items are made when they are asked for."""
        return max(0, len(self.items) - self.page)


def island(lists: Sequence[ItemList]) -> Markup:
    """Give the data of the lists as JSON that no word of an article can break out of."""
    numbers: dict[str, int] = {}
    made = [_data(one, numbers) for one in lists]
    text = escaped(json.dumps({"texts": list(numbers), "lists": made}, separators=(",", ":")))
    for sign in "<>&'":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704 - without a sign of markup


def _data(one: ItemList, numbers: dict[str, int]) -> dict[str, object]:
    def number(text: str) -> int:
        return numbers.setdefault(text, len(numbers))

    items = []
    for place, item in enumerate(one.items):
        markup = [number(text) for text in _stretches(str(item.markup).strip())] if place >= one.page else []
        items.append([*(item.keys or _NO_KEYS), [number(text) for text in item.words], markup])
    return {"id": one.id, "page": one.page, "filtered": any(item.keys for item in one.items), "items": items}


def _stretches(markup: str) -> list[str]:
    """Cut markup so that what items have in common are whole stretches."""
    cut = [_PLACES.split(text) if text.lstrip().startswith("<") else [text] for text in _TAGS.split(markup)]
    return [stretch for part in cut for stretch in part if stretch]
