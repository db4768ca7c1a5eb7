"""The desk in a real browser: decide with the keyboard alone, come back, and meet a hostile article and a colleague."""

from __future__ import annotations

import json
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from browser_fixture import ARGS, CHROMIUM, CONTRAST, MARKS, axe_violations, sync_api
from desk_fixture import AGE, COAST, POST, REPORT, VERDICTS, blind_on, desk_on, now, served

from consistency.labels import Answer, read_labels
from consistency.review.security import Access
from consistency.reviews import Action, Decision, Words, append_review, read_reviews

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = MARKS
WISH = {"finding": AGE.id, "action": "confirm", "by": "Eve", "until": "", "seen": "", "note": ""}
AGE_ROW = f"[data-id='{AGE.id}']"


@pytest.fixture(scope="module")
def browser() -> Iterator[sync_api.Browser]:
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGS))
        yield browser
        browser.close()


class Seen:
    """A page on a desk, and what it did since it was opened."""

    def __init__(self, browser: sync_api.Browser, address: str, **options: object) -> None:
        self.context = browser.new_context(viewport={"width": 1280, "height": 900}, **options)
        self.page = self.context.new_page()
        self.address = address
        self.problems: list[str] = []
        self.hosts: set[str] = set()
        self.page.on("console", lambda message: self.problems.append(message.text))
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.problems.append(dialog.message), dialog.dismiss()))
        self.page.on("request", lambda request: self.hosts.add(request.url.split("/")[2]))
        self.open()

    def open(self) -> None:
        self.page.goto(self.address)
        self.page.locator("#reason, .side, #said:not(:empty)").first.wait_for()

    def press(self, *keys: str) -> None:
        """Press keys; a decision waits until there is something to decide on."""
        for key in keys:
            if key in ("c", "d", "w", "Enter") and self.page.locator("#confirm").count():
                self.page.locator("#confirm:enabled").wait_for(state="attached")
            self.page.keyboard.press(key)

    def state(self, row: str = AGE_ROW) -> str:
        return self.page.locator(f"{row} .state").text_content() or ""

    def told(self, words: str) -> None:
        """Wait until the desk says something."""
        self.page.locator("#said", has_text=words).wait_for()


@pytest.fixture
def seen(browser: sync_api.Browser, tmp_path: Path) -> Iterator[Seen]:
    with served(desk_on(tmp_path, reviewer="Ada")) as address:
        seen = Seen(browser, address)
        yield seen
        seen.context.close()


@pytest.fixture
def blind(browser: sync_api.Browser, tmp_path: Path) -> Iterator[Seen]:
    with served(blind_on(tmp_path, reviewer="Ada")) as address:
        seen = Seen(browser, address)
        yield seen
        seen.context.close()


def test_with_the_keyboard_alone_filter_decide_and_find_it_again(seen: Seen, tmp_path: Path) -> None:
    page = seen.page
    seen.press("/")
    page.keyboard.type("ages")
    assert page.locator("[data-row]:not([hidden])").count() == 1
    assert page.locator("#found").text_content() == f"1 of {len(REPORT.findings)} findings"
    seen.press("Enter")
    page.locator("#reason", has_text="Ines Valdor has two ages.").wait_for()
    seen.press("n")
    page.keyboard.type("Asked; c and d are letters here.")
    seen.press("Escape", "c")
    seen.told("Confirmed: Ines Valdor has two ages.")
    (decision,) = read_reviews(tmp_path / "reviews.jsonl")
    assert (decision.verdict, decision.action, decision.by) == (AGE.lead, Action.CONFIRM, "Ada")
    assert decision.note == "Asked; c and d are letters here."
    seen.open()
    assert seen.state() == "✓ confirmed"
    page.locator(f"{AGE_ROW} a").click()
    page.locator("#past", has_text="Ada confirmed it on 3 May 2026, 09:00 UTC.").wait_for()
    assert page.locator("#past .noted").text_content() == "Asked; c and d are letters here."
    assert seen.problems == []


def test_what_is_not_shown_yet_is_not_decided(seen: Seen, tmp_path: Path) -> None:
    seen.page.locator("#confirm:enabled").wait_for(state="attached")
    seen.page.route("**/finding/*", lambda _: None)  # an answer that never comes
    seen.page.locator("[data-row] a").nth(1).click()
    for key in ("c", "d", "n"):
        seen.page.keyboard.press(key)
    seen.page.keyboard.type("duck")
    seen.page.wait_for_timeout(300)
    assert seen.page.input_value("#note") == "duck"
    assert seen.page.locator("#confirm").is_disabled()
    assert read_reviews(tmp_path / "reviews.jsonl") == ()


def test_keys_move_waive_and_undo(seen: Seen, tmp_path: Path) -> None:
    page = seen.page
    first = page.locator("[data-row] a").first
    assert first.get_attribute("aria-current") == "true"
    seen.press("j")
    assert page.locator("[data-row] a").nth(1).get_attribute("aria-current") == "true"
    assert page.evaluate("document.activeElement.getAttribute('aria-current')") == "true"
    seen.press("k", "w")
    assert page.evaluate("document.activeElement.id") == "until"
    seen.press("Enter")
    seen.told("Waived:")
    assert read_reviews(tmp_path / "reviews.jsonl")[0].until is not None
    assert page.locator("[data-row] .state").first.text_content() == "… waived"
    seen.press("u")  # the finding at hand is open: the last decision is meant
    seen.told("Undone:")
    assert page.locator("[data-row] .state").first.is_hidden()
    assert [d.action for d in read_reviews(tmp_path / "reviews.jsonl")] == [Action.WAIVE, Action.UNDO]


def test_the_mouse_does_the_same(seen: Seen, tmp_path: Path) -> None:
    page = seen.page
    page.locator(f"{AGE_ROW} a").click()
    page.fill("#until", "2026-05-20")
    page.click("#waive")
    seen.told("Waived:")
    page.locator(f"{AGE_ROW} a").click()
    page.click("#undo")
    seen.told("Undone:")
    page.click("#dismiss")
    seen.told("Dismissed:")
    assert [d.action for d in read_reviews(tmp_path / "reviews.jsonl")] == [Action.WAIVE, Action.UNDO, Action.DISMISS]


def test_a_decision_needs_a_name(seen: Seen, tmp_path: Path) -> None:
    seen.page.fill("#by", "")
    seen.page.locator("#detail").focus()
    seen.press("c")
    assert "Write your name first" in (seen.page.locator("#trouble").text_content() or "")
    assert seen.page.evaluate("document.activeElement.id") == "by"
    assert read_reviews(tmp_path / "reviews.jsonl") == ()


def test_a_colleague_was_faster(seen: Seen, tmp_path: Path) -> None:
    seen.page.locator(f"{AGE_ROW} a").click()
    seen.page.locator("#reason", has_text="two ages").wait_for()
    theirs = Decision(AGE.lead, Action.DISMISS, now(), by="Bo", label="contradiction", type="age")
    append_review(tmp_path / "reviews.jsonl", theirs, refuse=lambda _: None)
    seen.press("c")
    seen.page.locator("#trouble", has_text="Meanwhile Bo dismissed it").wait_for()
    assert seen.state() == "✕ dismissed"
    seen.page.locator("#past", has_text="Bo dismissed it").wait_for()
    assert len(read_reviews(tmp_path / "reviews.jsonl")) == 1


def test_filters_by_state_type_and_outlet(seen: Seen) -> None:
    page, shown = seen.page, seen.page.locator("[data-row]:not([hidden])")
    page.select_option("#by-type", "age")
    assert shown.count() == 1
    page.select_option("#by-type", "")
    page.select_option("#by-outlet", label='<b>Evil</b> "Herald" & Sons')
    assert shown.count() == sum('<b>Evil</b> "Herald" & Sons' in f.outlets for f in REPORT.findings)
    page.select_option("#by-outlet", "")
    page.locator(f"{AGE_ROW} a").click()
    page.select_option("#by-state", "to-do")
    page.locator("#detail").focus()
    seen.press("d")
    seen.told("Dismissed:")
    assert shown.count() == len(REPORT.findings) - 1
    page.select_option("#by-state", "dismissed")
    assert shown.count() == 1
    page.fill("#find", "no such words")
    assert page.locator("#none").is_visible()


def test_a_hostile_article_does_nothing(seen: Seen) -> None:
    page = seen.page
    for number in range(len(REPORT.findings)):
        page.locator("[data-row] a").nth(number).click()
        page.wait_for_timeout(150)
        page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true })")
    assert page.title().startswith("Review: ")
    assert page.locator("img, iframe, a[href^='javascript']").count() == 0
    assert page.locator("script").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert seen.problems == []
    assert len(seen.hosts) == 1


def test_a_deep_link_opens_its_finding(seen: Seen) -> None:
    index = next(i for i, finding in enumerate(REPORT.findings) if finding.id == AGE.id)
    seen.page.goto("about:blank")
    seen.page.goto(f"{seen.address}#finding-{index}")
    seen.page.locator("#reason", has_text="Ines Valdor has two ages.").wait_for()
    assert seen.page.locator(f"{AGE_ROW} a").get_attribute("aria-current") == "true"


EVIL_PAGE = """<!doctype html><form method="post" enctype="text/plain" target="inside" action="{desk}decide">
<input name="{name}" value="&quot;}}"></form><iframe name="inside" src="{desk}"></iframe>"""


class EvilPage(BaseHTTPRequestHandler):
    """A page of another origin on this machine, so that no rule of the browser on networks comes first."""

    page = b""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(self.page)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def elsewhere(seen: Seen) -> Iterator[str]:
    # A form as text/plain sends `name=value`, which is JSON where the "=" falls into a text.
    name = json.dumps(WISH | {"note": "="}).removesuffix('="}').replace('"', "&quot;")
    page = EVIL_PAGE.format(desk=seen.address, name=name).encode()
    with ThreadingHTTPServer(("127.0.0.1", 0), type("Page", (EvilPage,), {"page": page})) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_a_page_elsewhere_can_neither_write_nor_frame(seen: Seen, elsewhere: str, tmp_path: Path) -> None:
    page = seen.context.new_page()
    answers: list[tuple[str, int]] = []
    page.on("response", lambda answer: answers.append((answer.request.method, answer.status)))
    page.goto(elsewhere)
    assert all("Valdor" not in frame.content() for frame in page.frames[1:])
    body = json.dumps(WISH)
    page.evaluate(
        f"fetch('{seen.address}decide', {{ method: 'POST', mode: 'no-cors', body: {body!r} }}).catch(() => 0)"
    )
    page.evaluate("document.forms[0].submit()")
    page.wait_for_timeout(1500)
    assert {status for method, status in answers if method == "POST"} == {403}
    assert read_reviews(tmp_path / "reviews.jsonl") == ()


def test_the_help_names_the_keys_and_closes(seen: Seen) -> None:
    seen.press("?")
    assert seen.page.locator("#help").is_visible()
    seen.press("c", "Escape")
    assert seen.page.locator("#help").is_hidden()
    assert seen.state() == ""


def test_the_token_in_the_address_opens_a_network_desk(browser: sync_api.Browser, tmp_path: Path) -> None:
    access = Access(loopback=False, token="a-token-that-nobody-guesses")
    with served(desk_on(tmp_path, reviewer="Ada"), access) as address:
        stranger = Seen(browser, address)
        stranger.told("needs the whole address")
        assert "Valdor" not in stranger.page.content()
        stranger.context.close()
        guest = Seen(browser, f"{address}#token={access.token}")
        guest.page.locator("#reason").wait_for()
        assert access.token not in guest.page.url
        assert guest.page.evaluate("document.cookie") == ""
        guest.press("c")
        guest.told("Confirmed:")
        guest.context.close()
    assert len(read_reviews(tmp_path / "reviews.jsonl")) == 1


def test_blind_labels_with_the_keyboard(blind: Seen, tmp_path: Path) -> None:
    place = blind.page.locator("#place")
    place.get_by_text("Pair 1 of 6").wait_for()
    blind.press("a")
    place.get_by_text("Pair 2 of 6").wait_for()
    blind.press("4")
    place.get_by_text("Pair 3 of 6").wait_for()
    blind.press("k")
    place.get_by_text("Pair 2 of 6, your answer: clash: age").wait_for()
    blind.press("s")
    place.get_by_text("Pair 3 of 6").wait_for()
    found = [(label.answer, label.type) for label in read_labels(tmp_path / "labels.jsonl").labels]
    assert found == [(Answer.AGREE, None), (Answer.CLASH, "age"), (Answer.UNSURE, None)]
    for key, answered in (("n", 4), ("n", 5), ("n", 6), ("n", 6)):
        blind.press(key)
        blind.page.locator("#count", has_text=f"{min(answered - 1, 6)} of 6" if answered < 6 else " of 6").wait_for()
        blind.page.wait_for_timeout(150)
    blind.told("All pairs are labelled")
    words = blind.page.content()
    assert all(verdict.reason not in words for verdict in VERDICTS)
    assert blind.problems == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_the_contrast_of_wcag_aa(seen: Seen, scheme: str) -> None:
    seen.page.emulate_media(color_scheme=scheme)
    for key, said in (("c", "Confirmed"), ("d", "Dismissed")):
        seen.press(key)
        seen.told(said)
    seen.press("k", "e")
    seen.page.locator("#past strong").wait_for()
    assert seen.page.evaluate(CONTRAST) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_of_the_labelling_page_has_it_too(blind: Seen, scheme: str) -> None:
    blind.page.emulate_media(color_scheme=scheme)
    assert blind.page.evaluate(CONTRAST) == []


@pytest.mark.parametrize("width", [320, 390, 768, 1920])
def test_no_width_scrolls_sideways(seen: Seen, width: int) -> None:
    seen.page.set_viewport_size({"width": width, "height": 800})
    seen.press("e")
    assert seen.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def decide_all_ways(path: Path) -> None:
    """Write decisions for every state that the desk shows."""
    gone = {"left": Words(COAST, "Gone."), "right": Words(POST, "Gone too.")}
    (first, type_), (second, _), (third, _) = ((finding.lead, finding.type) for finding in REPORT.findings[:3])
    for verdict, action, more in (
        (first, Action.CONFIRM, {"note": "Asked the harbour.", "label": "contradiction", "type": type_}),
        (second, Action.DISMISS, {"label": "agreement"}),
        (third, Action.WAIVE, {"until": now().date() - timedelta(days=1)}),
        ("gone", Action.CONFIRM, gone),
    ):
        append_review(path, Decision(verdict, action, now(), by="Bo", **more), refuse=lambda _: None)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_on_the_desk(browser: sync_api.Browser, tmp_path: Path, scheme: str, width: int) -> None:
    decide_all_ways(tmp_path / "reviews.jsonl")
    with served(desk_on(tmp_path, reviewer="Ada")) as address:
        seen = Seen(browser, address, color_scheme=scheme, bypass_csp=True)  # axe is no script of the desk
        seen.page.set_viewport_size({"width": width, "height": 900})
        rows = seen.page.locator("[data-row] a")
        assert seen.page.locator("[data-row] .state:visible").all_text_contents() == [
            "✓ confirmed", "≠ changed since", "! waiver ended",
        ]  # fmt: skip
        assert seen.page.locator("#left-over").is_visible()
        for number in range(3):
            rows.nth(number).click()
            seen.page.wait_for_timeout(200)
            seen.page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true })")
            assert axe_violations(seen.page) == []
        seen.page.evaluate("document.querySelector('#by').value = ''")
        seen.page.locator("#detail").focus()
        seen.press("c")
        seen.page.locator("#trouble:visible").wait_for()
        assert axe_violations(seen.page) == []
        seen.press("Escape", "?")
        seen.page.locator("#help").wait_for()
        assert axe_violations(seen.page) == []
        seen.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_labelling_page(browser: sync_api.Browser, tmp_path: Path, scheme: str) -> None:
    with served(blind_on(tmp_path, reviewer="Ada")) as address:
        seen = Seen(browser, address, color_scheme=scheme, bypass_csp=True)
        assert axe_violations(seen.page) == []
        seen.press("a")
        seen.page.get_by_text("Pair 2 of 6").wait_for()
        assert axe_violations(seen.page) == []
        seen.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_at_the_door(browser: sync_api.Browser, tmp_path: Path, scheme: str) -> None:
    access = Access(loopback=False, token="a-token-that-nobody-guesses")
    with served(desk_on(tmp_path, reviewer="Ada"), access) as address:
        seen = Seen(browser, address, color_scheme=scheme, bypass_csp=True)
        seen.told("needs the whole address")
        assert axe_violations(seen.page) == []
        seen.context.close()


NAMELESS = """() => [...document.querySelectorAll('button, input, select, textarea, a[href], progress, dialog')]
  .filter((node) => !(node.labels?.length || node.textContent.trim() || node.getAttribute('aria-label')
    || node.getAttribute('aria-labelledby')))
  .map((node) => node.outerHTML)"""


def test_landmarks_headings_and_names(seen: Seen, blind: Seen) -> None:
    for page in (seen.page, blind.page):
        assert page.evaluate(NAMELESS) == []
        assert [page.locator(tag).count() for tag in ("main", "h1", "header")] == [1, 1, 1]
        assert page.get_attribute("html", "lang") == "en"
        ids = page.evaluate("[...document.querySelectorAll('[id]')].map((node) => node.id)")
        assert len(ids) == len(set(ids))
    assert seen.page.locator("[role=status]").count() == seen.page.locator("[role=alert]").count() == 1
