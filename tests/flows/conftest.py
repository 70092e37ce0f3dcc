"""A loopback site that answers as told, and a clock that only moves when somebody waits."""

from __future__ import annotations

import socket
import struct
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


class Clock:
    """A clock that stands still until ``sleep`` moves it."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []
        self._lock = threading.Lock()

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self.now += seconds
            self.slept.append(seconds)


@dataclass
class Visit:
    """One question the site got."""

    path: str
    headers: dict[str, str]
    at: float = 0.0
    alongside: int = 1  #: questions in progress when it came, itself included


@dataclass
class Site:
    """What a server answers by path, and who asked."""

    base: str
    answers: dict[str, Callable[[Talk], None]] = field(default_factory=dict)
    visits: list[Visit] = field(default_factory=list)
    clock: Callable[[], float] = lambda: 0.0
    busy: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def url(self, path: str) -> str:
        return self.base + path

    def on(self, path: str, status: int = 200, body: bytes = b"<p>news</p>", **headers: str) -> str:
        """Answer ``path`` so from now on; an underscore in a header's name stands for a hyphen."""
        self.answers[path] = lambda talk: talk.say(status, body, **headers)
        return self.url(path)

    def one_after_another(self, path: str, *answers: Callable[[Talk], None]) -> str:
        """Answer ``path`` by each in turn, and by the last for good."""
        rest = list(answers)
        self.answers[path] = lambda talk: (rest.pop(0) if len(rest) > 1 else rest[0])(talk)
        return self.url(path)

    def play(self, path: str, answer: Callable[[Talk], None]) -> str:
        self.answers[path] = answer
        return self.url(path)

    @property
    def paths(self) -> list[str]:
        return [visit.path for visit in self.visits if visit.path != "/robots.txt"]


class Talk(BaseHTTPRequestHandler):
    """One connection to the site."""

    protocol_version = "HTTP/1.1"
    timeout = 10
    site: Site

    def do_GET(self) -> None:
        site = self.site
        with site.lock:
            site.busy += 1
            headers = {name.lower(): value for name, value in self.headers.items()}
            site.visits.append(Visit(self.path, headers, site.clock(), site.busy))
        try:
            site.answers.get(self.path, lambda talk: talk.say(404))(self)
        except (ConnectionError, TimeoutError):  # the other side hung up, as some cases want
            self.close_connection = True
        finally:
            with site.lock:
                site.busy -= 1

    def head(self, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def say(self, status: int, body: bytes = b"<p>news</p>", **headers: str) -> None:
        """A complete answer."""
        length = {} if status == 304 else {"Content_Length": str(len(body))}
        self.head(status, **({"Content_Type": "text/html"} | length | headers))
        if status != 304:
            self.wfile.write(body)

    def break_off(self, body: bytes = b"", **headers: str) -> None:
        """An answer that ends, with the connection, after ``body``."""
        self.head(200, Connection="close", **headers)
        self.wfile.write(body)
        self.close_connection = True

    def reset(self) -> None:
        """No answer but a TCP reset."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """Keep quiet about clients that hang up, as many cases want; a bug of the site is shown."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@pytest.fixture
def clock() -> Clock:
    return Clock()


def _serve() -> Iterator[Site]:
    handler = type("TalkOfThisSite", (Talk,), {})
    with _Server(("127.0.0.1", 0), handler) as server:
        handler.site = site = Site(base=f"http://127.0.0.1:{server.server_address[1]}")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield site
        server.shutdown()
        thread.join()


@pytest.fixture
def site() -> Iterator[Site]:
    yield from _serve()


@pytest.fixture
def other_site() -> Iterator[Site]:
    yield from _serve()
