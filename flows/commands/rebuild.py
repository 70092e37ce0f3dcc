"""``newsfacts rebuild``: a new warehouse from the bytes that were fetched."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from flows.console import (
    PARTLY_FAILED,
    AsJson,
    SettingsFile,
    WarehouseFile,
    chosen_settings,
    print_all,
    print_json,
    progress_bars,
    warehouse_path,
)


def rebuild(
    to: Annotated[Path, typer.Option("--out", help="The new warehouse; nothing may be there.")],
    warehouse: WarehouseFile = None,
    settings: SettingsFile = None,
    as_json: AsJson = False,
) -> None:
    """Make a new warehouse from the bytes that were fetched, and tell whether texts and facts are the same.

    What people decided is taken over. Exit code 3 when something differs, cannot be read or does not hold any more.
    """
    from flows.rebuild import rebuild as make
    from flows.tables import rebuilt_tables

    with progress_bars():
        rebuilt = make(chosen_settings(settings), warehouse_path(warehouse, settings), to)
    if as_json:
        print_json(asdict(rebuilt))
    else:
        print_all(rebuilt_tables(rebuilt))
    if not rebuilt.is_same:
        raise typer.Exit(PARTLY_FAILED)
