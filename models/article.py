"""Articles: a page over time, and each revision of its text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from models.identity import digest
from models.text import TextPart, TextSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchedResource:
    """The bytes one address gave, complete and checked."""

    url: str  #: as asked for
    final_url: str  #: after redirects
    status: int
    content_type: str  #: the header as sent, "" when missing
    body: bytes = field(repr=False)
    body_hash: str  #: SHA-256 of ``body``, hexadecimal
    fetched_at: datetime
    etag: str | None = None
    last_modified: str | None = None
    moved_to: str | None = None  #: target of a chain of permanent redirects (301, 308) only


class Origin(StrEnum):
    """Where a field of an article's metadata came from."""

    JSON_LD = "json-ld"
    META = "meta"
    HTML = "html"
    TRAFILATURA = "trafilatura"
    FEED = "feed"
    URL = "url"
    TEXT = "text"  #: worked out from the article's own words
    GIVEN = "given"  #: told by the caller


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleVersion:
    """One immutable revision of an article's text."""

    url: str  #: the page's canonical address; identifies the article
    fetched_url: str
    title: str  #: plain text, one line; "" when the page gives none
    text: str  #: paragraphs split by a blank line
    published: datetime | None = None  #: in the zone the page states; naive midnight where only the day is known
    published_precision: str = "day"  #: "day" or "instant"
    modified: datetime | None = None
    authors: tuple[str, ...] = ()
    site_name: str | None = None
    language: str | None = None  #: BCP 47 tag of language and region, "en" or "en-GB"; None: not known
    description: str | None = None
    origins: Mapping[str, Origin] = field(default_factory=dict)  #: field name to its source
    warnings: tuple[str, ...] = ()  #: what was odd about the page
    body_hash: str | None = None  #: of the stored bytes; None: the text was given
    reader: str | None = None  #: what read the text out of the page; None: given, or not recorded
    fetched_at: datetime | None = None

    @property
    def article_id(self) -> str:
        return digest("article", self.url)

    @property
    def content_hash(self) -> str:
        """Digest of title and text: equal content, equal hash, wherever it was fetched."""
        return digest("content", self.title, self.text, length=32)

    @property
    def version_id(self) -> str:
        return digest("version", self.article_id, self.content_hash)

    def part(self, part: TextPart) -> str:
        return self.title if part is TextPart.TITLE else self.text

    def holds(self, span: TextSpan) -> bool:
        """Whether the span's words stand in this version where the span says."""
        return self.part(span.part)[span.start : span.end] == span.text
