"""The page in a real browser: nothing leaves it, nothing runs but our script, and the jumps work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser_fixture import CONTRAST
from browser_page import MARKS, Seen, sync_api
from report_fixture import REPORT

from consistency.render.html import html

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = MARKS


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(html(REPORT), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def seen(browser: sync_api.Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Seen]:
    seen = Seen(browser, address, getattr(request, "param", 1280))
    yield seen
    seen.page.close()


def open_all(page: sync_api.Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true })")


def test_no_request_leaves_and_nothing_complains(seen: Seen, address: str) -> None:
    open_all(seen.page)
    seen.page.wait_for_timeout(100)
    assert seen.requests == [address]
    assert seen.problems == []


def test_the_words_of_an_article_do_nothing(seen: Seen) -> None:
    open_all(seen.page)
    assert seen.page.title() == "3 contradictions in 6 articles by 6 outlets – Claim consistency"
    assert seen.page.locator("script:not([type])").count() == 1
    assert seen.page.locator("img").count() == 0
    assert seen.problems == []


def test_the_style_is_applied_in_spite_of_the_policy(seen: Seen) -> None:
    border = "getComputedStyle(document.querySelector('.card.contradiction')).borderLeftWidth"
    assert seen.page.evaluate(border) == "4px"


def test_a_jump_opens_the_article_and_leads_back(seen: Seen) -> None:
    page = seen.page
    jump = page.locator("#finding-f3 .jump a").first
    place = page.locator(jump.get_attribute("href") or "")
    assert not place.is_visible()
    jump.click()
    place.wait_for(state="visible")
    assert place.evaluate(
        "(node) => { const box = node.getBoundingClientRect(); return box.top > 0 && box.bottom < innerHeight }"
    )
    place.click()
    assert page.url.endswith("#finding-f3")


def test_filters_show_what_fits_and_a_jump_to_a_hidden_finding_shows_it(seen: Seen) -> None:
    page, shown = seen.page, seen.page.locator("[data-card]")
    assert shown.count() == 9
    page.select_option("#by-label", "contradiction")
    assert (shown.count(), page.locator("#found").text_content()) == (3, "3 of 9 findings")
    page.select_option("#by-type", "age")
    assert shown.count() == 1
    page.select_option("#by-outlet", label="Marden Voice")
    assert shown.count() == 0
    for control in ("#by-label", "#by-type", "#by-outlet"):
        page.select_option(control, "")
    page.fill("#find", "valdor is 57 in one")
    assert shown.count() == 1
    page.evaluate("location.hash = '#finding-f3'")
    page.locator("#finding-f3").wait_for(state="visible")
    assert page.input_value("#find") == ""


@pytest.mark.parametrize("seen", [320, 390, 768, 1280, 1920], indirect=True)
def test_no_width_scrolls_sideways(seen: Seen) -> None:
    open_all(seen.page)
    assert seen.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    edges = "[...document.querySelectorAll('.card, .side, .report')].map((n) => n.getBoundingClientRect().right)"
    assert max(seen.page.evaluate(edges)) <= seen.page.viewport_size["width"]


@pytest.mark.parametrize("seen", [390, 1280], indirect=True)
def test_two_quotes_stand_side_by_side_or_on_a_phone_one_above_the_other(seen: Seen) -> None:
    tops = "[...document.querySelectorAll('#finding-f3 .side')].map((n) => n.getBoundingClientRect().top)"
    first, second = seen.page.evaluate(tops)
    assert (first == second) is (seen.page.viewport_size["width"] == 1280)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_the_contrast_of_wcag_aa(seen: Seen, scheme: str) -> None:
    seen.page.emulate_media(color_scheme=scheme)
    open_all(seen.page)
    assert seen.page.evaluate(CONTRAST) == []
