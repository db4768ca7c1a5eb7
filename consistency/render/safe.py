"""Text from articles made safe to show: direction marks become visible, control characters go."""

from __future__ import annotations

import re

# Marks that reorder what is shown (Trojan Source, https://trojansource.codes): a reader must see that they are there.
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_BIDI_MARK = re.compile(f"[{_BIDI}]")
_ANSI = r"\x1b\[[0-?]*[ -/]*[@-~]"  # colours and cursor moves of a terminal, whole
_CONTROL = re.compile(_ANSI + "|[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")  # all but tab and newline
_BREAK = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPED = re.compile(f"[{_BIDI}\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def visible(text: str) -> str:
    """Give `text` with direction marks spelled out as ⟨U+202E⟩ and without control characters; lines stay lines."""
    text = _CONTROL.sub("", _BREAK.sub("\n", text))
    return _SURROGATE.sub("\ufffd", _BIDI_MARK.sub(lambda mark: f"⟨U+{ord(mark[0]):04X}⟩", text))


def one_line(text: str) -> str:
    """Give `text` as `visible` does, on one line with single spaces."""
    return " ".join(visible(text).split())


def escaped(text: str) -> str:
    """Give JSON with direction marks and other unseen characters as escapes, which read back as themselves."""
    return _ESCAPED.sub(lambda mark: f"\\u{ord(mark[0]):04x}", text)
