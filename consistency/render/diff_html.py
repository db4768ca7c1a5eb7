"""The difference of two reports as one HTML file, in the look of the report: no script, no outside request."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import jinja2
from markupsafe import Markup

from consistency.render.changed import difference_view

if TYPE_CHECKING:
    from consistency.regress.changes import Difference


def diff_html(difference: Difference) -> str:
    """Give the difference as a self-contained page; every word of an article is escaped."""
    style = _template("report.css") + _template("diff.css")  # the variables and cards are those of the report
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return _page().render(
        shown=difference_view(difference),
        style=Markup(style),  # noqa: S704 - our own files
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'",
    )


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
    return environment.get_template("diff.html.j2")


@cache
def _template(name: str) -> str:
    return (resources.files("consistency.render") / "templates" / name).read_text(encoding="utf-8")
