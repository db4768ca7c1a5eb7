"""Facts that were read: which file says what of which places."""

import pytest

from benchmarks.news_facts import OF_ONE, READ, Value, label_of, read_facts
from benchmarks.planting.corpus import natural
from consistency.claims import extract
from consistency.slots import with_slots
from consistency.types import Article, Part, SlotKind, Span

HEAD = "story,kind,left,left_part,left_start,left_end,right,right_part,right_start,right_end,label\n"


def written(folder, *rows):
    path = folder / "facts.csv"
    path.write_text(HEAD + "".join(row + "\n" for row in rows), encoding="utf-8")
    return path


def test_a_row_gives_kind_places_and_label(tmp_path):
    found = read_facts(written(tmp_path, "demo,quantity,a,text,4,6,b,title,0,2,clash"))
    places = frozenset({Value("a", Part.TEXT, Span(4, 6)), Value("b", Part.TITLE, Span(0, 2))})
    assert found == {("quantity", places): "clash"}


def test_an_unknown_label_is_refused(tmp_path):
    with pytest.raises(KeyError, match="perhaps"):
        read_facts(written(tmp_path, "demo,quantity,a,text,4,6,b,title,0,2,perhaps"))


def claim_with_count(name, text):
    article = Article(name, name, text)
    (claim,) = with_slots(extract(article), article, None)
    (slot,) = [slot for slot in claim.slots if slot.kind is SlotKind.QUANTITY]
    return claim, slot


def test_facts_are_found_whichever_side_comes_first(tmp_path):
    left, right = claim_with_count("a", "Fire killed 12 people."), claim_with_count("b", "Some 15 people died.")
    spans = [f"{name},text,{slot.start},{slot.end}" for name, (_, slot) in (("b", right), ("a", left))]
    facts = read_facts(written(tmp_path, f"demo,quantity,{spans[0]},{spans[1]},clash"))
    assert label_of(facts, SlotKind.QUANTITY, left, right) == "clash"
    assert label_of(facts, SlotKind.QUANTITY, right, left) == "clash"
    assert label_of(facts, SlotKind.AGE, left, right) is None
    assert label_of({}, SlotKind.QUANTITY, left, right) is None


def test_the_file_holds_places_and_labels_alone():
    lines = READ.read_text(encoding="utf-8").splitlines()
    assert lines[0] + "\n" == HEAD
    assert len(lines) > 10_000
    for line in lines[1:]:
        story, kind, *places, label = line.split(",")
        assert natural(story)
        assert kind in {str(kind) for kind in SlotKind}
        assert label in OF_ONE
        for article, part, start, end in (places[:4], places[4:]):
            assert article.strip()
            assert part in {"text", "title"}
            assert int(start) < int(end)
