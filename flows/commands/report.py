"""``newsfacts report``: the review pages as files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.console import SettingsFile, WarehouseFile, chosen_settings, out, progress_bars, warehouse_path


def report(
    to: Annotated[Path, typer.Option("--out", help="Folder to write to; index.html is the first page.")],
    warehouse: WarehouseFile = None,
    settings: SettingsFile = None,
) -> None:
    """Write the review pages as static HTML, to be mailed or published."""
    from flows.review.desk import Desk
    from flows.review.report import write_report

    desk = Desk(warehouse_path(warehouse, settings), chosen_settings(settings).review.low_confidence)
    with progress_bars():
        written = write_report(desk, to)
    out.print(f"{written} pages written to {to / 'index.html'}", highlight=False)
