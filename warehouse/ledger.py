"""The ledger: what was written and acknowledged, so that a file with less in it is noticed when it is opened.

DuckDB finds a damaged block in its file by checksum. A damaged log beside it (``.wal``) it takes for one that
was cut off by a crash: it opens without an error, with the rows from there on missing, and removes the log. So
the number of the last transaction is noted in a small file of our own, once DuckDB has acknowledged it.
"""

from __future__ import annotations

import json
import os
import secrets
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import duckdb

from models import WarehouseError, digest
from warehouse.files import note_path
from warehouse.sql import statement


class Entry(NamedTuple):
    """Which transaction was the last, in a ledger of which file."""

    ledger_id: str  #: chain of the first entry: no two warehouses have the same
    number: int
    chain: str


def enter(connection: duckdb.DuckDBPyConnection, step: str, run_id: str | None) -> Entry | None:
    """Add what the open transaction leaves to the ledger; None: the file's schema has no ledger yet."""
    if not has_ledger(connection):
        return None
    before = last_entry(connection)
    number = before.number + 1 if before else 1
    written = {
        "ledger_number": number,
        "step": step,
        "run_id": run_id,
        "written_at": datetime.now(UTC).replace(tzinfo=None),
        "row_counts": row_counts(connection),
    }
    chain = digest(before.chain if before else secrets.token_hex(16), written, length=32)
    connection.execute(statement("loads", "ledger"), {**written, "chain": chain})
    return Entry(before.ledger_id if before else chain, number, chain)


def note(warehouse: Path, entry: Entry) -> None:
    """Note beside the file that the transaction was acknowledged: whole, flushed, and then under its name."""
    path = note_path(warehouse)
    written = path.with_name(path.name + ".part")
    try:
        with written.open("w", encoding="utf-8") as file:
            json.dump(entry._asdict(), file)
            file.flush()
            os.fsync(file.fileno())
        written.replace(path)
    except OSError as error:
        message = f"cannot be written ({error.strerror}); check free space and permissions"
        raise WarehouseError(str(path), message, "not_written") from error


def noted(warehouse: Path) -> Entry | None:
    """The last acknowledged transaction; None: none was noted, or the note cannot be read."""
    try:
        return Entry(**json.loads(note_path(warehouse).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def refuse_loss(connection: duckdb.DuckDBPyConnection, warehouse: Path) -> None:
    """Raise WarehouseError when the file holds less than was acknowledged.

    Its tables must have the rows of its last entry, and that must not come before the one noted beside it.
    """
    if not has_ledger(connection):
        return
    last, acknowledged = last_entry(connection), noted(warehouse)
    if acknowledged and last and acknowledged.ledger_id == last.ledger_id:
        if chain_of(connection, acknowledged.number) != acknowledged.chain:
            what = f"its last write is no. {last.number}, but no. {acknowledged.number} was acknowledged"
            raise _lost(warehouse, what)
    elif acknowledged and last is None:
        raise _lost(warehouse, f"it is empty, but write no. {acknowledged.number} was acknowledged")
    missing = missing_rows(connection)
    if missing:
        raise _lost(warehouse, "rows are missing, " + ", ".join(missing))


def missing_rows(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Each table with fewer rows than at the last entry, with both numbers."""
    row = connection.execute(statement("reads", "last_ledger_entry")).fetchone()
    if row is None:
        return []
    expected, found = dict(row[3]), row_counts(connection)
    return [
        f"{table} has {found.get(table, 0)} instead of {rows}"
        for table, rows in expected.items()
        if found.get(table, 0) < rows
    ]


def has_ledger(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the file's schema has one."""
    row = connection.execute(statement("reads", "has_ledger")).fetchone()
    return bool(row and row[0])


def last_entry(connection: duckdb.DuckDBPyConnection) -> Entry | None:
    """The last entry of the file's own ledger; None: it is empty."""
    row = connection.execute(statement("reads", "last_ledger_entry")).fetchone()
    return Entry(*row[:3]) if row else None


def chain_of(connection: duckdb.DuckDBPyConnection, number: int) -> str | None:
    """The chain of an entry; None: there is no such entry."""
    row = connection.execute(statement("reads", "ledger_chain"), {"ledger_number": number}).fetchone()
    return str(row[0]) if row else None


def row_counts(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """The rows of each table but the ledger."""
    # In one statement: to plan one for each table takes longer than to connect, and every open and write counts.
    row = connection.execute(statement("reads", "count_of_tables")).fetchone()
    return dict(connection.execute(row[0]).fetchall()) if row and row[0] else {}


def _lost(warehouse: Path, what: str) -> WarehouseError:
    remedy = (
        "newsfacts restore lists the copies that can take its place, and newsfacts restore --accept takes the file "
        "as it is"
    )
    return WarehouseError(str(warehouse), f"holds less than was stored: {what}; {remedy}", "damaged")
