"""One question and its answer: complete and within bounds, or an error that says why not."""

from __future__ import annotations

import gzip
import hashlib
import pickle
import socket
import time
import zlib
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.fetch import Fetcher

PAGE = b"<html><body>" + b"<p>The operator said the line will reopen in May.</p>" * 40 + b"</body></html>"


class Anywhere:
    """Every host and port: these tests serve their sites on loopback; ``test_networks`` is about what is refused."""

    def __contains__(self, place: str) -> bool:
        return True


@dataclass(frozen=True)
class Policy:
    user_agent: str = "newsfacts/0.1 (+https://example.org/bot)"
    timeout_seconds: float = 5.0
    max_bytes: int = 100_000
    min_gap_seconds: float = 1.0
    concurrency: int = 4
    respect_robots: bool = False
    proxy: str | None = None
    private_hosts: Anywhere = Anywhere()  # noqa: RUF009 - it has no state


@pytest.fixture
def fetcher(clock):
    with Fetcher(Policy(), clock=clock, sleep=clock.sleep) as fetcher:
        yield fetcher


def reason(outcome) -> str | None:
    """The reason code of an outcome, which then has neither a resource nor "unchanged"."""
    assert sum([outcome.resource is not None, outcome.unchanged, outcome.error is not None]) == 1
    return outcome.error.reason if outcome.error else None


def raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


# What comes back


def test_a_page_comes_with_all_that_is_said_of_it(site, fetcher):
    """Bytes, hash, type, validators and where they came from; our name is sent, and no cookie ever."""
    url = site.on("/rail", body=PAGE, ETag='W/"1"', Last_Modified="Tue, 23 Jun 2026 10:00:00 GMT", Set_Cookie="a=b")
    for _ in range(2):
        resource = fetcher.fetch(url + "#top").resource
    assert (resource.url, resource.final_url, resource.status) == (url + "#top", url, 200)
    assert (resource.body, resource.body_hash) == (PAGE, hashlib.sha256(PAGE).hexdigest())
    assert (resource.etag, resource.last_modified) == ('W/"1"', "Tue, 23 Jun 2026 10:00:00 GMT")
    assert (resource.content_type, resource.moved_to) == ("text/html", None)
    assert site.visits[1].headers["user-agent"] == "newsfacts/0.1 (+https://example.org/bot)"
    assert "cookie" not in site.visits[1].headers


def test_not_modified_is_unchanged(site, fetcher):
    """Validators are sent back as they came, and 304 means that what we hold is current."""
    url = site.on("/feed", 304, ETag='"2"')
    outcome = fetcher.fetch(url, etag='"1"', last_modified="Tue, 23 Jun 2026 10:00:00 GMT")
    assert (outcome.unchanged, outcome.etag) == (True, '"2"')
    assert site.visits[0].headers["if-none-match"] == '"1"'
    assert site.visits[0].headers["if-modified-since"] == "Tue, 23 Jun 2026 10:00:00 GMT"


def test_not_modified_without_having_asked_is_no_answer(site, fetcher):
    """A server that says 304 to everything must not look like a quiet one."""
    assert reason(fetcher.fetch(site.on("/feed", 304))) == "bad_answer"


def test_the_same_bytes_are_unchanged(site, fetcher):
    """Also where the server knows no validators, or makes a new one each time."""
    url = site.on("/rail", body=PAGE, ETag='"new"')
    outcome = fetcher.fetch(url, etag='"old"', body_hash=hashlib.sha256(PAGE).hexdigest())
    assert (outcome.unchanged, outcome.etag, outcome.resource) == (True, '"new"', None)


@pytest.mark.parametrize("etag", ["é", "a\tb", "x" * 600], ids=ascii)
def test_a_validator_that_cannot_be_sent_back_is_not_kept(site, fetcher, etag):
    """Otherwise the next question could not be asked."""
    url = site.play("/rail", lambda talk: talk.say(200, ETag=etag))
    assert fetcher.fetch(url).resource.etag is None


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzip.compress),
        ("X-GZip", gzip.compress),
        ("gzip", lambda body: gzip.compress(body[:99]) + gzip.compress(body[99:])),
        ("gzip", lambda body: gzip.compress(body) + b"\0\0\0"),
        ("deflate", zlib.compress),
        ("deflate", raw_deflate),
        ("deflate, gzip", lambda body: gzip.compress(zlib.compress(body))),
        ("identity", bytes),
    ],
    ids=["gzip", "x-gzip", "two members", "padding", "zlib", "bare deflate", "twice", "identity"],
)
def test_codings_are_undone(site, fetcher, coding, pack):
    """Every way of compressing that servers use for what we offer."""
    url = site.on("/rail", body=pack(PAGE), Content_Encoding=coding)
    assert fetcher.fetch(url).resource.body == PAGE


# Incomplete answers


def in_chunks(talk, body: bytes, ending: bytes) -> None:
    talk.break_off(f"{len(body):x}\r\n".encode() + body + b"\r\n" + ending, Transfer_Encoding="chunked")


BROKEN = {
    "short": ("incomplete", lambda talk: talk.break_off(PAGE[:500], Content_Length=str(len(PAGE)))),
    "cut chunks": ("incomplete", lambda talk: in_chunks(talk, PAGE[:500], b"200\r\nhalf")),
    "no last chunk": ("incomplete", lambda talk: in_chunks(talk, PAGE[:500], b"")),
    "cut gzip": ("incomplete", lambda talk: talk.say(200, gzip.compress(PAGE)[:-9], Content_Encoding="gzip")),
    "bad checksum": (
        "incomplete",
        lambda talk: talk.say(200, gzip.compress(PAGE)[:-8] + b"\0" * 8, Content_Encoding="gzip"),
    ),
    "cut zlib": ("incomplete", lambda talk: talk.say(200, zlib.compress(PAGE)[:-5], Content_Encoding="deflate")),
    "cut deflate": ("incomplete", lambda talk: talk.say(200, raw_deflate(PAGE)[:-5], Content_Encoding="deflate")),
    "one byte": ("incomplete", lambda talk: talk.say(200, b"x", Content_Encoding="deflate")),
    "not gzip": ("incomplete", lambda talk: talk.say(200, PAGE, Content_Encoding="gzip")),
    "empty": ("empty_body", lambda talk: talk.say(200, b"")),
    "blank": ("empty_body", lambda talk: talk.say(200, b" \r\n\t ")),
    "reset": ("connection_reset", lambda talk: talk.reset()),
    "not http": ("bad_answer", lambda talk: talk.wfile.write(b"220 mail.example ESMTP\r\n\r\n")),
    "500": ("server_error", lambda talk: talk.say(500)),
}


@pytest.mark.parametrize(("expected", "answer"), BROKEN.values(), ids=BROKEN)
def test_a_broken_answer_is_asked_for_once_more(site, fetcher, expected, answer):
    """When it breaks again it is a temporary failure; when it does not, nobody needs to know."""
    broken = fetcher.fetch(site.play("/broken", answer))
    assert (reason(broken), broken.error.transient) == (expected, True)
    assert site.paths == ["/broken", "/broken"]
    mended = fetcher.fetch(site.one_after_another("/mended", answer, lambda talk: talk.say(200, PAGE)))
    assert mended.resource.body == PAGE


# Bounds


def endless(talk) -> None:
    talk.head(200, Transfer_Encoding="chunked")
    for _ in range(20_000):
        talk.wfile.write(b"2000\r\n" + b"a" * 8192 + b"\r\n")


GETADDRINFO = socket.getaddrinfo
BOMB = gzip.compress(b"\0" * 30_000_000, 9)


@pytest.mark.parametrize(
    "answer",
    [
        lambda talk: talk.say(200, b"a" * 100_001),
        endless,
        lambda talk: talk.say(200, BOMB, Content_Encoding="gzip"),
        lambda talk: talk.say(200, gzip.compress(BOMB), Content_Encoding="gzip, gzip"),
        lambda talk: talk.say(200, raw_deflate(b"a" * 100_001), Content_Encoding="deflate"),
        lambda talk: talk.say(200, gzip.compress(b"a" * 60_000) * 2, Content_Encoding="gzip"),
    ],
    ids=["a byte too long", "endless", "bomb", "bomb in a bomb", "deflated", "two members"],
)
def test_too_large_is_refused_while_it_comes(site, fetcher, answer):
    """Decompressed bytes count, and the rest is not waited for; it is not asked twice."""
    outcome = fetcher.fetch(site.play("/large", answer))
    assert (reason(outcome), outcome.error.transient) == ("too_large", False)
    assert site.paths == ["/large"]


def test_exactly_the_limit_is_allowed(site, fetcher):
    """``max_bytes`` is the largest body, not the first refused."""
    assert len(fetcher.fetch(site.on("/large", body=b"a" * 100_000)).resource.body) == 100_000


def test_many_gzip_members_are_refused(site, fetcher):
    """A body of thousands of empty members costs time without ever growing."""
    url = site.on("/large", body=gzip.compress(b"") * 3000, Content_Encoding="gzip")
    assert reason(fetcher.fetch(url)) == "incomplete"


def drip(talk, piece: bytes) -> None:
    for _ in range(100):
        talk.wfile.write(piece)
        time.sleep(0.05)


@pytest.mark.parametrize(
    "answer",
    [
        lambda talk: (talk.head(200, Content_Length="9999"), drip(talk, b"a")),
        lambda talk: (talk.wfile.write(b"HTTP/1.1 200 OK\r\n"), drip(talk, b"X-Slow: 1\r\n")),
        lambda talk: time.sleep(2),
    ],
    ids=["slow body", "slow headers", "stall"],
)
def test_the_time_allowed_is_for_the_whole_answer(site, answer):
    """A byte now and then does not keep us listening."""
    url = site.play("/slow", answer)
    with Fetcher(Policy(timeout_seconds=0.4)) as fetcher:
        started = time.monotonic()
        outcome = fetcher.fetch(url)
    assert (reason(outcome), outcome.error.transient) == ("timeout", True)
    assert time.monotonic() - started < 1.5
    assert site.paths == ["/slow"]


def test_the_time_allowed_covers_redirects_too(site):
    """Five slow hops do not get five times the time."""

    def slowly(talk):
        time.sleep(0.25)
        talk.say(302, Location=f"/hop{len(site.paths)}")

    for path in ["/slow", *(f"/hop{number}" for number in range(9))]:
        site.play(path, slowly)
    with Fetcher(Policy(timeout_seconds=0.6, min_gap_seconds=0)) as fetcher:
        assert reason(fetcher.fetch(site.url("/slow"))) == "timeout"
    assert len(site.paths) == 3


# Statuses and redirects


@pytest.mark.parametrize(
    ("status", "expected", "transient"),
    [
        (401, "forbidden", False),
        (402, "paywall", False),
        (403, "forbidden", False),
        (404, "not_found", False),
        (410, "gone", False),
        (418, "refused", False),
        (451, "forbidden", False),
        (204, "unexpected_status", False),
        (206, "unexpected_status", False),
        (300, "unexpected_status", False),
        (999, "unexpected_status", False),
        (408, "server_error", True),
        (429, "rate_limited", True),
        (503, "server_error", True),
    ],
)
def test_statuses_have_classes(site, fetcher, status, expected, transient):
    """Hard ones are asked once, and each error names its address, its status and a remedy."""
    body = b"" if status == 204 else b"sorry"
    url = site.on("/rail", status, body=body)
    error = fetcher.fetch(url).error
    assert (error.reason, error.transient, error.status) == (expected, transient, status)
    assert str(error).startswith(f"{url}: the server answered {status}; ")
    assert len(site.paths) == (2 if expected == "server_error" else 1)


@pytest.mark.parametrize(
    ("statuses", "moved"),
    [((301,), True), ((308, 301), True), ((302,), False), ((301, 302), False), ((307, 308), False), ((303,), False)],
)
def test_only_permanent_redirects_move_an_address(site, fetcher, statuses, moved):
    """One temporary hop, and the old address remains the one to ask."""
    for number, status in enumerate(statuses):
        site.on(f"/hop{number}", status, Location=f"/hop{number + 1}")
    last = site.on(f"/hop{len(statuses)}", body=PAGE)
    resource = fetcher.fetch(site.url("/hop0")).resource
    assert (resource.final_url, resource.moved_to) == (last, last if moved else None)


def test_a_move_is_learned_from_not_modified_too(site, fetcher):
    """A feed that moved without changing must not be asked at its old address for ever."""
    site.on("/old", 301, Location="/new")
    new = site.on("/new", 304)
    assert fetcher.fetch(site.url("/old"), etag='"1"').moved_to == new


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("/away", "redirect_loop"),
        ("", "bad_redirect"),
        ("http://[::1", "bad_redirect"),
        ("file:///etc/passwd", "scheme_not_allowed"),
        ("javascript:alert(1)", "scheme_not_allowed"),
        ("http://user:secret@127.0.0.1/", "bad_url"),
    ],
)
def test_redirects_lead_to_web_addresses_or_nowhere(site, fetcher, location, expected):
    """A redirect is a stranger's word, checked like any address; the error is about the one we asked."""
    url = site.on("/away", 302, Location=location)
    outcome = fetcher.fetch(url)
    assert (reason(outcome), outcome.error.subject, outcome.error.transient) == (expected, url, False)
    assert "secret" not in str(outcome.error)


def test_five_redirects_and_no_more(site, fetcher):
    """RFC 9309 and browsers are content with as many."""
    for number in range(6):
        site.on(f"/hop{number}", 302, Location=f"/hop{number + 1}")
    site.on("/hop6", body=PAGE)
    assert fetcher.fetch(site.url("/hop1")).resource.body == PAGE
    assert reason(fetcher.fetch(site.url("/hop0"))) == "too_many_redirects"


def test_an_error_after_a_redirect_names_both_addresses(site, fetcher):
    """The subject is what was asked; the message says where it failed."""
    url = site.on("/moved", 302, Location="/missing")
    error = fetcher.fetch(url).error
    assert (error.subject, error.reason) == (url, "not_found")
    assert site.url("/missing") in error.message


# Addresses and errors


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("ftp://news.example/", "scheme_not_allowed"),
        ("/etc/passwd", "scheme_not_allowed"),
        ("data:text/html,news", "scheme_not_allowed"),
        ("", "scheme_not_allowed"),
        ("http://", "bad_url"),
        ("http://a b/", "bad_url"),
        ("http://a..b/", "bad_url"),
        (f"http://{'a' * 64}.example/", "bad_url"),
        (f"http://{'a.' * 127}example/", "bad_url"),
        ("http://a.example:99999/", "bad_url"),
        ("http://[::1]x/", "bad_url"),
        ("http://news.example:port/", "bad_url"),
        ("https://user:secret@news.example/", "bad_url"),
        ("https://news.example/" + "a" * 5000, "bad_url"),
    ],
)
def test_what_is_no_web_address_is_not_asked(fetcher, url, expected):
    """It is a failure of that address, without any secret in it."""
    outcome = fetcher.fetch(url)
    assert (reason(outcome), outcome.error.transient) == (expected, False)
    assert "secret" not in str(outcome.error)


def test_any_address_has_an_outcome(fetcher, monkeypatch):
    """Whatever stands in a link, asking it ends in a failure of that link and not of the run."""

    def resolver(host: str, *_: object, **__: object) -> None:
        host.encode("idna")  # as the real one does, which raises UnicodeError for labels it cannot take
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", resolver)

    @given(st.text().map("http://{}".format) | st.text().map("http://a.example/{}".format))
    def ask(url: str) -> None:
        assert reason(fetcher.fetch(url)) in ("connection_failed", "host_deferred", "bad_url")

    ask()


def test_every_address_of_a_name_is_tried(site, fetcher, monkeypatch):
    """The first may be dead: many hosts announce IPv6 that leads nowhere."""
    found = [(0, 0, 0, "", (address, 0)) for address in ("::1", "127.0.0.2", "127.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found if _[0] == "news.example" else GETADDRINFO(*_))
    site.on("/a", body=PAGE)
    assert fetcher.fetch(site.url("/a").replace("127.0.0.1", "news.example")).resource.body == PAGE


def test_nobody_listens(fetcher):
    """A refused connection is temporary."""
    outcome = fetcher.fetch("http://127.0.0.1:9/")
    assert (reason(outcome), outcome.error.transient, outcome.error.status) == ("connection_failed", True, None)


def test_an_error_survives_pickling(site, fetcher):
    """Errors travel between processes whole."""
    error = fetcher.fetch(site.on("/rail", 429, Retry_After="70")).error
    twin = pickle.loads(pickle.dumps(error))
    assert (str(twin), twin.reason, twin.retry_after) == (str(error), "rate_limited", 70.0)
