"""Records as table rows: one function per table, one dictionary per row.

Instants become UTC without a zone, which is how the warehouse keeps them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from models import (
    ArticleStatus,
    ArticleVersion,
    Batch,
    Decision,
    Extraction,
    ExtractorVersion,
    Failure,
    Feed,
    FeedDate,
    FeedEntry,
    FeedState,
    PageState,
    Revision,
    RunReport,
    TextSpan,
    UnreadText,
    VersionSource,
    digest,
    fact_key,
)

Row = dict[str, Any]


def utc(moment: datetime | None) -> datetime | None:
    """The same instant in UTC without a zone; a moment without a zone is taken as it is."""
    if moment is None or moment.tzinfo is None:
        return moment
    return moment.astimezone(UTC).replace(tzinfo=None)


def words(spans: Iterable[TextSpan]) -> str | None:
    """The words of a role, its pieces joined by an ellipsis; None: it has none."""
    return " ... ".join(span.text for span in spans) or None


def span_columns(name: str, span: TextSpan | None) -> Row:
    """The four columns in which a span called ``name`` is kept."""
    return {
        name: span.text if span else None,
        f"{name}_part": span.part.value if span else None,
        f"{name}_start": span.start if span else None,
        f"{name}_end": span.end if span else None,
    }


# Runs and feeds


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
        for state in _last_of_each(states, "feed_name")
    ]


def entry_rows(run_id: str, entries: Iterable[FeedEntry]) -> list[Row]:
    """One row per announced item, identified by everything it says but its id.

    Some feeds give the same item a new id in every answer, which would add a row a run for ever.
    """
    return [
        {
            "feed_name": entry.feed_name,
            "entry_digest": _entry_digest(entry),
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


def _entry_digest(entry: FeedEntry) -> str:
    return digest("entry", replace(entry, entry_id=""))


def _feed_date_columns(name: str, date: FeedDate | None) -> Row:
    return {
        f"{name}_raw": date.raw if date else None,
        name: utc(date.value) if date else None,
        f"{name}_confidence": date.confidence.value if date else None,
    }


# Articles


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
        for state in _last_of_each(states, "url")
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
        for status in _last_of_each(statuses, "article_id")
    ]


def _offset_minutes(moment: datetime | None) -> int | None:
    offset = moment.utcoffset() if moment else None
    return None if offset is None else round(offset.total_seconds() / 60)


# Extractions


def extractor_version_rows(run_id: str, extractor: ExtractorVersion | None) -> list[Row]:
    """One row for the extractor; none where nothing was extracted."""
    if extractor is None:
        return []
    return [
        {
            "extractor_id": extractor.extractor_id,
            "version": extractor.version,
            "model_name": extractor.model_name,
            "model_version": extractor.model_version,
            "config_digest": extractor.config_digest,
            "cues_digest": extractor.cues_digest,
            "code_digest": extractor.code_digest,
            "model_digest": extractor.model_digest,
            "run_id": run_id,
        }
    ]


def unread_text_rows(texts: Iterable[UnreadText]) -> list[Row]:
    """One row per revision that an extractor could not read."""
    return [
        {
            "version_id": text.version_id,
            "extractor_id": text.extractor_id,
            "reason": text.reason,
            "message": text.message,
            "failures": text.failures,
            "failing_since": utc(text.failing_since),
            "failed_at": utc(text.failed_at),
            "next_try_at": utc(text.next_try_at),
        }
        for text in _last_of_each(texts, "version_id")
    ]


def version_source_rows(run_id: str, sources: Iterable[VersionSource]) -> list[Row]:
    """One row per version: what was read together with its bytes."""
    return [
        {
            "version_id": source.version_id,
            "requested_url": source.requested_url,
            "content_type": source.content_type,
            "feed_name": source.entry.feed_name if source.entry else None,
            "entry_digest": _entry_digest(source.entry) if source.entry else None,
            "run_id": run_id,
        }
        for source in sources
    ]


def extraction_rows(
    run_id: str, extractions: Iterable[Extraction], fact_hashes: Mapping[str, Iterable[str]]
) -> list[Row]:
    """One row per extraction; ``fact_hashes`` has those of its facts, by extraction."""
    return [
        {
            "extraction_id": extraction.extraction_id,
            "version_id": extraction.version_id,
            "article_id": extraction.article_id,
            "extractor_id": extraction.extractor_id,
            "extracted_at": utc(extraction.extracted_at),
            "skipped": extraction.skipped,
            "fact_count": len(hashes := sorted(fact_hashes.get(extraction.extraction_id, ()))),
            "facts_digest": sha256(",".join(hashes).encode()).hexdigest(),
            "run_id": run_id,
        }
        for extraction in extractions
    ]


def extraction_promotion_rows(run_id: str, extractions: Iterable[Extraction]) -> list[Row]:
    """One row per extraction that becomes the current one of its version."""
    return [
        {
            "version_id": extraction.version_id,
            "extraction_id": extraction.extraction_id,
            "promoted_at": utc(extraction.extracted_at),
            "run_id": run_id,
        }
        for extraction in extractions
    ]


# Review


def review_decision_rows(decision: Decision) -> list[Row]:
    """The row of a decision."""
    corrected = decision.corrected
    return [
        {
            "decision_id": decision.decision_id,
            "about": decision.about.value,
            "verdict": decision.verdict.value,
            "article_id": decision.article_id,
            "version_id": decision.version_id,
            "extraction_id": decision.extraction_id,
            "kind": decision.kind,
            "fact_key": decision.fact_key,
            "fact_hash": decision.fact_hash,
            "sentence": decision.sentence,
            "sentence_hash": decision.sentence_hash,
            "corrected_key": fact_key(decision.article_id, corrected) if corrected else None,
            "undoes": decision.undoes,
            "reviewer": decision.reviewer,
            "note": decision.note,
            "decided_at": utc(decision.decided_at),
        }
    ]


def _last_of_each(states: Iterable[Any], key: str) -> list[Any]:
    """Of states with the same key only the last: one statement cannot replace a row twice."""
    return list({getattr(state, key): state for state in states}.values())
