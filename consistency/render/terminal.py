"""The report for a terminal, at any width, in colour or as plain text for a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from consistency.render.console import COLOURS, Look, evidence, flowing, heading, indented, lines, more, words
from consistency.render.grid import developments, matrix
from consistency.render.view import view

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from consistency.render.nouns import (
        ArticleView,
        Card,
        Count,
        Origin,
        Quote,
        ReviewMark,
        Side,
        StoryView,
        Tally,
        View,
    )
    from consistency.types import Report

_MOST_AGREEMENTS = 12
_MOST_ALONE = 6
_MOST_UNMEASURED = 4
_FRAME = 4  # columns that the frame of the headline takes

_COUNT_STYLES = {"contradiction": "bold red", "difference": "cyan", "agreement": "green", "unmeasured": "yellow"}


def terminal(report: Report, *, width: int, color: bool, decisions: Mapping[str, ReviewMark] | None = None) -> str:
    """Give the report as lines of at most `width` columns; without `color` no escape code is in them.

    `decisions` maps verdict ids to what a person decided on them.
    """
    look = Look(width=width, color=color)
    return lines(Group(*_page(view(report, decisions), look)), width=width, color=color)


def _page(shown: View, look: Look) -> Iterable[RenderableType]:
    yield _headline(shown, look)
    for story in shown.stories:
        yield from _story(story, look)
    if shown.skipped:
        yield heading("Skipped", len(shown.skipped), "yellow")
        yield from (indented(Text(f"{source}: {reason}")) for source, reason in shown.skipped)
        yield Text()
    yield Rule(style="dim")
    yield Text(" · ".join(f"{name} {value}" for name, value in shown.signature), style="dim")


def _headline(shown: View, look: Look) -> RenderableType:
    room = look.width - _FRAME
    findings, read = (_counts(counts, room) for counts in (shown.counts[:5], shown.counts[5:]))
    told = [_tally(tally, room) for tally in shown.glance]
    read.stylize_before("dim")
    body = Group(Text(shown.headline, style="bold"), findings, *told, read)
    return Panel(body, title="Claim consistency", title_align="left", padding=(0, 1))


def _counts(counts: Sequence[Count], room: int) -> Text:
    parts = []
    for count in counts:
        tint = _COUNT_STYLES.get(count.key, "") if count.number else "dim"
        parts.append(Text(f"{count.number} {count.name}", style=tint))
    return flowing(parts, " · ", room)


def _tally(tally: Tally, room: int) -> Text:
    first, *rest = (Text(f"{count.number} {count.name}") for count in tally.counts)
    return flowing([Text.assemble((f"{tally.name}: ", "bold"), first), *rest], ", ", room)


def _story(story: StoryView, look: Look) -> Iterable[RenderableType]:
    yield Text()
    yield Text.assemble((story.name, "bold"), (f" · {story.summary}", "dim"))
    yield Rule(style="bold")  # a rule with a title would cut a long name
    yield from matrix(story, look)
    yield from developments(story)
    yield heading("Contradictions", len(story.contradictions), "red")
    for card in story.contradictions:
        yield from _card(card, look)
    if not story.contradictions:
        yield indented(Text("None found.\n", style="dim"))
    if story.differences:
        yield heading("Told differently, can both be true", len(story.differences), "cyan")
    for card in story.differences:
        yield from _card(card, look)
    yield from _agreements(story.agreements, look)
    yield from _alone(story.alone, look)
    yield from _unmeasured(story, look)
    yield from _origins(story.origins)
    yield heading("Coverage", len(story.articles), "")
    yield _coverage(story, look)


def _card(card: Card, look: Look) -> Iterable[RenderableType]:
    colour = COLOURS[card.label]
    seen = f" · {card.seen.words}" if card.seen else ""
    yield indented(Text.assemble((card.title, f"bold {colour}"), (f" · confidence {card.confidence}", "dim"), seen))
    if card.seen and card.seen.note:
        yield indented(Text(card.seen.note, style="italic"))
    yield indented(Text(card.reason))
    blocks = [_side(side, look) for side in card.sides] if len(card.sides) > 1 else _quotes(card, look)
    yield indented(_columns(blocks, colour) if look.wide and len(blocks) == 2 else Group(*_stacked(blocks)))
    yield indented(_evidence(card))
    yield Text()


def _columns(blocks: Sequence[RenderableType], colour: str) -> RenderableType:
    table = Table(box=box.MINIMAL, show_header=False, expand=True, border_style=colour, padding=(0, 1), pad_edge=False)
    for _ in blocks:
        table.add_column(ratio=1, overflow="fold")
    table.add_row(*blocks)
    return table


def _stacked(blocks: Sequence[RenderableType]) -> Iterable[RenderableType]:
    for block in blocks:
        yield Text()
        yield indented(block)
    yield Text()


def _quotes(card: Card, look: Look) -> list[RenderableType]:
    return [_quote(quote, look) for side in card.sides for quote in (side.lead, *side.others)]


def _side(side: Side, look: Look) -> RenderableType:
    parts: list[RenderableType] = [_quote(side.lead, look)]
    for quote in side.others:
        parts += [Text("also", style="dim"), _quote(quote, look)]
    return Group(*parts)


def _quote(quote: Quote, look: Look) -> RenderableType:
    about = [quote.published, f"“{quote.headline}”" if quote.headline and not quote.part else "", quote.part]
    head = Text.assemble((quote.outlet, "bold"), (" · ".join(["", *filter(None, about)]), "dim"))
    return Group(head, words(quote.runs, look))


def _evidence(card: Card) -> RenderableType:
    return Text("\n".join([f"{card.carried}; {card.pairs}", *evidence(card.rungs, card.directions)]), style="dim")


def _agreements(cards: Sequence[Card], look: Look) -> Iterable[RenderableType]:
    if not cards:
        return
    yield heading("Agreements", len(cards), "green")
    for card in cards[:_MOST_AGREEMENTS]:
        yield indented(Text.assemble((card.carried, "green"), (f": {', '.join(card.outlets)}", "")))
        yield indented(words(card.sides[0].lead.runs, look), 4)
    yield indented(more(len(cards) - _MOST_AGREEMENTS))


def _alone(quotes: Sequence[Quote], look: Look) -> Iterable[RenderableType]:
    if not quotes:
        return
    yield heading("In one report alone", len(quotes), "")
    for quote in quotes[:_MOST_ALONE]:
        yield indented(Text.assemble((quote.outlet, "bold"), ": ", words(quote.runs, look)))
    yield indented(more(len(quotes) - _MOST_ALONE))


def _unmeasured(story: StoryView, look: Look) -> Iterable[RenderableType]:
    if not story.unmeasured:
        return
    yield heading("Not measured", len(story.unmeasured), "yellow")
    for pair in story.unmeasured[:_MOST_UNMEASURED]:
        yield indented(Text(pair.reason))
        for quote in (pair.left, pair.right):
            yield indented(Text.assemble((quote.outlet, "bold"), ": ", words(quote.runs, look)), 4)
    yield indented(more(len(story.unmeasured) - _MOST_UNMEASURED))


def _origins(origins: Sequence[Origin]) -> Iterable[RenderableType]:
    """Give the sources that several outlets print; where there is none there is nothing to say."""
    shared = [origin for origin in origins if origin.copied]
    if not shared:
        return
    yield heading("Origins", len(origins), "")
    for origin in shared:
        told = "; ".join(f"{member.outlet} ({member.why})" for member in origin.members)
        yield indented(Text.assemble((origin.name, "bold"), f": {origin.note}: {told}"))
    yield Text()


def _coverage(story: StoryView, look: Look) -> RenderableType:
    if look.narrow:
        return indented(Group(*(_coverage_line(article) for article in story.articles), Text()))
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, header_style="dim")
    table.add_column("outlet", overflow="fold")
    for count in story.articles[0].coverage:
        table.add_column(count.name.replace(" ", "\n"), justify="right")
    for article in story.articles:
        table.add_row(_reporter(article), *(str(count.number) for count in article.coverage))
    return indented(table)


def _coverage_line(article: ArticleView) -> Text:
    numbers = ", ".join(f"{count.number} {count.name}" for count in article.coverage)
    return Text.assemble(_reporter(article), f": {numbers}")


def _reporter(article: ArticleView) -> Text:
    return Text.assemble(article.outlet, (f" (from {article.origin})" if article.origin else "", "dim"))
