"""Pages from the web, fetched from a server on loopback: limits, redirects, whom a fetch may ask."""

import asyncio
import gzip
import ipaddress
import time
from contextlib import suppress
from dataclasses import replace

import pytest
from web_server import serving

from consistency.errors import InputError
from consistency.ingest import read
from consistency.ingest.pages import read_pages
from consistency.ingest.web import Limits, Page, fetch, is_public
from consistency.types import SkippedArticle

HERE = Limits(private=frozenset({"127.0.0.1"}), seconds=10)
TEXT = (
    "<p>The ferry Gannet Star hit the north pier of Port Ellan on Monday evening, and two passengers were hurt.</p>"
    "<p>The harbour master said that the fog had come in within minutes and that the lights of the pier were on.</p>"
)
PAGE = (
    "<html><head><title>Ferry hits pier</title><meta property='og:site_name' content='The Ellan Post'>"
    "<meta property='article:published_time' content='2024-05-06T21:30:00+01:00'></head>"
    f"<body><article><h1>Ferry hits pier</h1>{TEXT}</article></body></html>"
).encode()
HTML = {"Content-Type": "text/html; charset=utf-8"}


def one(url, limits=HERE):
    (found,) = fetch([url], limits)
    return found


def reason(url, limits=HERE):
    found = one(url, limits)
    assert isinstance(found, SkippedArticle), found
    assert found.source == url
    return found.reason


# --- what is fetched -------------------------------------------------------------------------------------------------


def test_a_page_is_an_article():
    with serving({"/news/ferry": (200, HTML, PAGE)}) as (base, seen):
        (article,) = read([f"{base}/news/ferry"], web=HERE).articles
    assert (article.outlet, article.title) == ("The Ellan Post", "Ferry hits pier")
    assert article.published == "2024-05-06T21:30:00+01:00"
    assert "hit the north pier" in article.text
    assert (article.url, article.source) == (f"{base}/news/ferry", f"{base}/news/ferry")
    host, _, headers = seen[0]
    assert host == base.removeprefix("http://")
    assert headers["User-Agent"].startswith("claim-consistency/")
    assert "Cookie" not in headers


def test_urls_and_files_mix_in_the_order_given(tmp_path):
    (tmp_path / "note.txt").write_text("The tide was high at noon.\n", encoding="utf-8")
    with serving({"/a": (200, HTML, PAGE)}) as (base, _):
        readings = read([str(tmp_path / "note.txt"), f"{base}/a", f"{base}/gone", f"{base}/a"], web=HERE)
    assert [article.outlet for article in readings.articles] == ["note", "The Ellan Post"]
    assert readings.skipped == (SkippedArticle(f"{base}/gone", "answers 404 Not Found"),)


def test_the_host_is_the_outlet_where_the_page_names_none():
    with serving({"/": (200, {"Content-Type": "text/plain"}, b"The tide was high at noon.\n")}) as (base, _):
        (article,) = read([f"{base}/"], web=HERE).articles
    assert article.outlet == "127.0.0.1"


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/plain; charset=windows-1252", "The café was closed on Monday.".encode("cp1252")),
        ("text/plain; charset=utf-8", "The café was closed on Monday.".encode()),
        ("text/plain; charset=no-such-thing", "The café was closed on Monday.".encode()),
        ("text/plain; charset=utf-8", "The café was closed on Monday.".encode("cp1252")),  # the server is wrong
        ("text/plain", "The café was closed on Monday.".encode()),
    ],
)
def test_the_encoding_that_the_server_states(kind, body):
    with serving({"/": (200, {"Content-Type": kind}, body)}) as (base, _):
        (article,) = read([f"{base}/"], web=HERE).articles
    assert article.text.strip() == "The café was closed on Monday."


def test_a_packed_page_is_unpacked():
    headers = HTML | {"Content-Encoding": "gzip"}
    with serving({"/": (200, headers, gzip.compress(PAGE))}) as (base, _):
        assert one(f"{base}/").data == PAGE


def test_pages_come_in_the_order_of_the_urls():
    def slow(handler):
        time.sleep(0.2)
        handler.send_response(200)
        handler.end_headers()
        handler.wfile.write(b"slow")

    with serving({"/slow": slow, "/quick": (200, {}, b"quick")}) as (base, _):
        assert [page.data for page in fetch([f"{base}/slow", f"{base}/quick"], HERE)] == [b"slow", b"quick"]


def test_a_running_loop_is_no_hindrance():
    async def notebook(url):
        return one(url)

    with serving({"/": (200, HTML, PAGE)}) as (base, _):
        assert asyncio.run(notebook(f"{base}/")).data == PAGE


# --- limits ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headers", "body", "expected"),
    [
        ({}, b"x" * 1001, "is larger than the limit (at most 1,000 bytes are read)"),
        ({"Content-Length": "1001"}, b"x" * 1001, "is larger than the limit (at most 1,000 bytes are read)"),
        ({"Content-Encoding": "gzip"}, gzip.compress(b"x" * 1_000_000), "is larger than the limit"),
        ({"Content-Encoding": "br"}, b"x", "is packed in a way that is not read (br)"),
        ({"Content-Encoding": "gzip, gzip"}, b"x", "is packed in a way that is not read (gzip, gzip)"),
        ({"Content-Encoding": "gzip"}, b"not packed at all", "can't be fetched: "),
    ],
)
def test_a_page_over_the_limits_is_skipped(headers, body, expected):
    with serving({"/": (200, headers, body)}) as (base, _):
        assert reason(f"{base}/", replace(HERE, max_bytes=1000)).startswith(expected)


def test_a_page_at_the_limit_is_read():
    with serving({"/": (200, {}, b"x" * 1000)}) as (base, _):
        assert len(one(f"{base}/", replace(HERE, max_bytes=1000)).data) == 1000


def trickle(handler):
    """Answer without an end, each byte in time for a read of its own."""
    handler.send_response(200)
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.05)


def silence(_):
    time.sleep(2)


def endless_headers(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(200):
        handler.wfile.write(f"X-{number}: x\r\n".encode())
        handler.wfile.flush()
        time.sleep(0.05)


@pytest.mark.parametrize("answer", [trickle, silence, endless_headers])
def test_a_page_that_takes_too_long_is_skipped(answer):
    def quietly(handler):
        with suppress(OSError):  # the client goes away, as it should
            answer(handler)

    with serving({"/": quietly}) as (base, _):
        started = time.monotonic()
        assert reason(f"{base}/", replace(HERE, seconds=0.4)) == "took longer than 0.4 seconds"
        assert time.monotonic() - started < 1.5


def hops(count):
    answers = {f"/{n}": (302, {"Location": f"/{n + 1}"}, b"") for n in range(count)}
    return answers | {f"/{count}": (200, HTML, PAGE)}


@pytest.mark.parametrize(("count", "expected"), [(5, None), (6, "redirects more than 5 times")])
def test_redirects_are_followed_so_many_times(count, expected):
    with serving(hops(count)) as (base, _):
        found = one(f"{base}/0")
        assert (found.reason if expected else found.address) == (expected or f"{base}/{count}")


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("ftp://127.0.0.1/x", "leads to ftp:, and only http and https are fetched"),
        ("file:///etc/hostname", "leads to file:, and only http and https are fetched"),
        ("javascript:alert(1)", "can't be fetched: "),
        ("http://ada:secret@127.0.0.1/", "holds a user name or password: leave it out"),
        ("http://localhost:9/", "leads to a private address ("),
        ("http://169.254.169.254/latest/", "leads to a private address (169.254.169.254)"),
        ("//10.0.0.7/", "leads to a private address (10.0.0.7); allow it with --allow-private 10.0.0.7"),
    ],
)
def test_a_redirect_that_leads_elsewhere_is_refused(location, expected):
    with serving({"/": (302, {"Location": location}, b"")}) as (base, seen):
        assert reason(f"{base}/").startswith(expected)
    assert len(seen) == 1


def test_cookies_are_not_carried_from_hop_to_hop():
    hop = (302, {"Location": "/there", "Set-Cookie": "id=7"}, b"")
    with serving({"/": hop, "/there": (200, {}, b"x")}) as (base, seen):
        one(f"{base}/")
    assert ["Cookie" in headers for _, _, headers in seen] == [False, False]


@pytest.mark.parametrize("status", [204, 304, 401, 404, 500])
def test_an_answer_that_is_no_page(status):
    with serving({"/": (status, {}, b"")}) as (base, _):
        assert reason(f"{base}/").startswith(f"answers {status}")


@pytest.mark.parametrize(
    ("kind", "body", "expected"),
    [
        ("image/png", b"\x89PNG", "is image/png, not a page, a text or a feed"),
        ("application/json", b"{}", "is application/json, not a page, a text or a feed"),
        ("", b"\x00\x01", "is of no stated type, not a page, a text or a feed"),
        ("text/plain", b"%PDF-1.7 ...", "is a PDF, not text"),
        ("text/html", b"<html><body></body></html>", "holds no article text that could be found"),
        ("application/rss+xml", b"<rss><channel></channel></rss>", "is a feed without entries"),
        ("text/xml", b"<note>hello</note>", "is no RSS or Atom feed"),
    ],
)
def test_what_is_no_article_is_skipped_with_a_reason(kind, body, expected):
    headers = {"Content-Type": kind} if kind else {}
    with serving({"/": (200, headers, body)}) as (base, _):
        (items,) = read_pages([f"{base}/"], limits=HERE).values()
    assert items == [SkippedArticle(f"{base}/", expected)]


# --- whom a fetch may ask --------------------------------------------------------------------------------------------


def test_loopback_is_refused_unless_allowed():
    with serving({"/": (200, HTML, PAGE)}) as (base, seen):
        said = reason(f"{base}/", Limits())
        assert said == "leads to a private address (127.0.0.1); allow it with --allow-private 127.0.0.1"
        assert reason(base.replace("127.0.0.1", "localhost"), Limits()).startswith("leads to a private address (")
    assert seen == []  # nobody was asked


@pytest.mark.parametrize(
    "host",
    ["[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "127.1", "2130706433", "0x7f.1", "169.254.169.254", "10.0.0.7"],
)
def test_other_ways_to_write_a_private_address_are_refused(host):
    assert reason(f"http://{host}:9/", Limits()).startswith("leads to a private address (")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("ff02::1", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:93.184.216.34", False),  # no server has such an address: nothing is lost
        ("2002:7f00:1::", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::5db8:d822", True),
    ],
)
def test_public_addresses(address, expected):
    assert is_public(ipaddress.ip_address(address)) is expected


def test_the_connection_goes_to_the_address_that_was_checked_and_the_name_into_the_header():
    with serving({"/": (200, HTML, PAGE)}) as (base, seen):
        url = base.replace("127.0.0.1", "localhost")
        assert one(f"{url}/", replace(HERE, private=frozenset({"localhost"}))).data == PAGE
    assert [host for host, _, _ in seen] == [url.removeprefix("http://")]


@pytest.mark.parametrize("url", ["http://ada:secret@127.0.0.1:9/", "http://ada@127.0.0.1:9/"])
def test_credentials_in_a_url_are_refused(url):
    assert reason(url) == "holds a user name or password: leave it out"


def test_nobody_there():
    with serving({}) as (base, _):
        pass
    assert reason(f"{base}/").startswith("can't be fetched: ")


def test_a_url_without_an_article_is_an_input_error():
    with serving({}) as (base, _), pytest.raises(InputError, match=r"1 skipped, the first: .*answers 404"):
        read([f"{base}/gone"], web=HERE)


def test_a_page_that_was_found_names_where_it_was():
    with serving({"/a": (301, {"Location": "/b#top"}, b""), "/b": (200, HTML, PAGE)}) as (base, _):
        found = one(f"{base}/a")
    assert isinstance(found, Page)
    assert (found.url, found.address, found.kind) == (f"{base}/a", f"{base}/b#top", "text/html")
