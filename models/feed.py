"""Feeds: sources, what they announce, and what we remember about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """One source of entries, as ``feeds.toml`` names it."""

    name: str
    url: str
    language: str | None = None  #: BCP 47; None: each page says for itself
    poll_interval: timedelta = timedelta()  #: least time between two fetches; zero: every run asks
    max_entries: int = 500  #: newest entries looked at in one run
    expected_entries: int | None = None  #: entries a usual fetch brings; fewer is reported


class DateConfidence(StrEnum):
    """How sure we are of a feed date."""

    EXACT = "exact"  #: the instant is stated with its zone
    ASSUMED_ZONE = "assumed_zone"  #: no zone stated; read as UTC
    AMBIGUOUS = "ambiguous"  #: more than one reading; no value is given
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedDate:
    """A date as a feed writes it, and our reading of it."""

    raw: str
    value: datetime | None  #: UTC; None: ambiguous or unreadable
    confidence: DateConfidence


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One announced item (RFC 4287 ``atom:entry``, RSS ``item``)."""

    feed_name: str
    entry_id: str  #: atom:id or guid, else the link
    link: str  #: absolute and free of tracking parameters
    title: str  #: plain text, one line
    summary: str = ""
    authors: tuple[str, ...] = ()
    published: FeedDate | None = None  #: None: the feed does not say
    updated: FeedDate | None = None  #: None: the feed does not say


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFeed:
    """What one fetch of a feed announced, and what was odd about it."""

    title: str
    version: str  #: feedparser's name of the format, such as ``rss20`` or ``atom10``
    entries: tuple[FeedEntry, ...]
    warnings: tuple[str, ...] = ()
    complete: bool = True  #: False: entries may be missing, since it is cut off, malformed, empty or declares entities


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """What is remembered about a feed between runs."""

    feed_name: str
    url: str  #: where to ask next; differs from ``Feed.url`` after a permanent redirect
    configured_url: str  #: ``Feed.url`` when this was learned; another one there voids the rest
    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None
    fetched_at: datetime | None = None  #: last answer, 304 included; None: never
    next_fetch_at: datetime | None = None  #: not before; None: any time
    failures: int = 0  #: in a row
    last_reason: str | None = None  #: reason code of the last failure; None: the last fetch worked
    gone: bool = False  #: the server answered 410
    failed_stage: str | None = None  #: "fetch" or "feed"; None, as the rest: the last fetch worked
    last_message: str | None = None
    failing_since: datetime | None = None  #: the first of the failures in a row
    failed_at: datetime | None = None  #: the last of them
    failed_body_hash: str | None = None  #: of bytes that could not be read; None: none came
