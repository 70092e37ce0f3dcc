"""Starting the page: on this machine alone, or with a reason why not."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.review.desk import Desk
from flows.review.pages import article_page
from flows.review.report import write_report
from flows.review.serve import bring_up_to_date, listening_socket
from models import Batch, ReviewError, RunReport, WarehouseError
from warehouse.review import ReviewWarehouse


def test_the_page_listens_on_this_machine_alone() -> None:
    with listening_socket(0) as listener:
        host, port = listener.getsockname()
        assert host == "127.0.0.1"
        with pytest.raises(ReviewError, match=f"port {port}: cannot be used"):
            listening_socket(port)


def test_a_warehouse_that_is_not_there_is_told_before_anybody_looks(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="there is no warehouse here yet"):
        bring_up_to_date(tmp_path / "facts.duckdb")
    assert list(tmp_path.iterdir()) == []


def test_views_of_another_version_are_brought_up_to_date(readings: Any) -> None:
    with duckdb.connect(str(readings.path)) as connection:
        connection.execute("update view_set set digest = 'another'")
    with pytest.raises(WarehouseError, match="views of another version"):
        ReviewWarehouse.open(readings.path, read_only=True)
    bring_up_to_date(readings.path)
    with ReviewWarehouse.open(readings.path, read_only=True) as opened:
        assert len(opened.shown("overview")) == 1


def test_a_warehouse_that_is_held_does_not_keep_the_page_from_starting(readings: Any) -> None:
    with duckdb.connect(str(readings.path)):
        bring_up_to_date(readings.path)


def test_a_report_replaces_the_one_before_and_says_when_it_cannot(readings: Any, tmp_path: Path) -> None:
    folder = tmp_path / "report"
    assert write_report(Desk(readings.path), folder) == write_report(Desk(readings.path), folder)
    assert "Acme" in (folder / "index.html").read_text("utf-8")
    shutil.rmtree(folder)
    folder.write_text("a file is in the way")
    with pytest.raises(ReviewError, match="name another folder with --out"):
        write_report(Desk(readings.path), folder)


def test_a_text_in_another_language_has_no_page_and_nothing_to_review(
    readings: Any, make_version: Any, make_extraction: Any, make_extractor: Any, tmp_path: Path
) -> None:
    """It is stored but not read: a report goes on without it, and a gold set does not have it as reviewed."""
    version = make_version("Das Werk wird im Juni eröffnet.", url="https://news.example/werk", language="de")
    skipped = make_extraction(version, skipped="language: de")
    at = datetime(2026, 3, 9, 8, tzinfo=UTC)
    with ReviewWarehouse.open(readings.path) as opened:
        opened.start_run("run-foreign", "ingest", at)
        opened.load(Batch(run_id="run-foreign", versions=(version,), extractions=(skipped,)), make_extractor())
        opened.finish_run(RunReport(run_id="run-foreign", started_at=at, finished_at=at))
        assert version.article_id not in {row["article_id"] for row in opened.shown("reviewed_articles")}
        with pytest.raises(WarehouseError, match="no article that has been read"):
            article_page(opened, version.article_id)
    assert write_report(Desk(readings.path), tmp_path / "report") > 0
    assert not list((tmp_path / "report").rglob(f"*{version.article_id}*"))
