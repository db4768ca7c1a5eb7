"""Text -> sentences, as exact spans."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from pysbd import Segmenter

from consistency.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Why pysbd, of the six that benchmarks/sentences.py compares on the 48 golden rules for English: pysbd 47, sentencex
# 43, blingfire 36, nupunkt 35, syntok 34, spaCy's sentencizer 25. The others are faster (pysbd reads about 0.1 MB/s)
# and newer, but in 13,000 sentences of news they also break "Ms. | Mendes", "U. | S. Masters" and lists. pysbd never
# splits inside a quote, takes a time that grows with the square of the length, and changes the text, so here it sees
# a masked copy of equal length, without quotation marks, in windows; what it says is only where sentences may end.
_WINDOW = 2000  # characters that pysbd sees at once; its time grows with the square
_MARGIN = 400  # a cut this near to the end of a window is looked at again in the next
_LONGEST_QUOTE = 800  # beyond this a mark was lost, and the pairing says nothing

_LINE_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_TERMINATED = re.compile(r"""[.!?:;…]["'”’»)\]\s]*$""")
_LIST_ITEM = r"(?:[-*–—·▪◦]\s|[•⁃]|\(?(?:\d{1,3}|[A-Za-z]|[ivx]+)(?:\.\)|[.)])\s)"
_BULLET_LINE = re.compile(_LIST_ITEM)
_CANDIDATE = re.compile(rf"""[.!?…]["'”’»)\]\s]*\s["'“‘«(\[]?\S|[•⁃]|(?:^|\s){_LIST_ITEM}""")

# Characters that pysbd uses as placeholders, and would give back as something else.
_PLACEHOLDERS = frozenset("∯♟♝ǃ♨☝ƪᓴᓷ✂☏☉☈☇☄∮ȹȸ⎋⌬ᓸᓳᓱᓰũûʼ♭♬")
_MARKS = frozenset('"“”„«»‟〝〞＂')
_KEPT = frozenset("•⁃°")

_TIME_WORD = (
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\b"
    r"|(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\."
    r"|(?:[ECMP][SD]?T|GMT|BST|UTC|CEST|CET|EEST|EET|IST|JST|AEDT|AEST|Eastern|Central|Pacific|Mountain|local)\b"
    r"|(?:[A-Z][a-z]+ ){1,2}time\b"
)
_TITLE = (
    r"Const|Msgr|Lt|Sgt|Cpl|Capt|Cmdr|Cmd|Col|Maj|Gen|Adm|Pvt|Det|Insp|Supt|Gov|Sen|Sens|Rep|Reps|Rev|Hon|Pres|Prof|Dr"
    r"|Drs|Mr|Mrs|Ms|Messrs|Mme|Mlle|Fr|Ch|Asst|Atty|Dist|Dep|Sec|Amb|vs|v|Mt|Ft|Op"
)
_SAID = (
    r"(?:said|says|asked|asks|added|adds|told|replied|wrote|writes|tweeted|shouted|yelled|cried|wondered|joked|quipped"
    r"|continued|exclaimed|recalled|responded|answered|demanded|screamed|insisted|explained)"
)
_WHO = r"(?:(?:the|a|an|his|her|their)\s+)?(?:[\w.’'-]+\s+){0,5}?"
_STARTER = (
    r"(?:And|But|He|She|It|They|We|The|This|These|There|In|At|On|After|Before|When|While|However|Meanwhile|His|Her"
    r"|Their|Its|If|Although|Since|Under)"
)
_SPOKEN = re.compile(rf"\s*(?:{_WHO}{_SAID}\b|$)")
_AFTER_QUESTION = re.compile(rf"{_WHO}{_SAID}\b(?:[.,;]|\s*$|\s+(?:in|to|on|at|during|after|as|of|the|a|{_TIME_WORD}))")
_AFTER_STOP = re.compile(rf"{_WHO}{_SAID}\s*[.,]|{_SAID}\s+[A-Z]")
_QUOTE_END = re.compile(r"""([.!?…])\s*["'”’»]+$""")
# The full stop is a slip of the keyboard, or the point of a number: "of the. U.S.", "his. 38-caliber", "hit. 308, ".
_SLIP = re.compile(r"\b(?:a|an|the|his|her|their|its|our|my|your|and|or|between|than)\.$", re.IGNORECASE)
_BEFORE_POINT = re.compile(r"\b[a-z]+\.$")
_AFTER_POINT = re.compile(r"\d{2,3}(?:,\s|-cali|\s(?:percent|per cent|hitter|average|cali|[Mm]agnum))")
_NUMBER_SIGN = re.compile(r"\bNos?\.$")
_WITH_DIGIT = re.compile(r"[A-Z]*\d")
_TITLE_END = re.compile(rf"(?:(?:^|[\s(\"“‘'-])(?:{_TITLE})|(?:^|[,:]\s)Sr)\.$")
_PUNCTUATION_START = re.compile(r"[,;:—–)\]-]")
_HOUR_END = re.compile(r"\b[ap]\.\s?m\.$", re.IGNORECASE)
# "At 5 a.m. Mr. Smith left": no sentence is a time alone.
_ONLY_TIME = re.compile(r"(?:At|By|Around|About|Before|After|From|Until|Since|Near|Shortly|Just)\s[^,;]{1,30}$")
_TIME_START = re.compile(_TIME_WORD)
_LOWER_START = re.compile(r"[\"'“‘«(\[\s]*[a-z](?![A-Z])")
_ENDS = re.compile(r"[.!?…][\"'”’»)\]\s]*$")
_SINGLE = re.compile(r"(?<!\w)'|(?<!\w)’(?!\w)")
_GLUED = re.compile(r"(?<![\w@/.])[a-z]{3,}[.!?][”’\"]?(?=[“‘]?[A-Z](?:[a-z]+[\s,’']|\s))")
_AFTER_ABBREVIATION = re.compile(
    rf"\b(?:U\.S|U\.K|U\.N|E\.U|D\.C|[ap]\.m|Inc|Corp|Ltd|Co|Jr|Sr)\.(?=\s+{_STARTER}\s+[a-z])"
)


def sentences(text: str) -> tuple[Span, ...]:
    """Give the sentences of a text: sorted, disjoint, trimmed spans that cover every character but white space.

    A sentence never crosses a blank line, nor a line break unless the next line goes on with the same sentence.
    A quote of several sentences is split inside; `open_quote` tells which of the pieces belong to it. It stays whole
    where its frame goes on after it: `They chanted "No! Never!" as they marched.`
    """
    return tuple(span for block in _blocks(text) for span in _split(text, block))


def open_quote(text: str, spans: Sequence[Span]) -> tuple[Span | None, ...]:
    """Give for each sentence the quotation it begins inside of, marks included; None where it begins outside.

    A quotation that no mark closes ends with its paragraph.
    """
    found = [quote for block in _blocks(text) for quote in _quotations(text, block)]
    starts = [quote.start for quote in found]
    result: list[Span | None] = []
    for span in spans:
        before = bisect_left(starts, span.start) - 1
        result.append(found[before] if before >= 0 and span.start < found[before].end else None)
    return tuple(result)


def quotations(text: str) -> tuple[Span, ...]:
    """Give the stretches between double quotation marks, marks included; an unclosed one ends with its paragraph."""
    return tuple(quote for block in _blocks(text) for quote in _quotations(text, block))


def _blocks(text: str) -> Iterator[Span]:
    """Give the paragraphs: lines, where hard-wrapped ones are joined."""
    lines = list(_lines(text))
    start = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or not _continues(text, lines, index):
            yield Span(lines[start].start, lines[index - 1].end)
            start = index


def _lines(text: str) -> Iterator[Span]:
    """Give every line that is not blank, trimmed."""
    start = 0
    for stop in [*_LINE_BREAK.finditer(text), None]:
        span = _trim(text, start, stop.start() if stop else len(text))
        if span is not None:
            yield span
        start = stop.end() if stop else start


def _continues(text: str, lines: Sequence[Span], index: int) -> bool:
    """Tell whether a line goes on with the sentence of the line before it."""
    above, line = lines[index - 1], lines[index]
    if len(_LINE_BREAK.findall(text[above.end : line.start])) != 1:
        return False
    words = text[line.start : line.end]
    if _BULLET_LINE.match(words) or _TERMINATED.search(text[max(above.start, above.end - 12) : above.end]):
        return False
    if _LOWER_START.match(words):
        return True
    # A name may begin a wrapped line: the line above it is then as long as its wrapped neighbours.
    near = lines[max(0, index - 3) : index + 3]
    wrapped = any(_LOWER_START.match(text[one.start : one.start + 4]) for one in near if one is not line)
    width = max(one.end - one.start for one in near)
    return wrapped and 40 <= width <= 120 and above.end - above.start >= 0.8 * width


def _split(text: str, block: Span) -> Iterator[Span]:
    """Give the sentences of one paragraph."""
    if not _CANDIDATE.search(text, block.start, block.end) and not _GLUED.search(text, block.start, block.end):
        yield block
        return
    quotes = list(_quotations(text, block))
    cuts = _cuts(text, block, frozenset([*(quote.end for quote in quotes), *_single_ends(text, block)]))
    cuts = _joined(text, block, cuts)
    cuts = _framed(text, block, cuts, quotes)
    for start, end in pairwise([block.start, *cuts, block.end]):
        span = _trim(text, start, end)
        if span is not None:
            yield span


def _cuts(text: str, block: Span, closing: frozenset[int]) -> list[int]:
    """Give where sentences may end: what pysbd says and what it misses, after the marks that close the sentence."""
    found = set(_library_cuts(_mask(text[block.start : block.end]), block.start))
    for missed in (_GLUED, _AFTER_ABBREVIATION):
        found.update(match.end() for match in missed.finditer(text, block.start, block.end))
    return sorted({_past_closing(text, cut, block.end, closing) for cut in found})


def _library_cuts(masked: str, offset: int) -> Iterator[int]:
    """Give the ends that pysbd finds, window by window, so that time grows with the length and not its square."""
    start = 0
    while start < len(masked):
        stop = min(start + _WINDOW, len(masked))
        last = stop == len(masked)
        ends = [start + end for end in _ends(masked[start:stop])]
        sure = ends if last else [end for end in ends if end <= stop - _MARGIN]
        yield from (offset + end for end in sure)
        start = stop if last else _next_window(masked, sure, stop)


def _next_window(masked: str, sure: Sequence[int], stop: int) -> int:
    """Give where to look on: after the last sure end, or at a word near the end of a window that had none."""
    if sure:
        return sure[-1]
    space = masked.rfind(" ", stop - _MARGIN, stop - _MARGIN // 2)
    return space if space > 0 else stop


def _ends(window: str) -> Iterator[int]:
    """Give the ends of pysbd's sentences as offsets; it moves white space, so characters are counted without it."""
    places = [place for place, char in enumerate(window) if not char.isspace()]
    count = 0
    for sentence in _segmenter().segment(window):
        count += sum(1 for char in sentence if not char.isspace())
        if 0 < count <= len(places):
            yield places[count - 1] + 1


@cache
def _segmenter() -> Segmenter:
    return Segmenter(language="en", clean=False)


def _mask(text: str) -> str:
    """Give a copy of equal length in which quotation marks are spaces and every odd character is harmless."""
    return "".join(_masked(text, place, char) for place, char in enumerate(text))


def _masked(text: str, place: int, char: str) -> str:
    if char in _MARKS or char.isspace():
        return " "
    if char in "'’‘`´":
        inside = text[place - 1 : place].isalnum() and text[place + 1 : place + 2].isalnum()
        return "'" if inside else " "
    if char == "…":
        return "."
    if char in _PLACEHOLDERS:
        return "x"
    return char if char.isascii() or char.isalnum() or char in _KEPT else "-"


def _past_closing(text: str, cut: int, end: int, closing: frozenset[int]) -> int:
    """Move an end past the marks that close what it ends: `Go."|`, `Go. "|` where the mark closes a quotation."""
    while cut < end:
        near = cut
        while near < end and text[near].isspace():
            near += 1
        if near + 1 in closing or (near == cut and text[near : near + 1] in tuple("”’»)]'.!?…")):
            cut = near + 1
        else:
            break
    return cut


def _joined(text: str, block: Span, cuts: Sequence[int]) -> list[int]:
    """Drop the ends after which the sentence goes on."""
    kept: list[int] = []
    for cut in cuts:
        left = text[max(kept[-1] if kept else block.start, cut - 40) : cut].strip()
        right = text[cut : min(block.end, cut + 90)].strip()
        if right and not _goes_on(left, right):
            kept.append(cut)
    return kept


def _goes_on(left: str, right: str) -> bool:
    """Tell whether what stands right of a possible end still belongs to the sentence on its left."""
    if not _ENDS.search(left):
        return not _BULLET_LINE.match(right)
    if _LOWER_START.match(right) or _PUNCTUATION_START.match(right) or not (_has_word(left) and _has_word(right)):
        return True
    if _TITLE_END.search(left) or _SLIP.search(left) or _is_number(left, right):
        return True
    if _HOUR_END.search(left) and (_TIME_START.match(right) or _ONLY_TIME.match(left)):
        return True
    closed = _QUOTE_END.search(left)
    if closed is None:
        return False
    return bool((_AFTER_STOP if closed[1] == "." else _AFTER_QUESTION).match(right))


def _is_number(left: str, right: str) -> bool:
    """Tell a mark that belongs to a number: "No. 7", "a. 357 Magnum", and the "?" that a lost currency sign leaves."""
    if left.endswith("?"):
        return right[0].isdigit()
    if _NUMBER_SIGN.search(left):
        return bool(_WITH_DIGIT.match(right))
    return bool(_BEFORE_POINT.search(left) and _AFTER_POINT.match(right))


def _has_word(text: str) -> bool:
    return any(map(str.isalnum, text))


def _framed(text: str, block: Span, cuts: Sequence[int], quotes: Sequence[Span]) -> list[int]:
    """Drop the ends inside a quote that stands in the middle of a sentence."""
    kept = list(cuts)
    for quote in quotes:
        first, last = bisect_right(kept, quote.start), bisect_left(kept, quote.end)
        if first == last or quote.end - quote.start > _LONGEST_QUOTE:
            continue
        before = text[kept[first - 1] if first else block.start : quote.start].rstrip()
        after = text[quote.end : kept[last] if last < len(kept) else block.end]
        ended = last < len(kept) and kept[last] == quote.end
        if _has_word(before) and before[-1] != ":" and not ended and _has_word(after):
            del kept[first:last]
    return kept


def _quotations(text: str, block: Span) -> Iterator[Span]:
    """Pair the double quotation marks of one paragraph."""
    places = [place for place in range(block.start, block.end) if text[place] in _MARKS]
    opened = block.start if places and _closes_first(text, block, places) else None
    for place in places:
        if _opens(text, place, block, is_open=opened is not None):
            if opened is not None:
                yield Span(opened, place)
            opened = place
        elif opened is not None:
            yield Span(opened, place + 1)
            opened = None
    if opened is not None:
        yield Span(opened, block.end)


def _closes_first(text: str, block: Span, places: Sequence[int]) -> bool:
    """Tell a first mark that closes a quote begun before: `We won, " he said.`."""
    first = places[0]
    before, after = text[block.start : first].rstrip(), text[first + 1 : min(block.end, first + 90)]
    if not before.endswith((",", ".", "?", "!", "…", "-", "—")) or len(places) % 2 == 0:
        return False
    return text[first] == "”" or (text[first] == '"' and bool(_SPOKEN.match(after)))


def _single_ends(text: str, block: Span) -> Iterator[int]:
    """Give the ends of single quotation marks that stand loose and close: `'I need loyalty. '|`."""
    opened = False
    for mark in _SINGLE.finditer(text, block.start, block.end):
        loose = mark[0] == "’" or not text[mark.end() : mark.end() + 1].isalnum()
        if loose and (opened or mark[0] == "’"):
            yield mark.end()
        opened = not (loose and opened)


def _opens(text: str, place: int, block: Span, *, is_open: bool) -> bool:
    """Tell an opening mark: by its shape, by the side that touches a word, else by turns."""
    char = text[place]
    if char in "“„«‟〝":
        return True
    if char in "”»〞":
        return False
    before = text[place - 1] if place > block.start else " "
    after = text[place + 1] if place + 1 < block.end else " "
    loose_before = before.isspace() or before in "([{-–—/'‘"
    loose_after = after.isspace() or after in ".,;:!?)]}-–—/'’"
    return loose_before if loose_before != loose_after else not is_open


def _trim(text: str, start: int, end: int) -> Span | None:
    """Give the span without the white space around it; None where nothing is left."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    return Span(start, end) if start < end else None
