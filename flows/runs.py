"""A run that is recorded: it meets the warehouse only in short visits, and its end is always written."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import islice
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

from flows.entities import link_entities
from flows.extractor import Extractor, load_extractor
from flows.settings import Settings
from flows.tally import Tally
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
    WarehouseError,
)
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
    extractor: Extractor | None = None  #: None until a text needs one

    @property
    def path(self) -> Path:
        return self.settings.warehouse.path

    def known(self) -> Known:
        with Warehouse.open(self.path) as warehouse:
            return warehouse.known()

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
        self.extractor = load_extractor(self.settings.nlp)
        errors: list[ExtractionError] = []
        extractions = tuple(self.extractor.extract(versions, errors.append))
        for extraction in extractions:
            self.tally.count_facts(extraction)
        return extractions, tuple(Failure.of(error) for error in errors)

    def load(self, batch: Batch) -> dict[str, int]:
        """Write the batch in one transaction; returns the rows really added, by table."""
        with Warehouse.open(self.path) as warehouse:
            return warehouse.load(batch, self.extractor.version if self.extractor else None)

    def finish(self) -> RunReport:
        """Write the end of the run and return its report."""
        report = self.tally.report(datetime.now(UTC))
        with Warehouse.open(self.path) as warehouse:
            warehouse.finish_run(report)
        return report


@contextmanager
def recorded_run(settings: Settings, kind: str, feeds: tuple[Feed, ...] = ()) -> Iterator[RunInProgress]:
    """A run whose start is in the warehouse, and whose end will be even if it is interrupted.

    Nobody else runs on the warehouse meanwhile; raises a transient WarehouseError that names who does. A run
    that leaves by an exception is recorded as ``interrupted``, as is by the next one a run whose process was
    killed. When the run is finished, the names its articles use are linked, and a copy of the warehouse is
    published for readers.
    """
    with exclusive(settings.warehouse.path, kind, settings.warehouse.wait_seconds):
        with _recorded(settings, kind, feeds) as run:
            yield run
        link_entities(settings.warehouse.path, run.run_id)
        publish(settings.warehouse.path)


@contextmanager
def _recorded(settings: Settings, kind: str, feeds: tuple[Feed, ...]) -> Iterator[RunInProgress]:
    path, started_at, run_id = settings.warehouse.path, datetime.now(UTC), uuid4().hex
    with Warehouse.open(path) as warehouse:
        warehouse.start_run(run_id, kind, started_at, feeds)
    try:
        yield RunInProgress(settings, run_id, started_at, Tally(run_id, started_at))
    except BaseException as error:
        try:
            # Briefly: who could not write may fail because somebody holds the file, and must not wait again.
            with Warehouse.open(path, wait_seconds=_WAIT_TO_SAY_SO) as warehouse:
                warehouse.interrupt_run(run_id, datetime.now(UTC), repr(error))
        except WarehouseError as unsaid:
            error.add_note(f"the run stays marked as running: {unsaid}")
        raise


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
