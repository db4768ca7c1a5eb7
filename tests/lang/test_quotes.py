from __future__ import annotations

import pytest

from consistency.lang.quotes import quotations


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“We go,” he said. “Now.”", ["“We go,”", "“Now.”"]),
        ('"We go," he said. "Now."', ['"We go,"', '"Now."']),
        ("It was ‘unfair’, they said", ["‘unfair’"]),
        ("the ministers’ plan", []),
        ("‘the ministers’ plan’ failed", ["‘the ministers’ plan’"]),
        ("“He said ‘no’ twice.”", ["“He said ‘no’ twice.”"]),
        ("“We go.\n\nThe next day came.", ["“We go."]),
        ("“We go.\n“We stay.”", ["“We go.\n", "“We stay.”"]),
        ('“We go, " she said.', ['“We go, "']),
    ],
)
def test_finds_quotations(text: str, found: list[str]) -> None:
    assert [text[one.start : one.end] for one in quotations(text)] == found
