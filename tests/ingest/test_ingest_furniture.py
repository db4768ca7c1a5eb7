"""Lines of a page that are not the report, and lines that look like them and are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.ingest.furniture import furniture

OPENING = "The ferry left the harbour at noon with forty passengers on board, the coast guard said."
CLOSING = "Divers will go back to the wreck when the wind drops, according to the harbour master."


def marked(text: str, title: str = "") -> list[tuple[str, str]]:
    return [(text[span.start : span.end], span.reason) for span in furniture(text, title=title).spans]


ANYWHERE = [
    ("share on:", "share bar"),
    ("Share this", "share bar"),
    ("SHARE", "share bar"),
    ("Share this article", "share bar"),
    ("Facebook Twitter Email", "share bar"),
    ("Facebook | X | WhatsApp | Copy link", "share bar"),
    ("Tweet", "share bar"),
    ("Share on Facebook", "share bar"),
    ("Email this to a friend", "share bar"),
    ("0", "counter"),
    ("67", "counter"),
    ("1.2K", "counter"),
    ("12 shares", "counter"),
    ("1,204 comments", "counter"),
    ("5 min read", "counter"),
    ("Source : Harbour Times", "source line"),
    ("Source:CNN", "source line"),
    ("Source – CNN", "source line"),
    ("(Source: example.com)", "source line"),
    ("Sources: AP, Reuters", "source line"),
    ("This story has been updated.", "update notice"),
    ("This article was updated at 10:15 with the harbour master's statement.", "update notice"),
    ("This is a developing story. Check back for updates.", "update notice"),
    ("(Adds quotes, background)", "update notice"),
    ("Posted 3 hours ago", "update notice"),
    ("Photo: Jane Doe/AFP", "photo credit"),
    ("Photo by Jane Doe", "photo credit"),
    ("FILE PHOTO: The ferry at its berth in May. REUTERS/Jane Doe", "photo credit"),
    ("Image caption, The ferry before it left", "photo credit"),
    ("Getty Images", "photo credit"),
    ("(AP Photo/Jane Doe)", "photo credit"),
    ("Jane Doe/Reuters", "photo credit"),
    ("The ferry at its berth. Photo: AFP", "photo credit"),
    ("The ferry at its berth in May (Photo: Jane Doe)", "photo credit"),
    ("Sign up for our newsletter", "newsletter"),
    ("Get the morning's stories in your inbox", "newsletter"),
    ("Subscribe", "newsletter"),
    ("Read more: Ferry owners defend their records", "link to another page"),
    ("READ MORE", "link to another page"),
    ("Also read: Ten questions about the ferry", "link to another page"),
    ("Related articles", "link to another page"),
    ("Click here for the full list", "link to another page"),
    ("https://example.com/ferry", "link to another page"),
    ("Follow us on Twitter", "follow us"),
    ("Download our free app", "follow us"),
    ("Leave a comment", "comments"),
    ("Sound off in the comments below!", "comments"),
    ("Advertisement", "advertisement"),
    ("ADVERTISEMENT - CONTINUE READING BELOW", "advertisement"),
    ("Story continues below advertisement", "advertisement"),
    ("© 2021 Harbour Times", "copyright"),
    ("Copyright 2021 Harbour Times. All rights reserved.", "copyright"),
    ("* * *", "separator"),
    ("Updated 5:40 p.m. ET", "date of publication"),
    ("Updated: 3 May 2013, 9:56 AM", "date of publication"),
]


@pytest.mark.parametrize(("line", "reason"), ANYWHERE)
def test_a_line_of_furniture_is_marked_amid_the_text(line: str, reason: str) -> None:
    assert marked(f"{OPENING}\n\n{line}\n\n{CLOSING}") == [(line, reason)]


AT_THE_EDGES = [
    ("By Jane Doe", "byline"),
    ("BY JANE DOE AND JOHN ROE", "byline"),
    ("By Jane Doe, Harbour Times", "byline"),
    ("By Jane Doe | May 3, 2013", "date of publication"),
    ("By Ludwig van der Berg", "byline"),
    ("By Reuters Staff", "byline"),
    ("Reporting by Jane Doe; editing by John Roe", "credits"),
    ("Jane Doe in Riga and John Roe contributed to this report.", "credits"),
    ("— Reuters", "credits"),
    ("Tags: ferries, harbour, rescue", "tags"),
    ("Back to top", "page control"),
]


@pytest.mark.parametrize(("line", "reason"), AT_THE_EDGES)
def test_a_line_of_the_edges_is_marked_above_and_below_the_text(line: str, reason: str) -> None:
    for text in (f"{line}\n\n{OPENING}\n{CLOSING}", f"{OPENING}\n{CLOSING}\n\n{line}"):
        assert marked(text) == [(line, reason)]


TRAPS = [
    "Share prices fell",
    "Share of the vote",
    "Shares in the ferry company fell by 12 percent on Tuesday.",
    "Share this with your neighbours, the mayor told the crowd.",
    "Facebook",
    "Twitter users were the first to see the smoke.",
    "Source: police",
    "Sources said that the ferry had no lights.",
    "Sources close to the harbour master said the ferry had no lights.",
    "67 people died",
    "67 people were on board.",
    "2013",
    "By Tuesday morning",
    "By midnight the harbour was closed.",
    "By Friday Night",
    "By Land and Sea",
    "By 2030",
    "Photo finish in the mayoral race",
    "Photographs of the wreck were shown to the court.",
    "Images from the harbour showed the ferry on its side.",
    "Updated figures put the toll at 12.",
    "Published accounts put the toll at 12.",
    "Advertising revenue fell by a third.",
    "Copyright law was changed in May.",
    "Comments by the harbour master angered the families.",
    "Subscribers lost their service for two hours.",
    "Follow the money, the prosecutor told the jury.",
    "Like many of his posts on Twitter, this one was false.",
    "Read statements were entered in the record.",
    "Related charges were dropped in June.",
    "Post offices received many comments.",
    "This report was corrected by the ministry twice.",
    "Reporting by the Harbour Times found that twelve life jackets were missing.",
    "Watch officers saw the lights go out.",
    "Reuters reported that the ferry had no lights.",
    "NATO — the alliance's press office said — sent no ship.",
    "On Tuesday, May 3, 2013, the ferry was sold.",
    "Friday night.",
    "3 May",
    "November 2021",
    "Nobody was hurt, he said. (Reuters)",
    "No survivors, no wreck",
    "How the rescue unfolded",
    "“No comment.”",
    "Sign of trouble in the engine room",
    "Tuesday",
]


@pytest.mark.parametrize("line", TRAPS)
@pytest.mark.parametrize(
    "page", [f"{OPENING}\n\n{{}}\n\n{CLOSING}", f"{{}}\n\n{OPENING}\n{CLOSING}", f"{OPENING}\n{CLOSING}\n\n{{}}"]
)
def test_a_line_of_the_report_is_never_marked(line: str, page: str) -> None:
    assert marked(page.format(line)) == []


DATELINES = [
    ("RIGA, Nov 30 (Reuters) - ", "Reuters", None),
    ("RIGA, Nov. 30, 2021 (Reuters) - ", "Reuters", "2021-11-30"),
    ("RIGA, Latvia (AP) — ", "AP", None),
    ("WASHINGTON — ", None, None),
    ("PORT LOUIS, Mauritius — ", None, None),
    ("Riga (AFP) – ", "AFP", None),
    ("(CNN) — ", "CNN", None),
    ("(CNN)", "CNN", None),
    ("LONDON/RIGA, 30 November 2021 (The Associated Press) -- ", "AP", "2021-11-30"),
    ("Riga, 30 November 2021 — ", None, "2021-11-30"),
]


@pytest.mark.parametrize(("dateline", "origin", "published"), DATELINES)
def test_a_dateline_is_marked_and_read(dateline: str, origin: str | None, published: str | None) -> None:
    text = f"{dateline}{OPENING}\n\n{CLOSING}"
    found = furniture(text, title="")
    assert marked(text) == [(dateline, "dateline")]
    assert (found.origin, found.published) == (origin, published)


NO_DATELINES = [
    "NATO — The alliance sent no ship to the harbour on Tuesday.",
    "BREAKING — The ferry has sunk.",
    "EXCLUSIVE: Harbour master resigns over the ferry.",
    "UNESCO — which lists the harbour — was not told.",
    "The harbour - Europe's oldest - was closed on Tuesday.",
    "Jane Doe (Reuters photographer) was on board.",
    "May 3 (the day of the storm) was calm.",
]


@pytest.mark.parametrize("sentence", NO_DATELINES)
def test_what_only_looks_like_a_dateline_stays(sentence: str) -> None:
    assert marked(f"{sentence}\n\n{CLOSING}") == []


def test_a_dateline_without_its_year_takes_it_from_a_later_day() -> None:
    text = f"RIGA, Dec 30 (Reuters) - {OPENING}"
    assert furniture(text, title="", year_of="2022-01-02").published == "2021-12-30"


STATED = [
    ("Published: 30 November 2021 10:15", "2021-11-30T10:15:00", None),
    ("November 30, 2021", "2021-11-30", None),
    ("Posted on Tuesday, Nov. 30th, 2021 at 3:05 pm EST", "2021-11-30T15:05:00-05:00", None),
    ("Last updated: 2021-11-30 08:00", None, "2021-11-30T08:00:00"),
    (
        "PUBLISHED: 02:31 GMT, 1 December 2021 | UPDATED: 22:19 GMT, 2 December 2021",
        "2021-12-01T02:31:00+00:00",
        "2021-12-02T22:19:00+00:00",
    ),
    ("By Jane Doe | 30 November 2021", "2021-11-30", None),
    ("First published on 30 November 2021", "2021-11-30", None),
    ("2021-11-30T10:15:00Z", "2021-11-30T10:15:00+00:00", None),
    ("Updated Wednesday, Jan 5 at 5:53 PM", None, None),
    ("Published 11/12/2021", None, None),
    ("Published 30/11/2021", "2021-11-30", None),
    ("Published 31 February 2021", None, None),
]


@pytest.mark.parametrize(("line", "published", "modified"), STATED)
def test_a_stated_day_is_read(line: str, published: str | None, modified: str | None) -> None:
    found = furniture(f"{line}\n\n{OPENING}", title="")
    assert (found.published, found.modified) == (published, modified)
    assert [span.end for span in found.spans] == [len(line)]


def test_days_that_head_a_timeline_are_no_day_of_publication() -> None:
    text = f"June 24, 2005\n\n{OPENING}\n\nJune 26, 2005\n\n{CLOSING}"
    assert furniture(text, title="").published is None
    assert marked(text) == []


ORIGINS = [
    ("Source : CNN", "CNN"),
    ("Source: The Associated Press", "AP"),
    ("Source: Harbour Times", "Harbour Times"),
    ("By Reuters", "Reuters"),
    ("— AFP", "AFP"),
    ("Source: Ministry of the Sea", None),
    ("By Jane Doe", None),
    ("PTI | Updated Nov 30, 2021", "PTI"),
    ("First published on 3 May 2021", None),
]


@pytest.mark.parametrize(("line", "origin"), ORIGINS)
def test_a_credit_names_the_origin(line: str, origin: str | None) -> None:
    assert furniture(f"{OPENING}\n{CLOSING}\n\n{line}", title="").origin == origin


def test_a_source_line_wins_over_a_dateline() -> None:
    assert furniture(f"RIGA (Reuters) - {OPENING}\n\nSource: Harbour Times", title="").origin == "Harbour Times"


def test_a_day_with_its_hour_may_stand_below_a_summary() -> None:
    found = furniture(f"{OPENING}\nThursday, April 11, 2013, 12:12 AM\n{CLOSING}", title="")
    assert found.published == "2013-04-11T00:12:00"


def test_buttons_on_lines_of_their_own_are_marked_together() -> None:
    assert [line for line, _ in marked(f"Facebook\nWhatsApp\nLinkedIn\n\n{OPENING}")] == [
        "Facebook",
        "WhatsApp",
        "LinkedIn",
    ]


def test_the_title_again_and_a_second_printing_are_marked() -> None:
    text = f"Ferry sinks off the cape\n{OPENING}\n{CLOSING}\n{OPENING}\nNo.\nNo."
    assert marked(text, title="Ferry Sinks off the Cape") == [
        ("Ferry sinks off the cape", "title again"),
        (OPENING, "repeated line"),
    ]


LINES = st.sampled_from([line for line, _ in ANYWHERE + AT_THE_EDGES] + TRAPS + [OPENING, CLOSING, ""])


@given(st.lists(st.one_of(LINES, st.text()), max_size=12).map("\n".join), st.text(max_size=20))
def test_spans_are_sorted_disjoint_and_within_the_text(text: str, title: str) -> None:
    position = 0
    for span in furniture(text, title=title).spans:
        assert position <= span.start < span.end <= len(text)
        assert span.reason
        assert "\n" not in text[span.start : span.end]
        position = span.end
