"""Loading without the libraries' own progress bars and load reports: our terminal report is for editors."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

from transformers.utils import logging as transformers_logging

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def quiet() -> Iterator[None]:
    """Silence transformers and sentence-transformers up to errors, and put back what was set."""
    level = transformers_logging.get_verbosity()
    bars = transformers_logging.is_progress_bar_enabled()
    ours = logging.getLogger("sentence_transformers")
    before = ours.level
    transformers_logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    ours.setLevel(logging.ERROR)
    try:
        yield
    finally:
        transformers_logging.set_verbosity(level)
        ours.setLevel(before)
        if bars:
            transformers_logging.enable_progress_bar()  # type: ignore[no-untyped-call]
