from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from consistency.claims import extract
from consistency.lang.words import words
from consistency.types import Article, Claim, Part, Span


def article(text: str, *, title: str = "", boilerplate: tuple[Span, ...] = (), published: str | None = None) -> Article:
    return Article(id="a1", outlet="Tarn Herald", text=text, title=title, published=published, boilerplate=boilerplate)


def spoken(claims: tuple[Claim, ...]) -> list[tuple[str | None, bool, str]]:
    return [(claim.speaker, claim.quoted, claim.text) for claim in claims]


def test_the_title_comes_first_and_is_a_claim() -> None:
    claims = extract(article("The road in Tarn reopened in May.", title="Tarn road open"))
    assert [(claim.part, claim.text) for claim in claims] == [
        (Part.TITLE, "Tarn road open"),
        (Part.TEXT, "The road in Tarn reopened in May."),
    ]


def test_reported_words_and_quotations_carry_their_speaker() -> None:
    text = (
        "“The road is safe. We tested it twice,” Mayor Anna Moss said on Friday. “It opens in May.”\n\n"
        "She added that the bridge would follow.\n\n“Nobody was hurt,” Moss said, adding that two cars burned."
    )
    assert spoken(extract(article(text))) == [
        ("Anna Moss", True, "“The road is safe."),
        ("Anna Moss", True, "We tested it twice,”"),
        ("Anna Moss", True, "“It opens in May.”"),
        ("Anna Moss", False, "the bridge would follow."),
        ("Anna Moss", True, "“Nobody was hurt,”"),
        ("Anna Moss", False, "two cars burned."),
    ]


def test_a_quotation_without_a_speaker_has_none() -> None:
    text = "“The road is safe,” Anna Moss said.\n\n“The road is full of holes.”\n\nThe council met on the road."
    assert [claim.speaker for claim in extract(article(text))] == ["Anna Moss", None, None]


def test_boilerplate_is_cut_out_even_inside_a_line() -> None:
    text = "TARN (Herald) — The road reopened in May.\nshare on:\nThe bridge is still closed."
    share = text.index("share on:")
    boilerplate = (Span(0, len("TARN (Herald) — ")), Span(share, share + len("share on:")))
    assert [claim.text for claim in extract(article(text, boilerplate=boilerplate))] == [
        "The road reopened in May.",
        "The bridge is still closed.",
    ]


def test_ids_follow_words_and_not_places() -> None:
    once = extract(article("The road in Tarn reopened."))
    later = extract(article("It was cold in Tarn.\n\nThe road  in Tarn reopened.\n\nThe road in Tarn reopened."))
    assert [claim.id for claim in later[1:]] == [once[0].id, f"{once[0].id}-2"]
    assert len(once[0].id) == 12


def test_fragments_without_words_are_no_claims() -> None:
    claims = extract(article("67\n\n* * *\n\nMore here\n\nMoss said.\n\nThe road in Tarn reopened.", title=" , "))
    assert [claim.text for claim in claims] == ["The road in Tarn reopened."]


def test_facts_beside_a_name_are_claims_of_their_own() -> None:
    claims = extract(article("Anna Moss, 57, opened the road in Tarn."))
    assert [claim.resolved for claim in claims] == [
        "Anna Moss, 57, opened the road in Tarn.",
        "Anna Moss is 57 years old.",
    ]


_PIECES = st.sampled_from(
    [
        *words('“ ” " , . ‘ ’ ! ? Moss Anna said that the road was he He his adding Mr. 57 on Tuesday and closed 2014'),
        *("\n", "\n\n", "last month"),
    ]
)


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(st.text(max_size=120), st.lists(_PIECES, max_size=30).map(" ".join)),
    st.tuples(st.integers(0, 60), st.integers(0, 20)),
    st.sampled_from([None, "2022-03-16"]),
)
def test_claims_are_exact_spans_outside_boilerplate(text: str, cut: tuple[int, int], published: str | None) -> None:
    low, high = min(cut[0], len(text)), min(cut[0] + cut[1], len(text))
    source = article(text, title=text[:20], boilerplate=(Span(low, high),), published=published)
    claims = extract(source)
    assert len({claim.id for claim in claims}) == len(claims)
    for claim in claims:
        part = source.part(claim.part)
        assert part[claim.start : claim.end] == claim.text
        assert claim.sentence.start <= claim.start < claim.end <= claim.sentence.end
        assert claim.part is Part.TITLE or low == high or claim.end <= low or claim.start >= high
        for fill in claim.fills:
            assert part[fill.start : fill.end] == fill.text
            assert claim.start <= fill.start < fill.end <= claim.end
