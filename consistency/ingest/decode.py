"""Bytes to text: which encoding a file is in, and which files are no text at all."""

from __future__ import annotations

import codecs
import re

_MAGIC = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a media file"),
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\x7fELF", "a program"),
    (b"PAR1", "a parquet table"),
    (b"SQLite format", "a database"),
    (b"ID3", "a media file"),
    (b"OggS", "a media file"),
)
# UTF-32 first: its little-endian mark begins with that of UTF-16
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MANY_CONTROLS = 0.01  # of all bytes: text has none of them
_MANY_NULS = 0.1  # of all bytes: a stray NUL is dropped, UTF-16 without its mark has one a character


class UndecodableError(ValueError):
    """The bytes are no text; the message says what they are."""


class OtherTableError(UndecodableError):
    """A table that is no table of articles, such as a list of known claims."""


def decode(data: bytes) -> str:
    """Give the text of a file: by its mark, else UTF-8, else cp1252; raises UndecodableError for what is no text."""
    if not data.strip():
        raise UndecodableError("is empty")
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise UndecodableError(f"is {name}, not text")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data, encoding)
    if data.count(0) > _MANY_NULS * len(data) or len(_CONTROLS.findall(data)) > _MANY_CONTROLS * len(data):
        raise UndecodableError("is binary, not text")
    return _unmarked(data)


def _marked(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise UndecodableError(
            f"is not valid {encoding.upper().removesuffix('-SIG')}, though its mark says so"
        ) from None


def _unmarked(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    # A UTF-8 file with a few damaged bytes stays UTF-8: as cp1252 every accent of it would turn into two signs.
    lenient = data.decode("utf-8", errors="replace")
    accents = sum(character > "\x7f" and character != "\ufffd" for character in lenient)
    if accents > lenient.count("\ufffd"):
        return lenient
    return data.decode("cp1252", errors="replace")
