"""Backups: verified, a few of each kind, and the way back to one of them."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta

import duckdb
import pytest

from models import WarehouseError
from warehouse import backups
from warehouse.backups import DAILY, back_up, back_up_when_due, backups_of, copies_of, faults_of, restore
from warehouse.files import log_path, note_path
from warehouse.snapshot import publish
from warehouse.store import Warehouse

MORNING = datetime(2026, 3, 2, 8, tzinfo=UTC)


@pytest.fixture
def path(tmp_path, started_file):
    shutil.copy(note_path(started_file), note_path(tmp_path / "facts.duckdb"))
    return shutil.copy(started_file, tmp_path / "facts.duckdb")


@pytest.fixture
def clock(monkeypatch):
    """Each look at the clock is a second later."""
    now = [MORNING]

    class Clock(datetime):
        @classmethod
        def now(cls, zone=None):
            now[0] += timedelta(seconds=1)
            return now[0]

    monkeypatch.setattr(backups, "datetime", Clock)
    return now


def runs(path):
    with Warehouse.open(path, read_only=True) as warehouse:
        return sorted(warehouse.query("select run_id from run").run_id)


def start(path, run_id):
    with Warehouse.open(path) as warehouse:
        warehouse.start_run(run_id, "ingest", MORNING)


def test_the_newest_of_each_kind_are_kept(path, clock):
    back_up(path, "before-schema-9", 2)
    for _ in range(4):
        back_up(path, DAILY, 2)
    kinds = [backup.kind for backup in backups_of(path)]
    assert kinds == [DAILY, DAILY, "before-schema-9"]
    assert [faults_of(backup.path) for backup in backups_of(path)] == [[], [], []]


def test_a_daily_backup_is_taken_once_a_day(path, clock):
    assert back_up_when_due(path, 3, timedelta(hours=24))
    assert back_up_when_due(path, 3, timedelta(hours=24)) is None
    clock[0] += timedelta(hours=25)
    assert back_up_when_due(path, 3, timedelta(hours=24))
    assert back_up_when_due(path, 0, timedelta()) is None
    assert len(backups_of(path)) == 2


def test_a_damaged_warehouse_is_restored_and_kept_aside(path):
    back_up(path, DAILY, 3)
    damaged = bytearray(path.read_bytes())
    damaged[4096] ^= 1
    path.write_bytes(damaged)
    log_path(path).write_bytes(b"a log that must not be applied to the restored file")
    with pytest.raises(WarehouseError, match="newsfacts restore") as caught:
        Warehouse.open(path)
    assert caught.value.reason == "damaged"
    kept = restore(path, backups_of(path)[0].path)
    assert runs(path) == ["run-1"]
    assert sorted(file.read_bytes() for file in kept) == sorted(
        [bytes(damaged), b"a log that must not be applied to the restored file"]
    )
    start(path, "run-2")
    assert runs(path) == ["run-1", "run-2"]


def test_a_restored_warehouse_goes_on_where_its_copy_was(path):
    """What was acknowledged after the copy was taken is known to be given up; sequences go on."""
    publish(path)
    start(path, "run-2")
    restore(path, copies_of(path)[0].path)
    assert runs(path) == ["run-1"]
    start(path, "run-3")
    assert runs(path) == ["run-1", "run-3"]


def test_an_unsound_copy_is_refused_before_anything_is_touched(path):
    backup = back_up(path, DAILY, 3)
    content = bytearray(backup.path.read_bytes())
    content[4096] ^= 1
    backup.path.write_bytes(content)
    before = path.read_bytes()
    assert faults_of(backup.path)
    with pytest.raises(WarehouseError, match=r"is not sound: .*; choose another"):
        restore(path, backup.path)
    assert path.read_bytes() == before


def test_rows_that_a_copy_lacks_are_a_fault(path, batch, make_extractor):
    with Warehouse.open(path) as warehouse:
        warehouse.load(batch, make_extractor())
    backup = back_up(path, DAILY, 3)
    with duckdb.connect(str(backup.path)) as connection:
        connection.execute("delete from claim")
    assert faults_of(backup.path) == ["claim has 0 instead of 1"]


def test_copies_are_the_published_one_and_the_backups(path):
    assert copies_of(path) == []
    back_up(path, DAILY, 3)
    publish(path)
    assert {copy.kind for copy in copies_of(path)} == {"published", DAILY}
