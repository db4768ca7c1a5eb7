"""Make the pictures of the report from a report.json: `python scripts/pictures.py reports/report.json`.

Needs Chromium on the PATH, the dev extra (playwright) and, for the picture of the print, pdftoppm (without it that
picture is left out). It writes terminal.svg, terminal.png, html-wide.png, html-clash.png, html-outlets.png,
html-dark.png, html-phone.png and html-print.png to docs/pictures, or to the folder named by -o.
"""

from __future__ import annotations

import argparse
import io
import re
import shutil
import subprocess
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
    at: str = "body"  # what stands at the top of the picture
    opened: str = ""  # what is opened in it


SHOTS = (
    Picture("html-wide.png", 1280, 1360),
    Picture("html-clash.png", 1280, 900, at="[data-card]", opened=".evidence, .around"),
    Picture("html-outlets.png", 1280, 1000, at="[id^=outlets-]", opened=".report"),
    Picture("html-dark.png", 1280, 1000, scheme="dark", at="[id^=story-]"),
    Picture("html-phone.png", 390, 1180, scale=1.5),
)
SETTLED = 300  # milliseconds
PRINT_SCALE = 110  # dots per inch


def main() -> int:
    """Read the report, draw it, say where the pictures are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("report", type=Path, help="a report.json")
    parser.add_argument("-o", "--output", type=Path, default=PICTURES, help="the folder for the pictures")
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
        for picture in SHOTS:
            shoot(browser, page, options.output / picture.name, picture)
        shoot_svg(browser, svg, options.output / "terminal.png")
        print_page(browser, page, options.output / "html-print.png")
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
    """Write one picture of a part of the page."""
    page = browser.new_page(
        viewport={"width": picture.width, "height": picture.height},
        device_scale_factor=picture.scale,
        color_scheme=picture.scheme,
    )
    page.goto(page_path.resolve().as_uri())
    if picture.opened:
        page.evaluate("(what) => document.querySelectorAll(what).forEach((one) => { one.open = true })", picture.opened)
    for _ in range(2):  # what was far off is laid out after the first, and moves the place
        page.evaluate("(what) => document.querySelector(what)?.scrollIntoView()", picture.at)
        page.wait_for_timeout(SETTLED)
    page.screenshot(path=path)
    page.close()


def shoot_svg(browser: Browser, svg: Path, path: Path) -> None:
    """Write the terminal picture as PNG."""
    page = browser.new_page()
    page.goto(svg.resolve().as_uri())
    box = page.evaluate("(({ width, height }) => ({ width, height }))(document.documentElement.viewBox.baseVal)")
    page.set_viewport_size({name: round(size * TERMINAL_SCALE) for name, size in box.items()})
    page.screenshot(path=path, omit_background=True)
    page.close()


def print_page(browser: Browser, page_path: Path, path: Path) -> None:
    """Write the first sheet of the page as it would be printed."""
    pdftoppm = shutil.which("pdftoppm")
    if pdftoppm is None:
        print("no pdftoppm on the PATH: no picture of the print", file=sys.stderr)
        return
    page = browser.new_page()
    page.goto(page_path.resolve().as_uri())
    with tempfile.TemporaryDirectory() as folder:
        pdf = Path(folder) / "print.pdf"
        page.pdf(path=pdf, format="A4")
        sheet = ["-png", "-singlefile", "-r", str(PRINT_SCALE), str(pdf), str(path.with_suffix(""))]
        subprocess.run([pdftoppm, *sheet], check=True)
    page.close()


if __name__ == "__main__":
    sys.exit(main())
