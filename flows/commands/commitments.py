"""``newsfacts commitments``: who promised what, and how each promise stands."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from flows.console import AsJson, SettingsFile, WarehouseFile, opened_to_read, print_all, print_json, warehouse_path


def commitments(
    org: Annotated[str | None, typer.Option("--org", help="Only promises of this organization or person.")] = None,
    overdue: Annotated[bool, typer.Option("--overdue", help="Only what is late, with no news of it.")] = False,
    as_of: Annotated[
        datetime | None, typer.Option("--as-of", formats=["%Y-%m-%d"], help="As known on that day (default: today).")
    ] = None,
    confidence: Annotated[
        float | None, typer.Option("--confidence", min=0, max=1, help="Only what is this sure or surer, from 0 to 1.")
    ] = None,
    warehouse: WarehouseFile = None,
    settings: SettingsFile = None,
    as_json: AsJson = False,
) -> None:
    """Show every promise once, in however many articles it was told, and how it stands."""
    from flows.promises import standing, standing_table

    day = (as_of or datetime.now(UTC)).date()
    with opened_to_read(warehouse_path(warehouse, settings)) as opened:
        promises = standing(opened, day, org, "overdue" if overdue else None, confidence)
    if as_json:
        print_json(promises)
    else:
        print_all([standing_table(promises, day)])
