"""Rows of a query as CSV, JSON or Parquet."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from models import WarehouseError

#: What makes a cell a formula in Excel, LibreOffice or Google Sheets, the full-width forms included.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def as_text(rows: pd.DataFrame, output_format: str) -> str:
    """The rows as CSV with a header line, or as a JSON array of objects with ISO dates; null where none is."""
    if output_format == "csv":
        return _defused(rows).to_csv(index=False)
    if output_format == "json":
        records = [{str(name): _plain(value) for name, value in row.items()} for row in rows.to_dict("records")]
        return json.dumps(records, ensure_ascii=False, indent=2) + "\n"
    raise ValueError(f"{output_format} is no text format")


def _defused(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with an apostrophe before every text that a spreadsheet would run as a formula.

    CSV is opened in spreadsheets; whoever wants texts exactly as they are takes JSON or Parquet. A carriage return
    becomes a line end: the writer leaves it without quotation marks, and readers begin a new row there.
    """
    return rows.rename(columns=_defused_cell).map(_defused_cell)


def _defused_cell(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return ("'" if value.startswith(_FORMULA_STARTS) else "") + value.replace("\r", "\n")


def _plain(value: Any) -> Any:
    """A cell as JSON can hold it."""
    if hasattr(value, "tolist"):  # numpy's arrays and numbers
        value = value.tolist()
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(name): _plain(item) for name, item in value.items()}
    if pd.isna(value):
        return None
    if isinstance(value, date):  # an instant is a date too
        return value.isoformat()
    return value if isinstance(value, str | int | float | bool) else str(value)


def write_rows(rows: pd.DataFrame, output_format: str, path: Path) -> None:
    """Write the rows to a file; raises WarehouseError when the file cannot be written."""
    try:
        if output_format == "parquet":
            duckdb.from_df(rows).write_parquet(str(path), compression="zstd")
        else:
            path.write_text(as_text(rows, output_format), encoding="utf-8")
    except (OSError, duckdb.Error) as error:
        raise WarehouseError(str(path), f"cannot be written: {error}", reason="export") from error
