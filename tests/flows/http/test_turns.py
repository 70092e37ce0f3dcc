"""Work is shared out fairly: all of it, once, and never two of one host together."""

from __future__ import annotations

import threading

from hypothesis import given, settings
from hypothesis import strategies as st

from flows.http.turns import Turns

shares_of_hosts = st.dictionaries(st.sampled_from("abcd"), st.lists(st.integers(), max_size=5))


@settings(max_examples=30, deadline=None)
@given(shares=shares_of_hosts, threads=st.integers(1, 4))
def test_everything_is_done_once_and_hosts_never_overlap(shares, threads):
    """Whatever the shares and the number of threads."""
    turns = Turns(shares, lambda host: 0.0, lambda: 0.0, lambda seconds: None)
    busy: set[str] = set()
    done: list[tuple[str, int]] = []

    def work() -> None:
        while turn := turns.take(threading.Event()):
            assert turn[0] not in busy
            busy.add(turn[0])
            done.append(turn)
            busy.remove(turn[0])
            turns.give_back(turn[0])

    workers = [threading.Thread(target=work) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(10)
    for host, share in shares.items():
        assert [item for name, item in done if name == host] == share
    assert len(done) == sum(map(len, shares.values()))


def test_the_host_that_is_free_soonest_goes_first(clock):
    """And undone work is not lost, nor does it lose its place."""
    free_at = {"slow": 1009.0, "quick": 1002.0}
    turns = Turns({"slow": [1, 2], "quick": [3, 4]}, free_at.__getitem__, clock, clock.sleep)
    go = threading.Event()
    assert [turns.take(go), turns.take(go)] == [("quick", 3), ("slow", 1)]
    turns.give_back("slow", undone=1)
    turns.give_back("quick")
    assert (turns.take(go), clock.now) == (("quick", 4), 1002.0)
    assert (turns.take(go), clock.now) == (("slow", 1), 1009.0)
    turns.give_back("quick")
    assert turns.take(go) is None


def test_nothing_is_taken_after_the_stop(clock):
    """A thread does not wait for a host when the run has ended."""
    stopped = threading.Event()
    stopped.set()
    assert Turns({"a": [1]}, lambda host: 0.0, clock, clock.sleep).take(stopped) is None
