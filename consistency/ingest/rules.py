"""What a line of page furniture looks like: a table of labelled rules, each a test of one whole line.

The wording was gathered by reading news pages; a rule is written for a class of lines. When in doubt a line is not
furniture: a marked sentence is a claim lost, an unmarked button is only noise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from consistency.ingest.agencies import AGENCIES
from consistency.ingest.credits import is_byline, source_name
from consistency.ingest.sharing import is_share_bar

if TYPE_CHECKING:
    from collections.abc import Callable

_LONGEST = 400  # characters; furniture is short, and a paragraph need not be tried


class Where(Enum):
    """Where in a text a rule holds."""

    ANYWHERE = auto()
    EDGES = auto()  # the first lines, what stands above the first line of prose, and below the last


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of furniture: its name in the report, and the test of a line."""

    reason: str
    test: Callable[[str], object]
    where: Where = Where.ANYWHERE


def _any_of(*patterns: str) -> Callable[[str], object]:
    """Give a test that one pattern is the whole line, in any case; a blank in a pattern is any white space."""
    joined = "|".join(f"(?:{pattern})" for pattern in patterns).replace(" ?", r"\s*").replace(" ", r"\s+")
    return re.compile(joined, re.IGNORECASE).fullmatch


_PIECE = r"(?:story|article|report|post|page|piece|version|item|live blog|blog)"
_AGENCY = "|".join(re.escape(name) for name in AGENCIES)
_LIBRARY = r"(?:getty(?: images)?|epa|shutterstock|alamy|istock|zuma press|imago|sipa)"
_PERIOD = r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?)"
_SITES = r"(?:twitter|facebook|instagram|youtube|telegram|whatsapp|linkedin|tiktok|threads|bluesky|google news)"
_TAIL = r"[.!:>»→… ]{0,4}"
_PROPER = r"(?-i:[A-Z][\w.'’-]*)"

RULES: tuple[Rule, ...] = (
    Rule("share bar", is_share_bar),
    Rule(
        "share bar",
        _any_of(
            rf"share (?:this|via|on|with)\b.{{0,40}}\b(?:{_SITES}|e-?mail|friends|link)[.!:]?",
            r"link copied.{0,20}",
        ),
    ),
    Rule(
        "counter",
        _any_of(
            r"(?!(?:19|20)\d\d$)\(?\d{1,3}(?:[.,]?\d{3})*(?:[.,]\d)?\s?[km]?\)?",  # a year may be a heading
            r"\(?\d[\d.,]*\s?[km]? (?:shares?|comments?|views?|likes?|retweets?|reactions?|replies|claps)\)?",
            r"(?:shares?|comments?|views?|likes?|reactions?)\s?[:(]?\s?\d[\d.,]*\s?[km]?\)?",
            r"(?:image |photo |slide )?\d{1,3} ?(?:of|/) ?\d{1,3}",
            r"\d+[ -]min(?:ute)?s?[ -]read(?:ing time)?",
            r"(?:estimated )?(?:reading time|time to read|read time)\s?:?.{0,20}",
        ),
    ),
    Rule("source line", source_name),
    Rule(
        "update notice",
        _any_of(
            rf"\(?(?:editor['’]s note: )?this (?:news |breaking |developing )?{_PIECE} "
            r"(?:has been|was|is being|will be) (?:last |since )?(?:updated|corrected|amended|edited|revised)"
            r"(?:\.?\)?| (?:at|on|to|with|throughout|after|since|as|in|for|several|multiple)\b.{0,200})",
            rf"\(?this is a (?:developing|breaking)(?: news)? {_PIECE}\b.{{0,120}}",
            r"(?:please )?check back (?:later |soon |here )?for (?:more |further |the latest )?"
            r"(?:updates|details|information)\.?",
            r"more (?:details |information |updates )?(?:to follow|to come|soon|as we get it)\.{0,3}",
            r"developing(?: story)?\.{0,3}",
            r"\((?:updates|adds|recasts|corrects|refiles|rewrites|writes through|removes|repeats)\b[^()]{0,200}\)",
            rf"(?:published|posted|updated|last updated):? (?:about )?(?:an?|\d+) {_PERIOD}(?:,? \d+ {_PERIOD})? ago"
            r"\b.{0,60}",
            rf"(?:an?|\d+) ?{_PERIOD} ago",
        ),
    ),
    Rule(
        "photo credit",
        _any_of(
            r"(?:file )?(?:photo(?:graph)?s?|image|picture|pic|illustration|graphic|footage|credit)"
            r"(?: (?:credit|source))?\s?[:：/] ?.{0,300}",
            r"(?:photos?|images?) courtesy of .{0,100}",
            rf"(?:photo(?:graph)?s?|image|picture|illustration|graphic|video) by:? {_PROPER}.{{0,60}}[^.!?]",
            r"image (?:source|copyright|caption),? .{0,200}",
            r"(?:media|photo|picture|video) caption,? .{0,200}",
            r"(?:file )?(?:photo|picture|image)(?: \(file\))?",
            r"(?:show|hide|toggle) caption",
            r".{1,300}[(\[](?:file |ap |reuters )?(?:photo|image|picture)s?\s?[:/][^()]{1,80}[)\]]\.?",  # a caption
            r".{1,300}[.!?] (?:photo|photograph|picture|image)\s?: .{2,60}",
            r"captions?\s?: ?.{0,300}",
            rf"[\[(]?(?:{_AGENCY}|{_LIBRARY})(?: photos?| images?| file)?\s?(?:/|via |,)\s?[^.!?]{{2,50}}[\])]?",
            rf"[\[(]?(?:{_PROPER} ){{0,3}}(?:{_PROPER} ?)?(?:/|via) ?(?:{_AGENCY}|{_LIBRARY})(?: (?:photo|images))?"
            r"(?: ?/ ?[\w ]{2,30}| via [\w ]{2,30})?[\])]?",
            r"[\[(]?(?:getty images|ap photo|shutterstock|reuters photo|file photo|stock image|representational image)"
            r"(?:\s?[/,:].{0,60})?[\])]?",
        ),
    ),
    Rule(
        "newsletter",
        _any_of(
            r"sign ?up (?:for|to|now|here|today)\b.{0,120}"
            r"\b(?:newsletters?|inbox|alerts|e-?mails?|briefing|updates|free trial|here)\b.{0,60}",
            r"sign ?up(?: now| today| here| for free)?[.!]?",
            r"(?:click |tap )?(?:here )?(?:to )?subscribe(?: now| today| here)?[.!]?",
            r"(?:to )?subscribe (?:to|for|now|today|here)\b.{0,160}",
            r"get .{0,80}(?:in|to|into) your (?:inbox|e-?mail|phone)\b.{0,80}",
            r"(?:our )?(?:free )?(?:daily |weekly |morning |evening )?newsletters?[.!]?",
            r"(?:enter )?(?:your )?e-?mail address[.!:]?",
            r"(?:already )?(?:a |have an? )?(?:subscriber|account)\? (?:log|sign) in.{0,20}",
            r"(?:stay|get|join|receive)\b.{0,60}\bour (?:\w+ ){0,3}newsletters?[.!]?",
            r"support (?:our|independent|quality) (?:journalism|reporting|newsroom|work).{0,60}",
        ),
    ),
    Rule(
        "link to another page",
        _any_of(
            rf"(?:read|see|watch|view|find out|learn|discover) (?:more|also|next)(?:\s?[:：>»→-].{{0,160}}|{_TAIL})",
            r"(?:also (?:read|see|watch|on)|you (?:may|might) also (?:like|enjoy)|do(?:n['’]t| not) miss)"
            r"(?:\s?[:：|].{0,160})?",
            r"more (?:on this|about this|like this|stories|news|coverage)(?: \w+)?(?:\s?[:：].{0,160})?",
            r"more (?:from|on) [\w ]{2,30}\s?[:：]?",
            r"related(?: (?:stor(?:y|ies)|articles?|news|content|topics|links|coverage|video|posts))?"
            r"(?:\s?[:：].{0,160})?",
            r"recommended(?: for you| stories| reading| articles)?\s?[:：]?",
            r"(?:most (?:read|popular|viewed|shared)|trending(?: now)?|top stories)\s?[:：]?",
            r"(?:editors?['’]s? picks?|up next|what to read next|(?:next|previous) article|further reading|must read)"
            r"(?:\s?[:：].{0,160})?",
            rf"continue reading{_TAIL}",
            r"read (?:the )?(?:full|whole|rest of (?:the|this)|original|entire)(?: \w+){0,2}"
            r"(?: (?:here|below|at|on)\b.{0,80})?[.…]{0,3}",
            r"read (?:the )?(?:full|whole|original|entire)(?: \w+){0,2}[:：] .{1,120}",
            r"(?:click|tap) (?:here|on|the|to)\b.{0,120}",
            r"view (?:more|all|gallery|slideshow|photos|comments)\b.{0,60}",
            r"(?:video )?watch (?:how|the video|live|now|below|video)\b[^.]{0,100}",
            r"(?:watch|video|listen|gallery|in pictures|slideshow|podcast|quiz)\s?[:：] .{1,140}",
            r"(?:https?://|www\.)\S+",
            r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
            r"@\w{2,30}",
            r"(?:>>|»|→).{0,120}",
        ),
    ),
    Rule(
        "follow us",
        _any_of(
            rf"(?:you can )?(?:follow|find|connect with|join|like) (?:us|me|@\w+|our|him|her|them|{_PROPER})\b"
            rf"[^,.]{{0,60}}\b(?:on|at) @?{_SITES}\b[^,.]{{0,40}}[.!:]?",
            r"follow (?:us|me|@\w+)\b.{0,80}",
            rf"join (?:our|the) (?:{_SITES}|conversation|discussion|channel)\b.{{0,80}}",
            r"(?:download|get|install) (?:our|the) (?:\w+ ){0,3}app\b.{0,60}",
            r"(?:contact|e-?mail|write to) (?:us|the (?:author|writer|reporter|newsroom|editor))\b.{0,100}",
            r"(?:do you )?have a (?:tip|story|news tip)\b.{0,120}",
        ),
    ),
    Rule(
        "comments",
        _any_of(
            r"(?:leave|post|add|write|view|read|show|hide|see|load)(?: (?:a|your|all|the|more|\d+))? "
            r"(?:comments?|reply)\b[^.]{0,30}[.!]?",
            r"(?:leave|share|post|add|tell us) (?:us |your |what |a )[^.]{0,80}"
            r"\bcomments?(?: section)?(?: below)?[.!]?",
            r"(?:sound off|let us know|have your say|what do you think)\b[^.]{0,60}"
            r"\bcomments?(?: section)?(?: below)?[.!]?",
            r"have your say[.!]?",
            r"comments?(?: \(\d+\)| are (?:now )?closed\.?| below| section)?",
            r"(?:no comments|\d+ comments?)(?: yet)?",
            r"(?:log|sign) in to (?:comment|reply|read|continue)\b.{0,40}",
        ),
    ),
    Rule(
        "advertisement",
        _any_of(
            r"-*\s?(?:advertisements?|advertising|advert|ads?|sponsored(?: content| post| links?)?"
            r"|promoted(?: content)?|paid (?:post|content|partnership))"
            r"(?:\s?[-–—] ?(?:continue reading below|scroll to continue|content continues below))?\s?-*:?",
            r"(?:skip|skip past|close|report this|remove) (?:advertisement|advert|ad|ads)s?\.?",
            r"(?:story|article|content|report) continues? (?:below|after)"
            r"(?: (?:this |the )?(?:ad|advert|advertisement|video|image))?s?\.?",
            r"scroll (?:down )?(?:to continue|for more)\b.{0,40}",
            r"(?:we|this (?:site|page|article)) may (?:earn|contain|receive) .{0,40}"
            r"\b(?:affiliate|a commission)\b.{0,80}",
        ),
    ),
    Rule(
        "copyright",
        _any_of(
            r"(?:©|\(c\) ?(?:copyright|\d{4})|copyright (?:©|\(c\)|\d{4})|copyright:).{0,200}",
            r".{0,80}\ball rights reserved\b.{0,80}",
            r"(?:this material|the material on this site|no part of this \w+|reproduction in whole)\b.{0,60}"
            r"\b(?:may not be|prohibited)\b.{0,160}",
            r"(?:terms of (?:use|service)|privacy policy|cookie policy|terms and conditions)"
            r"(?: (?:and|&) [\w ]{3,40})?\.?",
            r"(?:we|this (?:site|website)) uses? cookies\b.{0,200}",
            r"(?:accept|reject|manage)(?: all)? cookies",
        ),
    ),
    Rule("byline", is_byline, Where.EDGES),
    Rule(
        "credits",
        _any_of(
            r"\(?(?:additional |further )?(?:reporting|writing|editing|compiled|translated|edited|written and edited)"
            rf" by:? (?!the\b){_PROPER}.{{1,240}}",
            r"(?:[\w’'.,-]+ ){1,24}contributed to this (?:story|article|report|post)(?: from [\w ,.]{2,60})?\.?",
            r"[-–—(]* ?(?:with|includes|including) (?:additional )?(?:reporting|inputs?|agency inputs|files?|material)"
            rf" (?:by|from) {_PROPER}.{{1,100}}",
            rf"[-–—(\[]+ ?(?:with )?(?:the )?(?:{_AGENCY})(?: ?[,/&] ?(?:{_AGENCY}))*[)\]]?\.?",
            rf"(?-i:{_AGENCY})",
            r"our standards: .{0,80}",
            r"\(?this (?:story|article|report) (?:has not been edited|was (?:translated|generated|published from))\b"
            r".{0,200}",
        ),
        Where.EDGES,
    ),
    Rule(
        "tags",
        _any_of(r"(?:tags?|topics?|filed under|categor(?:y|ies)|keywords?|tagged|posted in|hashtags?)\s?: ?.{1,200}"),
        Where.EDGES,
    ),
    Rule(
        "page control",
        _any_of(
            r"(?:home(?:page)?|menu|close|search|log ?in|sign ?in|log out|register|next|previous|back(?: to top)?"
            r"|loading\.{0,3}|skip to (?:main )?content|toggle \w+|play(?: video)?|expand|show more|load more|more|hide"
            r"|listen(?: to (?:this )?(?:article|story))?|reply|options|font size|text size|live|gallery|video|photos"
            r"|contact us|about us|faq|sitemap|the end|ends?|breaking news|world news|latest news|news)[.:]?",
        ),
        Where.EDGES,
    ),
    Rule("separator", re.compile(r"[\W_]+|- ?30 ?-").fullmatch),
)


def reason_for(line: str, *, at_edge: bool) -> str | None:
    """Give the reason of the first rule that knows the line, or each part of it between bars; None where none does."""
    if len(line) > _LONGEST:
        return None
    reason = _known(line, at_edge=at_edge)
    if reason or len(parts := between_bars(line)) < 2:
        return reason
    reasons = [_known(part, at_edge=at_edge) for part in parts]
    return reasons[0] if all(reasons) else None


def between_bars(line: str) -> list[str]:
    """Give the parts of a line that bars or bullets part: "By Jane Doe | Example Times"."""
    return [part for part in re.split(r"(?:^|\s+)[|•·](?:\s+|$)", line) if part]


def _known(line: str, *, at_edge: bool) -> str | None:
    rules = (rule for rule in RULES if at_edge or rule.where is Where.ANYWHERE)
    return next((rule.reason for rule in rules if rule.test(line)), None)
