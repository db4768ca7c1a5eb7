"""The report as one HTML file: no outside request, and every word of an article escaped."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import jinja2
from markupsafe import Markup

from consistency.render.nouns import Status
from consistency.render.view import view

if TYPE_CHECKING:
    from consistency.types import Report

_TEMPLATES = "templates"


def html(report: Report) -> str:
    """Give the report as a self-contained page: style and script inside, and a policy that forbids all else."""
    style, script = _template("report.css"), _template("report.js")
    return _page().render(
        shown=view(report),
        status=Status,
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        policy=_policy(style, script),
    )


def web_link(url: str) -> str:
    """Give `url` where it is safe to follow, or "": `javascript:` and the like never become links."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.hostname else ""


@cache
def _page() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_template),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["web_link"] = web_link
    return environment.get_template("report.html.j2")


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
