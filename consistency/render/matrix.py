"""The story matrix: a row for each fact, a column for each outlet, the most disputed first; and what develops."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from consistency.render.nouns import Cell, Point, Row, State, Timeline, Value
from consistency.render.safe import one_line
from consistency.render.titles import clipped, fact_title, question
from consistency.render.wording import moment, number
from consistency.types import Label, SlotKind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from consistency.render.facts import Fact, Telling
    from consistency.types import Article, Slot

_STANDINGS = {
    State.CLASH: "≠ they clash",
    State.UPDATE: "↻ developing",
    State.DIFFERS: "≈ can both be true",
    State.AGREE: "= they agree",
}
_ORDER = list(State)
_QUESTIONS = ("who", "how old", "what", "whether", "when", "where", "how many", "how much", "how long", "how far")
_SAYS = {"yes": "yes", "no": "no"}
_LONGEST_VALUE = 96


@dataclass(frozen=True, slots=True)
class Places:
    """Where in the page a claim stands and where a finding does; and which source an article comes from."""

    claim: Callable[[str], int]
    card: Callable[[str], str]
    origin: Callable[[str], str]


def rows(facts: Sequence[Fact], outlets: Sequence[str], places: Places) -> tuple[Row, ...]:
    """Give the facts as rows, the most disputed first; facts of one name and the same words are one row."""
    made = {_key(row): row for row in reversed([_row(fact, outlets, places) for fact in facts])}
    return tuple(sorted(made.values(), key=_disagreement))


def timelines(facts: Sequence[Fact], articles: Mapping[str, Article], places: Places) -> tuple[Timeline, ...]:
    """Give the figures and dates that a later report supersedes, each by time of publication."""
    develops = [fact for fact in facts if any(telling.state is Label.UPDATE for telling in fact.tellings)]
    return tuple(_timeline(fact, articles, places) for fact in develops)


def letters(fact: Fact) -> dict[int, str]:
    """Give a letter for each value where there are several: A for what most outlets report."""
    carriers: dict[int, set[str]] = defaultdict(set)
    for telling in fact.tellings:
        carriers[telling.value].add(telling.claim.outlet)
    order = sorted(carriers, key=lambda value: -len(carriers[value]))  # a stable sort: ties as they are told
    return {value: chr(ord("A") + min(place, 25)) if len(order) > 1 else "" for place, value in enumerate(order)}


def state_of(fact: Fact) -> State:
    """Say how the reports of a fact stand to each other."""
    labels = {telling.state for telling in fact.tellings}
    if Label.CONTRADICTION in labels:
        return State.CLASH
    if Label.UPDATE in labels:
        return State.UPDATE
    return State.DIFFERS if fact.loose else State.AGREE


def _row(fact: Fact, outlets: Sequence[str], places: Places) -> Row:
    letter = letters(fact)
    cells = tuple(Cell(one_line(outlet), _values(fact, outlet, letter, places)) for outlet in outlets)
    said = sum(bool(cell.values) for cell in cells)
    origins = len({places.origin(telling.claim.article_id) for telling in fact.tellings})
    shared = f", {number(origins, 'origin')}" if origins < said else ""
    return Row(
        question=question(fact),
        title=fact_title(fact),
        state=state_of(fact),
        cells=cells,
        standing=f"{_STANDINGS[state_of(fact)]}, {said} of {number(len(cells), 'outlet')}{shared}",
        card=places.card(fact.finding.id) if fact.finding else "",
    )


def _values(fact: Fact, outlet: str, letter: Mapping[int, str], places: Places) -> tuple[Value, ...]:
    """Give what one outlet reports, each value once, in its first words for it."""
    first = {telling.value: telling for telling in reversed(fact.tellings) if telling.claim.outlet == outlet}
    told = [first[value] for value in sorted(first, key=letter.__getitem__)]
    return tuple(_value(telling, value_text(telling, fact), letter[telling.value], fact, places) for telling in told)


def _value(telling: Telling, text: str, letter: str, fact: Fact, places: Places) -> Value:
    return Value(
        text=text,
        letter=letter,
        state=_state(telling, fact),
        claim=places.claim(telling.claim.id),
        card=places.card(fact.finding.id) if fact.finding else "",
    )


def _state(telling: Telling, fact: Fact) -> State:
    if telling.state is Label.CONTRADICTION:
        return State.CLASH
    if telling.state is Label.UPDATE:
        return State.UPDATE
    return State.DIFFERS if fact.loose else State.AGREE


def value_text(telling: Telling, fact: Fact) -> str:
    """Give the words that an outlet has for a fact; of whole claims that agree, a tick is enough."""
    if telling.slot is None:
        return clipped(telling.claim.text, _LONGEST_VALUE) if state_of(fact) is State.CLASH else "reports it"
    if fact.kind is SlotKind.QUOTE and fact.values == 1:
        return "quotes it"
    if fact.kind is SlotKind.POLARITY:
        return _SAYS.get(telling.slot.value, telling.slot.value)
    if fact.kind is SlotKind.PERSON and len(telling.slot.text) < len(telling.slot.value) / 2:
        return one_line(telling.slot.value.title())  # "he", filled in
    return clipped(telling.slot.text, _LONGEST_VALUE) + _day(telling.slot)


def _day(slot: Slot) -> str:
    """Give the day that a bare "Monday" stands for, so that it can be compared by eye."""
    bare = slot.kind is SlotKind.DATE and not any(letter.isdigit() for letter in slot.text)
    return f" ({moment(slot.value)[:-5]})" if bare and re.fullmatch(r"\d{4}-\d\d-\d\d", slot.value) else ""


def _key(row: Row) -> tuple[object, ...]:
    return (
        row.question,
        row.title.casefold(),
        tuple(tuple(v.text.casefold() for v in cell.values) for cell in row.cells),
    )


def _disagreement(row: Row) -> tuple[object, ...]:
    """Sort by how grave, then how many stand against each other, then how many speak."""
    clashing = sum(any(value.state is State.CLASH for value in cell.values) for cell in row.cells)
    said = sum(bool(cell.values) for cell in row.cells)
    return (_ORDER.index(row.state), -clashing, -said, _QUESTIONS.index(row.question), row.title)


def _timeline(fact: Fact, articles: Mapping[str, Article], places: Places) -> Timeline:
    letter = letters(fact)
    first: dict[tuple[str, int], Telling] = {}
    for telling in fact.tellings:
        first.setdefault((telling.claim.article_id, telling.value), telling)
    told = sorted(first.values(), key=lambda telling: _when(articles[telling.claim.article_id]) or _NEVER)
    times = [when.timestamp() for telling in told if (when := _when(articles[telling.claim.article_id]))]
    low, span = min(times, default=0.0), (max(times) - min(times) if times else 0.0)

    def point(telling: Telling) -> Point:
        article = articles[telling.claim.article_id]
        when = _when(article)
        at = None if when is None else round(100 * (when.timestamp() - low) / span, 1) if span else 0.0
        return Point(
            outlet=one_line(telling.claim.outlet),
            published=moment(_stamp(article)),
            at=at,
            text=value_text(telling, fact),
            letter=letter[telling.value],
            claim=places.claim(telling.claim.id),
        )

    return Timeline(
        question=question(fact),
        title=fact_title(fact),
        points=tuple(point(telling) for telling in told),
        card=places.card(fact.finding.id) if fact.finding else "",
    )


_NEVER = datetime.max.replace(tzinfo=UTC)


def _stamp(article: Article) -> str | None:
    return article.modified or article.published


def _when(article: Article) -> datetime | None:
    """Give the time that a report speaks from; a bare day counts as its noon, and no zone as UTC."""
    stamp = _stamp(article)
    try:
        when = datetime.fromisoformat(stamp) if stamp else None
    except ValueError:
        return None
    if when and stamp and len(stamp) <= len("2021-11-30"):
        when = datetime.combine(when.date(), time(12))
    return when.replace(tzinfo=UTC) if when and when.tzinfo is None else when
