"""The command line: ``newsfacts COMMAND --help`` tells about each; ``flows/commands`` has a file for each.

Exit codes: 0 all good, 1 nothing usable, 2 wrong usage, 3 partly failed, 4 held by another process, 5 newsfacts
itself failed on something, 130 interrupted, 143 terminated.

Each command imports what it needs inside: Prefect and spaCy take seconds, and ``newsfacts query`` should
feel instant.
"""

from __future__ import annotations

import sys
from importlib.metadata import version
from typing import Annotated

import typer

from flows.commands import (
    commitments,
    demo,
    diff,
    doctor,
    entities,
    extract,
    feeds,
    info,
    ingest,
    model,
    promote,
    query,
    rebuild,
    reextract,
    report,
    restore,
    retry,
    review,
    serve,
    timeline,
)
from flows.console import HELD, INTERRUPTED, NOTHING_USABLE, TERMINATED, print_error
from models import NewsFactsError

app = typer.Typer(
    name="newsfacts",
    epilog="Exit codes: 0 all good, 1 nothing usable, 2 wrong usage, 3 partly failed, 4 held by another process, "
    "5 newsfacts itself failed on something (the rest is stored), 130 interrupted, 143 terminated.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

for command in (
    ingest.ingest,
    reextract.reextract,
    diff.diff,
    promote.promote,
    serve.serve,
    extract.extract,
    query.query,
    commitments.commitments,
    timeline.timeline,
    report.report,
    info.info,
    demo.demo,
    doctor.doctor,
    retry.retry,
    restore.restore,
    rebuild.rebuild,
):
    app.command()(command)
app.add_typer(feeds.app, name="feeds")
app.add_typer(entities.app, name="entities")
app.add_typer(model.app, name="model")
app.add_typer(review.app, name="review")


def main() -> None:
    """Run the command line; an error of ours becomes one line on standard error and exit code 1 or 4."""
    try:
        app()
    except NewsFactsError as error:
        print_error(str(error))
        sys.exit(HELD if error.reason == "locked" else NOTHING_USABLE)
    except SystemExit as ended:
        if ended.code in (INTERRUPTED, TERMINATED):
            print_error("interrupted; what is stored stays, and the next run does the rest")
        raise


def _print_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"newsfacts {version('newsfacts')}\n")
        raise typer.Exit


@app.callback()
def newsfacts(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Reads the news on a schedule and keeps what was said as facts one can query."""
