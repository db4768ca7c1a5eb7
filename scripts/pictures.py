"""Make the pictures of the README from a report.json: `python scripts/pictures.py reports/report.json`.

Needs Chromium on the PATH and the dev extra (playwright). It writes docs/pictures/terminal.svg, terminal.png,
html-wide.png and html-phone.png.
"""

from __future__ import annotations

import argparse
import io
import re
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.text import Text

from consistency.render.html import html
from consistency.render.jsonfile import from_json
from consistency.render.terminal import terminal

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
TERMINAL_COLUMNS, TERMINAL_LINES, TERMINAL_SCALE = 120, 46, 0.85
CHROMIUM = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-quic",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture of the HTML report."""

    name: str
    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"
    scale: float = 1.0


SHOTS = (Picture("html-wide.png", 1280, 1000), Picture("html-phone.png", 390, 1180, scale=1.5))
EXTRA = (Picture("html-dark.png", 1280, 1000, scheme="dark"),)


def main() -> int:
    """Read the report, draw it, say where the pictures are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("report", type=Path, help="a report.json")
    parser.add_argument("-o", "--output", type=Path, default=PICTURES, help="the folder for the pictures")
    parser.add_argument("--all", action="store_true", help="also the dark page and the print (for checking the looks)")
    options = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        print("no Chromium on the PATH", file=sys.stderr)
        return 2
    report = from_json(options.report.read_text(encoding="utf-8"))
    options.output.mkdir(parents=True, exist_ok=True)
    svg = options.output / "terminal.svg"
    svg.write_text(terminal_svg(terminal(report, width=TERMINAL_COLUMNS, color=True)), encoding="utf-8")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(CHROMIUM))
        page = Path(folder) / "report.html"
        page.write_text(html(report), encoding="utf-8")
        for picture in SHOTS + (EXTRA if options.all else ()):
            shoot(browser, page, options.output / picture.name, picture)
        shoot_svg(browser, svg, options.output / "terminal.png")
        if options.all:
            print_page(browser, page, options.output / "html-print.pdf")
        browser.close()
    for path in sorted(options.output.iterdir()):
        print(f"{path} {path.stat().st_size // 1000} kB")
    return 0


def terminal_svg(text: str) -> str:
    """Give the first lines of a coloured terminal report as SVG, drawn with the fonts of the machine."""
    console = Console(file=io.StringIO(), width=TERMINAL_COLUMNS, record=True, force_terminal=True, _environ={})
    shown = text.splitlines()[:TERMINAL_LINES]
    while shown and shown[-1].strip():
        shown.pop()  # end between two parts, not within one
    console.print(Text.from_ansi("\n".join(shown)))
    # rich's template loads its font from a CDN; the picture must not ask anyone for anything.
    return re.sub(r"@font-face \{.*?\}", "", console.export_svg(title="consistency report"), flags=re.DOTALL)


def shoot(browser: Browser, page_path: Path, path: Path, picture: Picture) -> None:
    """Write one picture of the top of the page."""
    page = browser.new_page(
        viewport={"width": picture.width, "height": picture.height},
        device_scale_factor=picture.scale,
        color_scheme=picture.scheme,
    )
    page.goto(page_path.as_uri())
    page.screenshot(path=path)
    page.close()


def shoot_svg(browser: Browser, svg: Path, path: Path) -> None:
    """Write the terminal picture as PNG."""
    page = browser.new_page()
    page.goto(svg.as_uri())
    box = page.evaluate("(({ width, height }) => ({ width, height }))(document.documentElement.viewBox.baseVal)")
    page.set_viewport_size({name: round(size * TERMINAL_SCALE) for name, size in box.items()})
    page.screenshot(path=path, omit_background=True)
    page.close()


def print_page(browser: Browser, page_path: Path, path: Path) -> None:
    """Write the page as it would be printed."""
    page = browser.new_page()
    page.goto(page_path.as_uri())
    page.pdf(path=path, format="A4")
    page.close()


if __name__ == "__main__":
    sys.exit(main())
