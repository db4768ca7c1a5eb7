"""Times of day: reading, the event they belong to, and the rungs on which two meet."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.slots.ladder import compare
from consistency.slots.times import TIME_LEVELS, bound, tells_light, times

ANCHOR = date(2021, 11, 30)

READ = [
    # text, value, low, high
    ("It sank at 5:15 a.m. on Monday.", "05:15", 315, 315),
    ("It sank at 17:15.", "17:15", 1035, 1035),
    ("It sank at 5.15pm.", "17:15", 1035, 1035),
    ("It sank at 5 p.m. sharp.", "17:00", 1020, 1020),
    ("It sank at 12 a.m.", "00:00", 0, 0),
    ("It sank at 12:30 PM.", "12:30", 750, 750),
    ("It sank at noon.", "12:00", 720, 720),
    ("It sank at midnight.", "00:00", 0, 0),
    ("It sank at 5:15 on Monday.", "05:15?", 315, 315),
    ("It sank at three o'clock.", "03:00?", 180, 180),
    ("It sank at 3 o’clock in the afternoon.", "15:00", 900, 900),
    ("It sank shortly after midnight.", "00:00/00:25", 0, 25),
    ("It sank just before 10 p.m.", "21:35/22:00", 1295, 1320),
    ("It sank at about 8:50 in the evening.", "20:30/21:10", 1230, 1270),
    ("It sank at twenty to seven in the evening.", "18:40", 1120, 1120),
    ("It sank at half past four in the morning.", "04:30", 270, 270),
    ("It sank 11 minutes past midnight.", "00:11", 11, 11),
    ("It sank between 3:10 and 3:40 p.m.", "15:10/15:40", 910, 940),
    ("It is open from 9 a.m. to 5 p.m.", "09:00/17:00", 540, 1020),
    ("It sank early on Monday.", "00:00/10:00", 0, 600),
    ("It sank late Monday.", "18:00/01:00", 1080, 1500),
    ("It sank overnight.", "18:00/07:00", 1080, 1860),
    ("It sank on Monday evening.", "17:00/00:00", 1020, 1440),
    ("It sank in the early hours of Sunday.", "00:00/07:00", 0, 420),
    ("It sank at dawn.", "04:00/08:00", 240, 480),
    ("It sank in mid-afternoon.", "14:00/17:00", 840, 1020),
    ("It sank at lunchtime.", "11:30/14:30", 690, 870),
    ("It sank at 0300 GMT.", "03:00", 180, 180),
    ("It sank at 05:15.", "05:15", 315, 315),
    ("It sank at three on Saturday afternoon.", "15:00", 900, 900),
    ("It sank at 8:50 on Saturday morning.", "08:50", 530, 530),
    ("It sank at 7.15 on Monday morning.", "07:15", 435, 435),
    ("It sank at 5.30 yesterday evening.", "17:30", 1050, 1050),
    ("It sank at nine that same night.", "21:00", 1260, 1260),
    ("It sank at eleven o'clock on Friday night.", "23:00", 1380, 1380),
    ("It sank at half past ten at night.", "22:30", 1350, 1350),
    ("It sank at half past ten on Saturday night.", "22:30", 1350, 1350),
    ("It sank at ten minutes past five in the morning.", "05:10", 310, 310),
    ("It sank at twenty-five minutes to six in the evening.", "17:35", 1055, 1055),
    ("It did not sink before six in the morning.", "06:00/18:00", 360, 1080),
    ("It did not sink earlier than 4.50 in the morning.", "04:50/16:50", 290, 1010),
    ("It sank after four on Friday afternoon.", "16:00/17:30", 960, 1050),
    ("It was 12.15 on Sunday when it sank.", "12:15?", 735, 735),
    ("It sank in the afternoon.", "12:00/18:30", 720, 1110),
    ("It sank before dawn.", "00:00/08:00", 0, 480),
    ("It sank an hour before sunrise.", "00:00/08:00", 0, 480),
    ("It sank long after dark.", "16:00/08:00", 960, 1920),
    ("Darkness was falling when it sank.", "16:00/22:00", 960, 1320),
    ("It was still dark when it sank.", "16:00/08:00", 960, 1920),
    ("It sank in broad daylight.", "05:00/21:30", 300, 1290),
    ("It sank after the closing bell.", "15:30/00:00", 930, 1440),
    ("It sank before trading began.", "04:00/10:00", 240, 600),
    ("It sank during the evening rush.", "17:00/00:00", 1020, 1440),
    ("It sank during the lunch break.", "11:30/14:30", 690, 870),
]


@pytest.mark.parametrize(("text", "value", "low", "high"), READ)
def test_reading(text: str, value: str, low: float, high: float) -> None:
    (slot,) = times(text, anchor=ANCHOR)
    assert (slot.value, slot.low, slot.high) == (value, low, high)


@pytest.mark.parametrize(
    "text",
    [
        "They won 3:2 in the final.",
        "She ran it in 2:05:11.",
        "He reads the evening news.",
        "It was an overnight success.",
        "The vote was 52 to 48.",
        "Psalm 23:4 was read.",
        "He made it to the late show.",
        "In 1715 the king died.",
        "He was kept in the dark about it.",
        "The street was left in darkness.",
        "Her novel After Dark came out.",
        "The market closed lower.",
        "He had lunch with Osk.",
        "He led before the bell.",
    ],
)
def test_no_time(text: str) -> None:
    assert not times(text, anchor=ANCHOR)


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("It sank at 5 p.m. local time.", "local"),
        ("It sank at 5 p.m. GMT.", "gmt"),
        ("It sank at 5 p.m. EDT.", "et"),
        ("It sank at 5 p.m. Eastern.", "et"),
        ("It sank at 5 p.m. Brussels time.", "brussels"),
        ("It sank at 5 p.m. on Monday.", None),
    ],
)
def test_zone(text: str, zone: str | None) -> None:
    assert times(text, anchor=ANCHOR)[0].unit == zone


def test_event_and_day() -> None:
    (slot,) = times("The rocket lifted off from Cape Orm at 9:32 a.m. EDT on 16 July.", anchor=ANCHOR)
    assert (slot.event, slot.about) == ("launched; day 2021-07-16", "rocket")


PAIRS = [
    # left, right, rung, agrees; the same event unless the rung is None
    ("The spire fell at about 7:50 p.m.", "The spire toppled at 8:50 in the evening.", "different time", False),
    ("The ship came unstuck at 3:05 p.m.", "The ship broke free a little after 1 p.m.", "different time", False),
    ("The ship sank at 5 a.m.", "The ship sank at 5 p.m.", "different time", False),
    ("The ship sank at noon.", "The ship sank at midnight.", "different time", False),
    ("The ship sank at 3 p.m. GMT.", "The ship sank at 5 p.m. GMT.", "different time", False),
    ("Dorn died at 5:15 a.m.", "Dorn died on Monday evening.", "different time", False),
    ("The ship sank at 6:40 p.m.", "The ship sank at twenty to seven in the evening.", "same time", True),
    ("The ship sank at 17:15.", "The ship sank at 5.15pm.", "same time", True),
    ("The ship sank at 17:15.", "The ship sank at 5:15 on Monday.", "same on a twelve-hour clock", True),
    ("The ship sank at 5:20 on Monday.", "The ship sank at 5:15 p.m.", "minutes apart", True),
    ("The ship sank at 5:15 on Monday.", "The ship sank at 9 p.m.", "another hour on a twelve-hour clock", False),
    ("The ship sank at 5:15 on Monday.", "The ship sank at 5:40 p.m.", "half of the day not said", None),
    ("The ship sank at half past one.", "The ship sank at two o'clock.", "half of the day not said", None),
    ("The ship sank at half past three.", "The ship sank at noon.", "another hour on a twelve-hour clock", False),
    ("The ship sank at half past three.", "The ship sank in the afternoon.", "same on a twelve-hour clock", True),
    ("The ship sank at 7 a.m.", "The ship sank after dark.", "within the part of the day", True),
    ("The ship sank at noon.", "The ship sank before dawn.", "different time", False),
    ("The ship sank at 9 a.m.", "The ship sank before dawn.", "near the part of the day", None),
    ("The ship sank at 9 a.m. EST.", "The ship sank at 3 p.m. GMT.", "zones differ", None),
    ("The ship sank at 9 a.m. local time.", "The ship sank at 3 p.m. Brussels time.", "zones differ", None),
    ("The ship sank at 12:11 a.m.", "The ship sank a few minutes after midnight.", "within the hedge", True),
    ("The ship sank around 3 p.m.", "The ship sank at 3:15 p.m.", "within the hedge", True),
    ("The ship sank at 5:15 a.m.", "The ship sank early Monday.", "within the part of the day", True),
    ("The ship sank at 2 a.m.", "The ship sank overnight.", "within the part of the day", True),
    ("The ship sank at 11:30 p.m.", "The ship sank overnight.", "within the part of the day", True),
    ("The ship sank at 10:40 a.m.", "The ship sank early Monday.", "near the part of the day", None),
    ("The ship sank at 7:50 p.m.", "The ship sank at 8 p.m.", "minutes apart", True),
    ("The ship sank at 11:55 p.m.", "The ship sank at midnight.", "minutes apart", True),
    ("The ship sank at 3 p.m.", "It was 5 p.m. when the ship sank.", "different time", False),
    ("The ship sank at 9.15 in the morning.", "It was almost noon when the ship sank.", "different time", False),
    (
        "The trial began at two in the morning.",
        "The trial did not begin before six in the morning.",
        "different time",
        False,
    ),
    (
        "The trial began at seven in the morning.",
        "The trial did not begin before six in the morning.",
        "within the hedge",
        True,
    ),
    ("The ship sank at 3 p.m.", "It was 5 p.m. when Dorn died.", None, None),
    ("Dorn died at 3 p.m.", "Brand died at 5 p.m.", None, None),
    ("The ship sank at 3 p.m.", "Dorn died at 5 p.m.", None, None),
    ("The shop opened at 9 a.m.", "The shop closed at 5 p.m.", None, None),
    ("Dorn was arrested at 9 a.m. on Monday.", "Dorn was arrested at 5 p.m. on Friday.", None, None),
    ("Hale said at 9 a.m. that it rained.", "Hale said at 5 p.m. that it rained.", None, None),
    ("The talks began at 9 a.m.", "The talks ended at 5 p.m.", None, None),
    ("He died at 9 a.m.", "He died at 5 p.m.", None, None),
]


@pytest.mark.parametrize(("left", "right", "level", "agrees"), PAIRS)
def test_pair(left: str, right: str, level: str | None, agrees: bool | None) -> None:
    one, other = (times(sentence, anchor=ANCHOR)[0] for sentence in (left, right))
    assert bound(one, other) is (level is not None)
    if level is not None:
        found = compare(TIME_LEVELS, one, other)
        assert (found.level, found.agrees) == (level, agrees)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Police arrested about 7 on Monday morning.", "04:00/12:00"),  # seven people
        ("The pound stood at 1.15 on Monday morning.", "04:00/12:00"),  # a price
        ("The river peaked at 5.82 on Monday morning.", "04:00/12:00"),  # a height
        ("She paid 7.15 on Monday morning.", "04:00/12:00"),
        ("It was 7.15 metres high on Monday morning.", "04:00/12:00"),
    ],
)
def test_a_figure_before_a_part_of_the_day_need_not_be_an_hour(text: str, value: str) -> None:
    assert [slot.value for slot in times(text, anchor=ANCHOR)] == [value]


@pytest.mark.parametrize(
    ("text", "light"),
    [
        ("It sank after dark.", True),
        ("It sank before dawn.", True),
        ("It sank in the morning.", False),
        ("It sank at 5 a.m.", False),
    ],
)
def test_what_the_light_tells(text: str, light: bool) -> None:
    (slot,) = times(text, anchor=ANCHOR)
    assert tells_light(slot) is light


WORDS = st.lists(
    st.sampled_from(
        [
            "It",
            "sank",
            "at",
            "5:15",
            "a.m.",
            "p.m.",
            "17:15",
            "noon",
            "midnight",
            "past",
            "half",
            "seven",
            "to",
            "around",
            "local",
            "time",
            "GMT",
            "early",
            "Monday",
            "evening",
            "from",
            "9",
            ".",
            ",",
        ]
    ),
    max_size=20,
).map(" ".join)


@given(st.text(max_size=80) | WORDS)
def test_never_raises_and_spans_are_exact(text: str) -> None:
    found = times(text, anchor=ANCHOR)
    assert all(text[slot.start : slot.end] == slot.text for slot in found)
    for left in found:
        assert compare(TIME_LEVELS, left, left).agrees
        for right in found:
            assert bound(left, right) == bound(right, left)
            assert compare(TIME_LEVELS, left, right).level == compare(TIME_LEVELS, right, left).level
