"""Worker processes: what kills one costs the item it was reading, and nothing else."""

from __future__ import annotations

import logging
import os
import signal
import time
from collections.abc import Iterator

import pytest

from flows.isolation import Casualty, Crew
from models import ArticleError

MARKERS = {
    "SIGSEGV": "extractor_crashed (signal 11)",
    "SIGABRT": "extractor_crashed (signal 6)",
    "_exit": "extractor_crashed (exit 7)",
    "loop": "time_limit",
    "sleep": "time_limit",
    "memory": "out_of_memory",
    "depth": "too_deep",
    "bug": "internal_error",
}


def read(text: str) -> str:
    """The text in capitals; a marker does what hostile bytes can do to a parser written in C."""
    if text in ("SIGSEGV", "SIGABRT"):
        os.kill(os.getpid(), signal.Signals[text])
    if text == "_exit":
        os._exit(7)
    while text == "loop":
        pass
    if text == "sleep":
        time.sleep(60)
    if text == "memory":
        bytearray(4 << 30)
    if text == "depth":
        read_deeper(text)
    if text == "bug":
        1 / 0  # noqa: B018
    if text == "refused":
        raise ArticleError("https://news.example/1", "no article", "no_article")
    if text == "warned":
        logging.getLogger("extractors.page").warning("odd: \x1b[2J")
    return text.upper()


def read_deeper(text: str) -> str:
    return read_deeper(text) + text


def pid(_: int) -> int:
    return os.getpid()


def killed(_: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.fixture(scope="module", params=[1, 2], ids=["one worker", "two workers"])
def crew(request) -> Iterator[Crew]:
    crew = Crew(request.param, 400, 200)
    yield crew
    crew.close()


def test_each_marker_costs_its_item_and_no_neighbour(crew):
    """Fifty items of which eight are too much for their reader: 42 results, in order."""
    items = [f"item {number}" for number in range(42)]
    mixed = [*items[:10], *MARKERS, *items[10:]]
    outcomes = list(crew.each(read, mixed, seconds=1))
    assert [outcome for outcome in outcomes if isinstance(outcome, str)] == [item.upper() for item in items]
    casualties = {item: outcome for item, outcome in zip(mixed, outcomes, strict=True) if item in MARKERS}
    assert all(isinstance(outcome, Casualty) and outcome.message for outcome in casualties.values())
    assert {item: outcome.reason for item, outcome in casualties.items()} == MARKERS
    assert {item for item, outcome in casualties.items() if outcome.traceback} == {"bug"}


def test_a_bug_is_told_with_the_place_where_it_is(crew, caplog):
    """In what is stored and in the log, through the worker process."""
    (casualty,) = crew.each(read, ["bug"], seconds=1)
    assert "newsfacts itself failed: ZeroDivisionError at test_isolation.py:" in casualty.message
    assert "1 / 0  # noqa" in casualty.traceback
    assert casualty.traceback.endswith("ZeroDivisionError: division by zero")
    assert casualty.traceback in caplog.text


def test_an_error_of_ours_comes_back_as_it_was_raised(crew):
    (outcome,) = crew.each(read, ["refused"], seconds=1)
    assert isinstance(outcome, ArticleError)
    assert (outcome.subject, outcome.reason) == ("https://news.example/1", "no_article")
    with pytest.raises(ArticleError):
        crew.one(read, "refused", seconds=1)


def test_what_a_worker_logs_reaches_the_log_of_the_run(crew, caplog):
    assert crew.one(read, "warned", seconds=1) == "WARNED"
    assert caplog.messages == ["odd: \\x1b[2J"]


def test_a_reader_that_leaves_early_stops_the_rest(crew):
    outcomes = crew.each(read, ["a", "sleep", "b"], seconds=1)
    assert next(outcomes) == "A"
    outcomes.close()
    assert crew.one(read, "c", seconds=1) == "C"


def test_workers_are_replaced_after_so_many_items():
    crew = Crew(1, 400, most_items=3)
    numbers = list(crew.each(pid, range(9), seconds=1))
    crew.close()
    assert len(set(numbers)) == 3
    assert os.getpid() not in numbers


def test_without_workers_all_is_done_here_and_errors_are_still_contained():
    crew = Crew(0, 400, 10)
    assert list(crew.each(pid, [1], seconds=1)) == [os.getpid()]
    fine, failed = crew.each(read, ["fine", "bug"], seconds=1)
    assert (fine, failed.reason) == ("FINE", "internal_error")


def test_workers_killed_from_outside_are_replaced(crew):
    """As the kernel does when memory runs out; nothing of it stays behind for the next items."""
    (lost,) = crew.each(killed, [1], seconds=1)
    assert lost.reason == "out_of_memory"
    assert lost.transient
    assert list(crew.each(read, ["x", "y"], seconds=1)) == ["X", "Y"]
