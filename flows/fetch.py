"""Fetching over HTTP: many addresses, politely, and only complete answers.

What a site may expect of us: one question at a time per host, a pause between two, its robots.txt and its
Retry-After obeyed, conditional requests, an honest name. What the rest of the program may expect: bytes
that are complete and within bounds, or a FetchError that says why not.
"""

from __future__ import annotations

import hashlib
import logging
import queue
import threading
import time
from collections.abc import Callable, Container, Generator, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from types import TracebackType
from typing import Protocol, Self, TypeVar

from extractors.links import clean_link
from flows.http.addresses import checked, host_of, redirect_target
from flows.http.answers import PERMANENT_REDIRECTS, REDIRECTS, Answer, refuse_status
from flows.http.connect import Connections
from flows.http.decoding import OFFERED
from flows.http.failures import ASK_AGAIN, FetchFailure, fetch_error
from flows.http.hosts import PATIENCE, HostGates
from flows.http.robots import LARGEST_ROBOTS, Robots
from flows.http.turns import Turns
from models import FetchedResource, FetchError, FetchOutcome

logger = logging.getLogger(__name__)

FEED_TYPES = "application/atom+xml, application/rss+xml, application/rdf+xml, application/xml;q=0.9, */*;q=0.5"
PAGE_TYPES = "text/html, application/xhtml+xml, */*;q=0.5"
MOST_REDIRECTS = 5
PAUSE_WHEN_RATE_LIMITED = 60.0  #: seconds, for a 429 that does not say how long
_WAITING = 64  # answers held for a slow reader before fetching pauses


class FetchPolicy(Protocol):
    """What the settings say about fetching."""

    @property
    def user_agent(self) -> str:
        """Our name, version and how to reach us, as in ``newsfacts/1.0 (+mailto:someone@example.org)``."""

    @property
    def timeout_seconds(self) -> float:
        """For one question from first connection to last byte, its redirects included."""

    @property
    def max_bytes(self) -> int:
        """Of one body, once decompressed."""

    @property
    def min_gap_seconds(self) -> float:
        """Between the end of one question and the start of the next to the same host."""

    @property
    def concurrency(self) -> int:
        """Hosts asked at the same time."""

    @property
    def respect_robots(self) -> bool: ...

    @property
    def proxy(self) -> str | None: ...

    @property
    def private_hosts(self) -> Container[str]:
        """Each ``host:port`` that may be asked though its address is not public."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchRequest:
    """One address to ask, and what we hold of it."""

    url: str
    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None  #: an answer with these very bytes is "unchanged"
    accept: str = PAGE_TYPES

    @property
    def headers(self) -> dict[str, str]:
        validators = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {"Accept": self.accept} | {name: value for name, value in validators.items() if value}


class _Brought(Exception):  # noqa: N818 - no error: the page is here already
    """The page at an address was brought by an earlier fetch of this run."""

    def __init__(self, by: str) -> None:
        super().__init__(by)
        self.by = by


_Asked = TypeVar("_Asked")
_Item = tuple[FetchRequest, FetchOutcome] | Exception


@dataclass(frozen=True, slots=True, kw_only=True)
class _Landing:
    """Where a chain of redirects ended, and the answer there."""

    url: str
    moved_to: str | None
    answer: Answer


class Fetcher:
    """Fetches addresses for one run; a context manager that closes its connections.

    ``clock``, ``sleep`` and ``now`` are the monotonic clock, the way to wait and the calendar, for tests.
    """

    def __init__(
        self,
        policy: FetchPolicy,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._policy = policy
        self._clock = clock
        self._sleep = sleep
        self._now = now
        self._gates = HostGates(policy.min_gap_seconds, clock, sleep)
        self._connections = Connections(
            proxy=policy.proxy, keep=2 * policy.concurrency, clock=clock, private_hosts=policy.private_hosts
        )
        self._brought: dict[str, str] = {}  # page to the address whose fetch brought it
        self._robots = Robots(policy.user_agent.partition("/")[0].strip() or "newsfacts", self._read_robots)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._connections.close()

    def fetch(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        body_hash: str | None = None,
        accept: str = PAGE_TYPES,
    ) -> FetchOutcome:
        """What ``url`` gives: a complete resource, "unchanged", or the error that kept us from it.

        Asks once more at once when that may help. Never raises FetchError; the outcome carries it.
        """
        request = FetchRequest(url=url, etag=etag, last_modified=last_modified, body_hash=body_hash, accept=accept)
        return self._outcome(request)

    def fetch_all(self, requests: Iterable[FetchRequest]) -> Generator[tuple[FetchRequest, FetchOutcome]]:
        """Every request with its outcome, as they come; hosts in parallel, one question at a time per host.

        Fetching starts with the first ``next`` and goes on while the caller works on what it got. A bug in
        a thread is raised here.
        """
        shares = _by_host(requests)
        turns = Turns(shares, self._gates.free_at, self._clock, self._sleep)
        done: queue.Queue[_Item] = queue.Queue(_WAITING)
        stop = threading.Event()
        workers = min(self._policy.concurrency, len(shares)) or 1
        # Daemons: who leaves early, at Ctrl-C say, must not wait for answers nobody will read.
        threads = [threading.Thread(target=self._work, args=(turns, done, stop), daemon=True) for _ in range(workers)]
        for thread in threads:
            thread.start()
        try:
            for _ in range(sum(map(len, shares.values()))):
                item = done.get()
                if isinstance(item, Exception):
                    raise item
                yield item
        finally:
            stop.set()
        for thread in threads:
            thread.join()

    def _work(self, turns: Turns[FetchRequest], done: queue.Queue[_Item], stop: threading.Event) -> None:
        """One thread: take turns until none is left."""
        try:
            while turn := turns.take(stop):
                host, request = turn
                if host and self._learn_robots(request.url):
                    turns.give_back(host, undone=request)
                    continue
                outcome = self._outcome(request)
                turns.give_back(host)
                _hand_over((request, outcome), done, stop)
        except Exception as bug:  # noqa: BLE001 - handed to the reading thread, which raises it
            _hand_over(bug, done, stop)

    def _learn_robots(self, url: str) -> bool:
        """Whether the site's rules had to be read, so that its host now wants its pause."""
        return self._policy.respect_robots and self._robots.learn(checked(url))

    def _outcome(self, request: FetchRequest) -> FetchOutcome:
        started = self._clock()
        try:
            outcome = _asking_twice(lambda: self._ask(request))
        except _Brought as earlier:
            outcome = FetchOutcome(url=request.url, unchanged=True, same_as=earlier.by)
        except FetchError as error:
            logger.info("%s", error)
            outcome = FetchOutcome(url=request.url, error=error)
        return replace(outcome, seconds=self._clock() - started)

    def _ask(self, request: FetchRequest) -> FetchOutcome:
        url = checked(request.url)
        try:
            landing = self._follow(url, request.headers, self._policy.max_bytes, self._obey_robots, request.url)
            return self._judge(request, landing)
        except FetchError as error:
            raise _as_asked(error, request.url, url) from error

    def _follow(
        self,
        url: str,
        headers: dict[str, str],
        max_bytes: int,
        allow: Callable[[str], None],
        wanted_by: str | None = None,
    ) -> _Landing:
        """The answer at the end of a chain of redirects, each hop checked and allowed for itself.

        ``wanted_by`` is the address a page is wanted for; None: robots.txt, which may be cut at ``max_bytes``.
        """
        seconds = self._policy.timeout_seconds
        asked: list[str] = []
        permanent = True
        while len(asked) <= MOST_REDIRECTS:
            allow(url)
            answer, took = self._exchange(url, headers, seconds, max_bytes, wanted_by)
            asked.append(url)
            if answer.status not in REDIRECTS:
                moved_to = url if permanent and len(asked) > 1 else None
                return _Landing(url=url, moved_to=moved_to, answer=answer)
            permanent = permanent and answer.status in PERMANENT_REDIRECTS
            seconds = max(seconds - took, 0.0)
            url = redirect_target(url, answer.headers.get("location", "").strip())
            if url in asked:
                raise fetch_error(asked[0], FetchFailure.REDIRECT_LOOP, f"redirects lead back to {url}")
        raise fetch_error(asked[0], FetchFailure.TOO_MANY_REDIRECTS, f"more than {MOST_REDIRECTS} redirects")

    def _exchange(
        self, url: str, headers: dict[str, str], seconds: float, max_bytes: int, wanted_by: str | None
    ) -> tuple[Answer, float]:
        """One question through the host's gate, and the seconds it took without the waiting."""
        gate = self._gates.of(url)
        named = {"User-Agent": self._policy.user_agent, "Accept-Encoding": OFFERED} | headers
        with gate.passage(url):
            self._refuse_again(url, wanted_by)
            started = self._clock()
            cut = wanted_by is None
            answer = self._connections.get(url, named, seconds=seconds, max_bytes=max_bytes, cut=cut)
            took = self._clock() - started
            retry_after = answer.retry_after(self._now())
            if answer.status == 429 or (answer.status == 503 and retry_after is not None):
                gate.close_for(PAUSE_WHEN_RATE_LIMITED if retry_after is None else retry_after)
            refuse_status(url, answer, retry_after)
            if answer.status == 304 and not headers.keys() & {"If-None-Match", "If-Modified-Since"}:
                raise fetch_error(url, FetchFailure.BAD_ANSWER, "304 to a question without validators")
            if wanted_by and answer.status not in REDIRECTS:
                self._brought[clean_link(url) or url] = wanted_by
        return answer, took

    def _refuse_again(self, url: str, wanted_by: str | None) -> None:
        """Feed proxies lead to pages that are also linked directly: no page is fetched twice in a run."""
        brought_by = self._brought.get(clean_link(url) or url)
        if wanted_by and brought_by and brought_by != wanted_by:
            raise _Brought(brought_by)

    def _obey_robots(self, url: str) -> None:
        if not self._policy.respect_robots:
            return
        delay = self._robots.crawl_delay(url)
        if delay is not None:
            self._gates.of(url).slow_down(delay)

    def _read_robots(self, url: str) -> bytes:
        headers = {"Accept": "text/plain, */*;q=0.5"}
        return _asking_twice(lambda: self._follow(url, headers, LARGEST_ROBOTS, lambda _: None).answer.body)

    def _judge(self, request: FetchRequest, landing: _Landing) -> FetchOutcome:
        """Whether the answer is new, and the resource if so."""
        answer = landing.answer
        etag, last_modified = answer.validator("etag"), answer.validator("last-modified")
        unchanged = FetchOutcome(
            url=request.url,
            unchanged=True,
            etag=etag,
            last_modified=last_modified,
            moved_to=landing.moved_to,
        )
        if answer.status == 304:
            return unchanged
        if not answer.body.strip():
            raise fetch_error(landing.url, FetchFailure.EMPTY_BODY, "the body is empty", status=answer.status)
        body_hash = hashlib.sha256(answer.body).hexdigest()
        if body_hash == request.body_hash:
            return unchanged
        resource = FetchedResource(
            url=request.url,
            final_url=landing.url,
            status=answer.status,
            content_type=answer.headers.get("content-type", ""),
            body=answer.body,
            body_hash=body_hash,
            fetched_at=self._now(),
            etag=etag,
            last_modified=last_modified,
            moved_to=landing.moved_to,
        )
        return FetchOutcome(url=request.url, resource=resource)


def _by_host(requests: Iterable[FetchRequest]) -> dict[str, list[FetchRequest]]:
    """The requests of each host; under "" those whose address cannot be asked."""
    shares: dict[str, list[FetchRequest]] = {}
    for request in requests:
        try:
            host = host_of(checked(request.url))
        except FetchError:
            host = ""
        shares.setdefault(host, []).append(request)
    return shares


def _hand_over(item: _Item, done: queue.Queue[_Item], stop: threading.Event) -> None:
    """Wait until the reader has room, unless it has left."""
    while not stop.is_set():
        try:
            done.put(item, timeout=0.2)
        except queue.Full:
            continue
        return


def _asking_twice(ask: Callable[[], _Asked]) -> _Asked:
    """What ``ask`` gives, asked once more when the first failure is worth it."""
    try:
        return ask()
    except FetchError as error:
        if not _worth_asking_again(error):
            raise
        logger.debug("asking again: %s", error)
    return ask()


def _worth_asking_again(error: FetchError) -> bool:
    if error.retry_after is not None and error.reason in (FetchFailure.RATE_LIMITED, FetchFailure.SERVER_ERROR):
        return error.retry_after <= PATIENCE
    return error.reason in ASK_AGAIN


def _as_asked(error: FetchError, url: str, checked_url: str) -> FetchError:
    """The error of a redirect's hop, told about the address that was asked."""
    message = error.message
    if error.subject != checked_url:
        message = f"{message} (redirected to {error.subject})"
    return FetchError(url, message, error.reason, error.transient, error.status, error.retry_after)
