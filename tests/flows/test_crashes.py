"""A run over pages and texts that kill their reader: each costs itself, and everything else is stored."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

import pytest

from flows import ingest as flow
from flows import reading
from flows.doctor import State, examine
from flows.reading import FetchedPage
from flows.settings import NlpSettings, load_settings
from models import ArticleVersion, Extraction

pytestmark = [pytest.mark.flow, pytest.mark.timeout(600)]  # seconds, but minutes where many processes share the cores

PARAGRAPHS = (
    "The city council of Northport said on Monday that it will repair bridge number {number} before the end of May.",
    "Engineers found cracks in two of its piers last autumn, and lorries have had to take the ring road since then.",
    "The repair will cost about four million crowns, of which the region has promised to pay one half. {marker}",
)
MARKERS = {7: "die-by-signal", 8: "die-by-exit", 30: "die-by-loop", 31: "trip-a-bug", 41: "die-as-text"}
_read_page, _extract = reading._read_page, reading._extract


def read_page_or_die(page: FetchedPage) -> ArticleVersion:
    """The page, unless its bytes hold what kills this reader."""
    if b"die-by-signal" in page.resource.body:
        os.kill(os.getpid(), signal.SIGSEGV)
    if b"die-by-exit" in page.resource.body:
        os._exit(3)
    while b"die-by-loop" in page.resource.body:
        pass
    if b"trip-a-bug" in page.resource.body:
        raise KeyError("a table of ours lacks this")
    return _read_page(page)


def extract_or_die(asked: tuple[NlpSettings, ArticleVersion]) -> Extraction:
    """The facts of the text, unless it holds what kills this reader."""
    if "die-as-text" in asked[1].text:
        os.kill(os.getpid(), signal.SIGSEGV)
    return _extract(asked)


def page(number: int) -> bytes:
    body = "".join(f"<p>{text.format(number=number, marker=MARKERS.get(number, ''))}</p>" for text in PARAGRAPHS)
    title = f"Council to repair bridge {number}"
    return f'<html lang="en"><title>{title}</title><article><h1>{title}</h1>{body}</article></html>'.encode()


def ask(warehouse: Path, sql: str) -> list[tuple[Any, ...]]:
    from warehouse.store import Warehouse

    with Warehouse.open(warehouse, read_only=True) as opened:
        return list(opened.query(sql).itertuples(index=False, name=None))


def test_what_kills_its_reader_costs_no_neighbour(tmp_path, site, monkeypatch):
    """Of 50 pages three kill their reader, and one trips a bug: 46 are stored, one of them without facts.

    Each reason is told, and what is a bug of ours is told apart: by the exit code, the doctor and a query.
    """
    links = [site.on(f"/bridge-{number}", body=page(number)) for number in range(50)]
    items = "".join(f"<item><title>Item</title><link>{link}</link></item>" for link in links)
    feed = site.on("/feed", body=f'<rss version="2.0"><channel><title>N</title>{items}</channel></rss>'.encode())
    (tmp_path / "feeds.toml").write_text(f'[[feeds]]\nname = "courier"\nurl = "{feed}"\n')
    (tmp_path / "newsfacts.toml").write_text(
        '[nlp]\nmodel = "fast"\n[fetch]\nmin_gap_seconds = 0.0\n[isolation]\nseconds_per_page = 2\n'
    )
    monkeypatch.setattr("flows.reading._read_page", read_page_or_die)
    monkeypatch.setattr("flows.reading._extract", extract_or_die)
    for name in ("fetch_feeds", "store_batch"):  # Prefect has no part in this
        monkeypatch.setattr(flow, name, getattr(flow, name).fn)
    monkeypatch.setattr(flow, "publish_ingest_report", lambda *_: None)
    path = tmp_path / "facts.duckdb"
    files = {"feeds": str(tmp_path / "feeds.toml"), "settings": str(tmp_path / "newsfacts.toml")}
    report = flow.ingest.fn(**files, warehouse=str(path))
    assert report.exit_code == 5
    assert ask(path, "select count(*) from article_version") == [(46,)]
    assert ask(path, "select count(*) from extraction") == [(45,)]
    reasons = {failure.subject: failure.reason for failure in report.failures if failure.stage == "article"}
    assert reasons == {
        links[7]: "extractor_crashed (signal 11)", links[8]: "extractor_crashed (exit 3)", links[30]: "time_limit",
        links[31]: "internal_error",
    }  # fmt: skip
    assert [failure.reason for failure in report.failures if failure.stage == "extract"] == [
        "extractor_crashed (signal 11)"
    ]
    outcomes = ask(path, "select outcome, count(*) from entry_outcomes group by outcome order by outcome")
    assert sum(count for _, count in outcomes) == 50
    ((subject, traceback),) = ask(path, "select subject, traceback from failure where traceback is not null")
    assert subject == links[31]
    assert "in read_page_or_die" in traceback
    assert traceback.endswith("KeyError: 'a table of ours lacks this'")
    (finding,) = (found for found in examine(load_settings(Path(files["settings"])), path) if found.part == "newsfacts")
    assert (finding.state, links[31] in finding.found) == (State.BAD, True)
