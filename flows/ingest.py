"""Ingestion: what the feeds announce becomes facts in the warehouse.

    known → fetch feeds → parse → plan → fetch pages → read → extract → load → report

A run meets the warehouse at its start (what do we know?), once per batch of articles (everything new of
the batch, in one transaction) and at its end (feed states and the run's report). A feed's validators are
written last, so that a run that dies is simply done again by the next one: the feed answers in full, and
the pages already stored are known.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from extractors.article import read_article
from extractors.feed import parse_feed
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
    twin_page_state,
    valid_state,
)
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
    with recorded_run(chosen, "ingest", sources) as run, Fetcher(chosen.fetch) as fetcher:
        known = run.known()
        visits = fetch_feeds(fetcher, sources, known, only, run)
        entries = {visit.feed.name: visit.entries for visit in visits}
        planned = plan_fetches(entries, known, run.started_at, earliest)
        run.tally.count_left_alone(entries, planned)
        run.tally.order_feeds(feed.name for feed in sources)
        logger.info("%d pages to fetch", len(planned))
        _store_pages(fetcher, planned, known, run)
        run.load(
            Batch(
                run_id=run.run_id,
                feed_states=tuple(visit.state for visit in visits),
                entries=tuple(entry for visit in visits for entry in visit.entries),
                failures=tuple(failure for visit in visits for failure in visit.failures),
            )
        )
        report = run.finish()
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
    parsed = None
    if outcome.resource:
        try:
            resource = outcome.resource
            parsed = parse_feed(resource.body, resource.final_url, feed.name, resource.content_type, feed.language)
        except FeedParseError as error:
            # Its validators must not be kept: the next run has to read it again.
            refused = FetchError(error.subject, error.message, error.reason, transient=True)
            outcome = replace(outcome, resource=None, error=refused)
        else:
            if not parsed.complete:
                # With its validators the rest would count as unchanged, and never come.
                outcome = replace(outcome, resource=replace(resource, etag=None, last_modified=None, body_hash=""))
    state = next_feed_state(feed, previous, outcome, run.started_at)
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


@dataclass(slots=True)
class Seen:
    """What is known of pages: from earlier runs, and from this one so far."""

    known: Known
    current: dict[str, str]  #: article id to the content hash that is current
    states: dict[str, PageState] = field(default_factory=dict)  #: of this run, by address


def _store_pages(fetcher: Fetcher, planned: tuple[PlannedFetch, ...], known: Known, run: RunInProgress) -> None:
    """Fetch the planned pages and store them batch by batch, while the next ones are being fetched."""
    bodies = BodyStore(run.settings.warehouse.bodies)
    by_request = {
        FetchRequest(url=page.url, etag=page.etag, last_modified=page.last_modified, body_hash=page.body_hash): page
        for page in planned
    }
    seen = Seen(known, dict(known.content_hashes))
    done = 0
    with closing(fetcher.fetch_all(by_request)) as outcomes:
        fetched = ((by_request[request], outcome) for request, outcome in outcomes)
        for batch in batches(fetched, len(planned)):
            store_batch(batch, seen, bodies, run)
            done += len(batch)
            progress.report("reading pages", done, len(planned))


@task(name="store a batch of pages", cache_policy=NO_CACHE)
def store_batch(
    batch: list[tuple[PlannedFetch, FetchOutcome]], seen: Seen, bodies: BodyStore, run: RunInProgress
) -> None:
    """Read the pages, extract the facts of new texts, and write it all in one transaction.

    What is stored is added to ``seen``.
    """
    states: list[PageState] = []
    failures: list[Failure] = []
    fresh: dict[str, ArticleVersion] = {}
    for planned, outcome in batch:
        if outcome.same_as:
            continue
        version, error = _read(planned, outcome, bodies)
        previous = seen.known.pages.get(planned.url)
        state = next_page_state(planned, previous, outcome, run.started_at, version, error)
        seen.states[planned.url] = state
        states.append(state)
        if error:
            failures.append(Failure.of(error))
            run.tally.count_page(planned, "failed")
        elif version is None or seen.current.get(version.article_id) == version.content_hash:
            run.tally.count_page(planned, "unchanged")
        else:
            run.tally.count_page(planned, "revised" if version.article_id in seen.current else "new")
            seen.current[version.article_id] = version.content_hash
            fresh[version.version_id] = version
    states.extend(_twins(batch, seen, run))
    extractions, refused = run.extract(tuple(fresh.values()))
    run.load(
        Batch(
            run_id=run.run_id,
            entries=tuple(entry for planned, _ in batch for entry in planned.entries),
            page_states=tuple(states),
            versions=tuple(fresh.values()),
            extractions=extractions,
            failures=(*failures, *refused),
        )
    )
    run.tally.failures.extend((*failures, *refused))


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
    planned: PlannedFetch, outcome: FetchOutcome, bodies: BodyStore
) -> tuple[ArticleVersion | None, FetchError | ArticleError | None]:
    """The article a page holds, or what kept us from it; neither: the page is unchanged."""
    if outcome.error or outcome.resource is None:
        return None, outcome.error
    bodies.put(outcome.resource.body)
    entry = planned.entries[0] if planned.entries else None
    try:
        return read_article(outcome.resource, entry), None
    except ArticleError as error:
        return None, error
