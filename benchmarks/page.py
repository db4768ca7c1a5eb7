"""How fast the HTML report is with 50 articles and 5,000 verdicts: `python -m benchmarks.page`.

It makes a report by program, writes the page to a temporary file, opens it in a headless Chromium and prints the time
to the first paint, of a filter and of a search, each until the browser has painted; beside them the time that the
page itself was busy, which other work on the machine does not lengthen. The first paint of a page of one word says how
much of it is the machine's. `--against FILE` measures another page in the same rounds. Needs Chromium on the PATH.
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from consistency.render.html import html
from consistency.types import (
    Article,
    Claim,
    ClaimPair,
    ClashType,
    Coverage,
    Finding,
    Label,
    NliScores,
    Part,
    Report,
    Signature,
    Slot,
    SlotComparison,
    SlotKind,
    Span,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Browser, CDPSession

ARTICLES, SENTENCES, VERDICTS = 50, 60, 5000
ROUNDS = 9
PAUSE = 0.3  # seconds in which the browser clears the page before away
CEILING = 200.0  # milliseconds
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
LABELS = (Label.AGREEMENT, Label.CONTRADICTION, Label.REFINEMENT, Label.UNRELATED, Label.UNMEASURED)
TYPES = (ClashType.AGE, ClashType.DATE, ClashType.QUANTITY, ClashType.PLACE)
KINDS = {
    ClashType.AGE: SlotKind.AGE,
    ClashType.DATE: SlotKind.DATE,
    ClashType.QUANTITY: SlotKind.QUANTITY,
    ClashType.PLACE: SlotKind.PLACE,
}
SCORES = NliScores(0.1, 0.3, 0.6)


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds until the browser has painted, and those that the page was busy."""

    name: str
    painted: float
    busy: float


def synthetic(articles: int = ARTICLES, verdicts: int = VERDICTS) -> Report:
    """Give a report of one story in which every second verdict makes a finding of its own."""
    told = tuple(article(number) for number in range(articles))
    claims = {one.id: claims_of(one) for one in told}
    judged = tuple(verdict(number, told, claims) for number in range(verdicts))
    found = tuple(finding(one) for one in judged if one.label not in (Label.UNRELATED, Label.UNMEASURED))
    covered = tuple(Coverage(one.id, SENTENCES, SENTENCES, 0, 0, 0) for one in told)
    every = tuple(claim for one in told for claim in claims[one.id])
    return Report(told, (), every, judged, found, covered, Signature("0", "none", "none"))


def article(number: int) -> Article:
    text = " ".join(sentence(number, place) for place in range(SENTENCES))
    day = f"2024-05-{1 + number % 28:02}T08:00:00+00:00"
    return Article(f"a{number}", f"Outlet {number}", text, title=f"Headline {number}", published=day, story="Flood")


def sentence(number: int, place: int) -> str:
    return f"Warden Tomas Hale of district {place} counted {number + place} boats near the old lock, he said."


def claims_of(one: Article) -> tuple[Claim, ...]:
    number, start, found = int(one.id[1:]), 0, []
    for place in range(SENTENCES):
        words = sentence(number, place)
        span = Span(start, start + len(words))
        figure = start + words.index("counted ") + len("counted ")
        digits = str(number + place)
        slot = Slot(SlotKind.QUANTITY, digits, digits, figure, figure + len(digits), about=f"boats of district {place}")
        found.append(
            Claim(f"{one.id}-{place}", one.id, one.outlet, Part.TEXT, words, start, span.end, span, slots=(slot,))
        )
        start = span.end + 1
    return tuple(found)


def verdict(number: int, told: tuple[Article, ...], claims: dict[str, tuple[Claim, ...]]) -> Verdict:
    left = told[number % len(told)]
    right = told[(number + 1 + number // len(told) % (len(told) - 1)) % len(told)]
    place = number % SENTENCES
    pair = ClaimPair(claims[left.id][place], claims[right.id][place], 0.8)
    label, kind = LABELS[number % len(LABELS)], TYPES[number % len(TYPES)]
    clash = label is Label.CONTRADICTION
    a, b = pair.left.slots[0], pair.right.slots[0]
    compared = SlotComparison(KINDS[kind], a, b, "different value" if clash else "same value", not clash)
    reason = f"District {place} counts {a.text} boats in one report and {b.text} in the other."
    return Verdict(
        f"v{number}", pair, label, kind if clash else None, 0.7 + number % 30 / 100, SCORES, SCORES, (compared,), reason
    )


def finding(one: Verdict) -> Finding:
    left, right = one.pair.left, one.pair.right
    sides = ((left.id,), (right.id,)) if one.label is Label.CONTRADICTION else ((left.id, right.id),)
    outlets = (left.outlet, right.outlet)
    return Finding(f"f{one.id}", one.label, one.type, one.confidence, one.id, (one.id,), sides, outlets, 2, one.reason)


AFTER_PAINT = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()), 0)))"
CHANGE = """([id, value]) => new Promise((done) => {
  const control = document.getElementById(id);
  const start = performance.now();
  control.value = value;
  control.dispatchEvent(new Event("input"));
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start), 0));
})"""
FIRST_PAINT = """() => new Promise((done) => new PerformanceObserver((list) => {
  for (const { startTime } of list.getEntriesByName("first-contentful-paint")) done(startTime);
}).observe({ type: "paint", buffered: true }))"""
ONE_WORD = "<!doctype html><title>One word</title><p>Flood"
CHANGES = (("filter", "by-type", "date"), ("search", "find", "district 7 counts"))


def measure(texts: Sequence[str], rounds: int = ROUNDS) -> list[list[Timing]]:
    """Give for each page the median times of opening, filtering and searching it; each round opens them all."""
    from playwright.sync_api import sync_playwright

    seen: list[dict[str, list[tuple[float, float]]]] = [{} for _ in texts]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        paths = [Path(folder) / f"{number}.html" for number in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_text(text, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        order, turn = list(zip(paths, seen, strict=True)), random.Random(0)
        for warm in range(rounds + 1):
            turn.shuffle(order)
            for path, times in order:
                time.sleep(PAUSE)
                for name, painted, worked in visit(browser, path):
                    if warm:
                        times.setdefault(name, []).append((painted, worked))
        browser.close()
    return [
        [Timing(name, *map(statistics.median, zip(*found, strict=True))) for name, found in times.items()]
        for times in seen
    ]


def visit(browser: Browser, path: Path) -> list[tuple[str, float, float]]:
    """Open a page once; a page without filters is only opened."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(path.as_uri())
    page.evaluate(AFTER_PAINT)
    times = [("first paint", page.evaluate(FIRST_PAINT), busy(session))]
    for name, control, value in CHANGES if page.locator("#filters").count() else ():
        before = busy(session)
        painted = page.evaluate(CHANGE, [control, value])
        times.append((name, painted, busy(session) - before))
        page.evaluate(CHANGE, [control, ""])
    page.close()
    return times


def busy(session: CDPSession) -> float:
    """Give the milliseconds that the main thread of a page has worked."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return 1000.0 * next(float(metric["value"]) for metric in metrics if metric["name"] == "TaskDuration")


def main() -> int:
    """Print the times; exit 1 when one is over the ceiling."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--verdicts", type=int, default=VERDICTS)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="the medians of so many")
    parser.add_argument("--against", type=Path, metavar="FILE", help="another HTML report, measured in the same rounds")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="keep the page, for --against")
    options = parser.parse_args()
    if CHROMIUM is None:
        print("no Chromium on the PATH", file=sys.stderr)
        return 2
    report = synthetic(options.articles, options.verdicts)
    start = time.perf_counter()
    text = html(report)
    print(f"{len(report.articles)} articles, {len(report.verdicts)} verdicts, {len(report.findings)} findings")
    print(f"a page of {len(text.encode()) // 1000} kB, made in {time.perf_counter() - start:.1f} s")
    if options.output:
        options.output.write_text(text, encoding="utf-8")
    pages = {"": text, "one word: ": ONE_WORD}
    if options.against:
        pages["against: "] = options.against.read_text(encoding="utf-8")
    found = measure(tuple(pages.values()), options.rounds)
    print(f"{'ms':22} {'painted':>8} {'busy':>8}   (of first paint: busy until all was loaded)")
    for name, timings in zip(pages, found, strict=True):
        for timing in timings:
            print(f"{name + timing.name:22} {timing.painted:8.0f} {timing.busy:8.0f}")
    return int(max(timing.painted for timing in found[0]) > CEILING)


if __name__ == "__main__":
    sys.exit(main())
