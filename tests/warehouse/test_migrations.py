"""Migrations: from every earlier schema, with its rows; backed up before, and whole also when killed in between."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import textwrap

import duckdb
import pytest

from models import WarehouseError
from warehouse import migrate
from warehouse.backups import backups_of, faults_of
from warehouse.failpoints import VARIABLE
from warehouse.sql import names, statement
from warehouse.store import Warehouse

#: What a warehouse of that schema may hold: one row of each table it brought that every later one must still hold.
ROWS = {
    1: (
        "insert into run (run_id, kind, status, started_at) values ('r', 'ingest', 'finished', '2026-03-02')",
        "insert into feed_state (feed_name, url, configured_url, etag, failures, gone) "
        "values ('f', 'u', 'u', '1', 0, false)",
        "insert into entry (feed_name, entry_digest, entry_id, link, title, summary, authors, run_id) "
        "values ('f', 'd', '1', 'https://n.example/a', 'A', '', [], 'r')",
    ),
    2: (
        "insert into article values ('a', 'https://n.example/a', 'r')",
        "insert into page_state (url, article_id, status, fetched_at, failures) "
        "values ('https://n.example/a', 'a', 'stored', '2026-03-02', 0)",
        "insert into article_version (version_id, article_id, content_hash, url, fetched_url, title, text, "
        "published_precision, authors, origins, warnings, run_id) values "
        "('v', 'a', 'h', 'https://n.example/a', 'https://n.example/a', 'T', 'Text.', 'day', [], map {}, [], 'r')",
        "insert into version_observation (article_id, version_id, observed_at, run_id) "
        "values ('a', 'v', '2026-03-02', 'r')",
    ),
    3: (
        "insert into extraction (extraction_id, version_id, article_id, extractor_id, extracted_at, run_id) "
        "values ('x', 'v', 'a', 'e', '2026-03-02', 'r')",
    ),
}
VERSIONS = [int(name.partition("_")[0]) for name in names("migrations")]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A warehouse as the newsfacts of each schema left it, by version; each made from the one before."""
    folder = tmp_path_factory.mktemp("made")
    files = {}
    for name, number in zip(names("migrations"), VERSIONS, strict=True):
        files[number] = folder / f"{number}.duckdb"
        if number > VERSIONS[0]:
            shutil.copy(files[number - 1], files[number])
        with duckdb.connect(str(files[number]), config={"storage_compatibility_version": "v1.5.0"}) as connection:
            connection.execute(statement("migrations", name))
            connection.execute("insert into schema_migration values (?, ?, now()::timestamp)", [number, name])
            for row in ROWS.get(number, ()):
                connection.execute(row)
    return files


def held(path):
    with Warehouse.open(path, read_only=True) as warehouse:
        return {
            table: len(warehouse.query(f"from {table}"))
            for table in ("run", "entry", "article", "article_version", "version_observation", "extraction")
        }


@pytest.fixture
def path(tmp_path):
    return tmp_path / "facts.duckdb"


@pytest.fixture
def few_views(monkeypatch):
    """Only the views that every other one reads: to build all of them takes longer than all migrations."""
    first = tuple(name for name in names("views") if name < "3")
    monkeypatch.setattr(migrate, "names", lambda folder: first if folder == "views" else names(folder))
    migrate._views_digest.cache_clear()
    yield
    migrate._views_digest.cache_clear()


@pytest.mark.usefixtures("few_views")
@pytest.mark.parametrize("version", [version for version in VERSIONS if version < VERSIONS[-1]])
def test_every_earlier_schema_is_brought_up_to_date(made, path, version):
    """Its rows stay, and a sound copy of it is there as it was."""
    shutil.copy(made[version], path)
    Warehouse.open(path).close()
    assert held(path) == {
        table: int(version >= since)
        for table, since in (("run", 1), ("entry", 1), ("article", 2), ("article_version", 2),
                             ("version_observation", 2), ("extraction", 3))
    }  # fmt: skip
    (backup,) = backups_of(path)
    assert backup.kind == f"before-schema-{VERSIONS[-1]}"
    assert faults_of(backup.path) == []
    with duckdb.connect(str(backup.path), read_only=True) as connection:
        assert migrate.schema_version(connection) == version


def test_validators_that_stand_for_unasked_pages_go(made, path):
    """Else the page would never be seen: the feed would count as unchanged."""
    shutil.copy(made[1], path)
    Warehouse.open(path).close()
    with Warehouse.open(path) as warehouse:
        assert warehouse.known().feeds["f"].etag is None


def test_validators_of_a_feed_whose_pages_were_asked_stay(made, path):
    shutil.copy(made[9], path)
    Warehouse.open(path).close()
    with Warehouse.open(path) as warehouse:
        assert warehouse.known().feeds["f"].etag == "1"


def die_at(place, path):
    """Open the file to write in a process that is killed at the place."""
    child = os.fork()
    if child == 0:
        os.environ[VARIABLE] = place
        try:
            Warehouse.open(path).close()
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


@pytest.mark.usefixtures("few_views")
@pytest.mark.parametrize(
    "place",
    [
        "backup:before", "copy:after", "publish:before", "publish:after",
        *(f"migration {VERSIONS[-1]}:{where}" for where in ("before", "before commit", "after commit", "after")),
        f"migration {VERSIONS[-2]}:before commit", f"migration {VERSIONS[-2]}:after",
        "views:before commit", "views:after",
    ],
)  # fmt: skip
def test_a_migration_that_is_killed_is_done_again(made, path, place):
    shutil.copy(made[9], path)
    assert die_at(place, path) == -signal.SIGKILL
    Warehouse.open(path).close()
    assert set(held(path).values()) == {1}
    with Warehouse.open(path, read_only=True) as warehouse:
        assert warehouse.query("select count(*) as n from schema_migration").n[0] == len(VERSIONS)
    assert [faults_of(backup.path) for backup in backups_of(path)] in ([[]], [[], []])


def test_a_newer_schema_is_left_alone(made, path):
    shutil.copy(made[9], path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("insert into schema_migration values (999, '0999_future', now()::timestamp)")
    before = path.read_bytes()
    with pytest.raises(WarehouseError, match=rf"schema version 999, this newsfacts knows up to {VERSIONS[-1]}"):
        Warehouse.open(path)
    assert path.read_bytes() == before
    assert backups_of(path) == []


def test_nobody_migrates_under_a_run(made, path):
    """A run of an earlier version may be between two of its visits."""
    shutil.copy(made[9], path)
    script = f"""
        import pathlib, time
        from warehouse.lock import exclusive
        with exclusive(pathlib.Path({str(path)!r}), "ingest", 0):
            print("held", flush=True)
            time.sleep(60)
    """
    command = [sys.executable, "-c", textwrap.dedent(script)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout.readline() == "held\n"
        with pytest.raises(WarehouseError, match=f"ingest by process {run.pid}"):
            Warehouse.open(path)
        run.kill()
