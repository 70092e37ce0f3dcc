"""``newsfacts retry``: have the next run try what is in quarantine."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from flows.console import NOTHING_USABLE, SettingsFile, WarehouseFile, opened_to_read, out, print_error, warehouse_path


def retry(
    item: Annotated[
        str | None, typer.Argument(help="A feed's name, a page's address or a version id, as in quarantine.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="All that is in quarantine.")] = False,
    warehouse: WarehouseFile = None,
    settings: SettingsFile = None,
) -> None:
    """Have the next run try ITEM again, or all that is in quarantine; without either, show what is there."""
    from flows.tables import rows_table
    from warehouse.store import Warehouse

    path = warehouse_path(warehouse, settings)
    if item and everything:
        raise typer.BadParameter("give an ITEM or --all, not both")
    if not item and not everything:
        with opened_to_read(path) as opened:
            out.print(rows_table("Quarantine", opened.query(opened.bundled("quarantine")), width=out.width))
        return
    with Warehouse.open(path) as opened:
        chosen = opened.retry(item, datetime.now(UTC))
    if item and not chosen:
        print_error(f"{item}: is not in quarantine; newsfacts retry shows what is")
        raise typer.Exit(NOTHING_USABLE)
    out.print(f"{len(chosen)} will be tried by the next newsfacts ingest", highlight=False)
