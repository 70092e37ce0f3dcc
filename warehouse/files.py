"""The files of a warehouse: the database itself, and what lies beside it."""

from __future__ import annotations

from pathlib import Path


def lock_path(warehouse: Path) -> Path:
    """Locked by whoever runs: ``newsfacts.duckdb.lock``."""
    return _beside(warehouse, ".lock")


def note_path(warehouse: Path) -> Path:
    """Names the last acknowledged write: ``newsfacts.duckdb.ledger``."""
    return _beside(warehouse, ".ledger")


def log_path(warehouse: Path) -> Path:
    """DuckDB's log of what its file does not hold yet: ``newsfacts.duckdb.wal``; left over by a process that died."""
    return _beside(warehouse, ".wal")


def snapshot_path(warehouse: Path) -> Path:
    """The published copy: ``newsfacts.snapshot.duckdb``."""
    return warehouse.with_suffix(f".snapshot{warehouse.suffix}")


def backup_folder(warehouse: Path) -> Path:
    """The backups: ``newsfacts.backups``."""
    return warehouse.with_suffix(".backups")


def replaceable_files(warehouse: Path) -> tuple[Path, ...]:
    """What is to be removed, where there, for a new warehouse to begin; its backups and fetched pages stay."""
    return (warehouse, log_path(warehouse), note_path(warehouse), snapshot_path(warehouse))


def _beside(warehouse: Path, ending: str) -> Path:
    return warehouse.with_name(warehouse.name + ending)
