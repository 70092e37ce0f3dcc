"""What is wrong with each feed: every one is fetched once, and nothing is stored."""

from __future__ import annotations

from dataclasses import dataclass

from flows import progress
from flows.fetch import FEED_TYPES, Fetcher, FetchRequest
from flows.reading import DocumentReader, FetchedFeed
from flows.settings import Settings
from models import DateConfidence, Feed, FeedParseError, FetchOutcome


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedCheck:
    """The health of one feed."""

    feed: str
    url: str
    format: str  #: "" when it is no feed
    entries: int
    error: str | None = None  #: None: it can be read
    warnings: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        return self.error is not None


def check_feeds(feeds: tuple[Feed, ...], settings: Settings) -> list[FeedCheck]:
    """One check per feed, in the order of the feeds."""
    requests = {FetchRequest(url=feed.url, accept=FEED_TYPES): feed for feed in feeds}
    checks: dict[str, FeedCheck] = {}
    documents = DocumentReader(settings.isolation)
    with Fetcher(settings.fetch.asking(feed.url for feed in feeds)) as fetcher:
        for done, (request, outcome) in enumerate(fetcher.fetch_all(requests), 1):
            feed = requests[request]
            checks[feed.name] = _check(feed, outcome, documents)
            progress.report("checking feeds", done, len(requests))
    return [checks[feed.name] for feed in feeds]


def _check(feed: Feed, outcome: FetchOutcome, documents: DocumentReader) -> FeedCheck:
    resource = outcome.resource
    if resource is None:
        message = outcome.error.message if outcome.error else "no answer"
        return FeedCheck(feed=feed.name, url=feed.url, format="", entries=0, error=message)
    try:
        parsed = documents.feed(FetchedFeed(resource=resource, name=feed.name, language=feed.language))
    except FeedParseError as error:
        return FeedCheck(feed=feed.name, url=feed.url, format="", entries=0, error=error.message)
    warnings = list(parsed.warnings)
    if resource.moved_to:
        warnings.append(f"moved for good: put {resource.moved_to} into the feeds file")
    undated = sum(not entry.published or entry.published.value is None for entry in parsed.entries)
    if undated:
        warnings.append(f"{undated} of {len(parsed.entries)} entries without a date we can read")
    if any(entry.published and entry.published.confidence is DateConfidence.ASSUMED_ZONE for entry in parsed.entries):
        warnings.append("dates without a zone: read as UTC")
    warnings += volume_warnings(feed, len(parsed.entries))
    return FeedCheck(
        feed=feed.name, url=feed.url, format=parsed.version, entries=len(parsed.entries), warnings=tuple(warnings)
    )


def volume_warnings(feed: Feed, entries: int) -> list[str]:
    """What is odd about a feed's number of entries, by what its settings expect."""
    warnings = []
    if feed.expected_entries and entries < feed.expected_entries:
        warnings.append(f"{entries} entries where {feed.expected_entries} are expected")
    if entries > feed.max_entries:
        warnings.append(f"{entries} entries, of which max_entries takes {feed.max_entries}")
    return warnings
