"""What the commands share: options with one meaning everywhere, the two streams, exit codes."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer
from rich.console import Console, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from flows import progress
from models import RunReport
from models.wording import shown

if TYPE_CHECKING:
    from flows.settings import Settings
    from warehouse.store import Warehouse

NOTHING_USABLE = 1
PARTLY_FAILED = 3
TERMINATED = 143  # by SIGTERM, as shells have it
HELD = 4  # by another process: a run, or a reader that keeps the file open
INTERRUPTED = 130  # by Ctrl-C, as shells have it

out = Console()
err = Console(stderr=True)

SettingsFile = Annotated[
    Path | None, typer.Option("--settings", help="Settings file (default: newsfacts.toml, if there).")
]
WarehouseFile = Annotated[Path | None, typer.Option("--warehouse", help="Warehouse file (default: from the settings).")]
FeedsFile = Annotated[Path, typer.Option("--feeds", help="The list of feeds.")]
By = Annotated[str | None, typer.Option("--by", help="Who decides (default: your user name).")]
Note = Annotated[str, typer.Option("--note", help="Why.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]


def chosen_settings(path: Path | None) -> Settings:
    """The settings of the file, else of newsfacts.toml and the environment; raises SettingsError."""
    from flows.settings import load_settings

    return load_settings(path)


def warehouse_path(path: Path | None, settings: Path | None) -> Path:
    """The warehouse file named on the command line, else the one of the settings."""
    return path or chosen_settings(settings).warehouse.path


@contextmanager
def opened_to_read(path: Path) -> Iterator[Warehouse]:
    """The warehouse, read-only; or, as standard error then says, what was published before somebody took it."""
    from warehouse.snapshot import open_to_read, published_at

    with open_to_read(path) as warehouse:
        published = published_at(path)
        if warehouse.path != path and published:
            at = published.strftime("%Y-%m-%d %H:%M:%S")
            err.print(f"{path} is being written: this is its published copy of {at} UTC", highlight=False)
        yield warehouse


@contextmanager
def ending_on_sigterm() -> Iterator[None]:
    """SIGTERM ends the command as Ctrl-C does: a run rolls back what it is at, and is recorded as interrupted."""

    def end(*_: object) -> NoReturn:
        raise SystemExit(TERMINATED)

    earlier = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, earlier)


@contextmanager
def progress_bars() -> Iterator[None]:
    """Show a bar for each stage of long work, on standard error and only to a person."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as bars:
        stages: dict[str, Any] = {}

        def show(what: str, done: int, total: int) -> None:
            if what not in stages:
                stages[what] = bars.add_task(what)
            bars.update(stages[what], completed=done, total=total or None)

        with progress.listening(show):
            yield


def end_with(report: RunReport, as_json: bool) -> NoReturn:
    """Print what a run did, and exit with its code."""
    from flows.tables import run_tables

    if as_json:
        print_json(asdict(report))
    else:
        print_all(run_tables(report))
    raise typer.Exit(report.exit_code)


def print_all(shown: Iterable[RenderableType]) -> None:
    """Print tables to the console's width, and lines as they are: a command among them is copied from there."""
    for item in shown:
        out.print(item, soft_wrap=isinstance(item, Text))


def print_json(value: object) -> None:
    """Print a value for machines, on standard output."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, default=_as_json) + "\n")


def _as_json(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)  # an instant is a date too


def print_error(message: str) -> None:
    """Print one line for a person, on standard error."""
    err.print("error:", style="bold red", end=" ")
    err.print(shown(message, 10_000), markup=False, highlight=False, soft_wrap=True)
