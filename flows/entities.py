"""Linking: the names of a run's articles become entities of the warehouse."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path

from extractors.linking.judgement import Names, judge
from extractors.linking.signs import KnownNames, known_names
from warehouse.entities import EntityWarehouse


def link_entities(path: Path, run_id: str | None, aliases: Path | None = None) -> None:
    """Link the names in the articles that a run has read with those of all other articles.

    Only they and the names that share a sign with them are looked at. Without ``run_id`` all names are.
    """
    known = known_names(aliases)
    decided_at = datetime.now(UTC)
    with EntityWarehouse.open(path) as warehouse, warehouse.linking(run_id):
        warehouse.add_names(run_id)
        touched = warehouse.touched_names(run_id)
        near = touched | _neighbours(warehouse, touched, known)
        # What a short form stands for hangs on everything it could stand for, hence the neighbours' neighbours.
        names = Names(warehouse.uses_of(near | _neighbours(warehouse, near, known)), known)
        warehouse.add_rule_decisions(judge(names, touched, decided_at), touched, decided_at, run_id)


def _neighbours(warehouse: EntityWarehouse, name_ids: Collection[str], known: KnownNames) -> set[str]:
    """The names that share a sign with one of these, whose signs are stored."""
    signs = Names(warehouse.uses_of(name_ids), known).signs
    warehouse.add_signs(signs)
    return warehouse.names_sharing({sign for some in signs.values() for sign in some})
