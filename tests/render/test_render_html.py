import base64
import hashlib
import itertools
import re
from urllib.parse import urlsplit

import pytest
from lxml import html as lxml_html
from report_fixture import HOSTILE, REPORT

from consistency.render.html import html, web_link

PAGE = html(REPORT)
REPORT_STORIES = {article.story for article in REPORT.articles}
ROOT = lxml_html.fromstring(PAGE.encode(), parser=lxml_html.HTMLParser(encoding="utf-8"))
# What may hold an address or run code, and the tags that fetch.
ACTIVE = {"script", "style", "link", "meta", "base", "iframe", "object", "embed", "img", "form", "video", "audio"}


def test_the_only_active_elements_are_our_own() -> None:
    found = sorted(str(element.tag) for element in ROOT.iter() if element.tag in ACTIVE)
    assert found == ["link", *["meta"] * 6, "script", "script", "style"]
    assert ROOT.xpath("//link/@href") == ["data:,"]


def test_no_element_has_an_event_handler_or_a_style_attribute() -> None:
    names = {name for element in ROOT.iter() for name in element.attrib}
    assert not {name for name in names if name.startswith("on") or name == "style"}


def test_the_policy_allows_our_two_blocks_and_nothing_else() -> None:
    (policy,) = ROOT.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    style, script = (re.search(f"<{tag}>(.*?)</{tag}>", PAGE, re.DOTALL)[1] for tag in ("style", "script"))
    assert [element.get("type") for element in ROOT.xpath("//script")] == ["application/json", None]
    hashes = ["sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (style, script)]
    assert policy == (
        f"default-src 'none'; style-src '{hashes[0]}'; script-src '{hashes[1]}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def test_neither_style_nor_script_names_an_address() -> None:
    style, script = ROOT.xpath("string(//style)"), ROOT.xpath("string(//script[not(@type)])")
    assert not re.search(r"https?:|//[a-z]|@import|url\(", style + script)


def test_links_lead_into_the_page_or_to_the_web() -> None:
    links = [(element.get("href"), element.get("rel")) for element in ROOT.xpath("//a")]
    assert {urlsplit(href).scheme for href, _ in links} == {"", "http", "https"}
    assert all(rel == "noopener noreferrer" for href, rel in links if not href.startswith("#"))


def test_every_jump_has_its_place_and_no_place_is_double() -> None:
    ids = ROOT.xpath("//@id")
    assert len(ids) == len(set(ids))
    jumps = {href[1:] for href in ROOT.xpath("//a/@href") if href.startswith("#")}
    assert len(jumps) > 20
    assert jumps <= set(ids)
    assert set(" ".join(ROOT.xpath("//@aria-labelledby|//@for|//@data-more")).split()) <= set(ids)


def test_a_claim_of_a_finding_leads_to_its_sentence_and_back() -> None:
    (card,) = ROOT.xpath("//article[@id='finding-f3']")
    for jump in card.xpath(".//p[@class='jump']/a/@href"):
        (place,) = ROOT.xpath(f"//*[@id='{jump[1:]}']")
        assert (place.tag, place.get("href")) == ("a", "#finding-f3")
        assert place.text_content() in card.text_content()


def test_hostile_words_are_shown_as_words() -> None:
    words = ROOT.text_content()
    for text in ("<script>document.title = 'owned'</script>", HOSTILE.outlet, HOSTILE.title, "{{ 7 * 7 }}"):
        assert text in words
    assert "javascript:alert('url')" in words
    shown = " ".join(ROOT.xpath("//body//text()[not(ancestor::script)]"))
    assert "49" not in shown


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://coast.example/a?b=c", "https://coast.example/a?b=c"),
        ("HTTP://coast.example", "HTTP://coast.example"),
        ("javascript:alert(1)", ""),
        ("JaVaScRiPt:alert(1)", ""),
        ("data:text/html,<script>", ""),
        ("//coast.example", ""),
        ("https:relative", ""),
        ("file:///etc/passwd", ""),
        ("https://[broken", ""),
        ("", ""),
    ],
)
def test_only_web_addresses_become_links(url: str, expected: str) -> None:
    assert web_link(url) == expected


def test_landmarks_headings_and_labels() -> None:
    assert [len(ROOT.xpath(f"//{tag}")) for tag in ("header", "main", "footer", "h1", "search")] == [1, 1, 1, 1, 1]
    assert len(ROOT.xpath("//nav")) == 1 + len(REPORT_STORIES)  # the stories, and the contents of each
    assert ROOT.get("lang") == "en"
    levels = [int(element.tag[1]) for element in ROOT.xpath("//h1|//h2|//h3|//h4")]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert all(control.xpath("ancestor::label") for control in ROOT.xpath("//input|//select"))
