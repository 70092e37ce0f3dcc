"""The published copy: there while a run writes, whole, and readable by other tools."""

from datetime import UTC, datetime

import duckdb
import pytest

from models import WarehouseError
from warehouse.files import snapshot_path
from warehouse.snapshot import open_published, open_to_read, publish, published_at
from warehouse.store import Warehouse


@pytest.fixture
def loaded(tmp_path, batch, make_extractor):
    """A closed warehouse file with one article, and nothing published."""
    path = tmp_path / "facts.duckdb"
    with Warehouse.open(path) as warehouse:
        warehouse.start_run("run-1", "ingest", datetime(2026, 3, 2, 8, tzinfo=UTC))
        warehouse.load(batch, make_extractor())
    return path


def counts(warehouse):
    return warehouse.describe()["counts"]


def test_the_copy_holds_what_the_warehouse_holds(loaded):
    """Rows, views and comments; and the sequences go on where they stood."""
    assert publish(loaded) == snapshot_path(loaded)
    catalogue = """
        select table_name || coalesce(comment, '') from duckdb_tables() where not internal
        union all select view_name || coalesce(comment, '') from duckdb_views() where not internal
        union all select table_name || column_name || coalesce(comment, '') from duckdb_columns() where not internal
        union all select function_name from duckdb_functions() where not internal
        union all select sequence_name || coalesce(last_value, 0) from duckdb_sequences()
        order by 1
    """
    with Warehouse.open(loaded, read_only=True) as warehouse, open_published(loaded) as copy:
        assert counts(copy) == counts(warehouse)
        assert copy.query(catalogue).equals(warehouse.query(catalogue))
        assert len(copy.query("from commitments")) == 2
        tags = copy.query("select tags from duckdb_databases() where not internal").tags[0]
    assert tags["storage_version"].startswith("v1.5.0")


def test_a_reader_of_the_copy_keeps_what_it_opened(loaded):
    publish(loaded)
    with open_published(loaded) as early:
        with Warehouse.open(loaded) as warehouse:
            warehouse.start_run("run-2", "ingest", datetime(2026, 3, 3, 8, tzinfo=UTC))
        publish(loaded)
        assert len(early.query("from run")) == 1
    with open_published(loaded) as late:
        assert len(late.query("from run")) == 2


def test_readers_get_the_warehouse_itself_when_it_is_free(loaded):
    publish(loaded)
    with open_to_read(loaded) as opened:
        assert opened.path == loaded


def test_readers_get_the_copy_while_somebody_writes(loaded):
    publish(loaded)
    with Warehouse.open(loaded) as writer:
        writer.start_run("run-2", "ingest", datetime(2026, 3, 3, 8, tzinfo=UTC))
        with open_to_read(loaded) as opened:
            assert opened.path == snapshot_path(loaded)
            assert len(opened.query("from run")) == 1
        assert published_at(loaded)


def test_a_held_warehouse_without_a_copy_is_said(loaded):
    with Warehouse.open(loaded), pytest.raises(WarehouseError, match="holds the file") as caught:
        open_to_read(loaded)
    assert caught.value.reason == "locked"
    with pytest.raises(WarehouseError, match="nothing has been published yet"):
        open_published(loaded)


def test_a_warehouse_that_cannot_be_copied_leaves_the_earlier_copy(loaded):
    publish(loaded)
    before = snapshot_path(loaded).read_bytes()
    with duckdb.connect(str(loaded)), pytest.raises(WarehouseError, match="holds the file"):
        publish(loaded, wait_seconds=0.1)
    assert snapshot_path(loaded).read_bytes() == before
    assert [path.name for path in loaded.parent.iterdir() if path.name.startswith(".")] == []


def test_nothing_to_copy_is_said(tmp_path):
    with pytest.raises(WarehouseError, match="no warehouse here yet"):
        publish(tmp_path / "facts.duckdb")
