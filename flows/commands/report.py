"""``newsfacts report``: the review pages as files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.console import SettingsFile, WarehouseFile, out, progress_bars, warehouse_path


def report(
    to: Annotated[Path, typer.Option("--out", help="Folder to write to; index.html is the first page.")],
    warehouse: WarehouseFile = None,
    settings: SettingsFile = None,
) -> None:
    """Write the review pages as static HTML, to be mailed or published."""
    from flows.review.report import write_report

    with progress_bars():
        written = write_report(warehouse_path(warehouse, settings), to)
    out.print(f"{written} pages written to {to / 'index.html'}", highlight=False)
