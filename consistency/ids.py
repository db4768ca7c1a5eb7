"""Ids made of content, so that the same words have the same id in every run."""

from __future__ import annotations

import hashlib

LENGTH = 12


def content_id(*parts: str) -> str:
    """Give 12 hex digits of the SHA-256 of `parts`; parts can't run into each other."""
    joined = "\x1f".join(parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]
