"""The command line: ``newsfacts COMMAND --help`` tells about each.

Exit codes: 0 all good, 1 nothing usable, 2 wrong usage, 3 partly failed, 130 interrupted.

Each command imports what it needs inside: Prefect and spaCy take seconds, and ``newsfacts query`` should
feel instant.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date, datetime
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer
from rich.console import Console, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from flows import progress
from models import NewsFactsError, RunReport

if TYPE_CHECKING:
    from flows.settings import Settings

NOTHING_USABLE = 1
PARTLY_FAILED = 3
INTERRUPTED = 130  # by Ctrl-C, as shells have it

_MOST_ROWS_SHOWN = 200  # of a printed table; every other format has them all

app = typer.Typer(
    name="newsfacts",
    epilog="Exit codes: 0 all good, 1 nothing usable, 2 wrong usage, 3 partly failed, 130 interrupted.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
feeds_app = typer.Typer(help="Look after the feeds.", no_args_is_help=True)
app.add_typer(feeds_app, name="feeds")
model_app = typer.Typer(help="See what a language model is, how well it reads, what it costs.", no_args_is_help=True)
app.add_typer(model_app, name="model")

out = Console()
err = Console(stderr=True)

SettingsFile = Annotated[
    Path | None, typer.Option("--settings", help="Settings file (default: newsfacts.toml, if there).")
]
WarehouseFile = Annotated[Path | None, typer.Option("--warehouse", help="Warehouse file (default: from the settings).")]
FeedsFile = Annotated[Path, typer.Option("--feeds", help="The list of feeds.")]
ModelName = Annotated[
    str | None, typer.Option("--model", help="One of ours, a folder or a spaCy package (default: from the settings).")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]


def main() -> None:
    """Run the command line; an error of ours becomes one line on standard error and exit code 1."""
    try:
        app()
    except NewsFactsError as error:
        _print_error(str(error))
        sys.exit(NOTHING_USABLE)
    except SystemExit as ended:
        if ended.code == INTERRUPTED:
            _print_error("interrupted; what is stored stays, and the next run does the rest")
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


@app.command()
def ingest(
    feeds: FeedsFile = Path("feeds.toml"),
    warehouse: WarehouseFile = None,
    settings: SettingsFile = None,
    only: Annotated[list[str] | None, typer.Option(help="Read this feed, due or not (repeatable).")] = None,
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Leave out entries dated before that day.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Read every due feed once and store the facts of what is new or changed."""
    from flows.prefect_defaults import set_prefect_defaults
    from flows.readiness import require_extractor_and_warehouse, require_feeds

    set_prefect_defaults()
    # What cannot work at all is told before a run begins, and before Prefect is loaded, which takes seconds.
    require_feeds(feeds, only)
    require_extractor_and_warehouse(_settings(settings), warehouse)
    from flows.ingest import ingest as ingest_flow

    with _progress_bars():
        report = ingest_flow(
            feeds=str(feeds),
            settings=str(settings) if settings else None,
            warehouse=str(warehouse) if warehouse else None,
            only=only,
            since=since.date().isoformat() if since else None,
        )
    _end_with(report, as_json)


@app.command()
def reextract(
    warehouse: WarehouseFile = None,
    settings: SettingsFile = None,
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Only articles published on that day or later.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Read the stored texts again with the current extractor, where it has not read them yet."""
    from flows.prefect_defaults import set_prefect_defaults

    set_prefect_defaults()
    from flows.reextract import reextract as reextract_flow

    with _progress_bars():
        report = reextract_flow(
            settings=str(settings) if settings else None,
            warehouse=str(warehouse) if warehouse else None,
            since=since.date().isoformat() if since else None,
        )
    _end_with(report, as_json)


@app.command()
def serve(
    feeds: FeedsFile = Path("feeds.toml"),
    warehouse: WarehouseFile = None,
    settings: SettingsFile = None,
    every: Annotated[int, typer.Option(min=1, help="Minutes from one run to the next.")] = 15,
) -> None:
    """Ingest on a schedule, from this process and until it is stopped (Prefect's ``flow.serve``).

    Needs a Prefect server, which keeps the schedule: ``prefect server start``, and its address in PREFECT_API_URL.
    """
    from flows.prefect_defaults import require_server, set_prefect_defaults

    set_prefect_defaults(logging_level="INFO")
    require_server()
    from flows.ingest import ingest as ingest_flow
    from flows.settings import load_feeds

    load_feeds(feeds)  # a broken file should be told now, not in fifteen minutes
    ingest_flow.serve(
        name=f"every-{every}-minutes",
        interval=every * 60,
        limit=1,
        parameters={
            "feeds": str(feeds.resolve()),
            "settings": str(settings.resolve()) if settings else None,
            "warehouse": str(_warehouse_path(warehouse, settings).resolve()),
        },
    )


@app.command()
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
    from flows.extractor import load_extractor

    if (source is None) == (jsonl is None):
        raise typer.BadParameter("give either a FILE, URL or -, or --jsonl IN.jsonl")
    chosen = _settings(settings)
    if jsonl is not None:
        _extract_batch(jsonl, chosen)
        return
    from flows.sources import read_source
    from flows.tables import fact_tables

    item = read_source(str(source), chosen, published=published, title=title)
    (result,) = extract_items([item], load_extractor(chosen.nlp))
    if as_json:
        _print_json(result)
    elif "error" not in result:
        _print_all(fact_tables(result))
    if "error" in result:
        _print_error(f"{source}: {result['error']}")
        raise typer.Exit(NOTHING_USABLE)


class QueryFormat(StrEnum):
    """How a query's rows are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"


@app.command()
def query(
    sql: Annotated[
        str | None,
        typer.Argument(
            help="SQL, or the name of a bundled query; without it the bundled queries are listed.", metavar="SQL|NAME"
        ),
    ] = None,
    file: Annotated[Path | None, typer.Option("--file", help="Read the SQL from this file.")] = None,
    parameter: Annotated[
        list[str] | None,
        typer.Option("--param", "-p", help="A value for $name in the SQL, as name=value (repeatable)."),
    ] = None,
    output_format: Annotated[QueryFormat, typer.Option("--format", help="How rows are printed.")] = QueryFormat.TABLE,
    to: Annotated[Path | None, typer.Option("--out", help="Write to this file (parquet needs it).")] = None,
    warehouse: WarehouseFile = None,
    settings: SettingsFile = None,
) -> None:
    """Ask the warehouse in SQL; nothing can be changed by it."""
    from flows.queries import read_parameters, sql_of
    from flows.tables import query_table, rows_table
    from warehouse.export import as_text, write_rows
    from warehouse.store import Warehouse, bundled_queries

    if sql is None and file is None:
        out.print(query_table(bundled_queries()))
        return
    if sql is not None and file is not None:
        raise typer.BadParameter("give SQL, a name or --file, not two of them")
    if to is None and output_format is QueryFormat.PARQUET:
        raise typer.BadParameter("parquet is no text: name a file with --out")
    if to is not None and output_format is QueryFormat.TABLE:
        raise typer.BadParameter("a table is for reading: choose csv, json or parquet with --format")
    text, parameters = sql_of(sql, file), read_parameters(parameter or [])
    with Warehouse.open(_warehouse_path(warehouse, settings), read_only=True) as opened:
        rows = opened.query(text, parameters)
    if to is not None:
        write_rows(rows, output_format.value, to)
    elif output_format is QueryFormat.TABLE:
        out.print(rows_table("", rows, _MOST_ROWS_SHOWN, out.width))
    else:
        sys.stdout.write(as_text(rows, output_format.value))


@feeds_app.command("check")
def check_feeds(feeds: FeedsFile = Path("feeds.toml"), settings: SettingsFile = None, as_json: AsJson = False) -> None:
    """Fetch each feed once and say what is wrong with it; nothing is stored."""
    from flows.feed_check import check_feeds as check
    from flows.settings import load_feeds
    from flows.tables import feed_check_table

    with _progress_bars():
        checks = check(load_feeds(feeds), _settings(settings).fetch)
    if as_json:
        _print_json([asdict(item) for item in checks])
    else:
        out.print(feed_check_table(checks))
    failed = sum(item.failed for item in checks)
    if failed:
        raise typer.Exit(NOTHING_USABLE if failed == len(checks) else PARTLY_FAILED)


@model_app.command("info")
def model_info(model: ModelName = None, settings: SettingsFile = None, as_json: AsJson = False) -> None:
    """Show a model's components, labels, size, sources with their terms, and scores."""
    from flows.model import describe_model
    from flows.model_tables import description_tables

    described = describe_model(model or _settings(settings).nlp.model)
    if as_json:
        _print_json(described)
    else:
        _print_all(description_tables(described))


@model_app.command("evaluate")
def evaluate_model(
    gold: Annotated[
        list[Path],
        typer.Argument(help="Texts with entities, {id, text, spans} lines, or a treebank (.conllu, .conllu.gz)."),
    ],
    model: ModelName = None,
    merge: Annotated[
        list[str] | None, typer.Option(help="Count labels as one, in gold and found: LOC=GPE+LOC (repeatable).")
    ] = None,
    labels: Annotated[str, typer.Option(help="Count only these labels, once merged: PERSON,ORG,LOC.")] = "",
    settings: SettingsFile = None,
    as_json: AsJson = False,
) -> None:
    """Score a model on gold data: entities by exact span and label, or tokens, tags, lemmas and trees."""
    from flows.model import evaluate_model as evaluate
    from flows.model_tables import evaluation_tables

    kept = [label for label in labels.split(",") if label]
    evaluated = evaluate(model or _settings(settings).nlp.model, gold, merges=merge or (), labels=kept)
    if as_json:
        _print_json(evaluated)
    else:
        _print_all(evaluation_tables(evaluated))


@model_app.command("benchmark")
def benchmark_models(
    texts: Annotated[
        Path | None, typer.Argument(help="{text} lines (default: the sample newsroom's articles, again and again).")
    ] = None,
    model: Annotated[list[str] | None, typer.Option(help="A model (repeatable; default: all of ours).")] = None,
    rounds: Annotated[int, typer.Option(min=1, help="How often each model reads the texts.")] = 5,
    as_json: AsJson = False,
) -> None:
    """Measure what models cost, in turns on one thread: CPU seconds, cold start and memory."""
    from extractors.evaluation.threads import use_one_thread

    use_one_thread()
    from extractors.nlp import shipped_models
    from flows.model import benchmark_models as benchmark
    from flows.model_tables import speed_tables

    measured = benchmark(model or shipped_models(), texts, rounds=rounds)
    if as_json:
        _print_json(measured)
    else:
        _print_all(speed_tables(measured))


@app.command()
def info(warehouse: WarehouseFile = None, settings: SettingsFile = None, as_json: AsJson = False) -> None:
    """Show versions, the language model, the warehouse, its counts and its last runs."""
    from flows.info import describe
    from flows.tables import info_tables

    described = describe(_settings(settings), _warehouse_path(warehouse, settings))
    if as_json:
        _print_json(described)
    else:
        _print_all(info_tables(described))


@app.command()
def demo(
    folder: Annotated[Path, typer.Option(help="Where the demo's warehouse goes.")] = Path("demo"),
) -> None:
    """Ingest the bundled sample newsroom, served on loopback, and show what was found."""
    from flows.prefect_defaults import set_prefect_defaults

    set_prefect_defaults()
    from flows.demo import run_demo

    with _progress_bars():
        shown = run_demo(folder)
    _print_all(shown)


def _settings(path: Path | None) -> Settings:
    from flows.settings import load_settings

    return load_settings(path)


def _warehouse_path(path: Path | None, settings: Path | None) -> Path:
    return path or _settings(settings).warehouse.path


def _extract_batch(jsonl: Path, settings: Settings) -> None:
    """Print one JSON line per input line; exit code 3 when some failed, 1 when all did."""
    from flows.extract import extract_lines
    from flows.extractor import load_extractor
    from flows.sources import open_lines

    total = failed = 0
    with open_lines(jsonl) as lines, _progress_bars():
        for result in extract_lines(lines, load_extractor(settings.nlp)):
            sys.stdout.write(json.dumps(result, ensure_ascii=False) + "\n")
            total += 1
            failed += "error" in result
            progress.report("extracting", total, 0)
    if failed:
        raise typer.Exit(NOTHING_USABLE if failed == total else PARTLY_FAILED)


@contextmanager
def _progress_bars() -> Iterator[None]:
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


def _end_with(report: RunReport, as_json: bool) -> NoReturn:
    """Print what a run did, and exit with its code."""
    from flows.tables import run_tables

    if as_json:
        _print_json(asdict(report))
    else:
        _print_all(run_tables(report))
    raise typer.Exit(report.exit_code)


def _print_all(shown: Iterable[RenderableType]) -> None:
    """Print tables to the console's width, and lines as they are: a command among them is copied from there."""
    for item in shown:
        out.print(item, soft_wrap=isinstance(item, Text))


def _print_json(value: object) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, default=_as_json) + "\n")


def _as_json(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)  # an instant is a date too


def _print_error(message: str) -> None:
    err.print("error:", style="bold red", end=" ")
    err.print(message, markup=False, highlight=False, soft_wrap=True)
