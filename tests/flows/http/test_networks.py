"""Which addresses are dialled: none that only this machine can reach, however they are written or reached."""

from __future__ import annotations

import logging
import socket
import threading
from collections.abc import Iterator

import httpcore
import pytest

from flows.fetch import Fetcher
from flows.http.networks import is_public, named_by_user
from flows.settings import FetchSettings

PUBLIC = [
    "8.8.8.8", "1.1.1.1", "93.184.215.14", "2606:4700::1111", "2620:4f:8000::1", "::ffff:8.8.8.8", "64:ff9b::808:808",
    "2002:808:808::1", "223.255.255.1",
]  # fmt: skip
PRIVATE = [
    "127.0.0.1", "127.255.255.254", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1",
    "169.254.169.254", "0.0.0.0", "192.0.0.8", "192.0.2.1", "192.88.99.1", "198.18.0.1", "198.51.100.1",
    "203.0.113.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "::", "::1", "::127.0.0.1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "100::1",
    "2001::1", "2001:2::1", "2001:db8::1", "2002:7f00:1::", "2002:c0a8:101::1", "3fff::1", "5f00::1", "fc00::1",
    "fd00:ec2::254", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1",
]  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC)
def test_public(address):
    assert is_public(address)


@pytest.mark.parametrize("address", PRIVATE)
def test_not_public(address):
    assert not is_public(address)


class Canary:
    """A port that nobody may connect to."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.heard: list[object] = []
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                connection, address = self.socket.accept()
            except OSError:
                return
            self.heard.append(address)
            connection.close()


@pytest.fixture
def canary() -> Iterator[Canary]:
    canary = Canary()
    yield canary
    canary.socket.close()
    assert canary.heard == []


@pytest.fixture
def fetcher(site) -> Iterator[Fetcher]:
    """One that may ask the test's site and nothing else here."""
    policy = FetchSettings(min_gap_seconds=0, timeout_seconds=5).asking([site.base])
    with Fetcher(policy) as fetcher:
        yield fetcher


SPELLINGS = [
    "127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "127。0。0。1", "[::1]", "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]", "0", "0.0.0.0", "127.0.0.2",
]  # fmt: skip


@pytest.mark.parametrize("host", SPELLINGS)
@pytest.mark.parametrize("directly", [True, False], ids=["asked", "redirected to"])
def test_no_spelling_of_this_machine_is_dialled(fetcher, site, canary, host, directly):
    """Not even to read its robots.txt; the user is told how to allow what is his own."""
    url = f"http://{host}:{canary.port}/latest/meta-data"
    if not directly:
        location = url.encode().decode("latin-1")  # as servers write what is not ASCII
        url = site.on("/moved", status=302, body=b"", Location=location)
    error = fetcher.fetch(url).error
    assert error.reason == "address_not_public"
    assert "private_hosts" in error.message
    assert not error.transient


@pytest.mark.parametrize(
    "host", ["0177.0.0.1", "１２７.0.0.1", "127.0.0.1.", "[::1%25lo]", "127.0.0.1%2f", "127.0.0.1\\@news.example"]
)
def test_what_is_no_host_is_not_dialled_either(fetcher, canary, host):
    error = fetcher.fetch(f"http://{host}:{canary.port}/").error
    assert error.reason in ("bad_url", "robots_unavailable", "address_not_public")


@pytest.mark.parametrize(
    "records",
    [["127.0.0.1"], ["93.184.215.14", "127.0.0.1"], ["169.254.169.254"], ["::ffff:127.0.0.1"], ["64:ff9b::7f00:1"]],
    ids=",".join,
)
def test_a_name_that_leads_here_is_not_dialled(fetcher, canary, monkeypatch, records):
    """Whatever else it leads to as well."""
    _resolve(monkeypatch, records)
    error = fetcher.fetch(f"http://news.example:{canary.port}/").error
    assert error.reason == "address_not_public"


def test_a_second_answer_of_the_resolver_is_not_asked_for(fetcher, canary, monkeypatch):
    """First public, then here: what was checked is what is dialled, and each connection is checked for itself."""
    answers = iter([["127.0.0.1"]] * 9)
    asked = _resolve(monkeypatch, ["93.184.215.14"], answers)
    monkeypatch.setattr("httpcore.SyncBackend.connect_tcp", _dials(dialled := []))
    assert fetcher.fetch(f"http://news.example:{canary.port}/robots.txt").error.reason == "robots_unavailable"
    assert asked == ["news.example"]
    assert dialled == ["93.184.215.14"]


def _dials(dialled: list[str]):
    def connect(self, host, *_):
        dialled.append(host)
        raise httpcore.ConnectError("far enough")

    return connect


def _resolve(monkeypatch, records: list[str], then: Iterator[list[str]] | None = None) -> list[str]:
    """Names lead to ``records`` the first time; returns the names that were looked up."""
    asked: list[str] = []
    real = socket.getaddrinfo

    def lookup(host, port, *more, **options):
        if host != "news.example":
            return real(host, port, *more, **options)
        asked.append(host)
        found = records if len(asked) == 1 else next(then or iter(()), records)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in found]

    monkeypatch.setattr("socket.getaddrinfo", lookup)
    return asked


def test_what_the_user_names_by_number_is_asked_by_exactly_that_host_and_port(site, other_site):
    """A feed of one's own machine; a name could lead here without its reader knowing."""
    site.on("/a", body=b"<p>news</p>" * 9)
    other_site.on("/b")
    settings = FetchSettings(min_gap_seconds=0).asking([site.url("/feed"), "http://news.example/feed", "no address"])
    assert settings.private_hosts == (site.base.removeprefix("http://"),)
    with Fetcher(settings) as fetcher:
        assert fetcher.fetch(site.url("/a")).resource is not None
        assert fetcher.fetch(other_site.url("/b")).error.reason == "address_not_public"
    assert other_site.visits == []


def test_places_named_by_the_user():
    named = named_by_user(["http://localhost:8000/f", "https://127.1/f", "http://[::1]:81/", "https://news.example/"])
    assert named == ("localhost:8000", "127.1:443", "::1:81")


@pytest.mark.parametrize("place", ["127.0.0.1:8080", "intranet.example:443", "[::1]:81"])
def test_private_hosts_of_the_settings(place):
    assert FetchSettings(private_hosts=(place,)).private_hosts == (place.replace("[", "").replace("]", ""),)


@pytest.mark.parametrize("place", ["127.0.0.1", "http://a.example:80/", "a.example:99999", "u:p@a.example:80"])
def test_a_place_is_one_host_and_one_port(place):
    with pytest.raises(ValueError, match=r"host and its port|out of range"):
        FetchSettings(private_hosts=(place,))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "0x7f000001"])
def test_a_proxy_is_not_asked_for_private_addresses(site, host):
    """It would dial them for us, in its own network."""
    with Fetcher(FetchSettings(min_gap_seconds=0, proxy=site.base)) as fetcher:
        assert fetcher.fetch(f"http://{host}/").error.reason == "address_not_public"
    assert site.visits == []


def test_a_password_in_a_link_is_neither_sent_nor_told(fetcher, site, caplog):
    caplog.set_level(logging.DEBUG)
    address = site.base.replace("http://", "http://anna:secret@")
    site.on("/moved", status=302, body=b"", Location=f"{address}/a")
    for url in (f"{address}/a", site.url("/moved")):
        error = fetcher.fetch(url).error
        assert error.reason == "bad_url"
        assert "secret" not in f"{error} {error.subject}"
    ours = [record.getMessage() for record in caplog.records if record.name.startswith("flows")]
    assert ours
    assert "secret" not in " ".join(ours)
    assert "authorization" not in {name for visit in site.visits for name in visit.headers}
