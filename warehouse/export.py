"""Rows of a query as CSV, JSON or Parquet."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pandas as pd

from models import WarehouseError


def as_text(rows: pd.DataFrame, output_format: str) -> str:
    """The rows as CSV with a header line, or as a JSON array of objects with ISO dates."""
    if output_format == "csv":
        return rows.to_csv(index=False)
    if output_format == "json":
        return rows.to_json(orient="records", date_format="iso", force_ascii=False, indent=2) + "\n"
    raise ValueError(f"{output_format} is no text format")


def write_rows(rows: pd.DataFrame, output_format: str, path: Path) -> None:
    """Write the rows to a file; raises WarehouseError when the file cannot be written."""
    try:
        if output_format == "parquet":
            duckdb.from_df(rows).write_parquet(str(path), compression="zstd")
        else:
            path.write_text(as_text(rows, output_format), encoding="utf-8")
    except (OSError, duckdb.Error) as error:
        raise WarehouseError(str(path), f"cannot be written: {error}", reason="export") from error
