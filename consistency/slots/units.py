"""Units of measure that news uses: their written forms are ours, pint converts them.

A registry of pint takes about half a second to import and build, so it is made when the first measure is read, and each
unit is asked of it once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pint import UnitRegistry


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: `name` is its normal form, `base` that of its dimension, `pint` what pint calls it.

    Where `pint` is empty, the words name several units ("ton", "gallon") and nothing is converted.
    """

    name: str
    base: str
    pint: str

    def to_base(self, value: float) -> float:
        """Convert a value of this unit to the base unit of its dimension."""
        factor, offset = _conversion(self.pint, _PINT_OF_BASE[self.base]) if self.pint else (1.0, 0.0)
        return float(f"{value * factor + offset:.9g}")


# What pint calls the unit that each dimension is compared in.
_PINT_OF_BASE = {
    "m": "meter", "kg": "kilogram", "m/s": "meter / second", "°C": "degree_Celsius", "m²": "meter ** 2",
    "m³": "meter ** 3", "W": "watt", "J": "joule", "Pa": "pascal", "byte": "byte", "Sv": "sievert", "ton": "ton",
}  # fmt: skip

_TABLE: tuple[tuple[str, str, str, str], ...] = (
    ("km", "m", "kilometer", "km|kms|kilometres?|kilometers?"),
    ("m", "m", "meter", "m|metres?|meters?"),
    ("cm", "m", "centimeter", "cm|centimetres?|centimeters?"),
    ("mm", "m", "millimeter", "mm|millimetres?|millimeters?"),
    ("nautical mile", "m", "nautical_mile", "nautical[ -]miles?|nm|nmi"),
    ("mile", "m", "mile", "miles?|mi"),
    ("yard", "m", "yard", "yards?"),
    ("foot", "m", "foot", "feet|foot|ft"),
    ("inch", "m", "inch", "inch(?:es)?"),
    ("light year", "m", "light_year", "light[ -]years?"),
    ("astronomical unit", "m", "astronomical_unit", "astronomical units?"),
    ("kg", "kg", "kilogram", "kg|kgs|kilos?|kilogram(?:me)?s?"),
    ("g", "kg", "gram", "g|grams?|grammes?"),
    ("mg", "kg", "milligram", "mg|milligram(?:me)?s?"),
    ("microgram", "kg", "microgram", "microgram(?:me)?s?|[µμ]g|mcg"),
    ("tonne", "kg", "metric_ton", "tonnes?|metric tons?"),
    ("kilotonne", "kg", "kilometric_ton", "kilotonnes?"),
    ("megatonne", "kg", "megametric_ton", "megatonnes?"),
    ("pound", "kg", "pound", "pounds?|lbs?"),
    ("ounce", "kg", "ounce", "ounces?|oz"),
    ("troy ounce", "kg", "troy_ounce", "troy ounces?"),
    ("carat", "kg", "carat", "carats?"),
    ("km/h", "m/s", "kilometer / hour", "km/?h|kmh|kph|(?:km|kilomet(?:re|er)s?) (?:per|an) hour"),
    ("mph", "m/s", "mile / hour", "mph|miles (?:per|an) hour"),
    ("m/s", "m/s", "meter / second", "m/s|met(?:re|er)s (?:per|a) second"),
    ("km/s", "m/s", "kilometer / second", "km/s|(?:km|kilomet(?:re|er)s?) (?:per|a) second"),
    ("mile/s", "m/s", "mile / second", "miles? (?:per|a) second"),
    ("foot/s", "m/s", "foot / second", "feet (?:per|a) second"),
    ("knot", "m/s", "knot", "knots?"),
    ("°C", "°C", "degree_Celsius", "°\\s?C|degrees? (?:Celsius|C|centigrade)|C"),
    ("°F", "°C", "degree_Fahrenheit", "°\\s?F|degrees? (?:Fahrenheit|F)|F"),
    ("K", "°C", "kelvin", "kelvins?|degrees? [Kk]elvin"),
    ("square km", "m²", "kilometer ** 2", "(?:square|sq\\.?) (?:km|kilomet(?:re|er)s?)|km2|km²"),
    ("square mile", "m²", "mile ** 2", "(?:square|sq\\.?) miles?"),
    ("square m", "m²", "meter ** 2", "(?:square|sq\\.?) (?:m|met(?:re|er)s?)|m2|m²"),
    ("square foot", "m²", "foot ** 2", "(?:square|sq\\.?) (?:feet|foot|ft)"),
    ("hectare", "m²", "hectare", "hectares?|ha"),
    ("acre", "m²", "acre", "acres?"),
    ("litre", "m³", "liter", "litres?|liters?"),
    ("ml", "m³", "milliliter", "ml|millilit(?:re|er)s?"),
    ("cubic m", "m³", "meter ** 3", "cubic met(?:re|er)s?|m3|m³"),
    ("cubic km", "m³", "kilometer ** 3", "cubic (?:km|kilomet(?:re|er)s?)|km3|km³"),
    ("cubic foot", "m³", "foot ** 3", "cubic (?:feet|foot)"),
    ("cubic yard", "m³", "yard ** 3", "cubic yards?"),
    ("cubic mile", "m³", "mile ** 3", "cubic miles?"),
    ("barrel", "m³", "oil_barrel", "barrels?"),
    ("gallon", "gallon", "", "gallons?"),  # British or American: not converted
    # Long, short or metric, and of mass or of TNT: converted among themselves alone.
    ("ton", "ton", "ton", "tons?"),
    ("kiloton", "ton", "kiloton", "kilotons?"),
    ("megaton", "ton", "megaton", "megatons?"),
    ("W", "W", "watt", "watts?"),
    ("kW", "W", "kilowatt", "kW|kilowatts?"),
    ("MW", "W", "megawatt", "MW|megawatts?"),
    ("GW", "W", "gigawatt", "GW|gigawatts?"),
    ("kWh", "J", "kilowatt_hour", "kWh|kilowatt[ -]hours?"),
    ("MWh", "J", "megawatt_hour", "MWh|megawatt[ -]hours?"),
    ("GWh", "J", "gigawatt_hour", "GWh|gigawatt[ -]hours?"),
    ("TWh", "J", "terawatt_hour", "TWh|terawatt[ -]hours?"),
    ("hPa", "Pa", "hectopascal", "hPa|hectopascals?"),
    ("millibar", "Pa", "millibar", "millibars?|mbar"),
    ("inch of mercury", "Pa", "inch_Hg", "inches of mercury|inHg"),
    ("psi", "Pa", "psi", "psi|pounds per square inch"),
    ("MB", "byte", "megabyte", "MB|megabytes?"),
    ("GB", "byte", "gigabyte", "GB|gigabytes?"),
    ("TB", "byte", "terabyte", "TB|terabytes?"),
    ("microsievert", "Sv", "microsievert", "microsieverts?|[µμ]Sv"),
    ("millisievert", "Sv", "millisievert", "millisieverts?|mSv"),
    ("sievert", "Sv", "sievert", "sieverts?"),
)

# "Miles per hour", "kilowatt hours" and "inches of mercury" begin with another unit: they are tried first.
_LONGER = ("m/s", "J", "Pa")
_ORDER = sorted(_TABLE, key=lambda row: row[1] not in _LONGER)
_UNITS = tuple(Unit(name, base, pint) for name, base, pint, _ in _ORDER)
_UNIT = re.compile(
    r"[ \u00a0-]?(?:" + "|".join(f"({forms})" for *_, forms in _ORDER) + r")(?![\w²³/])(?!['’]s?\b)(?!-\d)"
)  # fmt: skip


@cache
def _registry() -> UnitRegistry[float]:
    from pint import UnitRegistry  # only here: most commands never read a measure

    return UnitRegistry()


@cache
def _conversion(unit: str, base: str) -> tuple[float, float]:
    """Give factor and offset: a value of `unit` is `value * factor + offset` of `base`."""
    ask = _registry().Quantity
    offset = float(ask(0.0, unit).to(base).magnitude)
    return float(ask(1.0, unit).to(base).magnitude) - offset, offset


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
