"""What to fetch and why, and what to remember of it: decisions as values, without any acting.

Everything here is a function of what is known, what is new and the time given; the same input gives the
same plan on every machine. Spreading is done by a digest of the name instead of chance.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from flows.http.failures import TRANSIENT, FetchFailure
from flows.retries import (
    FEED_BACKOFF,
    backoff,
    failing_since,
    failures_in_a_row,
    next_try,
    retry_after,
)
from models import (
    ArticleVersion,
    Feed,
    FeedEntry,
    FeedState,
    FetchOutcome,
    FetchReason,
    Known,
    NewsFactsError,
    PageState,
    PageStatus,
    PlannedFetch,
    SettingsError,
    digest,
)

#: How long after publication a page is looked at again how often. News is corrected in its first hours;
#: later changes are rare, and past the last row a page is left alone unless a feed announces it anew.
RECHECK_LADDER: tuple[tuple[timedelta, timedelta], ...] = (
    (timedelta(hours=1), timedelta(minutes=15)),
    (timedelta(hours=6), timedelta(hours=1)),
    (timedelta(days=1), timedelta(hours=4)),
    (timedelta(days=3), timedelta(hours=12)),
    (timedelta(days=7), timedelta(days=2)),
    (timedelta(days=30), timedelta(days=7)),
)
#: A page of unknown date is looked at after this, then after twice as long each time, and no more once
#: the pause would pass UNDATED_LAST: about as often as the ladder, and as finitely.
UNDATED_FIRST = timedelta(hours=1)
UNDATED_LAST = timedelta(days=8)

_CLOCK_SKEW = timedelta(days=1)  # a date further ahead than time zones explain is no date
_EARLY = timedelta(minutes=1)  # a schedule's run starts seconds off, and must not skip a feed for that


def due_feeds(
    feeds: Iterable[Feed], known: Known, now: datetime, only: Collection[str] | None = None
) -> tuple[tuple[Feed, ...], tuple[tuple[Feed, str], ...]]:
    """The feeds to ask now, and the others with the reason why not.

    ``only`` names the feeds to ask, due or not, gone or not. Raises SettingsError for a name no feed has.
    """
    feeds = tuple(feeds)
    unknown = sorted(set(only or ()) - {feed.name for feed in feeds})
    if unknown:
        raise SettingsError(unknown[0], "no feed has this name; see feeds.toml for the names", "unknown_feed")
    due, resting = [], []
    for feed in feeds:
        why_not = _why_not_now(feed, valid_state(feed, known.feeds.get(feed.name)), now, only)
        if why_not is None:
            due.append(feed)
        else:
            resting.append((feed, why_not))
    return tuple(due), tuple(resting)


def valid_state(feed: Feed, state: FeedState | None) -> FeedState | None:
    """What is remembered of the feed, unless its address was changed since."""
    return state if state and state.configured_url == feed.url else None


def _why_not_now(feed: Feed, state: FeedState | None, now: datetime, only: Collection[str] | None) -> str | None:
    if only is not None:
        return None if feed.name in only else "not asked for"
    if state is None:
        return None
    if state.gone:
        return "gone"
    if state.next_fetch_at is None:
        return None
    early = min(_EARLY, feed.poll_interval / 10) if state.failures == 0 else timedelta()
    if state.next_fetch_at - early <= now:
        return None
    return f"not before {state.next_fetch_at:%Y-%m-%d %H:%M} UTC"


def next_feed_state(feed: Feed, previous: FeedState | None, outcome: FetchOutcome, now: datetime) -> FeedState:
    """What to remember of a feed after a fetch.

    Validators and a new address (after permanent redirects) are learned from answers only. Failures in a
    row put the next fetch off, longer each time up to a day, and never sooner than Retry-After says.
    """
    state = valid_state(feed, previous) or FeedState(feed_name=feed.name, url=feed.url, configured_url=feed.url)
    if outcome.error:
        return _failed_feed_state(feed, state, outcome.error, now)
    state = replace(
        state,
        fetched_at=now,
        next_fetch_at=now + feed.poll_interval,
        failures=0,
        last_reason=None,
        gone=False,
        failed_stage=None,
        last_message=None,
        failing_since=None,
        failed_at=None,
        failed_body_hash=None,
    )
    if outcome.resource is None:
        return replace(
            state,
            url=outcome.moved_to or state.url,
            etag=outcome.etag or state.etag,
            last_modified=outcome.last_modified or state.last_modified,
        )
    resource = outcome.resource
    return replace(
        state,
        url=resource.moved_to or state.url,
        etag=resource.etag,
        last_modified=resource.last_modified,
        body_hash=resource.body_hash,
    )


def _failed_feed_state(feed: Feed, state: FeedState, error: NewsFactsError, now: datetime) -> FeedState:
    failures = failures_in_a_row(state.failures, error)
    gone = error.reason == FetchFailure.GONE
    pause = backoff(feed.name, max(feed.poll_interval, FEED_BACKOFF), failures, retry_after(error))
    return replace(
        state,
        next_fetch_at=None if gone else now + pause,
        failures=failures,
        last_reason=error.reason,
        gone=gone,
        failed_stage=error.stage,
        last_message=error.message,
        failing_since=failing_since(state, now),
        failed_at=now,
        failed_body_hash=None,
    )


def settled_state(state: FeedState, entries: Iterable[FeedEntry], asked: Collection[str]) -> FeedState:
    """The feed's state, with its validators only when the page of every entry was ``asked``.

    With them the feed would count as unchanged, and a page that was left out would never be seen again.
    """
    if all(entry.link in asked for entry in entries):
        return state
    return replace(state, etag=None, last_modified=None, body_hash=None)


def newest_entries(feed: Feed, entries: Sequence[FeedEntry]) -> tuple[FeedEntry, ...]:
    """At most ``feed.max_entries`` entries: the newest by date, undated ones counting as new."""
    if len(entries) <= feed.max_entries:
        return tuple(entries)
    ranked = sorted(range(len(entries)), key=lambda i: _newest_first(entry_date(entries[i])))
    return tuple(entries[i] for i in sorted(ranked[: feed.max_entries]))


def _newest_first(day: datetime | None) -> float:
    return -day.timestamp() if day else float("-inf")


def entry_date(entry: FeedEntry) -> datetime | None:
    """When the entry was last touched, as far as its feed says so readably; None: it does not."""
    dates = [stated.value for stated in (entry.published, entry.updated) if stated and stated.value]
    return max(dates, default=None)


def plan_fetches(
    entries_by_feed: Mapping[str, Sequence[FeedEntry]],
    known: Known,
    now: datetime,
    since: datetime | None = None,
) -> tuple[PlannedFetch, ...]:
    """The pages to fetch now, each once and with the reason, new ones first.

    ``since`` leaves out entries dated before it; entries without a date stay. Pages known from earlier runs
    are retried and rechecked when their time has come, announced or not. Nothing is planned for a page
    whose last fetch was just recorded with ``next_page_state``.
    """
    announced = _by_link(entries_by_feed, since)
    planned = []
    for url in {*announced, *known.pages}:
        entries = announced.get(url, ())
        state = known.pages.get(url)
        reason = _fetch_reason(entries, state, now)
        if reason:
            planned.append(_planned(url, reason, entries, state))
    return tuple(sorted(planned, key=_urgency))


def _by_link(
    entries_by_feed: Mapping[str, Sequence[FeedEntry]], since: datetime | None
) -> dict[str, tuple[FeedEntry, ...]]:
    by_link: dict[str, tuple[FeedEntry, ...]] = {}
    for name in sorted(entries_by_feed):
        for entry in entries_by_feed[name]:
            day = entry_date(entry)
            if since is None or day is None or day >= since:
                by_link[entry.link] = (*by_link.get(entry.link, ()), entry)
    return by_link


def _fetch_reason(entries: Sequence[FeedEntry], state: PageState | None, now: datetime) -> FetchReason | None:
    if state is None:
        return FetchReason.NEW
    due = state.next_fetch_at is not None and state.next_fetch_at <= now
    if state.status is PageStatus.DEFERRED and due:
        return FetchReason.RETRY
    if state.reason in TRANSIENT and state.status is PageStatus.DEFERRED:
        return None  # an announcement is no reason to press a server that wants a pause
    if announces_update(entries, state):
        return FetchReason.ANNOUNCED_UPDATE
    return FetchReason.RECHECK if due else None


def _planned(url: str, reason: FetchReason, entries: Sequence[FeedEntry], state: PageState | None) -> PlannedFetch:
    if state is None or state.article_id is None:  # without a stored article "unchanged" would be a loss
        return PlannedFetch(url=url, reason=reason, entries=tuple(entries))
    return PlannedFetch(
        url=url,
        reason=reason,
        entries=tuple(entries),
        etag=state.etag,
        last_modified=state.last_modified,
        body_hash=state.body_hash,
    )


def _urgency(planned: PlannedFetch) -> tuple[int, float, str]:
    day = max(filter(None, map(entry_date, planned.entries)), default=None)
    return list(FetchReason).index(planned.reason), _newest_first(day), planned.url


def entry_digest(entries: Iterable[FeedEntry], previous: str | None = None) -> str | None:
    """What the feeds say of a page, one digest per feed, over what they said before.

    One per feed, because feeds are due at different times and word the same article differently: a page
    must not look changed because another of its feeds spoke. None: no feed has announced it.
    """
    digests = {**_digests(previous), **_said(entries)}
    return " ".join(f"{feed}:{said}" for feed, said in sorted(digests.items())) or None


def announces_update(entries: Sequence[FeedEntry], state: PageState) -> bool:
    """Whether a feed says something else of the page than when it was last fetched.

    A feed that had not announced it yet counts when it dates the entry after that fetch.
    """
    before = _digests(state.entry_digest)
    if any(before.get(feed, said) != said for feed, said in _said(entries).items()):
        return True
    unheard = [entry_date(entry) for entry in entries if _feed_key(entry) not in before]
    return any(day and state.fetched_at < day for day in unheard)


def _feed_key(entry: FeedEntry) -> str:
    return digest(entry.feed_name, length=8)


def _digests(text: str | None) -> dict[str, str]:
    return dict(part.split(":", 1) for part in (text or "").split())


def _said(entries: Iterable[FeedEntry]) -> dict[str, str]:
    """Per feed a digest of everything its entries say of one page, in whatever order."""
    contents: dict[str, set[str]] = {}
    for entry in entries:
        dates = [stated.raw if stated else None for stated in (entry.updated, entry.published)]
        contents.setdefault(_feed_key(entry), set()).add(digest(entry.title, dates, entry.summary))
    return {feed: digest(sorted(said), length=8) for feed, said in contents.items()}


def next_page_state(
    planned: PlannedFetch,
    previous: PageState | None,
    outcome: FetchOutcome,
    now: datetime,
    article: ArticleVersion | None,
    error: NewsFactsError | None,
) -> PageState:
    """What to remember of a page after a fetch: the article it gave, "unchanged", or ``error``.

    Validators stay those of the bytes whose article is stored. Raises ValueError when the outcome has a
    resource and neither article nor error tells what became of it.
    """
    said = entry_digest(planned.entries, previous.entry_digest if previous else None)
    error = outcome.error or error
    if error:
        body_hash = outcome.resource.body_hash if outcome.resource else None
        return _failed_page_state(planned, previous, error, now, said, body_hash)
    published = _published(planned, previous, article)
    next_fetch_at = next_recheck(published, previous.fetched_at if previous else None, now)
    if outcome.unchanged and previous:
        return replace(
            previous,
            status=PageStatus.UNCHANGED,
            reason=None,
            message=None,
            etag=outcome.etag or previous.etag,
            last_modified=outcome.last_modified or previous.last_modified,
            fetched_at=now,
            next_fetch_at=next_fetch_at,
            failures=0,
            entry_digest=said,
            failed_stage=None,
            failing_since=None,
            failed_body_hash=None,
        )
    if outcome.resource is None or article is None:
        raise ValueError(f"{planned.url}: neither an article, nor an error, nor a known page left unchanged")
    return PageState(
        url=planned.url,
        article_id=article.article_id,
        status=PageStatus.STORED,
        etag=outcome.resource.etag,
        last_modified=outcome.resource.last_modified,
        body_hash=outcome.resource.body_hash,
        published=published,
        fetched_at=now,
        next_fetch_at=next_fetch_at,
        entry_digest=said,
    )


def twin_page_state(planned: PlannedFetch, previous: PageState | None, twin: PageState) -> PageState:
    """What to remember of an address that led to the same page as another one, whose state is ``twin``."""
    said = entry_digest(planned.entries, previous.entry_digest if previous else None)
    return replace(twin, url=planned.url, entry_digest=said)


def _failed_page_state(
    planned: PlannedFetch,
    previous: PageState | None,
    error: NewsFactsError,
    now: datetime,
    said: str | None,
    body_hash: str | None,
) -> PageState:
    failures = failures_in_a_row(previous.failures if previous else 0, error)
    pause = next_try(planned.url, error, failures, previous, body_hash)
    if error.reason == FetchFailure.GONE:
        status = PageStatus.GONE
    else:
        status = PageStatus.FAILED if pause is None else PageStatus.DEFERRED
    base = previous or PageState(
        url=planned.url, status=status, fetched_at=now, published=_published(planned, None, None)
    )
    return replace(
        base,
        status=status,
        reason=error.reason,
        message=error.message,
        fetched_at=now,
        next_fetch_at=None if pause is None else now + pause,
        failures=failures,
        entry_digest=said,
        failed_stage=error.stage,
        failing_since=failing_since(previous, now),
        failed_body_hash=body_hash,
    )


def _published(planned: PlannedFetch, previous: PageState | None, article: ArticleVersion | None) -> datetime | None:
    """When the page was published: as it says itself, else as the feeds say, else as known before."""
    if article and article.published:
        day = article.published
        return day if day.tzinfo else day.replace(tzinfo=UTC)
    stated = [entry.published.value for entry in planned.entries if entry.published and entry.published.value]
    return min(stated, default=previous.published if previous else None)


def next_recheck(published: datetime | None, fetched_before: datetime | None, now: datetime) -> datetime | None:
    """When to look again at a page that was read just now; None: only when announced anew."""
    if published is None or published > now + _CLOCK_SKEW:
        pause = UNDATED_FIRST if fetched_before is None else max(2 * (now - fetched_before), UNDATED_FIRST)
        return now + pause if pause <= UNDATED_LAST else None
    for young, pause in RECHECK_LADDER:
        if now - published < young:
            return now + pause
    return None
