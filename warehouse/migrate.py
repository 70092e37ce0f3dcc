"""The schema: numbered migrations, applied once each, and views that are rebuilt when theirs differ."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from models import WarehouseError, digest
from warehouse.connect import transaction
from warehouse.sql import names, statement


def newest_version() -> int:
    """The schema version this code works with."""
    return max(_number(name) for name in names("migrations"))


def schema_version(connection: duckdb.DuckDBPyConnection) -> int:
    """The highest migration the file has had; 0 for a file that has had none."""
    if not _value(connection, "is_migrated"):
        return 0
    version = _value(connection, "schema_version")
    return int(version) if version is not None else 0


def is_up_to_date(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the file has every migration, and just the views of this code."""
    return schema_version(connection) == newest_version() and _value(connection, "view_set") == _views_digest()


def migrate(connection: duckdb.DuckDBPyConnection) -> None:
    """Bring a file of ours up to this code's schema: each migration in one transaction with its record, and views."""
    found = schema_version(connection)
    for name in names("migrations"):
        if _number(name) > found:
            _apply(connection, name)
    if _value(connection, "view_set") != _views_digest():
        _rebuild_views(connection)


def _rebuild_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Create or replace all views and macros, in one transaction."""
    with transaction(connection, "views"):
        for name in names("views"):
            connection.execute(statement("views", name))
        built = {"digest": _views_digest(), "built_at": _now()}
        connection.execute(statement("loads", "view_set"), built)


def refuse_other_views(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Raise WarehouseError when the file's views are of another newsfacts, which a read-only visitor cannot rebuild."""
    if _value(connection, "view_set") != _views_digest():
        raise WarehouseError(
            str(path), "has the views of another version of newsfacts; an ingest brings them up to date", "other_views"
        )


@cache
def _views_digest() -> str:
    return digest([statement("views", name) for name in names("views")])


def refuse_foreign(connection: duckdb.DuckDBPyConnection, found: int, path: Path) -> None:
    """Raise WarehouseError when the file holds somebody else's tables."""
    if found == 0 and _value(connection, "table_count"):
        raise WarehouseError(
            str(path), "is a DuckDB file, but no warehouse of newsfacts; name another file", reason="not_a_warehouse"
        )


def refuse_newer(found: int, path: Path) -> None:
    """Raise WarehouseError when the file's schema is newer than this code."""
    if found > newest_version():
        raise WarehouseError(
            str(path),
            f"has schema version {found}, this newsfacts knows up to {newest_version()}; install a newer newsfacts",
            reason="newer_schema",
        )


def refuse_older(found: int, path: Path) -> None:
    """Raise WarehouseError when the file lacks a migration, which a read-only visitor cannot apply."""
    if found < newest_version():
        raise WarehouseError(
            str(path),
            f"has schema version {found}, this newsfacts needs {newest_version()}; an ingest brings it up to date",
            reason="older_schema",
        )


def _apply(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    with transaction(connection, f"migration {_number(name)}"):
        connection.execute(statement("migrations", name))
        connection.execute(
            statement("loads", "schema_migration"),
            {"version": _number(name), "name": name, "applied_at": _now()},
        )


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


def _number(name: str) -> int:
    return int(name.partition("_")[0])


def _value(connection: duckdb.DuckDBPyConnection, read: str) -> Any:
    row = connection.execute(statement("reads", read)).fetchone()
    return row[0] if row else None
