"""Runs and what they learned of feeds, as table rows: one function per table."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from models import Failure, Feed, FeedDate, FeedEntry, FeedState, RunReport, digest
from warehouse.rows import Row, entry_digest, last_of_each, utc


def run_rows(run_id: str, kind: str, started_at: datetime) -> list[Row]:
    """The row of a run that starts."""
    return [{"run_id": run_id, "kind": kind, "status": "running", "started_at": utc(started_at)}]


def run_feed_rows(report: RunReport) -> list[Row]:
    """One row per feed of a finished run."""
    return [
        {
            "run_id": report.run_id,
            "feed_name": feed.feed,
            "status": feed.status,
            "reason": feed.reason,
            "entries": feed.entries,
            "new_articles": feed.new,
            "revised": feed.revised,
            "unchanged": feed.unchanged,
            "failed": feed.failed,
            "seconds": feed.seconds,
        }
        for feed in report.feeds
    ]


def failure_rows(run_id: str, failures: Iterable[Failure]) -> list[Row]:
    """One row per failure, identified by everything it says."""
    return [
        {
            "failure_id": digest("failure", run_id, failure),
            "run_id": run_id,
            "stage": failure.stage,
            "subject": failure.subject,
            "reason": failure.reason,
            "message": failure.message,
            "transient": failure.transient,
            "traceback": failure.traceback,
        }
        for failure in failures
    ]


def feed_rows(run_id: str, feeds: Iterable[Feed]) -> list[Row]:
    """One row per configured feed."""
    return [
        {
            "feed_name": feed.name,
            "url": feed.url,
            "language": feed.language,
            "poll_seconds": int(feed.poll_interval.total_seconds()),
            "max_entries": feed.max_entries,
            "expected_entries": feed.expected_entries,
            "run_id": run_id,
        }
        for feed in feeds
    ]


def feed_state_rows(states: Iterable[FeedState]) -> list[Row]:
    """One row per feed that was asked."""
    return [
        {
            "feed_name": state.feed_name,
            "url": state.url,
            "configured_url": state.configured_url,
            "etag": state.etag,
            "last_modified": state.last_modified,
            "body_hash": state.body_hash,
            "fetched_at": utc(state.fetched_at),
            "next_fetch_at": utc(state.next_fetch_at),
            "failures": state.failures,
            "last_reason": state.last_reason,
            "gone": state.gone,
            "failed_stage": state.failed_stage,
            "last_message": state.last_message,
            "failing_since": utc(state.failing_since),
            "failed_at": utc(state.failed_at),
            "failed_body_hash": state.failed_body_hash,
        }
        for state in last_of_each(states, "feed_name")
    ]


def entry_rows(run_id: str, entries: Iterable[FeedEntry]) -> list[Row]:
    """One row per announced item, identified by everything it says but its id.

    Some feeds give the same item a new id in every answer, which would add a row a run for ever.
    """
    return [
        {
            "feed_name": entry.feed_name,
            "entry_digest": entry_digest(entry),
            "entry_id": entry.entry_id,
            "link": entry.link,
            "title": entry.title,
            "summary": entry.summary,
            "authors": list(entry.authors),
            **_feed_date_columns("published", entry.published),
            **_feed_date_columns("updated", entry.updated),
            "run_id": run_id,
        }
        for entry in entries
    ]


def _feed_date_columns(name: str, date: FeedDate | None) -> Row:
    return {
        f"{name}_raw": date.raw if date else None,
        name: utc(date.value) if date else None,
        f"{name}_confidence": date.confidence.value if date else None,
    }
