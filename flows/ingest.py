"""Ingestion: what the feeds announce becomes facts in the warehouse.

    known → fetch feeds → parse → plan → fetch pages → read → extract → load → report

A run meets the warehouse at its start (what do we know?), once per batch of articles (everything new of
the batch, in one transaction) and at its end (feed states and the run's report). A feed's validators are
written last, and only when every page it announces was asked: a run that dies is simply done again by the
next one, which gets the feed in full and knows the pages that are stored.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from flows import progress
from flows.artifacts import publish_ingest_report
from flows.bodies import BodyStore
from flows.feed_check import volume_warnings
from flows.fetch import FEED_TYPES, Fetcher, FetchRequest
from flows.plan import (
    due_feeds,
    newest_entries,
    next_feed_state,
    next_page_state,
    plan_fetches,
    settled_state,
    twin_page_state,
    valid_state,
)
from flows.reading import DocumentReader, FetchedFeed, FetchedPage
from flows.revisions import ReadPage, Seen, judge_page, latest_statuses, to_compare
from flows.runs import RunInProgress, batches, day_of, recorded_run
from flows.settings import load_feeds, load_settings
from models import (
    ArticleError,
    ArticleVersion,
    Batch,
    Failure,
    Feed,
    FeedEntry,
    FeedParseError,
    FeedReport,
    FeedState,
    FetchError,
    FetchOutcome,
    Known,
    PageState,
    PlannedFetch,
    RunReport,
    VersionSource,
    WarehouseError,
)

logger = logging.getLogger(__name__)


@flow(name="ingest")
def ingest(
    feeds: str = "feeds.toml",
    settings: str | None = None,
    warehouse: str | None = None,
    only: list[str] | None = None,
    since: str | None = None,
) -> RunReport:
    """Read every due feed once and store the facts of what is new or changed.

    ``only`` names feeds to read, due or not; ``since`` (an ISO day) leaves out entries dated before it. Raises
    SettingsError, ModelError or WarehouseError when the run cannot work at all; what goes wrong with one
    feed or page is a failure in the report.
    """
    earliest = day_of(since)
    chosen = load_settings(Path(settings) if settings else None, warehouse=warehouse)
    sources = load_feeds(Path(feeds))
    with (
        recorded_run(chosen, "ingest", sources) as run,
        Fetcher(chosen.fetch.asking(feed.url for feed in sources)) as fetcher,
    ):
        known = run.known()
        visits = fetch_feeds(fetcher, sources, known, only, run)
        entries = {visit.feed.name: visit.entries for visit in visits}
        planned = plan_fetches(entries, known, run.started_at, earliest)
        run.tally.count_left_alone(entries, planned)
        run.tally.order_feeds(feed.name for feed in sources)
        logger.info("%d pages to fetch", len(planned))
        asked = known.pages.keys() | _store_pages(fetcher, planned, known, run)
        run.read_again()
        report = run.finish(
            Batch(
                run_id=run.run_id,
                feed_states=tuple(settled_state(visit.state, visit.entries, asked) for visit in visits),
                entries=tuple(entry for visit in visits for entry in visit.entries),
                failures=tuple(failure for visit in visits for failure in visit.failures),
            )
        )
    publish_ingest_report(report, chosen.warehouse.path)
    return report


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedVisit:
    """What one feed answered in this run."""

    feed: Feed
    state: FeedState
    entries: tuple[FeedEntry, ...] = ()
    failures: tuple[Failure, ...] = ()


@task(name="fetch feeds", cache_policy=NO_CACHE)
def fetch_feeds(
    fetcher: Fetcher, sources: tuple[Feed, ...], known: Known, only: list[str] | None, run: RunInProgress
) -> list[FeedVisit]:
    """Every due feed's entries and next state; feeds that are not due are left out."""
    due, resting = due_feeds(sources, known, run.started_at, only)
    for feed, why in resting:
        run.tally.feeds[feed.name] = FeedReport(feed=feed.name, status="deferred", reason=why)
    requests = {_feed_request(feed, known.feeds.get(feed.name)): feed for feed in due}
    visits = []
    for done, (request, outcome) in enumerate(fetcher.fetch_all(requests), 1):
        visit, report = _visit(requests[request], known.feeds.get(requests[request].name), outcome, run)
        visits.append(visit)
        run.tally.feeds[visit.feed.name] = report
        run.tally.failures.extend(visit.failures)
        progress.report("fetching feeds", done, len(requests))
    return visits


def _feed_request(feed: Feed, remembered: FeedState | None) -> FetchRequest:
    state = valid_state(feed, remembered)
    if state is None:
        return FetchRequest(url=feed.url, accept=FEED_TYPES)
    return FetchRequest(
        url=state.url,
        etag=state.etag,
        last_modified=state.last_modified,
        body_hash=state.body_hash,
        accept=FEED_TYPES,
    )


def _visit(
    feed: Feed, previous: FeedState | None, outcome: FetchOutcome, run: RunInProgress
) -> tuple[FeedVisit, FeedReport]:
    """What the answer of a feed means, and how it is reported."""
    parsed, unreadable = None, None
    if outcome.resource:
        try:
            resource = outcome.resource
            parsed = run.documents.feed(FetchedFeed(resource=resource, name=feed.name, language=feed.language))
        except FeedParseError as error:
            # Its validators must not be kept: the next run has to read it again.
            unreadable = resource.body_hash
            refused = FetchError(error.subject, error.message, error.reason, transient=True)
            refused.traceback = error.traceback
            outcome = replace(outcome, resource=None, error=refused)
        else:
            if not parsed.complete:
                # With its validators the rest would count as unchanged, and never come once the feed is mended.
                outcome = replace(outcome, resource=replace(resource, etag=None, last_modified=None, body_hash=""))
    state = next_feed_state(feed, previous, outcome, run.started_at)
    if unreadable:
        state = replace(state, failed_stage=FeedParseError.stage, failed_body_hash=unreadable)
    failures = (Failure.of(outcome.error),) if outcome.error else ()
    entries = newest_entries(feed, parsed.entries) if parsed else ()
    visit = FeedVisit(feed=feed, state=state, entries=entries, failures=failures)
    report = FeedReport(
        feed=feed.name,
        status=_status(outcome, state),
        reason=outcome.error.reason if outcome.error else None,
        entries=len(entries),
        seconds=outcome.seconds,
        warnings=(*parsed.warnings, *volume_warnings(feed, len(parsed.entries))) if parsed else (),
    )
    return visit, report


def _status(outcome: FetchOutcome, state: FeedState) -> str:
    if outcome.error:
        return "gone" if state.gone else "failed"
    return "unchanged" if outcome.unchanged else "fetched"


def _store_pages(
    fetcher: Fetcher, planned: tuple[PlannedFetch, ...], known: Known, run: RunInProgress
) -> frozenset[str]:
    """Fetch the planned pages and store them batch by batch, while the next ones are being fetched.

    Returns the addresses of which the warehouse now knows what became.
    """
    bodies = BodyStore(run.settings.warehouse.bodies)
    by_request = {
        FetchRequest(url=page.url, etag=page.etag, last_modified=page.last_modified, body_hash=page.body_hash): page
        for page in planned
    }
    seen = Seen(known)
    done = 0
    with closing(fetcher.fetch_all(by_request)) as outcomes:
        fetched = ((by_request[request], outcome) for request, outcome in outcomes)
        for batch in batches(fetched, len(planned)):
            store_batch(batch, seen, bodies, run)
            done += len(batch)
            progress.report("reading pages", done, len(planned))
    return frozenset(seen.states)


@task(name="store a batch of pages", cache_policy=NO_CACHE)
def store_batch(
    batch: list[tuple[PlannedFetch, FetchOutcome]], seen: Seen, bodies: BodyStore, run: RunInProgress
) -> None:
    """Read the pages, extract the facts of new texts, and write it all in one transaction.

    What is stored is added to ``seen``.
    """
    pages = list(_read(((planned, outcome) for planned, outcome in batch if not outcome.same_as), seen, bodies, run))
    seen.current |= run.current_versions(to_compare(pages, seen))
    judged = [judge_page(page, seen, partial(_words, bodies, run.documents)) for page in pages]
    failures = [Failure.of(item.page.error) for item in judged if item.page.error]
    states: list[PageState] = []
    for item in judged:
        states.append(_state(item.page, run.started_at))
        run.tally.count_page(item.page.planned, item.result)
    seen.states |= {state.url: state for state in states}
    states.extend(_twins(batch, seen, run))
    seen.states |= {state.url: state for state in states}
    revised = {item.revision: item.page.version for item in judged if item.revision and item.page.version}
    extractions, refused = run.extract(
        tuple(version for revision, version in revised.items() if revision.kind.becomes_current)
    )
    run.load(
        Batch(
            run_id=run.run_id,
            entries=tuple(entry for planned, _ in batch for entry in planned.entries),
            page_states=tuple(states),
            versions=tuple(revised.values()),
            revisions=tuple(revised),
            statuses=latest_statuses(judged, seen),
            sources=tuple(_sources(item.page for item in judged if item.revision)),
            extractions=extractions,
            failures=(*failures, *refused),
        )
    )
    run.tally.failures.extend((*failures, *refused))


def _sources(pages: Iterable[ReadPage]) -> Iterator[VersionSource]:
    for page in pages:
        if page.version and page.outcome.resource:
            yield VersionSource(
                version_id=page.version.version_id,
                requested_url=page.outcome.resource.url,
                content_type=page.outcome.resource.content_type,
                entry=page.planned.entries[0] if page.planned.entries else None,
            )


def _twins(batch: list[tuple[PlannedFetch, FetchOutcome]], seen: Seen, run: RunInProgress) -> Iterator[PageState]:
    """The states of addresses that led to a page another address brought.

    One whose twin's answer is still on its way stays unknown, and is asked by the next run.
    """
    for planned, outcome in batch:
        twin = seen.states.get(outcome.same_as) if outcome.same_as else None
        if twin:
            run.tally.count_page(planned, "unchanged")
            yield twin_page_state(planned, seen.known.pages.get(planned.url), twin)


def _read(
    answered: Iterable[tuple[PlannedFetch, FetchOutcome]], seen: Seen, bodies: BodyStore, run: RunInProgress
) -> Iterator[ReadPage]:
    """The article each page holds, or what kept us from it."""
    answered = list(answered)
    fetched = {}
    for planned, outcome in answered:
        if outcome.resource:
            bodies.put(outcome.resource.body)
            entry = planned.entries[0] if planned.entries else None
            fetched[planned.url] = FetchedPage(resource=outcome.resource, entry=entry)
    articles = dict(zip(fetched, run.documents.pages(fetched.values()), strict=True))
    for planned, outcome in answered:
        page = ReadPage(
            planned=planned, outcome=outcome, previous=seen.known.pages.get(planned.url), error=outcome.error
        )
        article = articles.get(planned.url)
        if isinstance(article, ArticleError):
            page = replace(page, error=article)
        yield replace(page, version=article) if isinstance(article, ArticleVersion) else page


def _state(page: ReadPage, now: datetime) -> PageState:
    return next_page_state(page.planned, page.previous, page.outcome, now, page.version, page.error)


def _words(
    bodies: BodyStore, documents: DocumentReader, before: ArticleVersion, outcome: FetchOutcome
) -> tuple[str, str]:
    """The visible words of the page as it was and as it is; "" where its bytes are not kept or cannot be read."""
    now = documents.words(outcome.resource.body, outcome.resource.content_type) if outcome.resource else ""
    try:
        return documents.words(bodies.get(before.body_hash)) if before.body_hash else "", now
    except WarehouseError as error:
        logger.warning("an earlier form of the page cannot be compared: %s", error)
        return "", now
