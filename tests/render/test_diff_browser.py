"""The page of a difference in a real browser: axe finds nothing, no width scrolls sideways, nothing leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser_fixture import CONTRAST, axe_violations
from browser_page import MARKS, Seen, sync_api

from consistency.models.fakes import TableEntailer, WordEmbedder
from consistency.pipeline import Models, check
from consistency.regress.difference import difference
from consistency.render.diff_html import diff_html
from consistency.types import Article

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = MARKS
MODELS = Models(WordEmbedder(), TableEntailer())
MERCURY = Article("m", "Mercury", "Ada Brandt, 57, leads the harbour trust.", story="harbour-trust")
BEACON = Article("b", "Beacon", "Ada Brandt, 57, leads the harbour trust.", story="harbour-trust")
EDITED = Article("b", "Beacon", "Ada Brandt, 75, leads the harbour trust.", story="harbour-trust")
GLOBE = Article("g", "Globe", "Ada Brandt, 76, leads the harbour trust.", title="A quay", story="harbour-trust")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    old, new = check([MERCURY, BEACON], models=MODELS), check([MERCURY, EDITED, GLOBE], models=MODELS)
    path: Path = tmp_path_factory.mktemp("difference") / "difference.html"
    path.write_text(diff_html(difference(old, new)), encoding="utf-8")
    return path.as_uri()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_and_nothing_is_cut(browser: sync_api.Browser, address: str, scheme: str, width: int) -> None:
    seen = Seen(browser, address, width)
    seen.page.emulate_media(color_scheme=scheme)
    assert seen.page.locator("del, ins").count() >= 2
    assert "Harbour trust" in (seen.page.locator(".meta").first.text_content() or "")
    assert seen.page.evaluate(CONTRAST) == []
    assert axe_violations(seen.page) == []
    assert seen.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert (seen.problems, seen.requests) == ([], [address])
    seen.page.close()
