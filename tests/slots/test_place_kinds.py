"""Kinds of place: which are read, and which shut each other out."""

import pytest

from consistency.slots.place_kinds import FROM, IN, OUTSIDE, _kinds, apart, sites


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The cups lay in a barn.", [(("barn",), IN)]),
        ("The cups lay in the cellar of the old mill.", [(("cellar", "mill"), IN)]),
        ("The cups lay in a car park behind the church.", [(("car park",), IN)]),
        ("She slept in a primary school at the harbour.", [(("primary school", "harbour"), IN)]),
        ("She was treated at St Olan's Hospital.", [(("hospital",), IN)]),
        ("She is being treated in hospital.", [(("hospital",), IN)]),
        ("She came from the chapel to the town hall.", [(("chapel",), FROM), (("town hall",), IN)]),
        ("They stood outside the court.", []),
        ("They stood outside the courthouse.", [(("courthouse",), OUTSIDE)]),
        ("They sang in the church choir.", []),  # another noun behind it
        ("They debated it in the House.", []),
        ("They ran into problems.", []),
        ("The chapel is old.", []),
        ("", []),
    ],
)
def test_sites(text, found):
    assert [(site.nouns, site.side) for site in sites(text)] == found
    assert all(
        text[site.start : site.end].lower().endswith((site.nouns[-1], site.nouns[-1] + "s")) for site in sites(text)
    )


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("barn", "church", True),
        ("barn", "river", True),
        ("attic", "cellar", True),
        ("ferry", "gymnasium", True),
        ("hospital", "clinic", False),  # one kind
        ("house", "farm", False),
        ("attic", "church", False),  # a room of a building
        ("pub", "hotel", False),
        ("car", "garage", False),
        ("house", "forest", False),
        ("house", "street", False),
        ("moon", "church", False),
        ("cellar/hotel", "kitchen/hotel", False),  # a kitchen may be in the cellar
        ("garage/hotel", "kitchen/hotel", True),
        ("office/factory", "office/museum", False),
        ("yard/prison", "garden/hotel", False),  # a hotel may have been a prison
        ("barn/farm", "kitchen/museum", True),
    ],
)
def test_kinds_that_shut_each_other_out(left, right, expected):
    one, other = (tuple(side.split("/")) for side in (left, right))
    assert apart(one, other) is expected
    assert apart(other, one) is expected


def test_the_table_names_no_kind_that_it_lacks():
    kinds = {kind.name: kind for kind in _kinds().values()}
    assert all((kind.overlaps | kind.shuts_out) - {""} <= set(kinds) for kind in kinds.values())
    assert not any(kinds[other].level != kind.level for kind in kinds.values() for other in kind.overlaps - {""})
