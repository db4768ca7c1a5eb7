"""Intervals: known values of Wilson's, and resampling by groups."""

import pytest

from benchmarks.scores import Share, percent_range, ratio_interval, wilson


@pytest.mark.parametrize(
    ("right", "total", "low", "high"),
    [(0, 0, 0.0, 1.0), (0, 10, 0.0, 0.278), (5, 10, 0.237, 0.763), (10, 10, 0.722, 1.0), (720, 1000, 0.691, 0.747)],
)
def test_wilson(right, total, low, high):
    assert wilson(right, total) == pytest.approx((low, high), abs=5e-4)


def test_a_share_of_nothing_is_nothing():
    assert (Share(0, 0).value, Share(3, 4).value) == (0.0, 0.75)


def test_resampled_ratio_holds_the_ratio_and_is_the_same_every_time():
    rights, totals = [3, 0, 5, 2, 4], [5, 5, 5, 5, 5]
    low, high = ratio_interval(rights, totals)
    assert low < 14 / 25 < high
    assert ratio_interval(rights, totals) == (low, high)


def test_groups_that_agree_leave_no_doubt_and_groups_that_differ_leave_more_than_their_members_would():
    assert ratio_interval([2, 2, 2], [4, 4, 4]) == (0.5, 0.5)
    low, high = ratio_interval([20, 0], [20, 20])
    assert (low, high) == (0.0, 1.0)


def test_ratio_of_nothing():
    assert ratio_interval([0, 0], [0, 0]) == (0.0, 1.0)


def test_range_in_percent():
    assert percent_range((0.123, 0.5)) == "12–50%"
