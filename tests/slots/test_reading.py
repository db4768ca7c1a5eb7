"""Facts are read from the filled words, and point at the words as written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.slots.reading import slots_of, with_slots
from consistency.types import Article, Claim, Fill, Part, SlotKind, Span


def made(text, *fills, before="", published="2024-03-06", quoted=False):
    """Give an article and a claim of it; a fill is (word, meaning, kind)."""
    start, end = len(before), len(before) + len(text)
    article = Article("a", "Mercury", before + text, published=published)
    placed = []
    for word, meaning, kind in fills:
        at = start + text.index(word)
        placed.append(Fill(at, at + len(word), word, meaning, kind))
    claim = Claim(
        "c", "a", "Mercury", Part.TEXT, text, start, end, Span(start, end), fills=tuple(placed), quoted=quoted
    )
    return article, claim


def read(kind, text, *fills, **options):
    article, claim = made(text, *fills, **options)
    return [slot for slot in slots_of(claim, article) if slot.kind is kind]


@pytest.mark.parametrize(
    ("text", "fills", "kind", "value", "about", "words"),
    [
        ("Brandt, 57, rowed.", [("Brandt", "Ada Brandt", "name")], SlotKind.AGE, "57", "Ada Brandt", "57"),
        ("Brandt, 57, rowed.", [("Brandt", "Ada Brandt", "name")], SlotKind.PERSON, "ada brandt", "age 57", "Brandt"),
        (
            "The minister, 57, hired 40 clerks.",
            [("The minister", "Leo Fuchs", "description")],
            SlotKind.PERSON,
            "leo fuchs",
            "age 57",
            "The minister",
        ),
        (
            "The minister, 57, hired 40 clerks.",
            [("The minister", "Leo Fuchs", "description")],
            SlotKind.QUANTITY,
            "40",
            "clerks",
            "40 clerks",
        ),
        ("Clerks say he, 57, rowed.", [("he", "Leo Fuchs", "pronoun")], SlotKind.PERSON, "leo fuchs", "age 57", "he"),
        (
            "Brandt met Fuchs, 57.",
            [("Brandt", "Ada Brandt", "name"), ("Fuchs", "Leo Fuchs", "name")],
            SlotKind.AGE,
            "57",
            "Leo Fuchs",
            "57",
        ),
    ],
)
@pytest.mark.parametrize("before", ["", "A quiet week at the quay. "])
def test_a_filled_name_maps_back_to_the_words_as_written(before, text, fills, kind, value, about, words):
    (slot,) = read(kind, text, *fills, before=before)
    start = len(before) + text.index(words)
    assert (slot.value, slot.about, slot.text) == (value, about, words)
    assert (slot.start, slot.end) == (start, start + len(words))


NAMES = ["Ada Brandt", "Leo Fuchs", "the captain", "Foreign Minister Ivo Haldane", "X"]


@given(
    before=st.sampled_from(["", "One line.\n\n", "Über die Brücke. "]),
    first=st.sampled_from(NAMES),
    second=st.sampled_from(NAMES),
    number=st.integers(2, 90),
)
def test_every_span_is_exact_and_inside_its_claim(before, first, second, number):
    text = f"She, {number}, hired {number + 11} clerks for the mayor on Tuesday and paid him $3 million."
    fills = (("She", first, "pronoun"), ("the mayor", second, "description"), ("him", first, "pronoun"))
    article, claim = made(text, *fills, before=before)
    slots = slots_of(claim, article)
    assert {SlotKind.QUANTITY, SlotKind.DATE} <= {slot.kind for slot in slots}
    for slot in slots:
        assert claim.start <= slot.start < slot.end <= claim.end
        assert article.text[slot.start : slot.end] == slot.text
    assert list(slots) == sorted(slots, key=lambda slot: (slot.start, slot.end, slot.kind, slot.value))


def test_a_fill_outside_the_claim_changes_nothing():
    article, claim = made("Brandt, 57, rowed.", before="Brandt waited. ")
    outside = Fill(0, 6, "Brandt", "Leo Brandt", "name")
    assert slots_of(claim, article) == slots_of(
        Claim(**{name: getattr(claim, name) for name in Claim.__slots__} | {"fills": (outside,)}), article
    )


@pytest.mark.parametrize(
    ("published", "quoted", "value"),
    [
        ("2024-03-06", False, "2024-03-05"),  # the Tuesday before
        (None, False, "weekday:Tuesday"),
        ("2024-03-06", True, "weekday:Tuesday"),  # nobody knows when the quote was said
    ],
)
def test_a_weekday_is_anchored_where_the_day_of_the_words_is_known(published, quoted, value):
    (slot,) = read(SlotKind.DATE, "The ferry sank on Tuesday.", published=published, quoted=quoted)
    assert slot.value == value


def test_a_date_fill_is_not_read_in_place_of_the_words():
    (slot,) = read(SlotKind.DATE, "The ferry sank on Tuesday.", ("Tuesday", "5 March 1999", "date"))
    assert (slot.value, slot.text) == ("2024-03-05", "Tuesday")


def test_what_one_sentence_tells_of_a_person_holds_in_the_others():
    text = "Ruth Ames, the Portuguese foreign minister, resigned. Ruth Ames went home."
    cut = text.index(" Ruth Ames went") + 1
    article = Article("a", "Mercury", text)
    claims = [
        Claim(str(start), "a", "Mercury", Part.TEXT, text[start:end], start, end, Span(start, end))
        for start, end in ((0, cut - 1), (cut, len(text)))
    ]
    alone = [slot.about for slot in slots_of(claims[1], article) if slot.kind is SlotKind.PERSON]
    together = [slot.about for slot in with_slots(claims, article)[1].slots if slot.kind is SlotKind.PERSON]
    assert alone == [None]
    assert together == [None, "minister:foreign@portugal"]


def test_no_claims_no_slots():
    assert with_slots([], Article("a", "Mercury", "")) == ()


@pytest.mark.parametrize(
    ("sentence", "claim", "speaker", "expected"),
    [
        ("Sheriff John Smith said the fire was out.", "the fire was out", "John Smith",
         [("person", "john smith", "John Smith"), ("role", "sheriff", "Sheriff")]),
        ("Brandt spokesman John Smith said the fire was out.", "the fire was out", "Brandt spokesman John Smith",
         [("person", "john smith", "John Smith"), ("role", "spokesperson@brandt", "Brandt spokesman")]),
        ("The fire was out, said John Smith, 57.", "The fire was out", "John Smith",
         [("age", "57", "57"), ("person", "john smith", "John Smith")]),
        ("The fire was out, the harbour office said.", "The fire was out", "the harbour office", []),
        ("Mayor Ada Brandt said the fire was out.", "the fire was out", "John Smith", []),  # somebody else's office
        ("The fire was out.", "The fire was out.", None, []),
    ],
)  # fmt: skip
def test_a_claim_carries_what_is_said_of_its_speaker(sentence, claim, speaker, expected):
    at = sentence.index(claim)
    one = Claim("c", "a", "Mercury", Part.TEXT, claim, at, at + len(claim), Span(0, len(sentence)), speaker=speaker)
    slots = slots_of(one, Article("a", "Mercury", sentence))
    found = sorted(
        (str(s.kind), s.value, sentence[s.start : s.end]) for s in slots if s.start >= at + len(claim) or s.end <= at
    )
    assert found == expected
