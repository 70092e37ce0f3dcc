"""Whether a run can work at all: asked before it begins, so that what is wrong is told at once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from flows.plan import due_feeds
from flows.reading import TextReader
from flows.settings import Settings, load_feeds
from models import Known
from warehouse.store import Warehouse


def require_feeds(path: Path, only: Iterable[str] | None) -> None:
    """Raise SettingsError when the feeds file cannot be used, or has no feed of a name in ``only``."""
    due_feeds(load_feeds(path), Known(), datetime.now(UTC), None if only is None else list(only))


def require_extractor_and_warehouse(settings: Settings, warehouse: Path | None) -> None:
    """Raise WarehouseError or ModelError when the warehouse or the language pipeline cannot be used.

    Makes the warehouse where there is none, and leaves the pipeline loaded.
    """
    Warehouse.open(warehouse or settings.warehouse.path).close()
    TextReader(settings)
