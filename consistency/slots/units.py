"""Units of measure that news uses, each with its dimension and its factor to the base unit.

Factors are those of the international definitions (NIST SP 811, appendix B).
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: `value * factor + offset` is in `base`; `name` is its normal form."""

    name: str
    base: str
    factor: float
    offset: float = 0.0

    def to_base(self, value: float) -> float:
        """Convert a value of this unit to the base unit of its dimension."""
        return float(f"{value * self.factor + self.offset:.9g}")


_TABLE: tuple[tuple[str, str, float, float, str], ...] = (
    ("km", "m", 1000, 0, "km|kms|kilometres?|kilometers?"),
    ("m", "m", 1, 0, "m|metres?|meters?"),
    ("cm", "m", 0.01, 0, "cm|centimetres?|centimeters?"),
    ("mm", "m", 0.001, 0, "mm|millimetres?|millimeters?"),
    ("nautical mile", "m", 1852, 0, "nautical[ -]miles?|nm|nmi"),
    ("mile", "m", 1609.344, 0, "miles?|mi"),
    ("yard", "m", 0.9144, 0, "yards?"),
    ("foot", "m", 0.3048, 0, "feet|foot|ft"),
    ("inch", "m", 0.0254, 0, "inch(?:es)?"),
    ("kg", "kg", 1, 0, "kg|kgs|kilos?|kilogram(?:me)?s?"),
    ("g", "kg", 0.001, 0, "g|grams?|grammes?"),
    ("tonne", "kg", 1000, 0, "tonnes?|metric tons?"),
    ("pound", "kg", 0.45359237, 0, "pounds?|lbs?"),
    ("ounce", "kg", 0.028349523, 0, "ounces?|oz"),
    ("km/h", "m/s", 1 / 3.6, 0, "km/?h|kmh|kph|(?:km|kilomet(?:re|er)s?) (?:per|an) hour"),
    ("mph", "m/s", 0.44704, 0, "mph|miles (?:per|an) hour"),
    ("m/s", "m/s", 1, 0, "m/s|met(?:re|er)s (?:per|a) second"),
    ("knot", "m/s", 0.514444444, 0, "knots?"),
    ("°C", "°C", 1, 0, "°\\s?C|degrees? (?:Celsius|C|centigrade)|C"),
    ("°F", "°C", 5 / 9, -160 / 9, "°\\s?F|degrees? (?:Fahrenheit|F)|F"),
    ("square km", "m²", 1e6, 0, "(?:square|sq\\.?) (?:km|kilomet(?:re|er)s?)|km2|km²"),
    ("square mile", "m²", 2589988.11, 0, "(?:square|sq\\.?) miles?"),
    ("square m", "m²", 1, 0, "(?:square|sq\\.?) (?:m|met(?:re|er)s?)|m2|m²"),
    ("square foot", "m²", 0.09290304, 0, "(?:square|sq\\.?) (?:feet|foot|ft)"),
    ("hectare", "m²", 10000, 0, "hectares?|ha"),
    ("acre", "m²", 4046.8564, 0, "acres?"),
    ("litre", "m³", 0.001, 0, "litres?|liters?"),
    ("cubic m", "m³", 1, 0, "cubic met(?:re|er)s?|m3|m³"),
    ("barrel", "m³", 0.158987295, 0, "barrels?"),
    ("gallon", "gallon", 1, 0, "gallons?"),  # British or American: not converted
    ("ton", "ton", 1, 0, "tons?"),  # long, short or metric: not converted
    ("kW", "W", 1000, 0, "kW|kilowatts?"),
    ("MW", "W", 1e6, 0, "MW|megawatts?"),
    ("GW", "W", 1e9, 0, "GW|gigawatts?"),
)

# Speeds first: "miles per hour" begins with a length.
_ORDER = sorted(_TABLE, key=lambda row: row[1] != "m/s")
_UNITS = tuple(Unit(name, base, factor, offset) for name, base, factor, offset, _ in _ORDER)
_UNIT = re.compile(
    r"[ \u00a0-]?(?:" + "|".join(f"({forms})" for *_, forms in _ORDER) + r")(?![\w²³/])(?!['’]s?\b)"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """A unit found in a text, and where it ends; `joined` where a hyphen ties it to its figure ("20-foot")."""

    unit: Unit
    end: int
    joined: bool


def unit_at(text: str, position: int) -> UnitMatch | None:
    """Read the unit that follows a figure ending at `position`."""
    match = _UNIT.match(text, position)
    if match is None or match.lastindex is None:
        return None
    return UnitMatch(_UNITS[match.lastindex - 1], match.end(), joined=match[0].startswith("-"))
