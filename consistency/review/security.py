"""What every request has to pass, and what every answer carries; the desk trusts no page but its own.

A page elsewhere can make a browser send requests here. It can't read the answers, can't give them our Origin or a
JSON body without asking first, and a name that it points at us (DNS rebinding) is not a host that we answer to.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

MAX_BODY = 16_384
READING = frozenset({"GET", "HEAD"})

#: For answers that bring no policy of their own: they show nothing.
SILENT_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}


@dataclass(frozen=True, slots=True)
class Access:
    """Who may come in: by which host names, and with which token where the desk is open to the network.

    An address is not a name that someone else can point here, so those are fine: loopback ones, or any one where
    the desk listens on the network.
    """

    names: frozenset[str] = frozenset({"localhost"})
    loopback: bool = True
    token: str | None = None

    def fits_host(self, header: str) -> bool:
        """Say whether a Host header names this desk."""
        name = host_name(header)
        if name in self.names:
            return True
        try:
            address = ipaddress.ip_address(name)
        except ValueError:
            return False
        return address.is_loopback or not self.loopback

    @property
    def cookie(self) -> str:
        """The name of the cookie: two desks on one machine share a cookie jar, so each has its own."""
        return f"desk-{_digest('name', self.token or '')[:8]}"

    @property
    def pass_(self) -> str:
        """What the cookie holds for whoever has shown the token; the token itself stays out of it."""
        return _digest("pass", self.token or "")

    def fits_token(self, given: str) -> bool:
        """Compare a token in constant time."""
        return self.token is not None and hmac.compare_digest(_bytes(given), _bytes(self.token))

    def is_in(self, request: Request) -> bool:
        """Say whether a request comes from someone who has shown the token, where there is one."""
        if self.token is None:
            return True
        return hmac.compare_digest(_bytes(request.cookies.get(self.cookie, "")), _bytes(self.pass_))


def host_name(header: str) -> str:
    """Give the name in a Host header, without its port: "[::1]:80" is "::1"."""
    header = header.strip().lower()
    if header.startswith("["):
        return header[1:].partition("]")[0]
    return header.partition(":")[0].rstrip(".")


def is_same_origin(headers: Headers) -> bool:
    """Say whether a request comes from a page of this desk; one that says nothing of where it comes from does not."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is None and origin is None:
        return False
    host = headers.get("host", "")
    return site in (None, "same-origin") and origin in (None, f"http://{host}", f"https://{host}")


def refusal(headers: Headers, method: str, access: Access) -> tuple[int, str] | None:
    """Give the status and reason with which a request is turned away, None where it may go on."""
    hosts = headers.getlist("host")
    if len(hosts) != 1 or not access.fits_host(hosts[0]):
        return 421, "This desk does not answer to that host name."
    if method in READING:
        return None
    if not is_same_origin(headers):
        return 403, "This request does not come from the desk's own page."
    if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        return 415, "Only JSON is read here."
    length = headers.get("content-length", "0")
    if not length.isdecimal() or int(length) > MAX_BODY:
        return 413, "The request is too large."
    return None


class Guard:
    """ASGI middleware: turns requests away that don't belong here, and puts the headers on every answer."""

    def __init__(self, app: ASGIApp, *, access: Access) -> None:
        self.app = app
        self.access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                headers.setdefault("Content-Security-Policy", SILENT_POLICY)
            await send(message)

        turned_away = refusal(Headers(scope=scope), scope["method"], self.access)
        if turned_away is None:
            await self.app(scope, receive, send_guarded)
            return
        status, reason = turned_away
        # The body is not read: the connection must not be used again.
        response = JSONResponse({"error": reason}, status_code=status, headers={"Connection": "close"})
        await response(scope, receive, send_guarded)


class BodyError(ValueError):
    """A body that is too large or no JSON."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


async def json_body(request: Request) -> object:
    """Read a JSON body of bounded size; raise BodyError. The length that a header claims is not believed."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY:
            raise BodyError(413, "The request is too large.")
    try:
        data: object = json.loads(body)
    except (ValueError, RecursionError):
        raise BodyError(400, "The request is not JSON.") from None
    return data


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _digest(purpose: str, token: str) -> str:
    return hashlib.sha256(f"{purpose}\x1f{token}".encode()).hexdigest()
