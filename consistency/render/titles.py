"""What a fact is called, so that its question and its name read as one: "when" + "the ship was freed"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from consistency.render.safe import one_line
from consistency.types import SlotKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from consistency.render.facts import Fact, Telling
    from consistency.types import Claim, Slot

QUESTIONS = {
    SlotKind.PERSON: "who",
    SlotKind.ROLE: "who",
    SlotKind.AGE: "how old",
    SlotKind.QUOTE: "what",
    SlotKind.POLARITY: "whether",
    SlotKind.DATE: "when",
    SlotKind.TIME: "when",
    SlotKind.DURATION: "how long",
    SlotKind.PLACE: "where",
    SlotKind.QUANTITY: "how many",
    SlotKind.MONEY: "how much",
}
_LONGEST = 72
_SAID = "in one quotation"
# Statements that name nothing: "This was on Friday.", "The sum was 3 million."
_EMPTY = re.compile(r"^(this|it|the sum|the time|the date|the place|somebody|something)\b", re.IGNORECASE)
_PREPOSITION = r"(?:about|after|around|at|before|by|for|from|in|more than|nearly|on|over|since|to|until|with)"
_SHARE = re.compile(r"%|\bper ?cent\b", re.IGNORECASE)
_FAR = re.compile(r"The distance\b")
_TITLED = re.compile(r"^\w+['’]s (?=\w+ \w)")


def question(fact: Fact) -> str:
    """Give the question that a fact answers: who, what, when, where, how many."""
    if fact.kind is SlotKind.QUANTITY and any(t.slot and _SHARE.search(t.slot.text) for t in fact.tellings):
        return "how much"
    if fact.kind is SlotKind.QUANTITY and any(t.slot and _FAR.match(t.slot.statement) for t in fact.tellings):
        return "how far"
    return QUESTIONS[fact.kind] if fact.kind else "what"


def fact_title(fact: Fact) -> str:
    """Give the name of a fact: the best that any of its reports offers, else a sentence with a gap."""
    if fact.kind is None:
        whole = min((telling.claim.text for telling in fact.tellings), key=lambda text: (len(text), text))
        return clipped(whole.strip(' ,;"“”'))
    if fact.kind is SlotKind.QUOTE and fact.values == 1:
        return _quoted(fact)
    slots = [telling.slot for telling in fact.tellings if telling.slot]
    named = [name for slot in slots if (name := _TITLES[fact.kind](slot))]
    if named:
        return clipped(_best(named, fact.kind))
    return _with_gap(min(fact.tellings, key=lambda telling: (len(telling.claim.text), telling.claim.id)))


def _best(names: Sequence[str], kind: SlotKind) -> str:
    """Give the name that most reports use; among equals the longest of an office or event, the shortest of a person.

    A surname alone gives way to a full name, and an unnamed speaker to a named one.
    """
    names = [name for name in names if name != _SAID] or names
    person = kind in (SlotKind.AGE, SlotKind.ROLE)
    full = [name for name in names if not person or name.count(" ") > 1] or names
    return min(full, key=lambda name: (-full.count(name), len(name) if person else -len(name), name))


def _of_person(slot: Slot) -> str:
    about = _TITLED.sub("", slot.about or "")
    return about if about[:1].isupper() else ""


def _role(slot: Slot) -> str:
    return f"{name} is" if (name := _of_person(slot)) else ""


def _age(slot: Slot) -> str:
    return f"{name} is" if (name := _of_person(slot)) else ""


def _office(slot: Slot) -> str:
    """Give "the minister of culture is" of "The minister of culture is Franck Riester."."""
    head, found, _ = slot.statement.partition(" is ")
    cut = head.split()[-1:] in (["of"], ["the"], ["by"]) or "  " in head
    return "" if not found or cut or head.startswith(slot.text) or "named" in slot.statement else f"{_low(head)} is"


def _event(slot: Slot) -> str:
    """Give "the ship was freed" of "The ship was freed on Sunday, 28 March 2021."."""
    if not slot.statement or _EMPTY.match(slot.statement):
        return ""
    head = re.split(r" (?:on|at|in|by|since|until|before|after) (?=[^a-z]*\d|[A-Z])", slot.statement.rstrip("."))[0]
    return _low(head) if head != slot.statement.rstrip(".") else ""


def _place(slot: Slot) -> str:
    match = re.match(r"(.+?) (is|was|were) (?:in |at |to |from |near )?", slot.statement)
    return "" if not match or _EMPTY.match(slot.statement) else f"{_low(match[1])} {match[2]}"


def _count(slot: Slot) -> str:
    """Give "people were killed" of "Three people were killed."; of "Eight tugs are counted." the noun."""
    if slot.statement.endswith(("are counted.", "is counted.")) or _EMPTY.match(slot.statement or "It"):
        return ""
    value = re.compile(rf"(?:\b{_PREPOSITION} )?{re.escape(slot.text)}\b", re.IGNORECASE)
    rest = " ".join(value.sub(" ", slot.statement.rstrip("."), count=1).split())
    if value.match(slot.statement) and slot.about and rest.split()[:1] in (["was"], ["were"], ["is"], ["are"], ["had"]):
        rest = f"{'people' if slot.about == 'person' else slot.about} {rest}"
    return _low(rest) if len(rest.split()) > 1 else ""


def _sum(slot: Slot) -> str:
    head, found, _ = slot.statement.partition(" was ")
    bare = len(head.split()) < 3  # "The value was" says nothing that the claim does not say better
    return "" if bare or not found or _EMPTY.match(slot.statement) else f"{_low(head)} was"


def _quote(slot: Slot) -> str:
    head, found, _ = slot.statement.partition(" said")
    return f"{head} said" if found and not _EMPTY.match(slot.statement) and head[:1].isupper() else _SAID


def _quoted(fact: Fact) -> str:
    """Give a quotation that all have in common, and who said it."""
    slots = [telling.slot for telling in fact.tellings if telling.slot]
    words = min((slot.text for slot in slots), key=lambda text: (len(text), text)).strip(' .,“”"')
    said = _best([_quote(slot) for slot in slots], SlotKind.QUOTE)
    return clipped(f"“{words}”" if said == _SAID else f"{said}: “{words}”")


def _polarity(slot: Slot) -> str:
    return _low(slot.statement.rstrip(".")) if slot.value == "yes" else ""


_TITLES = {
    SlotKind.PERSON: _office,
    SlotKind.ROLE: _role,
    SlotKind.AGE: _age,
    SlotKind.QUOTE: _quote,
    SlotKind.POLARITY: _polarity,
    SlotKind.DATE: _event,
    SlotKind.TIME: _event,
    SlotKind.DURATION: lambda _slot: "",
    SlotKind.PLACE: _place,
    SlotKind.QUANTITY: _count,
    SlotKind.MONEY: _sum,
}


def _low(text: str) -> str:
    """Make "The ship" "the ship", and leave names as they are."""
    return text[:1].lower() + text[1:] if re.match(r"(The|A|An|Some|People|It)\b", text) else text


def _with_gap(telling: Telling) -> str:
    """Give the words of a claim around its fact, and … in the place of it."""
    claim, slot = telling.claim, telling.slot
    if slot is None or not claim.start <= slot.start <= slot.end <= claim.end:
        return clipped(claim.text)
    before, after = _around(claim, slot)
    room = _LONGEST - 4
    tail = clipped(after, max(room - len(before), room // 2))
    start = (
        before if len(before) + len(tail) <= room else "…" + before[len(before) + len(tail) - room :].partition(" ")[2]
    )
    gap = re.sub(r"([“(\"]) … ([”)\"])", r"\1…\2", one_line(f"{start} … {tail}"))
    return gap.rstrip(" .,;:")


def _around(claim: Claim, slot: Slot) -> tuple[str, str]:
    text = claim.text
    return one_line(text[: slot.start - claim.start]), one_line(text[slot.end - claim.start :]).lstrip(" ,")


def clipped(text: str, length: int = _LONGEST) -> str:
    """Give `text` on one line, cut at a word with … where it is longer."""
    text = one_line(text)
    return text if len(text) <= length else text[:length].rpartition(" ")[0].rstrip(" ,;:–—-") + "…"
