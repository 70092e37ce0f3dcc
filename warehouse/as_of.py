"""The warehouse as it was at an earlier moment: what counted then, by what had been read and decided until then."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import duckdb
import pandas as pd

from warehouse.membership import entity_members
from warehouse.records import read_rows
from warehouse.rows import utc
from warehouse.sql import names, statement

_MADE = re.compile(r"create or replace (view|macro)")


def decided_between(connection: duckdb.DuckDBPyConnection, before: datetime, after: datetime) -> bool:
    """Whether a reviewer, or whoever joins names, decided anything after one moment and until another."""
    return any(
        row["decided"] for row in read_rows(connection, "decided_between", {"before": utc(before), "after": utc(after)})
    )


@contextmanager
def as_of(connection: duckdb.DuckDBPyConnection, at: datetime) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection whose views show what counted at a moment; nothing is written to the file.

    Temporary tables of the rows until then take the place of those that grow with time, and temporary views, made by
    the same statements, read them.
    """
    cursor = connection.cursor()
    try:
        for name in names("past"):
            cursor.execute(statement("past", name), {"at": utc(at)})
        for name in names("views"):
            for part in duckdb.extract_statements(statement("views", name)):
                if _MADE.search(part.query):  # the others are comments
                    cursor.execute(_MADE.sub(r"create or replace temp \1", part.query, count=1))
        members = entity_members(cursor)
        if members:
            cursor.register("incoming", pd.DataFrame(members, dtype=object))
            cursor.execute(statement("loads", "entity_member"))
            cursor.unregister("incoming")
        yield cursor
    finally:
        cursor.close()
