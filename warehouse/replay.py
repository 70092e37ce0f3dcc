"""What a warehouse tells of its past, so that it can be made again from the fetched bytes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple, Self

from models import (
    ArticleVersion,
    DateConfidence,
    Failure,
    Feed,
    FeedDate,
    FeedEntry,
    FeedReport,
    Revision,
    RevisionKind,
    VersionSource,
)
from warehouse.records import article_version, aware, read_rows
from warehouse.rows import Row
from warehouse.snapshot import readable_path
from warehouse.store import Warehouse


class FactsOf(NamedTuple):
    """Which facts one extractor found in one revision."""

    fact_count: int
    facts_digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """One revision as a run met it."""

    version: ArticleVersion  #: as it is stored
    revision: Revision
    source: VersionSource  #: what was read together with its bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class PastRun:
    """One run of the past, and what it brought."""

    run_id: str
    kind: str
    status: str
    started_at: datetime
    finished_at: datetime | None
    message: str | None
    facts: dict[str, int]
    feeds: tuple[Feed, ...]
    reports: tuple[FeedReport, ...]
    failures: tuple[Failure, ...]
    entries: tuple[FeedEntry, ...]
    observed: tuple[Observed, ...]


class PastWarehouse(Warehouse):
    """A warehouse that tells of its past."""

    @classmethod
    def open_past(cls, path: Path) -> Self:
        """The warehouse itself, read-only, or its published copy while somebody writes to it."""
        return cls.open(readable_path(path), read_only=True)

    def past_runs(self) -> list[PastRun]:
        """The runs that ingested, in order."""
        observed: dict[str, list[Observed]] = {}
        for row in read_rows(self._connection, "observations"):
            observed.setdefault(row["run_id"], []).append(_observed(row))
        return [
            self._past_run(row, observed.get(row["run_id"], [])) for row in read_rows(self._connection, "runs_in_order")
        ]

    def facts_found(self) -> dict[tuple[str, str], FactsOf]:
        """The digest of each extraction's facts, by ids of revision and extractor, where it was recorded."""
        return {
            (row["version_id"], row["extractor_id"]): FactsOf(row["fact_count"], row["facts_digest"])
            for row in read_rows(self._connection, "digests_of_facts")
            if row["facts_digest"] is not None
        }

    def _past_run(self, row: Row, observed: list[Observed]) -> PastRun:
        wanted = {"run_id": row["run_id"]}
        return PastRun(
            run_id=row["run_id"],
            kind=row["kind"],
            status=row["status"],
            started_at=_instant(row["started_at"]),
            finished_at=aware(row["finished_at"]),
            message=row["message"],
            facts=dict(row["facts"] or {}),
            feeds=tuple(_feed(feed) for feed in read_rows(self._connection, "feeds_of_run", wanted)),
            reports=tuple(_report(told) for told in read_rows(self._connection, "feed_reports_of_run", wanted)),
            failures=tuple(Failure(**failure) for failure in read_rows(self._connection, "failures_of_run", wanted)),
            entries=tuple(_entry(entry) for entry in read_rows(self._connection, "entries_of_run", wanted)),
            observed=tuple(observed),
        )


def _observed(row: Row) -> Observed:
    version = article_version(row)
    return Observed(
        version=version,
        revision=Revision(
            version_id=row["version_id"],
            kind=RevisionKind(row["kind"] or ("substantive" if row["previous_version_id"] else "first")),
            reasons=tuple(reason for reason in row["reasons"] or () if reason != "reverted"),  # the load says so again
            previous_version_id=row["previous_version_id"],
        ),
        source=VersionSource(
            version_id=row["version_id"],
            requested_url=row["requested_url"] or version.fetched_url,
            content_type=row["content_type"] or "",
            entry=_entry(row) if row["feed_name"] else None,
        ),
    )


def _entry(row: Row) -> FeedEntry:
    return FeedEntry(
        feed_name=row["feed_name"],
        entry_id=row["entry_id"],
        link=row["link"],
        title=row["entry_title"],
        summary=row["summary"],
        authors=tuple(row["entry_authors"]),
        published=_date(row, "published"),
        updated=_date(row, "updated"),
    )


def _date(row: Row, name: str) -> FeedDate | None:
    if row[f"{name}_raw"] is None:
        return None
    confidence = DateConfidence(row[f"{name}_confidence"])
    return FeedDate(raw=row[f"{name}_raw"], value=aware(row[f"entry_{name}"]), confidence=confidence)


def _feed(row: Row) -> Feed:
    return Feed(
        name=row["feed_name"],
        url=row["url"],
        language=row["language"],
        poll_interval=timedelta(seconds=row["poll_seconds"]),
        max_entries=row["max_entries"],
        expected_entries=row["expected_entries"],
    )


def _report(row: Row) -> FeedReport:
    kept = {name: row[name] for name in ("status", "reason", "entries", "revised", "unchanged", "failed", "seconds")}
    return FeedReport(feed=row["feed_name"], new=row["new_articles"], **kept)


def _instant(moment: datetime) -> datetime:
    instant = aware(moment)
    assert instant is not None, "a run has a start"  # noqa: S101 - the column is not null
    return instant
