"""``newsfacts reextract``: read the stored texts again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer
from rich.console import RenderableType
from rich.text import Text

from flows.console import (
    AsJson,
    SettingsFile,
    WarehouseFile,
    chosen_settings,
    ending_on_sigterm,
    print_all,
    print_json,
    progress_bars,
    warehouse_path,
)
from flows.diff_tables import diff_json, diff_tables, summary
from flows.tables import run_tables
from models import FactDiff

_MOST_ARTICLES = 10  # of a printed dry run


def reextract(
    warehouse: WarehouseFile = None,
    settings: SettingsFile = None,
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Only articles published on that day or later.")
    ] = None,
    sample: Annotated[
        int | None, typer.Option(help="Only that many of them, always the same.", metavar="N", min=1)
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would differ, and store nothing.")] = False,
    as_json: AsJson = False,
) -> None:
    """Read the stored texts again with the current extractor, beside what counts, and show what differs."""
    from flows.prefect_defaults import set_prefect_defaults

    set_prefect_defaults()
    from flows.reading import TextReader
    from flows.reextract import reextract as reextract_flow
    from models.diff import ByPromotion
    from warehouse.store import Warehouse

    chosen = chosen_settings(settings)
    with _warehouse(warehouse_path(warehouse, settings), dry_run, chosen.warehouse.wait_seconds) as path:
        with ending_on_sigterm(), progress_bars():
            report = reextract_flow(
                settings=str(settings) if settings else None,
                warehouse=str(path),
                since=since.date().isoformat() if since else None,
                sample=sample,
            )
        extractor = TextReader(chosen).version
        found = None
        with Warehouse.open(path, read_only=True) as opened:
            if extractor.extractor_id in opened.extractor_ids():
                found = opened.fact_diff(ByPromotion(extractor=extractor.extractor_id))
    if as_json:
        print_json({"report": asdict(report), "diff": None if found is None else diff_json(found)})
    else:
        told = (
            _told(found, extractor.extractor_id, dry_run) if found is not None else [Text("there was no text to read")]
        )
        print_all([*run_tables(report), *told])
    raise typer.Exit(report.exit_code)


def _told(found: FactDiff, extractor_id: str, dry_run: bool) -> list[RenderableType]:
    if dry_run:
        return [*diff_tables(found, _MOST_ARTICLES), Text("nothing was stored")]
    shows = f"newsfacts diff --promoting {extractor_id} shows it"
    return [
        Text(f"beside what counts today: {summary(found)}"),
        Text(f"{shows}, newsfacts promote {extractor_id} lets it count"),
    ]


@contextmanager
def _warehouse(path: Path, dry_run: bool, wait_seconds: float) -> Iterator[Path]:
    """The warehouse to work in: for a dry run a copy of it that is thrown away."""
    if not dry_run:
        yield path
        return
    from warehouse.copies import copy_warehouse

    with TemporaryDirectory(prefix="newsfacts-dry-run-", dir=path.parent) as folder:
        copy = Path(folder) / path.name
        copy_warehouse(path, copy, wait_seconds)
        yield copy
