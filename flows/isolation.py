"""Work on other people's bytes, in processes of its own: what crashes, hangs or swells costs one item.

Parsers written in C die by signals, and no thread can stop a regular expression that never ends. So each
item is read by a worker process that may use so much processor time, so much memory and so much time by the
clock, and is replaced when it dies. One item is given out at a time, so that its neighbours lose nothing.
This contains accidents and floods; it is no sandbox against code that has taken a worker over.

A bug of ours costs its item as well, since one odd page must not keep a night's news from being stored. It is no
failure of the page, though: its reason is ``internal_error`` and its traceback is kept, the run ends with an exit
code of its own (5), and ``newsfacts doctor`` calls it bad until an update has read the item. A bug outside of the
readers stops the run.
"""

from __future__ import annotations

import logging
import math
import multiprocessing
import resource
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor
from dataclasses import dataclass
from threading import Lock
from typing import Any, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from models import INTERNAL_ERROR, NewsFactsError
from models.errors import internal_message, traceback_of
from models.wording import shown

Item = TypeVar("Item")
Result = TypeVar("Result")

#: Imported once, by the server that all workers are forked from; it runs nothing else, so that it has no threads.
_PRELOADED = ["extractors.feed", "extractors.article", "extractors.facts", "extractors.nlp"]
_WALL_FACTOR = 6  # a busy machine gives a process a part of a processor's time; what computes is stopped before
_LOST = 60.0  # seconds beyond all limits, after which an item given out was not even begun
_ORPHANED = 30.0  # seconds beyond the clock's limit, after which a worker ends itself
_NEW_POOLS = 3  # for one item, before it is to blame
_MIB = 1024 * 1024
_LONGEST_RECORD = 5_000  # characters of the log: a message with its traceback
_RELAYED = ("flows", "extractors")  # loggers whose words reach the log of the run

logger = logging.getLogger(__name__)


class Casualty(Exception):  # noqa: N818 - what befell an item; its reader makes an error of its stage out of it
    """An item whose worker died or had to be stopped, or whose reader has a bug: then with its traceback."""

    def __init__(self, reason: str, message: str, transient: bool = False, traceback: str | None = None) -> None:
        super().__init__(reason, message, transient, traceback)
        self.reason = reason
        self.message = message
        self.transient = transient
        self.traceback = traceback

    @classmethod
    def of_bug(cls, bug: Exception) -> Casualty:
        return cls(INTERNAL_ERROR, internal_message(bug), traceback=traceback_of(bug))


Fault = NewsFactsError | Casualty  #: in place of a result


class Crew:
    """Worker processes; the first item starts them, the end of this process ends them.

    ``memory_mb`` bounds the data of one worker, ``most_items`` is when it is replaced, since vocabularies and
    heaps only grow. With no workers the work is done in this process, and only errors are contained.
    """

    def __init__(self, workers: int, memory_mb: int, most_items: int) -> None:
        self._workers = workers
        self._memory_mb = memory_mb
        self._most_items = most_items
        self._lock = Lock()
        self._pool: ProcessPool | None = None

    def each(self, work: Callable[[Item], Result], items: Iterable[Item], seconds: float) -> Iterator[Result | Fault]:
        """What becomes of each item, in order: its result, the error of ours that it raised, or a Casualty.

        ``work`` is a function of a module; items and results can be pickled. ``seconds`` of processor time
        are allowed for each item, and six times as many by the clock.
        """
        if not self._workers:
            yield from (_attempted(work, item) for item in items)
            return
        given: deque[_Task] = deque()
        try:
            for item in items:
                given.append(self._give(work, item, seconds))
                if len(given) > 2 * self._workers:
                    yield self._taken(given.popleft())
            while given:
                yield self._taken(given.popleft())
        finally:  # a reader that left, or an interrupted run
            for task in given:
                task.future.cancel()  # type: ignore[no-untyped-call]  # pebble annotates results only

    def one(self, work: Callable[[Item], Result], item: Item, seconds: float) -> Result:
        """The result of one item; raises the error of ours or the Casualty that ``each`` yields."""
        (outcome,) = self.each(work, [item], seconds)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def close(self) -> None:
        """Stop the workers; later items start others."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool:
            _stop(pool)

    def _give(self, work: Callable[[Any], Any], item: Any, seconds: float) -> _Task:
        for _ in range(_NEW_POOLS):
            pool = self._running()
            try:
                future = pool.schedule(_limited, (work, item, seconds), timeout=seconds * _WALL_FACTOR)
            except RuntimeError:  # it broke since
                self._leave(pool)
            else:
                return _Task(work, item, seconds, pool, future)
        raise RuntimeError("no worker process can be started")

    def _running(self) -> ProcessPool:
        with self._lock:
            if self._pool is None:
                context = multiprocessing.get_context("forkserver")  # forking this process could copy held locks
                context.set_forkserver_preload(_PRELOADED)
                self._pool = ProcessPool(
                    max_workers=self._workers,
                    max_tasks=self._most_items,
                    initializer=_limit_worker,
                    initargs=(self._memory_mb,),
                    context=context,
                )
            return self._pool

    def _taken(self, task: _Task) -> Any:
        """The outcome of an item given out; given out again where the pool failed, not the item."""
        for _ in range(_NEW_POOLS):
            try:
                outcome, records = task.future.result(timeout=2 * task.wall_seconds + _LOST)
            except ProcessExpired as expired:
                return _death(expired.exitcode, task.seconds)
            except TimeoutError:
                if task.future.done():
                    message = f"not done after {task.wall_seconds:.0f} s by the clock"
                    return Casualty("time_limit", message, transient=True)  # the machine may have been busy
                self._leave(task.pool)
            except BrokenExecutor:
                self._leave(task.pool)
            except Exception as bug:  # noqa: BLE001 - what a reader made cannot be passed on
                return Casualty.of_bug(bug)
            else:
                for name, level, text in records:
                    logging.getLogger(name).log(level, "%s", text)
                return outcome
            task = self._give(task.work, task.item, task.seconds)
        return Casualty("extractor_crashed", "the processes that should read it died again and again")

    def _leave(self, pool: ProcessPool) -> None:
        """Give up a pool that lost count of its workers; the next item starts another."""
        with self._lock:
            if self._pool is pool:
                self._pool = None
        _stop(pool)


@dataclass(frozen=True, slots=True)
class _Task:
    """An item that was given out."""

    work: Callable[[Any], Any]
    item: Any
    seconds: float
    pool: ProcessPool
    future: ProcessFuture[Any]

    @property
    def wall_seconds(self) -> float:
        return self.seconds * _WALL_FACTOR


def _stop(pool: ProcessPool) -> None:
    pool.stop()  # type: ignore[no-untyped-call]  # likewise
    pool.join()


def _attempted(work: Callable[[Item], Result], item: Item) -> Result | Fault:
    """The result of the work, or what came in its place; a bug of ours is told in full in the log as well."""
    try:
        return work(item)
    except NewsFactsError as error:
        return error
    except MemoryError:
        return Casualty("out_of_memory", "reading it takes more memory than a worker may have")
    except RecursionError:
        return Casualty("too_deep", "it is nested too deeply to be read")
    except Exception as bug:  # noqa: BLE001 - no other item shall pay for it; it is told as what it is
        casualty = Casualty.of_bug(bug)
        logger.error("%s\n%s", casualty.message, casualty.traceback)
        return casualty


def _limit_worker(memory_mb: int) -> None:
    """What a worker does first: accept its limits, and leave no memory image behind when it dies."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_DATA, (memory_mb * _MIB, memory_mb * _MIB))
    logging.getLogger().addHandler(logging.NullHandler())  # not on the terminal: what matters is passed on


def _limited(
    work: Callable[[Item], Result], item: Item, seconds: float
) -> tuple[Result | Fault, list[tuple[str, int, str]]]:
    """What came of the work and what was logged meanwhile; past its seconds the kernel ends the process.

    The clock's limit is kept by the parent; the alarm is for a parent that was killed meanwhile.
    """
    signal.alarm(math.ceil(seconds * _WALL_FACTOR + _ORPHANED))
    spent = resource.getrusage(resource.RUSAGE_SELF)
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    until = math.ceil(spent.ru_utime + spent.ru_stime + seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (until if most == resource.RLIM_INFINITY else min(until, most), most))
    records = _Records()
    for name in _RELAYED:
        logging.getLogger(name).addHandler(records)
    try:
        return _attempted(work, item), records.kept
    finally:
        signal.alarm(0)
        for name in _RELAYED:
            logging.getLogger(name).removeHandler(records)
        resource.setrlimit(resource.RLIMIT_CPU, (most, most))


class _Records(logging.Handler):
    """Keeps warnings and errors as (logger, level, text), which can be pickled."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.kept: list[tuple[str, int, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.kept.append((record.name, record.levelno, shown(self.format(record), _LONGEST_RECORD)))


def _death(exit_code: int | None, seconds: float) -> Casualty:
    """What the way a worker ended tells about its item."""
    number = -(exit_code or 0)
    if number == signal.SIGXCPU:
        return Casualty("time_limit", f"stopped after {seconds:.0f} s of processor time")
    if number == signal.SIGKILL:  # not by us: the kernel, when the machine's memory ran out
        return Casualty("out_of_memory", "the process reading it was killed, most likely for want of memory", True)
    how = f"signal {number}" if number > 0 else f"exit {exit_code}"
    return Casualty(f"extractor_crashed ({how})", "the process that read it died")
