"""Articles, their revisions and where they stand, as table rows: one function per table."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from models import ArticleStatus, ArticleVersion, Batch, PageState, Revision, VersionSource
from warehouse.rows import Row, entry_digest, last_of_each, utc


def page_state_rows(states: Iterable[PageState]) -> list[Row]:
    """One row per address that was asked."""
    return [
        {
            "url": state.url,
            "article_id": state.article_id,
            "status": state.status.value,
            "reason": state.reason,
            "message": state.message,
            "etag": state.etag,
            "last_modified": state.last_modified,
            "body_hash": state.body_hash,
            "published": utc(state.published),
            "fetched_at": utc(state.fetched_at),
            "next_fetch_at": utc(state.next_fetch_at),
            "failures": state.failures,
            "entry_digest": state.entry_digest,
            "failed_stage": state.failed_stage,
            "failing_since": utc(state.failing_since),
            "failed_body_hash": state.failed_body_hash,
        }
        for state in last_of_each(states, "url")
    ]


def article_rows(run_id: str, versions: Iterable[ArticleVersion]) -> list[Row]:
    """One row per version: the article it belongs to."""
    return [{"article_id": version.article_id, "url": version.url, "run_id": run_id} for version in versions]


def article_url_rows(batch: Batch) -> list[Row]:
    """One row per address that leads to an article."""
    addresses = [(url, version.article_id) for version in batch.versions for url in (version.url, version.fetched_url)]
    addresses += [(state.url, state.article_id) for state in batch.page_states if state.article_id]
    addresses += [(status.address, status.article_id) for status in batch.statuses if status.address]
    return [
        {"url": url, "article_id": article_id, "run_id": batch.run_id} for url, article_id in dict.fromkeys(addresses)
    ]


def article_version_rows(run_id: str, versions: Iterable[ArticleVersion]) -> list[Row]:
    """One row per revision of an article's text."""
    return [
        {
            "version_id": version.version_id,
            "article_id": version.article_id,
            "content_hash": version.content_hash,
            "url": version.url,
            "fetched_url": version.fetched_url,
            "title": version.title,
            "text": version.text,
            "published": utc(version.published),
            "published_offset_minutes": _offset_minutes(version.published),
            "published_on": version.published.date() if version.published else None,
            "published_precision": version.published_precision,
            "modified": utc(version.modified),
            "authors": list(version.authors),
            "site_name": version.site_name,
            "language": version.language,
            "description": version.description,
            "origins": {field: str(origin) for field, origin in version.origins.items()},
            "warnings": list(version.warnings),
            "body_hash": version.body_hash,
            "reader": version.reader,
            "fetched_at": utc(version.fetched_at),
            "run_id": run_id,
        }
        for version in versions
    ]


def version_observation_rows(
    run_id: str, versions: Iterable[ArticleVersion], revisions: Iterable[Revision], started_at: datetime
) -> list[Row]:
    """One row per version that follows another; the load judges one of which no revision tells how."""
    judged = {revision.version_id: revision for revision in revisions}
    return [
        {
            "article_id": version.article_id,
            "version_id": version.version_id,
            "observed_at": utc(version.fetched_at or started_at),
            **_revision_columns(judged.get(version.version_id)),
            "run_id": run_id,
        }
        for version in versions
    ]


def _revision_columns(revision: Revision | None) -> Row:
    return {
        "kind": revision.kind.value if revision else None,
        "reasons": list(revision.reasons) if revision else [],
        "previous_version_id": revision.previous_version_id if revision else None,
    }


def article_status_rows(run_id: str, statuses: Iterable[ArticleStatus], started_at: datetime) -> list[Row]:
    """One row per article of which a run could tell what became of it."""
    return [
        {
            "article_id": status.article_id,
            "standing": status.standing.value,
            "reason": status.reason,
            "address": status.address,
            "noticed_at": utc(started_at),
            "run_id": run_id,
        }
        for status in last_of_each(statuses, "article_id")
    ]


def _offset_minutes(moment: datetime | None) -> int | None:
    offset = moment.utcoffset() if moment else None
    return None if offset is None else round(offset.total_seconds() / 60)


def version_source_rows(run_id: str, sources: Iterable[VersionSource]) -> list[Row]:
    """One row per version: what was read together with its bytes."""
    return [
        {
            "version_id": source.version_id,
            "requested_url": source.requested_url,
            "content_type": source.content_type,
            "feed_name": source.entry.feed_name if source.entry else None,
            "entry_digest": entry_digest(source.entry) if source.entry else None,
            "run_id": run_id,
        }
        for source in sources
    ]
