"""``newsfacts restore``: put a copy in the place of a damaged warehouse."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.console import NOTHING_USABLE, SettingsFile, WarehouseFile, chosen_settings, out, print_error, warehouse_path

if TYPE_CHECKING:
    from warehouse.backups import Backup


def restore(
    copy: Annotated[
        str | None,
        typer.Argument(help="A copy by its name or path, or latest: the newest sound one.", metavar="COPY|latest"),
    ] = None,
    accept: Annotated[
        bool, typer.Option("--accept", help="Take the warehouse as it is, though it holds less than was stored.")
    ] = False,
    warehouse: WarehouseFile = None,
    settings: SettingsFile = None,
) -> None:
    """Put a copy in the warehouse's place; without COPY, list and verify the copies there are.

    The file that was there is kept beside it. What the copy lacks is fetched again by the next run.
    """
    from warehouse.backups import accept_as_it_is, copies_of
    from warehouse.backups import restore as put_back
    from warehouse.lock import exclusive

    path = warehouse_path(warehouse, settings)
    if copy and accept:
        raise typer.BadParameter("give a COPY or --accept, not both")
    copies = copies_of(path)
    if not copy and not accept:
        _show(path, copies)
        return
    with exclusive(path, "restore", chosen_settings(settings).warehouse.wait_seconds):
        if accept:
            accept_as_it_is(path)
            out.print(f"{path} is taken as it is", highlight=False, soft_wrap=True)
            return
        source = _chosen(str(copy), copies)
        if source is None:
            print_error(f"{copy}: is no copy of {path}, or none is sound; newsfacts restore lists them")
            raise typer.Exit(NOTHING_USABLE)
        kept = put_back(path, source)
    out.print(f"{path} is now {source}", highlight=False, soft_wrap=True)
    for file in kept:
        out.print(f"what was there is kept as {file}", highlight=False, soft_wrap=True)


def _show(warehouse: Path, copies: list[Backup]) -> None:
    from flows.tables import table
    from warehouse.backups import faults_of

    rows = [
        (
            copy.name,
            copy.kind,
            f"{copy.taken_at:%Y-%m-%d %H:%M:%S}",
            copy.path.stat().st_size,
            "; ".join(faults_of(copy.path)) or "sound",
        )
        for copy in copies
    ]
    if rows:
        caption = "newsfacts restore NAME puts one in the warehouse's place"
        out.print(table(f"Copies of {warehouse}", ("name", "kind", "taken (UTC)", "bytes", "verdict"), rows, caption))
    else:
        out.print(f"there is no copy of {warehouse} yet; a run makes them when it ends", highlight=False)


def _chosen(wanted: str, copies: list[Backup]) -> Path | None:
    from warehouse.backups import faults_of

    if wanted == "latest":
        return next((copy.path for copy in copies if not faults_of(copy.path)), None)
    named = next((copy.path for copy in copies if copy.name == wanted), None)
    return named or (Path(wanted) if Path(wanted).is_file() else None)
