"""What stands before every page: who may ask, and what a browser may do with the answer."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: Nothing but our own style sheet and scripts; nothing inline, nothing from elsewhere, in nobody's frame.
CONTENT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Answers only who asks for this server by a name of the loopback, and sends the headers with every answer.

    A page elsewhere whose name was turned to 127.0.0.1 asks by its own name, and gets nothing.
    """

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        self.app = app
        self.hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        if Headers(scope=scope).get("host", "").lower() not in self.hosts:
            refusal = PlainTextResponse("This server answers only to the address it was started on.\n", 421)
            await refusal(scope, receive, guarded)
            return
        await self.app(scope, receive, guarded)


class Tokens:
    """The secret that only our own pages know: whoever sends a form without it did not read the page."""

    def __init__(self) -> None:
        self.token = secrets.token_urlsafe(32)

    def refusal(self, form: Mapping[str, Any], headers: Headers, hosts: Iterable[str]) -> str | None:
        """Why a form is not taken; None: it comes from our own page."""
        if not hmac.compare_digest(str(form.get("token", "")).encode(), self.token.encode()):
            return "The form is from another session; reload the page and try again."
        if headers.get("sec-fetch-site", "same-origin") != "same-origin":
            return "The form was sent by another site."
        # A browser writes "null" for a form of a page that sends no referrer, as ours.
        origin = headers.get("origin", "null")
        if origin != "null" and urlsplit(origin).netloc.lower() not in set(hosts):
            return "The form was sent by another site."
        return None


def loopback_hosts(port: int) -> tuple[str, ...]:
    """The names by which a browser on this machine may ask, with the port."""
    return tuple(f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]"))
