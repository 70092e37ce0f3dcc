-- One row: how many tables the file holds.
select count(*) from duckdb_tables() where not internal
