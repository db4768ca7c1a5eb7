"""The calibre of a gun: ".38-caliber revolver", "9mm pistol"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from consistency.types import Slot, SlotKind

if TYPE_CHECKING:
    from collections.abc import Iterator

UNIT = "calibre"
_MM_AN_INCH = 25.4
_GUNS = {
    "pistol": "handgun", "handgun": "handgun", "revolver": "handgun", "rifle": "rifle", "gun": "gun", "firearm": "gun",
    "weapon": "gun",
}  # fmt: skip
#: Some agencies' texts part the point from the figure: "a. 38 caliber revolver".
_INCH = r"(?P<inch>(?<!\d)\. ?\d{2,3}|(?<![\d.,$£€])\d\d)(?:[ -]?cal(?:iber|ibre)\b|[ -]Magnum\b)"
_MM = r"(?<![\d.,])(?P<mm>\d{1,2}(?:\.\d\d?)?)[ -]?(?:mm|millimet(?:er|re))"
_CALIBRE = re.compile(
    rf"(?:{_INCH}|{_MM})[ -]?(?:Magnum |automatic |service |semi-?automatic )*(?P<gun>{'|'.join(_GUNS)})\b"
    r"(?! ammunition| rounds?| bullets?)"
)


def calibres(text: str) -> tuple[Slot, ...]:
    """Find the calibres of single guns in `text`; offsets point into it."""
    return tuple(_read(text))


def _read(text: str) -> Iterator[Slot]:
    for match in _CALIBRE.finditer(text):
        inches = match["inch"]
        value = f".{inches.lstrip('. ')}" if inches else f"{match['mm']} mm"
        size = float(value) if inches else float(match["mm"]) / _MM_AN_INCH
        start, end = match.span("inch" if inches else "mm")
        yield Slot(
            SlotKind.QUANTITY, f"{value} calibre", text[start:end], start, end, about=_GUNS[match["gun"]],
            statement=f"The {match['gun']} was of calibre {value}.", low=size, high=size, unit=UNIT,
        )  # fmt: skip
