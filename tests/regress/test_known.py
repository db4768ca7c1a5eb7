"""The file of known claims: what is read, what is refused, what is written back."""

import json

import pytest

from consistency.errors import InputError
from consistency.regress.known import parse_known, read_known, updated
from consistency.regress.nouns import Backing, Judged, KnownClaim, KnownPair, Outcome, State
from consistency.types import ClashType, Label

CLAIM = '{"story": "harbour", "claim": "Ada Brandt is 57.", "outlet": "", "expected": "supported", "type": null}'
PAIR = '{"left": "It is shut.", "right": "It is open.", "expected": "contradiction", "type": "other", "note": "x"}'


def row(text):
    (found,) = parse_known(text)
    return found


def test_a_claim_and_a_pair():
    claim, pair = parse_known(f"{CLAIM}\n\n{PAIR}\n")
    assert claim == KnownClaim(1, "harbour", "Ada Brandt is 57.", "", Outcome(Backing.SUPPORTED))
    clash = Outcome(Label.CONTRADICTION, ClashType.OTHER)
    assert pair == KnownPair(3, "It is shut.", "It is open.", clash, note="x")


def with_keys(line, **keys):
    return json.dumps(json.loads(line) | keys, ensure_ascii=False)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "line 1: not JSON"),
        ("[]", "line 1: not a JSON object"),
        ("[" * 100_000, "line 1: not JSON"),
        (with_keys(CLAIM, colour="red"), "unknown key 'colour'; known are claim, expected"),
        (with_keys(CLAIM, left="x"), "unknown key 'story'"),
        (with_keys(CLAIM, claim=" "), "no 'claim'"),
        (with_keys(CLAIM, claim=7), "claim is 7; it must be text"),
        (with_keys(CLAIM, story=None), "no 'story'"),
        (with_keys(CLAIM, expected="agreement"), "expected is 'agreement'; it is one of supported, contradicted"),
        (with_keys(PAIR, expected="supported"), "expected is 'supported'; it is one of agreement, refinement"),
        (with_keys(CLAIM, type="colour"), "type is 'colour'; it is one of date"),
        (with_keys(CLAIM, known_miss=True), "known_miss is True; it must be text"),
        (with_keys(CLAIM, known_miss="contradicted/colour"), "known_miss is 'colour'"),
        (with_keys(CLAIM, known_miss="agreement"), "known_miss is 'agreement'"),
    ],
)
def test_a_bad_row_is_named_with_its_line(line, message):
    with pytest.raises(InputError) as error:
        parse_known(line, name="known.jsonl")
    assert message in str(error.value)
    assert str(error.value).startswith("known.jsonl, line 1: ")


@pytest.mark.parametrize(
    ("content", "message"),
    [(None, "no such file"), (b"", "no known claim in it"), (b"\n\n", "no known claim"), (b"\xff\xfe{", "not UTF-8")],
)
def test_a_file_that_is_none(tmp_path, content, message):
    path = tmp_path / "known.jsonl"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=message):
        read_known(path)


def test_a_byte_order_mark_is_no_hindrance(tmp_path):
    path = tmp_path / "known.jsonl"
    path.write_text(CLAIM, encoding="utf-8-sig")
    assert len(read_known(path)) == 1


SUPPORTED, ABSENT = Outcome(Backing.SUPPORTED), Outcome(Backing.ABSENT)
AGE, NAME, ANY = (Outcome(Backing.CONTRADICTED, kind) for kind in (ClashType.AGE, ClashType.NAME, None))


@pytest.mark.parametrize(
    ("expected", "miss", "found", "state"),
    [
        (SUPPORTED, None, SUPPORTED, State.MET),
        (SUPPORTED, None, ABSENT, State.CHANGED),
        (SUPPORTED, None, Outcome(Backing.UNMEASURED), State.CHANGED),
        (AGE, None, AGE, State.MET),
        (AGE, None, NAME, State.CHANGED),
        (ANY, None, NAME, State.MET),
        (SUPPORTED, ABSENT, ABSENT, State.KNOWN_MISS),
        (SUPPORTED, ABSENT, SUPPORTED, State.FIXED),
        (SUPPORTED, ABSENT, AGE, State.CHANGED),  # a miss that becomes a false alarm is news
        (SUPPORTED, AGE, NAME, State.CHANGED),
    ],
)
def test_the_state_of_a_row(expected, miss, found, state):
    judged = Judged(KnownClaim(1, "s", "c", "", expected, known_miss=miss), found)
    assert judged.state is state


@pytest.mark.parametrize(
    ("keys", "found", "as_misses", "expected"),
    [
        ({}, AGE, False, {"expected": "contradicted", "type": "age"}),
        ({}, AGE, True, {"known_miss": "contradicted/age"}),
        ({"expected": "contradicted", "type": "age"}, ABSENT, False, {"expected": "absent", "type": None}),
        ({"known_miss": "absent"}, SUPPORTED, False, {"known_miss": None}),
        ({"known_miss": "absent"}, SUPPORTED, True, {"known_miss": None}),
        ({"known_miss": "absent"}, AGE, True, {"known_miss": "contradicted/age"}),
        ({"known_miss": "absent"}, AGE, False, {"expected": "contradicted", "type": "age", "known_miss": None}),
    ],
)
def test_what_is_written_back(keys, found, as_misses, expected):
    line = with_keys(CLAIM, **keys)
    text = updated(f"{PAIR}\n{line}\n", [Judged(KnownClaim(2, **claim_of(line)), found)], as_misses=as_misses)
    first, second, rest = text.split("\n")
    assert (first, rest) == (PAIR, "")  # what is not stale stays, letter by letter
    now = json.loads(second)
    assert {key: now.get(key) for key in expected} == expected
    assert row(second).claim == "Ada Brandt is 57."


def claim_of(line):
    found = row(line)
    names = ("story", "claim", "outlet", "expected", "note", "known_miss")
    return {name: getattr(found, name) for name in names}


def test_what_is_met_is_not_written():
    text = f"{CLAIM}\n"
    assert updated(text, [Judged(row(CLAIM), SUPPORTED)]) == text
    missed = with_keys(CLAIM, known_miss="absent")
    assert updated(missed, [Judged(row(missed), ABSENT)]) == missed
