"""``newsfacts review``: look at facts and decide on them; ``newsfacts review export``: accepted facts as gold."""

from __future__ import annotations

from getpass import getuser
from pathlib import Path
from typing import Annotated

import typer

from flows.console import SettingsFile, WarehouseFile, chosen_settings, err, out, warehouse_path

app = typer.Typer(help="Look at facts on a page and decide on them.", invoke_without_command=True)

Reviewer = Annotated[str | None, typer.Option("--reviewer", help="Your name in the decisions (default: your login).")]


@app.callback()
def review(
    context: typer.Context,
    warehouse: WarehouseFile = None,
    settings: SettingsFile = None,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port on this machine; 0 takes a free one.")] = 8470,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the page in your browser.")] = True,
    reviewer: Reviewer = None,
) -> None:
    """Serve the review page on this machine alone, until it is stopped."""
    if context.invoked_subcommand is not None:
        context.obj = {"warehouse": warehouse, "settings": settings}
        return
    from flows.review.desk import Desk
    from flows.review.serve import serve

    def tell(address: str) -> None:
        err.print(f"Review page: [bold]{address}[/bold] (Ctrl-C stops it)", highlight=False)

    desk = Desk(warehouse_path(warehouse, settings), chosen_settings(settings).review.low_confidence)
    serve(desk, port, reviewer or getuser(), browser, tell)


@app.command("export")
def export(
    context: typer.Context,
    to: Annotated[Path, typer.Option("--out", help="File to write: one article a line, as JSON.")],
    warehouse: WarehouseFile = None,
    settings: SettingsFile = None,
) -> None:
    """Write the facts of completely reviewed articles as a gold set, in the annotation guideline's format."""
    from flows.review.gold import write_gold

    given = context.obj or {}
    path = warehouse_path(warehouse or given.get("warehouse"), settings or given.get("settings"))
    written = write_gold(path, to)
    out.print(f"{written} reviewed {'article' if written == 1 else 'articles'} written to {to}", highlight=False)
