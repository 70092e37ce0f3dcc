"""``newsfacts reextract``: read the stored texts again."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from flows.console import AsJson, SettingsFile, WarehouseFile, end_with, ending_on_sigterm, progress_bars


def reextract(
    warehouse: WarehouseFile = None,
    settings: SettingsFile = None,
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Only articles published on that day or later.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Read the stored texts again with the current extractor, where it has not read them yet."""
    from flows.prefect_defaults import set_prefect_defaults

    set_prefect_defaults()
    from flows.reextract import reextract as reextract_flow

    with ending_on_sigterm(), progress_bars():
        report = reextract_flow(
            settings=str(settings) if settings else None,
            warehouse=str(warehouse) if warehouse else None,
            since=since.date().isoformat() if since else None,
        )
    end_with(report, as_json)
