"""Many questions to many hosts: politely to each, without waiting for the slowest."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from itertools import pairwise

import pytest

from flows.fetch import Fetcher, FetchRequest
from flows.http.hosts import FAILURES_IN_A_ROW, LONGEST_GAP, HostGate
from flows.settings import FetchSettings


class Anywhere:
    """Every host and port: these tests serve their sites on loopback; ``test_networks`` is about what is refused."""

    def __contains__(self, place: str) -> bool:
        return True


POLITE = FetchSettings(
    user_agent="newsfacts/0.1 (+https://example.org/bot)", min_gap_seconds=2, respect_robots=False, timeout_seconds=5
)


def policy(**given) -> FetchSettings:
    return POLITE.model_copy(update={"private_hosts": Anywhere()} | given)


def fetch_all(fetcher: Fetcher, *urls: str) -> dict[str, str]:
    """What became of each address: a reason code, "fetched" or "unchanged"."""
    outcomes = dict(fetcher.fetch_all(FetchRequest(url=url) for url in urls))
    assert sorted(request.url for request in outcomes) == sorted(urls)
    return {
        request.url: outcome.error.reason if outcome.error else "unchanged" if outcome.unchanged else "fetched"
        for request, outcome in outcomes.items()
    }


def test_one_host_is_asked_one_thing_at_a_time_with_pauses(site, clock):
    """The gap runs from the end of one answer to the start of the next question."""
    site.clock = clock

    def slow(talk):
        clock.sleep(3)  # an answer takes its time; the gap starts after it
        talk.say(200)

    urls = [site.play(f"/{number}", slow) for number in range(4)]
    with Fetcher(policy(), clock=clock, sleep=clock.sleep) as fetcher:
        assert set(fetch_all(fetcher, *urls).values()) == {"fetched"}
    starts = [visit.at for visit in site.visits]
    assert [visit.alongside for visit in site.visits] == [1, 1, 1, 1]
    assert [after - before for before, after in pairwise(starts)] == [5.0, 5.0, 5.0]


def test_hosts_are_asked_at_the_same_time(site, other_site):
    """Each waits for the other in the middle of its answer, which only works in parallel."""
    both = threading.Barrier(2, timeout=5)
    for place in (site, other_site):
        place.play("/a", lambda talk: (both.wait(), talk.say(200)))
    with Fetcher(policy()) as fetcher:
        results = fetch_all(fetcher, site.url("/a"), other_site.url("/a"))
    assert set(results.values()) == {"fetched"}


def test_no_thread_waits_with_a_resting_host(site, other_site, clock):
    """One thread serves both hosts, and asks one while the other has its pause."""
    site.clock = other_site.clock = clock
    urls = [place.on(f"/{number}") for number in range(3) for place in (site, other_site)]
    with Fetcher(policy(concurrency=1), clock=clock, sleep=clock.sleep) as fetcher:
        assert set(fetch_all(fetcher, *urls).values()) == {"fetched"}
    assert [visit.at - 1000 for visit in site.visits] == [0, 2, 4]
    assert [visit.at - 1000 for visit in other_site.visits] == [0, 2, 4]


def test_redirects_between_hosts_wait_for_their_turn(site, other_site):
    """Crossing redirects neither break the other host's peace nor wait for each other for ever."""
    urls = []
    for number in range(6):
        for here, there in ((site, other_site), (other_site, site)):
            urls.append(here.on(f"/{number}", 302, Location=there.url(f"/to{number}")))
            there.play(f"/to{number}", lambda talk: (time.sleep(0.01), talk.say(200)))
    with Fetcher(policy(min_gap_seconds=0.01)) as fetcher:
        assert set(fetch_all(fetcher, *urls).values()) == {"fetched"}
    assert {visit.alongside for visit in site.visits + other_site.visits} == {1}
    assert len(site.visits) == len(other_site.visits) == 12


def test_a_short_retry_after_is_waited_for(site, clock):
    """Then the page is asked for once more."""
    site.clock = clock
    url = site.one_after_another("/a", lambda talk: talk.say(429, Retry_After="4"), lambda talk: talk.say(200))
    with Fetcher(policy(), clock=clock, sleep=clock.sleep) as fetcher:
        assert fetch_all(fetcher, url) == {url: "fetched"}
    assert site.visits[1].at - site.visits[0].at == 4


@pytest.mark.parametrize("status", [429, 503])
def test_a_host_that_wants_a_pause_gets_it(site, other_site, clock, status):
    """Its other pages are put off without a question, other hosts are not, and later it is asked again."""
    first = site.on("/a", status, Retry_After="600")
    rest = [site.on(f"/{number}") for number in range(3)]
    with Fetcher(policy(), clock=clock, sleep=clock.sleep) as fetcher:
        limited = fetcher.fetch(first).error
        assert (limited.transient, limited.retry_after) == (True, 600)
        assert set(fetch_all(fetcher, *rest).values()) == {"host_deferred"}
        deferred = fetcher.fetch(rest[0]).error
        assert (deferred.transient, deferred.retry_after) == (True, 600)
        assert fetch_all(fetcher, other_site.on("/b")) == {other_site.url("/b"): "fetched"}
        assert site.paths == ["/a"]
        clock.sleep(600)
        assert fetch_all(fetcher, rest[0]) == {rest[0]: "fetched"}


def test_too_many_requests_without_a_time_is_a_pause_too(site, clock):
    """A 429 that does not say how long still means "less"."""
    first, second = site.on("/a", 429), site.on("/b")
    with Fetcher(policy(), clock=clock, sleep=clock.sleep) as fetcher:
        assert fetch_all(fetcher, first, second) == {first: "rate_limited", second: "host_deferred"}


def test_an_unavailable_page_does_not_close_its_host(site, clock):
    """503 without Retry-After is one page's trouble."""
    first, second = site.on("/a", 503), site.on("/b")
    with Fetcher(policy(), clock=clock, sleep=clock.sleep) as fetcher:
        assert fetch_all(fetcher, first, second) == {first: "server_error", second: "fetched"}


def test_a_dead_host_is_left_alone(site, clock):
    """After a few broken connections in a row the rest of its pages wait for another run."""
    urls = [site.play(f"/{number}", lambda talk: talk.reset()) for number in range(9)]
    with Fetcher(policy(), clock=clock, sleep=clock.sleep) as fetcher:
        results = list(fetch_all(fetcher, *urls).values())
    assert len(site.paths) == FAILURES_IN_A_ROW
    assert results[-1] == "host_deferred"


def test_an_answer_of_any_kind_means_the_host_lives(site, clock):
    """Failures that are not in a row, with missing pages between, close nothing."""
    urls = []
    for number in range(6):
        urls += [site.play(f"/bad{number}", lambda talk: talk.reset()), site.on(f"/lost{number}", 404)]
    with Fetcher(policy(), clock=clock, sleep=clock.sleep) as fetcher:
        assert set(fetch_all(fetcher, *urls).values()) == {"connection_reset", "not_found"}


def test_gates_let_through_in_order_of_arrival(clock):
    """No thread can starve another, and a failure inside passes the turn on."""
    gate = HostGate("news.example:443", 0, clock, clock.sleep)
    order: list[int] = []
    started = threading.Event()

    def pass_through(number: int) -> None:
        with gate.passage("https://news.example/"):
            order.append(number)

    def hold() -> None:
        try:
            with gate.passage("https://news.example/"):
                started.set()
                time.sleep(0.2)
                raise KeyError("a bug")
        except KeyError:
            order.append(-1)

    threads = [threading.Thread(target=hold)]
    threads[0].start()
    started.wait(5)
    for number in range(5):
        threads.append(threading.Thread(target=pass_through, args=(number,)))
        threads[-1].start()
        time.sleep(0.01)
    for thread in threads:
        thread.join(5)
    assert len(order) == 6
    assert [number for number in order if number >= 0] == [0, 1, 2, 3, 4]


# robots.txt


@pytest.fixture
def robots(clock):
    with Fetcher(policy(respect_robots=True), clock=clock, sleep=clock.sleep) as fetcher:
        yield fetcher


def visits_of_robots(site) -> int:
    return sum(visit.path == "/robots.txt" for visit in site.visits)


def test_robots_are_obeyed_and_read_once(site, robots):
    """What is forbidden is not asked, for all agents or for us by name."""
    site.on("/robots.txt", body=b"User-agent: *\nDisallow: /\n\nUser-agent: NewsFacts\nDisallow: /private/\n")
    open_page, closed_page = site.on("/news/a"), site.on("/private/b")
    assert fetch_all(robots, open_page, closed_page) == {open_page: "fetched", closed_page: "robots_denied"}
    assert robots.fetch(closed_page).error.transient is False
    assert (site.paths, visits_of_robots(site)) == (["/news/a"], 1)


def test_robots_hold_on_every_hop(site, other_site, robots):
    """A redirect does not lead around another site's rules."""
    other_site.on("/robots.txt", body=b"User-agent: *\nDisallow: /")
    url = site.on("/a", 302, Location=other_site.on("/b"))
    assert fetch_all(robots, url) == {url: "robots_denied"}
    assert other_site.paths == []


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_no_robots_no_rules(site, robots, status):
    """RFC 9309: a robots.txt that is not there forbids nothing."""
    site.on("/robots.txt", status)
    url = site.on("/a")
    assert fetch_all(robots, url) == {url: "fetched"}


@pytest.mark.parametrize(
    "answer",
    [
        lambda talk: talk.say(500),
        lambda talk: talk.reset(),
        lambda talk: talk.say(429, Retry_After="90"),
        lambda talk: talk.break_off(b"User-agent: *", Content_Length="900"),
    ],
    ids=["500", "reset", "429", "cut"],
)
def test_unreadable_robots_forbid_everything_for_now(site, robots, answer):
    """RFC 9309: while the rules cannot be read nothing is asked; that is temporary and says so."""
    site.play("/robots.txt", answer)
    urls = [site.on("/a"), site.on("/b")]
    results = fetch_all(robots, *urls)
    assert set(results.values()) == {"robots_unavailable"}
    error = robots.fetch(urls[0]).error
    assert (error.transient, site.url("/robots.txt") in error.message) == (True, True)
    assert site.paths == []
    assert visits_of_robots(site) <= 2


def test_a_stumbling_robots_file_is_read_again(site, robots):
    """One broken answer does not cost a run the whole site."""
    rules = lambda talk: talk.say(200, b"User-agent: *\nDisallow: /private/")  # noqa: E731 - a table of one
    site.one_after_another("/robots.txt", lambda talk: talk.say(500), rules)
    urls = [site.on("/a"), site.on("/private/b")]
    assert fetch_all(robots, *urls) == {urls[0]: "fetched", urls[1]: "robots_denied"}


def test_robots_may_be_elsewhere_and_long(site, other_site, robots):
    """Redirects are followed to another host, and rules within the first 512 KiB hold."""
    rules = b"User-agent: *\nDisallow: /private/\n" + b"# a comment\n" * 60_000
    site.on("/robots.txt", 301, Location=other_site.on("/rules.txt", body=rules))
    urls = [site.on("/a"), site.on("/private/b")]
    assert fetch_all(robots, *urls) == {urls[0]: "fetched", urls[1]: "robots_denied"}


@pytest.mark.parametrize(
    ("stated", "pause"), [(b"7", 7), (b"0.5", 2), (b"9999", LONGEST_GAP), (b"nan", 2), (b"inf", 2), (b"often", 2)]
)
def test_crawl_delay_lengthens_the_gap(site, robots, clock, stated, pause):
    """Up to a limit, and never below our own gap."""
    site.clock = clock
    site.on("/robots.txt", body=b"User-agent: *\nCrawl-delay: " + stated)
    fetch_all(robots, site.on("/a"), site.on("/b"))
    assert site.visits[-1].at - site.visits[-2].at == pause


def test_robots_can_be_left_aside(site, clock):
    """``respect_robots = false`` is for one's own sites: the file is not even asked for."""
    site.on("/robots.txt", body=b"User-agent: *\nDisallow: /")
    url = site.on("/a")
    with Fetcher(policy(), clock=clock, sleep=clock.sleep) as fetcher:
        assert fetch_all(fetcher, url) == {url: "fetched"}
    assert visits_of_robots(site) == 0


# The run


def test_outcomes_come_while_others_are_being_fetched(site, other_site):
    """The first answer is handed over before the second exists."""
    read = threading.Event()
    quick = site.on("/quick")
    waiting = other_site.play("/waiting", lambda talk: (read.wait(5), talk.say(200)))
    with Fetcher(policy()) as fetcher:
        outcomes = fetcher.fetch_all([FetchRequest(url=waiting), FetchRequest(url=quick)])
        assert next(outcomes)[0].url == quick
        read.set()
        assert next(outcomes)[1].resource
        assert next(outcomes, None) is None


def test_a_reader_that_leaves_stops_the_fetching(site):
    """What is on its way is finished, and nothing new is asked."""
    urls = [site.on(f"/{number}") for number in range(30)]
    with Fetcher(policy(min_gap_seconds=0.02)) as fetcher:
        outcomes = fetcher.fetch_all(FetchRequest(url=url) for url in urls)
        next(outcomes)
        outcomes.close()
    assert len(site.paths) < 10


@pytest.mark.parametrize("where", ["Fetcher._judge", "Turns.take", "Turns.give_back"])
def test_a_bug_stops_the_run(site, monkeypatch, where):
    """Only failures of the web become outcomes; a mistake of ours is raised where it is seen."""

    def mistaken(*_: object) -> None:
        raise KeyError("a mistake")

    monkeypatch.setattr(f"flows.fetch.{where}", mistaken)
    with Fetcher(policy()) as fetcher, pytest.raises(KeyError, match="a mistake"):
        list(fetcher.fetch_all([FetchRequest(url=site.on("/a"))]))


def test_addresses_that_cannot_be_asked_come_back_too(site, clock):
    """Every request has its outcome, and the same request twice has two."""
    url = site.on("/a")
    bad = FetchRequest(url="file:///etc/passwd")
    good = FetchRequest(url=url)
    with Fetcher(policy(), clock=clock, sleep=clock.sleep) as fetcher:
        outcomes = list(fetcher.fetch_all([bad, good, replace(good), bad]))
    assert sorted(request.url for request, _ in outcomes) == sorted([bad.url, url, url, bad.url])


def test_the_proxy_of_the_settings_is_used_and_no_other(site, clock, monkeypatch):
    """Environment variables meant for other programs change nothing."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    site.on("http://news.example/rail", body=b"<p>through the proxy</p>")
    with Fetcher(policy(), clock=clock, sleep=clock.sleep) as fetcher:
        assert fetch_all(fetcher, site.on("/a")) == {site.url("/a"): "fetched"}
    with Fetcher(policy(proxy=site.base), clock=clock, sleep=clock.sleep) as fetcher:
        resource = fetcher.fetch("http://news.example/rail").resource
    assert (resource.body, resource.final_url) == (b"<p>through the proxy</p>", "http://news.example/rail")
    assert site.visits[-1].headers["host"] == "news.example"
