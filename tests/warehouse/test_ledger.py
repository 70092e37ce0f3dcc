"""The ledger: what was acknowledged is there when the file is opened, or the opening is refused."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import textwrap
from datetime import UTC, datetime

import duckdb
import pytest

from models import WarehouseError
from warehouse import ledger
from warehouse.backups import accept_as_it_is, faults_of
from warehouse.files import log_path, note_path
from warehouse.store import Warehouse

MORNING = datetime(2026, 3, 2, 8, tzinfo=UTC)


@pytest.fixture
def path(tmp_path, started_file):
    """A closed warehouse file in which a run has started."""
    shutil.copy(note_path(started_file), note_path(tmp_path / "facts.duckdb"))
    return shutil.copy(started_file, tmp_path / "facts.duckdb")


def write_and_die(path, runs):
    """A process starts so many runs, each one transaction, and is killed before DuckDB empties its log."""
    script = f"""
        import datetime, os, pathlib, signal
        from warehouse.store import Warehouse
        warehouse = Warehouse.open(pathlib.Path({str(path)!r}))
        for number in range({runs}):
            warehouse.start_run(f"late-{{number}}", "ingest", datetime.datetime(2026, 3, 2))
        os.kill(os.getpid(), signal.SIGKILL)
    """
    ended = subprocess.run([sys.executable, "-c", textwrap.dedent(script)], check=False)
    assert ended.returncode == -9
    assert log_path(path).stat().st_size > 0


def refusal(path, read_only):
    """Why the file cannot be opened; None: it can, and holds all that was acknowledged."""
    try:
        with Warehouse.open(path, read_only=read_only) as warehouse:
            assert len(warehouse.query("from run where run_id like 'late-%'")) == 20
    except WarehouseError as error:
        return error.reason
    return None


def late_runs(path):
    with Warehouse.open(path, read_only=True) as warehouse:
        return int(warehouse.query("select count(*) as n from run where run_id like 'late-%'").n[0])


def test_every_write_is_entered_and_noted(path, batch, make_extractor):
    with Warehouse.open(path) as warehouse:
        before = ledger.last_entry(warehouse._connection).number
        warehouse.load(batch, make_extractor())
        entries = warehouse.query("select * from ledger order by ledger_number")
        assert entries.ledger_number.tolist() == list(range(1, before + 2))
        assert entries.iloc[-1].row_counts["commitment"] == 2
        assert (entries.iloc[-1].step, entries.iloc[-1].run_id) == ("batch", "run-1")
        assert ledger.noted(path) == ledger.last_entry(warehouse._connection)


def test_a_write_that_fails_is_not_entered(path):
    with Warehouse.open(path) as warehouse:
        before = ledger.last_entry(warehouse._connection)
        with pytest.raises(WarehouseError):
            warehouse.interrupt_run("unknown", MORNING, "")
        assert ledger.last_entry(warehouse._connection) == before


def test_what_a_killed_process_had_acknowledged_is_there(path):
    write_and_die(path, 5)
    assert late_runs(path) == 5
    Warehouse.open(path).close()
    assert late_runs(path) == 5


def test_a_damaged_log_is_never_taken_for_a_short_one(path, tmp_path):
    """Where the length of a record is damaged DuckDB opens without an error, short of rows, and removes the log."""
    write_and_die(path, 20)
    log = log_path(path).read_bytes()
    chance = random.Random(7)  # the same places in every run
    places = [chance.randrange(len(log)) for _ in range(6)] + [start + 2 for start in records_of(log)[::9]]
    silent = 0
    for trial, place in enumerate(places):
        damaged = bytearray(log)
        damaged[place] ^= 1 << chance.randrange(8)
        silent += rows_in_duckdb_alone(path, damaged, tmp_path / f"alone-{trial}") < 20
        for read_only in (True, False):
            copy = laid_out(path, damaged, tmp_path / f"ours-{trial}-{read_only}")
            assert refusal(copy, read_only) == "damaged"
            assert log_path(copy).read_bytes() == bytes(damaged), "what could still be told from it is gone"
    assert silent >= 3, "DuckDB has learned to tell; this test has lost its point"


def records_of(log):
    """Where each record of the log begins: with its length and checksum, eight bytes each."""
    starts, start = [], log.index((0x15).to_bytes(8, "little"))
    while start < len(log):
        starts.append(start)
        start += 16 + int.from_bytes(log[start : start + 8], "little")
    return starts


def laid_out(path, log, folder):
    """The file with another log beside it."""
    folder.mkdir()
    copy = folder / "facts.duckdb"
    shutil.copy(path, copy)
    shutil.copy(note_path(path), note_path(copy))
    log_path(copy).write_bytes(log)
    return copy


def rows_in_duckdb_alone(path, log, folder):
    try:
        with duckdb.connect(str(laid_out(path, log, folder))) as alone:
            return alone.execute("select count(*) from run where run_id like 'late-%'").fetchone()[0]
    except duckdb.Error:
        return 20  # it was told


def test_a_log_that_is_cut_off_is_refused(path, tmp_path):
    write_and_die(path, 10)
    log = log_path(path).read_bytes()
    for kept in range(0, len(log), len(log) // 12):
        log_path(path).write_bytes(log[:kept])
        with pytest.raises(WarehouseError, match="newsfacts restore") as caught:
            Warehouse.open(path)
        assert caught.value.reason == "damaged"
        assert log_path(path).exists()


def test_a_bit_that_flips_in_the_file_is_found(path, tmp_path, batch, make_extractor):
    """By opening, by a query, or by reading it through, unless no row stands there."""
    with Warehouse.open(path) as warehouse:
        warehouse.load(batch, make_extractor())
        warehouse._connection.execute("checkpoint")
        whole = contents(warehouse)
    sound = path.read_bytes()
    chance = random.Random(3)
    copy = tmp_path / "flipped.duckdb"
    found = 0
    for _ in range(30):
        damaged = bytearray(sound)
        damaged[chance.randrange(len(sound))] ^= 1 << chance.randrange(8)
        copy.write_bytes(damaged)
        if faults_of(copy):
            found += 1
            continue
        with Warehouse.open(copy, read_only=True) as warehouse:
            assert contents(warehouse) == whole
    assert found


def contents(warehouse):
    tables = [name for name in ledger.row_counts(warehouse._connection) if name != "ledger"]
    return {
        table: warehouse._connection.execute(
            "select count(*), bit_xor(hash(r)) from query_table($table) r", {"table": table}
        ).fetchone()
        for table in tables
    }


@pytest.mark.parametrize("kept", [0, 0.3, 0.9])
def test_a_file_that_is_cut_off_is_told_with_its_remedy(path, kept):
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * kept)])
    assert faults_of(path)


def test_rows_that_went_missing_are_told(path, batch, make_extractor):
    with Warehouse.open(path) as warehouse:
        warehouse.load(batch, make_extractor())
    with duckdb.connect(str(path)) as connection:
        connection.execute("delete from commitment")
    with pytest.raises(WarehouseError, match="commitment has 0 instead of 2"):
        Warehouse.open(path, read_only=True)
    accept_as_it_is(path)
    with Warehouse.open(path) as warehouse:
        assert warehouse.query("from commitment").empty


def test_an_older_copy_put_there_by_hand_is_refused_until_accepted(path):
    older = path.read_bytes()
    with Warehouse.open(path) as warehouse:
        warehouse.start_run("run-2", "ingest", MORNING)
    path.write_bytes(older)
    with pytest.raises(WarehouseError, match=r"its last write is no\. \d+, but no\. \d+ was acknowledged"):
        Warehouse.open(path)
    accept_as_it_is(path)
    Warehouse.open(path).close()


def test_a_new_warehouse_in_the_place_of_a_deleted_one_is_new(path):
    path.unlink()
    with Warehouse.open(path) as warehouse:
        assert warehouse.query("from run").empty
        assert ledger.noted(path) == ledger.last_entry(warehouse._connection)


@pytest.mark.parametrize("content", ["", "{}", "no json", '{"number": 1}'])
def test_a_note_that_cannot_be_read_is_as_good_as_none(path, content):
    note_path(path).write_text(content)
    Warehouse.open(path).close()
    with Warehouse.open(path) as warehouse:
        warehouse.start_run("run-2", "ingest", MORNING)
        assert ledger.noted(path) == ledger.last_entry(warehouse._connection)
