from __future__ import annotations

from datetime import date

import pytest

from consistency.claims.context import Context, full_speaker, read_context, resolve
from consistency.claims.sentences import sentences
from consistency.lang.roster import read_roster
from consistency.types import Span

DAY = date(2022, 3, 16)  # a Wednesday
WHO = "Tarnish Foreign Minister Peter Moss met Council Secretary Anna Ward. "


def last(text: str, *, day: date | None = DAY) -> str:
    """Resolve the last sentence of a text."""
    context = _context(text, day=day)
    span = sentences(text)[-1]
    return resolve(context, span.start, span.end).text


def _context(text: str, *, day: date | None = DAY) -> Context:
    return read_context(text, sentences(text), roster=read_roster(text), day=day)


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        # short names and descriptions
        (WHO + "Moss left early.", "Peter Moss left early."),
        (WHO + "Mr. Moss left early.", "Peter Moss left early."),
        (WHO + "Moss’s car stood outside.", "Peter Moss’s car stood outside."),
        (WHO + "The Tarnish foreign minister left early.", "Peter Moss left early."),
        (WHO + "The minister of Oster left early.", "The minister of Oster left early."),
        (WHO + "The Moss Foundation paid.", "The Moss Foundation paid."),
        (WHO + "Paul Moss came too. Moss left early.", "Moss left early."),
        # pronouns
        ("Peter Moss opened the road. He left early.", "Peter Moss left early."),
        ("Peter Ward opened the road. His car stood outside.", "Peter Ward’s car stood outside."),
        ("Peter Moss met Paul Ward. He left early.", "He left early."),
        ("Peter Moss met Anna Ward. He left early.", "Peter Moss left early."),
        ("Peter Moss met Anna Ward. She left early.", "She left early."),  # she is no subject of the sentence before
        ("The road was named after Peter Moss. He left early.", "He left early."),
        ("Peter Moss met an officer. He left early.", "He left early."),
        ("Peter Moss met Kask. He left early.", "He left early."),
        ("Peter Moss never called, he said.", "Peter Moss never called, he said."),
        ("Peter Moss spoke. The deputy sold his car.", "The deputy sold his car."),
        ("Peter Moss left. In his speech, Paul Ward was calm.", "In his speech, Paul Ward was calm."),
        ("Peter Moss met Paul Ward. He left and he ran.", "He left and he ran."),
        ("Peter Moss left early. It rained.", "It rained."),
        ("Peter Moss spoke. They left early.", "They left early."),
        ("Peter Moss spoke. “He is late,” Anna Ward said.", "“He is late,” Anna Ward said."),
        # dates
        ("The road reopened on Friday.", "The road reopened on Friday, 11 March 2022."),
        ("The road reopened Friday.", "The road reopened on Friday, 11 March 2022."),
        ("The road will reopen on Friday.", "The road will reopen on Friday, 18 March 2022."),
        ("Last month, the road reopened.", "In February 2022, the road reopened."),
        ("The road fell yesterday.", "The road fell on 15 March 2022."),
        ("The road fell on May 3.", "The road fell on May 3."),
        ("They said that it would open Friday.", "They said that it would open Friday."),
    ],
)
def test_fills_in_only_what_is_clear(text: str, resolved: str) -> None:
    assert last(text) == resolved


def test_dates_stay_without_a_day_of_publication() -> None:
    assert last("The road reopened on Friday.", day=None) == "The road reopened on Friday."


def test_fills_point_into_the_text() -> None:
    text = WHO + "On Friday Moss left."
    fills = _context(text).fills
    assert [(text[fill.start : fill.end], fill.meaning, fill.kind) for fill in fills] == [
        ("Friday", "Friday, 11 March 2022", "date"),
        ("Moss", "Peter Moss", "name"),
    ]


def test_i_of_a_quotation_is_its_speaker() -> None:
    text = "“I will go, and I am glad,” Peter Moss said."
    resolved = resolve(_context(text), 0, 27, speaker="Peter Moss")
    assert resolved.text == "“Peter Moss will go, and I am glad,”"[: len(resolved.text)]
    assert [fill.text for fill in resolved.fills] == ["I"]


def test_a_statement_made_by_rule_is_filled_too() -> None:
    text = WHO + "Moss, the mayor, left."
    start = text.index("Moss, the")
    assert resolve(_context(text), start, len(text), statement="Moss is the mayor.").text == "Peter Moss is the mayor."


@pytest.mark.parametrize(
    ("text", "speaker", "full"),
    [
        (WHO + "The Tarnish foreign minister said so.", "The Tarnish foreign minister", "Peter Moss"),
        (WHO + "Moss said so.", "Moss", "Peter Moss"),
        ("Peter Moss spoke. He added this.", "He", "Peter Moss"),
        (WHO + "The official said so.", "The official", "the official"),
        (WHO + "Council Secretary Anna Ward said so.", "Council Secretary Anna Ward", "Anna Ward"),
        (WHO + "The Herald said so.", "The Herald", "the Herald"),
    ],
)
def test_speakers_by_full_name(text: str, speaker: str, full: str) -> None:
    start = text.rindex(speaker)
    assert full_speaker(_context(text), Span(start, start + len(speaker))) == full
