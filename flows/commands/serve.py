"""``newsfacts serve``: ingest on a schedule."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.console import FeedsFile, SettingsFile, WarehouseFile, warehouse_path


def serve(
    feeds: FeedsFile = Path("feeds.toml"),
    warehouse: WarehouseFile = None,
    settings: SettingsFile = None,
    every: Annotated[int, typer.Option(min=1, help="Minutes from one run to the next.")] = 15,
) -> None:
    """Ingest on a schedule, from this process and until it is stopped (Prefect's ``flow.serve``).

    Needs a Prefect server, which keeps the schedule: ``prefect server start``, and its address in PREFECT_API_URL.
    """
    from flows.prefect_defaults import require_server, set_prefect_defaults

    set_prefect_defaults(logging_level="INFO")
    require_server()
    from flows.ingest import ingest as ingest_flow
    from flows.settings import load_feeds

    load_feeds(feeds)  # a broken file should be told now, not in fifteen minutes
    ingest_flow.serve(
        name=f"every-{every}-minutes",
        interval=every * 60,
        limit=1,
        parameters={
            "feeds": str(feeds.resolve()),
            "settings": str(settings.resolve()) if settings else None,
            "warehouse": str(warehouse_path(warehouse, settings).resolve()),
        },
    )
