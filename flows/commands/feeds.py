"""``newsfacts feeds``: look after the feeds."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import typer

from flows.console import (
    NOTHING_USABLE,
    PARTLY_FAILED,
    AsJson,
    FeedsFile,
    SettingsFile,
    chosen_settings,
    out,
    print_json,
    progress_bars,
)

app = typer.Typer(help="Look after the feeds.", no_args_is_help=True)


@app.command("check")
def check_feeds(feeds: FeedsFile = Path("feeds.toml"), settings: SettingsFile = None, as_json: AsJson = False) -> None:
    """Fetch each feed once and say what is wrong with it; nothing is stored."""
    from flows.feed_check import check_feeds as check
    from flows.settings import load_feeds
    from flows.tables import feed_check_table

    with progress_bars():
        checks = check(load_feeds(feeds), chosen_settings(settings))
    if as_json:
        print_json([asdict(item) for item in checks])
    else:
        out.print(feed_check_table(checks))
    failed = sum(item.failed for item in checks)
    if failed:
        raise typer.Exit(NOTHING_USABLE if failed == len(checks) else PARTLY_FAILED)
