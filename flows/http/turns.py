"""Whose turn it is: work shared out so that nobody waits for a host while another one is free."""

from __future__ import annotations

import heapq
import threading
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from typing import Generic, TypeVar

_LOOK_AGAIN = 0.25  # seconds a thread sleeps before it looks whether another host became free sooner

Work = TypeVar("Work")


class Turns(Generic[Work]):
    """The work of many hosts, given to threads by when each host may be asked; never two of one host at once.

    With a pause between two questions, threads that stayed with one host would sleep most of the time.
    ``free_at`` tells when a host may be asked next. Hosts with most work left go first.
    """

    def __init__(
        self,
        shares: Mapping[str, Iterable[Work]],
        free_at: Callable[[str], float],
        clock: Callable[[], float],
        sleep: Callable[[float], None],
    ) -> None:
        self._work = {host: deque(share) for host, share in shares.items()}
        self._free_at = free_at
        self._clock = clock
        self._sleep = sleep
        self._lock = threading.Lock()
        self._queue = [(0.0, -len(share), host) for host, share in self._work.items() if share]
        heapq.heapify(self._queue)

    def take(self, stop: threading.Event) -> tuple[str, Work] | None:
        """The next piece of work, waiting until its host is free; None: nothing is left for this thread.

        A host that is being asked is not counted: the thread asking it will take its next turn.
        """
        while not stop.is_set():
            with self._lock:
                if not self._queue:
                    return None
                free_at, _, host = self._queue[0]
                wait = free_at - self._clock()
                if wait <= 0:
                    heapq.heappop(self._queue)
                    return host, self._work[host].popleft()
            self._sleep(min(wait, _LOOK_AGAIN))
        return None

    def give_back(self, host: str, undone: Work | None = None) -> None:
        """Say that the host's turn is over; ``undone`` is work that it did not get to."""
        with self._lock:
            share = self._work[host]
            if undone is not None:
                share.appendleft(undone)
            if share:
                heapq.heappush(self._queue, (self._free_at(host), -len(share), host))
