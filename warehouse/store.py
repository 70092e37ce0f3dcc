"""The warehouse: a DuckDB file of what the news said, met by a run in short visits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

import duckdb
import pandas as pd

from models import ArticleVersion, Batch, ExtractorVersion, FactDiff, Feed, Known, RunReport, WarehouseError
from models.diff import BetweenTimes, ByRun, Comparison
from warehouse import article_rows, diff, extraction_rows, migrate, pairs, run_rows
from warehouse.as_of import as_of, decided_between
from warehouse.batch import NewInBatch, new_in_batch
from warehouse.connect import is_of_the_file, transaction, unusable
from warehouse.fact_rows import fact_hashes, fact_tables
from warehouse.failpoints import reach, step
from warehouse.opening import connect_to_read, connect_to_write
from warehouse.records import article_version, read_known, read_rows
from warehouse.rows import Row, utc
from warehouse.sql import heading, names, statement

DEFAULT_WAIT_SECONDS = 60.0


class Check(NamedTuple):
    """An expectation on the warehouse's content, and the rows that break it."""

    name: str
    severity: str  #: "fail" or "warn"
    message: str
    rows: pd.DataFrame  #: no rows is good


class Warehouse:
    """An open warehouse file; a context manager that closes it."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path) -> None:
        self._connection = connection
        self.path = path

    @classmethod
    def open(cls, path: Path, read_only: bool = False, wait_seconds: float = DEFAULT_WAIT_SECONDS) -> Self:
        """The warehouse in the file, created and brought up to date unless ``read_only``.

        One process writes at a time and nobody reads meanwhile: a held file is waited for up to
        ``wait_seconds``. Raises WarehouseError when it stays held (transient, naming the process), when the
        file is missing (read-only), damaged or no DuckDB file, and when its schema is newer than this code.
        """
        opened = connect_to_read(path, wait_seconds) if read_only else connect_to_write(path, wait_seconds)
        return cls(opened, path)

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()
        if isinstance(error, duckdb.Error) and is_of_the_file(error):
            raise unusable(self.path, error) from error

    def known(self) -> Known:
        """What earlier runs left behind: the one read a run begins with."""
        return read_known(self._connection)

    def start_run(self, run_id: str, kind: str, started_at: datetime, feeds: Iterable[Feed] = ()) -> None:
        """Record that a run begins, and the configuration of the feeds it asks."""
        with transaction(self._connection, "start", run_id):
            self._insert("run", run_rows.run_rows(run_id, kind, started_at))
            self._insert("feed", run_rows.feed_rows(run_id, feeds))

    def running_runs(self) -> list[str]:
        """The ids of the runs that have not ended."""
        return [row["run_id"] for row in read_rows(self._connection, "running_runs")]

    def interrupt_dead_runs(self, found_at: datetime) -> list[str]:
        """Mark the runs left ``running`` as ``interrupted``, and return their ids.

        Only for who holds the lock of the warehouse: a run that is at work holds it, so these have died.
        """
        dead = self.running_runs()
        if dead:
            with transaction(self._connection, "repair"):
                message = f"its process died; found by the run of {found_at:%Y-%m-%d %H:%M:%S} UTC"
                for run_id in dead:
                    self._end_run("interrupt_run", {"run_id": run_id, "finished_at": None, "message": message})
        return dead

    def finish_run(
        self, report: RunReport, last: Batch | None = None, extractor: ExtractorVersion | None = None
    ) -> None:
        """Record how a run ended, and store its ``last`` batch, in one transaction and then in the file itself.

        Raises WarehouseError when the run was never started.
        """
        with transaction(self._connection, "finish", report.run_id):
            if last:
                self._load(last, extractor)
            parameters = {
                "run_id": report.run_id,
                "finished_at": utc(report.finished_at),
                "exit_code": report.exit_code,
                "facts": dict(report.facts),
            }
            self._end_run("finish_run", parameters)
            self._insert("run_feed", run_rows.run_feed_rows(report))
            self._insert("failure", run_rows.failure_rows(report.run_id, report.failures))
        with step("checkpoint"):
            self._connection.execute("checkpoint")

    def interrupt_run(self, run_id: str, finished_at: datetime | None, message: str) -> None:
        """Record that an exception ended a run (None: nobody saw when); raises WarehouseError when it never started."""
        with transaction(self._connection, "interrupt", run_id):
            parameters = {"run_id": run_id, "finished_at": utc(finished_at), "message": message}
            self._end_run("interrupt_run", parameters)

    def load(self, batch: Batch, extractor: ExtractorVersion | None) -> dict[str, int]:
        """Store a batch in one transaction; returns the rows really added (or changed, for states), by table.

        Repeating a load adds nothing. New extractions become the current ones of their versions, if the batch
        promotes them. Raises WarehouseError when the run was not started, and ExtractionError when an extraction's
        version or extractor is unknown or a fact's evidence does not stand where it says; nothing is stored then.
        """
        with transaction(self._connection, "batch", batch.run_id):
            return self._load(batch, extractor)

    def promote(self, run_id: str, extractor: str, promoted_at: datetime) -> int:
        """Let what an extractor found count, in every text that it has read; returns in how many that changes it.

        ``extractor`` is its id or the beginning of it. Raises WarehouseError when there is no such extractor, or
        more than one.
        """
        extractor_id = pairs.extractor_of(self._connection, extractor)
        with transaction(self._connection, "promote", run_id):
            parameters = {"run_id": run_id, "extractor_id": extractor_id, "promoted_at": utc(promoted_at)}
            promoted = self._connection.execute(statement("loads", "promotion"), parameters).fetchone()
        return int(promoted[0]) if promoted else 0

    def extractor_ids(self) -> list[str]:
        """The ids of the extractors that have read something."""
        return pairs.extractor_ids(self._connection)

    def versions_for(
        self, since: date | None = None, sample: int | None = None, except_extractor: str | None = None
    ) -> list[ArticleVersion]:
        """The current version of each article, newest first.

        ``since`` keeps those published on that day or later (not those of unknown date), ``except_extractor``
        leaves out what that extractor has read already, and ``sample`` keeps that many of the rest, always the same.
        """
        parameters = {"since": since, "sample": sample, "except_extractor": except_extractor}
        return [article_version(row) for row in read_rows(self._connection, "versions", parameters)]

    def quarantined(self) -> dict[str, int]:
        """How many things are in quarantine, by kind."""
        return {row["kind"]: row["items"] for row in read_rows(self._connection, "quarantine_counts")}

    def unlinked_runs(self) -> list[str | None]:
        """The ids of the runs whose articles are not linked yet, oldest first; None: people decided something since."""
        return [row["run_id"] for row in read_rows(self._connection, "unlinked_runs")]

    def internal_errors(self) -> list[str]:
        """The things in quarantine on which newsfacts itself failed."""
        return [row["item"] for row in read_rows(self._connection, "internal_errors")]

    def retry(self, item: str | None, now: datetime) -> list[str]:
        """Have the next run try what is in quarantine, ``item`` or all of it; returns what it will try.

        Its failures stay counted: what fails once more is not tried again by itself if it was not before.
        """
        parameters = {"item": item, "now": utc(now)}
        with transaction(self._connection, "retry"):
            return [
                row[0]
                for load in ("retry_feeds", "retry_pages", "retry_texts")
                for row in self._connection.execute(statement("loads", load), parameters).fetchall()
            ]

    def body_hashes(self) -> list[str]:
        """The hashes of the bytes from which the stored versions were read."""
        return [row["body_hash"] for row in read_rows(self._connection, "body_hashes")]

    def versions_to_read_again(self, extractor_id: str, now: datetime) -> list[ArticleVersion]:
        """The revisions that this extractor could not read, and whose time has come."""
        parameters = {"extractor_id": extractor_id, "now": utc(now)}
        return [article_version(row) for row in read_rows(self._connection, "versions_to_read_again", parameters)]

    def current_versions(self, article_ids: Iterable[str]) -> list[ArticleVersion]:
        """The current version of each of these articles that is stored."""
        parameters = {"article_ids": list(article_ids)}
        return [article_version(row) for row in read_rows(self._connection, "current_versions", parameters)]

    def query(self, sql: str, parameters: Mapping[str, Any] | None = None) -> pd.DataFrame:
        """The rows of a statement, in which a ``$name`` without a value is null.

        Raises WarehouseError when DuckDB cannot run it.
        """
        try:
            named = self._named_parameters(sql)
            result = self._connection.execute(sql, {**dict.fromkeys(named), **self._wanted(named, parameters or {})})
            return _with_days(result)
        except duckdb.Error as error:
            if is_of_the_file(error):
                raise unusable(self.path, error) from error
            raise WarehouseError(str(self.path), str(error), reason="query") from error

    @staticmethod
    def bundled(name: str) -> str:
        """The SQL of a bundled query; raises WarehouseError naming the queries there are."""
        try:
            return statement("queries", name)
        except KeyError:
            there_are = ", ".join(names("queries"))
            raise WarehouseError(name, f"there is no such query; there are {there_are}", reason="query") from None

    def fact_diff(self, comparison: Comparison | None = None) -> FactDiff:
        """Every fact that differs between two states of the warehouse, and why; by default through the last run.

        Between two times a fact counts as reviewers had left it by then, and with the entity that its name meant.
        Raises WarehouseError when there is nothing of that kind to compare.
        """
        compared, *sides = pairs.pairs_of(self._connection, comparison or ByRun())
        if isinstance(comparison, BetweenTimes):
            before, after = comparison.before, comparison.after or datetime.now(UTC)
            if decided_between(self._connection, before, after):
                with as_of(self._connection, before) as earlier, as_of(self._connection, after) as later:
                    return diff.compare(earlier, later, compared, (sides[0], sides[1]), counted=True)
        return diff.compare(self._connection, self._connection, compared, (sides[0], sides[1]))

    def fact_diff_to(self, other: Warehouse) -> FactDiff:
        """Every fact that counts here and differs in another warehouse, or is only in one of the two, and why.

        A fact counts as reviewers left it, and with the entity that its name means.
        """
        compared = pairs.pairs_of_warehouses(self._connection, other._connection)
        names = (str(self.path), str(other.path))
        return diff.compare(self._connection, other._connection, compared, names, counted=True)

    def diff(self, comparison: Comparison | None = None) -> pd.DataFrame:
        """``fact_diff`` as a table: one row per field that differs."""
        return diff.frame(self.fact_diff(comparison))

    def check(self) -> list[Check]:
        """Every expectation on the content, with the rows that break it; no rows is good."""
        return [self._check(name) for name in names("checks")]

    def describe(self) -> dict[str, Any]:
        """What the file holds: ``schema_version``, ``size_bytes``, ``counts`` by table, and its last ten ``runs``."""
        return {
            "schema_version": migrate.schema_version(self._connection),
            "size_bytes": self.path.stat().st_size,
            "counts": {row["table_name"]: row["row_count"] for row in read_rows(self._connection, "counts")},
            "runs": list(read_rows(self._connection, "last_runs")),
        }

    def _load(self, batch: Batch, extractor: ExtractorVersion | None) -> dict[str, int]:
        started_at = self._start_of(batch.run_id)
        new = new_in_batch(self._connection, batch, extractor)
        tables = _tables_of(batch, new, extractor, started_at)
        return {table: self._insert(table, table_rows) for table, table_rows in tables.items()}

    def _named_parameters(self, sql: str) -> set[str]:
        parts = self._connection.extract_statements(sql)
        if not parts:
            raise WarehouseError(str(self.path), "there is no SQL in it", reason="query")
        return {name for part in parts for name in part.named_parameters}

    def _wanted(self, named: set[str], given: Mapping[str, Any]) -> Mapping[str, Any]:
        """The values given; raises WarehouseError for a name the statement has not."""
        unknown = sorted(given.keys() - named)
        if unknown:
            there_are = ", ".join(f"${name}" for name in sorted(named)) or "none"
            raise WarehouseError(f"${unknown[0]}", f"is no parameter of this query; it has {there_are}", reason="query")
        return given

    def _check(self, name: str) -> Check:
        sql = statement("checks", name)
        severity, _, message = heading(sql).partition(": ")
        return Check(name, severity, message, self.query(sql))

    def _start_of(self, run_id: str) -> datetime:
        for row in read_rows(self._connection, "run", {"run_id": run_id}):
            started_at: datetime = row["started_at"]
            return started_at
        raise self._never_started(run_id)

    def _end_run(self, load: str, parameters: dict[str, Any]) -> None:
        if self._connection.execute(statement("loads", load), parameters).fetchone() is None:
            raise self._never_started(parameters["run_id"])

    def _never_started(self, run_id: str) -> WarehouseError:
        return WarehouseError(str(self.path), f"run {run_id} was never started here", reason="unknown_run")

    def _insert(self, table: str, table_rows: list[Row]) -> int:
        """Add rows by the table's load statement, which reads them as ``incoming``; returns how many it took."""
        if not table_rows:
            return 0
        reach(f"insert {table}:before")
        # Columns of Python objects: DuckDB reads None as null, where pandas would make dates and integers floats.
        self._connection.register("incoming", pd.DataFrame(table_rows, dtype=object))
        taken = self._connection.execute(statement("loads", table)).fetchone()
        # Not in a finally clause: a transaction that failed would refuse it, and hide its own error behind that.
        self._connection.unregister("incoming")
        reach(f"insert {table}:after")
        return int(taken[0]) if taken else 0


def _with_days(result: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """The rows, in which a DATE is a day: pandas alone would make it an instant at midnight."""
    days = [position for position, column in enumerate(result.description or ()) if str(column[1]) == "DATE"]
    rows = result.df()
    for column in rows.columns[days]:
        rows[column] = rows[column].dt.date.astype(object).where(rows[column].notna(), None)
    return rows


def bundled_queries() -> dict[str, str]:
    """What each bundled query tells, by name."""
    return {name: heading(statement("queries", name)) for name in names("queries")}


def _tables_of(
    batch: Batch, new: NewInBatch, extractor: ExtractorVersion | None, started_at: datetime
) -> dict[str, list[Row]]:
    run_id = batch.run_id
    facts = fact_tables(new.extractions)
    return {
        "feed_state": run_rows.feed_state_rows(batch.feed_states),
        "entry": run_rows.entry_rows(run_id, batch.entries),
        "page_state": article_rows.page_state_rows(batch.page_states),
        "article": article_rows.article_rows(run_id, batch.versions),
        "article_url": article_rows.article_url_rows(batch),
        "article_version": article_rows.article_version_rows(run_id, new.versions),
        "version_source": article_rows.version_source_rows(run_id, batch.sources),
        "version_observation": article_rows.version_observation_rows(run_id, new.observed, batch.revisions, started_at),
        "article_status": article_rows.article_status_rows(run_id, batch.statuses, started_at),
        "extractor_version": extraction_rows.extractor_version_rows(run_id, extractor),
        "extraction": extraction_rows.extraction_rows(run_id, new.extractions, fact_hashes(facts)),
        **facts,
        "extraction_promotion": extraction_rows.extraction_promotion_rows(
            run_id, new.extractions if batch.promotes else ()
        ),
        "unread_text": extraction_rows.unread_text_rows(batch.unread),
        "failure": run_rows.failure_rows(run_id, batch.failures),
    }
