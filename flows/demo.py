"""The demonstration: a small newsroom on loopback, ingested twice, and what was found in it.

The Harbour Ledger and everything it reports are made up. Between the two runs two of its articles are
revised, as real newsrooms do.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from flows.ingest import ingest
from flows.promises import standing, standing_table, timeline, timeline_tables
from flows.tables import run_tables, table
from models import SettingsError
from warehouse.files import replaceable_files
from warehouse.store import Warehouse

PAGES = Path(__file__).parent / "newsroom" / "pages"
AS_OF = date(2026, 6, 30)  # the demo's today: its last article is four weeks old

_PAGE_NAME = re.compile(r"/([a-z0-9-]+)\.(html|xml)")


@dataclass(slots=True)
class Newsroom:
    """The served newsroom, and which revision of its pages it shows."""

    address: str
    revision: dict[str, int] = field(default_factory=lambda: {"shown": 0})

    def revise(self) -> None:
        """Show the revised form of the pages that have one, from now on."""
        self.revision["shown"] = 1


@contextmanager
def serve_newsroom() -> Iterator[Newsroom]:
    """Serve the bundled newsroom on a free port of 127.0.0.1 meanwhile."""
    revision = {"shown": 0}
    handler = type("NewsroomHandler", (_Handler,), {"revision": revision})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield Newsroom(f"http://127.0.0.1:{server.server_address[1]}", revision)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    """Answers with the pages of the newsroom, and with 304 to whoever has them already."""

    revision: dict[str, int]

    def do_GET(self) -> None:
        page = self._page()
        if page is None:
            self.send_error(404)
            return
        body = page.read_bytes()
        etag = f'"{sha256(body).hexdigest()[:16]}"'
        fresh = self.headers.get("If-None-Match") == etag
        self.send_response(304 if fresh else 200)
        self.send_header("ETag", etag)
        self.send_header(
            "Content-Type", "application/atom+xml" if page.suffix == ".xml" else "text/html; charset=utf-8"
        )
        self.send_header("Content-Length", "0" if fresh else str(len(body)))
        self.end_headers()
        if not fresh:
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name of the overridden method
        """Say nothing: the requests are the demonstration's own."""

    def _page(self) -> Path | None:
        name = _PAGE_NAME.fullmatch(self.path)
        if not name:
            return None
        stem, suffix = name.groups()
        candidates = [PAGES / f"{stem}.{suffix}"]
        if self.revision["shown"]:
            candidates.insert(0, PAGES / f"{stem}.rev{self.revision['shown']}.{suffix}")
        return next((path for path in candidates if path.is_file()), None)


def run_demo(folder: Path) -> list[RenderableType]:
    """Ingest the newsroom before and after its revisions, and return what to show for it.

    ``folder`` receives the warehouse, and the two files a user would write: the feeds and the settings.
    An earlier demonstration in it is replaced.
    """
    warehouse = folder / "newsfacts.duckdb"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for earlier in replaceable_files(warehouse):
            earlier.unlink(missing_ok=True)
    except OSError as error:
        message = f"no demonstration can be put there: {error.strerror}; name another place with --folder"
        raise SettingsError(str(folder), message, "no_folder") from error
    with serve_newsroom() as newsroom:
        feeds, settings = _write_configuration(folder, newsroom.address)
        first = ingest(feeds=str(feeds), settings=str(settings), warehouse=str(warehouse))
        newsroom.revise()
        second = ingest(feeds=str(feeds), settings=str(settings), warehouse=str(warehouse))
    shown: list[RenderableType] = [Text("First run", style="bold underline"), *run_tables(first)]
    shown += [Text("Second run, after two articles were revised", style="bold underline"), *run_tables(second)]
    with Warehouse.open(warehouse, read_only=True) as opened:
        followed = [one for one in standing(opened, AS_OF) if one["articles"] > 1 or one["times_moved"]]
        shown_life = min(followed, key=lambda one: one["status"] != "withdrawn")  # the one that was dropped, if any
        life = timeline(opened, shown_life["thread_id"])
        spokespeople = opened.query(opened.bundled("spokespeople"))
    shown.append(Text("Promises that more than one article, or a revision, tells of", style="bold underline"))
    shown.append(standing_table(followed, AS_OF))
    shown.append(Text(f"The life of one that is {shown_life['status']}", style="bold underline"))
    shown += timeline_tables(life)
    shown.append(_spokespeople_table(spokespeople))
    shown.append(_next_step(warehouse))
    return shown


def _write_configuration(folder: Path, address: str) -> tuple[Path, Path]:
    feeds = folder / "feeds.toml"
    feeds.write_text(f'[[feeds]]\nname = "harbour-ledger"\nurl = "{address}/feed.xml"\nlanguage = "en"\n', "utf-8")
    settings = folder / "newsfacts.toml"
    settings.write_text("[fetch]\nmin_gap_seconds = 0.0  # the newsroom is our own\n", "utf-8")
    return feeds, settings


def _spokespeople_table(spokespeople: Any) -> Table:
    rows = [(row.organization, row.person, row.roles) for row in spokespeople.itertuples()]
    return table("Spokespeople and whom they speak for", ("organization", "person", "as"), rows)


def _next_step(warehouse: Path) -> Text:
    """A command to copy: by its path where the environment it was installed into is not active."""
    program = "newsfacts" if shutil.which("newsfacts") else os.path.relpath(sys.argv[0])
    command = f"{program} commitments --overdue --as-of {AS_OF} --warehouse {warehouse}"
    return Text.assemble("Next: ", (command, "bold cyan"))
