"""Threads: the mentions of one promise, in all articles, are joined after a run."""

from __future__ import annotations

from pathlib import Path

from extractors.threads.decide import RULES, decide, meets_condition
from warehouse.threads import ThreadWarehouse


def link_threads(path: Path, run_id: str | None = None) -> int:
    """Decide about every pair of mentions that is new; returns how many there were."""
    with ThreadWarehouse.open(path) as warehouse:
        return warehouse.link_mentions(RULES, decide, meets_condition, run_id)
