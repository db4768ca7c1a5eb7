"""What a browser asks for, checked field by field: nothing of a request reaches a file unread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from consistency.labels import Answer
from consistency.render.safe import one_line, visible
from consistency.reviews import Action
from consistency.types import ClashType

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum

MAX_NAME, MAX_NOTE, MAX_ID = 80, 2000, 200
#: A waiver that outlives the story is a dismissal.
MAX_WAIVER = timedelta(days=5 * 366)


class WishError(ValueError):
    """A request that asks for what is not possible; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A decision that is asked for; `seen` is the version of the finding that the person saw."""

    finding: str
    action: Action
    by: str
    note: str
    until: date | None
    seen: str


@dataclass(frozen=True, slots=True)
class LabelWish:
    """A label that is asked for."""

    verdict: str
    answer: Answer
    type: ClashType | None
    by: str


def wish_of(data: object, *, today: date) -> Wish:
    """Read a decision; raise WishError for a field that is missing, too long or makes no sense."""
    fields = _fields(data, {"finding", "action", "by", "note", "until", "seen"})
    action = cast("Action", _member(Action, _text(fields, "action", MAX_ID)))
    until = _until(_text(fields, "until", MAX_ID), today) if action is Action.WAIVE else None
    return Wish(
        finding=_text(fields, "finding", MAX_ID),
        action=action,
        by=_name(fields),
        note=visible(_text(fields, "note", MAX_NOTE)).strip(),
        until=until,
        seen=_text(fields, "seen", MAX_ID),
    )


def label_wish_of(data: object) -> LabelWish:
    """Read a label; raise WishError for a field that is missing, too long or makes no sense."""
    fields = _fields(data, {"verdict", "answer", "type", "by"})
    answer = cast("Answer", _member(Answer, _text(fields, "answer", MAX_ID)))
    kind = _text(fields, "type", MAX_ID)
    type_ = cast("ClashType", _member(ClashType, kind)) if kind and answer is Answer.CLASH else None
    return LabelWish(_text(fields, "verdict", MAX_ID), answer, type_, _name(fields))


def _fields(data: object, known: set[str]) -> Mapping[str, object]:
    if not isinstance(data, dict):
        raise WishError("The request is not a JSON object.")
    if unknown := sorted(set(data) - known):
        raise WishError(f"The request has an unknown field: {one_line(str(unknown[0]))[:MAX_ID]}.")
    return data


def _text(fields: Mapping[str, object], name: str, limit: int) -> str:
    value = fields.get(name) or ""
    if not isinstance(value, str):
        raise WishError(f"The field {name} is not a text.")
    if len(value) > limit:
        raise WishError(f"The field {name} is longer than {limit} characters.")
    return value


def _name(fields: Mapping[str, object]) -> str:
    name = one_line(_text(fields, "by", MAX_NAME))
    if not name:
        raise WishError("Say who decides: the field “Your name” is empty.")
    return name


def _member(kind: type[StrEnum], value: str) -> StrEnum:
    try:
        return kind(value)
    except ValueError:
        raise WishError(f"{one_line(value) or 'Nothing'} is not one of {', '.join(kind)}.") from None


def _until(value: str, today: date) -> date:
    try:
        until = date.fromisoformat(value)
    except ValueError:
        raise WishError("A waiver needs the day until which it holds.") from None
    if not today <= until <= today + MAX_WAIVER:
        raise WishError("A waiver ends today at the earliest and in five years at the latest.")
    return until
