"""Open the desk: a socket, an address that a browser can open, and a server until Ctrl-C."""

from __future__ import annotations

import ipaddress
import os
import secrets
import socket
from contextlib import suppress
from typing import TYPE_CHECKING

import uvicorn

from consistency.errors import InputError
from consistency.review.app import application
from consistency.review.security import Access, host_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from consistency.review.blind import BlindDesk
    from consistency.review.desk import Desk

LOOPBACK = "127.0.0.1"
TOKEN_BYTES = 32


def serve(desk: Desk | BlindDesk, *, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Serve until interrupted; `ready` is called with the address once it can be opened."""
    access = access_for(host)
    listener = listen(host, port)
    config = uvicorn.Config(
        application(desk, access),
        access_log=False,
        log_level="warning",
        lifespan="off",
        proxy_headers=False,
        server_header=False,
        timeout_keep_alive=5,
        ws="none",
    )
    ready(address_of(host, listener.getsockname()[1], access.token))
    with suppress(KeyboardInterrupt):  # the usual end
        uvicorn.Server(config).run(sockets=[listener])


def access_for(host: str) -> Access:
    """Say who may come in: this machine alone without a token, a network with a new one."""
    if is_loopback(host):
        return Access(names=frozenset({"localhost", host_name(host)}))
    own = {"localhost", host_name(host), socket.gethostname().lower()}
    return Access(names=frozenset(own - {""}), loopback=False, token=secrets.token_urlsafe(TOKEN_BYTES))


def is_loopback(host: str) -> bool:
    """Say whether only this machine can reach a host."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def listen(host: str, port: int) -> socket.socket:
    """Bind a socket; raise InputError that says what is in the way."""
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
        if os.name == "posix":  # elsewhere it would let another program take the port over
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(place)
        listener.listen()  # from here on a browser that is quick waits instead of being turned away
    except (OSError, OverflowError) as error:
        raise InputError(f"can't listen on {host}:{port}: {error}") from error
    return listener


def address_of(host: str, port: int, token: str | None) -> str:
    """Give the address to open; the token is in the fragment, which is sent to nobody."""
    name = {"0.0.0.0": socket.gethostname(), "::": socket.gethostname()}.get(host, host)  # noqa: S104 - compared only
    name = f"[{name}]" if ":" in name else name
    return f"http://{name}:{port}/" + (f"#token={token}" if token else "")
