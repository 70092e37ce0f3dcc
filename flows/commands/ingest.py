"""``newsfacts ingest``: read every due feed once."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from flows.console import (
    AsJson,
    FeedsFile,
    SettingsFile,
    WarehouseFile,
    chosen_settings,
    end_with,
    ending_on_sigterm,
    progress_bars,
)


def ingest(
    feeds: FeedsFile = Path("feeds.toml"),
    warehouse: WarehouseFile = None,
    settings: SettingsFile = None,
    only: Annotated[list[str] | None, typer.Option(help="Read this feed, due or not (repeatable).")] = None,
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Leave out entries dated before that day.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Read every due feed once and store the facts of what is new or changed."""
    from flows.prefect_defaults import set_prefect_defaults
    from flows.readiness import require_extractor_and_warehouse, require_feeds

    set_prefect_defaults()
    # What cannot work at all is told before a run begins, and before Prefect is loaded, which takes seconds.
    require_feeds(feeds, only)
    require_extractor_and_warehouse(chosen_settings(settings), warehouse)
    from flows.ingest import ingest as ingest_flow

    with ending_on_sigterm(), progress_bars():
        report = ingest_flow(
            feeds=str(feeds),
            settings=str(settings) if settings else None,
            warehouse=str(warehouse) if warehouse else None,
            only=only,
            since=since.date().isoformat() if since else None,
        )
    end_with(report, as_json)
