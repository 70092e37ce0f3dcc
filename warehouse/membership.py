"""Which names share an entity, as the decisions that a connection sees have it."""

from __future__ import annotations

import duckdb

from models import Sameness, entities_of
from warehouse.records import read_rows
from warehouse.rows import Row


def entity_members(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    """The rows of ``entity_member``, made of the decisions in force."""
    pairs = list(read_rows(connection, "joined_names"))
    same = [(row["one_id"], row["other_id"]) for row in pairs if row["sameness"] == Sameness.SAME]
    different = [(row["one_id"], row["other_id"]) for row in pairs if row["sameness"] == Sameness.DIFFERENT]
    ids = {name_id for pair in same for name_id in pair}
    ages = {row["name_id"]: row["name_number"] for row in read_rows(connection, "name_ages", {"name_ids": list(ids)})}
    return [{"name_id": key, "entity_id": entity} for key, entity in entities_of(same, different, ages).items()]
