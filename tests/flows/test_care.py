"""Looking after a warehouse from the command line: doctor, restore, retry, and reading while somebody writes."""

from __future__ import annotations

import io
import json
import shutil
import sys
from datetime import UTC, datetime

import pytest

from flows import cli
from models import Batch, FeedState, PageState, PageStatus
from warehouse.backups import DAILY, back_up
from warehouse.lock import exclusive
from warehouse.snapshot import publish
from warehouse.store import Warehouse

MORNING = datetime(2026, 3, 2, 8, tzinfo=UTC)


@pytest.fixture
def newsfacts(capsys, monkeypatch):
    """Runs the program in this process; returns its exit code, output and error output."""

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["newsfacts", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
        with pytest.raises(SystemExit) as ended:
            cli.main()
        written = capsys.readouterr()
        return int(ended.value.code or 0), written.out.replace("\n", " "), written.err.replace("\n", " ")

    return run


@pytest.fixture
def path(tmp_path, empty_file, monkeypatch):
    """A warehouse with a page, and a feed, that fail."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "newsfacts.toml").write_text('[nlp]\nmodel = "fast"\n[warehouse]\nwait_seconds = 0.3\n')
    path = shutil.copy(empty_file, tmp_path / "newsfacts.duckdb")
    page = PageState(
        url="https://n.example/a", status=PageStatus.FAILED, reason="extractor_crashed", message="signal 11",
        fetched_at=MORNING, failures=3, failed_stage="article", failing_since=MORNING, failed_body_hash="h",
    )  # fmt: skip
    feed = FeedState(feed_name="wire", url="u", configured_url="u", failures=1, last_reason="timeout", gone=True)
    with Warehouse.open(path) as warehouse:
        warehouse.start_run("run-1", "ingest", MORNING)
        warehouse.load(Batch(run_id="run-1", page_states=(page,), feed_states=(feed,)), None)
    return path


def examined(newsfacts):
    code, out, _ = newsfacts("doctor", "--json")
    return code, {finding["part"]: finding for finding in json.loads(out)}


def test_doctor_says_what_is_to_be_done(newsfacts, path):
    code, found = examined(newsfacts)
    assert code == 0
    assert {part for part, finding in found.items() if finding["state"] == "good"} >= {"model", "lock", "warehouse"}
    assert "the next run marks it" in found["runs"]["remedy"]
    assert found["quarantine"]["found"] == "1 of kind feed, 1 of kind page"
    assert found["published copy"]["state"] == found["backups"]["state"] == "warning"


def test_doctor_without_a_warehouse(newsfacts, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEWSFACTS_NLP__MODEL", "fast")
    code, found = examined(newsfacts)
    assert (code, found["warehouse"]["remedy"]) == (0, "newsfacts ingest makes it")


def test_a_damaged_file_is_found_and_restored(newsfacts, path):
    back_up(path, DAILY, 3)
    publish(path)
    damaged = bytearray(path.read_bytes())
    damaged[4096] ^= 1
    path.write_bytes(damaged)
    code, found = examined(newsfacts)
    assert code == 1
    assert "damaged" in found["warehouse"]["found"]
    assert "newsfacts restore" in found["warehouse"]["remedy"]
    for command in (["query", "select 1"], ["info"], ["retry", "--all"]):
        code, _, err = newsfacts(*command)
        assert code == 1
        assert "newsfacts restore lists the copies" in err
    code, out, _ = newsfacts("restore")
    assert code == 0
    assert "daily" in out
    assert "sound" in out
    code, out, _ = newsfacts("restore", "latest")
    assert code == 0
    assert "what was there is kept as" in out
    assert [kept.read_bytes() for kept in path.parent.glob("newsfacts.duckdb.damaged-*")] == [bytes(damaged)]
    assert newsfacts("query", "select count(*) from run")[0] == 0


def test_a_copy_that_is_none_is_refused(newsfacts, path):
    code, _, err = newsfacts("restore", "yesterday")
    assert code == 1
    assert "newsfacts restore lists them" in err
    assert newsfacts("restore", "latest")[0] == 1


def test_nothing_is_restored_under_a_run(newsfacts, path):
    publish(path)
    with exclusive(path, "ingest", 0):
        code, _, err = newsfacts("restore", "latest")
    assert code == 4
    assert "ingest by process" in err


def test_a_file_that_lost_rows_can_be_taken_as_it_is(newsfacts, path):
    older = path.read_bytes()
    with Warehouse.open(path) as warehouse:
        warehouse.start_run("run-2", "ingest", MORNING)
    path.write_bytes(older)
    code, _, err = newsfacts("query", "select 1")
    assert code == 1
    assert "restore --accept" in err
    assert newsfacts("restore", "--accept")[0] == 0
    assert newsfacts("query", "select 1")[0] == 0


def test_what_is_in_quarantine_is_shown_and_tried_again(newsfacts, path):
    code, out, _ = newsfacts("query", "quarantine", "--format", "json")
    assert code == 0
    by_kind = {row["kind"]: row for row in json.loads(out)}
    assert by_kind["page"]["reason"] == "extractor_crashed"
    assert (by_kind["page"]["tries"], by_kind["page"]["payload_hash"]) == (3, "h")
    assert by_kind["page"]["tried_again"] == "by request"
    code, out, _ = newsfacts("retry", "https://n.example/a")
    assert code == 0
    assert "1 will be tried" in out
    with Warehouse.open(path) as warehouse:
        known = warehouse.known()
    assert known.pages["https://n.example/a"].status is PageStatus.DEFERRED
    assert known.pages["https://n.example/a"].failures == 3
    assert known.feeds["wire"].gone
    assert newsfacts("retry", "--all")[0] == 0
    with Warehouse.open(path) as warehouse:
        assert not warehouse.known().feeds["wire"].gone
    code, _, err = newsfacts("retry", "https://n.example/b")
    assert code == 1
    assert "is not in quarantine" in err


def test_a_query_while_somebody_writes_is_answered_from_the_copy(newsfacts, path):
    """And says so; without a copy it says who writes, by a code of its own."""
    with Warehouse.open(path):
        code, _, err = newsfacts("query", "select 1")
        assert code == 4
        assert "holds the file" in err
    publish(path)
    with Warehouse.open(path):
        code, out, err = newsfacts("query", "select 42 as answer", "--format", "csv")
    assert code == 0
    assert "42" in out
    assert "this is its published copy of" in err
