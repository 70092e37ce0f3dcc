"""``newsfacts extract``: the facts of one text or of many, without a warehouse."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows import progress
from flows.console import (
    NOTHING_USABLE,
    PARTLY_FAILED,
    AsJson,
    SettingsFile,
    chosen_settings,
    print_all,
    print_error,
    print_json,
    progress_bars,
)

if TYPE_CHECKING:
    from flows.settings import Settings


def extract(
    source: Annotated[
        str | None,
        typer.Argument(help="A text or HTML file, an address, or - for standard input.", metavar="FILE|URL|-"),
    ] = None,
    jsonl: Annotated[
        Path | None,
        typer.Option(
            "--jsonl",
            help="Read {id, published, title, text|html} lines from this file (or -); print a line each.",
        ),
    ] = None,
    published: Annotated[
        str | None, typer.Option(help="Publication date (ISO); dates in the text are read as of that day.")
    ] = None,
    title: Annotated[str, typer.Option(help="Title of a plain text.")] = "",
    settings: SettingsFile = None,
    as_json: AsJson = False,
) -> None:
    """Print the facts of one text or page, or of many (--jsonl), without a warehouse."""
    from flows.extract import extract_items
    from flows.reading import TextReader

    if (source is None) == (jsonl is None):
        raise typer.BadParameter("give either a FILE, URL or -, or --jsonl IN.jsonl")
    chosen = chosen_settings(settings)
    if jsonl is not None:
        _extract_batch(jsonl, chosen)
        return
    from flows.sources import read_source
    from flows.tables import fact_tables

    item = read_source(str(source), chosen, published=published, title=title)
    (result,) = extract_items([item], TextReader(chosen))
    if as_json:
        print_json(result)
    elif "error" not in result:
        print_all(fact_tables(result))
    if "error" in result:
        print_error(f"{source}: {result['error']}")
        raise typer.Exit(NOTHING_USABLE)


def _extract_batch(jsonl: Path, settings: Settings) -> None:
    """Print one JSON line per input line; exit code 3 when some failed, 1 when all did."""
    from flows.extract import extract_lines
    from flows.reading import DocumentReader, TextReader
    from flows.sources import open_lines

    total = failed = 0
    with open_lines(jsonl) as lines, progress_bars():
        for result in extract_lines(lines, TextReader(settings), DocumentReader(settings.isolation)):
            sys.stdout.write(json.dumps(result, ensure_ascii=False) + "\n")
            total += 1
            failed += "error" in result
            progress.report("extracting", total, 0)
    if failed:
        raise typer.Exit(NOTHING_USABLE if failed == total else PARTLY_FAILED)
