"""Backups: verified copies of the warehouse, the newest few of each kind, and the way back to one of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb

from models import WarehouseError
from warehouse import ledger
from warehouse.connect import connect, transaction
from warehouse.copies import copy_warehouse
from warehouse.failpoints import step
from warehouse.files import backup_folder, log_path, note_path, snapshot_path
from warehouse.sql import statement

KEPT = 3  #: backups of each kind, where the settings say nothing else
DAILY = "daily"
_NAME = re.compile(r"(\d{8}T\d{6}Z)-([\w-]+)\.duckdb")
_STAMP = "%Y%m%dT%H%M%SZ"
_WAIT_SECONDS = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One copy that can take the warehouse's place."""

    path: Path
    kind: str  #: "daily", "before-schema-10", "published"
    taken_at: datetime

    @property
    def name(self) -> str:
        return self.path.name


def back_up(warehouse: Path, kind: str, keep: int, wait_seconds: float = _WAIT_SECONDS) -> Backup:
    """Take a backup, verify it, and remove those of its kind but the ``keep`` newest.

    Raises WarehouseError when it cannot be taken or is not sound; earlier ones stay then.
    """
    taken_at = datetime.now(UTC).replace(microsecond=0)
    path = backup_folder(warehouse) / f"{taken_at:{_STAMP}}-{kind}.duckdb"
    with step("backup"):
        copy_warehouse(warehouse, path, wait_seconds)
    faults = faults_of(path)
    if faults:
        path.rename(path.with_suffix(".unsound"))
        message = f"its backup is not sound: {'; '.join(faults)}; see newsfacts doctor"
        raise WarehouseError(str(warehouse), message, "damaged")
    for old in [backup for backup in backups_of(warehouse) if backup.kind == kind][max(keep, 1) :]:
        old.path.unlink()
    return Backup(path=path, kind=kind, taken_at=taken_at)


def back_up_when_due(warehouse: Path, keep: int, every: timedelta) -> Backup | None:
    """Take a daily backup unless there is one that is young enough; None: there is, or none are kept."""
    newest = max((backup.taken_at for backup in backups_of(warehouse) if backup.kind == DAILY), default=None)
    if keep == 0 or (newest and datetime.now(UTC) - newest < every):
        return None
    return back_up(warehouse, DAILY, keep)


def backups_of(warehouse: Path) -> list[Backup]:
    """The backups there are, newest first."""
    folder = backup_folder(warehouse)
    found = []
    for path in folder.iterdir() if folder.is_dir() else ():
        name = _NAME.fullmatch(path.name)
        if name:
            taken_at = datetime.strptime(name[1], _STAMP).replace(tzinfo=UTC)
            found.append(Backup(path=path, kind=name[2], taken_at=taken_at))
    return sorted(found, key=lambda backup: (backup.taken_at, backup.name), reverse=True)


def copies_of(warehouse: Path) -> list[Backup]:
    """Everything that can take the warehouse's place, newest first: its backups and its published copy."""
    copies = backups_of(warehouse)
    published = snapshot_path(warehouse)
    if published.exists():
        taken_at = datetime.fromtimestamp(published.stat().st_mtime, UTC)
        copies.append(Backup(path=published, kind="published", taken_at=taken_at))
    return sorted(copies, key=lambda copy: copy.taken_at, reverse=True)


def faults_of(path: Path) -> list[str]:
    """What is wrong with a copy: every block of it is read, and its rows are counted; nothing: it is sound."""
    try:
        connection = connect(path, True, 0)
    except WarehouseError as error:
        return [error.message]
    try:
        for table in ledger.row_counts(connection):
            connection.execute(statement("reads", "read_through"), {"table": table}).fetchall()
        return ledger.missing_rows(connection) if ledger.has_ledger(connection) else []
    except duckdb.Error as error:
        return [str(error).partition("\n")[0]]
    finally:
        connection.close()


def restore(warehouse: Path, copy: Path, wait_seconds: float = _WAIT_SECONDS) -> tuple[Path, ...]:
    """Put a verified copy in the warehouse's place; returns where the files that were there are kept.

    Raises WarehouseError when the copy is not sound, before anything is touched.
    """
    faults = faults_of(copy)
    if faults:
        raise WarehouseError(str(copy), f"is not sound: {'; '.join(faults)}; choose another", "damaged")
    # Made beside it first: only when a whole copy is there does the old file move.
    ready = warehouse.with_name(f".{warehouse.name}.restoring")
    copy_warehouse(copy, ready, wait_seconds)
    kept = _put_aside(warehouse)
    with step("restore"):
        ready.replace(warehouse)
    accept_as_it_is(warehouse)
    return kept


def accept_as_it_is(warehouse: Path) -> None:
    """Take what the file holds now for all there was, whatever was acknowledged before.

    Raises WarehouseError when it cannot be opened at all.
    """
    connection = connect(warehouse, False, _WAIT_SECONDS)
    note_path(warehouse).unlink(missing_ok=True)
    try:
        with transaction(connection, "accept"):
            pass  # an entry of the ledger with the rows there are
    finally:
        connection.close()


def _put_aside(warehouse: Path) -> tuple[Path, ...]:
    stamp = f"damaged-{datetime.now(UTC):{_STAMP}}"
    moved = []
    for path in (log_path(warehouse), warehouse):  # the log first: it must not be applied to the new file
        if path.exists():
            aside = warehouse.with_name(f"{path.name}.{stamp}")
            path.rename(aside)
            moved.append(aside)
    return tuple(moved)
