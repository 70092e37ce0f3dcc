"""``newsfacts timeline``: the life of one promise, and what a person decides about its mentions."""

from __future__ import annotations

from getpass import getuser
from pathlib import Path
from typing import Annotated

import typer

from flows.console import (
    AsJson,
    By,
    Note,
    SettingsFile,
    WarehouseFile,
    opened_to_read,
    print_all,
    print_json,
    warehouse_path,
)


def timeline(
    thread: Annotated[str, typer.Argument(help="The promise's id, or the beginning of it.")],
    same: Annotated[str | None, typer.Option("--same", help="Decide that this mention or promise is the same.")] = None,
    different: Annotated[str | None, typer.Option("--different", help="Decide that this mention is another.")] = None,
    undo: Annotated[str | None, typer.Option("--undo", help="Take back your decision about this mention.")] = None,
    by: By = None,
    note: Note = "",
    warehouse: WarehouseFile = None,
    settings: SettingsFile = None,
    as_json: AsJson = False,
) -> None:
    """Show what happened to one promise; --same, --different and --undo decide which mentions are of it."""
    path = warehouse_path(warehouse, settings)
    given = [(verdict, key) for verdict, key in (("same", same), ("different", different), ("undo", undo)) if key]
    if len(given) > 1:
        raise typer.BadParameter("decide one thing at a time: --same, --different or --undo")
    for verdict, key in given:
        _decide(path, thread, verdict, key, by or getuser(), note)
    from flows.promises import timeline as events_of
    from flows.promises import timeline_tables

    with opened_to_read(path) as opened:
        events = events_of(opened, thread)
    if as_json:
        print_json(events)
    else:
        print_all(timeline_tables(events))


def _decide(path: Path, thread: str, verdict: str, key: str, reviewer: str, note: str) -> None:
    from models import ThreadVerdict
    from warehouse.threads import ThreadWarehouse

    with ThreadWarehouse.open(path) as opened:
        opened.decide_mention(thread, key, ThreadVerdict(verdict), reviewer, note)
