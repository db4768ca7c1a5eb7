"""The page at work: lists made on demand, deep links, decisions, axe, hostile articles, thousands of verdicts."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from browser_fixture import axe_violations
from browser_page import MARKS, Seen, sync_api
from report_fixture import EMPTY, REPORT, claim_at

from benchmarks.page import CEILING, CHANGE, busy, synthetic
from consistency.render import ReviewMark
from consistency.render.html import CELLS, PAGE, html
from consistency.types import Article, Report

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = MARKS
DECISIONS = {
    "v1": ReviewMark("confirmed", "Checked with <b>the</b> harbour.", "Ann", "2023-05-04T10:00:00+00:00"),
    "v12": ReviewMark("dismissed", by="Bo", at="2023-05-04"),
}
SHOWN = "[data-card]"


def opened(browser: sync_api.Browser, folder: Path, report: Report, width: int = 1280, **options: object) -> Seen:
    path = folder / "report.html"
    path.write_text(html(report, **options), encoding="utf-8", errors="surrogatepass")
    return Seen(browser, path.as_uri(), width)


@pytest.fixture(scope="module")
def large() -> Report:
    return synthetic(articles=50, verdicts=5000)


@pytest.fixture(scope="module")
def large_page(large: Report, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("large") / "report.html"
    path.write_text(html(large), encoding="utf-8")
    return path.as_uri()


def test_long_lists_are_made_as_needed(browser: sync_api.Browser, large_page: str, large: Report) -> None:
    page = Seen(browser, large_page, 1280).page
    cards = page.locator("#s0-contradictions > [data-card]")
    assert cards.count() == PAGE
    more = page.locator('[data-more="s0-contradictions"]')
    assert more.text_content() == f"Show {4 * PAGE} more of {1000 - PAGE}"
    more.click()
    assert cards.count() == 5 * PAGE
    assert page.evaluate("document.activeElement.dataset.card") == ""
    page.select_option("#by-outlet", label="Outlet 7")
    wanted = sum("Outlet 7" in finding.outlets for finding in large.findings)
    assert page.text_content("#found").startswith(f"{wanted} of {len(large.findings)} findings")
    page.click("#clear")
    assert page.text_content("#found") == ""


def test_a_deep_link_leads_to_a_finding_that_was_not_made_yet(browser: sync_api.Browser, large_page: str) -> None:
    page = Seen(browser, large_page + "#finding-fv4996", 1280).page
    card = page.locator("#finding-fv4996")
    card.wait_for(state="visible")
    assert page.evaluate("document.activeElement.id") == "finding-fv4996"
    assert "confidence" in card.text_content()
    page.fill("#find", "no such words")
    assert page.locator(SHOWN).count() == 0
    page.evaluate("location.hash = '#finding-fv1'")
    page.locator("#finding-fv1").wait_for(state="visible")


NEAR = "(id) => document.getElementById(id).checkVisibility({ contentVisibilityAuto: true })"
IN_SIGHT = "(id) => { const { top, bottom } = document.getElementById(id).getBoundingClientRect(); "
IN_SIGHT += "return top >= 0 && bottom <= innerHeight }"


def test_what_is_far_off_costs_nothing_until_one_comes_near(browser: sync_api.Browser, large_page: str) -> None:
    page = Seen(browser, large_page, 1280).page
    cells = page.locator(".matrix tbody td")
    assert cells.count() <= CELLS
    more = page.locator('[data-more="s0-rows"]')
    more.click()
    assert cells.count() > CELLS
    assert more.text_content() == "Show 16 more of 22"
    more.click()
    assert more.text_content() == "Show 6 more"
    assert (page.evaluate(NEAR, "matrix-0"), page.evaluate(NEAR, "articles-0")) == (True, False)
    page.locator("#articles-0").scroll_into_view_if_needed()
    page.wait_for_function(NEAR, arg="articles-0")


def test_nothing_of_the_matrix_lies_over_the_filters(browser: sync_api.Browser, large_page: str) -> None:
    page = Seen(browser, large_page, 1280).page
    page.evaluate("scrollTo(0, document.querySelector('.matrix tbody th').getBoundingClientRect().top + scrollY - 10)")
    at = "document.elementFromPoint(document.querySelector('.matrix tbody th').getBoundingClientRect().left + 20, 20)"
    assert page.evaluate(f"{at}.closest('#filters') !== null")


@pytest.mark.parametrize("place", ["claim-1", "claim-2900", "finding-fv4996", "outlets-0"])
def test_a_deep_link_stops_where_it_leads(browser: sync_api.Browser, large_page: str, place: str) -> None:
    page = Seen(browser, f"{large_page}#{place}", 1280).page
    page.wait_for_function(NEAR, arg=place)
    page.wait_for_timeout(300)  # what comes near is laid out, and must not push the place away
    assert page.evaluate(IN_SIGHT, place)


def test_a_filter_and_a_search_of_5000_verdicts_cost_the_page_less_than_200_ms(
    browser: sync_api.Browser,
    large_page: str,
) -> None:
    page = Seen(browser, large_page, 1280).page
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})  # its own time, whatever else the machine does
    for control, value in (("by-type", "date"), ("find", "district 7 counts"), ("by-label", "agreement")):
        before = busy(session)
        page.evaluate(CHANGE, [control, value])
        assert busy(session) - before < CEILING


def test_the_matrix_leads_to_the_finding_and_the_sentence(browser: sync_api.Browser, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, REPORT).page
    row = page.locator(".matrix tr", has_text="Ines Valdor is")
    assert row.locator("td").all_text_contents()[0].split() == ["side", "A", "57"]
    row.locator("th a").click()
    assert page.evaluate("document.activeElement.id") == "finding-f1"
    row.locator("td a", has_text="75-year-old").click()
    page.locator(".seg:target").wait_for(state="visible")
    assert "75-year-old" in page.locator(".seg:target").text_content()


def test_a_figure_that_develops_is_shown_by_time(browser: sync_api.Browser, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, REPORT).page
    points = page.locator(".timeline li")
    assert [point.split() for point in points.locator(".figure").all_text_contents()] == [["Two"], ["Three"]]
    assert [name.strip() for name in points.locator(".outlet").all_text_contents()] == ["Coast Daily", "Bay Gazette"]
    places = [float((dot.get_attribute("cx") or "").rstrip("%")) for dot in points.locator("circle").all()]
    assert places == sorted(places)
    points.locator(".figure").first.click()
    page.locator(".seg:target").wait_for(state="visible")
    assert "Two crew members" in (page.locator(".seg:target").text_content() or "")
    page.locator(".timeline figcaption a").click()
    assert page.evaluate("document.activeElement.id") == "finding-f4"


def test_decisions_are_shown_and_filtered(browser: sync_api.Browser, tmp_path: Path) -> None:
    seen = opened(browser, tmp_path, REPORT, decisions=DECISIONS)
    page = seen.page
    assert "Confirmed by Ann on 4 May 2023, 10:00 UTC" in page.text_content("#finding-f1")
    assert "Checked with <b>the</b> harbour." in page.text_content("#finding-f1")
    assert "set-aside" in page.get_attribute("#finding-f3", "class")
    page.select_option("#by-seen", "dismissed")
    assert [card.get_attribute("id") for card in page.locator(SHOWN).all()] == ["finding-f3"]
    page.select_option("#by-seen", "not reviewed")
    assert page.locator(SHOWN).count() == 7
    assert seen.problems == []


def test_by_keyboard_alone(browser: sync_api.Browser, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, REPORT).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    summary = page.locator("#finding-f1 .evidence > summary")
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator("#finding-f1 table").first.is_visible()
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 390)])
def test_axe_finds_nothing(browser: sync_api.Browser, tmp_path: Path, scheme: str, width: int) -> None:
    page = opened(browser, tmp_path, REPORT, width, decisions=DECISIONS).page
    page.emulate_media(color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true })")
    assert axe_violations(page) == []


def hostile() -> Report:
    line = (
        "word " * 200_000
        + "<script>alert(1)</script> </script><!--<script> \x00 \u202egnidnal\u202c <img src=x onerror=alert(2)>."
    )
    article = Article(
        "h", "<!--", line, title="</script><script>alert(3)</script>", url="javascript:alert(4)", story="</title>"
    )
    other = replace(article, id="i", outlet="</script>", title="\u2066x", url='https://ok.example/"onclick=alert(5)')
    claims = (claim_at("huge", article, line), claim_at("other", other, line))
    return replace(EMPTY, articles=(article, other), claims=claims)


def test_a_megabyte_of_one_hostile_line_does_nothing(browser: sync_api.Browser, tmp_path: Path) -> None:
    start = time.monotonic()
    seen = opened(browser, tmp_path, hostile())
    seen.page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true })")
    seen.page.fill("#find", "alert(1)")
    assert seen.page.locator(".lines li").count() == 2
    assert (seen.problems, seen.requests) == ([], [seen.page.url])
    assert seen.page.locator("script:not([type])").count() == 1
    assert seen.page.locator("img").count() == 0
    assert not {"\x00", "\u202e", "\u2066"} & set(seen.page.content())
    assert time.monotonic() - start < 60


def test_print_shows_every_finding(browser: sync_api.Browser, large_page: str) -> None:
    page = Seen(browser, large_page, 1280).page
    page.fill("#find", "district 7 counts")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    printed = page.locator(SHOWN).count()
    assert page.text_content("#found").startswith(f"{printed} of 3000 findings")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(SHOWN).count() < printed
