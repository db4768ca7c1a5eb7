"""Where the words of a claim stand in the file of their article."""

import pytest

from consistency.claims import extract
from consistency.ingest import read
from consistency.ingest.places import Place, locate, place_at, places
from consistency.types import Part

FRONT = "---\noutlet: Mercury\ntitle: Pier shut after storm\n---\n"
BODY = "The pier is shut.\nThe tide was high, and the pier is\nwet.\n"


def found_in(path):
    (article,) = read([path]).articles
    claims = extract(article)
    content = path.read_bytes().decode("utf-8-sig")
    return article, claims, content, places(claims, [article])


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("front", ["", FRONT])
def test_every_claim_of_a_text_file_is_found(tmp_path, newline, front):
    path = tmp_path / "mercury.txt"
    path.write_bytes((front + BODY).replace("\n", newline).encode())
    _, claims, content, found = found_in(path)
    assert set(found) == {claim.id for claim in claims}
    for claim in claims:
        place = found[claim.id]
        words = content[place.offset : place.offset + place.length]
        assert words.replace("\r\n", "\n").replace("\r", "\n") == claim.text


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_and_columns_count_from_one(tmp_path, newline):
    path = tmp_path / "mercury.txt"
    path.write_bytes((FRONT + BODY).replace("\n", newline).encode())
    _, claims, _, found = found_in(path)
    title, first = claims[0], claims[1]
    assert title.part is Part.TITLE
    lines = [(found[c.id].start_line, found[c.id].start_column, found[c.id].end_column) for c in (title, first)]
    assert lines == [(3, 8, 29), (5, 1, 18)]


def test_a_claim_over_two_lines():
    assert place_at("ab\ncd", 1, 4) == Place(1, 3, 1, 2, 2, 2)


def test_words_that_stand_twice_have_no_place_unless_the_whole_text_is_there(tmp_path):
    path = tmp_path / "mercury.txt"
    path.write_text("The pier is shut. The tide was high. The pier is shut.\n", encoding="utf-8")
    article, claims, content, found = found_in(path)
    assert len(found) == len(claims)  # told apart by their offsets
    assert len({place.offset for place in found.values()}) == len(claims)
    twice = next(claim for claim in claims if claim.text == "The pier is shut.")
    assert locate(f"<p>{content.replace('tide', '<b>tide</b>')}</p>", article, twice) is None


def test_a_source_that_is_gone_gives_no_place(tmp_path):
    path = tmp_path / "mercury.txt"
    path.write_text(BODY, encoding="utf-8")
    (article,) = read([path]).articles
    claims = extract(article)
    path.unlink()
    assert places(claims, [article]) == {}
