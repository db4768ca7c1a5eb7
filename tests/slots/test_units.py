"""Units: which one follows a figure, what it is worth, and that pint is imported for none before it is needed."""

import re
import subprocess
import sys

import pytest

from consistency.slots.units import unit_at


def worth(text):
    """Give the figure at the head of `text` in the base unit of its dimension."""
    figure = re.match(r"-?\d+(?:\.\d+)?", text)
    match = unit_at(text, figure.end())
    return None if match is None else (match.unit.to_base(float(figure[0])), match.unit.base)


@pytest.mark.parametrize(
    ("text", "value", "base"),
    [
        ("3 km from the coast", 3000, "m"),
        ("26.2 miles of road", 42164.8128, "m"),
        ("20-foot waves", 6.096, "m"),
        ("12 nautical miles off", 22224, "m"),
        ("4.2 light-years away", 3.97350679e16, "m"),
        ("4.2 light years away", 3.97350679e16, "m"),
        ("250 mg of the drug", 0.00025, "kg"),
        ("50 micrograms a day", 5e-08, "kg"),
        ("2 pounds of rice", 0.90718474, "kg"),
        ("400 troy ounces of gold", 12.4413907, "kg"),
        ("3 tonnes of sand", 3000, "kg"),
        ("5 megatonnes of carbon", 5e9, "kg"),
        ("100 km/h", 27.7777778, "m/s"),
        ("100 kilometres an hour", 27.7777778, "m/s"),
        ("70 miles per hour", 31.2928, "m/s"),
        ("7.8 kilometers per second", 7800, "m/s"),
        ("40 knots", 20.5777778, "m/s"),
        ("38°C", 38, "°C"),
        ("100 degrees Fahrenheit", 37.7777778, "°C"),
        ("-40 F", -40, "°C"),
        ("300 kelvins", 26.85, "°C"),
        ("2 square miles of forest", 5179976.22, "m²"),
        ("500 hectares of scrub", 5e6, "m²"),
        ("3 cubic kilometres of ash", 3e9, "m³"),
        ("330 ml of beer", 0.00033, "m³"),
        ("900 barrels of oil", 143.088565, "m³"),
        ("15-kiloton bomb", 15000, "ton"),
        ("1.5 megatons of TNT", 1.5e6, "ton"),
        ("9 tons of coal", 9, "ton"),
        ("5 gallons of paint", 5, "gallon"),
        ("60 watts", 60, "W"),
        ("60 kilowatts of power", 60000, "W"),
        ("60 kilowatt-hours of power", 2.16e8, "J"),
        ("1.2 GWh a year", 4.32e12, "J"),
        ("985 hPa at its centre", 98500, "Pa"),
        ("985 millibars", 98500, "Pa"),
        ("29 inches of mercury", 98205.2706, "Pa"),
        ("29 inches of rain", 0.7366, "m"),
        ("30 pounds per square inch", 206842.719, "Pa"),
        ("300 gigabytes of files", 3e11, "byte"),
        ("4 millisieverts", 0.004, "Sv"),
    ],
)
def test_worth_in_the_base_unit(text, value, base):
    found = worth(text)
    assert found is not None
    assert found == (pytest.approx(value, rel=1e-8), base)


@pytest.mark.parametrize(
    "text",
    [
        "12 people",
        "12 kmers",
        "12 mi6 officers",
        "12 Mbeki supporters",
        "3 m's",
        "38 degrees",
        "5 hours",
        "12 kilotonic",
        "4 F-16 jets",
    ],
)
def test_no_unit(text):
    assert worth(text) is None


def test_pint_waits_for_the_first_measure():
    program = (
        "import sys, consistency.cli, consistency.slots\n"
        "from consistency.slots.units import unit_at\n"
        "from consistency.slots.quantity import quantities\n"
        "quantities('Twelve people were killed.'); assert unit_at('12 km', 2)\n"
        "assert 'pint' not in sys.modules\n"
        "quantities('The tower is 300 m tall.'); assert 'pint' in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
