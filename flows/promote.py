"""Promotion: from now on, what an extractor found counts, in every text that it has read."""

from __future__ import annotations

from datetime import UTC, datetime

from flows.runs import recorded_run
from flows.settings import Settings
from models import RunReport
from warehouse.store import Warehouse


def promote(settings: Settings, extractor: str) -> tuple[int, RunReport]:
    """In how many texts the extractor's reading counts from now on, and did not before; and the run's report.

    ``extractor`` is its id or the beginning of it. Raises WarehouseError when there is no such extractor.
    """
    with recorded_run(settings, "promote") as run:
        with Warehouse.open(run.path) as warehouse:
            promoted = warehouse.promote(run.run_id, extractor, datetime.now(UTC))
        report = run.finish()
    return promoted, report
