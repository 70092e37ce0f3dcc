"""Two addresses of one page: feed proxies lead where other feeds link directly."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from flows.fetch import Fetcher, FetchRequest


class Anywhere:
    """Every host and port: these tests serve their sites on loopback; ``test_networks`` is about what is refused."""

    def __contains__(self, place: str) -> bool:
        return True


@dataclass(frozen=True)
class Policy:
    user_agent: str = "newsfacts/0.1"
    timeout_seconds: float = 5.0
    max_bytes: int = 100_000
    min_gap_seconds: float = 0.0
    concurrency: int = 4
    respect_robots: bool = False
    proxy: str | None = None
    private_hosts: Anywhere = Anywhere()  # noqa: RUF009 - it has no state


@pytest.mark.parametrize("order", [("/story", "/proxy"), ("/proxy", "/story")])
def test_a_page_is_fetched_once_however_it_is_linked(site, order):
    """Whichever address comes first brings the page; the other one says so."""
    site.on("/story")
    site.on("/proxy", status=302, body=b"", Location=site.url("/story?utm_source=proxy"))
    site.on("/story?utm_source=proxy")
    with Fetcher(Policy()) as fetcher:
        first, second = (fetcher.fetch(site.url(path)) for path in order)
    assert first.resource is not None
    assert (second.unchanged, second.same_as) == (True, site.url(order[0]))
    assert sum(path.startswith("/story") for path in site.paths) == 1


def test_asking_again_for_the_same_address_asks_again(site):
    """Only another address is a twin: the same one may be asked for anew, with its validators."""
    url = site.on("/story", ETag='"1"')
    with Fetcher(Policy()) as fetcher:
        assert [fetcher.fetch(url).same_as for _ in range(2)] == [None, None]
    assert site.paths == ["/story", "/story"]


def test_twins_come_with_their_requests(site):
    """In a batch every request has its outcome, twins included."""
    site.on("/story")
    for number in range(3):
        site.on(f"/proxy{number}", status=302, body=b"", Location=site.url("/story"))
    requests = [FetchRequest(url=site.url(path)) for path in ("/story", "/proxy0", "/proxy1", "/proxy2")]
    with Fetcher(Policy()) as fetcher:
        outcomes = dict(fetcher.fetch_all(requests))
    assert set(outcomes) == set(requests)
    assert sum(outcome.resource is not None for outcome in outcomes.values()) == 1
    assert site.paths.count("/story") == 1
