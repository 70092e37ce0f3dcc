"""What sites allow to be asked (RFC 9309), read once per site and run."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import httpx
from protego import Protego

from flows.http.failures import FetchFailure, fetch_error
from models import FetchError

LARGEST_ROBOTS = 512 * 1024  #: bytes read; RFC 9309 section 2.5 asks for at least 500 KiB

#: A site whose robots.txt cannot be found may be asked anything (RFC 9309 section 2.3.1.3).
_NO_RULES = frozenset(
    {
        FetchFailure.ADDRESS_NOT_PUBLIC,  # which is then told of the page itself
        FetchFailure.NOT_FOUND,
        FetchFailure.GONE,
        FetchFailure.FORBIDDEN,
        FetchFailure.PAYWALL,
        FetchFailure.REFUSED,
        FetchFailure.BAD_REDIRECT,
        FetchFailure.REDIRECT_LOOP,
        FetchFailure.TOO_MANY_REDIRECTS,
        FetchFailure.SCHEME_NOT_ALLOWED,
        FetchFailure.BAD_URL,
        FetchFailure.EMPTY_BODY,
        FetchFailure.UNEXPECTED_STATUS,
    }
)


@dataclass(slots=True)
class _Site:
    lock: threading.Lock = field(default_factory=threading.Lock)
    rules: Protego | None = None
    unavailable: FetchError | None = None


class Robots:
    """The rules of every site met in one run, for one agent.

    ``read`` returns the bytes of a robots.txt, following redirects, or raises FetchError.
    """

    def __init__(self, agent: str, read: Callable[[str], bytes]) -> None:
        self._agent = agent
        self._read = read
        self._sites: dict[str, _Site] = {}
        self._lock = threading.Lock()

    def crawl_delay(self, url: str) -> float | None:
        """The pause the site asks for between two questions, once it allows this one; None: it does not say.

        Raises FetchError ``robots_denied``, or ``robots_unavailable`` when the rules could not be read:
        then nothing may be asked for now (RFC 9309 section 2.3.1.4).
        """
        self.learn(url)
        site = self._sites[_address(url)]
        if site.rules is None:
            raise _unavailable(url, _address(url), site.unavailable)
        rules = site.rules
        if not rules.can_fetch(url, self._agent):
            happened = f"the site's robots.txt forbids this address to {self._agent}"
            raise fetch_error(url, FetchFailure.ROBOTS_DENIED, happened)
        delay = rules.crawl_delay(self._agent)
        return float(delay) if delay is not None and math.isfinite(delay) else None

    def learn(self, url: str) -> bool:
        """Read the rules of the address's site, unless this was done; whether they were read now."""
        address = _address(url)
        with self._lock:
            site = self._sites.setdefault(address, _Site())
        with site.lock:  # the first thread reads, others wait for what it finds
            if site.rules is not None or site.unavailable is not None:
                return False
            self._load(site, address)
            return True

    def _load(self, site: _Site, address: str) -> None:
        try:
            body = self._read(address)
        except FetchError as error:
            if error.reason not in _NO_RULES:
                site.unavailable = error
                return
            body = b""
        site.rules = Protego.parse(body.decode("utf-8-sig", errors="replace"))


def _address(url: str) -> str:
    return str(httpx.URL(url).join("/robots.txt"))


def _unavailable(url: str, address: str, cause: FetchError | None) -> FetchError:
    why = cause.message.partition(";")[0] if cause else "not read"
    retry_after = cause.retry_after if cause else None
    happened = f"not asked, because {address} could not be read ({why})"
    return fetch_error(url, FetchFailure.ROBOTS_UNAVAILABLE, happened, retry_after=retry_after)
