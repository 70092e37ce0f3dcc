"""Opening the warehouse file: whole, of a schema this code knows, and brought up to date by a writer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import duckdb

from warehouse import ledger, lock, migrate
from warehouse.backups import KEPT, back_up
from warehouse.connect import connect, is_of_the_file, unusable
from warehouse.copies import copy_warehouse
from warehouse.files import log_path, snapshot_path


def connect_to_read(path: Path, wait_seconds: float) -> duckdb.DuckDBPyConnection:
    """A read-only connection to a warehouse that this code can read.

    Raises WarehouseError when the file is missing, held, damaged, no warehouse, or of another schema.
    """
    connection = connect(path, True, wait_seconds)
    with _closed_on_error(connection, path):
        found = migrate.schema_version(connection)
        migrate.refuse_foreign(connection, found, path)
        migrate.refuse_newer(found, path)
        migrate.refuse_older(found, path)
        migrate.refuse_other_views(connection, path)
        ledger.refuse_loss(connection, path)
    return connection


def connect_to_write(path: Path, wait_seconds: float) -> duckdb.DuckDBPyConnection:
    """A connection to the warehouse, which is made or brought up to this code's schema where needed.

    A backup is taken before an older one is changed, and its published copy renewed after. Raises
    WarehouseError when the file is held, damaged, no warehouse, or of a newer schema; nothing is changed then.
    """
    if path.exists() and log_path(path).exists():
        _refuse_damaged_log(path, wait_seconds)
    connection = connect(path, False, wait_seconds)
    with _closed_on_error(connection, path):
        found = migrate.schema_version(connection)
        migrate.refuse_foreign(connection, found, path)
        migrate.refuse_newer(found, path)
        ledger.refuse_loss(connection, path)
        if migrate.is_up_to_date(connection):
            return connection
    connection.close()
    with nullcontext() if lock.is_ours(path) else lock.exclusive(path, "migration", 0):
        if 0 < found < migrate.newest_version():
            back_up(path, f"before-schema-{migrate.newest_version()}", KEPT, wait_seconds)
        connection = connect(path, False, wait_seconds)
        with _closed_on_error(connection, path):
            migrate.migrate(connection)
            connection.execute("checkpoint")
        if snapshot_path(path).exists():
            connection.close()
            copy_warehouse(path, snapshot_path(path), wait_seconds)
            connection = connect(path, False, wait_seconds)
    return connection


def _refuse_damaged_log(path: Path, wait_seconds: float) -> None:
    """Raise WarehouseError when the log a dead process left has lost something.

    Asked read-only: whoever opens the file to write removes the log, and with it what else could be told.
    """
    connection = connect(path, True, wait_seconds)
    with _closed_on_error(connection, path):
        ledger.refuse_loss(connection, path)
    connection.close()


@contextmanager
def _closed_on_error(connection: duckdb.DuckDBPyConnection, path: Path) -> Iterator[None]:
    """Close the connection when something is raised; what DuckDB says of the file becomes our error."""
    try:
        yield
    except duckdb.Error as error:
        connection.close()
        if is_of_the_file(error):
            raise unusable(path, error) from error
        raise
    except BaseException:
        connection.close()
        raise
