"""A report made by hand: two stories, every label, a skipped source, furniture and a hostile article."""

from __future__ import annotations

from consistency.types import (
    Article,
    Claim,
    ClaimPair,
    ClashType,
    Coverage,
    Fill,
    Finding,
    Hedge,
    Label,
    Nature,
    NliScores,
    Part,
    Report,
    Signature,
    SkippedArticle,
    Slot,
    SlotComparison,
    SlotKind,
    Span,
    Verdict,
)

FIRE, DAM = "Ferry fire at Port Ellery", "Vote on the Marden dam"

COAST = Article(
    id="a1",
    outlet="Coast Daily",
    title="Harbour chief, 57, praised after ferry fire",
    text=(
        "share on:\n"
        "Harbour master Ines Valdor, 57, led the rescue as the ferry Marigold burned on Tuesday. "
        "The fire began shortly before 6 a.m. in the engine room. "
        "Nearly 90 passengers were taken off the ship. "
        "Two crew members were in hospital on Tuesday morning. "
        "Was the ferry safe to sail?\n"
        "Repairs will cost 4.2 million crowns, the operator said."
    ),
    published="2023-05-02T09:15:00+00:00",
    url="https://coast-daily.example/ferry?page=1&view=full",
    source="stories/fire/coast.txt",
    story=FIRE,
    boilerplate=(Span(0, 9, "share bar"),),
)
POST = Article(
    id="a2",
    outlet="Northern Post",
    title="Ferry fire: how the rescue went",
    text=(
        "Ines Valdor, the 75-year-old harbour master, directed the rescue of the burning ferry. "
        "The blaze started shortly before 6 a.m. in the engine room. "
        "All 88 passengers left the ship unharmed. "
        "The operator denied that an alarm had failed."
    ),
    published="2023-05-02",
    modified="2023-05-03T08:00:00+02:00",
    url="http://northern-post.example/42",
    source="stories/fire/post.html",
    story=FIRE,
)
GAZETTE = Article(
    id="a3",
    outlet="Bay Gazette",
    title="Marigold fire",
    text=(
        "The fire began shortly before 6 a.m. in the engine room. "
        "Harbour master Ines Valdor is 57. "
        "The operator said that an alarm had failed. "
        "Three crew members were in hospital on Wednesday."
    ),
    published="2023-05-03T07:30:00+00:00",
    origin="Coast Daily",
    source="stories/fire/gazette.txt",
    story=FIRE,
)
HOSTILE = Article(
    id="a4",
    outlet='<b>Evil</b> "Herald" & Sons',
    title="<script>alert('title')</script> = a headline",
    text=(
        "<script>document.title = 'owned'</script>\n"
        '=HYPERLINK("https://evil.example","free") was printed on the ferry\'s "ticket". '
        "The \u202egnidnal\u202c stage was closed <img src=x onerror=alert(1)> & dark. "
        "\x1b[31mRed\x1b[0m paint {{ 7 * 7 }} covered the bow."
    ),
    published="2023-05-02T23:59:00+00:00",
    url="javascript:alert('url')",
    source='stories/fire/"><script>.txt',
    story=FIRE,
)
LEDGER = Article(
    id="a5",
    outlet="Valley Ledger",
    title="Council votes for Marden dam",
    text=(
        "The council approved the Marden dam by nine votes to four on Monday. "
        "Mayor Tomas Hale called the dam a gift to the valley. "
        "Building will begin on 3 June in the upper valley. "
        "The dam will stand 40 metres high."
    ),
    published="2023-05-09",
    source="stories/dam/ledger.txt",
    story=DAM,
)
VOICE = Article(
    id="a6",
    outlet="Marden Voice",
    title="Dam approved",
    text=(
        "The Marden dam was approved by the council on Monday, by nine votes to four. "
        "Farmer Ada Brook called the dam a theft from the valley. "
        "Work starts in the upper valley on 13 July. "
        "Much depends on it."
    ),
    published="2023-05-09T18:00:00+00:00",
    source="stories/dam/voice.txt",
    story=DAM,
)
ARTICLES = (COAST, POST, GAZETTE, HOSTILE, LEDGER, VOICE)


def claim_at(name: str, article: Article, text: str, sentence: str = "", **changes: object) -> Claim:
    """Give the claim of `article` with these words, cut from `sentence` where that is given."""
    part = Part.TEXT if text in article.text else Part.TITLE
    start, whole = article.part(part).index(text), sentence or text
    first = article.part(part).index(whole)
    span = Span(first, first + len(whole))
    values: dict[str, object] = {"resolved": text} | changes
    return Claim(name, article.id, article.outlet, part, text, start, start + len(text), span, **values)  # type: ignore[arg-type]


def slot_at(kind: SlotKind, claim: Claim, text: str, value: str, **changes: object) -> Slot:
    """Give the slot of `claim` at these words."""
    start = claim.start + claim.text.index(text)
    return Slot(kind, value, text, start, start + len(text), **changes)  # type: ignore[arg-type]


C = {
    "age57": claim_at(
        "age57",
        COAST,
        "Harbour master Ines Valdor, 57, led the rescue",
        "Harbour master Ines Valdor, 57, led the rescue as the ferry Marigold burned on Tuesday.",
    ),
    "title57": claim_at("title57", COAST, "Harbour chief, 57, praised after ferry fire"),
    "start1": claim_at("start1", COAST, "The fire began shortly before 6 a.m. in the engine room."),
    "ninety": claim_at("ninety", COAST, "Nearly 90 passengers were taken off the ship."),
    "two": claim_at(
        "two",
        COAST,
        "Two crew members were in hospital on Tuesday morning.",
        fills=(Fill(238, 245, "Tuesday", "2 May 2023", "date"),),
    ),
    "question": claim_at("question", COAST, "Was the ferry safe to sail?", nature=Nature.QUESTION),
    "cost": claim_at("cost", COAST, "Repairs will cost 4.2 million crowns, the operator said.", speaker="the operator"),
    "age75": claim_at(
        "age75", POST, "Ines Valdor, the 75-year-old harbour master, directed the rescue of the burning ferry."
    ),
    "start2": claim_at("start2", POST, "The blaze started shortly before 6 a.m. in the engine room."),
    "eightyeight": claim_at("eightyeight", POST, "All 88 passengers left the ship unharmed."),
    "denied": claim_at("denied", POST, "The operator denied that an alarm had failed.", speaker="the operator"),
    "start3": claim_at("start3", GAZETTE, "The fire began shortly before 6 a.m. in the engine room."),
    "is57": claim_at("is57", GAZETTE, "Harbour master Ines Valdor is 57."),
    "alarm": claim_at("alarm", GAZETTE, "The operator said that an alarm had failed.", speaker="the operator"),
    "three": claim_at("three", GAZETTE, "Three crew members were in hospital on Wednesday."),
    "formula": claim_at(
        "formula", HOSTILE, '=HYPERLINK("https://evil.example","free") was printed on the ferry\'s "ticket".'
    ),
    "bidi": claim_at("bidi", HOSTILE, "The \u202egnidnal\u202c stage was closed <img src=x onerror=alert(1)> & dark."),
    "escape": claim_at("escape", HOSTILE, "\x1b[31mRed\x1b[0m paint {{ 7 * 7 }} covered the bow."),
    "vote1": claim_at("vote1", LEDGER, "The council approved the Marden dam by nine votes to four on Monday."),
    "gift": claim_at(
        "gift", LEDGER, "Mayor Tomas Hale called the dam a gift to the valley.", speaker="Tomas Hale", quoted=True
    ),
    "june": claim_at("june", LEDGER, "Building will begin on 3 June in the upper valley."),
    "high": claim_at("high", LEDGER, "The dam will stand 40 metres high."),
    "vote2": claim_at("vote2", VOICE, "The Marden dam was approved by the council on Monday, by nine votes to four."),
    "theft": claim_at(
        "theft", VOICE, "Farmer Ada Brook called the dam a theft from the valley.", speaker="Ada Brook", quoted=True
    ),
    "july": claim_at("july", VOICE, "Work starts in the upper valley on 13 July."),
    "depends": claim_at("depends", VOICE, "Much depends on it."),
}

AGE57 = slot_at(SlotKind.AGE, C["age57"], "57", "57", about="Ines Valdor", statement="Ines Valdor is 57 years old")
AGE75 = slot_at(SlotKind.AGE, C["age75"], "75-year-old", "75", about="Ines Valdor", low=75.0, high=75.0, unit="years")
IS57 = slot_at(SlotKind.AGE, C["is57"], "57", "57", about="Ines Valdor")
NINETY = slot_at(SlotKind.QUANTITY, C["ninety"], "Nearly 90", "90", about="passengers", hedge=Hedge.NEARLY)
EIGHTY_EIGHT = slot_at(SlotKind.QUANTITY, C["eightyeight"], "88", "88", about="passengers")
TWO = slot_at(SlotKind.QUANTITY, C["two"], "Two", "2", about="crew members")
THREE = slot_at(SlotKind.QUANTITY, C["three"], "Three", "3", about="crew members")
PERSON = slot_at(SlotKind.PERSON, C["age57"], "Ines Valdor", "Ines Valdor")
JUNE = slot_at(SlotKind.DATE, C["june"], "3 June", "2023-06-03", low=19511.0, high=19511.0)
JULY = slot_at(SlotKind.DATE, C["july"], "13 July", "2023-07-13", low=19551.0, high=19551.0)

CLASH = NliScores(0.0104, 0.0312, 0.9584)
SAME = NliScores(0.9712, 0.0201, 0.0087)
APART = NliScores(0.1402, 0.7713, 0.0885)


def verdict(
    name: str,
    label: Label,
    left: str,
    right: str,
    reason: str,
    *,
    type: ClashType | None = None,  # noqa: A002
    scores: NliScores | None = SAME,
    comparisons: tuple[SlotComparison, ...] = (),
) -> Verdict:
    """Give a verdict on two claims of `C`."""
    pair = ClaimPair(C[left], C[right], 0.8125)
    return Verdict(name, pair, label, type, 0.9667, scores, scores, comparisons, reason)


CLASH_AGE = SlotComparison(SlotKind.AGE, AGE57, AGE75, "different value", False)
SAME_PERSON = SlotComparison(SlotKind.PERSON, PERSON, None, "missing on one side", None)
VERDICTS = (
    verdict(
        "v1",
        Label.CONTRADICTION,
        "age57",
        "age75",
        "Ines Valdor is 57 in one report and 75 in the other.",
        type=ClashType.AGE,
        scores=CLASH,
        comparisons=(SAME_PERSON, CLASH_AGE),
    ),
    verdict(
        "v2",
        Label.CONTRADICTION,
        "is57",
        "age75",
        "Ines Valdor is 57 in one report and 75 in the other.",
        type=ClashType.AGE,
        scores=CLASH,
        comparisons=(SlotComparison(SlotKind.AGE, IS57, AGE75, "different value", False),),
    ),
    verdict(
        "v3",
        Label.CONTRADICTION,
        "denied",
        "alarm",
        "One report says that the operator denied the failure, the other that the operator told of it.",
        type=ClashType.POLARITY,
        scores=CLASH,
    ),
    verdict("v4", Label.AGREEMENT, "start1", "start2", "Both put the start before 6 a.m. in the engine room."),
    verdict("v5", Label.AGREEMENT, "start1", "start3", "The same words in both."),
    verdict("v6", Label.AGREEMENT, "start2", "start3", "Both put the start before 6 a.m. in the engine room."),
    verdict(
        "v7",
        Label.REFINEMENT,
        "ninety",
        "eightyeight",
        '"Nearly 90" and 88 can both be true.',
        comparisons=(SlotComparison(SlotKind.QUANTITY, NINETY, EIGHTY_EIGHT, "within the hedge", True, 0.916),),
    ),
    verdict(
        "v8",
        Label.UPDATE,
        "two",
        "three",
        "The later report counts three where the earlier one counted two.",
        scores=APART,
        comparisons=(SlotComparison(SlotKind.QUANTITY, TWO, THREE, "different value", False),),
    ),
    verdict("v9", Label.AGREEMENT, "is57", "title57", "Both give the age of the harbour master as 57."),
    verdict("v10", Label.AGREEMENT, "vote1", "vote2", "Both report nine votes to four."),
    verdict("v11", Label.ATTRIBUTION, "gift", "theft", "Tomas Hale and Ada Brook disagree; the outlets do not."),
    verdict(
        "v12",
        Label.CONTRADICTION,
        "june",
        "july",
        "Building begins on 3 June in one report and on 13 July in the other.",
        type=ClashType.DATE,
        scores=NliScores(0.0204, 0.1312, 0.8484, truncated=True),
        comparisons=(SlotComparison(SlotKind.DATE, JUNE, JULY, "different day", False),),
    ),
    verdict("v13", Label.UNMEASURED, "high", "depends", '"It" could stand for two things.', scores=None),
    verdict("v14", Label.UNRELATED, "cost", "formula", "Not about the same fact.", scores=APART),
)


def finding(name: str, verdicts: tuple[str, ...], sides: tuple[tuple[str, ...], ...], origins: int) -> Finding:
    """Give the finding of these verdicts; the first leads."""
    lead = next(item for item in VERDICTS if item.id == verdicts[0])
    outlets = tuple(dict.fromkeys(C[name].outlet for side in sides for name in side))
    return Finding(
        name, lead.label, lead.type, lead.confidence, lead.id, verdicts, sides, outlets, origins, lead.reason
    )


FINDINGS = (
    finding("f1", ("v1", "v2"), (("is57", "age57"), ("age75",)), 2),
    finding("f2", ("v3",), (("denied",), ("alarm",)), 2),
    finding("f3", ("v12",), (("june",), ("july",)), 2),
    finding("f4", ("v8",), (("two",), ("three",)), 1),
    finding("f5", ("v7",), (("ninety", "eightyeight"),), 2),
    finding("f6", ("v11",), (("gift", "theft"),), 2),
    finding("f7", ("v4", "v5", "v6"), (("start1", "start2", "start3"),), 2),
    finding("f8", ("v9",), (("title57", "is57"),), 1),
    finding("f9", ("v10",), (("vote1", "vote2"),), 2),
)

COVERAGE = (
    Coverage("a1", claims=7, checked=5, unaligned=1, unmeasured=0, boilerplate=1, not_judged=1),
    Coverage("a2", claims=4, checked=4, unaligned=0, unmeasured=0, boilerplate=0),
    Coverage("a3", claims=4, checked=4, unaligned=0, unmeasured=0, boilerplate=0),
    Coverage("a4", claims=3, checked=1, unaligned=2, unmeasured=0, boilerplate=0),
    Coverage("a5", claims=4, checked=3, unaligned=0, unmeasured=1, boilerplate=0),
    Coverage("a6", claims=4, checked=3, unaligned=0, unmeasured=1, boilerplate=0),
)

REPORT = Report(
    articles=ARTICLES,
    skipped=(
        SkippedArticle("stories/fire/photo.txt", "not text: it holds NUL bytes"),
        SkippedArticle("https://gone.example/<i>story</i>", "the server said 404"),
    ),
    claims=tuple(C.values()),
    verdicts=VERDICTS,
    findings=FINDINGS,
    coverage=COVERAGE,
    signature=Signature(
        "0.1.0",
        "all-MiniLM-L6-v2",
        "claim-nli-1",
        (("min_similarity", 0.25), ("neighbours", 7)),
        "claim-tagger-1",
        "claim-binder-1",
    ),
)
EMPTY = Report((), (), (), (), (), (), Signature("0.1.0", "none", "none"))
