"""Copies of a warehouse: whole or not there at all, made from within DuckDB and opened again before they count.

The file itself is never read by us: a process that opens and closes it a second time ends the lock that
DuckDB holds on it for that process (fcntl(2)).
"""

from __future__ import annotations

import os
from pathlib import Path

import duckdb

from models import WarehouseError
from warehouse.connect import connect_copier
from warehouse.failpoints import step
from warehouse.sql import statement


def copy_warehouse(source: Path, target: Path, wait_seconds: float) -> None:
    """Put a copy of ``source`` in the place of ``target``, which its readers may go on reading.

    Only for who holds the lock of the warehouse. Every row is read and written anew, so a damaged block is
    noticed here. Raises WarehouseError when the source cannot be read or the copy not be written; an earlier
    ``target`` stays then.
    """
    folder = target.with_name(f".{target.name}.part")
    written = folder / target.name
    try:
        _remove(folder)  # left by a process that died
        folder.mkdir(parents=True)
        with step("copy"):
            _copy(source, written, wait_seconds)
        _flush(written)
        with step("publish"):
            written.replace(target)
        _flush(target.parent)
    except OSError as error:
        raise _not_written(target, error) from error
    finally:
        _remove(folder)


def _remove(folder: Path) -> None:
    for left in folder.iterdir() if folder.is_dir() else ():
        left.unlink()
    if folder.is_dir():
        folder.rmdir()


def _copy(source: Path, target: Path, wait_seconds: float) -> None:
    copier = connect_copier(source, wait_seconds)
    try:
        copier.execute(statement("copying", "attach_copy"), {"path": str(target)})
        copier.execute(statement("copying", "copy"))
        copier.execute(statement("copying", "detach_copy"))
    except duckdb.Error as error:
        message = f"cannot be copied to {target.parent.parent}: {error}; newsfacts doctor tells what is wrong"
        raise WarehouseError(str(source), message, "not_copied") from error
    finally:
        copier.close()


def _flush(path: Path) -> None:
    """To disk: a power cut must not leave a name that leads to nothing (fsync(2))."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _not_written(target: Path, error: OSError) -> WarehouseError:
    message = f"the copy cannot be written: {error.strerror}; check free space and permissions"
    return WarehouseError(str(target), message, "not_written")
