"""The difference of two reports for a terminal, and as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from consistency.render.changed import ChangeView, Word, difference_view
from consistency.render.codec import encode
from consistency.render.console import COLOURS, Look, lines, words
from consistency.render.safe import escaped
from consistency.types import Label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from consistency.regress.changes import Change, Difference
    from consistency.render.changed import EditView
    from consistency.types import Claim, Signature

SCHEMA_VERSION = 1
_INDENT = 2
_STYLES = {Word.SAME: "", Word.GONE: "red strike", Word.NEW: "bold green"}
# Without colour the marks must be seen in the text itself, as `wdiff` writes them.
_SIGNS = {Word.SAME: ("", ""), Word.GONE: ("[-", "-]"), Word.NEW: ("{+", "+}")}


def diff_terminal(difference: Difference, *, width: int, color: bool) -> str:
    """Give the difference as text: what is new, changed and resolved, each with its cause."""
    view, look = difference_view(difference), Look(width=width, color=color)
    parts: list[RenderableType] = [Text(view.headline, style="bold")]
    parts += [Text(f"article {name}: {article}", style="dim") for name, article in view.articles]
    for kind, changes in view.sections:
        parts += [Text(), Text(f"{kind.upper()} ({len(changes)})", style="bold")]
        parts += [part for change in changes for part in _change(change, look)]
    return lines(Group(*parts), width=width, color=color)


def _change(change: ChangeView, look: Look) -> Iterator[RenderableType]:
    style = f"bold {COLOURS.get(Label(change.label), '')}".strip()
    about = " · ".join(filter(None, (change.story, f"confidence {change.confidence}", change.review)))
    yield Text()
    yield Text.assemble((change.title, style), (f" · {about}", "dim"))
    yield _indented(Text(change.reason))
    for item in change.what:
        yield _indented(Text(item, style="bold"))
    for quote in change.quotes:
        yield _indented(Text.assemble((f"{quote.outlet}: ", "dim"), words(quote.runs, look)))
    for edit in change.edits:
        yield _indented(_edit(edit, look))
    for kind, detail in change.causes:
        yield _indented(Text(f"because: {kind}: {detail}", style="italic"))


def _edit(edit: EditView, look: Look) -> Text:
    text = Text.assemble((f"{edit.outlet}, rewritten: ", "dim"))
    for run in edit.runs:
        before, after = ("", "") if look.color else _SIGNS[run.fate]
        text.append(f"{before}{run.text}{after}", style=_STYLES[run.fate]).append(run.space)
    return text


def _indented(text: Text) -> RenderableType:
    return Padding(text, (0, 0, 0, _INDENT))


def diff_json(difference: Difference) -> str:
    """Give the difference as JSON: every change with its verdict, its causes and its edits, and the counts."""
    view = difference_view(difference)
    data = {
        "schema_version": SCHEMA_VERSION,
        "old": _signature(difference.old),
        "new": _signature(difference.new),
        "counts": {str(kind): count for kind, count in view.counts},
        "articles": {
            name: [{"id": a.id, "outlet": a.outlet, "title": a.title, "story": a.story} for a in articles]
            for name, articles in (
                ("added", difference.added), ("removed", difference.removed), ("edited", difference.edited),
            )
        },
        "changes": [_record(change) for change in difference.changes],
    }  # fmt: skip
    return escaped(json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False)) + "\n"


def _record(change: Change) -> dict[str, object]:
    pair = change.lead.pair
    return {
        "kind": str(change.kind),
        "label": str(change.label),
        "type": change.type and str(change.type),
        "story": change.story,
        "old": change.old and {"finding": change.old.id, **_said(change.old.label, change.old.confidence)},
        "new": change.new and {"finding": change.new.id, **_said(change.new.label, change.new.confidence)},
        "verdict": change.lead.id,
        "reason": change.lead.reason,
        "left": _words(pair.left),
        "right": _words(pair.right),
        "what": list(change.what),
        "causes": encode(change.causes),
        "edits": encode(change.edits),
        "review": change.review,
    }


def _said(label: Label, confidence: float) -> dict[str, object]:
    return {"label": str(label), "confidence": encode(confidence)}


def _words(claim: Claim) -> dict[str, str]:
    return {"outlet": claim.outlet, "text": claim.text}


def _signature(signature: Signature) -> dict[str, object]:
    return {
        "version": signature.version,
        "embedder": signature.embedder,
        "nli": signature.nli,
        "tagger": signature.tagger,
        "binder": signature.binder,
        "settings": dict(signature.settings),
    }
