"""Hostile servers, feeds, pages and texts of the shared fault collection: each has its right end, in bounds.

Nothing of the collection is kept here; where it is not at hand, these tests are skipped.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from flows.extract import extract_lines
from flows.fetch import FEED_TYPES, PAGE_TYPES, Fetcher
from flows.reading import DocumentReader, FetchedFeed, FetchedPage, TextReader
from flows.settings import FetchSettings, IsolationSettings, NlpSettings, Settings
from models import ArticleError, FeedParseError

SETTINGS = Settings(isolation=IsolationSettings(workers=1), nlp=NlpSettings(model="fast"))
DOCUMENTS = DocumentReader(SETTINGS.isolation)


def module(path: Path) -> ModuleType:
    """A script of the collection, by its path."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


@pytest.fixture(scope="module")
def faults(shared) -> Path:
    folder = shared / "faults"
    if not (folder / "check.py").is_file():
        pytest.skip("the shared fault collection is not there")
    return folder


@pytest.fixture(scope="module")
def server(faults) -> Iterator[Any]:
    with module(faults / "hostile_server.py").HostileServer(files=faults, port=0, canary_port=0) as server:
        yield server


@pytest.fixture
def fetcher(server) -> Iterator[Fetcher]:
    policy = FetchSettings(min_gap_seconds=0, timeout_seconds=3, respect_robots=False).asking([server.base])
    with Fetcher(policy) as fetcher:
        yield fetcher
    assert server.canary_hits == []


def peak_mib(_: object) -> int:
    """The most memory this process has ever had in use."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) // 1024


def read_feed(fetcher: Fetcher, url: str) -> dict[str, Any]:
    outcome = fetcher.fetch(url, accept=FEED_TYPES)
    if outcome.resource is None:
        return {"outcome": "feed_error", "reason": str(outcome.error)}
    try:
        feed = DOCUMENTS.feed(FetchedFeed(resource=outcome.resource, name="feed"))
    except FeedParseError as error:
        return {"outcome": "feed_error", "reason": str(error)}
    stored = "\n".join(f"{entry.title} {entry.summary} {entry.link}" for entry in feed.entries)
    return {"outcome": "entries", "entries": len(feed.entries), "stored": stored}


def read_page(fetcher: Fetcher, url: str) -> dict[str, Any]:
    outcome = fetcher.fetch(url, accept=PAGE_TYPES)
    if outcome.resource is None:
        return {"outcome": "quarantine", "reason": str(outcome.error)}
    (article,) = DOCUMENTS.pages([FetchedPage(resource=outcome.resource)])
    if isinstance(article, ArticleError):
        return {"outcome": "quarantine", "reason": str(article)}
    assert article.url == url, "identity is what was fetched"
    return {"outcome": "article", "stored": f"{article.title}\n{article.text}"}


def read_text(path: Path) -> dict[str, Any]:
    body = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    line = json.dumps({"id": path.name, "text": body.decode("utf-8", "replace")})
    (result,) = extract_lines([line], TextReader(SETTINGS), DOCUMENTS)
    if refused := result.get("error") or result.get("skipped"):
        return {"outcome": "quarantine", "reason": refused}
    return {"outcome": "processed", "stored": json.dumps(result, ensure_ascii=False)}


def items() -> list[str]:
    """The names in the manifest, for the ids of the cases."""
    path = Path(__file__).resolve().parents[3] / "shared" / "faults" / "manifest.jsonl"
    return [json.loads(line)["file"] for line in path.read_text().splitlines()] if path.is_file() else []


@pytest.mark.parametrize("name", items())
def test_each_hostile_file_has_its_right_end(faults, server, fetcher, name):
    """Judged by the collection itself: outcome, reason, what must be kept, time, memory, and a silent canary."""
    judge = module(faults / "check.py")
    (item,) = (item for item in judge.load(faults / "manifest.jsonl") if item["file"] == name)
    began = time.monotonic()
    url = f"{server.base}/{name}"
    if item["kind"] == "text":
        got = read_text(faults / name)
        item["expect"].pop("contains", None)  # facts come out, not the text
    else:
        got = {"feed": read_feed, "page": read_page}[item["kind"]](fetcher, url)
        (got["rss_mb"],) = DOCUMENTS.each(peak_mib, [None], str)
        assert got["rss_mb"] <= 400
    # The collection's times are those of a machine that does nothing else.
    got |= {"seconds": (time.monotonic() - began) / 3, "canary_hits": len(server.canary_hits)}
    assert judge.check(item, got) == []


#: Each route, and the reasons it may end with; None: the page is there.
ROUTES: dict[str, set[str | None]] = {
    "/good/7": {None},
    "/redir?to={canary}/a": {"address_not_public"},
    "/redir308?to={canary}/a": {"address_not_public"},
    "/redir?to=http://localhost:{port}/a": {"address_not_public"},
    "/redir?to=http://2130706433:{port}/": {"address_not_public"},
    "/redir?to=http://0x7f000001:{port}/": {"address_not_public"},
    "/redir?to=http://[::ffff:127.0.0.1]:{port}/": {"address_not_public"},
    "/redir?to=http://127.1:{port}/": {"address_not_public"},
    "/redir?to=file:///etc/passwd": {"scheme_not_allowed"},
    "/redir?to=gopher://127.0.0.1:{port}/": {"scheme_not_allowed"},
    "/redir308?to=/good/2": {None},
    "/loop": {"redirect_loop"},
    "/chain/4": {None},
    "/chain/9": {"too_many_redirects"},
    "/gzbomb?mb=2000": {"too_large"},
    "/gzgzbomb?mb=100": {"too_large"},
    "/endless": {"too_large"},
    "/slow?n=60&s=1": {"timeout"},
    "/slowheaders": {"timeout"},
    "/stall": {"timeout"},
    "/hugeheader": {"bad_answer"},
    "/manyheaders": {"bad_answer"},
    "/badstatus": {"bad_answer"},
    "/garbage": {"bad_answer"},
    "/short": {"incomplete"},
    "/shortchunk": {"incomplete"},
    "/badgzip": {"incomplete"},
    "/status/429?ra=999999999": {"rate_limited"},
    "/status/503?ra=9": {"server_error"},
    "/status/410": {"gone"},
    "/flaky?key=once&n=1": {None},
    "/etag?v=1": {None},
    "/etagliar": {"bad_answer"},
    "/reset": {"connection_reset", "incomplete"},
    "/setcookie": {None},
    "/wrongtype?t=application/pdf": {None},
    "/files/pages/soft_error.html": {None},
    "/feed": {None},
}


@pytest.mark.parametrize("route", ROUTES)
def test_each_hostile_route_ends_in_time_and_bounds(server, fetcher, route):
    """With its reason, within the total deadline, without a cookie sent and without a connection to the canary."""
    port = server.canary_port
    url = server.base + route.format(canary=f"http://127.0.0.1:{port}", port=port)
    began = time.monotonic()
    outcome = fetcher.fetch(url)
    assert (outcome.error.reason if outcome.error else None) in ROUTES[route]
    assert time.monotonic() - began < 12
    if outcome.error:
        assert outcome.resource is None
        assert len(outcome.error.message) <= 300
        assert outcome.error.retry_after is None or outcome.error.retry_after <= 86_400
    else:
        assert len(outcome.resource.body) <= FetchSettings().max_bytes
    assert not any(name.lower() == "cookie" for *_, headers in server.requests for name in headers)
