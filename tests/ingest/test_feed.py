"""RSS and Atom feeds: what each entry gives, and the pages behind them."""

import pytest
from web_server import serving

from consistency.ingest import read
from consistency.ingest.decode import UndecodableError
from consistency.ingest.feed import MAX_ENTRIES, plain, read_feed
from consistency.ingest.pages import read_pages
from consistency.ingest.web import Limits
from consistency.types import SkippedArticle

HERE = Limits(private=frozenset({"127.0.0.1"}), seconds=10)
RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Ellan Post &amp; Mail</title>
<item><title>Ferry hits &lt;b&gt;pier&lt;/b&gt;</title><link>/news/ferry</link>
<pubDate>Mon, 06 May 2024 21:30:00 +0100</pubDate>
<description>Two hurt.</description>
<content:encoded><![CDATA[<p>The ferry hit the pier.</p><script>alert(1)</script><p>Two were hurt.</p>]]>
</content:encoded></item>
<item><title>Fog lifts</title><description>The fog lifted at noon.</description></item>
</channel></rss>"""
ATOM = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title>
<entry><title>Pier closed</title><link href="https://wire.example/pier"/><updated>2024-05-07T08:00:00Z</updated>
<published>2024-05-06T20:00:00-04:00</published><summary type="html">&lt;p&gt;The pier is closed.&lt;/p&gt;</summary>
<source><title>Harbour Desk</title></source></entry></feed>"""
PAGE = (
    "<html><head><title>Ferry hits pier of Port Ellan</title></head>"
    "<body><article><h1>Ferry hits pier of Port Ellan</h1>"
    "<p>The ferry Gannet Star hit the north pier of Port Ellan on Monday evening, and two passengers were hurt.</p>"
    "<p>The harbour master said that the fog had come in within minutes and that the lights were on.</p>"
    "</article></body></html>"
)


def feed(text, **options):
    return read_feed(text.encode(), address="https://ellan.example/feed", host="ellan.example", **options)


def test_an_rss_feed():
    found = feed(RSS)
    ferry, fog = found.drafts
    assert found.title == "The Ellan Post & Mail"
    assert (ferry.outlet, ferry.title) == ("The Ellan Post & Mail", "Ferry hits pier")
    assert ferry.text == "The ferry hit the pier.\nTwo were hurt."
    assert (ferry.published, ferry.modified) == ("2024-05-06T20:30:00+00:00", None)
    assert ferry.url == "https://ellan.example/news/ferry"
    assert ferry.source == "https://ellan.example/feed, entry 1"
    assert (fog.text, fog.published, fog.url) == ("The fog lifted at noon.", None, "")


def test_an_atom_feed():
    (pier,) = feed(ATOM).drafts
    assert (pier.outlet, pier.title, pier.text) == ("Harbour Desk", "Pier closed", "The pier is closed.")
    assert (pier.published, pier.modified) == ("2024-05-07T00:00:00+00:00", "2024-05-07T08:00:00+00:00")
    assert pier.url == "https://wire.example/pier"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<rss version='2.0'><channel><title>x</title></channel></rss>", "is a feed without entries"),
        ("hello", "is no RSS or Atom feed"),
        ("", "is no RSS or Atom feed"),
        (__file__, "is no RSS or Atom feed"),  # a body that is a path is no request to open it
        ("http://127.0.0.1:9/", "is no RSS or Atom feed"),
    ],
)
def test_what_is_no_feed(text, reason):
    with pytest.raises(UndecodableError, match=reason):
        feed(text)


def entry_with(doctype, words):
    item = f"<item><title>a</title><description>{words}</description></item>"
    (draft,) = feed(f"<!DOCTYPE rss [{doctype}]><rss version='2.0'><channel>{item}</channel></rss>").drafts
    return draft.text


def test_an_entity_opens_no_file():
    assert "pytest" not in entry_with(f'<!ENTITY x SYSTEM "file://{__file__}">', "&x;")


def test_entities_do_not_explode():
    levels = [f'<!ENTITY l{n + 1} "&l{n};&l{n};">' for n in range(40)]
    assert len(entry_with('<!ENTITY l0 "lol">' + "".join(levels), "&l40;")) < 10_000


def test_a_long_feed_is_cut_and_says_so():
    items = "".join(
        f"<item><title>t{n}</title><description>Story {n}.</description></item>" for n in range(MAX_ENTRIES + 3)
    )
    body = f"<rss version='2.0'><channel><title>Wire</title>{items}</channel></rss>".encode()
    with serving({"/feed": (200, {"Content-Type": "application/rss+xml"}, body)}) as (base, _):
        (found,) = read_pages([f"{base}/feed"], limits=HERE).values()
    assert len(found) == MAX_ENTRIES + 1
    assert found[-1] == SkippedArticle(f"{base}/feed", "has 3 more entries; only the first are read")


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("plain words", "plain words"),
        ("Marks &amp; Spencer", "Marks & Spencer"),
        ("<p>One.</p><p>Two\nlines.</p>", "One.\nTwo lines."),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("a <b>bold</b> <i>claim</i>", "a bold claim"),
        ("<style>p{}</style>x<script>if (a < b) {}</script>y", "xy"),
        ("5 < 6 and <unclosed", "5 < 6 and <unclosed"),
        ("</script>x", "x"),
        ("", ""),
    ],
)
def test_markup_becomes_words(markup, expected):
    assert plain(markup) == expected


# --- from a server ---------------------------------------------------------------------------------------------------

KINDS = ("application/rss+xml", "application/xml", "text/xml", "text/html", "text/plain", "")


@pytest.mark.parametrize("kind", KINDS)
def test_a_feed_is_known_by_its_words_whatever_the_server_calls_it(kind):
    headers = {"Content-Type": kind} if kind else {}
    with serving({"/feed": (200, headers, RSS.encode())}) as (base, seen):
        articles = read([f"{base}/feed"], web=HERE).articles
    assert [article.title for article in articles] == ["Ferry hits pier", "Fog lifts"]
    assert articles[0].url == f"{base}/news/ferry"
    assert [path for _, path, _ in seen] == ["/feed"]  # no entry is fetched unless told so


def test_entries_are_followed_when_told_so():
    answers = {
        "/feed": (200, {"Content-Type": "application/rss+xml"}, RSS.encode()),
        "/news/ferry": (200, {"Content-Type": "text/html"}, PAGE.encode()),
    }
    with serving(answers) as (base, _):
        ferry, fog = read([f"{base}/feed"], web=HERE, follow=True).articles
    assert ferry.text.startswith("The ferry Gannet Star") or "Gannet Star" in ferry.text
    assert (ferry.outlet, ferry.published) == ("The Ellan Post & Mail", "2024-05-06T20:30:00+00:00")
    assert fog.text == "The fog lifted at noon."  # it has no link


def test_an_entry_that_leads_nowhere_is_skipped_with_its_own_address():
    with serving({"/feed": (200, {}, RSS.encode())}) as (base, _):
        readings = read([f"{base}/feed"], web=HERE, follow=True)
    assert readings.skipped == (SkippedArticle(f"{base}/news/ferry", "answers 404 Not Found"),)
    assert [article.title for article in readings.articles] == ["Fog lifts"]


def test_an_entry_cannot_lead_into_the_private_network():
    body = ATOM.replace("https://wire.example/pier", "http://169.254.169.254/latest/").encode()
    with serving({"/feed": (200, {}, body)}) as (base, _):
        (found,) = read_pages([f"{base}/feed"], limits=HERE, follow=True).values()
    (item,) = found
    assert item.reason.startswith("leads to a private address (169.254.169.254)")


def test_a_feed_behind_an_entry_is_not_followed_again():
    inner = RSS.replace("/news/ferry", "/feed")
    answers = {"/feed": (200, {}, RSS.replace("/news/ferry", "/inner").encode()), "/inner": (200, {}, inner.encode())}
    with serving(answers) as (base, seen):
        read([f"{base}/feed"], web=HERE, follow=True)
    assert [path for _, path, _ in seen] == ["/feed", "/inner"]
