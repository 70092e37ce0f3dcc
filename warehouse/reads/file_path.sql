-- One row: the file that is open.
select path from duckdb_databases() where not internal
