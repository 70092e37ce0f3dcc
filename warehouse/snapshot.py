"""The published copy: what the last run left, for whoever wants to read while the next one works.

Other programs (a notebook, a BI tool, the review page) should open this file and not the warehouse itself,
which a run cannot write while somebody reads it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from models import WarehouseError
from warehouse.copies import copy_warehouse
from warehouse.files import snapshot_path
from warehouse.store import DEFAULT_WAIT_SECONDS, Warehouse

_PATIENCE = 0.5  # seconds for the warehouse itself, before the published copy is read instead


def publish(warehouse: Path, wait_seconds: float = DEFAULT_WAIT_SECONDS) -> Path:
    """Replace the published copy by the warehouse as it is now; who reads the earlier one may go on.

    Raises WarehouseError when the warehouse stays held or cannot be copied; the earlier copy stays then.
    """
    target = snapshot_path(warehouse)
    copy_warehouse(warehouse, target, wait_seconds)
    return target


def published_at(warehouse: Path) -> datetime | None:
    """When the copy was published; None: there is none."""
    path = snapshot_path(warehouse)
    return datetime.fromtimestamp(path.stat().st_mtime, UTC) if path.exists() else None


def open_published(warehouse: Path) -> Warehouse:
    """The published copy, read-only; raises WarehouseError when there is none or it cannot be read."""
    path = snapshot_path(warehouse)
    if not path.exists():
        message = "nothing has been published yet; the next run publishes a copy when it ends"
        raise WarehouseError(str(path), message, "missing")
    return Warehouse.open(path, read_only=True)


def open_to_read(warehouse: Path) -> Warehouse:
    """The warehouse itself, read-only; while somebody writes to it, the published copy.

    Which of them it is tells the ``path`` of what is returned. Raises WarehouseError when the warehouse
    cannot be read, or is held and nothing was published yet.
    """
    try:
        return Warehouse.open(warehouse, read_only=True, wait_seconds=_PATIENCE)
    except WarehouseError as error:
        if error.reason != "locked" or not snapshot_path(warehouse).exists():
            raise
    return open_published(warehouse)


def readable_path(warehouse: Path) -> Path:
    """The file that ``open_to_read`` would open now; raises WarehouseError as it does."""
    with open_to_read(warehouse) as opened:
        return opened.path
