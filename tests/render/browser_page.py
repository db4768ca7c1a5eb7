"""A page in a headless Chromium: what it asked for, what it complained of."""

from __future__ import annotations

from browser_fixture import ARGS, CHROMIUM, MARKS, sync_api

__all__ = ["ARGS", "CHROMIUM", "MARKS", "Seen", "sync_api"]


class Seen:
    """A page, and what it did since it was opened."""

    def __init__(self, browser: sync_api.Browser, address: str, width: int) -> None:
        self.page = browser.new_page(viewport={"width": width, "height": 900})
        self.problems: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.problems.append(message.text))
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.problems.append(dialog.message), dialog.dismiss()))
        self.page.route("**/*", self._route)
        self.page.goto(address)

    def _route(self, route: sync_api.Route) -> None:
        self.requests.append(route.request.url)
        if route.request.url.startswith("file:"):
            route.continue_()
        else:
            route.abort()
