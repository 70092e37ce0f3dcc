"""Every SQL file binds on an empty warehouse, explains itself, and the catalogue is complete."""

import shutil

import duckdb
import pytest

from warehouse.sql import heading, names, statement
from warehouse.store import Warehouse, bundled_queries

FOLDERS = ("migrations", "views", "queries", "checks", "loads", "reads", "past", "copying")


@pytest.fixture(scope="module")
def empty(empty_file, tmp_path_factory):
    with Warehouse.open(shutil.copy(empty_file, tmp_path_factory.mktemp("bound") / "facts.duckdb")) as warehouse:
        yield warehouse


@pytest.mark.parametrize(("folder", "name"), [(folder, name) for folder in FOLDERS for name in names(folder)])
def test_every_file_opens_with_a_comment(folder, name):
    assert heading(statement(folder, name))


def test_an_unknown_file_is_no_file():
    with pytest.raises(KeyError):
        statement("queries", "../store")


@pytest.mark.parametrize("name", names("queries"))
def test_every_query_runs_without_parameters(empty, name):
    assert empty.query(empty.bundled(name)).empty


@pytest.mark.parametrize("name", names("queries"))
def test_every_parameter_is_explained(name):
    sql = statement("queries", name)
    for part in duckdb.extract_statements(sql):
        assert all(f"${parameter}" in heading(sql) for parameter in part.named_parameters)


def test_bundled_queries_say_what_a_row_is():
    assert bundled_queries()["overdue"].startswith("One row per open promise whose last day has passed.")
    assert all(text.startswith("One row per") for text in bundled_queries().values())


def test_an_empty_warehouse_breaks_no_expectation(empty):
    checks = empty.check()
    assert {check.name for check in checks} == set(names("checks"))
    assert all(check.severity in ("fail", "warn") and check.message for check in checks)
    assert all(check.rows.empty for check in checks)


def test_every_view_can_be_read(empty):
    views = empty.query("select view_name, sql from duckdb_views() where not internal")
    assert len(views) >= 12
    for view in views.view_name:
        assert empty.query(f"select * from {view}").empty


def test_macros_can_be_read(empty):
    assert empty.query("select * from overdue_commitments(current_date)").empty
    assert empty.query("select * from open_commitments('2026-01-01')").empty
    assert empty.query("select * from commitment_status('2026-01-01', learned_by := '2026-01-01')").empty
    assert empty.query("select * from commitment_timeline('a1')").empty
    assert empty.query("select * from commitments_by('Acme')").empty
    assert empty.query("select * from broken_or_withdrawn('2026-01-01', '2026-12-31')").empty


def test_the_catalogue_is_complete(empty):
    """Every table, column, view and table macro says what it is."""
    silent = empty.query(
        """
        select table_name as name from duckdb_tables() where comment is null
        union all
        select table_name || '.' || column_name from duckdb_columns()
        where comment is null and table_name in (select table_name from duckdb_tables())
        union all
        select view_name from duckdb_views() where not internal and comment is null
        union all
        select function_name from duckdb_functions()
        where function_type = 'table_macro' and not internal and comment is null
        """
    )
    assert silent.name.tolist() == []


def test_columns_of_views_are_explained(empty):
    """By a comment of their own, or by that of the table column whose name they keep."""
    silent = empty.query(
        """
        select table_name || '.' || column_name as name from duckdb_columns()
        where
            comment is null
            and table_name in (select view_name from duckdb_views() where not internal)
            and column_name not in (select column_name from duckdb_columns() where comment is not null)
        """
    )
    assert silent.name.tolist() == []


@pytest.mark.parametrize(("folder", "name"), [(folder, name) for folder in FOLDERS for name in names(folder)])
def test_lines_of_sql_fit_the_page(folder, name):
    assert [line for line in statement(folder, name).splitlines() if len(line) > 120] == []


def test_every_load_names_its_own_table(empty):
    tables = set(empty.query("select table_name from duckdb_tables()").table_name)
    for name in names("loads"):
        if name in tables:
            assert f"into {name} " in statement("loads", name)
