"""Runs: what was planned, what happened to each item, and what is to be stored together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from models.article import ArticleVersion, FetchedResource
from models.errors import INTERNAL_ERROR, FetchError, NewsFactsError
from models.extraction import Extraction
from models.feed import FeedEntry, FeedState
from models.revision import ArticleStatus, Revision, RevisionKind


class FetchReason(StrEnum):
    """Why a page is fetched."""

    NEW = "new"
    ANNOUNCED_UPDATE = "announced_update"  #: the feed's entry says it changed
    RECHECK = "recheck"  #: young enough that it may have changed
    RETRY = "retry"  #: an earlier try failed and its time has come


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedFetch:
    """One page to fetch, and why."""

    url: str
    reason: FetchReason
    entries: tuple[FeedEntry, ...]  #: the entries that announce it, in feed order
    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None  #: of the bytes we hold; None: none


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchOutcome:
    """What one fetch brought: exactly one of a resource, "unchanged", or an error."""

    url: str
    resource: FetchedResource | None = None
    unchanged: bool = False
    error: FetchError | None = None
    seconds: float = 0.0
    etag: str | None = None  #: of an unchanged answer; None: the one we hold stays valid
    last_modified: str | None = None  #: likewise
    moved_to: str | None = None  #: of an unchanged answer; as in ``FetchedResource``
    same_as: str | None = None  #: "unchanged", because this address led to the same page earlier in the run


class PageStatus(StrEnum):
    """What became of a page."""

    STORED = "stored"
    UNCHANGED = "unchanged"
    FAILED = "failed"  #: will not be tried again unless announced anew
    DEFERRED = "deferred"  #: tried again at ``next_fetch_at``
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageState:
    """What is remembered about one address of a page between runs."""

    url: str  #: the entry's link, cleaned
    article_id: str | None = None  #: None: never stored
    status: PageStatus
    reason: str | None = None  #: reason code of a failure; None: it worked
    message: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None
    published: datetime | None = None
    fetched_at: datetime
    next_fetch_at: datetime | None = None  #: when to look again; None: only when announced
    failures: int = 0  #: in a row
    entry_digest: str | None = None  #: of the announcing entry when last fetched
    failed_stage: str | None = None  #: stage that failed last; None, as the rest: it worked
    failing_since: datetime | None = None  #: the first of the failures in a row
    failed_body_hash: str | None = None  #: of bytes that could not be read; None: none came


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadText:
    """What is remembered about a stored text whose facts could not be extracted."""

    version_id: str
    extractor_id: str
    reason: str
    message: str
    failures: int  #: in a row
    failing_since: datetime
    failed_at: datetime
    next_try_at: datetime | None = None  #: None: only when asked for


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionSource:
    """What was read together with the bytes of a version, so that they can be read again."""

    version_id: str
    requested_url: str  #: before redirects
    content_type: str  #: the header as sent, "" when missing
    entry: FeedEntry | None = None  #: that announced it; None: none did


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownArticle:
    """An article of earlier runs, and the contents of its page that bring nothing new."""

    url: str
    content_hash: str  #: of its current version
    judged: Mapping[str, RevisionKind] = field(
        default_factory=dict
    )  #: by content hash: what was seen since, not current


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the warehouse knows when a run begins."""

    feeds: Mapping[str, FeedState] = field(default_factory=dict)  #: by feed name
    pages: Mapping[str, PageState] = field(default_factory=dict)  #: by address
    articles: Mapping[str, KnownArticle] = field(default_factory=dict)  #: by article id
    moves: Mapping[str, str] = field(default_factory=dict)  #: an address an article moved to, to the article's id
    unread: Mapping[tuple[str, str], UnreadText] = field(default_factory=dict)  #: by ids of version and extractor


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One thing that went wrong in a run."""

    stage: str
    subject: str  #: URL, feed name or version id
    reason: str  #: short code
    message: str
    transient: bool = False
    traceback: str | None = None  #: of a bug of newsfacts; None: it is none

    @property
    def is_internal(self) -> bool:
        """Whether newsfacts itself failed, and not the thing it read."""
        return self.reason == INTERNAL_ERROR

    @classmethod
    def of(cls, error: NewsFactsError) -> Failure:
        return cls(
            stage=error.stage,
            subject=error.subject,
            reason=error.reason,
            message=error.message,
            transient=error.transient,
            traceback=error.traceback,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Everything that is written in one transaction."""

    run_id: str
    feed_states: tuple[FeedState, ...] = ()
    entries: tuple[FeedEntry, ...] = ()
    page_states: tuple[PageState, ...] = ()
    versions: tuple[ArticleVersion, ...] = ()
    revisions: tuple[Revision, ...] = ()  #: how they follow what was current; one without follows by its edits
    statuses: tuple[ArticleStatus, ...] = ()  #: what was told of articles as a whole
    sources: tuple[VersionSource, ...] = ()
    extractions: tuple[Extraction, ...] = ()
    promotes: bool = True  #: whether its extractions count from now on; if not, they stand beside those that do
    unread: tuple[UnreadText, ...] = ()
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedReport:
    """What one run did for one feed."""

    feed: str
    status: str  #: "fetched", "unchanged", "failed", "deferred", "gone"
    reason: str | None = None
    entries: int = 0
    new: int = 0
    revised: int = 0
    unchanged: int = 0
    failed: int = 0
    seconds: float = 0.0
    warnings: tuple[str, ...] = ()  #: what was odd, though usable


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """A small report of counts, as a flow returns it."""

    run_id: str
    started_at: datetime
    finished_at: datetime
    feeds: tuple[FeedReport, ...] = ()
    facts: Mapping[str, int] = field(default_factory=dict)  #: kind to number of facts written
    failures: tuple[Failure, ...] = ()
    skipped: Mapping[str, int] = field(default_factory=dict)  #: why texts were stored but not read, to how many
    quarantined: Mapping[str, int] = field(default_factory=dict)  #: kind to number of things in quarantine after it
    repaired: tuple[str, ...] = ()  #: ids of earlier runs that had died, and were marked as interrupted

    @property
    def exit_code(self) -> int:
        """0 all good, 1 nothing usable, 3 partly failed, 5 newsfacts itself failed on something."""
        if not self.failures:
            return 0
        if any(failure.is_internal for failure in self.failures):  # whatever else: this one is for an engineer
            return 5
        usable = any(feed.status in ("fetched", "unchanged") for feed in self.feeds) or any(self.facts.values())
        return 3 if usable else 1
