"""Feeds in, entries out: RSS 0.90 to 2.0, RDF and Atom, as publishers write them.

feedparser reads the format; what it gets wrong without a sign we do ourselves: character sets and broken
references (``feeds.text``), dates (``feeds.dates``), titles as plain text, and which link is the article's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from extractors.feeds.dates import read_feed_date
from extractors.feeds.parser import read_document
from extractors.feeds.plain_text import plain_text
from extractors.feeds.text import FeedText, read_feed_text
from extractors.links import clean_link
from extractors.whitespace import one_line
from models import FeedDate, FeedEntry, FeedParseError, ParsedFeed

TITLE_LIMIT = 1_000  #: characters
SUMMARY_LIMIT = 4_000
_NAME_LIMIT = 200
_ID_LIMIT = 2_048
_WARNING_LIMIT = 20  #: warnings about single entries; the rest is counted

_ADDRESS_AND_NAME = re.compile(r"[^\s@()]{1,200}@[^\s@()]{1,200}\s{0,9}\(([^()]{1,200})\)")
_PAGE_TYPES = frozenset(["text/html", "application/xhtml+xml"])


def parse_feed(
    body: bytes, url: str, feed_name: str, content_type: str = "", language: str | None = None
) -> ParsedFeed:
    """The entries a feed announces, in its order, each with a clean absolute link and a plain title.

    ``url`` is where the body came from; relative links are resolved against it. ``language`` (else what the
    feed says) helps to read its dates. An entry without a link to follow is left out, and an entry announced
    twice appears once; ``warnings`` name both, and everything else that was odd. A valid feed without
    entries gives none, and a warning.

    Raises FeedParseError with reason ``empty_body``, ``html_in_place_of_feed``, ``not_a_feed``,
    ``limit_exceeded`` or ``parser_failed``; no other exception, whatever the bytes are.
    """
    source = _checked_text(body, url, content_type)
    document = read_document(source.text, url)
    if not document.entries and not document.version:
        raise FeedParseError(
            url,
            f"not a feed: the document starts with <{source.root}>, which no feed format does;"
            " check the address, and that the publisher still offers the feed",
            "not_a_feed",
        )
    dates = _Dates(document.version.startswith("atom"), language or _text(document.channel, "language") or None)
    items = [_announced(raw) for raw in document.entries]
    unique = _by_identity(items)
    warnings = [*source.warnings, *document.warnings, *_entry_warnings(items, unique)]
    if not document.entries:
        warnings.append("the feed is valid but announces no entries")
    return ParsedFeed(
        title=plain_text(_text(document.channel, "title"), TITLE_LIMIT),
        version=document.version,
        entries=tuple(_entry(feed_name, identity, item, dates) for identity, item in unique.items()),
        warnings=tuple(warnings),
        complete=source.complete and document.whole and bool(document.entries),
    )


def _checked_text(body: bytes, url: str, content_type: str) -> FeedText:
    if body.startswith(b"\x1f\x8b"):
        raise FeedParseError(url, "not a feed: the body is still compressed (gzip); unpack it first", "not_a_feed")
    source = read_feed_text(body, content_type)
    if not source.text.strip():
        raise FeedParseError(
            url, "the body is empty; the next fetch may bring the feed, else check its address", "empty_body", True
        )
    if source.is_web_page:
        raise FeedParseError(
            url,
            "a web page (HTML) in place of a feed; if this stays, look there for the feed's own address"
            ' (<link rel="alternate" type="application/rss+xml">) and put it into feeds.toml',
            "html_in_place_of_feed",
        )
    if not source.root:
        raise FeedParseError(url, "not a feed: the body is no XML; check the address", "not_a_feed")
    if source.over_limit:
        raise FeedParseError(url, f"not read, since no feed needs {source.over_limit}", "limit_exceeded")
    return source


@dataclass(frozen=True, slots=True)
class _Announced:
    """One item of a feed before it is known to be usable."""

    raw: Any  #: feedparser's dictionary
    title: str
    entry_id: str
    written_link: str
    link: str | None  #: None: ``written_link`` cannot be followed


def _announced(raw: Any) -> _Announced:
    title = plain_text(_text(raw, "title"), TITLE_LIMIT)
    written_link = _written_link(raw)
    link = clean_link(written_link)
    entry_id = one_line(_text(raw, "id"))[:_ID_LIMIT] or link or ""
    return _Announced(raw, title, entry_id, written_link, link)


def _by_identity(items: Iterable[_Announced]) -> dict[tuple[str, str], _Announced]:
    """Items by what tells them apart, the first of equal ones. Two stories under one guid are told apart by link."""
    usable = [(item, item.link) for item in items if item.link is not None]
    links_of_id: dict[str, set[str]] = {}
    for item, link in usable:
        links_of_id.setdefault(item.entry_id, set()).add(link)
    unique: dict[tuple[str, str], _Announced] = {}
    for item, link in usable:
        shared = len(links_of_id[item.entry_id]) > 1
        unique.setdefault((link if shared else item.entry_id, link), item)
    return unique


def _entry(feed_name: str, identity: tuple[str, str], item: _Announced, dates: _Dates) -> FeedEntry:
    entry_id, link = identity
    return FeedEntry(
        feed_name=feed_name,
        entry_id=entry_id,
        link=link,
        title=item.title,
        summary=_summary(item.raw),
        authors=_authors(item.raw),
        published=dates.published(item.raw),
        updated=dates.updated(item.raw),
    )


def _written_link(raw: Any) -> str:
    """The article's address as the feed gives it: the first link to a page, else a guid that is one.

    feedparser takes the last of several alternates. An Atom id is no link by its specification, but an http
    address there is the page in practice, and nothing else leads to it.
    """
    for link in raw.get("links", ()):
        if link.get("rel") == "alternate" and link.get("type") in _PAGE_TYPES and link.get("href"):
            return str(link["href"]).strip()
    return _text(raw, "link")


@dataclass(frozen=True, slots=True)
class _Dates:
    """Which of an item's dates is which, and in what language they are written."""

    is_atom: bool
    language: str | None

    def published(self, raw: Any) -> FeedDate | None:
        """In RSS and RDF a lone ``dc:date`` is the date of publication; feedparser calls it an update."""
        written = _text(raw, "published") or ("" if self.is_atom else _text(raw, "updated"))
        return read_feed_date(written, self.language) if written else None

    def updated(self, raw: Any) -> FeedDate | None:
        written = _text(raw, "updated")
        if not written or not (self.is_atom or _text(raw, "published")):
            return None
        return read_feed_date(written, self.language)


def _summary(raw: Any) -> str:
    """Plain text; "" where the feed has only the full content, which feedparser repeats as summary."""
    written = _text(raw, "summary")
    if any(written == str(content.get("value", "")).strip() for content in raw.get("content", ())):
        return ""
    return plain_text(written, SUMMARY_LIMIT)


def _authors(raw: Any) -> tuple[str, ...]:
    """Names as stated; of RSS's "address (name)" the name, which feedparser cuts at unusual domains."""
    if addressed := _ADDRESS_AND_NAME.fullmatch(_text(raw, "author")):
        return (plain_text(addressed[1], _NAME_LIMIT),)
    names = [plain_text(str(author.get("name") or ""), _NAME_LIMIT) for author in raw.get("authors", ())]
    return tuple(dict.fromkeys(name for name in names if name))


def _text(raw: Any, field: str) -> str:
    """A field as stated; ``dict.get``, since feedparser's own returns the publication date for "updated"."""
    value = dict.get(raw, field)
    return value.strip() if isinstance(value, str) else ""


def _entry_warnings(items: list[_Announced], unique: dict[tuple[str, str], _Announced]) -> list[str]:
    unusable = [item for item in items if item.link is None]
    warnings = [_left_out(item) for item in unusable[:_WARNING_LIMIT]]
    if len(unusable) > _WARNING_LIMIT:
        warnings.append(f"left out {len(unusable) - _WARNING_LIMIT} more entries without a link to follow")
    if repeated := len(items) - len(unusable) - len(unique):
        warnings.append(f"entries announced more than once: {repeated}")
    if renamed := sum(entry_id != item.entry_id for (entry_id, _), item in unique.items()):
        warnings.append(f"entries that share an id, told apart by link: {renamed}")
    return warnings


def _left_out(item: _Announced) -> str:
    name = plain_text(item.title or item.entry_id, 80) or "an entry without title and id"
    if not item.written_link:
        return f"left out {name!r}: it has no link"
    shown = plain_text(item.written_link, 100)
    return f"left out {name!r}: scheme not allowed or no address: {shown!r}"
