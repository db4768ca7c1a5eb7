"""Pages and feeds from the web, under limits: what may be asked, how much of it is read, how long, and of whom.

A URL can lead anywhere: to a router, a cloud's metadata service, an endless stream. So every hop is checked anew, the
name is resolved once and the connection goes to the very address that was checked (a second look-up could give
another one, which is DNS rebinding), and proxies and credentials of the environment are left out.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import ssl
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import httpx

from consistency.__about__ import VERSION
from consistency.errors import SettingsError
from consistency.ingest.drafts import one_line
from consistency.types import SkippedArticle

if TYPE_CHECKING:
    from collections.abc import Coroutine, Sequence
    from pathlib import Path

    Address = ipaddress.IPv4Address | ipaddress.IPv6Address

#: Fetched at the same time; a desk's handful of pages should not look like an attack.
AT_ONCE = 4
_CHUNK = 65_536
#: A decoder gives at most some thousand times what it is fed for these; others have no such bound.
_ENCODINGS = frozenset({"", "identity", "gzip", "deflate"})
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_HEADERS = {
    "User-Agent": f"claim-consistency/{VERSION}",
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, text/plain;q=0.8, */*;q=.1",
    "Accept-Encoding": "gzip, deflate",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What a fetch may cost and whom it may ask: `seconds` and `max_bytes` (unpacked) hold for a page with its hops.

    `private` names the hosts that may have an address of a private network; `ca_file` holds certificates (PEM) of
    authorities that are trusted beside the public ones.
    """

    max_bytes: int = 5_000_000
    seconds: float = 20.0
    redirects: int = 5
    private: frozenset[str] = frozenset()
    ca_file: Path | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """What was found at `url`: its address after redirects, its type without parameters, its bytes."""

    url: str
    address: str
    kind: str
    charset: str
    data: bytes


class FetchError(ValueError):
    """A page that was not fetched; the message says why and what to do."""


def fetch(urls: Sequence[str], limits: Limits) -> list[Page | SkippedArticle]:
    """Fetch pages, some at a time; what can't be fetched is skipped with a reason. The order is that of `urls`.

    Raises SettingsError where the file of authorities can't be read.
    """
    _trust(limits.ca_file)
    return _run(_fetch_all(urls, limits))


def _run(work: Coroutine[object, object, list[Page | SkippedArticle]]) -> list[Page | SkippedArticle]:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work)
    from concurrent.futures import ThreadPoolExecutor  # in a notebook a loop is running: use one beside it

    with ThreadPoolExecutor(1) as beside:
        return beside.submit(asyncio.run, work).result()


async def _fetch_all(urls: Sequence[str], limits: Limits) -> list[Page | SkippedArticle]:
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(url: str) -> Page | SkippedArticle:
        async with gate:
            return await _fetch_one(url, limits)

    return list(await asyncio.gather(*map(one, urls)))


async def _fetch_one(url: str, limits: Limits) -> Page | SkippedArticle:
    try:
        async with asyncio.timeout(limits.seconds):  # over all hops, headers and trickles included
            return await _followed(url, limits)
    except TimeoutError:
        reason = f"took longer than {limits.seconds:g} seconds"
    except FetchError as error:
        reason = str(error)
    except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
        reason = _untrusted(error) or f"can't be fetched: {one_line(str(error)) or type(error).__name__}"
    return SkippedArticle(one_line(url), reason)


def _untrusted(error: BaseException | None) -> str:
    """Say what is wrong with the certificate of a server, "" where that was not the trouble."""
    while error is not None and not isinstance(error, ssl.SSLCertVerificationError):
        error = error.__cause__ or error.__context__
    if error is None:
        return ""
    own = "; the authority of a network of your own is named with --ca-file"
    return f"has a certificate that is not trusted: {one_line(error.verify_message)}{own}"


async def _followed(url: str, limits: Limits) -> Page:
    """Fetch a page through its redirects, each checked as the first address was."""
    address = httpx.URL(url)
    for _ in range(limits.redirects + 1):
        found = await _hop(url, address, limits)
        if isinstance(found, Page):
            return found
        address = found
    raise FetchError(f"redirects more than {limits.redirects} times")


async def _hop(url: str, address: httpx.URL, limits: Limits) -> Page | httpx.URL:
    """Ask one address; give its page, or where it redirects to."""
    host = _checked(address)
    servers = await _servers(host, address, limits)
    for server in servers[:-1]:
        try:
            return await _ask(url, address, host, server, limits)
        except httpx.ConnectError as error:  # a name may have an IPv6 address that nothing leads to
            if _untrusted(error):
                raise
    return await _ask(url, address, host, servers[-1], limits)


async def _ask(url: str, address: httpx.URL, host: str, server: Address, limits: Limits) -> Page | httpx.URL:
    """Ask one server for an address."""
    asked = address.copy_with(host=str(server), fragment=None)
    # The name goes into the Host header and the TLS handshake, so that the certificate is checked against it.
    headers = _HEADERS | {"Host": address.netloc.decode("ascii")}
    # A client a hop: no cookie of one host reaches another.
    async with (
        httpx.AsyncClient(trust_env=False, verify=_trust(limits.ca_file), timeout=limits.seconds) as client,
        client.stream("GET", asked, headers=headers, extensions={"sni_hostname": host}) as response,
    ):
        if response.has_redirect_location:
            return address.join(response.headers["Location"])
        if response.status_code != httpx.codes.OK:
            raise FetchError(f"answers {response.status_code} {one_line(response.reason_phrase)}".rstrip())
        return await _page(url, address, response, limits)


async def _page(url: str, address: httpx.URL, response: httpx.Response, limits: Limits) -> Page:
    kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    encoding = response.headers.get("Content-Encoding", "").strip().lower()
    if encoding not in _ENCODINGS:
        raise FetchError(f"is packed in a way that is not read ({one_line(encoding)})")
    stated = response.headers.get("Content-Length", "")
    if stated.isdigit() and int(stated) > limits.max_bytes:
        raise FetchError(_too_large(limits))
    data = bytearray()
    async for chunk in response.aiter_bytes(_CHUNK):
        data += chunk
        if len(data) > limits.max_bytes:
            raise FetchError(_too_large(limits))
    return Page(url, str(address), kind, response.charset_encoding or "", bytes(data))


def _too_large(limits: Limits) -> str:
    return f"is larger than the limit (at most {limits.max_bytes:,} bytes are read)"


# --- whom a fetch may ask --------------------------------------------------------------------------------------------


def _checked(address: httpx.URL) -> str:
    """Give the host of an address that may be asked at all."""
    if address.scheme not in ("http", "https"):
        raise FetchError(f"leads to {one_line(address.scheme) or 'no'}:, and only http and https are fetched")
    if address.userinfo:
        raise FetchError("holds a user name or password: leave it out")
    if not address.raw_host:
        raise FetchError("names no host")
    return address.raw_host.decode("ascii")


async def _servers(host: str, address: httpx.URL, limits: Limits) -> list[Address]:
    """Resolve a host once and give the addresses to connect to; every one of them must be allowed."""
    port = address.port or (443 if address.scheme == "https" else 80)
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise FetchError(f"no server called {one_line(host)} can be found") from error
    servers = list(dict.fromkeys(ipaddress.ip_address(entry[4][0]) for entry in found))
    private = [server for server in servers if not is_public(server)]
    if private and host not in limits.private:
        raise FetchError(f"leads to a private address ({private[0]}); allow it with --allow-private {one_line(host)}")
    return servers


def is_public(server: Address) -> bool:
    """Say whether an address is one of the public internet, also where it wraps another (IPv4 in IPv6)."""
    if server in _NAT64:  # how a network without IPv4 reaches a server that has nothing else
        return is_public(ipaddress.IPv4Address(int(server) & 0xFFFF_FFFF))
    return all(one.is_global and not one.is_multicast and not one.is_reserved for one in (server, *_wrapped(server)))


def _wrapped(server: Address) -> list[Address]:
    if not isinstance(server, ipaddress.IPv6Address):
        return []
    inner = (server.ipv4_mapped, server.sixtofour, server.teredo[1] if server.teredo else None)
    return [one for one in inner if one is not None]


@cache
def _trust(ca_file: Path | None) -> ssl.SSLContext:
    trusted = httpx.create_ssl_context(trust_env=False)
    if ca_file is not None:
        try:
            trusted.load_verify_locations(cafile=ca_file)
        except (OSError, ssl.SSLError) as error:
            raise SettingsError(f"{ca_file} can't be read as certificates in PEM form: {error}") from error
    return trusted
