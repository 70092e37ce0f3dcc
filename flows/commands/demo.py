"""``newsfacts demo``: the bundled sample newsroom."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.console import print_all, progress_bars


def demo(
    folder: Annotated[Path, typer.Option(help="Where the demo's warehouse goes.")] = Path("demo"),
) -> None:
    """Ingest the bundled sample newsroom, served on loopback, and show what was found."""
    from flows.prefect_defaults import set_prefect_defaults

    set_prefect_defaults()
    from flows.demo import run_demo

    with progress_bars():
        shown = run_demo(folder)
    print_all(shown)
