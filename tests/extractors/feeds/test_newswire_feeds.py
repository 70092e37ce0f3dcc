"""Feeds of the newswire: generated ones are read right, and those from the wild lose nothing."""

from __future__ import annotations

import codecs
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest

from extractors.feed import parse_feed
from models import FeedEntry

ORIGIN = "http://127.0.0.1:18000"
_TRACKING = re.compile(r"utm_\w+|cmp|at_medium|at_campaign|ftag|fbclid|gclid|xtor|ico", re.IGNORECASE)


def served(feed: dict[str, Any], folder: Path) -> bytes:
    """A generated feed as the replay server would send it at revision 0."""
    stored = (folder / feed["file"]).read_bytes()
    wide = stored[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    body = stored.decode("utf-16").encode() if wide else stored
    body = body.replace(b"@B@", ORIGIN.encode()).replace(b"@NONCE@", b"00002a")
    body = body.replace(b"@LB822@", b"Thu, 01 Jan 2026 00:00:00 GMT").replace(b"@LB3339@", b"2026-01-01T00:00:00Z")
    body = re.sub(rb"@U:[\w.-]+:([^@]*)@", rb"\1", body)
    return body.decode().encode("utf-16") if wide else body


def page_of(link: str, redirects: dict[str, str]) -> str:
    """The path of the page a link leads to, compared without parameters that only track."""
    parts = urlsplit(link)
    path = redirects.get(parts.path, parts.path + (f"?{parts.query}" if parts.query else ""))
    bare, _, query = path.partition("?")
    kept = [(name, value) for name, value in parse_qsl(query, True) if not _TRACKING.fullmatch(name)]
    return bare + (f"?{urlencode(kept)}" if kept else "")


def records(path: Path) -> Iterator[dict[str, Any]]:
    return map(json.loads, path.read_text(encoding="utf-8").splitlines())


def to_the_second(entry: FeedEntry) -> str | None:
    """RSS dates have no fractions, so that a page's own cannot be asked for."""
    value = entry.published.value if entry.published else None
    return value.replace(microsecond=0).isoformat() if value else None


@pytest.mark.newswire
def test_generated_feeds_are_read_right(shared: Path) -> None:
    """All 96 feeds: which pages they announce, under which title, and when published."""
    folder = shared / "newswire"
    redirects = {
        f"/r/{hashlib.sha1(page['id'].encode()).hexdigest()[:12]}": page["path"]
        for page in records(folder / "index.jsonl")
    }
    wrong = []
    for feed in records(folder / "feeds.jsonl"):
        parsed = parse_feed(served(feed, folder), ORIGIN + feed["path"], "courier", feed["content_type"], feed["lang"])
        read = {(page_of(entry.link, redirects), entry.title, to_the_second(entry)) for entry in parsed.entries}
        stated = {
            (
                page_of(ORIGIN + truth["path"], {}),
                truth["title"],
                truth["published"] and re.sub(r"\.\d+", "", truth["published"]),
            )
            for truth in feed["items"]
        }
        if read != stated:
            wrong.append((feed["file"], read ^ stated))
    assert wrong == []


@pytest.mark.newswire
def test_feeds_from_the_wild_lose_nothing(shared: Path) -> None:
    """As many entries as feedparser finds, but for repetitions, and every date that is written."""
    folder = shared / "newswire"
    for feed in records(folder / "feeds_wild.jsonl"):
        seen = feed["observed_feedparser_6_0_14"]
        parsed = parse_feed((folder / feed["file"]).read_bytes(), "https://courier.example/feeds/main.xml", "courier")
        repeated = sum(int(warning.rpartition(" ")[2]) for warning in parsed.warnings if "more than once" in warning)
        assert len(parsed.entries) + repeated == seen["with_link"], feed["file"]
        dates = [date for entry in parsed.entries for date in (entry.published, entry.updated) if date]
        assert all(date.value for date in dates), feed["file"]
        assert len(dates) >= seen["dated"] - repeated, feed["file"]
