"""``newsfacts query``: ask the warehouse in SQL."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from flows.console import SettingsFile, WarehouseFile, opened_to_read, out, warehouse_path

_MOST_ROWS_SHOWN = 200  # of a printed table; every other format has them all


class QueryFormat(StrEnum):
    """How a query's rows are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"


def query(
    sql: Annotated[
        str | None,
        typer.Argument(
            help="SQL, or the name of a bundled query; without it the bundled queries are listed.", metavar="SQL|NAME"
        ),
    ] = None,
    file: Annotated[Path | None, typer.Option("--file", help="Read the SQL from this file.")] = None,
    parameter: Annotated[
        list[str] | None,
        typer.Option("--param", "-p", help="A value for $name in the SQL, as name=value (repeatable)."),
    ] = None,
    output_format: Annotated[QueryFormat, typer.Option("--format", help="How rows are printed.")] = QueryFormat.TABLE,
    to: Annotated[Path | None, typer.Option("--out", help="Write to this file (parquet needs it).")] = None,
    warehouse: WarehouseFile = None,
    settings: SettingsFile = None,
) -> None:
    """Ask the warehouse in SQL; nothing can be changed by it."""
    from flows.queries import read_parameters, sql_of
    from flows.tables import query_table, rows_table
    from warehouse.export import as_text, write_rows
    from warehouse.store import bundled_queries

    if sql is None and file is None:
        out.print(query_table(bundled_queries()))
        return
    if sql is not None and file is not None:
        raise typer.BadParameter("give SQL, a name or --file, not two of them")
    if to is None and output_format is QueryFormat.PARQUET:
        raise typer.BadParameter("parquet is no text: name a file with --out")
    if to is not None and output_format is QueryFormat.TABLE:
        raise typer.BadParameter("a table is for reading: choose csv, json or parquet with --format")
    text, parameters = sql_of(sql, file), read_parameters(parameter or [])
    with opened_to_read(warehouse_path(warehouse, settings)) as opened:
        rows = opened.query(text, parameters)
    if to is not None:
        write_rows(rows, output_format.value, to)
    elif output_format is QueryFormat.TABLE:
        out.print(rows_table("", rows, _MOST_ROWS_SHOWN, out.width))
    else:
        sys.stdout.write(as_text(rows, output_format.value))
