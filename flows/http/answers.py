"""What a server answered, and whether it is an answer to what was asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from flows.http.failures import FetchFailure, fetch_error

LONGEST_RETRY_AFTER = 86_400.0  #: seconds; miniflux and mediacloud's rss-fetcher clamp to a day as well
REDIRECTS = frozenset({301, 302, 303, 307, 308})
PERMANENT_REDIRECTS = frozenset({301, 308})
WITH_BODY = frozenset({200, 203})

_LONGEST_VALIDATOR = 512
_FAILURES = {
    401: FetchFailure.FORBIDDEN,
    402: FetchFailure.PAYWALL,
    403: FetchFailure.FORBIDDEN,
    404: FetchFailure.NOT_FOUND,
    408: FetchFailure.SERVER_ERROR,  # the server's own time-out
    410: FetchFailure.GONE,
    425: FetchFailure.SERVER_ERROR,  # too early
    429: FetchFailure.RATE_LIMITED,
    451: FetchFailure.FORBIDDEN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one address answered; ``body`` is read for the statuses ``WITH_BODY`` only."""

    status: int
    headers: httpx.Headers
    body: bytes = field(default=b"", repr=False)

    def retry_after(self, now: datetime) -> float | None:
        """The pause the server asks for in seconds, at most a day; None: it does not say, or unreadably.

        Retry-After is a number of seconds or a date (RFC 9110 section 10.2.3).
        """
        stated = self.headers.get("retry-after", "").strip()[:64]
        if stated.isascii() and stated.isdecimal():
            return min(float(stated), LONGEST_RETRY_AFTER)
        try:
            until = parsedate_to_datetime(stated)
        except ValueError:
            return None
        until = until if until.tzinfo else until.replace(tzinfo=UTC)
        return min(max((until - now).total_seconds(), 0.0), LONGEST_RETRY_AFTER)

    def validator(self, header: str) -> str | None:
        """An ETag or Last-Modified that can be sent back as it is; None: there is none."""
        value = self.headers.get(header, "").strip()
        sendable = value.isascii() and value.isprintable() and len(value) <= _LONGEST_VALIDATOR
        return value if value and sendable else None


def refuse_status(url: str, answer: Answer, retry_after: float | None) -> None:
    """Raise FetchError unless the status is one of success, "not modified" or redirect."""
    status = answer.status
    if status in WITH_BODY or status in REDIRECTS or status == 304:
        return
    failure = _FAILURES.get(status, FetchFailure.UNEXPECTED_STATUS)
    if failure is FetchFailure.UNEXPECTED_STATUS and 400 <= status < 600:
        failure = FetchFailure.REFUSED if status < 500 else FetchFailure.SERVER_ERROR
    happened = f"the server answered {status}"
    if failure not in (FetchFailure.RATE_LIMITED, FetchFailure.SERVER_ERROR):
        retry_after = None
    if retry_after is not None:
        happened += f" and wants to be left alone for {retry_after:.0f} s"
    raise fetch_error(url, failure, happened, status=status, retry_after=retry_after)
