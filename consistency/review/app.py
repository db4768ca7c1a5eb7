"""The routes of the desk: reading by GET, deciding by POST, nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from consistency.errors import ConsistencyError
from consistency.render.safe import one_line
from consistency.review import page
from consistency.review.blind import BlindDesk
from consistency.review.security import Access, BodyError, Guard, json_body
from consistency.review.wishes import MAX_NAME, WishError, label_wish_of, wish_of
from consistency.types import ClashType

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request
    from starlette.types import ASGIApp

    from consistency.review.desk import Desk

    Endpoint = Callable[[Request], Awaitable[Response]]


MAX_DIGITS = 9


def application(desk: Desk | BlindDesk, access: Access) -> ASGIApp:
    """Give the desk as an ASGI application."""
    routes = BlindRoutes(desk) if isinstance(desk, BlindDesk) else DeskRoutes(desk)
    door = Door(access)
    inner = Starlette(
        routes=[
            Route("/", door.front(routes.front)),
            Route("/enter", door.enter, methods=["POST"]),
            *(Route(path, door.inside(call), methods=[method]) for method, path, call in routes.table()),
        ],
        exception_handlers={
            WishError: _said(400),
            BodyError: _bad_body,
            ConsistencyError: _said(500),
            HTTPException: _http_error,
        },
    )
    return Guard(inner, access=access)  # around all of it, so that an error has the headers too


class Door:
    """Lets in who has the token, where there is one."""

    def __init__(self, access: Access) -> None:
        self.access = access

    def front(self, call: Endpoint) -> Endpoint:
        """Give the front page to whoever is in, and the way in to everyone else."""

        async def endpoint(request: Request) -> Response:
            return await call(request) if self.access.is_in(request) else shown(page.enter_page())

        return endpoint

    def inside(self, call: Endpoint) -> Endpoint:
        """Answer only who is in."""

        async def endpoint(request: Request) -> Response:
            if not self.access.is_in(request):
                raise HTTPException(401, "Open the address that the command printed.")
            return await call(request)

        return endpoint

    async def enter(self, request: Request) -> Response:
        """Take the token and give the cookie for it."""
        data = await json_body(request)
        token = data.get("token") if isinstance(data, dict) else None
        if not isinstance(token, str) or not self.access.fits_token(token):
            raise HTTPException(401, "That token is not the one of this desk.")
        response = Response(status_code=204)
        response.set_cookie(self.access.cookie, self.access.pass_, path="/", httponly=True, samesite="strict")
        return response


class DeskRoutes:
    """What the review desk answers."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.page = page.desk_page(desk)

    def table(self) -> tuple[tuple[str, str, Endpoint], ...]:
        """Give method, path and what answers it."""
        return (
            ("GET", "/finding/{index}", self.finding),
            ("GET", "/states", self.states),
            ("POST", "/decide", self.decide),
        )

    async def front(self, _: Request) -> Response:
        """Give the page."""
        return shown(self.page)

    async def finding(self, request: Request) -> Response:
        """Give one finding as a part of the page."""
        card = self.desk.cards.get(number_of(request.path_params["index"]))
        if card is None:
            raise HTTPException(404, "There is no such finding.")
        return HTMLResponse(page.card_part(card))

    async def states(self, _: Request) -> Response:
        """Give the state of the file as it is now."""
        return JSONResponse(await run_in_threadpool(self.desk.states))

    async def decide(self, request: Request) -> Response:
        """Write a decision; 409 where someone else decided since."""
        wish = wish_of(await json_body(request), today=self.desk.today)
        outcome = await run_in_threadpool(self.desk.decide, wish)
        body = {**outcome.states, "error": outcome.refused}
        return JSONResponse(body, status_code=409 if outcome.refused else 200)


class BlindRoutes:
    """What the labelling desk answers."""

    def __init__(self, desk: BlindDesk) -> None:
        self.desk = desk
        self.page = page.blind_page(desk, tuple(ClashType))

    def table(self) -> tuple[tuple[str, str, Endpoint], ...]:
        """Give method, path and what answers it."""
        return (
            ("GET", "/pair/{place}", self.pair),
            ("GET", "/labels", self.labels),
            ("POST", "/label", self.label),
        )

    async def front(self, _: Request) -> Response:
        """Give the page."""
        return shown(self.page)

    async def pair(self, request: Request) -> Response:
        """Give one pair as a part of the page."""
        place = number_of(request.path_params["place"])
        if place >= len(self.desk.order):
            raise HTTPException(404, "There is no such pair.")
        return HTMLResponse(page.pair_part(*self.desk.quotes(place)))

    async def labels(self, request: Request) -> Response:
        """Give the order of the pairs and the answers of the person who asks."""
        by = one_line(request.query_params.get("by", "")[:MAX_NAME])
        return JSONResponse(await run_in_threadpool(self.desk.state, by))

    async def label(self, request: Request) -> Response:
        """Write a label."""
        wish = label_wish_of(await json_body(request))
        return JSONResponse(await run_in_threadpool(self.desk.label, wish))


def shown(made: page.Page) -> Response:
    """Give a page with its policy."""
    return HTMLResponse(made.text, headers={"Content-Security-Policy": made.policy})


def number_of(text: str) -> int:
    """Read the number in an address; raise HTTPException where it is none."""
    if not (text.isascii() and text.isdigit() and len(text) <= MAX_DIGITS):
        raise HTTPException(404, "There is nothing here.")
    return int(text)


def _said(status: int) -> Callable[[Request, Exception], Response]:
    def handler(_: Request, error: Exception) -> Response:
        return JSONResponse({"error": str(error)}, status_code=status)

    return handler


def _bad_body(_: Request, error: Exception) -> Response:
    status = error.status if isinstance(error, BodyError) else 400
    return JSONResponse({"error": str(error)}, status_code=status)


def _http_error(_: Request, error: Exception) -> Response:
    status, detail = (error.status_code, error.detail) if isinstance(error, HTTPException) else (500, "")
    return JSONResponse({"error": detail}, status_code=status)
