"""The pages of the desk as text: every word of an article escaped, style and script by their hashes."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import jinja2
from markupsafe import Markup

if TYPE_CHECKING:
    from consistency.render.nouns import Card, Quote
    from consistency.review.blind import BlindDesk
    from consistency.review.desk import Desk

_TEMPLATES = "templates"


@dataclass(frozen=True, slots=True)
class Page:
    """A whole page, and the policy that it is shown under."""

    text: str
    policy: str


def desk_page(desk: Desk) -> Page:
    """Give the page to review findings on."""
    return _page("desk.html.j2", "desk.js", shown=desk.view, rows=desk.rows(), reviewer=desk.reviewer)


def blind_page(desk: BlindDesk, types: tuple[str, ...]) -> Page:
    """Give the page to label pairs on."""
    return _page("blind.html.j2", "blind.js", total=len(desk.order), reviewer=desk.reviewer, types=types)


def enter_page() -> Page:
    """Give the page that hands in the token of the address."""
    return _page("enter.html.j2", "enter.js")


def card_part(card: Card) -> str:
    """Give one finding, to be put into the page."""
    return _environment().get_template("card.html.j2").render(card=card)


def pair_part(left: Quote, right: Quote) -> str:
    """Give one pair, to be put into the page."""
    return _environment().get_template("pair.html.j2").render(left=left, right=right)


def _page(template: str, script_name: str, **values: object) -> Page:
    style, script = _style(), _own(script_name)
    text = (
        _environment()
        .get_template(template)
        .render(
            style=Markup(style),  # noqa: S704 - our own file
            script=Markup(script),  # noqa: S704 - our own file
            **values,
        )
    )
    return Page(text, _policy(style, script))


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FunctionLoader(_source),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _source(name: str) -> str:
    """Give a template: the desk's own, or the parts that it shares with the report."""
    return _shared(name) if name == "parts.html.j2" else _own(name)


@cache
def _own(name: str) -> str:
    return (resources.files("consistency.review") / _TEMPLATES / name).read_text(encoding="utf-8")


@cache
def _style() -> str:
    """Give the style of the report with that of the desk over it: one look, kept in one place."""
    return _shared("report.css") + _own("desk.css")


@cache
def _shared(name: str) -> str:
    return (resources.files("consistency.render") / _TEMPLATES / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Give a content security policy that runs nothing but the two blocks of a page and asks nobody but the desk."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; connect-src 'self'; "
        "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
