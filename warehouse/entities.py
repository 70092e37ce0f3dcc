"""The warehouse as entities are linked in it: the names articles use, and what was decided about pairs of them."""

from __future__ import annotations

from models.linking import EntityKind, EntityName
from warehouse.connect import transaction
from warehouse.records import read_rows
from warehouse.store import Warehouse


class EntityWarehouse(Warehouse):
    """A warehouse in which the names of different articles are linked."""

    def link_names(self, run_id: str | None = None) -> int:
        """Give every name that articles use its place among names, in one transaction; returns how many are new."""
        named = list(read_rows(self._connection, "new_names"))
        if not named:
            return 0
        folded = {row["name"]: EntityName.of(EntityKind.ACTOR, row["name"]).folded for row in named}
        names = dict.fromkeys(
            EntityName.of(EntityKind(row["kind"]), row["name"]) for row in named if row["kind"] is not None
        )
        with transaction(self._connection, "link", run_id):
            self._insert("folded_name", [{"name": name, "folded": form} for name, form in folded.items()])
            return self._insert(
                "entity_name",
                [
                    {"name_id": name.name_id, "kind": name.kind.value, "folded": name.folded, "run_id": run_id}
                    for name in names
                ],
            )
