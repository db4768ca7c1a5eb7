"""The arithmetic of the benchmarks of speed, scale and stories."""

import xml.etree.ElementTree as ET

import numpy as np
import pytest

from benchmarks.scale import Point, articles, drawn, exponent
from benchmarks.stories import b_cubed, one_pass


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ("aabb", (1.0, 1.0, 1.0)),
        ("aaaa", (2 / 3, 0.5, 1.0)),
        ("abcd", (2 / 3, 1.0, 0.5)),
        ("abab", (0.5, 0.5, 0.5)),
    ],
)
def test_b_cubed(found, expected):
    assert b_cubed(list(found), list("xxyy")) == pytest.approx(expected)


def test_one_pass():
    near = np.array([[1, 0.9, 0.1], [0.9, 1, 0.1], [0.1, 0.1, 1]], dtype=np.float32)
    assert one_pass(near, 0.5) == ["0", "0", "1"]
    assert one_pass(near, 0.05) == ["0", "0", "0"]


@pytest.mark.parametrize(("power", "expected"), [(1, 1.0), (2, 2.0), (0, 0.0)])
def test_exponent(power, expected):
    points = [Point(n, 1, 1, 3.0 * n**power, 100) for n in (10, 30, 100)]
    assert exponent(points) == pytest.approx(expected)


def test_the_plot_is_svg_with_a_mark_for_each_point():
    root = ET.fromstring(drawn([Point(n, 1, 1, n / 10, 100) for n in (1000, 3000)], "cost"))
    assert len(root.findall("{http://www.w3.org/2000/svg}circle")) == 2


@pytest.mark.parametrize("count", [1, 5, 12])
def test_made_up_articles(count):
    rows = list(articles(count, loose=False))
    assert len(rows) == count
    assert len({row["story"] for row in rows}) == -(-count // 5)
    assert rows == list(articles(count, loose=False))
    assert {row["story"] for row in articles(count, loose=True)} == {""}
