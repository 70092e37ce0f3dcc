"""Opening: who may, who waits, and what a refusal says."""

import shutil
import subprocess
import sys
import textwrap

import duckdb
import pytest

from models import WarehouseError
from warehouse import migrate
from warehouse.sql import names, statement
from warehouse.store import Warehouse


@pytest.fixture
def path(tmp_path):
    return tmp_path / "facts.duckdb"


@pytest.fixture
def made(path, empty_file):
    """Makes the file; what opens it next finds all migrations done."""
    shutil.copy(empty_file, path)


@pytest.fixture
def hold(path, started):
    """Starts a process that holds the file for some seconds, and returns it once it does."""

    def start(seconds, read_only=False):
        script = f"""
            import time, duckdb
            connection = duckdb.connect({str(path)!r}, read_only={read_only})
            print("held", flush=True)
            time.sleep({seconds})
        """
        return started(script)

    return start


def test_a_new_file_is_made_with_its_folder(tmp_path):
    with Warehouse.open(tmp_path / "new" / "facts.duckdb") as warehouse:
        assert warehouse.describe()["schema_version"] == migrate.newest_version()
        assert set(warehouse.describe()["counts"].values()) == {0}


def test_tools_with_duckdb_1_5_can_read_the_file(path):
    with Warehouse.open(path) as warehouse:
        tags = warehouse.query("select tags from duckdb_databases() where not internal").tags[0]
    assert tags["storage_version"].startswith("v1.5.0")


def test_nothing_is_fetched_from_the_extension_hub(path):
    with Warehouse.open(path) as warehouse:
        setting = warehouse.query("select value from duckdb_settings() where name = 'autoinstall_known_extensions'")
    assert setting.value[0] == "false"


def test_migrations_are_applied_once_each(path):
    for _ in range(2):
        with Warehouse.open(path) as warehouse:
            applied = warehouse.query("select name from schema_migration order by version").name.tolist()
        assert applied == list(names("migrations"))


def test_migrations_are_numbered_without_a_gap():
    numbers = [int(name.partition("_")[0]) for name in names("migrations")]
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_failing_migration_leaves_nothing(path, monkeypatch):
    def broken(folder, name):
        return "create table half (a text); select no_such_column" if "0002" in name else statement(folder, name)

    monkeypatch.setattr(migrate, "statement", broken)
    with pytest.raises(duckdb.BinderException):
        Warehouse.open(path)
    monkeypatch.undo()
    with duckdb.connect(str(path)) as connection:
        tables = {row[0] for row in connection.execute("select table_name from duckdb_tables()").fetchall()}
        assert connection.execute("select max(version) from schema_migration").fetchone() == (1,)
    assert "half" not in tables
    with Warehouse.open(path) as warehouse:
        assert warehouse.describe()["schema_version"] == migrate.newest_version()


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize("read_only", [False, True])
def test_a_newer_schema_is_refused_and_left_alone(path, read_only):
    with duckdb.connect(str(path)) as connection:
        connection.execute("insert into schema_migration values (99, '0099_future', now()::timestamp)")
    before = path.read_bytes()
    with pytest.raises(WarehouseError, match="schema version 99, this newsfacts knows up to") as caught:
        Warehouse.open(path, read_only=read_only)
    assert caught.value.reason == "newer_schema"
    assert path.read_bytes() == before


def test_a_file_without_our_schema_is_refused_read_only(path):
    duckdb.connect(str(path)).close()
    with pytest.raises(WarehouseError, match="an ingest brings it up to date") as caught:
        Warehouse.open(path, read_only=True)
    assert caught.value.reason == "older_schema"


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("content", [b"no database\n" * 500, b"x"])
def test_a_file_that_is_no_duckdb_is_refused(path, content, read_only):
    path.write_bytes(content)
    with pytest.raises(WarehouseError, match="is not a DuckDB file") as caught:
        Warehouse.open(path, read_only=read_only)
    assert caught.value.reason == "not_a_warehouse"
    assert path.read_bytes() == content


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(WarehouseError, match="is a folder"):
        Warehouse.open(tmp_path)


def test_a_missing_file_is_not_made_by_reading(path):
    with pytest.raises(WarehouseError, match="there is no warehouse here yet") as caught:
        Warehouse.open(path, read_only=True)
    assert caught.value.reason == "missing"
    assert not path.exists()


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(WarehouseError, match="its folder cannot be made"):
        Warehouse.open(tmp_path / "file" / "facts.duckdb")


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize("read_only", [False, True])
def test_a_held_file_names_its_holder(path, hold, read_only):
    holder = hold(60)
    with pytest.raises(WarehouseError, match=f"process {holder.pid} holds the file .* then try again") as caught:
        Warehouse.open(path, read_only=read_only, wait_seconds=0.2)
    assert caught.value.transient
    assert caught.value.reason == "locked"


def test_a_process_cannot_read_what_it_writes_at_the_same_time(path):
    with Warehouse.open(path), pytest.raises(WarehouseError, match="this process itself holds the file") as caught:
        Warehouse.open(path, read_only=True, wait_seconds=0.1)
    assert caught.value.transient


@pytest.mark.usefixtures("made")
def test_a_held_file_is_waited_for(path, hold):
    hold(1.0)
    with Warehouse.open(path, wait_seconds=30) as warehouse:
        assert warehouse.known().feeds == {}


@pytest.mark.usefixtures("made")
def test_readers_do_not_disturb_each_other(path, hold):
    before = path.read_bytes()
    hold(60, read_only=True)
    with Warehouse.open(path, read_only=True, wait_seconds=0) as warehouse:
        assert warehouse.query("select count(*) as rows from commitments")["rows"][0] == 0
    assert path.read_bytes() == before


@pytest.mark.usefixtures("made")
def test_a_reader_can_change_nothing(path):
    with (
        Warehouse.open(path, read_only=True) as warehouse,
        pytest.raises(WarehouseError, match="read-only"),
    ):
        warehouse.query("delete from run")


@pytest.mark.parametrize(
    "said",
    [
        duckdb.FatalException("FATAL Error: fsync failed!"),
        duckdb.IOException('IO Error: Could not write file "/facts.duckdb": No space left on device'),
        duckdb.TransactionException("TransactionContext Error: Failed to commit: Could not write file"),
    ],
    ids=["flush", "write", "commit"],
)
def test_a_disk_that_fails_is_told_in_our_words(path, said):
    """Whatever DuckDB calls it: a write that failed, a flush that did, a full disk."""
    with pytest.raises(WarehouseError, match="MiB are free there: make room") as caught, Warehouse.open(path):
        raise said
    assert caught.value.reason == "not_written"


@pytest.mark.usefixtures("made")
def test_a_wrong_query_is_the_askers_fault(path):
    with Warehouse.open(path) as warehouse:
        with pytest.raises(WarehouseError, match="no_such_table") as caught:
            warehouse.query("select * from no_such_table")
        assert caught.value.reason == "query"
        with pytest.raises(WarehouseError, match=r"no parameter of this query; it has \$a"):
            warehouse.query("select $a as a", {"a": 1, "b": 2})
        with pytest.raises(WarehouseError, match=r"there are .*overdue"):
            warehouse.bundled("over-due")


@pytest.mark.usefixtures("made")
def test_what_a_killed_writer_had_committed_is_there_to_read(path):
    """DuckDB keeps it in the log beside the file, which a reader applies without writing."""
    script = f"""
        import datetime, pathlib, time
        from warehouse.store import Warehouse
        warehouse = Warehouse.open(pathlib.Path({str(path)!r}))
        warehouse.start_run("run-1", "ingest", datetime.datetime(2026, 3, 2))
        warehouse._connection.begin()
        warehouse._connection.execute("delete from run")
        print("written", flush=True)
        time.sleep(60)
    """
    process = subprocess.Popen([sys.executable, "-c", textwrap.dedent(script)], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "written\n"
    process.kill()
    process.communicate()
    before = path.read_bytes()
    with Warehouse.open(path, read_only=True) as warehouse:
        assert warehouse.query("select run_id, status from runs").values.tolist() == [["run-1", "running"]]
    assert path.read_bytes() == before


@pytest.mark.parametrize("read_only", [False, True])
def test_somebody_elses_database_is_left_alone(tmp_path, read_only):
    """A DuckDB file with other tables is no warehouse, and must not become one."""
    path = tmp_path / "other.duckdb"
    with duckdb.connect(str(path)) as other:
        other.execute("create table run (id integer)")
    with pytest.raises(WarehouseError, match="no warehouse of newsfacts"):
        Warehouse.open(path, read_only=read_only)


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize(
    "sql", ["from read_text('/etc/hostname')", "copy (select 1) to 'out.csv'", "attach 'other.duckdb'", "set threads=1"]
)
def test_a_reader_reaches_nothing_but_the_warehouse(path, sql):
    """An analyst's query cannot read or write other files, nor change a setting."""
    with Warehouse.open(path, read_only=True) as reader, pytest.raises(WarehouseError):
        reader.query(sql)


@pytest.mark.usefixtures("made")
def test_views_of_another_version_are_rebuilt_by_a_writer(path, monkeypatch):
    """A reader is told, since it cannot rebuild them; a writer does, and only then."""
    with monkeypatch.context() as patch:
        patch.setattr("warehouse.migrate._views_digest", lambda: "of another version")
        with pytest.raises(WarehouseError, match="an ingest brings them up to date"):
            Warehouse.open(path, read_only=True)
        Warehouse.open(path).close()
        Warehouse.open(path, read_only=True).close()
    Warehouse.open(path).close()
    with Warehouse.open(path) as opened:
        assert len(opened.query("from view_set")) == 3
