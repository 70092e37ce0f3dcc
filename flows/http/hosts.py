"""Hosts and their patience: one question at a time, a pause between two, and longer when they ask for it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from flows.http.addresses import host_of
from flows.http.failures import HOST_TROUBLE, FetchFailure, fetch_error
from models import FetchError

PATIENCE = 5.0  #: seconds; a pause up to this is waited for, a longer one is left to a later run
LONGEST_GAP = 30.0  #: seconds; a Crawl-delay beyond it would let one host hold up the run
FAILURES_IN_A_ROW = 5  #: connections that fail before a host is left alone for the rest of the run


class HostGate:
    """The way to one host, passed by one question at a time, in order of arrival.

    Whoever passes may not wait for another host's gate before leaving this one; so no two threads can wait
    for each other.
    """

    def __init__(self, host: str, gap: float, clock: Callable[[], float], sleep: Callable[[float], None]) -> None:
        self._host = host
        self._gap = gap
        self._clock = clock
        self._sleep = sleep
        self._turn = threading.Condition()
        self._tickets = 0
        self._served = 0
        self._left_at: float | None = None  # None: not asked yet
        self._closed_until = float("-inf")
        self._failures = 0

    @contextmanager
    def passage(self, url: str) -> Iterator[None]:
        """Wait for the turn and the gap, then hold the gate for one question.

        A FetchError raised inside counts against the host when it is the host's trouble. Raises FetchError
        ``host_deferred`` when the host is to be left alone.
        """
        with self._in_order():
            self._wait(url)
            failures = self._failures
            self._failures = 0
            try:
                yield
            except FetchError as error:
                if error.reason in HOST_TROUBLE:
                    self._failures = failures + 1
                raise
            finally:
                self._left_at = self._clock()

    @property
    def free_at(self) -> float:
        """When a question is let through without waiting, or refused, which happens at once."""
        if self._is_given_up or self._closed_until - self._clock() > PATIENCE:
            return self._clock()
        rested_at = float("-inf") if self._left_at is None else self._left_at + self._gap
        return max(self._closed_until, rested_at)

    def close_for(self, seconds: float) -> None:
        """Leave the host alone for so long, counted from now."""
        self._closed_until = max(self._closed_until, self._clock() + seconds)

    def slow_down(self, gap: float) -> None:
        """Wait at least ``gap`` seconds between two questions, up to LONGEST_GAP."""
        self._gap = max(self._gap, min(gap, LONGEST_GAP))

    def _wait(self, url: str) -> None:
        if self._is_given_up:
            happened = f"not asked: {self._failures} connections to {self._host} failed in a row"
            raise fetch_error(url, FetchFailure.HOST_DEFERRED, happened)
        pause = self._closed_until - self._clock()
        if pause > PATIENCE:
            happened = f"not asked: {self._host} wants to be left alone for {pause:.0f} s"
            raise fetch_error(url, FetchFailure.HOST_DEFERRED, happened, retry_after=pause)
        wait = self.free_at - self._clock()
        if wait > 0:
            self._sleep(wait)

    @property
    def _is_given_up(self) -> bool:
        return self._failures >= FAILURES_IN_A_ROW

    @contextmanager
    def _in_order(self) -> Iterator[None]:
        with self._turn:
            ticket = self._tickets
            self._tickets += 1
            self._turn.wait_for(lambda: self._served == ticket)
        try:
            yield
        finally:
            with self._turn:
                self._served += 1
                self._turn.notify_all()


class HostGates:
    """One gate per host, made when first needed."""

    def __init__(self, gap: float, clock: Callable[[], float], sleep: Callable[[float], None]) -> None:
        self._gap = gap
        self._clock = clock
        self._sleep = sleep
        self._gates: dict[str, HostGate] = {}
        self._lock = threading.Lock()

    def of(self, url: str) -> HostGate:
        """The gate of a checked address."""
        return self._gate(host_of(url))

    def free_at(self, host: str) -> float:
        """When the host may be asked next, by the clock."""
        return self._gate(host).free_at

    def _gate(self, host: str) -> HostGate:
        with self._lock:
            if host not in self._gates:
                self._gates[host] = HostGate(host, self._gap, self._clock, self._sleep)
            return self._gates[host]
