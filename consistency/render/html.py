"""The report as one HTML file: no outside request, and every word of an article escaped."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import jinja2
from markupsafe import Markup

from consistency.render.island import Item, ItemList, island
from consistency.render.nouns import Status
from consistency.render.view import SHOWN, view
from consistency.render.wording import BANDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from consistency.render.nouns import Card, Quote, ReviewMark, StoryView, View
    from consistency.types import Report

_TEMPLATES = "templates"
ALONE, UNMEASURED = "single source", "not measured"
#: Items of one list that stand in the page from the start; with many lists fewer, so that the first paint stays fast.
PAGE, LEAST, AT_FIRST = 12, 3, 240
#: Cells of the story matrices that stand there from the start: they cost a browser the most.
CELLS = 240


def html(report: Report, decisions: Mapping[str, ReviewMark] | None = None) -> str:
    """Give the report as a self-contained page: style and script inside, and a policy that forbids all else.

    `decisions` maps verdict ids to what a person decided on them.
    """
    shown = view(report, decisions)
    style, script, parts = _template("report.css"), _template("report.js"), _environment().get_template("parts.html.j2")
    lists = _lists(shown, parts.module)
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            shown=shown,
            parts=parts.module,
            lists=lists,
            labels=(*(label.value for label in SHOWN), ALONE, UNMEASURED),
            bands=BANDS,
            status=Status,
            style=Markup(style),  # noqa: S704 - our own file
            script=Markup(script),  # noqa: S704 - our own file
            data=island([one for one in lists.values() if one.items]),
            policy=_policy(style, script),
        )
    )


def web_link(url: str) -> str:
    """Give `url` where it is safe to follow, or "": `javascript:` and the like never become links."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.hostname else ""


def _page_size(shown: View) -> int:
    return max(LEAST, min(PAGE, AT_FIRST // (3 * max(1, len(shown.stories)))))


def _lists(shown: View, parts: Any) -> dict[str, ItemList]:
    """Give every list of the page by its id."""
    outlets = {outlet: place for place, outlet in enumerate(shown.outlets)}
    size, rows = _page_size(shown), CELLS // max(1, sum(len(story.outlets) for story in shown.stories))
    sizes = {"rows": max(LEAST, min(size, rows))}
    made = (
        ItemList(f"s{story.index}-{name}", tuple(items), sizes.get(name, size))
        for story in shown.stories
        for name, items in _story_lists(story, parts, outlets)
    )
    return {one.id: one for one in made}


def _story_lists(story: StoryView, parts: Any, outlets: Mapping[str, int]) -> Iterator[tuple[str, Iterable[Item]]]:
    yield "rows", (Item(parts.row(row)) for row in story.rows)
    yield "contradictions", (_card(card, parts.clash, outlets) for card in story.contradictions)
    yield "differences", (_card(card, parts.clash, outlets) for card in story.differences)
    yield "agreements", (_card(card, parts.agreement, outlets) for card in story.agreements)
    yield "alone", (_line(ALONE, (quote,), parts.alone(quote), outlets) for quote in story.alone)
    yield (
        "unmeasured",
        (_line(UNMEASURED, (pair.left, pair.right), parts.unmeasured(pair), outlets) for pair in story.unmeasured),
    )


def _card(card: Card, macro: Any, outlets: Mapping[str, int]) -> Item:
    quotes = [quote for side in card.sides for quote in (side.lead, *side.others)]
    state = card.seen.state if card.seen else "not reviewed"
    carriers = [outlets[outlet] for outlet in card.outlets if outlet in outlets]
    keys = (card.anchor, card.label.value, card.type, carriers, card.band, state)
    return Item(Markup(macro(card)), keys, _words((card.title, card.reason), quotes))  # noqa: S704 - escaped by jinja


def _line(label: str, quotes: Sequence[Quote], markup: str, outlets: Mapping[str, int]) -> Item:
    carriers = [outlets[quote.outlet] for quote in quotes if quote.outlet in outlets]
    return Item(Markup(markup), ("", label, "", carriers, "", ""), _words((), quotes))  # noqa: S704 - escaped by jinja


def _words(texts: Sequence[str], quotes: Sequence[Quote]) -> tuple[str, ...]:
    """Give what the search looks at."""
    found = (*texts, *(text for quote in quotes for text in (quote.outlet, quote.headline, quote.speaker, quote.text)))
    return tuple(dict.fromkeys(text for text in found if text))


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_template),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["web_link"] = web_link
    return environment


@cache
def _template(name: str) -> str:
    return (resources.files("consistency.render") / _TEMPLATES / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Give a content security policy that runs nothing but the two blocks of this page."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
