"""Linking: the names of a run's articles become entities of the warehouse."""

from __future__ import annotations

from pathlib import Path

from warehouse.entities import EntityWarehouse


def link_entities(path: Path, run_id: str) -> None:
    """Link every name that the warehouse's articles use and that is not linked yet."""
    with EntityWarehouse.open(path) as warehouse:
        warehouse.link_names(run_id)
