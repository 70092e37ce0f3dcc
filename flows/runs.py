"""A run that is recorded: it meets the warehouse only in short visits, and its end is always written."""

from __future__ import annotations

import signal
import threading
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

from flows.entities import link_entities
from flows.reading import DocumentReader, TextReader
from flows.retries import next_unread_text
from flows.settings import Settings
from flows.tally import Tally
from flows.threads import link_threads
from models import (
    ArticleVersion,
    Batch,
    Extraction,
    ExtractionError,
    Failure,
    Feed,
    Known,
    RunReport,
    SettingsError,
    UnreadText,
    WarehouseError,
)
from warehouse.backups import back_up_when_due
from warehouse.lock import exclusive
from warehouse.snapshot import publish
from warehouse.store import Warehouse

Item = TypeVar("Item")

_WAIT_TO_SAY_SO = 5.0  # seconds for the warehouse, to record how a run ended
SMALLEST_BATCH = 20
MOST_BATCHES = 20  # task runs per flow run; Prefect's SQLite server stalls on hundreds


@dataclass(slots=True)
class RunInProgress:
    """One run and its warehouse, which is open only while something is read or written."""

    settings: Settings
    run_id: str
    started_at: datetime
    tally: Tally
    repaired: tuple[str, ...] = ()  #: ids of runs that had died
    extractor: TextReader | None = None  #: None until a text needs one
    unread: Mapping[tuple[str, str], UnreadText] = field(default_factory=dict)  #: by ids of version and extractor

    @property
    def path(self) -> Path:
        return self.settings.warehouse.path

    @property
    def documents(self) -> DocumentReader:
        return DocumentReader(self.settings.isolation)

    def known(self) -> Known:
        with Warehouse.open(self.path) as warehouse:
            known = warehouse.known()
        self.unread = known.unread
        return known

    def current_versions(self, article_ids: Collection[str]) -> dict[str, ArticleVersion]:
        """The current version of each of these articles, by article id."""
        if not article_ids:
            return {}
        with Warehouse.open(self.path) as warehouse:
            return {version.article_id: version for version in warehouse.current_versions(article_ids)}

    def extract(self, versions: tuple[ArticleVersion, ...]) -> tuple[tuple[Extraction, ...], tuple[Failure, ...]]:
        """The extractions of the versions, and the failures of those that gave none."""
        if not versions:
            return (), ()
        self.extractor = self.extractor or TextReader(self.settings)
        errors: list[ExtractionError] = []
        extractions = tuple(self.extractor.extract(versions, errors.append))
        for extraction in extractions:
            self.tally.count_facts(extraction)
        return extractions, tuple(Failure.of(error) for error in errors)

    def load(self, batch: Batch) -> dict[str, int]:
        """Write the batch in one transaction; returns the rows really added, by table."""
        with Warehouse.open(self.path) as warehouse:
            return warehouse.load(self._with_unread(batch), self.extractor.version if self.extractor else None)

    def read_again(self) -> None:
        """Extract the facts of stored texts that could not be read before, and whose time has come."""
        if not any(text.next_try_at and text.next_try_at <= self.started_at for text in self.unread.values()):
            return
        extractor_id = TextReader(self.settings).version.extractor_id
        with Warehouse.open(self.path, read_only=True) as warehouse:
            versions = warehouse.versions_to_read_again(extractor_id, self.started_at)
        for batch in batches(versions, len(versions)):
            extractions, failures = self.extract(tuple(batch))
            self.load(Batch(run_id=self.run_id, extractions=extractions, failures=failures))
            self.tally.failures.extend(failures)

    def finish(self, last: Batch | None = None) -> RunReport:
        """Write the end of the run together with its ``last`` batch, in one transaction, and return its report."""
        report = replace(self.tally.report(datetime.now(UTC)), repaired=self.repaired)
        with Warehouse.open(self.path) as warehouse:
            warehouse.finish_run(report, self._with_unread(last) if last else None)
            return replace(report, quarantined=warehouse.quarantined())

    def _with_unread(self, batch: Batch) -> Batch:
        """The batch, with what is to be remembered of the texts in it that could not be read."""
        if self.extractor is None:
            return batch
        extractor_id, now = self.extractor.version.extractor_id, datetime.now(UTC)
        unread = tuple(
            next_unread_text(self.unread.get((failure.subject, extractor_id)), failure, extractor_id, now)
            for failure in batch.failures
            if failure.stage == ExtractionError.stage
        )
        return replace(batch, unread=unread)


@contextmanager
def recorded_run(settings: Settings, kind: str, feeds: tuple[Feed, ...] = ()) -> Iterator[RunInProgress]:
    """A run whose start is in the warehouse, and whose end will be even if it is interrupted.

    Nobody else runs on the warehouse meanwhile; raises a transient WarehouseError that names who does. A run
    that an exception ends is recorded as ``interrupted``; one whose process was killed is found and recorded so
    by the next. When the run is finished, the names its articles use are linked, then the promises they tell (and
    those of a run that was killed before it could), a copy of the warehouse is published for readers, and a backup
    is taken if one is due.
    """
    with exclusive(settings.warehouse.path, kind, settings.warehouse.wait_seconds):
        with _recorded(settings, kind, feeds) as run:
            yield run
        _link(run)
        publish(settings.warehouse.path)
        every = timedelta(hours=settings.warehouse.backup_hours)
        back_up_when_due(settings.warehouse.path, settings.warehouse.backups, every)


def _link(run: RunInProgress) -> None:
    """Link what is not linked yet; where a run brought nothing new, and nobody decided anything, nothing is."""
    with Warehouse.open(run.path, read_only=True) as warehouse:
        unlinked = warehouse.unlinked_runs()
    for run_id in unlinked:
        if run_id is not None:
            link_entities(run.path, run_id, run.settings.nlp.aliases)
        link_threads(run.path, run_id or run.run_id)


@contextmanager
def _recorded(settings: Settings, kind: str, feeds: tuple[Feed, ...]) -> Iterator[RunInProgress]:
    path, started_at, run_id = settings.warehouse.path, datetime.now(UTC), uuid4().hex
    with Warehouse.open(path) as warehouse:
        dead = warehouse.interrupt_dead_runs(started_at)
        warehouse.start_run(run_id, kind, started_at, feeds)
    try:
        yield RunInProgress(settings, run_id, started_at, Tally(run_id, started_at), tuple(dead))
    except BaseException as error:
        if not isinstance(error, Exception):
            _let_a_second_signal_end_it()
        try:
            # Briefly: who could not write may fail because somebody holds the file, and must not wait again.
            with Warehouse.open(path, wait_seconds=_WAIT_TO_SAY_SO) as warehouse:
                warehouse.interrupt_run(run_id, datetime.now(UTC), repr(error))
        except WarehouseError as unsaid:
            error.add_note(f"the run stays marked as running: {unsaid}")
        raise


def _let_a_second_signal_end_it() -> None:
    """At once, and without a last word; the next run then records what became of this one."""
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)


def day_of(since: str | None) -> datetime | None:
    """The first instant (UTC) of an ISO day; raises SettingsError when it is none.

    Flows take days as text: Prefect loads a served flow by its file, and then cannot resolve ``date``.
    """
    if since is None:
        return None
    try:
        return datetime.combine(date.fromisoformat(since), time(), UTC)
    except ValueError as error:
        raise SettingsError("since", f"{since!r} is no day; write it as 2026-06-26", "bad_date") from error


def batches(items: Iterable[Item], total: int) -> Iterator[list[Item]]:
    """The items in about 20 batches of at least 20 each; ``total`` says how many items there are."""
    size = max(SMALLEST_BATCH, -(-total // MOST_BATCHES))
    remaining = iter(items)
    while batch := list(islice(remaining, size)):
        yield batch
